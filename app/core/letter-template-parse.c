/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the letters of a profile: letters/office.ini and one file a kind; every refusal names file,
 * line and column.  letter-template.c calls it. */
#include "config.h"

#include "core/letter-template-parse.h"

#include "core/keyed-file.h"
#include "core/permission.h"

#include <string.h>

typedef struct {
  LoketKeyedFile *file;
  LoketLetterTemplate *template_;
  GError **error;
} Reader;

#define refuse(reader, section, key, at, ...)                                                      \
  loket_keyed_file_refuse ((reader)->file, section, key, at, (reader)->error, __VA_ARGS__)

static void
clear_line (gpointer data)
{
  LoketTemplateLine *line = data;

  g_clear_object (&line->label);
  g_clear_object (&line->text);
  g_free (line);
}

static void
clear_part (gpointer data)
{
  LoketTemplatePart *part = data;

  g_clear_object (&part->text);
  g_ptr_array_unref (part->lines);
  g_free (part->of);
  g_free (part->only_if);
  g_free (part->unless);
  g_free (part);
}

static void
clear_signatory (gpointer data)
{
  LoketSignatory *signatory = data;

  g_free (signatory->key);
  g_free (signatory->role);
  g_clear_object (&signatory->title);
  g_free (signatory->login);
  g_free (signatory->name);
  g_free (signatory->number);
  g_free (signatory);
}

/**
 * loket_letter_template_free:
 * @template_: (transfer full): a template
 */
void
loket_letter_template_free (LoketLetterTemplate *template_)
{
  g_free (template_->key);
  g_clear_object (&template_->title);
  g_strfreev (template_->asks);
  g_free (template_->signatory);
  g_clear_object (&template_->office);
  g_clear_object (&template_->heading);
  g_clear_object (&template_->subject);
  g_clear_object (&template_->attachment);
  g_ptr_array_unref (template_->addressee);
  g_clear_object (&template_->salutation);
  g_ptr_array_unref (template_->parts);
  g_ptr_array_unref (template_->copies);
  g_free (template_);
}

/**
 * loket_letter_house_free:
 * @house: (transfer full): what all letters share
 */
void
loket_letter_house_free (LoketLetterHouse *house)
{
  g_free (house->government);
  g_clear_object (&house->unit);
  g_free (house->address);
  g_free (house->contact);
  g_free (house->place);
  g_free (house->crest);
  g_free (house->pattern);
  g_clear_object (&house->code_note);
  g_ptr_array_unref (house->signatories);
  g_free (house);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLetterTemplate, loket_letter_template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLetterHouse, loket_letter_house_free)

static gboolean
needs (Reader *reader, const char *section, const char *key)
{
  const char *const keys[] = {key, NULL};

  return loket_keyed_file_needs (reader->file, section, keys, reader->error);
}

/* Every {place} in one text of a phrase. */
static gboolean
check_text (Reader *reader, const char *section, const char *key, const char *text)
{
  const char *open = text;

  while (text != NULL && (open = strpbrk (open, "{}")) != NULL) {
    const guint at = (guint) g_utf8_pointer_to_offset (text, open);
    const char *close = strchr (open, '}');
    g_autofree char *place = NULL;
    if (*open == '}' || close == NULL)
      return refuse (reader, section, key, at, "a brace stands here alone");
    place = g_strndup (open + 1, (gsize) (close - open - 1));
    if (!loket_letter_place_is_known (place, reader->template_->about, FALSE))
      return refuse (reader, section, key, at, "{%s} is no place of such a letter", place);
    open = close + 1;
  }
  return TRUE;
}

/* A text with places, in its languages; what is absent stays NULL. */
static gboolean
read_phrase (Reader *reader, const char *section, const char *key, LoketPhrase **phrase)
{
  g_autofree char *jv = g_strconcat (key, "[jv]", NULL);
  g_autofree char *en = g_strconcat (key, "[en]", NULL);

  if (!loket_keyed_file_phrase (reader->file, section, key, phrase, reader->error))
    return FALSE;
  return *phrase == NULL || (check_text (reader, section, key, (*phrase)->id) &&
                             check_text (reader, section, jv, (*phrase)->jv) &&
                             check_text (reader, section, en, (*phrase)->en));
}

/* key-1, key-2 and so on, as many as there are. */
static gboolean
read_phrases (Reader *reader, const char *section, const char *stem, GPtrArray *phrases)
{
  for (guint i = 1;; i++) {
    g_autofree char *key = g_strdup_printf ("%s-%u", stem, i);
    LoketPhrase *phrase = NULL;
    if (!read_phrase (reader, section, key, &phrase))
      return FALSE;
    if (phrase == NULL)
      return TRUE;
    g_ptr_array_add (phrases, phrase);
  }
}

