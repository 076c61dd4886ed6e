/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rejected rows as CSV: the columns of the list, then line, column and reason.  Corrected, it can
 * be read again by the same map. */
#include "config.h"

#include "core/list-rejects.h"

#include "core/csv-text.h"
#include "core/text.h"

#include <glib/gi18n.h>

/**
 * loket_list_rejects_begin:
 * @csv: an empty text
 * @header: (array zero-terminated=1): the names of the columns of the list
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 *
 * Writes the names of the columns.
 */
void
loket_list_rejects_begin (GString *csv, const char *const *header, const char *language)
{
  for (guint i = 0; header[i] != NULL; i++)
    loket_csv_append_harmless (csv, header[i]);
  loket_csv_append (csv, loket_text (language, N_ ("Line in the list")));
  loket_csv_append (csv, loket_text (language, N_ ("Column")));
  loket_csv_append (csv, loket_text (language, N_ ("Reason")));
  loket_csv_end_row (csv);
}

/* Of a rejected row what it is rejected for, of any other all that is doubtful. */
static gboolean
counts (const LoketReadRow *row, guint i)
{
  return !row->rejected || loket_list_problem_refuses (row->problems[i].kind);
}

static char *
columns_text (const LoketListMap *map, const LoketReadRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_problems; i++) {
    const LoketListField field = row->problems[i].field;
    const char *columns =
        field < LOKET_N_LIST_FIELDS && map != NULL ? loket_list_map_columns (map, field) : NULL;
    if (counts (row, i) && columns != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", columns);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * loket_list_row_reason:
 * @row: a row with problems
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 *
 * Returns: (transfer full): why it is rejected, or else what is doubtful, in sentences
 */
char *
loket_list_row_reason (const LoketReadRow *row, const char *language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_problems; i++)
    if (counts (row, i))
      g_string_append_printf (
          text,
          "%s%s",
          text->len > 0 ? " " : "",
          loket_text (language, loket_list_problem_sentence (row->problems[i].kind)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As many cells as the list has columns; what a broken row has besides stands in the last one. */
static void
append_cells (GString *csv, guint n_columns, const LoketReadRow *row)
{
  for (guint i = 0; i < n_columns; i++) {
    const char *cell = i < row->n_cells ? row->cells[i] : "";
    if (i + 1 < n_columns || row->n_cells <= n_columns) {
      loket_csv_append_harmless (csv, cell);
    } else {
      g_autofree char *rest = g_strjoinv (",", (char **) &row->cells[i]);
      loket_csv_append_harmless (csv, rest);
    }
  }
}

/**
 * loket_list_rejects_add:
 * @csv: what loket_list_rejects_begin() began; may be emptied between rows
 * @header: (array zero-terminated=1): the names of the columns of the list
 * @map: (nullable): what was used to read it
 * @row: a row
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 *
 * Writes the row with its line, the columns that are wrong, and why.
 */
void
loket_list_rejects_add (GString *csv,
                        const char *const *header,
                        const LoketListMap *map,
                        const LoketReadRow *row,
                        const char *language)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  g_autofree char *columns = columns_text (map, row);
  g_autofree char *reason = loket_list_row_reason (row, language);

  append_cells (csv, g_strv_length ((char **) header), row);
  loket_csv_append (csv, line);
  loket_csv_append_harmless (csv, columns);
  loket_csv_append (csv, reason);
  loket_csv_end_row (csv);
}
