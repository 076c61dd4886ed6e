/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book of a profile's letters, and who signs them; the desk of letters reads it. */
#include "config.h"

#include "core/letter-template.h"

#include "core/error.h"
#include "core/letter-template-parse.h"

#include <string.h>

struct _LoketLetterBook {
  LoketLetterHouse *house; /* nullable: the profile has no letters */
  GPtrArray *templates;    /* LoketLetterTemplate */
  GPtrArray *files;        /* GBytes: what it was made of */
  GBytes *crest;           /* nullable */
  char *crest_name;        /* its SHA-256 */
};

static void
free_template (gpointer data)
{
  loket_letter_template_free (data);
}

/**
 * loket_letter_book_new:
 *
 * Returns: (transfer full): a book without any letter
 */
LoketLetterBook *
loket_letter_book_new (void)
{
  LoketLetterBook *book = g_new0 (LoketLetterBook, 1);

  book->templates = g_ptr_array_new_with_free_func (free_template);
  book->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return book;
}

/**
 * loket_letter_book_free:
 * @book: (transfer full): a book
 */
void
loket_letter_book_free (LoketLetterBook *book)
{
  g_clear_pointer (&book->house, loket_letter_house_free);
  g_ptr_array_unref (book->templates);
  g_ptr_array_unref (book->files);
  g_clear_pointer (&book->crest, g_bytes_unref);
  g_free (book->crest_name);
  g_free (book);
}

/**
 * loket_letter_book_set_house:
 * @book: a book that nobody else reads yet
 * @file: letters/office.ini
 * @name: what people call it
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column
 *
 * Returns: %FALSE on error
 */
gboolean
loket_letter_book_set_house (LoketLetterBook *book, GBytes *file, const char *name, GError **error)
{
  g_clear_pointer (&book->house, loket_letter_house_free);
  book->house = loket_letter_house_parse (file, name, error);
  g_ptr_array_add (book->files, g_bytes_ref (file));
  return book->house != NULL;
}

/**
 * loket_letter_book_add:
 * @book: a book that nobody else reads yet
 * @file: the file of a kind of letters
 * @name: what people call it: "letters/decision.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column, also when the book has that
 *   kind already
 *
 * Returns: %FALSE on error
 */
gboolean
loket_letter_book_add (LoketLetterBook *book, GBytes *file, const char *name, GError **error)
{
  LoketLetterTemplate *template_ = loket_letter_template_parse (file, name, error);

  if (template_ == NULL)
    return FALSE;
  if (loket_letter_book_find (book, template_->key) != NULL) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     "[letter] key",
                     "%s:1:1: [letter] key: another file is the letter “%s” already",
                     name,
                     template_->key);
    loket_letter_template_free (template_);
    return FALSE;
  }
  g_ptr_array_add (book->templates, template_);
  g_ptr_array_add (book->files, g_bytes_ref (file));
  return TRUE;
}

/**
 * loket_letter_book_set_crest:
 * @book: a book that nobody else reads yet
 * @crest: (nullable): SVG or PNG
 */
void
loket_letter_book_set_crest (LoketLetterBook *book, GBytes *crest)
{
  g_clear_pointer (&book->crest, g_bytes_unref);
  g_clear_pointer (&book->crest_name, g_free);
  if (crest == NULL)
    return;
  book->crest = g_bytes_ref (crest);
  book->crest_name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, crest);
}

/**
 * loket_letter_book_equal:
 * @a: a book
 * @b: a book
 *
 * Returns: %TRUE when both were made of the same files in the same order
 */
gboolean
loket_letter_book_equal (const LoketLetterBook *a, const LoketLetterBook *b)
{
  gboolean equal = a->files->len == b->files->len && g_strcmp0 (a->crest_name, b->crest_name) == 0;

  for (guint i = 0; equal && i < a->files->len; i++)
    equal = g_bytes_equal (a->files->pdata[i], b->files->pdata[i]);
  return equal;
}

