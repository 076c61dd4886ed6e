/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of rules: three values, near misses, what is asked for, and the place of a mistake.
 */
#include "rule-sample.h"

#include "core/rule-expression.h"

#include <string.h>

typedef struct {
  GHashTable *parameters;
  GHashTable *words;
  LoketRuleNames names;
} Names;

static void
set_up (Names *self, gconstpointer data)
{
  static gint64 limit = 4;

  self->parameters = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->parameters, (gpointer) "limit", &limit);
  g_hash_table_insert (self->words, (gpointer) "illness", self);
  g_hash_table_insert (self->words, (gpointer) "dtsen", self);
  self->names = (LoketRuleNames){self->parameters, self->words, self->words};
}

static void
tear_down (Names *self, gconstpointer data)
{
  g_hash_table_unref (self->parameters);
  g_hash_table_unref (self->words);
}

static LoketRuleExpression *
compile (Names *self, const char *text)
{
  LoketRuleMistake mistake;
  LoketRuleExpression *expression = loket_rule_expression_new (text, &self->names, &mistake);

  g_assert_cmpstr (mistake.problem, ==, NULL);
  g_assert_nonnull (expression);
  return expression;
}

static void
test_values (Names *self, gconstpointer data)
{
  static const struct {
    const char *expression;
    const char *inputs;
    LoketTruth value;
  } rows[] = {
      {"no_home", "no_home=yes", LOKET_TRUTH_YES},
      {"no_home", "no_home=no", LOKET_TRUTH_NO},
      {"no_home", "", LOKET_TRUTH_UNKNOWN},
      {"not no_home", "", LOKET_TRUTH_UNKNOWN},
      {"not no_home", "no_home=no", LOKET_TRUTH_YES},
      {"not not no_home", "no_home=yes", LOKET_TRUTH_YES},
      {"no_home or listed", "listed=yes", LOKET_TRUTH_YES},
      {"no_home or listed", "listed=no", LOKET_TRUTH_UNKNOWN},
      {"no_home and listed", "listed=no", LOKET_TRUTH_NO},
      {"no_home and listed", "listed=yes", LOKET_TRUTH_UNKNOWN},
      {"listed or no_home and alive", "listed=yes no_home=no", LOKET_TRUTH_YES},
      {"(listed or no_home) and alive", "listed=yes alive=no", LOKET_TRUTH_NO},
      {"decile <= limit", "decile=4", LOKET_TRUTH_YES},
      {"decile <= limit", "decile=5", LOKET_TRUTH_NO},
      {"decile < limit", "decile=4", LOKET_TRUTH_NO},
      {"decile = limit", "decile=4", LOKET_TRUTH_YES},
      {"decile != limit", "decile=4", LOKET_TRUTH_NO},
      {"decile > limit", "decile=4", LOKET_TRUTH_NO},
      {"limit >= decile", "decile=4", LOKET_TRUTH_YES},
      {"decile<=4", "", LOKET_TRUTH_UNKNOWN},
      {"decile from 2 to limit", "decile=2", LOKET_TRUTH_YES},
      {"decile from 2 to limit", "decile=1", LOKET_TRUTH_NO},
      {"decile from 2 to limit", "decile=5", LOKET_TRUTH_NO},
      {"decile <= bps14_score", "decile=3 bps14_score=3", LOKET_TRUTH_YES},
      {"known decile", "", LOKET_TRUTH_NO},
      {"known decile", "decile=3", LOKET_TRUTH_YES},
      {"known conditions", "conditions=", LOKET_TRUTH_YES},
      {"known no_home and no_home", "", LOKET_TRUTH_NO},
      {"conditions has illness", "conditions=orphan,illness", LOKET_TRUTH_YES},
      {"conditions has illness", "conditions=", LOKET_TRUTH_NO},
      {"conditions has illness", "", LOKET_TRUTH_UNKNOWN},
      {"count conditions >= 2", "conditions=orphan,illness", LOKET_TRUTH_YES},
      {"count conditions >= 2", "conditions=orphan", LOKET_TRUTH_NO},
      {"count conditions >= 2", "", LOKET_TRUTH_UNKNOWN},
      {"decile_source is dtsen", "decile_source=dtsen", LOKET_TRUTH_YES},
      {"decile_source is dtsen", "decile_source=bps", LOKET_TRUTH_NO},
      {"decile_source is dtsen", "", LOKET_TRUTH_UNKNOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketRuleExpression) expression = compile (self, rows[i].expression);
    g_autofree char *inputs_text = g_strconcat ("alive=unknown ", rows[i].inputs, NULL);
    g_autoptr (LoketRuleInputs) inputs = sample_inputs (inputs_text);
    g_test_message ("%s with %s", rows[i].expression, rows[i].inputs);
    g_assert_cmpint (loket_rule_expression_value (expression, inputs), ==, rows[i].value);
  }
}

