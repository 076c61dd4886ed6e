/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both audit chains: any byte flipped, rows taken out, swapped, put in or cut off are named. */
#include "fixture.h"

#include "store/access.h"
#include "store/anchor.h"
#include "store/chain.h"
#include "store/sqlite.h"

#include "core/error.h"

#include <string.h>

#define N_ROWS 6

typedef struct {
  Fixture base;
  LoketEngine *engine;
  char *anchor; /* text of one made after all rows */
} Chain;

static gboolean
write_rows (LoketTxn *txn, gpointer data, GError **error)
{
  for (int i = 0; i < N_ROWS; i++) {
    const LoketAuditRow row = {
        .at = NOON + i,
        .operation = data == NULL ? "queue/take-ticket" : data,
        .device = i % 2 == 0 ? "kiosk" : "counter",
        .officer = i == 3 ? "sri" : NULL,
        .purpose = i == 4 ? "a" : NULL,
        .key = "k",
        .before = i == 5 ? "[{}]" : NULL,
        .after = "[{\"label\":\"A001\"}]",
    };
    if (!loket_txn_audit (txn, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
make_anchor (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketAnchor) anchor = loket_txn_anchor (txn, NOON, error);

  if (anchor != NULL)
    *(char **) data = g_strdup (anchor->text);
  return anchor != NULL;
}

static void
note (LoketStore *store, const char *subject)
{
  const LoketAccess access = {.at = NOON,
                              .operation = "person/get",
                              .device = "counter",
                              .officer = "sri",
                              .purpose = "card",
                              .subject = subject};
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_store_note_access (store, &access, &error));
  g_assert_no_error (error);
}

static void
set_up (Chain *chain, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&chain->base, NULL);
  g_assert_true (loket_store_write_sync (chain->base.store, write_rows, NULL, &error));
  for (int i = 0; i < N_ROWS; i++) {
    g_autofree char *subject = g_strdup_printf ("person/%d", i);
    note (chain->base.store, subject);
  }
  g_assert_true (loket_store_read_sync (chain->base.store, make_anchor, &chain->anchor, &error));
  g_assert_no_error (error);
}

static void
tear_down (Chain *chain, gconstpointer data)
{
  g_free (chain->anchor);
  fixture_tear_down (&chain->base, NULL);
}

/* The office is closed; the file is changed as a thief would, looked over, and changed back. */
static void
open_file (Chain *chain, const char *name)
{
  g_autofree char *path = fixture_path (&chain->base, name);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&chain->base.store, loket_store_close);
  chain->engine = loket_sqlite_open (path, LOKET_SQLITE_WRITER, &error);
  g_assert_no_error (error);
}

static void
sql (Chain *chain, const char *script)
{
  g_autoptr (GError) error = NULL;

  loket_engine_script (chain->engine, script, &error);
  g_assert_no_error (error);
}

typedef struct {
  const char *anchor;
  LoketAuditReport *report;
} Verify;

static gboolean
verify_work (LoketTxn *txn, gpointer data, GError **error)
{
  Verify *verify = data;

  verify->report = loket_txn_verify_chains (txn, verify->anchor, error);
  return verify->report != NULL;
}

static LoketAuditReport *
verify (Chain *chain, const char *anchor)
{
  Verify verify = {.anchor = anchor};
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&chain->engine, loket_engine_close);
  if (chain->base.store == NULL)
    chain->base.store = fixture_open (&chain->base, &error);
  g_assert_no_error (error);
  g_assert_true (loket_store_read_long_sync (chain->base.store, verify_work, &verify, &error));
  g_assert_no_error (error);
  return verify.report;
}

static LoketAuditFault *
fault_at (LoketAuditReport *report, guint at)
{
  g_autoptr (LoketAuditFault) fault = g_list_model_get_item (G_LIST_MODEL (report->faults), at);

  return fault; /* the list holds it */
}

