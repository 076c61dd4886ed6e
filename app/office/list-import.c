/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a list: its request, and its work stage after stage, each in turns of a few
 * milliseconds.  Until a list is applied nothing of it is in the register. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/blobs.h"
#include "office/import-findings.h"
#include "office/import-private.h"
#include "office/lists-private.h"
#include "office/open.h"
#include "store/job-rows.h"

#include <string.h>

#define SERIES "list"
#define ROWS_CLEARED 300
#define BATCHES_NAMED 200 /* newest lists among which to look for sources to name */

static const LoketImportStage *const stages[] = {
    &loket_import_reading,
    &loket_import_matching,
    &loket_import_noting,
    &loket_import_housing,
    &loket_import_applying,
    &loket_import_finding,
    &loket_import_closing,
};

/**
 * loket_import_time_is_up:
 * @began: monotonic time when the turn began
 *
 * Returns: %TRUE when the turn should end, so that a ticket does not wait
 */
gboolean
loket_import_time_is_up (gint64 began)
{
  return g_get_monotonic_time () - began >= LOKET_IMPORT_TURN;
}

/**
 * loket_import_go_on:
 * @job: the job of an import
 * @stage: what comes next
 * @total: how much of that there is
 *
 * Ends a stage.
 */
void
loket_import_go_on (LoketJob *job, const char *stage, gint64 total)
{
  g_free (job->stage);
  job->stage = g_strdup (stage);
  job->done = 0;
  job->total = total;
}

/**
 * loket_import_save_batch:
 * @turn: a write turn
 * @before: a list as it was
 * @after: (inout): as it is from now on
 * @error: as loket_turn_replace()
 *
 * Returns: %TRUE when it is on file
 */
gboolean
loket_import_save_batch (LoketTurn *turn,
                         LoketListBatch *before,
                         LoketListBatch *after,
                         GError **error)
{
  after->changed_at = loket_turn_now (turn);
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_import_rows_clear:
 * @rows: rows read ahead
 */
void
loket_import_rows_clear (LoketImportRows *rows)
{
  g_clear_pointer (&rows->entries, g_array_unref);
  g_clear_pointer (&rows->text, g_string_chunk_free);
}

static const char *
keep_text (LoketImportRows *rows, const char *text)
{
  return text != NULL ? g_string_chunk_insert (rows->text, text) : NULL;
}

/**
 * loket_import_rows_add:
 * @rows: (inout): rows read ahead; all zero at first
 * @entry: one more; its texts are copied
 */
void
loket_import_rows_add (LoketImportRows *rows, const LoketListEntry *entry)
{
  LoketListEntry copy = *entry;

  if (rows->entries == NULL) {
    rows->entries = g_array_new (FALSE, FALSE, sizeof (LoketListEntry));
    rows->text = g_string_chunk_new (64 * 1024);
  }
  copy.person = keep_text (rows, entry->person);
  copy.reason = keep_text (rows, entry->reason);
  copy.facts = keep_text (rows, entry->facts);
  g_array_append_val (rows->entries, copy);
}

typedef struct {
  LoketImportRows *rows;
  gint64 batch;
  gint64 after;
  guint limit;
} RowsRead;

static gboolean
take_entry (const LoketListEntry *entry, gpointer data)
{
  loket_import_rows_add (data, entry);
  return TRUE;
}

static gboolean
read_rows (LoketTxn *txn, gpointer data, GError **error)
{
  RowsRead *read = data;

  return loket_txn_walk_list (
      txn, read->batch, read->after, read->limit, take_entry, read->rows, error);
}

/**
 * loket_import_rows_read:
 * @import: an import
 * @rows: (inout): emptied and filled
 * @after: behind this row
 * @limit: at most so many
 * @error: as loket_store_finish()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_import_rows_read (LoketImport *import,
                        LoketImportRows *rows,
                        gint64 after,
                        guint limit,
                        GError **error)
{
  RowsRead read = {rows, import->batch->number, after, limit};

  loket_import_rows_clear (rows);
  return loket_store_read_sync (loket_office_store (import->office), read_rows, &read, error);
}

/* The work: begun again after a restart, wherever it was. */
static void
end_stage (LoketImport *import)
{
  if (import->at_stage != NULL)
    import->stage->end (import->at_stage);
  import->at_stage = NULL;
  import->stage = NULL;
}

static void
import_free (gpointer data)
{
  LoketImport *import = data;

  end_stage (import);
  g_clear_object (&import->request);
  g_clear_object (&import->batch);
  g_clear_pointer (&import->findings, loket_findings_free);
  g_clear_pointer (&import->batches, g_ptr_array_unref);
  g_free (import);
}

static gpointer
begin (LoketOffice *office, const LoketJob *job, GError **error)
{
  LoketImport *import = g_new0 (LoketImport, 1);

  import->office = office;
  import->request = loket_job_request (job, loket_list_request_get_type (), error);
  if (import->request == NULL) {
    import_free (import);
    return NULL;
  }
  return import;
}

typedef struct {
  LoketImport *import;
  const char *id;
} BatchRead;

static gboolean
read_batch (LoketTxn *txn, gpointer data, GError **error)
{
  BatchRead *read = data;

  g_clear_object (&read->import->batch);
  g_clear_pointer (&read->import->batches, g_ptr_array_unref);
  read->import->batch = loket_txn_list_batch (txn, read->id, error);
  if (read->import->batch == NULL)
    return FALSE;
  read->import->batches = loket_txn_list_batches (txn, NULL, G_MAXINT32, error);
  return read->import->batches != NULL;
}

static gboolean
begin_stage (LoketImport *import, const LoketJob *job, GError **error)
{
  BatchRead read = {import, job->result};

  end_stage (import);
  if (!loket_store_read_sync (loket_office_store (import->office), read_batch, &read, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i]->name, job->stage) == 0)
      import->stage = stages[i];
  if (import->stage == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "No stage “%s”", job->stage);
    return FALSE;
  }
  import->at_stage = import->stage->begin (import, job, error);
  return import->at_stage != NULL;
}

