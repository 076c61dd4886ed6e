/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the letter of a decision tells the person, and that the office keeps to it: why, and until
 * when somebody may object. */
#include "cases.h"
#include "core/letter-desk.h"
#include "wire/json.h"

#include <string.h>

#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE
/* Thursday, 5 March 2026, 08:00 in Sragen; Lebaran is two weeks later. */
#define BEFORE_LEBARAN G_GINT64_CONSTANT (1772672400000000)
#define LAST_DAY 39 /* 13 April */

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = loket_test_dir_new ();
  f->clock = loket_clock_new_frozen (BEFORE_LEBARAN);
  f->random = loket_random_new_seeded (42);
  f->keeps_hours = TRUE;
  fixture_open_store (f);
}

static LoketDecisionObjection *
objection_to (LoketDecision *decision)
{
  LoketDecisionObjection *request = loket_decision_objection_new ();

  request->decision = g_strdup (decision->id);
  request->note = g_strdup ("Kami sungguh miskin.");
  return request;
}

/* All that stands on the letter of a decision. */
static char *
letter_about (Fixture *f, const Hand *hand, const char *kind, const LoketDecision *decision)
{
  g_autoptr (LoketLetterRequest) request = loket_letter_request_new ();
  g_autoptr (LoketLetterView) view = NULL;

  request->kind = g_strdup (kind);
  request->decision = g_strdup (decision->id);
  view = cases_do (f, hand, &LOKET_LETTER_ISSUE, request);
  return loket_json_from_record (LOKET_RECORD (view->text));
}

static void
assert_says (const char *letter, const char *what)
{
  if (strstr (letter, what) == NULL)
    g_error ("the letter does not say “%s”: %s", what, letter);
}

static LoketDecision *
refused (Fixture *f, const Office *office)
{
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed =
      propose (f, &office->clerk, application, REFUSE, LOKET_CATEGORY_NONE, "Tidak layak");

  return do_act (f, &office->kasi, &LOKET_DECISION_APPROVE, proposed, "Setuju");
}

static void
wait_until (Fixture *f, Office *office, int days)
{
  loket_clock_set (f->clock, BEFORE_LEBARAN + days * LOKET_DAY);
  g_free (office->clerk.token);
  office->clerk.token = hand_signs_in (f, &office->clerk, "counter");
}

/* A head refuses what was proposed to be granted: his words are told, not those for granting it. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) proposed = NULL;
  g_autoptr (LoketDecision) decision = NULL;
  g_autofree char *letter = NULL;

  office_opens (f, &office);
  proposed = propose (
      f, &office.clerk, application, GRANT, LOKET_CATEGORY_MENUR, "Suami sakit keras, layak");
  decision = do_act (f, &office.kasi, &LOKET_DECISION_REFUSE, proposed, "Belum ada bukti");
  letter = letter_about (f, &office.clerk, "refusal", decision);
  assert_says (letter, "Belum ada bukti");
  g_assert_null (strstr (letter, "Suami sakit keras"));
}

/* The officer proposed to refuse, a head agreed. */
static void
test_reason_of_officer (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autoptr (LoketDecision) decision = NULL;
  g_autofree char *letter = NULL;

  office_opens (f, &office);
  decision = refused (f, &office);
  letter = letter_about (f, &office.clerk, "refusal", decision);
  assert_says (letter, "Tidak layak");
  g_assert_null (strstr (letter, "Setuju"));
}

/* 21 working days over Lebaran: the day that is printed is the last one that the hub takes. */
static void
test_last_day (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autoptr (LoketDecision) decision = NULL, other = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL, late = NULL;
  g_autoptr (LoketApplication) review = NULL;
  g_autofree char *letter = NULL, *later = NULL, *last = NULL;

  office_opens (f, &office);
  decision = refused (f, &office);
  other = refused (f, &office);
  last = loket_decision_objection_until (decision, loket_office_profile (f->office));
  g_assert_cmpstr (last, ==, "2026-04-13");
  letter = letter_about (f, &office.clerk, "refusal", decision);
  assert_says (letter, "13 April 2026");
  wait_until (f, &office, LAST_DAY);
  later = letter_about (f, &office.clerk, "refusal", other);
  assert_says (later, "13 April 2026");
  objection = objection_to (decision);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_nonnull (review->reviews);
  wait_until (f, &office, LAST_DAY + 1);
  late = objection_to (other);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, late, LOKET_ERROR_RULE, "objection-late");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/told/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("last-day", test_last_day);
  ADD ("reason", test_reason);
  ADD ("reason-of-officer", test_reason_of_officer);
  return g_test_run ();
}
