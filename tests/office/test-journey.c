/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number through several desks, and back: cases 6 to 8 of queue.md 2, acts that are taken back,
 * and that any row of acts taken back leaves the queue as it was. */
#include "core/clock.h"
#include "core/error.h"
#include "core/operations.h"
#include "journeys.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/journey/" path, Fixture, NULL, journey_set_up, function, fixture_tear_down)

/* queue.md 2, case 6 */
static void
test_missed_returns_behind_three (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) late = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  LoketTicket *others[5];
  g_autoptr (LoketTicket) now = NULL;
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (LoketSegment) first = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = journey_take_later (f, "health");
  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", late);
  journey_act (f, &LOKET_QUEUE_RECALL, late);
  journey_act (f, &LOKET_QUEUE_RECALL, late);
  journey_act (f, &LOKET_QUEUE_MISS, late);
  journey_assert_next (f, "1", others[0]);
  MOVE (late, RETURN, "1", NULL, LOKET_QUEUE_REASON_NONE);
  g_assert_cmpstr (late->label, ==, "A001");
  g_assert_cmpint (late->behind.value, ==, 3);
  for (guint i = 1; i <= 3; i++)
    journey_assert_next (f, "1", others[i]);
  loket_clock_advance (f->clock, 2 * LOKET_MINUTE);
  journey_assert_next (f, "1", late);
  now = journey_ticket_now (f, late);
  g_assert_cmpint (now->issued_at, ==, late->issued_at);
  journey_act (f, &LOKET_QUEUE_MISS, late);
  g_clear_object (&now);
  now = journey_ticket_now (f, late);
  g_assert_cmpint (now->state, ==, LOKET_TICKET_NO_SHOW);
  g_assert_null (
      journey_move (f, &LOKET_QUEUE_RETURN, late->id, "1", NULL, LOKET_QUEUE_REASON_NONE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  list = journey_stays (f);
  g_assert_cmpuint (journey_count (list, LOKET_STAY_MISSED), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (list->segments), 0);
  g_assert_cmpint (first->calls, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_object_unref (others[i]);
}

/* When nobody else waits, nobody has to let anybody pass. */
static void
test_returned_alone_is_next (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  journey_act (f, &LOKET_QUEUE_MISS, ticket);
  MOVE (ticket, RETURN, "1", NULL, LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "1", ticket);
}

/* queue.md 2, case 7 */
static void
test_parked (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) parked = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) next = journey_take_later (f, "health");
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (LoketSegment) stay = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_open_for (f, "2", "health");
  loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
  journey_assert_next (f, "1", parked);
  journey_act (f, &LOKET_QUEUE_START, parked);
  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  journey_assert_refused (journey_move (f, &LOKET_QUEUE_PARK, parked->id, NULL, NULL, 0, &error),
                          &error,
                          "reason-needed");
  MOVE (parked, PARK, NULL, NULL, LOKET_QUEUE_REASON_COPIES);
  journey_assert_next (f, "1", next);
  loket_clock_advance (f->clock, 20 * LOKET_MINUTE);
  journey_assert_refused (journey_move (f, &LOKET_QUEUE_RESUME, parked->id, "1", NULL, 0, &error),
                          &error,
                          "counter-busy");
  journey_assert_refused (journey_move (f, &LOKET_QUEUE_RESUME, parked->id, "2", NULL, 0, &error),
                          &error,
                          "reason-needed");
  MOVE (parked, RESUME, "2", NULL, LOKET_QUEUE_REASON_AWAY);
  g_assert_cmpint (parked->parked.value, ==, 20 * LOKET_MINUTE);
  loket_clock_advance (f->clock, 3 * LOKET_MINUTE);
  journey_act (f, &LOKET_QUEUE_FINISH, parked);
  list = journey_stays (f);
  stay = g_list_model_get_item (G_LIST_MODEL (list->segments), 0);
  g_assert_cmpint (stay->called_at.value - stay->entered_at, ==, 10 * LOKET_MINUTE);
  g_assert_cmpint (stay->ended_at - stay->started_at.value - stay->parked, ==, 8 * LOKET_MINUTE);
  g_assert_cmpstr (stay->counter, ==, "2");
}

