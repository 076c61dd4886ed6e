/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a card: issued, handed over, suspended, lost, damaged, renewed, ended; and what
 * decisions, deaths, moves and days do to it.  The status list says the same at every step. */
#include "core/card-token.h"
#include "core/intake.h"
#include "plastic.h"

#include <string.h>

#define GAWAN "33.14.12.2004"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/cards/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static void
days_pass (Fixture *f, gint64 days)
{
  loket_clock_advance (f->clock, days * LOKET_DAY);
  plastic_unlock (f, 3650); /* the shift of the day before is over */
  cases_tend (f);
}

/* Whoever came in the morning signs in again on another day. */
static void
hand_again (Fixture *f, Hand *hand)
{
  g_free (hand->token);
  hand->token = hand_signs_in (f, hand, "counter");
}

static void
assert_card (Fixture *f, const char *id, LoketCardState state)
{
  g_autoptr (LoketCard) card = plastic_card (f, id);

  g_assert_cmpint (card->state, ==, state);
  plastic_assert_slots (f, id);
}

static void
test_issue (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Siti Nurhaliza Widyaningrum Kusumawardhani");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardIssue) again = loket_card_issue_new ();
  g_autofree char *body = NULL;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-06-30");
  view = plastic_issue (f, &plastic, decision);
  g_assert_cmpint (view->card->state, ==, LOKET_CARD_QUEUED);
  g_assert_cmpstr (view->card->number, ==, "3314-26-000001");
  g_assert_cmpstr (view->card->from_day, ==, "2026-11-23");
  /* Not longer than the decision. */
  g_assert_cmpstr (view->card->until_day, ==, "2028-06-30");
  g_assert_cmpstr (view->print->text, ==, view->face->text);
  g_assert_true (g_str_has_prefix (view->print->text, "https://kartu.example.go.id/v#2KCE"));
  /* The same cut on the face as in the seal. */
  g_assert_cmpstr (view->face->name, ==, "Siti Nurhaliza Widyaningrum");
  g_assert_cmpint (view->face->birth_year, ==, 1970);
  g_assert_cmpstr (view->face->title, ==, "Melati");
  g_assert_cmpint (view->print->attempts, ==, 0);
  g_assert_cmpstr (view->print->sealed_by, ==, plastic.printer.id);
  plastic_assert_slots (f, view->card->id);
  again->decision = g_strdup (decision);
  cases_refused (f, &plastic.printer, &LOKET_CARD_ISSUE, again, LOKET_ERROR_RULE, "card-live");
}

/* Months, decision and key: whichever ends first. */
static void
test_days (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *first = cases_person (f, "Sulastri");
  g_autofree char *second = cases_person (f, "Kartini");
  g_autofree char *long_one = NULL, *kenanga = NULL;
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketDecision) special = NULL;

  plastic_opens (f, &plastic);
  long_one = plastic_grant (f, &plastic, first, LOKET_CATEGORY_MELATI, "2036-01-01");
  view = plastic_issue (f, &plastic, long_one);
  g_assert_cmpstr (view->card->until_day, ==, "2028-11-22");
  g_assert_cmpstr (view->face->until_day, ==, "2028-11-22");
  g_assert_cmpstr (view->print->until_day, ==, "2028-11-22");
  kenanga = plastic_grant (f, &plastic, second, LOKET_CATEGORY_MENUR, "2026-12-31");
  g_clear_object (&view);
  view = plastic_issue (f, &plastic, kenanga);
  g_assert_cmpstr (view->card->until_day, ==, "2026-12-31");
  g_assert_cmpstr (view->card->number, ==, "3314-26-000002");
}

static void
test_key (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();
  g_autoptr (LoketCardView) view = NULL;

  hand_comes (f, &plastic.clerk, "clerk", "service_officer");
  hand_comes (f, &plastic.kasi, "kasi", "section_head");
  hand_comes (f, &plastic.kepala, "kepala", "unit_head");
  hand_comes (f, &plastic.printer, "printer", "card_printer");
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  request->decision = g_strdup (decision);
  cases_refused (f, &plastic.printer, &LOKET_CARD_ISSUE, request, LOKET_ERROR_RULE, "keys-locked");
  plastic_unlock (f, 31);
  view = cases_do (f, &plastic.printer, &LOKET_CARD_ISSUE, request);
  /* A refusal took no number; the key vouches until the first second of its last day. */
  g_assert_cmpstr (view->card->number, ==, "3314-26-000001");
  g_assert_cmpstr (view->card->until_day, ==, "2026-12-22");
}

