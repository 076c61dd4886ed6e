/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite engine: values both ways, nested statements, errors, backup, the versions to fear. */
#include "fixture.h"

#include "store/sqlite.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  Fixture fixture;
  LoketEngine *engine;
} EngineFixture;

static void
set_up (EngineFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, data);
  path = fixture_path (&self->fixture, "values.db");
  self->engine = loket_sqlite_open (path, LOKET_SQLITE_NEW, &error);
  g_assert_no_error (error);
  g_assert_true (loket_engine_script (self->engine,
                                      "CREATE TABLE v (id INTEGER PRIMARY KEY, t TEXT, b BLOB)"
                                      " STRICT",
                                      &error));
}

static void
tear_down (EngineFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->engine, loket_engine_close);
  fixture_tear_down (&self->fixture, data);
}

static gboolean
insert_value (EngineFixture *self, gint64 id, const char *text, GBytes *bytes, GError **error)
{
  LoketValue blob = {.kind = bytes != NULL ? LOKET_VALUE_BYTES : LOKET_VALUE_NULL, .bytes = bytes};

  return loket_engine_exec (self->engine,
                            "INSERT INTO v VALUES (?1, ?2, ?3)",
                            LOKET_VALUES (LOKET_N (id), LOKET_T (text), blob),
                            error);
}

static void
test_values (EngineFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (LoketRows) rows = NULL;
  gboolean row;

  g_assert_true (insert_value (self, G_MININT64, "Ngésthi", bytes, NULL));
  g_assert_cmpint (loket_engine_changes (self->engine), ==, 1);
  g_assert_true (insert_value (self, G_MAXINT64, NULL, empty, NULL));
  rows = loket_engine_query (self->engine, "SELECT t, b, id FROM v ORDER BY id", NULL, 0, NULL);
  g_assert_true (loket_rows_next (rows, &row, NULL) && row);
  g_assert_cmpint (loket_rows_number (rows, "id"), ==, G_MININT64);
  g_assert_cmpstr (loket_rows_text (rows, "t"), ==, "Ngésthi");
  {
    g_autoptr (GBytes) found = loket_rows_bytes (rows, "b");
    g_assert_true (g_bytes_equal (found, bytes));
  }
  g_assert_true (loket_rows_next (rows, &row, NULL) && row);
  g_assert_cmpint (loket_rows_number (rows, "id"), ==, G_MAXINT64);
  g_assert_true (loket_rows_is_null (rows, "t"));
  g_assert_null (loket_rows_text (rows, "t"));
  g_assert_null (loket_rows_bytes (rows, "t"));
  {
    g_autoptr (GBytes) found = loket_rows_bytes (rows, "b");
    g_assert_cmpuint (g_bytes_get_size (found), ==, 0);
  }
  g_assert_true (loket_rows_next (rows, &row, NULL) && !row);
}

static void
test_same_statement_twice_at_once (EngineFixture *self, gconstpointer data)
{
  const char *sql = "SELECT id FROM v ORDER BY id";
  g_autoptr (LoketRows) outer = NULL;
  guint n = 0;
  gboolean row;

  for (gint64 id = 1; id <= 3; id++)
    g_assert_true (insert_value (self, id, NULL, NULL, NULL));
  outer = loket_engine_query (self->engine, sql, NULL, 0, NULL);
  while (loket_rows_next (outer, &row, NULL) && row) {
    g_autoptr (LoketRows) inner = loket_engine_query (self->engine, sql, NULL, 0, NULL);
    gboolean inner_row;
    while (loket_rows_next (inner, &inner_row, NULL) && inner_row)
      n++;
  }
  g_assert_cmpuint (n, ==, 9);
}