static void
assert_fault (LoketAuditReport *report,
              guint at,
              LoketAuditFaultKind kind,
              gint64 row,
              gint64 other)
{
  LoketAuditFault *fault = fault_at (report, at);

  g_assert_nonnull (fault);
  g_assert_cmpstr (loket_enum_name (loket_audit_fault_kind_get_type (), (int) fault->kind),
                   ==,
                   loket_enum_name (loket_audit_fault_kind_get_type (), (int) kind));
  g_assert_cmpint (fault->row, ==, row);
  g_assert_cmpint (fault->other.set ? fault->other.value : 0, ==, other);
}

static guint
n_faults (LoketAuditReport *report)
{
  return g_list_model_get_n_items (G_LIST_MODEL (report->faults));
}

static void
test_whole (Chain *chain, gconstpointer data)
{
  g_autoptr (LoketAuditReport) report = verify (chain, chain->anchor);
  g_autoptr (LoketAuditReport) later = NULL;

  g_assert_true (report->healthy);
  g_assert_cmpstr (report->problem, ==, NULL);
  g_assert_cmpint (report->audit_rows, ==, N_ROWS);
  g_assert_cmpint (report->access_rows, ==, N_ROWS);
  g_assert_cmpint (report->anchored_at.value, ==, NOON);
  g_assert_true (loket_record_check (LOKET_RECORD (report), NULL));
  /* Rows come on top, and the old anchor still holds. */
  g_assert_true (loket_store_write_sync (chain->base.store, write_rows, NULL, NULL));
  note (chain->base.store, "person/9");
  later = verify (chain, chain->anchor);
  g_assert_true (later->healthy);
  g_assert_cmpint (later->audit_rows, ==, 2 * N_ROWS);
}

