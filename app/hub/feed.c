/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers of the feed, those with the same filter in one group that reads the store once per
 * wake-up for all of them; stream.c joins one for each open GET /v1/feed. */
#include "config.h"

#include "hub/feed.h"

#include "hub/feed-text.h"

#include <string.h>

#define COMMENT ":\n\n"
#define NUDGE "event: hello\ndata: {}\n\n"

/* A reader first catches up by reads of its own, one part at a time and only as fast as it takes
 * them; then it is a member of its group and hears what the group reads. */
struct _LoketFeedReader {
  LoketFeed *feed; /* NULL once it has left */
  char *filter;    /* key of its group */
  LoketCaller caller;
  char **topics;
  gint64 position; /* everything up to here is in the queue or taken */
  gboolean member;
  gboolean reading;
  gboolean over;
  gboolean torn;
  GQueue unsent; /* GBytes */
  gsize offset;  /* taken of the first one */
  gsize bytes;   /* all that is unsent */
  guint events;  /* at most so many are unsent: set back when all is taken */
  LoketFeedWake wake;
  gpointer data;
};

typedef struct {
  LoketFeed *feed; /* NULL when the feed went while a read was under way */
  char *filter;
  LoketCaller caller;
  char **topics;
  GPtrArray *members; /* LoketFeedReader, borrowed */
  gint64 position;
  gboolean reading;
} FeedGroup;

struct _LoketFeed {
  LoketOffice *office;
  GHashTable *groups; /* filter → FeedGroup */
  GPtrArray *readers; /* LoketFeedReader that have not left */
  gint64 last_seq;
  guint comment_timer;
  gboolean ended;
};

static void catch_up (LoketFeedReader *reader);

static void
feed_reader_clear (gpointer data)
{
  LoketFeedReader *reader = data;

  g_queue_clear_full (&reader->unsent, (GDestroyNotify) g_bytes_unref);
  g_free (reader->filter);
  g_strfreev (reader->topics);
}

static void
feed_reader_unref (gpointer reader)
{
  g_rc_box_release_full (reader, feed_reader_clear);
}

static void
feed_group_clear (gpointer data)
{
  FeedGroup *group = data;

  g_free (group->filter);
  g_strfreev (group->topics);
  g_ptr_array_unref (group->members);
}

static void
feed_group_unref (gpointer group)
{
  g_rc_box_release_full (group, feed_group_clear);
}

static void
feed_group_leave_feed (gpointer data)
{
  FeedGroup *group = data;

  group->feed = NULL;
  feed_group_unref (group);
}

/* The wake-up may make the reader leave: its callers hold a reference. */
static void
push (LoketFeedReader *reader, GBytes *text, guint n_events)
{
  const gsize size = g_bytes_get_size (text);

  if (size == 0 || reader->over || reader->torn)
    return;
  g_queue_push_tail (&reader->unsent, g_bytes_ref (text));
  reader->bytes += size;
  reader->events += n_events;
  reader->wake (reader, reader->data);
}

static void
tear (LoketFeedReader *reader)
{
  if (reader->torn || reader->over)
    return;
  reader->torn = TRUE;
  reader->wake (reader, reader->data);
}

static gboolean
is_too_slow (LoketFeedReader *reader)
{
  return reader->events > LOKET_FEED_UNSENT_EVENTS || reader->bytes > LOKET_FEED_UNSENT_BYTES;
}

/* Everything that a group read reaches its members here, those that came in between behind their
 * own position. */
static void
hand_out (FeedGroup *group, gint64 from, const LoketFeedPart *part)
{
  guint n_shared;
  g_autoptr (GBytes) shared = loket_feed_text (part, from, &n_shared);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (feed_reader_unref);

  for (guint i = 0; i < group->members->len; i++)
    g_ptr_array_add (members, g_rc_box_acquire (g_ptr_array_index (group->members, i)));
  for (guint i = 0; i < members->len; i++) {
    LoketFeedReader *reader = g_ptr_array_index (members, i);
    const gint64 heard = reader->position;

    if (reader->feed == NULL || (part->up_to <= heard && !part->reset))
      continue;
    reader->position = part->up_to;
    if (heard == from) {
      push (reader, shared, n_shared);
    } else {
      guint n_own;
      g_autoptr (GBytes) own = loket_feed_text (part, heard, &n_own);
      push (reader, own, n_own);
    }
    if (is_too_slow (reader))
      tear (reader);
  }
}