static void
test_who_gets_none (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();
  g_autoptr (LoketDecision) row = NULL;
  g_autoptr (LoketPerson) born = register_get (f, loket_person_get_type (), person);

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  request->decision = g_strdup (decision);
  /* Who proposed it does not issue the card: the profile asks for that. */
  cases_refused (
      f, &plastic.clerk, &LOKET_CARD_ISSUE, request, LOKET_ERROR_RULE, "proposer-issues");
  request->product = g_strdup ("menur");
  cases_refused (
      f, &plastic.printer, &LOKET_CARD_ISSUE, request, LOKET_ERROR_RULE, "no-card-product");
  g_clear_pointer (&request->product, g_free);
  g_clear_pointer (&born->birth_date, g_free);
  plastic_update (f, born);
  cases_refused (
      f, &plastic.printer, &LOKET_CARD_ISSUE, request, LOKET_ERROR_RULE, "birth-year-needed");
  row = cases_decision (f, decision);
  row->state = LOKET_DECISION_EXPIRED;
  plastic_update (f, row);
  cases_refused (
      f, &plastic.printer, &LOKET_CARD_ISSUE, request, LOKET_ERROR_WRONG_STATE, "expired");
}

static void
test_hand_over (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardView) issued = NULL, given = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardHandover) handover = NULL;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  issued = plastic_issue (f, &plastic, decision);
  giving = plastic_giving (issued->card->id);
  cases_refused (
      f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_WRONG_STATE, "queued");
  plastic_prints_well (f, &plastic.printer, issued->print->id);
  assert_card (f, issued->card->id, LOKET_CARD_PRINTED);
  giving->taker = LOKET_TAKER_PROXY;
  cases_refused (
      f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_RULE, "proxy-needs-paper");
  giving->proxy_name = g_strdup ("Paiman");
  giving->relation = LOKET_RELATION_HUSBAND;
  giving->proxy_paper = g_strdup ("Surat kuasa 23-11-2026");
  giving->signed_for = TRUE;
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpint (given->card->state, ==, LOKET_CARD_ACTIVE);
  g_assert_cmpstr (given->card->print, ==, issued->print->id);
  g_assert_null (given->card->next);
  handover = g_list_model_get_item (G_LIST_MODEL (given->handovers), 0);
  g_assert_cmpstr (handover->proxy_name, ==, "Paiman");
  g_assert_cmpstr (handover->signature, ==, LOKET_SIGNED_ON_PAPER);
  g_assert_cmpstr (handover->officer, ==, plastic.desk.id);
  assert_card (f, issued->card->id, LOKET_CARD_ACTIVE);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
  g_assert_false (given->may_hand_over);
}

static void
test_suspended (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardSuspend) request = loket_card_suspend_new ();
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketCardView) held = NULL, back = NULL, again = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  act = plastic_act (id);
  request->card = g_strdup (id);
  request->reason = g_strdup ("The hospital asks.");
  request->until_day = g_strdup ("2026-11-22");
  cases_refused (
      f, &plastic.kasi, &LOKET_CARD_SUSPEND, request, LOKET_ERROR_RULE, "end-date-passed");
  g_free (request->until_day);
  request->until_day = g_strdup ("2026-11-25");
  held = cases_do (f, &plastic.kasi, &LOKET_CARD_SUSPEND, request);
  assert_card (f, id, LOKET_CARD_SUSPENDED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
  back = cases_do (f, &plastic.kasi, &LOKET_CARD_RESUME, act);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  again = cases_do (f, &plastic.kasi, &LOKET_CARD_SUSPEND, request);
  days_pass (f, 2);
  assert_card (f, id, LOKET_CARD_SUSPENDED);
  /* It holds again by itself on the day behind the last one. */
  days_pass (f, 1);
  assert_card (f, id, LOKET_CARD_ACTIVE);
}

static void
test_lost (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardView) lost = NULL, given = NULL;
  g_autoptr (LoketCard) before = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  before = plastic_card (f, id);
  act = plastic_act (id);
  lost = cases_do (f, &plastic.desk, &LOKET_CARD_LOST, act);
  /* Dead at once; the number stays, print and slot are new. */
  assert_card (f, id, LOKET_CARD_QUEUED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
  g_assert_cmpstr (lost->card->number, ==, before->number);
  g_assert_cmpint (lost->print->print_number, ==, 2);
  g_assert_cmpint (lost->print->cause, ==, LOKET_PRINT_CAUSE_LOST);
  plastic_prints_well (f, &plastic.printer, lost->print->id);
  giving = plastic_giving (id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpstr (given->card->print, ==, lost->print->id);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardExchange) request = loket_card_exchange_new ();
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardView) view = NULL, given = NULL;
  g_autoptr (LoketCard) before = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  before = plastic_card (f, id);
  request->card = g_strdup (id);
  request->reason = g_strdup ("It is broken in two.");
  request->cause = LOKET_PRINT_CAUSE_FIRST;
  cases_refused (f, &plastic.desk, &LOKET_CARD_DAMAGED, request, LOKET_ERROR_BAD_FIELD, "cause");
  request->cause = LOKET_PRINT_CAUSE_DAMAGED;
  view = cases_do (f, &plastic.desk, &LOKET_CARD_DAMAGED, request);
  /* The old one is good until the new one is handed over. */
  assert_card (f, id, LOKET_CARD_ACTIVE);
  g_assert_cmpstr (view->card->print, ==, before->print);
  cases_refused (
      f, &plastic.desk, &LOKET_CARD_DAMAGED, request, LOKET_ERROR_RULE, "print-under-way");
  plastic_prints_well (f, &plastic.printer, view->print->id);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
  giving = plastic_giving (id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpstr (given->card->print, ==, view->print->id);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
}

