/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips at the office: kept whatever is odd about them, told exactly once, checked by
 * what their desk has signed, and seen by nobody whom they do not concern. */
#include "core/clock.h"
#include "core/device.h"
#include "core/error.h"
#include "hospital.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/guarantees/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static gboolean
has_mark (const LoketGuarantee *slip, const char *mark)
{
  return slip->marks != NULL && g_strv_contains ((const char *const *) slip->marks, mark);
}

/* As the office has it; the desk hears less. */
static LoketGuarantee *
hospital_file (Fixture *f, const LoketGuarantee *slip)
{
  return register_get (f, loket_guarantee_get_type (), slip->id);
}

static void
test_issue (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;
  g_autoptr (LoketGuarantee) kept = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  g_assert_cmpstr (slip->id, ==, paper->id);
  g_assert_cmpstr (slip->code, ==, paper->code);
  g_assert_null (slip->card); /* and nothing else that is not on the paper */
  g_assert_null (slip->village);
  kept = hospital_file (f, slip);
  g_assert_cmpstr (kept->card, ==, h.card);
  g_assert_cmpstr (kept->village, ==, CASES_VILLAGE);
  g_assert_cmpstr (slip->facility, ==, HOSPITAL);
  g_assert_cmpint (slip->purpose, ==, LOKET_GUARANTEE_EMERGENCY);
  g_assert_cmpstr (slip->day, ==, "2026-11-23");
  g_assert_cmpstr (slip->until_day, ==, "2026-11-26");
  g_assert_cmpstr (slip->until_day, ==, paper->until_day);
  g_assert_nonnull (strstr (slip->service_class, "kelas III"));
  g_assert_cmpint (slip->state, ==, LOKET_GUARANTEE_ISSUED);
  g_assert_cmpint (slip->copies, ==, 1);
  g_assert_null (slip->marks);
}

/* The outbox sends the same request with the same key until it hears the answer. */
static void
test_told_once (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuaranteeIssue) request = NULL;
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  request = hospital_request (HOSPITAL_IGD, paper);
  first = hospital_ask_raw (f, HOSPITAL_IGD, &LOKET_GUARANTEE_ISSUE, request, key);
  fixture_reopen (f);
  second = hospital_ask_raw (f, HOSPITAL_IGD, &LOKET_GUARANTEE_ISSUE, request, key);
  g_assert_nonnull (first);
  g_assert_true (g_bytes_equal (first, second));
  slip = register_get (f, loket_guarantee_get_type (), paper->id);
  g_assert_cmpint (slip->copies, ==, 1);
}

/* Printed anew at the same desk: the same slip, at another minute.  At the desk beside it: another
 * paper, which stands for the first. */
static void
test_repeated (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL, later = NULL, beside = NULL, other = NULL;
  g_autoptr (LoketGuarantee) slip = NULL, again = NULL, second = NULL, another = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  later = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  g_assert_cmpstr (later->code, ==, paper->code);
  g_assert_cmpstr (later->text, !=, paper->text);
  again = hospital_tells (f, HOSPITAL_IGD, later);
  g_assert_cmpstr (again->id, ==, slip->id);
  g_assert_cmpint (again->copies, ==, 2);
  g_assert_cmpint (again->issued_at, ==, slip->issued_at);
  beside = hospital_paper (f, HOSPITAL_DESK, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  second = hospital_tells (f, HOSPITAL_DESK, beside);
  g_assert_cmpstr (second->id, !=, slip->id);
  g_assert_cmpstr (second->first_slip, ==, slip->id);
  g_assert_true (has_mark (second, "repeated"));
  /* For another purpose it is no repeat. */
  other = hospital_paper (f, HOSPITAL_DESK, h.number, 1, LOKET_GUARANTEE_INPATIENT);
  another = hospital_tells (f, HOSPITAL_DESK, other);
  g_assert_null (another->first_slip);
}

/* Somebody was treated: it is kept, and a person sees to it. */
static void
test_odd_ones_are_kept (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) unknown = NULL, print = NULL, unsure = NULL;
  g_autoptr (LoketGuarantee) slip = NULL, second = NULL, third = NULL, on_file = NULL;

  hospital_opens (f, &h);
  unknown = hospital_paper (f, HOSPITAL_IGD, "3314-26-999999", 1, LOKET_GUARANTEE_OUTPATIENT);
  slip = hospital_tells (f, HOSPITAL_IGD, unknown);
  g_assert_true (has_mark (slip, "unknown_card"));
  g_assert_null (slip->card);
  print = hospital_paper (f, HOSPITAL_IGD, h.number, 7, LOKET_GUARANTEE_OUTPATIENT);
  second = hospital_tells (f, HOSPITAL_IGD, print);
  g_assert_true (has_mark (second, "unknown_print"));
  on_file = hospital_file (f, second);
  g_assert_cmpstr (on_file->card, ==, h.card);
  unsure = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_INPATIENT);
  unsure->clock_ok = FALSE;
  third = hospital_tells (f, HOSPITAL_IGD, unsure);
  g_assert_true (has_mark (third, "clock_unsure"));
  g_assert_false (has_mark (third, "revoked_before"));
}

