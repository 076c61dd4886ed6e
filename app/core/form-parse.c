/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a survey form (docs/rules.md) into its record; every refusal names file, line, column and
 * key. */
#include "config.h"

#include "core/form.h"

#include "core/keyed-file.h"

#include <string.h>

typedef struct {
  LoketKeyedFile *file;
  LoketForm *form;
  GError **error;
} Reader;

#define refuse(reader, section, key, ...)                                                          \
  loket_keyed_file_refuse ((reader)->file, section, key, 0, (reader)->error, __VA_ARGS__)

static gboolean
read_text (Reader *reader, const char *section, const char *key, char **text)
{
  return loket_keyed_file_text (reader->file, section, key, text, reader->error);
}

static gboolean
read_number (Reader *reader, const char *section, const char *key, LoketOptional *number)
{
  return loket_keyed_file_number (reader->file, section, key, number, reader->error);
}

static gboolean
read_phrase (Reader *reader, const char *section, const char *key, LoketPhrase **phrase)
{
  return loket_keyed_file_phrase (reader->file, section, key, phrase, reader->error);
}

static gboolean
needs (Reader *reader, const char *section, const char *first, const char *second)
{
  const char *const keys[] = {first, second, NULL};

  return loket_keyed_file_needs (reader->file, section, keys, reader->error);
}