/* Only what could still turn the answer is asked for. */
static void
test_unknowns (Names *self, gconstpointer data)
{
  static const char *const rows[][3] = {
      {"no_home and decile <= limit", "no_home=yes", "decile"},
      {"no_home and decile <= limit", "", "no_home decile"},
      {"(no_home and listed) or decile <= 4", "no_home=no", "decile"},
      {"(no_home or listed) and decile <= 4", "listed=yes", "decile"},
      {"not (no_home and decile <= bps14_score)", "decile=2", "no_home bps14_score"},
      {"decile from 1 to 4", "", "decile"},
      {"conditions has illness or count conditions >= 2", "", "conditions"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketRuleExpression) expression = compile (self, rows[i][0]);
    g_autoptr (LoketRuleInputs) inputs = sample_inputs (rows[i][1]);
    g_auto (GStrv) unknown = loket_rule_expression_unknowns (expression, inputs);
    g_autofree char *names = g_strjoinv (" ", unknown);
    g_assert_cmpint (loket_rule_expression_value (expression, inputs), ==, LOKET_TRUTH_UNKNOWN);
    g_assert_cmpstr (names, ==, rows[i][2]);
  }
}

static void
test_near (Names *self, gconstpointer data)
{
  static const struct {
    const char *expression;
    const char *inputs;
    const char *input; /* that just misses, NULL for none */
    gint64 distance;
  } rows[] = {
      {"decile <= limit", "decile=5", "decile", 1},
      {"decile <= limit", "decile=6", "decile", 2},
      {"decile <= limit", "decile=7", NULL, 0},
      {"decile < limit", "decile=4", "decile", 1},
      {"decile > limit", "decile=4", "decile", 1},
      {"decile = limit", "decile=3", "decile", 1},
      {"decile != limit", "decile=4", NULL, 0},
      {"decile from 3 to 4", "decile=2", "decile", 1},
      {"decile <= limit and bps14_score >= 9", "decile=5 bps14_score=9", "decile", 1},
      {"decile <= limit and bps14_score >= 9", "decile=5 bps14_score=8", NULL, 0},
      {"decile <= limit or bps14_score >= 9", "decile=6 bps14_score=8", "bps14_score", 1},
      {"decile <= limit and no_home", "decile=5", NULL, 0},
      {"decile <= limit and no_home", "decile=5 no_home=no", NULL, 0},
      {"decile <= limit and consideration", "decile=4 consideration=no", "consideration", 0},
      {"not consideration", "consideration=yes", "consideration", 0},
      {"not (decile <= limit)", "decile=4", NULL, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketRuleExpression) expression = compile (self, rows[i].expression);
    g_autoptr (LoketRuleInputs) inputs = sample_inputs (rows[i].inputs);
    gint64 distance = 0;
    g_test_message ("%s with %s", rows[i].expression, rows[i].inputs);
    loket_rule_expression_set_margin (expression, "decile", 2);
    loket_rule_expression_set_margin (expression, "bps14_score", 1);
    loket_rule_expression_set_margin (expression, "consideration", 0);
    g_assert_cmpstr (loket_rule_expression_near (expression, inputs, &distance), ==, rows[i].input);
    if (rows[i].input != NULL)
      g_assert_cmpint (distance, ==, rows[i].distance);
    g_assert_false (loket_rule_expression_set_margin (expression, "household_size", 1));
  }
}

