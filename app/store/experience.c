/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office has seen of its own days, as sums: of earlier days they are made once, when a day
 * begins; those of today are added as they come. */
#include "config.h"

#include "store/experience.h"

#include "core/clock.h"
#include "store/txn-private.h"

#include <string.h>

#define MILLION 1e6

/* A stay whose length tells something: a press by mistake does not, nor a ticket that was forgotten
 * until the next call (queue.md 6). */
#define TAKEN "(ended_at - called_at - parked)"
#define MEASURED                                                                                   \
  "called_at IS NOT NULL AND excluded = 0 AND outcome IN ('served', 'transferred') "               \
  "AND " TAKEN " BETWEEN 10000000 AND CASE by_next WHEN 0 THEN 7200000000 ELSE 3600000000 END"

static gboolean
forget (LoketTxn *txn, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM service_time WHERE office = ?1",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error) &&
         loket_engine_exec (txn->engine,
                            "DELETE FROM priority_arrival WHERE office = ?1",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error) &&
         loket_engine_exec (txn->engine,
                            "DELETE FROM experience WHERE office = ?1",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error);
}

/**
 * loket_txn_learn:
 * @txn: a write transaction
 * @from_day: first day to learn from
 * @before_day: the day that begins
 * @utc_offset: minutes, of the office's clock
 * @error: set when the store fails
 *
 * Makes the sums anew; stays that were excluded meanwhile are out of them then.
 *
 * Returns: %TRUE when they are stored
 */
gboolean
loket_txn_learn (LoketTxn *txn,
                 const char *from_day,
                 const char *before_day,
                 gint64 utc_offset,
                 GError **error)
{
  const LoketValue values[] = {LOKET_T (txn->office),
                               LOKET_T (from_day),
                               LOKET_T (before_day),
                               LOKET_N (utc_offset * LOKET_MINUTE)};

  return forget (txn, error) &&
         loket_engine_exec (
             txn->engine,
             "INSERT INTO service_time SELECT ?1, stage, hour, COUNT(*), "
             "CAST(SUM(l) * 1e6 AS INTEGER), CAST(SUM(l * l) * 1e6 AS INTEGER) FROM "
             "(SELECT stage, (called_at + ?4) / 3600000000 % 24 AS hour, ln(" TAKEN " / 1e6) AS l "
             "FROM segment WHERE office = ?1 AND day >= ?2 AND day < ?3 AND " MEASURED ") "
             "GROUP BY stage, hour",
             values,
             4,
             error) &&
         loket_engine_exec (
             txn->engine,
             "INSERT INTO priority_arrival SELECT ?1, service, (issued_at + ?4) / 3600000000 % 24, "
             "COUNT(*) FROM ticket WHERE office = ?1 AND day >= ?2 AND day < ?3 "
             "AND priority <> 'none' GROUP BY 2, 3",
             values,
             4,
             error) &&
         loket_engine_exec (
             txn->engine,
             "INSERT INTO experience SELECT ?1, COUNT(DISTINCT day), COUNT(*), "
             "coalesce(SUM(outcome = 'missed'), 0) FROM segment WHERE office = ?1 AND day >= ?2 "
             "AND day < ?3 AND called_at IS NOT NULL",
             values,
             3,
             error);
}

static int
index_of (const char *const *queues, const char *key)
{
  for (int i = 0; queues[i] != NULL; i++)
    if (strcmp (queues[i], key) == 0)
      return i;
  return -1;
}

/* Called for each row, with the queue that it is about; a queue that the profile has no more is
 * passed over. */
typedef void (*EachRow) (LoketRows *rows, LoketQueueExperience *queue);

static gboolean
each_row (LoketTxn *txn,
          const char *sql,
          const char *day,
          const char *const *queues,
          LoketExperience *experience,
          EachRow each,
          GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)), error);
  gboolean row = rows != NULL;

  while (row) {
    int i;
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
    i = row ? index_of (queues, loket_rows_text (rows, "stage")) : -1;
    if (i >= 0)
      each (rows, &experience->queues[i]);
  }
  return rows != NULL;
}

static void
add_times (LoketRows *rows, LoketQueueExperience *queue)
{
  const gint64 hour = CLAMP (loket_rows_number (rows, "hour"), 0, LOKET_HOURS_OF_DAY - 1);

  queue->by_hour[hour] = (LoketDurations){
      .n = (double) loket_rows_number (rows, "n"),
      .sum = (double) loket_rows_number (rows, "sum") / MILLION,
      .squares = (double) loket_rows_number (rows, "squares") / MILLION,
  };
}

static void
add_arrivals (LoketRows *rows, LoketQueueExperience *queue)
{
  const gint64 hour = CLAMP (loket_rows_number (rows, "hour"), 0, LOKET_HOURS_OF_DAY - 1);

  queue->priority[hour] = (double) loket_rows_number (rows, "n");
}

static void
add_today (LoketRows *rows, LoketQueueExperience *queue)
{
  loket_durations_add (&queue->today, (double) loket_rows_number (rows, "taken") / MILLION);
}

static gboolean
add_calls (LoketTxn *txn,
           const char *sql,
           const char *day,
           LoketExperience *experience,
           GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)), error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  experience->days += (guint) loket_rows_number (rows, "days");
  experience->calls += (double) loket_rows_number (rows, "calls");
  experience->no_shows += (double) loket_rows_number (rows, "no_shows");
  return TRUE;
}

