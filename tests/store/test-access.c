/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What officers may read in an hour, and rows of the access log that nobody waits for: none too
 * many, none lost, none out of order, and nothing is shown when the log takes no row. */
#include "fixture.h"

#include "store/access.h"
#include "store/chain.h"
#include "store/store-private.h"

#include "core/error.h"
#include "core/operations.h"

#include <string.h>

#define MOST 240
#define THREADS 16
#define LONG_TEXT 100000 /* bytes: more than is left of the last page of the log */

typedef struct {
  LoketStore *store;
  const char *subject;
  const char *purpose;
  gboolean waits; /* for the disk */
  guint tries;
  int given; /* atomic */
  gboolean keeps_up;
} Reader;

static gboolean
read_once (Reader *reader, gint64 at, GError **error)
{
  gint64 oldest;
  const LoketAccess access = {
      .at = at,
      .operation = reader->keeps_up ? LOKET_CARD_OPEN.name : LOKET_PERSON_LOOK_UP.name,
      .device = "counter",
      .officer = "sri",
      .purpose = reader->purpose,
      .subject = reader->subject,
  };
  const LoketAccessLimit limit = {
      .since = at - LOKET_HOUR,
      .most = MOST,
      .masked = !reader->waits,
      .keeps_up = reader->keeps_up,
      .oldest = &oldest,
  };

  return loket_store_note_access_within (reader->store, &access, &limit, error);
}

static gpointer
read_often (gpointer data)
{
  Reader *reader = data;

  for (guint i = 0; i < reader->tries; i++) {
    g_autoptr (GError) error = NULL;
    if (read_once (reader, NOON, &error))
      g_atomic_int_inc (&reader->given);
    else
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  }
  return NULL;
}

static gboolean
take_subjects (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketTxn) log = loket_access_reader (txn, txn->dir, error);
  g_autoptr (LoketRows) rows =
      loket_engine_query (log->engine, "SELECT subject FROM access ORDER BY seq", NULL, 0, error);
  GPtrArray *subjects = data;
  gboolean row;

  g_ptr_array_set_size (subjects, 0);
  g_assert_true (loket_rows_next (rows, &row, error));
  while (row) {
    g_ptr_array_add (subjects, g_strdup (loket_rows_text (rows, "subject")));
    g_assert_true (loket_rows_next (rows, &row, error));
  }
  return TRUE;
}

/* What stands in the file, of which other connections know, in its order. */
static GPtrArray *
subjects_on_disk (LoketStore *store)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_store_read_sync (store, take_subjects, subjects, &error));
  g_assert_no_error (error);
  return subjects;
}

typedef struct {
  LoketStore *store;
  guint n;
} Expected;

static gboolean
has_arrived (gpointer data)
{
  Expected *expected = data;
  g_autoptr (GPtrArray) subjects = subjects_on_disk (expected->store);

  return subjects->len >= expected->n;
}

/* Half of them wait for the disk and half do not; together they get what one officer may have. */
static void
test_quota_among_threads (Fixture *fixture, gconstpointer data)
{
  Reader masked = {fixture->store, "person", NULL, FALSE, 40, 0};
  Reader whole = {fixture->store, "person", NULL, TRUE, 40, 0};
  Expected expected = {fixture->store, MOST + 1};
  g_autoptr (GPtrArray) subjects = NULL;
  GThread *threads[THREADS];
  guint refused = 0;

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("reader", read_often, i % 2 == 0 ? &masked : &whole);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (masked.given + whole.given, ==, MOST);
  /* One row for each, and one for the first that was refused. */
  g_assert_true (fixture_wait (has_arrived, &expected));
  subjects = subjects_on_disk (fixture->store);
  g_assert_cmpuint (subjects->len, ==, MOST + 1);
  for (guint i = 0; i < subjects->len; i++)
    refused += strcmp (subjects->pdata[i], LOKET_ACCESS_REFUSED) == 0 ? 1 : 0;
  g_assert_cmpuint (refused, ==, 1);
}

