/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented days of an office: who comes when, for what, and how long it takes; run by any rule of
 * calling (queue.md 3 and 4). */
#pragma once

#include "core/queue-policy.h"

G_BEGIN_DECLS

#define DAY_SERVICES 4
#define DAY_COUNTERS 3
#define DAY_NO_SHOW_SECONDS 90

typedef struct {
  double visitors;      /* a day */
  double pace;          /* 1 = as long as services take by the plan */
  guint priority;       /* of a hundred */
  double priority_pace; /* beside that of others: the old need more time */
  double day_spread;    /* of the logarithm of what one day is faster or slower */
  double crowd_spread;  /* and of how many come on it */
} DayLoad;

typedef struct {
  LoketPlace place;
  char id[8];
  guint service;
  gboolean no_show;
  double seconds;
  gint64 called_at;
  double seen[6]; /* what whoever watches writes there */
} DayTicket;

typedef struct {
  gint64 from;
  gint64 until;
  gint64 break_from;
  gint64 break_until;
  int serving; /* ticket, -1 = none */
  gint64 since;
  gint64 free_at;
} DayCounter;

typedef struct _OfficeDay OfficeDay;

typedef gboolean (*DayRule) (const LoketPlace *a,
                             const LoketPlace *b,
                             const LoketFairness *fairness,
                             gint64 now);

/* What is told while the day runs; @ticket has just come, or is called just now. */
typedef struct {
  void (*arrived) (OfficeDay *day, DayTicket *ticket, gpointer data);
  void (*called) (OfficeDay *day, DayTicket *ticket, gpointer data);
  void (*ended) (OfficeDay *day, DayTicket *ticket, gpointer data);
  gpointer data;
} DayWatch;

struct _OfficeDay {
  GArray *tickets; /* DayTicket, in the order of arrival */
  GArray *waiting; /* guint: indices of tickets */
  DayCounter counters[DAY_COUNTERS];
  gint64 now; /* microseconds since midnight */
  LoketFairness fairness;
};

extern const double day_minutes[DAY_SERVICES];
extern const gint64 day_last_arrival;

OfficeDay *office_day_new (const DayLoad *load, GRand *random);
void office_day_free (OfficeDay *day);
void office_day_run (OfficeDay *day, DayRule rule, const DayWatch *watch);
gboolean day_counter_is_open (const DayCounter *counter, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDay, office_day_free)

G_END_DECLS
