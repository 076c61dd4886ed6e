/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision stands on: when it is gone nobody approves any more, whoever asks; and a reason
 * is words. */
#include "cases.h"

#include "core/survey-desk.h"
#include "store/people.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/ground/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE
#define MELATI LOKET_CATEGORY_MELATI

static gboolean
bury_work (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (txn, data, error);

  if (person == NULL)
    return FALSE;
  person->life_status = LOKET_LIFE_DEAD;
  return loket_txn_update (txn, LOKET_RECORD (person), error);
}

static void
bury (Fixture *f, char *person)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (f->office), bury_work, person, &error);
  g_assert_no_error (error);
}

/* The list of who approves says the same as the one who tries. */
static void
assert_barred (Fixture *f, const Hand *head, LoketDecision *decision, const char *rule)
{
  g_autoptr (LoketWaitingQuery) query = loket_waiting_query_new ();
  g_autoptr (LoketWaitingPage) page = cases_do (f, head, &LOKET_DECISION_LIST_WAITING, query);
  g_autoptr (LoketDecisionWaiting) line = g_list_model_get_item (G_LIST_MODEL (page->decisions), 0);
  g_autoptr (LoketDecisionAct) act = cases_act (decision, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->decisions)), ==, 1);
  g_assert_cmpstr (line->decision, ==, decision->id);
  g_assert_cmpstr (line->bar, ==, rule);
  if (rule != NULL)
    cases_refused (f, head, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, rule);
}

/* Listed in decile 2, proposed; then the register says that she has died. */
static void
test_death (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, returned = NULL, no = NULL, refused = NULL;
  g_autoptr (LoketDecisionRequest) again =
      cases_proposal (application, GRANT, MELATI, "the family needs it");

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  proposed = propose (f, &office.clerk, application, GRANT, MELATI, NULL);
  assert_barred (f, &office.kasi, proposed, NULL);
  bury (f, person);
  assert_barred (f, &office.kasi, proposed, "ground-changed");
  returned = do_act (f, &office.kasi, &LOKET_DECISION_RETURN, proposed, "she has died");
  g_assert_cmpint (returned->state, ==, LOKET_DECISION_RETURNED);
  /* No reason opens a gate. */
  cases_refused (f, &office.clerk, &LOKET_DECISION_PROPOSE, again, LOKET_ERROR_RULE, "gate-closed");
  no = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "she has died");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, no, NULL);
  g_assert_cmpint (refused->state, ==, LOKET_DECISION_REFUSED);
}

/* A departure is one from what was suggested: when that is another one, so is the departure. */
static void
test_departure (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, section = NULL, refused = NULL;

  office_opens (f, &office);
  proposed = propose (f, &office.clerk, application, GRANT, MELATI, "the roof fell in");
  assert_barred (f, &office.kasi, proposed, NULL);
  section = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (section->state, ==, LOKET_DECISION_APPROVED_SECTION);
  assert_barred (f, &office.kepala, section, NULL);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  assert_barred (f, &office.kepala, section, "ground-changed");
  refused = do_act (f, &office.kepala, &LOKET_DECISION_REFUSE, section, "look at the list");
  g_assert_cmpint (refused->state, ==, LOKET_DECISION_REFUSED);
}

/* Nobody refuses by a proposal what the rules suggest by now; who has died since is refused. */
static void
test_refusal (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *other = cases_person (f, "Kartini");
  g_autofree char *first = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *second = cases_application (f, other, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) no = NULL, returned = NULL, of_other = NULL, refused = NULL;

  office_opens (f, &office);
  no = propose (f, &office.clerk, first, REFUSE, LOKET_CATEGORY_NONE, "on no list");
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  assert_barred (f, &office.kasi, no, "ground-changed");
  returned = do_act (f, &office.kasi, &LOKET_DECISION_RETURN, no, "the list has come");
  g_assert_cmpint (returned->state, ==, LOKET_DECISION_RETURNED);
  cases_list (f, 2, "dtsen", "2026-Q4", NULL, other, "\"decile\":\"2\"");
  of_other = propose (f, &office.clerk, second, REFUSE, LOKET_CATEGORY_NONE, "has a big house");
  bury (f, other);
  assert_barred (f, &office.kasi, of_other, NULL);
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, of_other, NULL);
  g_assert_cmpint (refused->state, ==, LOKET_DECISION_REFUSED);
}

static char *
find_survey (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketSurveyQuery) query = loket_survey_query_new ();
  g_autoptr (LoketSurveyPage) page = NULL;
  g_autoptr (LoketSurveyEntry) line = NULL;

  query->person = g_strdup (person);
  page = cases_do (f, hand, &LOKET_SURVEY_LIST, query);
  line = g_list_model_get_item (G_LIST_MODEL (page->surveys), 0);
  return g_strdup (line->id);
}

static void
send_back (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketSurveyCheck) check = loket_survey_check_new ();
  g_autoptr (LoketSurvey) survey = NULL;

  check->survey = find_survey (f, hand, person);
  check->good = FALSE;
  check->reason = g_strdup ("another house");
  survey = cases_do (f, hand, &LOKET_SURVEY_CHECK, check);
  g_assert_cmpint (survey->state, ==, LOKET_SURVEY_RETURNED);
}

