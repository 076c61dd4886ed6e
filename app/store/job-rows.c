/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about long work to the store; app/office asks them. */
#include "config.h"

#include "store/job-rows.h"

#include "store/txn-private.h"

/**
 * loket_txn_next_job:
 * @txn: a transaction
 * @job: (out) (nullable) (transfer full): the oldest one that has not ended; %NULL: there is none
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was looked for
 */
gboolean
loket_txn_next_job (LoketTxn *txn, LoketJob **job, GError **error)
{
  g_autoptr (GPtrArray) jobs =
      loket_txn_records (txn,
                         loket_job_get_type (),
                         "WHERE office = ?1 AND state IN ('running', 'undoing') "
                         "ORDER BY created_at, id LIMIT 1",
                         LOKET_VALUES (LOKET_T (txn->office)),
                         error);

  *job = NULL;
  if (jobs == NULL)
    return FALSE;
  if (jobs->len > 0)
    *job = g_object_ref (jobs->pdata[0]);
  return TRUE;
}

/**
 * loket_txn_jobs:
 * @txn: a transaction
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketJob): those that go on, then those that have ended,
 *   newest first
 */
GPtrArray *
loket_txn_jobs (LoketTxn *txn, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_job_get_type (),
                            "WHERE office = ?1 ORDER BY ended_at IS NOT NULL, created_at DESC, "
                            "id DESC LIMIT ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_N (limit)),
                            error);
}

/**
 * loket_txn_job_of_result:
 * @txn: a transaction
 * @result: id of what came of it
 * @job: (out) (nullable) (transfer full): the last job with that result; %NULL: there is none
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was looked for
 */
gboolean
loket_txn_job_of_result (LoketTxn *txn, const char *result, LoketJob **job, GError **error)
{
  g_autoptr (GPtrArray) jobs =
      loket_txn_records (txn,
                         loket_job_get_type (),
                         "WHERE office = ?1 AND result = ?2 ORDER BY created_at DESC, id DESC "
                         "LIMIT 1",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (result)),
                         error);

  *job = NULL;
  if (jobs == NULL)
    return FALSE;
  if (jobs->len > 0)
    *job = g_object_ref (jobs->pdata[0]);
  return TRUE;
}
