/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of waiting and of forecasts. */
#include "config.h"

#include "core/waits.h"

/* clang-format off */
static const LoketField queue_wait_fields[] = {
  LOKET_FIELD_TEXT (LoketQueueWait, stage, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Queue: a service or a stage of the profile"),
  LOKET_FIELD_INTEGER (LoketQueueWait, waiting, LOKET_FIELD_PLAIN, .blurb = "People who wait in it"),
  LOKET_FIELD_INTEGER (LoketQueueWait, counters, LOKET_FIELD_PLAIN, .blurb = "Open counters that take it"),
  LOKET_FIELD_INTEGER (LoketQueueWait, past_cap, LOKET_FIELD_PLAIN, .blurb = "Of them, those who wait longer than the profile promises"),
  LOKET_FIELD_INTEGER (LoketQueueWait, longest, LOKET_FIELD_OPTIONAL, .blurb = "Microseconds that somebody has waited already, at most"),
  LOKET_FIELD_INTEGER (LoketQueueWait, p50, LOKET_FIELD_OPTIONAL, .blurb = "Forecast for who comes now, microseconds; absent: no counter is open"),
  LOKET_FIELD_INTEGER (LoketQueueWait, p80, LOKET_FIELD_OPTIONAL, .blurb = "The same in eight runs of ten"),
  LOKET_FIELD_INTEGER (LoketQueueWait, more_p50, LOKET_FIELD_OPTIONAL, .blurb = "Forecast with one more counter for it"),
};
LOKET_DEFINE_RECORD (LoketQueueWait, loket_queue_wait, queue_wait_fields)

static const LoketField queue_waits_fields[] = {
  LOKET_FIELD_DAY (LoketQueueWaits, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TIME (LoketQueueWaits, at, LOKET_FIELD_PLAIN, .blurb = "When this was true"),
  LOKET_FIELD_LIST (LoketQueueWaits, queues, LOKET_FIELD_PLAIN, loket_queue_wait, .max = 64, .blurb = "Queues in the order of the profile"),
};
LOKET_DEFINE_RECORD (LoketQueueWaits, loket_queue_waits, queue_waits_fields)

static const LoketField score_query_fields[] = {
  LOKET_FIELD_DAY (LoketScoreQuery, from, LOKET_FIELD_OPTIONAL, .blurb = "First day; absent: today"),
  LOKET_FIELD_DAY (LoketScoreQuery, until, LOKET_FIELD_OPTIONAL, .blurb = "Last day; absent: today"),
};
LOKET_DEFINE_RECORD (LoketScoreQuery, loket_score_query, score_query_fields)

static const LoketField score_group_fields[] = {
  LOKET_FIELD_DAY (LoketScoreGroup, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketScoreGroup, service, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Service that the numbers were taken for"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, forecasts, LOKET_FIELD_PLAIN, .blurb = "Forecasts of people who were called"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, mean_wait, LOKET_FIELD_PLAIN, .blurb = "How long they waited, microseconds"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, mean_error, LOKET_FIELD_PLAIN, .blurb = "How far off the middle of the forecast was"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, mean_late, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "How much later than it, on average; negative: sooner"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, inside, LOKET_FIELD_PLAIN, .blurb = "Called between p10 and p90"),
  LOKET_FIELD_INTEGER (LoketScoreGroup, kept, LOKET_FIELD_PLAIN, .blurb = "Called by p80"),
};
LOKET_DEFINE_RECORD (LoketScoreGroup, loket_score_group, score_group_fields)

static const LoketField forecast_score_fields[] = {
  LOKET_FIELD_DAY (LoketForecastScore, from, LOKET_FIELD_PLAIN, .blurb = "First day"),
  LOKET_FIELD_DAY (LoketForecastScore, until, LOKET_FIELD_PLAIN, .blurb = "Last day"),
  LOKET_FIELD_INTEGER (LoketForecastScore, forecasts, LOKET_FIELD_PLAIN, .blurb = "Forecasts of people who were called"),
  LOKET_FIELD_INTEGER (LoketForecastScore, mean_wait, LOKET_FIELD_OPTIONAL, .blurb = "How long they waited, microseconds"),
  LOKET_FIELD_INTEGER (LoketForecastScore, mean_error, LOKET_FIELD_OPTIONAL, .blurb = "How far off the middle of the forecast was"),
  LOKET_FIELD_INTEGER (LoketForecastScore, mean_late, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "How much later than it, on average; negative: sooner"),
  LOKET_FIELD_INTEGER (LoketForecastScore, inside, LOKET_FIELD_PLAIN, .blurb = "Called between p10 and p90"),
  LOKET_FIELD_INTEGER (LoketForecastScore, kept, LOKET_FIELD_PLAIN, .blurb = "Called by p80, the longer time that people were told"),
  LOKET_FIELD_LIST (LoketForecastScore, groups, LOKET_FIELD_PLAIN, loket_score_group, .max = 4000, .blurb = "Of each day and service, the last day first"),
};
LOKET_DEFINE_RECORD (LoketForecastScore, loket_forecast_score, forecast_score_fields)
/* clang-format on */
