/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counters call people and are done with them. */
#include "config.h"

#include "office/calling.h"

#include "core/error.h"
#include "core/queue-policy.h"
#include "office/queue-private.h"
#include "store/queue.h"

/* The series of the day's calls, beside those of the services, whose keys hold no blank. */
#define CALL_SERIES "all calls"

/* Calls missed after which a visit is over, where the profile does not say (queue.md 2, case 6). */
#define MISSES 2

static gboolean
announce (LoketQueueWork *work, LoketTicket *ticket, GError **error)
{
  LoketTurn *turn = loket_queue_work_turn (work);
  g_autoptr (LoketCall) call = loket_call_new ();

  if (!loket_txn_next_number (
          loket_turn_txn (turn), CALL_SERIES, ticket->day, &call->number, error))
    return FALSE;
  call->id = loket_turn_new_id (turn);
  call->day = g_strdup (ticket->day);
  call->ticket = g_strdup (ticket->id);
  call->label = g_strdup (ticket->label);
  call->service = g_strdup (ticket->service);
  call->counter = g_strdup (ticket->counter);
  call->at = ticket->called_at.value;
  call->turn = ticket->calls;
  call->language = ticket->language;
  return loket_queue_work_call (work, call, error);
}

/* Who came back lets so many calls pass of counters that could have called him: also of those that
 * take other queues besides, or nobody would ever call him there.  A recall is none. */
static gboolean
let_pass (LoketQueueWork *work, LoketTicket *called, LoketCounter *counter, GError **error)
{
  const LoketStand stand = {counter->id, (const char *const *) counter->services};
  LoketTurn *turn = loket_queue_work_turn (work);
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  g_autoptr (GPtrArray) tickets =
      loket_txn_tickets_in_state (loket_turn_txn (turn), called->day, waiting, 1, error);

  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; i < tickets->len; i++) {
    LoketTicket *before = g_ptr_array_index (tickets, i);
    g_autoptr (LoketTicket) after = NULL;
    if (before->behind.value == 0 || g_strcmp0 (before->id, called->id) == 0 ||
        !loket_queue_takes (&stand, before, loket_turn_now (turn)))
      continue;
    after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
    after->behind.value--;
    if (!loket_queue_work_change (work, before, after, error))
      return FALSE;
  }
  return TRUE;
}

/* What held for the way into the queue is over with the call. */
static void
forget_place (LoketTicket *ticket)
{
  ticket->first = FALSE;
  ticket->behind = LOKET_NONE;
  ticket->only_until = LOKET_NONE;
  g_clear_pointer (&ticket->only_counter, g_free);
}

/**
 * loket_calling_call:
 * @work: an act
 * @before: a ticket
 * @counter: (nullable): the counter that calls it; %NULL: the same one once more
 * @error: set to %LOKET_ERROR_WRONG_STATE when it cannot be called
 *
 * A call or a recall: the last one counts for the waiting time (queue.md 2, case 6).
 *
 * Returns: (transfer full): the ticket as it is then
 */
