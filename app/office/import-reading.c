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
#include <sys/resource.h>
#include <unistd.h>

#define PIECE (128 * 1024)
#define PORTION 1000 /* rows: somewhat more than one turn puts down */
#define PORTIONS 2   /* read ahead, while another one is put down */
#define NICE 10      /* as the job has it: a clerk's search beside it is worth more */

/* Some rows of the file in their order. */
typedef struct {
  LoketImportRows rows;
  gint64 n_bytes; /* read for it and all before it */
} Portion;

typedef struct {
  LoketImport *import;
  /* of the thread that reads */
  LoketListReader *reader;
  GChecksum *checksum;
  char **blobs;
  guint blob;          /* the next one */
  GInputStream *bytes; /* of the one at hand */
  char *piece;
  GString *facts;
  gint64 known;     /* rows that are on file */
  Portion *filling; /* nullable */
  gint64 n_bytes;
  gint64 rows;     /* that were read; anybody's when it has ended */
  gint64 rejected; /* of those */
  /* between it and the job */
  GThread *thread;
  GMutex lock; /* of what follows */
  GCond changed;
  GQueue portions;
  gboolean ended;
  gboolean stopped;
  GError *failure;
  /* of the job */
  Portion *at; /* nullable */
  guint first; /* of its rows that is not on file */
} Reading;

static void
portion_free (gpointer data)
{
  Portion *portion = data;

  if (portion == NULL)
    return;
  loket_import_rows_clear (&portion->rows);
  g_free (portion);
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
  if (self->filling == NULL)
    self->filling = g_new0 (Portion, 1);
  loket_import_rows_add (&self->filling->rows, &entry);
  return TRUE;
}

/* The next bytes of the file; 0 at its end. */
static gboolean
read_piece (Reading *self, gsize *length, GError **error)
{
  *length = 0;
  while (*length == 0 && (self->bytes != NULL || self->blobs[self->blob] != NULL)) {
    if (self->bytes == NULL) {
      self->bytes = loket_office_open_blob (self->import->office, self->blobs[self->blob++], error);
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
check_whole (Reading *self, GError **error)
{
  const LoketListBatch *batch = self->import->batch;

  if (self->n_bytes != batch->bytes ||
      strcmp (g_checksum_get_string (self->checksum), batch->file_sha256) != 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-changed", "another file than was announced");
    return FALSE;
  }
  if (self->rows == 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-empty", "no row");
    return FALSE;
  }
  return TRUE;
}

/* Returns FALSE when nobody wants more. */
static gboolean
hand_over (Reading *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (!self->stopped && g_queue_get_length (&self->portions) >= PORTIONS)
    g_cond_wait (&self->changed, &self->lock);
  if (self->filling != NULL) {
    self->filling->n_bytes = self->n_bytes;
    g_queue_push_tail (&self->portions, g_steal_pointer (&self->filling));
    g_cond_broadcast (&self->changed);
  }
  return !self->stopped;
}

static gboolean
is_full (const Reading *self)
{
  return self->filling != NULL && self->filling->rows.entries->len >= PORTION;
}

static gboolean
read_all (Reading *self, GError **error)
{
  gsize length = 1;
  gboolean wanted = TRUE;

  while (wanted && length > 0) {
    if (!read_piece (self, &length, error) ||
        !loket_list_reader_push (
            self->reader, self->piece, length, length == 0, take_row, self, error))
      return FALSE;
    if (is_full (self) || length == 0)
      wanted = hand_over (self);
  }
  return !wanted || check_whole (self, error);
}

/* Beside the one that writes what was read before; reading takes as long as writing. */
static gpointer
run (gpointer data)
{
  Reading *self = data;
  g_autoptr (GError) error = NULL;

  setpriority (PRIO_PROCESS, (id_t) gettid (), NICE);
  read_all (self, &error);
  g_mutex_lock (&self->lock);
  self->failure = g_steal_pointer (&error);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_clear_pointer (&self->reader, loket_list_reader_free);
  g_checksum_free (self->checksum);
  g_strfreev (self->blobs);
  g_clear_object (&self->bytes);
  portion_free (self->filling);
  portion_free (self->at);
  g_queue_clear_full (&self->portions, portion_free);
  g_clear_error (&self->failure);
  g_string_free (self->facts, TRUE);
  g_free (self->piece);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static gint64
rows_on_file (const LoketJob *job)
{
  return job->position != NULL ? g_ascii_strtoll (job->position, NULL, 10) : 0;
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
  self->import = import;
  self->reader = loket_list_reader_new (map, loket_office_regions (import->office), today);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->blobs = g_strdupv (loket_list_request_cast (import->request)->blobs);
  self->facts = g_string_new (NULL);
  self->piece = g_malloc (PIECE);
  self->known = rows_on_file (job);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->portions);
  self->thread = g_thread_new ("office-reading", run, self);
  return self;
}

/* The next one, as soon as it is read; none at the end of the file. */
static gboolean
take_portion (Reading *self, GError **error)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->at, portion_free);
  self->first = 0;
  while (!self->ended && g_queue_is_empty (&self->portions))
    g_cond_wait (&self->changed, &self->lock);
  self->at = g_queue_pop_head (&self->portions);
  g_cond_broadcast (&self->changed);
  if (self->at != NULL || self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

static const LoketListEntry *
entry_at (const Reading *self, guint at)
{
  return &g_array_index (self->at->rows.entries, LoketListEntry, at);
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Reading *self = stage;
  const gint64 known = rows_on_file (job);

  if (loket_office_jobs_end (import->office)) {
    loket_set_error (error, LOKET_ERROR_BUSY, NULL, "the office is being closed");
    return FALSE;
  }
  while (self->at != NULL && self->first < self->at->rows.entries->len &&
         entry_at (self, self->first)->row <= known)
    self->first++;
  if (self->at != NULL && self->first < self->at->rows.entries->len)
    return TRUE;
  return take_portion (self, error);
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
  const guint n = self->at != NULL ? self->at->rows.entries->len : 0;
  guint at = self->first;

  if (self->at == NULL)
    return end_stage (import, turn, job, self, error);
  for (; at < n && !loket_import_time_is_up (began); at++)
    if (!loket_txn_add_list_row (
            loket_turn_txn (turn), import->batch->number, entry_at (self, at), error))
      return FALSE;
  g_free (job->position);
  job->position = g_strdup_printf ("%" G_GINT64_FORMAT, entry_at (self, at - 1)->row);
  job->done = MIN (self->at->n_bytes, job->total);
  return TRUE;
}

const LoketImportStage loket_import_reading = {
    .name = "reading",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = reading_free,
};
