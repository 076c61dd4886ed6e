/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue desk: taking, calling and ending tickets, opening and closing counters. */
#include "config.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/lane.h"
#include "core/queue-policy.h"
#include "core/ticket-code.h"
#include "office/queue-private.h"
#include "office/turn.h"
#include "store/queue.h"

/* queue.md 2, case 4: 120 s for the printer, then 60 s for the person in front of the kiosk. */
#define PAPER_PATIENCE (3 * LOKET_MINUTE)

/* The series of the day's calls, beside those of the services, whose keys hold no blank. */
#define CALL_SERIES "all calls"

/**
 * loket_queue_ticket:
 * @turn: the turn
 * @id: a ticket's id from the request
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): that ticket
 */
LoketTicket *
loket_queue_ticket (LoketTurn *turn, const char *id, GError **error)
{
  LoketRecord *record = loket_txn_get (loket_turn_txn (turn), loket_ticket_get_type (), id, error);

  return record != NULL ? loket_ticket_cast (record) : NULL;
}

static gboolean
wrong_state (LoketTicket *ticket, GError **error)
{
  const char *state = loket_enum_name (loket_ticket_state_get_type (), ticket->state);

  loket_set_error (error, LOKET_ERROR_WRONG_STATE, state, "the ticket is %s", state);
  return FALSE;
}

/**
 * loket_queue_move:
 * @turn: a write turn
 * @before: the ticket as it is
 * @after: the same with its new state
 * @error: set to %LOKET_ERROR_WRONG_STATE when the table of moves has it not
 *
 * Returns: %TRUE when the move is made
 */
gboolean
loket_queue_move (LoketTurn *turn, LoketTicket *before, LoketTicket *after, GError **error)
{
  if (!loket_ticket_may_become (before->state, after->state))
    return wrong_state (before, error);
  return loket_turn_replace (turn, before, after, error);
}

static gboolean
is_forgotten (LoketTurn *turn, LoketTicket *ticket)
{
  return loket_turn_now (turn) - ticket->issued_at >= PAPER_PATIENCE;
}

/* A slip that nobody heard of any more: the number was seen, so the person can be called. */
static gboolean
release_forgotten_slips (LoketTurn *turn, GError **error)
{
  const LoketTicketState printing[] = {LOKET_TICKET_PRINTING};
  g_autoptr (GPtrArray) tickets = loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), printing, G_N_ELEMENTS (printing), error);

  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; i < tickets->len; i++) {
    LoketTicket *before = g_ptr_array_index (tickets, i);
    g_autoptr (LoketTicket) after = NULL;
    if (!is_forgotten (turn, before))
      continue;
    after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
    after->state = LOKET_TICKET_ISSUED;
    after->paper = LOKET_PAPER_WITHOUT;
    if (!loket_queue_move (turn, before, after, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_queue_tend:
 * @turn: a write turn of the hub's own
 * @request: (type LoketNothing): nothing
 * @error: set when the store fails
 *
 * What time alone brings about in the queue; the hub does it every few seconds, so that nobody
 * must press a key first.
 *
 * Returns: (transfer full): nothing
 */
LoketRecord *
loket_queue_tend (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return release_forgotten_slips (turn, error) && loket_application_tend (turn, error)
             ? g_object_ref (request)
             : NULL;
}

/**
 * loket_queue_needs_tending:
 * @turn: a read turn
 * @needs: (out): whether loket_queue_tend() has something to do
 * @error: set when the store fails
 *
 * Returns: %TRUE when it could be found out
 */
gboolean
loket_queue_needs_tending (LoketTurn *turn, gboolean *needs, GError **error)
{
  const LoketTicketState printing[] = {LOKET_TICKET_PRINTING};
  g_autoptr (GPtrArray) tickets = loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), printing, G_N_ELEMENTS (printing), error);

  if (tickets == NULL)
    return FALSE;
  *needs = tickets->len > 0 && is_forgotten (turn, g_ptr_array_index (tickets, 0));
  return loket_application_needs_tending (turn, needs, error);
}

static gboolean
count_ahead (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED, LOKET_TICKET_PRINTING};
  const LoketFairness fairness = loket_fairness_of (loket_turn_profile (turn));
  g_autoptr (GPtrArray) tickets = NULL;
  gint64 ahead;

  /* An ordinary ticket goes behind everybody who waits: one COUNT instead of the whole list. */
  if (ticket->priority == LOKET_PRIORITY_NONE) {
    if (!loket_txn_count_waiting (
            loket_turn_txn (turn), loket_turn_day (turn), ticket->service, &ahead, error))
      return FALSE;
  } else {
    tickets = loket_txn_tickets_in_state (
        loket_turn_txn (turn), loket_turn_day (turn), waiting, G_N_ELEMENTS (waiting), error);
    if (tickets == NULL)
      return FALSE;
    ahead = loket_queue_ahead (tickets, ticket, &fairness);
  }
  ticket->people_ahead = LOKET_SOME (ahead);
  return TRUE;
}

