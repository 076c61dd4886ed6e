/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a rule file (docs/rules.md) into rules; every refusal names file, line, column and key. */
#include "config.h"

#include "core/rules-private.h"

#include "core/keyed-file.h"

#include <string.h>

#define LINES_MAX 100
#define POINTERS_MAX 9

typedef struct {
  LoketKeyedFile *file;
  LoketRules *rules;
  LoketRuleNames names;
  GError **error;
} Reader;

static const char *const duties[] =
    {"consideration", "counselling", "purpose", "conditions", "end_date", NULL};
static const char *const approvals[] = {"section", "head", NULL};

#define refuse(reader, section, key, ...)                                                          \
  loket_keyed_file_refuse ((reader)->file, section, key, 0, (reader)->error, __VA_ARGS__)

static gboolean
read_text (Reader *reader, const char *section, const char *key, char **text)
{
  return loket_keyed_file_text (reader->file, section, key, text, reader->error);
}

static gboolean
needs (Reader *reader, const char *section, const char *first, const char *second)
{
  const char *const keys[] = {first, second, NULL};

  return loket_keyed_file_needs (reader->file, section, keys, reader->error);
}

static gboolean
is_number (const LoketOptional *number, gint64 least, gint64 most)
{
  return number->set && number->value >= least && number->value <= most;
}

/* The texts of one key, in which everything in braces must be something to fill in. */
static gboolean
read_sentence (Reader *reader, const char *section, const char *key, LoketPhrase **phrase)
{
  static const char *const languages[] = {"id", "jv", "en"};
  const gboolean missed = strcmp (key, "missed") == 0;

  if (!loket_keyed_file_phrase (reader->file, section, key, phrase, reader->error))
    return FALSE;
  for (guint i = 0; *phrase != NULL && i < G_N_ELEMENTS (languages); i++) {
    const char *text = loket_phrase_in (*phrase, languages[i]);
    g_autofree char *place =
        i == 0 ? g_strdup (key) : g_strdup_printf ("%s[%s]", key, languages[i]);
    guint at = 0;
    g_autofree char *unknown = loket_rules_unknown_name (reader->rules, text, missed, &at);
    if (unknown != NULL)
      return loket_keyed_file_refuse (
          reader->file, section, place, at, reader->error, "“%s” cannot be filled in", unknown);
  }
  return TRUE;
}

static gboolean
read_expression (Reader *reader,
                 const char *section,
                 const char *key,
                 LoketRuleExpression **expression)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (reader->file, section, key);
  LoketRuleMistake mistake;

  if (entry == NULL)
    return TRUE;
  *expression = loket_rule_expression_new (entry->value, &reader->names, &mistake);
  if (*expression != NULL)
    return TRUE;
  loket_keyed_file_refuse (
      reader->file, section, key, mistake.at, reader->error, "%s", mistake.problem);
  g_free (mistake.problem);
  return FALSE;
}

/* Days that exist, an end after the beginning, and a signature that is whole. */
static gboolean
check_version (Reader *reader)
{
  const LoketRuleVersion *about = reader->rules->about;
  g_autoptr (GError) problem = NULL;

  if (!loket_record_check (&reader->rules->about->parent_instance, &problem))
    return refuse (reader, "rules", NULL, "%s", problem->message);
  if (strspn (about->version, "abcdefghijklmnopqrstuvwxyz0123456789.-") != strlen (about->version))
    return refuse (reader, "rules", "version", "only a-z, 0-9, “.” and “-” make a version");
  if (about->until != NULL && strcmp (about->until, about->from) < 0)
    return refuse (reader, "rules", "until", "is before the first day");
  if ((about->signed_by == NULL) != (about->signed_on == NULL))
    return refuse (reader,
                   "rules",
                   about->signed_by != NULL ? "signed-by" : "signed-on",
                   "signed-by and signed-on stand there together or not at all");
  return TRUE;
}

static gboolean
read_version (Reader *reader)
{
  static const char *const left_out[] = {"signed-by", "signed-on", NULL};
  LoketRuleVersion *about = reader->rules->about;

  about->checksum = loket_keyed_file_checksum (reader->file, left_out);
  return needs (reader, "rules", "version", "from") &&
         read_text (reader, "rules", "version", &about->version) &&
         loket_keyed_file_phrase (reader->file, "rules", "name", &about->name, reader->error) &&
         read_text (reader, "rules", "from", &about->from) &&
         read_text (reader, "rules", "until", &about->until) &&
         read_text (reader, "rules", "legal-basis", &about->legal_basis) &&
         read_text (reader, "rules", "signed-by", &about->signed_by) &&
         read_text (reader, "rules", "signed-on", &about->signed_on) && check_version (reader);
}

