/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long people wait now, what one more counter would do, and how right earlier forecasts were.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Of one queue, for somebody who came just now; times in microseconds. */
LOKET_DECLARE_RECORD (LoketQueueWait, loket_queue_wait)
struct _LoketQueueWait {
  LoketRecord parent_instance;
  char *stage;           /* key of the queue */
  gint64 waiting;        /* people */
  gint64 counters;       /* open ones that take it */
  gint64 past_cap;       /* of the people: wait longer than is promised */
  LoketOptional longest; /* that somebody has waited already */
  LoketOptional p50;     /* absent: no counter that is open takes it */
  LoketOptional p80;
  LoketOptional more_p50; /* with one more counter for it */
};

LOKET_DECLARE_RECORD (LoketQueueWaits, loket_queue_waits)
struct _LoketQueueWaits {
  LoketRecord parent_instance;
  char *day;
  gint64 at;
  GListStore *queues; /* LoketQueueWait in the order of the profile */
};

LOKET_DECLARE_RECORD (LoketScoreQuery, loket_score_query)
struct _LoketScoreQuery {
  LoketRecord parent_instance;
  char *from;  /* (nullable): today */
  char *until; /* (nullable): today */
};

/* Of one service on one day; times in microseconds. */
LOKET_DECLARE_RECORD (LoketScoreGroup, loket_score_group)
struct _LoketScoreGroup {
  LoketRecord parent_instance;
  char *day;
  char *service;
  gint64 forecasts; /* of people who were called; at least one */
  gint64 mean_wait;
  gint64 mean_error; /* of p50, to either side */
  gint64 mean_late;  /* how much later than p50, on average; negative: sooner */
  gint64 inside;     /* called between p10 and p90 */
  gint64 kept;       /* called by p80 */
};

/* How right the forecasts were that people were given; times in microseconds. */
LOKET_DECLARE_RECORD (LoketForecastScore, loket_forecast_score)
struct _LoketForecastScore {
  LoketRecord parent_instance;
  char *from;
  char *until;
  gint64 forecasts;         /* of people who were called */
  LoketOptional mean_wait;  /* absent: there are none */
  LoketOptional mean_error; /* of p50, to either side */
  LoketOptional mean_late;  /* how much later than p50, on average; negative: sooner */
  gint64 inside;            /* called between p10 and p90 */
  gint64 kept;              /* called by p80, the longer time that people were told */
  GListStore *groups;       /* LoketScoreGroup, the last day first, services by their keys */
};

G_END_DECLS
