/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out compiled expressions, with a third value for what nobody knows; rules-evaluate.c asks
 * it, a million times in a row when rules are tried on the whole register. */
#include "config.h"

#include "core/rule-expression-private.h"

#include <string.h>

/* In this order “and” is the least, “or” the greatest and “not” the mirror (Kleene's logic). */
enum { NO, UNKNOWN, YES };

#define MEMBER(Type, field, inputs) G_STRUCT_MEMBER (Type, (inputs), (field)->offset)

/**
 * loket_rule_expression_free:
 * @expression: (transfer full): an expression
 */
void
loket_rule_expression_free (LoketRuleExpression *expression)
{
  for (guint i = 0; i < expression->n_nodes; i++)
    g_free (expression->nodes[i].word);
  g_free (expression);
}

static guint8
truth_value (const LoketField *field, LoketRuleInputs *inputs)
{
  const int truth = MEMBER (int, field, inputs);

  return truth == LOKET_TRUTH_YES ? YES : truth == LOKET_TRUTH_NO ? NO : UNKNOWN;
}

static gboolean
is_known (const LoketField *field, LoketRuleInputs *inputs)
{
  return field->kind == LOKET_KIND_ENUM ? truth_value (field, inputs) != UNKNOWN
                                        : loket_field_is_set (field, &inputs->parent_instance);
}

static gboolean
read_number (const LoketRuleNumber *number, LoketRuleInputs *inputs, gint64 *value)
{
  const LoketField *field = number->field;
  char **words;

  if (field == NULL) {
    *value = number->value;
    return TRUE;
  }
  if (field->kind == LOKET_KIND_WORDS) {
    words = MEMBER (char **, field, inputs);
    *value = words != NULL ? (gint64) g_strv_length (words) : 0;
    return words != NULL;
  }
  *value = MEMBER (LoketOptional, field, inputs).value;
  return MEMBER (LoketOptional, field, inputs).set;
}

/* How far two known numbers are from what the sign asks; 0 when they fit. */
static gint64
distance_of (LoketRuleSign sign, gint64 a, gint64 b)
{
  switch (sign) {
  case LOKET_RULE_LESS:
    return MAX (a - b + 1, 0);
  case LOKET_RULE_AT_MOST:
    return MAX (a - b, 0);
  case LOKET_RULE_SAME:
    return ABS (a - b);
  case LOKET_RULE_AT_LEAST:
    return MAX (b - a, 0);
  case LOKET_RULE_MORE:
    return MAX (b - a + 1, 0);
  case LOKET_RULE_OTHER:
  default:
    return a == b ? G_MAXINT64 : 0;
  }
}

static guint8
leaf_value (const LoketRuleNode *node, LoketRuleInputs *inputs)
{
  gint64 a, b;

  switch (node->op) {
  case LOKET_RULE_TRUTH:
    return truth_value (node->field, inputs);
  case LOKET_RULE_KNOWN:
    return is_known (node->field, inputs) ? YES : NO;
  case LOKET_RULE_HAS: {
    const char *const *words = MEMBER (const char *const *, node->field, inputs);
    return words == NULL ? UNKNOWN : g_strv_contains (words, node->word) ? YES : NO;
  }
  case LOKET_RULE_IS: {
    const char *text = MEMBER (const char *, node->field, inputs);
    return text == NULL ? UNKNOWN : strcmp (text, node->word) == 0 ? YES : NO;
  }
  case LOKET_RULE_COMPARE:
    if (!read_number (&node->a, inputs, &a) || !read_number (&node->b, inputs, &b))
      return UNKNOWN;
    return distance_of (node->sign, a, b) == 0 ? YES : NO;
  case LOKET_RULE_NOT:
  case LOKET_RULE_AND:
  case LOKET_RULE_OR:
  default:
    g_return_val_if_reached (UNKNOWN);
  }
}

static gboolean
is_leaf (const LoketRuleNode *node)
{
  return node->op < LOKET_RULE_NOT;
}

static guint8
join (const LoketRuleNode *node, const guint8 *values)
{
  const guint8 left = values[node->left];

  if (node->op == LOKET_RULE_NOT)
    return (guint8) (YES - left);
  return node->op == LOKET_RULE_AND ? MIN (left, values[node->right])
                                    : MAX (left, values[node->right]);
}

static void
work_out (const LoketRuleExpression *expression, LoketRuleInputs *inputs, guint8 *values)
{
  for (guint i = 0; i < expression->n_nodes; i++) {
    const LoketRuleNode *node = &expression->nodes[i];
    values[i] = is_leaf (node) ? leaf_value (node, inputs) : join (node, values);
  }
}

/**
 * loket_rule_expression_value:
 * @expression: an expression
 * @inputs: what is known
 *
 * Returns: whether it holds; unknown only where something unknown could turn it
 */
LoketTruth
loket_rule_expression_value (const LoketRuleExpression *expression, LoketRuleInputs *inputs)
{
  guint8 values[LOKET_RULE_NODES];

  work_out (expression, inputs, values);
  switch (values[expression->n_nodes - 1]) {
  case YES:
    return LOKET_TRUTH_YES;
  case NO:
    return LOKET_TRUTH_NO;
  default:
    return LOKET_TRUTH_UNKNOWN;
  }
}

