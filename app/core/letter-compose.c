/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template filled: every text of a letter from what the desk knows; the desk of letters and tests
 * call it. */
#include "config.h"

#include "core/letter-compose.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/error.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define DRAFT_SERIES "……"

struct _LoketLetterValues {
  GHashTable *texts; /* place -> text */
  GHashTable *lists; /* place -> GPtrArray of texts */
};

typedef struct {
  const LoketLetterMaking *making;
  const char *language;
  const char *missing; /* first place that nothing was known for */
} Filling;

static void
free_list (gpointer data)
{
  g_ptr_array_unref (data);
}

/**
 * loket_letter_values_new:
 *
 * Returns: (transfer full): nothing known yet
 */
LoketLetterValues *
loket_letter_values_new (void)
{
  LoketLetterValues *values = g_new0 (LoketLetterValues, 1);

  values->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  values->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_list);
  return values;
}

/**
 * loket_letter_values_free:
 * @values: (transfer full): what is known
 */
void
loket_letter_values_free (LoketLetterValues *values)
{
  g_hash_table_unref (values->texts);
  g_hash_table_unref (values->lists);
  g_free (values);
}

/**
 * loket_letter_values_take:
 * @values: what is known
 * @place: of letter-places.c
 * @text: (transfer full) (nullable): what goes there; %NULL or empty = not known
 */
void
loket_letter_values_take (LoketLetterValues *values, const char *place, char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_replace (values->texts, (gpointer) g_intern_string (place), text);
  else
    g_free (text);
}

/**
 * loket_letter_values_set:
 * @values: what is known
 * @place: of letter-places.c
 * @text: (transfer none) (nullable): what goes there; %NULL or empty = not known
 */
void
loket_letter_values_set (LoketLetterValues *values, const char *place, const char *text)
{
  loket_letter_values_take (values, place, g_strdup (text));
}

/**
 * loket_letter_values_add:
 * @values: what is known
 * @list: of letter-places.c
 * @item: one more line of it
 */
void
loket_letter_values_add (LoketLetterValues *values, const char *list, const char *item)
{
  GPtrArray *items = g_hash_table_lookup (values->lists, list);

  if (items == NULL) {
    items = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (values->lists, (gpointer) g_intern_string (list), items);
  }
  g_ptr_array_add (items, g_strdup (item));
}

/* I to XII, as letters of Indonesian offices number the month. */
static const char *
roman_month (int month)
{
  static const char *const numerals[] = {
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};

  return numerals[CLAMP (month, 1, 12) - 1];
}

static char *
replaced (char *text, const char *place, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, place, -1);

  g_free (text);
  return g_strjoinv (with, parts);
}

static char *
number_with (const LoketLetterHouse *house, const char *series, const char *day)
{
  LoketLocalTime local = {0};
  g_autofree char *year = g_strndup (day, 4);
  char *number = replaced (g_strdup (house->pattern), "{series}", series);

  loket_calendar_read_day (day, &local);
  number = replaced (number, "{year}", year);
  return replaced (number, "{month}", roman_month (local.month));
}

/**
 * loket_letter_number:
 * @house: what all letters share
 * @series: number within the year
 * @day: that stands on the letter
 *
 * Returns: (transfer full): "460/0012/UPTPK/2026"
 */
char *
loket_letter_number (const LoketLetterHouse *house, gint64 series, const char *day)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) house->digits, series);

  return number_with (house, digits, day);
}

static gboolean
is_known (const Filling *filling, const char *place)
{
  const LoketLetterValues *values = filling->making->values;

  return g_hash_table_contains (values->texts, place) ||
         g_hash_table_contains (values->lists, place);
}

static gboolean
append_place (const Filling *filling, const char *place, GString *text)
{
  const char *value = g_hash_table_lookup (filling->making->values->texts, place);

  if (value == NULL)
    return FALSE;
  g_string_append (text, value);
  return TRUE;
}

/* The phrase with its places filled; %NULL when one is not known, whose name is then in @missing.
 */
