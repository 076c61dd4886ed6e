/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a proposal is about, read out of the request that two officers would do; the desk of second
 * officers (approval.c) asks. */
#include "config.h"

#include "core/card-desk.h"
#include "core/decision-desk.h"
#include "core/intake.h"
#include "core/merge-desk.h"
#include "office/turn-private.h"
#include "store/people.h"

/* Dropped where these are called: what is not there is about nobody. */
static gpointer
get (LoketTurn *turn, GType type, const char *id)
{
  return loket_txn_get (loket_turn_txn (turn), type, id, NULL);
}

static char **
one (const char *person)
{
  return g_strdupv ((char *[]){(char *) person, NULL});
}

static char **
both (const char *winner, const char *loser)
{
  return g_strdupv ((char *[]){(char *) winner, (char *) loser, NULL});
}

static char **
of_merge (LoketTurn *turn, const char *id)
{
  g_autoptr (LoketMerge) merge = get (turn, loket_merge_get_type (), id);

  return merge != NULL ? both (merge->winner, merge->loser) : NULL;
}

static char **
of_decision (LoketTurn *turn, const char *id)
{
  g_autoptr (LoketDecision) decision = get (turn, loket_decision_get_type (), id);

  return decision != NULL ? one (decision->person) : NULL;
}

static char **
of_card (LoketTurn *turn, const char *id)
{
  g_autoptr (LoketCard) card = get (turn, loket_card_get_type (), id);

  return card != NULL ? one (card->person) : NULL;
}

/**
 * loket_proposal_people:
 * @turn: a turn
 * @request: of anything that two officers do
 *
 * Returns: (transfer full) (nullable): ids of the people whom it would change; %NULL when it is
 *   about something else
 */
char **
loket_proposal_people (LoketTurn *turn, LoketRecord *request)
{
  const GType type = G_OBJECT_TYPE (request);

  if (type == loket_merge_request_get_type ())
    return both (loket_merge_request_cast (request)->winner,
                 loket_merge_request_cast (request)->loser);
  if (type == loket_unmerge_request_get_type ())
    return of_merge (turn, loket_unmerge_request_cast (request)->merge);
  if (type == loket_split_request_get_type ())
    return one (loket_split_request_cast (request)->person);
  if (type == loket_person_correct_get_type ())
    return one (loket_person_correct_cast (request)->person);
  if (type == loket_decision_end_get_type ())
    return of_decision (turn, loket_decision_end_cast (request)->decision);
  if (type == loket_card_act_get_type ())
    return of_card (turn, loket_card_act_cast (request)->card);
  return NULL;
}

/* Anybody may propose what is refused afterwards: a proposal names nobody of another area. */
static char *
name_of (LoketTurn *turn, const char *id)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), id, NULL);

  return person != NULL && loket_caller_covers (loket_turn_caller (turn), person->village)
             ? g_strdup_printf ("%s (W %" G_GINT64_FORMAT ")", person->name, person->number)
             : NULL;
}

static char *
number_of_card (LoketTurn *turn, LoketRecord *request)
{
  g_autoptr (LoketCard) card =
      G_OBJECT_TYPE (request) == loket_card_act_get_type ()
          ? get (turn, loket_card_get_type (), loket_card_act_cast (request)->card)
          : NULL;

  return card != NULL ? g_strdup (card->number) : NULL;
}

/**
 * loket_proposal_names:
 * @turn: a turn of somebody who may decide a proposal
 * @request: its request
 *
 * Returns: (transfer full) (nullable): names of those whom it would change, as far as the officer
 *   may know them, and which card
 */
char *
loket_proposal_names (LoketTurn *turn, LoketRecord *request)
{
  g_auto (GStrv) people = loket_proposal_people (turn, request);
  g_autofree char *number = number_of_card (turn, request);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; people != NULL && people[i] != NULL; i++) {
    char *name = name_of (turn, people[i]);
    if (name != NULL)
      g_ptr_array_add (names, name);
  }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (" + ", (char **) names->pdata);
  return number != NULL ? g_strdup_printf ("%s, %s", joined, number) : g_steal_pointer (&joined);
}
