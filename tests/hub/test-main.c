/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-hub: options, lock, signals, and what is left after a kill -9. */
#include "rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define TAKE "{\"service\":\"health\"}"
#define NOT_STARTED GINT_TO_POINTER (1)

static void
assert_run (Rig *rig, int expected, const char *said, const char *const *options)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (rig_run (rig, options, &out, &err), ==, expected);
  g_assert_cmpstr (out, ==, "");
  if (said == NULL)
    g_assert_cmpstr (err, ==, "");
  else if (strstr (err, said) == NULL)
    g_assert_cmpstr (err, ==, said);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void
test_wrong_usage (Rig *rig, gconstpointer data)
{
  assert_run (rig, 2, "--data DIR is missing", WORDS ("--profile", "sragen"));
  assert_run (rig, 2, "Usage: loket-hub --data DIR", WORDS ("--colour", "red"));
  assert_run (rig, 2, "unknown argument “there”", WORDS ("--data", rig->data, "there"));
  assert_run (rig, 2, "--idle-exit", WORDS ("--data", rig->data, "--idle-exit", "-1"));
  assert_run (rig, 2, "--idle-exit", WORDS ("--data", rig->data, "--idle-exit", "soon"));
  assert_run (rig, 2, "--clock takes", WORDS ("--data", rig->data, "--clock", "2026-11-23"));
  g_assert_false (g_file_test (rig->data, G_FILE_TEST_EXISTS));
}

static void
test_cannot_start (Rig *rig, gconstpointer data)
{
  g_autofree char *file = g_build_filename (rig->dir, "file", NULL);

  g_assert_true (g_file_set_contents (file, "letter", -1, NULL));
  assert_run (rig, 1, "cannot start: ", WORDS ("--data", rig->data, "--profile", "nowhere"));
  assert_run (rig, 1, "cannot start: ", WORDS ("--data", rig->data, "--profile", "../sragen"));
  assert_run (rig, 1, "cannot start: ", WORDS ("--data", file));
  assert_run (rig, 1, "no socket", WORDS ("--data", rig->data, "--socket", file));
}

static void
test_second_hub_gives_way (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = NULL;

  assert_run (rig, 0, NULL, WORDS ("--data", rig->data));
  answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
}

static void
test_end (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) idle = http_open (rig->socket);
  g_autoptr (Http) reader = http_open (rig->socket);
  g_autoptr (Http) half = http_open (rig->socket);
  const gint64 before = g_get_monotonic_time ();
  char *block;

  http_follow (reader, "", NULL);
  http_send (half, "POST /v1/queue/take-ticket HTTP/1.1\r\nContent-Length: 9\r\n\r\n{", -1);
  g_assert_cmpint (rig_end (rig), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 3 * G_USEC_PER_SEC);
  g_assert_false (g_file_test (rig->socket, G_FILE_TEST_EXISTS));
  while ((block = http_next_block (reader)) != NULL)
    g_free (block);
}

typedef struct {
  const char *socket;
  guint acknowledged;
  guint refused; /* told to come again */
} Taker;

static gpointer
taker_thread (gpointer data)
{
  Taker *taker = data;
  g_autoptr (Http) http = http_open (taker->socket);

  while (TRUE) {
    g_autoptr (HttpAnswer) answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    if (answer == NULL || answer->status != 200) {
      taker->refused = answer != NULL ? answer->status : 0;
      return NULL;
    }
    taker->acknowledged++;
  }
}

/* Ended under load: who got an answer has a ticket, and every ticket was answered. */
static void
test_end_under_load (Rig *rig, gconstpointer data)
{
  enum { N = 4 };
  Taker takers[N] = {0};
  GThread *threads[N];
  guint acknowledged = 0;
  g_autofree char *number = NULL;
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) answer = NULL;

  for (guint i = 0; i < N; i++) {
    takers[i].socket = rig->socket;
    threads[i] = g_thread_new ("taker", taker_thread, &takers[i]);
  }
  http = http_open (rig->socket);
  for (guint i = 0; i < 50; i++) {
    g_autoptr (HttpAnswer) own = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    g_assert_cmpuint (own->status, ==, 200);
  }
  g_clear_pointer (&http, http_close);
  g_assert_cmpint (rig_end (rig), ==, 0);
  for (guint i = 0; i < N; i++) {
    g_thread_join (threads[i]);
    acknowledged += takers[i].acknowledged;
    g_assert_true (takers[i].refused == 0 || takers[i].refused == 503);
  }
  rig_start (rig, NULL);
  http = http_open (rig->socket);
  answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  number = g_strdup_printf ("\"number\":%u,", acknowledged + 50 + 1);
  if (strstr (answer->body->str, number) == NULL)
    g_assert_cmpstr (answer->body->str, ==, number);
}