static void
test_parked_too_long_waits_again (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) parked = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) later = journey_take_later (f, "health");
  g_autoptr (LoketTicket) now = NULL;
  g_autoptr (LoketSegmentList) list = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", parked);
  MOVE (parked, PARK, NULL, NULL, LOKET_QUEUE_REASON_FORM);
  loket_clock_advance (f->clock, 30 * LOKET_MINUTE);
  journey_assert_next (f, "1", parked);
  now = journey_ticket_now (f, parked);
  g_assert_cmpint (now->issued_at, ==, parked->issued_at);
  list = journey_stays (f);
  g_assert_cmpuint (journey_count (list, LOKET_STAY_PARKED), ==, 1);
  journey_assert_next (f, "1", later);
}

/* queue.md 2, case 8 */
static void
test_three_desks_one_number (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) later = journey_take_later (f, "health");
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (GListStore) visits = NULL;
  g_autoptr (LoketTicket) now = NULL;
  g_autoptr (LoketUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", "health");
  journey_open_for (f, "2", "check");
  journey_open_for (f, "3", "press");
  /* The later one comes to the second desk first, and is behind all the same. */
  journey_assert_next (f, "1", ticket);
  journey_act (f, &LOKET_QUEUE_START, ticket);
  MOVE (ticket, PARK, NULL, NULL, LOKET_QUEUE_REASON_FORM);
  journey_assert_next (f, "1", later);
  MOVE (later, TRANSFER, NULL, "check", LOKET_QUEUE_REASON_NONE);
  MOVE (ticket, RESUME, "1", NULL, LOKET_QUEUE_REASON_NONE);
  journey_assert_refused (
      journey_move (f, &LOKET_QUEUE_TRANSFER, ticket->id, NULL, "health", 0, &error),
      &error,
      "same-queue");
  MOVE (ticket, TRANSFER, NULL, "check", LOKET_QUEUE_REASON_NONE);
  journey_assert_refused (
      journey_move (f, &LOKET_QUEUE_TRANSFER, ticket->id, NULL, "check", 0, &error),
      &error,
      "same-queue");
  g_assert_cmpstr (loket_ticket_stage (ticket), ==, "check");
  journey_assert_next (f, "2", ticket);
  MOVE (ticket, TRANSFER, NULL, "press", LOKET_QUEUE_REASON_NONE);
  /* Taken back: it is before the second desk again, and that stay has not ended. */
  undone = journey_undo (f, "2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->operation, ==, "queue/transfer");
  now = journey_ticket_now (f, ticket);
  g_assert_cmpint (now->state, ==, LOKET_TICKET_CALLED);
  g_assert_cmpstr (now->counter, ==, "2");
  g_assert_cmpstr (undone->counter->ticket, ==, ticket->id);
  MOVE (ticket, TRANSFER, NULL, "press", LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "3", ticket);
  journey_act (f, &LOKET_QUEUE_FINISH, ticket);
  list = journey_stays (f);
  visits = fixture_list (f, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (visits)), ==, 2);
  /* Two of the first one's stays and the other one's first were sent on, the last one served. */
  g_assert_cmpuint (journey_count (list, LOKET_STAY_TRANSFERRED), ==, 3);
  g_assert_cmpuint (journey_count (list, LOKET_STAY_SERVED), ==, 1);
}

