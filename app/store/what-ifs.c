/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials of rules and their lines in the store. */
#include "config.h"

#include "store/what-ifs.h"

#include "store/txn-private.h"

/**
 * loket_txn_what_ifs:
 * @txn: a transaction
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketWhatIf): trials whose lines are all on file, newest
 *   first
 */
GPtrArray *
loket_txn_what_ifs (LoketTxn *txn, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_what_if_get_type (),
      "WHERE office = ?1 AND complete = 1 ORDER BY created_at DESC, id DESC LIMIT ?2",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_what_if_lines:
 * @txn: a transaction
 * @what_if: a trial
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketWhatIfLine): village by village
 */
GPtrArray *
loket_txn_what_if_lines (LoketTxn *txn, const char *what_if, GError **error)
{
  return loket_txn_records (
      txn,
      loket_what_if_line_get_type (),
      "WHERE office = ?1 AND what_if = ?2 ORDER BY village, from_category, to_category",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (what_if)),
      error);
}

/**
 * loket_txn_forget_what_if:
 * @txn: a write transaction
 * @what_if: a trial that was not brought to its end
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when nothing of it is on file
 */
gboolean
loket_txn_forget_what_if (LoketTxn *txn, const char *what_if, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM what_if_line WHERE office = ?1 AND what_if = ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (what_if)),
                            error) &&
         loket_engine_exec (txn->engine,
                            "DELETE FROM what_if WHERE office = ?1 AND id = ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (what_if)),
                            error);
}
