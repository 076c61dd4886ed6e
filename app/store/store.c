/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and closes the store and gives works to its threads; app/office and loketctl use it. */
#include "config.h"

#include "store/store.h"

#include "store/keys.h"
#include "store/migrate.h"
#include "store/sqlite.h"
#include "store/store-private.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FILE_NAME "office.db"
#define NEW_NAME "office.db.new" /* until it is whole */
#define LOCK_NAME "lock"
#define BACKUP_DIR "backups"
#define AUDIT_KEY "audit"
#define READ_MAX (2 * G_TIME_SPAN_SECOND) /* store.md 2: no search takes longer */
#define NICE 5          /* a search, beside calls and the look-up of who stands at the counter */
#define NICE_OF_LONG 10 /* what takes seconds, as a job has it */

static char *
path_in (const char *dir, const char *name)
{
  return g_build_filename (dir, name, NULL);
}

/**
 * loket_store_exists:
 * @dir: a folder
 *
 * Returns: %TRUE when there is an office in it, whole, whether open or not
 */
gboolean
loket_store_exists (const char *dir)
{
  g_autofree char *path = path_in (dir, FILE_NAME);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
fail_with_errno (GError **error, const char *what)
{
  int saved = errno;

  loket_set_error (error,
                   saved == ENOSPC ? LOKET_ERROR_STORE_FULL : LOKET_ERROR_INTERNAL,
                   NULL,
                   "%s: %s",
                   what,
                   g_strerror (saved));
  return FALSE;
}

static gboolean
take_lock (LoketStore *store, GError **error)
{
  g_autofree char *path = path_in (store->dir, LOCK_NAME);

  if (g_mkdir_with_parents (store->dir, 0700) != 0)
    return fail_with_errno (error, "The folder of the office cannot be made");
  store->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (store->lock < 0)
    return fail_with_errno (error, "The lock of the office cannot be made");
  if (flock (store->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return fail_with_errno (error, "The lock of the office cannot be taken");
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "Another program has this office open");
  return FALSE;
}

static gboolean
sync_dir (const char *dir, GError **error)
{
  int fd = open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail_with_errno (error, "The folder of the office cannot be written to the disk");
  if (fd >= 0)
    close (fd);
  return synced;
}

static gboolean
insert_meta (LoketEngine *engine,
             const char *office,
             const char *name,
             const char *value,
             GError **error)
{
  return loket_engine_exec (engine,
                            "INSERT INTO meta (office, name, value) VALUES (?1, ?2, ?3)",
                            LOKET_VALUES (LOKET_T (office), LOKET_T (name), LOKET_T (value)),
                            error);
}

static gboolean
fill_new (const char *path, const LoketStoreOptions *options, GPtrArray *steps, GError **error)
{
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_NEW, error);
  g_autofree char *id = loket_id_new (options->clock, options->random);

  return engine != NULL && loket_migrate (engine, steps, options->dir, error) &&
         loket_engine_begin (engine, error) &&
         insert_meta (engine, options->office_id, "store_id", id, error) &&
         insert_meta (engine, options->office_id, "profile", options->profile, error) &&
         loket_engine_commit (engine, error);
}

/* Made under another name and renamed when it is whole, so that no crash leaves half an office. */
static gboolean
make_new (const LoketStoreOptions *options, GPtrArray *steps, GError **error)
{
  g_autofree char *path = path_in (options->dir, FILE_NAME);
  g_autofree char *new_path = path_in (options->dir, NEW_NAME);
  g_autofree char *journal = g_strconcat (new_path, "-journal", NULL);
  g_autoptr (GBytes) key = NULL;

  if (options->office_id == NULL || options->profile == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "There is no office in this folder");
    return FALSE;
  }
  key = loket_key_load_or_make (options->dir, AUDIT_KEY, options->random, error);
  if (key == NULL)
    return FALSE;
  g_unlink (new_path);
  g_unlink (journal);
  if (!fill_new (new_path, options, steps, error))
    return FALSE;
  if (g_chmod (new_path, 0600) != 0 || g_rename (new_path, path) != 0)
    return fail_with_errno (error, "The new store cannot be put in its place");
  return sync_dir (options->dir, error);
}

