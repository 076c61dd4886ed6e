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

/* Another officer, and not one who signs in as both. */
static gboolean
check_other (LoketTurn *turn, const char *hand, const char *name, GError **error)
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

static gboolean
check_all_hands (LoketTurn *turn, const LoketDecision *decision, const char *name, GError **error)
{
  return check_other (turn, decision->proposed_by, name, error) &&
         check_other (turn, decision->section_by, name, error) &&
         check_other (turn, decision->head_by, name, error) &&
         check_other (turn, decision->ended_by, name, error);
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
         (approval == NULL || check_other (turn, approval->proposed_by, "reviewed-hand", error));
}

static gboolean
check_surveys_of (LoketTurn *turn, const char *application, const char *person, GError **error)
{
  const char *me = loket_turn_caller (turn)->officer;
  g_autoptr (GPtrArray) surveys =
      loket_txn_surveys_behind (loket_turn_txn (turn), application, person, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++) {
    const LoketSurvey *survey = loket_survey_cast (surveys->pdata[i]);
    if (strcmp (survey->officer, me) == 0 || g_strcmp0 (survey->neighbour_officer, me) == 0)
      return rule ("own-survey", error);
  }
  return surveys != NULL;
}

/* Who asked at the home, or the neighbours, does not decide on what he brought back: of the person,
 * and of who lives with him. */
static gboolean
check_surveys (LoketTurn *turn, const LoketApplication *application, GError **error)
{
  g_autoptr (GPtrArray) people = loket_people_with (turn, application->person, NULL, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (!check_surveys_of (turn, i == 0 ? application->id : NULL, people->pdata[i], error))
      return FALSE;
  return people != NULL;
}

static LoketApplication *
get_application (LoketTurn *turn, const char *id, GError **error)
{
  LoketRecord *record =
      loket_txn_get (loket_turn_txn (turn), loket_application_get_type (), id, error);

  return record != NULL ? loket_application_cast (record) : NULL;
}

/* Who brought back what was decided on. */
static gboolean
check_surveyors (LoketTurn *turn, const char *application, GError **error)
{
  g_autoptr (GPtrArray) surveys = loket_txn_of_application (
      loket_turn_txn (turn), loket_survey_get_type (), application, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++) {
    const LoketSurvey *survey = surveys->pdata[i];
    if (!check_other (turn, survey->officer, "reviewed-hand", error) ||
        !check_other (turn, survey->neighbour_officer, "reviewed-hand", error))
      return FALSE;
  }
  return surveys != NULL;
}

/* All who had a hand in what is reviewed, and in what that one reviewed. */
static gboolean
check_reviewed (LoketTurn *turn, const LoketApplication *application, GError **error)
{
  g_autofree char *next = g_strdup (application->reviews);

  for (guint i = 0; next != NULL && i < REVIEWS_MAX; i++) {
    g_autoptr (LoketApplication) reviewed = get_application (turn, next, error);
    g_autoptr (GPtrArray) decisions = NULL;
    if (reviewed == NULL || !check_surveyors (turn, reviewed->id, error))
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
  if (decision != NULL && (!check_other (turn, decision->proposed_by, "proposer-decides", error) ||
                           !check_other (turn, decision->section_by, "hand-already", error)))
    return FALSE;
  if (hand != LOKET_HAND_PROPOSES && !check_surveys (turn, application, error))
    return FALSE;
  return check_reviewed (turn, application, error);
}
