/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Group commit: order, refusals among neighbours, a full disk, numbers, and the log's length. */
#include "fixture.h"

#include "store/store-private.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Holds the writer until it is opened, so that all that is put in meanwhile is one group. */
typedef struct {
  GMutex lock;
  GCond changed;
  gboolean entered;
  gboolean open;
} Gate;

static gboolean
wait_at_gate (LoketTxn *txn, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->changed);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return TRUE;
}

static void
init_gate (Gate *gate)
{
  g_mutex_init (&gate->lock);
  g_cond_init (&gate->changed);
}

static void
wait_until_entered (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  while (!gate->entered)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

/* Long work: @order says what was run in which order. */
typedef struct {
  LoketStore *store;
  GString *order;
  int quick_left; /* what comes in meanwhile; atomic */
} Long;

static gboolean
quick_work (LoketTxn *txn, gpointer data, GError **error)
{
  Long *self = data;

  g_string_append_c (self->order, 'q');
  if (g_atomic_int_add (&self->quick_left, -1) > 1)
    loket_store_write (self->store, quick_work, self, NULL, NULL);
  return TRUE;
}

static gboolean
later_work (LoketTxn *txn, gpointer data, GError **error)
{
  Long *self = data;

  g_string_append_c (self->order, 'L');
  return TRUE;
}

static gpointer
later_thread (gpointer data)
{
  Long *self = data;

  g_assert_true (loket_store_write_later_sync (self->store, later_work, self, NULL, NULL));
  return NULL;
}

static gboolean
has_later (gpointer data)
{
  LoketStoreJobs *jobs = &((LoketStore *) data)->writer.jobs;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);

  return !g_queue_is_empty (&jobs->later);
}

static gboolean
none_comes (gpointer data)
{
  return g_atomic_int_get (&((Long *) data)->quick_left) <= -2;
}

/* Tickets that wait go before a step of long work, and a step goes before what comes after them. */
static void
test_long_work_takes_its_turn (Fixture *fixture, gconstpointer data)
{
  LoketStore *store = fixture->store;
  g_autoptr (GString) order = g_string_new (NULL);
  Gate gate = {0};
  Long self = {.store = store, .order = order, .quick_left = 1000};
  GThread *thread;

  init_gate (&gate);
  loket_store_write (store, wait_at_gate, &gate, NULL, NULL);
  wait_until_entered (&gate);
  thread = g_thread_new ("later", later_thread, &self);
  g_assert_true (fixture_wait (has_later, store));
  for (guint i = 0; i < 3; i++)
    loket_store_write (store, quick_work, &self, NULL, NULL);
  open_gate (&gate);
  g_thread_join (thread);
  g_assert_true (fixture_wait (none_comes, &self));
  g_assert_true (g_str_has_prefix (order->str, "qqqLqqq"));
  g_assert_cmpuint (order->len, ==, 1 + 1000 + 2);
}

typedef struct {
  LoketStore *store;
  GString *order; /* shared: in which order the answers came */
  guint *left;    /* shared: answers that did not come yet */
  const char *name;
  gsize bytes;         /* how much to write */
  LoketErrorCode code; /* what to refuse with at the end, 0 = do not */
  gboolean swallow;    /* says that all went well whatever happened */
  gint64 pages;        /* may grow to so many */
  int runs;
  gint64 number;
  GError *error;
  gboolean succeeded;
} Item;

static gboolean
write_item (LoketTxn *txn, gpointer data, GError **error)
{
  Item *item = data;
  g_autofree char *text = g_strnfill (item->bytes, 'x');
  gboolean written;

  item->runs++;
  if (item->pages > 0) {
    g_autofree char *sql =
        g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, item->pages);
    g_assert_true (loket_engine_exec (txn->engine, sql, NULL, 0, NULL));
  }
  if (!loket_txn_next_number (txn, "item", TODAY, &item->number, error) ||
      !loket_txn_tell (txn, "queue", "item", item->name, "{}", NOON, error))
    return FALSE;
  if (item->swallow) {
    loket_txn_set_meta (txn, item->name, text, NULL);
    return TRUE;
  }
  written = loket_txn_set_meta (txn, item->name, text, error);
  if (written && item->code != 0)
    loket_set_error (error, item->code, "x", "Refused");
  return written && item->code == 0;
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Item *item = data;

  item->succeeded = loket_store_finish (item->store, result, &item->error);
  g_string_append_printf (item->order, "%s ", item->name);
  *item->left -= 1;
}

static gboolean
none_left (gpointer left)
{
  return *(guint *) left == 0;
}

static gboolean
get_names (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine, "SELECT name FROM meta WHERE length(name) = 1 ORDER BY name", NULL, 0, error);
  gboolean row;

  while (loket_rows_next (rows, &row, error) && row)
    g_string_append (data, loket_rows_text (rows, "name"));
  return TRUE;
}

