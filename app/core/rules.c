/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of the rules as a whole, what its categories ask for, and the book of all versions.
 */
#include "config.h"

#include "core/rules-private.h"

#include "core/error.h"

#include <string.h>

/* clang-format off */
static const LoketField rule_version_fields[] = {
  LOKET_FIELD_TEXT (LoketRuleVersion, version, LOKET_FIELD_KEY | LOKET_FIELD_NAME, .min = 1, .max = 40, .blurb = "Name of the version"),
  LOKET_FIELD_RECORD (LoketRuleVersion, name, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What people call it"),
  LOKET_FIELD_DAY (LoketRuleVersion, from, LOKET_FIELD_PLAIN, .blurb = "First day in force"),
  LOKET_FIELD_DAY (LoketRuleVersion, until, LOKET_FIELD_OPTIONAL, .blurb = "Last day in force"),
  LOKET_FIELD_TEXT (LoketRuleVersion, legal_basis, LOKET_FIELD_OPTIONAL, .blurb = "What it rests on"),
  LOKET_FIELD_TEXT (LoketRuleVersion, signed_by, LOKET_FIELD_OPTIONAL, .blurb = "Who put it in force"),
  LOKET_FIELD_DAY (LoketRuleVersion, signed_on, LOKET_FIELD_OPTIONAL, .blurb = "On which day"),
  LOKET_FIELD_TEXT (LoketRuleVersion, checksum, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of what it says"),
};
LOKET_DEFINE_RECORD (LoketRuleVersion, loket_rule_version, rule_version_fields)
/* clang-format on */

struct _LoketRuleBook {
  GPtrArray *versions; /* LoketRules, by the day from which they are */
};

static void
clear_line (gpointer data)
{
  LoketRuleLine *line = data;

  g_free (line->key);
  g_clear_pointer (&line->when, loket_rule_expression_free);
  g_clear_pointer (&line->except, loket_rule_expression_free);
  g_clear_object (&line->text);
  g_clear_object (&line->missed);
  g_clear_object (&line->ask);
  g_clear_object (&line->excepted);
}

static void
clear_parameter (gpointer data)
{
  LoketRuleParameter *parameter = data;

  g_free (parameter->name);
  g_clear_object (&parameter->text);
}

static void
clear_told (gpointer data)
{
  LoketRuleTold *told = data;

  g_free (told->key);
  g_clear_object (&told->phrase);
}

/**
 * loket_rules_alloc:
 *
 * Returns: (transfer full): rules that say nothing yet, for the reader of the file
 */
LoketRules *
loket_rules_alloc (void)
{
  LoketRules *rules = g_new0 (LoketRules, 1);

  g_atomic_ref_count_init (&rules->references);
  rules->about = loket_rule_version_new ();
  rules->parameters = g_array_new (FALSE, TRUE, sizeof (LoketRuleParameter));
  g_array_set_clear_func (rules->parameters, clear_parameter);
  rules->lines = g_array_new (FALSE, TRUE, sizeof (LoketRuleLine));
  g_array_set_clear_func (rules->lines, clear_line);
  rules->told = g_array_new (FALSE, TRUE, sizeof (LoketRuleTold));
  g_array_set_clear_func (rules->told, clear_told);
  rules->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  rules->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  rules->condition_names = g_ptr_array_new_with_free_func (g_free);
  return rules;
}

/**
 * loket_rules_ref:
 * @rules: rules
 *
 * Returns: (transfer full): the same rules
 */
LoketRules *
loket_rules_ref (LoketRules *rules)
{
  g_atomic_ref_count_inc (&rules->references);
  return rules;
}

/**
 * loket_rules_unref:
 * @rules: (transfer full): rules
 */
void
loket_rules_unref (LoketRules *rules)
{
  if (!g_atomic_ref_count_dec (&rules->references))
    return;
  for (guint i = 0; i < LOKET_N_CATEGORIES; i++) {
    g_clear_object (&rules->blocks[i].title);
    g_clear_object (&rules->blocks[i].basis);
    g_strfreev (rules->blocks[i].duties);
    g_strfreev (rules->blocks[i].approvals);
  }
  g_clear_pointer (&rules->file, g_bytes_unref);
  g_object_unref (rules->about);
  g_array_unref (rules->parameters);
  g_array_unref (rules->lines);
  g_array_unref (rules->told);
  g_hash_table_unref (rules->conditions);
  g_hash_table_unref (rules->sources);
  g_ptr_array_unref (rules->condition_names);
  g_free (rules);
}

/**
 * loket_rules_parameter:
 * @rules: rules
 * @name: a name
 *
 * Returns: (nullable) (transfer none): the parameter of that name
 */
const LoketRuleParameter *
loket_rules_parameter (const LoketRules *rules, const char *name)
{
  for (guint i = 0; i < rules->parameters->len; i++) {
    const LoketRuleParameter *parameter = &g_array_index (rules->parameters, LoketRuleParameter, i);
    if (strcmp (parameter->name, name) == 0)
      return parameter;
  }
  return NULL;
}

/**
 * loket_rules_about:
 * @rules: rules
 *
 * Returns: (transfer none): version, days, signature and checksum of them
 */
LoketRuleVersion *
loket_rules_about (const LoketRules *rules)
{
  return rules->about;
}

/**
 * loket_rules_version:
 * @rules: rules
 *
 * Returns: (transfer none): the name of the version, "2026-1"
 */
const char *
loket_rules_version (const LoketRules *rules)
{
  return rules->about->version;
}

/**
 * loket_rules_checksum:
 * @rules: rules
 *
 * Returns: (transfer none): SHA-256 of what they say, without comments and signature
 */
const char *
loket_rules_checksum (const LoketRules *rules)
{
  return rules->about->checksum;
}

/**
 * loket_rules_from:
 * @rules: rules
 *
 * Returns: (transfer none): the first day on which they may be in force
 */
const char *
loket_rules_from (const LoketRules *rules)
{
  return rules->about->from;
}

/**
 * loket_rules_until:
 * @rules: rules
 *
 * Returns: (nullable) (transfer none): the last such day
 */
const char *
loket_rules_until (const LoketRules *rules)
{
  return rules->about->until;
}

/**
 * loket_rules_legal_basis:
 * @rules: rules
 *
 * Returns: (nullable) (transfer none): what they rest on
 */
const char *
loket_rules_legal_basis (const LoketRules *rules)
{
  return rules->about->legal_basis;
}

/**
 * loket_rules_signed_by:
 * @rules: rules
 *
 * Returns: (nullable) (transfer none): who put them in force; %NULL for a draft, which never is
 */
const char *
loket_rules_signed_by (const LoketRules *rules)
{
  return rules->about->signed_by;
}

/**
 * loket_rules_signed_on:
 * @rules: rules
 *
 * Returns: (nullable) (transfer none): the day of that
 */
const char *
loket_rules_signed_on (const LoketRules *rules)
{
  return rules->about->signed_on;
}

/**
 * loket_rules_file:
 * @rules: rules
 *
 * Returns: (transfer none): the file that they were read from, for who keeps it with decisions
 */
GBytes *
loket_rules_file (const LoketRules *rules)
{
  return rules->file;
}

static char **
dup_words (char **words)
{
  return words != NULL ? g_strdupv (words) : g_new0 (char *, 1);
}

/**
 * loket_rules_title:
 * @rules: rules
 * @category: a category
 *
 * Returns: (transfer full) (nullable): its name; %NULL when the rules do not know it
 */
LoketPhrase *
loket_rules_title (const LoketRules *rules, LoketCategory category)
{
  LoketPhrase *title = rules->blocks[category].title;

  return title != NULL ? loket_phrase_cast (loket_record_copy (&title->parent_instance)) : NULL;
}

/**
 * loket_rules_duties:
 * @rules: rules
 * @category: a category
 *
 * Returns: (transfer full) (array zero-terminated=1): what must be on file before it is decided:
 *   consideration, counselling, purpose, conditions, end_date
 */
char **
loket_rules_duties (const LoketRules *rules, LoketCategory category)
{
  return dup_words (rules->blocks[category].duties);
}

static LoketTruth
duty_is_done (const char *duty, LoketRuleInputs *inputs)
{
  if (strcmp (duty, "consideration") == 0)
    return inputs->consideration;
  if (strcmp (duty, "counselling") == 0)
    return inputs->counselling;
  if (strcmp (duty, "purpose") == 0)
    return inputs->purpose_written;
  if (strcmp (duty, "conditions") == 0)
    return inputs->conditions_written;
  return inputs->end_date_written;
}

/**
 * loket_rules_missing_duties:
 * @rules: rules
 * @category: a category, also one that they do not propose
 * @inputs: what is known
 *
 * Returns: (transfer full) (array zero-terminated=1): which of its duties are not known to be done;
 *   while there is one the category cannot be decided
 */
char **
loket_rules_missing_duties (const LoketRules *rules,
                            LoketCategory category,
                            LoketRuleInputs *inputs)
{
  char **duties = rules->blocks[category].duties;
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; duties != NULL && duties[i] != NULL; i++)
    if (duty_is_done (duties[i], inputs) != LOKET_TRUTH_YES)
      g_strv_builder_add (missing, duties[i]);
  return g_strv_builder_end (missing);
}

/**
 * loket_rules_approvals:
 * @rules: rules
 * @category: a category
 *
 * Returns: (transfer full) (array zero-terminated=1): who approves it, in this order: section, head
 */
char **
loket_rules_approvals (const LoketRules *rules, LoketCategory category)
{
  return dup_words (rules->blocks[category].approvals);
}

/**
 * loket_rules_months:
 * @rules: rules
 * @category: a category
 *
 * Returns: months that its card is valid at most; 0 for none
 */
gint64
loket_rules_months (const LoketRules *rules, LoketCategory category)
{
  return rules->blocks[category].months;
}

/**
 * loket_rules_conditions:
 * @rules: rules
 *
 * Returns: (transfer full) (array zero-terminated=1): keys of the conditions, as the file orders
 *   them
 */
char **
loket_rules_conditions (const LoketRules *rules)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < rules->condition_names->len; i++)
    g_strv_builder_add (names, g_ptr_array_index (rules->condition_names, i));
  return g_strv_builder_end (names);
}

