/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox as a SQLite file, each change on the disk before the call returns: a number is
 * committed before it is printed (store.md 5).  One program has it, on one thread. */
#include "config.h"

#include "client/outbox.h"

#include "core/error.h"

#include <sqlite3.h>
#include <string.h>

#define APPLICATION_ID 0x4c4b4f42 /* "LKOB" */
#define SCHEMA 1

struct _LoketOutbox {
  sqlite3 *db;
};

static const char schema[] =
    "CREATE TABLE outbox ("
    " n INTEGER PRIMARY KEY,"
    " key TEXT NOT NULL UNIQUE,"
    " operation TEXT NOT NULL,"
    " request TEXT NOT NULL,"
    " created_at INTEGER NOT NULL,"
    " clock_ok INTEGER NOT NULL,"
    " elapsed INTEGER NOT NULL,"
    " boot TEXT NOT NULL,"
    " state INTEGER NOT NULL,"
    " code TEXT,"
    " parameter TEXT) STRICT;"
    "CREATE INDEX outbox_by_state ON outbox (state, n);"
    "CREATE TABLE lane (service TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL,"
    " given INTEGER NOT NULL) STRICT;"
    "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "PRAGMA application_id = 1280003906;"
    "PRAGMA user_version = 1;";

/**
 * loket_outbox_row_free:
 * @row: (nullable) (transfer full): a row
 */
void
loket_outbox_row_free (LoketOutboxRow *row)
{
  if (row == NULL)
    return;
  g_free (row->key);
  g_free (row->operation);
  g_free (row->request);
  g_free (row->code);
  g_free (row->parameter);
  g_free (row);
}

static gboolean
fail (LoketOutbox *self, GError **error)
{
  const int rc = sqlite3_extended_errcode (self->db);

  loket_set_error (error,
                   (rc & 0xff) == SQLITE_FULL ? LOKET_ERROR_STORE_FULL : LOKET_ERROR_INTERNAL,
                   NULL,
                   "outbox: SQLite %d: %s",
                   rc,
                   sqlite3_errmsg (self->db));
  return FALSE;
}

static gboolean
run_script (LoketOutbox *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* "" and NULL are two things to SQLite, and both occur. */
static void
bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_text (statement, at, text, -1, SQLITE_TRANSIENT);
}

static sqlite3_stmt *
prepare (LoketOutbox *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) == SQLITE_OK)
    return statement;
  fail (self, error);
  return NULL;
}

/* Runs @statement, which gives no rows, and frees it. */
static gboolean
finish (LoketOutbox *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE || fail (self, error);

  sqlite3_finalize (statement);
  return done;
}

static gint64
read_number (LoketOutbox *self, const char *sql)
{
  sqlite3_stmt *statement = prepare (self, sql, NULL);
  gint64 number = 0;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Pragmas hold for the connection, and a typing error in one is silent: so they are read back. */
static gboolean
set_up (LoketOutbox *self, GError **error)
{
  if (!run_script (self,
                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                   "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
                   "PRAGMA secure_delete = ON;",
                   error) ||
      !run_script (self, "BEGIN IMMEDIATE; COMMIT;", error))
    return FALSE;
  if (read_number (self, "PRAGMA synchronous") != 2) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "outbox: synchronous is not FULL");
    return FALSE;
  }
  if (read_number (self, "PRAGMA user_version") == 0) {
    if (!run_script (self, "BEGIN IMMEDIATE;", error) || !run_script (self, schema, error))
      return FALSE;
    return run_script (self, "COMMIT;", error);
  }
  if (read_number (self, "PRAGMA user_version") != SCHEMA ||
      read_number (self, "PRAGMA application_id") != APPLICATION_ID) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "outbox: made by another program");
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_outbox_open:
 * @path: the file, made when it is not there; its folder exists
 * @error: set to %LOKET_ERROR_INTERNAL, also when another program has it open
 *
 * Returns: (transfer full) (nullable): the outbox of this device
 */
