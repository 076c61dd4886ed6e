/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub under clients that come and go: nothing stays behind. */
#include "rig.h"

#include <string.h>

#define TAKE "{\"service\":\"health\"}"
/* AddressSanitizer keeps what was freed for a while; there the leak check at the end counts. */
#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_SLACK_KB (1024 * 1024)
#else
#define MEMORY_SLACK_KB 1024
#endif
/* Files of the store that are opened at their first use, some seconds after the start: those of the
 * log of accesses, and of the connections that nobody has used yet.  What clients leave behind
 * would be hundreds. */
#define STORE_FILES 8
#define DEADLINE_US (RIG_PATIENCE_S * G_USEC_PER_SEC)

/* The hub closes what we closed in its own time; each look at it is an exchange with it. */
static void
assert_descriptors_go_back (Rig *rig, guint before)
{
  const gint64 deadline = g_get_monotonic_time () + DEADLINE_US;

  while (rig_descriptors (rig) > before + STORE_FILES && g_get_monotonic_time () < deadline) {
    g_autoptr (Http) http = http_open (rig->socket);
    g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
    g_assert_nonnull (answer);
  }
  g_assert_cmpuint (rig_descriptors (rig), <=, before + STORE_FILES);
}

static void
open_and_close (Rig *rig, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (Http) http = http_open (rig->socket);
    g_autoptr (HttpAnswer) answer = NULL;

    if (i % 3 == 0)
      answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
    else if (i % 3 == 1)
      answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    if (i % 3 != 2) {
      g_assert_nonnull (answer);
      g_assert_cmpuint (answer->status, ==, 200);
    }
  }
}

static void
test_open_and_close (Rig *rig, gconstpointer data)
{
  guint descriptors;
  guint64 memory;

  open_and_close (rig, 300);
  descriptors = rig_descriptors (rig);
  memory = rig_memory_kb (rig);
  open_and_close (rig, 1000);
  assert_descriptors_go_back (rig, descriptors);
  g_assert_cmpuint (rig_memory_kb (rig), <, memory + memory / 10 + MEMORY_SLACK_KB);
}

static void
test_half_requests (Rig *rig, gconstpointer data)
{
  static const char *const halves[] = {
      "P",
      "POST /v1/queue/take-ticket HTTP/1.1\r\n",
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nContent-Le",
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nContent-Length: 20\r\n\r\n{\"ser",
      "GET /v1/feed HTTP/1.1\r\nHost: hub\r\n\r\n",
  };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) http_close);
  guint descriptors;

  open_and_close (rig, 10);
  descriptors = rig_descriptors (rig);
  for (guint i = 0; i < 200; i++) {
    Http *http = http_open (rig->socket);
    http_send (http, halves[i % G_N_ELEMENTS (halves)], -1);
    g_ptr_array_add (open, http);
  }
  open_and_close (rig, 10);
  g_assert_cmpuint (rig_descriptors (rig), >=, descriptors + 150);
  g_ptr_array_set_size (open, 0);
  /* Readers that are gone are found at the next thing said to them. */
  open_and_close (rig, 10);
  assert_descriptors_go_back (rig, descriptors);
}

/* A client that goes away before its answer: the ticket is there, and the hub too. */
static void
test_client_goes_before_answer (Rig *rig, gconstpointer data)
{
  g_autofree char *key = rig_new_key ();
  g_autofree char *request = g_strdup_printf (
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
      "Idempotency-Key: %s\r\nContent-Length: %zu\r\n\r\n" TAKE,
      key,
      strlen (TAKE));
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) first = NULL;
  g_autoptr (HttpAnswer) second = NULL;

  for (guint i = 0; i < 50; i++) {
    g_autoptr (Http) gone = http_open (rig->socket);
    http_send (gone, request, -1);
  }
  http = http_open (rig->socket);
  first = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
  second = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  g_assert_nonnull (strstr (first->body->str, "\"number\":1,"));
  g_assert_nonnull (strstr (second->body->str, "\"number\":2,"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hub/hub/" name, Rig, NULL, rig_set_up, function, rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open-and-close", test_open_and_close);
  ADD ("half-requests", test_half_requests);
  ADD ("client-goes-before-answer", test_client_goes_before_answer);
  return g_test_run ();
}
