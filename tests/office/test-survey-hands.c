/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose hand a survey is when it comes to deciding: also when it was sent back, by another login of
 * the same person, and behind however many others. */
#include "cases.h"
#include "core/survey-desk.h"
#include "doubts.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/survey-hands/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static void
refuses (Fixture *f, const Hand *hand, LoketDecision *decision, const char *rule)
{
  g_autoptr (LoketDecisionAct) act = cases_act (decision, "a note");

  cases_refused (f, hand, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, rule);
}

static LoketSurvey *
survey_of (Fixture *f, const char *person)
{
  g_autoptr (LoketSurveyQuery) query = loket_survey_query_new ();
  g_autoptr (LoketSurveyPage) page = NULL;
  g_autoptr (LoketSurveyEntry) entry = NULL;
  g_auto (Hand) reader = {0};

  hand_comes (f, &reader, "reader", "data_desk");
  query->person = g_strdup (person);
  page = cases_do (f, &reader, &LOKET_SURVEY_LIST, query);
  entry = g_list_model_get_item (G_LIST_MODEL (page->surveys), 0);
  return register_get (f, loket_survey_get_type (), entry->id);
}

/* Once handed in it stays his own: sent back, and as a draft that he goes on with. */
static void
test_sent_back_survey (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Hand) both = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (LoketSurvey) survey = NULL, returned = NULL, draft = NULL;
  g_autoptr (LoketSurveyCheck) check = loket_survey_check_new ();
  g_autoptr (LoketSurveySave) save = loket_survey_save_new ();

  office_opens (f, &office);
  hand_comes (f, &both, "both", "section_head field_verifier");
  cases_survey (f, person, NULL, "bps14", 10, both.id);
  decision = propose (f,
                      &office.clerk,
                      application,
                      LOKET_DECISION_OUTCOME_GRANT,
                      LOKET_CATEGORY_MELATI,
                      "it departs");
  survey = survey_of (f, person);
  check->survey = g_strdup (survey->id);
  check->reason = g_strdup ("A photograph is missing");
  returned = cases_do (f, &office.kasi, &LOKET_SURVEY_CHECK, check);
  refuses (f, &both, decision, "own-survey");
  save->survey = g_strdup (survey->id);
  save->form = g_strdup (survey->form);
  draft = cases_do (f, &both, &LOKET_SURVEY_SAVE, save);
  g_assert_cmpint (draft->state, ==, LOKET_SURVEY_DRAFT);
  refuses (f, &both, decision, "own-survey");
}

/* By another login too; and behind however many others have asked. */
static void
test_survey_by_another_login (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Hand) asks = {0}, late = {0}, other = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL;

  office_opens (f, &office);
  hand_comes (f, &asks, "asks", "field_verifier");
  hand_comes (f, &late, "late", "section_head");
  hand_comes (f, &other, "other", "section_head");
  officers_share (f, asks.id, office.kasi.id);
  cases_survey (f, person, NULL, "bps14", 10, asks.id);
  for (guint i = 0; i < 110; i++)
    cases_survey_by (f, person, "bps14", 10, asks.id, LOKET_CHANNEL_PHONE, NULL);
  cases_survey (f, person, NULL, "bps14", 10, late.id);
  decision = propose (f,
                      &office.clerk,
                      application,
                      LOKET_DECISION_OUTCOME_GRANT,
                      LOKET_CATEGORY_MELATI,
                      "it departs");
  refuses (f, &office.kasi, decision, "same-hand");
  refuses (f, &late, decision, "own-survey");
  g_object_unref (do_act (f, &other, &LOKET_DECISION_APPROVE, decision, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sent-back", test_sent_back_survey);
  ADD ("by-another-login", test_survey_by_another_login);
  return g_test_run ();
}
