/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surveys through the dispatcher: every move in every state, two hands, photographs, areas, what
 * becomes of the application. */
#include "core/decision-desk.h"
#include "field.h"
#include "office/blobs.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/surveys/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define FORM "menur-conditions"

typedef enum { SAVE, SUBMIT, VERIFY, RETURN, N_ACTS } Act;

static const char *const acts[N_ACTS] = {"save", "submit", "verify", "return"};

static LoketSurvey *
draft (Fixture *f, const Field *field, const char *person)
{
  g_autoptr (LoketSurveySave) save = field_save (person, FORM);

  save->answers = field_answers (f, FORM, TRUE);
  return officers_do (f, field->verifier, &LOKET_SURVEY_SAVE, save);
}

static LoketSurveyCheck *
check_request (const char *survey, gboolean good)
{
  LoketSurveyCheck *check = loket_survey_check_new ();

  check->survey = g_strdup (survey);
  check->good = good;
  check->reason = g_strdup (good ? NULL : "Kolom keenam keliru");
  return check;
}

static LoketSurvey *
act_on (Fixture *f, const Field *field, const char *survey, Act act, GError **error)
{
  g_autoptr (LoketSurveySave) save = field_save (NULL, FORM);
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();
  g_autoptr (LoketSurveyCheck) check = check_request (survey, act == VERIFY);

  save->survey = g_strdup (survey);
  reference->survey = g_strdup (survey);
  switch (act) {
  case SAVE:
    return fixture_ask_as (
        f, LOKET_DEVICE_COUNTER, field->verifier, &LOKET_SURVEY_SAVE, save, error);
  case SUBMIT:
    return fixture_ask_as (
        f, LOKET_DEVICE_COUNTER, field->verifier, &LOKET_SURVEY_SUBMIT, reference, error);
  case VERIFY:
  case RETURN:
  case N_ACTS:
  default:
    return fixture_ask_as (f, LOKET_DEVICE_COUNTER, field->desk, &LOKET_SURVEY_CHECK, check, error);
  }
}

/* A survey brought into that state by its own moves. */
static LoketSurvey *
in_state (Fixture *f, const Field *field, const char *person, LoketSurveyState state)
{
  g_autoptr (LoketSurvey) survey = draft (f, field, person);
  LoketSurvey *now;

  if (state == LOKET_SURVEY_DRAFT)
    return g_steal_pointer (&survey);
  now = act_on (f, field, survey->id, SUBMIT, NULL);
  if (state == LOKET_SURVEY_SUBMITTED)
    return now;
  g_object_unref (now);
  return act_on (f, field, survey->id, state == LOKET_SURVEY_VERIFIED ? VERIFY : RETURN, NULL);
}

static void
test_moves (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");

  field_come (f, &field);
  for (int state = LOKET_SURVEY_DRAFT; state <= (int) LOKET_SURVEY_RETURNED; state++) {
    for (Act act = SAVE; act < N_ACTS; act++) {
      g_autoptr (LoketSurvey) before = in_state (f, &field, person, (LoketSurveyState) state);
      g_autoptr (GError) error = NULL;
      g_autoptr (LoketSurvey) after = act_on (f, &field, before->id, act, &error);
      int to;
      g_assert_cmpint (before->state, ==, state);
      if (loket_machine_move (&loket_survey_machine, state, acts[act], &to, NULL)) {
        g_assert_no_error (error);
        g_assert_cmpint (after->state, ==, to);
        g_assert_cmpint (after->version, ==, before->version + 1);
      } else {
        g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
      }
    }
  }
}

static void
test_answers (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) save = field_save (person, "bps14");
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurvey) better = NULL;
  g_autoptr (LoketSurvey) handed_in = NULL;
  g_autoptr (LoketSurveyView) view = NULL;
  g_autoptr (GError) error = NULL;

  field_come (f, &field);
  save->answers = field_answers (f, "bps14", FALSE);
  survey = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_cmpint (survey->state, ==, LOKET_SURVEY_DRAFT);
  g_assert_cmpstr (survey->day, ==, "2026-11-23");
  reference->survey = g_strdup (survey->id);
  g_assert_null (fixture_ask_as (
      f, LOKET_DEVICE_COUNTER, field.verifier, &LOKET_SURVEY_SUBMIT, reference, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  /* Somebody else may look, not fill. */
  save->survey = g_strdup (survey->id);
  officers_refused (f, field.desk, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_RULE, "not-your-survey");
  save->version = LOKET_SOME (7);
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_CHANGED, "1");
  save->version = LOKET_SOME (1);
  g_clear_object (&save->answers);
  save->answers = field_answers (f, "bps14", TRUE);
  better = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_true (better->score.set);
  g_assert_cmpint (better->score.value, >, 0);
  handed_in = officers_do (f, field.verifier, &LOKET_SURVEY_SUBMIT, reference);
  g_assert_cmpint (handed_in->state, ==, LOKET_SURVEY_SUBMITTED);
  view = officers_do (f, field.head, &LOKET_SURVEY_OPEN, reference);
  g_assert_cmpstr (view->name, ==, "Suparmi");
  g_assert_cmpstr (view->officer_name, ==, "Officer vina");
  g_assert_cmpint (view->countable, ==, 14);
  g_assert_cmpstr (loket_answers_get (view->answers, "members"), ==, "4");
  officers_refused (f, field.village, &LOKET_SURVEY_OPEN, reference, LOKET_ERROR_NOT_ALLOWED, NULL);
}