static void
test_sent_back_is_first_at_the_same_desk (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) early = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) ticket = journey_take_later (f, "health");
  g_autoptr (LoketTicket) third = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", "health");
  journey_open_for (f, "2", "health");
  journey_open_for (f, "3", "check");
  journey_assert_next (f, "2", early);
  journey_assert_next (f, "1", ticket);
  journey_assert_refused (
      journey_move (f, &LOKET_QUEUE_SEND_BACK, ticket->id, NULL, NULL, 0, &error),
      &error,
      "no-desk-before");
  MOVE (ticket, TRANSFER, NULL, "check", LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "3", ticket);
  third = journey_take_later (f, "health");
  MOVE (ticket, SEND_BACK, NULL, NULL, LOKET_QUEUE_REASON_NONE);
  g_assert_cmpstr (loket_ticket_stage (ticket), ==, "health");
  g_assert_cmpstr (ticket->only_counter, ==, "1");
  journey_assert_next (f, "2", third);
  journey_assert_next (f, "1", ticket);
}

/* Who is kept for a counter that closes, or for too long, is called by the others. */
static void
test_kept_for_a_counter (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) closed = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", "health");
  journey_open_for (f, "2", "education");
  MOVE (ticket, TRANSFER, "2", NULL, LOKET_QUEUE_REASON_DESK);
  g_assert_null (fixture_next (f, "1", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  g_clear_error (&error);
  request->counter = g_strdup ("2");
  closed = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CLOSE_COUNTER, request, &error);
  g_assert_no_error (error);
  journey_assert_next (f, "1", ticket);
}

static void
test_chosen_number (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) frail = journey_take_later (f, "health");
  g_autoptr (LoketUndone) undone = NULL;
  g_autoptr (LoketBoard) board = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketCall) call = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_refused (journey_move (f, &LOKET_QUEUE_CALL, frail->id, "1", NULL, 0, &error),
                          &error,
                          "reason-needed");
  MOVE (frail, CALL, "1", NULL, LOKET_QUEUE_REASON_FRAIL);
  g_assert_cmpint (frail->state, ==, LOKET_TICKET_CALLED);
  undone = journey_undo (f, "1", &error);
  g_assert_no_error (error);
  g_assert_null (undone->counter->ticket);
  board = fixture_ask (f, LOKET_DEVICE_DISPLAY, &LOKET_QUEUE_BOARD, nothing, &error);
  call = g_list_model_get_item (G_LIST_MODEL (board->calls), 0);
  g_assert_true (call->withdrawn);
  journey_assert_next (f, "1", first);
}

static void
test_walk_in (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketWalkIn) request = loket_walk_in_new ();
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (LoketTicket) after = NULL;
  g_autoptr (LoketUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  request->counter = g_strdup ("1");
  request->service = g_strdup ("health");
  ticket = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_WALK_IN, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ticket->label, ==, "A001");
  g_assert_true (ticket->walk_in);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_SERVING);
  undone = journey_undo (f, "1", &error);
  g_assert_no_error (error);
  after = journey_ticket_now (f, ticket);
  g_assert_cmpint (after->state, ==, LOKET_TICKET_CANCELLED);
  g_assert_null (undone->counter->ticket);
}

static void
test_day_limit (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = fixture_take (f, "education", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) second = fixture_take (f, "education", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;

  request->service = g_strdup ("education");
  for (guint i = 0; i < 2; i++)
    journey_assert_refused (
        fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error),
        &error,
        "day-limit");
}

static void
test_class_is_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) second = journey_take_later (f, "health");
  g_autoptr (LoketReclassification) request = loket_reclassification_new ();
  g_autoptr (LoketTicket) after = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  request->ticket = g_strdup (second->id);
  request->priority = LOKET_PRIORITY_DISABLED;
  after = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_RECLASSIFY, request, &error);
  g_assert_no_error (error);
  journey_assert_refused (
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_RECLASSIFY, request, &error),
      &error,
      "nothing-changes");
  journey_assert_next (f, "1", second);
}

static void
test_pause_ends_with_a_call (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketPause) request = loket_pause_new ();
  g_autoptr (LoketCounter) paused = NULL;
  g_autoptr (LoketBoard) board = NULL;
  g_autoptr (LoketCounter) counter = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  request->counter = g_strdup ("1");
  request->minutes = 10;
  paused = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_PAUSE_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (paused->back_at.value, ==, FIXTURE_MORNING + 10 * LOKET_MINUTE);
  journey_assert_next (f, "1", ticket);
  board = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_BOARD, nothing, &error);
  counter = g_list_model_get_item (G_LIST_MODEL (board->counters), 0);
  g_assert_false (counter->back_at.set);
}