/**
 * loket_letter_book_house:
 * @book: a book
 *
 * Returns: (transfer none) (nullable): what all letters share
 */
const LoketLetterHouse *
loket_letter_book_house (const LoketLetterBook *book)
{
  return book->house;
}

/**
 * loket_letter_book_find:
 * @book: a book
 * @key: key of a kind of letters
 *
 * Returns: (transfer none) (nullable): its template
 */
const LoketLetterTemplate *
loket_letter_book_find (const LoketLetterBook *book, const char *key)
{
  for (guint i = 0; i < book->templates->len; i++)
    if (strcmp (loket_letter_book_at (book, i)->key, key) == 0)
      return loket_letter_book_at (book, i);
  return NULL;
}

/**
 * loket_letter_book_count:
 * @book: a book
 *
 * Returns: how many kinds of letters it has
 */
guint
loket_letter_book_count (const LoketLetterBook *book)
{
  return book->templates->len;
}

/**
 * loket_letter_book_at:
 * @book: a book
 * @i: which one, from 0
 *
 * Returns: (transfer none): that template
 */
const LoketLetterTemplate *
loket_letter_book_at (const LoketLetterBook *book, guint i)
{
  return g_ptr_array_index (book->templates, i);
}

/**
 * loket_letter_book_crest:
 * @book: a book
 *
 * Returns: (transfer none) (nullable): SVG or PNG of the crest
 */
GBytes *
loket_letter_book_crest (const LoketLetterBook *book)
{
  return book->crest;
}

/**
 * loket_letter_book_crest_name:
 * @book: a book
 *
 * Returns: (transfer none) (nullable): SHA-256 of the crest
 */
const char *
loket_letter_book_crest_name (const LoketLetterBook *book)
{
  return book->crest_name;
}

/**
 * loket_letter_template_office:
 * @template_: a kind of letters
 * @signatory: who signs
 *
 * Returns: (transfer none): the office and title that stand above his name: what the kind says,
 * else what he always signs as
 */
LoketPhrase *
loket_letter_template_office (const LoketLetterTemplate *template_, const LoketSignatory *signatory)
{
  return template_->office != NULL ? template_->office : signatory->title;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

/**
 * loket_letter_house_signatory:
 * @house: what all letters share
 * @officer: who signs
 *
 * Returns: (transfer none) (nullable): as what: the entry with this login or name, else one without
 *   either for a role of the officer
 */
const LoketSignatory *
loket_letter_house_signatory (const LoketLetterHouse *house, const LoketOfficer *officer)
{
  const LoketSignatory *found = NULL;

  for (guint i = 0; i < house->signatories->len; i++) {
    const LoketSignatory *signatory = g_ptr_array_index (house->signatories, i);
    if (g_strcmp0 (signatory->login, officer->login) == 0 ||
        (signatory->login == NULL && signatory->name != NULL &&
         is_same_name (signatory->name, officer->name)))
      return signatory;
    if (found == NULL && signatory->login == NULL && signatory->name == NULL &&
        officer->roles != NULL &&
        g_strv_contains ((const char *const *) officer->roles, signatory->role))
      found = signatory;
  }
  return found;
}

/**
 * loket_letter_house_by_role:
 * @house: what all letters share
 * @role: a role: "unit_head"
 *
 * Returns: (transfer none) (nullable): the first entry for it, best one that names a person
 */
const LoketSignatory *
loket_letter_house_by_role (const LoketLetterHouse *house, const char *role)
{
  const LoketSignatory *found = NULL;

  for (guint i = 0; i < house->signatories->len; i++) {
    const LoketSignatory *signatory = g_ptr_array_index (house->signatories, i);
    if (strcmp (signatory->role, role) != 0)
      continue;
    if (signatory->name != NULL)
      return signatory;
    if (found == NULL)
      found = signatory;
  }
  return found;
}