static void group_read (FeedGroup *group);

static void
drop_if_empty (FeedGroup *group)
{
  if (group->feed != NULL && group->members->len == 0 && !group->reading)
    g_hash_table_remove (group->feed->groups, group->filter);
}

static void
group_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  FeedGroup *group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFeedPart) part = NULL;

  group->reading = FALSE;
  if (group->feed != NULL) {
    const gint64 from = group->position;

    part = loket_office_feed_finish (group->feed->office, result, &error);
    if (part != NULL) {
      group->position = MAX (part->up_to, from);
      hand_out (group, from, part);
    } else {
      g_message ("the feed could not be read: %s", error->message);
      while (group->members->len > 0) {
        LoketFeedReader *reader = g_ptr_array_steal_index (group->members, 0);
        reader->member = FALSE;
        tear (reader);
      }
    }
    group_read (group);
    drop_if_empty (group);
  }
  feed_group_unref (group);
}

static void
group_read (FeedGroup *group)
{
  if (group->reading || group->members->len == 0 || group->feed->ended ||
      group->position >= group->feed->last_seq)
    return;
  group->reading = TRUE;
  loket_office_feed (group->feed->office,
                     &group->caller,
                     (const char *const *) group->topics,
                     group->position,
                     group_read_cb,
                     g_rc_box_acquire (group));
}

static FeedGroup *
group_of (LoketFeedReader *reader)
{
  FeedGroup *group = g_hash_table_lookup (reader->feed->groups, reader->filter);

  if (group != NULL)
    return group;
  group = g_rc_box_new0 (FeedGroup);
  group->feed = reader->feed;
  group->filter = g_strdup (reader->filter);
  group->caller = reader->caller;
  group->topics = g_strdupv (reader->topics);
  group->members = g_ptr_array_new ();
  g_hash_table_insert (reader->feed->groups, group->filter, group);
  return group;
}

/* A group that is ahead of the reader would hand it a hole. */
static gboolean
join_group (LoketFeedReader *reader)
{
  FeedGroup *group = group_of (reader);

  if (group->members->len == 0 && !group->reading)
    group->position = reader->position;
  if (reader->position < MAX (group->position, reader->feed->last_seq))
    return FALSE;
  reader->member = TRUE;
  g_ptr_array_add (group->members, reader);
  return TRUE;
}

static void
catch_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketFeedReader *reader = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFeedPart) part = NULL;

  reader->reading = FALSE;
  if (reader->feed != NULL) {
    part = loket_office_feed_finish (reader->feed->office, result, &error);
    if (part == NULL) {
      g_message ("the feed could not be read: %s", error->message);
      tear (reader);
    } else {
      guint n_events;
      g_autoptr (GBytes) text = loket_feed_text (part, reader->position, &n_events);
      reader->position = part->reset ? part->up_to : MAX (part->up_to, reader->position);
      push (reader, text, n_events);
      catch_up (reader);
    }
  }
  feed_reader_unref (reader);
}

static void
catch_up (LoketFeedReader *reader)
{
  if (reader->feed == NULL || reader->reading || reader->member || reader->over || reader->torn ||
      reader->bytes > 0)
    return;
  if (reader->position >= 0 && reader->position >= reader->feed->last_seq && join_group (reader))
    return;
  reader->reading = TRUE;
  loket_office_feed (reader->feed->office,
                     &reader->caller,
                     (const char *const *) reader->topics,
                     reader->position,
                     catch_up_cb,
                     g_rc_box_acquire (reader));
}

