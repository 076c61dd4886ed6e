/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long services take, learned from those that ended. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Services that ended, of one kind: sums over the logarithms of their seconds. */
typedef struct {
  double n;
  double sum;
  double squares;
} LoketDurations;

/* A lognormal law, as durations at counters follow it. */
typedef struct {
  double log_mean;
  double log_sd;
} LoketServiceTime;

void loket_durations_add (LoketDurations *durations, double seconds);
void loket_durations_join (LoketDurations *durations, const LoketDurations *more);
LoketServiceTime loket_service_time_typed (double minutes);
LoketServiceTime loket_service_time_learn (const LoketDurations *durations,
                                           const LoketServiceTime *before,
                                           double weight);
double loket_service_time_mean (const LoketServiceTime *law);

G_END_DECLS
