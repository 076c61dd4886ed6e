/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads sections and keys as GKeyFile would, but nothing twice, nothing unnoticed, and with the
 * place of each value. */
#include "config.h"

#include "core/keyed-file.h"

#include "core/error.h"

#include <string.h>

#define FILE_MAX (256 * 1024)
#define SECTIONS_MAX 200
#define VALUE_MAX 2000 /* characters */
#define PHRASE_MAX 400

struct _LoketKeyedFile {
  char *name;
  GPtrArray *entries;  /* LoketKeyedEntry in the order of the file */
  GHashTable *places;  /* "section\nkey" -> LoketKeyedEntry */
  GPtrArray *sections; /* names in the order of the file, NULL at the end */
  GHashTable *lines;   /* section -> its line */
};

static void
free_entry (gpointer data)
{
  LoketKeyedEntry *entry = data;

  g_free ((char *) entry->key);
  g_free ((char *) entry->value);
  g_free (entry);
}

/* @section and @key may be NULL: then it is about a line that has neither. */
static void
set_error (const LoketKeyedFile *file,
           guint line,
           guint column,
           const char *section,
           const char *key,
           GError **error,
           const char *problem)
{
  g_autofree char *place =
      section == NULL
          ? g_strdup ("file")
          : g_strdup_printf ("[%s]%s%s", section, key != NULL ? " " : "", key != NULL ? key : "");

  loket_set_error (error,
                   LOKET_ERROR_BAD_FIELD,
                   place,
                   "%s:%u:%u: %s%s%s",
                   file->name,
                   line,
                   column,
                   section != NULL ? place : "",
                   section != NULL ? ": " : "",
                   problem);
}

static const LoketKeyedEntry *
look_up (const LoketKeyedFile *file, const char *section, const char *key)
{
  g_autofree char *place = g_strconcat (section, "\n", key, NULL);

  return g_hash_table_lookup (file->places, place);
}

/**
 * loket_keyed_file_refuse:
 * @file: a file
 * @section: one of its sections, or one that it lacks
 * @key: (nullable): a key of it, or one that it lacks
 * @at: how many characters into the value the mistake stands
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 * @format: what is wrong
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
loket_keyed_file_refuse (const LoketKeyedFile *file,
                         const char *section,
                         const char *key,
                         guint at,
                         GError **error,
                         const char *format,
                         ...)
{
  const LoketKeyedEntry *entry = key != NULL ? look_up (file, section, key) : NULL;
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (file->lines, section));
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  set_error (file,
             entry != NULL ? entry->line : MAX (line, 1),
             entry != NULL ? entry->column + at : 1,
             section,
             key,
             error,
             problem);
  return FALSE;
}

static gboolean
has_only (const char *text, gsize length, const char *letters)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (letters, text[i]) == NULL || text[i] == '\0')
      return FALSE;
  return length > 0;
}

/* @line: "[reason decile]"; blanks around it are gone. */
static gboolean
take_section (LoketKeyedFile *file, const char *line, guint number, GError **error)
{
  const gsize length = strlen (line);
  char *name;

  if (length < 3 || length > 80 || line[length - 1] != ']' || line[1] == ' ' ||
      !has_only (line + 1, length - 2, "abcdefghijklmnopqrstuvwxyz0123456789-_ ")) {
    set_error (file, number, 1, NULL, NULL, error, "this is no section such as [reason decile]");
    return FALSE;
  }
  name = g_strndup (line + 1, length - 2);
  g_ptr_array_add (file->sections, name);
  if (g_hash_table_contains (file->lines, name)) {
    set_error (file, number, 1, name, NULL, error, "this section stands here twice");
    return FALSE;
  }
  g_hash_table_insert (file->lines, name, GUINT_TO_POINTER (number));
  if (file->sections->len <= SECTIONS_MAX)
    return TRUE;
  set_error (file, number, 1, name, NULL, error, "these are too many sections");
  return FALSE;
}

