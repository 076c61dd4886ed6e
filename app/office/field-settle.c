/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an application that is verified has been: by its own forms and visits alone, not by whatever
 * form somebody hands in.  The desks of surveys, visits and papers ask. */
#include "config.h"

#include "office/field-work.h"

#include "office/applications.h"
#include "store/surveys.h"

#define SURVEYS_MOST 200

static gboolean
is_unfinished (const LoketSurvey *survey)
{
  return survey->state == LOKET_SURVEY_DRAFT || survey->state == LOKET_SURVEY_RETURNED;
}

static GPtrArray *
surveys_of (LoketTurn *turn, const LoketApplication *application, GError **error)
{
  const LoketSurveyFilter filter = {.application = application->id};

  return loket_txn_surveys (loket_turn_txn (turn), &filter, SURVEYS_MOST, error);
}

/* By telephone: what was asked so is handed in. */
static gboolean
is_asked_by_phone (LoketTurn *turn, LoketApplication *application, gboolean *done, GError **error)
{
  g_autoptr (GPtrArray) surveys = surveys_of (turn, application, error);
  guint handed_in = 0, open = 0;

  for (guint i = 0; surveys != NULL && i < surveys->len; i++) {
    const LoketSurvey *survey = surveys->pdata[i];
    if (survey->channel != LOKET_CHANNEL_PHONE)
      continue;
    open += is_unfinished (survey);
    handed_in += !is_unfinished (survey);
  }
  *done = handed_in > 0 && open == 0;
  return surveys != NULL;
}

/* Of a visit that is done: handed in by one of the two who were sent there, or on file when they
 * said that it is done; or looked over by somebody else (domain.md 1.5: no one officer finds out
 * alone). */
static gboolean
counts (LoketTurn *turn, const LoketSurvey *survey, gboolean *does, GError **error)
{
  g_autoptr (LoketVisit) visit = NULL;

  *does = survey->state == LOKET_SURVEY_VERIFIED;
  if (*does || survey->visit == NULL)
    return TRUE;
  visit = loket_visit_get (turn, survey->visit, error);
  if (visit == NULL)
    return FALSE;
  *does = visit->state == LOKET_VISIT_DONE &&
          (loket_visit_goes (visit, survey->officer) || survey->changed_at <= visit->changed_at);
  return TRUE;
}

/* In the field: whoever was to go there is back, no form of it is open, and one of them is of two
 * officers and counts. */
static gboolean
is_visited (LoketTurn *turn, LoketApplication *application, gboolean *done, GError **error)
{
  const LoketVisitFilter to_do = {.application = application->id,
                                  .states = LOKET_VISITS_TO_BE_DONE};
  g_autoptr (GPtrArray) waiting = loket_txn_visits (loket_turn_txn (turn), &to_do, 1, error);
  g_autoptr (GPtrArray) surveys = waiting != NULL ? surveys_of (turn, application, error) : NULL;
  guint counted = 0, open = 0;

  for (guint i = 0; surveys != NULL && i < surveys->len; i++) {
    const LoketSurvey *survey = surveys->pdata[i];
    gboolean does = FALSE;
    if (!loket_survey_is_in_field (survey))
      continue;
    open += is_unfinished (survey);
    if (!is_unfinished (survey) && loket_survey_is_field_check (survey) &&
        !counts (turn, survey, &does, error))
      return FALSE;
    counted += does;
  }
  *done = surveys != NULL && waiting->len == 0 && counted > 0 && open == 0;
  return surveys != NULL;
}

/**
 * loket_field_settle:
 * @turn: a write turn
 * @application: (inout): one that is on file; afterwards as it is then
 * @error: set when the store fails
 *
 * What waits for the village waits for its answer, and for no form.
 *
 * Returns: %TRUE when it is verified, or goes on being verified
 */
gboolean
loket_field_settle (LoketTurn *turn, LoketApplication **application, GError **error)
{
  const LoketApplicationState state = (*application)->state;
  g_autoptr (LoketApplication) after = NULL;
  gboolean done = FALSE;

  if (state == LOKET_APPLICATION_VERIFYING_PHONE &&
      !is_asked_by_phone (turn, *application, &done, error))
    return FALSE;
  if (state == LOKET_APPLICATION_VERIFYING_FIELD && !is_visited (turn, *application, &done, error))
    return FALSE;
  if (!done)
    return TRUE;
  if (!loket_application_do (turn, (*application)->id, "verify", NULL, &after, error))
    return FALSE;
  g_set_object (application, after);
  return TRUE;
}
