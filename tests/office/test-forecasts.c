/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the office tells people that they will wait: case 10 of queue.md 2, learning from
 * earlier days, one more counter, and how right it was. */
#include "core/clock.h"
#include "core/error.h"
#include "core/journey.h"
#include "core/operations.h"
#include "core/waits.h"
#include "fixture.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/forecasts/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static LoketTicket *
take (Fixture *f)
{
  return fixture_take (f, "health", LOKET_PRIORITY_NONE);
}

static void
take_many (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTicket) ticket = take (f);
    g_assert_nonnull (ticket);
  }
}

static LoketQueueWait *
wait_of (Fixture *f, const char *stage)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketQueueWaits) waits =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_WAITS, nothing, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (waits->queues)); i++) {
    g_autoptr (LoketQueueWait) wait = g_list_model_get_item (G_LIST_MODEL (waits->queues), i);
    if (g_strcmp0 (wait->stage, stage) == 0)
      return g_steal_pointer (&wait);
  }
  g_assert_not_reached ();
}

static LoketForecastScore *
score (Fixture *f)
{
  g_autoptr (LoketScoreQuery) query = loket_score_query_new ();
  g_autoptr (GError) error = NULL;
  LoketForecastScore *score =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_SCORE, query, &error);

  g_assert_no_error (error);
  return score;
}

/* Never 0, never without end: nothing. */
static void
test_no_counter_is_open (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = take (f);
  g_autoptr (LoketQueueWait) wait = wait_of (f, "health");

  g_assert_false (ticket->wait_p50.set);
  g_assert_false (ticket->wait_p80.set);
  g_assert_false (wait->p50.set);
  g_assert_cmpint (wait->counters, ==, 0);
  g_assert_cmpint (wait->waiting, ==, 1);
  g_assert_true (wait->more_p50.set);
}

static void
test_free_counter (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueWait) nobody = NULL;
  g_autoptr (LoketTicket) ticket = NULL;

  fixture_open_counter (f, "1");
  nobody = wait_of (f, "health");
  g_assert_cmpint (nobody->p50.value, ==, 0);
  g_assert_cmpint (nobody->waiting, ==, 0);
  g_assert_false (nobody->longest.set);
  ticket = take (f);
  g_assert_true (ticket->wait_p50.set);
  g_assert_cmpint (ticket->wait_p50.value, ==, 0);
  g_assert_cmpint (ticket->wait_p90.value, <=, LOKET_MINUTE);
}

static void
pause_for (Fixture *f, gint64 minutes)
{
  g_autoptr (LoketPause) request = loket_pause_new ();
  g_autoptr (LoketCounter) paused = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("1");
  request->minutes = minutes;
  paused = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_PAUSE_COUNTER, request, &error);
  g_assert_no_error (error);
}

static void
test_pause_lengthens_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueWait) before = NULL;
  g_autoptr (LoketQueueWait) after = NULL;

  fixture_open_counter (f, "1");
  take_many (f, 3);
  before = wait_of (f, "health");
  pause_for (f, 20);
  after = wait_of (f, "health");
  g_assert_cmpint (after->p50.value - before->p50.value, >, 15 * LOKET_MINUTE);
}

static void
test_one_more_counter (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueWait) wait = NULL;

  fixture_open_counter (f, "1");
  take_many (f, 8);
  wait = wait_of (f, "health");
  g_assert_cmpint (wait->counters, ==, 1);
  g_assert_cmpint (wait->waiting, ==, 8);
  g_assert_cmpint (wait->p80.value, >, wait->p50.value);
  g_assert_cmpint (wait->more_p50.value, <, wait->p50.value * 2 / 3);
}

/* One visit of so many minutes at counter 1, which is open. */
static void
serve_one (Fixture *f, gint64 minutes)
{
  g_autoptr (LoketTicket) ticket = take (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTicket) called = fixture_next (f, "1", &error);
  g_autoptr (LoketTicket) served = NULL;

  g_assert_no_error (error);
  loket_clock_advance (f->clock, minutes * LOKET_MINUTE);
  served = fixture_act (f, &LOKET_QUEUE_FINISH, called->id, &error);
  g_assert_no_error (error);
}

