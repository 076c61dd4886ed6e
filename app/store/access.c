/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The access log in access.db, with a thread and a chain of its own; the desks of app/office note
 * every read of a person's record in it. */
#include "config.h"

#include "store/access.h"

#include "store/access-window.h"
#include "store/chain.h"
#include "store/keys.h"
#include "store/migrate.h"
#include "store/sqlite.h"
#include "store/store-private.h"

#include "core/error.h"
#include "core/operations.h"

#include <glib/gstdio.h>

#define FILE_NAME "access.db"
#define NEW_NAME "access.db.new"
#define KEY_NAME "access"

const LoketChain loket_access_chain = {
    .which = LOKET_AUDIT_OF_ACCESS,
    .table = "access",
    .domain = "loket-access-1\n",
    .columns =
        {"office", "seq", "at", "operation", "device", "officer", "purpose", "subject", "previous"},
    .n_columns = 9,
};

/* Renamed when it is whole, so that no crash leaves half a log. */
static gboolean
make_new (LoketStore *store, GPtrArray *steps, const char *path, GError **error)
{
  g_autofree char *new_path = g_build_filename (store->dir, NEW_NAME, NULL);
  g_autofree char *journal = g_strconcat (new_path, "-journal", NULL);
  g_autoptr (GBytes) key = loket_key_load_or_make (store->dir, KEY_NAME, store->random, error);
  g_autoptr (LoketEngine) engine = NULL;

  if (key == NULL)
    return FALSE;
  g_unlink (new_path);
  g_unlink (journal);
  engine = loket_sqlite_open (new_path, LOKET_SQLITE_NEW, error);
  if (engine == NULL || !loket_migrate (engine, steps, store->dir, error))
    return FALSE;
  g_clear_pointer (&engine, loket_engine_close);
  if (g_chmod (new_path, 0600) == 0 && g_rename (new_path, path) == 0)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_INTERNAL, NULL, "The new access log cannot be put in its place");
  return FALSE;
}

/**
 * loket_access_open:
 * @store: a store whose office.db is open
 * @error: as loket_store_open()
 *
 * Opens access.db, making it when it is not there.
 *
 * Returns: %TRUE when its writer can be started
 */
gboolean
loket_access_open (LoketStore *store, GError **error)
{
  g_autofree char *path = g_build_filename (store->dir, FILE_NAME, NULL);
  g_autofree char *backups = g_build_filename (store->dir, "backups", "access", NULL);
  g_autoptr (GPtrArray) steps = loket_migrations_load_access (error);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (LoketEngine) engine = NULL;

  if (steps == NULL ||
      (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_new (store, steps, path, error)))
    return FALSE;
  key = loket_key_load (store->dir, KEY_NAME, error);
  engine = key != NULL ? loket_sqlite_open (path, LOKET_SQLITE_WRITER, error) : NULL;
  if (engine == NULL || !loket_migrate (engine, steps, backups, error))
    return FALSE;
  store->access.txn = loket_txn_new (g_steal_pointer (&engine), store->office, key);
  return TRUE;
}

static gboolean
note_work (LoketTxn *txn, gpointer data, GError **error)
{
  const LoketAccess *access = data;
  LoketValue values[LOKET_CHAIN_COLUMNS] = {
      [2] = LOKET_N (access->at),
      [3] = LOKET_T (access->operation),
      [4] = LOKET_T (access->device),
      [5] = LOKET_T (access->officer),
      [6] = LOKET_T (access->purpose),
      [7] = LOKET_T (access->subject),
  };

  return loket_chain_append (txn, &loket_access_chain, values, error);
}

static LoketAccess *
access_copy (const LoketAccess *access)
{
  LoketAccess *copy = g_new0 (LoketAccess, 1);

  copy->at = access->at;
  copy->operation = g_strdup (access->operation);
  copy->device = g_strdup (access->device);
  copy->officer = g_strdup (access->officer);
  copy->purpose = g_strdup (access->purpose);
  copy->subject = g_strdup (access->subject);
  return copy;
}

static void
access_free (gpointer data)
{
  LoketAccess *access = data;

  g_free ((char *) access->operation);
  g_free ((char *) access->device);
  g_free ((char *) access->officer);
  g_free ((char *) access->purpose);
  g_free ((char *) access->subject);
  g_free (access);
}

/* A row, behind those that the log could not take when it was their turn. */
typedef struct {
  const LoketAccess *access; /* (nullable): only those */
  GQueue owed;               /* LoketAccess */
} Noting;

static gboolean
noting_work (LoketTxn *txn, gpointer data, GError **error)
{
  Noting *noting = data;

  for (GList *at = noting->owed.head; at != NULL; at = at->next)
    if (!note_work (txn, at->data, error))
      return FALSE;
  return noting->access == NULL || note_work (txn, (gpointer) noting->access, error);
}

