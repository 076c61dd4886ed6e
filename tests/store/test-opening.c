/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look over the whole file after opening keeps nobody waiting, however long it takes: here it
 * does not go on until everything else is done. */
#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#define LIMIT_US (20 * G_TIME_SPAN_SECOND)

/* Stands where SQLite begins the check. */
static struct {
  GMutex lock;
  GCond changed;
  gboolean reached;
  gboolean open;
} gate;

static int
statement_cb (unsigned int kind, void *data, void *statement, void *text)
{
  if (strstr (text, "quick_check") == NULL)
    return 0;
  g_mutex_lock (&gate.lock);
  gate.reached = TRUE;
  g_cond_broadcast (&gate.changed);
  while (!gate.open)
    g_cond_wait (&gate.changed, &gate.lock);
  g_mutex_unlock (&gate.lock);
  return 0;
}

static int
opened_cb (sqlite3 *db, const char **problem, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, statement_cb, NULL);
}

static void
wait_for_check (void)
{
  const gint64 until = g_get_monotonic_time () + LIMIT_US;

  g_mutex_lock (&gate.lock);
  while (!gate.reached)
    g_assert_true (g_cond_wait_until (&gate.changed, &gate.lock, until));
  g_mutex_unlock (&gate.lock);
}

static void
let_go (void)
{
  g_mutex_lock (&gate.lock);
  gate.open = TRUE;
  g_cond_broadcast (&gate.changed);
  g_mutex_unlock (&gate.lock);
}

static gboolean
write_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_set_meta (txn, "test", data, error);
}

static gboolean
read_work (LoketTxn *txn, gpointer data, GError **error)
{
  *(char **) data = loket_txn_get_meta (txn, "test", error);
  return *(char **) data != NULL;
}

static void
test_check_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *read = NULL;
  g_autofree char *quick = NULL;
  char value[] = "written during the check";
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) opened_cb), ==, SQLITE_OK);
  fixture_reopen (fixture);
  sqlite3_cancel_auto_extension ((void (*) (void)) opened_cb);
  wait_for_check ();
  g_assert_true (loket_store_write_sync (fixture->store, write_work, value, &error));
  g_assert_no_error (error);
  g_assert_true (loket_store_read_sync (fixture->store, read_work, &read, &error));
  g_assert_true (loket_store_read_quick_sync (fixture->store, read_work, &quick, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, value);
  g_assert_cmpstr (quick, ==, value);
  g_assert_false (gate.open);
  let_go ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/opening/check-keeps-nobody", test_check_waits);
  return g_test_run ();
}