static gboolean
check_hours (LoketTurn *turn, gboolean *outside, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);

  *outside = !loket_profile_is_open (profile, loket_turn_now (turn));
  if (*outside && profile->refuse_outside_hours) {
    loket_set_error (error, LOKET_ERROR_RULE, "hours", "the office is closed");
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_queue_next_number:
 * @turn: a write turn
 * @service: key of a service
 * @number: (out): its next number of today, never one of a lane
 * @error: set when the store fails
 *
 * Returns: %TRUE when there is one
 */
gboolean
loket_queue_next_number (LoketTurn *turn, const char *service, gint64 *number, GError **error)
{
  gint64 count;

  if (!loket_txn_next_number (loket_turn_txn (turn), service, loket_turn_day (turn), &count, error))
    return FALSE;
  *number = loket_number_online (count);
  return TRUE;
}

static gboolean
fill_online (LoketTurn *turn, LoketTicket *ticket, LoketService *service, GError **error)
{
  if (!check_hours (turn, &ticket->outside_hours, error) ||
      !loket_queue_next_number (turn, service->key, &ticket->number, error))
    return FALSE;
  ticket->day = g_strdup (loket_turn_day (turn));
  ticket->label = loket_ticket_label (service->letter, ticket->number);
  ticket->issued_at = loket_turn_now (turn);
  return TRUE;
}

static LoketTicket *
new_ticket (LoketTurn *turn, LoketTicketRequest *request, LoketService *service, GError **error)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();

  ticket->id = request->id != NULL ? g_strdup (request->id) : loket_turn_new_id (turn);
  ticket->service = g_strdup (service->key);
  ticket->priority = request->priority;
  ticket->language = request->language;
  ticket->device = g_strdup (loket_turn_caller (turn)->device);
  ticket->state = request->paper ? LOKET_TICKET_PRINTING : LOKET_TICKET_ISSUED;
  ticket->paper = request->paper ? LOKET_PAPER_PENDING : LOKET_PAPER_NONE;
  if (!(request->label != NULL ? loket_queue_fill_late (turn, ticket, request, service, error)
                               : fill_online (turn, ticket, service, error)) ||
      !count_ahead (turn, ticket, error) || !loket_turn_insert (turn, ticket, error))
    return NULL;
  return g_steal_pointer (&ticket);
}

/* The same press once more: with a label, the paper says something else than the lost answer. */
static LoketTicket *
ticket_again (LoketTurn *turn, LoketTicketRequest *request, LoketTicket *before, GError **error)
{
  if (request->label == NULL)
    return g_object_ref (before);
  return loket_queue_relabel (turn, before, request->label, request->issued_at.value, error);
}

static LoketRecord *
take_ticket (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketRequest *request = loket_ticket_request_cast (record);
  LoketService *service = loket_profile_service (loket_turn_profile (turn), request->service);
  g_autoptr (LoketTicket) before = NULL;
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (GError) failure = NULL;

  if (service == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "service", "no such service in the profile");
    return NULL;
  }
  if ((request->label != NULL) != request->issued_at.set) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "issued_at", "a label and its time go together");
    return NULL;
  }
  before = loket_queue_same_ticket (turn, request, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  ticket = before != NULL ? ticket_again (turn, request, before, error)
                          : new_ticket (turn, request, service, error);
  if (ticket == NULL)
    return NULL;
  ticket->code =
      loket_ticket_code_text (ticket->id, service->letter[0], loket_turn_ticket_key (turn));
  return LOKET_RECORD (g_steal_pointer (&ticket));
}

