/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads lists that tests write down, in one piece or many, and says each row as one line of text.
 */
#include "list-sample.h"

#include <string.h>

#define TODAY "2026-11-22"

/* @columns: the lines below [columns] */
LoketListMap *
sample_map (const char *columns)
{
  char *text = g_strconcat ("[columns]\n", columns, NULL);
  g_autoptr (GBytes) file = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LoketListMap *map = loket_list_map_new (file, &error);

  g_assert_no_error (error);
  return map;
}

LoketRegions *
sample_regions (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "regions.tsv", NULL);
  char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  LoketRegions *regions;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  file = g_bytes_new_take (text, length);
  regions = loket_regions_new (file, &error);
  g_assert_no_error (error);
  return regions;
}

static void
append (GString *text, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", key, value);
}

/* "3/4 [cells|cells] name=… !problem(field)": row, line, what the row has */
char *
sample_row_text (const LoketReadRow *row)
{
  static const char *const sexes[] = {NULL, "female", "male"};
  static const char *const lives[] = {NULL, "alive", "dead", "moved", "missing"};
  GString *text = g_string_new (NULL);
  const LoketFacts *facts = &row->facts;

  g_string_append_printf (text, "%u/%u [", (guint) row->row, (guint) row->line);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", row->cells[i]);
  g_string_append_c (text, ']');
  append (text, "id", facts->id);
  append (text, "name", facts->name);
  append (text, "birth", facts->birth_date);
  append (text, "nik", facts->nik);
  append (text, "identifier", facts->identifier);
  append (text, "kk", facts->family_card);
  append (text, "sex", sexes[facts->sex]);
  append (text, "village", facts->village);
  append (text, "address", facts->address);
  append (text, "phone", facts->phone);
  append (text, "mother", facts->mother_name);
  append (text, "father", row->father_name);
  append (text, "rt", row->rt);
  append (text, "rw", row->rw);
  append (text, "hamlet", row->hamlet);
  append (text, "kec", row->subdistrict);
  append (text, "relation", row->relation);
  append (text, "life", lives[row->life]);
  append (text, "programme", row->programme);
  if (row->decile > 0)
    g_string_append_printf (text, " decile=%d", row->decile);
  for (guint i = 0; i < row->n_problems; i++)
    g_string_append_printf (text,
                            " !%s(%s)",
                            loket_list_problem_name (row->problems[i].kind),
                            loket_list_field_key (row->problems[i].field));
  if (row->rejected)
    g_string_append (text, " REJECTED");
  return g_string_free (text, FALSE);
}

static gboolean
take_row_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  g_autofree char *text = sample_row_text (row);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_string_append_printf (data, "%s\n", text);
  return TRUE;
}

/* All rows, a line each, of a list that comes in pieces of @piece bytes; 0 for all at once. */
char *
sample_read (LoketListMap *map,
             const LoketRegions *regions,
             const void *bytes,
             gsize length,
             gsize piece,
             GError **error)
{
  g_autoptr (LoketListReader) reader = loket_list_reader_new (map, regions, TODAY);
  g_autoptr (GString) rows = g_string_new (NULL);
  gsize at = 0;

  do {
    const gsize n = piece == 0 ? length : MIN (piece, length - at);
    if (!loket_list_reader_push (
            reader, (const char *) bytes + at, n, at + n == length, take_row_cb, rows, error))
      return NULL;
    at += n;
  } while (at < length);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}
