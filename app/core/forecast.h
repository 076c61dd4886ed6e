/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long people will wait: the live queue run forward many times (queue.md 3).  Measured by
 * `./dev bench wait`; app/office/forecasts.c asks it. */
#pragma once

#include "core/queue-policy.h"
#include "core/service-time.h"

G_BEGIN_DECLS

#define LOKET_FORECAST_RUNS 200
#define LOKET_FORECAST_HOURS 6u     /* the last of them goes on */
#define LOKET_FORECAST_SERVICES 32u /* of an office at most: bits of a mask */

typedef struct {
  LoketPlace place;
  guint service;
} LoketForecastTicket;

typedef struct {
  guint32 services; /* a bit for each that it takes */
  int serving;      /* which, -1 = nobody is at it */
  gint64 since;     /* whom it serves was called */
  gint64 from;      /* it calls nobody before; 0 = it is open */
  gint64 until;     /* nor from then on; %G_MAXINT64 = till all are served */
  gint64 break_from;
  gint64 break_until; /* the same for a rest between the two; equal = none */
} LoketForecastCounter;

typedef struct {
  LoketServiceTime time;
  /* People with priority who are still to come, in an hour: in this one, the next... */
  double priority_rate[LOKET_FORECAST_HOURS];
} LoketForecastService;

typedef struct {
  gint64 now;
  gint64 hour_ends;    /* on the clock of the office */
  gint64 last_arrival; /* nobody comes after it */
  LoketFairness fairness;
  const LoketForecastTicket *waiting;
  guint n_waiting;
  const LoketForecastCounter *counters;
  guint n_counters;
  const LoketForecastService *services;
  guint n_services;
  double no_show;         /* chance that nobody answers a call */
  double no_show_seconds; /* that such a call takes */
} LoketForecastHall;

/* Microseconds from now on until the call. */
typedef struct {
  gboolean known; /* FALSE: no counter that is open, or opens today, takes that service */
  gint64 p10;
  gint64 p50;
  gint64 p80;
  gint64 p90;
} LoketWait;

void loket_forecast (const LoketForecastHall *hall, guint runs, guint32 seed, LoketWait *waits);

G_END_DECLS