static char *
fill (Filling *filling, LoketPhrase *phrase)
{
  const char *from = loket_phrase_in (phrase, filling->language);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *open; (open = strchr (from, '{')) != NULL;) {
    const char *close = strchr (open, '}'); /* the parser saw to it that there is one */
    g_autofree char *place = g_strndup (open + 1, (gsize) (close - open - 1));
    g_string_append_len (text, from, open - from);
    if (!append_place (filling, place, text)) {
      if (filling->missing == NULL)
        filling->missing = g_intern_string (place);
      return NULL;
    }
    from = close + 1;
  }
  g_string_append (text, from);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same where it may be left out. */
static char *
fill_if_known (Filling *filling, LoketPhrase *phrase)
{
  const char *missing = filling->missing;
  char *text = phrase != NULL ? fill (filling, phrase) : NULL;

  filling->missing = missing;
  return text;
}

/* @text: (transfer full) (nullable) */
static void
take_line (GListStore *lines, const char *label, char *text)
{
  g_autoptr (LoketLetterLine) line = loket_letter_line_new ();

  line->label = g_strdup (label);
  line->text = text;
  if (text != NULL && *text != '\0')
    g_list_store_append (lines, line);
}

static GListStore *
new_lines (void)
{
  return g_list_store_new (loket_letter_line_get_type ());
}

static void
set_head (Filling *filling, LoketLetterText *text)
{
  const LoketLetterHouse *house = loket_letter_book_house (filling->making->book);

  text->head = new_lines ();
  take_line (text->head, NULL, g_strdup (house->government));
  take_line (text->head, "unit", g_strdup (loket_phrase_in (house->unit, filling->language)));
  take_line (text->head, NULL, g_strdup (house->address));
  take_line (text->head, NULL, g_strdup (house->contact));
  text->crest = g_strdup (loket_letter_book_crest_name (filling->making->book));
}

static void
set_references (Filling *filling, LoketLetterText *text, const char *number)
{
  const LoketLetterTemplate *template_ = filling->making->template_;
  const char *language = filling->language;

  text->references = new_lines ();
  take_line (text->references, loket_text (language, N_ ("Number")), g_strdup (number));
  if (template_->layout == LOKET_LETTER_ORDER)
    return;
  take_line (text->references,
             loket_text (language, N_ ("Attachment")),
             template_->attachment != NULL ? fill (filling, template_->attachment)
                                           : g_strdup ("-"));
  take_line (
      text->references, loket_text (language, N_ ("Subject")), fill (filling, template_->subject));
}

