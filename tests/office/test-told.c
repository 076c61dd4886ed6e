/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the letter of a decision tells the person, and that the office keeps to it: why, and until
 * when somebody may object; nothing ends without a hearing, and that can be objected to as well. */
#include "cases.h"
#include "core/letter-desk.h"
#include "doubts.h"
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
  objection = cases_objection (decision);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  g_assert_nonnull (review->reviews);
  wait_until (f, &office, LAST_DAY + 1);
  late = cases_objection (other);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, late, LOKET_ERROR_RULE, "objection-late");
}

/* Other heads than those who granted it, and a clerk. */
static void
others_come (Fixture *f, Office *others)
{
  hand_comes (f, &others->clerk, "clerk-2", "data_desk");
  hand_comes (f, &others->kasi, "kasi-2", "section_head");
  hand_comes (f, &others->kepala, "kepala-2", "unit_head");
}

static char *
try_to_end (Fixture *f,
            const Office *heads,
            const LoketDecision *decision,
            const char *hearing,
            GError **error)
{
  const Officers two = {.first = heads->kasi.token, .second = heads->kepala.token};
  g_autoptr (LoketDecisionEnd) request = loket_decision_end_new ();

  request->decision = g_strdup (decision->id);
  request->reason = g_strdup ("Sudah bekerja tetap");
  request->hearing = g_strdup (hearing);
  return officers_agree (f, &two, &LOKET_DECISION_END, request, error);
}

static LoketDecision *
ended (Fixture *f, const Office *heads, const LoketDecision *decision)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      try_to_end (f, heads, decision, "Didengar di loket 4 Maret 2026 oleh Siti", &error);

  g_assert_no_error (error);
  return cases_decision (f, id);
}

static LoketDecision *
granted (Fixture *f, const Office *office, char **person)
{
  g_autofree char *who = cases_person (f, "Sulastri");
  g_autofree char *application = cases_application (f, who, CASES_CARD, LOKET_APPLICATION_VERIFIED);

  if (person != NULL)
    *person = g_strdup (who);
  return grant (f, office, application, LOKET_CATEGORY_MELATI);
}

static void
test_hearing (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = NULL;
  g_autoptr (LoketDecision) decision = NULL, after = NULL;
  g_autoptr (LoketPerson) before = NULL, dead = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  office_opens (f, &office);
  decision = granted (f, &office, &person);
  for (const char *const *said = (const char *const[]){"", "   ", "unsaid", NULL}; *said != NULL;
       said++) {
    g_assert_null (
        try_to_end (f, &office, decision, strcmp (*said, "unsaid") != 0 ? *said : NULL, &error));
    g_assert_nonnull (error);
    if (strcmp (*said, "unsaid") == 0)
      g_assert_cmpstr (loket_error_parameter (error), ==, "hearing-needed");
    g_clear_error (&error);
  }
  before = register_get (f, loket_person_get_type (), person);
  dead = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
  dead->life_status = LOKET_LIFE_DEAD;
  doubts_change_person (f, before, dead);
  id = try_to_end (f, &office, decision, NULL, &error);
  g_assert_no_error (error);
  after = cases_decision (f, id);
  g_assert_cmpint (after->state, ==, LOKET_DECISION_REVOKED);
}

