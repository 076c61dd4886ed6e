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

static void
add_filter (GString *sql, GArray *values, const char *condition, LoketValue value)
{
  g_array_append_val (values, value);
  g_string_append_printf (sql, " AND %s ?%u", condition, values->len);
}

static LoketAuditEntry *
read_entry (LoketRows *rows)
{
  LoketAuditEntry *entry = loket_audit_entry_new ();

  entry->row = loket_rows_number (rows, "seq");
  entry->at = loket_rows_number (rows, "at");
  entry->operation = g_strdup (loket_rows_text (rows, "operation"));
  entry->device = g_strdup (loket_rows_text (rows, "device"));
  entry->officer = g_strdup (loket_rows_text (rows, "officer"));
  entry->purpose = g_strdup (loket_rows_text (rows, "purpose"));
  entry->before = g_strdup (loket_rows_text (rows, "before"));
  entry->after = g_strdup (loket_rows_text (rows, "after"));
  return entry;
}

/**
 * loket_txn_audit_rows:
 * @txn: a transaction
 * @query: which rows; its day is not looked at
 * @from: from this time on
 * @until: and before this one, UTC microseconds
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketAuditEntry): a page of them, newest first, not masked
 */
GPtrArray *
loket_txn_audit_rows (LoketTxn *txn,
                      LoketAuditQuery *query,
                      gint64 from,
                      gint64 until,
                      GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LoketValue));
  g_autoptr (GString) sql = g_string_new ("SELECT seq, at, operation, device, officer, purpose, "
                                          "before, after FROM audit WHERE office = ?1");
  g_autoptr (LoketRows) rows = NULL;
  LoketValue office = LOKET_T (txn->office);
  gboolean row;

  g_array_append_val (values, office);
  add_filter (sql, values, "seq <", LOKET_N (query->before.set ? query->before.value : G_MAXINT64));
  add_filter (sql, values, "at >=", LOKET_N (from));
  add_filter (sql, values, "at <", LOKET_N (until));
  if (query->officer != NULL)
    add_filter (sql, values, "officer =", LOKET_T (query->officer));
  if (query->device != NULL)
    add_filter (sql, values, "device =", LOKET_T (query->device));
  if (query->operation != NULL)
    add_filter (sql, values, "operation =", LOKET_T (query->operation));
  g_string_append_printf (sql,
                          " ORDER BY seq DESC LIMIT %" G_GINT64_FORMAT,
                          query->limit.set ? query->limit.value : LOKET_AUDIT_PAGE);
  rows =
      loket_engine_query (txn->engine, sql->str, (LoketValue *) values->data, values->len, error);
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (entries, read_entry (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&entries);
}
