/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about surveys and visits to the store; policy is not here. */
#include "config.h"

#include "store/surveys.h"

#include "store/txn-private.h"

/* '/' comes after '.', which parts the codes. */
#define OF_AREA(at)                                                                                \
  "AND (" at " IS NULL OR village = " at " OR substr (village, 1, length (" at ") + 1) = " at      \
  " || '.') "

/* "AND state IN ('draft', 'returned') "; names of states come from the program alone. */
static char *
of_states (GType type, guint states)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int state = 0; states >> state != 0; state++)
    if (states & 1u << state)
      g_string_append_printf (
          sql, "%s'%s'", sql->len > 0 ? ", " : "AND state IN (", loket_enum_name (type, state));
  if (sql->len > 0)
    g_string_append (sql, ") ");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

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
  g_autofree char *states = of_states (loket_survey_state_get_type (), filter->states);
  g_autofree char *rest = g_strconcat (
      "WHERE office = ?1 AND (?2 IS NULL OR person = ?2) AND (?3 IS NULL OR application = ?3) "
      "AND (?4 IS NULL OR visit = ?4) AND (?5 IS NULL OR officer = ?5) " OF_AREA ("?6"),
      states,
      "AND (?7 = 0 OR changed_at < ?7 OR (changed_at = ?7 AND id < ?8)) "
      "ORDER BY changed_at DESC, id DESC LIMIT ?9",
      NULL);

  return loket_txn_records (txn,
                            loket_survey_get_type (),
                            rest,
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (filter->person),
                                          LOKET_T (filter->application),
                                          LOKET_T (filter->visit),
                                          LOKET_T (filter->officer),
                                          LOKET_T (filter->area),
                                          LOKET_N (filter->changed_at),
                                          LOKET_T (filter->id),
                                          LOKET_N (limit)),
                            error);
}

#define OF_PERSON(column)                                                                          \
  "(SELECT " column " FROM person WHERE person.office = visit.office AND person.id = "             \
  "visit.person)"

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
  g_autofree char *states = of_states (loket_visit_state_get_type (), filter->states);
  g_autofree char *rest = g_strconcat (
      "WHERE office = ?1 AND (?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3) "
      "AND (?4 IS NULL OR home_officer = ?4 OR neighbour_officer = ?4) "
      "AND (?5 IS NULL OR application = ?5) AND (?6 IS NULL OR person = ?6) " OF_AREA ("?7"),
      states,
      "ORDER BY day, village, " OF_PERSON ("hamlet") ", " OF_PERSON ("rw") ", " OF_PERSON (
          "rt") ", " OF_PERSON ("name") ", id LIMIT ?8",
      NULL);

  return loket_txn_records (txn,
                            loket_visit_get_type (),
                            rest,
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (filter->from_day),
                                          LOKET_T (filter->until_day),
                                          LOKET_T (filter->officer),
                                          LOKET_T (filter->application),
                                          LOKET_T (filter->person),
                                          LOKET_T (filter->area),
                                          LOKET_N (limit)),
                            error);
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
