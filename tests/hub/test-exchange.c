/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations over the real socket of the real program: answers, problems, keys. */
#include "rig.h"

#include <string.h>

#define TAKE "{\"service\":\"health\"}"

static void
assert_problem (HttpAnswer *answer, guint status, const char *code)
{
  g_autofree char *type = NULL;
  g_autofree char *member = g_strdup_printf ("\"code\":\"%s\"", code);

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, status);
  type = http_header (answer, "Content-Type");
  g_assert_cmpstr (type, ==, "application/problem+json");
  if (strstr (answer->body->str, member) == NULL)
    g_assert_cmpstr (answer->body->str, ==, member);
}

static void
assert_alive (Rig *rig)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 200);
}

static void
test_hello (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_autofree char *type = http_header (answer, "Content-Type");
  g_autofree char *time = http_header (answer, "Loket-Time");

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_nonnull (strstr (answer->body->str, "\"day\":\"2026-11-23\""));
  g_assert_nonnull (strstr (answer->body->str, "\"last_seq\":0"));
  g_assert_cmpint (g_ascii_strtoll (time, NULL, 10), >=, G_GINT64_CONSTANT (1795395600000000));
}

static void
test_one_ticket (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) ticket = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  g_autoptr (HttpAnswer) open =
      http_write (http, "counter", "queue/open-counter", NULL, "{\"counter\":\"1\"}");
  g_autoptr (HttpAnswer) next =
      http_write (http, "counter", "queue/call-next", NULL, "{\"counter\":\"1\"}");
  g_autoptr (HttpAnswer) none =
      http_write (http, "counter", "queue/call-next", NULL, "{\"counter\":\"1\"}");

  g_assert_cmpuint (ticket->status, ==, 200);
  g_assert_nonnull (strstr (ticket->body->str, "\"label\":\"A001\""));
  g_assert_nonnull (strstr (ticket->body->str, "\"state\":\"issued\""));
  g_assert_cmpuint (open->status, ==, 200);
  g_assert_cmpuint (next->status, ==, 200);
  g_assert_nonnull (strstr (next->body->str, "\"state\":\"called\""));
  assert_problem (none, 409, "queue-empty");
}

static void
test_same_key (Rig *rig, gconstpointer data)
{
  g_autofree char *key = rig_new_key ();
  g_autofree char *upper = g_ascii_strup (key, -1);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) first = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
  g_autoptr (HttpAnswer) other = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  g_autoptr (HttpAnswer) again = http_write (http, "kiosk", "queue/take-ticket", upper, TAKE);
  g_autoptr (HttpAnswer) spaced =
      http_write (http, "kiosk", "queue/take-ticket", key, "{ \"service\": \"health\" }");
  g_autoptr (HttpAnswer) changed =
      http_write (http, "kiosk", "queue/take-ticket", key, "{\"service\":\"education\"}");

  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_cmpstr (again->body->str, ==, first->body->str);
  g_assert_cmpstr (spaced->body->str, ==, first->body->str);
  g_assert_cmpstr (other->body->str, !=, first->body->str);
  assert_problem (changed, 409, "key-reused");
}

/* A refusal is an answer too: the same key gets it again, although now somebody waits. */
static void
test_same_key_after_refusal (Rig *rig, gconstpointer data)
{
  g_autofree char *key = rig_new_key ();
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) open =
      http_write (http, "counter", "queue/open-counter", NULL, "{\"counter\":\"1\"}");
  g_autoptr (HttpAnswer) first =
      http_write (http, "counter", "queue/call-next", key, "{\"counter\":\"1\"}");
  g_autoptr (HttpAnswer) ticket = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  g_autoptr (HttpAnswer) again =
      http_write (http, "counter", "queue/call-next", key, "{\"counter\":\"1\"}");

  assert_problem (first, 409, "queue-empty");
  assert_problem (again, 409, "queue-empty");
  g_assert_cmpstr (again->body->str, ==, first->body->str);
}

static void
test_languages (Rig *rig, gconstpointer data)
{
  static const char *const languages[] = {"id", "jv", "en"};
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (Http) http = http_open (rig->socket);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *headers = g_strdup_printf ("Accept-Language: %s\r\n", languages[i]);
    g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/nothing", headers, NULL);
    g_autofree char *language = http_header (answer, "Content-Language");
    assert_problem (answer, 404, "unknown-operation");
    g_assert_cmpstr (language, ==, languages[i]);
    g_assert_true (g_hash_table_add (seen, g_strdup (answer->body->str)));
  }
}