/* Broken, and lost while the next one is made: that one goes on. */
static void
test_damaged_then_lost (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardExchange) request = loket_card_exchange_new ();
  g_autoptr (LoketCardView) damaged = NULL, lost = NULL;
  g_autoptr (LoketCardAct) act = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  request->card = g_strdup (id);
  request->reason = g_strdup ("The name was wrong.");
  request->cause = LOKET_PRINT_CAUSE_DATA;
  damaged = cases_do (f, &plastic.desk, &LOKET_CARD_DAMAGED, request);
  plastic_prints_well (f, &plastic.printer, damaged->print->id);
  act = plastic_act (id);
  lost = cases_do (f, &plastic.desk, &LOKET_CARD_LOST, act);
  g_assert_cmpstr (lost->card->next, ==, damaged->print->id);
  assert_card (f, id, LOKET_CARD_PRINTED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

static void
test_renewed (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardView) issued = NULL, given = NULL, renewed = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardAct) act = NULL;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2031-12-31");
  issued = plastic_issue (f, &plastic, decision);
  plastic_prints_well (f, &plastic.printer, issued->print->id);
  giving = plastic_giving (issued->card->id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  act = plastic_act (issued->card->id);
  cases_refused (f, &plastic.desk, &LOKET_CARD_RENEW, act, LOKET_ERROR_RULE, "too-early");
  g_assert_false (given->renewable);
  /* 60 days before 22 November 2028. */
  days_pass (f, 671);
  hand_again (f, &plastic.desk);
  g_clear_object (&given);
  given = plastic_open (f, &plastic, issued->card->id);
  g_assert_true (given->renewable);
  renewed = cases_do (f, &plastic.desk, &LOKET_CARD_RENEW, act);
  g_assert_cmpstr (renewed->card->number, ==, issued->card->number);
  g_assert_cmpstr (renewed->card->until_day, ==, "2030-09-23");
  g_assert_cmpint (renewed->print->cause, ==, LOKET_PRINT_CAUSE_RENEWED);
  g_assert_cmpstr (renewed->card->print, ==, issued->print->id);
  assert_card (f, issued->card->id, LOKET_CARD_ACTIVE);
}

static void
test_expired (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *other = cases_person (f, "Kartini");
  g_autofree char *id = NULL;
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardView) waiting = NULL;
  g_autoptr (LoketCardPrint) print = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  decision = plastic_grant (f, &plastic, other, LOKET_CATEGORY_MELATI, "2028-11-22");
  waiting = plastic_issue (f, &plastic, decision);
  days_pass (f, 730);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  days_pass (f, 1);
  assert_card (f, id, LOKET_CARD_EXPIRED);
  assert_card (f, waiting->card->id, LOKET_CARD_EXPIRED);
  print = plastic_print (f, waiting->print->id);
  g_assert_cmpint (print->state, ==, LOKET_PRINTING_CANCELLED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

static void
test_revoked (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) approval = NULL;
  g_autoptr (LoketApprovalDecision) own = loket_approval_decision_new ();

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  act = plastic_act (id);
  approval = cases_do (f, &plastic.kasi, &LOKET_CARD_REVOKE, act);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  own->approval = g_strdup (approval->id);
  cases_refused (
      f, &plastic.kasi, &LOKET_APPROVAL_APPROVE, own, LOKET_ERROR_RULE, "second-officer");
  plastic_approve (f, &plastic.kepala, approval->id);
  assert_card (f, id, LOKET_CARD_REVOKED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
  cases_refused (f, &plastic.kasi, &LOKET_CARD_REVOKE, act, LOKET_ERROR_WRONG_STATE, "revoked");
}

/* Died or moved away: put aside at once, and no day alone brings it back. */
static void
test_holder_goes (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *life;
    LoketCardHold hold;
  } ends[] = {{"dead", LOKET_CARD_HOLD_DEAD}, {"moved", LOKET_CARD_HOLD_MOVED}};
  g_auto (Plastic) plastic = {0};

  plastic_opens (f, &plastic);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *person = register_add (
        f, i == 0 ? "Sulastri" : "Kartini", LOKET_PERSON_SEX_FEMALE, "1970-01-31", GAWAN);
    g_autofree char *id = plastic_active (f, &plastic, person);
    g_autoptr (LoketPerson) row = register_get (f, loket_person_get_type (), person);
    g_autoptr (LoketPersonCorrect) request = loket_person_correct_new ();
    g_autoptr (LoketCorrection) correction = loket_correction_new ();
    g_autoptr (LoketCardAct) act = plastic_act (id);
    g_autoptr (LoketApproval) approval = NULL;
    g_autoptr (LoketCard) card = NULL;
    request->person = g_strdup (person);
    request->version = row->version;
    request->reason = g_strdup ("The letter was seen.");
    request->corrections = g_list_store_new (loket_correction_get_type ());
    correction->field = g_strdup ("life_status");
    correction->value = g_strdup (ends[i].life);
    g_list_store_append (request->corrections, correction);
    approval = cases_do (f, &plastic.kasi, &LOKET_PERSON_CORRECT, request);
    plastic_approve (f, &plastic.kepala, approval->id);
    assert_card (f, id, LOKET_CARD_SUSPENDED);
    card = plastic_card (f, id);
    g_assert_cmpint (card->hold, ==, ends[i].hold);
    g_assert_nonnull (card->reason);
    cases_refused (f, &plastic.kasi, &LOKET_CARD_RESUME, act, LOKET_ERROR_RULE, "holder-gone");
  }
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

