/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the rules about one person: the category alone, quickly, or the proposal with every reason
 * in words.  Nothing but rules and inputs goes into it, so the same come to the same always. */
#include "config.h"

#include "core/rules-private.h"

typedef struct {
  const LoketRules *rules;
  LoketRuleInputs *inputs;
  LoketProposal *proposal;
  LoketTruth *values; /* of the lines */
  gboolean refused;   /* a gate does not hold */
  LoketCategory best; /* by its reasons, also while a gate is unknown */
} Evaluation;

static const LoketRuleLine *
line_at (const LoketRules *rules, guint index)
{
  return &g_array_index (rules->lines, LoketRuleLine, index);
}

/* Whether all gates hold: no as soon as one does not, whatever the others. */
static LoketTruth
ask_gates (const LoketRules *rules, LoketRuleInputs *inputs)
{
  LoketTruth all = LOKET_TRUTH_YES;

  for (guint i = 0; i < rules->lines->len && all != LOKET_TRUTH_NO; i++) {
    const LoketRuleLine *line = line_at (rules, i);
    LoketTruth one = line->kind == LOKET_RULE_LINE_GATE
                         ? loket_rule_expression_value (line->when, inputs)
                         : LOKET_TRUTH_YES;
    if (one != LOKET_TRUTH_YES)
      all = one;
  }
  return all;
}

/* Whether one of the reasons for a category fires; unknown when one still may. */
static LoketTruth
ask_reasons (const LoketRules *rules, LoketCategory category, LoketRuleInputs *inputs)
{
  LoketTruth any = LOKET_TRUTH_NO;

  for (guint i = 0; i < rules->lines->len && any != LOKET_TRUTH_YES; i++) {
    const LoketRuleLine *line = line_at (rules, i);
    LoketTruth one =
        line->kind == LOKET_RULE_LINE_REASON && line->category == category && line->supports < 0
            ? loket_rule_expression_value (line->when, inputs)
            : LOKET_TRUTH_NO;
    if (one != LOKET_TRUTH_NO)
      any = one;
  }
  return any;
}

/* The best category that has a reason.  A lesser card is proposed while a better one is still open,
 * and then it is not settled. */
static LoketCategory
decide (const LoketRules *rules, LoketRuleInputs *inputs, LoketTruth gates, gboolean *settled)
{
  *settled = gates != LOKET_TRUTH_UNKNOWN;
  if (gates == LOKET_TRUTH_NO)
    return LOKET_CATEGORY_NONE;
  for (guint category = LOKET_CATEGORY_MELATI; category < LOKET_N_CATEGORIES; category++) {
    LoketTruth fires = ask_reasons (rules, (LoketCategory) category, inputs);
    if (fires == LOKET_TRUTH_YES)
      return (LoketCategory) category;
    if (fires == LOKET_TRUTH_UNKNOWN)
      *settled = FALSE;
  }
  return LOKET_CATEGORY_NONE;
}

/**
 * loket_rules_category:
 * @rules: rules
 * @inputs: what is known
 *
 * What loket_rules_evaluate() would propose, without any text: for a million people in a row.
 *
 * Returns: the category
 */
LoketCategory
loket_rules_category (const LoketRules *rules, LoketRuleInputs *inputs)
{
  gboolean settled;

  /* No card is proposed past a gate that nobody has looked at. */
  return ask_gates (rules, inputs) == LOKET_TRUTH_YES
             ? decide (rules, inputs, LOKET_TRUTH_YES, &settled)
             : LOKET_CATEGORY_NONE;
}

/* @inputs: (transfer full) (nullable) */
static void
add_reason (Evaluation *self,
            const char *key,
            LoketCategory category,
            LoketOutcome outcome,
            LoketPhrase *phrase,
            char **inputs,
            gint64 distance)
{
  g_autoptr (LoketProposalReason) reason = loket_proposal_reason_new ();

  reason->key = g_strdup (key);
  reason->category = category;
  reason->outcome = outcome;
  reason->phrase = loket_rules_fill (self->rules, phrase, self->inputs, distance);
  reason->inputs = inputs;
  g_list_store_append (self->proposal->reasons, reason);
}

static void
add_line (Evaluation *self, const LoketRuleLine *line, LoketOutcome outcome)
{
  switch (outcome) {
  case LOKET_OUTCOME_UNKNOWN:
    add_reason (self,
                line->key,
                line->category,
                outcome,
                line->ask,
                loket_rule_expression_unknowns (line->when, self->inputs),
                0);
    break;
  case LOKET_OUTCOME_EXCEPTED:
    add_reason (self, line->key, line->category, outcome, line->excepted, NULL, 0);
    break;
  case LOKET_OUTCOME_FIRED:
  case LOKET_OUTCOME_SUPPORTS:
  case LOKET_OUTCOME_MISSED:
  case LOKET_OUTCOME_GATE:
  case LOKET_OUTCOME_WARNING:
  case LOKET_OUTCOME_TOLD:
  default:
    add_reason (self, line->key, line->category, outcome, line->text, NULL, 0);
    break;
  }
}

static void
tell_gate (Evaluation *self, const LoketRuleLine *line, LoketTruth value)
{
  if (value == LOKET_TRUTH_NO)
    add_line (self, line, LOKET_OUTCOME_GATE);
  else if (value == LOKET_TRUTH_UNKNOWN)
    add_line (self, line, LOKET_OUTCOME_UNKNOWN);
}

