/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a profile's files as they stand there, for a page that shows them; what they mean is
 * the business of profile-parse.c and calendar.c. */
#include "config.h"

#include "core/profile.h"

#include <string.h>

/* clang-format off */
static const LoketField profile_value_fields[] = {
  LOKET_FIELD_TEXT (LoketProfileValue, place, LOKET_FIELD_KEY, .blurb = "File and line"),
  LOKET_FIELD_TEXT (LoketProfileValue, section, LOKET_FIELD_OPTIONAL, .blurb = "Which section, in a file that has some"),
  LOKET_FIELD_TEXT (LoketProfileValue, key, LOKET_FIELD_PLAIN, .blurb = "Its key, or the first column"),
  LOKET_FIELD_TEXT (LoketProfileValue, value, LOKET_FIELD_PLAIN, .max = 2000, .blurb = "What stands there"),
};
LOKET_DEFINE_RECORD (LoketProfileValue, loket_profile_value, profile_value_fields)

static const LoketField profile_values_fields[] = {
  LOKET_FIELD_TEXT (LoketProfileValues, name, LOKET_FIELD_PLAIN, .blurb = "Which profile"),
  LOKET_FIELD_TEXT (LoketProfileValues, folder, LOKET_FIELD_PLAIN, .max = 4096, .blurb = "Folder of its files, on the machine of the hub"),
  LOKET_FIELD_BOOLEAN (LoketProfileValues, newer, LOKET_FIELD_PLAIN, .blurb = "The files were changed since the hub read them"),
  LOKET_FIELD_TEXT (LoketProfileValues, problem, LOKET_FIELD_OPTIONAL, .max = 1000, .blurb = "What is wrong in the files now"),
  LOKET_FIELD_LIST (LoketProfileValues, values, LOKET_FIELD_PLAIN, loket_profile_value, .blurb = "In the order of the files"),
};
LOKET_DEFINE_RECORD (LoketProfileValues, loket_profile_values, profile_values_fields)
/* clang-format on */

static char *
cut (const char *text, gsize length, gint64 max)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *valid = g_utf8_make_valid (g_strstrip (raw), -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), max));
}

/* @separator ends the key; a line without one has no value. */
static void
append_line (GListStore *values,
             const char *file,
             guint line,
             const char *section,
             const char *text,
             char separator)
{
  const char *end = strchr (text, separator);
  g_autoptr (LoketProfileValue) value = NULL;

  if (end == NULL || g_list_model_get_n_items (G_LIST_MODEL (values)) == LOKET_LIST_MAX)
    return;
  value = loket_profile_value_new ();
  value->place = g_strdup_printf ("%s:%u", file, line);
  value->section = g_strdup (section);
  value->key = cut (text, (gsize) (end - text), LOKET_TEXT_MAX);
  value->value = cut (end + 1, strlen (end + 1), 2000);
  g_strdelimit (value->value, "\t", ' ');
  g_list_store_append (values, value);
}

/**
 * loket_profile_append_values:
 * @values: a list of LoketProfileValue
 * @file: the name of a file: a key file, or "NAME.tsv" with a line of names on top
 * @text: what stands in it
 *
 * Appends a value for each of its lines that holds one, at most %LOKET_LIST_MAX in all.
 */
void
loket_profile_append_values (GListStore *values, const char *file, const char *text)
{
  const gboolean columns = g_str_has_suffix (file, ".tsv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *section = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = columns ? lines[i] : g_strchug (lines[i]);
    const char *end = *line == '[' ? strrchr (line, ']') : NULL;
    if (columns && i > 0) {
      append_line (values, file, i + 1, NULL, line, '\t');
    } else if (!columns && end != NULL) {
      g_free (section);
      section = cut (line + 1, (gsize) (end - line - 1), LOKET_TEXT_MAX);
    } else if (!columns && *line != '#') {
      append_line (values, file, i + 1, section, line, '=');
    }
  }
}
