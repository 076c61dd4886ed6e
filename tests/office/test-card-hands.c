/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose hands are on a card and what they may do in which state: printer and hand-over are two
 * people by whatever route, an act comes once under its key, and each act of the table goes through
 * the dispatcher as the table says. */
#include "doubts.h"
#include "plastic.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/card-hands/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define STATE(state) (1u << LOKET_CARD_##state)
#define LIVE                                                                                       \
  (STATE (APPROVED) | STATE (QUEUED) | STATE (PRINTED) | STATE (ACTIVE) | STATE (SUSPENDED))

static LoketCardView *
issue_for (Fixture *f, const Plastic *plastic, const char *name)
{
  g_autofree char *person = cases_person (f, name);
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");

  return plastic_issue (f, plastic, decision);
}

static void
assert_not_given (Fixture *f, const Hand *hand, const char *card, const char *rule)
{
  g_autoptr (LoketCardGiving) giving = plastic_giving (card);

  cases_refused (f, hand, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_RULE, rule);
}

/* Whoever printed it, whoever began it and gave up, and whoever signs in as one of them. */
static void
test_apart (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Hand) third = {0};
  g_autoptr (LoketCardView) view = NULL, opened = NULL, given = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autofree char *tag = NULL;

  plastic_opens (f, &plastic);
  hand_comes (f, &third, "third", "card_printer");
  view = issue_for (f, &plastic, "Sulastri");
  tag = plastic_begin (f, &plastic.printer, view->print->id);
  plastic_tell (f, &plastic.printer, tag, LOKET_PRINT_TOLD_NOT_PRINTED);
  plastic_prints_well (f, &plastic.other, view->print->id);
  assert_not_given (f, &plastic.printer, view->card->id, "printer-hands-over");
  assert_not_given (f, &plastic.other, view->card->id, "printer-hands-over");
  officers_share (f, third.id, plastic.other.id);
  assert_not_given (f, &third, view->card->id, "same-hand");
  opened = plastic_open (f, &plastic, view->card->id);
  g_assert_true (opened->may_hand_over);
  giving = plastic_giving (view->card->id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpint (given->card->state, ==, LOKET_CARD_ACTIVE);
}

/* Past the desk straight into the store: its own rules hold. */
static gboolean
update_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

static void
assert_store_refuses (Fixture *f, gpointer record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      loket_store_write_sync (loket_office_store (f->office), update_work, record, &error));
  g_assert_nonnull (error);
}

static void
test_store_refuses (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardPrint) print = NULL, again = NULL;
  g_autoptr (LoketCard) card = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  plastic_prints_well (f, &plastic.printer, view->print->id);
  print = plastic_print (f, view->print->id);
  print->handed_by = g_strdup (plastic.printer.id);
  assert_store_refuses (f, print);
  card = plastic_card (f, view->card->id);
  card->state = LOKET_CARD_ACTIVE; /* nothing was handed over */
  assert_store_refuses (f, card);
  again = plastic_print (f, view->print->id);
  again->attempts = 2; /* without a reason */
  assert_store_refuses (f, again);
}

/* The same key again: the same answer byte for byte, and one card, one print, one hand-over. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();
  LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = "counter"};
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCardPersonQuery) query = loket_card_person_query_new ();
  g_autoptr (LoketCardList) cards = NULL;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  caller.token = plastic.printer.token;
  request->decision = g_strdup (decision);
  first = loket_office_ask_sync (
      f->office, &LOKET_CARD_ISSUE, &caller, LOKET_RECORD (request), key, &error);
  g_assert_no_error (error);
  second = loket_office_ask_sync (
      f->office, &LOKET_CARD_ISSUE, &caller, LOKET_RECORD (request), key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  query->person = g_strdup (person);
  cards = cases_do (f, &plastic.desk, &LOKET_CARD_OF_PERSON, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cards->cards)), ==, 1);
}

/* After a crash between the answer and the client: what was begun is begun once. */
static void
test_replay (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autofree char *tag = loket_id_new (f->clock, f->random);
  g_autoptr (LoketPrintBegin) request = NULL;
  LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = "counter"};
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCardPrint) print = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  request = plastic_begin_request (view->print->id, tag);
  caller.token = plastic.printer.token;
  first = loket_office_ask_sync (
      f->office, &LOKET_PRINT_BEGIN, &caller, LOKET_RECORD (request), key, &error);
  g_assert_no_error (error);
  fixture_reopen (f);
  second = loket_office_ask_sync (
      f->office, &LOKET_PRINT_BEGIN, &caller, LOKET_RECORD (request), key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  print = plastic_print (f, view->print->id);
  g_assert_cmpint (print->attempts, ==, 1);
  g_assert_cmpstr (print->tag, ==, tag);
}

