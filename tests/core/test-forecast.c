/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast of waiting: the cases of queue.md 2, case 10, and what service times are learned. */
#include "core/clock.h"
#include "core/forecast.h"

#include <math.h>

#define TEN (G_GINT64_CONSTANT (1795402800) * LOKET_SECOND)
#define MOST 24
#define SEED 7

typedef struct {
  LoketForecastTicket tickets[MOST];
  LoketForecastCounter counters[2];
  LoketForecastService services[2];
  LoketForecastHall hall;
} Hall;

/* Two counters that are free, two services of 10 minutes; who waits came a minute after another. */
static void
hall_init (Hall *self, guint n_waiting)
{
  static const char *const ids[MOST] = {
      "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11",
      "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23",
  };

  for (guint i = 0; i < n_waiting; i++)
    self->tickets[i] =
        (LoketForecastTicket){{ids[i], TEN - (gint64) (n_waiting - i) * LOKET_MINUTE, FALSE}, 0};
  for (guint i = 0; i < 2; i++) {
    self->counters[i] = (LoketForecastCounter){.services = 3, .serving = -1, .until = G_MAXINT64};
    self->services[i] = (LoketForecastService){.time = loket_service_time_typed (10)};
  }
  self->hall = (LoketForecastHall){.now = TEN,
                                   .hour_ends = TEN + LOKET_HOUR,
                                   .last_arrival = TEN + 4 * LOKET_HOUR,
                                   .fairness = {20 * LOKET_MINUTE, 60 * LOKET_MINUTE},
                                   .waiting = self->tickets,
                                   .n_waiting = n_waiting,
                                   .counters = self->counters,
                                   .n_counters = 2,
                                   .services = self->services,
                                   .n_services = 2,
                                   .no_show_seconds = 60};
}

static LoketWait
wait_of_last (const Hall *self)
{
  LoketWait waits[MOST];

  loket_forecast (&self->hall, LOKET_FORECAST_RUNS, SEED, waits);
  return waits[self->hall.n_waiting - 1];
}

static void
test_nobody_open (void)
{
  Hall self;

  hall_init (&self, 3);
  self.hall.n_counters = 0;
  g_assert_false (wait_of_last (&self).known);
  /* Open, but for another service. */
  self.hall.n_counters = 2;
  self.counters[0].services = self.counters[1].services = 2;
  g_assert_false (wait_of_last (&self).known);
  /* Closed for good before its turn can come. */
  self.counters[0].services = 3;
  self.counters[0].until = TEN;
  g_assert_false (wait_of_last (&self).known);
  self.counters[0].from = TEN + 30 * LOKET_MINUTE;
  self.counters[0].until = TEN + 60 * LOKET_MINUTE;
  self.hall.n_waiting = 1;
  g_assert_true (wait_of_last (&self).known);
  g_assert_cmpint (wait_of_last (&self).p50, ==, 30 * LOKET_MINUTE);
}

static void
test_nobody_waits (void)
{
  Hall self;

  hall_init (&self, 0);
  loket_forecast (&self.hall, LOKET_FORECAST_RUNS, SEED, NULL);
}

static void
test_head_of_line (void)
{
  Hall self;

  hall_init (&self, 2);
  g_assert_cmpint (wait_of_last (&self).p50, ==, 0);
  g_assert_cmpint (wait_of_last (&self).p90, ==, 0);
}

/* Both served for five minutes already: what is left of ten, not ten. */
static void
test_elapsed (void)
{
  Hall self;
  LoketWait fresh, begun;

  hall_init (&self, 1);
  self.counters[0].serving = self.counters[1].serving = 0;
  self.counters[0].since = self.counters[1].since = TEN;
  fresh = wait_of_last (&self);
  self.counters[0].since = self.counters[1].since = TEN - 5 * LOKET_MINUTE;
  begun = wait_of_last (&self);
  g_assert_cmpint (begun.p50, <, fresh.p50);
  g_assert_cmpint (begun.p50, >, 0);
  /* Much longer than ever: it may end soon or not, never before now. */
  self.counters[0].since = self.counters[1].since = TEN - 10 * LOKET_HOUR;
  g_assert_cmpint (wait_of_last (&self).p10, >, 0);
}

static void
test_range (void)
{
  Hall self;
  LoketWait wait;

  hall_init (&self, 12);
  wait = wait_of_last (&self);
  g_assert_true (wait.known);
  g_assert_cmpint (wait.p10, <, wait.p50);
  g_assert_cmpint (wait.p50, <, wait.p80);
  g_assert_cmpint (wait.p80, <, wait.p90);
  /* Ten before it at two counters of ten minutes. */
  g_assert_cmpint (wait.p50, >, 35 * LOKET_MINUTE);
  g_assert_cmpint (wait.p50, <, 65 * LOKET_MINUTE);
}

/* A counter that goes to rest lengthens it at once, one more that opens shortens it. */
static void
test_counters (void)
{
  Hall self;
  LoketWait two, resting, one;

  hall_init (&self, 12);
  two = wait_of_last (&self);
  self.counters[1].break_from = TEN;
  self.counters[1].break_until = TEN + 30 * LOKET_MINUTE;
  resting = wait_of_last (&self);
  self.hall.n_counters = 1;
  one = wait_of_last (&self);
  g_assert_cmpint (resting.p50, >, two.p50 + 5 * LOKET_MINUTE);
  g_assert_cmpint (one.p50, >, resting.p50 + 5 * LOKET_MINUTE);
}

