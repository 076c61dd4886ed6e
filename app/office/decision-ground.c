/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision stands on: the inputs and findings that are kept with it, and whether they still
 * hold; who has to approve it follows from them. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/error.h"
#include "core/rule-facts.h"
#include "office/rule-facts.h"
#include "store/decisions.h"
#include "wire/json.h"

#include <string.h>

/**
 * loket_decision_inputs:
 * @decision: a decision
 *
 * Returns: (transfer full) (nullable): what the rules looked at, as it is kept; %NULL when nothing
 *   is, or an older program kept it otherwise
 */
LoketRuleInputs *
loket_decision_inputs (const LoketDecision *decision)
{
  /* Dropped: who asks says that nothing is the same. */
  LoketRecord *inputs = decision->inputs != NULL
                            ? loket_json_to_record (loket_rule_inputs_get_type (),
                                                    decision->inputs,
                                                    strlen (decision->inputs),
                                                    LOKET_JSON_REQUEST,
                                                    NULL)
                            : NULL;

  return inputs != NULL ? loket_rule_inputs_cast (inputs) : NULL;
}

/**
 * loket_decision_findings:
 * @decision: a decision
 *
 * Returns: (transfer full) (nullable): what the rules said of it, as it is kept; %NULL when nothing
 *   is, or an older program kept it otherwise
 */
LoketProposal *
loket_decision_findings (const LoketDecision *decision)
{
  /* Dropped: the same. */
  LoketRecord *findings = decision->findings != NULL
                              ? loket_json_to_record (loket_proposal_get_type (),
                                                      decision->findings,
                                                      strlen (decision->findings),
                                                      LOKET_JSON_ANSWER,
                                                      NULL)
                              : NULL;

  return findings != NULL ? loket_proposal_cast (findings) : NULL;
}

/**
 * loket_decision_set_written:
 * @decision: a decision with its texts
 * @inputs: what is on file; gets what was typed beside it
 *
 * The consideration is not in it: it counts as it was when somebody proposed.
 */
void
loket_decision_set_written (const LoketDecision *decision, LoketRuleInputs *inputs)
{
  if (decision->purpose != NULL)
    inputs->purpose_written = LOKET_TRUTH_YES;
  if (decision->conditions != NULL)
    inputs->conditions_written = LOKET_TRUTH_YES;
  if (decision->until_day != NULL)
    inputs->end_date_written = LOKET_TRUTH_YES;
}

static gboolean
names_head (char **approvals)
{
  return approvals != NULL && g_strv_contains ((const char *const *) approvals, "head");
}

/* In the database, and given what that says (domain.md 1.3, 7). */
static gboolean
is_settled_by_list (LoketCategory category, LoketProposal *proposal, const LoketRuleInputs *inputs)
{
  return proposal != NULL && inputs != NULL && proposal->settled &&
         proposal->category == category && loket_rule_inputs_on_list (inputs);
}

/**
 * loket_decision_needs_head:
 * @kind: (nullable): of the application
 * @rules: (nullable): that it is proposed by
 * @category: that it gives
 * @proposal: (nullable): what @rules say
 * @inputs: (nullable): what they looked at
 *
 * The one place where that is decided.  A card that departs from the rules, that was not settled,
 * or for somebody on no list that counts takes both heads (domain.md 1.3, 7); another one as the
 * rules say of its category (4.5); where they say nothing, and for all that is no card, the kind of
 * application does.
 *
 * Returns: whether the head of unit decides after the head of section
 */
gboolean
loket_decision_needs_head (const LoketApplicationKind *kind,
                           const LoketRules *rules,
                           LoketCategory category,
                           LoketProposal *proposal,
                           const LoketRuleInputs *inputs)
{
  g_auto (GStrv) of_rules = NULL;

  /* The store wants both hands for these, whatever a profile says. */
  if (category == LOKET_CATEGORY_MENUR || category == LOKET_CATEGORY_KENANGA)
    return TRUE;
  if (rules != NULL && category != LOKET_CATEGORY_NONE) {
    if (!is_settled_by_list (category, proposal, inputs))
      return TRUE;
    of_rules = loket_rules_approvals (rules, category);
  }
  if (of_rules != NULL && of_rules[0] != NULL)
    return names_head (of_rules);
  return kind != NULL && names_head (kind->approvals);
}

/**
 * loket_decision_goes_to_head:
 * @turn: a turn
 * @application: that @decision is about
 * @decision: a decision
 *
 * By what is kept with the decision alone: nothing that becomes known later changes whose it is.
 *
 * Returns: whether the head of unit decides after the head of section
 */
gboolean
loket_decision_goes_to_head (LoketTurn *turn,
                             const LoketApplication *application,
                             const LoketDecision *decision)
{
  g_autoptr (LoketRuleInputs) inputs = loket_decision_inputs (decision);
  g_autoptr (LoketProposal) proposal = loket_decision_findings (decision);

  return loket_decision_needs_head (
      loket_profile_application (loket_turn_profile (turn), application->kind),
      loket_decision_rules (turn, decision),
      decision->category,
      proposal,
      inputs);
}

