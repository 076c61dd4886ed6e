/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers kept under their keys, so that the same request has one effect and one answer; the
 * dispatcher of app/office asks for them. */
#include "config.h"

#include "store/txn-private.h"

#define KEPT_FOR (45 * G_TIME_SPAN_DAY) /* a device may be away for 30 days */
#define PRUNED_AT_ONCE 500              /* rows, well within a write turn of 5 ms */

/**
 * loket_kept_answer_free:
 * @answer: (nullable) (transfer full): a kept answer
 */
void
loket_kept_answer_free (LoketKeptAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->operation);
  g_free (answer->device);
  g_free (answer->request_sha256);
  g_free (answer->error_code);
  g_free (answer->parameter);
  g_free (answer->reply);
  g_free (answer);
}

/**
 * loket_txn_find_answer:
 * @txn: a transaction
 * @key: an idempotency key
 * @answer: (out) (nullable) (transfer full): what was answered under it, %NULL when it is new
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_find_answer (LoketTxn *txn, const char *key, LoketKeptAnswer **answer, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT operation, device, request_sha256, error_code, parameter, reply "
                          "FROM kept_answer WHERE office = ?1 AND key = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (key)),
                          error);
  gboolean row;

  *answer = NULL;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *answer = g_new0 (LoketKeptAnswer, 1);
  (*answer)->operation = g_strdup (loket_rows_text (rows, "operation"));
  (*answer)->device = g_strdup (loket_rows_text (rows, "device"));
  (*answer)->request_sha256 = g_strdup (loket_rows_text (rows, "request_sha256"));
  (*answer)->error_code = g_strdup (loket_rows_text (rows, "error_code"));
  (*answer)->parameter = g_strdup (loket_rows_text (rows, "parameter"));
  (*answer)->reply = g_strdup (loket_rows_text (rows, "reply"));
  return TRUE;
}

/* Once a day, and again in the next turn while there is more. */
static gboolean
prune (LoketTxn *txn, gint64 at, GError **error)
{
  if (txn->pruned_at != G_MININT64 && at - txn->pruned_at < G_TIME_SPAN_DAY)
    return TRUE;
  if (!loket_engine_exec (
          txn->engine,
          "DELETE FROM kept_answer WHERE office = ?1 AND key IN "
          "(SELECT key FROM kept_answer WHERE office = ?1 AND at < ?2 ORDER BY at LIMIT ?3)",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (at - KEPT_FOR), LOKET_N (PRUNED_AT_ONCE)),
          error))
    return FALSE;
  if (loket_engine_changes (txn->engine) < PRUNED_AT_ONCE)
    txn->pruned_at = at;
  return TRUE;
}

/**
 * loket_txn_keep_answer:
 * @txn: a write transaction
 * @key: an idempotency key that has no answer yet
 * @answer: what is answered under it for ever
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Keeps an answer for 45 days, in the transaction of what it is the answer to.
 *
 * Returns: %TRUE when it is kept
 */
gboolean
loket_txn_keep_answer (LoketTxn *txn,
                       const char *key,
                       const LoketKeptAnswer *answer,
                       gint64 at,
                       GError **error)
{
  if (!prune (txn, at, error))
    return FALSE;
  return loket_engine_exec (txn->engine,
                            "INSERT INTO kept_answer (office, key, operation, device, "
                            "request_sha256, error_code, parameter, reply, at) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (key),
                                          LOKET_T (answer->operation),
                                          LOKET_T (answer->device),
                                          LOKET_T (answer->request_sha256),
                                          LOKET_T (answer->error_code),
                                          LOKET_T (answer->parameter),
                                          LOKET_T (answer->reply),
                                          LOKET_N (at)),
                            error);
}
