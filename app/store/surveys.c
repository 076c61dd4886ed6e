/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about surveys and visits to the store; policy is not here. */
#include "config.h"

#include "store/surveys.h"

#include "store/statement.h"

/* '/' comes after '.', which parts the codes. */
#define OF_AREA(at)                                                                                \
  "AND (" at " IS NULL OR village = " at " OR substr (village, 1, length (" at ") + 1) = " at      \
  " || '.') "

#define OF_PERSON(column)                                                                          \
  "(SELECT " column " FROM person WHERE person.office = visit.office AND person.id = "             \
  "visit.person)"

/**
 * loket_txn_surveys:
 * @txn: a transaction
 * @filter: which ones, and behind which place
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketSurvey): the last changed first
 */
GPtrArray *
loket_txn_surveys (LoketTxn *txn, const LoketSurveyFilter *filter, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");
  const gboolean few =
      filter->person != NULL || filter->application != NULL || filter->visit != NULL;

  loket_statement_add_text (&question, " AND person = *", filter->person);
  loket_statement_add_text (&question, " AND application = *", filter->application);
  loket_statement_add_text (&question, " AND visit = *", filter->visit);
  loket_statement_add_text (&question, " AND officer = *", filter->officer);
  loket_statement_add_area (&question, " AND ", filter->area);
  loket_statement_add_names (
      &question, few ? "+state" : "state", loket_survey_state_get_type (), filter->states);
  if (filter->changed_at != 0) {
    loket_statement_add (
        &question, " AND (changed_at < * OR (changed_at = *", LOKET_N (filter->changed_at));
    loket_statement_add (&question, " AND id < *))", LOKET_T (filter->id));
  }
  loket_statement_add (&question, " ORDER BY changed_at DESC, id DESC LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_survey_get_type (), error);
}

/**
 * loket_txn_visits:
 * @txn: a transaction
 * @filter: which ones
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketVisit): as one goes from one to the next: by day,
 *   village, hamlet, RT
 */
GPtrArray *
loket_txn_visits (LoketTxn *txn, const LoketVisitFilter *filter, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");
  const gboolean few = filter->person != NULL || filter->application != NULL;

  loket_statement_add_text (&question, " AND application = *", filter->application);
  loket_statement_add_text (&question, " AND person = *", filter->person);
  loket_statement_add_text (
      &question, " AND (home_officer = * OR neighbour_officer = *)", filter->officer);
  loket_statement_add_text (&question, few ? " AND +day >= *" : " AND day >= *", filter->from_day);
  loket_statement_add_text (&question, few ? " AND +day <= *" : " AND day <= *", filter->until_day);
  loket_statement_add_area (&question, " AND ", filter->area);
  loket_statement_add_names (
      &question, few ? "+state" : "state", loket_visit_state_get_type (), filter->states);
  loket_statement_add (&question,
                       " ORDER BY day, village, " OF_PERSON ("hamlet") ", " OF_PERSON (
                           "rw") ", " OF_PERSON ("rt") ", " OF_PERSON ("name") ", id LIMIT *",
                       LOKET_N (limit));
  return loket_statement_records (&question, loket_visit_get_type (), error);
}

/**
 * loket_txn_survey_shows:
 * @txn: a transaction
 * @sha256: a blob
 * @area: (nullable): region, with all below it
 * @shows: (out): whether a survey of somebody there has it as a photograph
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_survey_shows (LoketTxn *txn,
                        const char *sha256,
                        const char *area,
                        gboolean *shows,
                        GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT id FROM survey WHERE office = ?1 AND photos IS NOT NULL "
                          "AND photos LIKE '%' || ?2 || '%' " OF_AREA ("?3") "LIMIT 1",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_T (area)),
                          error);

  return rows != NULL && loket_rows_next (rows, shows, error);
}