static LoketRecord *
printed (LoketTurn *turn, LoketRecord *record, GError **error)
{
  static const struct {
    LoketTicketState state;
    LoketPaper paper;
  } becomes[] = {
      [LOKET_PRINT_PRINTED] = {LOKET_TICKET_ISSUED, LOKET_PAPER_PRINTED},
      [LOKET_PRINT_WITHOUT_PAPER] = {LOKET_TICKET_ISSUED, LOKET_PAPER_WITHOUT},
      [LOKET_PRINT_ABANDONED] = {LOKET_TICKET_CANCELLED, LOKET_PAPER_ABANDONED},
  };
  LoketPrintedRequest *request = loket_printed_request_cast (record);
  g_autoptr (LoketTicket) known = loket_queue_ticket (turn, request->ticket, error);
  g_autoptr (LoketTicket) before = NULL;
  g_autoptr (LoketTicket) after = NULL;

  if (known == NULL || !loket_queue_check_device (turn, known, error))
    return NULL;
  before = request->label == NULL
               ? g_object_ref (known)
               : loket_queue_relabel (turn, known, request->label, known->issued_at, error);
  if (before == NULL)
    return NULL;
  /* Who was called already goes on: only the counter ends that visit. */
  if (request->outcome == LOKET_PRINT_ABANDONED && before->state != LOKET_TICKET_PRINTING &&
      before->state != LOKET_TICKET_ISSUED) {
    wrong_state (before, error);
    return NULL;
  }
  after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
  after->paper = becomes[request->outcome].paper;
  /* The slip may come out after the ticket was set free without it, or while it is being called. */
  if (before->state == LOKET_TICKET_PRINTING || request->outcome == LOKET_PRINT_ABANDONED) {
    after->state = becomes[request->outcome].state;
    if (after->state == LOKET_TICKET_CANCELLED)
      after->ended_at = LOKET_SOME (loket_turn_not_before (turn, before->issued_at));
    if (!loket_queue_move (turn, before, after, error))
      return NULL;
  } else if (before->paper != after->paper && !loket_turn_replace (turn, before, after, error)) {
    return NULL;
  }
  return LOKET_RECORD (g_steal_pointer (&after));
}

static gboolean
announce (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
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
  return loket_turn_insert (turn, call, error);
}