static void
told_cb (gint64 last_seq, gpointer data)
{
  LoketFeed *feed = data;
  GHashTableIter iter;
  gpointer group;

  feed->last_seq = MAX (feed->last_seq, last_seq);
  g_hash_table_iter_init (&iter, feed->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    group_read (group);
}

static gboolean
comment_cb (gpointer data)
{
  LoketFeed *feed = data;
  g_autoptr (GBytes) comment = g_bytes_new_static (COMMENT, strlen (COMMENT));
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (feed_reader_unref);

  for (guint i = 0; i < feed->readers->len; i++)
    g_ptr_array_add (readers, g_rc_box_acquire (g_ptr_array_index (feed->readers, i)));
  for (guint i = 0; i < readers->len; i++) {
    LoketFeedReader *reader = g_ptr_array_index (readers, i);
    if (reader->feed != NULL && reader->member && reader->bytes == 0)
      push (reader, comment, 0);
  }
  return G_SOURCE_CONTINUE;
}

/**
 * loket_feed_nudge:
 * @feed: a feed
 *
 * Tells every reader that something has changed that is no row of the feed: who wants to know asks
 * hello, or reads anew.
 */
void
loket_feed_nudge (LoketFeed *feed)
{
  g_autoptr (GBytes) nudge = g_bytes_new_static (NUDGE, strlen (NUDGE));
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (feed_reader_unref);

  for (guint i = 0; i < feed->readers->len; i++)
    g_ptr_array_add (readers, g_rc_box_acquire (g_ptr_array_index (feed->readers, i)));
  for (guint i = 0; i < readers->len; i++) {
    LoketFeedReader *reader = g_ptr_array_index (readers, i);
    if (reader->feed != NULL)
      push (reader, nudge, 1);
  }
}

/**
 * loket_feed_new:
 * @office: (transfer none): whose feed it is; it outlives the feed, which takes its "told"
 * @comment_ms: how often a reader that hears nothing gets a comment, in milliseconds
 *
 * The comment also finds readers that are gone: only a write notices.
 *
 * Returns: (transfer full): the feed, without readers
 */
LoketFeed *
loket_feed_new (LoketOffice *office, guint comment_ms)
{
  g_autoptr (LoketHello) hello = loket_office_hello (office);
  LoketFeed *feed = g_new0 (LoketFeed, 1);

  feed->office = office;
  feed->last_seq = hello->last_seq;
  feed->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, feed_group_leave_feed);
  feed->readers = g_ptr_array_new ();
  feed->comment_timer = g_timeout_add (comment_ms, comment_cb, feed);
  loket_office_set_told (office, told_cb, feed);
  return feed;
}

/**
 * loket_feed_end:
 * @feed: a feed
 *
 * Every reader comes to its end once it has taken what is in its queue.
 */
void
loket_feed_end (LoketFeed *feed)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (feed_reader_unref);

  feed->ended = TRUE;
  for (guint i = 0; i < feed->readers->len; i++)
    g_ptr_array_add (readers, g_rc_box_acquire (g_ptr_array_index (feed->readers, i)));
  for (guint i = 0; i < readers->len; i++) {
    LoketFeedReader *reader = g_ptr_array_index (readers, i);
    reader->over = TRUE;
    reader->wake (reader, reader->data);
  }
}

/**
 * loket_feed_turn_out:
 * @feed: a feed
 * @device: id of a device that is no longer welcome
 *
 * Its readers are cut off at once.
 */
void
loket_feed_turn_out (LoketFeed *feed, const char *device)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (feed_reader_unref);

  for (guint i = 0; i < feed->readers->len; i++)
    g_ptr_array_add (readers, g_rc_box_acquire (g_ptr_array_index (feed->readers, i)));
  for (guint i = 0; i < readers->len; i++) {
    LoketFeedReader *reader = g_ptr_array_index (readers, i);
    if (reader->feed != NULL && g_strcmp0 (reader->caller.device, device) == 0)
      tear (reader);
  }
}

/**
 * loket_feed_free:
 * @feed: (nullable) (transfer full): a feed that all readers have left
 */