static void
move_all (GQueue *from, GQueue *to)
{
  gpointer access;

  while ((access = g_queue_pop_tail (from)) != NULL)
    g_queue_push_head (to, access);
}

static gboolean
note_with_owed (LoketStore *store, const LoketAccess *access, GError **error)
{
  LoketAccessLog *log = &store->access_log;
  Noting noting = {access, G_QUEUE_INIT};
  gboolean noted;

  g_mutex_lock (&log->lock);
  move_all (&log->owed, &noting.owed);
  g_mutex_unlock (&log->lock);
  noted = loket_jobs_run (&store->access.jobs, noting_work, &noting, error);
  g_mutex_lock (&log->lock);
  if (noted)
    g_queue_clear_full (&noting.owed, access_free);
  else
    move_all (&noting.owed, &log->owed);
  log->fails = !noted || !g_queue_is_empty (&log->owed);
  g_mutex_unlock (&log->lock);
  return noted;
}

static gboolean
log_fails (LoketStore *store)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->access_log.lock);

  return store->access_log.fails;
}

/**
 * loket_store_note_access:
 * @store: a store
 * @access: who reads whose record
 * @error: as loket_store_finish(); then the record must not be shown
 *
 * Notes a read, from any thread but the writer's; many at once share one COMMIT.
 *
 * Returns: %TRUE when it is on the disk: now the record may be shown
 */
gboolean
loket_store_note_access (LoketStore *store, const LoketAccess *access, GError **error)
{
  g_return_val_if_fail (access->subject != NULL && access->operation != NULL, FALSE);

  if (log_fails (store))
    return note_with_owed (store, access, error);
  return loket_jobs_run (&store->access.jobs, note_work, (gpointer) access, error);
}

/* The same read of several records. */
typedef struct {
  const LoketAccess *access;
  const char *const *subjects;
} OfAll;

