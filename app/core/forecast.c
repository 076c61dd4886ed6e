/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forward run: services are drawn from what was learned, those that go on from what is left of
 * them; people with priority who are still to come are drawn too, since they push others back
 * (queue.md 3); who is called is asked of the very rule that the counters follow. */
#include "config.h"

#include "core/forecast.h"

#include "core/clock.h"

#include <math.h>
#include <string.h>

#define TRIES 32          /* of drawing a service longer than it has taken already */
#define NEVER G_MAXINT64  /* a counter or somebody that comes no more */
#define MOST_CALLS 4096   /* of one run: more are no queue of one day */
#define LEFT_OF_LONG 0.25 /* of what a service has taken that is longer than nearly all */

typedef struct {
  LoketPlace place;
  guint service;
  int ticket; /* of the hall; -1 = only reckoned with */
} Waiting;

typedef struct {
  const LoketForecastHall *hall;
  GRand *random;
  GArray *waiting;      /* Waiting */
  gint64 *free_at;      /* of each counter */
  gint64 *next_arrival; /* of somebody with priority, of each service */
  guint left;           /* tickets of the hall that were not called yet */
} Run;

static double
normal (GRand *random)
{
  const double u = 1 - g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (random));
}

static double
draw (Run *run, guint service)
{
  const LoketServiceTime *time = &run->hall->services[service].time;

  return exp (time->log_mean + time->log_sd * normal (run->random));
}

/* Seconds that a service still takes which began @elapsed ago. */
static double
draw_rest (Run *run, guint service, double elapsed)
{
  for (guint i = 0; i < TRIES; i++) {
    const double whole = draw (run, service);
    if (whole > elapsed)
      return whole - elapsed;
  }
  return elapsed * LEFT_OF_LONG;
}

/* When it can call next, at or behind @at. */
static gint64
ready_at (const LoketForecastCounter *counter, gint64 at)
{
  gint64 ready = MAX (at, counter->from);

  if (ready >= counter->break_from && ready < counter->break_until)
    ready = counter->break_until;
  return ready < counter->until ? ready : NEVER;
}

static void
begin_counters (Run *run)
{
  const LoketForecastHall *hall = run->hall;

  for (guint i = 0; i < hall->n_counters; i++) {
    const LoketForecastCounter *counter = &hall->counters[i];
    gint64 at = hall->now;
    if (counter->serving >= 0) {
      const double elapsed = (double) MAX (hall->now - counter->since, 0) / (double) LOKET_SECOND;
      at += (gint64) (draw_rest (run, (guint) counter->serving, elapsed) * (double) LOKET_SECOND);
    }
    run->free_at[i] = ready_at (counter, at);
  }
}

/* Exponential gaps, which forget: one that reaches into the next hour begins anew there. */
static gint64
arrival_after (Run *run, guint service, gint64 at)
{
  const LoketForecastHall *hall = run->hall;
  const double *rates = hall->services[service].priority_rate;

  for (guint hour = 0; hour < LOKET_FORECAST_HOURS; hour++) {
    const gint64 begin = hall->hour_ends + ((gint64) hour - 1) * LOKET_HOUR;
    const gint64 end = hour + 1 < LOKET_FORECAST_HOURS ? begin + LOKET_HOUR : NEVER;
    const gint64 from = MAX (at, begin);
    double gap;
    if (from >= end || rates[hour] <= 0)
      continue;
    gap = -log (1 - g_rand_double (run->random)) / rates[hour] * (double) LOKET_HOUR;
    if (gap < (double) (end - from))
      return from + (gint64) gap <= hall->last_arrival ? from + (gint64) gap : NEVER;
  }
  return NEVER;
}

static void
begin (Run *run)
{
  const LoketForecastHall *hall = run->hall;

  g_array_set_size (run->waiting, 0);
  for (guint i = 0; i < hall->n_waiting; i++) {
    const Waiting one = {hall->waiting[i].place, hall->waiting[i].service, (int) i};
    g_array_append_val (run->waiting, one);
  }
  for (guint i = 0; i < hall->n_services; i++)
    run->next_arrival[i] = arrival_after (run, i, hall->now);
  begin_counters (run);
  run->left = hall->n_waiting;
}

static void
let_in (Run *run, gint64 until)
{
  for (guint i = 0; i < run->hall->n_services; i++)
    while (run->next_arrival[i] <= until) {
      const Waiting one = {{.arrival = run->next_arrival[i], .priority = TRUE}, i, -1};
      g_array_append_val (run->waiting, one);
      run->next_arrival[i] = arrival_after (run, i, one.place.arrival);
    }
}

static gboolean
takes (const LoketForecastCounter *counter, guint service)
{
  return (counter->services >> service & 1) != 0;
}

static int
choose (Run *run, const LoketForecastCounter *counter, gint64 now)
{
  const Waiting *waiting = (const Waiting *) (gpointer) run->waiting->data;
  int best = -1;

  for (guint i = 0; i < run->waiting->len; i++)
    if (takes (counter, waiting[i].service) &&
        (best < 0 || loket_place_goes_before (
                         &waiting[i].place, &waiting[best].place, &run->hall->fairness, now)))
      best = (int) i;
  return best;
}

