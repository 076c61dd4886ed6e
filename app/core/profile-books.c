/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of application held against the books of forms and letters of their profile. */
#include "config.h"

#include "core/profile-books.h"

#include "core/profile-reader.h"

static gboolean
has_form (gconstpointer book, const char *key)
{
  return loket_form_book_form (book, key, 0) != NULL;
}

static gboolean
has_letter (gconstpointer book, const char *key)
{
  return loket_letter_book_find (book, key) != NULL;
}

static gboolean
check_words (LoketProfileReader *reader,
             const LoketApplicationKind *kind,
             const char *key,
             char **words,
             gboolean (*has) (gconstpointer book, const char *key),
             gconstpointer book)
{
  g_autofree char *section = g_strconcat ("application ", kind->key, NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!has (book, words[i]))
      return loket_profile_refuse (
          reader, section, key, "the profile has no “%s” among them", words[i]);
  return TRUE;
}

/**
 * loket_profile_check_books:
 * @profile: a profile
 * @file: the profile.ini that it was read from, to tell the line
 * @forms: its forms; when there are none at all, nothing is held against them
 * @letters: its letters; so with them
 * @error: set to %LOKET_ERROR_BAD_FIELD, "profile.ini:LINE: [SECTION] KEY: PROBLEM"
 *
 * Returns: %TRUE when every form and letter that an application names is there
 */
gboolean
loket_profile_check_books (LoketProfile *profile,
                           GBytes *file,
                           const LoketFormBook *forms,
                           const LoketLetterBook *letters,
                           GError **error)
{
  g_auto (GStrv) keys = loket_form_book_keys (forms);
  LoketProfileReader reader = {.error = error};
  GListModel *kinds = G_LIST_MODEL (profile->applications);

  reader.text = g_bytes_get_data (file, &reader.length);
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++) {
    g_autoptr (LoketApplicationKind) kind = g_list_model_get_item (kinds, i);
    if (keys[0] != NULL && !check_words (&reader, kind, "forms", kind->forms, has_form, forms))
      return FALSE;
    if (loket_letter_book_count (letters) > 0 &&
        !check_words (&reader, kind, "letters", kind->letters, has_letter, letters))
      return FALSE;
  }
  return TRUE;
}