/* Whichever step of the store fails: no card, no print, no slot; the next one has the next number.
 */
static void
test_whole_or_not_at_all (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (GError) error = NULL;
  int steps = 0;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  request->decision = g_strdup (decision);
  faulty_engine_take (loket_office_store (f->office)->writer.txn->engine, LOKET_ERROR_STORE_FULL);
  for (; view == NULL && steps < 400; steps++) {
    faulty_engine_fail_after (steps);
    g_clear_error (&error);
    view = cases_ask (f, "counter", plastic.printer.token, &LOKET_CARD_ISSUE, request, &error);
    g_assert_cmpint (view == NULL, ==, faulty_engine_has_failed ());
  }
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  g_assert_cmpint (steps, >, 20);
  g_assert_cmpstr (view->card->number, ==, "3314-26-000001");
  g_assert_cmpint (view->print->print_number, ==, 1);
  plastic_assert_slots (f, view->card->id);
  g_test_message ("%d steps", steps);
}

/* A village gives its people their cards, and no others. */
static void
test_area (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Hand) here = {0}, there = {0};
  g_autoptr (LoketCardView) view = NULL, given = NULL;
  g_autoptr (LoketCardReference) reference = loket_card_reference_new ();
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardList) list = NULL;
  g_autoptr (LoketCardQuery) query = loket_card_query_new ();
  static const char *const areas[] = {CASES_VILLAGE, "33.14.11"};
  Hand *hands[] = {&here, &there};

  plastic_opens (f, &plastic);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LoketOfficer) officer = NULL;
    hand_comes (f, hands[i], i == 0 ? "here" : "there", "village");
    officer = register_get (f, loket_officer_get_type (), hands[i]->id);
    officer->area = g_strdup (areas[i]);
    plastic_update (f, officer);
  }
  view = issue_for (f, &plastic, "Sulastri");
  plastic_prints_well (f, &plastic.printer, view->print->id);
  reference->card = g_strdup (view->card->id);
  cases_refused (f, &there, &LOKET_CARD_OPEN, reference, LOKET_ERROR_NOT_ALLOWED, NULL);
  list = cases_do (f, &there, &LOKET_CARD_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->cards)), ==, 0);
  giving = plastic_giving (view->card->id);
  cases_refused (f, &there, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_NOT_ALLOWED, NULL);
  given = cases_do (f, &here, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpint (given->card->state, ==, LOKET_CARD_ACTIVE);
}

/* Cards in each state, each by the operations that lead there. */
static char *
approved_card (Fixture *f, const Plastic *plastic)
{
  g_autoptr (LoketCardView) view = issue_for (f, plastic, "Sulastri");
  g_autofree char *tag = plastic_begin (f, &plastic->printer, view->print->id);
  g_autoptr (LoketPrintEnd) end = plastic_end (view->print->id, "The ribbon tore.");
  g_autoptr (LoketCardPrint) spoiled = cases_do (f, &plastic->printer, &LOKET_PRINT_SPOIL, end);

  g_assert_cmpstr (spoiled->tag, ==, tag);
  return g_strdup (view->card->id);
}

static char *
replaced_card (Fixture *f, const Plastic *plastic, const char *person, const char *id)
{
  g_autoptr (LoketCard) card = plastic_card (f, id);
  g_autoptr (LoketDecision) old = cases_decision (f, card->decision);
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardView) next = NULL, given = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;

  old->state = LOKET_DECISION_SUPERSEDED;
  plastic_update (f, old);
  decision = plastic_grant (f, plastic, person, LOKET_CATEGORY_MENUR, "2028-11-22");
  next = plastic_issue (f, plastic, decision);
  plastic_prints_well (f, &plastic->printer, next->print->id);
  giving = plastic_giving (next->card->id);
  given = cases_do (f, &plastic->desk, &LOKET_CARD_HAND_OVER, giving);
  return g_strdup (id);
}

