/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The access log in access.db, with a thread and a chain of its own; the desks of app/office note
 * every read of a person's record in it. */
#include "config.h"

#include "store/access.h"

#include "store/chain.h"
#include "store/keys.h"
#include "store/migrate.h"
#include "store/sqlite.h"
#include "store/store-private.h"

#include "core/error.h"

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

  return loket_jobs_run (&store->access.jobs, note_work, (gpointer) access, error);
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

static void
noted_later_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  access_free (data);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("The access log lacks a row: %s", error->message);
}

/**
 * loket_store_note_access_later:
 * @store: a store
 * @access: what is no read, so that nobody has to wait for it; copied
 *
 * Notes it behind what waits already; from any thread.
 */
void
loket_store_note_access_later (LoketStore *store, const LoketAccess *access)
{
  LoketAccess *copy = g_new0 (LoketAccess, 1);

  copy->at = access->at;
  copy->operation = g_strdup (access->operation);
  copy->device = g_strdup (access->device);
  copy->officer = g_strdup (access->officer);
  copy->purpose = g_strdup (access->purpose);
  copy->subject = g_strdup (access->subject);
  loket_jobs_push (&store->access.jobs, note_work, copy, noted_later_cb, copy);
}

typedef struct {
  const LoketAccess *access;
  const LoketAccessLimit *limit;
  gboolean refused;
} Limited;

static gboolean
count (LoketTxn *txn, Limited *limited, gint64 *n, gint64 *refusals, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT count (CASE WHEN subject <> ?4 AND subject NOT LIKE ?5 THEN 1 END) AS n, "
      "count (CASE WHEN subject = ?4 THEN 1 END) AS refusals, "
      "coalesce (min (CASE WHEN subject <> ?4 AND subject NOT LIKE ?5 THEN at END), 0) "
      "AS oldest "
      "FROM access WHERE office = ?1 AND officer = ?2 AND at > ?3",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (limited->access->officer),
                    LOKET_N (limited->limit->since),
                    LOKET_T (LOKET_ACCESS_REFUSED),
                    LOKET_T (LOKET_ACCESS_FORBIDDEN "%")),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  *n = loket_rows_number (rows, "n");
  *refusals = loket_rows_number (rows, "refusals");
  *limited->limit->oldest = loket_rows_number (rows, "oldest");
  return TRUE;
}

/* The first refusal is put down; who goes on asking must not fill the log. */
static gboolean
limited_work (LoketTxn *txn, gpointer data, GError **error)
{
  Limited *limited = data;
  LoketAccess refusal = *limited->access;
  gint64 n, refusals;

  if (!count (txn, limited, &n, &refusals, error))
    return FALSE;
  limited->refused = n >= (gint64) limited->limit->most;
  if (!limited->refused)
    return note_work (txn, (gpointer) limited->access, error);
  refusal.subject = LOKET_ACCESS_REFUSED;
  return refusals > 0 || note_work (txn, &refusal, error);
}

/**
 * loket_store_note_access_within:
 * @store: a store
 * @access: who reads; with an officer
 * @limit: how much he may
 * @error: set to %LOKET_ERROR_TOO_MANY when he has had as many; else as loket_store_finish()
 *
 * Counts and notes in one turn, so that requests at once cannot slip through together.
 *
 * Returns: %TRUE when it is on the disk: now it may be answered
 */
gboolean
loket_store_note_access_within (LoketStore *store,
                                const LoketAccess *access,
                                const LoketAccessLimit *limit,
                                GError **error)
{
  Limited limited = {access, limit};

  g_return_val_if_fail (access->officer != NULL && access->subject != NULL, FALSE);

  if (!loket_jobs_run (&store->access.jobs, limited_work, &limited, error))
    return FALSE;
  if (limited.refused)
    loket_set_error (error, LOKET_ERROR_TOO_MANY, NULL, "as many look-ups as an officer may have");
  return !limited.refused;
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