/* Nobody waits for this counter: it rests until somebody with priority comes, or for good. */
static gint64
rest (Run *run, const LoketForecastCounter *counter)
{
  gint64 next = NEVER;

  for (guint i = 0; i < run->hall->n_services; i++)
    if (takes (counter, i))
      next = MIN (next, run->next_arrival[i]);
  return next == NEVER ? NEVER : ready_at (counter, next);
}

static gint64
time_of_call (Run *run, const Waiting *called)
{
  const gboolean shows_up = g_rand_double (run->random) >= run->hall->no_show;

  return (gint64) ((shows_up ? draw (run, called->service) : run->hall->no_show_seconds) *
                   (double) LOKET_SECOND);
}

static guint
first_free (Run *run)
{
  guint first = 0;

  for (guint i = 1; i < run->hall->n_counters; i++)
    if (run->free_at[i] < run->free_at[first])
      first = i;
  return first;
}

/* Who came back behind the next calls lets this one pass. */
static void
let_pass (Run *run, const LoketForecastCounter *counter)
{
  for (guint i = 0; i < run->waiting->len; i++) {
    Waiting *waiting = &g_array_index (run->waiting, Waiting, i);
    if (waiting->place.behind > 0 && takes (counter, waiting->service))
      waiting->place.behind--;
  }
}

/* One call, or one rest.  %FALSE: no counter calls any more. */
static gboolean
step (Run *run, gint64 *called_at)
{
  const guint i = first_free (run);
  const LoketForecastCounter *counter = &run->hall->counters[i];
  const gint64 now = run->free_at[i];
  Waiting called;
  int chosen;

  if (now == NEVER)
    return FALSE;
  let_in (run, now);
  chosen = choose (run, counter, now);
  if (chosen < 0) {
    run->free_at[i] = rest (run, counter);
    return TRUE;
  }
  called = g_array_index (run->waiting, Waiting, chosen);
  g_array_remove_index_fast (run->waiting, (guint) chosen);
  let_pass (run, counter);
  if (called.ticket >= 0) {
    called_at[called.ticket] = now;
    run->left--;
  }
  run->free_at[i] = ready_at (counter, now + time_of_call (run, &called));
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* @calls are those of one ticket in all runs. */
static LoketWait
wait_of (gint64 *calls, guint runs, gint64 now)
{
  LoketWait wait = {0};

  qsort (calls, runs, sizeof *calls, compare);
  /* Called in at least half of them: a counter that opens may be enough for some only. */
  if (calls[runs / 2] == NEVER)
    return wait;
  wait.known = TRUE;
  wait.p10 = calls[runs / 10] - now;
  wait.p50 = calls[runs / 2] - now;
  wait.p80 = MIN (calls[runs * 8 / 10], now + LOKET_DAY) - now;
  wait.p90 = MIN (calls[runs * 9 / 10], now + LOKET_DAY) - now;
  return wait;
}

static void
tell (const LoketForecastHall *hall, const gint64 *called_at, guint runs, LoketWait *waits)
{
  g_autofree gint64 *calls = g_new (gint64, runs);

  for (guint i = 0; i < hall->n_waiting; i++) {
    for (guint r = 0; r < runs; r++)
      calls[r] = called_at[r * hall->n_waiting + i];
    waits[i] = wait_of (calls, runs, hall->now);
  }
}

/**
 * loket_forecast:
 * @hall: who waits, who serves, what was learned
 * @runs: how often the queue is run forward, at least 10
 * @seed: of the chances that are drawn: the same forecast comes of the same seed
 * @waits: (out) (array): of each ticket of @hall->waiting
 *
 * Forward simulation of the live queue, one of the two best single models of Stagge 2020 and the
 * best of queue.md 3.
 */
void
loket_forecast (const LoketForecastHall *hall, guint runs, guint32 seed, LoketWait *waits)
{
  g_autofree gint64 *called_at = g_new (gint64, (gsize) runs * MAX (hall->n_waiting, 1));
  g_autofree gint64 *free_at = g_new (gint64, MAX (hall->n_counters, 1));
  g_autofree gint64 *next_arrival = g_new (gint64, MAX (hall->n_services, 1));
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  Run run = {hall, random, waiting, free_at, next_arrival, 0};

  g_return_if_fail (hall->n_services <= LOKET_FORECAST_SERVICES);

  for (gsize i = 0; i < (gsize) runs * hall->n_waiting; i++)
    called_at[i] = NEVER;
  for (guint r = 0; r < runs && hall->n_counters > 0; r++) {
    begin (&run);
    for (guint i = 0; i < MOST_CALLS && run.left > 0; i++)
      if (!step (&run, called_at + (gsize) r * hall->n_waiting))
        break;
  }
  tell (hall, called_at, runs, waits);
}