static void
test_wrong_times_are_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketExclusion) request = loket_exclusion_new ();
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (LoketSegment) stay = NULL;
  g_autoptr (LoketSegment) excluded = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  journey_act (f, &LOKET_QUEUE_FINISH, ticket);
  list = journey_stays (f);
  stay = g_list_model_get_item (G_LIST_MODEL (list->segments), 0);
  request->segment = g_strdup (stay->id);
  request->excluded = TRUE;
  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_EXCLUDE, request, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "reason-needed");
  g_clear_error (&error);
  request->reason = LOKET_QUEUE_REASON_MISTAKE;
  excluded = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_EXCLUDE, request, &error);
  g_assert_no_error (error);
  g_assert_true (excluded->excluded);
}

/* What another counter did since is not overturned. */
static void
test_undo_leaves_what_went_on (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", "health");
  journey_open_for (f, "2", "check");
  g_assert_null (journey_undo (f, "1", &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "nothing-to-undo");
  g_clear_error (&error);
  journey_assert_next (f, "1", ticket);
  MOVE (ticket, TRANSFER, NULL, "check", LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "2", ticket);
  g_assert_null (journey_undo (f, "1", &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "changed-since");
}

/* Somebody came back, and one call of the three went by: taken back, both are as they were. */
static void
test_undo_gives_passed_calls_back (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) late = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) other = journey_take_later (f, "health");
  g_autoptr (LoketTicket) now = NULL;
  g_autoptr (LoketUndone) call = NULL;
  g_autoptr (LoketUndone) comeback = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", late);
  journey_act (f, &LOKET_QUEUE_MISS, late);
  MOVE (late, RETURN, "1", NULL, LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "1", other);
  call = journey_undo (f, "1", &error);
  g_assert_no_error (error);
  now = journey_ticket_now (f, late);
  g_assert_cmpint (now->behind.value, ==, 3);
  comeback = journey_undo (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (comeback->operation, ==, "queue/return");
}

static GListStore *
hall_now (Fixture *f)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  GListStore *rows = fixture_list (f, NULL);

  board = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_BOARD, nothing, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (board->counters)); i++) {
    g_autoptr (LoketCounter) counter = g_list_model_get_item (G_LIST_MODEL (board->counters), i);
    g_autofree char *line = g_strdup_printf ("%s %s", counter->id, counter->ticket);
    g_autoptr (LoketTicket) row = loket_ticket_new ();
    row->label = g_steal_pointer (&line);
    g_list_store_append (rows, row);
  }
  return rows;
}

static LoketTicket *
random_ticket (GListModel *tickets, GRand *chance)
{
  guint n = g_list_model_get_n_items (tickets);

  return g_list_model_get_item (tickets, (guint) g_rand_int_range (chance, 0, (gint32) n));
}

