/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub is killed 50 times under six clients that ask again with the same key: no answer is lost,
 * no number given twice, numbers follow real time, the feed has no gap. */
#include "rig.h"

#include <string.h>

#define KILLS 50
#define CLIENTS 6
#define ANSWERS_PER_KILL 60

typedef struct {
  gint64 begun, ended; /* monotonic */
  gint64 number;
  char *id;
} Answer;

typedef struct {
  const char *socket;
  int *ended;
  int *answers; /* of all clients */
  GArray *got;
  guint retries;
} Client;

static gint64
number_of (const char *json)
{
  const char *at = strstr (json, "\"number\":");

  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen ("\"number\":"), NULL, 10);
}

/* Asks again, over new connections, until there is an answer. */
static HttpAnswer *
insist (Client *client, Http **http, const char *key)
{
  const gint64 deadline = g_get_monotonic_time () + RIG_PATIENCE_S * G_USEC_PER_SEC;

  while (TRUE) {
    HttpAnswer *answer =
        http_write (*http, "kiosk", "queue/take-ticket", key, "{\"service\":\"health\"}");
    if (answer != NULL && answer->status == 200)
      return answer;
    http_answer_free (answer);
    http_close (*http);
    client->retries++;
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_thread_yield ();
    *http = http_open (client->socket);
  }
}

static gpointer
client_thread (gpointer data)
{
  Client *client = data;
  Http *http = http_open (client->socket);

  while (!g_atomic_int_get (client->ended)) {
    g_autofree char *key = rig_new_key ();
    Answer got = {.begun = g_get_monotonic_time ()};
    g_autoptr (HttpAnswer) answer = insist (client, &http, key);
    got.ended = g_get_monotonic_time ();
    got.number = number_of (answer->body->str);
    got.id = g_strndup (strstr (answer->body->str, "\"id\":\"") + strlen ("\"id\":\""), 36);
    g_array_append_val (client->got, got);
    g_atomic_int_inc (client->answers);
  }
  http_close (http);
  return NULL;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Answer *x = a, *y = b;

  return x->number < y->number ? -1 : x->number > y->number;
}

/* A request that was answered before another one began has the smaller number. */
static void
assert_history (GArray *all)
{
  gint64 latest_begin = 0;

  g_array_sort (all, compare_numbers);
  for (guint i = 0; i < all->len; i++) {
    const Answer *answer = &g_array_index (all, Answer, i);
    if (i > 0)
      g_assert_cmpint (answer->number, >, (&g_array_index (all, Answer, i - 1))->number);
    g_assert_cmpint (answer->ended, >=, latest_begin);
    latest_begin = MAX (latest_begin, answer->begun);
  }
}

static void
assert_in_store (Rig *rig, GArray *all)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (Http) http = http_open (rig->socket);
  gint64 last = 0;

  http_follow (http, "?topic=queue&after=0", NULL);
  while (last < all->len) {
    g_autofree char *text = http_next_block (http);
    g_autoptr (FeedBlock) block = NULL;
    g_assert_nonnull (text);
    block = feed_block_parse (text);
    if (block->data == NULL || strstr (block->data, "\"entity\":\"ticket\"") == NULL)
      continue;
    g_assert_cmpint (block->id, ==, last + 1);
    last = block->id;
    g_assert_true (g_hash_table_add (
        told, g_strndup (strstr (block->data, "\"id\":\"") + strlen ("\"id\":\""), 36)));
  }
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_hash_table_contains (told, (&g_array_index (all, Answer, i))->id));
}

static void
test_kill (Rig *rig, gconstpointer data)
{
  Client clients[CLIENTS];
  GThread *threads[CLIENTS];
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Answer));
  int ended = 0, answers = 0;
  guint retries = 0;

  for (guint i = 0; i < CLIENTS; i++) {
    clients[i] = (Client){.socket = rig->socket,
                          .ended = &ended,
                          .answers = &answers,
                          .got = g_array_new (FALSE, FALSE, sizeof (Answer))};
    threads[i] = g_thread_new ("client", client_thread, &clients[i]);
  }
  for (int kill = 1; kill <= KILLS; kill++) {
    const gint64 deadline = g_get_monotonic_time () + RIG_PATIENCE_S * G_USEC_PER_SEC;
    while (g_atomic_int_get (&answers) < kill * ANSWERS_PER_KILL) {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_thread_yield ();
    }
    rig_kill (rig);
    rig_start (rig, NULL);
  }
  g_atomic_int_set (&ended, 1);
  for (guint i = 0; i < CLIENTS; i++) {
    g_thread_join (threads[i]);
    g_array_append_vals (all, clients[i].got->data, clients[i].got->len);
    g_array_unref (clients[i].got);
    retries += clients[i].retries;
  }
  assert_history (all);
  assert_in_store (rig, all);
  g_test_message (
      "%d kills, %u acknowledged, %u retries, 0 twice, 0 missing, 0 out of order, 0 gaps",
      KILLS,
      all->len,
      retries);
  for (guint i = 0; i < all->len; i++)
    g_free ((&g_array_index (all, Answer, i))->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fault/kill/six-clients", Rig, NULL, rig_set_up, test_kill, rig_tear_down);
  return g_test_run ();
}
