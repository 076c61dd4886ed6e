/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of blobs: who may send and fetch them, how much a device may leave unused, and what a
 * record that names one does.  The bytes themselves go by the hub's door (app/hub/blob.c). */
#include "config.h"

#include "office/blobs.h"

#include "core/error.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/blobs.h"

#include <glib/gstdio.h>
#include <string.h>

const LoketOperation loket_blob_announce = {
    .name = "blob/announce",
    .flags = LOKET_READ,
    .permission = LOKET_MAY_SEND_FILES,
    .request = loket_blob_get_type,
    .answer = loket_blob_get_type,
};

const LoketOperation loket_blob_arrive = {
    .name = "blob/arrive",
    .flags = LOKET_WRITE | LOKET_UNKEPT,
    .permission = LOKET_MAY_SEND_FILES,
    .request = loket_blob_arrival_get_type,
    .answer = loket_blob_get_type,
};

const LoketOperation loket_blob_fetch = {
    .name = "blob/fetch",
    .flags = LOKET_READ,
    .permission = LOKET_MAY_SEND_FILES,
    .request = loket_blob_get_type,
    .answer = loket_blob_get_type,
};

/* Who may have a blob: whoever may see a record that names it.  Each desk whose records name blobs
 * has a line here. */
static const LoketBlobNamer namers[] = {
    loket_blob_is_own,
    loket_letter_shows_blob,
    loket_survey_names_blob,
    loket_application_names_blob,
    loket_condition_names_blob,
    loket_card_names_blob,
};

static const char *
dir_of (LoketTurn *turn)
{
  return loket_store_dir (turn->office->store);
}

static gboolean
bad_name (GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "sha256", "no name of a blob");
  return FALSE;
}

/* A row whose file is gone, as after a sweep that was cut off, is none. */
static gboolean
find (LoketTurn *turn, const char *sha256, LoketBlobRow *row, GError **error)
{
  g_autofree char *path = NULL;

  if (!loket_blob_is_name (sha256))
    return bad_name (error);
  if (!loket_txn_blob (turn->txn, sha256, loket_turn_caller (turn)->device, row, error))
    return FALSE;
  path = loket_blob_path (dir_of (turn), sha256);
  row->found = row->found && g_file_test (path, G_FILE_TEST_IS_REGULAR);
  return TRUE;
}

static gboolean
find_existing (LoketTurn *turn, const char *sha256, LoketBlobRow *row, GError **error)
{
  if (!find (turn, sha256, row, error))
    return FALSE;
  if (!row->found)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, sha256, "there is no such blob");
  return row->found;
}

static LoketRecord *
new_blob (const char *sha256, const LoketBlobRow *row)
{
  LoketBlob *blob = loket_blob_new ();

  blob->sha256 = g_strdup (sha256);
  blob->bytes = row->bytes;
  blob->here = row->found;
  return LOKET_RECORD (blob);
}

/* What nobody names yet is the device's to fill up, and no more. */
static gboolean
check_quota (LoketTurn *turn, gint64 bytes, GError **error)
{
  gint64 unused;

  if (!loket_txn_unused_blobs (turn->txn, loket_turn_caller (turn)->device, &unused, error))
    return FALSE;
  if (unused + bytes <= LOKET_BLOB_UNUSED_MAX)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_TOO_MANY, "3600", "the device has sent too much unused");
  return FALSE;
}

static LoketRecord *
announce (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketBlob *blob = loket_blob_cast (request);
  LoketBlobRow row;

  if (!find (turn, blob->sha256, &row, error))
    return NULL;
  if (!row.found && !check_quota (turn, blob->bytes, error))
    return NULL;
  return new_blob (blob->sha256, &row);
}

/* A blob between its file and its row: no sweep may take it for one of a run that was cut off. */
typedef struct {
  LoketOffice *office;
  char *sha256;
} Arriving;

static void
count_arriving (const Arriving *self, int more)
{
  GHashTable *names = self->office->arriving;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->office->arriving_lock);
  const int n = GPOINTER_TO_INT (g_hash_table_lookup (names, self->sha256)) + more;

  if (n > 0)
    g_hash_table_insert (names, g_strdup (self->sha256), GINT_TO_POINTER (n));
  else
    g_hash_table_remove (names, self->sha256);
}

static void
arriving_free (gpointer data)
{
  Arriving *self = data;

  count_arriving (self, -1);
  g_free (self->sha256);
  g_free (self);
}

static gboolean
arrives (const char *sha256, gpointer office)
{
  LoketOffice *self = office;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->arriving_lock);

  return g_hash_table_contains (self->arriving, sha256);
}