#define AS_JSON "Content-Type: application/json\r\n"
#define WITH_KEY "Idempotency-Key: 0191f3a0-0000-7000-8000-000000000001\r\n"

static const struct {
  const char *method;
  const char *path;
  const char *headers;
  const char *body;
  guint status;
  const char *code;
} refused[] = {
    {"POST", "/v1/queue/take-ticket", AS_JSON, TAKE, 400, "key-missing"},
    {"POST", "/v1/queue/take-ticket", AS_JSON "Idempotency-Key: 7\r\n", TAKE, 400, "bad-field"},
    {"POST", "/v1/queue/take-ticket", WITH_KEY, TAKE, 415, "not-json"},
    {"POST", "/v1/queue/take-ticket", AS_JSON WITH_KEY, "", 400, "bad-json"},
    {"POST", "/v1/queue/take-ticket", AS_JSON WITH_KEY, "{", 400, "bad-json"},
    {"POST", "/v1/queue/take-ticket", AS_JSON WITH_KEY, "[]", 400, "bad-json"},
    {"POST", "/v1/queue/take-ticket", AS_JSON WITH_KEY, "{}{}", 400, "bad-json"},
    {"POST",
     "/v1/queue/take-ticket",
     AS_JSON WITH_KEY,
     "{\"service\":\"\xc3\x28\"}",
     400,
     "bad-json"},
    {"POST",
     "/v1/queue/take-ticket",
     AS_JSON WITH_KEY,
     "{\"service\":\"health\",\"colour\":1}",
     400,
     "unknown-member"},
    {"POST", "/v1/queue/take-ticket", AS_JSON WITH_KEY, "{\"service\":5}", 400, "bad-field"},
    {"POST", "/v1/queue/list", AS_JSON "Loket-Device: tv\r\n", "{}", 400, "bad-field"},
    {"POST", "/v1/queue/list", AS_JSON "Loket-Device: admin\r\n", "{}", 403, "not-allowed"},
    {"GET", "/v1/queue/take-ticket", "", NULL, 405, "wrong-method"},
    {"PUT", "/v1/queue/take-ticket", AS_JSON WITH_KEY, TAKE, 405, "wrong-method"},
    {"DELETE", "/v1/hello", "", NULL, 405, "wrong-method"},
    {"GET", "/", "", NULL, 404, "unknown-operation"},
    {"POST", "/v1/queue/../hello", AS_JSON, "{}", 404, "unknown-operation"},
    {"GET", "/v1/feed?after=x", "", NULL, 400, "bad-field"},
};

/* All on one connection: a small mistake does not end it. */
static void
test_refused (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (HttpAnswer) answer =
        http_ask (http, refused[i].method, refused[i].path, refused[i].headers, refused[i].body);
    g_test_message ("%s %s: %s", refused[i].method, refused[i].path, refused[i].code);
    assert_problem (answer, refused[i].status, refused[i].code);
    if (refused[i].status == 405) {
      g_autofree char *allow = http_header (answer, "Allow");
      g_assert_nonnull (allow);
    }
  }
  assert_alive (rig);
}

static void
test_deep_nesting (Rig *rig, gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (60000, '[');
  g_autofree char *too_many = g_strnfill (80000, '[');
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) deep = http_write (http, "kiosk", "queue/take-ticket", NULL, brackets);
  g_autoptr (HttpAnswer) long_one = http_write (http, "kiosk", "queue/take-ticket", NULL, too_many);

  assert_problem (deep, 400, "bad-json");
  assert_problem (long_one, 413, "too-large");
  assert_alive (rig);
}

static void
test_too_large (Rig *rig, gconstpointer data)
{
  g_autofree char *just_right = g_strnfill (65536, ' ');
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) blank = http_write (http, "kiosk", "queue/take-ticket", NULL, just_right);
  g_autoptr (HttpAnswer) answer = NULL;
  g_autoptr (HttpAnswer) nothing = NULL;

  assert_problem (blank, 400, "bad-json");
  http_send (http,
             "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nContent-Length: 65537\r\n\r\n",
             -1);
  answer = http_receive (http);
  assert_problem (answer, 413, "too-large");
  nothing = http_receive (http);
  g_assert_null (nothing);
  assert_alive (rig);
}