/* Runs the items as one group and returns the names of those that stand in the store after it. */
static char *
run_group (Fixture *fixture, Item *items, guint n_items, GString *order)
{
  Gate gate = {0};
  GString *names = g_string_new (NULL);
  guint left = n_items;

  init_gate (&gate);
  loket_store_write (fixture->store, wait_at_gate, &gate, NULL, NULL);
  wait_until_entered (&gate);
  for (guint i = 0; i < n_items; i++) {
    items[i].store = fixture->store;
    items[i].order = order;
    items[i].left = &left;
    loket_store_write (fixture->store, write_item, &items[i], item_cb, &items[i]);
  }
  g_assert_cmpuint (loket_store_waiting (fixture->store), ==, n_items);
  open_gate (&gate);
  g_assert_true (fixture_wait (none_left, &left));
  g_assert_true (loket_store_read_sync (fixture->store, get_names, names, NULL));
  return g_string_free (names, FALSE);
}

static gboolean
get_last_seq (LoketTxn *txn, gpointer seq, GError **error)
{
  *(gint64 *) seq = loket_txn_last_seq (txn, error);
  return TRUE;
}

static gint64
last_seq (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (loket_store_read_sync (fixture->store, get_last_seq, &seq, &error));
  return seq;
}

static void
test_refused_among_neighbours (Fixture *fixture, gconstpointer data)
{
  Item items[] = {
      {.name = "a"},
      {.name = "b", .code = LOKET_ERROR_RULE},
      {.name = "c"},
      {.name = "d", .code = LOKET_ERROR_QUEUE_EMPTY},
      {.name = "e"},
  };
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *kept = run_group (fixture, items, G_N_ELEMENTS (items), order);

  g_assert_cmpstr (kept, ==, "ace");
  g_assert_cmpstr (order->str, ==, "a b c d e ");
  g_assert_error (items[1].error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_error (items[3].error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  g_assert_cmpint (items[0].number, ==, 1);
  g_assert_cmpint (items[2].number, ==, 2);
  g_assert_cmpint (items[4].number, ==, 3);
  g_assert_cmpint (last_seq (fixture), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_assert_cmpint (items[i].runs, ==, 1);
    g_clear_error (&items[i].error);
  }
}

static void
test_disk_full_hits_one_alone (Fixture *fixture, gconstpointer data)
{
  Item items[] = {
      {.name = "a"},
      {.name = "b", .bytes = 10000000, .pages = 200},
      {.name = "c"},
  };
  Item later[] = {{.name = "d", .bytes = 1000000, .pages = 100000}};
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *kept = run_group (fixture, items, G_N_ELEMENTS (items), order);
  g_autofree char *recovered = NULL;

  g_assert_cmpstr (kept, ==, "ac");
  g_assert_cmpstr (order->str, ==, "a b c ");
  g_assert_false (items[1].succeeded);
  g_assert_error (items[1].error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
  g_clear_error (&items[1].error);
  /* The whole transaction was lost, so each ran again by itself; c had not run before. */
  g_assert_cmpint (items[0].runs, ==, 2);
  g_assert_cmpint (items[1].runs, ==, 2);
  g_assert_cmpint (items[2].runs, ==, 1);
  g_assert_cmpint (items[2].number, ==, 2);
  recovered = run_group (fixture, later, 1, order);
  g_assert_cmpstr (recovered, ==, "acd");
  g_assert_cmpint (later[0].number, ==, 3);
}

static void
test_work_that_hides_the_loss (Fixture *fixture, gconstpointer data)
{
  Item items[] = {
      {.name = "a"},
      {.name = "b", .bytes = 10000000, .pages = 200, .swallow = TRUE},
  };
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *kept = run_group (fixture, items, G_N_ELEMENTS (items), order);

  g_assert_cmpstr (kept, ==, "a");
  g_assert_true (items[0].succeeded);
  g_assert_error (items[1].error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_clear_error (&items[1].error);
}

typedef struct {
  LoketStore *store;
  gint64 numbers[100];
} Taker;

static gboolean
take_number (LoketTxn *txn, gpointer number, GError **error)
{
  return loket_txn_next_number (txn, "health", TODAY, number, error) &&
         loket_txn_tell (txn, "queue", "ticket", "x", "{}", NOON, error);
}

static gpointer
take_numbers (gpointer data)
{
  Taker *taker = data;

  for (guint i = 0; i < G_N_ELEMENTS (taker->numbers); i++)
    g_assert_true (loket_store_write_sync (taker->store, take_number, &taker->numbers[i], NULL));
  return NULL;
}

static void
test_numbers_from_many_threads (Fixture *fixture, gconstpointer data)
{
  g_autofree Taker *takers = g_new0 (Taker, 8);
  GThread *threads[8];
  gboolean seen[801] = {FALSE};

  for (guint t = 0; t < 8; t++) {
    takers[t].store = fixture->store;
    threads[t] = g_thread_new ("taker", take_numbers, &takers[t]);
  }
  for (guint t = 0; t < 8; t++)
    g_thread_join (threads[t]);
  for (guint t = 0; t < 8; t++) {
    for (guint i = 0; i < 100; i++) {
      gint64 number = takers[t].numbers[i];
      g_assert_cmpint (number, >=, 1);
      g_assert_cmpint (number, <=, 800);
      g_assert_false (seen[number]);
      seen[number] = TRUE;
      /* A later request of one thread never gets an earlier number. */
      g_assert_true (i == 0 || number > takers[t].numbers[i - 1]);
    }
  }
  g_assert_cmpint (last_seq (fixture), ==, 800);
}

typedef struct {
  LoketStore *store;
  char *read;
  char *written_inside;
} Peek;

static gboolean
get_peek (LoketTxn *txn, gpointer data, GError **error)
{
  *(char **) data = loket_txn_get_meta (txn, "a", error);
  return TRUE;
}

static gboolean
write_and_peek (LoketTxn *txn, gpointer data, GError **error)
{
  Peek *peek = data;

  if (!loket_txn_set_meta (txn, "a", "new", error))
    return FALSE;
  peek->written_inside = loket_txn_get_meta (txn, "a", error);
  return loket_store_read_sync (peek->store, get_peek, &peek->read, error);
}

static void
test_readers_see_only_what_is_committed (Fixture *fixture, gconstpointer data)
{
  Peek peek = {.store = fixture->store};
  g_autofree char *after = NULL;

  g_assert_true (loket_store_write_sync (fixture->store, write_and_peek, &peek, NULL));
  g_assert_cmpstr (peek.written_inside, ==, "new");
  g_assert_null (peek.read);
  g_assert_true (loket_store_read_sync (fixture->store, get_peek, &after, NULL));
  g_assert_cmpstr (after, ==, "new");
  g_free (peek.written_inside);
}

/* Whoever writes much and without a pause finds a log that begins anew all the same. */
static void
test_log_stays_short_under_work (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db-wal");
  GStatBuf status;

  for (guint i = 0; i < 10; i++) {
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    Item item = {.name = names[i], .bytes = 5000000};
    g_assert_true (loket_store_write_sync (fixture->store, write_item, &item, NULL));
  }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 32 * 1024 * 1024);
}

static gboolean
log_is_empty (gpointer path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size == 0;
}

typedef struct {
  Gate gate;
  char *seen;
} LongRead;

static gboolean
read_long (LoketTxn *txn, gpointer data, GError **error)
{
  LongRead *read = data;

  read->seen = loket_txn_get_meta (txn, "profile", error);
  return wait_at_gate (txn, &read->gate, error);
}

static void
test_long_log_is_cut_when_idle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db-wal");
  LongRead read = {0};
  GStatBuf status;

  init_gate (&read.gate);
  loket_store_read (fixture->store, read_long, &read, NULL, NULL);
  wait_until_entered (&read.gate);
  for (guint i = 0; i < 5; i++) {
    static const char *const names[] = {"a", "b", "c", "d", "e"};
    Item item = {.name = names[i], .bytes = 4000000};
    g_assert_true (loket_store_write_sync (fixture->store, write_item, &item, NULL));
  }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 16 * 1024 * 1024);
  open_gate (&read.gate);
  g_assert_true (fixture_wait (log_is_empty, path));
  g_assert_cmpstr (read.seen, ==, "sragen");
  g_free (read.seen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Many works in one commit, none of which feels the others.");
  fixture_add ("/store/writer/refused-among-neighbours", test_refused_among_neighbours);
  fixture_add ("/store/writer/disk-full-hits-one-alone", test_disk_full_hits_one_alone);
  fixture_add ("/store/writer/work-that-hides-the-loss", test_work_that_hides_the_loss);
  fixture_add ("/store/writer/numbers-from-many-threads", test_numbers_from_many_threads);
  fixture_add ("/store/writer/readers-see-only-what-is-committed",
               test_readers_see_only_what_is_committed);
  fixture_add ("/store/writer/long-work-takes-its-turn", test_long_work_takes_its_turn);
  fixture_add ("/store/writer/log-stays-short-under-work", test_log_stays_short_under_work);
  fixture_add ("/store/writer/long-log-is-cut-when-idle", test_long_log_is_cut_when_idle);
  return g_test_run ();
}