static gboolean
read_enum (Reader *reader, const char *key, GType type, int *value, const char *among)
{
  g_autofree char *text = NULL;

  if (!loket_keyed_file_text (reader->file, "letter", key, &text, reader->error))
    return FALSE;
  return text == NULL || loket_enum_from_name (type, text, value) ||
         refuse (reader, "letter", key, 0, "“%s” is none of: %s", text, among);
}

static gboolean
read_outcome (Reader *reader)
{
  static const char *const names[] = {"any", "grant", "refuse", "ended"};
  g_autofree char *text = NULL;

  if (!loket_keyed_file_text (reader->file, "letter", "outcome", &text, reader->error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (text, names[i]) != 0)
      continue;
    reader->template_->outcome = (LoketLetterOutcome) i;
    return reader->template_->about == LOKET_LETTER_ABOUT_DECISION ||
           refuse (reader, "letter", "outcome", 0, "only a letter about a decision has one");
  }
  return refuse (
      reader, "letter", "outcome", 0, "“%s” is none of: any, grant, refuse, ended", text);
}

static gboolean
read_asks (Reader *reader)
{
  static const char *const known[] = {"destination", "matter", "day", "time", "place", NULL};
  LoketLetterTemplate *template_ = reader->template_;

  if (!loket_keyed_file_words (reader->file, "letter", "asks", &template_->asks, reader->error))
    return FALSE;
  for (guint i = 0; template_->asks != NULL && template_->asks[i] != NULL; i++)
    if (!g_strv_contains (known, template_->asks[i]))
      return refuse (reader,
                     "letter",
                     "asks",
                     0,
                     "“%s” is none of: destination, matter, day, time, place",
                     template_->asks[i]);
  return TRUE;
}

static gboolean
is_role (const char *word)
{
  int role;

  return loket_enum_from_name (loket_role_get_type (), word, &role);
}

static gboolean
read_signatory_word (Reader *reader)
{
  LoketLetterTemplate *template_ = reader->template_;
  const gboolean decided = template_->about == LOKET_LETTER_ABOUT_DECISION;

  if (!loket_keyed_file_text (
          reader->file, "letter", "signatory", &template_->signatory, reader->error))
    return FALSE;
  if (!loket_keyed_file_phrase (
          reader->file, "letter", "signatory-title", &template_->office, reader->error))
    return FALSE;
  if (strcmp (template_->signatory, "approver") == 0 && template_->office != NULL)
    return refuse (reader, "letter", "signatory-title", 0, "whoever approved signs as what he is");
  if (strcmp (template_->signatory, "approver") == 0)
    return decided || refuse (reader, "letter", "signatory", 0, "only a decision was approved");
  return is_role (template_->signatory) || refuse (reader,
                                                   "letter",
                                                   "signatory",
                                                   0,
                                                   "“%s” is neither approver nor a role",
                                                   template_->signatory);
}

/* hearing=true: of somebody, before anything is taken away */
static gboolean
read_hearing (Reader *reader)
{
  LoketLetterTemplate *template_ = reader->template_;
  g_autofree char *word = NULL;

  if (!loket_keyed_file_text (reader->file, "letter", "hearing", &word, reader->error))
    return FALSE;
  template_->hearing = g_strcmp0 (word, "true") == 0;
  if (word != NULL && !template_->hearing && strcmp (word, "false") != 0)
    return refuse (reader, "letter", "hearing", 0, "“%s” is neither true nor false", word);
  return !template_->hearing || template_->about == LOKET_LETTER_ABOUT_PERSON ||
         refuse (reader, "letter", "hearing", 0, "a person is heard, so it is about one");
}