static char *
ended_card (Fixture *f, const Plastic *plastic, LoketCardState state, const char *id)
{
  g_autoptr (LoketCard) card = plastic_card (f, id);
  g_autoptr (LoketCardAct) act = plastic_act (id);
  g_autoptr (LoketApproval) approval = NULL;

  if (state == LOKET_CARD_REVOKED) {
    approval = cases_do (f, &plastic->kasi, &LOKET_CARD_REVOKE, act);
    plastic_approve (f, &plastic->kepala, approval->id);
    return g_strdup (id);
  }
  g_free (card->from_day);
  g_free (card->until_day);
  card->from_day = g_strdup ("2026-11-22");
  card->until_day = g_strdup ("2026-11-22");
  plastic_update (f, card);
  cases_tend (f);
  return g_strdup (id);
}

static char *
card_in (Fixture *f, const Plastic *plastic, LoketCardState state)
{
  g_autofree char *person = NULL;
  g_autofree char *active = NULL;
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardSuspend) suspend = loket_card_suspend_new ();

  if (state == LOKET_CARD_APPROVED)
    return approved_card (f, plastic);
  if (state == LOKET_CARD_QUEUED || state == LOKET_CARD_PRINTED) {
    view = issue_for (f, plastic, "Sulastri");
    if (state == LOKET_CARD_PRINTED)
      plastic_prints_well (f, &plastic->printer, view->print->id);
    return g_strdup (view->card->id);
  }
  person = cases_person (f, "Sulastri");
  active = plastic_active (f, plastic, person);
  if (state == LOKET_CARD_REPLACED)
    return replaced_card (f, plastic, person, active);
  if (state == LOKET_CARD_EXPIRED || state == LOKET_CARD_REVOKED)
    return ended_card (f, plastic, state, active);
  if (state == LOKET_CARD_SUSPENDED) {
    suspend->card = g_strdup (active);
    suspend->reason = g_strdup ("The hospital asks.");
    view = cases_do (f, &plastic->kasi, &LOKET_CARD_SUSPEND, suspend);
  }
  return g_steal_pointer (&active);
}

/* Who may, from where, and where to. */
static const struct {
  const LoketOperation *operation;
  guint from;
  LoketCardState to;
} ways[] = {
    {&LOKET_CARD_HAND_OVER, STATE (PRINTED), LOKET_CARD_ACTIVE},
    {&LOKET_CARD_SUSPEND,
     STATE (APPROVED) | STATE (QUEUED) | STATE (PRINTED) | STATE (ACTIVE),
     LOKET_CARD_SUSPENDED},
    {&LOKET_CARD_RESUME, STATE (SUSPENDED), LOKET_CARD_ACTIVE},
    {&LOKET_CARD_DAMAGED, STATE (ACTIVE), LOKET_CARD_ACTIVE},
    {&LOKET_CARD_REPRINT_MORE, STATE (APPROVED), LOKET_CARD_QUEUED},
    {&LOKET_CARD_REVOKE, LIVE, LOKET_CARD_REVOKED},
};

static LoketRecord *
request_of (const LoketOperation *operation, const char *card)
{
  LoketRecord *request = g_object_new (operation->request (), NULL);
  const LoketField *field = loket_record_type_find_field (operation->request (), "card");

  loket_field_take_text (field, request, g_strdup (card));
  field = loket_record_type_find_field (operation->request (), "reason");
  if (field != NULL)
    loket_field_take_text (field, request, g_strdup ("so it was said"));
  field = loket_record_type_find_field (operation->request (), "cause");
  if (field != NULL)
    loket_field_set_number (field, request, LOKET_PRINT_CAUSE_DAMAGED);
  return request;
}

static const Hand *
hand_for (const Plastic *plastic, const LoketOperation *operation)
{
  if (operation == &LOKET_CARD_HAND_OVER || operation == &LOKET_CARD_DAMAGED)
    return &plastic->desk;
  return operation == &LOKET_CARD_REPRINT_MORE ? &plastic->printer : &plastic->kasi;
}

static void
walk_way (Fixture *f, const Plastic *plastic, guint way, LoketCardState state)
{
  const LoketOperation *operation = ways[way].operation;
  g_autofree char *id = card_in (f, plastic, state);
  g_autoptr (LoketCard) before = plastic_card (f, id);
  g_autoptr (LoketRecord) request = request_of (operation, id);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (LoketCard) after = NULL;
  const gboolean may = (ways[way].from & 1u << state) != 0;

  g_test_message ("%s in state %d", operation->name, (int) state);
  g_assert_cmpint (before->state, ==, state);
  answer = cases_ask (f, "counter", hand_for (plastic, operation)->token, operation, request, NULL);
  g_assert_cmpint (answer != NULL, ==, may);
  if (may && (operation->flags & LOKET_TWO_OFFICERS) != 0)
    plastic_approve (f,
                     operation == &LOKET_CARD_REVOKE ? &plastic->kepala : &plastic->other,
                     loket_record_id (answer));
  after = plastic_card (f, id);
  g_assert_cmpint (after->state, ==, may ? ways[way].to : state);
  if (!may)
    g_assert_true (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)));
  plastic_assert_slots (f, id);
}