/* Somebody's illness is for whoever decides; a form of the field for all who go there, once it is
 * handed in. */
static void
test_readers (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) draft = field_save (person, "bps14");
  g_autoptr (LoketSurveySave) talk = field_save (person, "menur-conditions");
  g_autoptr (LoketSurveyReference) of_draft = loket_survey_reference_new ();
  g_autoptr (LoketSurveyReference) of_talk = loket_survey_reference_new ();
  g_autoptr (LoketSurvey) begun = NULL, told = NULL, handed_in = NULL;
  g_autoptr (LoketSurveyView) own = NULL, seen = NULL, decides = NULL;

  field_come (f, &field);
  g_clear_object (&draft->answers);
  draft->answers = field_answers (f, "bps14", TRUE);
  talk->channel = LOKET_CHANNEL_COUNTER;
  told = field_submitted (f, field.desk, talk);
  of_talk->survey = g_strdup (told->id);
  officers_refused (f, field.other, &LOKET_SURVEY_OPEN, of_talk, LOKET_ERROR_NOT_ALLOWED, NULL);
  decides = officers_do (f, field.head, &LOKET_SURVEY_OPEN, of_talk);
  begun = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, draft);
  of_draft->survey = g_strdup (begun->id);
  own = officers_do (f, field.verifier, &LOKET_SURVEY_OPEN, of_draft);
  officers_refused (f, field.other, &LOKET_SURVEY_OPEN, of_draft, LOKET_ERROR_NOT_ALLOWED, NULL);
  handed_in = officers_do (f, field.verifier, &LOKET_SURVEY_SUBMIT, of_draft);
  g_assert_cmpint (handed_in->state, ==, LOKET_SURVEY_SUBMITTED);
  seen = officers_do (f, field.other, &LOKET_SURVEY_OPEN, of_draft);
  g_assert_cmpstr (seen->name, ==, "Suparmi");
}

static void
test_wrong_answers (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) save = field_save (person, "no-such-form");

  field_come (f, &field);
  officers_refused (
      f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_NOT_FOUND, "no-such-form");
  g_free (save->form);
  save->form = g_strdup (FORM);
  save->answers = field_answers (f, FORM, TRUE);
  loket_answers_set (save->answers, "illness", "perhaps");
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_BAD_FIELD, "illness");
  loket_answers_set (save->answers, "illness", "no");
  save->day = g_strdup ("2026-11-24");
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_BAD_FIELD, "day");
}

/* In the field one asks at the home and another one the neighbours; neither looks it over. */
static void
test_two_hands (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) save = field_save (person, "bps14");
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();
  g_autoptr (LoketSurveyCheck) check = NULL;
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurvey) again = NULL;
  g_autoptr (LoketSurvey) handed_in = NULL;
  g_autoptr (LoketSurvey) verified = NULL;

  field_come (f, &field);
  save->channel = LOKET_CHANNEL_FIELD;
  save->answers = field_answers (f, "bps14", TRUE);
  survey = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  reference->survey = g_strdup (survey->id);
  officers_refused (
      f, field.verifier, &LOKET_SURVEY_SUBMIT, reference, LOKET_ERROR_RULE, "two-surveyors");
  save->survey = g_strdup (survey->id);
  save->neighbour_note = g_strdup ("Janda, buruh tani, rumah bambu");
  save->neighbour_officer = g_strdup (field.verifier_id);
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_RULE, "two-surveyors");
  g_free (save->neighbour_officer);
  save->neighbour_officer = g_strdup (field.desk_id);
  again = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  handed_in = officers_do (f, field.verifier, &LOKET_SURVEY_SUBMIT, reference);
  check = check_request (survey->id, TRUE);
  officers_refused (f, field.desk, &LOKET_SURVEY_CHECK, check, LOKET_ERROR_RULE, "asked-yourself");
  verified = officers_do (f, field.head, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (verified->state, ==, LOKET_SURVEY_VERIFIED);
}

