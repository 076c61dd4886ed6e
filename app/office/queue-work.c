/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts of counters on the queue, kept so that the last ones can be taken back: every row that an
 * act changes goes through here, as it was and as it is then. */
#include "config.h"

#include "office/queue-work.h"

#include "core/error.h"
#include "office/queue-private.h"
#include "store/journey.h"
#include "store/queue.h"
#include "wire/json.h"

#include <string.h>

/* The series of the day's acts, beside those of the services, whose keys hold no blank. */
#define ACT_SERIES "all acts"

struct _LoketQueueWork {
  LoketTurn *turn; /* not owned: it lives as long as the handler runs */
  const LoketOperation *operation;
  LoketQueueImages *images;
};

/**
 * loket_queue_work_new:
 * @turn: a write turn
 * @operation: which one it is
 *
 * Returns: (transfer full): an act that has changed nothing yet
 */
LoketQueueWork *
loket_queue_work_new (LoketTurn *turn, const LoketOperation *operation)
{
  LoketQueueWork *work = g_new0 (LoketQueueWork, 1);

  work->turn = turn;
  work->operation = operation;
  work->images = loket_queue_images_new ();
  work->images->tickets_before = g_list_store_new (loket_ticket_get_type ());
  work->images->tickets_after = g_list_store_new (loket_ticket_get_type ());
  work->images->counters_before = g_list_store_new (loket_counter_get_type ());
  work->images->counters_after = g_list_store_new (loket_counter_get_type ());
  work->images->begun = g_list_store_new (loket_ticket_get_type ());
  work->images->segments = g_list_store_new (loket_segment_get_type ());
  work->images->calls = g_list_store_new (loket_call_get_type ());
  return work;
}

/**
 * loket_queue_work_free:
 * @work: (transfer full): an act
 */
void
loket_queue_work_free (LoketQueueWork *work)
{
  g_object_unref (work->images);
  g_free (work);
}

/**
 * loket_queue_work_turn:
 * @work: an act
 *
 * Returns: (transfer none): its turn
 */
LoketTurn *
loket_queue_work_turn (LoketQueueWork *work)
{
  return work->turn;
}

/* A row that the act changes twice is one change: as it was at first, as it is at last. */
static void
note_change (GListStore *before_list,
             GListStore *after_list,
             LoketRecord *before,
             LoketRecord *after)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (after_list));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRecord) known = g_list_model_get_item (G_LIST_MODEL (after_list), i);
    if (loket_record_equal (known, before)) {
      gpointer changed = after;
      g_list_store_splice (after_list, i, 1, &changed, 1);
      return;
    }
  }
  g_list_store_append (before_list, before);
  g_list_store_append (after_list, after);
}

/**
 * loket_queue_work_change:
 * @work: an act
 * @before: the ticket as it is
 * @after: the same as it shall be
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_change (LoketQueueWork *work,
                         LoketTicket *before,
                         LoketTicket *after,
                         GError **error)
{
  if (!loket_turn_replace (work->turn, before, after, error))
    return FALSE;
  note_change (work->images->tickets_before,
               work->images->tickets_after,
               &before->parent_instance,
               &after->parent_instance);
  return TRUE;
}

/**
 * loket_queue_work_move:
 * @work: an act
 * @before: the ticket as it is
 * @after: the same with its new state
 * @error: set to %LOKET_ERROR_WRONG_STATE when the table of moves has it not
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_move (LoketQueueWork *work,
                       LoketTicket *before,
                       LoketTicket *after,
                       GError **error)
{
  return loket_queue_check_move (before, after->state, error) &&
         loket_queue_work_change (work, before, after, error);
}

/**
 * loket_queue_work_counter:
 * @work: an act
 * @before: the counter as it is
 * @after: the same as it shall be
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_counter (LoketQueueWork *work,
                          LoketCounter *before,
                          LoketCounter *after,
                          GError **error)
{
  if (!loket_turn_replace (work->turn, before, after, error))
    return FALSE;
  note_change (work->images->counters_before,
               work->images->counters_after,
               &before->parent_instance,
               &after->parent_instance);
  return TRUE;
}

/**
 * loket_queue_work_begin:
 * @work: an act
 * @ticket: a new ticket
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_begin (LoketQueueWork *work, LoketTicket *ticket, GError **error)
{
  g_list_store_append (work->images->begun, ticket);
  return loket_turn_insert (work->turn, ticket, error);
}

/**
 * loket_queue_work_call:
 * @work: an act
 * @call: a new call
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_call (LoketQueueWork *work, LoketCall *call, GError **error)
{
  g_list_store_append (work->images->calls, call);
  return loket_turn_insert (work->turn, call, error);
}

/**
 * loket_queue_work_stay:
 * @work: an act
 * @ticket: a ticket with the times of the stay that is over
 * @outcome: how it ended
 * @error: set when the store fails
 *
 * Writes what the stay in that queue came to.
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_queue_work_stay (LoketQueueWork *work, LoketTicket *ticket, LoketStay outcome, GError **error)
{
  g_autoptr (LoketSegment) segment = loket_segment_new ();
  LoketOfficer *officer = loket_turn_officer (work->turn);
  gint64 last = ticket->started_at.set  ? ticket->started_at.value
                : ticket->called_at.set ? ticket->called_at.value
                                        : loket_ticket_entered (ticket);

  segment->id = loket_turn_new_id (work->turn);
  segment->ticket = g_strdup (ticket->id);
  segment->day = g_strdup (ticket->day);
  segment->stage = g_strdup (loket_ticket_stage (ticket));
  segment->counter = g_strdup (ticket->counter);
  segment->officer = officer != NULL ? g_strdup (officer->id) : NULL;
  segment->priority = ticket->priority;
  segment->entered_at = loket_ticket_entered (ticket);
  segment->called_at = ticket->called_at;
  segment->started_at = ticket->started_at;
  segment->ended_at =
      ticket->ended_at.set ? ticket->ended_at.value : loket_turn_not_before (work->turn, last);
  segment->parked = ticket->parked.value;
  segment->calls = ticket->calls;
  segment->outcome = outcome;
  segment->by_next = ticket->ended_by_next;
  g_list_store_append (work->images->segments, segment);
  return loket_turn_insert (work->turn, segment, error);
}

/**
 * loket_queue_work_keep:
 * @work: an act that is done
 * @counter: (nullable): whose it is; %NULL: the one that is served from the caller's device, if any
 * @error: set when the store fails
 *
 * Returns: %TRUE when that counter may take it back from now on
 */
