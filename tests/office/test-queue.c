/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue desk through the dispatcher: the acceptance cases of queue.md 2. */
#include "core/error.h"
#include "core/ticket-code.h"
#include "fixture.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/queue/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static void
test_numbers_follow_each_other (Fixture *f, gconstpointer data)
{
  for (guint i = 1; i <= 5; i++) {
    g_autoptr (LoketTicket) a = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    g_autoptr (LoketTicket) b = fixture_take (f, "education", LOKET_PRIORITY_NONE);
    g_autofree char *label = g_strdup_printf ("A%03u", i);
    LoketTicketCode code;
    g_assert_cmpstr (a->label, ==, label);
    g_assert_cmpint (b->number, ==, i);
    g_assert_cmpint (a->people_ahead.value, ==, i - 1);
    g_assert_cmpint (a->state, ==, LOKET_TICKET_ISSUED);
    g_assert_cmpstr (a->day, ==, "2026-11-23");
    g_assert_true (loket_ticket_code_read (a->code, &code, NULL));
    g_assert_cmpstr (code.id, ==, a->id);
    g_assert_cmpint (code.letter, ==, 'A');
  }
}

static void
test_unknown_service (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;

  request->service = g_strdup ("lottery");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_cmpstr (loket_error_parameter (error), ==, "service");
}

static GBytes *
take_with_key (Fixture *f, const char *service, const char *key, GError **error)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();

  request->service = g_strdup (service);
  return fixture_ask_raw (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, key, error);
}

