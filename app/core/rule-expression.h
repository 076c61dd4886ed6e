/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition of a rule file, compiled: yes, no or not known for given inputs.  Only the files of
 * rules.h use it. */
#pragma once

#include "core/rule-inputs.h"

G_BEGIN_DECLS

#define LOKET_RULE_NODES 64 /* comparisons and words between them, in one expression */
#define LOKET_RULE_DEPTH 16 /* parentheses and nots within each other */

typedef struct _LoketRuleExpression LoketRuleExpression;

/* What an expression may name beside the inputs. */
typedef struct {
  GHashTable *parameters; /* name -> gint64 * */
  GHashTable *conditions; /* its keys are names */
  GHashTable *sources;    /* its keys are names */
} LoketRuleNames;

/* A mistake in an expression. */
typedef struct {
  guint at; /* characters before it */
  char *problem;
} LoketRuleMistake;

LoketRuleExpression *
loket_rule_expression_new (const char *text,
                           const LoketRuleNames *names,
                           LoketRuleMistake *mistake) G_GNUC_WARN_UNUSED_RESULT;
void loket_rule_expression_free (LoketRuleExpression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRuleExpression, loket_rule_expression_free)

gboolean loket_rule_word_is_reserved (const char *name);
gboolean loket_rule_expression_set_margin (LoketRuleExpression *expression,
                                           const char *input,
                                           gint64 margin);

LoketTruth loket_rule_expression_value (const LoketRuleExpression *expression,
                                        LoketRuleInputs *inputs);
char **loket_rule_expression_unknowns (const LoketRuleExpression *expression,
                                       LoketRuleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_rule_expression_near (const LoketRuleExpression *expression,
                                        LoketRuleInputs *inputs,
                                        gint64 *distance);

G_END_DECLS