/* What was posted is believed until days have shown that it takes four minutes. */
static void
test_learns_from_earlier_days (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueWait) believed = NULL;
  g_autoptr (LoketQueueWait) learned = NULL;

  fixture_open_counter (f, "1");
  take_many (f, 1);
  believed = wait_of (f, "health");
  g_assert_cmpint (believed->p50.value, >, 8 * LOKET_MINUTE);
  for (guint day = 0; day < 4; day++) {
    if (day > 0)
      fixture_open_counter (f, "1");
    for (guint i = 0; i < 20; i++)
      serve_one (f, 4);
    loket_clock_advance (f->clock, LOKET_DAY - 80 * LOKET_MINUTE);
  }
  fixture_open_counter (f, "1");
  take_many (f, 1);
  learned = wait_of (f, "health");
  g_assert_cmpint (learned->p50.value, >=, 3 * LOKET_MINUTE);
  g_assert_cmpint (learned->p50.value, <=, 5 * LOKET_MINUTE);
}

static void
test_score (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketForecastScore) none = score (f);
  g_autoptr (LoketForecastScore) two = NULL;
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketTicket) served = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (none->forecasts, ==, 0);
  g_assert_false (none->mean_error.set);
  fixture_open_counter (f, "1");
  serve_one (f, 4);
  /* Told that he is next, and then left to wait for ten minutes. */
  ticket = take (f);
  loket_clock_advance (f->clock, 10 * LOKET_MINUTE);
  called = fixture_next (f, "1", &error);
  served = fixture_act (f, &LOKET_QUEUE_FINISH, called->id, &error);
  g_assert_no_error (error);
  two = score (f);
  g_assert_cmpint (two->forecasts, ==, 2);
  g_assert_cmpint (two->mean_wait.value, ==, 5 * LOKET_MINUTE);
  g_assert_cmpint (two->mean_error.value, ==, 5 * LOKET_MINUTE);
  g_assert_cmpint (two->mean_late.value, ==, 5 * LOKET_MINUTE);
  g_assert_cmpint (two->inside, ==, 1);
  g_assert_cmpint (two->kept, ==, 1);
}

static LoketForecastScore *
score_since (Fixture *f, const char *day)
{
  g_autoptr (LoketScoreQuery) query = loket_score_query_new ();
  g_autoptr (GError) error = NULL;
  LoketForecastScore *score;

  query->from = g_strdup (day);
  score = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_SCORE, query, &error);
  g_assert_no_error (error);
  return score;
}

static void
serve_one_of (Fixture *f, const char *service, gint64 wait)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, service, LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketTicket) served = NULL;
  g_autoptr (GError) error = NULL;

  loket_clock_advance (f->clock, wait);
  called = fixture_next (f, "1", &error);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  served = fixture_act (f, &LOKET_QUEUE_FINISH, called->id, &error);
  g_assert_no_error (error);
}

/* Each day and service by itself, the last day first; without one that nobody was called of. */
static void
test_score_groups (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *day;
    const char *service;
    gint64 forecasts, error, inside;
  } expected[] = {
      {"2026-11-24", "health", 2, 5 * LOKET_MINUTE, 1},
      {"2026-11-23", "education", 1, 10 * LOKET_MINUTE, 0},
      {"2026-11-23", "health", 1, 0, 1},
  };
  g_autoptr (LoketForecastScore) all = NULL;

  fixture_open_counter (f, "1");
  serve_one_of (f, "health", 0);
  serve_one_of (f, "education", 10 * LOKET_MINUTE);
  loket_clock_advance (f->clock, LOKET_DAY);
  fixture_open_counter (f, "1");
  serve_one_of (f, "health", 0);
  serve_one_of (f, "health", 10 * LOKET_MINUTE);
  all = score_since (f, "2026-11-23");
  g_assert_cmpint (all->forecasts, ==, 4);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (all->groups)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (LoketScoreGroup) group = g_list_model_get_item (G_LIST_MODEL (all->groups), i);
    g_assert_cmpstr (group->day, ==, expected[i].day);
    g_assert_cmpstr (group->service, ==, expected[i].service);
    g_assert_cmpint (group->forecasts, ==, expected[i].forecasts);
    g_assert_cmpint (group->mean_error, ==, expected[i].error);
    g_assert_cmpint (group->inside, ==, expected[i].inside);
  }
}

static void
test_score_of_no_days (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketScoreQuery) query = loket_score_query_new ();
  g_autoptr (GError) error = NULL;

  query->from = g_strdup ("2026-11-23");
  query->until = g_strdup ("2026-11-22");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_SCORE, query, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_cmpstr (loket_error_parameter (error), ==, "until");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-counter-is-open", test_no_counter_is_open);
  ADD ("free-counter", test_free_counter);
  ADD ("pause-lengthens-at-once", test_pause_lengthens_at_once);
  ADD ("one-more-counter", test_one_more_counter);
  ADD ("learns-from-earlier-days", test_learns_from_earlier_days);
  ADD ("score", test_score);
  ADD ("score-groups", test_score_groups);
  ADD ("score-of-no-days", test_score_of_no_days);
  return g_test_run ();
}
