/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about applications to the store; app/office asks them, policy is not here. */
#include "config.h"

#include "store/applications.h"

#include "core/person.h"
#include "store/statement.h"

#include <string.h>

#define NUMBERS "application"
#define NOT_ENDED "NOT IN ('rejected', 'withdrawn', 'expired', 'closed')"
#define OPEN_MOST 60

/**
 * loket_txn_next_application_number:
 * @txn: a write transaction
 * @number: (out): the next one of the office's own series
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is taken
 */
gboolean
loket_txn_next_application_number (LoketTxn *txn, gint64 *number, GError **error)
{
  return loket_txn_next_number (txn, NUMBERS, "", number, error);
}

/**
 * loket_txn_of_application:
 * @txn: a transaction
 * @type: of what hangs on an application: paper, step, decision, survey, visit, letter
 * @application: which one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketRecord): those of it, in the order of their making
 */
GPtrArray *
loket_txn_of_application (LoketTxn *txn, GType type, const char *application, GError **error)
{
  /* Ids of one millisecond come in any order; steps are told apart by their time. */
  return loket_txn_records (txn,
                            type,
                            type == loket_application_step_get_type ()
                                ? "WHERE office = ?1 AND application = ?2 ORDER BY at, id"
                                : "WHERE office = ?1 AND application = ?2 ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (application)),
                            error);
}

/**
 * loket_txn_has_open_application:
 * @txn: a transaction
 * @person: who
 * @kind: of what kind
 * @has: (out): whether there is one that has not ended
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it could be found out
 */
gboolean
loket_txn_has_open_application (LoketTxn *txn,
                                const char *person,
                                const char *kind,
                                gboolean *has,
                                GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT 1 FROM application WHERE office = ?1 AND person = ?2 "
                          "AND kind = ?3 AND state <> 'objected' AND state " NOT_ENDED,
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_T (kind)),
                          error);

  return rows != NULL && loket_rows_next (rows, has, error);
}

/**
 * loket_txn_overdue_papers:
 * @txn: a transaction
 * @day: today
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApplication): those whose papers should have been
 *   there before that day, the oldest first
 */
GPtrArray *
loket_txn_overdue_papers (LoketTxn *txn, const char *day, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_application_get_type (),
                            "WHERE office = ?1 AND state = 'incomplete' AND papers_due < ?2 "
                            "ORDER BY papers_due, id LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_N (limit)),
                            error);
}

/**
 * loket_txn_paper_is_seen:
 * @txn: a transaction
 * @sha256: of a blob
 * @area: (nullable): region, %NULL = everywhere
 * @seen: (out): whether it is the copy of a paper of an application there
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it could be found out
 */
gboolean
loket_txn_paper_is_seen (LoketTxn *txn,
                         const char *sha256,
                         const char *area,
                         gboolean *seen,
                         GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT 1 FROM application_paper p JOIN application a ON a.office = p.office "
      "AND a.id = p.application WHERE p.office = ?1 AND p.copy = ?2 AND (?3 = '' "
      "OR a.village = ?3 OR substr (a.village, 1, length (?3) + 1) = ?3 || '.')",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_T (area != NULL ? area : "")),
      error);

  return rows != NULL && loket_rows_next (rows, seen, error);
}

static LoketOptional
optional (LoketRows *rows, const char *column)
{
  return loket_rows_is_null (rows, column) ? LOKET_NONE
                                           : LOKET_SOME (loket_rows_number (rows, column));
}

/**
 * loket_application_row_read:
 * @rows: (type LoketRows): at a row with the columns of a LoketApplicationRow
 *
 * Returns: (transfer full): that row, without its place
 */
LoketApplicationRow *
loket_application_row_read (gpointer rows)
{
  LoketApplicationRow *row = loket_application_row_new ();

  row->id = g_strdup (loket_rows_text (rows, "id"));
  row->application = g_strdup (loket_rows_text (rows, "application"));
  row->number = optional (rows, "number");
  row->kind = g_strdup (loket_rows_text (rows, "kind"));
  row->state = g_strdup (loket_rows_text (rows, "state"));
  row->person = g_strdup (loket_rows_text (rows, "person"));
  row->name = g_strdup (loket_rows_text (rows, "name"));
  row->village = g_strdup (loket_rows_text (rows, "village"));
  row->day = g_strdup (loket_rows_text (rows, "day"));
  row->due_at = optional (rows, "due_at");
  row->red = loket_rows_number (rows, "red") != 0;
  row->since = loket_rows_number (rows, "since");
  return row;
}

