/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the rules and of their trials: how a version stands, from which card to which. */
#pragma once

#include "core/rules-desk.h"
#include "ui/registry/job-progress.h"

G_BEGIN_DECLS

extern const LoketJobWords loket_trial_words;

/* How a version stands on a day. */
typedef enum {
  LOKET_RULES_IN_FORCE,
  LOKET_RULES_DRAFT,   /* nobody has signed it */
  LOKET_RULES_TO_COME, /* signed, from a later day on */
  LOKET_RULES_OVER,    /* another one holds, or its last day has passed */
} LoketRulesStanding;

LoketRulesStanding loket_rules_standing (LoketRuleText *text, const char *today);
const char *loket_rules_standing_word (LoketRulesStanding standing);
const char *loket_rules_standing_style (LoketRulesStanding standing);
const char *loket_rules_standing_sentence (LoketRulesStanding standing);

const char *loket_rules_name (LoketProgram *program, LoketRuleVersion *about);
char *loket_rules_term (LoketProgram *program, LoketRuleVersion *about) G_GNUC_WARN_UNUSED_RESULT;
char *loket_rules_number (LoketProgram *program, LoketRuleNumber *number) G_GNUC_WARN_UNUSED_RESULT;

LoketCategory loket_rules_category_named (const char *name);
char *loket_trial_change (LoketCategory from, LoketCategory to) G_GNUC_WARN_UNUSED_RESULT;
char *loket_trial_outcome (LoketWhatIf *trial) G_GNUC_WARN_UNUSED_RESULT;
char *loket_trial_failure (LoketProgram *program, LoketJob *job) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
