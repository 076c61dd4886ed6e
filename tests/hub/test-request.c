/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request asks, read from its line and headers alone. */
#include "hub/request.h"

#include "core/error.h"

#define KEY "0191f3a0-0000-7000-8000-000000000001"
#define JSON "Content-Type", "application/json"

/* Pairs of name and value, ended by NULL; a name with a `?` before it is in the query part. */
static const char *
find (gpointer source, const char *name)
{
  const char *const *pairs = source;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (pairs[i], name) == 0)
      return pairs[i + 1];
  return NULL;
}

static const char *
find_query (gpointer source, const char *name)
{
  g_autofree char *marked = g_strconcat ("?", name, NULL);

  return find (source, marked);
}

static gboolean
read_request (LoketRequest *request,
              const char *method,
              const char *path,
              const char *const *pairs,
              GError **error)
{
  const LoketRequestSource source = {find, find_query, (gpointer) pairs};

  return loket_request_read (request, method, path, &source, error);
}

static void
test_write (void)
{
  g_auto (LoketRequest) request = {0};
  g_autoptr (GError) error = NULL;
  LoketCaller caller;
  const char *pairs[] = {"Content-Type",
                         "Application/JSON; charset=utf-8",
                         "Idempotency-Key",
                         "0191F3A0-0000-7000-8000-000000000001",
                         "Loket-Device",
                         "counter",
                         "Accept-Language",
                         "en",
                         NULL};

  g_assert_true (read_request (&request, "POST", "/v1/queue/call-next", pairs, &error));
  g_assert_no_error (error);
  g_assert_true (request.operation == &LOKET_QUEUE_CALL_NEXT);
  g_assert_cmpstr (request.key, ==, KEY);
  g_assert_cmpstr (request.language, ==, "en");
  caller = loket_request_caller (&request);
  g_assert_cmpint (caller.kind, ==, LOKET_DEVICE_COUNTER);
  g_assert_cmpstr (caller.device, ==, "counter");
  g_assert_null (caller.officer);
}

static void
test_read_needs_no_key (void)
{
  g_auto (LoketRequest) request = {0};
  const char *pairs[] = {JSON, NULL};

  g_assert_true (read_request (&request, "POST", "/v1/queue/list", pairs, NULL));
  g_assert_null (request.key);
  g_assert_cmpint (request.device, ==, LOKET_DEVICE_KIOSK);
  g_assert_cmpstr (request.language, ==, "id");
}

static const struct {
  const char *method;
  const char *path;
  const char *pairs[5];
  LoketErrorCode code;
  const char *parameter;
} refused[] = {
    {"POST", "/v1/queue/steal", {JSON}, LOKET_ERROR_UNKNOWN_OPERATION, "queue/steal"},
    {"POST", "/queue/take-ticket", {JSON}, LOKET_ERROR_UNKNOWN_OPERATION, "/queue/take-ticket"},
    {"POST", "/v1/", {JSON}, LOKET_ERROR_UNKNOWN_OPERATION, "/v1/"},
    {"GET", "/v1/queue/take-ticket", {NULL}, LOKET_ERROR_WRONG_METHOD, "GET"},
    {"POST", "/v1/hello", {JSON}, LOKET_ERROR_WRONG_METHOD, "POST"},
    {"HEAD", "/v1/feed", {NULL}, LOKET_ERROR_WRONG_METHOD, "HEAD"},
    {"POST", "/v1/queue/take-ticket", {NULL}, LOKET_ERROR_NOT_JSON, NULL},
    {"POST", "/v1/queue/take-ticket", {"Content-Type", "text/plain"}, LOKET_ERROR_NOT_JSON, NULL},
    {"POST",
     "/v1/queue/take-ticket",
     {"Content-Type", "application/jsonp"},
     LOKET_ERROR_NOT_JSON,
     NULL},
    {"POST", "/v1/queue/take-ticket", {JSON}, LOKET_ERROR_KEY_MISSING, NULL},
    {"POST",
     "/v1/queue/take-ticket",
     {JSON, "Idempotency-Key", "1"},
     LOKET_ERROR_BAD_FIELD,
     "Idempotency-Key"},
    {"POST",
     "/v1/queue/list",
     {JSON, "Loket-Device", "printer"},
     LOKET_ERROR_BAD_FIELD,
     "Loket-Device"},
    {"GET", "/v1/feed", {"?after", "-1"}, LOKET_ERROR_BAD_FIELD, "after"},
    {"GET", "/v1/feed", {"?after", "1x"}, LOKET_ERROR_BAD_FIELD, "after"},
    {"GET", "/v1/feed", {"?after", "99999999999999999999"}, LOKET_ERROR_BAD_FIELD, "after"},
    {"GET", "/v1/feed", {"?topic", ""}, LOKET_ERROR_BAD_FIELD, "topic"},
    {"GET", "/v1/feed", {"?topic", "queue,,cards"}, LOKET_ERROR_BAD_FIELD, "topic"},
    {"GET", "/v1/feed", {"?topic", "a\nb"}, LOKET_ERROR_BAD_FIELD, "topic"},
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_auto (LoketRequest) request = {0};
    g_autoptr (GError) error = NULL;

    g_assert_false (
        read_request (&request, refused[i].method, refused[i].path, refused[i].pairs, &error));
    g_assert_error (error, LOKET_ERROR, (int) refused[i].code);
    g_assert_cmpstr (loket_error_parameter (error), ==, refused[i].parameter);
    g_assert_cmpstr (request.language, ==, "id");
  }
}

