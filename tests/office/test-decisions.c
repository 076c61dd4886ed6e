/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions through the dispatcher: acceptance case 7 of registry.md, what each category needs,
 * objections, time, new rules, and working decisions out again. */
#include "cases.h"
#include "doubts.h"
#include "core/merge-desk.h"
#include "store/txn.h"
#include "wire/json.h"
#include "store/people.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/decisions/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE
#define STORED 200

static LoketProposalReason *
find_reason (LoketProposal *proposal, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (proposal->reasons)); i++) {
    g_autoptr (LoketProposalReason) reason =
        g_list_model_get_item (G_LIST_MODEL (proposal->reasons), i);
    if (strcmp (reason->key, key) == 0)
      return g_steal_pointer (&reason);
  }
  return NULL;
}

static LoketDecisionReplay *
replay (Fixture *f, const Hand *hand, const char *decision)
{
  g_autoptr (LoketDecisionReference) request = loket_decision_reference_new ();

  request->decision = g_strdup (decision);
  return cases_do (f, hand, &LOKET_DECISION_REPLAY, request);
}

static void
add_condition (Fixture *f, const Hand *hand, const char *person, LoketConditionKind kind)
{
  g_autoptr (LoketConditionRequest) request = loket_condition_request_new ();
  g_autoptr (LoketCondition) condition = NULL;

  request->person = g_strdup (person);
  request->kind = kind;
  request->evidence = g_strdup ("a letter of the puskesmas");
  condition = cases_do (f, hand, &LOKET_CONDITION_ADD, request);
  g_assert_cmpstr (condition->from_day, ==, "2026-11-23");
}

/* Case 7, first part: listed in decile 2. */
static void
test_listed (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
  g_autoptr (LoketDecision) decision = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  suggestion = suggest (f, &office.clerk, person, application);
  g_assert_cmpint (suggestion->proposal->category, ==, LOKET_CATEGORY_MELATI);
  g_assert_cmpuint (loket_proposal_count (suggestion->proposal, LOKET_OUTCOME_FIRED), ==, 1);
  g_assert_cmpuint (loket_proposal_count (suggestion->proposal, LOKET_OUTCOME_SUPPORTS), ==, 1);
  g_assert_false (suggestion->head_needed);
  g_assert_cmpstr (suggestion->until_most, ==, "2028-11-22");
  decision = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  g_assert_cmpint (decision->state, ==, LOKET_DECISION_ACTIVE);
  g_assert_cmpint (decision->suggested, ==, LOKET_CATEGORY_MELATI);
  g_assert_cmpstr (decision->rules, ==, "2026-1");
  g_assert_cmpstr (decision->from_day, ==, "2026-11-23");
  g_assert_cmpstr (decision->until_day, ==, "2028-11-22");
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_APPROVED);
}

/* Case 7, second part: not listed, the breadwinner is ill, the score is above the line. */
static void
test_menur (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *husband = cases_person (f, "Paiman");
  g_autofree char *other = cases_person (f, "Kartini");
  const char *const family[] = {husband, person, NULL};
  g_autofree char *household = register_family (f, "3314100101110001", family);
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
  g_autoptr (LoketDecision) proposed = NULL, section = NULL, active = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;
  g_autoptr (LoketDecisionAct) act = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, other, "\"decile\":\"2\"");
  cases_survey (f, person, NULL, "bps14", 6, office.auditor.id);
  add_condition (f, &office.clerk, husband, LOKET_CONDITION_ILLNESS);
  suggestion = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpint (suggestion->inputs->listed, ==, LOKET_TRUTH_NO);
  g_assert_cmpint (suggestion->inputs->bps14_score.value, ==, 6);
  g_assert_cmpint (suggestion->inputs->household_size.value, >=, 1);
  g_assert_true (g_strv_contains ((const char *const *) suggestion->inputs->conditions, "illness"));
  g_assert_cmpint (suggestion->proposal->category, ==, LOKET_CATEGORY_MENUR);
  request = cases_proposal (application, GRANT, LOKET_CATEGORY_MENUR, NULL);
  request->consideration = g_strdup ("The clerk thinks so.");
  cases_refused (f,
                 &office.clerk,
                 &LOKET_DECISION_PROPOSE,
                 request,
                 LOKET_ERROR_RULE,
                 "consideration-of-head");
  proposed = propose (f, &office.clerk, application, GRANT, LOKET_CATEGORY_MENUR, NULL);
  act = cases_act (proposed, NULL);
  cases_refused (
      f, &office.kepala, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "section-first");
  cases_refused (
      f, &office.kasi, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "consideration-needed");
  act->consideration = g_strdup ("   ");
  cases_refused (
      f, &office.kasi, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "consideration-needed");
  g_free (act->consideration);
  act->consideration = g_strdup ("The breadwinner has been ill since May.");
  section = cases_do (f, &office.kasi, &LOKET_DECISION_APPROVE, act);
  g_assert_cmpint (section->state, ==, LOKET_DECISION_APPROVED_SECTION);
  active = do_act (f, &office.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  g_assert_cmpstr (active->until_day, ==, "2027-11-22");
  g_assert_cmpint (active->score.value, ==, 6);
}