/**
 * loket_rules_condition_text:
 * @rules: rules
 * @condition: key of a condition
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): what people call it; the key itself when the rules do not know it
 */
const char *
loket_rules_condition_text (const LoketRules *rules, const char *condition, const char *language)
{
  LoketPhrase *phrase = g_hash_table_lookup (rules->conditions, condition);

  return phrase != NULL ? loket_phrase_in (phrase, language) : condition;
}

/**
 * loket_rule_book_new:
 *
 * Returns: (transfer full): a book without any version
 */
LoketRuleBook *
loket_rule_book_new (void)
{
  LoketRuleBook *book = g_new0 (LoketRuleBook, 1);

  book->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_rules_unref);
  return book;
}

/**
 * loket_rule_book_free:
 * @book: (transfer full): a book
 */
void
loket_rule_book_free (LoketRuleBook *book)
{
  g_ptr_array_unref (book->versions);
  g_free (book);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const LoketRules *left = *(LoketRules *const *) a;
  const LoketRules *right = *(LoketRules *const *) b;
  const int by_day = strcmp (left->about->from, right->about->from);

  return by_day != 0 ? by_day : strcmp (left->about->version, right->about->version);
}

/**
 * loket_rule_book_add:
 * @book: a book that nobody else reads yet
 * @file: a rule file
 * @name: what people call it: "rules/2026-1.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column, also when the book has that
 *   version already
 *
 * Returns: %FALSE on error
 */