gboolean
loket_queue_work_keep (LoketQueueWork *work, const char *counter, GError **error)
{
  LoketTxn *txn = loket_turn_txn (work->turn);
  const char *day = loket_turn_day (work->turn);
  g_autoptr (LoketQueueAct) act = loket_queue_act_new ();
  g_autoptr (LoketCounter) own = NULL;

  if (counter == NULL) {
    if (!loket_txn_counter_of_device (
            txn, day, loket_turn_caller (work->turn)->device, &own, error))
      return FALSE;
    if (own == NULL)
      return TRUE;
    counter = own->id;
  }
  if (!loket_txn_next_number (txn, ACT_SERIES, day, &act->number, error))
    return FALSE;
  act->id = loket_turn_new_id (work->turn);
  act->day = g_strdup (day);
  act->counter = g_strdup (counter);
  act->operation = g_strdup (work->operation->name);
  act->images = loket_json_from_record (&work->images->parent_instance);
  return loket_txn_insert (txn, &act->parent_instance, error);
}

/* Kept for a counter that has closed meanwhile, it would wait for nobody. */
static gboolean
free_from_closed (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  g_autoptr (LoketCounter) counter = NULL;

  if (ticket->only_counter == NULL)
    return TRUE;
  counter = loket_txn_counter (loket_turn_txn (turn), ticket->day, ticket->only_counter, error);
  if (counter == NULL)
    return FALSE;
  if (counter->open)
    return TRUE;
  g_clear_pointer (&ticket->only_counter, g_free);
  ticket->only_until = LOKET_NONE;
  return TRUE;
}

static gboolean
went_on (GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, "changed-since", "it went on since");
  return FALSE;
}

/* Rows that are still as the act left them go back; a row that went on since is not touched. */
static gboolean
put_tickets_back (LoketTurn *turn, LoketQueueImages *images, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (images->tickets_after));

  for (guint i = n; i > 0; i--) {
    g_autoptr (LoketTicket) old =
        g_list_model_get_item (G_LIST_MODEL (images->tickets_before), i - 1);
    g_autoptr (LoketTicket) left =
        g_list_model_get_item (G_LIST_MODEL (images->tickets_after), i - 1);
    g_autoptr (LoketTicket) now = loket_queue_ticket (turn, left->id, error);

    if (now == NULL)
      return FALSE;
    if (!loket_record_equal (&now->parent_instance, &left->parent_instance))
      return went_on (error);
    if (!free_from_closed (turn, old, error) || !loket_turn_replace (turn, now, old, error))
      return FALSE;
  }
  return TRUE;
}

