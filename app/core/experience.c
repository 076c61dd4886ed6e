/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of service times out of what an office has seen: an hour of the day leans on the whole day,
 * that on what was typed, and all of them on how today goes. */
#include "config.h"

#include "core/experience.h"

/* How many services a belief is worth; by trial on invented years (`./dev bench wait`). */
#define TYPED_WEIGHT 5.0
#define HOUR_WEIGHT 60.0  /* a queue's law to that of an hour */
#define TODAY_WEIGHT 40.0 /* both to that of today */

/* Before any call was seen (queue.md 3). */
#define USUAL_NO_SHOW 0.07
#define NO_SHOW_WEIGHT 50.0

static LoketServiceTime
law_of (const LoketQueueExperience *queue, guint hour)
{
  const LoketServiceTime typed = loket_service_time_typed (queue->typed_minutes);
  LoketDurations all = {0};
  LoketServiceTime law;

  for (guint i = 0; i < LOKET_HOURS_OF_DAY; i++)
    loket_durations_join (&all, &queue->by_hour[i]);
  law = loket_service_time_learn (&all, &typed, TYPED_WEIGHT);
  return loket_service_time_learn (&queue->by_hour[hour], &law, HOUR_WEIGHT);
}

/* How much slower today is, logarithm: officers and network have good and bad days in all queues.
 */
static double
pace_of (const LoketExperience *experience, guint hour)
{
  double sum = 0;
  double n = TODAY_WEIGHT;

  for (guint i = 0; i < experience->n_queues; i++) {
    const LoketQueueExperience *queue = &experience->queues[i];
    sum += queue->today.sum - queue->today.n * law_of (queue, hour).log_mean;
    n += queue->today.n;
  }
  return sum / n;
}

/**
 * loket_experience_no_show:
 * @experience: what was seen
 *
 * Returns: the chance that nobody answers a call, 0 to 1
 */
double
loket_experience_no_show (const LoketExperience *experience)
{
  return (experience->no_shows + NO_SHOW_WEIGHT * USUAL_NO_SHOW) /
         (experience->calls + NO_SHOW_WEIGHT);
}

/**
 * loket_experience_fill:
 * @experience: what was seen
 * @hour: of the day, 0 to 23, on the clock of the office
 * @services: (out) (array): for each of its queues, what a forecast of now needs
 */
void
loket_experience_fill (const LoketExperience *experience,
                       guint hour,
                       LoketForecastService *services)
{
  const double pace = pace_of (experience, hour);

  g_return_if_fail (hour < LOKET_HOURS_OF_DAY);
  for (guint i = 0; i < experience->n_queues; i++) {
    const LoketQueueExperience *queue = &experience->queues[i];
    services[i].time = law_of (queue, hour);
    services[i].time.log_mean += pace;
    for (guint h = 0; h < LOKET_FORECAST_HOURS; h++)
      services[i].priority_rate[h] =
          hour + h < LOKET_HOURS_OF_DAY ? queue->priority[hour + h] / MAX (experience->days, 1) : 0;
  }
}
