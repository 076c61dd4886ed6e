/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hub is measured against: processes that write the same two rows into one SQLite file
 * themselves, with the pragmas of the store. */
#include "direct.h"

#define PRAGMAS                                                                                    \
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"                      \
  "PRAGMA busy_timeout=60000; PRAGMA wal_autocheckpoint=1000;"                                     \
  "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"        \
  "PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"

#define SCHEMA                                                                                     \
  "CREATE TABLE number_series (office TEXT NOT NULL, scope TEXT NOT NULL, day TEXT NOT NULL,"      \
  " last INTEGER NOT NULL, PRIMARY KEY (office, scope, day)) STRICT, WITHOUT ROWID;"               \
  "CREATE TABLE ticket (office TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL,"                \
  " service TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL, state TEXT NOT NULL,"     \
  " issued_at INTEGER NOT NULL, PRIMARY KEY (office, id), UNIQUE (office, day, service, number),"  \
  " UNIQUE (office, day, label)) STRICT;"                                                          \
  "CREATE INDEX ticket_by_state ON ticket (office, state, day, issued_at, id);"                    \
  "INSERT INTO number_series VALUES ('33.14', 'health', '2026-11-23', 0);"

static void
run (sqlite3 *db, const char *sql)
{
  const int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* Opens the file as each process of its own would. */
sqlite3 *
direct_open (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 60000);
  run (db, PRAGMAS);
  return db;
}

/* Makes the file with its two tables. */
void
direct_make (const char *path)
{
  sqlite3 *db = direct_open (path);

  run (db, SCHEMA);
  sqlite3_close (db);
}

static gint64
next_number (sqlite3 *db)
{
  sqlite3_stmt *statement;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "UPDATE number_series SET last = last + 1 WHERE office = "
                                       "'33.14' AND scope = 'health' AND day = '2026-11-23' "
                                       "RETURNING last",
                                       -1,
                                       &statement,
                                       NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* One ticket: BEGIN IMMEDIATE, number, row, COMMIT.  Returns its number. */
gint64
direct_take_ticket (sqlite3 *db)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *sql = NULL;
  gint64 number;

  run (db, "BEGIN IMMEDIATE");
  number = next_number (db);
  sql = g_strdup_printf ("INSERT INTO ticket VALUES ('33.14', '%s', '2026-11-23', 'health', "
                         "%" G_GINT64_FORMAT ", 'A%03" G_GINT64_FORMAT "', 'issued', "
                         "%" G_GINT64_FORMAT ")",
                         id,
                         number,
                         number,
                         g_get_real_time ());
  run (db, sql);
  run (db, "COMMIT");
  return number;
}
