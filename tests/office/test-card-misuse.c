/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hasty, a dishonest or an unlucky officer may try with cards and must not get: a second
 * piece of plastic, a code to copy, another print without a second officer, a slot that was given.
 */
#include "core/backup.h"
#include "core/card-token.h"
#include "core/key-desk.h"
#include "core/slot-order.h"
#include "doubts.h"
#include "office/archive.h"
#include "plastic.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/card-misuse/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define OTHER_COUNTER "counter-2"
#define TAG_ONE "0190aaaa-0000-7000-8000-0000000000a1"
#define TAG_TWO "0190aaaa-0000-7000-8000-0000000000a2"

static LoketCardView *
issue_for (Fixture *f, const Plastic *plastic, const char *person)
{
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");

  return plastic_issue (f, plastic, decision);
}

static LoketCardView *
issue_to (Fixture *f, const Plastic *plastic, const char *name)
{
  g_autofree char *person = cases_person (f, name);

  return issue_for (f, plastic, person);
}

static void
assert_refused_at (Fixture *f,
                   const char *device,
                   const char *token,
                   const LoketOperation *operation,
                   gpointer request,
                   const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cases_ask (f, device, token, operation, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

/* While a printer works, only its own counter knows what it does: whatever an officer at another
 * one presses, the card is not sent a second time. */
static void
test_other_counter (Fixture *f, gconstpointer data)
{
  static const LoketPrintTold all[] = {LOKET_PRINT_TOLD_CREATED,
                                       LOKET_PRINT_TOLD_SPOOLED,
                                       LOKET_PRINT_TOLD_UNCONFIRMED,
                                       LOKET_PRINT_TOLD_NOT_PRINTED};
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketPrintTell) look = NULL;
  g_autoptr (LoketPrintRows) rows = NULL;
  g_autoptr (LoketCardPrint) print = NULL;
  g_autofree char *token = NULL;
  g_autofree char *tag = NULL;

  plastic_opens (f, &plastic);
  token = hand_signs_in (f, &plastic.other, OTHER_COUNTER);
  view = issue_to (f, &plastic, "Sulastri");
  tag = plastic_begin (f, &plastic.printer, view->print->id);
  for (guint spooled = 0; spooled < 2; spooled++) {
    for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
      g_autoptr (LoketPrintTell) tell = plastic_tell_request (tag, all[i], "nothing came out");
      assert_refused_at (f, OTHER_COUNTER, token, &LOKET_PRINT_TELL, tell, "other-counter");
    }
    if (spooled == 0)
      plastic_tell (f, &plastic.printer, tag, LOKET_PRINT_TOLD_SPOOLED);
  }
  print = plastic_print (f, view->print->id);
  g_assert_cmpint (print->state, ==, LOKET_PRINTING_SPOOLED);
  g_assert_false (print->job_id.set);
  /* What waits for a person may be said by whoever looked. */
  plastic_tell (f, &plastic.printer, tag, LOKET_PRINT_TOLD_UNCONFIRMED);
  look = plastic_tell_request (tag, LOKET_PRINT_TOLD_NOT_PRINTED, "the tray is empty");
  rows = cases_ask (f, OTHER_COUNTER, token, &LOKET_PRINT_TELL, look, NULL);
  g_assert_nonnull (rows);
}

/* Two counters, each with a spooler of its own that calls its printer the same. */
static void
test_same_queue_name (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) one = NULL, two = NULL, three = NULL;
  g_autoptr (LoketPrintBegin) there = NULL, here = NULL;
  g_autoptr (LoketPrintRows) rows = NULL;
  g_autofree char *token = NULL;
  g_autofree char *tag = NULL;

  plastic_opens (f, &plastic);
  token = hand_signs_in (f, &plastic.other, OTHER_COUNTER);
  one = issue_to (f, &plastic, "Sulastri");
  two = issue_to (f, &plastic, "Kartini");
  three = issue_to (f, &plastic, "Paiman");
  tag = plastic_begin (f, &plastic.printer, one->print->id);
  there = plastic_begin_request (two->print->id, TAG_ONE);
  rows = cases_ask (f, OTHER_COUNTER, token, &LOKET_PRINT_BEGIN, there, NULL);
  g_assert_nonnull (rows);
  here = plastic_begin_request (three->print->id, TAG_TWO);
  cases_refused (f, &plastic.other, &LOKET_PRINT_BEGIN, here, LOKET_ERROR_RULE, "queue-busy");
  assert_refused_at (f, OTHER_COUNTER, token, &LOKET_PRINT_BEGIN, here, "queue-busy");
}

