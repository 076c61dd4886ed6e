/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First stage of an import: the rows of the file go on file, as they are or refused.  Whoever was
 * stopped reads from the start again and passes over the rows that it has. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/list-reader.h"
#include "office/blobs.h"
#include "office/import-private.h"
#include "office/lists-private.h"

#include <string.h>

#define PIECE (128 * 1024)
#define READ_AHEAD 400 /* rows: somewhat more than one turn puts down */

typedef struct {
  LoketListReader *reader;
  GChecksum *checksum;
  char **blobs;
  guint blob;          /* the next one */
  GInputStream *bytes; /* of the one at hand */
  char *piece;
  gint64 n_bytes;
  gboolean ended;
  gint64 known;    /* rows that are on file */
  gint64 rows;     /* of those that were read */
  gint64 rejected; /* of those that were read */
  LoketImportRows ahead;
  guint first; /* of @ahead that is not on file */
  GString *facts;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->reader, loket_list_reader_free);
  g_checksum_free (self->checksum);
  g_strfreev (self->blobs);
  g_clear_object (&self->bytes);
  loket_import_rows_clear (&self->ahead);
  g_string_free (self->facts, TRUE);
  g_free (self->piece);
  g_free (self);
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  g_autoptr (GBytes) text = g_bytes_new (import->batch->map, strlen (import->batch->map));
  g_autoptr (LoketListMap) map = loket_list_map_new (text, error);
  g_autofree char *today = NULL;
  Reading *self;

  if (map == NULL)
    return NULL;
  today = loket_calendar_day (loket_clock_now (loket_office_clock (import->office)),
                              loket_office_profile (import->office)->utc_offset);
  self = g_new0 (Reading, 1);
  self->reader = loket_list_reader_new (map, loket_office_regions (import->office), today);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->blobs = g_strdupv (loket_list_request_cast (import->request)->blobs);
  self->facts = g_string_new (NULL);
  self->piece = g_malloc (PIECE);
  return self;
}

static const char *
reason_of (const LoketReadRow *row, char *room, gsize size)
{
  for (guint i = 0; row->rejected && i < row->n_problems; i++) {
    const LoketListProblem *problem = &row->problems[i];
    if (!loket_list_problem_refuses (problem->kind))
      continue;
    g_snprintf (room,
                size,
                "%s:%s",
                loket_list_problem_name (problem->kind),
                problem->field < LOKET_N_LIST_FIELDS ? loket_list_field_key (problem->field) : "");
    return room;
  }
  return NULL;
}

static gboolean
take_row (const LoketReadRow *row, gpointer data, GError **error)
{
  Reading *self = data;
  char reason[100];
  LoketListEntry entry;

  self->rows = (gint64) row->row;
  self->rejected += row->rejected ? 1 : 0;
  if (self->rows <= self->known)
    return TRUE;
  g_string_truncate (self->facts, 0);
  loket_kept_row_write (row, self->facts);
  entry = (LoketListEntry){
      .row = self->rows,
      .line = (gint64) row->line,
      .state = row->rejected ? LOKET_ROW_REJECTED : LOKET_ROW_NEW,
      .reason = reason_of (row, reason, sizeof reason),
      .facts = self->facts->str,
  };
  loket_import_rows_add (&self->ahead, &entry);
  return TRUE;
}

/* The next bytes of the file; 0 at its end. */
static gboolean
read_piece (LoketImport *import, Reading *self, gsize *length, GError **error)
{
  *length = 0;
  while (*length == 0 && (self->bytes != NULL || self->blobs[self->blob] != NULL)) {
    if (self->bytes == NULL) {
      self->bytes = loket_office_open_blob (import->office, self->blobs[self->blob++], error);
      if (self->bytes == NULL)
        return FALSE;
    }
    if (!g_input_stream_read_all (self->bytes, self->piece, PIECE, length, NULL, error))
      return FALSE;
    if (*length < PIECE)
      g_clear_object (&self->bytes);
  }
  g_checksum_update (self->checksum, (const guchar *) self->piece, (gssize) *length);
  self->n_bytes += (gint64) *length;
  return TRUE;
}

/* Content is named by its hash, so this tells of parts that are missing or in another order. */
static gboolean
check_whole (LoketImport *import, Reading *self, GError **error)
{
  if (self->n_bytes != import->batch->bytes ||
      strcmp (g_checksum_get_string (self->checksum), import->batch->file_sha256) != 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-changed", "another file than was announced");
    return FALSE;
  }
  if (self->rows == 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-empty", "no row");
    return FALSE;
  }
  return TRUE;
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Reading *self = stage;
  gsize length;

  self->known = job->position != NULL ? g_ascii_strtoll (job->position, NULL, 10) : 0;
  while (self->ahead.entries != NULL && self->first < self->ahead.entries->len &&
         g_array_index (self->ahead.entries, LoketListEntry, self->first).row <= self->known)
    self->first++;
  if (self->ahead.entries != NULL && self->first == self->ahead.entries->len) {
    loket_import_rows_clear (&self->ahead);
    self->first = 0;
  }
  while (!self->ended && (self->ahead.entries == NULL || self->ahead.entries->len < READ_AHEAD)) {
    if (loket_office_jobs_end (import->office)) {
      loket_set_error (error, LOKET_ERROR_BUSY, NULL, "the office is being closed");
      return FALSE;
    }
    if (!read_piece (import, self, &length, error))
      return FALSE;
    self->ended = length == 0;
    if (!loket_list_reader_push (
            self->reader, self->piece, length, self->ended, take_row, self, error) ||
        (self->ended && !check_whole (import, self, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
end_stage (LoketImport *import, LoketTurn *turn, LoketJob *job, Reading *self, GError **error)
{
  g_autoptr (LoketListBatch) after =
      loket_list_batch_cast (loket_record_copy (LOKET_RECORD (import->batch)));

  after->state = LOKET_BATCH_PARSED;
  after->rows = self->rows;
  after->rejected = self->rejected;
  g_clear_pointer (&job->position, g_free);
  loket_import_go_on (job, loket_import_matching.name, self->rows);
  return loket_import_save_batch (turn, import->batch, after, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Reading *self = stage;
  const gint64 began = g_get_monotonic_time ();
  const guint n = self->ahead.entries != NULL ? self->ahead.entries->len : 0;
  guint at = self->first;

  for (; at < n && !loket_import_time_is_up (began); at++)
    if (!loket_txn_add_list_row (loket_turn_txn (turn),
                                 import->batch->number,
                                 &g_array_index (self->ahead.entries, LoketListEntry, at),
                                 error))
      return FALSE;
  if (at == n && self->ended)
    return end_stage (import, turn, job, self, error);
  if (at > self->first) {
    g_free (job->position);
    job->position = g_strdup_printf (
        "%" G_GINT64_FORMAT, g_array_index (self->ahead.entries, LoketListEntry, at - 1).row);
  }
  job->done = MIN (self->n_bytes, job->total);
  return TRUE;
}

const LoketImportStage loket_import_reading = {
    .name = "reading",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = reading_free,
};
