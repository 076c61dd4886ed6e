/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wrong the forecast of waiting is, beside the rules that others use, over years of invented
 * days.  Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run that shows only that it
 * works. */
#include "office-year.h"

#include "core/clock.h"
#include "core/forecast.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAYS 250
#define WARM_UP 20 /* days from which is learned before anything is scored */
#define SEED 20261123u
#define TYPED 10.0        /* minutes: the constant that an office would type */
#define MOVING 20         /* services of the moving average */
#define HOUR_WEIGHT 60.0  /* services that a service's law is worth to that of an hour */
#define TODAY_WEIGHT 40.0 /* and both to that of today */
#define TYPED_WEIGHT 5.0
#define HOURS 24

enum { OURS, MOVING_AVERAGE, CONSTANT, CONSTANT_SHARED, N_RULES };
enum { SEEN_P10 = N_RULES, SEEN_P90 };

static const char *const rule_names[N_RULES] = {"forecast",
                                                "moving-average",
                                                "constant",
                                                "constant-shared"};

/* What an office knows of itself after some days. */
typedef struct {
  LoketDurations durations[DAY_SERVICES];
  LoketDurations by_hour[DAY_SERVICES][HOURS];
  double priority[DAY_SERVICES][HOURS];
  double calls;
  double no_shows;
  guint days;
  LoketDurations today[DAY_SERVICES];
  double last[MOVING]; /* seconds of the last services, whatever the day */
  guint n_last;
  guint runs;
  guint32 seed;
} Learned;

typedef struct {
  double error[N_RULES];
  double waited;
  guint n;
  guint inside; /* the 10-90 % band */
} Score;

static LoketServiceTime
law_of (const Learned *learned, guint service, guint hour)
{
  const LoketServiceTime typed = loket_service_time_typed (day_minutes[service]);
  const LoketServiceTime all =
      loket_service_time_learn (&learned->durations[service], &typed, TYPED_WEIGHT);

  return loket_service_time_learn (&learned->by_hour[service][hour], &all, HOUR_WEIGHT);
}

/* How much slower today is, logarithm. */
static double
pace_of (const Learned *learned, guint hour)
{
  double sum = 0;
  double n = TODAY_WEIGHT;

  for (guint i = 0; i < DAY_SERVICES; i++) {
    sum += learned->today[i].sum - learned->today[i].n * law_of (learned, i, hour).log_mean;
    n += learned->today[i].n;
  }
  return sum / n;
}

static void
fill_counters (const OfficeDay *day, LoketForecastCounter counters[DAY_COUNTERS])
{
  for (guint i = 0; i < DAY_COUNTERS; i++) {
    const DayCounter *counter = &day->counters[i];
    const DayTicket *served =
        counter->serving < 0 ? NULL : &g_array_index (day->tickets, DayTicket, counter->serving);
    counters[i] = (LoketForecastCounter){.services = (1u << DAY_SERVICES) - 1,
                                         .serving = served != NULL ? (int) served->service : -1,
                                         .since = counter->since,
                                         .from = counter->from,
                                         .until = counter->until,
                                         .break_from = counter->break_from,
                                         .break_until = counter->break_until};
  }
}

static void
fill_services (const Learned *learned, guint hour, LoketForecastService services[DAY_SERVICES])
{
  const double pace = pace_of (learned, hour);

  for (guint i = 0; i < DAY_SERVICES; i++) {
    services[i].time = law_of (learned, i, hour);
    services[i].time.log_mean += pace;
    for (guint h = 0; h < LOKET_FORECAST_HOURS; h++)
      services[i].priority_rate[h] =
          hour + h < HOURS ? learned->priority[i][hour + h] / MAX (learned->days, 1) : 0;
  }
}

static void
forecast (OfficeDay *day, DayTicket *ticket, Learned *learned)
{
  const guint n = day->waiting->len + 1;
  const guint hour = (guint) (day->now / LOKET_HOUR);
  g_autofree LoketForecastTicket *waiting = g_new (LoketForecastTicket, n);
  g_autofree LoketWait *waits = g_new (LoketWait, n);
  LoketForecastCounter counters[DAY_COUNTERS];
  LoketForecastService services[DAY_SERVICES];
  LoketForecastHall hall = {.now = day->now,
                            .hour_ends = (hour + 1) * LOKET_HOUR,
                            .last_arrival = day_last_arrival,
                            .fairness = day->fairness,
                            .waiting = waiting,
                            .n_waiting = n,
                            .counters = counters,
                            .n_counters = DAY_COUNTERS,
                            .services = services,
                            .n_services = DAY_SERVICES,
                            .no_show = learned->no_shows / MAX (learned->calls, 1),
                            .no_show_seconds = DAY_NO_SHOW_SECONDS};

  for (guint i = 0; i + 1 < n; i++) {
    const DayTicket *other =
        &g_array_index (day->tickets, DayTicket, g_array_index (day->waiting, guint, i));
    waiting[i] = (LoketForecastTicket){other->place, other->service};
  }
  waiting[n - 1] = (LoketForecastTicket){ticket->place, ticket->service};
  fill_counters (day, counters);
  fill_services (learned, hour, services);
  loket_forecast (&hall, learned->runs, learned->seed++, waits);
  g_assert_true (waits[n - 1].known);
  ticket->seen[OURS] = (double) waits[n - 1].p50;
  ticket->seen[SEEN_P10] = (double) waits[n - 1].p10;
  ticket->seen[SEEN_P90] = (double) waits[n - 1].p90;
}

