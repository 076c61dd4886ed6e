/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit chain finds what was changed, removed, moved or put in; so does the whole check. */
#include "fixture.h"

#include "core/error.h"

#include <string.h>

static gboolean
write_rows (LoketTxn *txn, gpointer data, GError **error)
{
  for (int i = 0; i < 5; i++) {
    g_autofree char *key = i % 2 == 0 ? g_strdup_printf ("key-%d", i) : NULL;
    const LoketAuditRow row = {
        .at = NOON + i,
        .operation = "queue/take-ticket",
        .device = "kiosk",
        .officer = i == 3 ? "sri" : NULL,
        .purpose = NULL,
        .key = key,
        .before = NULL,
        .after = "[{\"label\":\"A001\"}]",
    };
    if (!loket_txn_audit (txn, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
verify (LoketTxn *txn, gpointer rows, GError **error)
{
  return loket_txn_audit_verify (txn, rows, error);
}

static gboolean
check (LoketTxn *txn, gpointer report, GError **error)
{
  *(LoketCheckReport **) report = loket_txn_check (txn, error);
  return *(LoketCheckReport **) report != NULL;
}

static void
write_chain (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, write_rows, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_broken_at (Fixture *fixture, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCheckReport) report = NULL;
  gint64 rows;

  g_assert_false (loket_store_read_sync (fixture->store, verify, &rows, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_cmpstr (error->message, ==, where);
  g_assert_true (loket_store_read_sync (fixture->store, check, &report, NULL));
  g_assert_false (report->healthy);
  g_assert_cmpstr (report->problem, ==, where);
}

static void
test_whole_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCheckReport) report = NULL;
  gint64 rows;

  g_assert_true (loket_store_read_sync (fixture->store, verify, &rows, &error));
  g_assert_cmpint (rows, ==, 0);
  write_chain (fixture);
  fixture_reopen (fixture);
  write_chain (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, verify, &rows, &error));
  g_assert_cmpint (rows, ==, 10);
  loket_store_read_sync (fixture->store, check, &report, &error);
  g_assert_no_error (error);
  g_assert_true (report->healthy);
  g_assert_null (report->problem);
  g_assert_cmpint (report->audit_rows, ==, 10);
  g_assert_cmpint (report->schema, ==, 20);
  g_assert_cmpint (report->events, ==, 0);
  g_assert_true (loket_record_check (&report->parent_instance, &error));
}

typedef struct {
  const char *name;
  const char *sql;
  const char *found;
} Tampering;

static const Tampering tamperings[] = {
    {"flipped-byte",
     "UPDATE audit SET after = replace (after, 'A001', 'A002') WHERE seq = 3",
     "Row 3 of the audit chain was changed."},
    {"other-time",
     "UPDATE audit SET at = at + 1 WHERE seq = 1",
     "Row 1 of the audit chain was changed."},
    {"other-officer",
     "UPDATE audit SET officer = NULL WHERE seq = 4",
     "Row 4 of the audit chain was changed."},
    {"moved-between-columns",
     "UPDATE audit SET purpose = officer, officer = NULL WHERE seq = 4",
     "Row 4 of the audit chain was changed."},
    {"removed", "DELETE FROM audit WHERE seq = 2", "Row 2 of the audit chain is missing."},
    {"removed-and-closed-up",
     "DELETE FROM audit WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;"
     "UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5;"
     "UPDATE number_series SET last = 4 WHERE scope = 'audit'",
     "Row 2 of the audit chain is missing."},
    {"last-removed",
     "DELETE FROM audit WHERE seq = 5",
     "The end of the audit chain was cut off: rows 5 to 5 are missing."},
    {"swapped",
     "UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;"
     "UPDATE audit SET seq = 3 WHERE seq = 9",
     "Rows 2 and 3 of the audit chain were swapped."},
    {"put-in",
     "INSERT INTO audit SELECT office, 6, at, operation, device, officer, purpose, key, before,"
     "after, hash, hash FROM audit WHERE seq = 5;"
     "UPDATE number_series SET last = 6 WHERE scope = 'audit'",
     "Row 6 of the audit chain was changed."},
};

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;

  write_chain (fixture);
  fixture_tamper (fixture, tampering->sql);
  assert_broken_at (fixture, tampering->found);
}

static void
test_another_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "keys/audit.key");

  write_chain (fixture);
  g_assert_true (g_file_set_contents (path, "0123456789abcdef0123456789abcdef", 32, NULL));
  fixture_reopen (fixture);
  assert_broken_at (fixture,
                    "No row of the audit chain fits the key: this is the key of another office, "
                    "or a new one.");
}

static gboolean
get_hash (LoketTxn *txn, gpointer hash, GError **error)
{
  *(char **) hash = loket_txn_get_meta (txn, "hash", error);
  return TRUE;
}

/* The encoding that audit.c documents, worked out here a second time. */
static void
test_documented_encoding (Fixture *fixture, gconstpointer data)
{
  static const char line[] = "loket-audit-1\nt5:33.14;i1;i1795406400000000;t17:queue/take-ticket;"
                             "t5:kiosk;n;n;t5:key-0;n;t18:[{\"label\":\"A001\"}];t0:;";
  g_autofree char *path = fixture_path (fixture, "keys/audit.key");
  g_autofree char *key = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *hash = NULL;
  gsize length;

  write_chain (fixture);
  g_assert_true (g_file_get_contents (path, &key, &length, NULL));
  expected = g_compute_hmac_for_data (
      G_CHECKSUM_SHA256, (guchar *) key, length, (const guchar *) line, strlen (line));
  fixture_tamper (fixture, "INSERT INTO meta SELECT office, 'hash', hash FROM audit WHERE seq = 1");
  g_assert_true (loket_store_read_sync (fixture->store, get_hash, &hash, NULL));
  g_assert_cmpstr (hash, ==, expected);
}

static void
test_check_finds_lost_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCheckReport) report = NULL;

  fixture_tamper (
      fixture,
      "PRAGMA foreign_keys = OFF;"
      "INSERT INTO counter VALUES ('33.14', '1', '2026-11-23', 1, NULL, 5, 'gone', NULL, NULL)");
  g_assert_true (loket_store_read_sync (fixture->store, check, &report, NULL));
  g_assert_false (report->healthy);
  g_assert_cmpstr (report->problem, ==, "a row of counter refers to a row that is not there");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Nobody changes the audit chain unseen.");
  fixture_add ("/store/audit/whole-chain", test_whole_chain);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++) {
    g_autofree char *name = g_strconcat ("/store/audit/", tamperings[i].name, NULL);
    g_test_add (name, Fixture, &tamperings[i], fixture_set_up, test_tampering, fixture_tear_down);
  }
  fixture_add ("/store/audit/another-key", test_another_key);
  fixture_add ("/store/audit/documented-encoding", test_documented_encoding);
  fixture_add ("/store/check/finds-lost-references", test_check_finds_lost_references);
  return g_test_run ();
}