static gboolean
read_letter (Reader *reader)
{
  LoketLetterTemplate *template_ = reader->template_;
  int about = LOKET_LETTER_ABOUT_PERSON, layout = LOKET_LETTER_PLAIN;

  if (!needs (reader, "letter", "key") || !needs (reader, "letter", "title") ||
      !needs (reader, "letter", "about") || !needs (reader, "letter", "signatory") ||
      !loket_keyed_file_text (reader->file, "letter", "key", &template_->key, reader->error) ||
      !read_enum (reader,
                  "about",
                  loket_letter_about_get_type (),
                  &about,
                  "person, application, decision, visit") ||
      !read_enum (reader, "layout", loket_letter_layout_get_type (), &layout, "plain, order"))
    return FALSE;
  template_->about = (LoketLetterAbout) about;
  template_->layout = (LoketLetterLayout) layout;
  if (strspn (template_->key, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (template_->key) ||
      strlen (template_->key) < 2 || strlen (template_->key) > 40)
    return refuse (reader, "letter", "key", 0, "only a-z, 0-9 and “-” make a key");
  return read_outcome (reader) && read_asks (reader) && read_signatory_word (reader) &&
         read_hearing (reader) && read_phrase (reader, "letter", "title", &template_->title) &&
         read_phrase (reader, "letter", "heading", &template_->heading) &&
         read_phrase (reader, "letter", "subject", &template_->subject) &&
         read_phrase (reader, "letter", "attachment", &template_->attachment) &&
         read_phrase (reader, "letter", "salutation", &template_->salutation) &&
         read_phrases (reader, "letter", "addressee", template_->addressee) &&
         read_phrases (reader, "letter", "copy", template_->copies) &&
         (template_->layout == LOKET_LETTER_ORDER ? needs (reader, "letter", "heading")
                                                  : needs (reader, "letter", "subject"));
}

static gboolean
read_place_name (Reader *reader, const char *section, const char *key, gboolean list, char **name)
{
  const LoketLetterAbout about = reader->template_->about;

  if (!loket_keyed_file_text (reader->file, section, key, name, reader->error))
    return FALSE;
  return *name == NULL || loket_letter_place_is_known (*name, about, list) ||
         (!list && loket_letter_place_is_known (*name, about, TRUE) && strcmp (key, "of") != 0) ||
         refuse (reader, section, key, 0, "“%s” is no place of such a letter", *name);
}

/* label-1=Nama and text-1={name} */
static gboolean
read_lines (Reader *reader, const char *section, LoketTemplatePart *part)
{
  for (guint i = 1;; i++) {
    g_autofree char *label = g_strdup_printf ("label-%u", i);
    g_autofree char *text = g_strdup_printf ("text-%u", i);
    LoketTemplateLine *line;
    if (!loket_keyed_file_find (reader->file, section, label))
      return i > 1 || refuse (reader, section, NULL, 0, "it has no label-1");
    line = g_new0 (LoketTemplateLine, 1);
    g_ptr_array_add (part->lines, line);
    if (!needs (reader, section, text) || !read_phrase (reader, section, label, &line->label) ||
        !read_phrase (reader, section, text, &line->text))
      return FALSE;
  }
}

static gboolean
read_part (Reader *reader, const char *section, LoketLetterPartKind kind)
{
  LoketTemplatePart *part = g_new0 (LoketTemplatePart, 1);

  part->kind = kind;
  part->lines = g_ptr_array_new_with_free_func (clear_line);
  g_ptr_array_add (reader->template_->parts, part);
  if (!read_place_name (reader, section, "if", FALSE, &part->only_if) ||
      !read_place_name (reader, section, "unless", FALSE, &part->unless))
    return FALSE;
  if (kind == LOKET_LETTER_FACTS)
    return read_lines (reader, section, part);
  if (kind == LOKET_LETTER_ITEMS)
    return needs (reader, section, "of") &&
           read_place_name (reader, section, "of", TRUE, &part->of);
  return needs (reader, section, "text") && read_phrase (reader, section, "text", &part->text);
}

/* [paragraph opening], [facts person]: in the order of the file */
static gboolean
read_parts (Reader *reader)
{
  const char *const *sections = loket_keyed_file_sections (reader->file);
  int kind;

  for (guint i = 0; sections[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (sections[i], " ", 2);
    if (strcmp (sections[i], "letter") == 0)
      continue;
    if (!loket_enum_from_name (loket_letter_part_kind_get_type (), words[0], &kind))
      return refuse (reader, sections[i], NULL, 0, "nobody knows this section");
    if (!read_part (reader, sections[i], (LoketLetterPartKind) kind))
      return FALSE;
  }
  return reader->template_->parts->len > 0 ||
         refuse (reader, "letter", NULL, 0, "this letter says nothing: there is no [paragraph …]");
}

/**
 * loket_letter_template_parse:
 * @file: the file of a kind of letters
 * @name: what people call it: "letters/decision.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 *
 * Returns: (transfer full): the template
 */
LoketLetterTemplate *
loket_letter_template_parse (GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketKeyedFile) keyed = loket_keyed_file_new (file, name, error);
  g_autoptr (LoketLetterTemplate) template_ = NULL;
  Reader reader = {.file = keyed, .error = error};

  if (keyed == NULL)
    return NULL;
  template_ = g_new0 (LoketLetterTemplate, 1);
  template_->addressee = g_ptr_array_new_with_free_func (g_object_unref);
  template_->parts = g_ptr_array_new_with_free_func (clear_part);
  template_->copies = g_ptr_array_new_with_free_func (g_object_unref);
  reader.template_ = template_;
  if (!read_letter (&reader) || !read_parts (&reader) ||
      !loket_keyed_file_refuse_unread (keyed, error))
    return NULL;
  return g_steal_pointer (&template_);
}

static gboolean
read_plain (Reader *reader, const char *section, const char *key, gboolean needed, char **text)
{
  return (!needed || needs (reader, section, key)) &&
         loket_keyed_file_text (reader->file, section, key, text, reader->error);
}

static gboolean
read_head (Reader *reader, LoketLetterHouse *house)
{
  if (!read_plain (reader, "letterhead", "government", TRUE, &house->government) ||
      !needs (reader, "letterhead", "unit") ||
      !loket_keyed_file_phrase (reader->file, "letterhead", "unit", &house->unit, reader->error) ||
      !read_plain (reader, "letterhead", "address", TRUE, &house->address) ||
      !read_plain (reader, "letterhead", "contact", FALSE, &house->contact) ||
      !read_plain (reader, "letterhead", "place", TRUE, &house->place) ||
      !read_plain (reader, "letterhead", "crest", FALSE, &house->crest) ||
      !loket_keyed_file_phrase (
          reader->file, "letterhead", "code-note", &house->code_note, reader->error))
    return FALSE;
  return house->crest == NULL ||
         (strchr (house->crest, '/') == NULL &&
          (g_str_has_suffix (house->crest, ".svg") || g_str_has_suffix (house->crest, ".png"))) ||
         refuse (reader, "letterhead", "crest", 0, "“%s” is no SVG or PNG here", house->crest);
}

/* Each year begins with 1 again, so both have to stand in a number. */
static gboolean
read_series (Reader *reader, LoketLetterHouse *house)
{
  LoketOptional digits = LOKET_SOME (4);
  static const char *const places[] = {"{series}", "{year}", "{month}"};
  g_autofree char *rest = NULL;

  if (!read_plain (reader, "series", "pattern", TRUE, &house->pattern) ||
      !loket_keyed_file_number (reader->file, "series", "digits", &digits, reader->error))
    return FALSE;
  house->digits = digits.value;
  rest = g_strdup (house->pattern);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_auto (GStrv) parts = g_strsplit (rest, places[i], -1);
    g_free (rest);
    rest = g_strjoinv ("", parts);
    if (i < 2 && g_strv_length (parts) != 2)
      return refuse (reader, "series", "pattern", 0, "%s has to stand there once", places[i]);
  }
  if (strpbrk (rest, "{}") != NULL || strlen (house->pattern) > 60)
    return refuse (
        reader, "series", "pattern", 0, "only {series}, {month} and {year} are filled in");
  return (digits.value >= 1 && digits.value <= 8) ||
         refuse (reader, "series", "digits", 0, "is not from 1 to 8");
}