typedef gpointer (*ReadRow) (gpointer rows);

static GPtrArray *
read_all (LoketRows *rows, ReadRow read, GDestroyNotify destroy, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (destroy);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (all, read (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&all);
}

/* "'draft', 'submitted'": names of the enumeration only, which whoever asks has checked. */
static char *
quoted (const char *const *states)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; states[i] != NULL; i++)
    g_string_append_printf (list, "%s'%s'", i > 0 ? ", " : "", states[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * loket_txn_application_rows:
 * @txn: a transaction
 * @filter: which ones; its states are names of LoketApplicationState
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApplicationRow): the newest first
 */
GPtrArray *
loket_txn_application_rows (LoketTxn *txn, const LoketApplicationFilter *filter, GError **error)
{
  g_autofree char *names = filter->states != NULL ? quoted (filter->states) : NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.id AS id, a.id AS application, a.number AS number, a.kind AS kind, "
      "a.state AS state, a.person AS person, p.name AS name, a.village AS village, "
      "a.papers_due AS day, a.due_at AS due_at, (a.ended_at IS NULL AND "
      "(COALESCE (a.due_at, ?5) < ?5 OR COALESCE (a.papers_due, ?6) < ?6)) AS red, "
      "a.created_at AS since FROM application a "
      "JOIN person p ON p.office = a.office AND p.id = a.person "
      "WHERE a.office = ?1 AND (?2 = '' OR a.kind = ?2) AND (?4 = '' OR a.village = ?4 "
      "OR substr (a.village, 1, length (?4) + 1) = ?4 || '.')%s%s%s AND %s AND %s AND %s "
      "ORDER BY a.number DESC LIMIT ?7 OFFSET ?8",
      names != NULL ? " AND a.state IN (" : "",
      names != NULL ? names : "",
      names != NULL ? ")" : "",
      filter->person != NULL ? "a.person = ?3" : "?3 = ''",
      filter->number > 0 ? "a.number = ?9" : "?9 = 0",
      filter->id != NULL ? "a.id = ?10" : "?10 = ''");
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          sql,
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_T (filter->kind != NULL ? filter->kind : ""),
                                        LOKET_T (filter->person != NULL ? filter->person : ""),
                                        LOKET_T (filter->area != NULL ? filter->area : ""),
                                        LOKET_N (filter->now),
                                        LOKET_T (filter->day),
                                        LOKET_N (filter->limit),
                                        LOKET_N (filter->from),
                                        LOKET_N (filter->number),
                                        LOKET_T (filter->id != NULL ? filter->id : "")),
                          error);

  return read_all (rows, (ReadRow) loket_application_row_read, g_object_unref, error);
}

/**
 * loket_txn_people_of_household:
 * @txn: a transaction
 * @household: which one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who is in it now
 */
GPtrArray *
loket_txn_people_of_household (LoketTxn *txn, const char *household, GError **error)
{
  return loket_txn_records (
      txn,
      loket_person_get_type (),
      "WHERE office = ?1 AND id IN (SELECT person FROM household_member WHERE office = ?1 "
      "AND household = ?2 AND until_day IS NULL) ORDER BY id LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (household), LOKET_N (LOKET_HOUSEHOLD_PEOPLE)),
      error);
}

/* @before: ends with "IN "; the people follow. */
static LoketRows *
ask_of_people (LoketTxn *txn,
               const char *before,
               GPtrArray *people,
               const char *after,
               gint64 limit,
               GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, before);
  const guint n = MIN (people->len, (guint) LOKET_HOUSEHOLD_PEOPLE);

  g_string_append (question.sql, "(NULL");
  for (guint i = 0; i < n; i++)
    loket_statement_add (&question, ", *", LOKET_T (people->pdata[i]));
  g_string_append_printf (question.sql, ") %s", after);
  loket_statement_add (&question, " LIMIT *", LOKET_N (limit));
  return loket_statement_query (&question, error);
}

/**
 * loket_standing_row_free:
 * @row: (transfer full): what a list says of somebody
 */
void
loket_standing_row_free (LoketStandingRow *row)
{
  g_free (row->id);
  g_free (row->person);
  g_free (row->source);
  g_free (row->period);
  g_free (row->facts);
  g_free (row);
}

