/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed over the real socket: every row exactly once, also after a break and beside a reader
 * that takes nothing. */
#include "rig.h"

#include <string.h>

#define TAKE "{\"service\":\"health\"}"

static void
take_tickets (Rig *rig, guint n)
{
  g_autoptr (Http) http = http_open (rig->socket);

  for (guint i = 0; i < n; i++) {
    g_autoptr (HttpAnswer) answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    g_assert_nonnull (answer);
    g_assert_cmpuint (answer->status, ==, 200);
  }
}

/* Comments, which only keep the line busy, are passed over: on a slow machine they come between. */
static FeedBlock *
next_block (Http *http)
{
  g_autofree char *text = http_next_block (http);

  while (text != NULL && text[0] == ':') {
    g_free (text);
    text = http_next_block (http);
  }
  return text != NULL ? feed_block_parse (text) : NULL;
}

/* The feed so far, read to its end by a reader of its own. */
static gint64
last_seq (Rig *rig)
{
  g_autoptr (Http) http = http_open (rig->socket);
  gint64 id = -1;

  http_follow (http, "", NULL);
  while (id < 0) {
    g_autoptr (FeedBlock) block = next_block (http);
    g_assert_nonnull (block);
    id = block->id;
  }
  return id;
}

static void
assert_reset (Http *http)
{
  g_autoptr (FeedBlock) block = next_block (http);

  g_assert_nonnull (block);
  g_assert_cmpstr (block->event, ==, "reset");
}

/* Reads events from @from to @to: each number once and in order. */
static void
assert_all (Http *http, gint64 from, gint64 to)
{
  for (gint64 seq = from; seq <= to; seq++) {
    g_autoptr (FeedBlock) block = next_block (http);
    g_autofree char *member = g_strdup_printf ("{\"seq\":%" G_GINT64_FORMAT ",", seq);

    g_assert_nonnull (block);
    g_assert_cmpint (block->id, ==, seq);
    g_assert_cmpstr (block->event, ==, "queue");
    g_assert_true (g_str_has_prefix (block->data, member));
  }
}

static void
test_snapshot (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  guint tickets = 0;
  gint64 ready = -1;

  take_tickets (rig, 3);
  http_follow (http, "?topic=queue", NULL);
  assert_reset (http);
  while (ready < 0) {
    g_autoptr (FeedBlock) block = next_block (http);
    g_assert_nonnull (block);
    if (strcmp (block->event, "ready") == 0) {
      ready = block->id;
    } else {
      g_assert_cmpint (block->id, ==, -1);
      tickets += strstr (block->data, "\"entity\":\"ticket\"") != NULL;
    }
  }
  g_assert_cmpuint (tickets, ==, 3);
  take_tickets (rig, 2);
  assert_all (http, ready + 1, ready + 2);
}

static void
test_resume (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) first = http_open (rig->socket);
  g_autoptr (Http) second = http_open (rig->socket);
  g_autoptr (Http) third = http_open (rig->socket);
  gint64 last;

  take_tickets (rig, 5);
  last = last_seq (rig);
  http_follow (first, "?after=0", NULL);
  assert_all (first, 1, last);
  http_follow (second, "?after=0", "Last-Event-ID: 3\r\n");
  assert_all (second, 4, last);
  http_follow (third, "?after=5&topic=queue,cards", NULL);
  assert_all (third, 6, last);
}

static gpointer
take_200_thread (gpointer rig)
{
  take_tickets (rig, 200);
  return NULL;
}

/* A reader that loses its connection again and again while tickets are issued. */
static void
test_breaks_without_holes (Rig *rig, gconstpointer data)
{
  g_autoptr (GThread) taker = g_thread_new ("taker", take_200_thread, rig);
  gint64 heard = 0;

  for (guint i = 1; heard < 200; i++) {
    g_autofree char *query = g_strdup_printf ("?after=%" G_GINT64_FORMAT, heard);
    const gint64 to = MIN (heard + i % 13 + 1, 200);
    g_autoptr (Http) http = http_open (rig->socket);

    http_follow (http, query, NULL);
    assert_all (http, heard + 1, to);
    heard = to;
  }
  g_thread_join (g_steal_pointer (&taker));
  g_assert_cmpint (last_seq (rig), >=, 200);
}

