/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody has help with school today: a card of his own, or a family card of his
 * household. */
#include "config.h"

#include "office/rolls.h"

#include "store/cards.h"
#include "store/decisions.h"
#include "store/people.h"

#include <string.h>

/* What a card is worth; the most of several counts. */
typedef enum {
  WORTH_NOTHING,
  WORTH_A_QUESTION, /* it rests, or is being made */
  WORTH_HELP,
} Worth;

/**
 * loket_roll_found_clear:
 * @found: what was found of a row
 */
void
loket_roll_found_clear (LoketRollFound *found)
{
  g_clear_pointer (&found->person, g_free);
  g_clear_pointer (&found->holder, g_free);
  found->category = NULL;
}

static gboolean
gives_help (const LoketRollSearch *search, const LoketCardProduct *product)
{
  return product != NULL && (product->entitlements & search->help) != 0;
}

/* Its days count, whether or not the office has looked at them today. */
static Worth
worth_of (const LoketRollSearch *search, const LoketCard *card)
{
  switch (card->state) {
  case LOKET_CARD_ACTIVE:
    if (strcmp (search->day, card->until_day) > 0)
      return WORTH_NOTHING;
    return strcmp (search->day, card->from_day) < 0 ? WORTH_A_QUESTION : WORTH_HELP;
  case LOKET_CARD_APPROVED:
  case LOKET_CARD_QUEUED:
  case LOKET_CARD_PRINTED:
  case LOKET_CARD_SUSPENDED:
    return WORTH_A_QUESTION;
  case LOKET_CARD_EXPIRED:
  case LOKET_CARD_REVOKED:
  case LOKET_CARD_REPLACED:
  default:
    return WORTH_NOTHING;
  }
}

/* @family: only cards that are for all of the holder's household */
static gboolean
look_at_cards (const LoketRollSearch *search,
               const char *holder,
               gboolean family,
               Worth *worth,
               const char **category,
               GError **error)
{
  g_autoptr (GPtrArray) cards = loket_txn_live_cards (search->txn, holder, error);

  *worth = WORTH_NOTHING;
  if (cards == NULL)
    return FALSE;
  for (guint i = 0; i < cards->len; i++) {
    const LoketCard *card = cards->pdata[i];
    LoketCardProduct *product = loket_profile_card (search->profile, card->product);
    Worth of_card;
    if (!gives_help (search, product) || (family && !product->members))
      continue;
    of_card = worth_of (search, card);
    if (of_card <= *worth)
      continue;
    *worth = of_card;
    *category = loket_enum_name (loket_category_get_type (), (int) card->category);
  }
  return TRUE;
}

/* Granted, and nobody has begun with the card yet. */
static gboolean
look_at_decision (const LoketRollSearch *search, const char *person, Worth *worth, GError **error)
{
  g_autoptr (LoketDecision) decision = NULL;
  LoketCardProduct *product;

  if (!loket_txn_card_decision (search->txn, person, &decision, error))
    return FALSE;
  if (decision == NULL)
    return TRUE;
  product = loket_profile_card_of (
      search->profile, loket_enum_name (loket_category_get_type (), (int) decision->category));
  if (gives_help (search, product) && strcmp (search->day, decision->until_day) <= 0)
    *worth = WORTH_A_QUESTION;
  return TRUE;
}

static gboolean
has_family_cards (const LoketRollSearch *search)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (search->profile->cards));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardProduct) product =
        g_list_model_get_item (G_LIST_MODEL (search->profile->cards), i);
    if (product->members && gives_help (search, product))
      return TRUE;
  }
  return FALSE;
}

static void
take_family (LoketRollFound *found, const char *holder, const char *category)
{
  g_free (found->holder);
  found->holder = g_strdup (holder);
  found->category = category;
}

/* Those who live with him now, whoever stood on the card when it was printed. */
static gboolean
look_at_family (const LoketRollSearch *search,
                const LoketPerson *person,
                LoketRollFound *found,
                Worth *worth,
                GError **error)
{
  g_autoptr (LoketHousehold) household = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (!loket_txn_household_of_person (search->txn, person->id, &household, error))
    return FALSE;
  if (household == NULL)
    return TRUE;
  members = loket_txn_household_members (search->txn, household->id, error);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const LoketHouseholdMember *member = members->pdata[i];
    const char *category = NULL;
    Worth of_member;
    if (strcmp (member->person, person->id) == 0)
      continue;
    if (!look_at_cards (search, member->person, TRUE, &of_member, &category, error))
      return FALSE;
    if (of_member == WORTH_HELP && *worth != WORTH_HELP)
      take_family (found, member->person, category);
    *worth = MAX (*worth, of_member);
  }
  return members != NULL;
}

/* Who is dead, gone or no person after all by the register, and sits in a class, is a mistake of
 * the register or of the list: a question, like any other. */
static gboolean
lives_here (const LoketPerson *person)
{
  return person->life_status == LOKET_LIFE_ALIVE || person->life_status == LOKET_LIFE_LEFT;
}

/**
 * loket_roll_find_help:
 * @search: what is the same for all rows
 * @person: who is meant for certain
 * @found: takes the status, the card's category and whose card it is
 * @error: set when the store fails
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_roll_find_help (const LoketRollSearch *search,
                      LoketPerson *person,
                      LoketRollFound *found,
                      GError **error)
{
  Worth worth;

  found->status = LOKET_ROLL_ASK;
  if (!lives_here (person))
    return TRUE;
  if (!look_at_cards (search, person->id, FALSE, &worth, &found->category, error) ||
      (worth != WORTH_HELP && has_family_cards (search) &&
       !look_at_family (search, person, found, &worth, error)) ||
      (worth == WORTH_NOTHING && !look_at_decision (search, person->id, &worth, error)))
    return FALSE;
  if (worth == WORTH_HELP)
    found->status = LOKET_ROLL_COVERED;
  else if (worth == WORTH_NOTHING)
    found->status = LOKET_ROLL_NOT_COVERED;
  return TRUE;
}