/* A desk of tomorrow has a wrong clock. */
static void
test_future (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;

  hospital_opens (f, &h);
  loket_clock_advance (f->clock, LOKET_DAY);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  loket_clock_set (f->clock, FIXTURE_MORNING + LOKET_HOUR);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  g_assert_true (has_mark (slip, "clock_unsure"));
  g_assert_cmpstr (slip->day, ==, "2026-11-24");
}

/* Lost at ten: a slip of nine that comes later is good, one of eleven is marked. */
static void
test_revoked_before (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) before = NULL, after = NULL;
  g_autoptr (LoketGuarantee) early = NULL, late = NULL;

  hospital_opens (f, &h);
  before = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  loket_clock_advance (f->clock, LOKET_HOUR);
  hospital_card_is_lost (f, &h);
  loket_clock_advance (f->clock, LOKET_HOUR);
  after = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_OUTPATIENT);
  early = hospital_tells (f, HOSPITAL_IGD, before);
  late = hospital_tells (f, HOSPITAL_IGD, after);
  g_assert_null (early->marks);
  g_assert_true (has_mark (late, "revoked_before"));
}

/* More days than the office gives. */
static void
test_too_long (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (GBytes) key = hospital_key (HOSPITAL_IGD);
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;
  LoketGuaranteeCode code;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  g_assert_true (loket_guarantee_text_read (paper->text, &code, NULL));
  code.days = 90;
  g_free (paper->text);
  paper->text = loket_guarantee_text (&code, key);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  g_assert_true (has_mark (slip, "too_long"));
}

static void
test_only_what_is_signed (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuaranteeIssue) request = NULL;
  g_autoptr (GBytes) strange = NULL;
  g_autoptr (GError) error = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  request = hospital_request (HOSPITAL_DESK, paper); /* with the key of another desk */
  g_assert_null (hospital_ask (f, HOSPITAL_IGD, NULL, &LOKET_GUARANTEE_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_free (request->text);
  request->text = g_strdup ("LKG1AAAA");
  g_assert_null (hospital_ask (f, HOSPITAL_IGD, NULL, &LOKET_GUARANTEE_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

static LoketGuaranteeVerdict
check_as (Fixture *f, const char *desk, const char *token, const char *text, guint n)
{
  g_autoptr (LoketGuaranteeCheck) request = loket_guarantee_check_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketGuaranteeReading) reading = NULL;

  request->text = g_strdup (text);
  reading = hospital_ask (f, desk, token, &LOKET_GUARANTEE_CHECK, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (reading->guarantees)), ==, n);
  return reading->verdict;
}

static void
test_check (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) told = NULL, untold = NULL, strange = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *bent = NULL;
  const char *token;

  hospital_opens (f, &h);
  token = h.plastic.kasi.token;
  told = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, told);
  untold = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_INPATIENT);
  strange = hospital_paper (f, "nobody's desk", h.number, 1, LOKET_GUARANTEE_INPATIENT);
  shown = loket_guarantee_short_code_shown (told->code);
  bent = g_strdup (told->text);
  bent[150] = bent[150] == 'A' ? 'B' : 'A'; /* of the signature */