static LoketStandingRow *
read_standing (gpointer rows)
{
  LoketStandingRow *row = g_new0 (LoketStandingRow, 1);

  row->id = g_strdup (loket_rows_text (rows, "id"));
  row->person = g_strdup (loket_rows_text (rows, "person"));
  row->source = g_strdup (loket_rows_text (rows, "source"));
  row->period = g_strdup (loket_rows_text (rows, "period"));
  row->facts = g_strdup (loket_rows_text (rows, "facts"));
  row->at = loket_rows_number (rows, "created_at");
  return row;
}

/**
 * loket_txn_standings:
 * @txn: a transaction
 * @people: (element-type utf8): ids
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketStandingRow): what lists that stand say of them, the
 *   newest list first
 */
GPtrArray *
loket_txn_standings (LoketTxn *txn, GPtrArray *people, guint limit, GError **error)
{
  g_autoptr (LoketRows) rows = ask_of_people (
      txn,
      "SELECT r.id AS id, r.person AS person, r.facts AS facts, b.source AS source, b.period AS "
      "period, "
      "b.created_at AS created_at FROM list_row r JOIN list_batch b ON b.office = r.office "
      "AND b.number = CAST (substr (r.id, 1, 6) AS INTEGER) WHERE r.office = ?1 "
      "AND b.state <> 'aborted' AND r.state IN ('auto_linked', 'linked', 'new_person') "
      "AND r.person IN ",
      people,
      "ORDER BY r.id DESC",
      limit,
      error);

  return read_all (rows, (ReadRow) read_standing, (GDestroyNotify) loket_standing_row_free, error);
}

static LoketBriefDecision *
read_decision (gpointer rows)
{
  LoketBriefDecision *decision = loket_brief_decision_new ();
  int value;

  decision->decision = g_strdup (loket_rows_text (rows, "id"));
  decision->application = g_strdup (loket_rows_text (rows, "application"));
  decision->kind = g_strdup (loket_rows_text (rows, "kind"));
  decision->person = g_strdup (loket_rows_text (rows, "person"));
  decision->from_day = g_strdup (loket_rows_text (rows, "from_day"));
  decision->until_day = g_strdup (loket_rows_text (rows, "until_day"));
  if (loket_enum_from_name (loket_category_get_type (), loket_rows_text (rows, "category"), &value))
    decision->category = (LoketCategory) value;
  if (loket_enum_from_name (
          loket_decision_state_get_type (), loket_rows_text (rows, "state"), &value))
    decision->state = (LoketDecisionState) value;
  return decision;
}

/**
 * loket_txn_brief_decisions:
 * @txn: a transaction
 * @people: (element-type utf8): ids
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketBriefDecision): decisions about them that are in
 *   force, under way or refused, without names: who was refused may come to object
 */
GPtrArray *
loket_txn_brief_decisions (LoketTxn *txn, GPtrArray *people, GError **error)
{
  g_autoptr (LoketRows) rows = ask_of_people (
      txn,
      "SELECT d.id AS id, d.application AS application, a.kind AS kind, d.person AS person, "
      "d.category AS category, d.state AS state, d.from_day AS from_day, "
      "d.until_day AS until_day FROM decision d JOIN application a ON a.office = d.office "
      "AND a.id = d.application WHERE d.office = ?1 "
      "AND d.state IN ('active', 'proposed', 'approved_section', 'refused') AND d.person IN ",
      people,
      "ORDER BY d.id DESC",
      OPEN_MOST,
      error);

  return read_all (rows, (ReadRow) read_decision, g_object_unref, error);
}

static LoketRecord *
read_open (gpointer rows)
{
  return LOKET_RECORD (loket_application_row_read (rows));
}

/**
 * loket_txn_open_applications:
 * @txn: a transaction
 * @people: (element-type utf8): ids
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApplicationRow): applications of theirs that have not
 *   ended, the newest first
 */
GPtrArray *
loket_txn_open_applications (LoketTxn *txn, GPtrArray *people, GError **error)
{
  g_autoptr (LoketRows) rows =
      ask_of_people (txn,
                     "SELECT a.id AS id, a.id AS application, a.number AS number, a.kind AS kind, "
                     "a.state AS state, a.person AS person, p.name AS name, a.village AS village, "
                     "a.papers_due AS day, a.due_at AS due_at, 0 AS red, a.created_at AS since "
                     "FROM application a JOIN person p ON p.office = a.office AND p.id = a.person "
                     "WHERE a.office = ?1 AND a.state " NOT_ENDED " AND a.person IN ",
                     people,
                     "ORDER BY a.number DESC",
                     OPEN_MOST,
                     error);

  return read_all (rows, (ReadRow) read_open, g_object_unref, error);
}