static gpointer
prepare_arrival (LoketOffice *office,
                 const LoketCaller *caller,
                 LoketRecord *request,
                 GError **error)
{
  const LoketBlobArrival *arrival = loket_blob_arrival_cast (request);
  Arriving *arriving;

  if (!loket_blob_is_name (arrival->sha256)) {
    bad_name (error);
    return NULL;
  }
  arriving = g_new0 (Arriving, 1);
  arriving->office = office;
  arriving->sha256 = g_strdup (arrival->sha256);
  count_arriving (arriving, 1);
  if (arrival->path != NULL &&
      !loket_blob_file_keep (
          loket_store_dir (office->store), arrival->path, arrival->sha256, error))
    g_clear_pointer (&arriving, arriving_free);
  return arriving;
}

/* Two that came at once were both announced before either was on file: what counts is what is on
 * file now. */
static gboolean
check_arrival (LoketTurn *turn, const LoketBlobArrival *arrival, const char *path, GError **error)
{
  LoketBlobRow row;

  if (!loket_txn_blob (turn->txn, arrival->sha256, loket_turn_caller (turn)->device, &row, error))
    return FALSE;
  if (row.found || check_quota (turn, arrival->bytes, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/* It was here when it was announced, and a sweep took it away then: it has to come once more. */
static LoketRecord *
arrive (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketBlobArrival *arrival = loket_blob_arrival_cast (request);
  g_autofree char *path = loket_blob_path (dir_of (turn), arrival->sha256);
  const LoketBlobRow row = {.bytes = arrival->bytes, .found = arrival->path == NULL};
  g_autoptr (LoketRecord) blob = new_blob (arrival->sha256, &row);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    loket_set_error (error, LOKET_ERROR_BUSY, NULL, "the blob has to come once more");
    return NULL;
  }
  if (!check_arrival (turn, arrival, path, error) ||
      !loket_txn_put_blob (turn->txn,
                           arrival->sha256,
                           arrival->bytes,
                           loket_turn_caller (turn)->device,
                           turn->now,
                           error))
    return NULL;
  loket_turn_note (turn, blob, NULL);
  return g_steal_pointer (&blob);
}

static LoketRecord *
missing (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketBlobQuery *names = loket_blob_query_cast (request);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  LoketBlobNames *answer;

  for (guint i = 0; names->sha256 != NULL && names->sha256[i] != NULL; i++) {
    LoketBlobRow row;
    if (!find (turn, names->sha256[i], &row, error))
      return NULL;
    /* Half of its time is over: sent again, it begins anew. */
    if (!row.found || (row.used == 0 && row.at < turn->now - LOKET_BLOB_UNUSED_KEPT / 2))
      g_strv_builder_add (builder, names->sha256[i]);
  }
  answer = loket_blob_names_new ();
  answer->sha256 = g_strv_builder_end (builder);
  return LOKET_RECORD (answer);
}

static LoketRecord *
fetch (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const char *sha256 = loket_blob_cast (request)->sha256;
  LoketBlobRow row;

  if (!find_existing (turn, sha256, &row, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (namers); i++) {
    gboolean may = FALSE;
    if (!namers[i](turn, sha256, &may, error))
      return NULL;
    if (may)
      return new_blob (sha256, &row);
  }
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "no record that one may see names it");
  return NULL;
}

/**
 * loket_blob_is_own:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when the caller may have it
 * @error: set when the store fails
 *
 * A device may have back what it sent and no record names yet.
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_blob_is_own (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  LoketBlobRow row;

  if (!find (turn, sha256, &row, error))
    return FALSE;
  *may = row.found && row.used == 0 && row.own;
  return TRUE;
}

/**
 * loket_blob_use:
 * @turn: a write turn
 * @sha256: a blob that a record of this turn names
 * @error: set to %LOKET_ERROR_NOT_FOUND when the office does not have it, or to %LOKET_ERROR_RULE
 *   "empty-file"
 *
 * From now on it stays.
 *
 * Returns: %TRUE when it is counted
 */
gboolean
loket_blob_use (LoketTurn *turn, const char *sha256, GError **error)
{
  LoketBlobRow row;

  if (!find_existing (turn, sha256, &row, error))
    return FALSE;
  if (row.bytes > 0)
    return loket_txn_use_blob (turn->txn, sha256, 1, error);
  loket_set_error (error, LOKET_ERROR_RULE, "empty-file", "a blob of no bytes shows nothing");
  return FALSE;
}

/**
 * loket_blob_release:
 * @turn: a write turn
 * @sha256: a blob that a record names no more
 * @error: set when the store fails
 *
 * When no other record names it, it goes some time later.
 *
 * Returns: %TRUE when it is counted
 */
gboolean
loket_blob_release (LoketTurn *turn, const char *sha256, GError **error)
{
  return loket_txn_use_blob (turn->txn, sha256, -1, error);
}

/**
 * loket_office_open_blob:
 * @office: the office
 * @sha256: a blob that a record names
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * On any thread; whether the asker may have it is known by then.
 *
 * Returns: (transfer full): its bytes
 */
GInputStream *
loket_office_open_blob (LoketOffice *office, const char *sha256, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GFileInputStream *stream;

  if (!loket_blob_is_name (sha256)) {
    bad_name (error);
    return NULL;
  }
  path = loket_blob_path (loket_store_dir (office->store), sha256);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, sha256, "there is no such blob");
  return (GInputStream *) stream;
}

static gboolean
write_file (LoketOffice *office,
            const LoketCaller *caller,
            const char *sha256,
            GBytes *bytes,
            GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autoptr (LoketBlobFile) file = loket_blob_file_new (loket_store_dir (office->store), error);
  g_autoptr (LoketBlobArrival) arrival = loket_blob_arrival_new ();
  g_autoptr (GBytes) answer = NULL;

  if (file == NULL || !loket_blob_file_append (file, data, size, error) ||
      !loket_blob_file_close (file, sha256, error))
    return FALSE;
  arrival->sha256 = g_strdup (sha256);
  arrival->bytes = (gint64) size;
  arrival->path = g_strdup (loket_blob_file_path (file));
  answer = loket_office_ask_sync (
      office, &loket_blob_arrive, caller, LOKET_RECORD (arrival), NULL, error);
  return answer != NULL;
}

/**
 * loket_office_put_blob:
 * @office: the office
 * @caller: who brings it
 * @bytes: at most %LOKET_BLOB_MAX
 * @error: set to why not
 *
 * What came by the network comes this way without it.
 *
 * Returns: (transfer full): its name
 */
char *
loket_office_put_blob (LoketOffice *office,
                       const LoketCaller *caller,
                       GBytes *bytes,
                       GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (LoketBlob) blob = loket_blob_new ();
  g_autoptr (GBytes) answer = NULL;

  blob->sha256 = g_strdup (sha256);
  blob->bytes = (gint64) g_bytes_get_size (bytes);
  answer = loket_office_ask_sync (
      office, &loket_blob_announce, caller, LOKET_RECORD (blob), NULL, error);
  if (answer == NULL || !write_file (office, caller, sha256, bytes, error))
    return NULL;
  return g_steal_pointer (&sha256);
}

static LoketBlobSweep
what_to_sweep (LoketOffice *office)
{
  return (LoketBlobSweep){
      .dir = loket_store_dir (office->store), .arrives = arrives, .data = office};
}

typedef struct {
  LoketBlobSweep what;
  gint64 before;
  guint swept;
} Sweep;

static gboolean
sweep_work (LoketTxn *txn, gpointer data, GError **error)
{
  Sweep *sweep = data;

  return loket_txn_sweep_blobs (txn, &sweep->what, sweep->before, &sweep->swept, error);
}

/**
 * loket_office_sweep_blobs:
 * @office: the office
 * @error: set when the store fails
 *
 * Takes away what no record named within a day.  Called where no backup is being made.
 *
 * Returns: %TRUE when all of that is gone
 */
gboolean
loket_office_sweep_blobs (LoketOffice *office, GError **error)
{
  Sweep sweep = {.what = what_to_sweep (office),
                 .before = loket_clock_now (office->clock) - LOKET_BLOB_UNUSED_KEPT};

  do {
    if (!loket_store_write_later_sync (office->store, sweep_work, &sweep, NULL, error))
      return FALSE;
  } while (sweep.swept > 0);
  return TRUE;
}

typedef struct {
  LoketBlobSweep what;
  guint folder;
} Strays;

static gboolean
strays_work (LoketTxn *txn, gpointer data, GError **error)
{
  const Strays *strays = data;

  return loket_txn_sweep_stray_blobs (txn, &strays->what, strays->folder, error);
}

/**
 * loket_office_sweep_strays:
 * @office: the office
 * @error: set when the store fails
 *
 * Takes away files that came in just before the machine stopped, so that no row tells of them; what
 * comes in at this very moment is spared.
 *
 * Returns: %TRUE when all of them are gone
 */
gboolean
loket_office_sweep_strays (LoketOffice *office, GError **error)
{
  Strays strays = {.what = what_to_sweep (office)};

  for (; strays.folder < LOKET_BLOB_FOLDERS; strays.folder++)
    if (!loket_store_write_later_sync (office->store, strays_work, &strays, NULL, error))
      return FALSE;
  return TRUE;
}

const LoketBinding loket_blob_desk[] = {
    {&loket_blob_announce, announce},
    {&loket_blob_arrive, arrive, prepare_arrival, arriving_free},
    {&loket_blob_fetch, fetch},
    {&LOKET_BLOB_MISSING, missing},
    {NULL},
};
