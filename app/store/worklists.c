/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worklists: what waits for whom, counted and paged; each is one question along the index of the
 * states, so that what has ended costs nothing. */
#include "config.h"

#include "store/applications.h"

#include "store/txn-private.h"

#include <string.h>

/* Every list has the same values, whether it looks at them or not. */
#define ALL_VALUES " AND ?3 = ?3 AND ?4 = ?4 AND ?5 = ?5 AND ?6 = ?6"
#define OF_AREA(village)                                                                           \
  " AND (?2 = '' OR " village " = ?2 OR substr (" village ", 1, length (?2) + 1) = ?2 || '.')"

/* What is owed by others has a day, what the office owes has a time until it has decided. */
#define OF_APPLICATIONS(states)                                                                    \
  "SELECT t.id AS id, t.id AS application, t.number AS number, t.kind AS kind, t.state AS state, " \
  "t.person AS person, t.village AS village, t.papers_due AS day, t.due_at AS due_at, "            \
  "((t.ended_at IS NULL AND COALESCE (t.due_at, ?3) < ?3) "                                        \
  "OR COALESCE (t.papers_due, ?4) < ?4) AS red, "                                                  \
  "t.created_at AS since FROM application t WHERE t.office = ?1 AND " states OF_AREA ("t.village") \
      ALL_VALUES

static const struct {
  const char *list;
  const char *sql;
} worklists[] = {
    {"papers-owed", OF_APPLICATIONS ("t.state = 'incomplete'")},
    {"to-check", OF_APPLICATIONS ("t.state IN ('submitted', 'registry_checked')")},
    {"to-verify",
     OF_APPLICATIONS ("t.state IN ('needs_verification', 'verifying_phone', 'verifying_field', "
                      "'waiting_village')")},
    {"visits",
     "SELECT t.id AS id, t.application AS application, a.number AS number, a.kind AS kind, "
     "t.state AS state, t.person AS person, t.village AS village, t.day AS day, "
     "a.due_at AS due_at, (t.day < ?4) AS red, t.created_at AS since FROM visit t "
     "LEFT JOIN application a ON a.office = t.office AND a.id = t.application "
     "WHERE t.office = ?1 AND t.state IN ('assigned', 'visited', 'not_home') "
     "AND (?5 = '' OR t.home_officer = ?5 OR t.neighbour_officer = ?5)" OF_AREA ("t.village")
         ALL_VALUES},
    {"to-propose", OF_APPLICATIONS ("t.state = 'verified'")},
    {"to-approve-section", OF_APPLICATIONS ("t.state = 'proposed'")},
    {"to-approve-head", OF_APPLICATIONS ("t.state = 'approved_section'")},
    {"to-close", OF_APPLICATIONS ("t.state = 'approved'")},
    {"objections", OF_APPLICATIONS ("t.state = 'objected'")},
    {"runs-out",
     "SELECT t.id AS id, t.application AS application, a.number AS number, a.kind AS kind, "
     "t.category AS state, t.person AS person, t.village AS village, t.until_day AS day, "
     "NULL AS due_at, (t.until_day < ?4) AS red, t.changed_at AS since FROM decision t "
     "JOIN application a ON a.office = t.office AND a.id = t.application "
     "WHERE t.office = ?1 AND t.state = 'active' AND t.until_day <= ?6" OF_AREA ("t.village")
         ALL_VALUES},
    {"watch",
     "SELECT t.id AS id, d.application AS application, NULL AS number, t.kind AS kind, "
     "t.state AS state, t.person AS person, t.village AS village, t.due_day AS day, "
     "NULL AS due_at, (COALESCE (t.due_day, ?4) < ?4) AS red, t.created_at AS since FROM watch t "
     "LEFT JOIN decision d ON d.office = t.office AND d.id = t.decision "
     "WHERE t.office = ?1 AND t.state IN ('open', 'hearing') "
     "AND t.kind <> 'runs_out'" OF_AREA ("t.village") ALL_VALUES},
};

static const char *
sql_of (const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (worklists); i++)
    if (strcmp (worklists[i].list, list) == 0)
      return worklists[i].sql;
  return NULL;
}

/**
 * loket_worklist_is_known:
 * @list: key of a worklist
 *
 * Returns: %TRUE when there is such a list
 */
gboolean
loket_worklist_is_known (const char *list)
{
  return sql_of (list) != NULL;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

#define VALUES_OF(filter)                                                                          \
  LOKET_T (txn->office), LOKET_T (or_empty ((filter)->area)), LOKET_N ((filter)->now),             \
      LOKET_T ((filter)->red_day), LOKET_T (or_empty ((filter)->officer)),                         \
      LOKET_T ((filter)->horizon)

/**
 * loket_txn_count_worklist:
 * @txn: a transaction
 * @filter: which list; its page is not looked at
 * @counts: takes the numbers
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when they were counted
 */
gboolean
loket_txn_count_worklist (LoketTxn *txn,
                          const LoketWorklistFilter *filter,
                          LoketWorklist *counts,
                          GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT COUNT(*) AS count, COALESCE (SUM(red), 0) AS red, "
                       "MIN(since) AS oldest FROM (%s) x",
                       sql_of (filter->list));
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine, sql, LOKET_VALUES (VALUES_OF (filter)), error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  counts->count = loket_rows_number (rows, "count");
  counts->red = loket_rows_number (rows, "red");
  counts->oldest = loket_rows_is_null (rows, "oldest")
                       ? LOKET_NONE
                       : LOKET_SOME (loket_rows_number (rows, "oldest"));
  return TRUE;
}

/**
 * loket_txn_worklist:
 * @txn: a transaction
 * @filter: which list, from which line on, how many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApplicationRow): what is too late first, then what is
 *   due next
 */
GPtrArray *
loket_txn_worklist (LoketTxn *txn, const LoketWorklistFilter *filter, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT x.id AS id, x.application AS application, x.number AS number, x.kind AS kind, "
      "x.state AS state, x.person AS person, x.village AS village, x.day AS day, "
      "x.due_at AS due_at, x.red AS red, x.since AS since, p.name AS name FROM (%s) x "
      "JOIN person p ON p.office = ?1 AND p.id = x.person "
      "ORDER BY x.red DESC, x.due_at IS NULL, x.due_at, x.day IS NULL, x.day, x.since, x.id "
      "LIMIT ?7 OFFSET ?8",
      sql_of (filter->list));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      sql,
      LOKET_VALUES (VALUES_OF (filter), LOKET_N (filter->limit), LOKET_N (filter->from)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (all, loket_application_row_read (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&all);
}