/* What follows the kind in "[parameter decile_limit]": a name that expressions can use. */
static const char *
name_of (Reader *reader, const char *section)
{
  const char *name = strchr (section, ' ');

  if (name != NULL && strlen (name + 1) <= 40 && g_ascii_islower (name[1]) &&
      strchr (name + 1, ' ') == NULL)
    return name + 1;
  refuse (reader, section, NULL, "a name of one word, from a letter on, belongs into the brackets");
  return NULL;
}

static gboolean
read_parameter (Reader *reader, const char *section)
{
  LoketRuleParameter parameter = {.name = NULL};
  LoketOptional value = LOKET_NONE;
  const char *name = name_of (reader, section);
  g_autofree char *unit = NULL;
  g_autoptr (LoketPhrase) text = NULL;

  if (name == NULL || !needs (reader, section, "value", "text") ||
      !loket_keyed_file_number (reader->file, section, "value", &value, reader->error) ||
      !read_text (reader, section, "unit", &unit) ||
      !loket_keyed_file_phrase (reader->file, section, "text", &text, reader->error))
    return FALSE;
  if (loket_rule_word_is_reserved (name))
    return refuse (reader, section, NULL, "“%s” means something else in a rule", name);
  if (unit != NULL && strcmp (unit, "rupiah") != 0)
    return refuse (reader, section, "unit", "“%s” is no unit; there is rupiah", unit);
  parameter.name = g_strdup (name);
  parameter.value = value.value;
  parameter.money = unit != NULL;
  parameter.text = g_steal_pointer (&text);
  g_array_append_val (reader->rules->parameters, parameter);
  g_hash_table_insert (
      reader->names.parameters, g_strdup (name), g_memdup2 (&value.value, sizeof value.value));
  return TRUE;
}

/* [condition illness] or [source dtsen]: what people call it. */
static gboolean
read_word (Reader *reader, const char *section, GHashTable *words, GPtrArray *order)
{
  const char *name = name_of (reader, section);
  g_autoptr (LoketPhrase) text = NULL;

  if (name == NULL || !needs (reader, section, "text", NULL) ||
      !loket_keyed_file_phrase (reader->file, section, "text", &text, reader->error))
    return FALSE;
  g_hash_table_insert (words, g_strdup (name), g_steal_pointer (&text));
  if (order != NULL)
    g_ptr_array_add (order, g_strdup (name));
  return TRUE;
}

/* Words that must all be among @known. */
static gboolean
read_known_words (Reader *reader,
                  const char *section,
                  const char *key,
                  const char *const *known,
                  char ***words)
{
  if (!loket_keyed_file_words (reader->file, section, key, words, reader->error))
    return FALSE;
  for (guint i = 0; *words != NULL && (*words)[i] != NULL; i++) {
    g_autofree char *all = g_strjoinv (", ", (char **) known);
    if (!g_strv_contains (known, (*words)[i]))
      return refuse (reader, section, key, "“%s” is none of: %s", (*words)[i], all);
  }
  return TRUE;
}

static gboolean
parse_category (Reader *reader,
                const char *section,
                const char *key,
                const char *name,
                LoketCategory *category)
{
  int value = LOKET_CATEGORY_NONE;

  if (loket_enum_from_name (loket_category_get_type (), name, &value) &&
      value != LOKET_CATEGORY_NONE) {
    *category = (LoketCategory) value;
    return TRUE;
  }
  return refuse (reader, section, key, "“%s” is none of: melati, menur, kenanga", name);
}

