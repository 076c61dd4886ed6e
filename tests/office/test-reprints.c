/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was spoiled is printed again: nobody forgets it, and not too often without a second
 * officer. */
#include "plastic.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/reprints/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static LoketCardView *
issue_for (Fixture *f, const Plastic *plastic, const char *name)
{
  g_autofree char *person = cases_person (f, name);
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");

  return plastic_issue (f, plastic, decision);
}

static void
spoil_next (Fixture *f, const Plastic *plastic, const char *card)
{
  g_autoptr (LoketCard) row = plastic_card (f, card);
  g_autofree char *tag = plastic_begin (f, &plastic->printer, row->next);
  g_autoptr (LoketPrintEnd) end = plastic_end (row->next, "The ribbon tore.");
  g_autoptr (LoketCardPrint) spoiled = cases_do (f, &plastic->printer, &LOKET_PRINT_SPOIL, end);

  g_assert_cmpint (spoiled->state, ==, LOKET_PRINTING_SPOILED);
}

static LoketPrintList *
list_prints (Fixture *f, const Plastic *plastic)
{
  g_autoptr (LoketPrintQuery) query = loket_print_query_new ();

  query->loose = TRUE;
  return cases_do (f, &plastic->printer, &LOKET_PRINT_LIST, query);
}

static void
assert_only (Fixture *f, const Plastic *plastic, const char *print, LoketPrintingState state)
{
  g_autoptr (LoketPrintList) list = list_prints (f, plastic);
  g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (list->lines), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->lines)), ==, 1);
  g_assert_cmpstr (line->print->id, ==, print);
  g_assert_cmpint (line->print->state, ==, state);
}

/* A card whose print was spoiled stays on the list until it is printed again. */
static void
test_left_over (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardAct) again = NULL;
  g_autoptr (LoketCardView) view = NULL, reprinted = NULL;
  g_autoptr (LoketPrintList) list = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  spoil_next (f, &plastic, view->card->id);
  assert_only (f, &plastic, view->print->id, LOKET_PRINTING_SPOILED);
  again = plastic_act (view->card->id);
  reprinted = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT, again);
  assert_only (f, &plastic, reprinted->print->id, LOKET_PRINTING_QUEUED);
  plastic_prints_well (f, &plastic.printer, reprinted->print->id);
  list = list_prints (f, &plastic);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->lines)), ==, 0);
}

/* The second officer has to know whose card it is. */
static void
assert_proposal_names (Fixture *f, const Plastic *plastic, const char *name)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = cases_do (f, &plastic->other, &LOKET_APPROVAL_LIST, query);
  g_autoptr (LoketApproval) approval = g_list_model_get_item (G_LIST_MODEL (list->approvals), 0);

  g_assert_nonnull (approval);
  g_assert_cmpstr (approval->about, ==, name);
}

/* Five a day by one officer; above that a second one has to agree. */
static void
test_limit (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) approval = NULL;
  g_autoptr (LoketCard) card = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  act = plastic_act (view->card->id);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (LoketCardView) again = NULL;
    spoil_next (f, &plastic, view->card->id);
    again = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT, act);
  }
  spoil_next (f, &plastic, view->card->id);
  cases_refused (f, &plastic.printer, &LOKET_CARD_REPRINT, act, LOKET_ERROR_RULE, "reprint-limit");
  approval = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT_MORE, act);
  assert_proposal_names (f, &plastic, "Sulastri (W 1), 3314-26-000001");
  plastic_approve (f, &plastic.other, approval->id);
  card = plastic_card (f, view->card->id);
  g_assert_cmpint (card->state, ==, LOKET_CARD_QUEUED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("left-over", test_left_over);
  ADD ("limit", test_limit);
  return g_test_run ();
}