static void
test_idle_exit (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) answer = NULL;

  rig_start (rig, WORDS ("--idle-exit", "1"));
  http = http_open (rig->socket);
  answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (getsid (rig->pid), ==, rig->pid);
  g_clear_pointer (&http, http_close);
  g_assert_true (g_subprocess_wait_check (rig->hub, NULL, NULL));
  g_clear_object (&rig->hub);
  g_assert_false (g_file_test (rig->socket, G_FILE_TEST_EXISTS));
}

static void
test_other_socket (Rig *rig, gconstpointer data)
{
  g_autofree char *data_socket = g_steal_pointer (&rig->socket);
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) answer = NULL;

  rig->socket = g_build_filename (rig->dir, "door", NULL);
  rig_start (rig, WORDS ("--socket", rig->socket));
  http = http_open (rig->socket);
  answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_false (g_file_test (data_socket, G_FILE_TEST_EXISTS));
}

static void
test_long_path (Rig *rig, gconstpointer data)
{
  g_autofree char *name = g_strnfill (150, 'x');
  g_autofree char *reached = NULL;
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) answer = NULL;
  int folder;

  g_free (rig->data);
  g_free (rig->socket);
  rig->data = g_build_filename (rig->dir, name, NULL);
  rig->socket = g_build_filename (rig->data, "hub.sock", NULL);
  rig_start (rig, NULL);
  folder = open (rig->data, O_PATH | O_DIRECTORY | O_CLOEXEC);
  reached = g_strdup_printf ("/proc/self/fd/%d/hub.sock", folder);
  http = http_open (reached);
  answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
  close (folder);
}

/* A socket left behind by a kill is in nobody's way, and no answer is lost or given twice. */
static void
test_kill_and_restart (Rig *rig, gconstpointer data)
{
  enum { KILLS = 3, TICKETS = 10 };
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, body;

  for (guint i = 0; i < KILLS; i++) {
    g_autoptr (Http) http = http_open (rig->socket);
    for (guint j = 0; j < TICKETS; j++) {
      char *new_key = rig_new_key ();
      g_autoptr (HttpAnswer) answer =
          http_write (http, "kiosk", "queue/take-ticket", new_key, TAKE);
      g_assert_cmpuint (answer->status, ==, 200);
      g_hash_table_insert (answers, new_key, g_strdup (answer->body->str));
    }
    rig_kill (rig);
    g_assert_true (g_file_test (rig->socket, G_FILE_TEST_EXISTS));
    rig_start (rig, NULL);
  }
  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &key, &body)) {
    g_autoptr (Http) http = http_open (rig->socket);
    g_autoptr (HttpAnswer) again = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
    g_assert_cmpstr (again->body->str, ==, body);
  }
}

#define ADD(name, how, function)                                                                   \
  g_test_add ("/hub/main/" name, Rig, how, rig_set_up, function, rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("wrong-usage", NOT_STARTED, test_wrong_usage);
  ADD ("cannot-start", NOT_STARTED, test_cannot_start);
  ADD ("second-hub-gives-way", NULL, test_second_hub_gives_way);
  ADD ("end", NULL, test_end);
  ADD ("end-under-load", NULL, test_end_under_load);
  ADD ("idle-exit", NOT_STARTED, test_idle_exit);
  ADD ("other-socket", NOT_STARTED, test_other_socket);
  ADD ("long-path", NOT_STARTED, test_long_path);
  ADD ("kill-and-restart", NULL, test_kill_and_restart);
  return g_test_run ();
}