static void
test_errors (EngineFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_true (insert_value (self, 1, "3314012345678901", NULL, NULL));
  g_assert_false (insert_value (self, 1, "3314012345678901", NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_null (strstr (error->message, "3314012345678901"));
  g_clear_error (&error);
  g_assert_false (loket_engine_exec (self->engine, "SELEKT", NULL, 0, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (loket_engine_number (self->engine, "SELEKT", NULL, 0, &number, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (loket_engine_exec (
      self->engine, "SELECT 1", LOKET_VALUES (LOKET_N (1), LOKET_N (2)), &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (loket_engine_script (self->engine, "SELEKT", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_true (loket_engine_number (self->engine, "SELECT 5 AS number", NULL, 0, &number, NULL));
  g_assert_cmpint (number, ==, 5);
}

static void
test_missing_file (EngineFixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (&self->fixture, "none.db");
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_sqlite_open (path, LOKET_SQLITE_READER, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static void
test_backup (EngineFixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (&self->fixture, "copy.db");
  g_autofree char *nowhere = fixture_path (&self->fixture, "no/such/copy.db");
  g_autoptr (LoketEngine) copy = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (insert_value (self, 1, "a", NULL, NULL));
  g_assert_true (loket_engine_backup (self->engine, path, &error));
  g_assert_true (insert_value (self, 2, "b", NULL, NULL));
  g_assert_true (loket_engine_backup (self->engine, path, &error));
  g_assert_no_error (error);
  copy = loket_sqlite_open (path, LOKET_SQLITE_READER, &error);
  g_assert_no_error (error);
  g_assert_true (loket_engine_number (copy, "SELECT COUNT(*) AS number FROM v", NULL, 0, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  g_assert_false (loket_engine_backup (self->engine, nowhere, &error));
  g_assert_nonnull (error);
}

static void
test_second_writer_is_busy (EngineFixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (&self->fixture, "values.db");
  g_autoptr (LoketEngine) second = loket_sqlite_open (path, LOKET_SQLITE_NEW, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_engine_script (second, "PRAGMA busy_timeout = 0", NULL));
  g_assert_true (loket_engine_begin (self->engine, NULL));
  g_assert_false (loket_engine_begin (second, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BUSY);
  loket_engine_rollback (self->engine);
  g_assert_false (loket_engine_in_transaction (self->engine));
  loket_engine_rollback (self->engine);
}

static void
test_versions_with_the_fault (void)
{
  static const struct {
    int version;
    gboolean faulty;
  } versions[] = {
      {3040001, TRUE},
      {3044005, TRUE},
      {3044006, FALSE},
      {3044009, FALSE},
      {3045000, TRUE},
      {3050006, TRUE},
      {3050007, FALSE},
      {3051000, TRUE},
      {3051002, TRUE},
      {3051003, FALSE},
      {3052000, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_assert_cmpint (
        loket_sqlite_has_wal_reset_fault (versions[i].version), ==, versions[i].faulty);
  g_assert_true (g_str_has_prefix (loket_sqlite_version (), "3."));
}

static void
test_unknown_column (void)
{
  if (g_test_subprocess ()) {
    /* In memory: a program that aborts leaves its folder behind. */
    g_autoptr (LoketEngine) engine = loket_sqlite_open (":memory:", LOKET_SQLITE_NEW, NULL);
    g_autoptr (LoketRows) rows = loket_engine_query (engine, "SELECT 1 AS number", NULL, 0, NULL);
    gboolean row;
    g_assert_true (loket_rows_next (rows, &row, NULL));
    loket_rows_number (rows, "nomber");
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*A query has no column nomber*");
}

#define add(name, function) g_test_add (name, EngineFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The engine gives back what it was given and says clearly what went wrong.");
  add ("/store/engine/values", test_values);
  add ("/store/engine/same-statement-twice-at-once", test_same_statement_twice_at_once);
  add ("/store/engine/errors", test_errors);
  add ("/store/engine/missing-file", test_missing_file);
  add ("/store/engine/backup", test_backup);
  add ("/store/engine/second-writer-is-busy", test_second_writer_is_busy);
  g_test_add_func ("/store/engine/unknown-column", test_unknown_column);
  g_test_add_func ("/store/engine/versions-with-the-fault", test_versions_with_the_fault);
  return g_test_run ();
}
