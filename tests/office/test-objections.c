/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objections through the dispatcher: a review by other hands, in time, that takes the place of what
 * was decided or leaves it. */
#include "cases.h"
#include "core/application-desk.h"
#include "office/applications.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/objections/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE

static LoketApplicationState
move (Fixture *f, const Hand *hand, const char *application, const char *what)
{
  g_autoptr (LoketApplicationAct) request = cases_move (application, what);
  g_autoptr (LoketApplicationView) view = cases_do (f, hand, &LOKET_APPLICATION_MOVE, request);

  return view->application->state;
}

/* A review of somebody who is not listed is verified like every other application. */
static void
verify (Fixture *f, const Hand *hand, const char *review)
{
  g_autoptr (LoketApplicationAct) shortcut = cases_move (review, "accept-list");

  cases_refused (f, hand, &LOKET_APPLICATION_MOVE, shortcut, LOKET_ERROR_WRONG_STATE, NULL);
  g_assert_cmpint (
      move (f, hand, review, "verify-by-phone"), ==, LOKET_APPLICATION_VERIFYING_PHONE);
  g_assert_cmpint (move (f, hand, review, "verify"), ==, LOKET_APPLICATION_VERIFIED);
}

/* Refused, objected to, granted by other people. */
static void
test_objection (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Office) other = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, refused = NULL, again = NULL;
  g_autoptr (LoketDecision) section = NULL, active = NULL, old = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;
  g_autoptr (LoketDecisionAct) act = NULL, head_act = NULL;
  g_autoptr (LoketApplication) review = NULL;

  office_opens (f, &office);
  hand_comes (f, &other.clerk, "clerk-2", "data_desk");
  hand_comes (f, &other.kasi, "kasi-2", "section_head");
  hand_comes (f, &other.auditor, "surveyor", "data_desk");
  cases_survey (f, person, application, "bps14", 3, other.auditor.id);
  proposed = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "no reason");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (refused->state, ==, LOKET_DECISION_REFUSED);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_REJECTED);
  objection = cases_objection (refused);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_cmpstr (review->reviews, ==, application);
  g_assert_cmpstr (review->kind, ==, CASES_CARD);
  g_assert_cmpint (review->origin, ==, LOKET_ORIGIN_REVIEW);
  g_assert_cmpint (review->state, ==, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_assert_false (review->listed);
  g_assert_true (review->due_at.set);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_OBJECTED);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, objection, LOKET_ERROR_RULE, "objection-open");
  verify (f, &office.clerk, review->id);
  request = cases_proposal (review->id, GRANT, LOKET_CATEGORY_MELATI, "they are");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  cases_refused (
      f, &office.kasi, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  cases_refused (
      f, &other.auditor, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  again = cases_do (f, &other.clerk, &LOKET_DECISION_PROPOSE, request);
  g_assert_cmpstr (again->objects_to, ==, refused->id);
  act = cases_act (again, "looked at");
  cases_refused (f, &office.kasi, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "reviewed-hand");
  cases_refused (f, &office.kasi, &LOKET_DECISION_RETURN, act, LOKET_ERROR_RULE, "reviewed-hand");
  cases_refused (f, &office.kasi, &LOKET_DECISION_REFUSE, act, LOKET_ERROR_RULE, "reviewed-hand");
  section = cases_do (f, &other.kasi, &LOKET_DECISION_APPROVE, act);
  active = do_act (f, &office.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  old = cases_decision (f, refused->id);
  g_assert_cmpint (old->state, ==, LOKET_DECISION_SUPERSEDED);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
}

/* Who asked at the home before, for whatever reason, proposes nothing in the review; who asks for
 * it alone may. */
static void
test_surveyor_before (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Hand) before = {0}, anew = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *husband = cases_person (f, "Paiman");
  const char *const family[] = {husband, person, NULL};
  g_autofree char *household = register_family (f, "3314100101110001", family);
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, refused = NULL, again = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;
  g_autoptr (LoketApplication) review = NULL;

  office_opens (f, &office);
  hand_comes (f, &before, "before", "data_desk");
  hand_comes (f, &anew, "anew", "data_desk");
  cases_survey (f, husband, NULL, "bps14", 3, before.id);
  proposed = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "no reason");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  objection = cases_objection (refused);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  verify (f, &office.clerk, review->id);
  cases_survey (f, person, review->id, "bps14", 9, anew.id);
  request = cases_proposal (review->id, GRANT, LOKET_CATEGORY_MELATI, "they are");
  cases_refused (f, &before, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  again = cases_do (f, &anew, &LOKET_DECISION_PROPOSE, request);
  g_assert_cmpint (again->state, ==, LOKET_DECISION_PROPOSED);
}

/* An objection that is refused leaves what was decided; one to a card does not end it before. */
static void
test_objection_in_vain (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Office) other = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) active = NULL, again = NULL, refused = NULL, old = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL, late = NULL;
  g_autoptr (LoketApplication) review = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;

  office_opens (f, &office);
  hand_comes (f, &other.clerk, "clerk-2", "data_desk");
  hand_comes (f, &other.kasi, "kasi-2", "section_head");
  active = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  objection = cases_objection (active);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  verify (f, &office.clerk, review->id);
  request = cases_proposal (review->id, GRANT, LOKET_CATEGORY_MELATI, "they are");
  cases_refused (
      f, &office.kasi, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  again = propose (f, &other.clerk, review->id, REFUSE, LOKET_CATEGORY_NONE, "it was right");
  refused = do_act (f, &other.kasi, &LOKET_DECISION_APPROVE, again, NULL);
  old = cases_decision (f, active->id);
  g_assert_cmpint (old->state, ==, LOKET_DECISION_ACTIVE);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
  g_assert_cmpint (refused->state, ==, LOKET_DECISION_REFUSED);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, objection, LOKET_ERROR_RULE, "objection-decided");
  /* 21 days after the refusal of the review (this office has no hours: every day counts), and one.
   */
  late = cases_objection (refused);
  loket_clock_advance (f->clock, 22 * LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-3", "reception");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, late, LOKET_ERROR_RULE, "objection-late");
}

