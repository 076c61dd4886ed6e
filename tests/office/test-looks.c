/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looked at somebody: also who opened what was applied for, found out, decided and written of
 * him, by whatever record he asked for it (UU 27/2022). */
#include "cases.h"

#include "core/application-desk.h"
#include "core/letter-desk.h"
#include "core/person-file.h"
#include "core/survey-desk.h"

#include <string.h>

static GListStore *
looks_at (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();
  g_autoptr (LoketPersonLooks) answer = NULL;

  request->person = g_strdup (person);
  request->purpose = LOKET_PURPOSE_SERVICE;
  answer = cases_do (f, hand, &LOKET_PERSON_ACCESS, request);
  return g_object_ref (answer->looks);
}

static guint
count_looks (GListStore *looks, const LoketOperation *operation, const char *officer)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (looks)); i++) {
    g_autoptr (LoketPersonLook) look = g_list_model_get_item (G_LIST_MODEL (looks), i);
    if (strcmp (look->operation, operation->name) != 0)
      continue;
    g_assert_cmpstr (look->officer, ==, officer);
    n++;
  }
  return n;
}

static char *
survey_of (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketSurveySave) save = loket_survey_save_new ();
  g_autoptr (LoketSurvey) survey = NULL;

  save->person = g_strdup (person);
  save->form = g_strdup ("bps14");
  save->channel = LOKET_CHANNEL_PHONE;
  survey = cases_do (f, hand, &LOKET_SURVEY_SAVE, save);
  return g_strdup (survey->id);
}

static void
test_by_record (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *other = cases_person (f, "Kartini");
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autofree char *survey = NULL;
  g_autoptr (LoketDecision) proposed = NULL, decided = NULL;
  g_autoptr (LoketLetterRequest) letter = loket_letter_request_new ();
  g_autoptr (LoketLetterReference) letter_of = loket_letter_reference_new ();
  g_autoptr (LoketLetterQuery) letters_of = loket_letter_query_new ();
  g_autoptr (LoketDecisionReference) decision_of = loket_decision_reference_new ();
  g_autoptr (LoketApplicationRequest) application_of = loket_application_request_new ();
  g_autoptr (LoketSurveyReference) survey_reference = loket_survey_reference_new ();
  g_autoptr (LoketLetterView) issued = NULL, opened = NULL;
  g_autoptr (LoketLetterList) letters = NULL;
  g_autoptr (LoketDecisionReplay) replayed = NULL;
  g_autoptr (LoketApplicationView) view = NULL;
  g_autoptr (LoketSurveyView) seen = NULL;
  g_autoptr (GListStore) looks = NULL, others = NULL;

  office_opens (f, &office);
  survey = survey_of (f, &office.clerk, person);
  proposed = propose (f,
                      &office.clerk,
                      application,
                      LOKET_DECISION_OUTCOME_REFUSE,
                      LOKET_CATEGORY_NONE,
                      "has a house");
  decided = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  letter->kind = g_strdup ("refusal");
  letter->decision = g_strdup (decided->id);
  issued = cases_do (f, &office.clerk, &LOKET_LETTER_ISSUE, letter);
  letter_of->letter = g_strdup (issued->letter->id);
  opened = cases_do (f, &office.clerk, &LOKET_LETTER_OPEN, letter_of);
  letters_of->application = g_strdup (application);
  letters = cases_do (f, &office.clerk, &LOKET_LETTER_LIST, letters_of);
  decision_of->decision = g_strdup (decided->id);
  replayed = cases_do (f, &office.auditor, &LOKET_DECISION_REPLAY, decision_of);
  application_of->application = g_strdup (application);
  view = cases_do (f, &office.kepala, &LOKET_APPLICATION_OPEN, application_of);
  survey_reference->survey = g_strdup (survey);
  seen = cases_do (f, &office.kasi, &LOKET_SURVEY_OPEN, survey_reference);
  looks = looks_at (f, &office.kasi, person);
  g_assert_cmpuint (count_looks (looks, &LOKET_DECISION_APPROVE, "Officer kasi"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_DECISION_PROPOSE, "Officer clerk"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_LETTER_ISSUE, "Officer clerk"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_LETTER_OPEN, "Officer clerk"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_LETTER_LIST, "Officer clerk"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_DECISION_REPLAY, "Officer auditor"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_APPLICATION_OPEN, "Officer kepala"), ==, 1);
  g_assert_cmpuint (count_looks (looks, &LOKET_SURVEY_OPEN, "Officer kasi"), ==, 1);
  /* Of the neighbour none of it. */
  others = looks_at (f, &office.kasi, other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (others)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/looks/by-any-record",
              Fixture,
              NULL,
              fixture_set_up,
              test_by_record,
              fixture_tear_down);
  return g_test_run ();
}