static gboolean
prepare_work (LoketOffice *office, const LoketJob *job, gpointer state, GError **error)
{
  LoketImport *import = state;

  if ((import->stage == NULL || strcmp (import->stage->name, job->stage) != 0) &&
      !begin_stage (import, job, error))
    return FALSE;
  return import->stage->prepare == NULL ||
         import->stage->prepare (import, job, import->at_stage, error);
}

static gboolean
step (LoketTurn *turn, LoketJob *job, gpointer state, gboolean *finished, GError **error)
{
  LoketImport *import = state;

  return import->stage->step (import, turn, job, import->at_stage, finished, error);
}

/* The file goes with the list: whoever brings it again sends it again. */
static gboolean
release_blobs (LoketTurn *turn, const LoketJob *job, GError **error)
{
  g_autoptr (LoketRecord) request = loket_job_request (job, loket_list_request_get_type (), error);
  char **blobs = request != NULL ? loket_list_request_cast (request)->blobs : NULL;

  for (guint i = 0; blobs != NULL && blobs[i] != NULL; i++)
    if (!loket_blob_release (turn, blobs[i], error))
      return FALSE;
  return request != NULL;
}

static gboolean
abort_batch (LoketTurn *turn, const LoketJob *job, LoketListBatch *batch, GError **error)
{
  g_autoptr (LoketListBatch) after =
      loket_list_batch_cast (loket_record_copy (LOKET_RECORD (batch)));

  if (!release_blobs (turn, job, error))
    return FALSE;
  after->state = LOKET_BATCH_ABORTED;
  g_free (after->reason);
  if (job->problem == NULL)
    after->reason = g_strdup ("cancelled");
  else if (job->parameter == NULL)
    after->reason = g_strdup (job->problem);
  else
    after->reason = g_strdup_printf ("%s: %s", job->problem, job->parameter);
  return loket_import_save_batch (turn, batch, after, error);
}

/* What matching noted in the rows, some hundreds at a time. */
static gboolean
forget_findings (LoketTurn *turn,
                 LoketJob *job,
                 LoketListBatch *batch,
                 gboolean *all,
                 GError **error)
{
  const gint64 after = job->position != NULL ? g_ascii_strtoll (job->position, NULL, 10) : 0;

  *all = strcmp (job->stage, loket_import_noting.name) != 0 || after >= batch->rows;
  if (*all)
    return TRUE;
  g_free (job->position);
  job->position = g_strdup_printf ("%" G_GINT64_FORMAT, after + ROWS_CLEARED);
  return loket_txn_forget_findings (
      loket_turn_txn (turn), batch->number, after, after + ROWS_CLEARED, error);
}