void
loket_feed_free (LoketFeed *feed)
{
  if (feed == NULL)
    return;
  loket_office_set_told (feed->office, NULL, NULL);
  g_clear_handle_id (&feed->comment_timer, g_source_remove);
  g_hash_table_unref (feed->groups);
  g_ptr_array_unref (feed->readers);
  g_free (feed);
}

static char *
make_filter (const LoketFeedWish *wish)
{
  g_autofree char *topics =
      wish->topics != NULL ? g_strjoinv (",", (char **) wish->topics) : g_strdup ("*");

  /* What is told depends on the kind of a device, never on which one it is. */
  return g_strdup_printf ("%d %s", wish->caller.kind, topics);
}

/**
 * loket_feed_join:
 * @feed: a feed
 * @wish: what the reader wants to hear
 * @wake: called when there is something to take, never before this function returns
 * @data: for @wake
 *
 * Returns: (transfer full): a reader, to be given back with loket_feed_reader_leave()
 */
LoketFeedReader *
loket_feed_join (LoketFeed *feed, const LoketFeedWish *wish, LoketFeedWake wake, gpointer data)
{
  LoketFeedReader *reader = g_rc_box_new0 (LoketFeedReader);

  reader->feed = feed;
  reader->caller = wish->caller;
  reader->topics = g_strdupv ((char **) wish->topics);
  reader->filter = make_filter (wish);
  reader->position = wish->after;
  reader->over = feed->ended;
  reader->wake = wake;
  reader->data = data;
  g_queue_init (&reader->unsent);
  g_ptr_array_add (feed->readers, reader);
  /* A number that the store has not reached yet is unknown: only the office may say so. */
  if (reader->position > feed->last_seq || reader->position < 0) {
    reader->reading = TRUE;
    loket_office_feed (feed->office,
                       &reader->caller,
                       (const char *const *) reader->topics,
                       reader->position,
                       catch_up_cb,
                       g_rc_box_acquire (reader));
  } else {
    catch_up (reader);
  }
  return reader;
}

/**
 * loket_feed_reader_take:
 * @reader: a reader
 * @buffer: (out caller-allocates): where the text goes
 * @size: how much fits
 *
 * Returns: how many bytes were put there, %LOKET_FEED_LATER, %LOKET_FEED_OVER or
 *   %LOKET_FEED_TORN
 */
gssize
loket_feed_reader_take (LoketFeedReader *reader, char *buffer, gsize size)
{
  gsize taken = 0;

  if (reader->torn)
    return LOKET_FEED_TORN;
  while (taken < size && !g_queue_is_empty (&reader->unsent)) {
    gsize length;
    const char *text = g_bytes_get_data (g_queue_peek_head (&reader->unsent), &length);
    const gsize part = MIN (length - reader->offset, size - taken);

    memcpy (buffer + taken, text + reader->offset, part);
    taken += part;
    reader->offset += part;
    reader->bytes -= part;
    if (reader->offset == length) {
      g_bytes_unref (g_queue_pop_head (&reader->unsent));
      reader->offset = 0;
    }
  }
  if (reader->bytes == 0)
    reader->events = 0;
  if (taken > 0) {
    catch_up (reader);
    return (gssize) taken;
  }
  return reader->over ? LOKET_FEED_OVER : LOKET_FEED_LATER;
}

/**
 * loket_feed_reader_is_torn:
 * @reader: a reader
 *
 * Returns: %TRUE when it must be cut off at once
 */
gboolean
loket_feed_reader_is_torn (LoketFeedReader *reader)
{
  return reader->torn;
}

/**
 * loket_feed_reader_leave:
 * @reader: (transfer full): a reader
 */
void
loket_feed_reader_leave (LoketFeedReader *reader)
{
  LoketFeed *feed = reader->feed;

  if (reader->member) {
    FeedGroup *group = group_of (reader);
    g_ptr_array_remove_fast (group->members, reader);
    drop_if_empty (group);
  }
  g_ptr_array_remove_fast (feed->readers, reader);
  reader->feed = NULL;
  feed_reader_unref (reader);
}
