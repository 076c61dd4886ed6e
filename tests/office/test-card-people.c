/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register does to cards: people die, move, turn out to be one or two, found a family, are
 * decided about anew; nobody has a good card that nothing carries. */
#include "core/intake.h"
#include "core/list.h"
#include "doubts.h"
#include "office/office-private.h"
#include "plastic.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/card-people/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define OTHER_VILLAGE "33.14.12.2004"

static LoketCardView *
issue_for (Fixture *f, const Plastic *plastic, const char *person)
{
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");

  return plastic_issue (f, plastic, decision);
}

static char *
person_gone (Fixture *f, const char *name, LoketLifeStatus life)
{
  char *id = cases_person (f, name);
  g_autoptr (LoketPerson) person = register_get (f, loket_person_get_type (), id);

  person->life_status = life;
  plastic_update (f, person);
  return id;
}

static char *
merge (Fixture *f, const Officers *officers, const char *winner, const char *loser)
{
  g_autoptr (LoketMergeRequest) request = loket_merge_request_new ();
  g_autoptr (GError) error = NULL;
  char *id;

  request->winner = g_strdup (winner);
  request->loser = g_strdup (loser);
  request->reason = g_strdup ("one KTP, seen");
  id = officers_agree (f, officers, &LOKET_PERSON_MERGE, request, &error);
  g_assert_no_error (error);
  return id;
}

/* Two records of one man: one says that he has died, the other has his card. */
static void
test_merged_with_the_dead (Fixture *f, gconstpointer data)
{
  static const struct {
    LoketLifeStatus life;
    LoketCardHold hold;
  } ends[] = {{LOKET_LIFE_DEAD, LOKET_CARD_HOLD_DEAD}, {LOKET_LIFE_MOVED, LOKET_CARD_HOLD_MOVED}};
  g_auto (Plastic) plastic = {0};
  g_auto (Officers) officers = {0};

  plastic_opens (f, &plastic);
  officers_come (f, &officers);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *gone = person_gone (f, "Sucipto", ends[i].life);
    g_autofree char *holder = cases_person (f, "Soetjipto");
    g_autofree char *id = plastic_active (f, &plastic, holder);
    g_autofree char *merged = merge (f, &officers, gone, holder);
    g_autoptr (LoketUnmergeRequest) back = loket_unmerge_request_new ();
    g_autoptr (LoketCard) card = plastic_card (f, id);
    g_autoptr (LoketCard) after = NULL;
    g_autofree char *undone = NULL;
    g_assert_cmpstr (card->person, ==, gone);
    g_assert_cmpint (card->state, ==, LOKET_CARD_SUSPENDED);
    g_assert_cmpint (card->hold, ==, ends[i].hold);
    g_assert_cmpuint (plastic_good_slots (f), ==, 0);
    /* Two people after all: a person looks before it is good again. */
    loket_clock_advance (f->clock, LOKET_SECOND);
    back->merge = g_strdup (merged);
    back->reason = g_strdup ("two people after all");
    undone = officers_agree (f, &officers, &LOKET_PERSON_UNMERGE, back, NULL);
    g_assert_nonnull (undone);
    after = plastic_card (f, id);
    g_assert_cmpstr (after->person, ==, holder);
    g_assert_cmpint (after->state, ==, LOKET_CARD_SUSPENDED);
  }
}

/* Issued while two records were one, on what the other one was granted: taken apart again, nobody
 * has a good card on somebody else's decision, and there are no two cards on one. */
