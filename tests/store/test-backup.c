/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is made while the office works, and comes back whole or not at all. */
#include "fixture.h"

#include "store/access.h"
#include "store/backup.h"
#include "store/seal.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  LoketStore *store;
  const char *path;
  GBytes *key;
} Job;

static gboolean
back_up_work (LoketTxn *txn, gpointer data, GError **error)
{
  Job *job = data;

  return loket_txn_back_up (txn, job->path, job->key, NOON, error);
}

static void
back_up (Fixture *fixture, const char *path, GBytes *key)
{
  Job job = {.path = path, .key = key};
  g_autoptr (GError) error = NULL;

  loket_store_read_long_sync (fixture->store, back_up_work, &job, &error);
  g_assert_no_error (error);
}

static gboolean
take (LoketTxn *txn, gpointer data, GError **error)
{
  Fixture *fixture = data;
  gint64 number;
  g_autoptr (LoketTicket) ticket = NULL;
  const LoketAuditRow row = {.at = NOON, .operation = "queue/take-ticket", .device = "kiosk"};

  if (!loket_txn_next_number (txn, "health", TODAY, &number, error))
    return FALSE;
  ticket = fixture_ticket (fixture, number);
  return loket_txn_insert (txn, LOKET_RECORD (ticket), error) &&
         loket_txn_tell (txn, "queue", "ticket", ticket->id, "{}", NOON, error) &&
         loket_txn_audit (txn, &row, error);
}

static void
take_some (Fixture *fixture, guint n)
{
  const LoketAccess access = {
      .at = NOON, .operation = "person/get", .device = "counter", .subject = "person/1"};

  for (guint i = 0; i < n; i++)
    g_assert_true (loket_store_write_sync (fixture->store, take, fixture, NULL));
  g_assert_true (loket_store_note_access (fixture->store, &access, NULL));
}

static LoketBackup *
test_restore (Fixture *fixture, const char *path, GBytes *key)
{
  g_autofree char *scratch = fixture_path (fixture, "scratch");
  g_autoptr (GError) error = NULL;
  LoketBackup *found =
      loket_backup_test (path, key, scratch, fixture->clock, fixture->random, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->problem, ==, NULL);
  return found;
}

typedef struct {
  Fixture *fixture;
  int ended;
  guint written;
  gint64 longest; /* microseconds that one write took */
} Writing;

static gpointer
write_thread (gpointer data)
{
  Writing *writing = data;

  while (!g_atomic_int_get (&writing->ended)) {
    const gint64 before = g_get_monotonic_time ();
    g_assert_true (loket_store_write_sync (writing->fixture->store, take, writing->fixture, NULL));
    writing->longest = MAX (writing->longest, g_get_monotonic_time () - before);
    writing->written++;
  }
  return NULL;
}

static gboolean
check (LoketTxn *txn, gpointer report, GError **error)
{
  *(LoketCheckReport **) report = loket_txn_check (txn, error);
  return *(LoketCheckReport **) report != NULL;
}

