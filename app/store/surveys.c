/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about surveys and visits to the store; policy is not here. */
#include "config.h"

#include "store/surveys.h"

#include "store/txn-private.h"

/* '/' comes after '.', which parts the codes. */
#define OF_AREA(at)                                                                                \
  "AND (" at " IS NULL OR village = " at " OR substr (village, 1, length (" at ") + 1) = " at      \
  " || '.') "

#define OF_PERSON(column)                                                                          \
  "(SELECT " column " FROM person WHERE person.office = visit.office AND person.id = "             \
  "visit.person)"

/* Only what is asked for stands in the statement: "column IS NULL OR" would keep every index from
 * being used. */
typedef struct {
  GString *sql;
  GArray *values;
} Question;

static void
question_clear (Question *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static Question
question_new (LoketTxn *txn)
{
  const LoketValue office = LOKET_T (txn->office);
  Question self = {
      .sql = g_string_new ("WHERE office = ?1 "),
      .values = g_array_new (FALSE, FALSE, sizeof (LoketValue)),
  };

  g_array_append_val (self.values, office);
  return self;
}

/* Appends @sql with each "*" of it made the place of @value. */
static void
add (Question *self, const char *sql, LoketValue value)
{
  g_array_append_val (self->values, value);
  for (; *sql != '\0'; sql++) {
    if (*sql == '*')
      g_string_append_printf (self->sql, "?%u", self->values->len);
    else
      g_string_append_c (self->sql, *sql);
  }
}

static void
add_text (Question *self, const char *sql, const char *text)
{
  if (text != NULL)
    add (self, sql, LOKET_T (text));
}

static void
add_area (Question *self, const char *area)
{
  add_text (self, "AND (village = * OR substr (village, 1, length (*) + 1) = * || '.') ", area);
}

/* "AND state IN ('draft', 'returned') "; names of states come from the program alone.  Of one
 * person or application there are few: a plus keeps the index of states out of it. */
static void
add_states (Question *self, GType type, guint states, gboolean few)
{
  const char *begin = few ? "AND +state IN (" : "AND state IN (";

  for (int state = 0; states >> state != 0; state++) {
    if ((states & 1u << state) == 0)
      continue;
    g_string_append_printf (self->sql, "%s'%s'", begin, loket_enum_name (type, state));
    begin = ", ";
  }
  if (states != 0)
    g_string_append (self->sql, ") ");
}

static GPtrArray *
ask (LoketTxn *txn, GType type, Question *question, GError **error)
{
  return loket_txn_records (txn,
                            type,
                            question->sql->str,
                            (const LoketValue *) (gpointer) question->values->data,
                            question->values->len,
                            error);
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
  g_auto (Question) question = question_new (txn);
  const gboolean few =
      filter->person != NULL || filter->application != NULL || filter->visit != NULL;

  add_text (&question, "AND person = * ", filter->person);
  add_text (&question, "AND application = * ", filter->application);
  add_text (&question, "AND visit = * ", filter->visit);
  add_text (&question, "AND officer = * ", filter->officer);
  add_area (&question, filter->area);
  add_states (&question, loket_survey_state_get_type (), filter->states, few);
  if (filter->changed_at != 0) {
    add (&question, "AND (changed_at < * OR (changed_at = * ", LOKET_N (filter->changed_at));
    add (&question, "AND id < *)) ", LOKET_T (filter->id));
  }
  add (&question, "ORDER BY changed_at DESC, id DESC LIMIT *", LOKET_N (limit));
  return ask (txn, loket_survey_get_type (), &question, error);
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
  g_auto (Question) question = question_new (txn);
  const gboolean few = filter->person != NULL || filter->application != NULL;

  add_text (&question, "AND application = * ", filter->application);
  add_text (&question, "AND person = * ", filter->person);
  add_text (&question, "AND (home_officer = * OR neighbour_officer = *) ", filter->officer);
  add_text (&question, few ? "AND +day >= * " : "AND day >= * ", filter->from_day);
  add_text (&question, few ? "AND +day <= * " : "AND day <= * ", filter->until_day);
  add_area (&question, filter->area);
  add_states (&question, loket_visit_state_get_type (), filter->states, few);
  add (&question,
       "ORDER BY day, village, " OF_PERSON ("hamlet") ", " OF_PERSON ("rw") ", " OF_PERSON (
           "rt") ", " OF_PERSON ("name") ", id LIMIT *",
       LOKET_N (limit));
  return ask (txn, loket_visit_get_type (), &question, error);
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