static void
test_mistakes (Names *self, gconstpointer data)
{
  static const struct {
    const char *expression;
    guint at;
    const char *problem;
  } rows[] = {
      {"", 0, "“the end” is no number, no parameter and no input that is a number"},
      {"no_hom", 0, "“no_hom” is no number, no parameter and no input that is a number"},
      {"no_home and", 11, "“the end” is no number, no parameter and no input that is a number"},
      {"no_home listed", 8, "“and” or “or” belongs here, not “listed”"},
      {"no_home = yes", 8, "“and” or “or” belongs here, not “=”"},
      {"decile", 6, "a comparison belongs here (< <= = != >= > or from … to …), not “the end”"},
      {"decile <= five", 10, "“five” is no number, no parameter and no input that is a number"},
      {"decile <= ≤", 10, "“≤” is no number, no parameter and no input that is a number"},
      {"decile == 4", 8, "“=” is no number, no parameter and no input that is a number"},
      {"1 < decile < 3", 11, "“and” or “or” belongs here, not “<”"},
      {"limit < 3", 9, "this compares two fixed numbers"},
      {"decile from 1 4", 14, "“to” belongs here, not “4”"},
      {"(no_home", 8, "“)” is missing before “the end”"},
      {"no_home)", 7, "“and” or “or” belongs here, not “)”"},
      {"conditions = 2", 11, "“has” and a word belong here, not “=”"},
      {"conditions has flu", 15, "there is no [condition flu]"},
      {"decile_source is bpjs", 17, "there is no [source bpjs]"},
      {"count decile > 2", 6, "“decile” cannot be counted"},
      {"known limit", 6, "“limit” is no input"},
      {"decile < 9999999999999999", 9, "“9999999999999999” is no number that can be"},
      {"system", 0, "“system” is no number, no parameter and no input that is a number"},
      {"é", 0, "“é” is no number, no parameter and no input that is a number"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketRuleMistake mistake;
    g_assert_null (loket_rule_expression_new (rows[i].expression, &self->names, &mistake));
    g_assert_cmpstr (mistake.problem, ==, rows[i].problem);
    g_assert_cmpuint (mistake.at, ==, rows[i].at);
    g_free (mistake.problem);
  }
}

static void
test_bounds (Names *self, gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) nots = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("no_home");
  g_autoptr (LoketRuleExpression) most = NULL;
  LoketRuleMistake mistake;

  for (guint i = 0; i < 1000; i++) {
    g_string_append_c (deep, '(');
    g_string_append (nots, "not ");
  }
  g_string_append (nots, "no_home");
  g_assert_null (loket_rule_expression_new (deep->str, &self->names, &mistake));
  g_assert_cmpstr (mistake.problem, ==, "this is nested more than 16 deep");
  g_clear_pointer (&mistake.problem, g_free);
  g_assert_null (loket_rule_expression_new (nots->str, &self->names, &mistake));
  g_assert_cmpstr (mistake.problem, ==, "this is nested more than 16 deep");
  g_clear_pointer (&mistake.problem, g_free);
  for (guint i = 0; i < 31; i++)
    g_string_append (wide, " or no_home");
  most = compile (self, wide->str);
  g_string_append (wide, " or no_home");
  g_assert_null (loket_rule_expression_new (wide->str, &self->names, &mistake));
  g_assert_cmpstr (mistake.problem, ==, "this is too long: more than 64 parts");
  g_clear_pointer (&mistake.problem, g_free);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/core/rule-expression/" name, Names, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("values", test_values);
  ADD ("unknowns", test_unknowns);
  ADD ("near", test_near);
  ADD ("mistakes", test_mistakes);
  ADD ("bounds", test_bounds);
  return g_test_run ();
}
