/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of the rules as it lies in memory; the files of rules.h share it. */
#pragma once

#include "core/rule-expression.h"
#include "core/rules.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_RULE_LINE_GATE,
  LOKET_RULE_LINE_REASON,
  LOKET_RULE_LINE_WARNING,
} LoketRuleLineKind;

/* One section that is asked: a gate, a reason or a warning. */
typedef struct {
  LoketRuleLineKind kind;
  char *key;
  LoketCategory category; /* of a reason */
  LoketRuleExpression *when;
  LoketRuleExpression *except; /* (nullable) of a warning */
  int supports;                /* index of the reason that it tells more of, or -1 */
  LoketPhrase *text;
  LoketPhrase *missed;   /* (nullable) */
  LoketPhrase *ask;      /* (nullable) */
  LoketPhrase *excepted; /* (nullable) */
} LoketRuleLine;

typedef struct {
  gboolean present;
  LoketPhrase *title;
  LoketPhrase *basis;
  char **duties;
  char **approvals;
  gint64 months;
} LoketRuleBlock;

typedef struct {
  char *name;
  gint64 value;
  gboolean money;
  LoketPhrase *text;
} LoketRuleParameter;

/* What is told when no reason fired. */
typedef struct {
  char *key;
  LoketPhrase *phrase;
} LoketRuleTold;

struct _LoketRules {
  gatomicrefcount references;
  GBytes *file;
  LoketRuleVersion *about;
  GArray *parameters;     /* LoketRuleParameter */
  GHashTable *conditions; /* name -> LoketPhrase */
  GPtrArray *condition_names;
  GHashTable *sources; /* name -> LoketPhrase */
  GArray *lines;       /* LoketRuleLine in the order of the file */
  LoketRuleBlock blocks[LOKET_N_CATEGORIES];
  GArray *told; /* LoketRuleTold */
};

LoketRules *loket_rules_alloc (void) G_GNUC_WARN_UNUSED_RESULT;
const LoketRuleParameter *loket_rules_parameter (const LoketRules *rules, const char *name);

/* The sentence with what stands in braces filled in; a negative distance is not known. */
LoketPhrase *loket_rules_fill (const LoketRules *rules,
                               LoketPhrase *phrase,
                               LoketRuleInputs *inputs,
                               gint64 distance) G_GNUC_WARN_UNUSED_RESULT;
char *loket_rules_unknown_name (const LoketRules *rules,
                                const char *text,
                                gboolean missed,
                                guint *at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
