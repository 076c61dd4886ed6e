/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiles an expression of a rule file: words and signs to nodes, or the place of the first
 * mistake; rules-parse.c calls it. */
#include "config.h"

#include "core/rule-expression-private.h"

#include <string.h>

#define DIGITS_MAX 15

typedef struct {
  const char *text;
  const char *at;   /* behind the present token */
  const char *from; /* where the present token begins */
  char *token;      /* a word, a number or a sign; "" at the end */
  const LoketRuleNames *names;
  LoketRuleExpression *expression;
  LoketRuleMistake *mistake;
  guint depth;
} Parser;

static const char *const reserved[] =
    {"and", "or", "not", "has", "is", "known", "count", "from", "to", "short", NULL};

static int parse_or (Parser *parser);

static int refuse (Parser *parser, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The first mistake counts.  -1 for the caller to return. */
static int
refuse (Parser *parser, const char *format, ...)
{
  va_list arguments;

  if (parser->mistake->problem != NULL)
    return -1;
  va_start (arguments, format);
  parser->mistake->problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  parser->mistake->at = (guint) g_utf8_pointer_to_offset (parser->text, parser->from);
  return -1;
}

static gsize
sign_length (const char *at)
{
  if (strncmp (at, "<=", 2) == 0 || strncmp (at, ">=", 2) == 0 || strncmp (at, "!=", 2) == 0)
    return 2;
  return strchr ("<>=()", *at) != NULL ? 1 : 0;
}

static void
next (Parser *parser)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  gsize length;

  parser->from = parser->at + strspn (parser->at, " \t");
  length = strspn (parser->from, letters);
  if (length == 0 && *parser->from != '\0')
    length = sign_length (parser->from);
  if (length == 0 && *parser->from != '\0') /* a sign that no expression has: one character */
    length = (gsize) (g_utf8_next_char (parser->from) - parser->from);
  g_free (parser->token);
  parser->token = g_strndup (parser->from, length);
  parser->at = parser->from + length;
}

static gboolean
is_token (const Parser *parser, const char *word)
{
  return strcmp (parser->token, word) == 0;
}

/* What an error calls the present token. */
static const char *
token_words (const Parser *parser)
{
  return *parser->token != '\0' ? parser->token : "the end";
}

static int
add_node (Parser *parser, const LoketRuleNode *node)
{
  LoketRuleExpression *expression = parser->expression;

  if (expression->n_nodes == LOKET_RULE_NODES)
    return refuse (parser, "this is too long: more than %d parts", LOKET_RULE_NODES);
  expression->nodes[expression->n_nodes] = *node;
  expression->nodes[expression->n_nodes].margin = -1;
  return (int) expression->n_nodes++;
}

static const LoketField *
find_input (const char *name)
{
  return loket_record_type_find_field (loket_rule_inputs_get_type (), name);
}

static gboolean
is_number_input (const LoketField *field)
{
  return field->kind == LOKET_KIND_INTEGER || field->kind == LOKET_KIND_MONEY;
}

/* An input of the kind that the present token must name. */
static const LoketField *
parse_input (Parser *parser)
{
  const LoketField *field = find_input (parser->token);

  if (field == NULL)
    refuse (parser, "“%s” is no input", token_words (parser));
  else
    next (parser);
  return field;
}

/* A number, a parameter, an input that is a number, or “count” of words. */
static gboolean
parse_number (Parser *parser, LoketRuleNumber *number)
{
  const gint64 *parameter = g_hash_table_lookup (parser->names->parameters, parser->token);
  const LoketField *field = find_input (parser->token);

  *number = (LoketRuleNumber){NULL, 0};
  if (g_ascii_isdigit (*parser->token)) {
    if (strlen (parser->token) > DIGITS_MAX ||
        !g_ascii_string_to_signed (parser->token, 10, 0, G_MAXINT64, &number->value, NULL))
      return refuse (parser, "“%s” is no number that can be", parser->token) >= 0;
  } else if (parameter != NULL) {
    number->value = *parameter;
  } else if (is_token (parser, "count")) {
    next (parser);
    number->field = find_input (parser->token);
    if (number->field == NULL || number->field->kind != LOKET_KIND_WORDS)
      return refuse (parser, "“%s” cannot be counted", token_words (parser)) >= 0;
  } else if (field != NULL && is_number_input (field)) {
    number->field = field;
  } else {
    return refuse (parser,
                   "“%s” is no number, no parameter and no input that is a number",
                   token_words (parser)) >= 0;
  }
  next (parser);
  return TRUE;
}

static int
add_comparison (Parser *parser, LoketRuleSign sign, LoketRuleNumber a, LoketRuleNumber b)
{
  const LoketRuleNode node = {.op = LOKET_RULE_COMPARE, .sign = sign, .a = a, .b = b};

  return add_node (parser, &node);
}

static int
add_pair (Parser *parser, LoketRuleOp op, int left, int right)
{
  const LoketRuleNode node = {.op = op, .left = (guint8) left, .right = (guint8) right};

  return left >= 0 && right >= 0 ? add_node (parser, &node) : -1;
}

/* “score from 5 to 8”: both ends belong to it. */
static int
parse_range (Parser *parser, LoketRuleNumber a)
{
  LoketRuleNumber least, most;
  int lower;

  next (parser);
  if (!parse_number (parser, &least))
    return -1;
  if (!is_token (parser, "to"))
    return refuse (parser, "“to” belongs here, not “%s”", token_words (parser));
  next (parser);
  if (!parse_number (parser, &most))
    return -1;
  lower = add_comparison (parser, LOKET_RULE_AT_LEAST, a, least);
  return lower >= 0 ? add_pair (parser,
                                LOKET_RULE_AND,
                                lower,
                                add_comparison (parser, LOKET_RULE_AT_MOST, a, most))
                    : -1;
}

