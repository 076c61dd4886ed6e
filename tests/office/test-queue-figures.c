/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the queue in an office: what its counters did is what is counted. */
#include "core/clock.h"
#include "core/error.h"
#include "core/operations.h"
#include "core/queue-figures.h"
#include "core/waits.h"
#include "journeys.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/queue-figures/" path, Fixture, NULL, journey_set_up, function, fixture_tear_down)
#define TODAY "2026-11-23"

static LoketQueueFigures *
ask (Fixture *f, const char *from, const char *until, GError **error)
{
  g_autoptr (LoketScoreQuery) query = loket_score_query_new ();

  query->from = g_strdup (from);
  query->until = g_strdup (until);
  return fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_QUEUE_FIGURES, query, error);
}

static LoketQueueFigures *
figures_of (Fixture *f, const char *from, const char *until)
{
  g_autoptr (GError) error = NULL;
  LoketQueueFigures *figures = ask (f, from, until, &error);

  g_assert_no_error (error);
  return figures;
}

/* Waits five minutes, walks one, is served for four. */
static void
serve (Fixture *f)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);

  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  journey_assert_next (f, "1", ticket);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  journey_act (f, &LOKET_QUEUE_START, ticket);
  loket_clock_advance (f->clock, 4 * LOKET_MINUTE);
  journey_act (f, &LOKET_QUEUE_FINISH, ticket);
}

static void
test_day (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueFigures) figures = NULL;
  g_autoptr (LoketTicket) missed = NULL;

  journey_open_for (f, "1", NULL);
  serve (f);
  serve (f);
  missed = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  journey_assert_next (f, "1", missed);
  journey_act (f, &LOKET_QUEUE_MISS, missed);
  figures = figures_of (f, NULL, NULL);
  g_assert_cmpstr (figures->from, ==, TODAY);
  g_assert_cmpstr (figures->until, ==, TODAY);
  g_assert_cmpint (figures->office->stays, ==, 3);
  g_assert_cmpint (figures->office->called, ==, 3);
  g_assert_cmpint (figures->office->missed, ==, 1);
  g_assert_cmpint (figures->office->wait->n, ==, 2);
  g_assert_cmpint (figures->office->wait->p90.value, ==, 5 * LOKET_MINUTE);
  g_assert_cmpint (figures->office->walk->median.value, ==, LOKET_MINUTE);
  g_assert_cmpint (figures->office->service->mean.value, ==, 4 * LOKET_MINUTE);
  g_assert_cmpint (figures->office->posted, ==, 2);
  g_assert_cmpint (figures->office->within, ==, 2);
  /* The second person came when the first one had gone. */
  g_assert_cmpint (figures->office->idle.value, ==, 5 * LOKET_MINUTE);
}

/* A stay whose times are wrong is in no figure, and says that it is left out. */
static void
test_excluded (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketExclusion) request = loket_exclusion_new ();
  g_autoptr (LoketSegmentList) list = NULL;
  g_autoptr (LoketSegment) stay = NULL, excluded = NULL;
  g_autoptr (LoketQueueFigures) figures = NULL;
  g_autoptr (GError) error = NULL;

  journey_open_for (f, "1", NULL);
  serve (f);
  list = journey_stays (f);
  stay = g_list_model_get_item (G_LIST_MODEL (list->segments), 0);
  request->segment = g_strdup (stay->id);
  request->excluded = TRUE;
  request->reason = LOKET_QUEUE_REASON_MISTAKE;
  excluded = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_QUEUE_EXCLUDE, request, &error);
  g_assert_no_error (error);
  figures = figures_of (f, TODAY, TODAY);
  g_assert_cmpint (figures->excluded, ==, 1);
  g_assert_cmpint (figures->office->stays, ==, 0);
  g_assert_cmpint (figures->office->posted, ==, 0);
}

static void
test_days (Fixture *f, gconstpointer data)
{
  static const char *const wrong[][2] = {{TODAY, "2026-11-22"}, {"2026-10-23", TODAY}};
  g_autoptr (LoketQueueFigures) month = NULL, before = NULL;

  journey_open_for (f, "1", NULL);
  serve (f);
  month = figures_of (f, "2026-10-24", TODAY);
  g_assert_cmpint (month->office->stays, ==, 1);
  before = figures_of (f, "2026-10-24", "2026-11-22");
  g_assert_cmpint (before->office->stays, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (ask (f, wrong[i][0], wrong[i][1], &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (loket_error_parameter (error), ==, "until");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("day", test_day);
  ADD ("excluded", test_excluded);
  ADD ("days", test_days);
  return g_test_run ();
}
