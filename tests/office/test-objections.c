/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objections through the dispatcher: a review by other hands, in time, that takes the place of what
 * was decided or leaves it. */
#include "cases.h"
#include "office/applications.h"
#include "store/txn.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/objections/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE

static gboolean
update_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

static LoketDecisionObjection *
objection_to (LoketDecision *decision)
{
  LoketDecisionObjection *request = loket_decision_objection_new ();

  request->decision = g_strdup (decision->id);
  request->note = g_strdup ("We are poor.");
  return request;
}

/* As the desk of applications brings a review on until it is to be decided. */
static void
verify (Fixture *f, LoketApplication *review)
{
  g_autoptr (LoketApplication) now = register_get (f, loket_application_get_type (), review->id);
  g_autoptr (GError) error = NULL;

  now->state = LOKET_APPLICATION_VERIFIED;
  loket_store_write_sync (loket_office_store (f->office), update_work, now, &error);
  g_assert_no_error (error);
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
  g_autoptr (LoketDecision) active = NULL, old = NULL;
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
  objection = objection_to (refused);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_cmpstr (review->reviews, ==, application);
  g_assert_cmpstr (review->kind, ==, CASES_CARD);
  g_assert_cmpint (review->origin, ==, LOKET_ORIGIN_REVIEW);
  g_assert_cmpint (review->state, ==, LOKET_APPLICATION_REGISTRY_CHECKED);
  g_assert_true (review->due_at.set);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_OBJECTED);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, objection, LOKET_ERROR_RULE, "objection-open");
  verify (f, review);
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
  active = cases_do (f, &other.kasi, &LOKET_DECISION_APPROVE, act);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  old = cases_decision (f, refused->id);
  g_assert_cmpint (old->state, ==, LOKET_DECISION_SUPERSEDED);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
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
  objection = objection_to (active);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  verify (f, review);
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
  /* 30 days after the refusal of the review, and one. */
  late = objection_to (refused);
  loket_clock_advance (f->clock, 31 * LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-3", "reception");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, late, LOKET_ERROR_RULE, "objection-late");
}

/* Whoever takes an objection back leaves what was decided, and may object again. */
static LoketRecord *
withdraw (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketRecord *nothing = LOKET_RECORD (loket_nothing_new ());

  if (loket_application_do (turn,
                            loket_decision_reference_cast (record)->decision,
                            "withdraw",
                            "it is well so",
                            NULL,
                            error))
    return nothing;
  g_object_unref (nothing);
  return NULL;
}

static const LoketOperation withdraw_operation = {
    .name = "test/withdraw",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_PREPARE_DECISIONS,
    .request = loket_decision_reference_get_type,
    .answer = loket_nothing_get_type,
};

static const LoketBinding extra_desk[] = {
    {&withdraw_operation, withdraw},
    {NULL, NULL},
};

static void
test_taken_back (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionReference) reference = loket_decision_reference_new ();
  g_autoptr (LoketDecision) active = NULL, kept = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketApplication) review = NULL, again = NULL;
  g_autoptr (LoketNothing) nothing = NULL;

  f->extra_desk = extra_desk;
  fixture_reopen (f);
  office_opens (f, &office);
  active = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  objection = objection_to (active);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  reference->decision = g_strdup (review->id);
  nothing = cases_do (f, &office.clerk, &withdraw_operation, reference);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_CLOSED);
  kept = cases_decision (f, active->id);
  g_assert_cmpint (kept->state, ==, LOKET_DECISION_ACTIVE);
  again = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_cmpstr (again->reviews, ==, application);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-other-hands", test_objection);
  ADD ("in-vain-and-late", test_objection_in_vain);
  ADD ("taken-back", test_taken_back);
  return g_test_run ();
}