/* What the lists say now counts: who has come into one since needs no verification. */
static void
test_listed_since (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, refused = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketApplication) review = NULL;

  office_opens (f, &office);
  proposed = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "no reason");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  cases_list (f, 1, "dtsen", "2026-Q3", NULL, person, "\"decile\":\"1\"");
  objection = cases_objection (refused);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_true (review->listed);
  g_assert_cmpint (review->state, ==, LOKET_APPLICATION_REGISTRY_CHECKED);
  g_assert_cmpint (
      move (f, &office.clerk, review->id, "accept-list"), ==, LOKET_APPLICATION_VERIFIED);
}

/* Whoever takes an objection back leaves what was decided, and may object again: in time, and to
 * one decision once. */
static void
test_taken_back (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0}, others = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) active = NULL, kept = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketApplication) review = NULL, again = NULL;
  g_autoptr (LoketApplicationAct) reopen = NULL;

  office_opens (f, &office);
  hand_comes (f, &others.clerk, "clerk-2", "service_officer");
  active = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  objection = cases_objection (active);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  move (f, &others.clerk, review->id, "withdraw");
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
  kept = cases_decision (f, active->id);
  g_assert_cmpint (kept->state, ==, LOKET_DECISION_ACTIVE);
  again = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_cmpstr (again->reviews, ==, application);
  reopen = cases_move (review->id, "reopen");
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_MOVE, reopen, LOKET_ERROR_RULE, "application-open");
  move (f, &others.clerk, again->id, "withdraw");
  g_assert_cmpint (
      move (f, &office.clerk, review->id, "reopen"), ==, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_OBJECTED);
  move (f, &others.clerk, review->id, "withdraw");
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
  loket_clock_advance (f->clock, 60 * LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-4", "service_officer");
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_MOVE, reopen, LOKET_ERROR_RULE, "objection-late");
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
}

/* Those who decided do not end the objection against it, nor let it run out over a paper. */
static void
test_ended_by_its_hands (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0}, others = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL, refused = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketApplication) review = NULL;
  g_autoptr (LoketApplicationAct) withdraw = NULL, not_verified = NULL;
  g_autoptr (LoketPapersRequest) papers = loket_papers_request_new ();
  g_autoptr (LoketPaperSaid) said = loket_paper_said_new ();
  g_autoptr (LoketApplicationView) owed = NULL;

  office_opens (f, &office);
  hand_comes (f, &others.clerk, "clerk-2", "service_officer");
  proposed = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "no reason");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  objection = cases_objection (refused);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  withdraw = cases_move (review->id, "withdraw");
  not_verified = cases_move (review->id, "not-verified");
  for (const Hand *const *hand = (const Hand *const[]){&office.clerk, &office.kasi, NULL};
       *hand != NULL;
       hand++) {
    cases_refused (f, *hand, &LOKET_APPLICATION_MOVE, withdraw, LOKET_ERROR_RULE, "reviewed-hand");
    cases_refused (
        f, *hand, &LOKET_APPLICATION_MOVE, not_verified, LOKET_ERROR_RULE, "reviewed-hand");
  }
  papers->application = g_strdup (review->id);
  papers->version = review->version;
  papers->papers = g_list_store_new (loket_paper_said_get_type ());
  said->paper = g_strdup ("ktp");
  said->state = LOKET_PAPERS_OWED;
  g_list_store_append (papers->papers, said);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, papers, LOKET_ERROR_RULE, "reviewed-hand");
  owed = cases_do (f, &others.clerk, &LOKET_APPLICATION_SET_PAPERS, papers);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_OBJECTED);
  move (f, &others.clerk, review->id, "withdraw");
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-other-hands", test_objection);
  ADD ("who-asked-before-does-not-propose", test_surveyor_before);
  ADD ("in-vain-and-late", test_objection_in_vain);
  ADD ("listed-since", test_listed_since);
  ADD ("taken-back", test_taken_back);
  ADD ("ended-by-its-hands", test_ended_by_its_hands);
  return g_test_run ();
}
