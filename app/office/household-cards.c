/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everybody of a household has of the office: cards and other help, and what is had twice. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "core/nik.h"
#include "core/stock-desk.h"
#include "office/decisions-private.h"
#include "store/cards.h"
#include "store/decisions.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

#define DECISIONS 20
#define MEMBERS 60

typedef struct {
  LoketTurn *turn;
  LoketHouseholdCards *answer;
} Gathering;

static LoketHouseholdHas *
has_of (const LoketPerson *person, LoketRelation relation)
{
  LoketHouseholdHas *has = loket_household_has_new ();

  has->person = g_strdup (person->id);
  has->name = g_strdup (person->name);
  has->nik = person->nik != NULL ? loket_nik_masked (person->nik) : NULL;
  has->relation = relation;
  return has;
}

static gboolean
add_cards (Gathering *self, const LoketPerson *person, LoketRelation relation, GError **error)
{
  g_autoptr (GPtrArray) cards =
      loket_txn_live_cards (loket_turn_txn (self->turn), person->id, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++) {
    g_autoptr (LoketHouseholdHas) has = has_of (person, relation);
    has->card = g_object_ref (cards->pdata[i]);
    has->until_day = g_strdup (has->card->until_day);
    g_list_store_append (self->answer->has, has);
  }
  return cards != NULL;
}

static gboolean
add_benefit (Gathering *self,
             const LoketPerson *person,
             LoketRelation relation,
             const LoketDecision *decision,
             GError **error)
{
  g_autoptr (LoketHouseholdHas) has = NULL;
  g_autoptr (LoketRecord) application = NULL;

  if (decision->state != LOKET_DECISION_ACTIVE || decision->category != LOKET_CATEGORY_NONE)
    return TRUE;
  application = loket_txn_get (
      loket_turn_txn (self->turn), loket_application_get_type (), decision->application, error);
  if (application == NULL)
    return FALSE;
  has = has_of (person, relation);
  has->decision = g_strdup (decision->id);
  has->kind = g_strdup (loket_application_cast (application)->kind);
  has->until_day = g_strdup (decision->until_day);
  g_list_store_append (self->answer->has, has);
  return TRUE;
}

static gboolean
add_person (Gathering *self, const char *id, LoketRelation relation, GError **error)
{
  LoketTxn *txn = loket_turn_txn (self->turn);
  g_autoptr (LoketPerson) person = loket_txn_living_person (txn, id, error);
  g_autoptr (GPtrArray) decisions =
      person != NULL ? loket_txn_decisions_of_person (txn, person->id, DECISIONS, error) : NULL;
  const guint before = g_list_model_get_n_items (G_LIST_MODEL (self->answer->has));

  if (decisions == NULL || !add_cards (self, person, relation, error))
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    if (!add_benefit (self, person, relation, decisions->pdata[i], error))
      return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->answer->has)) == before) {
    g_autoptr (LoketHouseholdHas) none = has_of (person, relation);
    g_list_store_append (self->answer->has, none);
  }
  return TRUE;
}

static gboolean
add_members (Gathering *self, const LoketHousehold *household, GError **error)
{
  g_autoptr (GPtrArray) members =
      loket_txn_household_members (loket_turn_txn (self->turn), household->id, error);

  self->answer->household = g_strdup (household->id);
  self->answer->family_card =
      household->family_card != NULL ? loket_nik_masked (household->family_card) : NULL;
  for (guint i = 0; members != NULL && i < MIN (members->len, (guint) MEMBERS); i++) {
    const LoketHouseholdMember *member = members->pdata[i];
    if (member->until_day == NULL && !add_person (self, member->person, member->relation, error))
      return FALSE;
  }
  return members != NULL;
}

/* A card with the members on its back is for all of them: two of it are one too many.  So are two
 * live cards of one person, but for the one that is being replaced, and two grants of one kind. */
static gboolean
is_twice (LoketProfile *profile, const LoketHouseholdHas *a, const LoketHouseholdHas *b)
{
  const LoketCardProduct *product;

  if (a->kind != NULL || b->kind != NULL)
    return g_strcmp0 (a->kind, b->kind) == 0;
  if (a->card == NULL || b->card == NULL || a->card->replaced_by != NULL ||
      b->card->replaced_by != NULL)
    return FALSE;
  product = loket_profile_card (profile, a->card->product);
  return strcmp (a->person, b->person) == 0 ||
         (product != NULL && product->members && strcmp (a->card->product, b->card->product) == 0);
}

static void
mark_twice (Gathering *self)
{
  LoketProfile *profile = loket_turn_profile (self->turn);
  GListModel *all = G_LIST_MODEL (self->answer->has);
  const guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketHouseholdHas) one = g_list_model_get_item (all, i);
    for (guint k = 0; k < n && !one->twice; k++) {
      g_autoptr (LoketHouseholdHas) other = g_list_model_get_item (all, k);
      one->twice = k != i && is_twice (profile, one, other);
    }
    self->answer->has_twice |= one->twice;
  }
}

/**
 * loket_card_household:
 * @turn: a read turn
 * @record: a LoketHouseholdCardsQuery
 * @error: set to %LOKET_ERROR_NOT_FOUND, to %LOKET_ERROR_NOT_ALLOWED outside the area, or to
 *   %LOKET_ERROR_RULE "person-rests"
 *
 * Returns: (transfer full): a LoketHouseholdCards; of who lives in no household, himself
 */
LoketRecord *
loket_card_household (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const char *id = loket_household_cards_query_cast (record)->person;
  g_autoptr (LoketPerson) person = loket_person_of_area (turn, id, error);
  g_autoptr (LoketHouseholdCards) answer = loket_household_cards_new ();
  g_autoptr (LoketHousehold) household = NULL;
  Gathering self = {.turn = turn, .answer = answer};

  if (person == NULL ||
      !loket_txn_household_of_person (loket_turn_txn (turn), person->id, &household, error))
    return NULL;
  answer->has = g_list_store_new (loket_household_has_get_type ());
  if (!(household != NULL ? add_members (&self, household, error)
                          : add_person (&self, person->id, LOKET_RELATION_HEAD, error)))
    return NULL;
  mark_twice (&self);
  return LOKET_RECORD (g_steal_pointer (&answer));
}