/**
 * loket_decision_check_gates:
 * @decision: that is proposed, or to be approved
 * @proposal: what the rules say now
 * @error: set to %LOKET_ERROR_RULE "gate-closed"
 *
 * Whoever has died, or is of another district, gets no card for any reason (domain.md 4.5, 1).
 *
 * Returns: %TRUE when no gate stands in the way of @decision
 */
gboolean
loket_decision_check_gates (const LoketDecision *decision, LoketProposal *proposal, GError **error)
{
  return decision->outcome != LOKET_DECISION_OUTCOME_GRANT ||
         decision->category == LOKET_CATEGORY_NONE ||
         loket_proposal_count (proposal, LOKET_OUTCOME_GATE) == 0 ||
         loket_decision_rule ("gate-closed", error);
}

/* A refusal falls when a card is suggested now that was not; a grant when its proposal has. */
static gboolean
still_holds (const LoketDecision *decision, LoketProposal *then, LoketProposal *now)
{
  if (decision->outcome == LOKET_DECISION_OUTCOME_REFUSE)
    return now->category == decision->suggested || now->category == LOKET_CATEGORY_NONE;
  return now->category == decision->suggested && (now->settled || !then->settled) &&
         loket_decision_check_gates (decision, now, NULL);
}

/* By the rules that it was proposed by: others change nothing of it. */
static LoketProposal *
work_out_now (LoketTurn *turn,
              const LoketApplication *application,
              const LoketDecision *decision,
              const LoketRules *rules,
              const LoketRuleInputs *kept,
              GError **error)
{
  g_autoptr (LoketRuleInputs) inputs = NULL;

  if (!loket_turn_rule_inputs (turn, application->person, application->id, &inputs, error))
    return NULL;
  loket_decision_set_written (decision, inputs);
  inputs->consideration = kept->consideration;
  return loket_rules_evaluate (rules, inputs);
}

/**
 * loket_decision_check_ground:
 * @turn: a turn
 * @application: that @decision is about
 * @decision: that waits for a hand
 * @error: set to %LOKET_ERROR_RULE "ground-changed", or when the store fails
 *
 * Asks the rules once more with what is known by now: nobody approves a card whose person has died
 * since, or whose field check was sent back.  What departs from the rules with a reason may do so
 * as long as they suggest the same.
 *
 * Returns: %TRUE when @decision still stands on what it was proposed on
 */
gboolean
loket_decision_check_ground (LoketTurn *turn,
                             const LoketApplication *application,
                             const LoketDecision *decision,
                             GError **error)
{
  const LoketApplicationKind *kind =
      loket_profile_application (loket_turn_profile (turn), application->kind);
  const LoketRules *rules = loket_decision_rules (turn, decision);
  g_autoptr (LoketRuleInputs) kept = NULL;
  g_autoptr (LoketProposal) then = NULL, now = NULL;

  /* The rules are those of cards. */
  if (decision->rules == NULL || kind == NULL || kind->gives != LOKET_GIVES_CARD)
    return TRUE;
  kept = loket_decision_inputs (decision);
  then = loket_decision_findings (decision);
  if (rules == NULL || kept == NULL || then == NULL)
    return loket_decision_rule ("ground-changed", error);
  now = work_out_now (turn, application, decision, rules, kept, error);
  return now != NULL &&
         (still_holds (decision, then, now) || loket_decision_rule ("ground-changed", error));
}

static LoketDecision *
find_open (LoketTurn *turn, const char *application, GError **error)
{
  g_autoptr (GPtrArray) decisions =
      loket_txn_decisions_of_application (loket_turn_txn (turn), application, error);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    LoketDecision *decision = decisions->pdata[i];
    if (loket_decision_is_open (decision->state))
      return g_object_ref (decision);
  }
  if (decisions != NULL)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, application, "nothing is proposed about it");
  return NULL;
}

/**
 * loket_decision_give_back:
 * @turn: a write turn of the officer who took its ground away
 * @application: one about which something is proposed
 * @reason: (nullable): in his words
 * @error: set when the store fails
 *
 * What was proposed goes back to be proposed anew, by nobody's approval or refusal.
 *
 * Returns: %TRUE when the decision is given back and the application is verified again
 */
gboolean
loket_decision_give_back (LoketTurn *turn,
                          const LoketApplication *application,
                          const char *reason,
                          GError **error)
{
  g_autoptr (LoketDecision) before = find_open (turn, application->id, error);
  g_autoptr (LoketDecision) after = before != NULL ? loket_decision_copy (before) : NULL;

  if (after == NULL)
    return FALSE;
  after->ended_by = g_strdup (loket_turn_caller (turn)->officer);
  after->ended_at = LOKET_SOME (loket_turn_not_before (turn, before->changed_at));
  after->ended_reason = g_strdup (reason);
  return loket_decision_move (turn, before, after, "return", error) &&
         loket_application_do (turn, application->id, "return", reason, NULL, error);
}