/* A list that is being applied is applied: half of it would be worse than all of it. */
static gboolean
undo (LoketTurn *turn, LoketJob *job, gboolean *finished, GError **error)
{
  g_autoptr (LoketListBatch) batch =
      loket_txn_list_batch (loket_turn_txn (turn), job->result, error);

  if (batch == NULL)
    return FALSE;
  if (batch->state != LOKET_BATCH_RECEIVED && batch->state != LOKET_BATCH_PARSED) {
    if (job->problem == NULL)
      job->state = LOKET_JOB_RUNNING;
    *finished = job->problem != NULL;
    return TRUE;
  }
  return forget_findings (turn, job, batch, finished, error) &&
         (!*finished || abort_batch (turn, job, batch, error));
}

const LoketJobWork loket_list_import_work = {
    .begin = begin,
    .prepare = prepare_work,
    .step = step,
    .end = import_free,
    .undo = undo,
};

/* The request */
static gboolean
is_key (const char *text)
{
  return g_ascii_islower (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (text);
}

/**
 * loket_list_map_text:
 * @office: the office
 * @map: the text of a map, or the key of one that the profile ships, such as "dtsen"
 * @error: set to what is wrong with it
 *
 * Returns: (transfer full): the text of the map, which can be used
 */
char *
loket_list_map_text (LoketOffice *office, const char *map, GError **error)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (LoketListMap) parsed = NULL;

  if (is_key (map)) {
    g_autofree char *name = g_strdup_printf ("maps/%s.map", map);
    file = loket_profile_read_file (loket_office_profile (office)->key, name, NULL);
    if (file == NULL) {
      loket_set_error (error, LOKET_ERROR_NOT_FOUND, map, "the profile has no such map");
      return NULL;
    }
  } else {
    file = g_bytes_new (map, strlen (map));
  }
  parsed = loket_list_map_new (file, error);
  if (parsed == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
}

static gpointer
read_map (LoketOffice *office, const LoketCaller *caller, LoketRecord *request, GError **error)
{
  LoketListRequest *list = loket_list_request_cast (request);
  LoketSource *source = loket_profile_source (loket_office_profile (office), list->source);

  if (!is_key (list->source)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "source", "no key of a source");
    return NULL;
  }
  if (list->map == NULL && (source == NULL || source->map == NULL))
    return g_strdup (""); /* import_list() refuses it, for the better reason of the two */
  return loket_list_map_text (office, list->map != NULL ? list->map : source->map, error);
}

