/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the change watch to the store; policy is not here. */
#include "config.h"

#include "store/watches.h"

#include "store/txn-private.h"

/* "AND kind IN ('said_dead') "; the names come from the program alone. */
static void
append_names (GString *sql, const char *column, GType type, guint bits)
{
  const char *before = "";

  if (bits == 0)
    return;
  g_string_append_printf (sql, "AND %s IN (", column);
  for (int value = 0; bits >> value != 0; value++) {
    if ((bits & 1u << value) == 0)
      continue;
    g_string_append_printf (sql, "%s'%s'", before, loket_enum_name (type, value));
    before = ", ";
  }
  g_string_append (sql, ") ");
}

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
  g_autoptr (GString) rest = g_string_new ("WHERE office = ?1 ");

  append_names (rest, "state", loket_watch_state_get_type (), filter->states);
  append_names (rest, "kind", loket_watch_kind_get_type (), filter->kinds);
  g_string_append (rest,
                   "AND (?2 IS NULL OR person = ?2) AND (?3 IS NULL OR village = ?3 "
                   "OR substr (village, 1, length (?3) + 1) = ?3 || '.') "
                   "AND (?4 = 0 OR created_at < ?4 OR (created_at = ?4 AND id < ?5)) "
                   "ORDER BY created_at DESC, id DESC LIMIT ?6");
  return loket_txn_records (txn,
                            loket_watch_get_type (),
                            rest->str,
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (filter->person),
                                          LOKET_T (filter->area),
                                          LOKET_N (filter->created_at),
                                          LOKET_T (filter->id),
                                          LOKET_N (limit)),
                            error);
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
