/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits through the dispatcher: every move in every state, two different officers, a new day when
 * nobody was there, the route list and who reads names on it. */
#include "field.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/visits/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define NOTE "Tidak ada yang bisa ditanya"

static const char *const acts[] = {"assign", "not-home", "visit", "finish", "cancel"};

static LoketVisitAssign *
assignment (const Field *field, const char *person, const char *day)
{
  LoketVisitAssign *assign = loket_visit_assign_new ();

  assign->person = g_strdup (person);
  assign->day = g_strdup (day);
  assign->home_officer = g_strdup (field->verifier_id);
  assign->neighbour_officer = g_strdup (field->other_id);
  return assign;
}

static LoketVisit *
send_them (Fixture *f, const Field *field, const char *person)
{
  g_autoptr (LoketVisitAssign) assign = assignment (field, person, FIELD_TODAY);

  return officers_do (f, field->desk, &LOKET_VISIT_ASSIGN, assign);
}

static LoketVisit *
act_as (Fixture *f, const char *token, const char *visit, const char *act, GError **error)
{
  g_autoptr (LoketVisitMove) move = loket_visit_move_new ();

  move->visit = g_strdup (visit);
  move->act = g_strdup (act);
  move->note = g_strdup (NOTE);
  return fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_VISIT_MOVE, move, error);
}

static LoketVisit *
act_on (Fixture *f, const Field *field, const char *visit, const char *act, GError **error)
{
  g_autoptr (LoketVisitAssign) assign = NULL;

  if (strcmp (act, "assign") != 0)
    return act_as (f, field->verifier, visit, act, error);
  assign = assignment (field, NULL, "2026-11-30");
  assign->visit = g_strdup (visit);
  return fixture_ask_as (f, LOKET_DEVICE_COUNTER, field->desk, &LOKET_VISIT_ASSIGN, assign, error);
}

/* Somebody new is visited for each: nobody is called on twice at a time. */
static LoketVisit *
in_state (Fixture *f, const Field *field, LoketVisitState state)
{
  static const char *const ways[][2] = {
      [LOKET_VISIT_ASSIGNED] = {NULL, NULL},
      [LOKET_VISIT_VISITED] = {"visit", NULL},
      [LOKET_VISIT_NOT_HOME] = {"not-home", NULL},
      [LOKET_VISIT_DONE] = {"visit", "finish"},
      [LOKET_VISIT_CANCELLED] = {"cancel", NULL},
  };
  g_autofree char *person = field_person (f, "Tukiyem");
  LoketVisit *visit = send_them (f, field, person);

  for (guint i = 0; i < 2 && ways[state][i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    LoketVisit *now = act_on (f, field, visit->id, ways[state][i], &error);
    g_assert_no_error (error);
    g_object_unref (visit);
    visit = now;
  }
  return visit;
}

static void
test_moves (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};

  field_come (f, &field);
  for (int state = LOKET_VISIT_ASSIGNED; state <= (int) LOKET_VISIT_CANCELLED; state++) {
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
      g_autoptr (LoketVisit) before = in_state (f, &field, (LoketVisitState) state);
      g_autoptr (GError) error = NULL;
      g_autoptr (LoketVisit) after = act_on (f, &field, before->id, acts[i], &error);
      int to;
      g_assert_cmpint (before->state, ==, state);
      if (loket_machine_move (&loket_visit_machine, state, acts[i], &to, NULL)) {
        g_assert_no_error (error);
        g_assert_cmpint (after->state, ==, to);
        g_assert_cmpint (after->version, ==, before->version + 1);
        g_assert_cmpint (after->tries, ==, before->tries + (strcmp (acts[i], "not-home") == 0));
      } else {
        g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
      }
    }
  }
}