static LoketBatchView *
batch_act (Fixture *f,
           const Plastic *plastic,
           const LoketOperation *operation,
           const char *batch,
           LoketOptional counted)
{
  g_autoptr (LoketBatchAct) request = loket_batch_act_new ();

  request->batch = g_strdup (batch);
  request->counted = counted;
  return cases_do (f, &plastic->printer, operation, request);
}

/* Put together by mistake: when nothing of it is to be printed any more, it ends, released or not.
 */
static void
test_empty_batch (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};

  plastic_opens (f, &plastic);
  for (guint released = 0; released < 2; released++) {
    g_autoptr (LoketCardView) view = issue_to (f, &plastic, released == 0 ? "Sulastri" : "Kartini");
    g_autoptr (LoketBatchRequest) request = loket_batch_request_new ();
    g_autoptr (LoketBatchView) batch = NULL, out = NULL, closed = NULL;
    g_autoptr (LoketPrintEnd) end = plastic_end (view->print->id, "The wrong village.");
    g_autoptr (LoketCardPrint) cancelled = NULL;
    request->village = g_strdup (CASES_VILLAGE);
    request->product = g_strdup ("melati");
    batch = cases_do (f, &plastic.printer, &LOKET_BATCH_MAKE, request);
    if (released == 1)
      out = batch_act (f, &plastic, &LOKET_BATCH_RELEASE, batch->batch->id, LOKET_NONE);
    cancelled = cases_do (f, &plastic.printer, &LOKET_PRINT_CANCEL, end);
    closed = batch_act (f, &plastic, &LOKET_BATCH_CLOSE, batch->batch->id, LOKET_SOME (0));
    g_assert_cmpint (closed->batch->state, ==, LOKET_PRINT_BATCH_CLOSED);
  }
}

/* The root has withdrawn the key: what it sealed is neither printed nor handed over. */
static void
test_withdrawn_key (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) queued = NULL, made = NULL;
  g_autoptr (LoketSealKey) key = loket_seal_key_new ();
  g_autoptr (LoketPrintBegin) begin = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;

  plastic_opens (f, &plastic);
  queued = issue_to (f, &plastic, "Sulastri");
  made = issue_to (f, &plastic, "Kartini");
  plastic_prints_well (f, &plastic.printer, made->print->id);
  key->id = loket_id_new (f->clock, f->random);
  key->kid = g_strdup (made->print->kid);
  key->iss = g_strdup (made->print->iss);
  key->public_key = g_bytes_new_static ("the key of the tests, 32 bytes..", 32);
  key->usage = LOKET_USE_CARD;
  key->first_use = 1;
  key->last_use = key->last_exp = 4000000000;
  key->state = LOKET_KEY_WITHDRAWN;
  key->back_end = LOKET_BACK_END_ELSEWHERE;
  key->taken_at = loket_clock_now (f->clock);
  register_insert (f, key);
  begin = plastic_begin_request (queued->print->id, TAG_ONE);
  cases_refused (f, &plastic.printer, &LOKET_PRINT_BEGIN, begin, LOKET_ERROR_RULE, "key-withdrawn");
  giving = plastic_giving (made->card->id);
  cases_refused (
      f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_RULE, "key-withdrawn");
}