/* [category menur] */
static gboolean
read_block (Reader *reader, const char *section)
{
  const char *name = name_of (reader, section);
  LoketOptional months = LOKET_NONE;
  LoketCategory category = LOKET_CATEGORY_NONE;
  LoketRuleBlock *block;

  if (name == NULL || !parse_category (reader, section, NULL, name, &category) ||
      !needs (reader, section, "title", "basis") || !needs (reader, section, "months", "approvals"))
    return FALSE;
  block = &reader->rules->blocks[category];
  block->present = TRUE;
  if (!loket_keyed_file_phrase (reader->file, section, "title", &block->title, reader->error) ||
      !loket_keyed_file_phrase (reader->file, section, "basis", &block->basis, reader->error) ||
      !loket_keyed_file_number (reader->file, section, "months", &months, reader->error) ||
      !read_known_words (reader, section, "duties", duties, &block->duties) ||
      !read_known_words (reader, section, "approvals", approvals, &block->approvals))
    return FALSE;
  block->months = months.value;
  return is_number (&months, 1, 120) ||
         refuse (reader, section, "months", "is not a number of months from 1 to 120");
}

/* One of “decile 1; consideration”. */
static gboolean
take_margin (Reader *reader, const char *section, LoketRuleExpression *when, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 3);
  gint64 margin = 0;

  if (parts[0] == NULL || (parts[1] != NULL && parts[2] != NULL) ||
      (parts[1] != NULL &&
       !g_ascii_string_to_signed (parts[1], 10, 1, LOKET_INTEGER_MAX, &margin, NULL)))
    return refuse (reader,
                   section,
                   "near",
                   "“%s” is neither INPUT NUMBER nor an input that is yes or no",
                   text);
  return loket_rule_expression_set_margin (when, parts[0], margin) ||
         refuse (reader, section, "near", "no comparison of this rule asks “%s”", parts[0]);
}

static gboolean
read_margins (Reader *reader, const char *section, const LoketRuleLine *line)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (reader->file, section, "near");
  g_auto (GStrv) margins = entry != NULL ? g_strsplit (entry->value, ";", -1) : NULL;

  if ((entry != NULL) != (line->missed != NULL))
    return refuse (reader,
                   section,
                   entry != NULL ? "near" : "missed",
                   "near and missed stand there together or not at all");
  for (guint i = 0; margins != NULL && margins[i] != NULL; i++)
    if (!take_margin (reader, section, line->when, g_strstrip (margins[i])))
      return FALSE;
  return TRUE;
}

/* A reason that a line tells more of: one of the same category that stands before it. */
static gboolean
read_supports (Reader *reader, const char *section, LoketRuleLine *line)
{
  g_autofree char *key = NULL;

  if (!read_text (reader, section, "supports", &key))
    return FALSE;
  if (key == NULL)
    return TRUE;
  for (guint i = 0; i < reader->rules->lines->len; i++) {
    const LoketRuleLine *other = &g_array_index (reader->rules->lines, LoketRuleLine, i);
    if (other->kind == LOKET_RULE_LINE_REASON && other->supports < 0 &&
        other->category == line->category && strcmp (other->key, key) == 0)
      line->supports = (int) i;
  }
  if (line->supports < 0)
    return refuse (
        reader, section, "supports", "no reason “%s” of this category stands before it", key);
  return (line->ask == NULL && line->missed == NULL) ||
         refuse (reader, section, "supports", "what only supports is neither asked nor missed");
}

static gboolean
read_reason (Reader *reader, const char *section, LoketRuleLine *line)
{
  g_autofree char *category = NULL;

  if (!needs (reader, section, "category", NULL) ||
      !read_text (reader, section, "category", &category) ||
      !parse_category (reader, section, "category", category, &line->category))
    return FALSE;
  if (!reader->rules->blocks[line->category].present)
    return refuse (reader, section, "category", "there is no [category %s]", category);
  return read_sentence (reader, section, "missed", &line->missed) &&
         read_margins (reader, section, line) && read_supports (reader, section, line) &&
         (line->supports >= 0 || needs (reader, section, "ask", NULL));
}

static gboolean
read_warning (Reader *reader, const char *section, LoketRuleLine *line)
{
  if (!read_expression (reader, section, "except", &line->except) ||
      !read_sentence (reader, section, "excepted", &line->excepted))
    return FALSE;
  return (line->except != NULL) == (line->excepted != NULL) ||
         refuse (reader,
                 section,
                 line->except != NULL ? "except" : "excepted",
                 "except and excepted stand there together or not at all");
}