static void
test_taken_apart (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Officers) officers = {0};
  g_autofree char *one = cases_person (f, "Sucipto");
  g_autofree char *other = cases_person (f, "Soetjipto");
  g_autofree char *decision = NULL, *merged = NULL, *undone = NULL;
  g_autoptr (LoketCardView) view = NULL, given = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketUnmergeRequest) back = loket_unmerge_request_new ();
  g_autoptr (LoketCard) before = NULL, after = NULL;
  g_autoptr (LoketCardIssue) again = loket_card_issue_new ();

  plastic_opens (f, &plastic);
  officers_come (f, &officers);
  decision = plastic_grant (f, &plastic, other, LOKET_CATEGORY_MELATI, "2028-11-22");
  merged = merge (f, &officers, one, other);
  view = plastic_issue (f, &plastic, decision);
  plastic_prints_well (f, &plastic.printer, view->print->id);
  giving = plastic_giving (view->card->id);
  given = cases_do (f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  before = plastic_card (f, view->card->id);
  g_assert_cmpstr (before->person, ==, one);
  loket_clock_advance (f->clock, LOKET_SECOND);
  back->merge = g_strdup (merged);
  back->reason = g_strdup ("two people after all");
  undone = officers_agree (f, &officers, &LOKET_PERSON_UNMERGE, back, NULL);
  g_assert_nonnull (undone);
  after = plastic_card (f, view->card->id);
  g_assert_cmpstr (after->person, ==, other);
  g_assert_cmpint (after->state, ==, LOKET_CARD_SUSPENDED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
  again->decision = g_strdup (decision);
  cases_refused (f, &plastic.printer, &LOKET_CARD_ISSUE, again, LOKET_ERROR_RULE, "card-live");
}

/* A list said that he had died; the answer that it was him is taken back, card or no card. */
static void
test_answer_taken_back (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Officers) officers = {0};
  g_autofree char *holder = NULL, *id = NULL, *batch = NULL, *row = NULL, *pair = NULL;
  g_autoptr (LoketPairDecision) decision = loket_pair_decision_new ();
  g_autoptr (LoketPairOutcome) outcome = NULL, back = NULL;
  g_autoptr (LoketPairAnswerQuery) query = loket_pair_answer_query_new ();
  g_autoptr (LoketPairAnswers) answers = NULL;
  g_autoptr (LoketPairAnswerEntry) answer = NULL;
  g_autoptr (LoketPairUndo) undo = loket_pair_undo_new ();
  g_autoptr (LoketCard) held = NULL;
  g_autoptr (LoketPerson) person = NULL;

  plastic_opens (f, &plastic);
  officers_come (f, &officers);
  holder = cases_person (f, "Sucipto");
  id = plastic_active (f, &plastic, holder);
  cases_list (f, 1, "dtsen", "2026-Q1", NULL, holder, "\"name\":\"SUCIPTO\"");
  batch = doubts_batch (f, 1);
  row = doubts_row (
      f, 1, LOKET_ROW_NEEDS_REVIEW, NULL, "{\"name\":\"SUCIPTO\",\"life_status\":\"dead\"}");
  pair = doubts_pair (f, row, NULL, holder, 1830, LOKET_HINT_CLOSE);
  decision->pair = g_strdup (pair);
  decision->judgement = LOKET_JUDGE_SAME;
  decision->reason = g_strdup ("Asked at the counter");
  outcome = officers_do (f, officers.first, &LOKET_PAIRS_DECIDE, decision);
  held = plastic_card (f, id);
  g_assert_cmpint (held->state, ==, LOKET_CARD_SUSPENDED);
  loket_clock_advance (f->clock, LOKET_SECOND);
  answers = officers_do (f, officers.first, &LOKET_PAIRS_ANSWERS, query);
  answer = g_list_model_get_item (G_LIST_MODEL (answers->answers), 0);
  undo->answer = g_strdup (answer->id);
  undo->reason = g_strdup ("His neighbour");
  back = officers_do (f, officers.first, &LOKET_PAIRS_UNDO, undo);
  g_assert_cmpint (back->state, ==, LOKET_PAIR_OPEN);
  person = register_get (f, loket_person_get_type (), holder);
  g_assert_cmpint (person->life_status, ==, LOKET_LIFE_ALIVE);
}

/* An officer of that region alone. */
static void
comes_for (Fixture *f, Hand *hand, const char *login, const char *role, const char *area)
{
  g_autoptr (LoketOfficer) officer = NULL;

  hand_comes (f, hand, login, role);
  officer = register_get (f, loket_officer_get_type (), hand->id);
  officer->area = g_strdup (area);
  plastic_update (f, officer);
}