static void
test_skipped_range (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  gint64 heard = 0;
  gint64 last;

  take_tickets (rig, 2);
  last = last_seq (rig);
  http_follow (http, "?after=0&topic=cards", NULL);
  while (heard < last) {
    g_autoptr (FeedBlock) block = next_block (http);
    g_assert_nonnull (block);
    g_assert_null (block->event);
    g_assert_null (block->data);
    g_assert_cmpint (block->id, >, heard);
    heard = block->id;
  }
  take_tickets (rig, 1);
  while (heard <= last) {
    g_autoptr (FeedBlock) block = next_block (http);
    g_assert_null (block->event);
    heard = block->id;
  }
}

static void
test_unknown_position (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) future = http_open (rig->socket);
  g_autoptr (Http) garbled = http_open (rig->socket);
  g_autoptr (Http) foreign = http_open (rig->socket);

  take_tickets (rig, 1);
  http_follow (future, "?after=4000000", NULL);
  assert_reset (future);
  http_follow (garbled, "?after=0", "Last-Event-ID: what\r\n");
  assert_reset (garbled);
  http_follow (foreign, "?after=0&store=0191f3a0-0000-7000-8000-000000000001", NULL);
  assert_reset (foreign);
}

static void
test_fifty_readers (Rig *rig, gconstpointer data)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func ((GDestroyNotify) http_close);

  for (guint i = 0; i < 50; i++) {
    Http *http = http_open (rig->socket);
    http_follow (http, i % 2 == 0 ? "?after=0" : "?after=0&topic=queue", NULL);
    g_ptr_array_add (readers, http);
    if (i % 10 == 0)
      take_tickets (rig, 4);
  }
  take_tickets (rig, 60);
  for (guint i = 0; i < 50; i++)
    assert_all (g_ptr_array_index (readers, i), 1, 80);
}

typedef struct {
  Rig *rig;
  guint number;
} Door;

enum {
  DOORS = 4,
  TURNS = 300, /* each opens and closes: two events */
};

/* Events that leave nothing behind, so that each costs as little as the first. */
static gpointer
open_and_close_thread (gpointer data)
{
  Door *door = data;
  g_autoptr (Http) http = http_open (door->rig->socket);
  g_autofree char *body = g_strdup_printf ("{\"counter\":\"%u\"}", door->number);

  for (guint i = 0; i < TURNS; i++) {
    g_autoptr (HttpAnswer) open = http_write (http, "counter", "queue/open-counter", NULL, body);
    g_autoptr (HttpAnswer) shut = http_write (http, "counter", "queue/close-counter", NULL, body);
    g_assert_cmpuint (open->status, ==, 200);
    g_assert_cmpuint (shut->status, ==, 200);
  }
  return NULL;
}

static void
test_stalled_reader (Rig *rig, gconstpointer data)
{
  const gint64 all = DOORS * TURNS * 2;
  g_autoptr (Http) stalled = http_open (rig->socket);
  g_autoptr (Http) lively = http_open (rig->socket);
  GThread *threads[DOORS];
  Door doors[DOORS];
  gint64 heard = 0;

  http_follow (stalled, "?after=0", NULL);
  http_follow (lively, "?after=0", NULL);
  for (guint i = 0; i < DOORS; i++) {
    doors[i] = (Door){rig, i + 1};
    threads[i] = g_thread_new ("door", open_and_close_thread, &doors[i]);
  }
  assert_all (lively, 1, all);
  for (guint i = 0; i < DOORS; i++)
    g_thread_join (threads[i]);
  while (TRUE) {
    g_autoptr (FeedBlock) block = next_block (stalled);
    if (block == NULL)
      break;
    heard = block->id;
  }
  g_assert_cmpint (heard, <, all);
  take_tickets (rig, 1);
  assert_all (lively, all + 1, all + 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hub/stream/" name, Rig, NULL, rig_set_up, function, rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("snapshot", test_snapshot);
  ADD ("resume", test_resume);
  ADD ("breaks-without-holes", test_breaks_without_holes);
  ADD ("skipped-range", test_skipped_range);
  ADD ("unknown-position", test_unknown_position);
  ADD ("fifty-readers", test_fifty_readers);
  ADD ("stalled-reader", test_stalled_reader);
  return g_test_run ();
}