#define CHECK(text, n, verdict) g_assert_cmpint (check_as (f, NULL, token, text, n), ==, verdict)
  CHECK (told->text, 1, LOKET_GUARANTEE_REAL);
  CHECK (shown, 1, LOKET_GUARANTEE_REAL);
  CHECK (untold->text, 0, LOKET_GUARANTEE_UNTOLD);
  CHECK (untold->code, 0, LOKET_GUARANTEE_UNKNOWN);
  CHECK (strange->text, 0, LOKET_GUARANTEE_STRANGE);
  CHECK (bent, 1, LOKET_GUARANTEE_BROKEN);
  CHECK ("LKG1 and anything else", 0, LOKET_GUARANTEE_BROKEN);
  CHECK ("K7Q-2MXF-9B2", 0, LOKET_GUARANTEE_UNKNOWN);
  CHECK ("what is this", 0, LOKET_GUARANTEE_UNKNOWN);
#undef CHECK
}

static void
test_over (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;
  g_autofree char *token = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  loket_clock_advance (f->clock, 4 * LOKET_DAY);
  cases_tend (f);
  token = hand_signs_in (f, &h.plastic.kasi, "counter");
  g_assert_cmpint (check_as (f, NULL, token, paper->text, 1), ==, LOKET_GUARANTEE_OVER);
}

static LoketGuaranteeList *
list_as (Fixture *f,
         const char *desk,
         const char *token,
         LoketGuaranteeQuery *query,
         GError **error)
{
  return hospital_ask (f, desk, token, &LOKET_GUARANTEE_LIST, query, error);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeQuery) query = loket_guarantee_query_new ();
  g_autoptr (LoketGuaranteeList) page = NULL;
  g_autoptr (LoketGuaranteeList) rest = NULL;
  g_autoptr (GError) error = NULL;

  hospital_opens (f, &h);
  for (int i = 0; i < 3; i++) {
    g_autoptr (LoketGuaranteeSlip) paper =
        hospital_paper (f, HOSPITAL_IGD, h.number, 1, (LoketGuaranteePurpose) i);
    g_autoptr (LoketGuarantee) slip = hospital_tells (f, HOSPITAL_IGD, paper);
    loket_clock_advance (f->clock, LOKET_MINUTE);
  }
  query->limit = LOKET_SOME (2);
  query->day = g_strdup ("2026-11-23");
  page = list_as (f, NULL, h.plastic.kasi.token, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->guarantees)), ==, 2);
  g_assert_nonnull (page->next);
  query->after = g_strdup (page->next);
  rest = list_as (f, NULL, h.plastic.kasi.token, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rest->guarantees)), ==, 1);
  g_assert_null (rest->next);
  g_clear_object (&rest);
  g_clear_pointer (&query->after, g_free);
  query->to_look_at = TRUE;
  rest = list_as (f, NULL, h.plastic.kasi.token, query, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rest->guarantees)), ==, 0);
}

