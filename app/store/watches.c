/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the change watch to the store; policy is not here. */
#include "config.h"

#include "store/watches.h"

#include "store/statement.h"

/**
 * loket_txn_watches:
 * @txn: a transaction
 * @filter: which ones, and behind which place
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketWatch): newest first
 */
GPtrArray *
loket_txn_watches (LoketTxn *txn, const LoketWatchFilter *filter, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_names (&question, "state", loket_watch_state_get_type (), filter->states);
  loket_statement_add_names (&question, "kind", loket_watch_kind_get_type (), filter->kinds);
  loket_statement_add_text (&question, " AND person = *", filter->person);
  loket_statement_add_area (&question, " AND ", filter->area);
  if (filter->created_at != 0) {
    loket_statement_add (
        &question, " AND (created_at < * OR (created_at = *", LOKET_N (filter->created_at));
    loket_statement_add (&question, " AND id < *))", LOKET_T (filter->id));
  }
  loket_statement_add (&question, " ORDER BY created_at DESC, id DESC LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_watch_get_type (), error);
}

/**
 * loket_txn_watch_is_known:
 * @txn: a transaction
 * @watch: what was noticed
 * @known: (out): whether this cause was noticed before, or a task of that kind still waits
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_watch_is_known (LoketTxn *txn, LoketWatch *watch, gboolean *known, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT id FROM watch WHERE office = ?1 AND person = ?2 AND kind = ?3 "
      "AND (cause = ?4 OR (decision = ?5 AND state IN ('open', 'hearing'))) LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (watch->person),
                    LOKET_T (loket_enum_name (loket_watch_kind_get_type (), (int) watch->kind)),
                    LOKET_T (watch->cause),
                    LOKET_T (watch->decision)),
      error);

  return rows != NULL && loket_rows_next (rows, known, error);
}

/**
 * loket_txn_watched_decisions:
 * @txn: a transaction
 * @after: behind this id; "" = from the first on
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): those in force, and refusals, by id
 */
GPtrArray *
loket_txn_watched_decisions (LoketTxn *txn, const char *after, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_decision_get_type (),
      "WHERE office = ?1 AND id > ?2 AND state IN ('active', 'refused') ORDER BY id LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (after), LOKET_N (limit)),
      error);
}
