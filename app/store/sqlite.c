/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite engine.  Versions before 3.51.3 lose pages when one connection checkpoints while
 * another commits: so one connection does both, and all others are opened read-only. */
#include "config.h"

#include "store/sqlite.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEPS_BETWEEN_LOOKS 5000 /* of SQLite's machine: well under a millisecond */

typedef struct {
  LoketEngine parent_instance;
  sqlite3 *db;
  char *path;
  LoketSqliteMode mode;
  GHashTable *statements; /* SQL → SqliteRows, for the next time */
  gint64 until;           /* of a reader: monotonic time when it is stopped, 0 = never */
  const int *stop;        /* borrowed */
  int log_pages;          /* of a writer: in the log, as the last commit left it */
  int moved_pages;        /* of those: no longer worth a checkpoint */
  gboolean out_of_memory; /* a text was asked for that could not be given */
} Sqlite;

typedef struct {
  LoketRows parent_instance;
  sqlite3_stmt *statement;
  gboolean in_use;
  gboolean kept;   /* in the hash table */
  int last_column; /* found last: mostly the same or the next one is asked for then */
} SqliteRows;

typedef struct {
  const char *name;
  const char *set;
  const char *expected; /* what it must say afterwards */
} Pragma;

/* They hold for a connection, not for the file, and a typing error in one is silent: so each is
 * read back. */
static const Pragma writer_pragmas[] = {
    {"journal_mode", "WAL", "wal"},
    {"synchronous", "FULL", "2"},
    {"foreign_keys", "ON", "1"},
    {"wal_autocheckpoint", "0", "0"}, /* whoever commits waits for none: see writer.c */
    {"journal_size_limit", "67108864", "67108864"},
    {"cache_size", "-24576", "-24576"}, /* the system keeps what is read often */
    {"temp_store", "MEMORY", "2"},
    {"mmap_size", "0", "0"},
    {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},
    {NULL},
};

static const Pragma reader_pragmas[] = {
    {"query_only", "ON", "1"},
    {"cache_size", "-8192", "-8192"}, /* of each; whatever is written empties it */
    {"temp_store", "MEMORY", "2"},
    {"mmap_size", "0", "0"},
    {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},
    {NULL},
};

static const Pragma new_pragmas[] = {
    {"synchronous", "EXTRA", "3"},
    {"foreign_keys", "ON", "1"},
    {"trusted_schema", "OFF", "0"},
    {NULL},
};

static int
last_error_of (sqlite3 *db, int file_op)
{
  sqlite3_file *file = NULL;
  int system_error = 0;

  if (sqlite3_file_control (db, "main", file_op, &file) == SQLITE_OK && file != NULL &&
      file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system_error);
  return system_error;
}

static gboolean
is_full (int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/* SQLite says "full" only for ENOSPC; a quota or a file size limit is an I/O error to it. */
static gboolean
is_disk_full (sqlite3 *db, int rc)
{
  if ((rc & 0xff) != SQLITE_IOERR)
    return (rc & 0xff) == SQLITE_FULL;
  return is_full (last_error_of (db, SQLITE_FCNTL_FILE_POINTER)) ||
         is_full (last_error_of (db, SQLITE_FCNTL_JOURNAL_POINTER));
}

/* SQLite's messages name tables, columns and files; values are always bound, so none gets in. */
static gboolean
fail (Sqlite *self, int rc, GError **error)
{
  LoketErrorCode code = LOKET_ERROR_INTERNAL;

  if (is_disk_full (self->db, rc))
    code = LOKET_ERROR_STORE_FULL;
  else if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED)
    code = LOKET_ERROR_BUSY;
  else if ((rc & 0xff) == SQLITE_INTERRUPT)
    code = LOKET_ERROR_TOO_SLOW;
  loket_set_error (error, code, NULL, "SQLite %d: %s", rc, sqlite3_errmsg (self->db));
  return FALSE;
}

static void
rows_destroy (gpointer data)
{
  SqliteRows *rows = data;

  sqlite3_finalize (rows->statement);
  g_free (rows);
}

static SqliteRows *
prepare (Sqlite *self, const char *sql, GError **error)
{
  SqliteRows *rows = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *statement;
  int rc;

  if (self->out_of_memory && strcmp (sql, "ROLLBACK") != 0) {
    self->out_of_memory = sqlite3_get_autocommit (self->db) == 0;
    fail (self, SQLITE_NOMEM, error);
    return NULL;
  }
  self->out_of_memory = FALSE;
  if (rows != NULL && !rows->in_use)
    return rows;
  rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK) {
    fail (self, rc, error);
    return NULL;
  }
  rows = g_new0 (SqliteRows, 1);
  rows->parent_instance.engine = &self->parent_instance;
  rows->statement = statement;
  rows->kept = !g_hash_table_contains (self->statements, sql);
  if (rows->kept)
    g_hash_table_insert (self->statements, g_strdup (sql), rows);
  return rows;
}