/* A body that announces no length is cut off long before it is sent. */
static void
test_endless_body (Rig *rig, gconstpointer data)
{
  const guint64 before = rig_memory_kb (rig);
  g_autofree char *filling = g_strnfill (1 << 20, ' ');
  g_autoptr (Http) http = http_open (rig->socket);
  guint sent_mb = 0;

  http_send (
      http,
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n" AS_JSON
          WITH_KEY "\r\nc800000\r\n",
      -1);
  while (sent_mb < 200 && http_send (http, filling, 1 << 20))
    sent_mb++;
  g_assert_cmpuint (sent_mb, <, 8);
  g_assert_cmpuint (rig_memory_kb (rig), <, before + 4096);
  assert_alive (rig);
}

/* One that is only somewhat too long gets its answer. */
static void
test_long_chunked_body (Rig *rig, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (0x20000, ' ');
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = NULL;

  http_send (
      http,
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n" AS_JSON
          WITH_KEY "\r\n20000\r\n",
      -1);
  http_send (http, filling, 0x20000);
  http_send (http, "\r\n0\r\n\r\n", -1);
  answer = http_receive (http);
  assert_problem (answer, 413, "too-large");
}

/* libmicrohttpd answers by itself what it cannot take for a request; it cannot be told how. */
static void
assert_by_library (HttpAnswer *answer)
{
  g_autofree char *type = http_header (answer, "Content-Type");

  g_assert_cmpstr (type, !=, "application/problem+json");
  g_assert_nonnull (strstr (answer->body->str, "<html>"));
}

static void
test_long_header (Rig *rig, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (100000, 'x');
  g_autofree char *header = g_strdup_printf ("X-Long: %s\r\n", filling);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", header, NULL);

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 431);
  assert_by_library (answer);
  assert_alive (rig);
}

/* Nothing of it is a request yet, so the router never hears of it. */
static void
test_no_request (Rig *rig, gconstpointer data)
{
  static const char *const texts[] = {
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n" AS_JSON
          WITH_KEY "\r\nzz\r\n",
      "GET /v1/hello HTTP/1.1\r\nHost: hub\r\nContent-Length: many\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Http) http = http_open (rig->socket);
    g_autoptr (HttpAnswer) answer = NULL;

    g_assert_true (http_send (http, texts[i], -1));
    answer = http_receive (http);
    g_assert_nonnull (answer);
    g_assert_cmpuint (answer->status, ==, 400);
    assert_by_library (answer);
    assert_alive (rig);
  }
}

static void
test_chunked_body (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = NULL;

  http_send (
      http,
      "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n" AS_JSON
          WITH_KEY "\r\n5\r\n{\"ser\r\nf\r\nvice\":\"health\"}\r\n0\r\n\r\n",
      -1);
  answer = http_receive (http);
  g_assert_cmpuint (answer->status, ==, 200);
}