/* A look at the file gives nobody what a copy of a card is made of; who prints has to have it. */
static void
test_code_is_covered (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) issued = NULL, desk = NULL, printer = NULL;
  g_autoptr (LoketCardReference) request = loket_card_reference_new ();
  g_autoptr (LoketCardPrint) row = NULL, listed = NULL;
  g_autofree char *body = NULL, *checksum = NULL;

  plastic_opens (f, &plastic);
  issued = issue_to (f, &plastic, "Sulastri");
  row = plastic_print (f, issued->print->id);
  body = loket_card_token_body (row->text);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  request->card = g_strdup (issued->card->id);
  printer = cases_do (f, &plastic.printer, &LOKET_CARD_OPEN, request);
  g_assert_cmpstr (printer->print->text, ==, row->text);
  g_assert_cmpstr (printer->face->text, ==, row->text);
  desk = cases_do (f, &plastic.desk, &LOKET_CARD_OPEN, request);
  g_assert_cmpstr (desk->print->text, ==, checksum);
  g_assert_null (strstr (desk->print->face, body));
  g_assert_null (desk->face->text);
  g_assert_cmpstr (desk->face->name, ==, "Sulastri");
  listed = g_list_model_get_item (G_LIST_MODEL (desk->prints), 0);
  g_assert_cmpstr (listed->text, ==, checksum);
  g_assert_null (strstr (listed->face, body));
}

/* The limit of reprints holds by whatever name another print is asked for. */
static void
test_limit_by_another_name (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *holder = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardExchange) request = loket_card_exchange_new ();

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, holder);
  request->card = g_strdup (id);
  request->reason = g_strdup ("It is broken in two.");
  request->cause = LOKET_PRINT_CAUSE_DAMAGED;
  for (guint i = 0; i <= 5; i++) {
    g_autoptr (LoketCardView) view = cases_do (f, &plastic.desk, &LOKET_CARD_DAMAGED, request);
    g_autofree char *tag = plastic_begin (f, &plastic.printer, view->print->id);
    g_autoptr (LoketPrintEnd) end = plastic_end (view->print->id, "The ribbon tore.");
    g_autoptr (LoketCardPrint) spoiled = cases_do (f, &plastic.printer, &LOKET_PRINT_SPOIL, end);
    g_assert_cmpint (
        spoiled->cause, ==, i == 0 ? LOKET_PRINT_CAUSE_DAMAGED : LOKET_PRINT_CAUSE_REPRINT);
  }
  cases_refused (f, &plastic.desk, &LOKET_CARD_DAMAGED, request, LOKET_ERROR_RULE, "reprint-limit");
}

/* Above the limit: two people, who both may by the time that it is done. */
static void
test_second_officer (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Hand) third = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) approval = NULL;
  g_autoptr (LoketApprovalDecision) yes = loket_approval_decision_new ();
  g_autoptr (LoketPrintEnd) end = NULL;
  g_autoptr (LoketCardPrint) spoiled = NULL;
  g_autoptr (LoketOfficer) officer = NULL;
  g_autoptr (LoketCard) card = NULL;
  g_autofree char *elsewhere = NULL, *tag = NULL;

  plastic_opens (f, &plastic);
  hand_comes (f, &third, "third", "card_printer");
  view = issue_to (f, &plastic, "Sulastri");
  tag = plastic_begin (f, &plastic.printer, view->print->id);
  end = plastic_end (view->print->id, "The ribbon tore.");
  spoiled = cases_do (f, &plastic.printer, &LOKET_PRINT_SPOIL, end);
  act = plastic_act (view->card->id);
  approval = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT_MORE, act);
  yes->approval = g_strdup (approval->id);
  elsewhere = hand_signs_in (f, &plastic.printer, OTHER_COUNTER);
  assert_refused_at (f, OTHER_COUNTER, elsewhere, &LOKET_APPROVAL_APPROVE, yes, "second-officer");
  officers_share (f, third.id, plastic.printer.id);
  cases_refused (f, &third, &LOKET_APPROVAL_APPROVE, yes, LOKET_ERROR_RULE, "same-hand");
  cases_refused (f, &plastic.desk, &LOKET_APPROVAL_APPROVE, yes, LOKET_ERROR_NOT_ALLOWED, NULL);
  officer = register_get (f, loket_officer_get_type (), plastic.printer.id);
  g_strfreev (officer->roles);
  officer->roles = g_strsplit ("reception", " ", -1);
  plastic_update (f, officer);
  cases_refused (
      f, &plastic.other, &LOKET_APPROVAL_APPROVE, yes, LOKET_ERROR_RULE, "first-officer");
  g_strfreev (officer->roles);
  officer->roles = g_strsplit ("card_printer", " ", -1);
  plastic_update (f, officer);
  plastic_approve (f, &plastic.other, approval->id);
  card = plastic_card (f, view->card->id);
  g_assert_cmpint (card->state, ==, LOKET_CARD_QUEUED);
  cases_refused (
      f, &plastic.other, &LOKET_APPROVAL_APPROVE, yes, LOKET_ERROR_WRONG_STATE, "approved");
}

