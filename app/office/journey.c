/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a visitor through several desks under one number, and all that is done out of turn:
 * parking, sending on and back, coming back after a missed call, a chosen number, a walk-in. */
#include "config.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/ticket-code.h"
#include "office/calling.h"
#include "office/queue-private.h"
#include "store/journey.h"
#include "store/queue.h"

/* Where the profile does not say. */
#define PARK_MINUTES 30
#define BACK_MINUTES 15
#define RETURN_BEHIND 3

static gint64
or_else (LoketOptional number, gint64 usual)
{
  return number.set ? number.value : usual;
}

static LoketTicket *
copy_of (LoketTicket *ticket)
{
  return loket_ticket_cast (loket_record_copy (&ticket->parent_instance));
}

static gboolean
check_reason (LoketQueueReason reason, GError **error)
{
  if (reason != LOKET_QUEUE_REASON_NONE)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "reason-needed", "no reason is given");
  return FALSE;
}

/* A new stay in a queue: nobody has called it there yet. */
static void
begin_stay (LoketTicket *ticket, gint64 now)
{
  ticket->state = LOKET_TICKET_ISSUED;
  ticket->entered_at = LOKET_SOME (now);
  ticket->called_at = LOKET_NONE;
  ticket->started_at = LOKET_NONE;
  ticket->parked = LOKET_NONE;
  ticket->parked_at = LOKET_NONE;
  ticket->park_until = LOKET_NONE;
  ticket->calls = 0;
  g_clear_pointer (&ticket->counter, g_free);
}

static void
set_stage (LoketTicket *ticket, const char *stage)
{
  g_free (ticket->stage);
  ticket->stage = g_strcmp0 (stage, ticket->service) != 0 ? g_strdup (stage) : NULL;
}

static void
keep_for (LoketTicket *ticket, const char *counter, LoketOptional until)
{
  g_free (ticket->only_counter);
  ticket->only_counter = g_strdup (counter);
  ticket->only_until = until;
}

/* The time aside is neither waiting nor service. */
static void
end_parking (LoketTicket *ticket, gint64 now)
{
  if (ticket->parked_at.set)
    ticket->parked = LOKET_SOME (ticket->parked.value + MAX (0, now - ticket->parked_at.value));
  ticket->parked_at = LOKET_NONE;
  ticket->park_until = LOKET_NONE;
}

static LoketRecord *
park (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_PARK);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketTicket) after = NULL;
  gint64 now;

  if (before == NULL || !check_reason (move->reason, error))
    return NULL;
  now = loket_turn_not_before (turn, before->called_at.value);
  after = copy_of (before);
  after->state = LOKET_TICKET_ON_HOLD;
  after->reason = move->reason;
  /* Whoever is parked has been at the desk. */
  if (!after->started_at.set)
    after->started_at = LOKET_SOME (now);
  after->parked_at = LOKET_SOME (now);
  after->park_until = LOKET_SOME (
      now + or_else (loket_turn_profile (turn)->park_minutes, PARK_MINUTES) * LOKET_MINUTE);
  if (!loket_queue_work_move (work, before, after, error) ||
      !loket_calling_let_go (work, before, error) ||
      !loket_queue_work_keep (work, before->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketCounter *
free_counter (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketCounter) counter = NULL;

  if (id == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "counter", "no counter is named");
    return NULL;
  }
  counter = loket_calling_counter (turn, id, error);
  if (counter != NULL && counter->ticket != NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "counter-busy", "the counter holds a ticket");
    return NULL;
  }
  return g_steal_pointer (&counter);
}

/* The person is back at the desk: service goes on where it was left. */
static LoketRecord *
resume (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_RESUME);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketCounter) counter =
      before != NULL ? free_counter (turn, move->counter, error) : NULL;
  g_autoptr (LoketTicket) after = NULL;
  gint64 now;

  if (counter == NULL)
    return NULL;
  if (before->state != LOKET_TICKET_ON_HOLD) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  if (g_strcmp0 (before->counter, counter->id) != 0 && !check_reason (move->reason, error))
    return NULL;
  after = copy_of (before);
  now = loket_turn_not_before (turn, before->parked_at.value);
  end_parking (after, now);
  after->state = LOKET_TICKET_SERVING;
  after->reason = move->reason;
  g_free (after->counter);
  after->counter = g_strdup (counter->id);
  if (!loket_queue_work_move (work, before, after, error) ||
      !loket_calling_hold (work, counter, after->id, error) ||
      !loket_queue_work_keep (work, counter->id, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* A queue of the profile, a counter that is open, or both; and not where it waits already. */
static gboolean
check_target (LoketTurn *turn, LoketTicketMove *move, LoketTicket *ticket, GError **error)
{
  g_autoptr (LoketCounter) counter = NULL;

  if (move->stage != NULL && !loket_profile_has_queue (loket_turn_profile (turn), move->stage)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "stage", "no such queue in the profile");
    return FALSE;
  }
  if (move->counter != NULL) {
    counter = loket_calling_counter (turn, move->counter, error);
    if (counter == NULL)
      return FALSE;
  }
  if ((move->stage == NULL || g_strcmp0 (move->stage, loket_ticket_stage (ticket)) == 0) &&
      g_strcmp0 (move->counter, ticket->only_counter) == 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "same-queue", "it waits there already");
    return FALSE;
  }
  return TRUE;
}