/* Backed up while it is written to, restored into an empty folder, checked, and worked on. */
static void
test_during_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "copies/a.loket");
  g_autofree char *into = fixture_path (fixture, "restored");
  g_autofree char *blobs = fixture_path (fixture, "blobs/ab");
  g_autofree char *blob = g_build_filename (blobs, "abcd", NULL);
  g_autofree char *blob_again = g_build_filename (into, "blobs/ab/abcd", NULL);
  g_autofree char *backup_key = g_build_filename (into, "keys/backup.key", NULL);
  g_autofree char *dir = NULL;
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "backup", NULL);
  g_autoptr (LoketBackup) found = NULL;
  g_autoptr (LoketCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Writing writing = {.fixture = fixture};
  GThread *thread;
  guint before;

  g_assert_cmpint (g_mkdir_with_parents (blobs, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blob, "a photo", -1, NULL));
  take_some (fixture, 300);
  thread = g_thread_new ("writing", write_thread, &writing);
  back_up (fixture, path, key);
  back_up (fixture, path, key);
  g_atomic_int_set (&writing.ended, 1);
  g_thread_join (thread);
  g_test_message ("%u writes during two backups, the longest took %d ms",
                  writing.written,
                  (int) (writing.longest / 1000));
  g_assert_cmpint (writing.longest, <, 2 * G_USEC_PER_SEC);
  found = test_restore (fixture, path, key);
  g_assert_cmpint (found->tickets, >=, 300);
  g_assert_cmpint (found->audit_rows, ==, found->tickets);
  g_assert_cmpint (found->access_rows, ==, 1);
  loket_backup_restore (path, key, into, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (blob_again, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (backup_key, G_FILE_TEST_EXISTS));
  g_clear_pointer (&fixture->store, loket_store_close);
  dir = g_steal_pointer (&fixture->dir);
  fixture->dir = g_strdup (into);
  fixture_reopen (fixture);
  before = (guint) found->tickets;
  take_some (fixture, 5);
  g_assert_true (loket_store_read_long_sync (fixture->store, check, &report, NULL));
  g_assert_true (report->healthy);
  g_assert_cmpint (report->tickets, ==, before + 5);
  g_clear_pointer (&fixture->store, loket_store_close);
  g_free (fixture->dir);
  fixture->dir = g_steal_pointer (&dir);
}

static void
assert_refused (Fixture *fixture, const char *path, GBytes *key, const char *why)
{
  g_autofree char *into = fixture_path (fixture, "refused");
  g_autofree char *partial = fixture_path (fixture, "refused.restoring");
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_backup_restore (path, key, into, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  if (why != NULL)
    g_assert_cmpstr (loket_error_parameter (error), ==, why);
  g_assert_false (g_file_test (into, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "a.loket");
  g_autofree char *bad = fixture_path (fixture, "bad.loket");
  g_autofree char *bytes = NULL;
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "backup", NULL);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("0123456789abcdef0123456789abcdef", 32);
  g_autoptr (GBytes) phrase = g_bytes_new_static ("passphrase", 10);
  gsize length;
  guint damages = 0;

  take_some (fixture, 3);
  back_up (fixture, path, key);
  assert_refused (fixture, path, wrong, "the key does not fit this backup");
  assert_refused (fixture, path, phrase, "the backup was made with another kind of key");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += at < 200 ? 1 : 1997, damages++) {
    g_assert_true (g_file_set_contents (bad, bytes, (gssize) at, NULL));
    assert_refused (fixture, bad, key, NULL);
    bytes[at] ^= 0x10;
    g_assert_true (g_file_set_contents (bad, bytes, (gssize) length, NULL));
    assert_refused (fixture, bad, key, NULL);
    bytes[at] ^= 0x10;
  }
  g_test_message ("%u places cut off, %u bytes flipped, all refused", damages, damages);
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = '\0';
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length + 1, NULL));
  assert_refused (fixture, bad, key, NULL);
}

static void
test_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "a.loket");
  g_autofree char *carried = fixture_path (fixture, "carried.loket");
  g_autofree char *file = fixture_path (fixture, "phrase");
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "backup", NULL);
  g_autoptr (GBytes) phrase = NULL;
  g_autoptr (LoketBackup) found = NULL;
  g_autoptr (GError) error = NULL;

  take_some (fixture, 3);
  back_up (fixture, path, key);
  g_assert_true (g_file_set_contents (file, "sugeng enjing\n", -1, NULL));
  phrase = loket_seal_load_key (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (phrase), ==, strlen ("sugeng enjing"));
  loket_backup_seal_anew (path, key, carried, phrase, &error);
  g_assert_no_error (error);
  assert_refused (fixture, carried, key, "the key does not fit this backup");
  found = test_restore (fixture, carried, phrase);
  g_assert_cmpint (found->tickets, ==, 3);
  g_assert_false (loket_backup_seal_anew (path, phrase, carried, key, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (file, "\n", -1, NULL));
  g_assert_null (loket_seal_load_key (file, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
}

static void
test_not_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "a.loket");
  g_autofree char *none = fixture_path (fixture, "none.loket");
  g_autofree char *empty = fixture_path (fixture, "empty");
  g_autoptr (GBytes) key = loket_store_key (fixture->store, "backup", NULL);
  g_autoptr (GError) error = NULL;

  back_up (fixture, path, key);
  g_assert_false (loket_backup_restore (path, key, fixture->dir, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_clear_error (&error);
  g_assert_false (loket_backup_restore (none, key, empty, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_true (loket_backup_restore (path, key, empty, &error));
  g_assert_no_error (error);
}

static void
test_newest_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_path (fixture, "copies");
  g_autofree char *newest = NULL;
  guint left = 0;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 7; i++) {
    g_autofree char *name = g_strdup_printf ("2026-11-2%u" LOKET_BACKUP_SUFFIX, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  }
  loket_backup_keep_newest (folder, 3);
  newest = loket_backup_newest (folder);
  g_assert_true (g_str_has_suffix (newest, "2026-11-26" LOKET_BACKUP_SUFFIX));
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    left++;
  g_assert_cmpuint (left, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A backup is made while the office works, and comes back whole or not at all.");
  fixture_add ("/store/backup/during-writes", test_during_writes);
  fixture_add ("/store/backup/damaged", test_damaged);
  fixture_add ("/store/backup/passphrase", test_passphrase);
  fixture_add ("/store/backup/not-empty", test_not_empty);
  fixture_add ("/store/backup/newest-are-kept", test_newest_are_kept);
  return g_test_run ();
}
