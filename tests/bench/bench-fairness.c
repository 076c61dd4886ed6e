/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ordinary and priority people wait by our rule and by others, over years of invented
 * days; and that nobody past the cap was passed over.  Prints NAME VALUE UNIT GOAL ok|missed. */
#include "office-year.h"

#include "core/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAYS 1000
#define SEED 20261123u

typedef struct {
  GArray *waits[2]; /* double minutes, of ordinary people and of those with priority */
  guint passed_over;
} Result;

static gboolean
first_come (const LoketPlace *a, const LoketPlace *b, const LoketFairness *fairness, gint64 now)
{
  return a->arrival < b->arrival;
}

static gboolean
strict (const LoketPlace *a, const LoketPlace *b, const LoketFairness *fairness, gint64 now)
{
  return a->priority != b->priority ? a->priority : a->arrival < b->arrival;
}

/* Somebody is called: does another one wait who is past the cap, while this one is not? */
static void
called (OfficeDay *day, DayTicket *ticket, gpointer data)
{
  Result *result = data;

  if (day->now - ticket->place.arrival >= day->fairness.cap)
    return;
  for (guint i = 0; i < day->waiting->len; i++) {
    const DayTicket *other =
        &g_array_index (day->tickets, DayTicket, g_array_index (day->waiting, guint, i));
    if (day->now - other->place.arrival >= day->fairness.cap)
      result->passed_over++;
  }
}

static Result
run (DayRule rule, const DayLoad *load, guint days)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Result result = {
      {g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double))},
      0};
  const DayWatch watch = {.called = called, .data = &result};

  for (guint i = 0; i < days; i++) {
    g_autoptr (OfficeDay) day = office_day_new (load, random);
    office_day_run (day, rule, &watch);
    for (guint t = 0; t < day->tickets->len; t++) {
      const DayTicket *ticket = &g_array_index (day->tickets, DayTicket, t);
      const double minutes =
          (double) (ticket->called_at - ticket->place.arrival) / (double) LOKET_MINUTE;
      g_array_append_val (result.waits[ticket->place.priority ? 1 : 0], minutes);
    }
  }
  return result;
}

static void
result_clear (Result *result)
{
  g_array_unref (result->waits[0]);
  g_array_unref (result->waits[1]);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
mean (const GArray *waits)
{
  double sum = 0;

  for (guint i = 0; i < waits->len; i++)
    sum += g_array_index (waits, double, i);
  return sum / waits->len;
}

static double
percentile (GArray *waits, double percent)
{
  g_array_sort (waits, compare);
  return g_array_index (waits, double, (guint) (percent / 100 * (waits->len - 1)));
}

/* @most: the goal, below 0 = none. */
static gboolean
tell (const char *rule,
      guint priority,
      const char *name,
      double value,
      const char *unit,
      double most)
{
  const gboolean ok = most < 0 || value <= most;

  printf ("fairness-%u-%s-%s %.2f %s ", priority, rule, name, value, unit);
  if (most < 0)
    printf ("- ok\n");
  else
    printf ("<=%.2f %s\n", most, ok ? "ok" : "missed");
  fflush (stdout);
  return ok;
}

static void
tell_all (const char *rule, guint priority, Result *result)
{
  tell (rule, priority, "priority-mean", mean (result->waits[1]), "minutes", -1);
  tell (rule, priority, "regular-mean", mean (result->waits[0]), "minutes", -1);
  tell (rule, priority, "regular-p95", percentile (result->waits[0], 95), "minutes", -1);
  tell (rule, priority, "regular-p99", percentile (result->waits[0], 99), "minutes", -1);
}

static gboolean
measure (const DayLoad *load, guint days, gboolean halves)
{
  Result ours = run (loket_place_goes_before, load, days);
  Result fifo = run (first_come, load, days);
  Result others = run (strict, load, days);
  const double theirs = percentile (others.waits[0], 99);
  gboolean ok;

  tell_all ("first-come", load->priority, &fifo);
  tell_all ("strict", load->priority, &others);
  tell_all ("ours", load->priority, &ours);
  ok = tell ("ours",
             load->priority,
             "regular-p99-by-strict",
             percentile (ours.waits[0], 99) / theirs,
             "times",
             halves ? 0.5 : -1);
  ok &= tell ("ours",
              load->priority,
              "priority-by-regular-mean",
              mean (ours.waits[1]) / mean (ours.waits[0]),
              "times",
              1);
  ok &= tell ("ours", load->priority, "passed-over", ours.passed_over, "calls", 0);
  /* The check itself can fail: by another rule people are passed over. */
  g_assert_cmpuint (others.passed_over, >, 0);
  result_clear (&ours);
  result_clear (&fifo);
  result_clear (&others);
  return ok;
}

int
main (int argc, char **argv)
{
  static const DayLoad few = {85, 1.0, 15, 1.0, 0, 0};
  static const DayLoad many = {85, 1.0, 45, 1.11, 0, 0};
  const gboolean is_small = argc > 1 && strcmp (argv[1], "--small") == 0;
  const guint days = is_small ? 20 : DAYS;
  gboolean ok = measure (&few, days, FALSE);

  ok &= measure (&many, days, TRUE);
  return ok || is_small ? 0 : 1;
}
