/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every single step of the engine fails once: each time there is an error and nothing has changed.
 */
#include "fixture.h"

#include "store/migrate.h"
#include "store/sqlite.h"
#include "store/txn-private.h"

#include "core/error.h"
#include "tests/lib/faulty-engine.h"

static LoketEngine *
open_faulty (Fixture *fixture, const char *name, LoketSqliteMode mode)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  LoketEngine *engine;

  engine = loket_sqlite_open (path, mode, &error);
  g_assert_no_error (error);
  faulty_engine_take (engine, LOKET_ERROR_STORE_FULL);
  return engine;
}

static gboolean
write_everything (LoketTxn *txn, gpointer data, GError **error)
{
  LoketTicket *ticket = data;
  const LoketAuditRow row = {.at = NOON, .operation = "queue/take-ticket", .device = "kiosk"};
  char operation[] = "queue/take-ticket", device[] = "kiosk", sha[] = "00";
  const LoketKeptAnswer answer = {.operation = operation, .device = device, .request_sha256 = sha};

  return loket_txn_mark (txn, error) && loket_txn_set_meta (txn, "day", TODAY, error) &&
         loket_txn_insert (txn, &ticket->parent_instance, error) &&
         loket_txn_update (txn, &ticket->parent_instance, error) &&
         loket_txn_tell (txn, "queue", "ticket", ticket->id, "{}", NOON, error) &&
         loket_txn_audit (txn, &row, error) && loket_txn_audit (txn, &row, error) &&
         loket_txn_keep_answer (txn, "key", &answer, NOON, error);
}

static gboolean
read_list (GPtrArray *list)
{
  if (list == NULL)
    return FALSE;
  g_ptr_array_unref (list);
  return TRUE;
}

static gboolean
read_object (gpointer object)
{
  if (object == NULL)
    return FALSE;
  g_object_unref (object);
  return TRUE;
}

static gboolean
read_everything (LoketTxn *txn, gpointer data, GError **error)
{
  LoketTicket *ticket = data;
  g_autoptr (LoketKeptAnswer) answer = NULL;
  g_autofree char *day = NULL;
  gint64 n;

  day = loket_txn_get_meta (txn, "day", error);
  return day != NULL && loket_txn_find_answer (txn, "key", &answer, error) && answer != NULL &&
         read_object (loket_txn_get (txn, loket_ticket_get_type (), ticket->id, error)) &&
         read_list (loket_txn_tickets_of_day (txn, TODAY, error)) &&
         loket_txn_count_waiting (txn, TODAY, "health", &n, error) &&
         read_list (loket_txn_events_after (txn, 0, NULL, 10, error)) &&
         loket_txn_first_seq (txn, error) == 1 && loket_txn_last_seq (txn, error) == 1 &&
         loket_txn_audit_verify (txn, &n, error);
}

/* Lets each step of a work fail in turn until none is left; returns how many there were. */
static int
fail_each_step (LoketTxn *txn, LoketStoreWork work, gpointer data)
{
  for (int step = 0;; step++) {
    g_autoptr (GError) error = NULL;
    gboolean succeeded;

    faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
    g_assert_true (loket_engine_begin (txn->engine, NULL));
    txn->pruned_at = G_MININT64;
    faulty_engine_fail_after (step);
    succeeded = loket_txn_run_work (txn, work, data, &error);
    if (!faulty_engine_has_failed ()) {
      g_assert_no_error (error);
      g_assert_true (succeeded);
      faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
      g_assert_true (loket_engine_commit (txn->engine, NULL));
      return step;
    }
    g_assert_false (succeeded);
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
    loket_engine_rollback (txn->engine);
    g_assert_false (loket_engine_in_transaction (txn->engine));
  }
}

static gboolean
check (LoketTxn *txn, gpointer report, GError **error)
{
  *(LoketCheckReport **) report = loket_txn_check (txn, error);
  return *(LoketCheckReport **) report != NULL;
}

