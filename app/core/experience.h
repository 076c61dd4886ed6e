/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office knows of its own days: how long services take at which hour, who with priority
 * comes when, who does not answer; the forecast is made of it. */
#pragma once

#include "core/forecast.h"

G_BEGIN_DECLS

#define LOKET_HOURS_OF_DAY 24

/* Of one queue. */
typedef struct {
  double typed_minutes;                       /* believed before anything was seen */
  LoketDurations by_hour[LOKET_HOURS_OF_DAY]; /* from call to end, of earlier days */
  LoketDurations today;
  double priority[LOKET_HOURS_OF_DAY]; /* who came with priority, on all earlier days */
} LoketQueueExperience;

typedef struct {
  LoketQueueExperience queues[LOKET_FORECAST_SERVICES];
  guint n_queues;
  guint days;      /* earlier ones that are in it */
  double calls;    /* of them and of today */
  double no_shows; /* of these calls */
} LoketExperience;

double loket_experience_no_show (const LoketExperience *experience);
void loket_experience_fill (const LoketExperience *experience,
                            guint hour,
                            LoketForecastService *services);

G_END_DECLS
