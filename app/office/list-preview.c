/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as an import would read them, and the map that fits it; nothing is kept.
 * The desk of lists asks. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/list-reader.h"
#include "core/nik.h"
#include "core/text.h"
#include "office/blobs.h"
#include "office/lists-private.h"
#include "office/open.h"

#include <string.h>

#define ROWS 20
#define BYTES (256 * 1024) /* of the file: more than twenty rows of any list */

typedef struct {
  LoketListPreview *preview;
  const LoketRegions *regions;
  const char *language;
} Preview;

/**
 * loket_list_map_files:
 * @office: the office
 *
 * Returns: (transfer full) (element-type LoketListMapFile): the maps of the sources of its profile
 */
GListStore *
loket_list_map_files (LoketOffice *office)
{
  LoketProfile *profile = loket_office_profile (office);
  GListStore *files = g_list_store_new (loket_list_map_file_get_type ());
  guint n =
      profile->sources != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->sources)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketSource) source = g_list_model_get_item (G_LIST_MODEL (profile->sources), i);
    g_autoptr (LoketListMapFile) file = NULL;
    char *text = source->map != NULL ? loket_list_map_text (office, source->map, NULL) : NULL;
    if (text == NULL)
      continue;
    file = loket_list_map_file_new ();
    file->key = g_strdup (source->map);
    file->text = text;
    g_list_store_append (files, file);
  }
  return files;
}

static void
add_problem (Preview *self, LoketListPreviewRow *line, const LoketListProblem *problem)
{
  g_autoptr (LoketListProblemLine) told = loket_list_problem_line_new ();

  if (problem->field < LOKET_N_LIST_FIELDS)
    told->field = g_strdup (loket_list_field_key (problem->field));
  told->problem = g_strdup (loket_list_problem_name (problem->kind));
  told->words = g_strdup (loket_text (self->language, loket_list_problem_sentence (problem->kind)));
  told->refused = loket_list_problem_refuses (problem->kind);
  g_list_store_append (line->problems, told);
}

/* People know their villages by name; what no region has is left as it is written. */
static char *
name_of_village (const LoketRegions *regions, const char *code)
{
  const LoketRegion *region = code != NULL ? loket_regions_find (regions, code) : NULL;

  return region != NULL ? loket_regions_label (regions, region) : NULL;
}

static gboolean
take_row (const LoketReadRow *row, gpointer data, GError **error)
{
  Preview *self = data;
  const LoketFacts *facts = &row->facts;
  g_autoptr (LoketListPreviewRow) line = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->preview->rows)) >= ROWS)
    return TRUE;
  line = loket_list_preview_row_new ();
  line->line = (gint64) row->line;
  line->rejected = row->rejected;
  line->name = g_strdup (facts->name);
  line->birth_date = g_strdup (facts->birth_date);
  line->nik = facts->nik != NULL ? loket_nik_masked (facts->nik) : NULL;
  line->family_card = facts->family_card != NULL ? loket_nik_masked (facts->family_card) : NULL;
  if (facts->sex != LOKET_FACT_SEX_UNKNOWN)
    line->sex = g_strdup (facts->sex == LOKET_FACT_SEX_FEMALE ? "female" : "male");
  line->village = g_strdup (facts->village);
  line->village_name = name_of_village (self->regions, facts->village);
  line->address = g_strdup (facts->address);
  line->problems = g_list_store_new (loket_list_problem_line_get_type ());
  for (guint i = 0; i < row->n_problems; i++)
    add_problem (self, line, &row->problems[i]);
  g_list_store_append (self->preview->rows, line);
  return TRUE;
}

static GBytes *
read_head (LoketOffice *office, const char *blob, gboolean *whole, GError **error)
{
  g_autoptr (GInputStream) stream = loket_office_open_blob (office, blob, error);
  g_autofree char *bytes = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  bytes = g_malloc (BYTES);
  if (!g_input_stream_read_all (stream, bytes, BYTES, &length, NULL, error))
    return NULL;
  *whole = length < BYTES;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static gboolean
read_rows (LoketOffice *office,
           Preview *self,
           GBytes *head,
           const char *map_text,
           gboolean whole,
           GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (map_text, strlen (map_text));
  g_autoptr (LoketListMap) map = loket_list_map_new (file, error);
  g_autoptr (LoketListReader) reader = NULL;
  g_autofree char *today = loket_calendar_day (loket_clock_now (loket_office_clock (office)),
                                               loket_office_profile (office)->utc_offset);
  const char *const *header;
  gsize length;
  const void *bytes = g_bytes_get_data (head, &length);

  if (map == NULL)
    return FALSE;
  g_list_store_remove_all (self->preview->rows);
  g_list_store_remove_all (self->preview->header);
  reader = loket_list_reader_new (map, loket_office_regions (office), today);
  if (!loket_list_reader_push (reader, bytes, length, whole, take_row, self, error))
    return FALSE;
  header = loket_list_reader_header (reader);
  for (guint i = 0; header != NULL && header[i] != NULL; i++) {
    g_autoptr (LoketListColumn) column = loket_list_column_new ();
    column->name = g_strdup (header[i]);
    g_list_store_append (self->preview->header, column);
  }
  g_free (self->preview->encoding);
  self->preview->encoding = g_strdup (loket_list_reader_encoding (reader));
  g_free (self->preview->delimiter);
  self->preview->delimiter = g_strndup ((char[]){loket_list_reader_delimiter (reader)}, 1);
  g_free (self->preview->map);
  self->preview->map = g_strdup (map_text);
  return TRUE;
}

/* The shipped map with most of its columns there; one that misses a column cannot be read with. */
static gboolean
guess_map (LoketOffice *office, Preview *self, GBytes *head, gboolean whole, GError **error)
{
  g_autoptr (GListStore) maps = loket_list_map_files (office);
  g_autoptr (GError) last = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (maps));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketListMapFile) file = g_list_model_get_item (G_LIST_MODEL (maps), i);
    g_clear_error (&last);
    if (read_rows (office, self, head, file->text, whole, &last)) {
      self->preview->map_key = g_strdup (file->key);
      return TRUE;
    }
  }
  if (last == NULL || g_error_matches (last, LOKET_ERROR, LOKET_ERROR_LIST_COLUMN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&last));
  return FALSE;
}

/**
 * loket_list_preview:
 * @office: the office
 * @request: which blob, and by which map
 * @language: of the problems
 * @error: set to what is wrong with file or map
 *
 * Returns: (transfer full): a LoketListPreview; without a map when none was given and none fits
 */
LoketRecord *
loket_list_preview (LoketOffice *office,
                    LoketListPreviewRequest *request,
                    const char *language,
                    GError **error)
{
  g_autoptr (LoketListPreview) preview = loket_list_preview_new ();
  Preview self = {preview, loket_office_regions (office), language};
  gboolean whole = FALSE;
  g_autoptr (GBytes) head = read_head (office, request->blob, &whole, error);
  g_autofree char *text = NULL;

  if (head == NULL)
    return NULL;
  preview->rows = g_list_store_new (loket_list_preview_row_get_type ());
  preview->header = g_list_store_new (loket_list_column_get_type ());
  if (request->map == NULL) {
    if (!guess_map (office, &self, head, whole, error))
      return NULL;
  } else {
    text = loket_list_map_text (office, request->map, error);
    if (text == NULL || !read_rows (office, &self, head, text, whole, error))
      return NULL;
  }
  return LOKET_RECORD (g_steal_pointer (&preview));
}