/* Nobody is a second pair of eyes who is not told what he looks at. */
static void
test_second_officer_sees (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *holder = cases_person (f, "Sulastri");
  g_autofree char *id = NULL, *expected = NULL;
  g_autoptr (LoketPerson) person = register_get (f, loket_person_get_type (), holder);
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) proposed = NULL, waiting = NULL;
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, holder);
  act = plastic_act (id);
  proposed = cases_do (f, &plastic.kasi, &LOKET_CARD_REVOKE, act);
  list = cases_do (f, &plastic.kepala, &LOKET_APPROVAL_LIST, query);
  waiting = g_list_model_get_item (G_LIST_MODEL (list->approvals), 0);
  expected = g_strdup_printf ("Sulastri (W %" G_GINT64_FORMAT "), 3314-26-000001", person->number);
  g_assert_cmpstr (waiting->about, ==, expected);
  g_assert_cmpstr (waiting->why, ==, "so it was said");
}

/* The computer broke and last night's backup was restored: what was sealed since then stands on
 * cards, and nobody else gets its slot. */
static void
test_restored (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *one = cases_person (f, "Sulastri");
  g_autofree char *two = cases_person (f, "Kartini");
  g_autofree char *decision_one = NULL, *decision_two = NULL, *file = NULL;
  g_autofree char *into = g_build_filename (loket_test_dir_path (f->dir), "restored", NULL);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketBackupStatus) made = NULL;
  g_autoptr (LoketCardView) since = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  plastic_opens (f, &plastic);
  decision_one = plastic_grant (f, &plastic, one, LOKET_CATEGORY_MELATI, "2028-11-22");
  decision_two = plastic_grant (f, &plastic, two, LOKET_CATEGORY_MELATI, "2028-11-22");
  g_object_unref (issue_to (f, &plastic, "Paiman"));
  made = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_BACKUP_RUN, nothing, &error);
  g_assert_no_error (error);
  since = plastic_issue (f, &plastic, decision_one);
  file = g_build_filename (loket_test_dir_path (f->dir), "backups", made->file, NULL);
  loket_archive_restore (loket_test_dir_path (f->dir), file, into, NULL, &error);
  g_assert_no_error (error);
  f->path = into;
  fixture_reopen (f);
  plastic_unlock (f, 3650);
  after = plastic_issue (f, &plastic, decision_two);
  g_assert_cmpstr (after->card->number, ==, since->card->number);
  g_assert_cmpint (after->print->slot, !=, since->print->slot);
  g_assert_cmpint (after->print->slot / LOKET_SLOT_BLOCK, ==, 2);
  f->path = NULL;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("other-counter", test_other_counter);
  ADD ("same-queue-name", test_same_queue_name);
  ADD ("empty-batch", test_empty_batch);
  ADD ("withdrawn-key", test_withdrawn_key);
  ADD ("code-is-covered", test_code_is_covered);
  ADD ("limit-by-another-name", test_limit_by_another_name);
  ADD ("second-officer", test_second_officer);
  ADD ("second-officer-sees", test_second_officer_sees);
  ADD ("restored", test_restored);
  return g_test_run ();
}