/* The rows of an earlier run count, an hour later they do not. */
static void
test_quota_after_restart (Fixture *fixture, gconstpointer data)
{
  Reader masked = {fixture->store, "person", NULL, FALSE, MOST, 0};
  g_autoptr (GError) error = NULL;

  read_often (&masked);
  g_assert_cmpint (masked.given, ==, MOST);
  fixture_reopen (fixture);
  masked.store = fixture->store;
  g_assert_false (read_once (&masked, NOON + LOKET_MINUTE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  g_clear_error (&error);
  g_assert_true (read_once (&masked, NOON + LOKET_HOUR, &error));
  g_assert_no_error (error);
}

static void
assert_given (Fixture *fixture, Reader *reader, gint64 at, gboolean given)
{
  g_autoptr (GError) error = NULL;

  reader->store = fixture->store;
  g_assert_true (read_once (reader, at, &error) == given);
  if (!given)
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
}

/* A page that asks for the same card again and again has looked it up once; the log has each. */
static void
test_keeps_up (Fixture *fixture, gconstpointer data)
{
  Reader page = {fixture->store, "card/1", NULL, FALSE, 2 * MOST, 0, TRUE};
  Reader other = {fixture->store, "card/2", NULL, FALSE, 1, 0, TRUE};
  Reader people = {fixture->store, "person", NULL, FALSE, MOST, 0};
  Expected expected = {fixture->store, 3 * MOST};

  read_often (&page);
  g_assert_cmpint (page.given, ==, 2 * MOST);
  read_often (&people);
  g_assert_cmpint (people.given, ==, MOST - 1);
  g_assert_true (fixture_wait (has_arrived, &expected));
  assert_given (fixture, &page, NOON, TRUE);
  assert_given (fixture, &other, NOON, FALSE);
  fixture_reopen (fixture);
  assert_given (fixture, &page, NOON + LOKET_MINUTE, TRUE);
  assert_given (fixture, &other, NOON + LOKET_MINUTE, FALSE);
  assert_given (fixture, &other, NOON + LOKET_HOUR, TRUE);
}

/* Whoever waits for the disk finds all that was read before him on it, in its order. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  Reader first = {fixture->store, "person/1", NULL, FALSE, 1, 0};
  Reader second = {fixture->store, "person/2", NULL, FALSE, 1, 0};
  Reader whole = {fixture->store, "person/3", NULL, TRUE, 1, 0};
  g_autoptr (GPtrArray) subjects = NULL;

  read_often (&first);
  read_often (&second);
  read_often (&whole);
  subjects = subjects_on_disk (fixture->store);
  g_assert_cmpuint (subjects->len, ==, 3);
  g_assert_cmpstr (subjects->pdata[0], ==, "person/1");
  g_assert_cmpstr (subjects->pdata[1], ==, "person/2");
  g_assert_cmpstr (subjects->pdata[2], ==, "person/3");
}

static void
test_clean_end (Fixture *fixture, gconstpointer data)
{
  Reader masked = {fixture->store, "person/1", NULL, FALSE, 10, 0};
  g_autoptr (GPtrArray) subjects = NULL;

  read_often (&masked);
  fixture_reopen (fixture);
  subjects = subjects_on_disk (fixture->store);
  g_assert_cmpuint (subjects->len, ==, 10);
}

static gboolean
set_room (LoketTxn *txn, gpointer pages, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %d", GPOINTER_TO_INT (pages));

  return loket_engine_exec (txn->engine, sql, NULL, 0, error);
}

static void
give_room (LoketStore *store, int pages)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_jobs_run (&store->access.jobs, set_room, GINT_TO_POINTER (pages), &error));
  g_assert_no_error (error);
}

static gboolean
is_failing (gpointer data)
{
  LoketAccessLog *log = &((LoketStore *) data)->access_log;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&log->lock);

  return log->fails;
}

/* What was shown before anybody knew is owed; from then on nothing is shown until there is room,
 * and then what is owed stands before all else. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (LONG_TEXT, 'x');
  Reader before = {fixture->store, "person/1", NULL, TRUE, 1, 0};
  Reader shown = {fixture->store, "person/2", text, FALSE, 1, 0};
  Reader next = {fixture->store, "person/3", NULL, FALSE, 1, 0};
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GError) error = NULL;

  read_often (&before);
  give_room (fixture->store, 1);
  read_often (&shown);
  g_assert_true (fixture_wait (is_failing, fixture->store));
  for (guint i = 0; i < 2; i++) {
    g_assert_false (read_once (&next, NOON, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
    g_clear_error (&error);
  }
  give_room (fixture->store, 1000000);
  read_often (&next);
  g_assert_false (is_failing (fixture->store));
  subjects = subjects_on_disk (fixture->store);
  g_assert_cmpuint (subjects->len, ==, 3);
  g_assert_cmpstr (subjects->pdata[0], ==, "person/1");
  g_assert_cmpstr (subjects->pdata[1], ==, "person/2");
  g_assert_cmpstr (subjects->pdata[2], ==, "person/3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/access/quota-among-threads", test_quota_among_threads);
  fixture_add ("/store/access/quota-after-restart", test_quota_after_restart);
  fixture_add ("/store/access/keeps-up", test_keeps_up);
  fixture_add ("/store/access/order", test_order);
  fixture_add ("/store/access/clean-end", test_clean_end);
  fixture_add ("/store/access/full-disk", test_full_disk);
  return g_test_run ();
}
