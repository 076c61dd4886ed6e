/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, closing, reopening, one owner, keys, and works on both kinds of thread. */
#include "fixture.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_new_office (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (loket_store_id (fixture->store));

  g_assert_true (loket_store_exists (fixture->dir));
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (loket_store_office_id (fixture->store), ==, "33.14");
  g_assert_cmpstr (loket_store_profile (fixture->store), ==, "sragen");
  g_assert_cmpuint (loket_store_waiting (fixture->store), ==, 0);
  fixture_reopen (fixture);
  g_assert_cmpstr (loket_store_id (fixture->store), ==, id);
}

static void
test_second_opener_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketStore) second = fixture_open (fixture, &error);

  g_assert_null (second);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BUSY);
  fixture_reopen (fixture);
}

static void
test_no_office_without_a_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dir = fixture_path (fixture, "empty");
  const LoketStoreOptions options = {
      .dir = dir, .clock = fixture->clock, .random = fixture->random};
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_store_exists (dir));
  g_assert_null (loket_store_open (&options, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_false (loket_store_exists (dir));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "keys/ticket.key");
  g_autofree char *audit = fixture_path (fixture, "keys/audit.key");
  g_autoptr (GBytes) first = loket_store_key (fixture->store, "ticket", NULL);
  g_autoptr (GBytes) second = loket_store_key (fixture->store, "ticket", NULL);
  g_autoptr (GBytes) other = loket_store_key (fixture->store, "card-2", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpuint (g_bytes_get_size (first), ==, 32);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (audit, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_set_contents (path, "short", -1, NULL));
  g_assert_null (loket_store_key (fixture->store, "ticket", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static void
test_missing_audit_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "keys/audit.key");
  g_autofree char *away = fixture_path (fixture, "away.key");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_null (fixture_open (fixture, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "keys/audit.key"));
  g_assert_cmpint (g_rename (away, path), ==, 0);
  fixture_reopen (fixture);
}

static gboolean
set_greeting (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_set_meta (txn, "greeting", data, error);
}

static gboolean
get_greeting (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (GError) said = NULL;

  *(char **) data = loket_txn_get_meta (txn, "greeting", &said);
  g_assert_no_error (said);
  return TRUE;
}

static void
test_write_then_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *reopened = NULL;
  char first[] = "sugeng", second[] = "sugeng enjing";

  g_assert_true (loket_store_read_sync (fixture->store, get_greeting, &before, NULL));
  g_assert_null (before);
  g_assert_true (loket_store_write_sync (fixture->store, set_greeting, first, NULL));
  g_assert_true (loket_store_write_sync (fixture->store, set_greeting, second, NULL));
  g_assert_true (loket_store_read_sync (fixture->store, get_greeting, &after, NULL));
  g_assert_cmpstr (after, ==, second);
  fixture_reopen (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, get_greeting, &reopened, NULL));
  g_assert_cmpstr (reopened, ==, second);
}

static void
test_readers_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char text[] = "x";

  g_assert_false (loket_store_read_sync (fixture->store, set_greeting, text, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static gboolean
fail_without_a_word (LoketTxn *txn, gpointer data, GError **error)
{
  return FALSE;
}

static void
test_silent_failure_is_still_an_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_store_write_sync (fixture->store, fail_without_a_word, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

typedef struct {
  LoketStore *store;
  guint succeeded;
  guint refused;
} Answers;

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (source);
  if (loket_store_finish (answers->store, result, &error)) {
    answers->succeeded++;
  } else {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
    answers->refused++;
  }
}

static gboolean
three_answers (gpointer data)
{
  return ((Answers *) data)->succeeded + ((Answers *) data)->refused == 3;
}

static void
test_answers_come_on_the_main_context (Fixture *fixture, gconstpointer data)
{
  Answers answers = {.store = fixture->store};
  g_autofree char *read = NULL;
  char text[] = "sugeng";

  loket_store_write (fixture->store, set_greeting, text, count_cb, &answers);
  loket_store_write (fixture->store, fail_without_a_word, NULL, count_cb, &answers);
  loket_store_read (fixture->store, get_greeting, &read, count_cb, &answers);
  g_assert_cmpuint (answers.succeeded, ==, 0);
  g_assert_true (fixture_wait (three_answers, &answers));
  g_assert_cmpuint (answers.succeeded, ==, 2);
  g_assert_cmpuint (answers.refused, ==, 1);
}

static void
test_close_does_what_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *read = NULL;
  char text[] = "last words";

  loket_store_write (fixture->store, set_greeting, text, NULL, NULL);
  fixture_reopen (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, get_greeting, &read, NULL));
  g_assert_cmpstr (read, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("One owner of one file: opening, keys, works on the writer and the readers.");
  fixture_add ("/store/store/new-office", test_new_office);
  fixture_add ("/store/store/second-opener-is-refused", test_second_opener_is_refused);
  fixture_add ("/store/store/no-office-without-a-name", test_no_office_without_a_name);
  fixture_add ("/store/store/keys", test_keys);
  fixture_add ("/store/store/missing-audit-key", test_missing_audit_key);
  fixture_add ("/store/store/write-then-read", test_write_then_read);
  fixture_add ("/store/store/readers-cannot-write", test_readers_cannot_write);
  fixture_add ("/store/store/silent-failure-is-still-an-error",
               test_silent_failure_is_still_an_error);
  fixture_add ("/store/store/answers-come-on-the-main-context",
               test_answers_come_on_the_main_context);
  fixture_add ("/store/store/close-does-what-waits", test_close_does_what_waits);
  return g_test_run ();
}