static void
test_return_needs_reason (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurveyCheck) check = NULL;
  g_autoptr (LoketSurvey) returned = NULL;

  field_come (f, &field);
  survey = in_state (f, &field, person, LOKET_SURVEY_SUBMITTED);
  check = check_request (survey->id, FALSE);
  g_clear_pointer (&check->reason, g_free);
  officers_refused (f, field.head, &LOKET_SURVEY_CHECK, check, LOKET_ERROR_RULE, "reason-needed");
  check->reason = g_strdup ("Pendapatan belum diisi");
  returned = officers_do (f, field.head, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (returned->state, ==, LOKET_SURVEY_RETURNED);
  g_assert_cmpstr (returned->reason, ==, "Pendapatan belum diisi");
}

/* The application is verified when no form that was begun for it is open, and again not when one
 * is sent back. */
static void
test_application (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autofree char *application = field_application (f, person, LOKET_APPLICATION_VERIFYING_PHONE);
  g_autoptr (LoketSurveySave) save = field_save (NULL, FORM);
  g_autoptr (LoketSurveySave) second = field_save (NULL, "kenanga-counselling");
  g_autoptr (LoketSurvey) open = NULL;
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurvey) last = NULL;
  g_autoptr (LoketSurvey) returned = NULL;
  g_autoptr (LoketSurveyCheck) check = NULL;

  field_come (f, &field);
  save->application = g_strdup (application);
  second->application = g_strdup (application);
  open = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, second);
  g_assert_cmpstr (open->person, ==, person);
  survey = field_submitted (f, field.verifier, save);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_PHONE);
  second->survey = g_strdup (open->id);
  last = field_submitted (f, field.verifier, second);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
  check = check_request (survey->id, FALSE);
  returned = officers_do (f, field.head, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_PHONE);
}

/* Where nobody was sent, a form of two counts when a third one has looked it over, who is not one
 * of them by another login. */
static void
test_unplanned (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autofree char *application = field_application (f, person, LOKET_APPLICATION_VERIFYING_FIELD);
  g_autoptr (LoketSurveySave) save = field_save (NULL, "bps14");
  g_autoptr (LoketSurvey) survey = NULL, verified = NULL;
  g_autoptr (LoketOfficer) third = fixture_add_officer (f, "tini", "data_desk", NULL);
  g_autofree char *third_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "tini");
  g_autoptr (LoketSurveyCheck) check = NULL;

  field_come (f, &field);
  save->application = g_strdup (application);
  save->channel = LOKET_CHANNEL_FIELD;
  save->neighbour_officer = g_strdup (field.other_id);
  save->neighbour_note = g_strdup ("Janda, buruh tani, rumah bambu");
  survey = field_submitted (f, field.verifier, save);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  check = check_request (survey->id, TRUE);
  officers_share (f, third->id, field.other_id);
  officers_refused (f, third_token, &LOKET_SURVEY_CHECK, check, LOKET_ERROR_RULE, "same-hand");
  verified = officers_do (f, field.desk, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (verified->state, ==, LOKET_SURVEY_VERIFIED);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
}

/* Neither in another century nor tomorrow. */
static void
test_days (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *day;
    gboolean may;
  } days[] = {
      {"1999-12-31", FALSE}, {"2000-01-01", TRUE}, {FIELD_TODAY, TRUE}, {"2026-11-24", FALSE}};
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketOfficer) clerk = fixture_add_officer (f, "tini", "service_officer", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "tini");

  field_come (f, &field);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (LoketSurveySave) save = field_save (person, FORM);
    g_autoptr (LoketCounsellingRequest) talk = loket_counselling_request_new ();
    g_autoptr (LoketConditionRequest) condition = loket_condition_request_new ();
    const struct {
      const LoketOperation *operation;
      gpointer request;
      const char *field;
    } asked[] = {
        {&LOKET_SURVEY_SAVE, save, "day"},
        {&LOKET_COUNSELLING_ADD, talk, "day"},
        {&LOKET_CONDITION_ADD, condition, "from_day"},
    };
    save->day = g_strdup (days[i].day);
    talk->person = g_strdup (person);
    talk->note = g_strdup ("A talk");
    talk->day = g_strdup (days[i].day);
    condition->person = g_strdup (person);
    condition->kind = LOKET_CONDITION_ILLNESS;
    condition->evidence = g_strdup ("A letter of the doctor");
    condition->from_day = g_strdup (days[i].day);
    for (guint k = 0; k < G_N_ELEMENTS (asked); k++) {
      if (days[i].may)
        g_object_unref (officers_do (f, token, asked[k].operation, asked[k].request));
      else
        officers_refused (
            f, token, asked[k].operation, asked[k].request, LOKET_ERROR_BAD_FIELD, asked[k].field);
    }
  }
}