/**
 * loket_txn_experience:
 * @txn: a transaction
 * @queues: (array zero-terminated=1): keys, at most %LOKET_FORECAST_SERVICES
 * @experience: (inout): its queues are those of @queues, in this order
 * @error: as loket_rows_next()
 *
 * Adds what earlier days have taught.
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_txn_experience (LoketTxn *txn,
                      const char *const *queues,
                      LoketExperience *experience,
                      GError **error)
{
  return each_row (txn,
                   "SELECT stage, hour, n, sum, squares FROM service_time WHERE office = ?1 "
                   "AND ?2 IS NULL",
                   NULL,
                   queues,
                   experience,
                   add_times,
                   error) &&
         each_row (txn,
                   "SELECT stage, hour, n FROM priority_arrival WHERE office = ?1 AND ?2 IS NULL",
                   NULL,
                   queues,
                   experience,
                   add_arrivals,
                   error) &&
         add_calls (txn,
                    "SELECT days, calls, no_shows FROM experience WHERE office = ?1 AND ?2 IS NULL",
                    NULL,
                    experience,
                    error);
}

/**
 * loket_txn_experience_today:
 * @txn: a transaction
 * @day: today
 * @queues: (array zero-terminated=1): keys, at most %LOKET_FORECAST_SERVICES
 * @experience: (inout): its queues are those of @queues, in this order
 * @error: as loket_rows_next()
 *
 * Adds how today has gone so far.
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_txn_experience_today (LoketTxn *txn,
                            const char *day,
                            const char *const *queues,
                            LoketExperience *experience,
                            GError **error)
{
  return each_row (txn,
                   "SELECT stage, " TAKEN " AS taken FROM segment WHERE office = ?1 AND day = ?2 "
                   "AND " MEASURED,
                   day,
                   queues,
                   experience,
                   add_today,
                   error) &&
         add_calls (
             txn,
             "SELECT 0 AS days, COUNT(*) AS calls, coalesce(SUM(outcome = 'missed'), 0) AS "
             "no_shows FROM segment WHERE office = ?1 AND day = ?2 AND called_at IS NOT NULL",
             day,
             experience,
             error);
}

/* What a forecast is held against: the first call of its ticket. */
#define SCORED                                                                                     \
  "COUNT(*) AS n, coalesce(SUM(waited), 0) AS waited, "                                            \
  "coalesce(SUM(abs(waited - wait_p50)), 0) AS error, "                                            \
  "coalesce(SUM(waited - wait_p50), 0) AS bias, "                                                  \
  "coalesce(SUM(waited BETWEEN wait_p10 AND wait_p90), 0) AS inside, "                             \
  "coalesce(SUM(waited <= wait_p80), 0) AS kept FROM "                                             \
  "(SELECT t.*, MIN(s.called_at) - t.issued_at AS waited FROM ticket AS t JOIN segment AS s "      \
  "ON s.office = t.office AND s.ticket = t.id WHERE t.office = ?1 AND t.day >= ?2 "                \
  "AND t.day <= ?3 AND t.wait_p50 IS NOT NULL AND s.called_at IS NOT NULL AND s.excluded = 0 "     \
  "GROUP BY t.id)"

static void
add_group (LoketRows *rows, GListStore *groups)
{
  g_autoptr (LoketScoreGroup) group = loket_score_group_new ();

  group->day = g_strdup (loket_rows_text (rows, "day"));
  group->service = g_strdup (loket_rows_text (rows, "service"));
  group->forecasts = loket_rows_number (rows, "n");
  group->mean_wait = loket_rows_number (rows, "waited") / group->forecasts;
  group->mean_error = loket_rows_number (rows, "error") / group->forecasts;
  group->mean_late = loket_rows_number (rows, "bias") / group->forecasts;
  group->inside = loket_rows_number (rows, "inside");
  group->kept = loket_rows_number (rows, "kept");
  g_list_store_append (groups, group);
}

static gboolean
score_groups (LoketTxn *txn,
              const char *from_day,
              const char *until_day,
              GListStore *groups,
              GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT day, service, " SCORED " GROUP BY day, service ORDER BY day DESC, service",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from_day), LOKET_T (until_day)),
      error);
  gboolean row = rows != NULL;

  while (row) {
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
    if (row)
      add_group (rows, groups);
  }
  return rows != NULL;
}

/**
 * loket_txn_forecast_score:
 * @txn: a transaction
 * @from_day: the first day
 * @until_day: the last day
 * @score: (inout): how right the forecasts were that people were given on these days; its list of
 *   groups is there and empty
 * @error: as loket_rows_next()
 *
 * A forecast is held against the first call of its ticket.
 *
 * Returns: %TRUE when it could be worked out
 */
gboolean
loket_txn_forecast_score (LoketTxn *txn,
                          const char *from_day,
                          const char *until_day,
                          LoketForecastScore *score,
                          GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT " SCORED,
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from_day), LOKET_T (until_day)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  score->forecasts = loket_rows_number (rows, "n");
  if (score->forecasts == 0)
    return TRUE;
  score->mean_wait = LOKET_SOME (loket_rows_number (rows, "waited") / score->forecasts);
  score->mean_error = LOKET_SOME (loket_rows_number (rows, "error") / score->forecasts);
  score->mean_late = LOKET_SOME (loket_rows_number (rows, "bias") / score->forecasts);
  score->inside = loket_rows_number (rows, "inside");
  score->kept = loket_rows_number (rows, "kept");
  return score_groups (txn, from_day, until_day, score->groups, error);
}
