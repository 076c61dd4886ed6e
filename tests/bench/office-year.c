/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office of the kind of queue.md 3: three counters that rest at noon by turns, the third from
 * nine to one; services that differ, 9.6 minutes on the average; a peak in the morning; 7 of 100 do
 * not answer. */
#include "office-year.h"

#include "core/clock.h"

#include <math.h>

#define AT(hour, minute) ((hour) *LOKET_HOUR + (minute) *LOKET_MINUTE)
#define FIRST_HOUR 8
#define NO_SHOW 0.07

const double day_minutes[DAY_SERVICES] = {12, 9, 15, 4};
const gint64 day_last_arrival = AT (15, 0);

static const double spreads[DAY_SERVICES] = {0.8, 0.8, 0.8, 0.6}; /* deviation / mean */
static const double shares[DAY_SERVICES] = {0.40, 0.15, 0.15, 0.30};
static const double hours[] = {1.7, 1.9, 1.5, 1.0, 0.5, 0.8, 0.6};
/* The old come by the bus of the morning: their share of an hour beside that of the day. */
static const double early[] = {0.8, 1.4, 1.6, 1.2, 0.4, 0.2, 0.2};

static double
normal (GRand *random)
{
  const double u = 1 - g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (random));
}

static double
lognormal (GRand *random, double mean, double spread)
{
  const double variance = log (1 + spread * spread);

  return exp (log (mean) - variance / 2 + sqrt (variance) * normal (random));
}

static guint
draw_service (GRand *random)
{
  double left = g_rand_double (random);
  guint service = 0;

  while (service + 1 < DAY_SERVICES && left >= shares[service])
    left -= shares[service++];
  return service;
}

/* Poisson, an hour at a time: exponential gaps. */
static void
add_hour (OfficeDay *day, guint hour, double rate, const DayLoad *load, double pace, GRand *random)
{
  gint64 at = AT (FIRST_HOUR + hour, 0);

  for (;;) {
    DayTicket ticket = {.called_at = -1};
    at -= (gint64) (log (1 - g_rand_double (random)) / rate * (double) LOKET_HOUR);
    if (at >= AT (FIRST_HOUR + hour + 1, 0))
      return;
    ticket.service = draw_service (random);
    ticket.place.arrival = at;
    ticket.place.priority = g_rand_double (random) < load->priority / 100.0 * early[hour];
    ticket.no_show = g_rand_double (random) < NO_SHOW;
    ticket.seconds = ticket.no_show
                         ? DAY_NO_SHOW_SECONDS
                         : lognormal (random,
                                      day_minutes[ticket.service] * 60 * pace *
                                          (ticket.place.priority ? load->priority_pace : 1),
                                      spreads[ticket.service]);
    g_array_append_val (day->tickets, ticket);
  }
}

OfficeDay *
office_day_new (const DayLoad *load, GRand *random)
{
  OfficeDay *day = g_new0 (OfficeDay, 1);
  const double crowd = exp (load->crowd_spread * normal (random));
  const double pace = load->pace * exp (load->day_spread * normal (random));
  double sum = 0;

  day->tickets = g_array_new (FALSE, FALSE, sizeof (DayTicket));
  day->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  day->fairness = (LoketFairness){.head_start = 20 * LOKET_MINUTE, .cap = 60 * LOKET_MINUTE};
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    sum += hours[i];
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    add_hour (day, i, load->visitors * crowd * hours[i] / sum, load, pace, random);
  for (guint i = 0; i < day->tickets->len; i++) {
    DayTicket *ticket = &g_array_index (day->tickets, DayTicket, i);
    g_snprintf (ticket->id, sizeof ticket->id, "%06u", i);
    ticket->place.id = ticket->id;
  }
  day->counters[0] = (DayCounter){AT (8, 0), G_MAXINT64, AT (12, 0), AT (12, 30), -1, 0, AT (8, 0)};
  day->counters[1] = (DayCounter){AT (8, 0), G_MAXINT64, AT (12, 30), AT (13, 0), -1, 0, AT (8, 0)};
  day->counters[2] = (DayCounter){AT (9, 0), AT (13, 0), 0, 0, -1, 0, AT (9, 0)};
  return day;
}

void
office_day_free (OfficeDay *day)
{
  g_array_unref (day->tickets);
  g_array_unref (day->waiting);
  g_free (day);
}

gboolean
day_counter_is_open (const DayCounter *counter, gint64 now)
{
  return now >= counter->from && now < counter->until &&
         !(now >= counter->break_from && now < counter->break_until);
}

static DayTicket *
ticket_at (OfficeDay *day, guint index)
{
  return &g_array_index (day->tickets, DayTicket, index);
}

static void
call_next (OfficeDay *day, DayCounter *counter, DayRule rule, const DayWatch *watch)
{
  guint best = 0;
  guint index;
  DayTicket *ticket;

  for (guint i = 1; i < day->waiting->len; i++)
    if (rule (&ticket_at (day, g_array_index (day->waiting, guint, i))->place,
              &ticket_at (day, g_array_index (day->waiting, guint, best))->place,
              &day->fairness,
              day->now))
      best = i;
  index = g_array_index (day->waiting, guint, best);
  g_array_remove_index (day->waiting, best);
  ticket = ticket_at (day, index);
  ticket->called_at = day->now;
  if (watch->called != NULL)
    watch->called (day, ticket, watch->data);
  counter->serving = (int) index;
  counter->since = day->now;
  counter->free_at = day->now + (gint64) (ticket->seconds * (double) LOKET_SECOND);
}

static void
end_services (OfficeDay *day, const DayWatch *watch)
{
  for (guint i = 0; i < DAY_COUNTERS; i++) {
    DayCounter *counter = &day->counters[i];
    if (counter->serving < 0 || counter->free_at > day->now)
      continue;
    if (watch->ended != NULL)
      watch->ended (day, ticket_at (day, (guint) counter->serving), watch->data);
    counter->serving = -1;
  }
}

static void
call_all (OfficeDay *day, DayRule rule, const DayWatch *watch)
{
  for (guint i = 0; i < DAY_COUNTERS && day->waiting->len > 0; i++)
    if (day->counters[i].serving < 0 && day_counter_is_open (&day->counters[i], day->now))
      call_next (day, &day->counters[i], rule, watch);
}

/* When something happens next: a service ends, or a counter begins. */
static gint64
next_change (const OfficeDay *day)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < DAY_COUNTERS; i++) {
    const DayCounter *counter = &day->counters[i];
    if (counter->serving >= 0)
      next = MIN (next, counter->free_at);
    if (counter->from > day->now)
      next = MIN (next, counter->from);
    if (counter->break_until > day->now)
      next = MIN (next, counter->break_until);
  }
  return next;
}

void
office_day_run (OfficeDay *day, DayRule rule, const DayWatch *watch)
{
  guint coming = 0;

  while (coming < day->tickets->len || day->waiting->len > 0) {
    const gint64 change = next_change (day);
    const gint64 arrival =
        coming < day->tickets->len ? ticket_at (day, coming)->place.arrival : G_MAXINT64;
    day->now = MIN (change, arrival);
    end_services (day, watch);
    if (arrival == day->now) {
      if (watch->arrived != NULL)
        watch->arrived (day, ticket_at (day, coming), watch->data);
      g_array_append_val (day->waiting, coming);
      coming++;
    }
    call_all (day, rule, watch);
  }
}
