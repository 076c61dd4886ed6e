/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transaction as a work sees it: its connection, and the mark it can come back to. */
#include "config.h"

#include "store/txn-private.h"

#include "core/error.h"

#define MARK "mark"

/**
 * loket_txn_new:
 * @engine: (transfer full): a connection
 * @office: first part of every key
 * @audit_key: the key of the audit chain
 *
 * Returns: (transfer full): what works on that connection are given
 */
LoketTxn *
loket_txn_new (LoketEngine *engine, const char *office, GBytes *audit_key)
{
  LoketTxn *txn = g_new0 (LoketTxn, 1);

  txn->engine = engine;
  txn->office = g_strdup (office);
  txn->audit_key = g_bytes_ref (audit_key);
  txn->record_sql = loket_txn_new_record_sql ();
  txn->pruned_at = G_MININT64;
  return txn;
}

/**
 * loket_txn_free:
 * @txn: (nullable) (transfer full): of a connection that is no longer needed
 */
void
loket_txn_free (LoketTxn *txn)
{
  if (txn == NULL)
    return;
  loket_engine_close (txn->engine);
  g_free (txn->office);
  g_free (txn->dir);
  g_bytes_unref (txn->audit_key);
  g_hash_table_unref (txn->record_sql);
  g_clear_pointer (&txn->renamed, g_hash_table_unref);
  g_free (txn);
}

/**
 * loket_txn_run_work:
 * @txn: a transaction that has begun
 * @work: what to run in it
 * @data: for @work
 * @error: what @work said; always set when it failed
 *
 * Returns: what @work returned
 */
gboolean
loket_txn_run_work (LoketTxn *txn, LoketStoreWork work, gpointer data, GError **error)
{
  g_autoptr (GError) said = NULL;

  txn->told = 0;
  txn->told_at_mark = 0;
  if (work (txn, data, &said))
    return TRUE;
  if (said == NULL)
    loket_set_error (&said, LOKET_ERROR_INTERNAL, NULL, "A work failed and did not say why");
  g_propagate_error (error, g_steal_pointer (&said));
  return FALSE;
}

/**
 * loket_txn_mark:
 * @txn: a write transaction
 * @error: set when the transaction is gone
 *
 * Returns: %TRUE when loket_txn_undo_to_mark() can come back to here
 */
gboolean
loket_txn_mark (LoketTxn *txn, GError **error)
{
  txn->told_at_mark = txn->told;
  return loket_engine_savepoint (txn->engine, MARK, error);
}

/**
 * loket_txn_undo_to_mark:
 * @txn: a write transaction with a mark
 * @error: set when the transaction is gone
 *
 * Undoes everything since loket_txn_mark(), events and numbers included; the mark stays.
 *
 * Returns: %TRUE when it is undone
 */
gboolean
loket_txn_undo_to_mark (LoketTxn *txn, GError **error)
{
  txn->told = txn->told_at_mark;
  return loket_engine_rollback_to (txn->engine, MARK, error);
}

/**
 * loket_txn_refresh:
 * @txn: of a read
 *
 * Ends its snapshot: each later statement sees what has been committed by then.
 */
void
loket_txn_refresh (LoketTxn *txn)
{
  loket_engine_rollback (txn->engine);
}