/* "text", "text[jv]" or "text[en]" */
static gboolean
is_key (const char *key)
{
  const char *bracket = strchr (key, '[');
  const gsize length = bracket != NULL ? (gsize) (bracket - key) : strlen (key);

  return length <= 64 && has_only (key, length, "abcdefghijklmnopqrstuvwxyz0123456789-_") &&
         (bracket == NULL || strcmp (bracket, "[jv]") == 0 || strcmp (bracket, "[en]") == 0);
}

static gboolean
has_control (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if (c < 0x80 ? g_ascii_iscntrl ((char) c) : g_unichar_iscntrl (c) || loket_char_is_hidden (c))
      return TRUE;
  }
  return FALSE;
}

/* @raw: the line as it stands in the file, for the column of its value */
static gboolean
take_entry (LoketKeyedFile *file, char *raw, guint number, GError **error)
{
  const char *section =
      file->sections->len > 0 ? g_ptr_array_index (file->sections, file->sections->len - 1) : NULL;
  char *equals = strchr (raw, '=');
  g_autofree char *key = g_strstrip (g_strndup (raw, equals != NULL ? (gsize) (equals - raw) : 0));
  const char *value = equals != NULL ? equals + 1 + strspn (equals + 1, " \t") : raw;
  const char *problem = NULL;
  LoketKeyedEntry *entry;

  g_strchomp (raw);
  if (section == NULL)
    problem = "this stands before the first section";
  else if (equals == NULL || !is_key (key))
    problem = "this is neither a comment nor KEY=VALUE";
  else if (*value == '\0')
    problem = "is empty";
  else if (g_utf8_strlen (value, -1) > VALUE_MAX || has_control (value))
    problem = "is too long or has a character that nobody sees";
  else if (look_up (file, section, key) != NULL)
    problem = "stands here twice";
  if (problem != NULL) {
    set_error (file, number, 1, section, is_key (key) ? key : NULL, error, problem);
    return FALSE;
  }
  entry = g_new0 (LoketKeyedEntry, 1);
  entry->section = section;
  entry->key = g_strdup (key);
  entry->value = g_strdup (value);
  entry->line = number;
  entry->column = (guint) g_utf8_pointer_to_offset (raw, value) + 1;
  g_ptr_array_add (file->entries, entry);
  g_hash_table_insert (file->places, g_strconcat (section, "\n", key, NULL), entry);
  return TRUE;
}