static void
tell_miss (Evaluation *self, const LoketRuleLine *line)
{
  gint64 distance = 0;
  const char *input = line->missed != NULL
                          ? loket_rule_expression_near (line->when, self->inputs, &distance)
                          : NULL;
  char **inputs;

  if (input == NULL)
    return;
  inputs = g_new0 (char *, 2);
  inputs[0] = g_strdup (input);
  add_reason (
      self, line->key, line->category, LOKET_OUTCOME_MISSED, line->missed, inputs, distance);
}

/* What fired for the category proposed, and what a better one lacks. */
static void
tell_reason (Evaluation *self, const LoketRuleLine *line, LoketTruth value)
{
  const gboolean ours = line->category == self->best;
  const gboolean better = self->best == LOKET_CATEGORY_NONE || line->category < self->best;

  if (self->refused)
    return;
  if (line->supports >= 0) {
    if (value == LOKET_TRUTH_YES && ours && self->values[line->supports] == LOKET_TRUTH_YES)
      add_line (self, line, LOKET_OUTCOME_SUPPORTS);
  } else if (value == LOKET_TRUTH_YES && ours) {
    add_line (self, line, LOKET_OUTCOME_FIRED);
  } else if (value == LOKET_TRUTH_NO && better) {
    tell_miss (self, line);
  } else if (value == LOKET_TRUTH_UNKNOWN && better) {
    add_line (self, line, LOKET_OUTCOME_UNKNOWN);
  }
}

static void
tell_warning (Evaluation *self, const LoketRuleLine *line, LoketTruth value)
{
  if (value == LOKET_TRUTH_UNKNOWN && line->ask != NULL)
    add_line (self, line, LOKET_OUTCOME_UNKNOWN);
  if (value != LOKET_TRUTH_YES)
    return;
  if (line->except != NULL &&
      loket_rule_expression_value (line->except, self->inputs) == LOKET_TRUTH_YES)
    add_line (self, line, LOKET_OUTCOME_EXCEPTED);
  else
    add_line (self, line, LOKET_OUTCOME_WARNING);
}

static void
tell_lines (Evaluation *self)
{
  for (guint i = 0; i < self->rules->lines->len; i++) {
    const LoketRuleLine *line = line_at (self->rules, i);
    self->values[i] = loket_rule_expression_value (line->when, self->inputs);
    if (line->kind == LOKET_RULE_LINE_GATE)
      tell_gate (self, line, self->values[i]);
    else if (line->kind == LOKET_RULE_LINE_REASON)
      tell_reason (self, line, self->values[i]);
    else
      tell_warning (self, line, self->values[i]);
  }
}

/* What people hear who get no card: why, how to object, where else to go.  The first entry says
 * that no reason fired, which a gate has said already in its own words. */
static void
tell_none (Evaluation *self)
{
  const GArray *told = self->rules->told;

  for (guint i = self->refused ? 1 : 0; i < told->len; i++) {
    const LoketRuleTold *one = &g_array_index (told, LoketRuleTold, i);
    add_reason (self, one->key, LOKET_CATEGORY_NONE, LOKET_OUTCOME_TOLD, one->phrase, NULL, 0);
  }
}

static LoketPhrase *
dup_phrase (LoketPhrase *phrase)
{
  return phrase != NULL ? loket_phrase_cast (loket_record_copy (&phrase->parent_instance)) : NULL;
}

static void
take_block (Evaluation *self)
{
  LoketProposal *proposal = self->proposal;
  const LoketCategory category = proposal->category;

  proposal->title = loket_rules_title (self->rules, category);
  proposal->basis = dup_phrase (self->rules->blocks[category].basis);
  proposal->duties = loket_rules_duties (self->rules, category);
  proposal->missing_duties = loket_rules_missing_duties (self->rules, category, self->inputs);
  proposal->approvals = loket_rules_approvals (self->rules, category);
  if (category != LOKET_CATEGORY_NONE)
    proposal->months = LOKET_SOME (loket_rules_months (self->rules, category));
}

/**
 * loket_rules_evaluate:
 * @rules: rules
 * @inputs: what is known
 *
 * Returns: (transfer full): what they propose, with the reasons that fired, those of better
 *   categories that just missed or are not known yet, and warnings
 */
LoketProposal *
loket_rules_evaluate (const LoketRules *rules, LoketRuleInputs *inputs)
{
  g_autoptr (LoketProposal) proposal = loket_proposal_new ();
  g_autofree LoketTruth *values = g_new0 (LoketTruth, rules->lines->len);
  const LoketTruth gates = ask_gates (rules, inputs);
  Evaluation self = {rules, inputs, proposal, values, gates == LOKET_TRUTH_NO, LOKET_CATEGORY_NONE};

  proposal->reasons = g_list_store_new (loket_proposal_reason_get_type ());
  proposal->rules_version = g_strdup (loket_rules_version (rules));
  proposal->rules_checksum = g_strdup (loket_rules_checksum (rules));
  self.best = decide (rules, inputs, gates, &proposal->settled);
  proposal->category = gates == LOKET_TRUTH_YES ? self.best : LOKET_CATEGORY_NONE;
  tell_lines (&self);
  if (proposal->category == LOKET_CATEGORY_NONE && proposal->settled)
    tell_none (&self);
  take_block (&self);
  return g_steal_pointer (&proposal);
}
