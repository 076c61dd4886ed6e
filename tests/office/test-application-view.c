/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an application: it shows to nobody what only others may see, role by role. */
#include "cases.h"
#include "core/application-desk.h"
#include "core/letter.h"
#include "core/survey.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/application-view/" path,                                                    \
              Fixture,                                                                             \
              NULL,                                                                                \
              fixture_set_up,                                                                      \
              function,                                                                            \
              fixture_tear_down)

typedef struct {
  char *person;
  char *application;
  Hand home;
  Hand other;
} Case;

static void
case_clear (Case *self)
{
  g_free (self->person);
  g_free (self->application);
  hand_clear (&self->home);
  hand_clear (&self->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
add_survey (Fixture *f, Case *self)
{
  g_autoptr (LoketSurvey) survey = loket_survey_new ();

  survey->id = loket_id_new (f->clock, f->random);
  survey->application = g_strdup (self->application);
  survey->person = g_strdup (self->person);
  survey->village = g_strdup (CASES_VILLAGE);
  survey->form = g_strdup ("bps14");
  survey->form_version = 1;
  survey->form_checksum = g_strnfill (64, 'a');
  survey->state = LOKET_SURVEY_SUBMITTED;
  survey->channel = LOKET_CHANNEL_FIELD;
  survey->day = g_strdup ("2026-11-20");
  survey->answers = g_strdup ("{\"form\":\"bps14\",\"answers\":[\"words-of-answers\"]}");
  survey->score = LOKET_SOME (9);
  survey->officer = g_strdup (self->home.id);
  survey->neighbour_officer = g_strdup (self->other.id);
  survey->neighbour_note = g_strdup ("words-of-neighbours");
  survey->latitude = LOKET_SOME (-7420000);
  survey->longitude = LOKET_SOME (111020000);
  survey->version = 1;
  survey->created_at = survey->changed_at = loket_clock_now (f->clock);
  register_insert (f, survey);
}

static void
add_visit (Fixture *f, Case *self)
{
  g_autoptr (LoketVisit) visit = loket_visit_new ();

  visit->id = loket_id_new (f->clock, f->random);
  visit->application = g_strdup (self->application);
  visit->person = g_strdup (self->person);
  visit->village = g_strdup (CASES_VILLAGE);
  visit->day = g_strdup ("2026-11-20");
  visit->home_officer = g_strdup (self->home.id);
  visit->neighbour_officer = g_strdup (self->other.id);
  visit->note = g_strdup ("words-of-visit");
  visit->version = 1;
  visit->created_at = visit->changed_at = loket_clock_now (f->clock);
  register_insert (f, visit);
}

static void
add_decision (Fixture *f, Case *self)
{
  g_autoptr (LoketDecision) decision = loket_decision_new ();

  decision->id = loket_id_new (f->clock, f->random);
  decision->application = g_strdup (self->application);
  decision->person = g_strdup (self->person);
  decision->village = g_strdup (CASES_VILLAGE);
  decision->state = LOKET_DECISION_PROPOSED;
  decision->outcome = LOKET_DECISION_OUTCOME_REFUSE;
  decision->inputs = g_strdup ("{\"words-of-inputs\":1}");
  decision->findings = g_strdup ("{\"words-of-findings\":1}");
  decision->reason = g_strdup ("words-of-reason");
  decision->consideration = g_strdup ("words-of-consideration");
  decision->purpose = g_strdup ("words-of-purpose");
  decision->conditions = g_strdup ("words-of-conditions");
  decision->section_note = g_strdup ("words-of-section");
  decision->proposed_by = g_strdup (self->other.id);
  decision->proposed_at = decision->changed_at = loket_clock_now (f->clock);
  decision->version = 1;
  register_insert (f, decision);
}

static void
add_letter (Fixture *f, Case *self)
{
  g_autoptr (LoketLetter) letter = loket_letter_new ();

  letter->id = loket_id_new (f->clock, f->random);
  letter->year = 2026;
  letter->series = 1;
  letter->number = g_strdup ("460/0001/UPTPK/2026");
  letter->kind = g_strdup ("decision");
  letter->application = g_strdup (self->application);
  letter->person = g_strdup (self->person);
  letter->day = g_strdup ("2026-11-20");
  letter->body = g_strdup ("{\"words-of-letter\":1}");
  letter->signatory = g_strdup ("Endang");
  letter->signatory_title = g_strdup ("Kepala");
  letter->created_at = letter->changed_at = loket_clock_now (f->clock);
  register_insert (f, letter);
}

static void
add_step (Fixture *f, Case *self, const char *act, const char *note)
{
  g_autoptr (LoketApplicationStep) step = loket_application_step_new ();

  step->id = loket_id_new (f->clock, f->random);
  step->application = g_strdup (self->application);
  step->act = g_strdup (act);
  step->state = LOKET_APPLICATION_PROPOSED;
  step->note = g_strdup (note);
  step->at = loket_clock_now (f->clock);
  register_insert (f, step);
}

static void
fill (Fixture *f, Case *self)
{
  hand_comes (f, &self->home, "home", "field_verifier");
  hand_comes (f, &self->other, "other", "field_verifier");
  self->person = cases_person (f, "Sulastri");
  self->application = cases_application (f, self->person, CASES_CARD, LOKET_APPLICATION_PROPOSED);
  add_survey (f, self);
  add_visit (f, self);
  add_decision (f, self);
  add_letter (f, self);
  add_step (f, self, "propose", "words-of-proposal");
  add_step (f, self, "ask-verification", "words-of-check");
  add_step (f, self, "withdraw", "words-of-counter");
}

/* The answer as it goes over the network. */
static char *
open_as (Fixture *f, const Hand *hand, const char *application)
{
  const LoketCaller caller = {
      .kind = LOKET_DEVICE_COUNTER, .device = "counter", .token = hand->token};
  g_autoptr (LoketApplicationRequest) request = loket_application_request_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->application = g_strdup (application);
  request->purpose = LOKET_PURPOSE_SERVICE;
  answer = loket_office_ask_sync (
      f->office, &LOKET_APPLICATION_OPEN, &caller, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

static void
assert_has (const char *json, const char *words, gboolean has)
{
  if ((strstr (json, words) != NULL) == has)
    return;
  g_test_message ("%s: %s", words, json);
  g_test_fail ();
}

static void
assert_decision (const char *json, gboolean whole)
{
  static const char *const words[] = {
      "words-of-inputs",
      "words-of-findings",
      "words-of-reason",
      "words-of-consideration",
      "words-of-purpose",
      "words-of-conditions",
      "words-of-section",
      "words-of-proposal",
      "\"findings\"",
      "\"inputs\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has (json, words[i], whole);
}

static void
test_shows_what_the_role_may_see (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    gboolean decisions;
    gboolean surveys;
  } roles[] = {
      {"reception", FALSE, FALSE},
      {"field_verifier", FALSE, TRUE},
      {"village", FALSE, TRUE},
      {"subdistrict", FALSE, TRUE},
      {"service_officer", TRUE, TRUE},
      {"data_desk", TRUE, TRUE},
      {"section_head", TRUE, TRUE},
      {"unit_head", TRUE, TRUE},
  };
  static const char *const never[] = {
      "words-of-answers",
      "words-of-neighbours",
      "words-of-visit",
      "words-of-letter",
      "\"answers\"",
      "\"neighbour_note\"",
      "\"latitude\"",
      "\"letters\":[{",
      "\"body\"",
  };
  g_auto (Case) it = {0};

  fill (f, &it);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_auto (Hand) hand = {0};
    g_autofree char *json = NULL;
    hand_comes (f, &hand, roles[i].role, roles[i].role);
    json = open_as (f, &hand, it.application);
    for (guint j = 0; j < G_N_ELEMENTS (never); j++)
      assert_has (json, never[j], FALSE);
    assert_decision (json, roles[i].decisions);
    assert_has (json, "words-of-check", roles[i].surveys);
    assert_has (json, "words-of-counter", TRUE);
    assert_has (json, "\"state\":\"submitted\"", TRUE);
    assert_has (json, "\"outcome\":\"refuse\"", TRUE);
    assert_has (json, it.home.id, TRUE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-what-the-role-may-see", test_shows_what_the_role_may_see);
  return g_test_run ();
}