static void
set_rates (Hall *self, double this_hour, double later)
{
  for (guint i = 0; i < LOKET_FORECAST_HOURS; i++)
    self->services[1].priority_rate[i] = i == 0 ? this_hour : later;
}

/* Those who come from the next hour on, when all are called already, push nobody back. */
static void
test_rates_by_hour (void)
{
  Hall self;
  LoketWait none, later, now;

  hall_init (&self, 6);
  none = wait_of_last (&self);
  set_rates (&self, 0, 60);
  later = wait_of_last (&self);
  set_rates (&self, 60, 0);
  now = wait_of_last (&self);
  g_assert_cmpint (ABS (later.p50 - none.p50), <, 3 * LOKET_MINUTE);
  g_assert_cmpint (now.p50, >, none.p50 + 10 * LOKET_MINUTE);
}

/* People ahead who are still to come push an ordinary one back, but not behind the cap. */
static void
test_coming_priority (void)
{
  Hall self;
  LoketWait without, with;

  hall_init (&self, 12);
  without = wait_of_last (&self);
  set_rates (&self, 6, 6);
  with = wait_of_last (&self);
  g_assert_cmpint (with.p50, >, without.p50 + 3 * LOKET_MINUTE);
  set_rates (&self, 600, 600);

  with = wait_of_last (&self);
  g_assert_true (with.known);
  g_assert_cmpint (with.p90, <, 3 * LOKET_HOUR);
}

static void
test_no_show (void)
{
  Hall self;
  LoketWait all, some;

  hall_init (&self, 12);
  all = wait_of_last (&self);
  self.hall.no_show = 0.5;
  some = wait_of_last (&self);
  g_assert_cmpint (some.p50, <, all.p50 * 3 / 4);
}

static void
test_same_seed (void)
{
  Hall self;
  LoketWait first[MOST], again[MOST];

  hall_init (&self, MOST);
  loket_forecast (&self.hall, 50, 1, first);
  loket_forecast (&self.hall, 50, 1, again);
  for (guint i = 0; i < MOST; i++) {
    g_assert_cmpint (first[i].p50, ==, again[i].p50);
    g_assert_cmpint (first[i].p80, ==, again[i].p80);
  }
}

/* 200 services of 2 to 32 minutes by halves and doubles: geometric mean 8. */
static void
test_learn (void)
{
  static const double minutes[] = {2, 4, 8, 16, 32};
  const LoketServiceTime typed = loket_service_time_typed (60);
  LoketDurations some = {0}, many = {0};
  LoketServiceTime few_seen, law;

  g_assert_cmpfloat_with_epsilon (loket_service_time_mean (&typed), 3600, 0.001);
  for (guint i = 0; i < 5; i++)
    loket_durations_add (&some, minutes[i] * 60);
  few_seen = loket_service_time_learn (&some, &typed, 20);
  for (guint i = 0; i < 40; i++)
    loket_durations_join (&many, &some);
  law = loket_service_time_learn (&many, &typed, 0.001);
  g_assert_cmpfloat_with_epsilon (exp (law.log_mean), 480, 0.5);
  g_assert_cmpfloat_with_epsilon (law.log_sd, sqrt (2) * log (2), 0.01);
  /* Five services against a belief worth twenty. */
  g_assert_cmpfloat (few_seen.log_mean, >, law.log_mean);
  g_assert_cmpfloat (few_seen.log_mean, <, typed.log_mean);
}

/* Nothing, and a thousand times the same: still a law. */
static void
test_odd_durations (void)
{
  const LoketServiceTime typed = loket_service_time_typed (10);
  LoketDurations durations = {0};
  LoketServiceTime law = loket_service_time_learn (&durations, &typed, 1);

  g_assert_cmpfloat_with_epsilon (law.log_mean, typed.log_mean, 1e-9);
  g_assert_cmpfloat_with_epsilon (law.log_sd, typed.log_sd, 1e-9);
  for (guint i = 0; i < 1000; i++)
    loket_durations_add (&durations, -5);
  law = loket_service_time_learn (&durations, &typed, 0.001);
  g_assert_cmpfloat (law.log_sd, >, 0);
  g_assert_true (isfinite (law.log_mean));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/nobody-open", test_nobody_open);
  g_test_add_func ("/forecast/nobody-waits", test_nobody_waits);
  g_test_add_func ("/forecast/head-of-line", test_head_of_line);
  g_test_add_func ("/forecast/elapsed", test_elapsed);
  g_test_add_func ("/forecast/range", test_range);
  g_test_add_func ("/forecast/counters", test_counters);
  g_test_add_func ("/forecast/coming-priority", test_coming_priority);
  g_test_add_func ("/forecast/rates-by-hour", test_rates_by_hour);
  g_test_add_func ("/forecast/no-show", test_no_show);
  g_test_add_func ("/forecast/same-seed", test_same_seed);
  g_test_add_func ("/forecast/learn", test_learn);
  g_test_add_func ("/forecast/odd-durations", test_odd_durations);
  return g_test_run ();
}