/* [gate …], [reason …] and [warning …] */
static gboolean
fill_line (Reader *reader, const char *section, LoketRuleLine *line)
{
  const char *name = name_of (reader, section);

  if (name == NULL || !needs (reader, section, "when", "text"))
    return FALSE;
  line->key = g_strdup (name);
  line->supports = -1;
  if (!read_expression (reader, section, "when", &line->when) ||
      !read_sentence (reader, section, "text", &line->text) ||
      !read_sentence (reader, section, "ask", &line->ask))
    return FALSE;
  if (line->kind == LOKET_RULE_LINE_GATE)
    return needs (reader, section, "ask", NULL);
  return line->kind == LOKET_RULE_LINE_REASON ? read_reason (reader, section, line)
                                              : read_warning (reader, section, line);
}

static gboolean
read_line (Reader *reader, const char *section, LoketRuleLineKind kind)
{
  GArray *lines = reader->rules->lines;

  if (lines->len == LINES_MAX)
    return refuse (reader, section, NULL, "these are more than %d rules", LINES_MAX);
  /* In the array from the start on, which frees it whatever comes of it. */
  g_array_set_size (lines, lines->len + 1);
  g_array_index (lines, LoketRuleLine, lines->len - 1).kind = kind;
  return fill_line (reader, section, &g_array_index (lines, LoketRuleLine, lines->len - 1));
}

static gboolean
tell (Reader *reader, const char *key, const char *name)
{
  LoketRuleTold told = {.key = NULL};

  if (!read_sentence (reader, "none", key, &told.phrase)) {
    g_clear_object (&told.phrase);
    return FALSE;
  }
  if (told.phrase == NULL)
    return TRUE;
  told.key = g_strdup (name);
  g_array_append_val (reader->rules->told, told);
  return TRUE;
}

/* What people hear when no reason fired. */
static gboolean
read_none (Reader *reader)
{
  if (!needs (reader, "none", "text", "objection") || !tell (reader, "text", "none") ||
      !tell (reader, "objection", "objection"))
    return FALSE;
  for (guint i = 1; i <= POINTERS_MAX; i++) {
    g_autofree char *key = g_strdup_printf ("pointer-%u", i);
    if (!tell (reader, key, key))
      return FALSE;
  }
  return TRUE;
}

/* Names first, then what uses them, whatever the order in the file. */
static gboolean
read_section (Reader *reader, const char *section, guint pass)
{
  static const char *const kinds[] = {
      "parameter ", "condition ", "source ", "category ", "gate ", "reason ", "warning "};
  guint kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_has_prefix (section, kinds[kind]))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return strcmp (section, "rules") == 0 || strcmp (section, "none") == 0 ||
           refuse (reader, section, NULL, "nobody knows this section");
  if (MIN (kind, 4) != pass)
    return TRUE;
  switch (kind) {
  case 0:
    return read_parameter (reader, section);
  case 1:
    return read_word (reader, section, reader->rules->conditions, reader->rules->condition_names);
  case 2:
    return read_word (reader, section, reader->rules->sources, NULL);
  case 3:
    return read_block (reader, section);
  default:
    return read_line (reader, section, (LoketRuleLineKind) (kind - 4));
  }
}

static gboolean
read_all (Reader *reader)
{
  const char *const *sections = loket_keyed_file_sections (reader->file);
  gboolean reasons = FALSE;

  if (!read_version (reader))
    return FALSE;
  for (guint pass = 0; pass <= 4; pass++)
    for (guint i = 0; sections[i] != NULL; i++)
      if (!read_section (reader, sections[i], pass))
        return FALSE;
  for (guint i = 0; i < reader->rules->lines->len; i++)
    reasons = reasons ||
              g_array_index (reader->rules->lines, LoketRuleLine, i).kind == LOKET_RULE_LINE_REASON;
  if (!reasons)
    return refuse (reader, "rules", NULL, "there is no [reason …]");
  return read_none (reader) && loket_keyed_file_refuse_unread (reader->file, reader->error);
}

/**
 * loket_rules_parse:
 * @file: a rule file
 * @name: what people call it: "rules/2026-1.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 *
 * Returns: (transfer full): the rules, which never change
 */
LoketRules *
loket_rules_parse (GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketKeyedFile) keyed = loket_keyed_file_new (file, name, error);
  g_autoptr (LoketRules) rules = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  Reader reader = {.file = keyed, .error = error};

  if (keyed == NULL)
    return NULL;
  rules = loket_rules_alloc ();
  rules->file = g_bytes_ref (file);
  parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.rules = rules;
  reader.names = (LoketRuleNames){parameters, rules->conditions, rules->sources};
  return read_all (&reader) ? g_steal_pointer (&rules) : NULL;
}