/* Ends the stay at a desk, when one has begun, and leaves the counter. */
static gboolean
leave_desk (LoketQueueWork *work,
            LoketTicket *before,
            LoketTicket *after,
            LoketStay outcome,
            GError **error)
{
  LoketTurn *turn = loket_queue_work_turn (work);
  g_autoptr (LoketTicket) ended = NULL;

  if (before->state == LOKET_TICKET_ISSUED)
    return TRUE;
  ended = copy_of (before);
  end_parking (ended, loket_turn_not_before (turn, ended->called_at.value));
  begin_stay (after, loket_turn_not_before (turn, loket_ticket_entered (before)));
  return loket_queue_work_stay (work, ended, outcome, error) &&
         loket_calling_let_go (work, before, error);
}

static gboolean
is_at_desk (LoketTicket *ticket)
{
  return loket_ticket_is_held (ticket) || ticket->state == LOKET_TICKET_ON_HOLD;
}

/* On to another queue, in the order of when the person came to the office (queue.md 2, case 8). */
static LoketRecord *
transfer (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_TRANSFER);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  if (!loket_ticket_is_waiting (before) && !is_at_desk (before)) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  if (!check_target (turn, move, before, error))
    return NULL;
  after = copy_of (before);
  after->reason = move->reason;
  after->first = FALSE;
  after->behind = LOKET_NONE;
  if (move->stage != NULL)
    set_stage (after, move->stage);
  keep_for (after, move->counter, LOKET_NONE);
  if (!leave_desk (work, before, after, LOKET_STAY_TRANSFERRED, error) ||
      !loket_queue_work_change (work, before, after, error) ||
      !loket_queue_work_keep (work, before->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* The desk that sent it on last. */
static LoketSegment *
desk_before (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  g_autoptr (GPtrArray) stays =
      loket_txn_segments_of_ticket (loket_turn_txn (turn), ticket->id, error);

  for (guint i = stays != NULL ? stays->len : 0; i > 0; i--) {
    LoketSegment *stay = g_ptr_array_index (stays, i - 1);
    if (stay->outcome == LOKET_STAY_TRANSFERRED &&
        g_strcmp0 (stay->stage, loket_ticket_stage (ticket)) != 0)
      return g_object_ref (stay);
  }
  if (stays != NULL)
    loket_set_error (error, LOKET_ERROR_RULE, "no-desk-before", "no desk sent it on");
  return NULL;
}

static gboolean
is_open (LoketTurn *turn, const char *counter)
{
  g_autoptr (LoketCounter) row =
      counter != NULL ? loket_calling_counter (turn, counter, NULL) : NULL;

  return row != NULL;
}

/* Back to whoever sent it on: first in line, and kept for the same officer for a while. */
static LoketRecord *
send_back (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_SEND_BACK);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketSegment) desk = NULL;
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  if (!is_at_desk (before)) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  desk = desk_before (turn, before, error);
  if (desk == NULL)
    return NULL;
  after = copy_of (before);
  after->reason = move->reason;
  after->first = TRUE;
  after->behind = LOKET_NONE;
  set_stage (after, desk->stage);
  keep_for (
      after,
      is_open (turn, desk->counter) ? desk->counter : NULL,
      LOKET_SOME (loket_turn_now (turn) +
                  or_else (loket_turn_profile (turn)->back_minutes, BACK_MINUTES) * LOKET_MINUTE));
  if (!leave_desk (work, before, after, LOKET_STAY_TRANSFERRED, error) ||
      !loket_queue_work_change (work, before, after, error) ||
      !loket_queue_work_keep (work, before->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* Somebody who did not hear the call is there again: not at the end, and not at once. */
static LoketRecord *
come_back (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_RETURN);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketTicket) after = NULL;
  gint64 entered;

  if (before == NULL)
    return NULL;
  if (before->state != LOKET_TICKET_MISSED) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  after = copy_of (before);
  entered = loket_ticket_entered (before);
  begin_stay (after, entered);
  after->reason = move->reason;
  after->behind = LOKET_SOME (or_else (loket_turn_profile (turn)->return_behind, RETURN_BEHIND));
  if (!loket_queue_work_move (work, before, after, error) ||
      !loket_queue_work_keep (work, move->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* Out of turn, with a reason that the audit keeps. */
static LoketRecord *
call_chosen (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketTicketMove *move = loket_ticket_move_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_CALL);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, move->ticket, error);
  g_autoptr (LoketCounter) counter = NULL;
  g_autoptr (LoketTicket) waiting = NULL;
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL || !check_reason (move->reason, error))
    return NULL;
  if (!loket_ticket_is_waiting (before) && before->state != LOKET_TICKET_ON_HOLD &&
      before->state != LOKET_TICKET_MISSED) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  counter = loket_calling_counter (turn, move->counter != NULL ? move->counter : "", error);
  if (counter == NULL || !loket_calling_finish_held (work, counter, error))
    return NULL;
  waiting = copy_of (before);
  waiting->reason = move->reason;
  if (before->state == LOKET_TICKET_MISSED)
    begin_stay (waiting, loket_ticket_entered (before));
  else if (!leave_desk (work, before, waiting, LOKET_STAY_PARKED, error))
    return NULL;
  if (!loket_queue_work_change (work, before, waiting, error))
    return NULL;
  after = loket_calling_call (work, waiting, counter, error);
  if (after == NULL || !loket_calling_hold (work, counter, after->id, error) ||
      !loket_queue_work_keep (work, counter->id, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* Somebody stands at the counter without a slip: a number for the books, no call. */
static LoketRecord *
walk_in (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketWalkIn *request = loket_walk_in_cast (record);
  LoketService *service = loket_profile_service (loket_turn_profile (turn), request->service);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_WALK_IN);
  g_autoptr (LoketCounter) counter = NULL;
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();

  if (service == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "service", "no such service in the profile");
    return NULL;
  }
  counter = free_counter (turn, request->counter, error);
  if (counter == NULL || !loket_queue_fill_online (turn, ticket, service, error))
    return NULL;
  ticket->id = loket_turn_new_id (turn);
  ticket->service = g_strdup (service->key);
  ticket->priority = request->priority;
  ticket->language = request->language;
  ticket->device = g_strdup (loket_turn_caller (turn)->device);
  ticket->state = LOKET_TICKET_SERVING;
  ticket->counter = g_strdup (counter->id);
  ticket->called_at = LOKET_SOME (ticket->issued_at);
  ticket->started_at = LOKET_SOME (ticket->issued_at);
  ticket->walk_in = TRUE;
  if (!loket_queue_work_begin (work, ticket, error) ||
      !loket_calling_hold (work, counter, ticket->id, error) ||
      !loket_queue_work_keep (work, counter->id, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&ticket));
}

/* Whom the kiosk took for somebody without a priority, or the other way round. */
static LoketRecord *
reclassify (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketReclassification *request = loket_reclassification_cast (record);
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_RECLASSIFY);
  g_autoptr (LoketTicket) before = loket_queue_ticket (turn, request->ticket, error);
  g_autoptr (LoketTicket) after = NULL;

  if (before == NULL)
    return NULL;
  if (!loket_ticket_may_become (before->state, LOKET_TICKET_CANCELLED)) {
    loket_queue_wrong_state (before, error);
    return NULL;
  }
  if (before->priority == request->priority) {
    loket_set_error (error, LOKET_ERROR_RULE, "nothing-changes", "it has this class already");
    return NULL;
  }
  after = copy_of (before);
  after->priority = request->priority;
  if (!loket_queue_work_change (work, before, after, error) ||
      !loket_queue_work_keep (work, before->counter, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static GPtrArray *
parked_tickets (LoketTurn *turn, GError **error)
{
  const LoketTicketState parked[] = {LOKET_TICKET_ON_HOLD};

  return loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), parked, G_N_ELEMENTS (parked), error);
}

static gboolean
is_over (LoketTurn *turn, LoketTicket *ticket)
{
  return ticket->park_until.set && ticket->park_until.value <= loket_turn_now (turn);
}

/**
 * loket_queue_parking_ends:
 * @turn: a read turn
 * @ends: (out): whether somebody is parked for longer than may be
 * @error: set when the store fails
 *
 * Returns: %TRUE when it could be found out
 */
gboolean
loket_queue_parking_ends (LoketTurn *turn, gboolean *ends, GError **error)
{
  g_autoptr (GPtrArray) tickets = parked_tickets (turn, error);

  *ends = FALSE;
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    *ends = *ends || is_over (turn, g_ptr_array_index (tickets, i));
  return tickets != NULL;
}

/**
 * loket_queue_end_parking:
 * @turn: a write turn
 * @error: set when the store fails
 *
 * Nobody is forgotten aside: whose time there is over waits again, by when the person came.
 *
 * Returns: %TRUE when it is done
 */
gboolean
loket_queue_end_parking (LoketTurn *turn, GError **error)
{
  g_autoptr (LoketQueueWork) work = loket_queue_work_new (turn, &LOKET_QUEUE_PARK);
  g_autoptr (GPtrArray) tickets = parked_tickets (turn, error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++) {
    LoketTicket *before = g_ptr_array_index (tickets, i);
    g_autoptr (LoketTicket) after = NULL;
    if (!is_over (turn, before))
      continue;
    after = copy_of (before);
    if (!leave_desk (work, before, after, LOKET_STAY_PARKED, error) ||
        !loket_queue_work_move (work, before, after, error))
      return FALSE;
  }
  return tickets != NULL;
}

/**
 * loket_queue_free_kept:
 * @turn: a write turn
 * @counter: a counter that closes
 * @error: set when the store fails
 *
 * Whom it alone would have called waits for every counter of the queue.
 *
 * Returns: %TRUE when nobody is kept for it
 */
gboolean
loket_queue_free_kept (LoketTurn *turn, const char *counter, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  g_autoptr (GPtrArray) tickets = loket_txn_tickets_in_state (
      loket_turn_txn (turn), loket_turn_day (turn), waiting, G_N_ELEMENTS (waiting), error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++) {
    LoketTicket *before = g_ptr_array_index (tickets, i);
    g_autoptr (LoketTicket) after = NULL;
    if (g_strcmp0 (before->only_counter, counter) != 0)
      continue;
    after = copy_of (before);
    keep_for (after, NULL, LOKET_NONE);
    if (!loket_turn_replace (turn, before, after, error))
      return FALSE;
  }
  return tickets != NULL;
}

/**
 * loket_queue_segments:
 * @turn: a turn
 * @record: (type LoketQueueQuery): which day
 * @error: set when the store fails
 *
 * Handler of queue/segments.
 *
 * Returns: (transfer full): the stays of that day
 */
LoketRecord *
loket_queue_segments (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketQueueQuery *query = loket_queue_query_cast (record);
  const char *day = query->day != NULL ? query->day : loket_turn_day (turn);
  g_autoptr (GPtrArray) stays = loket_txn_segments_of_days (loket_turn_txn (turn), day, day, error);
  LoketSegmentList *list;

  if (stays == NULL)
    return NULL;
  list = loket_segment_list_new ();
  list->day = g_strdup (day);
  list->segments = g_list_store_new (loket_segment_get_type ());
  g_list_store_splice (list->segments, 0, 0, stays->pdata, stays->len);
  return LOKET_RECORD (list);
}

/**
 * loket_queue_exclude:
 * @turn: a write turn
 * @record: (type LoketExclusion): which stay, and why
 * @error: set to %LOKET_ERROR_NOT_FOUND; to %LOKET_ERROR_RULE "reason-needed"
 *
 * Handler of queue/exclude.
 *
 * Returns: (transfer full): the stay
 */
LoketRecord *
loket_queue_exclude (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketExclusion *request = loket_exclusion_cast (record);
  g_autoptr (LoketRecord) before =
      loket_txn_get (loket_turn_txn (turn), loket_segment_get_type (), request->segment, error);
  g_autoptr (LoketRecord) copy = NULL;
  LoketSegment *after;

  if (before == NULL || (request->excluded && !check_reason (request->reason, error)))
    return NULL;
  copy = loket_record_copy (before);
  after = loket_segment_cast (copy);
  after->excluded = request->excluded;
  after->exclude_reason = request->excluded ? request->reason : LOKET_QUEUE_REASON_NONE;
  return loket_turn_replace (turn, before, after, error) ? g_steal_pointer (&copy) : NULL;
}

const LoketBinding loket_journey_desk[] = {
    {&LOKET_QUEUE_PARK, park},
    {&LOKET_QUEUE_RESUME, resume},
    {&LOKET_QUEUE_TRANSFER, transfer},
    {&LOKET_QUEUE_SEND_BACK, send_back},
    {&LOKET_QUEUE_RETURN, come_back},
    {&LOKET_QUEUE_CALL, call_chosen},
    {&LOKET_QUEUE_WALK_IN, walk_in},
    {&LOKET_QUEUE_RECLASSIFY, reclassify},
    {NULL, NULL},
};