/* A card that ended early: a letter says why and until when to object; a review gives it back. */
static void
test_ended (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0}, heads = {0}, others = {0};
  g_autoptr (LoketDecision) decision = NULL, revoked = NULL, again = NULL, active = NULL;
  g_autoptr (LoketDecision) section = NULL, old = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;
  g_autoptr (LoketApplication) review = NULL;
  g_autoptr (LoketDecisionRequest) request = NULL;
  g_autofree char *letter = NULL;

  office_opens (f, &office);
  hand_comes (f, &heads.kasi, "kasi-3", "section_head");
  hand_comes (f, &heads.kepala, "kepala-3", "unit_head");
  others_come (f, &others);
  decision = granted (f, &office, NULL);
  revoked = ended (f, &heads, decision);
  g_assert_cmpint (revoked->state, ==, LOKET_DECISION_REVOKED);
  letter = letter_about (f, &office.clerk, "ended", revoked);
  assert_says (letter, "Sudah bekerja tetap");
  assert_says (letter, "13 April 2026");
  assert_says (letter, "Officer kepala-3");
  objection = cases_objection (revoked);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  cases_verify (f, review);
  request = cases_proposal (review->id, GRANT, LOKET_CATEGORY_MELATI, "they are");
  cases_refused (
      f, &heads.kasi, &LOKET_DECISION_PROPOSE, request, LOKET_ERROR_RULE, "reviewed-hand");
  again = cases_do (f, &others.clerk, &LOKET_DECISION_PROPOSE, request);
  g_assert_cmpstr (again->objects_to, ==, revoked->id);
  section = do_act (f, &others.kasi, &LOKET_DECISION_APPROVE, again, NULL);
  active = section->state == LOKET_DECISION_ACTIVE
               ? g_object_ref (section)
               : do_act (f, &others.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  old = cases_decision (f, decision->id);
  g_assert_cmpint (old->state, ==, LOKET_DECISION_SUPERSEDED);
  g_assert_cmpstr (old->ended_reason, ==, "Sudah bekerja tetap");
  g_assert_cmpint (old->ended_at.value, ==, revoked->ended_at.value);
}

static void
assert_other_letter (Fixture *f, const Hand *hand, const char *kind, const LoketDecision *decision)
{
  g_autoptr (LoketLetterRequest) request = loket_letter_request_new ();

  request->kind = g_strdup (kind);
  request->decision = g_strdup (decision->id);
  request->matter = g_strdup ("Data sudah diperbaiki");
  cases_refused (f, hand, &LOKET_LETTER_ISSUE, request, LOKET_ERROR_RULE, "other-letter");
}

/* Each letter tells its own outcome; the days of an ending are counted from the ending. */
static void
test_ended_late (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autoptr (LoketDecision) decision = NULL, revoked = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL;

  office_opens (f, &office);
  decision = granted (f, &office, NULL);
  assert_other_letter (f, &office.clerk, "ended", decision);
  revoked = ended (f, &office, decision);
  assert_other_letter (f, &office.clerk, "decision", revoked);
  assert_other_letter (f, &office.clerk, "refusal", revoked);
  assert_other_letter (f, &office.clerk, "answer", revoked);
  objection = cases_objection (revoked);
  wait_until (f, &office, LAST_DAY + 1);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, objection, LOKET_ERROR_RULE, "objection-late");
}

/* Who objected to the grant in vain may object again when it is taken away. */
static void
test_ended_after_review (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0}, others = {0};
  g_autoptr (LoketDecision) decision = NULL, revoked = NULL, again = NULL, no = NULL;
  g_autoptr (LoketDecisionObjection) objection = NULL, second = NULL;
  g_autoptr (LoketApplication) review = NULL, other = NULL;

  office_opens (f, &office);
  others_come (f, &others);
  decision = granted (f, &office, NULL);
  objection = cases_objection (decision);
  review = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, objection);
  cases_verify (f, review);
  again = propose (f, &others.clerk, review->id, REFUSE, LOKET_CATEGORY_NONE, "it was right");
  no = do_act (f, &others.kasi, &LOKET_DECISION_APPROVE, again, NULL);
  g_assert_cmpint (no->state, ==, LOKET_DECISION_REFUSED);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  revoked = ended (f, &office, decision);
  second = cases_objection (revoked);
  other = cases_do (f, &office.clerk, &LOKET_DECISION_OBJECT, second);
  g_assert_cmpstr (other->reviews, ==, decision->application);
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_OBJECT, second, LOKET_ERROR_RULE, "objection-open");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/told/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ended", test_ended);
  ADD ("ended-after-review", test_ended_after_review);
  ADD ("ended-late", test_ended_late);
  ADD ("hearing", test_hearing);
  ADD ("last-day", test_last_day);
  ADD ("reason", test_reason);
  ADD ("reason-of-officer", test_reason_of_officer);
  return g_test_run ();
}