LoketTicket *
loket_calling_call (LoketQueueWork *work,
                    LoketTicket *before,
                    LoketCounter *counter,
                    GError **error)
{
  LoketTurn *turn = loket_queue_work_turn (work);
  g_autoptr (LoketTicket) after = loket_ticket_cast (loket_record_copy (&before->parent_instance));

  after->state = LOKET_TICKET_CALLED;
  after->calls++;
  after->called_at = LOKET_SOME (loket_turn_not_before (turn, loket_ticket_entered (before)));
  if (counter != NULL) {
    g_free (after->counter);
    after->counter = g_strdup (counter->id);
    forget_place (after);
  }
  if (!loket_queue_work_move (work, before, after, error) || !announce (work, after, error) ||
      (counter != NULL && !let_pass (work, after, counter, error)))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketStay
stay_of (LoketTicketState state)
{
  if (state == LOKET_TICKET_SERVED)
    return LOKET_STAY_SERVED;
  if (state == LOKET_TICKET_CANCELLED)
    return LOKET_STAY_CANCELLED;
  return LOKET_STAY_MISSED;
}

static LoketTicket *
end_ticket (LoketQueueWork *work,
            LoketTicket *before,
            LoketTicketState state,
            gboolean by_next,
            GError **error)
{
  g_autoptr (LoketTicket) after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
  gint64 began = before->started_at.set  ? before->started_at.value
                 : before->called_at.set ? before->called_at.value
                                         : loket_ticket_entered (before);

  after->state = state;
  /* A missed one may come back: its visit has not ended. */
  if (state != LOKET_TICKET_MISSED)
    after->ended_at = LOKET_SOME (loket_turn_not_before (loket_queue_work_turn (work), began));
  after->ended_by_next = by_next;
  if (stay_of (state) == LOKET_STAY_MISSED)
    after->misses = LOKET_SOME (before->misses.value + 1);
  if (before->parked_at.set)
    after->parked = LOKET_SOME (before->parked.value +
                                MAX (0, after->ended_at.value - before->parked_at.value));
  after->parked_at = LOKET_NONE;
  after->park_until = LOKET_NONE;
  /* The stay of a missed one ended with the miss. */
  if (!loket_queue_work_move (work, before, after, error) ||
      (before->state != LOKET_TICKET_MISSED &&
       !loket_queue_work_stay (work, after, stay_of (state), error)))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * loket_calling_counter:
 * @turn: a turn
 * @id: which counter
 * @error: set to %LOKET_ERROR_COUNTER_CLOSED when it is not open
 *
 * Returns: (transfer full): that counter
 */
LoketCounter *
loket_calling_counter (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketCounter) counter =
      loket_txn_counter (loket_turn_txn (turn), loket_turn_day (turn), id, &failure);

  if (failure != NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (counter == NULL || !counter->open) {
    loket_set_error (error, LOKET_ERROR_COUNTER_CLOSED, id, "the counter is closed");
    return NULL;
  }
  return g_steal_pointer (&counter);
}

/**
 * loket_calling_hold:
 * @work: an act
 * @before: an open counter
 * @ticket: (nullable): which ticket it has before it from now on
 * @error: set when the store fails
 *
 * The counter's row says which ticket it holds, so that two counters cannot hold one; who calls is
 * back from a pause.
 *
 * Returns: %TRUE when it is stored
 */
gboolean
loket_calling_hold (LoketQueueWork *work, LoketCounter *before, const char *ticket, GError **error)
{
  g_autoptr (LoketCounter) after =
      loket_counter_cast (loket_record_copy (&before->parent_instance));

  if (g_strcmp0 (before->ticket, ticket) == 0)
    return TRUE;
  g_free (after->ticket);
  after->ticket = g_strdup (ticket);
  if (ticket != NULL) {
    g_free (after->device);
    after->device = g_strdup (loket_turn_caller (loket_queue_work_turn (work))->device);
    after->back_at = LOKET_NONE;
  }
  return loket_queue_work_counter (work, before, after, error);
}

/**
 * loket_calling_let_go:
 * @work: an act
 * @ticket: a ticket that leaves its counter
 * @error: set when the store fails
 *
 * Returns: %TRUE when no counter holds it
 */
gboolean
loket_calling_let_go (LoketQueueWork *work, LoketTicket *ticket, GError **error)
{
  LoketTurn *turn = loket_queue_work_turn (work);
  g_autoptr (LoketCounter) counter = NULL;

  if (ticket->counter == NULL)
    return TRUE;
  counter =
      loket_txn_counter (loket_turn_txn (turn), loket_turn_day (turn), ticket->counter, error);
  if (counter == NULL)
    return FALSE;
  return g_strcmp0 (counter->ticket, ticket->id) != 0 ||
         loket_calling_hold (work, counter, NULL, error);
}

/**
 * loket_calling_finish_held:
 * @work: an act
 * @counter: an open counter
 * @error: set when the store fails
 *
 * Whoever it has before it is served, since it goes on with the next one.
 *
 * Returns: %TRUE when it may
 */
gboolean
loket_calling_finish_held (LoketQueueWork *work, LoketCounter *counter, GError **error)
{
  g_autoptr (LoketTicket) held = NULL;
  g_autoptr (LoketTicket) ended = NULL;

  if (counter->ticket == NULL)
    return TRUE;
  held = loket_queue_ticket (loket_queue_work_turn (work), counter->ticket, error);
  if (held == NULL)
    return FALSE;
  /* Ended by some other way: then only the counter's row is behind. */
  if (!loket_ticket_may_become (held->state, LOKET_TICKET_SERVED))
    return TRUE;
  ended = end_ticket (work, held, LOKET_TICKET_SERVED, TRUE, error);
  return ended != NULL;
}

static LoketTicket *
choose_next (LoketTurn *turn, LoketCounter *counter, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  const LoketFairness fairness = loket_fairness_of (loket_turn_profile (turn));
  const LoketStand stand = {counter->id, (const char *const *) counter->services};
  g_autoptr (GPtrArray) tickets = NULL;
  LoketTicket *next;

  if (!loket_queue_release_slips (turn, error) || !loket_queue_end_parking (turn, error))
    return NULL;
  tickets = loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), waiting, G_N_ELEMENTS (waiting), error);
  if (tickets == NULL)
    return NULL;
  next = loket_queue_next (tickets, &stand, &fairness, loket_turn_now (turn));
  if (next == NULL) {
    loket_set_error (error, LOKET_ERROR_QUEUE_EMPTY, counter->id, "nobody waits");
    return NULL;
  }
  return g_object_ref (next);
}