/* A call or a recall: the last one counts for the waiting time (queue.md 2, case 6). */
static LoketTicket *
call_ticket (LoketTurn *turn, LoketTicket *before, const char *counter, GError **error)
{
  g_autoptr (LoketTicket) after = loket_ticket_cast (loket_record_copy (&before->parent_instance));

  after->state = LOKET_TICKET_CALLED;
  after->calls++;
  after->called_at = LOKET_SOME (loket_turn_not_before (turn, before->issued_at));
  if (counter != NULL) {
    g_free (after->counter);
    after->counter = g_strdup (counter);
  }
  if (!loket_queue_move (turn, before, after, error) || !announce (turn, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketTicket *
end_ticket (LoketTurn *turn,
            LoketTicket *before,
            LoketTicketState state,
            gboolean by_next,
            GError **error)
{
  g_autoptr (LoketTicket) after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
  gint64 began = before->started_at.set  ? before->started_at.value
                 : before->called_at.set ? before->called_at.value
                                         : before->issued_at;

  after->state = state;
  /* A missed one may come back: its visit has not ended. */
  if (state != LOKET_TICKET_MISSED)
    after->ended_at = LOKET_SOME (loket_turn_not_before (turn, began));
  after->ended_by_next = by_next;
  if (!loket_queue_move (turn, before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketCounter *
open_counter_of (LoketTurn *turn, const char *id, GError **error)
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

/* The counter's row says which ticket it holds, so that two counters cannot hold one. */
static gboolean
hold (LoketTurn *turn, LoketCounter *before, const char *ticket, GError **error)
{
  g_autoptr (LoketCounter) after = NULL;

  if (g_strcmp0 (before->ticket, ticket) == 0)
    return TRUE;
  after = loket_counter_cast (loket_record_copy (&before->parent_instance));
  g_free (after->ticket);
  after->ticket = g_strdup (ticket);
  if (ticket != NULL) {
    g_free (after->device);
    after->device = g_strdup (loket_turn_caller (turn)->device);
  }
  return loket_turn_replace (turn, before, after, error);
}

/* Lets go of a ticket that has ended, wherever it is held. */
static gboolean
let_go (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  g_autoptr (LoketCounter) counter = NULL;

  if (ticket->counter == NULL)
    return TRUE;
  counter =
      loket_txn_counter (loket_turn_txn (turn), loket_turn_day (turn), ticket->counter, error);
  if (counter == NULL)
    return FALSE;
  return g_strcmp0 (counter->ticket, ticket->id) != 0 || hold (turn, counter, NULL, error);
}

static gboolean
finish_held (LoketTurn *turn, LoketCounter *counter, GError **error)
{
  g_autoptr (LoketTicket) held = NULL;
  g_autoptr (LoketTicket) ended = NULL;

  if (counter->ticket == NULL)
    return TRUE;
  held = loket_queue_ticket (turn, counter->ticket, error);
  if (held == NULL)
    return FALSE;
  /* Ended by some other way: then only the counter's row is behind. */
  if (!loket_ticket_may_become (held->state, LOKET_TICKET_SERVED))
    return TRUE;
  ended = end_ticket (turn, held, LOKET_TICKET_SERVED, TRUE, error);
  return ended != NULL;
}

static LoketTicket *
choose_next (LoketTurn *turn, LoketCounter *counter, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  const LoketFairness fairness = loket_fairness_of (loket_turn_profile (turn));
  g_autoptr (GPtrArray) tickets = NULL;
  LoketTicket *next;

  if (!release_forgotten_slips (turn, error))
    return NULL;
  tickets = loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), waiting, G_N_ELEMENTS (waiting), error);
  if (tickets == NULL)
    return NULL;
  next = loket_queue_next (
      tickets, (const char *const *) counter->services, &fairness, loket_turn_now (turn));
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
  g_autoptr (LoketCounter) counter = open_counter_of (turn, request->counter, error);
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (LoketTicket) called = NULL;

  if (counter == NULL)
    return NULL;
  next = choose_next (turn, counter, error);
  if (next == NULL || !finish_held (turn, counter, error))
    return NULL;
  called = call_ticket (turn, next, counter->id, error);
  if (called == NULL || !hold (turn, counter, called->id, error))
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
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  LoketTicket *after;

  if (before == NULL)
    return NULL;
  if (before->state != LOKET_TICKET_CALLED) {
    wrong_state (before, error);
    return NULL;
  }
  after = call_ticket (turn, before, NULL, error);
  return after != NULL ? LOKET_RECORD (after) : NULL;
}

static LoketRecord *
start (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  after = loket_ticket_cast (loket_record_copy (&before->parent_instance));
  after->state = LOKET_TICKET_SERVING;
  after->started_at = LOKET_SOME (loket_turn_not_before (turn, before->called_at.value));
  if (!loket_queue_move (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
end (LoketTurn *turn, LoketRecord *record, LoketTicketState state, GError **error)
{
  g_autoptr (LoketTicket) before = referenced (turn, record, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  after = end_ticket (turn, before, state, FALSE, error);
  if (after == NULL || !let_go (turn, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
finish (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end (turn, record, LOKET_TICKET_SERVED, error);
}

static LoketRecord *
miss (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end (turn, record, LOKET_TICKET_MISSED, error);
}

static LoketRecord *
cancel (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end (turn, record, LOKET_TICKET_CANCELLED, error);
}

const LoketBinding loket_queue_desk[] = {
    {&LOKET_QUEUE_TAKE_TICKET, take_ticket},
    {&LOKET_QUEUE_PRINTED, printed},
    {&LOKET_QUEUE_OPEN_COUNTER, loket_queue_open_counter},
    {&LOKET_QUEUE_CLOSE_COUNTER, loket_queue_close_counter},
    {&LOKET_QUEUE_CALL_NEXT, call_next},
    {&LOKET_QUEUE_RECALL, recall},
    {&LOKET_QUEUE_START, start},
    {&LOKET_QUEUE_FINISH, finish},
    {&LOKET_QUEUE_MISS, miss},
    {&LOKET_QUEUE_CANCEL, cancel},
    {&LOKET_QUEUE_LIST, loket_queue_list},
    {&LOKET_QUEUE_BOARD, loket_queue_board},
    {NULL, NULL},
};
