/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of CSV: quoted where they must be, and for spreadsheets without a formula in them. */
#include "config.h"

#include "core/csv-text.h"

#include <string.h>

static gboolean
needs_quotes (const char *text)
{
  const gsize length = strlen (text);

  return strpbrk (text, ",\"\r\n;\t") != NULL || text[0] == ' ' ||
         (length > 0 && text[length - 1] == ' ');
}

static void
append (GString *csv, const char *before, const char *text)
{
  const gboolean is_first = csv->len == 0 || csv->str[csv->len - 1] == '\n';
  /* A row that begins with nothing must not look like one that has not begun. */
  const gboolean quotes = needs_quotes (text) || (is_first && *text == '\0');

  if (!is_first)
    g_string_append_c (csv, ',');
  if (quotes)
    g_string_append_c (csv, '"');
  g_string_append (csv, before);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *at);
  }
  if (quotes)
    g_string_append_c (csv, '"');
}

/**
 * loket_csv_append:
 * @csv: rows, and perhaps the beginning of one
 * @text: a cell, as it is
 *
 * Adds a cell, with quotes where RFC 4180 asks for them.
 */
void
loket_csv_append (GString *csv, const char *text)
{
  append (csv, "", text);
}

/**
 * loket_csv_append_harmless:
 * @csv: rows, and perhaps the beginning of one
 * @text: a cell that a stranger wrote
 *
 * Adds a cell that a spreadsheet will show and never calculate: what begins like a formula gets an
 * apostrophe before it, which our own reader passes over before numbers.
 */
void
loket_csv_append_harmless (GString *csv, const char *text)
{
  append (csv, *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "", text);
}

/**
 * loket_csv_end_row:
 * @csv: rows, the last one with all its cells
 */
void
loket_csv_end_row (GString *csv)
{
  g_string_append_c (csv, '\n');
}