static void
test_works (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 1);
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "audit", NULL);
  g_autoptr (LoketTxn) txn = NULL;
  g_autoptr (LoketCheckReport) report = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  txn = loket_txn_new (open_faulty (fixture, "office.db", LOKET_SQLITE_WRITER), "33.14", key);
  g_assert_cmpint (fail_each_step (txn, write_everything, ticket), >, 20);
  g_assert_cmpint (fail_each_step (txn, read_everything, ticket), >, 15);
  g_clear_pointer (&txn, loket_txn_free);
  fixture_reopen (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, check, &report, NULL));
  g_assert_true (report->healthy);
  g_assert_cmpint (report->tickets, ==, 1);
  g_assert_cmpint (report->events, ==, 1);
  g_assert_cmpint (report->audit_rows, ==, 2);
}

/* The check says what it can: a fault while it looks at the audit chain is a finding. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "audit", NULL);
  g_autoptr (LoketTxn) txn = NULL;
  gboolean done = FALSE;

  g_clear_pointer (&fixture->store, loket_store_close);
  txn = loket_txn_new (open_faulty (fixture, "office.db", LOKET_SQLITE_WRITER), "33.14", key);
  for (int step = 0; !done; step++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketCheckReport) report = NULL;
    faulty_engine_fail_after (step);
    report = loket_txn_check (txn, &error);
    done = !faulty_engine_has_failed ();
    g_assert_true ((report == NULL) == (error != NULL));
    if (report != NULL)
      g_assert_cmpint (report->healthy, ==, done);
  }
}

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = loket_migrations_load (NULL);
  g_autoptr (LoketEngine) engine = open_faulty (fixture, "new.db", LOKET_SQLITE_NEW);
  gboolean done = FALSE;
  gint64 version, before = 0;

  for (int step = 0; !done; step++) {
    g_autoptr (GError) error = NULL;
    gboolean succeeded;
    faulty_engine_fail_after (step);
    succeeded = loket_migrate (engine, steps, fixture->dir, &error);
    done = !faulty_engine_has_failed ();
    faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
    g_assert_cmpint (succeeded, ==, done);
    g_assert_true (succeeded == (error == NULL));
    g_assert_true (loket_engine_get_version (engine, &version, NULL));
    /* Each migration is whole or not at all; the next start goes on after the last whole one. */
    g_assert_cmpint (version, >=, before);
    g_assert_cmpint (version == steps->len, ==, done);
    before = version;
  }
}

static void
test_no_room_for_a_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keys = fixture_path (fixture, "keys/card.key/in-the-way");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (keys, 0700), ==, 0);
  g_assert_null (loket_store_key (fixture->store, "card", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static void
test_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = fixture_path (fixture, "file");
  g_autofree char *below = fixture_path (fixture, "file/office");
  g_autofree char *no_lock = fixture_path (fixture, "no-lock/lock");
  g_autofree char *no_lock_dir = fixture_path (fixture, "no-lock");
  g_autofree char *no_key = fixture_path (fixture, "no-key/keys/audit.key");
  g_autofree char *no_key_dir = fixture_path (fixture, "no-key");
  const char *dirs[] = {below, no_lock_dir, no_key_dir};

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (no_lock, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (no_key, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (dirs); i++) {
    const LoketStoreOptions options = {.dir = dirs[i],
                                       .office_id = "33.14",
                                       .profile = "sragen",
                                       .clock = fixture->clock,
                                       .random = fixture->random};
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_store_open (&options, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
    g_assert_false (loket_store_exists (dirs[i]));
  }
}

static void
test_store_without_a_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  {
    g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_WRITER, NULL);
    g_assert_true (loket_engine_script (engine, "DELETE FROM meta", NULL));
  }
  g_assert_null (fixture_open (fixture, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("No step of the engine can fail unseen or leave half a work behind.");
  fixture_add ("/store/fault/works", test_works);
  fixture_add ("/store/fault/check", test_check);
  fixture_add ("/store/fault/migration", test_migration);
  fixture_add ("/store/fault/no-room-for-a-key", test_no_room_for_a_key);
  fixture_add ("/store/fault/folder-in-the-way", test_folder_in_the_way);
  fixture_add ("/store/fault/store-without-a-name", test_store_without_a_name);
  return g_test_run ();
}