/* Requests behind each other on one connection are answered in their order. */
static void
test_pipelined (Rig *rig, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Http) http = http_open (rig->socket);

  for (guint i = 0; i < 20; i++) {
    g_autofree char *key = rig_new_key ();
    g_string_append_printf (text,
                            "POST /v1/queue/take-ticket HTTP/1.1\r\nHost: hub\r\n" AS_JSON
                            "Idempotency-Key: %s\r\nContent-Length: %zu\r\n\r\n" TAKE,
                            key,
                            strlen (TAKE));
  }
  http_send (http, text->str, (gssize) text->len);
  for (guint i = 1; i <= 20; i++) {
    g_autoptr (HttpAnswer) answer = http_receive (http);
    g_autofree char *number = g_strdup_printf ("\"number\":%u,", i);
    g_assert_nonnull (answer);
    g_assert_nonnull (strstr (answer->body->str, number));
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hub/exchange/" name, Rig, NULL, rig_set_up, function, rig_tear_down)

#define ADMINISTRATOR                                                                              \
  "{\"login\":\"boss\",\"name\":\"Boss\",\"roles\":[\"administrator\"],"                           \
  "\"password\":\"Sepeda Biru Langit\"}"
#define SIGN_IN "{\"login\":\"boss\",\"password\":\"Sepeda Biru Langit\"}"
#define WRONG "{\"login\":\"boss\",\"password\":\"Sepeda Merah Langit\"}"

static HttpAnswer *
ask_as (Http *http, const char *device, const char *token, const char *path)
{
  g_autofree char *headers =
      g_strdup_printf ("Content-Type: application/json\r\nLoket-Device: %s\r\n"
                       "Authorization: Bearer %s\r\n",
                       device,
                       token);

  return http_ask (http, "POST", path, headers, "{}");
}

static char *
token_in (HttpAnswer *answer)
{
  const char *at = strstr (answer->body->str, "\"token\":\"");

  g_assert_nonnull (at);
  at += strlen ("\"token\":\"");
  return g_strndup (at, strcspn (at, "\""));
}

/* An officer comes, works, is known to the hub by the token alone, and is gone again. */
static void
test_officer (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) added = http_write (http, "admin", "officer/add", NULL, ADMINISTRATOR);
  g_autoptr (HttpAnswer) nobody =
      http_ask (http,
                "POST",
                "/v1/officer/list",
                "Content-Type: application/json\r\nLoket-Device: counter\r\n",
                "{}");
  g_autoptr (HttpAnswer) in = http_write (http, "counter", "session/sign-in", NULL, SIGN_IN);
  g_autofree char *token = token_in (in);
  g_autofree char *challenge = http_header (nobody, "WWW-Authenticate");
  g_autoptr (HttpAnswer) list = ask_as (http, "counter", token, "/v1/officer/list");
  g_autoptr (HttpAnswer) elsewhere = ask_as (http, "verifier", token, "/v1/session/who");
  g_autoptr (HttpAnswer) out = NULL;
  g_autoptr (HttpAnswer) gone = NULL;
  g_autofree char *key = rig_new_key ();
  g_autofree char *headers =
      g_strdup_printf ("Content-Type: application/json\r\nLoket-Device: counter\r\n"
                       "Idempotency-Key: %s\r\nAuthorization: Bearer %s\r\n",
                       key,
                       token);

  g_assert_cmpuint (added->status, ==, 200);
  g_assert_null (strstr (added->body->str, "Sepeda"));
  assert_problem (nobody, 401, "sign-in-needed");
  g_assert_cmpstr (challenge, ==, "Bearer");
  g_assert_cmpuint (in->status, ==, 200);
  g_assert_cmpuint (list->status, ==, 200);
  g_assert_nonnull (strstr (list->body->str, "\"login\":\"boss\""));
  assert_problem (elsewhere, 401, "sign-in-needed");
  out = http_ask (http, "POST", "/v1/session/sign-out", headers, "{}");
  g_assert_cmpuint (out->status, ==, 200);
  gone = ask_as (http, "counter", token, "/v1/officer/list");
  assert_problem (gone, 401, "sign-in-needed");
}

static void
test_wrong_passwords (Rig *rig, gconstpointer data)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) added = http_write (http, "admin", "officer/add", NULL, ADMINISTRATOR);
  g_autoptr (HttpAnswer) too_many = NULL;
  g_autofree char *wait = NULL;

  for (guint i = 0; i < 5; i++) {
    g_autoptr (HttpAnswer) wrong = http_write (http, "counter", "session/sign-in", NULL, WRONG);
    assert_problem (wrong, 401, "sign-in-failed");
  }
  too_many = http_write (http, "counter", "session/sign-in", NULL, SIGN_IN);
  assert_problem (too_many, 429, "too-many");
  wait = http_header (too_many, "Retry-After");
  g_assert_cmpint (g_ascii_strtoll (wait, NULL, 10), >, 0);
  g_assert_cmpint (g_ascii_strtoll (wait, NULL, 10), <=, 5);
  g_assert_nonnull (strstr (too_many->body->str, "\"seconds\":"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("hello", test_hello);
  ADD ("one-ticket", test_one_ticket);
  ADD ("same-key", test_same_key);
  ADD ("same-key-after-refusal", test_same_key_after_refusal);
  ADD ("languages", test_languages);
  ADD ("refused", test_refused);
  ADD ("deep-nesting", test_deep_nesting);
  ADD ("too-large", test_too_large);
  ADD ("endless-body", test_endless_body);
  ADD ("long-chunked-body", test_long_chunked_body);
  ADD ("long-header", test_long_header);
  ADD ("no-request", test_no_request);
  ADD ("chunked-body", test_chunked_body);
  ADD ("pipelined", test_pipelined);
  ADD ("officer", test_officer);
  ADD ("wrong-passwords", test_wrong_passwords);
  return g_test_run ();
}