static gboolean
may_fetch (Fixture *f, const char *token, const char *sha256)
{
  g_autoptr (LoketBlob) blob = loket_blob_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketBlob) fetched = NULL;

  blob->sha256 = g_strdup (sha256);
  fetched = fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &loket_blob_fetch, blob, &error);
  if (fetched == NULL)
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  return fetched != NULL;
}

static char *
send_photo (Fixture *f, const char *token, const char *text)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = "counter", .token = token};
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *name = loket_office_put_blob (f->office, &caller, bytes, &error);

  g_assert_no_error (error);
  return name;
}

static void
test_photos (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) save = field_save (person, FORM);
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurvey) without = NULL;
  g_autoptr (LoketSurvey) none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  field_come (f, &field);
  one = send_photo (f, field.verifier, "a house");
  two = send_photo (f, field.verifier, "a roof");
  save->photos = g_new0 (char *, 3);
  save->photos[0] = g_strdup (one);
  save->photos[1] = g_strdup (two);
  survey = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_cmpuint (g_strv_length (survey->photos), ==, 2);
  g_assert_true (may_fetch (f, field.head, one));
  g_assert_true (may_fetch (f, field.desk, two));
  g_assert_false (may_fetch (f, field.village, one));
  save->survey = g_strdup (survey->id);
  g_clear_pointer (&save->photos[1], g_free);
  without = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_true (may_fetch (f, field.head, one));
  g_assert_cmpuint (g_strv_length (without->photos), ==, 1);
  g_clear_pointer (&save->photos, g_strfreev);
  none = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_null (none->photos);
}

/* What is cleared is gone: a save is the whole of what is known. */
static void
test_save_is_the_whole (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveySave) save = field_save (person, FORM);
  g_autoptr (LoketSurveySave) cleared = field_save (NULL, FORM);
  g_autoptr (LoketSurvey) survey = NULL;
  g_autoptr (LoketSurvey) after = NULL;

  field_come (f, &field);
  save->answers = field_answers (f, FORM, TRUE);
  save->day = g_strdup ("2026-11-20");
  save->neighbour_officer = g_strdup (field.other_id);
  save->neighbour_note = g_strdup ("Of another person");
  save->latitude = LOKET_SOME (-7420000);
  save->longitude = LOKET_SOME (111020000);
  survey = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, save);
  g_assert_true (survey->latitude.set && survey->longitude.set);
  g_assert_nonnull (survey->neighbour_officer);
  cleared->survey = g_strdup (survey->id);
  after = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, cleared);
  g_assert_null (after->neighbour_officer);
  g_assert_null (after->neighbour_note);
  g_assert_false (after->latitude.set || after->longitude.set);
  g_assert_null (strstr (after->answers, "illness"));
  g_assert_cmpstr (after->day, ==, "2026-11-20");
  g_assert_cmpstr (after->person, ==, person);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Suparmi");
  g_autoptr (LoketSurveyQuery) query = loket_survey_query_new ();
  g_autoptr (LoketSurveyPage) first = NULL;
  g_autoptr (LoketSurveyPage) rest = NULL;
  g_autoptr (LoketSurveyPage) elsewhere = NULL;
  g_autoptr (LoketSurveyPage) drafts = NULL;

  field_come (f, &field);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (LoketSurvey) survey =
        in_state (f, &field, person, i < 2 ? LOKET_SURVEY_DRAFT : LOKET_SURVEY_SUBMITTED);
  }
  query->limit = LOKET_SOME (3);
  first = officers_do (f, field.head, &LOKET_SURVEY_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (first->surveys)), ==, 3);
  query->after = g_strdup (first->next);
  rest = officers_do (f, field.head, &LOKET_SURVEY_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rest->surveys)), ==, 2);
  g_assert_null (rest->next);
  g_clear_pointer (&query->after, g_free);
  elsewhere = officers_do (f, field.village, &LOKET_SURVEY_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (elsewhere->surveys)), ==, 0);
  query->states = g_strsplit ("draft", " ", -1);
  query->own = TRUE;
  drafts = officers_do (f, field.verifier, &LOKET_SURVEY_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (drafts->surveys)), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-may-read-answers", test_readers);
  ADD ("every-move-in-every-state", test_moves);
  ADD ("answers-are-checked-and-scored", test_answers);
  ADD ("wrong-answers", test_wrong_answers);
  ADD ("two-hands", test_two_hands);
  ADD ("return-needs-reason", test_return_needs_reason);
  ADD ("application-goes-along", test_application);
  ADD ("a-third-one-looks-over-what-nobody-was-sent-for", test_unplanned);
  ADD ("days", test_days);
  ADD ("photos", test_photos);
  ADD ("save-is-the-whole", test_save_is_the_whole);
  ADD ("list", test_list);
  return g_test_run ();
}
