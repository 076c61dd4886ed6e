/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of surveys: forms that are filled, handed in, and looked over by somebody else; counters
 * use it (domain.md 1.9, 4). */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/merge-desk.h"
#include "office/applications.h"
#include "office/decisions.h"
#include "office/field-work.h"
#include "office/hands.h"
#include "office/surveys-private.h"
#include "store/surveys.h"
#include "wire/json.h"

#include <string.h>

#define ANSWERS_MAX 20000 /* bytes of them on file */

/**
 * loket_survey_form:
 * @turn: a turn
 * @key: of a form
 * @version: of it; absent: the newest
 * @error: set to %LOKET_ERROR_NOT_FOUND with @key
 *
 * Returns: (transfer none): the form as the profile has it
 */
LoketForm *
loket_survey_form (LoketTurn *turn, const char *key, LoketOptional version, GError **error)
{
  LoketForm *form = loket_form_book_form (
      loket_office_forms (loket_turn_office (turn)), key, version.set ? version.value : 0);

  if (form == NULL)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, key, "the profile has no such form");
  return form;
}

/**
 * loket_survey_answers:
 * @survey: a survey
 *
 * Returns: (transfer full): what was answered; nothing when that cannot be read any more
 */
LoketAnswers *
loket_survey_answers (LoketSurvey *survey)
{
  /* Dropped: as if nothing had been answered. */
  LoketRecord *answers = loket_json_to_record (loket_answers_get_type (),
                                               survey->answers,
                                               strlen (survey->answers),
                                               LOKET_JSON_ANSWER,
                                               NULL);

  return answers != NULL ? loket_answers_cast (answers) : loket_answers_new ();
}

static gboolean
check_own (LoketTurn *turn, LoketSurvey *survey, GError **error)
{
  return g_strcmp0 (survey->officer, loket_turn_caller (turn)->officer) == 0 ||
         loket_field_refuse ("not-your-survey", error);
}

static gboolean
move (LoketSurvey *survey, const char *act, GError **error)
{
  int state;

  if (!loket_machine_move (&loket_survey_machine, (int) survey->state, act, &state, error))
    return FALSE;
  survey->state = (LoketSurveyState) state;
  return TRUE;
}

static gboolean
take_answers (LoketSurvey *survey, LoketForm *form, LoketAnswers *answers, GError **error)
{
  g_autoptr (LoketAnswers) none = NULL;
  LoketFormScore score;

  if (answers == NULL) {
    answers = none = loket_answers_new ();
    none->answers = g_list_store_new (loket_form_answer_get_type ());
    none->form = g_strdup (form->key);
    none->version = form->version;
  }
  if (!loket_form_check (form, answers, FALSE, error))
    return FALSE;
  loket_form_score (form, answers, &score);
  survey->score = score.most > 0 ? LOKET_SOME (score.score) : LOKET_NONE;
  g_free (survey->answers);
  survey->answers = loket_json_from_record (LOKET_RECORD (answers));
  if (strlen (survey->answers) <= ANSWERS_MAX)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "answers", "there is too much of them");
  return FALSE;
}

static void
set_text (char **text, const char *said)
{
  g_free (*text);
  *text = g_strdup (said);
}

static gboolean
take_day (LoketTurn *turn, LoketSurvey *survey, const char *day, GError **error)
{
  if (day != NULL || survey->day == NULL)
    set_text (&survey->day, day != NULL ? day : loket_turn_day (turn));
  return loket_field_check_past (turn, "day", survey->day, error);
}

/* In the field both are those who were sent there; on paper somebody else may bring in what they
 * wrote. */
static gboolean
check_sent (const LoketVisit *visit, const LoketSurvey *survey, GError **error)
{
  if (survey->channel == LOKET_CHANNEL_FIELD && !loket_visit_goes (visit, survey->officer))
    return loket_field_refuse ("not-your-visit", error);
  return !loket_survey_is_in_field (survey) || survey->neighbour_officer == NULL ||
         loket_visit_goes (visit, survey->neighbour_officer) ||
         loket_field_refuse ("other-pair", error);
}

static gboolean
take_visit (LoketTurn *turn, LoketSurvey *survey, const char *said, GError **error)
{
  const char *id = said != NULL ? said : survey->visit;
  g_autoptr (LoketVisit) visit = NULL;

  if (id == NULL)
    return TRUE;
  visit = loket_visit_get (turn, id, error);
  if (visit == NULL)
    return FALSE;
  if (strcmp (visit->person, survey->person) != 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "visit", "the visit is to somebody else");
    return FALSE;
  }
  if (!check_sent (visit, survey, error))
    return FALSE;
  set_text (&survey->visit, visit->id);
  if (survey->application == NULL)
    survey->application = g_strdup (visit->application);
  return TRUE;
}

static gboolean
take_neighbours (LoketTurn *turn, LoketSurvey *survey, LoketSurveySave *request, GError **error)
{
  set_text (&survey->neighbour_note, request->neighbour_note);
  set_text (&survey->neighbour_officer, request->neighbour_officer);
  if (survey->neighbour_officer == NULL)
    return TRUE;
  return loket_hands_check_pair (turn, survey->officer, survey->neighbour_officer, error) &&
         loket_field_check_officer (turn, survey->neighbour_officer, "neighbour_officer", error);
}

