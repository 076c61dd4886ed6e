/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Service times: lognormal, with what was believed before as so many services more. */
#include "config.h"

#include "core/service-time.h"

#include <math.h>

#define SHORTEST 1.0 /* second */
#define TYPED_SD                                                                                   \
  0.7 /* of the logarithm, for a time that was only typed: from half to twice of it */
#define LEAST_SD 0.05 /* so that no law is a single moment */

/**
 * loket_durations_add:
 * @durations: what ended before
 * @seconds: how long one more service took
 *
 * Adds one.
 */
void
loket_durations_add (LoketDurations *durations, double seconds)
{
  const double value = log (MAX (seconds, SHORTEST));

  durations->n += 1;
  durations->sum += value;
  durations->squares += value * value;
}

/**
 * loket_durations_join:
 * @durations: what ended
 * @more: others
 *
 * Adds those too.
 */
void
loket_durations_join (LoketDurations *durations, const LoketDurations *more)
{
  durations->n += more->n;
  durations->sum += more->sum;
  durations->squares += more->squares;
}

/**
 * loket_service_time_typed:
 * @minutes: mean, as the profile posts it
 *
 * Returns: what is believed before anything was seen
 */
LoketServiceTime
loket_service_time_typed (double minutes)
{
  return (LoketServiceTime){
      .log_mean = log (MAX (minutes * 60, SHORTEST)) - TYPED_SD * TYPED_SD / 2,
      .log_sd = TYPED_SD,
  };
}

/**
 * loket_service_time_learn:
 * @durations: what was seen
 * @before: what was believed before
 * @weight: how many services that belief is worth, above 0
 *
 * A belief of few services, such as of one hour of the day, leans on that of many (shrinkage to
 * the mean); seen often enough, it stands by itself.
 *
 * Returns: what is believed now
 */
LoketServiceTime
loket_service_time_learn (const LoketDurations *durations,
                          const LoketServiceTime *before,
                          double weight)
{
  const double n = durations->n + weight;
  const double mean = (durations->sum + weight * before->log_mean) / n;
  const double squares = (durations->squares + weight * (before->log_mean * before->log_mean +
                                                         before->log_sd * before->log_sd)) /
                         n;

  return (LoketServiceTime){.log_mean = mean,
                            .log_sd = MAX (sqrt (MAX (squares - mean * mean, 0)), LEAST_SD)};
}

/**
 * loket_service_time_mean:
 * @law: a law
 *
 * Returns: its mean, seconds
 */
double
loket_service_time_mean (const LoketServiceTime *law)
{
  return exp (law->log_mean + law->log_sd * law->log_sd / 2);
}