/* Printed while he lived here; he moves to the next village, and gets it there. */
static void
test_moves_to_next_village (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_auto (Hand) there = {0}, here = {0};
  g_autofree char *holder = NULL;
  g_autoptr (LoketCardView) view = NULL, given = NULL;
  g_autoptr (LoketPerson) before = NULL, after = NULL;
  g_autoptr (LoketPrintQuery) query = loket_print_query_new ();
  g_autoptr (LoketPrintList) list = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketPersonCorrect) request = loket_person_correct_new ();
  g_autoptr (LoketCorrection) correction = loket_correction_new ();
  g_autoptr (LoketApproval) approval = NULL;

  plastic_opens (f, &plastic);
  comes_for (f, &there, "there", "village", OTHER_VILLAGE);
  comes_for (f, &here, "here", "service_officer", CASES_VILLAGE);
  holder = cases_person (f, "Sulastri");
  view = issue_for (f, &plastic, holder);
  plastic_prints_well (f, &plastic.printer, view->print->id);
  before = register_get (f, loket_person_get_type (), holder);
  request->person = g_strdup (holder);
  request->version = before->version;
  request->reason = g_strdup ("The family card was seen.");
  request->corrections = g_list_store_new (loket_correction_get_type ());
  correction->field = g_strdup ("village");
  correction->value = g_strdup (OTHER_VILLAGE);
  g_list_store_append (request->corrections, correction);
  approval = cases_do (f, &plastic.kasi, &LOKET_PERSON_CORRECT, request);
  plastic_approve (f, &plastic.kepala, approval->id);
  after = register_get (f, loket_person_get_type (), holder);
  g_assert_cmpstr (after->village, ==, OTHER_VILLAGE);
  /* The ledger of the village where it was printed can still be read. */
  query->states = g_strsplit ("good", " ", -1);
  list = cases_do (f, &here, &LOKET_PRINT_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->lines)), ==, 1);
  giving = plastic_giving (view->card->id);
  given = cases_do (f, &there, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpint (given->card->state, ==, LOKET_CARD_ACTIVE);
}

/* From now on the card of that key has the members of the household on its back. */
static void
make_family_card (Fixture *f, const char *key)
{
  GListModel *cards = G_LIST_MODEL (f->office->profile->cards);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketCardProduct) card = g_list_model_get_item (cards, i);
    if (strcmp (card->key, key) == 0)
      card->members = TRUE;
  }
  g_hash_table_remove_all (f->office->profiles); /* what its threads have of it */
}

/* One card for all of them, whoever of them asks; and who joins later with one is seen. */
static void
test_family_card (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *father = cases_person (f, "Paiman");
  g_autofree char *mother = cases_person (f, "Sulastri");
  g_autofree char *aunt = cases_person (f, "Kartini");
  const char *const family[] = {father, mother, NULL};
  g_autofree char *household = register_family (f, "3314100101110001", family);
  g_autofree char *second = NULL;
  g_autoptr (LoketCardView) first = NULL, hers = NULL, third = NULL;
  g_autoptr (LoketCardMember) member = NULL;
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();
  g_autoptr (LoketHouseholdCardsQuery) query = loket_household_cards_query_new ();
  g_autoptr (LoketHouseholdCards) alone = NULL, together = NULL;
  g_autoptr (LoketHouseholdMember) joins = loket_household_member_new ();
  g_autoptr (LoketCardAct) revoke = NULL;
  g_autoptr (LoketApproval) approval = NULL;

  make_family_card (f, "melati");
  plastic_opens (f, &plastic);
  first = issue_for (f, &plastic, father);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (first->face->members)), ==, 2);
  member = g_list_model_get_item (G_LIST_MODEL (first->face->members), 0);
  g_assert_cmpstr (member->name, ==, "Paiman");
  g_assert_cmpstr (first->card->household, ==, household);
  second = plastic_grant (f, &plastic, mother, LOKET_CATEGORY_MELATI, "2028-11-22");
  request->decision = g_strdup (second);
  cases_refused (
      f, &plastic.printer, &LOKET_CARD_ISSUE, request, LOKET_ERROR_RULE, "family-card-live");
  hers = issue_for (f, &plastic, aunt);
  query->person = g_strdup (mother);
  alone = cases_do (f, &plastic.desk, &LOKET_CARD_HOUSEHOLD, query);
  g_assert_false (alone->has_twice);
  joins->id = loket_id_new (f->clock, f->random);
  joins->household = g_strdup (household);
  joins->person = g_strdup (aunt);
  joins->relation = LOKET_RELATION_OTHER_FAMILY;
  joins->from_day = g_strdup ("2026-11-23");
  register_insert (f, joins);
  together = cases_do (f, &plastic.desk, &LOKET_CARD_HOUSEHOLD, query);
  g_assert_true (together->has_twice);
  /* The card that the family has ended: another one may have the next. */
  revoke = plastic_act (first->card->id);
  approval = cases_do (f, &plastic.kasi, &LOKET_CARD_REVOKE, revoke);
  plastic_approve (f, &plastic.kepala, approval->id);
  g_clear_pointer (&revoke->card, g_free);
  revoke->card = g_strdup (hers->card->id);
  g_clear_object (&approval);
  approval = cases_do (f, &plastic.kasi, &LOKET_CARD_REVOKE, revoke);
  plastic_approve (f, &plastic.kepala, approval->id);
  third = plastic_issue (f, &plastic, second);
  g_assert_cmpint (third->card->state, ==, LOKET_CARD_QUEUED);
}