static gboolean
read_identity (LoketStore *store, LoketEngine *engine, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (engine,
                          "SELECT i.office AS office, i.value AS id, p.value AS profile "
                          "FROM meta AS i JOIN meta AS p ON p.office = i.office "
                          "WHERE i.name = 'store_id' AND p.name = 'profile'",
                          NULL,
                          0,
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (!row) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The store does not say whose it is");
    return FALSE;
  }
  store->office = g_strdup (loket_rows_text (rows, "office"));
  store->id = g_strdup (loket_rows_text (rows, "id"));
  store->profile = g_strdup (loket_rows_text (rows, "profile"));
  return TRUE;
}

static gboolean
open_writer (LoketStore *store, const char *path, GPtrArray *steps, GBytes *key, GError **error)
{
  g_autofree char *backups = path_in (store->dir, BACKUP_DIR);
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_WRITER, error);

  if (engine == NULL || !loket_migrate (engine, steps, backups, error) ||
      !read_identity (store, engine, error))
    return FALSE;
  store->writer.txn = loket_txn_new (g_steal_pointer (&engine), store->office, key);
  return TRUE;
}

static gboolean
open_reader (LoketStore *store, LoketReader *reader, GBytes *key, GError **error)
{
  g_autofree char *path = path_in (store->dir, FILE_NAME);
  LoketEngine *engine = loket_sqlite_open (path, LOKET_SQLITE_READER, error);

  if (engine == NULL)
    return FALSE;
  reader->txn = loket_txn_new (engine, store->office, key);
  reader->txn->dir = g_strdup (store->dir);
  return TRUE;
}