static int
bind (sqlite3_stmt *statement, int at, const LoketValue *value)
{
  gconstpointer bytes;
  gsize length;

  switch (value->kind) {
  case LOKET_VALUE_NUMBER:
    return sqlite3_bind_int64 (statement, at, value->number);
  case LOKET_VALUE_TEXT:
    return sqlite3_bind_text (statement, at, value->text, -1, SQLITE_TRANSIENT);
  case LOKET_VALUE_BYTES:
    bytes = g_bytes_get_data (value->bytes, &length);
    return sqlite3_bind_blob64 (
        statement, at, bytes != NULL ? bytes : "", length, SQLITE_TRANSIENT);
  case LOKET_VALUE_NULL:
  default:
    return sqlite3_bind_null (statement, at);
  }
}

static void
sqlite_rows_free (LoketRows *base)
{
  SqliteRows *rows = (SqliteRows *) base;

  /* The error that reset repeats was reported by the step that had it. */
  sqlite3_reset (rows->statement);
  sqlite3_clear_bindings (rows->statement);
  rows->in_use = FALSE;
  if (!rows->kept)
    rows_destroy (rows);
}

static LoketRows *
sqlite_query (LoketEngine *engine,
              const char *sql,
              const LoketValue *values,
              guint n_values,
              GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  SqliteRows *rows = prepare (self, sql, error);

  if (rows == NULL)
    return NULL;
  rows->in_use = TRUE;
  rows->last_column = 0;
  for (guint i = 0; i < n_values; i++) {
    int rc = bind (rows->statement, (int) i + 1, &values[i]);
    if (rc != SQLITE_OK) {
      fail (self, rc, error);
      sqlite_rows_free (&rows->parent_instance);
      return NULL;
    }
  }
  return &rows->parent_instance;
}

static gboolean
sqlite_next (LoketRows *base, gboolean *row, GError **error)
{
  SqliteRows *rows = (SqliteRows *) base;
  int rc = sqlite3_step (rows->statement);

  *row = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE || fail ((Sqlite *) base->engine, rc, error);
}

static int
sqlite_column (LoketRows *base, const char *name)
{
  SqliteRows *rows = (SqliteRows *) base;
  int n = sqlite3_column_count (rows->statement);

  for (int i = 0; i < n; i++) {
    int at = (rows->last_column + i) % n;
    if (strcmp (sqlite3_column_name (rows->statement, at), name) == 0) {
      rows->last_column = at;
      return at;
    }
  }
  g_critical ("A query has no column %s: %s", name, sqlite3_sql (rows->statement));
  return -1;
}

static gboolean
sqlite_is_null (LoketRows *base, int column)
{
  return sqlite3_column_type (((SqliteRows *) base)->statement, column) == SQLITE_NULL;
}

static gint64
sqlite_number (LoketRows *base, int column)
{
  return sqlite3_column_int64 (((SqliteRows *) base)->statement, column);
}

static const char *
sqlite_text (LoketRows *base, int column)
{
  sqlite3_stmt *statement = ((SqliteRows *) base)->statement;
  const gboolean is_text = sqlite3_column_type (statement, column) != SQLITE_NULL;
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text != NULL || !is_text)
    return text;
  /* Whoever asked cannot go on: the next statement fails, and so does the transaction. */
  ((Sqlite *) base->engine)->out_of_memory = TRUE;
  return "";
}

static GBytes *
sqlite_bytes (LoketRows *base, int column)
{
  sqlite3_stmt *statement = ((SqliteRows *) base)->statement;
  const void *bytes = sqlite3_column_blob (statement, column);

  if (sqlite_is_null (base, column))
    return NULL;
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (statement, column));
}

static gint64
sqlite_changes (LoketEngine *engine)
{
  return sqlite3_changes64 (((Sqlite *) engine)->db);
}

static gboolean
sqlite_begin (LoketEngine *engine, GError **error)
{
  /* A deferred transaction that begins to write after another wrote fails at once. */
  const char *sql = ((Sqlite *) engine)->mode == LOKET_SQLITE_READER ? "BEGIN" : "BEGIN IMMEDIATE";

  return loket_engine_exec (engine, sql, NULL, 0, error);
}

static gboolean
sqlite_in_transaction (LoketEngine *engine)
{
  return !sqlite3_get_autocommit (((Sqlite *) engine)->db);
}