static void
test_who (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autoptr (LoketVisitAssign) assign = NULL;
  g_autoptr (LoketOfficer) clerk = fixture_add_officer (f, "resi", "reception", NULL);
  g_autoptr (LoketVisit) visit = NULL;
  g_autoptr (LoketVisit) gone = NULL;
  g_autoptr (GError) error = NULL;

  field_come (f, &field);
  assign = assignment (&field, person, "2026-11-25");
  g_free (assign->neighbour_officer);
  assign->neighbour_officer = g_strdup (field.verifier_id);
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_RULE, "two-surveyors");
  g_free (assign->neighbour_officer);
  assign->neighbour_officer = g_strdup (clerk->id);
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_RULE, "no-surveyor");
  g_free (assign->neighbour_officer);
  assign->neighbour_officer = g_strdup (field.other_id);
  g_free (assign->day);
  assign->day = g_strdup ("2026-11-22");
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_BAD_FIELD, "day");
  visit = send_them (f, &field, person);
  g_free (assign->day);
  assign->day = g_strdup ("2026-11-26");
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_RULE, "visit-open");
  g_assert_null (act_as (f, field.desk, visit->id, "visit", &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "not-your-visit");
  gone = act_as (f, field.desk, visit->id, "cancel", NULL);
  g_assert_cmpint (gone->state, ==, LOKET_VISIT_CANCELLED);
}

