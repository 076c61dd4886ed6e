/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue desk: taking tickets, what becomes of their slips, what time alone brings about. */
#include "config.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/lane.h"
#include "core/queue-policy.h"
#include "core/ticket-code.h"
#include "office/closures.h"
#include "office/queue-private.h"
#include "office/queue-work.h"
#include "office/turn.h"
#include "store/queue.h"

/* queue.md 2, case 4: 120 s for the printer, then 60 s for the person in front of the kiosk. */
#define PAPER_PATIENCE (3 * LOKET_MINUTE)

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

/**
 * loket_queue_wrong_state:
 * @ticket: a ticket
 * @error: set to %LOKET_ERROR_WRONG_STATE with the state that it is in
 *
 * Returns: %FALSE
 */
gboolean
loket_queue_wrong_state (LoketTicket *ticket, GError **error)
{
  const char *state = loket_enum_name (loket_ticket_state_get_type (), ticket->state);

  loket_set_error (error, LOKET_ERROR_WRONG_STATE, state, "the ticket is %s", state);
  return FALSE;
}

/**
 * loket_queue_check_move:
 * @ticket: a ticket
 * @state: where it should go
 * @error: set to %LOKET_ERROR_WRONG_STATE when the table of moves has it not
 *
 * Returns: %TRUE when it may
 */
gboolean
loket_queue_check_move (LoketTicket *ticket, LoketTicketState state, GError **error)
{
  return loket_ticket_may_become (ticket->state, state) || loket_queue_wrong_state (ticket, error);
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
  return loket_queue_check_move (before, after->state, error) &&
         loket_turn_replace (turn, before, after, error);
}

static gboolean
is_forgotten (LoketTurn *turn, LoketTicket *ticket)
{
  return loket_turn_now (turn) - ticket->issued_at >= PAPER_PATIENCE;
}

/**
 * loket_queue_release_slips:
 * @turn: a write turn
 * @error: set when the store fails
 *
 * Slips that nobody heard of any more: the number was seen, so the person can be called.
 *
 * Returns: %TRUE when they are callable
 */
gboolean
loket_queue_release_slips (LoketTurn *turn, GError **error)
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
  return loket_queue_release_slips (turn, error) && loket_queue_end_parking (turn, error) &&
                 loket_application_tend (turn, error)
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
  if (!*needs && !loket_queue_parking_ends (turn, needs, error))
    return FALSE;
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
    if (!loket_txn_count_waiting (loket_turn_txn (turn),
                                  loket_turn_day (turn),
                                  loket_ticket_stage (ticket),
                                  &ahead,
                                  error))
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

  const gboolean has_hours = loket_profile_limits_numbers (profile, loket_turn_now (turn));

  *outside = !loket_profile_is_open (profile, loket_turn_now (turn));
  /* Hours for numbers may begin before the doors open. */
  if (*outside && profile->refuse_outside_hours && !has_hours) {
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

/* As many numbers as the office can serve on a day: who comes later is told so at the kiosk, and
 * does not wait in vain.  Papers that a kiosk gave without the hub are kept all the same. */
static gboolean
check_day_limit (LoketTurn *turn, LoketService *service, GError **error)
{
  gint64 last;

  if (!service->day_limit.set)
    return TRUE;
  if (!loket_txn_last_number (
          loket_turn_txn (turn), service->key, loket_turn_day (turn), &last, error))
    return FALSE;
  if (last < service->day_limit.value)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "day-limit", "no more numbers on this day");
  return FALSE;
}

/**
 * loket_queue_fill_online:
 * @turn: a write turn
 * @ticket: a new ticket with its id
 * @service: its service
 * @error: set to %LOKET_ERROR_RULE "hours" or "day-limit" when no number is given
 *
 * Returns: %TRUE when it has day, number, label and time
 */
gboolean
loket_queue_fill_online (LoketTurn *turn,
                         LoketTicket *ticket,
                         LoketService *service,
                         GError **error)
{
  if (!check_hours (turn, &ticket->outside_hours, error) ||
      !check_day_limit (turn, service, error) ||
      !loket_queue_next_number (turn, service->key, &ticket->number, error))
    return FALSE;
  ticket->day = g_strdup (loket_turn_day (turn));
  ticket->label = loket_ticket_label (service->letter, ticket->number);
  ticket->issued_at = loket_turn_now (turn);
  return TRUE;
}

/* What a machine that gives numbers has to keep to; an officer serves whom he wants. */
static gboolean
check_door (LoketTurn *turn, const char *service, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const gint64 now = loket_turn_now (turn);

  if (loket_profile_limits_numbers (profile, now) &&
      !loket_profile_gives_numbers (profile, now, NULL)) {
    loket_set_error (error, LOKET_ERROR_RULE, "ticket-hours", "no numbers are given now");
    return FALSE;
  }
  return loket_closure_check (turn, service, error);
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
                               : check_door (turn, service->key, error) &&
                                     loket_queue_fill_online (turn, ticket, service, error)) ||
      !count_ahead (turn, ticket, error) || !loket_queue_forecast (turn, ticket, error) ||
      !loket_turn_insert (turn, ticket, error))
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
    loket_queue_wrong_state (before, error);
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

const LoketBinding loket_queue_desk[] = {
    {&LOKET_QUEUE_TAKE_TICKET, take_ticket},
    {&LOKET_QUEUE_PRINTED, printed},
    {&LOKET_QUEUE_OPEN_COUNTER, loket_queue_open_counter},
    {&LOKET_QUEUE_CLOSE_COUNTER, loket_queue_close_counter},
    {&LOKET_QUEUE_PAUSE_COUNTER, loket_queue_pause_counter},
    {&LOKET_QUEUE_UNDO, loket_queue_undo},
    {&LOKET_QUEUE_LIST, loket_queue_list},
    {&LOKET_QUEUE_SEGMENTS, loket_queue_segments},
    {&LOKET_QUEUE_EXCLUDE, loket_queue_exclude},
    {&LOKET_QUEUE_BOARD, loket_queue_board},
    {&LOKET_QUEUE_WAITS, loket_queue_waits},
    {&LOKET_QUEUE_OVERVIEW, loket_queue_overview},
    {&LOKET_QUEUE_SCORE, loket_queue_score},
    {&LOKET_QUEUE_FIGURES, loket_queue_figures},
    {NULL, NULL},
};