static LoketCounselling *
counsel (Fixture *f, const Hand *hand, const char *person, const char *purpose, const char *until)
{
  g_autoptr (LoketCounsellingRequest) request = loket_counselling_request_new ();

  request->person = g_strdup (person);
  request->note = g_strdup ("Wants to learn to sew");
  request->purpose = g_strdup (purpose);
  request->conditions = g_strdup ("Comes to the course each week");
  request->until_day = g_strdup (until);
  return cases_do (f, hand, &LOKET_COUNSELLING_ADD, request);
}

/* By the name that the request has for it. */
static void
assert_tomorrow_is_refused (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketCounsellingRequest) request = loket_counselling_request_new ();

  request->person = g_strdup (person);
  request->day = g_strdup ("2026-11-24");
  request->note = g_strdup ("Talked about work");
  cases_refused (f, hand, &LOKET_COUNSELLING_ADD, request, LOKET_ERROR_BAD_FIELD, "day");
}

/* Case 7, third part: able and uninsured, without a talk. */
static void
test_kenanga (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, GRANT, LOKET_CATEGORY_KENANGA, "she asks for it");
  g_autoptr (LoketCounselling) without = NULL, whole = NULL;
  g_autoptr (LoketDecisionSuggestion) before = NULL, after = NULL;
  g_autoptr (LoketDecision) proposed = NULL, section = NULL, active = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"8\"");
  cases_survey (f, person, NULL, "bps14", 2, office.auditor.id);
  cases_survey (f, person, NULL, "kepmensos262", 0, office.auditor.id);
  before = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpint (before->proposal->category, ==, LOKET_CATEGORY_NONE);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "counselling-needed");
  without = counsel (f, &office.clerk, person, NULL, NULL);
  assert_tomorrow_is_refused (f, &office.clerk, person);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "purpose-needed");
  request->purpose = g_strdup ("Sewing course");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "end-date-needed");
  request->until_day = g_strdup ("2027-11-23");
  cases_refused (f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "too-long");
  g_free (request->until_day);
  request->until_day = g_strdup ("2026-11-22");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "end-date-passed");
  g_clear_pointer (&request->until_day, g_free);
  g_clear_pointer (&request->purpose, g_free);
  loket_clock_advance (f->clock, LOKET_SECOND);
  whole = counsel (f, &office.clerk, person, "Sewing course", "2027-05-31");
  after = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after->counsellings)), ==, 2);
  proposed = cases_do (f, &office.clerk, &LOKET_DECISION_PROPOSE, request);
  g_assert_cmpstr (proposed->counselling, ==, whole->id);
  g_assert_cmpstr (proposed->purpose, ==, "Sewing course");
  section = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (section->state, ==, LOKET_DECISION_APPROVED_SECTION);
  active = do_act (f, &office.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  g_assert_cmpstr (active->until_day, ==, "2027-05-31");
}