/* The one fault that the chain of @txn has. */
static void
assert_one_fault (LoketTxn *txn, const LoketChain *chain, gint64 row)
{
  g_autoptr (LoketAuditReport) report = loket_audit_report_new ();
  g_autoptr (GError) error = NULL;
  gint64 rows;

  report->faults = g_list_store_new (loket_audit_fault_get_type ());
  g_assert_true (loket_chain_verify (txn, chain, NULL, report, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, N_ROWS);
  g_assert_cmpuint (n_faults (report), ==, 1);
  g_assert_cmpint (fault_at (report, 0)->row, ==, row);
}

static void
set_column (LoketTxn *txn,
            const LoketChain *chain,
            const char *column,
            gint64 row,
            LoketValue value)
{
  g_autofree char *set =
      g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE seq = ?2", chain->table, column);
  g_autoptr (GError) error = NULL;

  loket_engine_exec (txn->engine, set, LOKET_VALUES (value, LOKET_N (row)), &error);
  g_assert_no_error (error);
}

/* A thief changes it, it is looked over, and it is changed back. */
static void
assert_found (LoketTxn *txn,
              const LoketChain *chain,
              const char *column,
              gint64 row,
              LoketValue value)
{
  g_assert_true (loket_engine_begin (txn->engine, NULL));
  set_column (txn, chain, column, row, value);
  assert_one_fault (txn, chain, row);
  loket_engine_rollback (txn->engine);
}

/* Each byte of a column; what was absent is made present; a byte comes behind a NUL. */
static guint
flip_text (LoketTxn *txn, const LoketChain *chain, const char *column, gint64 row)
{
  g_autofree char *get = g_strdup_printf ("SELECT %s FROM %s WHERE seq = ?1", column, chain->table);
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;
  gboolean there;

  {
    g_autoptr (LoketRows) rows =
        loket_engine_query (txn->engine, get, LOKET_VALUES (LOKET_N (row)), NULL);
    g_assert_true (loket_rows_next (rows, &there, NULL) && there);
    text = g_strdup (loket_rows_text (rows, column));
  }
  if (text == NULL) {
    assert_found (txn, chain, column, row, LOKET_T (""));
    return 1;
  }
  for (gsize at = 0; text[at] != '\0'; at++) {
    text[at] ^= 0x01;
    assert_found (txn, chain, column, row, LOKET_T (text));
    text[at] ^= 0x01;
  }
  hidden = g_strdup_printf ("UPDATE %s SET %s = %s || char (0) || 'x' WHERE seq = %d",
                            chain->table,
                            column,
                            column,
                            (int) row);
  g_assert_true (loket_engine_begin (txn->engine, NULL));
  g_assert_true (loket_engine_script (txn->engine, hidden, NULL));
  assert_one_fault (txn, chain, row);
  loket_engine_rollback (txn->engine);
  return (guint) strlen (text) + 1;
}

static guint
flip_number (LoketTxn *txn, const LoketChain *chain, const char *column, gint64 row, gint64 number)
{
  for (guint byte = 0; byte < 7; byte++)
    assert_found (
        txn, chain, column, row, LOKET_N (number ^ (G_GINT64_CONSTANT (0x20) << (8 * byte))));
  return 7;
}

static void
test_every_byte (Chain *chain, gconstpointer data)
{
  const LoketChain *which =
      g_strcmp0 (data, "access") == 0 ? &loket_access_chain : &loket_audit_chain;
  g_autoptr (GBytes) key = loket_store_key (chain->base.store, which->table, NULL);
  g_autofree char *file =
      which == &loket_audit_chain ? g_strdup ("office.db") : g_strdup ("access.db");
  g_autoptr (LoketTxn) txn = NULL;
  guint flips = 0;

  open_file (chain, file);
  txn = loket_txn_new (g_steal_pointer (&chain->engine), "33.14", key);
  for (gint64 row = 1; row <= N_ROWS; row++) {
    flips += flip_number (txn, which, "seq", row, row);
    flips +=
        flip_number (txn, which, "at", row, which == &loket_audit_chain ? NOON + row - 1 : NOON);
    flips += flip_text (txn, which, "office", row);
    for (guint i = 3; i < which->n_columns; i++)
      if (row > 1 || strcmp (which->columns[i], "previous") != 0)
        flips += flip_text (txn, which, which->columns[i], row);
    flips += flip_text (txn, which, "hash", row);
  }
  g_test_message ("%u single bytes flipped, each found in its row", flips);
  g_assert_cmpuint (flips, >, 1000);
}

typedef struct {
  const char *name;
  const char *sql; /* %s is the table */
  LoketAuditFaultKind kind;
  gint64 row, other;
  guint n_faults;
  gboolean with_anchor; /* found only with it */
} Theft;

static const Theft thefts[] = {
    {"first-removed", "DELETE FROM %1$s WHERE seq = 1", LOKET_AUDIT_MISSING, 1, 0, 1},
    {"one-removed", "DELETE FROM %1$s WHERE seq = 3", LOKET_AUDIT_MISSING, 3, 0, 1},
    {"two-removed-and-closed-up",
     "DELETE FROM %1$s WHERE seq IN (2, 3); UPDATE %1$s SET seq = 2 WHERE seq = 4;"
     "UPDATE %1$s SET seq = 3 WHERE seq = 5; UPDATE %1$s SET seq = 4 WHERE seq = 6;"
     "UPDATE number_series SET last = 4 WHERE scope = '%1$s'",
     LOKET_AUDIT_MISSING,
     2,
     0,
     3},
    {"last-two-removed", "DELETE FROM %1$s WHERE seq > 4", LOKET_AUDIT_CUT, 5, 6, 1},
    {"last-two-removed-and-series-set-back",
     "DELETE FROM %1$s WHERE seq > 4; UPDATE number_series SET last = 4 WHERE scope = '%1$s'",
     LOKET_AUDIT_CUT,
     5,
     6,
     1,
     TRUE},
    {"all-removed",
     "DELETE FROM %1$s; DELETE FROM number_series WHERE scope = '%1$s'",
     LOKET_AUDIT_CUT,
     1,
     6,
     1,
     TRUE},
    {"neighbours-swapped",
     "UPDATE %1$s SET seq = 9 WHERE seq = 2; UPDATE %1$s SET seq = 2 WHERE seq = 3;"
     "UPDATE %1$s SET seq = 3 WHERE seq = 9",
     LOKET_AUDIT_SWAPPED,
     2,
     3,
     1},
    {"ends-swapped",
     "UPDATE %1$s SET seq = 9 WHERE seq = 1; UPDATE %1$s SET seq = 1 WHERE seq = 6;"
     "UPDATE %1$s SET seq = 6 WHERE seq = 9",
     LOKET_AUDIT_SWAPPED,
     1,
     6,
     1},
    {"one-put-in-behind",
     "CREATE TEMP TABLE t AS SELECT * FROM %1$s WHERE seq = 6; UPDATE t SET seq = 7;"
     "INSERT INTO %1$s SELECT * FROM t",
     LOKET_AUDIT_INSERTED,
     7,
     0,
     1},
    {"one-put-in-between",
     "CREATE TEMP TABLE t AS SELECT * FROM %1$s WHERE seq = 3; UPDATE t SET at = at + 1;"
     "UPDATE %1$s SET seq = 7 WHERE seq = 6; UPDATE %1$s SET seq = 6 WHERE seq = 5;"
     "UPDATE %1$s SET seq = 5 WHERE seq = 4; UPDATE %1$s SET seq = 4 WHERE seq = 3;"
     "INSERT INTO %1$s SELECT * FROM t",
     LOKET_AUDIT_INSERTED,
     3,
     0,
     2},
    {"foreign-row",
     "CREATE TEMP TABLE t AS SELECT * FROM %1$s WHERE seq = 2; UPDATE t SET office = '99.99';"
     "INSERT INTO %1$s SELECT * FROM t",
     LOKET_AUDIT_INSERTED,
     2,
     0,
     1},
};

static void
steal (Chain *chain, gconstpointer data, const char *file, const char *table)
{
  const Theft *theft = data;
  g_autofree char *anchors = fixture_path (&chain->base, "anchors");
  g_autoptr (LoketAuditReport) report = NULL;
  g_auto (GStrv) parts = g_strsplit (theft->sql, "%1$s", -1);
  g_autofree char *script = g_strjoinv (table, parts);

  open_file (chain, file);
  sql (chain, script);
  report = verify (chain, theft->with_anchor ? chain->anchor : NULL);
  g_assert_false (report->healthy);
  g_assert_cmpuint (n_faults (report), ==, theft->n_faults);
  assert_fault (report, 0, theft->kind, theft->row, theft->other);
  g_assert_true (loket_record_check (LOKET_RECORD (report), NULL));
}

static void
test_theft (Chain *chain, gconstpointer data)
{
  steal (chain, data, "office.db", "audit");
}

static void
test_theft_from_access (Chain *chain, gconstpointer data)
{
  steal (chain, data, "access.db", "access");
}

/* Who has the key can write a chain anew, but not the anchor that was carried away. */
static void
test_rewritten (Chain *chain, gconstpointer data)
{
  g_autoptr (LoketAuditReport) blind = NULL;
  g_autoptr (LoketAuditReport) report = NULL;
  char forged[] = "queue/cancel";

  open_file (chain, "office.db");
  sql (chain, "DELETE FROM audit; DELETE FROM number_series WHERE scope = 'audit'");
  blind = verify (chain, NULL);
  g_assert_true (blind->healthy);
  g_assert_true (loket_store_write_sync (chain->base.store, write_rows, forged, NULL));
  report = verify (chain, chain->anchor);
  g_assert_cmpuint (n_faults (report), ==, 1);
  assert_fault (report, 0, LOKET_AUDIT_REWRITTEN, 6, 0);
}

static void
test_wrong_key (Chain *chain, gconstpointer data)
{
  static const char *const names[] = {"audit", "access"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_strconcat ("keys/", names[i], ".key", NULL);
    g_autofree char *path = fixture_path (&chain->base, name);
    g_autofree char *key = NULL;
    g_autoptr (LoketAuditReport) report = NULL;
    g_clear_pointer (&chain->base.store, loket_store_close);
    g_assert_true (g_file_get_contents (path, &key, NULL, NULL));
    g_assert_true (g_file_set_contents (path, "0123456789abcdef0123456789abcdef", 32, NULL));
    report = verify (chain, NULL);
    g_assert_cmpuint (n_faults (report), ==, 1);
    assert_fault (report, 0, LOKET_AUDIT_WRONG_KEY, 1, 0);
    g_assert_nonnull (strstr (report->problem, "fits the key"));
    g_assert_true (g_file_set_contents (path, key, 32, NULL));
    g_clear_pointer (&chain->base.store, loket_store_close);
  }
}

static void
assert_no_anchor (Chain *chain, const char *text)
{
  Verify job = {.anchor = text};
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_store_read_long_sync (chain->base.store, verify_work, &job, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

static void
test_forged_anchors (Chain *chain, gconstpointer data)
{
  g_autofree char *path = fixture_path (&chain->base, "keys/anchor.key");
  const gsize length = strlen (chain->anchor);

  for (gsize at = 0; at + 1 < length; at++) {
    chain->anchor[at] ^= 0x01;
    assert_no_anchor (chain, chain->anchor);
    chain->anchor[at] ^= 0x01;
  }
  assert_no_anchor (chain, "");
  assert_no_anchor (chain, "loket-anchor-1\n");
  /* Signed well, but by somebody else. */
  g_assert_true (g_file_set_contents (path, "0123456789abcdef0123456789abcdef", 32, NULL));
  assert_no_anchor (chain, chain->anchor);
}

static void
test_own_anchors (Chain *chain, gconstpointer data)
{
  g_autoptr (LoketAnchor) anchor = loket_anchor_parse (chain->anchor, NULL);
  g_autofree char *older = loket_anchor_path (chain->base.dir, "2026-11-22");
  g_autofree char *newer = loket_anchor_path (chain->base.dir, TODAY);
  g_autoptr (LoketAuditReport) report = NULL;

  g_assert_cmpint (anchor->audit_rows, ==, N_ROWS);
  g_assert_cmpint (anchor->access_rows, ==, N_ROWS);
  g_assert_true (g_file_set_contents (older, "not read", -1, NULL) ||
                 loket_anchor_write (older, anchor, NULL));
  g_assert_true (loket_anchor_write (newer, anchor, NULL));
  open_file (chain, "office.db");
  sql (chain,
       "DELETE FROM audit WHERE seq > 5; UPDATE number_series SET last = 5 WHERE scope = 'audit'");
  report = verify (chain, NULL);
  assert_fault (report, 0, LOKET_AUDIT_CUT, 6, 6);
}

typedef struct {
  LoketStore *store;
  guint n;
} Reader;

static gpointer
reader_thread (gpointer data)
{
  Reader *reader = data;

  for (guint i = 0; i < reader->n; i++)
    note (reader->store, "person/1");
  return NULL;
}

/* Noted from many threads at once, also from within reads; on the disk before it returns. */
static void
test_notes_at_once (Chain *chain, gconstpointer data)
{
  Reader reader = {chain->base.store, 50};
  GThread *threads[4];
  g_autofree char *path = fixture_path (&chain->base, "access.db");
  g_autoptr (LoketEngine) other = NULL;
  g_autoptr (LoketAuditReport) report = NULL;
  gint64 n;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", reader_thread, &reader);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  other = loket_sqlite_open (path, LOKET_SQLITE_READER, NULL);
  g_assert_true (
      loket_engine_number (other, "SELECT COUNT(*) AS number FROM access", NULL, 0, &n, NULL));
  g_assert_cmpint (n, ==, N_ROWS + 200);
  report = verify (chain, chain->anchor);
  g_assert_true (report->healthy);
}

#define ADD(name, how, function)                                                                   \
  g_test_add ("/store/chain/" name, Chain, how, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Nobody changes either audit chain unseen, and the row is named.");
  ADD ("whole", NULL, test_whole);
  ADD ("every-byte", "audit", test_every_byte);
  ADD ("every-byte-of-access", "access", test_every_byte);
  for (guint i = 0; i < G_N_ELEMENTS (thefts); i++) {
    g_autofree char *name = g_strconcat ("/store/chain/", thefts[i].name, NULL);
    g_autofree char *access = g_strconcat ("/store/chain/access-", thefts[i].name, NULL);
    g_test_add (name, Chain, &thefts[i], set_up, test_theft, tear_down);
    g_test_add (access, Chain, &thefts[i], set_up, test_theft_from_access, tear_down);
  }
  ADD ("rewritten", NULL, test_rewritten);
  ADD ("wrong-key", NULL, test_wrong_key);
  ADD ("forged-anchors", NULL, test_forged_anchors);
  ADD ("own-anchors", NULL, test_own_anchors);
  ADD ("notes-at-once", NULL, test_notes_at_once);
  return g_test_run ();
}
