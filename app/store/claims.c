/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about lists of claims to the store; policy is not here. */
#include "config.h"

#include "store/claims.h"

#include "store/statement.h"

/**
 * loket_txn_claim_of_file:
 * @txn: a transaction
 * @facility: whose list it is
 * @sha256: of the file
 * @list: (out) (transfer full) (nullable): the list, when it was taken in before
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_claim_of_file (LoketTxn *txn,
                         const char *facility,
                         const char *sha256,
                         LoketClaimList **list,
                         GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_claim_list_get_type (),
                         "WHERE office = ?1 AND facility = ?2 AND file_sha256 = ?3",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (facility), LOKET_T (sha256)),
                         error);

  *list = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * loket_txn_claim_of_slip:
 * @txn: a transaction
 * @guarantee: id of a slip
 * @row: (out) (transfer full) (nullable): id of the row that matches it
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_claim_of_slip (LoketTxn *txn, const char *guarantee, char **row, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT id FROM claim_row WHERE office = ?1 AND guarantee = ?2 AND outcome = 'matched'",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (guarantee)),
      error);
  gboolean found;

  *row = NULL;
  if (rows == NULL || !loket_rows_next (rows, &found, error))
    return FALSE;
  if (found)
    *row = g_strdup (loket_rows_text (rows, "id"));
  return TRUE;
}

/**
 * loket_txn_mark_claimed:
 * @txn: a write transaction
 * @list: whose rows are on file
 * @at: office time
 * @error: as loket_rows_next()
 *
 * The slips that its rows match are matched; the rows themselves say which.
 *
 * Returns: %TRUE when they are
 */
gboolean
loket_txn_mark_claimed (LoketTxn *txn, const char *list, gint64 at, GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "UPDATE guarantee SET state = 'matched', version = version + 1, changed_at = ?3 "
      "WHERE office = ?1 AND state = 'issued' AND id IN (SELECT guarantee FROM claim_row "
      "WHERE office = ?1 AND list = ?2 AND outcome = 'matched')",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (list), LOKET_N (at)),
      error);
}

static void
add_filter (LoketStatement *question, const LoketClaimFilter *filter)
{
  loket_statement_add_text (question, " AND id = *", filter->list);
  loket_statement_add_text (question, " AND facility = *", filter->facility);
  loket_statement_add_text (question, " AND day >= *", filter->from_day);
  loket_statement_add_text (question, " AND day <= *", filter->until_day);
}

/**
 * loket_txn_claim_lists:
 * @txn: a transaction
 * @filter: which ones
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketClaimList): newest first
 */
GPtrArray *
loket_txn_claim_lists (LoketTxn *txn, const LoketClaimFilter *filter, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  add_filter (&question, filter);
  loket_statement_add (&question, " ORDER BY created_at DESC, id DESC LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_claim_list_get_type (), error);
}

static LoketClaimTotal *
read_total (LoketRows *rows)
{
  LoketClaimTotal *total = loket_claim_total_new ();
  int outcome = 0;

  loket_enum_from_name (
      loket_claim_outcome_get_type (), loket_rows_text (rows, "outcome"), &outcome);
  total->facility = g_strdup (loket_rows_text (rows, "facility"));
  total->outcome = (LoketClaimOutcome) outcome;
  total->rows = loket_rows_number (rows, "n");
  total->amount = loket_rows_number (rows, "total");
  return total;
}

/**
 * loket_txn_claim_totals:
 * @txn: a transaction
 * @filter: of which lists
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketClaimTotal): by facility, then by outcome
 */
GPtrArray *
loket_txn_claim_totals (LoketTxn *txn, const LoketClaimFilter *filter, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (
      txn,
      "SELECT l.facility AS facility, r.outcome AS outcome, COUNT(*) AS n, "
      "coalesce (SUM(r.amount), 0) AS total FROM (SELECT id, facility FROM claim_list "
      "WHERE office = ?1");
  g_autoptr (LoketRows) rows = NULL;
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = TRUE;

  add_filter (&question, filter);
  loket_statement_add (&question,
                       ") AS l JOIN claim_row AS r ON r.office = * AND r.list = l.id "
                       "GROUP BY l.facility, r.outcome ORDER BY l.facility, r.outcome",
                       LOKET_T (txn->office));
  rows = loket_statement_query (&question, error);
  while (rows != NULL && row) {
    if (!loket_rows_next (rows, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (totals, read_total (rows));
  }
  return rows != NULL ? g_steal_pointer (&totals) : NULL;
}

/**
 * loket_txn_claim_rows:
 * @txn: a transaction
 * @list: which list
 * @outcomes: bits 1 << LoketClaimOutcome; 0 = all
 * @after: behind this line of the file
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketClaimRow): in the order of the file
 */
GPtrArray *
loket_txn_claim_rows (LoketTxn *txn,
                      const char *list,
                      guint outcomes,
                      gint64 after,
                      guint limit,
                      GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_text (&question, " AND list = *", list);
  loket_statement_add (&question, " AND line > *", LOKET_N (after));
  loket_statement_add_names (&question, "outcome", loket_claim_outcome_get_type (), outcomes);
  loket_statement_add (&question, " ORDER BY line LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_claim_row_get_type (), error);
}