static void
test_feed (void)
{
  g_auto (LoketRequest) plain = {0};
  g_auto (LoketRequest) full = {0};
  g_auto (LoketRequest) again = {0};
  g_auto (LoketRequest) lost = {0};
  const char *none[] = {NULL};
  const char *some[] = {"?after", "17", "?topic", "queue,cards", "?store", KEY, NULL};
  const char *heard[] = {"?after", "17", "Last-Event-ID", "25", NULL};
  const char *garbled[] = {"?after", "17", "Last-Event-ID", "what", NULL};

  g_assert_true (read_request (&plain, "GET", "/v1/feed", none, NULL));
  g_assert_cmpint (plain.after, ==, -1);
  g_assert_null (plain.topics);
  g_assert_true (read_request (&full, "GET", "/v1/feed", some, NULL));
  g_assert_cmpint (full.after, ==, 17);
  g_assert_cmpstr (full.topics[0], ==, "queue");
  g_assert_cmpstr (full.topics[1], ==, "cards");
  g_assert_null (full.topics[2]);
  g_assert_cmpstr (full.store, ==, KEY);
  g_assert_true (read_request (&again, "GET", "/v1/feed", heard, NULL));
  g_assert_cmpint (again.after, ==, 25);
  g_assert_true (read_request (&lost, "GET", "/v1/feed", garbled, NULL));
  g_assert_cmpint (lost.after, ==, -1);
}

/* RFC 6750: a token of a session, and nothing else. */
static void
test_token (void)
{
  static const char *const good[] = {"Bearer abc-DEF_1", "bearer  abc-DEF_1"};
  static const char *const bad[] = {
      "Basic abc", "Bearer", "Bearer ", "Bearer a b", "Bearer a\"b", "abc"};

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_auto (LoketRequest) request = {0};
    LoketCaller caller;
    g_assert_true (read_request (&request,
                                 "POST",
                                 "/v1/session/who",
                                 (const char *[]){JSON, "Authorization", good[i], NULL},
                                 NULL));
    caller = loket_request_caller (&request);
    g_assert_cmpstr (caller.token, ==, "abc-DEF_1");
    g_assert_null (caller.officer);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_auto (LoketRequest) request = {0};
    g_autoptr (GError) error = NULL;
    g_assert_false (read_request (&request,
                                  "POST",
                                  "/v1/session/who",
                                  (const char *[]){JSON, "Authorization", bad[i], NULL},
                                  &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (loket_error_parameter (error), ==, "Authorization");
  }
}

/* The answer of a sign-in is not kept, so it has no key. */
static void
test_sign_in_needs_no_key (void)
{
  g_auto (LoketRequest) request = {0};
  const char *pairs[] = {JSON, NULL};

  g_assert_true (read_request (&request, "POST", "/v1/session/sign-in", pairs, NULL));
  g_assert_null (request.key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/request/write", test_write);
  g_test_add_func ("/hub/request/read-needs-no-key", test_read_needs_no_key);
  g_test_add_func ("/hub/request/refused", test_refused);
  g_test_add_func ("/hub/request/feed", test_feed);
  g_test_add_func ("/hub/request/token", test_token);
  g_test_add_func ("/hub/request/sign-in-needs-no-key", test_sign_in_needs_no_key);
  return g_test_run ();
}
