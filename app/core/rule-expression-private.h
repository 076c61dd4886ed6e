/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flat form of an expression, as rule-expression-parse.c makes it and rule-expression.c works
 * it out. */
#pragma once

#include "core/rule-expression.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_RULE_TRUTH,   /* an input that is yes or no */
  LOKET_RULE_KNOWN,   /* whether an input is known */
  LOKET_RULE_HAS,     /* words hold a word */
  LOKET_RULE_IS,      /* a text is a word */
  LOKET_RULE_COMPARE, /* two numbers */
  LOKET_RULE_NOT,
  LOKET_RULE_AND,
  LOKET_RULE_OR,
} LoketRuleOp;

typedef enum {
  LOKET_RULE_LESS,
  LOKET_RULE_AT_MOST,
  LOKET_RULE_SAME,
  LOKET_RULE_OTHER,
  LOKET_RULE_AT_LEAST,
  LOKET_RULE_MORE,
} LoketRuleSign;

typedef struct {
  const LoketField *field; /* NULL: the value itself */
  gint64 value;
} LoketRuleNumber;

/* Children stand before their parents, the whole at the end. */
typedef struct {
  LoketRuleOp op;
  LoketRuleSign sign;
  guint8 left;
  guint8 right;
  const LoketField *field;
  LoketRuleNumber a;
  LoketRuleNumber b;
  char *word;
  gint64 margin; /* -1: a miss here is never a near one */
} LoketRuleNode;

struct _LoketRuleExpression {
  guint n_nodes;
  LoketRuleNode nodes[LOKET_RULE_NODES];
};

G_END_DECLS
