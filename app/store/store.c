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
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FILE_NAME "office.db"
#define NEW_NAME "office.db.new" /* until it is whole */
#define LOCK_NAME "lock"
#define BACKUP_DIR "backups"
#define AUDIT_KEY "audit"

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
quick_check (LoketEngine *engine, GError **error)
{
  g_autofree char *problem = NULL;

  if (!loket_engine_check (engine, FALSE, &problem, error))
    return FALSE;
  if (problem == NULL)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The store is damaged: %s", problem);
  return FALSE;
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

  if (engine == NULL || !quick_check (engine, error) ||
      !loket_migrate (engine, steps, backups, error) || !read_identity (store, engine, error))
    return FALSE;
  store->write_txn = loket_txn_new (g_steal_pointer (&engine), store->office, key);
  return TRUE;
}

static gboolean
open_readers (LoketStore *store, const char *path, GBytes *key, GError **error)
{
  for (guint i = 0; i < LOKET_N_READERS; i++) {
    LoketEngine *engine = loket_sqlite_open (path, LOKET_SQLITE_READER, error);
    if (engine == NULL)
      return FALSE;
    store->readers[i].txn = loket_txn_new (engine, store->office, key);
    store->readers[i].jobs = &store->reads;
  }
  return TRUE;
}

static void
start_threads (LoketStore *store)
{
  store->writer = g_thread_new ("store-writer", loket_writer_run, store);
  for (guint i = 0; i < LOKET_N_READERS; i++)
    store->readers[i].thread = g_thread_new ("store-reader", loket_reader_run, &store->readers[i]);
}

static gboolean
open_files (LoketStore *store, const LoketStoreOptions *options, GError **error)
{
  g_autofree char *path = path_in (store->dir, FILE_NAME);
  g_autoptr (GPtrArray) steps = loket_migrations_load (error);
  g_autoptr (GBytes) key = NULL;

  if (steps == NULL || !take_lock (store, error))
    return FALSE;
  if (!loket_store_exists (store->dir) && !make_new (options, steps, error))
    return FALSE;
  key = loket_key_load (store->dir, AUDIT_KEY, error);
  return key != NULL && open_writer (store, path, steps, key, error) &&
         open_readers (store, path, key, error);
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
  loket_jobs_init (&store->writes);
  loket_jobs_init (&store->reads);
  if (!open_files (store, options, error))
    return NULL;
  start_threads (store);
  return g_steal_pointer (&store);
}

static void
end_threads (LoketStore *store)
{
  loket_jobs_close (&store->reads);
  for (guint i = 0; i < LOKET_N_READERS; i++) {
    g_clear_pointer (&store->readers[i].thread, g_thread_join);
    g_clear_pointer (&store->readers[i].txn, loket_txn_free);
  }
  loket_jobs_close (&store->writes);
  g_clear_pointer (&store->writer, g_thread_join);
  /* The last connection to close: it moves the log into the file. */
  g_clear_pointer (&store->write_txn, loket_txn_free);
}

/**
 * loket_store_close:
 * @store: (nullable) (transfer full): a store that gets no more works
 *
 * Does what still waits, then closes the file and lets the lock go.  Called on the thread whose
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
  loket_jobs_clear (&store->writes);
  loket_jobs_clear (&store->reads);
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
  return loket_jobs_waiting (&store->writes);
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
  loket_jobs_push (&store->writes, work, data, done, done_data);
}

/**
 * loket_store_read:
 * @store: a store
 * @work: what to do, on a reader's thread; it sees all that was committed before it began
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
  g_return_val_if_fail (g_thread_self () != store->writer, FALSE);
  return loket_jobs_run (&store->writes, work, data, error);
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
