/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about decisions to the store; policy is not here. */
#include "config.h"

#include "store/decisions.h"

#include "core/error.h"
#include "store/txn-private.h"

#define DECISIONS_MAX 50
#define FINDINGS_MAX 100

/**
 * loket_txn_decisions_of_person:
 * @txn: a transaction
 * @person: id
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): newest first
 */
GPtrArray *
loket_txn_decisions_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_decision_get_type (),
      "WHERE office = ?1 AND person = ?2 ORDER BY proposed_at DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_decisions_of_application:
 * @txn: a transaction
 * @application: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): newest first
 */
GPtrArray *
loket_txn_decisions_of_application (LoketTxn *txn, const char *application, GError **error)
{
  return loket_txn_records (
      txn,
      loket_decision_get_type (),
      "WHERE office = ?1 AND application = ?2 ORDER BY proposed_at DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (application), LOKET_N (DECISIONS_MAX)),
      error);
}

/**
 * loket_txn_card_decision:
 * @txn: a transaction
 * @person: id
 * @decision: (out) (transfer full) (nullable): what gives the person a card now; %NULL when nothing
 *   does
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_card_decision (LoketTxn *txn,
                         const char *person,
                         LoketDecision **decision,
                         GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_decision_get_type (),
                         "WHERE office = ?1 AND person = ?2 AND state = 'active' "
                         "AND category <> 'none'",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
                         error);

  *decision = NULL;
  if (found != NULL && found->len > 0)
    *decision = loket_decision_cast (g_object_ref (found->pdata[0]));
  return found != NULL;
}

/**
 * loket_txn_decisions_run_out:
 * @txn: a transaction
 * @day: a day
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): those in force whose last day is before
 *   @day
 */
GPtrArray *
loket_txn_decisions_run_out (LoketTxn *txn, const char *day, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_decision_get_type (),
      "WHERE office = ?1 AND state = 'active' AND until_day < ?2 ORDER BY until_day, id LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_decisions_waiting:
 * @txn: a transaction
 * @filter: for whose hand
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): open ones, by when their posted time ends
 */
GPtrArray *
loket_txn_decisions_waiting (LoketTxn *txn, const LoketWaitingFilter *filter, GError **error)
{
  return loket_txn_records (
      txn,
      loket_decision_get_type (),
      "WHERE office = ?1 AND state IN (?2, ?3) "
      "AND (?4 = '' OR village = ?4 OR substr (village, 1, length (?4) + 1) = ?4 || '.') "
      "ORDER BY COALESCE ((SELECT a.due_at FROM application a WHERE a.office = decision.office "
      "AND a.id = decision.application), 9000000000000000000), proposed_at, id "
      "LIMIT ?5 OFFSET ?6",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (filter->section ? "proposed" : ""),
                    LOKET_T (filter->head ? "approved_section" : ""),
                    LOKET_T (filter->area != NULL ? filter->area : ""),
                    LOKET_N (filter->limit),
                    LOKET_N (filter->from)),
      error);
}

/**
 * loket_txn_review_of:
 * @txn: a transaction
 * @application: id
 * @review: (out) (transfer full) (nullable): the application that reviews it, unless it came to
 *   nothing
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_review_of (LoketTxn *txn,
                     const char *application,
                     LoketApplication **review,
                     GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_application_get_type (),
                         "WHERE office = ?1 AND reviews = ?2 "
                         "AND state NOT IN ('withdrawn', 'expired') ORDER BY number DESC LIMIT 1",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (application)),
                         error);

  *review = NULL;
  if (found != NULL && found->len > 0)
    *review = loket_application_cast (g_object_ref (found->pdata[0]));
  return found != NULL;
}

/**
 * loket_txn_conditions:
 * @txn: a transaction
 * @person: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCondition): ended ones too, newest first
 */
GPtrArray *
loket_txn_conditions (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (
      txn,
      loket_condition_get_type (),
      "WHERE office = ?1 AND person = ?2 ORDER BY from_day DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (FINDINGS_MAX)),
      error);
}

/**
 * loket_txn_condition_shows:
 * @txn: a transaction
 * @sha256: of a blob
 * @area: (nullable): region, with all below it
 * @shows: (out): whether it is the copy of a paper about a condition of somebody there
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_condition_shows (LoketTxn *txn,
                           const char *sha256,
                           const char *area,
                           gboolean *shows,
                           GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT 1 FROM person_condition c JOIN person p ON p.office = c.office AND p.id = c.person "
      "WHERE c.office = ?1 AND c.copy = ?2 AND (?3 IS NULL OR p.village = ?3 "
      "OR substr (p.village, 1, length (?3) + 1) = ?3 || '.') LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_T (area)),
      error);

  return rows != NULL && loket_rows_next (rows, shows, error);
}

/**
 * loket_txn_counsellings:
 * @txn: a transaction
 * @person: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCounselling): newest first
 */
GPtrArray *
loket_txn_counsellings (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (
      txn,
      loket_counselling_get_type (),
      "WHERE office = ?1 AND person = ?2 ORDER BY day DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (FINDINGS_MAX)),
      error);
}

/**
 * loket_txn_surveys_that_count:
 * @txn: a transaction
 * @person: id
 * @since: first day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketSurvey): handed in or verified, newest first
 */
GPtrArray *
loket_txn_surveys_that_count (LoketTxn *txn, const char *person, const char *since, GError **error)
{
  return loket_txn_records (
      txn,
      loket_survey_get_type (),
      "WHERE office = ?1 AND person = ?2 AND day >= ?3 AND state IN ('submitted', 'verified') "
      "ORDER BY day DESC, created_at DESC, id DESC LIMIT ?4",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (person), LOKET_T (since), LOKET_N (FINDINGS_MAX)),
      error);
}

/* Asked, or typed in: all for the application, and of the person what was handed in once, also when
 * it was sent back since (a draft that somebody has looked over); and who was sent there. */
#define SURVEYORS                                                                                  \
  "WITH behind AS (SELECT officer, neighbour_officer, visit FROM survey "                          \
  "WHERE office = ?1 AND application = ?2 UNION "                                                  \
  "SELECT officer, neighbour_officer, visit FROM survey WHERE office = ?1 AND person = ?3 "        \
  "AND (state <> 'draft' OR checked_by IS NOT NULL) "                                              \
  "AND (?4 IS NULL OR application IS NULL OR application <> ?4)), "                                \
  "went AS (SELECT home_officer, neighbour_officer FROM visit "                                    \
  "WHERE office = ?1 AND id IN (SELECT visit FROM behind WHERE visit IS NOT NULL)) "               \
  "SELECT officer FROM behind UNION "                                                              \
  "SELECT neighbour_officer FROM behind WHERE neighbour_officer IS NOT NULL UNION "                \
  "SELECT home_officer FROM went UNION SELECT neighbour_officer FROM went"

/**
 * loket_txn_surveyors:
 * @txn: a transaction
 * @application: (nullable): id
 * @person: id
 * @but: (nullable): an application whose own surveys do not count
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type utf8): ids of all who have asked at the home or the
 *   neighbours, each once: for the application, or about the person at any time
 */
GPtrArray *
loket_txn_surveyors (LoketTxn *txn,
                     const char *application,
                     const char *person,
                     const char *but,
                     GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      SURVEYORS,
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (application), LOKET_T (person), LOKET_T (but)),
      error);
  g_autoptr (GPtrArray) officers = g_ptr_array_new_with_free_func (g_free);
  gboolean row = FALSE;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (officers, g_strdup (loket_rows_text (rows, "officer")));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&officers);
}
