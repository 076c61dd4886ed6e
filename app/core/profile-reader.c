/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a section of profile.ini; profile-parse.c and profile-kinds.c read with it. */
#include "config.h"

#include "core/profile-reader.h"

#include "core/error.h"

#include <string.h>

/* The line of a key in its section, else of the section, else 1. */
static guint
find_line (LoketProfileReader *reader, const char *section, const char *key)
{
  g_autofree char *head = g_strdup_printf ("[%s]", section);
  g_autofree char *text = g_strndup (reader->text, reader->length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint found = 1;
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);
    if (*line == '[') {
      inside = g_str_has_prefix (line, head);
      if (inside)
        found = i + 1;
    } else if (inside && key != NULL && g_str_has_prefix (line, key) &&
               strchr ("= \t", line[strlen (key)]) != NULL) {
      return i + 1;
    }
  }
  return found;
}

/**
 * loket_profile_refuse:
 * @reader: a profile that is read
 * @section: of the file
 * @key: (nullable): of that section
 * @format: what is wrong
 *
 * Says "profile.ini:12: [section] key: what is wrong".
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
loket_profile_refuse (LoketProfileReader *reader,
                      const char *section,
                      const char *key,
                      const char *format,
                      ...)
{
  g_autofree char *place =
      g_strdup_printf ("[%s]%s%s", section, key != NULL ? " " : "", key != NULL ? key : "");
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  loket_set_error (reader->error,
                   LOKET_ERROR_BAD_FIELD,
                   place,
                   "profile.ini:%u: %s: %s",
                   find_line (reader, section, key),
                   place,
                   problem);
  return FALSE;
}

/**
 * loket_profile_read_optional:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @value: (out) (transfer full) (nullable): what stands there without blanks around it; %NULL and
 * no error when the key is absent
 *
 * Returns: %FALSE when it is there and empty
 */
gboolean
loket_profile_read_optional (LoketProfileReader *reader,
                             const char *section,
                             const char *key,
                             char **value)
{
  g_autoptr (GError) local = NULL;

  *value = NULL;
  if (!g_key_file_has_key (reader->keys, section, key, NULL))
    return TRUE;
  *value = g_key_file_get_string (reader->keys, section, key, &local);
  if (*value == NULL)
    return loket_profile_refuse (reader, section, key, "%s", local->message);
  g_strstrip (*value);
  if (**value != '\0')
    return TRUE;
  g_clear_pointer (value, g_free);
  return loket_profile_refuse (reader, section, key, "is empty");
}

/**
 * loket_profile_read_text:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @value: (out) (transfer full): what stands there
 *
 * Returns: %FALSE when it is missing or empty
 */
gboolean
loket_profile_read_text (LoketProfileReader *reader,
                         const char *section,
                         const char *key,
                         char **value)
{
  if (!loket_profile_read_optional (reader, section, key, value))
    return FALSE;
  return *value != NULL || loket_profile_refuse (reader, section, key, "is missing");
}

static gboolean
parse_number (LoketProfileReader *reader,
              const char *section,
              const char *key,
              const char *text,
              gint64 *number)
{
  g_autoptr (GError) local = NULL;

  if (g_ascii_string_to_signed (text, 10, -100000, 100000, number, &local))
    return TRUE;
  return loket_profile_refuse (reader, section, key, "“%s” is not a whole number", text);
}

/**
 * loket_profile_read_number:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @number: (out): a whole number
 *
 * Returns: %FALSE when it is missing or none
 */
gboolean
loket_profile_read_number (LoketProfileReader *reader,
                           const char *section,
                           const char *key,
                           gint64 *number)
{
  g_autofree char *text = NULL;

  return loket_profile_read_text (reader, section, key, &text) &&
         parse_number (reader, section, key, text, number);
}

/**
 * loket_profile_read_optional_number:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @number: (inout): a whole number; as it was when the key is absent
 *
 * Returns: %FALSE when it is there and none
 */
