/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed as a caller may see it: rows after a number, or the present state; the hub streams it.
 */
#include "config.h"

#include "office/closures.h"
#include "office/help.h"
#include "office/turn-private.h"
#include "store/txn.h"
#include "wire/json.h"

#define FEED_CHUNK 500 /* rows of one read, so that a reader's snapshot stays short */

typedef struct {
  LoketOffice *office; /* within the read; the office may be gone when it is told of */
  LoketStore *store;   /* the same */
  char **topics;       /* that the caller may hear */
  gint64 after;
  LoketFeedPart *part;
} FeedJob;

static void
feed_job_free (gpointer data)
{
  FeedJob *job = data;

  g_strfreev (job->topics);
  loket_feed_part_free (job->part);
  g_free (job);
}

/**
 * loket_feed_part_free:
 * @part: (nullable) (transfer full): a part of the feed
 */
void
loket_feed_part_free (LoketFeedPart *part)
{
  if (part == NULL)
    return;
  g_clear_pointer (&part->events, g_ptr_array_unref);
  g_free (part);
}

/**
 * loket_feed_append:
 * @records: (element-type LoketRecord): entities as they are now
 * @newest_first: whether they have to be turned round
 * @events: (element-type LoketEvent): where to append
 *
 * Appends their state as events without numbers, what is personal left out.
 */
void
loket_feed_append (GPtrArray *records, gboolean newest_first, GPtrArray *events)
{
  for (guint i = 0; i < records->len; i++) {
    LoketRecord *record = g_ptr_array_index (records, newest_first ? records->len - 1 - i : i);
    g_autoptr (LoketRecord) open = loket_record_copy_public (record);
    LoketEvent *event = g_new0 (LoketEvent, 1);
    event->topic = g_strdup (loket_record_type_topic (G_OBJECT_TYPE (record)));
    event->entity = g_strdup (loket_record_type_entity (G_OBJECT_TYPE (record)));
    event->id = g_strdup (loket_record_id (record));
    event->record = loket_json_from_record (open);
    g_ptr_array_add (events, event);
  }
}

static gboolean
hears (FeedJob *job, const char *topic)
{
  return g_strv_contains ((const char *const *) job->topics, topic);
}

static gboolean
read_state (FeedJob *job, LoketTxn *txn, LoketFeedPart *part, GError **error)
{
  gint64 now = loket_clock_now (loket_office_clock (job->office));
  g_autofree char *day = loket_turn_business_day (txn, job->office, now, NULL, error);

  if (day == NULL)
    return FALSE;
  part->reset = TRUE;
  part->events = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_event_free);
  return (!hears (job, "queue") || (loket_queue_state (txn, day, part->events, error) &&
                                    loket_help_feed (txn, day, part->events, error) &&
                                    loket_closure_feed (txn, part->events, error))) &&
         (!hears (job, "jobs") || loket_job_state (txn, part->events, error));
}

static gboolean
read_rows (FeedJob *job, LoketTxn *txn, LoketFeedPart *part, GError **error)
{
  if (job->topics[0] == NULL) {
    part->events = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_event_free);
    return TRUE;
  }
  part->events = loket_txn_events_after (
      txn, job->after, (const char *const *) job->topics, FEED_CHUNK, error);
  if (part->events == NULL)
    return FALSE;
  if (part->events->len == FEED_CHUNK) {
    LoketEvent *last = g_ptr_array_index (part->events, part->events->len - 1);
    part->up_to = last->seq;
  }
  return TRUE;
}

static gboolean
feed_work (LoketTxn *txn, gpointer data, GError **error)
{
  FeedJob *job = data;
  g_autoptr (LoketFeedPart) part = g_new0 (LoketFeedPart, 1);
  gint64 last = loket_txn_last_seq (txn, error);
  gint64 first = last >= 0 ? loket_txn_first_seq (txn, error) : -1;

  if (last < 0 || first < 0)
    return FALSE;
  part->up_to = last;
  if (job->after < 0 || job->after > last || job->after + 1 < first) {
    if (!read_state (job, txn, part, error))
      return FALSE;
  } else if (!read_rows (job, txn, part, error)) {
    return FALSE;
  }
  loket_feed_part_free (job->part);
  job->part = g_steal_pointer (&part);
  return TRUE;
}

static void
feed_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  FeedJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (loket_store_finish (job->store, result, &error))
    g_task_return_pointer (
        task, g_steal_pointer (&job->part), (GDestroyNotify) loket_feed_part_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * loket_office_feed:
 * @office: the office
 * @caller: who listens
 * @topics: (nullable) (array zero-terminated=1): topics wanted, %NULL = all
 * @after: the last sequence number it has, negative for none
 * @done: called on the caller's main context
 * @done_data: for @done
 *
 * Reads the next part of the feed, at most 500 rows: ask again from `up_to` until it is empty.
 */
void
loket_office_feed (LoketOffice *office,
                   const LoketCaller *caller,
                   const char *const *topics,
                   gint64 after,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  GTask *task = g_task_new (NULL, NULL, done, done_data);
  FeedJob *job = g_new0 (FeedJob, 1);

  job->office = office;
  job->store = loket_office_store (office);
  job->topics = loket_caller_topics (caller, topics);
  job->after = after;
  g_task_set_source_tag (task, loket_office_feed);
  g_task_set_task_data (task, job, feed_job_free);
  loket_store_read_quick (job->store, feed_work, job, feed_done_cb, task);
}

/**
 * loket_office_feed_finish:
 * @office: the office
 * @result: what the callback got
 * @error: set when the store fails
 *
 * Returns: (transfer full): the part of the feed
 */
LoketFeedPart *
loket_office_feed_finish (LoketOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loket_office_feed), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
