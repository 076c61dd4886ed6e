/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hall as a whole: counters that open and close, lists, the board, the turn of the day. */
#include "config.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/journey.h"
#include "office/queue-private.h"
#include "office/queue-work.h"
#include "store/closures.h"
#include "store/journey.h"
#include "store/queue.h"
#include "wire/json.h"

/* So many at least: what a board shows. */
#define BOARD_CALLS 12

static gboolean
check_services (LoketTurn *turn, char **services, GError **error)
{
  for (guint i = 0; services != NULL && services[i] != NULL; i++) {
    if (!loket_profile_has_queue (loket_turn_profile (turn), services[i])) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "services", "no such queue in the profile");
      return FALSE;
    }
  }
  return TRUE;
}

/* The counter as it stands today, closed when it was not opened yet. */
static LoketCounter *
counter_today (LoketTurn *turn, const char *id, gboolean *is_new, GError **error)
{
  g_autoptr (GError) failure = NULL;
  LoketCounter *counter =
      loket_txn_counter (loket_turn_txn (turn), loket_turn_day (turn), id, &failure);

  *is_new = counter == NULL;
  if (counter != NULL)
    return counter;
  if (!g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  counter = loket_counter_new ();
  counter->id = g_strdup (id);
  counter->day = g_strdup (loket_turn_day (turn));
  return counter;
}

/**
 * loket_queue_open_counter:
 * @turn: a write turn
 * @record: (type LoketCounterRequest): which counter, for which services
 * @error: set to %LOKET_ERROR_BAD_FIELD for what the profile does not have
 *
 * Handler of queue/open-counter; opening an open one changes its services.  Opened from elsewhere
 * it belongs to the device that it belonged to, or to none, until somebody calls from there.
 *
 * Returns: (transfer full): the counter
 */
LoketRecord *
loket_queue_open_counter (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCounterRequest *request = loket_counter_request_cast (record);
  g_autoptr (LoketCounter) before = NULL;
  g_autoptr (LoketCounter) after = NULL;
  gboolean is_new;

  if (loket_profile_counter (loket_turn_profile (turn), request->counter) == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "counter", "no such counter in the profile");
    return NULL;
  }
  if (!check_services (turn, request->services, error))
    return NULL;
  before = counter_today (turn, request->counter, &is_new, error);
  if (before == NULL)
    return NULL;
  after = loket_counter_cast (loket_record_copy (&before->parent_instance));
  after->open = TRUE;
  after->back_at = LOKET_NONE;
  after->changed_at = loket_turn_now (turn);
  if (!request->elsewhere) {
    g_free (after->device);
    after->device = g_strdup (loket_turn_caller (turn)->device);
  }
  g_strfreev (after->services);
  after->services = g_strdupv (request->services);
  if (!(is_new ? loket_turn_insert (turn, after, error)
               : loket_turn_replace (turn, before, after, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/**
 * loket_queue_close_counter:
 * @turn: a write turn
 * @record: (type LoketCounterRequest): which counter
 * @error: set to %LOKET_ERROR_COUNTER_CLOSED when it is closed already, to
 *   %LOKET_ERROR_WRONG_STATE while it holds a ticket
 *
 * Handler of queue/close-counter.
 *
 * Returns: (transfer full): the counter
 */
LoketRecord *
loket_queue_close_counter (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCounterRequest *request = loket_counter_request_cast (record);
  gboolean is_new;
  g_autoptr (LoketCounter) before = counter_today (turn, request->counter, &is_new, error);
  g_autoptr (LoketCounter) after = NULL;

  if (before == NULL)
    return NULL;
  if (is_new || !before->open) {
    loket_set_error (error, LOKET_ERROR_COUNTER_CLOSED, request->counter, "it is closed already");
    return NULL;
  }
  if (before->ticket != NULL) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "holding", "the counter holds a ticket");
    return NULL;
  }
  after = loket_counter_cast (loket_record_copy (&before->parent_instance));
  after->open = FALSE;
  after->back_at = LOKET_NONE;
  after->changed_at = loket_turn_now (turn);
  if (!loket_turn_replace (turn, before, after, error) ||
      !loket_queue_free_kept (turn, after->id, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/**
 * loket_queue_pause_counter:
 * @turn: a write turn
 * @record: (type LoketPause): which counter, and for how long
 * @error: set to %LOKET_ERROR_COUNTER_CLOSED
 *
 * Handler of queue/pause-counter: it stays open, and says when it goes on; its next call ends the
 * pause.
 *
 * Returns: (transfer full): the counter
 */
LoketRecord *
loket_queue_pause_counter (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPause *request = loket_pause_cast (record);
  gboolean is_new;
  g_autoptr (LoketCounter) before = counter_today (turn, request->counter, &is_new, error);
  g_autoptr (LoketCounter) after = NULL;

  if (before == NULL)
    return NULL;
  if (is_new || !before->open) {
    loket_set_error (error, LOKET_ERROR_COUNTER_CLOSED, request->counter, "it is closed");
    return NULL;
  }
  after = loket_counter_cast (loket_record_copy (&before->parent_instance));
  after->back_at = LOKET_SOME (loket_turn_now (turn) + request->minutes * LOKET_MINUTE);
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static GListStore *
list_of (GType type, GPtrArray *records)
{
  GListStore *list = g_list_store_new (type);

  g_list_store_splice (list, 0, 0, records->pdata, records->len);
  return list;
}

static gboolean
parse_states (char **names, LoketTicketState *states, guint *n_states, GError **error)
{
  guint seen = 0;

  *n_states = 0;
  for (guint i = 0; names[i] != NULL; i++) {
    int value;
    if (!loket_enum_from_name (loket_ticket_state_get_type (), names[i], &value)) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "states", "no such state of a ticket");
      return FALSE;
    }
    if ((seen & (1u << value)) == 0)
      states[(*n_states)++] = (LoketTicketState) value;
    seen |= 1u << value;
  }
  return TRUE;
}

/**
 * loket_queue_list:
 * @turn: a turn
 * @record: (type LoketQueueQuery): which day, which states
 * @error: set to %LOKET_ERROR_BAD_FIELD for a state that does not exist
 *
 * Handler of queue/list.
 *
 * Returns: (transfer full): the tickets in order of arrival
 */
LoketRecord *
loket_queue_list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketQueueQuery *query = loket_queue_query_cast (record);
  const char *day = query->day != NULL ? query->day : loket_turn_day (turn);
  LoketTicketState states[16];
  guint n_states;
  g_autoptr (GPtrArray) tickets = NULL;
  LoketQueueList *list;

  if (query->states == NULL || query->states[0] == NULL) {
    tickets = loket_txn_tickets_of_day (loket_turn_txn (turn), day, error);
  } else {
    if (!parse_states (query->states, states, &n_states, error))
      return NULL;
    tickets = loket_txn_tickets_in_state (loket_turn_txn (turn), day, states, n_states, error);
  }
  if (tickets == NULL)
    return NULL;
  list = loket_queue_list_new ();
  list->day = g_strdup (day);
  list->tickets = list_of (loket_ticket_get_type (), tickets);
  return LOKET_RECORD (list);
}

/**
 * loket_queue_board:
 * @turn: a turn
 * @record: (type LoketNothing): nothing
 * @error: set when the store fails
 *
 * Handler of queue/board.
 *
 * Returns: (transfer full): last calls, counters, who waits
 */
LoketRecord *
loket_queue_board (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  const char *day = loket_turn_day (turn);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) calls =
      loket_txn_last_calls (txn, day, BOARD_CALLS, LOKET_CALL_NEWS, error);
  g_autoptr (GPtrArray) counters = calls != NULL ? loket_txn_counters (txn, day, error) : NULL;
  g_autoptr (GPtrArray) tickets =
      counters != NULL ? loket_txn_tickets_in_state (txn, day, waiting, 1, error) : NULL;
  g_autoptr (GPtrArray) closures = tickets != NULL ? loket_txn_closures (txn, error) : NULL;
  LoketBoard *board;

  if (closures == NULL)
    return NULL;
  board = loket_board_new ();
  board->day = g_strdup (day);
  board->at = loket_turn_now (turn);
  board->calls = list_of (loket_call_get_type (), calls);
  board->counters = list_of (loket_counter_get_type (), counters);
  board->closures = list_of (loket_closure_get_type (), closures);
  board->waiting = list_of (loket_ticket_get_type (), tickets);
  return LOKET_RECORD (board);
}

/**
 * loket_queue_begin_day:
 * @turn: the first write turn of a business day
 * @error: set when the store fails
 *
 * Ends what earlier days left open as "unserved" (queue.md 2, case 3); their rows remain, and the
 * number series of the new day begin at 1 by themselves.
 *
 * Returns: %TRUE when the day has begun
 */
gboolean
loket_queue_begin_day (LoketTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) tickets =
      loket_txn_open_tickets_before (loket_turn_txn (turn), loket_turn_day (turn), error);

  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, NULL);

  if (tickets == NULL || !loket_queue_learn (turn, error) ||
      !loket_txn_remove_acts_before (loket_turn_txn (turn), loket_turn_day (turn), error))
    return FALSE;
  for (guint i = 0; i < tickets->len; i++) {
    LoketTicket *before = g_ptr_array_index (tickets, i);
    g_autoptr (LoketTicket) after =
        loket_ticket_cast (loket_record_copy (&before->parent_instance));
    after->state = LOKET_TICKET_UNSERVED;
    after->ended_at = LOKET_SOME (loket_turn_not_before (turn, before->issued_at));
    /* A slip that nobody heard of, and who missed the call, did not wait in a queue any more. */
    if (!loket_queue_work_move (work, before, after, error) ||
        (before->state != LOKET_TICKET_PRINTING && before->state != LOKET_TICKET_MISSED &&
         !loket_queue_work_stay (work, after, LOKET_STAY_UNSERVED, error)))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_queue_state:
 * @txn: a transaction
 * @day: the business day
 * @events: (element-type LoketEvent): where to append
 * @error: set when the store fails
 *
 * The present state of the queue as events without numbers: counters, the day's tickets in order
 * of arrival, the last calls oldest first.
 *
 * Returns: %TRUE when all are appended
 */
gboolean
loket_queue_state (LoketTxn *txn, const char *day, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) counters = loket_txn_counters (txn, day, error);
  g_autoptr (GPtrArray) tickets =
      counters != NULL ? loket_txn_tickets_of_day (txn, day, error) : NULL;
  g_autoptr (GPtrArray) calls =
      tickets != NULL ? loket_txn_last_calls (txn, day, BOARD_CALLS, LOKET_CALL_NEWS, error) : NULL;

  if (calls == NULL)
    return FALSE;
  loket_feed_append (counters, FALSE, events);
  loket_feed_append (tickets, FALSE, events);
  loket_feed_append (calls, TRUE, events);
  return TRUE;
}