/* Printed, and before he came for it another category was decided. */
static void
test_superseded_before_given (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *holder = cases_person (f, "Sulastri");
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketDecision) old = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, holder);
  plastic_prints_well (f, &plastic.printer, view->print->id);
  old = cases_decision (f, view->card->decision);
  old->state = LOKET_DECISION_SUPERSEDED;
  plastic_update (f, old);
  giving = plastic_giving (view->card->id);
  cases_refused (
      f, &plastic.desk, &LOKET_CARD_HAND_OVER, giving, LOKET_ERROR_RULE, "no-longer-granted");
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

static LoketCardView *
issue_menur (Fixture *f,
             const Plastic *plastic,
             const char *holder,
             const char *id,
             char **decision)
{
  g_autoptr (LoketCard) card = plastic_card (f, id);
  g_autoptr (LoketDecision) old = cases_decision (f, card->decision);

  old->state = LOKET_DECISION_SUPERSEDED;
  plastic_update (f, old);
  *decision = plastic_grant (f, plastic, holder, LOKET_CATEGORY_MENUR, "2028-11-22");
  return plastic_issue (f, plastic, *decision);
}

/* Another category was decided, and that was ended before its card was in his hands: the card that
 * he has rests on nothing. */
static void
test_ended_before_replaced (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *holder = cases_person (f, "Sulastri");
  g_autofree char *id = NULL, *decision = NULL;
  g_autoptr (LoketCardView) menur = NULL;
  g_autoptr (LoketDecisionEnd) end = loket_decision_end_new ();
  g_autoptr (LoketApproval) approval = NULL;
  g_autoptr (LoketCard) card = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, holder);
  menur = issue_menur (f, &plastic, holder, id, &decision);
  g_assert_cmpuint (plastic_good_slots (f), ==, 1);
  end->decision = g_strdup (decision);
  end->reason = g_strdup ("He has found work.");
  end->hearing = g_strdup ("The clerk heard him on Monday; he agrees.");
  approval = cases_do (f, &plastic.kasi, &LOKET_DECISION_END, end);
  plastic_approve (f, &plastic.kepala, approval->id);
  card = plastic_card (f, id);
  g_assert_cmpint (card->state, ==, LOKET_CARD_REVOKED);
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

/* The card that was to take the place of his was revoked; the next one may. */
static void
test_replaced_by_none (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *holder = cases_person (f, "Sulastri");
  g_autofree char *id = NULL, *decision = NULL;
  g_autoptr (LoketCardView) menur = NULL, next = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) approval = NULL;
  g_autoptr (LoketCard) waits = NULL, again = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, holder);
  menur = issue_menur (f, &plastic, holder, id, &decision);
  act = plastic_act (menur->card->id);
  approval = cases_do (f, &plastic.kasi, &LOKET_CARD_REVOKE, act);
  plastic_approve (f, &plastic.kepala, approval->id);
  waits = plastic_card (f, id);
  g_assert_null (waits->replaced_by);
  g_assert_cmpint (waits->state, ==, LOKET_CARD_ACTIVE);
  next = plastic_issue (f, &plastic, decision);
  again = plastic_card (f, id);
  g_assert_cmpstr (again->replaced_by, ==, next->card->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("merged-with-the-dead", test_merged_with_the_dead);
  ADD ("taken-apart", test_taken_apart);
  ADD ("answer-taken-back", test_answer_taken_back);
  ADD ("moves-to-next-village", test_moves_to_next_village);
  ADD ("family-card", test_family_card);
  ADD ("superseded-before-given", test_superseded_before_given);
  ADD ("ended-before-replaced", test_ended_before_replaced);
  ADD ("replaced-by-none", test_replaced_by_none);
  return g_test_run ();
}
