/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the .mo format (GNU gettext manual, "The Format of GNU MO Files") by binary search; text.c
 * keeps one catalogue a language. */
#include "config.h"

#include "core/catalogue.h"

#include "core/error.h"

#include <string.h>

#define MO_MAGIC 0x950412deu
#define MO_MAGIC_SWAPPED 0xde120495u
#define MO_HEADER 28

struct _LoketCatalogue {
  GBytes *file;
  const char *data;
  gsize size;
  gboolean swapped; /* written on a computer of the other byte order */
  guint n_texts;
  guint originals; /* offset of the table of msgids, which is sorted */
  guint translations;
  guint n_plurals;
};

static guint32
read_word (const LoketCatalogue *catalogue, gsize offset)
{
  guint32 word;

  memcpy (&word, catalogue->data + offset, sizeof word);
  return catalogue->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The text at row @i of a table, with its length; NULL when it leaves the file or has no end. */
static const char *
text_at (const LoketCatalogue *catalogue, guint table, guint i, guint *length)
{
  guint offset;

  *length = read_word (catalogue, table + 8 * (gsize) i);
  offset = read_word (catalogue, table + 8 * (gsize) i + 4);
  if (*length >= catalogue->size || offset >= catalogue->size - *length)
    return NULL;
  return catalogue->data[offset + *length] == '\0' ? catalogue->data + offset : NULL;
}

static gboolean
table_fits (const LoketCatalogue *catalogue, guint offset)
{
  return offset >= MO_HEADER && offset <= catalogue->size &&
         catalogue->n_texts <= (catalogue->size - offset) / 8;
}

/* All forms of a translation, with a NUL between them. */
static gboolean
forms_are_utf8 (const char *text, guint length)
{
  for (const char *form = text; form <= text + length; form += strlen (form) + 1)
    if (!g_utf8_validate (form, -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
texts_are_sound (const LoketCatalogue *catalogue)
{
  const char *last = NULL;

  for (guint i = 0; i < catalogue->n_texts; i++) {
    guint length;
    const char *msgid = text_at (catalogue, catalogue->originals, i, &length);
    const char *text = text_at (catalogue, catalogue->translations, i, &length);
    if (msgid == NULL || (last != NULL && strcmp (last, msgid) >= 0))
      return FALSE;
    if (text == NULL || !forms_are_utf8 (text, length))
      return FALSE;
    last = msgid;
  }
  return TRUE;
}

static gboolean
read_header (LoketCatalogue *catalogue)
{
  guint32 magic;

  if (catalogue->size < MO_HEADER)
    return FALSE;
  memcpy (&magic, catalogue->data, sizeof magic);
  catalogue->swapped = magic == MO_MAGIC_SWAPPED;
  if (magic != MO_MAGIC && magic != MO_MAGIC_SWAPPED)
    return FALSE;
  if (read_word (catalogue, 4) >> 16 > 1) /* major revision */
    return FALSE;
  catalogue->n_texts = read_word (catalogue, 8);
  catalogue->originals = read_word (catalogue, 12);
  catalogue->translations = read_word (catalogue, 16);
  return table_fits (catalogue, catalogue->originals) &&
         table_fits (catalogue, catalogue->translations);
}

static const char *
find (const LoketCatalogue *catalogue, const char *msgid, guint *length)
{
  guint low = 0, high = catalogue->n_texts;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (msgid, text_at (catalogue, catalogue->originals, middle, length));
    if (order == 0)
      return text_at (catalogue, catalogue->translations, middle, length);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

/* The three languages know two plural rules: one form for all numbers (id, jv), and English.  */
static guint
count_plurals (const LoketCatalogue *catalogue)
{
  guint length;
  const char *header = find (catalogue, "", &length);
  const char *rule = header != NULL ? strstr (header, "nplurals=") : NULL;

  return rule != NULL && rule[strlen ("nplurals=")] == '2' ? 2 : 1;
}

/**
 * loket_catalogue_new:
 * @file: a compiled catalogue
 * @error: set to %LOKET_ERROR_INTERNAL when @file is damaged
 *
 * Checks all of @file, so that no later look-up can fail.
 *
 * Returns: (transfer full): the catalogue, safe to read from any thread
 */
LoketCatalogue *
loket_catalogue_new (GBytes *file, GError **error)
{
  g_autoptr (LoketCatalogue) catalogue = g_new0 (LoketCatalogue, 1);

  catalogue->file = g_bytes_ref (file);
  catalogue->data = g_bytes_get_data (file, &catalogue->size);
  if (!read_header (catalogue) || !texts_are_sound (catalogue)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "catalogue of texts is damaged");
    return NULL;
  }
  catalogue->n_plurals = count_plurals (catalogue);
  return g_steal_pointer (&catalogue);
}

/**
 * loket_catalogue_free:
 * @catalogue: (transfer full): a catalogue
 */
void
loket_catalogue_free (LoketCatalogue *catalogue)
{
  g_bytes_unref (catalogue->file);
  g_free (catalogue);
}

/**
 * loket_catalogue_size:
 * @catalogue: a catalogue
 *
 * Returns: how many texts it has, its header included
 */
guint
loket_catalogue_size (const LoketCatalogue *catalogue)
{
  return catalogue->n_texts;
}

/**
 * loket_catalogue_find:
 * @catalogue: a catalogue
 * @msgid: English source
 *
 * Returns: (nullable) (transfer none): its translation, %NULL when there is none
 */
const char *
loket_catalogue_find (const LoketCatalogue *catalogue, const char *msgid)
{
  guint length;
  const char *text = *msgid != '\0' ? find (catalogue, msgid, &length) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * loket_catalogue_find_plural:
 * @catalogue: a catalogue
 * @msgid: English source of the singular
 * @n: the number that the sentence speaks of
 *
 * Returns: (nullable) (transfer none): the form for @n, %NULL when there is none
 */
const char *
loket_catalogue_find_plural (const LoketCatalogue *catalogue, const char *msgid, guint64 n)
{
  guint length;
  const char *text = *msgid != '\0' ? find (catalogue, msgid, &length) : NULL;
  gsize first;

  if (text == NULL || *text == '\0')
    return NULL;
  first = strlen (text);
  return catalogue->n_plurals == 2 && n != 1 && first < length ? text + first + 1 : text;
}