static gboolean
open_limited (LoketStore *store,
              LoketReader *readers,
              guint n,
              LoketStoreJobs *jobs,
              int nice,
              GBytes *key,
              GError **error)
{
  for (guint i = 0; i < n; i++) {
    readers[i].jobs = jobs;
    readers[i].limit = READ_MAX;
    readers[i].nice = nice;
    if (!open_reader (store, &readers[i], key, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
open_readers (LoketStore *store, GBytes *key, GError **error)
{
  if (!open_limited (store, store->readers, LOKET_N_READERS, &store->reads, NICE, key, error) ||
      !open_limited (
          store, store->quick_readers, LOKET_N_QUICK_READERS, &store->quick_reads, 0, key, error))
    return FALSE;
  store->keeper.jobs = &store->long_reads;
  store->keeper.nice = NICE_OF_LONG;
  if (!open_reader (store, &store->keeper, key, error))
    return FALSE;
  loket_engine_obey (store->keeper.txn->engine, &store->closing);
  return TRUE;
}

static gboolean
tell_cb (gpointer data)
{
  LoketStore *store = data;
  gint64 seq;

  g_mutex_lock (&store->told_lock);
  seq = store->told_seq;
  g_clear_pointer (&store->told_source, g_source_unref);
  g_mutex_unlock (&store->told_lock);
  if (store->told != NULL)
    store->told (seq, store->told_data);
  return G_SOURCE_REMOVE;
}

/* On the writer's thread. */
static void
tell (gint64 seq, gpointer data)
{
  LoketStore *store = data;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->told_lock);

  store->told_seq = seq;
  /* One that has not been heard yet will say the newer number. */
  if (store->told_source != NULL)
    return;
  store->told_source = g_idle_source_new ();
  g_source_set_priority (store->told_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (store->told_source, tell_cb, store, NULL);
  g_source_attach (store->told_source, store->context);
}

/* Beside everything else: on a store of 2.5 GB it takes many seconds. */
static gboolean
look_over (LoketTxn *txn, gpointer data, GError **error)
{
  LoketStore *store = data;
  g_autofree char *problem = NULL;
  g_autoptr (GError) failure = NULL;

  if (!loket_engine_check (txn->engine, FALSE, &problem, &failure)) {
    if (!g_atomic_int_get (&store->closing))
      g_message ("The store could not be looked over: %s", failure->message);
  } else if (problem != NULL) {
    g_message ("The store is damaged: %s", problem);
    g_atomic_int_set (&store->damaged, 1);
  }
  return TRUE;
}

static void
start_threads (LoketStore *store)
{
  store->writer.told = tell;
  store->writer.told_data = store;
  store->writer.damaged = &store->damaged;
  loket_writer_start (&store->writer, "store-writer");
  loket_writer_start (&store->access, "store-access");
  loket_readers_start (store->readers, LOKET_N_READERS, "store-reader");
  loket_readers_start (store->quick_readers, LOKET_N_QUICK_READERS, "store-quick");
  loket_readers_start (&store->keeper, 1, "store-keeper");
  loket_jobs_push (&store->long_reads, look_over, store, NULL, NULL);
}

/* The keys that the store itself uses; those of the desks are made when they are first asked for.
 */
static gboolean
make_keys (LoketStore *store, GError **error)
{
  static const char *const names[] = {LOKET_KEY_ANCHOR, LOKET_KEY_BACKUP};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) key = loket_key_load_or_make (store->dir, names[i], store->random, error);
    if (key == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
open_files (LoketStore *store, const LoketStoreOptions *options, GError **error)
{
  g_autofree char *path = path_in (store->dir, FILE_NAME);
  g_autoptr (GPtrArray) steps = loket_migrations_load (error);
  g_autoptr (GBytes) key = NULL;

  if (sodium_init () < 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "libsodium does not work here");
    return FALSE;
  }
  if (steps == NULL || !take_lock (store, error))
    return FALSE;
  if (!loket_store_exists (store->dir) && !make_new (options, steps, error))
    return FALSE;
  key = loket_key_load (store->dir, AUDIT_KEY, error);
  return key != NULL && open_writer (store, path, steps, key, error) &&
         loket_access_open (store, error) && make_keys (store, error) &&
         open_readers (store, key, error);
}

/**
 * loket_store_open:
 * @options: which folder, and what a new office is called
 * @error: set to %LOKET_ERROR_BUSY when another program has it open, to %LOKET_ERROR_STORE_FULL
 *   when the disk is full, to %LOKET_ERROR_INTERNAL when it is damaged, its audit key is missing or
 *   a newer program made it
 *
 * Opens the office in a folder; makes one when there is none and @options say how it is called.
 * It holds `flock` on DIR/lock until loket_store_close().
 *
 * Returns: (transfer full): the open store
 */
LoketStore *
loket_store_open (const LoketStoreOptions *options, GError **error)
{
  g_autoptr (LoketStore) store = g_new0 (LoketStore, 1);

  store->dir = g_strdup (options->dir);
  store->random = loket_random_ref (options->random);
  store->context = g_main_context_ref_thread_default ();
  store->lock = -1;
  g_mutex_init (&store->told_lock);
  loket_jobs_init (&store->writer.jobs);
  loket_jobs_init (&store->access.jobs);
  store->access_log.windows = loket_access_windows_new ();
  g_mutex_init (&store->access_log.lock);
  loket_jobs_init (&store->reads);
  loket_jobs_init (&store->quick_reads);
  loket_jobs_init (&store->long_reads);
  if (!open_files (store, options, error))
    return NULL;
  start_threads (store);
  return g_steal_pointer (&store);
}

static void
end_threads (LoketStore *store)
{
  g_atomic_int_set (&store->closing, 1);
  loket_readers_end (&store->keeper, 1, &store->long_reads);
  loket_readers_end (store->readers, LOKET_N_READERS, &store->reads);
  loket_readers_end (store->quick_readers, LOKET_N_QUICK_READERS, &store->quick_reads);
  loket_access_end (store);
  loket_writer_end (&store->writer);
}

/**
 * loket_store_close:
 * @store: (nullable) (transfer full): a store that gets no more works
 *
 * Does what still waits, then closes the files and lets the lock go; checks and backups under way
 * are broken off.  Called on the thread whose
 * main context it was opened on.
 */
void
loket_store_close (LoketStore *store)
{
  if (store == NULL)
    return;
  end_threads (store);
  if (store->told_source != NULL)
    g_source_destroy (store->told_source);
  g_clear_pointer (&store->told_source, g_source_unref);
  g_mutex_clear (&store->told_lock);
  loket_jobs_clear (&store->writer.jobs);
  loket_jobs_clear (&store->access.jobs);
  loket_access_windows_free (store->access_log.windows);
  g_mutex_clear (&store->access_log.lock);
  loket_jobs_clear (&store->reads);
  loket_jobs_clear (&store->quick_reads);
  loket_jobs_clear (&store->long_reads);
  if (store->lock >= 0)
    close (store->lock);
  g_main_context_unref (store->context);
  loket_random_unref (store->random);
  g_free (store->dir);
  g_free (store->id);
  g_free (store->office);
  g_free (store->profile);
  g_free (store);
}

/**
 * loket_store_id:
 * @store: a store
 *
 * Returns: (transfer none): its UUID; another one means another feed
 */
const char *
loket_store_id (LoketStore *store)
{
  return store->id;
}

/**
 * loket_store_office_id:
 * @store: a store
 *
 * Returns: (transfer none): first part of every key, such as "33.14"
 */
const char *
loket_store_office_id (LoketStore *store)
{
  return store->office;
}

/**
 * loket_store_profile:
 * @store: a store
 *
 * Returns: (transfer none): the name of its profile
 */
const char *
loket_store_profile (LoketStore *store)
{
  return store->profile;
}

/**
 * loket_store_key:
 * @store: a store
 * @name: of lower-case letters, digits and hyphens
 * @error: set when the key is damaged or a new one cannot be written
 *
 * Returns: (transfer full): the 32 secret bytes in DIR/keys/NAME.key, made when there were none;
 *   wiped when freed
 */
GBytes *
loket_store_key (LoketStore *store, const char *name, GError **error)
{
  g_return_val_if_fail (*name != '\0' &&
                            strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name),
                        NULL);

  return loket_key_load_or_make (store->dir, name, store->random, error);
}

/**
 * loket_store_set_told:
 * @store: a store
 * @told: (nullable): called after a COMMIT that put events on the feed
 * @data: for @told
 *
 * Called on the thread whose main context the store was opened on, as @told is.  Commits that come
 * before @told could run are told in one call.
 */
void
loket_store_set_told (LoketStore *store, LoketStoreTold told, gpointer data)
{
  store->told = told;
  store->told_data = data;
}

/**
 * loket_store_waiting:
 * @store: a store
 *
 * Returns: how many write works the writer has not taken yet
 */
guint
loket_store_waiting (LoketStore *store)
{
  return loket_jobs_waiting (&store->writer.jobs);
}

/**
 * loket_store_write:
 * @store: a store
 * @work: what to do, on the writer's thread
 * @data: for @work; must live until @done
 * @done: (nullable): called after COMMIT, with %NULL as its source object
 * @done_data: for @done
 *
 * Puts a work into the writer's queue; works are run in the order they came.
 */
void
loket_store_write (LoketStore *store,
                   LoketStoreWork work,
                   gpointer data,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  loket_jobs_push (&store->writer.jobs, work, data, done, done_data);
}

/**
 * loket_store_read:
 * @store: a store
 * @work: what to do, on a reader's thread; it sees all that was committed before it began, and is
 *   stopped with %LOKET_ERROR_TOO_SLOW after 2 s
 * @data: for @work; must live until @done
 * @done: (nullable): called when it has run, with %NULL as its source object
 * @done_data: for @done
 *
 * Puts a work into the readers' queue.
 */
void
loket_store_read (LoketStore *store,
                  LoketStoreWork work,
                  gpointer data,
                  GAsyncReadyCallback done,
                  gpointer done_data)
{
  loket_jobs_push (&store->reads, work, data, done, done_data);
}

/**
 * loket_store_read_quick:
 * @store: a store
 * @work: a look at a few rows, as for loket_store_read()
 * @data: for @work; must live until @done
 * @done: (nullable): called when it has run, with %NULL as its source object
 * @done_data: for @done
 *
 * As loket_store_read(), for what everybody waits for, such as the feed: never behind a search.
 */
void
loket_store_read_quick (LoketStore *store,
                        LoketStoreWork work,
                        gpointer data,
                        GAsyncReadyCallback done,
                        gpointer done_data)
{
  loket_jobs_push (&store->quick_reads, work, data, done, done_data);
}

/**
 * loket_store_read_quick_sync:
 * @store: a store
 * @work: as for loket_store_read_quick()
 * @data: for @work
 * @error: as loket_store_finish()
 *
 * Waits for the work; never called from within one of them.
 *
 * Returns: %TRUE when it was done
 */
gboolean
loket_store_read_quick_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error)
{
  return loket_jobs_run (&store->quick_reads, work, data, error);
}

/**
 * loket_store_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: what the work said; %LOKET_ERROR_STORE_FULL when the disk is full
 *
 * Returns: %TRUE when the work was done, and for a write is on the disk
 */
gboolean
loket_store_finish (LoketStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * loket_store_write_sync:
 * @store: a store
 * @work: as for loket_store_write()
 * @data: for @work
 * @error: as loket_store_finish()
 *
 * Waits for the work; never called from within a work.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
loket_store_write_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error)
{
  g_return_val_if_fail (g_thread_self () != store->writer.thread, FALSE);
  return loket_jobs_run (&store->writer.jobs, work, data, error);
}

/**
 * loket_store_read_sync:
 * @store: a store
 * @work: as for loket_store_read()
 * @data: for @work
 * @error: as loket_store_finish()
 *
 * Waits for the work; never called from within a read work.  From within a write work it sees the
 * state before it.
 *
 * Returns: %TRUE when it was done
 */
gboolean
loket_store_read_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error)
{
  return loket_jobs_run (&store->reads, work, data, error);
}

/**
 * loket_store_read_long:
 * @store: a store
 * @work: what to do; it may take minutes, but loket_store_close() breaks it off
 * @data: for @work; must live until @done
 * @done: (nullable): called when it has run, with %NULL as its source object
 * @done_data: for @done
 *
 * As loket_store_read(), on a thread for what takes long, one after the other.
 */
void
loket_store_read_long (LoketStore *store,
                       LoketStoreWork work,
                       gpointer data,
                       GAsyncReadyCallback done,
                       gpointer done_data)
{
  loket_jobs_push (&store->long_reads, work, data, done, done_data);
}

/**
 * loket_store_read_long_sync:
 * @store: a store
 * @work: as for loket_store_read_long()
 * @data: for @work
 * @error: as loket_store_finish()
 *
 * Waits for the work; never called from within one of them.
 *
 * Returns: %TRUE when it was done
 */
gboolean
loket_store_read_long_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error)
{
  g_return_val_if_fail (g_thread_self () != store->keeper.thread, FALSE);
  return loket_jobs_run (&store->long_reads, work, data, error);
}

/**
 * loket_store_give_up:
 * @store: a store that will be closed
 *
 * Breaks off the long reads, those that wait too.
 */
void
loket_store_give_up (LoketStore *store)
{
  g_atomic_int_set (&store->closing, 1);
}

/**
 * loket_store_dir:
 * @store: a store
 *
 * Returns: (transfer none): the folder of the office
 */
const char *
loket_store_dir (LoketStore *store)
{
  return store->dir;
}

/**
 * loket_store_is_damaged:
 * @store: a store
 *
 * Returns: %TRUE once the look over the file, some time after it was opened, found it damaged; from
 *   then on writes are refused
 */
gboolean
loket_store_is_damaged (LoketStore *store)
{
  return g_atomic_int_get (&store->damaged) != 0;
}