static void
add_name (GString *names, const char *key)
{
  g_autofree char *wrapped = g_strdup_printf (", %s,", names->str);
  g_autofree char *wanted = g_strdup_printf (", %s,", key);

  if (strstr (wrapped, wanted) == NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", key);
}

/* Those of the profile, and those that were new once. */
static char *
source_names (LoketTurn *turn, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *sources = G_LIST_MODEL (loket_turn_profile (turn)->sources);
  g_autoptr (GPtrArray) batches =
      loket_txn_list_batches (loket_turn_txn (turn), NULL, BATCHES_NAMED, error);

  if (batches == NULL)
    return NULL;
  for (guint i = 0; sources != NULL && i < g_list_model_get_n_items (sources); i++) {
    g_autoptr (LoketSource) source = g_list_model_get_item (sources, i);
    add_name (names, source->key);
  }
  for (guint i = 0; i < batches->len; i++)
    add_name (names, loket_list_batch_cast (batches->pdata[i])->source);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* A key that was typed wrong would be a source of its own, and the list would supersede nothing. */
static gboolean
is_known_source (LoketTurn *turn, LoketListRequest *request, GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autofree char *names = NULL;

  if (request->new_source || loket_profile_source (loket_turn_profile (turn), request->source))
    return TRUE;
  before = loket_txn_list_batches (loket_turn_txn (turn), request->source, 1, error);
  if (before == NULL || before->len > 0)
    return before != NULL;
  names = source_names (turn, error);
  if (names != NULL)
    loket_set_error (error, LOKET_ERROR_LIST_SOURCE, names, "no source “%s”", request->source);
  return FALSE;
}

static gboolean
may_begin (LoketTurn *turn, LoketListRequest *request, GError **error)
{
  if (!is_known_source (turn, request, error))
    return FALSE;
  if (*(const char *) loket_turn_prepared (turn) != '\0')
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "map", "this source has no map of its own");
  return FALSE;
}

static void
refuse_known (LoketTurn *turn, LoketListBatch *known, GError **error)
{
  g_autofree char *when = NULL;
  LoketLocalTime day;

  loket_calendar_local (known->created_at, loket_turn_profile (turn)->utc_offset, &day);
  when = g_strdup_printf (
      "%04d-%02d-%02d, %" G_GINT64_FORMAT, day.year, day.month, day.day, known->rows);
  loket_set_error (error, LOKET_ERROR_LIST_RECEIVED, when, "that file is list %s", known->id);
}

/* A list that is half in the register cannot be taken back: whoever sends it again has it go on
 * from the row at which it failed.  What was noted before a failure may be half forgotten. */
static LoketJob *
go_on_with (LoketTurn *turn, LoketListRequest *request, LoketListBatch *known, GError **error)
{
  g_autoptr (LoketJob) before = NULL;
  g_autoptr (LoketJob) after = NULL;

  if (!loket_txn_job_of_result (loket_turn_txn (turn), known->id, &before, error))
    return NULL;
  if (before == NULL || before->state != LOKET_JOB_FAILED ||
      strcmp (known->source, request->source) != 0 ||
      strcmp (known->period, request->period) != 0) {
    refuse_known (turn, known, error);
    return NULL;
  }
  after = loket_job_cast (loket_record_copy (LOKET_RECORD (before)));
  if (strcmp (after->stage, loket_import_noting.name) == 0)
    after->done = 0;
  return loket_turn_retry_job (turn, before, after, error) ? g_steal_pointer (&after) : NULL;
}

static gboolean
use_blobs (LoketTurn *turn, LoketListRequest *request, GError **error)
{
  gint64 bytes = 0;

  for (guint i = 0; request->blobs[i] != NULL; i++) {
    LoketBlobRow row;
    if (!loket_txn_blob (loket_turn_txn (turn), request->blobs[i], "", &row, error))
      return FALSE;
    if (!row.found) {
      loket_set_error (error, LOKET_ERROR_NOT_FOUND, request->blobs[i], "no such blob");
      return FALSE;
    }
    bytes += row.bytes;
    if (!loket_txn_use_blob (loket_turn_txn (turn), request->blobs[i], 1, error))
      return FALSE;
  }
  if (bytes == request->bytes)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "bytes", "the parts are longer or shorter");
  return FALSE;
}

static LoketListBatch *
new_batch (LoketTurn *turn, LoketListRequest *request, GError **error)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();

  if (!loket_txn_next_number (loket_turn_txn (turn), SERIES, "", &batch->number, error))
    return NULL;
  batch->id = loket_turn_new_id (turn);
  batch->source = g_strdup (request->source);
  batch->period = g_strdup (request->period);
  batch->file_name = g_strdup (request->file_name);
  batch->file_sha256 = g_strdup (request->file_sha256);
  batch->bytes = request->bytes;
  batch->map = g_strdup (loket_turn_prepared (turn));
  batch->officer = g_strdup (loket_turn_caller (turn)->officer);
  batch->created_at = batch->changed_at = loket_turn_now (turn);
  return g_steal_pointer (&batch);
}

static LoketRecord *
import_list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketListRequest *request = loket_list_request_cast (record);
  g_autoptr (LoketListBatch) batch = NULL;
  g_autoptr (LoketListBatch) known = NULL;
  g_autoptr (LoketJob) job = NULL;

  if (!may_begin (turn, request, error) ||
      !loket_txn_list_of_file (loket_turn_txn (turn), request->file_sha256, &known, error))
    return NULL;
  if (known != NULL)
    return (LoketRecord *) go_on_with (turn, request, known, error);
  if (!use_blobs (turn, request, error))
    return NULL;
  batch = new_batch (turn, request, error);
  if (batch == NULL || !loket_turn_insert (turn, batch, error))
    return NULL;
  job = loket_turn_new_job (turn, record);
  job->stage = g_strdup (loket_import_reading.name);
  job->total = batch->bytes;
  job->result = g_strdup (batch->id);
  if (!loket_turn_insert (turn, job, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&job));
}

const LoketBinding loket_list_import_desk[] = {
    {&LOKET_LIST_IMPORT, import_list, read_map, g_free, &loket_list_import_work},
    {NULL},
};
