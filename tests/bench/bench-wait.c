/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wrong the forecast of waiting is, beside the rules that others use, over years of invented
 * days.  Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run that shows only that it
 * works. */
#include "office-year.h"

#include "core/clock.h"
#include "core/experience.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAYS 250
#define WARM_UP 20 /* days from which is learned before anything is scored */
#define SEED 20261123u
#define TYPED 10.0 /* minutes: the constant that an office would type */
#define MOVING 20  /* services of the moving average */

enum { OURS, MOVING_AVERAGE, CONSTANT, CONSTANT_SHARED, N_RULES };
enum { SEEN_P10 = N_RULES, SEEN_P90 };

static const char *const rule_names[N_RULES] = {"forecast",
                                                "moving-average",
                                                "constant",
                                                "constant-shared"};

/* What an office knows of itself after some days. */
typedef struct {
  LoketExperience experience;
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
                            .no_show = loket_experience_no_show (&learned->experience),
                            .no_show_seconds = DAY_NO_SHOW_SECONDS};

  for (guint i = 0; i + 1 < n; i++) {
    const DayTicket *other =
        &g_array_index (day->tickets, DayTicket, g_array_index (day->waiting, guint, i));
    waiting[i] = (LoketForecastTicket){other->place, other->service};
  }
  waiting[n - 1] = (LoketForecastTicket){ticket->place, ticket->service};
  fill_counters (day, counters);
  loket_experience_fill (&learned->experience, hour, services);
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
  if (learned->experience.days >= WARM_UP)
    forecast (day, ticket, learned);
}

static void
called (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Learned *learned = data;

  learned->experience.calls++;
  learned->experience.no_shows += ticket->no_show;
}

static void
ended (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Learned *learned = data;

  if (ticket->no_show)
    return;
  loket_durations_add (&learned->experience.queues[ticket->service].today, ticket->seconds);
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
learn_day (LoketExperience *experience, const OfficeDay *day)
{
  for (guint i = 0; i < day->tickets->len; i++) {
    const DayTicket *ticket = &g_array_index (day->tickets, DayTicket, i);
    LoketQueueExperience *queue = &experience->queues[ticket->service];
    if (!ticket->no_show)
      loket_durations_add (&queue->by_hour[ticket->called_at / LOKET_HOUR], ticket->seconds);
    if (ticket->place.priority)
      queue->priority[ticket->place.arrival / LOKET_HOUR]++;
  }
  for (guint i = 0; i < DAY_SERVICES; i++)
    experience->queues[i].today = (LoketDurations){0};
  experience->days++;
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
  Learned learned = {.experience = {.n_queues = DAY_SERVICES}, .runs = runs, .seed = 1};
  const DayWatch watch = {arrived, called, ended, &learned};
  Score score = {{0}};
  double better;
  gboolean ok;

  for (guint i = 0; i < DAY_SERVICES; i++)
    learned.experience.queues[i].typed_minutes = day_minutes[i];
  for (guint i = 0; i < WARM_UP + days; i++) {
    g_autoptr (OfficeDay) day = office_day_new (load, random);
    office_day_run (day, loket_place_goes_before, &watch);
    if (learned.experience.days >= WARM_UP)
      score_day (day, &score);
    learn_day (&learned.experience, day);
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