/* What follows the kind in "[question floor]": letters, digits and "_". */
static gboolean
take_name (Reader *reader, const char *section, char **name)
{
  const char *text = strchr (section, ' ');
  gsize length = text != NULL ? strlen (++text) : 0;

  if (length == 0 || length > 64 || !g_ascii_islower (*text) ||
      strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_-") != length)
    return refuse (
        reader, section, NULL, "a name of one word, from a letter on, belongs into the brackets");
  *name = g_strdup (text);
  return TRUE;
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

static gboolean
read_form (Reader *reader)
{
  LoketForm *form = reader->form;
  LoketOptional version = LOKET_NONE;
  const LoketField *input;

  if (!needs (reader, "form", "key", "version") || !needs (reader, "form", "title", "use") ||
      !read_text (reader, "form", "key", &form->key) ||
      !read_number (reader, "form", "version", &version) ||
      !read_phrase (reader, "form", "title", &form->title) ||
      !read_phrase (reader, "form", "intro", &form->intro) ||
      !read_text (reader, "form", "legal-basis", &form->legal_basis) ||
      !read_text (reader, "form", "use", &form->use) ||
      !read_text (reader, "form", "score-feeds", &form->score_feeds))
    return FALSE;
  form->version = version.value;
  if (strspn (form->key, "abcdefghijklmnopqrstuvwxyz0123456789_-") != strlen (form->key))
    return refuse (reader, "form", "key", "only a-z, 0-9, “_” and “-” make a key");
  if (strcmp (form->use, "field") != 0 && strcmp (form->use, "counter") != 0 &&
      strcmp (form->use, "any") != 0)
    return refuse (reader, "form", "use", "“%s” is none of: field, counter, any", form->use);
  input = form->score_feeds != NULL ? find_input (form->score_feeds) : NULL;
  if (form->score_feeds != NULL && (input == NULL || !is_number_input (input)))
    return refuse (
        reader, "form", "score-feeds", "“%s” is no rule input that is a number", form->score_feeds);
  return TRUE;
}

/* [group house] */
static gboolean
read_group (Reader *reader, const char *section)
{
  g_autoptr (LoketQuestionGroup) group = loket_question_group_new ();

  if (!take_name (reader, section, &group->key) || !needs (reader, section, "title", NULL) ||
      !read_phrase (reader, section, "title", &group->phrase))
    return FALSE;
  g_list_store_append (reader->form->groups, group);
  return TRUE;
}

static gboolean
has_group (LoketForm *form, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->groups)); i++) {
    g_autoptr (LoketQuestionGroup) group = g_list_model_get_item (G_LIST_MODEL (form->groups), i);
    if (strcmp (group->key, key) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_kind (Reader *reader, const char *section, LoketQuestion *question)
{
  g_autofree char *text = NULL;
  int kind = 0;

  if (!read_text (reader, section, "kind", &text))
    return FALSE;
  if (!loket_enum_from_name (loket_question_kind_get_type (), text, &kind))
    return refuse (
        reader, section, "kind", "“%s” is none of: yes_no, number, money, choice, text, day", text);
  question->kind = (LoketQuestionKind) kind;
  return TRUE;
}

/* choices=earth; wood and a text for each: choice-earth=Tanah */
static gboolean
read_choices (Reader *reader, const char *section, LoketQuestion *question)
{
  g_auto (GStrv) keys = NULL;
  const gboolean wanted = question->kind == LOKET_QUESTION_CHOICE;

  if (!loket_keyed_file_words (reader->file, section, "choices", &keys, reader->error))
    return FALSE;
  if (wanted != (keys != NULL))
    return refuse (reader, section, "choices", "stands with kind=choice, and always there");
  if (keys == NULL)
    return TRUE;
  question->choices = g_list_store_new (loket_choice_get_type ());
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autoptr (LoketChoice) choice = loket_choice_new ();
    g_autofree char *key = g_strdup_printf ("choice-%s", keys[i]);
    choice->key = g_strdup (keys[i]);
    if (!needs (reader, section, key, NULL) || !read_phrase (reader, section, key, &choice->phrase))
      return FALSE;
    g_list_store_append (question->choices, choice);
  }
  return TRUE;
}

static gboolean
is_numeric (const LoketQuestion *question)
{
  return question->kind == LOKET_QUESTION_NUMBER || question->kind == LOKET_QUESTION_MONEY;
}

/* Whether a question can be answered so: only for the two kinds with fixed answers. */
static gboolean
has_answer (LoketQuestion *question, const char *answer)
{
  if (question->kind == LOKET_QUESTION_YES_NO)
    return strcmp (answer, "yes") == 0 || strcmp (answer, "no") == 0;
  for (guint i = 0;
       question->choices != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (question->choices));
       i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), i);
    if (strcmp (choice->key, answer) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_counting (Reader *reader, const char *section, LoketQuestion *question)
{
  if (!loket_keyed_file_words (reader->file, section, "counts", &question->counts, reader->error) ||
      !read_number (reader, section, "counts-below", &question->below) ||
      !read_number (reader, section, "counts-from", &question->from))
    return FALSE;
  for (guint i = 0; question->counts != NULL && question->counts[i] != NULL; i++)
    if (!has_answer (question, question->counts[i]))
      return refuse (
          reader, section, "counts", "“%s” is no answer to this question", question->counts[i]);
  if ((question->below.set || question->from.set) && !is_numeric (question))
    return refuse (reader,
                   section,
                   question->below.set ? "counts-below" : "counts-from",
                   "only a number or money counts so");
  return !(question->below.set && question->from.set) ||
         refuse (reader, section, "counts-from", "counts-below stands there already");
}

static gboolean
read_limits (Reader *reader, const char *section, LoketQuestion *question)
{
  if (!read_number (reader, section, "least", &question->least) ||
      !read_number (reader, section, "most", &question->most))
    return FALSE;
  if ((question->least.set || question->most.set) && !is_numeric (question))
    return refuse (reader,
                   section,
                   question->least.set ? "least" : "most",
                   "only a number or money has limits");
  return !question->least.set || !question->most.set ||
         question->least.value <= question->most.value ||
         refuse (reader, section, "most", "is below least");
}

/* asked-if=no_home no: an earlier question and its answer. */
static gboolean
read_asked_if (Reader *reader, const char *section, LoketQuestion *question)
{
  g_auto (GStrv) words = NULL;
  LoketQuestion *earlier;

  if (!loket_keyed_file_words (reader->file, section, "asked-if", &words, reader->error))
    return FALSE;
  if (words == NULL)
    return TRUE;
  earlier = g_strv_length (words) == 2 ? loket_form_question (reader->form, words[0]) : NULL;
  if (earlier == NULL || !has_answer (earlier, words[1]))
    return refuse (reader,
                   section,
                   "asked-if",
                   "this is not an earlier question and one of its answers, such as “home no”");
  question->asked_if = g_strdup (words[0]);
  question->asked_if_is = g_strdup (words[1]);
  return TRUE;
}

/* A number is divided by another one before it counts or feeds: an area per head. */
static gboolean
read_per (Reader *reader, const char *section, LoketQuestion *question)
{
  LoketQuestion *divisor;

  if (!read_text (reader, section, "per", &question->per))
    return FALSE;
  if (question->per == NULL)
    return TRUE;
  divisor = loket_form_question (reader->form, question->per);
  return (is_numeric (question) && divisor != NULL && divisor->kind == LOKET_QUESTION_NUMBER &&
          divisor->least.set && divisor->least.value >= 1) ||
         refuse (reader,
                 section,
                 "per",
                 "“%s” is no earlier question for a number from 1 on, or this is no number",
                 question->per);
}

/* Whether an answer of this kind can fill that input. */
static gboolean
fits_input (const LoketQuestion *question, const LoketField *input)
{
  if (input->kind == LOKET_KIND_ENUM)
    return question->kind == LOKET_QUESTION_YES_NO || question->kind == LOKET_QUESTION_TEXT ||
           question->kind == LOKET_QUESTION_DAY;
  return is_number_input (input) && is_numeric (question);
}

static gboolean
read_feeding (Reader *reader, const char *section, LoketQuestion *question)
{
  const LoketField *input;

  if (!read_text (reader, section, "feeds", &question->feeds) ||
      !read_text (reader, section, "condition", &question->condition))
    return FALSE;
  input = question->feeds != NULL ? find_input (question->feeds) : NULL;
  if (question->feeds != NULL && (input == NULL || !fits_input (question, input)))
    return refuse (reader,
                   section,
                   "feeds",
                   "“%s” is no rule input that such an answer fills",
                   question->feeds);
  if (question->condition == NULL)
    return TRUE;
  return (question->kind == LOKET_QUESTION_YES_NO && g_ascii_islower (*question->condition) &&
          strspn (question->condition, "abcdefghijklmnopqrstuvwxyz0123456789_-") ==
              strlen (question->condition)) ||
         refuse (reader, section, "condition", "stands with kind=yes_no, and is one word");
}

static gboolean
read_optional (Reader *reader, const char *section, LoketQuestion *question)
{
  g_autofree char *text = NULL;

  if (!read_text (reader, section, "optional", &text))
    return FALSE;
  question->optional = text != NULL && strcmp (text, "true") == 0;
  return text == NULL || question->optional || strcmp (text, "false") == 0 ||
         refuse (reader, section, "optional", "“%s” is neither true nor false", text);
}

/* [question floor] */
static gboolean
read_question (Reader *reader, const char *section)
{
  g_autoptr (LoketQuestion) question = loket_question_new ();

  if (g_list_model_get_n_items (G_LIST_MODEL (reader->form->questions)) == LOKET_QUESTION_LIST)
    return refuse (reader, section, NULL, "these are more than %d questions", LOKET_QUESTION_LIST);
  if (!take_name (reader, section, &question->key) || !needs (reader, section, "kind", "text") ||
      !read_kind (reader, section, question) ||
      !read_phrase (reader, section, "text", &question->phrase) ||
      !read_phrase (reader, section, "help", &question->help) ||
      !read_text (reader, section, "group", &question->group) ||
      !read_optional (reader, section, question) || !read_choices (reader, section, question) ||
      !read_limits (reader, section, question) || !read_counting (reader, section, question) ||
      !read_asked_if (reader, section, question) || !read_per (reader, section, question) ||
      !read_feeding (reader, section, question))
    return FALSE;
  if (question->group != NULL && !has_group (reader->form, question->group))
    return refuse (reader, section, "group", "there is no [group %s]", question->group);
  g_list_store_append (reader->form->questions, question);
  return TRUE;
}

static gboolean
read_sections (Reader *reader, gboolean groups)
{
  const char *const *sections = loket_keyed_file_sections (reader->file);

  for (guint i = 0; sections[i] != NULL; i++) {
    const gboolean group = g_str_has_prefix (sections[i], "group ");
    const gboolean question = g_str_has_prefix (sections[i], "question ");
    if (!group && !question && strcmp (sections[i], "form") != 0)
      return refuse (reader, sections[i], NULL, "nobody knows this section");
    if (groups ? group && !read_group (reader, sections[i])
               : question && !read_question (reader, sections[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_whole (Reader *reader)
{
  g_autoptr (GError) problem = NULL;

  if (!loket_keyed_file_refuse_unread (reader->file, reader->error))
    return FALSE;
  return loket_record_check (&reader->form->parent_instance, &problem) ||
         refuse (reader, "form", NULL, "%s", problem->message);
}

/**
 * loket_form_parse:
 * @file: the file of a form
 * @name: what people call it: "forms/bps14.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 *
 * Returns: (transfer full): the form, complete and within all limits
 */
LoketForm *
loket_form_parse (GBytes *file, const char *name, GError **error)
{
  static const char *const left_out[] = {NULL};
  g_autoptr (LoketKeyedFile) keyed = loket_keyed_file_new (file, name, error);
  g_autoptr (LoketForm) form = NULL;
  Reader reader = {.file = keyed, .error = error};

  if (keyed == NULL)
    return NULL;
  form = loket_form_new ();
  form->groups = g_list_store_new (loket_question_group_get_type ());
  form->questions = g_list_store_new (loket_question_get_type ());
  form->checksum = loket_keyed_file_checksum (keyed, left_out);
  reader.form = form;
  if (!read_form (&reader) || !read_sections (&reader, TRUE) || !read_sections (&reader, FALSE) ||
      !check_whole (&reader))
    return NULL;
  return g_steal_pointer (&form);
}
