/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a rule file with {inputs} and {parameters} filled in; reading and evaluating
 * rules call it. */
#include "config.h"

#include "core/rules-private.h"

#include "core/numbers.h"

#include <string.h>

#define SHORT "short"    /* by how much a near miss fails */
#define NOT_KNOWN "…"    /* what a sentence shows where nothing is known */
#define NO_WORDS "–"     /* and where it is known that there are none */
#define SENTENCE_MAX 500 /* characters of a LoketPhrase */

/* The name in the next braces from @at on; @at moves behind them, @before is the text up to them.
 * %NULL when there are no more. */
static char *
next_name (const char **at, const char **before, gsize *length)
{
  const char *open = strchr (*at, '{');
  const char *close = open != NULL ? strchr (open, '}') : NULL;

  *before = *at;
  *length = open != NULL ? (gsize) (open - *at) : strlen (*at);
  if (open == NULL)
    return NULL;
  *at = close != NULL ? close + 1 : open + strlen (open);
  return g_strndup (open + 1, close != NULL ? (gsize) (close - open) - 1 : strlen (open + 1));
}

static const LoketField *
find_input (const char *name)
{
  const LoketField *field = loket_record_type_find_field (loket_rule_inputs_get_type (), name);

  return field != NULL && field->kind != LOKET_KIND_ENUM ? field : NULL;
}

/**
 * loket_rules_unknown_name:
 * @rules: rules with their parameters
 * @text: a sentence of them
 * @missed: whether it tells of a near miss
 * @at: (out): how many characters stand before it
 *
 * Returns: (transfer full) (nullable): the first name in braces that nothing can be filled in for
 */
char *
loket_rules_unknown_name (const LoketRules *rules, const char *text, gboolean missed, guint *at)
{
  const char *place = text;
  const char *before;
  gsize length;
  char *name;

  while ((name = next_name (&place, &before, &length)) != NULL) {
    if (find_input (name) == NULL && loket_rules_parameter (rules, name) == NULL &&
        !(missed && strcmp (name, SHORT) == 0)) {
      *at = (guint) g_utf8_pointer_to_offset (text, before + length);
      return name;
    }
    g_free (name);
  }
  return NULL;
}

static char *
number_text (gint64 value, gboolean money)
{
  return money ? loket_money_text (value) : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
word_text (GHashTable *words, const char *word, const char *language)
{
  LoketPhrase *phrase = g_hash_table_lookup (words, word);

  return g_strdup (phrase != NULL ? loket_phrase_in (phrase, language) : word);
}

static char *
words_text (GHashTable *known, char **words, const char *language)
{
  g_autoptr (GString) text = g_string_new (words[0] == NULL ? NO_WORDS : NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = word_text (known, words[i], language);
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", word);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
input_text (const LoketRules *rules,
            const LoketField *field,
            LoketRuleInputs *inputs,
            const char *language)
{
  LoketRecord *record = &inputs->parent_instance;

  if (!loket_field_is_set (field, record))
    return g_strdup (NOT_KNOWN);
  if (field->kind == LOKET_KIND_WORDS)
    return words_text (rules->conditions, loket_field_words (field, record), language);
  if (field->kind == LOKET_KIND_TEXT)
    return word_text (rules->sources, loket_field_text (field, record), language);
  return number_text (loket_field_number (field, record), field->kind == LOKET_KIND_MONEY);
}

static char *
value_of (const LoketRules *rules,
          const char *name,
          LoketRuleInputs *inputs,
          gint64 distance,
          const char *language)
{
  const LoketField *field = find_input (name);
  const LoketRuleParameter *parameter = loket_rules_parameter (rules, name);

  if (field != NULL)
    return input_text (rules, field, inputs, language);
  if (parameter != NULL)
    return number_text (parameter->value, parameter->money);
  return distance < 0 ? g_strdup (NOT_KNOWN) : number_text (distance, FALSE);
}

/* %NULL for a language that the phrase does not have. */
static char *
fill_text (const LoketRules *rules,
           const char *text,
           LoketRuleInputs *inputs,
           gint64 distance,
           const char *language)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *before;
  gsize length;
  char *name;

  if (text == NULL)
    return NULL;
  while ((name = next_name (&text, &before, &length)) != NULL) {
    g_autofree char *owned = name;
    g_autofree char *value = value_of (rules, owned, inputs, distance, language);
    g_string_append_len (filled, before, (gssize) length);
    g_string_append (filled, value);
  }
  g_string_append (filled, before);
  if (g_utf8_strlen (filled->str, -1) > SENTENCE_MAX)
    return g_utf8_substring (filled->str, 0, SENTENCE_MAX);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * loket_rules_fill:
 * @rules: rules
 * @phrase: one of their sentences
 * @inputs: what is known
 * @distance: by how much a near miss fails; negative: that is not known
 *
 * Returns: (transfer full): the sentence in all its languages, as people read it
 */
LoketPhrase *
loket_rules_fill (const LoketRules *rules,
                  LoketPhrase *phrase,
                  LoketRuleInputs *inputs,
                  gint64 distance)
{
  LoketPhrase *filled = loket_phrase_new ();

  filled->id = fill_text (rules, phrase->id, inputs, distance, "id");
  filled->jv = fill_text (rules, phrase->jv, inputs, distance, "jv");
  filled->en = fill_text (rules, phrase->en, inputs, distance, "en");
  return filled;
}

/**
 * loket_rules_say:
 * @reason: a line of a proposal
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): its sentence in that language, else in Indonesian
 */
const char *
loket_rules_say (LoketProposalReason *reason, const char *language)
{
  return loket_phrase_in (reason->phrase, language);
}