/* In the field from the first visit on, and back when nobody goes any more. */
static void
test_application (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autofree char *application =
      field_application (f, person, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_autofree char *early = field_application (f, person, LOKET_APPLICATION_SUBMITTED);
  g_autoptr (LoketVisitAssign) assign = NULL;
  g_autoptr (LoketVisit) visit = NULL;
  g_autoptr (LoketVisit) away = NULL;
  g_autoptr (LoketVisit) cancelled = NULL;

  field_come (f, &field);
  assign = assignment (&field, NULL, FIELD_TODAY);
  assign->application = g_strdup (application);
  visit = officers_do (f, field.desk, &LOKET_VISIT_ASSIGN, assign);
  g_assert_cmpstr (visit->person, ==, person);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  away = act_as (f, field.other, visit->id, "not-home", NULL);
  g_assert_cmpint (away->tries, ==, 1);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  cancelled = act_as (f, field.head, visit->id, "cancel", NULL);
  g_assert_cmpint (
      field_application_state (f, application), ==, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_free (assign->application);
  assign->application = g_strdup (early);
  officers_refused (
      f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_WRONG_STATE, "submitted");
}

/* Only the visit and its own forms end a check in the field: no talk at the counter, no other form,
 * and not before the two are back; nor does a form answer for the village. */
static void
test_own_forms (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autofree char *application =
      field_application (f, person, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_autofree char *other = field_person (f, "Painem");
  g_autofree char *asked = field_application (f, other, LOKET_APPLICATION_WAITING_VILLAGE);
  g_autoptr (LoketVisitAssign) assign = NULL;
  g_autoptr (LoketSurveySave) talk = field_save (NULL, "menur-conditions");
  g_autoptr (LoketSurveySave) call = field_save (NULL, "menur-conditions");
  g_autoptr (LoketSurveySave) found = field_save (NULL, "bps14");
  g_autoptr (LoketSurvey) said = NULL, told = NULL, seen = NULL;
  g_autoptr (LoketVisit) visit = NULL, made = NULL, done = NULL;
  g_autoptr (GError) error = NULL;

  field_come (f, &field);
  assign = assignment (&field, NULL, FIELD_TODAY);
  assign->application = g_strdup (application);
  visit = officers_do (f, field.desk, &LOKET_VISIT_ASSIGN, assign);
  talk->application = g_strdup (application);
  talk->channel = LOKET_CHANNEL_COUNTER;
  said = field_submitted (f, field.desk, talk);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  made = act_as (f, field.verifier, visit->id, "visit", &error);
  g_assert_no_error (error);
  found->visit = g_strdup (visit->id);
  found->application = g_strdup (application);
  found->channel = LOKET_CHANNEL_FIELD;
  found->neighbour_officer = g_strdup (field.other_id);
  found->neighbour_note = g_strdup ("Janda, buruh tani");
  seen = field_submitted (f, field.verifier, found);
  /* What both found out is on file: the visit is done by that. */
  done = act_as (f, field.verifier, visit->id, "finish", &error);
  g_assert_null (done);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
  call->application = g_strdup (asked);
  told = field_submitted (f, field.desk, call);
  g_assert_cmpint (field_application_state (f, asked), ==, LOKET_APPLICATION_WAITING_VILLAGE);
}

/* It is over when the form is handed in, or a sentence says why there is none. */
static void
test_finish (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autoptr (LoketVisit) visit = NULL;
  g_autoptr (LoketVisit) seen = NULL;
  g_autoptr (LoketVisit) done = NULL;
  g_autoptr (LoketVisitMove) finish = loket_visit_move_new ();
  g_autoptr (LoketSurveySave) save = field_save (person, "menur-conditions");
  g_autoptr (LoketSurvey) survey = NULL;

  field_come (f, &field);
  visit = send_them (f, &field, person);
  seen = act_as (f, field.verifier, visit->id, "visit", NULL);
  finish->visit = g_strdup (visit->id);
  finish->act = g_strdup ("finish");
  officers_refused (f, field.verifier, &LOKET_VISIT_MOVE, finish, LOKET_ERROR_RULE, "survey-first");
  save->visit = g_strdup (visit->id);
  survey = field_submitted (f, field.verifier, save);
  g_assert_cmpstr (survey->visit, ==, visit->id);
  done = officers_do (f, field.verifier, &LOKET_VISIT_MOVE, finish);
  g_assert_cmpint (done->state, ==, LOKET_VISIT_DONE);
}

static LoketVisit *
send_for (Fixture *f, const Field *field, const char *application, const char *day)
{
  g_autoptr (LoketVisitAssign) assign = assignment (field, NULL, day);

  assign->application = g_strdup (application);
  return officers_do (f, field->desk, &LOKET_VISIT_ASSIGN, assign);
}

/* What was found at the home and, by that one, at the neighbours. */
static LoketSurveySave *
found_on (const LoketVisit *visit, LoketSurveyChannel channel, const char *neighbour_officer)
{
  LoketSurveySave *save = field_save (NULL, "bps14");

  save->application = g_strdup (visit->application);
  save->visit = g_strdup (visit->id);
  save->channel = channel;
  save->neighbour_officer = g_strdup (neighbour_officer);
  save->neighbour_note = g_strdup ("Janda, buruh tani");
  return save;
}

static LoketVisitState
visit_state (Fixture *f, const char *id)
{
  g_autoptr (LoketVisit) now = register_get (f, loket_visit_get_type (), id);

  return now->state;
}

/* Nobody else tells of a visit what the two who are sent there find. */
static void
test_strangers (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autofree char *application =
      field_application (f, person, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_autoptr (LoketVisit) visit = NULL, done = NULL;
  g_autoptr (LoketSurveySave) alone = NULL, other = NULL, later = NULL, typed = NULL;
  g_autoptr (LoketSurvey) talk = NULL, brought = NULL;
  g_autoptr (GError) error = NULL;

  field_come (f, &field);
  visit = send_for (f, &field, application, FIELD_TODAY);
  alone = found_on (visit, LOKET_CHANNEL_FIELD, field.other_id);
  officers_refused (f, field.desk, &LOKET_SURVEY_SAVE, alone, LOKET_ERROR_RULE, "not-your-visit");
  other = found_on (visit, LOKET_CHANNEL_FIELD, field.desk_id);
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, other, LOKET_ERROR_RULE, "other-pair");
  /* Nor by a way round: begun at the counter, then said to be of the field. */
  alone->channel = LOKET_CHANNEL_COUNTER;
  talk = officers_do (f, field.desk, &LOKET_SURVEY_SAVE, alone);
  later = found_on (visit, LOKET_CHANNEL_FIELD, field.other_id);
  later->survey = g_strdup (talk->id);
  officers_refused (f, field.desk, &LOKET_SURVEY_SAVE, later, LOKET_ERROR_RULE, "not-your-visit");
  /* Typed in from paper it is on file, and one of the two says that it is all. */
  typed = found_on (visit, LOKET_CHANNEL_PAPER, field.other_id);
  brought = field_submitted (f, field.desk, typed);
  g_assert_cmpint (brought->state, ==, LOKET_SURVEY_SUBMITTED);
  g_assert_cmpint (visit_state (f, visit->id), ==, LOKET_VISIT_ASSIGNED);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  g_assert_null (act_as (f, field.desk, visit->id, "visit", NULL));
  g_object_unref (act_as (f, field.other, visit->id, "visit", NULL));
  done = act_as (f, field.other, visit->id, "finish", &error);
  g_assert_no_error (error);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
}

/* A form that comes in when the two had nothing to hand in: that one officer alone says it. */
static void
test_after_the_visit (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autofree char *application =
      field_application (f, person, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_autoptr (LoketVisit) visit = NULL;
  g_autoptr (LoketSurveySave) typed = NULL;
  g_autoptr (LoketSurvey) survey = NULL, verified = NULL;
  g_autoptr (LoketSurveyCheck) check = loket_survey_check_new ();

  field_come (f, &field);
  visit = send_for (f, &field, application, FIELD_TODAY);
  g_object_unref (act_as (f, field.verifier, visit->id, "visit", NULL));
  g_object_unref (act_as (f, field.verifier, visit->id, "finish", NULL));
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  typed = found_on (visit, LOKET_CHANNEL_PAPER, field.other_id);
  survey = field_submitted (f, field.desk, typed);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  check->survey = g_strdup (survey->id);
  check->good = TRUE;
  verified = officers_do (f, field.head, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
}

/* Nobody was there before the day; nobody is sent yesterday, nor in years. */
static void
test_days (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autofree char *application =
      field_application (f, person, LOKET_APPLICATION_NEEDS_VERIFICATION);
  static const char *const acts_early[] = {"visit", "not-home"};
  g_autoptr (LoketVisitAssign) assign = NULL;
  g_autoptr (LoketVisit) visit = NULL, today = NULL;
  g_autoptr (LoketSurveySave) save = NULL;
  g_autoptr (LoketSurvey) survey = NULL;

  field_come (f, &field);
  assign = assignment (&field, person, "2027-11-24");
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_BAD_FIELD, "day");
  g_free (assign->day);
  assign->day = g_strdup ("9999-12-31");
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_BAD_FIELD, "day");
  visit = send_for (f, &field, application, "2027-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (acts_early); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (act_as (f, field.verifier, visit->id, acts_early[i], &error));
    g_assert_cmpstr (loket_error_parameter (error), ==, "visit-early");
  }
  save = found_on (visit, LOKET_CHANNEL_FIELD, field.other_id);
  survey = field_submitted (f, field.verifier, save);
  g_assert_cmpint (visit_state (f, visit->id), ==, LOKET_VISIT_ASSIGNED);
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
  /* They went today: whoever sent them says so, and they that it is done. */
  g_free (assign->day);
  assign->day = g_strdup (FIELD_TODAY);
  assign->visit = g_strdup (visit->id);
  g_clear_pointer (&assign->person, g_free);
  today = officers_do (f, field.desk, &LOKET_VISIT_ASSIGN, assign);
  g_object_unref (act_as (f, field.verifier, visit->id, "visit", NULL));
  g_object_unref (act_as (f, field.verifier, visit->id, "finish", NULL));
  g_assert_cmpint (field_application_state (f, application), ==, LOKET_APPLICATION_VERIFIED);
}

/* Two logins of one person do not go together, nor ask together. */
static void
test_one_pair (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autofree char *person = field_person (f, "Tukiyem");
  g_autoptr (LoketVisitAssign) assign = NULL;
  g_autoptr (LoketSurveySave) save = field_save (person, "bps14");
  g_autoptr (LoketSurveySave) earlier = field_save (person, "bps14");
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();
  g_autoptr (LoketSurvey) draft = NULL;

  field_come (f, &field);
  earlier->channel = save->channel = LOKET_CHANNEL_FIELD;
  earlier->answers = field_answers (f, "bps14", TRUE);
  earlier->neighbour_officer = g_strdup (field.other_id);
  earlier->neighbour_note = g_strdup ("Janda, buruh tani");
  draft = officers_do (f, field.verifier, &LOKET_SURVEY_SAVE, earlier);
  officers_share (f, field.other_id, field.verifier_id);
  assign = assignment (&field, person, FIELD_TODAY);
  officers_refused (f, field.desk, &LOKET_VISIT_ASSIGN, assign, LOKET_ERROR_RULE, "one-pair");
  save->neighbour_officer = g_strdup (field.other_id);
  officers_refused (f, field.verifier, &LOKET_SURVEY_SAVE, save, LOKET_ERROR_RULE, "one-pair");
  reference->survey = g_strdup (draft->id);
  officers_refused (
      f, field.verifier, &LOKET_SURVEY_SUBMIT, reference, LOKET_ERROR_RULE, "one-pair");
}

static void
put_home (Fixture *f, const Field *field, const char *name, const char *hamlet, const char *rt)
{
  g_autoptr (LoketPerson) person = loket_person_new ();
  g_autoptr (LoketVisit) visit = NULL;

  person->name = g_strdup (name);
  person->village = g_strdup (FIELD_VILLAGE);
  person->hamlet = g_strdup (hamlet);
  person->rt = g_strdup (rt);
  person->address = g_strdup ("Jl. Mawar 3");
  register_put (f, person);
  visit = send_them (f, field, person->id);
}

static char *
names_of (LoketVisitPage *page)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->visits)); i++) {
    g_autoptr (LoketVisitEntry) entry = g_list_model_get_item (G_LIST_MODEL (page->visits), i);
    g_string_append_printf (names, "%s ", entry->name != NULL ? entry->name : "-");
  }
  return g_string_free (names, FALSE);
}

