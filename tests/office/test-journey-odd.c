/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Odd turns on the way through several desks: closed counters, acts twice, the end of the day. */
#include "core/clock.h"
#include "core/error.h"
#include "core/operations.h"
#include "journeys.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/journey-odd/" path, Fixture, NULL, journey_set_up, function, fixture_tear_down)

static void
close_counter (Fixture *f, const char *counter)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) closed = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup (counter);
  closed = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CLOSE_COUNTER, request, &error);
  g_assert_no_error (error);
}

static void
assert_undone (Fixture *f, const char *counter, const char *operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketUndone) undone = journey_undo (f, counter, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone->operation, ==, operation);
}

static LoketSegment *
last_stay (Fixture *f)
{
  g_autoptr (LoketSegmentList) list = journey_stays (f);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list->segments));

  return g_list_model_get_item (G_LIST_MODEL (list->segments), n - 1);
}

/* His own queue is empty of others, the counter's other one never is. */
static void
test_returned_is_not_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) late = fixture_take (f, "education", LOKET_PRIORITY_NONE);

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", late);
  journey_act (f, &LOKET_QUEUE_MISS, late);
  MOVE (late, RETURN, "1", NULL, LOKET_QUEUE_REASON_NONE);
  for (guint i = 0; i < 6; i++) {
    g_autoptr (LoketTicket) other = journey_take_later (f, "health");
    g_assert_nonnull (other);
  }
  for (guint i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketTicket) other = fixture_next (f, "1", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (other->service, ==, "health");
  }
  journey_assert_next (f, "1", late);
}

/* Two seats at one counter: one missed call is one. */
static void
test_missed_once (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) again = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  journey_act (f, &LOKET_QUEUE_MISS, ticket);
  again = fixture_act (f, &LOKET_QUEUE_MISS, ticket->id, &error);
  g_assert_null (again);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  MOVE (ticket, RETURN, "1", NULL, LOKET_QUEUE_REASON_NONE);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_ISSUED);
}

static void
test_undo_for_a_closed_counter (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);

  journey_open_for (f, "1", NULL);
  journey_open_for (f, "2", NULL);
  MOVE (ticket, TRANSFER, "2", NULL, LOKET_QUEUE_REASON_DESK);
  journey_open_for (f, "1", NULL);
  MOVE (ticket, CALL, "1", NULL, LOKET_QUEUE_REASON_AWAY);
  close_counter (f, "2");
  assert_undone (f, "1", "queue/call");
  journey_assert_next (f, "1", ticket);
}

/* What has nothing to do with the ticket does not hold an undo up. */
static void
test_undo_beside_other_acts (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketPause) pause = loket_pause_new ();
  g_autoptr (LoketReclassification) class = loket_reclassification_new ();
  g_autoptr (LoketCounter) paused = NULL;
  g_autoptr (LoketTicket) reclassified = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  journey_open_for (f, "1", "health");
  pause->counter = g_strdup ("1");
  pause->minutes = 5;
  paused = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_PAUSE_COUNTER, pause, &error);
  g_assert_no_error (error);
  class->ticket = g_strdup (ticket->id);
  class->priority = LOKET_PRIORITY_ELDERLY;
  reclassified = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_RECLASSIFY, class, &error);
  g_assert_no_error (error);
  assert_undone (f, "1", "queue/reclassify");
  assert_undone (f, "1", "queue/call-next");
}

/* Sent on while it waited aside: served there, and the next desk can send it back. */
static void
test_sent_on_while_parked (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketSegment) stay = NULL;

  journey_open_for (f, "1", "health");
  journey_open_for (f, "2", "check");
  journey_assert_next (f, "1", ticket);
  MOVE (ticket, PARK, NULL, NULL, LOKET_QUEUE_REASON_COPIES);
  loket_clock_advance (f->clock, 4 * LOKET_MINUTE);
  MOVE (ticket, TRANSFER, NULL, "check", LOKET_QUEUE_REASON_NONE);
  stay = last_stay (f);
  g_assert_cmpint (stay->outcome, ==, LOKET_STAY_TRANSFERRED);
  g_assert_cmpint (stay->parked, ==, 4 * LOKET_MINUTE);
  journey_assert_next (f, "2", ticket);
  MOVE (ticket, SEND_BACK, NULL, NULL, LOKET_QUEUE_REASON_NONE);
  journey_assert_next (f, "1", ticket);
}

static void
test_cancelled_while_parked (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketSegment) stay = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  MOVE (ticket, PARK, NULL, NULL, LOKET_QUEUE_REASON_COPIES);
  loket_clock_advance (f->clock, 7 * LOKET_MINUTE);
  journey_act (f, &LOKET_QUEUE_CANCEL, ticket);
  stay = last_stay (f);
  g_assert_cmpint (stay->outcome, ==, LOKET_STAY_CANCELLED);
  g_assert_cmpint (stay->parked, ==, 7 * LOKET_MINUTE);
  g_assert_cmpint (stay->ended_at - stay->started_at.value, ==, stay->parked);
}

static void
test_cancelled_when_missed (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketSegmentList) list = NULL;

  journey_open_for (f, "1", NULL);
  journey_assert_next (f, "1", ticket);
  journey_act (f, &LOKET_QUEUE_MISS, ticket);
  journey_act (f, &LOKET_QUEUE_CANCEL, ticket);
  list = journey_stays (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->segments)), ==, 1);
}

/* Who waited in vain until the office closed is in the figures. */
static void
test_end_of_the_day (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) waited = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) tomorrow = NULL;
  g_autoptr (LoketQueueQuery) query = loket_queue_query_new ();
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (GError) error = NULL;

  loket_clock_advance (f->clock, LOKET_DAY);
  tomorrow = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  query->day = g_strdup (waited->day);
  list = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_SEGMENTS, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (journey_count (list, LOKET_STAY_UNSERVED), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("returned-is-not-forgotten", test_returned_is_not_forgotten);
  ADD ("missed-once", test_missed_once);
  ADD ("undo-for-a-closed-counter", test_undo_for_a_closed_counter);
  ADD ("undo-beside-other-acts", test_undo_beside_other_acts);
  ADD ("sent-on-while-parked", test_sent_on_while_parked);
  ADD ("cancelled-while-parked", test_cancelled_while_parked);
  ADD ("cancelled-when-missed", test_cancelled_when_missed);
  ADD ("end-of-the-day", test_end_of_the_day);
  return g_test_run ();
}