static int
parse_comparison (Parser *parser)
{
  static const char *const signs[] = {"<", "<=", "=", "!=", ">=", ">"};
  LoketRuleNumber a, b;
  int sign = -1;

  if (!parse_number (parser, &a))
    return -1;
  if (is_token (parser, "from") && a.field != NULL)
    return parse_range (parser, a);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_token (parser, signs[i]))
      sign = (int) i;
  if (sign < 0)
    return refuse (parser,
                   "a comparison belongs here (< <= = != >= > or from … to …), not “%s”",
                   token_words (parser));
  next (parser);
  if (!parse_number (parser, &b))
    return -1;
  if (a.field == NULL && b.field == NULL)
    return refuse (parser, "this compares two fixed numbers");
  return add_comparison (parser, (LoketRuleSign) sign, a, b);
}

/* “conditions has illness”, “decile_source is dtsen” */
static int
parse_word (Parser *parser, LoketRuleOp op)
{
  LoketRuleNode node = {.op = op, .field = find_input (parser->token)};
  const char *verb = op == LOKET_RULE_HAS ? "has" : "is";
  int index;

  next (parser);
  if (!is_token (parser, verb))
    return refuse (parser, "“%s” and a word belong here, not “%s”", verb, token_words (parser));
  next (parser);
  if (!g_ascii_islower (*parser->token))
    return refuse (parser, "a word belongs here, not “%s”", token_words (parser));
  if (op == LOKET_RULE_HAS && !g_hash_table_contains (parser->names->conditions, parser->token))
    return refuse (parser, "there is no [condition %s]", parser->token);
  if (op == LOKET_RULE_IS && !g_hash_table_contains (parser->names->sources, parser->token))
    return refuse (parser, "there is no [source %s]", parser->token);
  index = add_node (parser, &node);
  if (index >= 0)
    parser->expression->nodes[index].word = g_strdup (parser->token);
  next (parser);
  return index;
}

static int
parse_known (Parser *parser)
{
  LoketRuleNode node = {.op = LOKET_RULE_KNOWN};

  next (parser);
  node.field = parse_input (parser);
  return node.field != NULL ? add_node (parser, &node) : -1;
}

static int
parse_atom (Parser *parser)
{
  const LoketField *field = find_input (parser->token);
  LoketRuleNode node = {.op = LOKET_RULE_TRUTH, .field = field};
  int inner;

  if (is_token (parser, "(")) {
    next (parser);
    inner = parse_or (parser);
    if (inner >= 0 && !is_token (parser, ")"))
      return refuse (parser, "“)” is missing before “%s”", token_words (parser));
    next (parser);
    return inner;
  }
  if (is_token (parser, "known"))
    return parse_known (parser);
  if (field == NULL || is_number_input (field))
    return parse_comparison (parser);
  if (field->kind == LOKET_KIND_WORDS)
    return parse_word (parser, LOKET_RULE_HAS);
  if (field->kind == LOKET_KIND_TEXT)
    return parse_word (parser, LOKET_RULE_IS);
  next (parser);
  return add_node (parser, &node);
}

/* Every step inwards passes here: a bound on it bounds the stack. */
static int
parse_not (Parser *parser)
{
  LoketRuleNode node = {.op = LOKET_RULE_NOT};
  const gboolean negated = is_token (parser, "not");
  int inner;

  if (parser->depth == LOKET_RULE_DEPTH)
    return refuse (parser, "this is nested more than %d deep", LOKET_RULE_DEPTH);
  parser->depth++;
  if (negated)
    next (parser);
  inner = negated ? parse_not (parser) : parse_atom (parser);
  parser->depth--;
  if (!negated || inner < 0)
    return inner;
  node.left = (guint8) inner;
  return add_node (parser, &node);
}

static int
parse_and (Parser *parser)
{
  int left = parse_not (parser);

  while (left >= 0 && is_token (parser, "and")) {
    next (parser);
    left = add_pair (parser, LOKET_RULE_AND, left, parse_not (parser));
  }
  return left;
}

static int
parse_or (Parser *parser)
{
  int left = parse_and (parser);

  while (left >= 0 && is_token (parser, "or")) {
    next (parser);
    left = add_pair (parser, LOKET_RULE_OR, left, parse_and (parser));
  }
  return left;
}

/**
 * loket_rule_word_is_reserved:
 * @name: a name that a file wants to give
 *
 * Returns: %TRUE when an expression understands it as something else: an input or a word such as
 *   “and”
 */
gboolean
loket_rule_word_is_reserved (const char *name)
{
  return g_strv_contains (reserved, name) || find_input (name) != NULL;
}

/**
 * loket_rule_expression_new:
 * @text: an expression, docs/rules.md
 * @names: the parameters and conditions of its file
 * @mistake: (out): the first mistake; its problem is the caller's to free
 *
 * Returns: (transfer full) (nullable): the expression; %NULL with a mistake
 */
LoketRuleExpression *
loket_rule_expression_new (const char *text, const LoketRuleNames *names, LoketRuleMistake *mistake)
{
  g_autoptr (LoketRuleExpression) expression = g_new0 (LoketRuleExpression, 1);
  Parser parser = {
      .text = text, .at = text, .names = names, .expression = expression, .mistake = mistake};
  int whole;

  *mistake = (LoketRuleMistake){0, NULL};
  next (&parser);
  whole = parse_or (&parser);
  if (whole >= 0 && *parser.token != '\0')
    whole = refuse (&parser, "“and” or “or” belongs here, not “%s”", parser.token);
  g_free (parser.token);
  return whole >= 0 ? g_steal_pointer (&expression) : NULL;
}
