/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed: numbers without gaps, topics, undone events, and who is told of a commit. */
#include "fixture.h"

#include "core/error.h"

typedef struct {
  const char *topic;
  const char *id;
  gboolean fail;
} Telling;

static gboolean
tell (LoketTxn *txn, gpointer data, GError **error)
{
  const Telling *telling = data;

  if (!loket_txn_tell (txn, telling->topic, "ticket", telling->id, "{}", NOON, error))
    return FALSE;
  if (telling->fail)
    loket_set_error (error, LOKET_ERROR_QUEUE_EMPTY, "1", "Nobody waits");
  return !telling->fail;
}

static void
tell_now (Fixture *fixture, const char *topic, const char *id)
{
  Telling telling = {topic, id, FALSE};
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, tell, &telling, &error);
  g_assert_no_error (error);
}

typedef struct {
  gint64 after;
  const char *const *topics;
  guint limit;
  GString *ids;
  gint64 first, last;
} Reading;

static gboolean
read_feed (LoketTxn *txn, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) events =
      loket_txn_events_after (txn, reading->after, reading->topics, reading->limit, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++) {
    LoketEvent *event = events->pdata[i];
    g_string_append_printf (reading->ids, "%" G_GINT64_FORMAT "%s ", event->seq, event->id);
    g_assert_cmpstr (event->entity, ==, "ticket");
    g_assert_cmpstr (event->record, ==, "{}");
    g_assert_cmpint (event->at, ==, NOON);
  }
  reading->first = loket_txn_first_seq (txn, error);
  reading->last = loket_txn_last_seq (txn, error);
  return TRUE;
}

static void
assert_feed (Fixture *fixture, Reading reading, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  reading.ids = ids;
  loket_store_read_sync (fixture->store, read_feed, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_cmpint (reading.first, ==, 1);
  g_assert_cmpint (reading.last, ==, 4);
}

static void
test_topics (Fixture *fixture, gconstpointer data)
{
  static const char *const queue[] = {"queue", NULL};
  static const char *const both[] = {"cards", "queue", NULL};
  static const char *const none[] = {NULL};

  tell_now (fixture, "queue", "a");
  tell_now (fixture, "cards", "b");
  tell_now (fixture, "queue", "c");
  tell_now (fixture, "jobs", "d");
  assert_feed (fixture, (Reading){.limit = 100}, "1a 2b 3c 4d ");
  assert_feed (fixture, (Reading){.limit = 100, .after = 2}, "3c 4d ");
  assert_feed (fixture, (Reading){.limit = 100, .topics = queue}, "1a 3c ");
  assert_feed (fixture, (Reading){.limit = 100, .topics = both}, "1a 2b 3c ");
  assert_feed (fixture, (Reading){.limit = 2, .topics = both}, "1a 2b ");
  assert_feed (fixture, (Reading){.limit = 100, .topics = none}, "");
  assert_feed (fixture, (Reading){.limit = 100, .after = 4}, "");
}

static void
test_refused_work_leaves_no_gap (Fixture *fixture, gconstpointer data)
{
  Telling refused = {"queue", "x", TRUE};
  g_autoptr (GError) error = NULL;

  tell_now (fixture, "queue", "a");
  g_assert_false (loket_store_write_sync (fixture->store, tell, &refused, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  tell_now (fixture, "queue", "b");
  tell_now (fixture, "queue", "c");
  fixture_reopen (fixture);
  tell_now (fixture, "queue", "d");
  assert_feed (fixture, (Reading){.limit = 100}, "1a 2b 3c 4d ");
}

typedef struct {
  guint calls;
  gint64 last;
} Told;

static void
told_cb (gint64 last_seq, gpointer data)
{
  Told *told = data;

  g_assert_cmpint (last_seq, >, told->last);
  told->last = last_seq;
  told->calls++;
}

static gboolean
heard_of_two (gpointer data)
{
  return ((Told *) data)->last == 2;
}

static gboolean
heard_of_three (gpointer data)
{
  return ((Told *) data)->last == 3;
}

static gboolean
tell_nothing (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_set_meta (txn, "x", "y", error);
}

static gboolean
tell_and_take_back (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_mark (txn, error) &&
         loket_txn_tell (txn, "queue", "ticket", "x", "{}", NOON, error) &&
         loket_txn_undo_to_mark (txn, error);
}

static void
test_told_after_commit (Fixture *fixture, gconstpointer data)
{
  Told told = {0};
  Telling refused = {"queue", "x", TRUE};

  loket_store_set_told (fixture->store, told_cb, &told);
  tell_now (fixture, "queue", "a");
  tell_now (fixture, "queue", "b");
  g_assert_cmpuint (told.calls, ==, 0);
  g_assert_true (fixture_wait (heard_of_two, &told));
  g_assert_cmpuint (told.calls, <=, 2);
  told.calls = 0;
  g_assert_true (loket_store_write_sync (fixture->store, tell_nothing, NULL, NULL));
  g_assert_true (loket_store_write_sync (fixture->store, tell_and_take_back, NULL, NULL));
  g_assert_false (loket_store_write_sync (fixture->store, tell, &refused, NULL));
  tell_now (fixture, "queue", "c");
  g_assert_true (fixture_wait (heard_of_three, &told));
  g_assert_cmpuint (told.calls, ==, 1);
  /* One that is still on its way when the store is closed is dropped. */
  tell_now (fixture, "queue", "d");
  g_clear_pointer (&fixture->store, loket_store_close);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told.calls, ==, 1);
}

static gboolean
check (LoketTxn *txn, gpointer report, GError **error)
{
  *(LoketCheckReport **) report = loket_txn_check (txn, error);
  return *(LoketCheckReport **) report != NULL;
}

static void
assert_problem (Fixture *fixture, const char *sql, const char *problem)
{
  g_autoptr (LoketCheckReport) report = NULL;

  fixture_tamper (fixture, sql);
  g_assert_true (loket_store_read_sync (fixture->store, check, &report, NULL));
  g_assert_cmpstr (report->problem, ==, problem);
}

static void
test_check_finds_gaps (Fixture *fixture, gconstpointer data)
{
  tell_now (fixture, "queue", "a");
  tell_now (fixture, "queue", "b");
  tell_now (fixture, "queue", "c");
  assert_problem (fixture, "DELETE FROM event WHERE seq = 1", NULL);
  assert_problem (fixture, "DELETE FROM event WHERE seq = 3", "events of the feed are missing");
  assert_problem (fixture, "DELETE FROM event", "the feed is gone");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Every commit is told, in order, with no number left out.");
  fixture_add ("/store/feed/topics", test_topics);
  fixture_add ("/store/feed/refused-work-leaves-no-gap", test_refused_work_leaves_no_gap);
  fixture_add ("/store/feed/told-after-commit", test_told_after_commit);
  fixture_add ("/store/feed/check-finds-gaps", test_check_finds_gaps);
  return g_test_run ();
}
