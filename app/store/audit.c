/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit chain: who did what, one row a write turn; app/office writes it, the auditor reads it.
 */
#include "config.h"

#include "store/chain.h"

#include "core/error.h"

/* Its first line and its columns are what the hash is over (chain.c); the key is keys/audit.key. */
const LoketChain loket_audit_chain = {
    .which = LOKET_AUDIT_OF_CHANGES,
    .table = "audit",
    .domain = "loket-audit-1\n",
    .columns = {"office",
                "seq",
                "at",
                "operation",
                "device",
                "officer",
                "purpose",
                "key",
                "before",
                "after",
                "previous"},
    .n_columns = 11,
};

/**
 * loket_txn_audit:
 * @txn: a write transaction
 * @row: what to put down
 * @error: as loket_rows_next()
 *
 * Appends a row to the audit chain.
 *
 * Returns: %TRUE when it is in
 */
gboolean
loket_txn_audit (LoketTxn *txn, const LoketAuditRow *row, GError **error)
{
  LoketValue values[LOKET_CHAIN_COLUMNS] = {
      [2] = LOKET_N (row->at),
      [3] = LOKET_T (row->operation),
      [4] = LOKET_T (row->device),
      [5] = LOKET_T (row->officer),
      [6] = LOKET_T (row->purpose),
      [7] = LOKET_T (row->key),
      [8] = LOKET_T (row->before),
      [9] = LOKET_T (row->after),
  };

  return loket_chain_append (txn, &loket_audit_chain, values, error);
}

/**
 * loket_txn_audit_end:
 * @txn: a transaction
 * @rows: (out): how many rows were written
 * @head: (out) (transfer full): hash of the last, "" when there is none
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_txn_audit_end (LoketTxn *txn, gint64 *rows, char **head, GError **error)
{
  return loket_chain_end (txn, &loket_audit_chain, rows, head, error);
}

/**
 * loket_txn_audit_verify:
 * @txn: a transaction
 * @rows: (out): how many rows the chain has
 * @error: set to %LOKET_ERROR_INTERNAL with the first row that is not as it was written
 *
 * Returns: %TRUE when the whole chain is as it was written
 */
gboolean
loket_txn_audit_verify (LoketTxn *txn, gint64 *rows, GError **error)
{
  g_autoptr (LoketAuditReport) report = loket_audit_report_new ();
  g_autoptr (LoketAuditFault) fault = NULL;
  g_autofree char *sentence = NULL;

  report->faults = g_list_store_new (loket_audit_fault_get_type ());
  *rows = 0;
  if (!loket_chain_verify (txn, &loket_audit_chain, NULL, report, rows, error))
    return FALSE;
  fault = g_list_model_get_item (G_LIST_MODEL (report->faults), 0);
  if (fault == NULL)
    return TRUE;
  sentence = loket_audit_fault_sentence (fault, "en");
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s", sentence);
  return FALSE;
}