/* Its lines; one that needs what is not known is left out. */
static char *
fill_addressee (Filling *filling)
{
  const GPtrArray *phrases = filling->making->template_->addressee;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++) {
    g_autofree char *line = fill_if_known (filling, phrases->pdata[i]);
    if (line != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GListStore *
fill_facts (Filling *filling, const LoketTemplatePart *part)
{
  GListStore *lines = new_lines ();

  for (guint i = 0; i < part->lines->len; i++) {
    const LoketTemplateLine *line = g_ptr_array_index (part->lines, i);
    take_line (lines,
               loket_phrase_in (line->label, filling->language),
               fill_if_known (filling, line->text));
  }
  return lines;
}

static GListStore *
fill_items (Filling *filling, const LoketTemplatePart *part)
{
  const GPtrArray *items = g_hash_table_lookup (filling->making->values->lists, part->of);
  GListStore *lines = new_lines ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    take_line (lines, NULL, g_strdup (items->pdata[i]));
  if (items == NULL && filling->missing == NULL)
    filling->missing = part->of;
  return lines;
}

static void
add_part (Filling *filling, const LoketTemplatePart *part, GListStore *parts)
{
  g_autoptr (LoketLetterPart) filled = loket_letter_part_new ();

  if ((part->only_if != NULL && !is_known (filling, part->only_if)) ||
      (part->unless != NULL && is_known (filling, part->unless)))
    return;
  filled->kind = part->kind;
  if (part->kind == LOKET_LETTER_FACTS)
    filled->lines = fill_facts (filling, part);
  else if (part->kind == LOKET_LETTER_ITEMS)
    filled->lines = fill_items (filling, part);
  else
    filled->text = fill (filling, part->text);
  g_list_store_append (parts, filled);
}

static void
set_body (Filling *filling, LoketLetterText *text)
{
  const LoketLetterTemplate *template_ = filling->making->template_;

  text->addressee = fill_addressee (filling);
  text->salutation = template_->salutation != NULL ? fill (filling, template_->salutation) : NULL;
  text->parts = g_list_store_new (loket_letter_part_get_type ());
  for (guint i = 0; i < template_->parts->len; i++)
    add_part (filling, template_->parts->pdata[i], text->parts);
}

static void
set_signature (Filling *filling, LoketLetterText *text, const char *date)
{
  const LoketLetterMaking *making = filling->making;
  const LoketLetterHouse *house = loket_letter_book_house (making->book);
  const LoketSignatory *signatory = making->signatory;

  if (making->template_->layout == LOKET_LETTER_ORDER)
    text->signed_at = g_strdup_printf ("%s, %s", house->place, date);
  else
    text->place_day = g_strdup_printf ("%s, %s", house->place, date);
  text->signatory_title =
      g_strdup_printf ("%s,",
                       loket_phrase_in (loket_letter_template_office (making->template_, signatory),
                                        filling->language));
  text->signatory = g_strdup (making->signatory_name);
  text->signatory_number = g_strdup (signatory->number);
}

static void
set_copies (Filling *filling, LoketLetterText *text)
{
  const GPtrArray *phrases = filling->making->template_->copies;

  text->copies = new_lines ();
  for (guint i = 0; i < phrases->len; i++)
    take_line (text->copies, NULL, fill_if_known (filling, phrases->pdata[i]));
  if (g_list_model_get_n_items (G_LIST_MODEL (text->copies)) > 0)
    text->copies_title = g_strdup (loket_text (filling->language, N_ ("Copies:")));
}

static void
set_code (Filling *filling, LoketLetterText *text, const char *number)
{
  const LoketLetterMaking *making = filling->making;
  const LoketLetterHouse *house = loket_letter_book_house (making->book);
  const char *title = loket_phrase_in (making->template_->title, filling->language);

  text->document_title = g_strdup_printf ("%s %s", title, number);
  text->page = g_strdup (loket_text (filling->language, N_ ("Page {page} of {pages}")));
  if (making->number == NULL)
    return;
  text->code = loket_letter_code (making->profile->office_id, making->day, number);
  if (house->code_note != NULL)
    text->code_note = g_strdup (loket_phrase_in (house->code_note, filling->language));
}

/**
 * loket_letter_compose:
 * @making: template, values and who signs
 * @error: set to %LOKET_ERROR_RULE "letter-incomplete" when something that the letter says is not
 *   known, to %LOKET_ERROR_BAD_FIELD when it is longer than a letter may be
 *
 * Returns: (transfer full): every text of the letter
 */
LoketLetterText *
loket_letter_compose (const LoketLetterMaking *making, GError **error)
{
  Filling filling = {
      .making = making,
      .language = loket_enum_name (loket_language_get_type (), (int) making->language),
  };
  const LoketLetterHouse *house = loket_letter_book_house (making->book);
  g_autoptr (LoketLetterText) text = loket_letter_text_new ();
  g_autofree char *number = making->number != NULL ? g_strdup (making->number)
                                                   : number_with (house, DRAFT_SERIES, making->day);
  g_autofree char *date = loket_date_text (filling.language, making->day);

  text->language = making->language;
  text->layout = making->template_->layout;
  if (making->template_->heading != NULL)
    text->title = fill (&filling, making->template_->heading);
  set_head (&filling, text);
  set_references (&filling, text, number);
  set_body (&filling, text);
  set_signature (&filling, text, date);
  set_copies (&filling, text);
  set_code (&filling, text, number);
  if (filling.missing == NULL)
    return loket_record_check (LOKET_RECORD (text), error) ? g_steal_pointer (&text) : NULL;
  loket_set_error (error,
                   LOKET_ERROR_RULE,
                   "letter-incomplete",
                   "letter %s: {%s} is not known",
                   making->template_->key,
                   filling.missing);
  return NULL;
}