/* The field check that an application was verified by is sent back while its decision waits: for
 * the head of section, and for the head of unit. */
static void
test_survey_of_application (Fixture *f, gconstpointer data)
{
  static const gboolean approved[] = {FALSE, TRUE};
  g_auto (Office) office = {0};
  g_auto (Hand) desk = {0};

  office_opens (f, &office);
  hand_comes (f, &desk, "desk", "data_desk");
  for (guint i = 0; i < G_N_ELEMENTS (approved); i++) {
    g_autofree char *person = cases_person (f, "Sulastri");
    g_autofree char *application =
        cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
    g_autoptr (LoketDecision) proposed = NULL, section = NULL, returned = NULL;
    g_autoptr (LoketDecisionAct) late = NULL;
    cases_survey (f, person, application, "bps14", 10, office.auditor.id);
    proposed = propose (f, &office.clerk, application, GRANT, MELATI, NULL);
    if (approved[i])
      section = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
    send_back (f, &desk, person);
    returned = cases_decision (f, proposed->id);
    g_assert_cmpint (returned->state, ==, LOKET_DECISION_RETURNED);
    g_assert_cmpstr (returned->ended_by, ==, desk.id);
    g_assert_cmpstr (returned->ended_reason, ==, "another house");
    g_assert_true (returned->ended_at.set);
    g_assert_cmpint (returned->version, ==, approved[i] ? 3 : 2);
    g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_VERIFYING_FIELD);
    late = cases_act (returned, NULL);
    cases_refused (f,
                   approved[i] ? &office.kepala : &office.kasi,
                   &LOKET_DECISION_APPROVE,
                   late,
                   LOKET_ERROR_WRONG_STATE,
                   "returned");
  }
}

/* One that was filled for the person alone, before anybody applied. */
static void
test_survey_of_person (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Hand) desk = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL;

  office_opens (f, &office);
  hand_comes (f, &desk, "desk", "data_desk");
  cases_survey (f, person, NULL, "bps14", 10, office.auditor.id);
  proposed = propose (f, &office.clerk, application, GRANT, MELATI, NULL);
  assert_barred (f, &office.kasi, proposed, NULL);
  send_back (f, &desk, person);
  assert_barred (f, &office.kasi, proposed, "ground-changed");
}

/* What is no card stands on no rules. */
static void
test_no_card (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *letter = cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, active = NULL;

  office_opens (f, &office);
  proposed = propose (f, &office.clerk, letter, GRANT, LOKET_CATEGORY_NONE, NULL);
  bury (f, person);
  active = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
}

/* Nothing to read is no reason, no note and no talk. */
static void
test_nothing_said (Fixture *f, gconstpointer data)
{
  static const char *const none[] = {
      "-", ".", "ok", "\u3164\u3164\u3164", "\u2800\u2800\u2800", "\u0301"};
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *card = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *second = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, menur = NULL;

  office_opens (f, &office);
  proposed = propose (f, &office.clerk, card, REFUSE, LOKET_CATEGORY_NONE, "PNS");
  menur = propose (f, &office.clerk, second, GRANT, LOKET_CATEGORY_MENUR, "the roof fell in");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_autofree char *other = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
    g_autoptr (LoketDecisionRequest) no =
        cases_proposal (other, REFUSE, LOKET_CATEGORY_NONE, none[i]);
    g_autoptr (LoketDecisionRequest) departs = cases_proposal (other, GRANT, MELATI, none[i]);
    g_autoptr (LoketDecisionAct) act = cases_act (proposed, none[i]);
    g_autoptr (LoketDecisionAct) considers = cases_act (menur, NULL);
    g_autoptr (LoketCounsellingRequest) talk = loket_counselling_request_new ();
    g_test_message ("row %u", i);
    considers->consideration = g_strdup (none[i]);
    talk->person = g_strdup (person);
    talk->note = g_strdup (none[i]);
    cases_refused (
        f, &office.clerk, &LOKET_DECISION_PROPOSE, no, LOKET_ERROR_RULE, "reason-needed");
    cases_refused (
        f, &office.clerk, &LOKET_DECISION_PROPOSE, departs, LOKET_ERROR_RULE, "reason-needed");
    cases_refused (f, &office.kasi, &LOKET_DECISION_RETURN, act, LOKET_ERROR_RULE, "reason-needed");
    cases_refused (f, &office.kasi, &LOKET_DECISION_REFUSE, act, LOKET_ERROR_RULE, "reason-needed");
    cases_refused (f,
                   &office.kasi,
                   &LOKET_DECISION_APPROVE,
                   considers,
                   LOKET_ERROR_RULE,
                   "consideration-needed");
    cases_refused (f, &office.clerk, &LOKET_COUNSELLING_ADD, talk, LOKET_ERROR_BAD_FIELD, "note");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("death", test_death);
  ADD ("departure", test_departure);
  ADD ("refusal", test_refusal);
  ADD ("survey-of-application-sent-back", test_survey_of_application);
  ADD ("survey-of-person-sent-back", test_survey_of_person);
  ADD ("no-card", test_no_card);
  ADD ("nothing-said", test_nothing_said);
  return g_test_run ();
}