static gboolean
sqlite_script (LoketEngine *engine, const char *sql, GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || fail (self, rc, error);
}

static gboolean
read_pragma (LoketEngine *engine, const char *name, char **value, GError **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", name, NULL);
  g_autoptr (LoketRows) rows = loket_engine_query (engine, sql, NULL, 0, error);
  gboolean row;

  *value = NULL;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row)
    *value = g_strdup (sqlite_text (rows, 0));
  return TRUE;
}

static gboolean
sqlite_get_version (LoketEngine *engine, gint64 *version, GError **error)
{
  g_autofree char *application = NULL;
  g_autofree char *user = NULL;

  if (!read_pragma (engine, "application_id", &application, error) ||
      !read_pragma (engine, "user_version", &user, error))
    return FALSE;
  *version = g_ascii_strtoll (user, NULL, 10);
  if (g_ascii_strtoll (application, NULL, 10) != (*version > 0 ? LOKET_SQLITE_APPLICATION_ID : 0)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The file is no store of this program");
    return FALSE;
  }
  return TRUE;
}

static gboolean
sqlite_set_version (LoketEngine *engine, gint64 version, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                       LOKET_SQLITE_APPLICATION_ID,
                       version);

  return sqlite_script (engine, sql, error);
}

static gboolean
sqlite_checkpoint (LoketEngine *engine, gint64 above, gboolean *wanted, GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  struct stat status;
  int rc;

  *wanted = FALSE;
  if (stat (log, &status) != 0 || status.st_size <= above)
    return TRUE;
  /* Waiting here for a long read would hold up every ticket behind it. */
  sqlite3_busy_timeout (self->db, 0);
  rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->db, 5000);
  *wanted = rc == SQLITE_BUSY;
  return rc == SQLITE_OK || rc == SQLITE_BUSY || fail (self, rc, error);
}

/* The log began anew when it is shorter than it was. */
static int
committed_cb (void *data, sqlite3 *db, const char *name, int pages)
{
  Sqlite *self = data;

  self->log_pages = pages;
  if (pages < self->moved_pages)
    self->moved_pages = 0;
  return SQLITE_OK;
}

static gboolean
sqlite_move_log (LoketEngine *engine, gint64 pages, GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  int rc;

  if (self->log_pages - self->moved_pages < pages)
    return TRUE;
  self->moved_pages = self->log_pages;
  rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return rc == SQLITE_OK || rc == SQLITE_BUSY || fail (self, rc, error);
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The copy cannot be written to the disk");
  if (fd >= 0)
    close (fd);
  return synced;
}

static gboolean
sqlite_backup (LoketEngine *engine, const char *path, GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  const LoketValue to = loket_value_text (path);

  gboolean copied;

  /* VACUUM INTO refuses a file that is there; one left by an attempt that failed is of no use. */
  g_unlink (path);
  /* query_only forbids it to write even the copy; the file itself is open read-only besides. */
  if (self->mode == LOKET_SQLITE_READER &&
      !sqlite_script (engine, "PRAGMA query_only = OFF", error))
    return FALSE;
  copied = loket_engine_exec (engine, "VACUUM INTO ?1", &to, 1, error);
  if (self->mode == LOKET_SQLITE_READER)
    sqlite_script (engine, "PRAGMA query_only = ON", NULL);
  return copied && sync_file (path, error);
}

static gboolean
check_with (LoketEngine *engine, const char *pragma, char **problem, GError **error)
{
  if (!read_pragma (engine, pragma, problem, error))
    return FALSE;
  if (g_strcmp0 (*problem, "ok") == 0)
    g_clear_pointer (problem, g_free);
  return TRUE;
}

static gboolean
sqlite_check (LoketEngine *engine, gboolean whole, char **problem, GError **error)
{
  if (!whole)
    return check_with (engine, "quick_check(1)", problem, error);
  if (!check_with (engine, "integrity_check(1)", problem, error))
    return FALSE;
  if (*problem != NULL)
    return TRUE;
  if (!read_pragma (engine, "foreign_key_check", problem, error))
    return FALSE;
  if (*problem != NULL) {
    g_autofree char *table = g_steal_pointer (problem);
    *problem = g_strdup_printf ("a row of %s refers to a row that is not there", table);
  }
  return TRUE;
}

/* Called every some thousand steps of a statement; anything but 0 stops it. */
static int
progress_cb (void *data)
{
  const Sqlite *self = data;

  return (self->stop != NULL && g_atomic_int_get (self->stop) != 0) ||
         (self->until > 0 && g_get_monotonic_time () >= self->until);
}