/* A talk wears out after a year, and the next Kenanga is talked over anew. */
static void
test_kenanga_again (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *first = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *next = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;
  g_autoptr (LoketCounselling) talk = NULL, again = NULL;
  g_autoptr (LoketDecision) active = NULL, renewed = NULL;
  g_autoptr (LoketDecisionSuggestion) old = NULL;

  office_opens (f, &office);
  talk = counsel (f, &office.clerk, person, "Sewing course", "2027-05-31");
  active = grant (f, &office, first, LOKET_CATEGORY_KENANGA);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  next = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  request = cases_proposal (next, GRANT, LOKET_CATEGORY_KENANGA, "she goes on");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "conditions-unchecked");
  loket_clock_advance (f->clock, 200 * LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-2", "service_officer");
  old = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpint (old->inputs->counselling, ==, LOKET_TRUTH_NO);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "counselling-needed");
  again = counsel (f, &office.clerk, person, "Sewing course", "2027-12-31");
  renewed = cases_do (f, &office.clerk, &LOKET_DECISION_PROPOSE, request);
  g_assert_cmpstr (renewed->counselling, ==, again->id);
}

/* Registry 3, case 4: as long as two people claim one NIK, neither gets a card on it. */
static gboolean
claim_work (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (txn, data, error);

  if (person == NULL)
    return FALSE;
  if (person->nik == NULL)
    person->nik = g_strdup ("3314104203549901");
  person->nik_status =
      person->nik_status == LOKET_NIK_CONFLICT ? LOKET_NIK_UNVERIFIED : LOKET_NIK_CONFLICT;
  return loket_txn_update (txn, LOKET_RECORD (person), error);
}

static void
test_held (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, GRANT, LOKET_CATEGORY_MELATI, "so it is");
  g_autoptr (LoketDecision) proposed = NULL;
  g_autoptr (LoketDecisionAct) act = NULL;
  LoketStore *store = loket_office_store (f->office);
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  loket_store_write_sync (store, claim_work, person, &error);
  g_assert_no_error (error);
  cases_refused (f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "nik-held");
  loket_store_write_sync (store, claim_work, person, &error);
  proposed = cases_do (f, &office.clerk, &LOKET_DECISION_PROPOSE, request);
  loket_store_write_sync (store, claim_work, person, &error);
  g_assert_no_error (error);
  act = cases_act (proposed, NULL);
  cases_refused (f, &office.kasi, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "nik-held");
}

/* Case 7, fourth part: a civil servant in any list. */
static void
test_civil_servant (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
  g_autoptr (LoketProposalReason) warning = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  cases_list (f,
              2,
              "agency",
              "2026-10",
              "[columns]\nprogramme=P\n[tells]\ncivil_servant=PNS\n",
              person,
              "\"programme\":\"PNS\"");
  suggestion = suggest (f, &office.clerk, person, NULL);
  warning = find_reason (suggestion->proposal, "civil-servant");
  g_assert_nonnull (warning);
  g_assert_cmpint (warning->outcome, ==, LOKET_OUTCOME_WARNING);
  /* It is for people to look at. */
  g_assert_cmpint (suggestion->proposal->category, ==, LOKET_CATEGORY_MELATI);
}

/* Case 7, last part: the rules change, what was decided stays as it was decided. */
static void
test_new_rules (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  /* Only the poorest tenth. */
  g_autofree char *rules = cases_other_rules ("[parameter decile_limit]\nvalue=4\n",
                                              "[parameter decile_limit]\nvalue=1\n");
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL, later = NULL;
  g_autoptr (LoketDecisionSuggestion) then = NULL;
  g_autoptr (LoketDecisionReplay) replayed = NULL;

  f->more_rules = rules;
  fixture_reopen (f);
  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  decision = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  loket_clock_advance (f->clock, 20 * LOKET_DAY);
  hand_clear (&office.clerk);
  hand_clear (&office.auditor);
  hand_comes (f, &office.clerk, "clerk-2", "service_officer");
  hand_comes (f, &office.auditor, "auditor-2", "auditor");
  then = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpstr (then->proposal->rules_version, ==, "2026-2");
  g_assert_cmpint (then->proposal->category, !=, LOKET_CATEGORY_MELATI);
  later = cases_decision (f, decision->id);
  g_assert_true (loket_record_equal (LOKET_RECORD (decision), LOKET_RECORD (later)));
  replayed = replay (f, &office.auditor, decision->id);
  g_assert_cmpstr (replayed->rules, ==, "2026-1");
  g_assert_true (replayed->same);
  g_assert_cmpint (replayed->suggests, ==, LOKET_CATEGORY_MELATI);
  f->more_rules = NULL;
}

/* A version that was changed after it was used is told. */
static gboolean
falsify_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