/* A hospital sees its own, whoever of it is signed in; it learns nothing of another one's. */
static void
test_hospitals_see_their_own (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeQuery) query = loket_guarantee_query_new ();
  g_autoptr (LoketGuaranteeSlip) mine = NULL, theirs = NULL;
  g_autoptr (LoketGuarantee) slip = NULL, other = NULL;
  g_autoptr (LoketGuaranteeList) page = NULL;
  g_autoptr (LoketGuaranteeWithdraw) request = loket_guarantee_withdraw_new ();
  g_autoptr (GError) error = NULL;

  hospital_opens (f, &h);
  mine = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, mine);
  theirs = hospital_paper (f, HOSPITAL_OTHER, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  other = hospital_tells (f, HOSPITAL_OTHER, theirs);
  g_assert_cmpstr (other->facility, !=, slip->facility);
  page = list_as (f, HOSPITAL_IGD, h.nurse, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->guarantees)), ==, 1);
  g_assert_cmpint (check_as (f, HOSPITAL_IGD, h.nurse, mine->code, 1), ==, LOKET_GUARANTEE_REAL);
  g_assert_cmpint (
      check_as (f, HOSPITAL_IGD, h.nurse, theirs->code, 0), ==, LOKET_GUARANTEE_UNKNOWN);
  query->facility = g_strdup (other->facility);
  g_assert_null (list_as (f, HOSPITAL_IGD, h.nurse, query, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  request->guarantee = g_strdup (other->id);
  request->reason = g_strdup ("printed by mistake");
  g_assert_null (
      hospital_ask (f, HOSPITAL_IGD, h.nurse, &LOKET_GUARANTEE_WITHDRAW, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  /* Nobody is signed in: the desk may tell of slips, and not look at them. */
  g_clear_error (&error);
  g_clear_pointer (&query->facility, g_free);
  g_assert_null (list_as (f, HOSPITAL_IGD, NULL, query, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
}

static void
test_withdraw (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL;
  g_autoptr (LoketGuarantee) slip = NULL, after = NULL;
  g_autoptr (LoketGuaranteeWithdraw) request = loket_guarantee_withdraw_new ();
  g_autoptr (GError) error = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  request->guarantee = g_strdup (slip->id);
  request->reason = g_strdup ("printed by mistake");
  after = hospital_ask (f, HOSPITAL_IGD, h.nurse, &LOKET_GUARANTEE_WITHDRAW, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->state, ==, LOKET_GUARANTEE_WITHDRAWN);
  g_assert_cmpstr (after->reason, ==, "printed by mistake");
  g_assert_cmpint (
      check_as (f, HOSPITAL_IGD, h.nurse, paper->text, 1), ==, LOKET_GUARANTEE_RECALLED);
  g_assert_null (
      hospital_ask (f, HOSPITAL_IGD, h.nurse, &LOKET_GUARANTEE_WITHDRAW, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

static LoketGuarantee *
withdraw (Fixture *f, Hospital *h, LoketGuarantee *slip)
{
  g_autoptr (LoketGuaranteeWithdraw) request = loket_guarantee_withdraw_new ();
  g_autoptr (GError) error = NULL;
  LoketGuarantee *after;

  request->guarantee = g_strdup (slip->id);
  request->reason = g_strdup ("the wrong patient");
  after = hospital_ask (f, HOSPITAL_IGD, h->nurse, &LOKET_GUARANTEE_WITHDRAW, request, &error);
  g_assert_no_error (error);
  return after;
}

/* The right patient comes after all: the paper is the same, and it is real. */
static void
test_made_again (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuaranteeSlip) paper = NULL, beside = NULL;
  g_autoptr (LoketGuarantee) slip = NULL, gone = NULL, again = NULL, other = NULL, late = NULL;
  g_autoptr (LoketGuarantee) gone_again = NULL;

  hospital_opens (f, &h);
  paper = hospital_paper (f, HOSPITAL_IGD, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  slip = hospital_tells (f, HOSPITAL_IGD, paper);
  gone = withdraw (f, &h, slip);
  again = hospital_tells (f, HOSPITAL_IGD, paper);
  g_assert_cmpint (again->state, ==, LOKET_GUARANTEE_ISSUED);
  g_assert_cmpint (again->copies, ==, 2);
  g_assert_null (again->reason);
  g_assert_null (again->officer);
  g_assert_cmpuint (g_strv_length (again->marks), ==, 1);
  g_assert_cmpstr (again->marks[0], ==, "made_again");
  g_assert_cmpint (check_as (f, HOSPITAL_IGD, h.nurse, paper->text, 1), ==, LOKET_GUARANTEE_REAL);
  /* Withdrawn once more, and the desk beside makes one before it comes again. */
  gone_again = withdraw (f, &h, again);
  beside = hospital_paper (f, HOSPITAL_DESK, h.number, 1, LOKET_GUARANTEE_EMERGENCY);
  other = hospital_tells (f, HOSPITAL_DESK, beside);
  g_assert_null (other->first_slip);
  late = hospital_tells (f, HOSPITAL_IGD, paper);
  g_assert_cmpint (late->state, ==, LOKET_GUARANTEE_ISSUED);
  g_assert_cmpstr (late->first_slip, ==, other->id);
  g_assert_cmpuint (g_strv_length (late->marks), ==, 2);
  g_assert_cmpstr (late->marks[1], ==, "repeated");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("issue", test_issue);
  ADD ("told-once", test_told_once);
  ADD ("repeated", test_repeated);
  ADD ("odd-ones-are-kept", test_odd_ones_are_kept);
  ADD ("future", test_future);
  ADD ("revoked-before", test_revoked_before);
  ADD ("too-long", test_too_long);
  ADD ("only-what-is-signed", test_only_what_is_signed);
  ADD ("check", test_check);
  ADD ("over", test_over);
  ADD ("list", test_list);
  ADD ("hospitals-see-their-own", test_hospitals_see_their_own);
  ADD ("withdraw", test_withdraw);
  ADD ("made-again", test_made_again);
  return g_test_run ();
}
