/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Separation of hands (registry.md 2.1): in code with a sentence, before the store refuses. */
#include "config.h"

#include "office/hands.h"

#include "core/error.h"
#include "core/operations.h"
#include "office/standings.h"
#include "store/applications.h"
#include "store/decisions.h"
#include "store/officers.h"

#include <string.h>

#define REVIEWS_MAX 20 /* of a review of a review */

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "hands: %s", name);
  return FALSE;
}

/**
 * loket_hands_check_other:
 * @turn: a turn of an officer
 * @hand: (nullable): an officer who had a hand in it
 * @name: of the rule
 * @error: set to %LOKET_ERROR_RULE @name or "same-hand"
 *
 * Returns: %TRUE when whoever asks is another one, and not one who may sign in as both
 */
gboolean
loket_hands_check_other (LoketTurn *turn, const char *hand, const char *name, GError **error)
{
  const char *me = loket_turn_caller (turn)->officer;
  gboolean share;

  if (hand == NULL)
    return TRUE;
  if (strcmp (hand, me) == 0)
    return rule (name, error);
  return loket_txn_share_hands (loket_turn_txn (turn), hand, me, &share, error) &&
         (!share || rule ("same-hand", error));
}

/**
 * loket_hands_check_pair:
 * @turn: a turn
 * @one: an officer
 * @other: an officer who is to go with him
 * @error: set to %LOKET_ERROR_RULE "two-surveyors" or "one-pair"
 *
 * Returns: %TRUE when they are two, also by their passwords
 */
gboolean
loket_hands_check_pair (LoketTurn *turn, const char *one, const char *other, GError **error)
{
  gboolean share;

  if (strcmp (one, other) == 0)
    return rule ("two-surveyors", error);
  return loket_txn_share_hands (loket_turn_txn (turn), one, other, &share, error) &&
         (!share || rule ("one-pair", error));
}

static gboolean
check_all_hands (LoketTurn *turn, const LoketDecision *decision, const char *name, GError **error)
{
  return loket_hands_check_other (turn, decision->proposed_by, name, error) &&
         loket_hands_check_other (turn, decision->section_by, name, error) &&
         loket_hands_check_other (turn, decision->head_by, name, error) &&
         loket_hands_check_other (turn, decision->ended_by, name, error);
}

/* Of the two heads who ended it before its time, the one who proposed that. */
static gboolean
check_ending (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autoptr (LoketApproval) approval = NULL;

  if (decision->ended_by == NULL)
    return TRUE;
  return loket_txn_approval_of (
             loket_turn_txn (turn), LOKET_DECISION_END.name, decision->id, &approval, error) &&
         (approval == NULL ||
          loket_hands_check_other (turn, approval->proposed_by, "reviewed-hand", error));
}

/* Who asked at that home, or somebody who signs in as he does. */
static gboolean
check_surveyors (LoketTurn *turn,
                 const char *application,
                 const char *person,
                 const char *but,
                 const char *name,
                 GError **error)
{
  g_autoptr (GPtrArray) officers =
      loket_txn_surveyors (loket_turn_txn (turn), application, person, but, error);

  for (guint i = 0; officers != NULL && i < officers->len; i++)
    if (!loket_hands_check_other (turn, officers->pdata[i], name, error))
      return FALSE;
  return officers != NULL;
}

static gboolean
check_surveyors_of_all (LoketTurn *turn,
                        const LoketApplication *application,
                        const char *but,
                        const char *name,
                        GError **error)
{
  g_autoptr (GPtrArray) people = loket_people_with (turn, application->person, NULL, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (!check_surveyors (
            turn, i == 0 ? application->id : NULL, people->pdata[i], but, name, error))
      return FALSE;
  return people != NULL;
}

/* Who asked at the home, or the neighbours, does not decide on what he brought back: of the person,
 * and of who lives with him. */
static gboolean
check_surveys (LoketTurn *turn, const LoketApplication *application, GError **error)
{
  return check_surveyors_of_all (turn, application, NULL, "own-survey", error);
}

static LoketApplication *
get_application (LoketTurn *turn, const char *id, GError **error)
{
  LoketRecord *record =
      loket_txn_get (loket_turn_txn (turn), loket_application_get_type (), id, error);

  return record != NULL ? loket_application_cast (record) : NULL;
}

/* All who had a hand in what is reviewed, and in what that one reviewed; who asked at the home for
 * the review alone had none. */
static gboolean
check_reviewed (LoketTurn *turn, const LoketApplication *application, GError **error)
{
  g_autofree char *next = g_strdup (application->reviews);

  for (guint i = 0; next != NULL && i < REVIEWS_MAX; i++) {
    g_autoptr (LoketApplication) reviewed = get_application (turn, next, error);
    g_autoptr (GPtrArray) decisions = NULL;
    if (reviewed == NULL ||
        !check_surveyors_of_all (turn, reviewed, application->id, "reviewed-hand", error))
      return FALSE;
    decisions = loket_txn_decisions_of_application (loket_turn_txn (turn), reviewed->id, error);
    if (decisions == NULL)
      return FALSE;
    for (guint k = 0; k < decisions->len; k++)
      if (!check_all_hands (turn, decisions->pdata[k], "reviewed-hand", error) ||
          !check_ending (turn, decisions->pdata[k], error))
        return FALSE;
    g_free (next);
    next = g_strdup (reviewed->reviews);
  }
  return TRUE;
}

/**
 * loket_hands_check:
 * @turn: a turn of somebody who wants to lay hand on a decision
 * @application: what it is about
 * @decision: (nullable): as it is; %NULL when it is about to be proposed
 * @hand: which hand
 * @error: set to %LOKET_ERROR_SIGN_IN_NEEDED, or to %LOKET_ERROR_RULE "proposer-decides",
 *   "hand-already", "own-survey", "reviewed-hand" or "same-hand"
 *
 * Returns: %TRUE when this officer may
 */
gboolean
loket_hands_check (LoketTurn *turn,
                   LoketApplication *application,
                   LoketDecision *decision,
                   LoketHand hand,
                   GError **error)
{
  if (loket_turn_caller (turn)->officer == NULL) {
    loket_set_error (error, LOKET_ERROR_SIGN_IN_NEEDED, NULL, "a decision needs an officer");
    return FALSE;
  }
  if (decision != NULL &&
      (!loket_hands_check_other (turn, decision->proposed_by, "proposer-decides", error) ||
       !loket_hands_check_other (turn, decision->section_by, "hand-already", error)))
    return FALSE;
  if (hand != LOKET_HAND_PROPOSES && !check_surveys (turn, application, error))
    return FALSE;
  return check_reviewed (turn, application, error);
}