/* Any act that the queue permits, on any ticket. */
static gboolean
random_act (Fixture *f, GRand *chance)
{
  static const LoketOperation *const moves[] = {&LOKET_QUEUE_PARK,
                                                &LOKET_QUEUE_RESUME,
                                                &LOKET_QUEUE_TRANSFER,
                                                &LOKET_QUEUE_SEND_BACK,
                                                &LOKET_QUEUE_RETURN,
                                                &LOKET_QUEUE_CALL};
  static const LoketOperation *const acts[] = {&LOKET_QUEUE_RECALL,
                                               &LOKET_QUEUE_START,
                                               &LOKET_QUEUE_FINISH,
                                               &LOKET_QUEUE_MISS,
                                               &LOKET_QUEUE_CANCEL};
  static const char *const stages[] = {"health", "check", "press"};
  g_autoptr (GListStore) list = fixture_list (f, NULL);
  g_autoptr (LoketTicket) ticket = random_ticket (G_LIST_MODEL (list), chance);
  g_autoptr (LoketTicket) after = NULL;
  const int kind = g_rand_int_range (chance, 0, 12);

  loket_clock_advance (f->clock, g_rand_int_range (chance, 1, 60) * LOKET_SECOND);
  if (kind == 0)
    after = fixture_next (f, "1", NULL);
  else if (kind < 6)
    after = fixture_act (f, acts[kind - 1], ticket->id, NULL);
  else
    after = journey_move (f,
                          moves[kind - 6],
                          ticket->id,
                          moves[kind - 6] == &LOKET_QUEUE_TRANSFER ? NULL : "1",
                          moves[kind - 6] == &LOKET_QUEUE_TRANSFER
                              ? stages[g_rand_int_range (chance, 0, G_N_ELEMENTS (stages))]
                              : NULL,
                          LOKET_QUEUE_REASON_OTHER,
                          NULL);
  return after != NULL;
}

static void
assert_same_hall (GListStore *a, GListStore *b)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (a));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (b)), ==, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTicket) left = g_list_model_get_item (G_LIST_MODEL (a), i);
    g_autoptr (LoketTicket) right = g_list_model_get_item (G_LIST_MODEL (b), i);
    g_assert_true (loket_record_equal (&left->parent_instance, &right->parent_instance));
  }
}

/* Whatever a counter did, taken back step by step, leaves tickets, counters and stays as before. */
static void
test_any_row_of_acts_goes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (8);
  guint done_in_all = 0;

  for (guint i = 0; i < 6; i++) {
    g_autoptr (LoketTicket) ticket = journey_take_later (f, "health");
    g_assert_nonnull (ticket);
  }
  journey_open_for (f, "1", NULL);
  for (guint round = 0; round < 30; round++) {
    g_autoptr (GListStore) before = NULL;
    g_autoptr (LoketSegmentList) stays_before = NULL;
    g_autoptr (LoketSegmentList) stays_after = NULL;
    g_autoptr (GListStore) after = NULL;
    guint undone_acts = 0;
    before = hall_now (f);
    stays_before = journey_stays (f);
    for (guint i = 0; i < 12; i++) {
      undone_acts += random_act (f, chance) ? 1 : 0;
    }
    done_in_all += undone_acts;
    for (guint i = 0; i < undone_acts; i++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (LoketUndone) undone = journey_undo (f, "1", &error);
      g_assert_no_error (error);
    }
    after = hall_now (f);
    assert_same_hall (before, after);
    stays_after = journey_stays (f);
    g_assert_true (
        loket_record_equal (&stays_before->parent_instance, &stays_after->parent_instance));
  }
  g_assert_cmpuint (done_in_all, >, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("missed-returns-behind-three", test_missed_returns_behind_three);
  ADD ("returned-alone-is-next", test_returned_alone_is_next);
  ADD ("parked", test_parked);
  ADD ("parked-too-long-waits-again", test_parked_too_long_waits_again);
  ADD ("three-desks-one-number", test_three_desks_one_number);
  ADD ("sent-back-is-first-at-the-same-desk", test_sent_back_is_first_at_the_same_desk);
  ADD ("kept-for-a-counter", test_kept_for_a_counter);
  ADD ("chosen-number", test_chosen_number);
  ADD ("walk-in", test_walk_in);
  ADD ("day-limit", test_day_limit);
  ADD ("class-is-changed", test_class_is_changed);
  ADD ("pause-ends-with-a-call", test_pause_ends_with_a_call);
  ADD ("wrong-times-are-left-out", test_wrong_times_are_left_out);
  ADD ("undo-leaves-what-went-on", test_undo_leaves_what_went_on);
  ADD ("undo-gives-passed-calls-back", test_undo_gives_passed_calls_back);
  ADD ("any-row-of-acts-goes-back", test_any_row_of_acts_goes_back);
  return g_test_run ();
}
