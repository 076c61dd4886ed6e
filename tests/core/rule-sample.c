/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the tests of rules. */
#include "rule-sample.h"

#include <string.h>

/* What stands in a file of the folder rules of the profile that ships. */
char *
sample_text (const char *file)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "rules", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

LoketRules *
sample_rules_from (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return loket_rules_parse (file, "my.ini", error);
}

LoketRules *
sample_rules (const char *file)
{
  g_autofree char *text = sample_text (file);
  g_autoptr (GError) error = NULL;
  LoketRules *rules = sample_rules_from (text, &error);

  g_assert_no_error (error);
  return rules;
}

static void
set_input (LoketRuleInputs *inputs, const char *name, const char *value)
{
  const LoketField *field = loket_record_type_find_field (loket_rule_inputs_get_type (), name);
  LoketRecord *record = &inputs->parent_instance;

  g_assert_nonnull (field);
  if (field->kind == LOKET_KIND_WORDS)
    loket_field_take_words (field, record, g_strsplit (value, ",", -1));
  else if (field->kind == LOKET_KIND_TEXT || field->kind == LOKET_KIND_ENUM)
    loket_field_set_from_text (field, record, value);
  else
    loket_field_set_number (field, record, g_ascii_strtoll (value, NULL, 10));
}

/* "decile=5 conditions=illness,disability" for a resident of the district who is alive. */
LoketRuleInputs *
sample_inputs (const char *text)
{
  LoketRuleInputs *inputs = loket_rule_inputs_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GError) error = NULL;

  inputs->alive = LOKET_TRUTH_YES;
  inputs->resident = LOKET_TRUTH_YES;
  inputs->card_elsewhere = LOKET_TRUTH_NO;
  for (guint i = 0; words[i] != NULL; i++) {
    char *equals = strchr (words[i], '=');
    if (equals == NULL)
      continue;
    *equals = '\0';
    set_input (inputs, words[i], equals + 1);
  }
  g_assert_true (loket_record_check (&inputs->parent_instance, &error));
  g_assert_no_error (error);
  return inputs;
}

/* "decile:fired score:unknown" */
char *
sample_reasons (LoketProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (proposal->reasons)); i++) {
    g_autoptr (LoketProposalReason) reason =
        g_list_model_get_item (G_LIST_MODEL (proposal->reasons), i);
    g_string_append_printf (text,
                            "%s%s:%s",
                            i > 0 ? " " : "",
                            reason->key,
                            loket_enum_name (loket_outcome_get_type (), (int) reason->outcome));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint64
random_number (const LoketField *field, GRand *chance)
{
  const gint64 most = MIN (loket_field_max (field), 1000000);

  return g_rand_int_range (chance, (gint32) field->min, (gint32) most + 1);
}

/* Anything that inputs can say, each input unknown once in three times; no gate stops half of them.
 */
LoketRuleInputs *
sample_random_inputs (GRand *chance)
{
  static const char *const conditions[] = {"illness", "orphan", "disaster", "violence"};
  LoketRuleInputs *inputs = loket_rule_inputs_new ();
  LoketRecord *record = &inputs->parent_instance;
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (G_OBJECT_TYPE (inputs), &n_fields);

  for (guint i = 0; i < n_fields; i++) {
    const LoketField *field = &fields[i];
    if (g_rand_int_range (chance, 0, 3) == 0)
      continue;
    if (field->kind == LOKET_KIND_ENUM)
      loket_field_set_number (field, record, g_rand_int_range (chance, 1, 3));
    else if (field->kind == LOKET_KIND_TEXT)
      loket_field_take_text (field, record, g_strdup ("dtsen"));
    else if (field->kind != LOKET_KIND_WORDS)
      loket_field_set_number (field, record, random_number (field, chance));
    else {
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      for (guint k = 0; k < G_N_ELEMENTS (conditions); k++)
        if (g_rand_boolean (chance))
          g_strv_builder_add (words, conditions[k]);
      loket_field_take_words (field, record, g_strv_builder_end (words));
    }
  }
  if (g_rand_boolean (chance)) {
    inputs->alive = LOKET_TRUTH_YES;
    inputs->resident = LOKET_TRUTH_YES;
    inputs->card_elsewhere = LOKET_TRUTH_NO;
  }
  return inputs;
}