static gboolean
of_all_work (LoketTxn *txn, gpointer data, GError **error)
{
  const OfAll *all = data;
  LoketAccess access = *all->access;

  for (guint i = 0; all->subjects[i] != NULL; i++) {
    access.subject = all->subjects[i];
    if (!note_work (txn, &access, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_store_note_access_of_all:
 * @store: a store
 * @access: who reads; its subject does not count
 * @subjects: (array zero-terminated=1): whose records
 * @error: as loket_store_finish(); then none of them may be shown
 *
 * One row each, all in one COMMIT; as loket_store_note_access() in all else.
 *
 * Returns: %TRUE when all of them are on the disk
 */
gboolean
loket_store_note_access_of_all (LoketStore *store,
                                const LoketAccess *access,
                                const char *const *subjects,
                                GError **error)
{
  OfAll all = {access, subjects};

  if (log_fails (store) && !note_with_owed (store, NULL, error))
    return FALSE;
  return loket_jobs_run (&store->access.jobs, of_all_work, &all, error);
}

/* A row that nobody waits for. */
typedef struct {
  LoketStore *store;
  LoketAccess *access;
} Behind;

static gboolean
behind_work (LoketTxn *txn, gpointer data, GError **error)
{
  return note_work (txn, ((Behind *) data)->access, error);
}

/* On the thread of the log.  What it could not take is written before all else. */
static void
behind_settled (const GError *error, gpointer data)
{
  g_autofree Behind *behind = data;
  LoketAccessLog *log = &behind->store->access_log;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&log->lock);

  if (error == NULL) {
    access_free (behind->access);
    return;
  }
  if (!log->fails)
    g_message ("The access log takes no row: %s", error->message);
  log->fails = TRUE;
  g_queue_push_tail (&log->owed, behind->access);
}

/**
 * loket_store_note_access_later:
 * @store: a store
 * @access: what nobody has to wait for; copied
 *
 * Notes it behind what waits already, a tenth of a second later at most; from any thread.
 */
void
loket_store_note_access_later (LoketStore *store, const LoketAccess *access)
{
  Behind *behind = g_new0 (Behind, 1);

  behind->store = store;
  behind->access = access_copy (access);
  loket_jobs_push_unhurried (&store->access.jobs, behind_work, behind, behind_settled);
}

/**
 * loket_access_end:
 * @store: a store that gets no more works
 *
 * Puts down what waits, and what the log could not take before.
 */
void
loket_access_end (LoketStore *store)
{
  LoketAccessLog *log = &store->access_log;
  g_autoptr (GError) error = NULL;

  if (store->access.thread != NULL && log_fails (store))
    note_with_owed (store, NULL, &error);
  loket_writer_end (&store->access);
  if (!g_queue_is_empty (&log->owed))
    g_warning ("The access log lacks %u rows", g_queue_get_length (&log->owed));
  g_queue_clear_full (&log->owed, access_free);
}

/* What the log knows of an officer; it is asked once, when he reads first. */
typedef struct {
  const char *officer;
  gint64 since;
  GArray *times;
  GHashTable *again;
  gint64 found_at;
  gint64 refused_at;
} Known;

static void
take_known (Known *known, LoketRows *rows)
{
  const gint64 at = loket_rows_number (rows, "at");
  const char *subject = loket_rows_text (rows, "subject");
  const LoketOperation *operation = loket_operation_find (loket_rows_text (rows, "operation"));
  const LoketOperationFlags flags = operation != NULL ? operation->flags : LOKET_READ;

  if (g_str_equal (subject, LOKET_ACCESS_REFUSED))
    known->refused_at = MAX (known->refused_at, at);
  else if (loket_access_is_counted (
               &known->found_at, at, (flags & LOKET_FINDS) != 0, (flags & LOKET_OPENS) != 0) &&
           ((flags & LOKET_KEEPS_UP) == 0 ||
            !loket_access_is_again (known->again, operation->name, subject, at)))
    g_array_append_val (known->times, at);
}

static gboolean
known_work (LoketTxn *txn, gpointer data, GError **error)
{
  Known *known = data;
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT at, operation, subject FROM access WHERE office = ?1 "
                          "AND officer = ?2 AND at > ?3 AND subject NOT LIKE ?4 "
                          "ORDER BY at, seq",
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_T (known->officer),
                                        LOKET_N (known->since),
                                        LOKET_T (LOKET_ACCESS_FORBIDDEN "%")),
                          error);
  gboolean row;

  g_array_set_size (known->times, 0);
  g_hash_table_remove_all (known->again);
  known->found_at = 0;
  known->refused_at = 0;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    take_known (known, rows);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/* On the thread of the log, behind all that waits: no row is missed, and none counts twice. */
static gboolean
ask_log (LoketStore *store, const char *officer, gint64 since, GError **error)
{
  Known known = {.officer = officer, .since = since};

  known.times = g_array_new (FALSE, FALSE, sizeof (gint64));
  known.again = loket_access_again_new ();
  if (!loket_jobs_run (&store->access.jobs, known_work, &known, error)) {
    g_array_unref (known.times);
    g_hash_table_unref (known.again);
    return FALSE;
  }
  loket_access_windows_take (store->access_log.windows,
                             officer,
                             known.times,
                             known.again,
                             known.found_at,
                             known.refused_at);
  return TRUE;
}

/* As soon as the log fails everybody waits for it again: what cannot be put down is not shown. */
static gboolean
note_within (LoketStore *store, const LoketAccess *access, gboolean behind, GError **error)
{
  if (!behind || log_fails (store))
    return loket_store_note_access (store, access, error);
  loket_store_note_access_later (store, access);
  return TRUE;
}

/**
 * loket_store_note_access_within:
 * @store: a store
 * @access: who reads; with an officer
 * @limit: how much he may
 * @error: set to %LOKET_ERROR_TOO_MANY when he has had as many; else as loket_store_finish()
 *
 * Of what was too much only the first is put down within the time of @limit: who goes on asking
 * must not fill the log.
 *
 * Returns: %TRUE when it is on the disk, or as good as that when @limit says that it is masked: now
 *   it may be answered
 */
gboolean
loket_store_note_access_within (LoketStore *store,
                                const LoketAccess *access,
                                const LoketAccessLimit *limit,
                                GError **error)
{
  LoketAccessWindows *windows = store->access_log.windows;
  LoketAccess refusal = *access;
  LoketAdmission admission;

  g_return_val_if_fail (access->officer != NULL && access->subject != NULL, FALSE);

  admission = loket_access_windows_admit (windows, access, limit);
  if (admission == LOKET_ADMISSION_UNKNOWN) {
    if (!ask_log (store, access->officer, limit->since, error))
      return FALSE;
    admission = loket_access_windows_admit (windows, access, limit);
  }
  if (admission == LOKET_ADMISSION_GIVEN)
    return note_within (store, access, limit->masked, error);
  refusal.subject = LOKET_ACCESS_REFUSED;
  if (admission == LOKET_ADMISSION_REFUSED_FIRST &&
      !note_within (store, &refusal, limit->masked, error))
    return FALSE;
  loket_set_error (error, LOKET_ERROR_TOO_MANY, NULL, "as many look-ups as an officer may have");
  return FALSE;
}

/**
 * loket_access_reader:
 * @txn: a transaction of a reader
 * @dir: the folder whose access log it is
 * @error: set when the log or its key cannot be opened
 *
 * Returns: (transfer full): a connection that reads the access log
 */
LoketTxn *
loket_access_reader (LoketTxn *txn, const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, FILE_NAME, NULL);
  g_autoptr (GBytes) key = loket_key_load (txn->dir, KEY_NAME, error);
  LoketEngine *engine = key != NULL ? loket_sqlite_open (path, LOKET_SQLITE_READER, error) : NULL;

  return engine != NULL ? loket_txn_new (engine, txn->office, key) : NULL;
}