/* Never on the writer: what it stops there is undone with all its neighbours. */
static void
sqlite_limit (LoketEngine *engine, gint64 until)
{
  Sqlite *self = (Sqlite *) engine;

  g_return_if_fail (self->mode == LOKET_SQLITE_READER);
  self->until = until;
}

static void
sqlite_obey (LoketEngine *engine, const int *stop)
{
  Sqlite *self = (Sqlite *) engine;

  g_return_if_fail (self->mode == LOKET_SQLITE_READER);
  self->stop = stop;
}

static void
sqlite_close (LoketEngine *engine)
{
  Sqlite *self = (Sqlite *) engine;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

static const LoketEngineTable sqlite_table = {
    .query = sqlite_query,
    .next = sqlite_next,
    .column = sqlite_column,
    .is_null = sqlite_is_null,
    .number = sqlite_number,
    .text = sqlite_text,
    .bytes = sqlite_bytes,
    .rows_free = sqlite_rows_free,
    .changes = sqlite_changes,
    .begin = sqlite_begin,
    .in_transaction = sqlite_in_transaction,
    .script = sqlite_script,
    .get_version = sqlite_get_version,
    .set_version = sqlite_set_version,
    .checkpoint = sqlite_checkpoint,
    .move_log = sqlite_move_log,
    .backup = sqlite_backup,
    .check = sqlite_check,
    .limit = sqlite_limit,
    .obey = sqlite_obey,
    .close = sqlite_close,
};

static gboolean
apply_pragma (LoketEngine *engine, const Pragma *pragma, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %s", pragma->name, pragma->set);
  g_autofree char *now = NULL;

  if (!sqlite_script (engine, sql, error) || !read_pragma (engine, pragma->name, &now, error))
    return FALSE;
  if (g_strcmp0 (now, pragma->expected) == 0)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_INTERNAL, NULL, "SQLite does not take %s = %s", pragma->name, pragma->set);
  return FALSE;
}

static const Pragma *
pragmas_of (LoketSqliteMode mode)
{
  if (mode == LOKET_SQLITE_NEW)
    return new_pragmas;
  return mode == LOKET_SQLITE_WRITER ? writer_pragmas : reader_pragmas;
}

static int
flags_of (LoketSqliteMode mode)
{
  if (mode == LOKET_SQLITE_READER)
    return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
         (mode == LOKET_SQLITE_NEW ? SQLITE_OPEN_CREATE : 0);
}

/* SQLite counts its memory under one lock for all connections, and nobody here asks for the count:
 * a clerk's look-up would wait for it behind an import. */
static gpointer
count_no_memory (gpointer unused)
{
  return GINT_TO_POINTER (sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK);
}

/**
 * loket_sqlite_open:
 * @path: the file
 * @mode: what it is opened for
 * @error: set when it cannot be opened or SQLite does not take a setting
 *
 * Returns: (transfer full): a connection, for one thread at a time
 */
LoketEngine *
loket_sqlite_open (const char *path, LoketSqliteMode mode, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  Sqlite *self = g_new0 (Sqlite, 1);
  g_autoptr (LoketEngine) engine = &self->parent_instance;
  int rc;

  g_once (&once, count_no_memory, NULL);
  engine->table = &sqlite_table;
  self->path = g_strdup (path);
  self->mode = mode;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rows_destroy);
  rc = sqlite3_open_v2 (path, &self->db, flags_of (mode), NULL);
  if (rc != SQLITE_OK) {
    fail (self, rc, error);
    return NULL;
  }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, 5000);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (mode == LOKET_SQLITE_READER)
    sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, progress_cb, self);
  for (const Pragma *pragma = pragmas_of (mode); pragma->name != NULL; pragma++)
    if (!apply_pragma (engine, pragma, error))
      return NULL;
  if (mode == LOKET_SQLITE_WRITER)
    sqlite3_wal_hook (self->db, committed_cb, self);
  return g_steal_pointer (&engine);
}

/**
 * loket_sqlite_version:
 *
 * Returns: (transfer none): the version of the library that runs
 */
const char *
loket_sqlite_version (void)
{
  return sqlite3_libversion ();
}

/**
 * loket_sqlite_has_wal_reset_fault:
 * @version: a version as sqlite3_libversion_number() gives it, 0 for the one that runs
 *
 * The fault was fixed in 3.51.3, and also in 3.44.6 and 3.50.7.
 *
 * Returns: %TRUE when pages can be lost if a connection checkpoints while another commits
 */
gboolean
loket_sqlite_has_wal_reset_fault (int version)
{
  if (version == 0)
    version = sqlite3_libversion_number ();
  if (version >= 3051003)
    return FALSE;
  return !(version >= 3044006 && version < 3045000) && !(version >= 3050007 && version < 3051000);
}