static void
test_replay_tells (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (LoketDecisionReplay) checksum = NULL, inputs = NULL, unknown = NULL;
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  decision = propose (f, &office.clerk, application, GRANT, LOKET_CATEGORY_MELATI, NULL);
  decision->rules_checksum[0] = decision->rules_checksum[0] == 'a' ? 'b' : 'a';
  loket_store_write_sync (loket_office_store (f->office), falsify_work, decision, &error);
  checksum = replay (f, &office.auditor, decision->id);
  g_assert_true (checksum->rules_known && checksum->same_category && checksum->same_reasons);
  g_assert_false (checksum->same_checksum || checksum->same);
  g_free (decision->inputs);
  decision->inputs = g_strdup ("{\"alive\":\"yes\"}");
  loket_store_write_sync (loket_office_store (f->office), falsify_work, decision, &error);
  inputs = replay (f, &office.auditor, decision->id);
  g_assert_false (inputs->same_category || inputs->same_reasons || inputs->same);
  g_free (decision->rules);
  decision->rules = g_strdup ("1999-1");
  loket_store_write_sync (loket_office_store (f->office), falsify_work, decision, &error);
  unknown = replay (f, &office.auditor, decision->id);
  g_assert_false (unknown->rules_known || unknown->same);
  g_assert_no_error (error);
}

static void
test_what_a_proposal_needs (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *card = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *letter = cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  const struct {
    const char *application;
    LoketDecisionOutcome outcome;
    LoketCategory category;
    const char *reason;
    const char *rule;
  } rows[] = {
      {card, GRANT, LOKET_CATEGORY_NONE, "so", "category-needed"},
      {card, REFUSE, LOKET_CATEGORY_MELATI, "so", "no-category"},
      {letter, GRANT, LOKET_CATEGORY_MELATI, "so", "no-category"},
      {card, REFUSE, LOKET_CATEGORY_NONE, NULL, "reason-needed"},
      {card, REFUSE, LOKET_CATEGORY_NONE, " \n", "reason-needed"},
      {letter, REFUSE, LOKET_CATEGORY_NONE, NULL, "reason-needed"},
      /* the rules say none */
      {card, GRANT, LOKET_CATEGORY_MELATI, NULL, "reason-needed"},
  };
  g_autoptr (LoketDecision) done = NULL;
  g_autoptr (LoketDecisionRequest) stale = cases_proposal (card, REFUSE, LOKET_CATEGORY_NONE, "so");

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketDecisionRequest) request =
        cases_proposal (rows[i].application, rows[i].outcome, rows[i].category, rows[i].reason);
    g_test_message ("row %u", i);
    cases_refused (
        f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, rows[i].rule);
  }
  stale->version = LOKET_SOME (7);
  cases_refused (f, &office.clerk, &LOKET_DECISION_PROPOSE, stale, LOKET_ERROR_CHANGED, "1");
  done = propose (f, &office.clerk, letter, GRANT, LOKET_CATEGORY_NONE, NULL);
  g_assert_cmpint (state_of (f, letter), ==, LOKET_APPLICATION_PROPOSED);
}

/* A person has one card: the next one ends it. */
static void
test_superseded (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *first = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *second = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *letter = cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) older = NULL, newer = NULL, ended = NULL, other = NULL, kept = NULL;
  g_autoptr (LoketDecision) proposed = NULL;
  g_autoptr (LoketDecisionSuggestion) suggestion = NULL;

  office_opens (f, &office);
  older = grant (f, &office, first, LOKET_CATEGORY_MELATI);
  newer = grant (f, &office, second, LOKET_CATEGORY_MELATI);
  ended = cases_decision (f, older->id);
  g_assert_cmpint (ended->state, ==, LOKET_DECISION_SUPERSEDED);
  g_assert_true (ended->ended_at.set);
  /* A recommendation is no card, and one head is enough for it. */
  proposed = propose (f, &office.clerk, letter, GRANT, LOKET_CATEGORY_NONE, NULL);
  other = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (other->state, ==, LOKET_DECISION_ACTIVE);
  kept = cases_decision (f, newer->id);
  g_assert_cmpint (kept->state, ==, LOKET_DECISION_ACTIVE);
  suggestion = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (suggestion->decisions)), ==, 3);
}