static double
moving_average (const Learned *learned)
{
  const guint n = MIN (learned->n_last, MOVING);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += learned->last[i];
  return n > 0 ? sum / n : TYPED * 60;
}

static void
arrived (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Learned *learned = data;
  guint ahead = 0;
  guint open = 0;

  for (guint i = 0; i < day->waiting->len; i++) {
    const DayTicket *other =
        &g_array_index (day->tickets, DayTicket, g_array_index (day->waiting, guint, i));
    ahead += loket_place_goes_before (&other->place, &ticket->place, &day->fairness, day->now);
  }
  for (guint i = 0; i < DAY_COUNTERS; i++)
    open += day_counter_is_open (&day->counters[i], day->now);
  open = MAX (open, 1);
  ticket->seen[MOVING_AVERAGE] = moving_average (learned) * ahead / open * (double) LOKET_SECOND;
  ticket->seen[CONSTANT] = TYPED * ahead * (double) LOKET_MINUTE;
  ticket->seen[CONSTANT_SHARED] = TYPED * ahead / open * (double) LOKET_MINUTE;
  if (learned->days >= WARM_UP)
    forecast (day, ticket, learned);
}

static void
called (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Learned *learned = data;

  learned->calls++;
  learned->no_shows += ticket->no_show;
}

static void
ended (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Learned *learned = data;

  if (ticket->no_show)
    return;
  loket_durations_add (&learned->today[ticket->service], ticket->seconds);
  learned->last[learned->n_last++ % MOVING] = ticket->seconds;
}

static void
score_day (const OfficeDay *day, Score *score)
{
  for (guint i = 0; i < day->tickets->len; i++) {
    const DayTicket *ticket = &g_array_index (day->tickets, DayTicket, i);
    const double waited = (double) (ticket->called_at - ticket->place.arrival);
    for (guint r = 0; r < N_RULES; r++)
      score->error[r] += fabs (ticket->seen[r] - waited);
    score->waited += waited;
    score->n++;
    score->inside += waited >= ticket->seen[SEEN_P10] && waited <= ticket->seen[SEEN_P90];
  }
}

static void
learn_day (Learned *learned, const OfficeDay *day)
{
  for (guint i = 0; i < day->tickets->len; i++) {
    const DayTicket *ticket = &g_array_index (day->tickets, DayTicket, i);
    const guint called_hour = (guint) (ticket->called_at / LOKET_HOUR);
    if (!ticket->no_show)
      loket_durations_add (&learned->by_hour[ticket->service][called_hour], ticket->seconds);
    if (ticket->place.priority)
      learned->priority[ticket->service][ticket->place.arrival / LOKET_HOUR]++;
  }
  for (guint i = 0; i < DAY_SERVICES; i++)
    loket_durations_join (&learned->durations[i], &learned->today[i]);
  memset (learned->today, 0, sizeof learned->today);
  learned->days++;
}

static gboolean
tell (const char *load, const char *name, double value, const char *unit, double low, double high)
{
  const gboolean ok = value >= low && value <= high;

  if (high < G_MAXDOUBLE)
    printf (
        "wait-%s-%s %.2f %s %g..%g %s\n", load, name, value, unit, low, high, ok ? "ok" : "missed");
  else if (low > 0)
    printf ("wait-%s-%s %.2f %s >=%g %s\n", load, name, value, unit, low, ok ? "ok" : "missed");
  else
    printf ("wait-%s-%s %.2f %s - ok\n", load, name, value, unit);
  fflush (stdout);
  return ok;
}

static gboolean
measure (const char *name, const DayLoad *load, guint days, guint runs, gboolean has_goal)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Learned learned = {.runs = runs, .seed = 1};
  const DayWatch watch = {arrived, called, ended, &learned};
  Score score = {{0}};
  double better;
  gboolean ok;

  for (guint i = 0; i < WARM_UP + days; i++) {
    g_autoptr (OfficeDay) day = office_day_new (load, random);
    office_day_run (day, loket_place_goes_before, &watch);
    if (learned.days >= WARM_UP)
      score_day (day, &score);
    learn_day (&learned, day);
  }
  tell (name, "mean", score.waited / score.n / (double) LOKET_MINUTE, "minutes", 0, G_MAXDOUBLE);
  for (guint r = 0; r < N_RULES; r++) {
    g_autofree char *what = g_strdup_printf ("error-%s", rule_names[r]);
    tell (name, what, score.error[r] / score.n / (double) LOKET_MINUTE, "minutes", 0, G_MAXDOUBLE);
  }
  better = 100 * (1 - score.error[OURS] / score.error[MOVING_AVERAGE]);
  ok = tell (name, "better", better, "percent", has_goal ? 25 : 0, G_MAXDOUBLE);
  return tell (name,
               "inside-band",
               100.0 * score.inside / score.n,
               "percent",
               has_goal ? 75 : 0,
               has_goal ? 90 : G_MAXDOUBLE) &&
         ok;
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    DayLoad load;
    gboolean has_goal;
  } loads[] = {
      {"light", {73, 1.0, 15, 1.0, 0.07, 0.1}, FALSE},
      {"normal", {85, 1.0, 15, 1.0, 0.07, 0.1}, TRUE},
      {"slow", {85, 1.3, 15, 1.0, 0.07, 0.1}, FALSE},
  };
  const gboolean is_small = argc > 1 && strcmp (argv[1], "--small") == 0;
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    ok &= measure (loads[i].name,
                   &loads[i].load,
                   is_small ? 5 : DAYS,
                   is_small ? 20 : LOKET_FORECAST_RUNS,
                   loads[i].has_goal);
  return ok || is_small ? 0 : 1;
}