LoketOutbox *
loket_outbox_open (const char *path, GError **error)
{
  g_autoptr (LoketOutbox) self = g_new0 (LoketOutbox, 1);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

  if (sqlite3_open_v2 (path, &self->db, flags, NULL) != SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  sqlite3_extended_result_codes (self->db, 1);
  if (!set_up (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * loket_outbox_close:
 * @self: (nullable) (transfer full): an outbox
 */
void
loket_outbox_close (LoketOutbox *self)
{
  if (self == NULL)
    return;
  sqlite3_close (self->db);
  g_free (self);
}

/**
 * loket_outbox_begin:
 * @self: an outbox
 * @error: set when the file cannot be written
 *
 * Returns: %TRUE when the changes from here on count together
 */
gboolean
loket_outbox_begin (LoketOutbox *self, GError **error)
{
  return run_script (self, "BEGIN IMMEDIATE;", error);
}

/**
 * loket_outbox_commit:
 * @self: an outbox, begun
 * @error: set when the disk is full or fails; then all is undone
 *
 * Returns: %TRUE when all is on the disk
 */
gboolean
loket_outbox_commit (LoketOutbox *self, GError **error)
{
  if (run_script (self, "COMMIT;", error))
    return TRUE;
  loket_outbox_undo (self);
  return FALSE;
}

/**
 * loket_outbox_undo:
 * @self: an outbox
 *
 * Undoes what was begun and is not committed, if anything.
 */
void
loket_outbox_undo (LoketOutbox *self)
{
  if (sqlite3_get_autocommit (self->db) == 0)
    run_script (self, "ROLLBACK;", NULL);
}

static void
bind_row (sqlite3_stmt *statement, const LoketOutboxRow *row)
{
  bind_text (statement, 1, row->key);
  bind_text (statement, 2, row->operation);
  bind_text (statement, 3, row->request);
  sqlite3_bind_int64 (statement, 4, row->created.at);
  sqlite3_bind_int (statement, 5, row->created.sure);
  sqlite3_bind_int64 (statement, 6, row->machine.elapsed);
  bind_text (statement, 7, row->machine.boot);
  sqlite3_bind_int (statement, 8, (int) row->state);
}

/**
 * loket_outbox_add:
 * @self: an outbox
 * @row: a request; one whose key is there already changes nothing
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is in, behind all others
 */
gboolean
loket_outbox_add (LoketOutbox *self, const LoketOutboxRow *row, GError **error)
{
  sqlite3_stmt *statement =
      prepare (self,
               "INSERT INTO outbox (n, key, operation, request, created_at, clock_ok, elapsed, "
               "boot, state) VALUES ((SELECT coalesce(max(n), 0) + 1 FROM outbox), ?1, ?2, ?3, "
               "?4, ?5, ?6, ?7, ?8) ON CONFLICT (key) DO NOTHING",
               error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, row);
  return finish (self, statement, error);
}

/**
 * loket_outbox_replace:
 * @self: an outbox
 * @key: key of a row
 * @row: what is to be sent in its place
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when @row stands where the other stood
 */
gboolean
loket_outbox_replace (LoketOutbox *self, const char *key, const LoketOutboxRow *row, GError **error)
{
  sqlite3_stmt *statement =
      prepare (self,
               "UPDATE outbox SET key = ?1, operation = ?2, request = ?3, created_at = ?4, "
               "clock_ok = ?5, elapsed = ?6, boot = ?7, state = ?8 WHERE key = ?9",
               error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, row);
  bind_text (statement, 9, key);
  return finish (self, statement, error);
}

/**
 * loket_outbox_remove:
 * @self: an outbox
 * @key: key of a row that is done with
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_outbox_remove (LoketOutbox *self, const char *key, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "DELETE FROM outbox WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, key);
  return finish (self, statement, error);
}

/**
 * loket_outbox_set_state:
 * @self: an outbox
 * @key: key of a row
 * @state: what it is from now on
 * @code: (nullable): why the hub refused it
 * @parameter: (nullable): of @code
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is written
 */
gboolean
loket_outbox_set_state (LoketOutbox *self,
                        const char *key,
                        LoketOutboxState state,
                        const char *code,
                        const char *parameter,
                        GError **error)
{
  sqlite3_stmt *statement = prepare (
      self, "UPDATE outbox SET state = ?2, code = ?3, parameter = ?4 WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, key);
  sqlite3_bind_int (statement, 2, (int) state);
  bind_text (statement, 3, code);
  bind_text (statement, 4, parameter);
  return finish (self, statement, error);
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static LoketOutboxRow *
read_row (sqlite3_stmt *statement)
{
  LoketOutboxRow *row = g_new0 (LoketOutboxRow, 1);
  g_autofree char *boot = column_text (statement, 6);

  row->key = column_text (statement, 0);
  row->operation = column_text (statement, 1);
  row->request = column_text (statement, 2);
  row->created.at = sqlite3_column_int64 (statement, 3);
  row->created.sure = sqlite3_column_int (statement, 4) != 0;
  row->machine.elapsed = sqlite3_column_int64 (statement, 5);
  g_strlcpy (row->machine.boot, boot, sizeof row->machine.boot);
  row->state = (LoketOutboxState) sqlite3_column_int (statement, 7);
  row->code = column_text (statement, 8);
  row->parameter = column_text (statement, 9);
  return row;
}

static GPtrArray *
read_rows (LoketOutbox *self, LoketOutboxState state, int limit, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) loket_outbox_row_free);
  sqlite3_stmt *statement =
      prepare (self,
               "SELECT key, operation, request, created_at, clock_ok, elapsed, boot, state, code, "
               "parameter FROM outbox WHERE state = ?1 ORDER BY n LIMIT ?2",
               error);
  int rc = SQLITE_ROW;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, (int) state);
  sqlite3_bind_int (statement, 2, limit);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (statement));
  if (rc != SQLITE_DONE)
    fail (self, error);
  sqlite3_finalize (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * loket_outbox_first_waiting:
 * @self: an outbox
 * @error: set when it cannot be read
 *
 * Returns: (transfer full) (nullable): what is to be sent next, %NULL without @error when nothing
 */
LoketOutboxRow *
loket_outbox_first_waiting (LoketOutbox *self, GError **error)
{
  g_autoptr (GPtrArray) rows = read_rows (self, LOKET_OUTBOX_WAITING, 1, error);

  return rows != NULL && rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
}

/**
 * loket_outbox_rows:
 * @self: an outbox
 * @state: which
 * @error: set when it cannot be read
 *
 * Returns: (transfer full) (element-type LoketOutboxRow): all in that state, oldest first
 */
GPtrArray *
loket_outbox_rows (LoketOutbox *self, LoketOutboxState state, GError **error)
{
  return read_rows (self, state, -1, error);
}

/**
 * loket_outbox_count:
 * @self: an outbox
 * @state: which
 *
 * Returns: how many are in that state
 */
gint64
loket_outbox_count (LoketOutbox *self, LoketOutboxState state)
{
  sqlite3_stmt *statement = prepare (self, "SELECT COUNT(*) FROM outbox WHERE state = ?1", NULL);
  gint64 count = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_int (statement, 1, (int) state);
  if (sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return count;
}

/**
 * loket_outbox_next_of_lane:
 * @self: an outbox, begun
 * @service: key of a service
 * @day: the last business day that a hub told of
 * @count: (out): how many numbers of its series were given before
 * @error: set when it cannot be written
 *
 * The series begins again only on a later day that a hub has told of: a wrong clock repeats no
 * number.
 *
 * Returns: %TRUE when the number is taken
 */
gboolean
loket_outbox_next_of_lane (LoketOutbox *self,
                           const char *service,
                           const char *day,
                           gint64 *count,
                           GError **error)
{
  sqlite3_stmt *statement =
      prepare (self,
               "INSERT INTO lane (service, day, given) VALUES (?1, ?2, 1) "
               "ON CONFLICT (service) DO UPDATE SET "
               "given = CASE WHEN excluded.day > lane.day THEN 1 ELSE lane.given + 1 END, "
               "day = max(excluded.day, lane.day) RETURNING given",
               error);
  gboolean taken;

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, service);
  bind_text (statement, 2, day);
  taken = sqlite3_step (statement) == SQLITE_ROW;
  if (taken)
    *count = sqlite3_column_int64 (statement, 0) - 1;
  taken = taken && sqlite3_step (statement) == SQLITE_DONE;
  if (!taken)
    fail (self, error);
  sqlite3_finalize (statement);
  return taken;
}

/**
 * loket_outbox_carry_lanes:
 * @self: an outbox
 * @day: a later business day
 * @error: set when it cannot be written
 *
 * The series go on in @day instead of beginning again: slips that were given by an unsure clock may
 * still come to count for @day.
 *
 * Returns: %TRUE when it is noted
 */
gboolean
loket_outbox_carry_lanes (LoketOutbox *self, const char *day, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "UPDATE lane SET day = ?1 WHERE day < ?1", error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, day);
  return finish (self, statement, error);
}

/**
 * loket_outbox_fact:
 * @self: an outbox
 * @name: name of a fact
 *
 * Returns: (transfer full) (nullable): what was last noted, %NULL when nothing was
 */
char *
loket_outbox_fact (LoketOutbox *self, const char *name)
{
  sqlite3_stmt *statement = prepare (self, "SELECT value FROM fact WHERE name = ?1", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  bind_text (statement, 1, name);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = column_text (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/**
 * loket_outbox_fact_number:
 * @self: an outbox
 * @name: name of a fact
 *
 * Returns: the number that was last noted, 0 when none was
 */
gint64
loket_outbox_fact_number (LoketOutbox *self, const char *name)
{
  g_autofree char *text = loket_outbox_fact (self, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/**
 * loket_outbox_set_fact:
 * @self: an outbox
 * @name: name of a fact
 * @value: what to note
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is noted
 */
gboolean
loket_outbox_set_fact (LoketOutbox *self, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement = prepare (self,
                                     "INSERT INTO fact (name, value) VALUES (?1, ?2) "
                                     "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                     error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, name);
  bind_text (statement, 2, value);
  return finish (self, statement, error);
}

/**
 * loket_outbox_set_fact_number:
 * @self: an outbox
 * @name: name of a fact
 * @value: what to note
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is noted
 */
gboolean
loket_outbox_set_fact_number (LoketOutbox *self, const char *name, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return loket_outbox_set_fact (self, name, text, error);
}
