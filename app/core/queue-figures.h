/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the queue over some days: what docs/queue.md says of each number, counted from stays;
 * app/office/queue-figures.c brings them. */
#pragma once

#include "core/journey.h"
#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_FIGURES_DAYS 31 /* at once: a month */

/* Times in microseconds; absent where there are none. */
LOKET_DECLARE_RECORD (LoketSpread, loket_spread)
struct _LoketSpread {
  LoketRecord parent_instance;
  gint64 n;
  LoketOptional mean;
  LoketOptional median;
  LoketOptional p90;
};

/* Of the office, or of one hour, class, queue or counter. */
LOKET_DECLARE_RECORD (LoketQueueFigure, loket_queue_figure)
struct _LoketQueueFigure {
  LoketRecord parent_instance;
  char *key;    /* (nullable) "08", "elderly", "health" or "1"; the office as a whole */
  gint64 stays; /* that count */
  gint64 served;
  gint64 called; /* that were called: those who came to the counter and those who did not */
  gint64 missed; /* called, and nobody came */
  LoketSpread *wait;
  LoketSpread *walk;
  LoketSpread *service;
  gint64 posted;      /* visits that were served, of a service whose time is posted */
  gint64 within;      /* of them, within it */
  LoketOptional idle; /* of a counter, and of all together */
};

LOKET_DECLARE_RECORD (LoketQueueFigures, loket_queue_figures)
struct _LoketQueueFigures {
  LoketRecord parent_instance;
  char *from;
  char *until;
  gint64 excluded; /* stays that somebody left out: they are in no other number */
  LoketQueueFigure *office;
  GListStore *hours; /* LoketQueueFigure, by the hour of coming */
  GListStore *classes;
  GListStore *stages;
  GListStore *counters;
};

LoketSpread *loket_spread_of (GArray *times) G_GNUC_WARN_UNUSED_RESULT;
LoketQueueFigures *loket_queue_figures_of (const GPtrArray *stays,
                                           LoketProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
char *loket_queue_figures_csv (LoketQueueFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