static void
test_same_key_same_answer (Fixture *f, gconstpointer data)
{
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = take_with_key (f, "health", key, &error);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (GListStore) list = NULL;

  g_assert_no_error (error);
  loket_clock_advance (f->clock, LOKET_HOUR);
  second = take_with_key (f, "health", key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  fixture_reopen (f);
  third = take_with_key (f, "health", key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, third));
  list = fixture_list (f, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_null (take_with_key (f, "education", key, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
}

static void
test_key_is_needed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (take_with_key (f, "health", NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_MISSING);
  g_clear_error (&error);
  g_assert_null (take_with_key (f, "health", "again", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* A refusal is the answer to its key for ever, also when the queue is no longer empty. */
static void
test_refusal_is_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("1");
  fixture_open_counter (f, "1");
  for (guint i = 0; i < 2; i++) {
    g_assert_null (
        fixture_ask_raw (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CALL_NEXT, request, key, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
    g_assert_cmpstr (loket_error_parameter (error), ==, "1");
    g_clear_error (&error);
    if (i == 0)
      ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  }
}

static void
test_permissions (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("1");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_CALL_NEXT, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

static void
test_whole_life (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) taken = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketTicket) recalled = NULL;
  g_autoptr (LoketTicket) serving = NULL;
  g_autoptr (LoketTicket) served = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_next (f, "1", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_COUNTER_CLOSED);
  g_clear_error (&error);
  fixture_open_counter (f, "1");
  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  called = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (called->id, ==, taken->id);
  g_assert_cmpstr (called->counter, ==, "1");
  g_assert_cmpint (called->called_at.value - called->issued_at, ==, 5 * LOKET_MINUTE);
  recalled = fixture_act (f, &LOKET_QUEUE_RECALL, taken->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recalled->calls, ==, 2);
  serving = fixture_act (f, &LOKET_QUEUE_START, taken->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (serving->state, ==, LOKET_TICKET_SERVING);
  g_assert_null (fixture_act (f, &LOKET_QUEUE_RECALL, taken->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "serving");
  g_clear_error (&error);
  served = fixture_act (f, &LOKET_QUEUE_FINISH, taken->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (served->state, ==, LOKET_TICKET_SERVED);
  g_assert_true (served->ended_at.set);
  g_assert_false (served->ended_by_next);
  g_assert_null (fixture_act (f, &LOKET_QUEUE_CANCEL, taken->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

static void
test_next_finishes_the_held_one (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) second = NULL;
  g_autoptr (LoketTicket) one = NULL;
  g_autoptr (LoketTicket) two = NULL;
  g_autoptr (GListStore) list = NULL;
  g_autoptr (LoketTicket) ended = NULL;
  g_autoptr (GError) error = NULL;

  loket_clock_advance (f->clock, LOKET_SECOND);
  second = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  fixture_open_counter (f, "2");
  one = fixture_next (f, "2", &error);
  two = fixture_next (f, "2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (two->id, ==, second->id);
  list = fixture_list (f, NULL);
  ended = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (ended->id, ==, first->id);
  g_assert_cmpint (ended->state, ==, LOKET_TICKET_SERVED);
  g_assert_true (ended->ended_by_next);
  /* Nobody waits: the refusal leaves the held one as it was. */
  g_assert_null (fixture_next (f, "2", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  g_clear_error (&error);
  g_clear_object (&ended);
  ended = fixture_act (f, &LOKET_QUEUE_FINISH, two->id, &error);
  g_assert_no_error (error);
  g_assert_false (ended->ended_by_next);
}

static void
test_missed_lets_the_counter_go (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketTicket) missed = NULL;
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) closed = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  called = fixture_next (f, "1", &error);
  request->counter = g_strdup ("1");
  g_assert_null (
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CLOSE_COUNTER, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_clear_error (&error);
  missed = fixture_act (f, &LOKET_QUEUE_MISS, ticket->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (missed->state, ==, LOKET_TICKET_MISSED);
  g_assert_false (missed->ended_at.set);
  closed = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CLOSE_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_false (closed->open);
}

/* Case 5 through the office: R1 at 08:00, P1 at 08:15, P2 at 08:21. */
static void
test_fairness (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) r1 = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) p1 = NULL;
  g_autoptr (LoketTicket) p2 = NULL;
  g_autoptr (GError) error = NULL;
  const char *expected[3];

  loket_clock_advance (f->clock, 15 * LOKET_MINUTE);
  p1 = fixture_take (f, "health", LOKET_PRIORITY_ELDERLY);
  g_assert_cmpint (p1->people_ahead.value, ==, 0);
  loket_clock_advance (f->clock, 6 * LOKET_MINUTE);
  p2 = fixture_take (f, "health", LOKET_PRIORITY_INFANT);
  g_assert_cmpint (p2->people_ahead.value, ==, 2);
  fixture_open_counter (f, "1");
  expected[0] = p1->id;
  expected[1] = r1->id;
  expected[2] = p2->id;
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketTicket) next = fixture_next (f, "1", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (next->id, ==, expected[i]);
  }
}

/* Case 3: 23:59:59 A057, 00:00:01 A001; the clock steps back; yesterday's rows remain. */
static void
test_day_turn (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) late = NULL;
  g_autoptr (LoketTicket) last = NULL;
  g_autoptr (GListStore) yesterday = NULL;

  loket_clock_advance (f->clock, 9 * LOKET_HOUR + 30 * LOKET_MINUTE);
  for (guint i = 1; i <= 56; i++) {
    g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    g_assert_cmpint (ticket->number, ==, i);
  }
  loket_clock_set (f->clock, FIXTURE_MORNING + 16 * LOKET_HOUR - LOKET_SECOND);
  last = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_assert_cmpstr (last->label, ==, "A057");
  loket_clock_advance (f->clock, 2 * LOKET_SECOND);
  first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_assert_cmpstr (first->label, ==, "A001");
  g_assert_cmpstr (first->day, ==, "2026-11-24");
  loket_clock_advance (f->clock, -10 * LOKET_MINUTE);
  late = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_assert_cmpstr (late->label, ==, "A002");
  g_assert_cmpstr (late->day, ==, "2026-11-24");
  yesterday = fixture_list (f, "2026-11-23");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (yesterday)), ==, 57);
  for (guint i = 0; i < 57; i++) {
    g_autoptr (LoketTicket) old = g_list_model_get_item (G_LIST_MODEL (yesterday), i);
    g_assert_cmpint (old->state, ==, LOKET_TICKET_UNSERVED);
  }
}

static void
test_no_wait_is_negative (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  loket_clock_advance (f->clock, -10 * LOKET_MINUTE);
  called = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (called->called_at.value, ==, ticket->issued_at);
}

static LoketTicket *
take_on_paper (Fixture *f)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;
  LoketTicket *ticket;

  request->service = g_strdup ("health");
  request->paper = TRUE;
  ticket = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_PRINTING);
  return ticket;
}

static LoketTicket *
say_printed (Fixture *f, const char *ticket, LoketPrintOutcome outcome, GError **error)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();

  request->ticket = g_strdup (ticket);
  request->outcome = outcome;
  return fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_PRINTED, request, error);
}

/* Case 4: a slip that fails makes no ghost, and its number is not used again. */
static void
test_paper (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) one = take_on_paper (f);
  g_autoptr (LoketTicket) two = take_on_paper (f);
  g_autoptr (LoketTicket) three = take_on_paper (f);
  g_autoptr (LoketTicket) said = NULL;
  g_autoptr (LoketTicket) without = NULL;
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  g_assert_null (fixture_next (f, "1", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  g_clear_error (&error);
  said = say_printed (f, one->id, LOKET_PRINT_ABANDONED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (said->state, ==, LOKET_TICKET_CANCELLED);
  loket_clock_advance (f->clock, 2 * LOKET_MINUTE);
  without = say_printed (f, two->id, LOKET_PRINT_WITHOUT_PAPER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (without->state, ==, LOKET_TICKET_ISSUED);
  g_assert_cmpint (without->issued_at, ==, two->issued_at);
  next = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, ==, two->id);
  g_clear_object (&said);
  said = say_printed (f, three->id, LOKET_PRINT_PRINTED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (said->paper, ==, LOKET_PAPER_PRINTED);
  g_assert_cmpint (said->number, ==, 3);
}

/* A kiosk that died after showing the number: after 3 minutes the person is callable all the same.
 */
static void
test_forgotten_slip (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = take_on_paper (f);
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (LoketTicket) printed = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  loket_clock_advance (f->clock, 3 * LOKET_MINUTE - 1);
  g_assert_null (fixture_next (f, "1", &error));
  g_clear_error (&error);
  loket_clock_advance (f->clock, 1);
  next = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, ==, ticket->id);
  g_assert_cmpint (next->paper, ==, LOKET_PAPER_WITHOUT);
  /* The slip came out late: noted, and the call stands. */
  printed = say_printed (f, ticket->id, LOKET_PRINT_PRINTED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (printed->state, ==, LOKET_TICKET_CALLED);
  g_assert_cmpint (printed->paper, ==, LOKET_PAPER_PRINTED);
}

/* What the kiosk gives up must not take a person away from the counter. */
static void
test_abandoned_after_the_call (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) waiting = fixture_take (f, "education", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketTicket) given_up = NULL;
  g_autoptr (LoketTicket) finished = NULL;
  g_autoptr (GError) error = NULL;

  given_up = say_printed (f, waiting->id, LOKET_PRINT_ABANDONED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (given_up->state, ==, LOKET_TICKET_CANCELLED);
  fixture_open_counter (f, "1");
  called = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_null (say_printed (f, ticket->id, LOKET_PRINT_ABANDONED, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_clear_error (&error);
  finished = fixture_act (f, &LOKET_QUEUE_FINISH, ticket->id, &error);
  g_assert_no_error (error);
}

/* One press has one id and one ticket, however often it is asked for; nobody else gets that id. */
static void
test_id_of_the_device (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (LoketTicket) again = NULL;
  g_autoptr (GError) error = NULL;

  request->service = g_strdup ("health");
  request->id = loket_id_new (f->clock, f->random);
  ticket = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ticket->id, ==, request->id);
  again = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->label, ==, ticket->label);
  g_free (request->service);
  request->service = g_strdup ("education");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_ID_TAKEN);
}

static gboolean
is_issued (Fixture *f)
{
  g_autoptr (GListStore) list = fixture_list (f, NULL);
  g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (list), 0);

  return ticket->state == LOKET_TICKET_ISSUED;
}

/* Nobody presses a key: the hub itself sets a forgotten slip free. */
static void
test_tending (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer =
      data != NULL ? fixture_add_officer (f, data, "reception", NULL) : NULL;
  g_autoptr (LoketTicket) ticket = take_on_paper (f);

  loket_office_tend (f->office);
  while (loket_office_is_tending (f->office))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_issued (f));
  loket_clock_advance (f->clock, 3 * LOKET_MINUTE);
  loket_office_tend (f->office);
  while (loket_office_is_tending (f->office))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_issued (f));
}

static void
test_counter_takes_its_services_only (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) health = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) education = fixture_take (f, "education", LOKET_PRIORITY_NONE);
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) counter = NULL;
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("3");
  request->services = g_strsplit ("education", " ", -1);
  counter = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
  next = fixture_next (f, "3", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, ==, education->id);
  g_assert_null (fixture_next (f, "3", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
}

static void
test_counter_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("99");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

static void
test_board (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketBoard) board = NULL;
  g_autoptr (LoketCall) newest = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  for (guint i = 0; i < 4; i++) {
    g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    loket_clock_advance (f->clock, LOKET_SECOND);
  }
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketTicket) next = fixture_next (f, "1", &error);
    g_assert_no_error (error);
  }
  board = fixture_ask (f, LOKET_DEVICE_DISPLAY, &LOKET_QUEUE_BOARD, nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (board->calls)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (board->waiting)), ==, 1);
  newest = g_list_model_get_item (G_LIST_MODEL (board->calls), 0);
  g_assert_cmpstr (newest->label, ==, "A003");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("numbers-follow-each-other", test_numbers_follow_each_other);
  ADD ("unknown-service", test_unknown_service);
  ADD ("same-key-same-answer", test_same_key_same_answer);
  ADD ("key-is-needed", test_key_is_needed);
  ADD ("refusal-is-kept", test_refusal_is_kept);
  ADD ("permissions", test_permissions);
  ADD ("whole-life", test_whole_life);
  ADD ("next-finishes-the-held-one", test_next_finishes_the_held_one);
  ADD ("missed-lets-the-counter-go", test_missed_lets_the_counter_go);
  ADD ("fairness", test_fairness);
  ADD ("day-turn", test_day_turn);
  ADD ("no-wait-is-negative", test_no_wait_is_negative);
  ADD ("paper", test_paper);
  ADD ("forgotten-slip", test_forgotten_slip);
  ADD ("abandoned-after-the-call", test_abandoned_after_the_call);
  ADD ("id-of-the-device", test_id_of_the_device);
  ADD ("tending", test_tending);
  g_test_add ("/office/queue/tending-with-officers",
              Fixture,
              "ani",
              fixture_set_up,
              test_tending,
              fixture_tear_down);
  ADD ("counter-takes-its-services-only", test_counter_takes_its_services_only);
  ADD ("counter-unknown", test_counter_unknown);
  ADD ("board", test_board);
  return g_test_run ();
}