static void
test_walk (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};

  plastic_opens (f, &plastic);
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    for (guint state = 0; state <= LOKET_CARD_REPLACED; state++)
      walk_way (f, &plastic, way, (LoketCardState) state);
}

static LoketCardList *
unclaimed (Fixture *f, const Plastic *plastic)
{
  g_autoptr (LoketCardUnclaimedQuery) query = loket_card_unclaimed_query_new ();

  return cases_do (f, &plastic->desk, &LOKET_CARD_UNCLAIMED, query);
}

static void
test_unclaimed (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardList) now = NULL, later = NULL;
  g_autoptr (LoketCardLine) line = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  plastic_prints_well (f, &plastic.printer, view->print->id);
  now = unclaimed (f, &plastic);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (now->cards)), ==, 0);
  loket_clock_advance (f->clock, 31 * LOKET_DAY);
  g_free (plastic.desk.token);
  plastic.desk.token = hand_signs_in (f, &plastic.desk, "counter");
  later = unclaimed (f, &plastic);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later->cards)), ==, 1);
  line = g_list_model_get_item (G_LIST_MODEL (later->cards), 0);
  g_assert_cmpint (line->days.value, ==, 31);
  g_assert_cmpstr (line->name, ==, "Sulastri");
}

static void
test_waiting (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *decision = NULL;
  g_autoptr (LoketCardWaitingQuery) query = loket_card_waiting_query_new ();
  g_autoptr (LoketCardWaitingPage) before = NULL, after = NULL;
  g_autoptr (LoketCardWaiting) line = NULL;
  g_autoptr (LoketCardView) view = NULL;

  plastic_opens (f, &plastic);
  decision = plastic_grant (f, &plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  before = cases_do (f, &plastic.printer, &LOKET_CARD_WAITING, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (before->waiting)), ==, 1);
  line = g_list_model_get_item (G_LIST_MODEL (before->waiting), 0);
  g_assert_cmpstr (line->decision, ==, decision);
  g_assert_cmpstr (line->product, ==, "melati");
  view = plastic_issue (f, &plastic, decision);
  after = cases_do (f, &plastic.printer, &LOKET_CARD_WAITING, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after->waiting)), ==, 0);
}

/* Two of a family get the same scholarship; each has a card of his own. */
static void
test_household (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *father = cases_person (f, "Paiman");
  g_autofree char *mother = cases_person (f, "Sulastri");
  g_autofree char *child = cases_person (f, "Dwi Lestari");
  const char *const family[] = {father, mother, child, NULL};
  g_autofree char *household = register_family (f, "3314100101110001", family);
  g_autoptr (LoketHouseholdCardsQuery) query = loket_household_cards_query_new ();
  g_autoptr (LoketHouseholdCards) view = NULL, doubled = NULL;
  g_autofree char *one = NULL, *card = NULL, *other = NULL;

  plastic_opens (f, &plastic);
  card = plastic_active (f, &plastic, father);
  one = plastic_grant (f, &plastic, child, LOKET_CATEGORY_NONE, "2028-11-22");
  query->person = g_strdup (mother);
  view = cases_do (f, &plastic.desk, &LOKET_CARD_HOUSEHOLD, query);
  g_assert_cmpstr (view->household, ==, household);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->has)), ==, 3);
  g_assert_false (view->has_twice);
  other = plastic_grant (f, &plastic, mother, LOKET_CATEGORY_NONE, "2028-11-22");
  doubled = cases_do (f, &plastic.desk, &LOKET_CARD_HOUSEHOLD, query);
  g_assert_true (doubled->has_twice);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketHouseholdHas) has = g_list_model_get_item (G_LIST_MODEL (doubled->has), i);
    g_assert_cmpint (has->twice, ==, has->card == NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("apart", test_apart);
  ADD ("store-refuses", test_store_refuses);
  ADD ("keys", test_keys);
  ADD ("replay", test_replay);
  ADD ("area", test_area);
  ADD ("whole-or-not-at-all", test_whole_or_not_at_all);
  ADD ("walk", test_walk);
  ADD ("unclaimed", test_unclaimed);
  ADD ("waiting", test_waiting);
  ADD ("household", test_household);
  return g_test_run ();
}