static gboolean
has (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* Each once. */
static void
take_photos (LoketSurvey *survey, char **photos)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; photos != NULL && photos[i] != NULL; i++)
    if (g_hash_table_add (seen, photos[i]))
      g_strv_builder_add (builder, photos[i]);
  g_strfreev (survey->photos);
  survey->photos = g_hash_table_size (seen) > 0 ? g_strv_builder_end (builder) : NULL;
}

/* Those that are new stay in the office, those that are no more shown may go.  The survey is on
 * file. */
static gboolean
keep_photos (LoketTurn *turn, char **before, LoketSurvey *survey, GError **error)
{
  char **after = survey->photos;

  for (guint i = 0; after != NULL && after[i] != NULL; i++)
    if (!has (before, after[i]) && !loket_blob_use (turn, after[i], error))
      return FALSE;
  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!has (after, before[i]) && !loket_blob_release (turn, before[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
take (LoketTurn *turn,
      LoketSurvey *survey,
      LoketForm *form,
      LoketSurveySave *request,
      GError **error)
{
  const gboolean placed = request->latitude.set && request->longitude.set;

  survey->channel = request->channel;
  survey->latitude = placed ? request->latitude : LOKET_NONE;
  survey->longitude = placed ? request->longitude : LOKET_NONE;
  take_photos (survey, request->photos);
  return take_day (turn, survey, request->day, error) &&
         take_neighbours (turn, survey, request, error) &&
         take_visit (turn, survey, request->visit, error) &&
         take_answers (survey, form, request->answers, error);
}

static LoketSurvey *
begin (LoketTurn *turn, LoketSurveySave *request, GError **error)
{
  LoketForm *form = loket_survey_form (turn, request->form, request->form_version, error);
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketSurvey) survey = loket_survey_new ();

  if (form == NULL)
    return NULL;
  person = loket_field_person (turn, request->application, request->person, error);
  if (person == NULL)
    return NULL;
  survey->state = (LoketSurveyState) LOKET_NO_STATE;
  survey->id = loket_turn_new_id (turn);
  survey->application = g_strdup (request->application);
  survey->person = g_strdup (person->id);
  survey->village = g_strdup (person->village);
  survey->form = g_strdup (form->key);
  survey->form_version = form->version;
  survey->form_checksum = g_strdup (form->checksum);
  survey->officer = g_strdup (loket_turn_caller (turn)->officer);
  survey->version = 1;
  survey->created_at = survey->changed_at = loket_turn_now (turn);
  if (!move (survey, "draft", error) || !take (turn, survey, form, request, error) ||
      !loket_turn_insert (turn, survey, error) || !keep_photos (turn, NULL, survey, error))
    return NULL;
  return g_steal_pointer (&survey);
}

static LoketSurvey *
changed (LoketTurn *turn, LoketSurvey *before)
{
  LoketSurvey *after = loket_survey_cast (loket_record_copy (LOKET_RECORD (before)));

  after->version++;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  return after;
}

static LoketSurvey *
go_on (LoketTurn *turn, LoketSurveySave *request, GError **error)
{
  g_autoptr (LoketSurvey) before = loket_survey_get (turn, request->survey, error);
  g_autoptr (LoketSurvey) after = NULL;
  LoketForm *form;

  if (before == NULL || !check_own (turn, before, error) ||
      !loket_field_check_version (request->version, before->version, error))
    return NULL;
  form = loket_survey_form (turn, before->form, LOKET_SOME (before->form_version), error);
  if (form == NULL)
    return NULL;
  after = changed (turn, before);
  if (!move (after, "save", error) || !take (turn, after, form, request, error) ||
      !loket_turn_replace (turn, before, after, error) ||
      !keep_photos (turn, before->photos, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketRecord *
save (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSurveySave *request = loket_survey_save_cast (record);

  return (LoketRecord *) (request->survey != NULL ? go_on (turn, request, error)
                                                  : begin (turn, request, error));
}

/* One asks at the home and another one the neighbours (domain.md 1.5), also when he has got his
 * password meanwhile. */
static gboolean
check_two (LoketTurn *turn, LoketSurvey *survey, LoketForm *form, GError **error)
{
  if (survey->neighbour_officer != NULL &&
      !loket_hands_check_pair (turn, survey->officer, survey->neighbour_officer, error))
    return FALSE;
  return !loket_survey_is_in_field (survey) || g_strcmp0 (form->use, "field") != 0 ||
         (survey->neighbour_officer != NULL && survey->neighbour_note != NULL) ||
         loket_field_refuse ("two-surveyors", error);
}

/* What the form was asked for goes on, where it waited for that: also the visit. */
static gboolean
move_application_along (LoketTurn *turn, LoketSurvey *survey, GError **error)
{
  g_autoptr (LoketApplication) application = NULL;

  if (survey->visit != NULL && !loket_visit_end (turn, survey, error))
    return FALSE;
  if (survey->application == NULL)
    return TRUE;
  application = loket_application_get (turn, survey->application, error);
  return application != NULL && loket_field_settle (turn, &application, error);
}

static LoketRecord *
submit (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSurveyReference *request = loket_survey_reference_cast (record);
  g_autoptr (LoketSurvey) before = loket_survey_get (turn, request->survey, error);
  g_autoptr (LoketSurvey) after = NULL;
  g_autoptr (LoketAnswers) answers = NULL;
  LoketForm *form;

  if (before == NULL || !check_own (turn, before, error) ||
      !loket_field_check_version (request->version, before->version, error))
    return NULL;
  form = loket_survey_form (turn, before->form, LOKET_SOME (before->form_version), error);
  if (form == NULL)
    return NULL;
  after = changed (turn, before);
  answers = loket_survey_answers (before);
  if (!move (after, "submit", error) || !loket_form_check (form, answers, TRUE, error) ||
      !check_two (turn, after, form, error))
    return NULL;
  g_clear_pointer (&after->reason, g_free);
  g_clear_pointer (&after->checked_by, g_free);
  if (!loket_turn_replace (turn, before, after, error) ||
      !move_application_along (turn, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* What was verified by it is being verified anew, the same way; what was proposed on it since goes
 * back first. */
static gboolean
move_application_back (LoketTurn *turn, LoketSurvey *survey, GError **error)
{
  const gboolean in_field = loket_survey_is_field_check (survey);
  g_autoptr (LoketApplication) application = NULL;

  if (survey->application == NULL || (!in_field && survey->channel != LOKET_CHANNEL_PHONE))
    return TRUE;
  application = loket_application_get (turn, survey->application, error);
  if (application == NULL)
    return FALSE;
  if (application->state == LOKET_APPLICATION_PROPOSED ||
      application->state == LOKET_APPLICATION_APPROVED_SECTION) {
    if (!loket_decision_give_back (turn, application, survey->reason, error))
      return FALSE;
  } else if (application->state != LOKET_APPLICATION_VERIFIED) {
    return TRUE;
  }
  return loket_application_do (
             turn, application->id, "ask-verification", survey->reason, NULL, error) &&
         loket_application_do (turn,
                               application->id,
                               in_field ? "verify-in-field" : "verify-by-phone",
                               NULL,
                               NULL,
                               error);
}

/* Nobody relies on his own word, nor on that of whoever signs in as he does; whoever sends it back
 * says why. */
static gboolean
check_checker (LoketTurn *turn, LoketSurvey *survey, LoketSurveyCheck *request, GError **error)
{
  if (!loket_hands_check_other (turn, survey->officer, "asked-yourself", error) ||
      !loket_hands_check_other (turn, survey->neighbour_officer, "asked-yourself", error))
    return FALSE;
  return request->good || request->reason != NULL || loket_field_refuse ("reason-needed", error);
}

/* A field check that nobody was sent out for counts from now on. */
static gboolean
settle_checked (LoketTurn *turn, LoketSurvey *survey, GError **error)
{
  g_autoptr (LoketApplication) application = NULL;

  if (survey->application == NULL || !loket_survey_is_field_check (survey))
    return TRUE;
  application = loket_application_get (turn, survey->application, error);
  return application != NULL && loket_field_settle (turn, &application, error);
}

static LoketRecord *
check (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSurveyCheck *request = loket_survey_check_cast (record);
  g_autoptr (LoketSurvey) before = loket_survey_get (turn, request->survey, error);
  g_autoptr (LoketSurvey) after = NULL;

  if (before == NULL || !loket_field_check_version (request->version, before->version, error) ||
      !check_checker (turn, before, request, error))
    return NULL;
  after = changed (turn, before);
  set_text (&after->checked_by, loket_turn_caller (turn)->officer);
  g_clear_pointer (&after->reason, g_free);
  if (!request->good)
    after->reason = g_strdup (request->reason);
  if (!move (after, request->good ? "verify" : "return", error) ||
      !loket_turn_replace (turn, before, after, error) ||
      !(request->good ? settle_checked (turn, after, error)
                      : move_application_back (turn, after, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/**
 * loket_survey_names_blob:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when the caller may have it
 * @error: set when the store fails
 *
 * Who may see a survey may see its photographs.
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_survey_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  return loket_caller_permit (caller, LOKET_MAY_SEE_SURVEYS) != LOKET_PERMIT_GRANTED ||
         loket_txn_survey_shows (loket_turn_txn (turn), sha256, caller->area, may, error);
}

const LoketBinding loket_survey_desk[] = {
    {&LOKET_SURVEY_SAVE, save},
    {&LOKET_SURVEY_SUBMIT, submit},
    {&LOKET_SURVEY_CHECK, check},
    {&LOKET_SURVEY_OPEN, loket_survey_open},
    {&LOKET_SURVEY_LIST, loket_survey_list},
    {NULL, NULL},
};