static void
test_runs_out (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, GRANT, LOKET_CATEGORY_MELATI, "it departs");
  g_autoptr (LoketDecision) proposed = NULL, active = NULL;
  g_autoptr (LoketDecision) section = NULL, on_last_day = NULL, after = NULL;

  office_opens (f, &office);
  request->until_day = g_strdup ("2026-11-25");
  proposed = cases_do (f, &office.clerk, &LOKET_DECISION_PROPOSE, request);
  section = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  active = do_act (f, &office.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  loket_clock_advance (f->clock, 2 * LOKET_DAY);
  cases_tend (f);
  on_last_day = cases_decision (f, active->id);
  g_assert_cmpint (on_last_day->state, ==, LOKET_DECISION_ACTIVE);
  loket_clock_advance (f->clock, LOKET_DAY);
  cases_tend (f);
  after = cases_decision (f, active->id);
  g_assert_cmpint (after->state, ==, LOKET_DECISION_EXPIRED);
  g_assert_null (after->ended_by);
  g_assert_true (after->ended_at.set);
}

static void
test_conditions (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autoptr (LoketConditionRequest) request = loket_condition_request_new ();
  g_autoptr (LoketConditionEnd) end = loket_condition_end_new ();
  g_autoptr (LoketCondition) condition = NULL, ended = NULL;
  g_autoptr (LoketDecisionSuggestion) before = NULL, while_it_lasts = NULL, after = NULL;

  office_opens (f, &office);
  before = suggest (f, &office.clerk, person, NULL);
  g_assert_null (before->inputs->conditions);
  request->person = g_strdup (person);
  request->kind = LOKET_CONDITION_JOB_LOSS;
  request->from_day = g_strdup ("2026-11-24");
  cases_refused (
      f, &office.clerk, &LOKET_CONDITION_ADD, request, LOKET_ERROR_BAD_FIELD, "from_day");
  g_free (request->from_day);
  request->from_day = g_strdup ("2026-10-01");
  request->until_day = g_strdup ("2026-09-30");
  cases_refused (
      f, &office.clerk, &LOKET_CONDITION_ADD, request, LOKET_ERROR_BAD_FIELD, "until_day");
  g_clear_pointer (&request->until_day, g_free);
  cases_refused (f, &office.auditor, &LOKET_CONDITION_ADD, request, LOKET_ERROR_NOT_ALLOWED, NULL);
  condition = cases_do (f, &office.clerk, &LOKET_CONDITION_ADD, request);
  while_it_lasts = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpstr (while_it_lasts->inputs->conditions[0], ==, "job_loss");
  end->condition = g_strdup (condition->id);
  ended = cases_do (f, &office.kasi, &LOKET_CONDITION_END, end);
  g_assert_cmpstr (ended->until_day, ==, "2026-11-23");
  g_assert_cmpstr (ended->ended_by, ==, office.kasi.id);
  cases_refused (f, &office.kasi, &LOKET_CONDITION_END, end, LOKET_ERROR_WRONG_STATE, "ended");
  after = suggest (f, &office.clerk, person, NULL);
  g_assert_null (after->inputs->conditions);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after->conditions)), ==, 1);
}

/* Somebody with all kinds of things on file. */
static void
add_household (Fixture *f, const Office *office, GRand *rand, const char *person, gint64 number)
{
  static const char *const forms[] = {"bps14", "kepmensos262"};
  g_autofree char *facts = g_strdup_printf ("\"decile\":\"%d\"", g_rand_int_range (rand, 1, 11));
  const char *const family[] = {person, NULL};
  g_autofree char *card = g_strdup_printf (
      "%s010111%04d", g_rand_int_range (rand, 0, 9) == 0 ? "337210" : "331410", (int) number + 1);
  g_autofree char *household = register_family (f, card, family);

  if (g_rand_boolean (rand))
    cases_list (
        f, number, "dtsen", g_rand_boolean (rand) ? "2026-Q4" : "2025-Q3", NULL, person, facts);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_rand_boolean (rand))
      cases_survey (f,
                    person,
                    NULL,
                    forms[i],
                    g_rand_int_range (rand, 0, i == 0 ? 14 : 8),
                    office->auditor.id);
  if (g_rand_boolean (rand))
    add_condition (f, &office->clerk, person, (LoketConditionKind) g_rand_int_range (rand, 0, 10));
}