static void
add_unknown (GPtrArray *names, const LoketField *field)
{
  if (!g_ptr_array_find_with_equal_func (names, field->name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (field->name));
}

static void
add_unknowns_of (GPtrArray *names, const LoketRuleNode *node, LoketRuleInputs *inputs)
{
  gint64 value;

  if (node->op != LOKET_RULE_COMPARE)
    add_unknown (names, node->field);
  else if (!read_number (&node->a, inputs, &value))
    add_unknown (names, node->a.field);
  if (node->op == LOKET_RULE_COMPARE && !read_number (&node->b, inputs, &value))
    add_unknown (names, node->b.field);
}

/**
 * loket_rule_expression_unknowns:
 * @expression: an expression whose value is unknown
 * @inputs: what is known
 *
 * Returns: (transfer full) (array zero-terminated=1): the inputs that somebody has to find out, and
 *   none whose answer would change nothing
 */
char **
loket_rule_expression_unknowns (const LoketRuleExpression *expression, LoketRuleInputs *inputs)
{
  GPtrArray *names = g_ptr_array_new ();
  guint8 values[LOKET_RULE_NODES];
  gboolean matters[LOKET_RULE_NODES] = {FALSE};

  work_out (expression, inputs, values);
  matters[expression->n_nodes - 1] = TRUE;
  /* An unknown whole has no part that settles it alone: all its unknown parts matter. */
  for (guint i = expression->n_nodes; i-- > 0;) {
    const LoketRuleNode *node = &expression->nodes[i];
    if (!matters[i] || values[i] != UNKNOWN || is_leaf (node))
      continue;
    matters[node->left] = TRUE;
    if (node->op != LOKET_RULE_NOT)
      matters[node->right] = TRUE;
  }
  for (guint i = 0; i < expression->n_nodes; i++)
    if (matters[i] && values[i] == UNKNOWN && is_leaf (&expression->nodes[i]))
      add_unknowns_of (names, &expression->nodes[i], inputs);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* The input of a leaf that has a margin. */
static const LoketField *
margin_field (const LoketRuleNode *node)
{
  if (node->op != LOKET_RULE_COMPARE)
    return node->field;
  return node->a.field != NULL ? node->a.field : node->b.field;
}

/**
 * loket_rule_expression_set_margin:
 * @expression: an expression
 * @input: name of an input
 * @margin: by how much a comparison with it may fail and be a near miss; with an input that is yes
 *   or no, any margin says that its other answer would be near
 *
 * Returns: %FALSE when the expression does not ask that input so
 */
gboolean
loket_rule_expression_set_margin (LoketRuleExpression *expression, const char *input, gint64 margin)
{
  gboolean found = FALSE;

  for (guint i = 0; i < expression->n_nodes; i++) {
    LoketRuleNode *node = &expression->nodes[i];
    if ((node->op != LOKET_RULE_COMPARE && node->op != LOKET_RULE_TRUTH) ||
        strcmp (margin_field (node)->name, input) != 0)
      continue;
    node->margin = margin;
    found = TRUE;
  }
  return found;
}

/* Whether the whole would hold if this one leaf came out as @value. */
static gboolean
holds_with (const LoketRuleExpression *expression, const guint8 *values, guint leaf, guint8 value)
{
  guint8 other[LOKET_RULE_NODES];

  for (guint i = 0; i < expression->n_nodes; i++) {
    const LoketRuleNode *node = &expression->nodes[i];
    other[i] = i == leaf ? value : is_leaf (node) ? values[i] : join (node, other);
  }
  return other[expression->n_nodes - 1] == YES;
}

/* How far a leaf is from its other answer; beyond every margin when that is no matter of little. */
static gint64
leaf_distance (const LoketRuleNode *node, guint8 value, LoketRuleInputs *inputs)
{
  gint64 a, b;

  if (value == UNKNOWN || node->margin < 0)
    return G_MAXINT64;
  if (node->op == LOKET_RULE_TRUTH)
    return 0;
  if (value == YES || !read_number (&node->a, inputs, &a) || !read_number (&node->b, inputs, &b))
    return G_MAXINT64;
  return distance_of (node->sign, a, b);
}

/**
 * loket_rule_expression_near:
 * @expression: an expression that does not hold
 * @inputs: what is known
 * @distance: (out): by how much it fails; 0 for an input that is yes or no
 *
 * A near miss fails in exactly one place, and there within the margin of its input.
 *
 * Returns: (nullable) (transfer none): the input of that place; the nearest when there are several
 *   such places
 */
const char *
loket_rule_expression_near (const LoketRuleExpression *expression,
                            LoketRuleInputs *inputs,
                            gint64 *distance)
{
  guint8 values[LOKET_RULE_NODES];
  const char *found = NULL;

  *distance = G_MAXINT64;
  work_out (expression, inputs, values);
  for (guint i = 0; i < expression->n_nodes; i++) {
    const LoketRuleNode *node = &expression->nodes[i];
    gint64 by = is_leaf (node) ? leaf_distance (node, values[i], inputs) : G_MAXINT64;
    if (by > node->margin || by >= *distance ||
        !holds_with (expression, values, i, (guint8) (YES - values[i])))
      continue;
    *distance = by;
    found = margin_field (node)->name;
  }
  return found;
}