/* The decision is ended by two heads: its card with it. */
static void
test_decision_ends (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL;
  g_autoptr (LoketCard) card = NULL, after = NULL;
  g_autoptr (LoketDecisionEnd) end = loket_decision_end_new ();
  g_autoptr (LoketApproval) approval = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  card = plastic_card (f, id);
  end->decision = g_strdup (card->decision);
  end->reason = g_strdup ("He has found work.");
  end->hearing = g_strdup ("The clerk heard him on Monday; he agrees.");
  approval = cases_do (f, &plastic.kasi, &LOKET_DECISION_END, end);
  plastic_approve (f, &plastic.kepala, approval->id);
  assert_card (f, id, LOKET_CARD_REVOKED);
  after = plastic_card (f, id);
  g_assert_cmpstr (after->reason, ==, "He has found work.");
}

/* Granted anew: the same category goes on with the card it has, another one gets a card that takes
 * its place when it is handed over. */
static void
test_granted_anew (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application = NULL;
  g_autofree char *id = NULL;
  g_autoptr (LoketCard) before = NULL, after = NULL;
  g_autoptr (LoketDecision) newer = NULL;
  Office office;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  before = plastic_card (f, id);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"2\"");
  application = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  office = (Office){.clerk = plastic.clerk, .kasi = plastic.kasi, .kepala = plastic.kepala};
  newer = grant (f, &office, application, LOKET_CATEGORY_MELATI);
  after = plastic_card (f, id);
  g_assert_cmpstr (after->decision, ==, newer->id);
  g_assert_cmpstr (after->decision, !=, before->decision);
  assert_card (f, id, LOKET_CARD_ACTIVE);
}

static void
test_other_category (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id = NULL, *decision = NULL;
  g_autoptr (LoketCard) melati = NULL;
  g_autoptr (LoketDecision) old = NULL;
  g_autoptr (LoketCardView) menur = NULL, given = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCard) replaced = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, person);
  melati = plastic_card (f, id);
  old = cases_decision (f, melati->decision);
  old->state = LOKET_DECISION_SUPERSEDED;
  plastic_update (f, old);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MENUR, "2028-11-22");
  menur = plastic_issue (f, &plastic, decision);
  assert_card (f, id, LOKET_CARD_ACTIVE);
  plastic_prints_well (f, &plastic.printer, menur->print->id);
  giving = plastic_giving (menur->card->id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  assert_card (f, id, LOKET_CARD_REPLACED);
  assert_card (f, menur->card->id, LOKET_CARD_ACTIVE);
  replaced = plastic_card (f, id);
  g_assert_cmpstr (replaced->replaced_by, ==, menur->card->id);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("issue", test_issue);
  ADD ("days", test_days);
  ADD ("key", test_key);
  ADD ("who-gets-none", test_who_gets_none);
  ADD ("hand-over", test_hand_over);
  ADD ("suspended", test_suspended);
  ADD ("lost", test_lost);
  ADD ("damaged", test_damaged);
  ADD ("damaged-then-lost", test_damaged_then_lost);
  ADD ("renewed", test_renewed);
  ADD ("expired", test_expired);
  ADD ("revoked", test_revoked);
  ADD ("holder-goes", test_holder_goes);
  ADD ("decision-ends", test_decision_ends);
  ADD ("granted-anew", test_granted_anew);
  ADD ("other-category", test_other_category);
  return g_test_run ();
}