gboolean
loket_rule_book_add (LoketRuleBook *book, GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketRules) rules = loket_rules_parse (file, name, error);

  if (rules == NULL)
    return FALSE;
  if (loket_rule_book_find (book, loket_rules_version (rules)) != NULL) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     "[rules] version",
                     "%s:1:1: [rules] version: another file is version %s already",
                     name,
                     loket_rules_version (rules));
    return FALSE;
  }
  g_ptr_array_add (book->versions, g_steal_pointer (&rules));
  g_ptr_array_sort (book->versions, compare_versions);
  return TRUE;
}

/**
 * loket_rule_book_count:
 * @book: a book
 *
 * Returns: how many versions it has
 */
guint
loket_rule_book_count (const LoketRuleBook *book)
{
  return book->versions->len;
}

/**
 * loket_rule_book_at:
 * @book: a book
 * @index: from 0
 *
 * Returns: (transfer none): a version; they stand by the day from which they are
 */
LoketRules *
loket_rule_book_at (const LoketRuleBook *book, guint index)
{
  g_return_val_if_fail (index < book->versions->len, NULL);
  return g_ptr_array_index (book->versions, index);
}

/**
 * loket_rule_book_find:
 * @book: a book
 * @version: name of a version, signed or not
 *
 * Returns: (transfer none) (nullable): that version
 */
LoketRules *
loket_rule_book_find (const LoketRuleBook *book, const char *version)
{
  for (guint i = 0; i < book->versions->len; i++) {
    LoketRules *rules = g_ptr_array_index (book->versions, i);
    if (strcmp (rules->about->version, version) == 0)
      return rules;
  }
  return NULL;
}

/**
 * loket_rule_book_equal:
 * @a: a book
 * @b: a book
 *
 * Returns: %TRUE when both were made of the same files
 */
gboolean
loket_rule_book_equal (const LoketRuleBook *a, const LoketRuleBook *b)
{
  gboolean equal = a->versions->len == b->versions->len;

  for (guint i = 0; equal && i < a->versions->len; i++)
    equal = g_bytes_equal (loket_rule_book_at (a, i)->file, loket_rule_book_at (b, i)->file);
  return equal;
}

/**
 * loket_rule_book_in_force:
 * @book: a book
 * @day: a day, "2026-11-22"
 *
 * A version is in force from its first day and from the day of its signature on, until another one
 * is or its last day is over.
 *
 * Returns: (transfer none) (nullable): the version in force on that day
 */
LoketRules *
loket_rule_book_in_force (const LoketRuleBook *book, const char *day)
{
  for (guint i = book->versions->len; i-- > 0;) {
    LoketRules *rules = g_ptr_array_index (book->versions, i);
    const LoketRuleVersion *about = rules->about;
    if (about->signed_by == NULL || strcmp (about->signed_on, day) > 0 ||
        strcmp (about->from, day) > 0)
      continue;
    if (about->until == NULL || strcmp (about->until, day) >= 0)
      return rules;
  }
  return NULL;
}