static LoketVisitPage *
list_of (Fixture *f, const char *token, const char *day)
{
  g_autoptr (LoketVisitQuery) query = loket_visit_query_new ();

  query->from_day = g_strdup (day);
  query->until_day = g_strdup (day);
  return officers_do (f, token, &LOKET_VISIT_LIST, query);
}

static void
test_route (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autoptr (LoketVisitPage) route = NULL;
  g_autoptr (LoketVisitPage) head = NULL;
  g_autoptr (LoketVisitPage) desk = NULL;
  g_autoptr (LoketVisitPage) village = NULL;
  g_autoptr (LoketVisitPage) other_day = NULL;
  g_autofree char *names = NULL;
  g_autofree char *head_names = NULL;
  g_autofree char *desk_names = NULL;

  field_come (f, &field);
  put_home (f, &field, "Samin", "Ngrejo", "010");
  put_home (f, &field, "Karto", "Babadan", "002");
  put_home (f, &field, "Wagiyem", "Ngrejo", "001");
  route = list_of (f, field.verifier, FIELD_TODAY);
  names = names_of (route);
  g_assert_cmpstr (names, ==, "Karto Wagiyem Samin ");
  head = list_of (f, field.head, FIELD_TODAY);
  head_names = names_of (head);
  g_assert_cmpstr (head_names, ==, names);
  desk = list_of (f, field.desk, FIELD_TODAY);
  desk_names = names_of (desk);
  g_assert_cmpstr (desk_names, ==, "- - - ");
  village = list_of (f, field.village, FIELD_TODAY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (village->visits)), ==, 0);
  other_day = list_of (f, field.verifier, "2026-11-26");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other_day->visits)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-move-in-every-state", test_moves);
  ADD ("who-goes", test_who);
  ADD ("application-goes-along", test_application);
  ADD ("finish", test_finish);
  ADD ("own-forms", test_own_forms);
  ADD ("not-by-strangers", test_strangers);
  ADD ("a-form-after-the-visit", test_after_the_visit);
  ADD ("days", test_days);
  ADD ("two-logins-of-one", test_one_pair);
  ADD ("route-list", test_route);
  return g_test_run ();
}
