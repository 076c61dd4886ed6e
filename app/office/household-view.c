/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a household: its people and cards over time, and what lists say that they all get,
 * with a warning where something seems to be had twice (registry.md 5, line 8). */
#include "config.h"

#include "core/error.h"
#include "office/person-view.h"
#include "store/people.h"
#include "store/pairs.h"

#include <string.h>

#define MEMBERS 60
#define ROWS_OF_ONE 20
#define BENEFITS 300

static LoketBenefit *
benefit_of (LoketTurn *turn, LoketMemberView *member, LoketListRow *row, GError **error)
{
  g_autoptr (LoketListFacts) facts = loket_list_facts_read (row);
  g_autoptr (LoketListBatch) batch = NULL;
  LoketBenefit *benefit;

  batch = loket_txn_batch_of_row (loket_turn_txn (turn), row->id, error);
  if (batch == NULL)
    return NULL;
  benefit = loket_benefit_new ();
  benefit->person = g_strdup (member->person);
  benefit->name = g_strdup (member->name);
  benefit->source = g_strdup (batch->source);
  benefit->period = g_strdup (batch->period);
  benefit->at = batch->created_at;
  if (facts != NULL) {
    benefit->programme = g_strdup (facts->programme);
    benefit->decile = g_strdup (facts->decile);
  }
  return benefit;
}

static gboolean
gather_of_member (LoketTurn *turn, LoketMemberView *member, GPtrArray *benefits, GError **error)
{
  g_autoptr (GPtrArray) rows =
      loket_txn_rows_of_person (loket_turn_txn (turn), member->person, ROWS_OF_ONE, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    LoketBenefit *benefit = benefit_of (turn, member, loket_list_row_cast (rows->pdata[i]), error);
    if (benefit == NULL)
      return FALSE;
    if (benefit->programme != NULL && benefits->len < BENEFITS)
      g_ptr_array_add (benefits, benefit);
    else
      g_object_unref (benefit);
  }
  return rows != NULL;
}

/* The same programme for the same time, of two people or by two lists. */
static gboolean
is_had_twice (const LoketBenefit *a, const LoketBenefit *b)
{
  return g_ascii_strcasecmp (a->programme, b->programme) == 0 &&
         strcmp (a->period, b->period) == 0 &&
         (strcmp (a->person, b->person) != 0 || strcmp (a->source, b->source) != 0);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const LoketBenefit *one = *(LoketBenefit *const *) a;
  const LoketBenefit *other = *(LoketBenefit *const *) b;

  return (one->at < other->at) - (one->at > other->at);
}

static char *
as_key (const char *programme)
{
  return g_strdelimit (g_ascii_strdown (programme, -1), " \t", '-');
}

/**
 * loket_benefits_warn_of_doubles:
 * @benefits: (element-type LoketBenefit): what a household gets; those had twice are marked
 *
 * Returns: (transfer full) (nullable): the programmes that it seems to have twice at a time
 */
char **
loket_benefits_warn_of_doubles (GPtrArray *benefits)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) twice = g_strv_builder_new ();

  for (guint i = 0; i < benefits->len; i++) {
    LoketBenefit *one = benefits->pdata[i];
    g_autofree char *key = as_key (one->programme);
    for (guint j = 0; j < benefits->len && !one->twice; j++)
      one->twice = j != i && is_had_twice (one, benefits->pdata[j]);
    if (one->twice && g_hash_table_add (met, g_strdup (key)))
      g_strv_builder_add (twice, key);
  }
  return g_hash_table_size (met) > 0 ? g_strv_builder_end (twice) : NULL;
}

static gboolean
gather_members (LoketTurn *turn, LoketHouseholdView *view, GPtrArray *benefits, GError **error)
{
  g_autoptr (GPtrArray) members =
      loket_txn_household_members (loket_turn_txn (turn), view->household->id, error);

  for (guint i = 0; members != NULL && i < MIN (members->len, (guint) MEMBERS); i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    g_autoptr (LoketMemberView) shown = loket_member_view_of (turn, member, error);
    if (shown == NULL)
      return FALSE;
    g_list_store_append (view->members, shown);
    if (member->until_day == NULL && !gather_of_member (turn, shown, benefits, error))
      return FALSE;
  }
  return members != NULL;
}

/* Some household has no village of its own: then that of its people counts. */
static gboolean
check_area (LoketTurn *turn, LoketHousehold *household, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  if (loket_caller_covers (caller, household->village))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
  return FALSE;
}

static LoketHouseholdView *
view_new (void)
{
  LoketHouseholdView *view = loket_household_view_new ();

  view->members = g_list_store_new (loket_member_view_get_type ());
  view->cards = g_list_store_new (loket_household_card_get_type ());
  view->benefits = g_list_store_new (loket_benefit_get_type ());
  return view;
}

static gboolean
gather_cards (LoketTurn *turn, LoketHouseholdView *view, GError **error)
{
  g_autoptr (GPtrArray) cards =
      loket_txn_household_cards (loket_turn_txn (turn), view->household->id, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    g_list_store_append (view->cards, cards->pdata[i]);
  return cards != NULL;
}

/**
 * loket_household_open:
 * @turn: a read turn
 * @record: a LoketHouseholdRequest; the look-up with its purpose is in the access log already
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED or %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): a LoketHouseholdView
 */
LoketRecord *
loket_household_open (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketHouseholdRequest *request = loket_household_request_cast (record);
  g_autoptr (LoketHouseholdView) view = view_new ();
  g_autoptr (GPtrArray) benefits = g_ptr_array_new_with_free_func (g_object_unref);
  LoketRecord *household;

  if (!loket_purpose_check (request->purpose, request->note, error))
    return NULL;
  household =
      loket_txn_get (loket_turn_txn (turn), loket_household_get_type (), request->household, error);
  if (household == NULL)
    return NULL;
  view->household = loket_household_cast (household);
  if (!check_area (turn, view->household, error) || !gather_members (turn, view, benefits, error) ||
      !gather_cards (turn, view, error))
    return NULL;
  g_ptr_array_sort (benefits, newest_first);
  view->twice = loket_benefits_warn_of_doubles (benefits);
  for (guint i = 0; i < benefits->len; i++)
    g_list_store_append (view->benefits, benefits->pdata[i]);
  view->place = loket_place_label (turn, view->household->village);
  return LOKET_RECORD (g_steal_pointer (&view));
}