gboolean
loket_profile_read_optional_number (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    LoketOptional *number)
{
  g_autofree char *text = NULL;
  gint64 value = 0;

  if (!loket_profile_read_optional (reader, section, key, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!parse_number (reader, section, key, text, &value))
    return FALSE;
  *number = LOKET_SOME (value);
  return TRUE;
}

/**
 * loket_profile_read_switch:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @on: (inout): true or false; as it was when the key is absent
 *
 * Returns: %FALSE when it is there and neither
 */
gboolean
loket_profile_read_switch (LoketProfileReader *reader,
                           const char *section,
                           const char *key,
                           gboolean *on)
{
  g_autofree char *text = NULL;

  if (!loket_profile_read_optional (reader, section, key, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  *on = strcmp (text, "true") == 0;
  return *on || strcmp (text, "false") == 0 ||
         loket_profile_refuse (reader, section, key, "“%s” is neither true nor false", text);
}

/**
 * loket_profile_read_colour:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @colour: (out) (transfer full): "#2e7d32"
 *
 * Returns: %FALSE when it is missing or no colour
 */
gboolean
loket_profile_read_colour (LoketProfileReader *reader,
                           const char *section,
                           const char *key,
                           char **colour)
{
  if (!loket_profile_read_text (reader, section, key, colour))
    return FALSE;
  if (strlen (*colour) == 7 && **colour == '#' &&
      strspn (*colour + 1, "0123456789abcdefABCDEF") == 6)
    return TRUE;
  return loket_profile_refuse (
      reader, section, key, "“%s” is not a colour such as #2e7d32", *colour);
}

/**
 * loket_profile_read_phrase:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @phrase: (out) (transfer full): a text in up to three languages: key, key[jv], key[en]
 *
 * Returns: %FALSE when the Indonesian text is missing
 */
gboolean
loket_profile_read_phrase (LoketProfileReader *reader,
                           const char *section,
                           const char *key,
                           LoketPhrase **phrase)
{
  g_autofree char *jv = g_strdup_printf ("%s[jv]", key);
  g_autofree char *en = g_strdup_printf ("%s[en]", key);

  *phrase = loket_phrase_new ();
  return loket_profile_read_text (reader, section, key, &(*phrase)->id) &&
         loket_profile_read_optional (reader, section, jv, &(*phrase)->jv) &&
         loket_profile_read_optional (reader, section, en, &(*phrase)->en);
}

/**
 * loket_profile_read_optional_phrase:
 * @reader: a profile that is read
 * @section: of the file
 * @key: of that section
 * @phrase: (inout) (transfer full): as loket_profile_read_phrase(), as it was when the key is
 * absent
 *
 * Returns: %FALSE when it is there and not whole
 */
gboolean
loket_profile_read_optional_phrase (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    LoketPhrase **phrase)
{
  return !g_key_file_has_key (reader->keys, section, key, NULL) ||
         loket_profile_read_phrase (reader, section, key, phrase);
}

/* Whether @key of @length bytes is @pattern, in which a star stands for a number. */
static gboolean
fits_pattern (const char *key, gsize length, const char *pattern)
{
  const char *star = strchr (pattern, '*');
  gsize head = star != NULL ? (gsize) (star - pattern) : strlen (pattern);
  gsize digits;

  if (head > length || strncmp (key, pattern, head) != 0)
    return FALSE;
  if (star == NULL)
    return head == length;
  digits = strspn (key + head, "0123456789");
  return digits > 0 && length == head + digits + strlen (star + 1) &&
         strncmp (key + head + digits, star + 1, length - head - digits) == 0;
}

/* Whether the key is one of @known, or one of them with [jv] or [en]; "paper-*" stands for
 * paper-1, paper-2 and so on. */
static gboolean
is_known_key (const char *key, const char *const *known)
{
  const char *bracket = strchr (key, '[');
  gsize length = bracket != NULL ? (gsize) (bracket - key) : strlen (key);

  if (bracket != NULL && strcmp (bracket, "[jv]") != 0 && strcmp (bracket, "[en]") != 0)
    return FALSE;
  for (guint i = 0; known[i] != NULL; i++)
    if (fits_pattern (key, length, known[i]))
      return TRUE;
  return FALSE;
}

/**
 * loket_profile_check_keys:
 * @reader: a profile that is read
 * @section: of the file
 * @known: (array zero-terminated=1): keys that it may have; "paper-*" stands for paper-1, paper-2 …
 *
 * Returns: %FALSE when it has another one, or is missing
 */
gboolean
loket_profile_check_keys (LoketProfileReader *reader, const char *section, const char *const *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->keys, section, NULL, NULL);

  if (keys == NULL)
    return loket_profile_refuse (reader, section, NULL, "this section is missing");
  for (guint i = 0; keys[i] != NULL; i++)
    if (!is_known_key (keys[i], known))
      return loket_profile_refuse (reader, section, keys[i], "nobody knows this key");
  return TRUE;
}

/**
 * loket_profile_split_words:
 * @text: words with semicolons, commas or blanks between them
 *
 * Returns: (transfer full): the words
 */
char **
loket_profile_split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";, ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}