/* Whatever was proposed comes out the same from what was kept. */
static void
test_stored_replay (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  guint by_category[LOKET_N_CATEGORIES] = {0};

  office_opens (f, &office);
  for (gint64 i = 1; i <= STORED; i++) {
    g_autofree char *person = cases_person (f, "Sulastri");
    g_autofree char *application =
        cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
    g_autoptr (LoketDecision) decision = NULL;
    g_autoptr (LoketDecisionReplay) replayed = NULL;
    add_household (f, &office, rand, person, i);
    decision = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "for the test");
    by_category[decision->suggested]++;
    replayed = replay (f, &office.auditor, decision->id);
    g_assert_true (replayed->same);
    loket_clock_advance (f->clock, LOKET_MINUTE / 2);
  }
  g_test_message ("%u none, %u Melati, %u Menur",
                  by_category[LOKET_CATEGORY_NONE],
                  by_category[LOKET_CATEGORY_MELATI],
                  by_category[LOKET_CATEGORY_MENUR]);
  g_assert_cmpuint (by_category[LOKET_CATEGORY_NONE], >, 0);
  g_assert_cmpuint (by_category[LOKET_CATEGORY_MELATI], >, 0);
}

/* Two records, each with a card: people say first which of the two goes on. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Officers) officers = {0};
  g_autofree char *a = cases_person (f, "Kartini");
  g_autofree char *b = cases_person (f, "Kartini");
  g_autofree char *of_a = cases_application (f, a, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *of_b = cases_application (f, b, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) card_a = NULL, card_b = NULL, moved = NULL, back = NULL;
  g_autoptr (LoketMergeRequest) request = loket_merge_request_new ();
  g_autoptr (LoketUnmergeRequest) undo = loket_unmerge_request_new ();
  g_autoptr (LoketDecisionEnd) end = loket_decision_end_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *ended = NULL, *merged = NULL, *undone = NULL;

  office_opens (f, &office);
  officers_come (f, &officers);
  card_a = grant (f, &office, of_a, LOKET_CATEGORY_MELATI);
  card_b = grant (f, &office, of_b, LOKET_CATEGORY_MELATI);
  request->winner = g_strdup (a);
  request->loser = g_strdup (b);
  request->reason = g_strdup ("one KTP, seen");
  officers_refused (f, officers.first, &LOKET_PERSON_MERGE, request, LOKET_ERROR_RULE, "two-cards");
  end->decision = g_strdup (card_a->id);
  end->reason = g_strdup ("two records of one person");
  end->hearing = g_strdup ("she was at the counter and agrees");
  {
    const Officers heads = {.first = office.kasi.token, .second = office.kepala.token};
    ended = officers_agree (f, &heads, &LOKET_DECISION_END, end, &error);
  }
  g_assert_no_error (error);
  merged = officers_agree (f, &officers, &LOKET_PERSON_MERGE, request, &error);
  g_assert_no_error (error);
  moved = cases_decision (f, card_b->id);
  g_assert_cmpstr (moved->person, ==, a);
  undo->merge = g_strdup (merged);
  undo->reason = g_strdup ("two people after all");
  undone = officers_agree (f, &officers, &LOKET_PERSON_UNMERGE, undo, &error);
  g_assert_no_error (error);
  back = cases_decision (f, card_b->id);
  g_assert_true (loket_record_equal (LOKET_RECORD (card_b), LOKET_RECORD (back)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("case-7-listed", test_listed);
  ADD ("case-7-menur", test_menur);
  ADD ("case-7-kenanga", test_kenanga);
  ADD ("kenanga-again", test_kenanga_again);
  ADD ("held-while-a-nik-is-claimed-twice", test_held);
  ADD ("case-7-civil-servant", test_civil_servant);
  ADD ("case-7-new-rules", test_new_rules);
  ADD ("replay-tells-what-differs", test_replay_tells);
  ADD ("what-a-proposal-needs", test_what_a_proposal_needs);
  ADD ("one-card-a-person", test_superseded);
  ADD ("runs-out", test_runs_out);
  ADD ("conditions-come-and-end", test_conditions);
  ADD ("two-hundred-replayed", test_stored_replay);
  ADD ("merging-two-cards", test_merge);
  return g_test_run ();
}