/* Of a counter only whom it holds: a pause or other services since are no business of an undo. */
static gboolean
put_counters_back (LoketTurn *turn, LoketQueueImages *images, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (images->counters_after));

  for (guint i = n; i > 0; i--) {
    g_autoptr (LoketCounter) old =
        g_list_model_get_item (G_LIST_MODEL (images->counters_before), i - 1);
    g_autoptr (LoketCounter) left =
        g_list_model_get_item (G_LIST_MODEL (images->counters_after), i - 1);
    g_autoptr (LoketCounter) now =
        loket_txn_counter (loket_turn_txn (turn), left->day, left->id, error);
    g_autoptr (LoketCounter) after = NULL;

    if (now == NULL)
      return FALSE;
    if (g_strcmp0 (now->ticket, left->ticket) != 0)
      return went_on (error);
    after = loket_counter_cast (loket_record_copy (&now->parent_instance));
    g_free (after->ticket);
    after->ticket = g_strdup (old->ticket);
    if (!loket_turn_replace (turn, now, after, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
withdraw_calls (LoketTurn *turn, GListStore *calls, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (calls)); i++) {
    g_autoptr (LoketCall) before = g_list_model_get_item (G_LIST_MODEL (calls), i);
    g_autoptr (LoketCall) after = loket_call_cast (loket_record_copy (&before->parent_instance));
    after->withdrawn = TRUE;
    if (!loket_turn_replace (turn, before, after, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
remove_segments (LoketTurn *turn, GListStore *segments, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (segments)); i++) {
    g_autoptr (LoketSegment) segment = g_list_model_get_item (G_LIST_MODEL (segments), i);
    if (!loket_txn_remove_segment (loket_turn_txn (turn), segment->id, error))
      return FALSE;
    loket_turn_note_gone (turn, segment);
  }
  return TRUE;
}

/* A visit that should not have begun: its number stays spent. */
static gboolean
cancel_begun (LoketTurn *turn, GListStore *begun, GListStore *tickets, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (begun)); i++) {
    g_autoptr (LoketTicket) left = g_list_model_get_item (G_LIST_MODEL (begun), i);
    g_autoptr (LoketTicket) now = loket_queue_ticket (turn, left->id, error);
    g_autoptr (LoketTicket) after = NULL;
    if (now == NULL)
      return FALSE;
    if (!loket_record_equal (&now->parent_instance, &left->parent_instance))
      return went_on (error);
    after = loket_ticket_cast (loket_record_copy (&now->parent_instance));
    after->state = LOKET_TICKET_CANCELLED;
    after->ended_at = LOKET_SOME (loket_turn_not_before (turn, now->issued_at));
    if (!loket_turn_replace (turn, now, after, error))
      return FALSE;
    g_list_store_append (tickets, after);
  }
  return TRUE;
}

static LoketQueueImages *
images_of (const LoketQueueAct *act, GError **error)
{
  LoketRecord *images = loket_json_to_record (
      loket_queue_images_get_type (), act->images, strlen (act->images), LOKET_JSON_ANSWER, error);

  return images != NULL ? loket_queue_images_cast (images) : NULL;
}

static gboolean
undo (LoketTurn *turn, LoketQueueImages *images, GListStore *tickets, GError **error)
{
  if (!cancel_begun (turn, images->begun, tickets, error) ||
      !put_counters_back (turn, images, error) || !put_tickets_back (turn, images, error) ||
      !withdraw_calls (turn, images->calls, error) ||
      !remove_segments (turn, images->segments, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (images->tickets_before)); i++) {
    g_autoptr (LoketTicket) ticket =
        g_list_model_get_item (G_LIST_MODEL (images->tickets_before), i);
    g_list_store_append (tickets, ticket);
  }
  return TRUE;
}

/**
 * loket_queue_undo:
 * @turn: a write turn
 * @record: (type LoketCounterRequest): whose last act
 * @error: set to %LOKET_ERROR_RULE "nothing-to-undo" when it did nothing today that it did not
 *   take back, "changed-since" when a ticket of it went on meanwhile
 *
 * Handler of queue/undo: rows of tickets, counter and stays are again as they were; calls that were
 * made are withdrawn, since the hall has heard them; numbers that were given stay spent.
 *
 * Returns: (transfer full): what was taken back
 */
LoketRecord *
loket_queue_undo (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCounterRequest *request = loket_counter_request_cast (record);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketQueueAct) act = NULL;
  g_autoptr (LoketQueueImages) images = NULL;
  g_autoptr (LoketUndone) undone = loket_undone_new ();

  if (!loket_txn_last_act (txn, loket_turn_day (turn), request->counter, &act, error))
    return NULL;
  if (act == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "nothing-to-undo", "no act of this counter is left");
    return NULL;
  }
  images = images_of (act, error);
  undone->operation = g_strdup (act->operation);
  undone->tickets = g_list_store_new (loket_ticket_get_type ());
  if (images == NULL || !undo (turn, images, undone->tickets, error) ||
      !loket_txn_remove_act (txn, act->id, error))
    return NULL;
  undone->counter = loket_txn_counter (txn, loket_turn_day (turn), request->counter, error);
  return undone->counter != NULL ? LOKET_RECORD (g_steal_pointer (&undone)) : NULL;
}