static LoketRecord *
call_next (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCounterRequest *request = loket_counter_request_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_CALL_NEXT);
  g_autoptr (LoketCounter) counter = loket_calling_counter (turn, request->counter, error);
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (LoketTicket) called = NULL;

  if (counter == NULL)
    return NULL;
  next = choose_next (turn, counter, error);
  if (next == NULL || !loket_calling_finish_held (work, counter, error))
    return NULL;
  called = loket_calling_call (work, next, counter, error);
  if (called == NULL || !loket_calling_hold (work, counter, called->id, error) ||
      !loket_queue_work_keep (work, counter->id, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&called));
}

static LoketTicket *
referenced (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return loket_queue_ticket (turn, loket_ticket_reference_cast (record)->ticket, error);
}

static LoketRecord *
recall (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_RECALL);
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  if (before->state != LOKET_TICKET_CALLED) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  after = loket_calling_call (work, before, NULL, error);
  if (after == NULL || !loket_queue_work_keep (work, after->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
start (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_START);
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  /* A parked one goes on by queue/resume, at a counter. */
  if (before->state == LOKET_TICKET_ON_HOLD) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
  after->state = LOKET_TICKET_SERVING;
  after->started_at = LOKET_SOME (loket_turn_not_before (turn, before->called_at.value));
  if (!loket_queue_work_move (work, before, after, error) ||
      !loket_queue_work_keep (work, after->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
end (LoketTurn *turn,
     const LoketOperation *operation,
     LoketTicket *before,
     LoketTicketState state,
     GError **error)
{
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, operation);
  g_autoptr (LoketTicket) after = end_ticket (work, before, state, FALSE, error);

  if (after == NULL || !loket_calling_let_go (work, after, error) ||
      !loket_queue_work_keep (work, after->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
finish (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketTicket) before = referenced (turn, record, error);

  return before != NULL ? end (turn, &LOKET_QUEUE_FINISH, before, LOKET_TICKET_SERVED, error)
                        : NULL;
}

/* Nobody came; who misses that many calls is not waited for any longer. */
static LoketRecord *
miss (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketOptional limit = loket_turn_profile (turn)->misses;
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  gboolean last;

  if (before == NULL)
    return NULL;
  /* Once more about the same call is not another one. */
  if (before->state != LOKET_TICKET_CALLED) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  last = before->misses.value + 1 >= (limit.set ? limit.value : MISSES);
  return end (
      turn, &LOKET_QUEUE_MISS, before, last ? LOKET_TICKET_NO_SHOW : LOKET_TICKET_MISSED, error);
}

static LoketRecord *
cancel (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketTicket) before = referenced (turn, record, error);

  return before != NULL ? end (turn, &LOKET_QUEUE_CANCEL, before, LOKET_TICKET_CANCELLED, error)
                        : NULL;
}

const LoketBinding loket_calling_desk[] = {
    {&LOKET_QUEUE_CALL_NEXT, call_next},
    {&LOKET_QUEUE_RECALL, recall},
    {&LOKET_QUEUE_START, start},
    {&LOKET_QUEUE_FINISH, finish},
    {&LOKET_QUEUE_MISS, miss},
    {&LOKET_QUEUE_CANCEL, cancel},
    {NULL, NULL},
};