/* [signatory unit-head] */
static gboolean
read_signatory (Reader *reader, const char *section, LoketLetterHouse *house)
{
  LoketSignatory *signatory = g_new0 (LoketSignatory, 1);

  g_ptr_array_add (house->signatories, signatory);
  signatory->key = g_strdup (section + strlen ("signatory "));
  if (!read_plain (reader, section, "role", TRUE, &signatory->role) ||
      !needs (reader, section, "title") ||
      !loket_keyed_file_phrase (reader->file, section, "title", &signatory->title, reader->error) ||
      !read_plain (reader, section, "login", FALSE, &signatory->login) ||
      !read_plain (reader, section, "name", FALSE, &signatory->name) ||
      !read_plain (reader, section, "number", FALSE, &signatory->number))
    return FALSE;
  return is_role (signatory->role) ||
         refuse (reader, section, "role", 0, "“%s” is no role", signatory->role);
}

/**
 * loket_letter_house_parse:
 * @file: the file letters/office.ini
 * @name: what people call it
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 *
 * Returns: (transfer full): letterhead, number series and signatories
 */
LoketLetterHouse *
loket_letter_house_parse (GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketKeyedFile) keyed = loket_keyed_file_new (file, name, error);
  g_autoptr (LoketLetterHouse) house = NULL;
  Reader reader = {.file = keyed, .error = error};
  const char *const *sections;

  if (keyed == NULL)
    return NULL;
  house = g_new0 (LoketLetterHouse, 1);
  house->signatories = g_ptr_array_new_with_free_func (clear_signatory);
  if (!read_head (&reader, house) || !read_series (&reader, house))
    return NULL;
  sections = loket_keyed_file_sections (keyed);
  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], "signatory ") &&
        !read_signatory (&reader, sections[i], house))
      return NULL;
  if (house->signatories->len == 0) {
    refuse (&reader, "letterhead", NULL, 0, "there is no [signatory …], so nobody could sign");
    return NULL;
  }
  return loket_keyed_file_refuse_unread (keyed, error) ? g_steal_pointer (&house) : NULL;
}