static gboolean
take_lines (LoketKeyedFile *file, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *start = lines[i] + strspn (lines[i], " \t\r");
    if (*start == '\0' || *start == '#')
      continue;
    if (*start == '[' ? !take_section (file, g_strstrip (lines[i]), i + 1, error)
                      : !take_entry (file, lines[i], i + 1, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_keyed_file_new:
 * @bytes: what stands in the file
 * @name: what people call it: "rules/2026-1.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD: "FILE:LINE:COLUMN: [SECTION] KEY: PROBLEM"
 *
 * Returns: (transfer full): its sections and keys
 */
LoketKeyedFile *
loket_keyed_file_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (LoketKeyedFile) file = g_new0 (LoketKeyedFile, 1);
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  file->name = g_strdup (name);
  file->entries = g_ptr_array_new_with_free_func (free_entry);
  file->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file->sections = g_ptr_array_new_with_free_func (g_free);
  file->lines = g_hash_table_new (g_str_hash, g_str_equal);
  if (length == 0 || length > FILE_MAX || !g_utf8_validate_len (data, length, NULL)) {
    set_error (file, 1, 1, NULL, NULL, error, "empty, too long, or not UTF-8");
    return NULL;
  }
  text = g_strndup (data, length);
  if (!take_lines (file, text, error))
    return NULL;
  g_ptr_array_add (file->sections, NULL);
  return g_steal_pointer (&file);
}

/**
 * loket_keyed_file_free:
 * @file: (transfer full): a file
 */
void
loket_keyed_file_free (LoketKeyedFile *file)
{
  g_hash_table_unref (file->places);
  g_hash_table_unref (file->lines);
  g_ptr_array_unref (file->entries);
  g_ptr_array_unref (file->sections);
  g_free (file->name);
  g_free (file);
}

/**
 * loket_keyed_file_sections:
 * @file: a file
 *
 * Returns: (transfer none) (array zero-terminated=1): its sections in their order
 */
const char *const *
loket_keyed_file_sections (const LoketKeyedFile *file)
{
  return (const char *const *) file->sections->pdata;
}

/**
 * loket_keyed_file_has_section:
 * @file: a file
 * @section: a name
 *
 * Returns: %TRUE when the file has such a section
 */
gboolean
loket_keyed_file_has_section (const LoketKeyedFile *file, const char *section)
{
  return g_hash_table_contains (file->lines, section);
}

/**
 * loket_keyed_file_find:
 * @file: a file
 * @section: a name
 * @key: a key
 *
 * Returns: (nullable) (transfer none): what stands there; it counts as read from now on
 */
const LoketKeyedEntry *
loket_keyed_file_find (LoketKeyedFile *file, const char *section, const char *key)
{
  LoketKeyedEntry *entry = (LoketKeyedEntry *) look_up (file, section, key);

  if (entry != NULL)
    entry->used = TRUE;
  return entry;
}

/**
 * loket_keyed_file_checksum:
 * @file: a file
 * @left_out: (array zero-terminated=1): keys that do not belong to what the file says
 *
 * Comments, empty lines and blanks around names and values do not count; the order does.
 *
 * Returns: (transfer full): SHA-256 of its text, hexadecimal
 */
char *
loket_keyed_file_checksum (const LoketKeyedFile *file, const char *const *left_out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *section = NULL;

  for (guint i = 0; i < file->entries->len; i++) {
    const LoketKeyedEntry *entry = g_ptr_array_index (file->entries, i);
    if (entry->section != section)
      g_string_append_printf (text, "[%s]\n", entry->section);
    section = entry->section;
    if (!g_strv_contains (left_out, entry->key))
      g_string_append_printf (text, "%s=%s\n", entry->key, entry->value);
  }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text->str, text->len);
}

/**
 * loket_keyed_file_text:
 * @file: a file
 * @section: a section
 * @key: a key
 * @text: (inout): set to what stands there; left alone when nothing does
 * @error: set when it is too long for one line of text
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_text (LoketKeyedFile *file,
                       const char *section,
                       const char *key,
                       char **text,
                       GError **error)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (file, section, key);

  if (entry == NULL)
    return TRUE;
  if (g_utf8_strlen (entry->value, -1) > LOKET_TEXT_MAX)
    return loket_keyed_file_refuse (
        file, section, key, 0, error, "is longer than %d characters", LOKET_TEXT_MAX);
  g_free (*text);
  *text = g_strdup (entry->value);
  return TRUE;
}

/**
 * loket_keyed_file_number:
 * @file: a file
 * @section: a section
 * @key: a key
 * @number: (inout): set to what stands there; left alone when nothing does
 * @error: set when that is no whole number
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_number (LoketKeyedFile *file,
                         const char *section,
                         const char *key,
                         LoketOptional *number,
                         GError **error)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (file, section, key);
  gint64 value = 0;

  if (entry == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (
          entry->value, 10, -LOKET_INTEGER_MAX, LOKET_INTEGER_MAX, &value, NULL))
    return loket_keyed_file_refuse (
        file, section, key, 0, error, "“%s” is not a whole number", entry->value);
  *number = LOKET_SOME (value);
  return TRUE;
}

static gboolean
read_language (LoketKeyedFile *file,
               const char *section,
               const char *key,
               char **text,
               GError **error)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (file, section, key);

  if (entry != NULL && g_utf8_strlen (entry->value, -1) > PHRASE_MAX)
    return loket_keyed_file_refuse (
        file, section, key, 0, error, "is longer than %d characters", PHRASE_MAX);
  *text = entry != NULL ? g_strdup (entry->value) : NULL;
  return TRUE;
}

/**
 * loket_keyed_file_phrase:
 * @file: a file
 * @section: a section
 * @key: a key, which may also stand there as key[jv] and key[en]
 * @phrase: (inout): set to what stands there; left alone when nothing does
 * @error: set when a text is too long, or only a translation stands there
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_phrase (LoketKeyedFile *file,
                         const char *section,
                         const char *key,
                         LoketPhrase **phrase,
                         GError **error)
{
  g_autoptr (LoketPhrase) read = loket_phrase_new ();
  g_autofree char *jv = g_strconcat (key, "[jv]", NULL);
  g_autofree char *en = g_strconcat (key, "[en]", NULL);

  if (!read_language (file, section, key, &read->id, error) ||
      !read_language (file, section, jv, &read->jv, error) ||
      !read_language (file, section, en, &read->en, error))
    return FALSE;
  if (read->id == NULL && (read->jv != NULL || read->en != NULL))
    return loket_keyed_file_refuse (
        file, section, read->jv != NULL ? jv : en, 0, error, "there is no %s in Indonesian", key);
  if (read->id != NULL)
    g_set_object (phrase, read);
  return TRUE;
}

/**
 * loket_keyed_file_words:
 * @file: a file
 * @section: a section
 * @key: a key
 * @words: (inout): set to the words that stand there, between semicolons, commas or blanks; left
 *   alone when nothing does
 * @error: set when one of them is no key, or stands there twice
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_words (LoketKeyedFile *file,
                        const char *section,
                        const char *key,
                        char ***words,
                        GError **error)
{
  const LoketKeyedEntry *entry = loket_keyed_file_find (file, section, key);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;

  if (entry == NULL)
    return TRUE;
  parts = g_strsplit_set (entry->value, ";, \t", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0')
      continue;
    if (strlen (parts[i]) > 64 || strchr (parts[i], '[') != NULL || !is_key (parts[i]) ||
        g_ptr_array_find_with_equal_func (found, parts[i], g_str_equal, NULL))
      return loket_keyed_file_refuse (
          file, section, key, 0, error, "“%s” is no key, or stands here twice", parts[i]);
    g_ptr_array_add (found, g_strdup (parts[i]));
  }
  g_ptr_array_add (found, NULL);
  g_strfreev (*words);
  *words = (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}

/**
 * loket_keyed_file_needs:
 * @file: a file
 * @section: a section
 * @keys: (array zero-terminated=1): keys that it must have
 * @error: set when it lacks one
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_needs (LoketKeyedFile *file,
                        const char *section,
                        const char *const *keys,
                        GError **error)
{
  if (!loket_keyed_file_has_section (file, section))
    return loket_keyed_file_refuse (file, section, NULL, 0, error, "this section is missing");
  for (guint i = 0; keys[i] != NULL; i++)
    if (look_up (file, section, keys[i]) == NULL)
      return loket_keyed_file_refuse (file, section, keys[i], 0, error, "is missing");
  return TRUE;
}

/**
 * loket_keyed_file_refuse_unread:
 * @file: a file of which all that is known was read
 * @error: set when something else stands in it
 *
 * A slip of the pen must not go unnoticed.
 *
 * Returns: %FALSE on error
 */
gboolean
loket_keyed_file_refuse_unread (const LoketKeyedFile *file, GError **error)
{
  for (guint i = 0; i < file->entries->len; i++) {
    const LoketKeyedEntry *entry = g_ptr_array_index (file->entries, i);
    if (!entry->used)
      return loket_keyed_file_refuse (
          file, entry->section, entry->key, 0, error, "nobody knows this key here");
  }
  return TRUE;
}
