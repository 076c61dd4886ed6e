/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes through the door for devices, over real TLS: the router is never entered by anybody
 * else (store.md 8, case 6). */
#include "lan-rig.h"

#include "hub/tls/make-certificate.h"

#include <string.h>

#define TAKE "{\"service\":\"health\"}"

/* Tries to ask; the answer of a router would be the end of the test. */
static void
assert_refused (LanRig *rig, SecureId *id)
{
  const guint64 entered = loket_hub_entered (rig->hub);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) answer =
      http->ended ? NULL : http_ask (http, "GET", "/v1/hello", NULL, NULL);

  g_assert_null (answer);
  g_assert_cmpuint (loket_hub_entered (rig->hub), ==, entered);
}

static void
assert_welcome (LanRig *rig, SecureId *id)
{
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 200);
}

static SecureId *
issue (LanRig *rig, const char *kind, char **device)
{
  g_autoptr (Http) http = http_open (rig->socket);

  g_autofree char *key = rig_new_key ();
  g_autofree char *name = g_strdup_printf ("%s %s", kind, key);

  return secure_issue (http, kind, name, device);
}

static void
no_certificate (LanRig *rig)
{
  assert_refused (rig, NULL);
}

static gnutls_x509_privkey_t
read_key (SecureId *id)
{
  const gnutls_datum_t pem = {(unsigned char *) id->key, (unsigned) strlen (id->key)};
  gnutls_x509_privkey_t key;

  gnutls_x509_privkey_init (&key);
  g_assert_cmpint (gnutls_x509_privkey_import (key, &pem, GNUTLS_X509_FMT_PEM), ==, 0);
  return key;
}

static void
take (SecureId *id, gnutls_x509_crt_t certificate)
{
  g_free (id->certificate);
  id->certificate = loket_certificate_pem (certificate);
  gnutls_x509_crt_deinit (certificate);
}

static void
self_signed (LanRig *rig)
{
  const LoketSpan span = {g_get_real_time () - G_TIME_SPAN_HOUR,
                          g_get_real_time () + G_TIME_SPAN_DAY};
  g_autoptr (SecureId) id = secure_id_new ();
  gnutls_x509_privkey_t key = read_key (id);
  gnutls_x509_crt_t certificate;

  g_assert_true (loket_certificate_make_ca (key, "Loket office CA", &span, &certificate, NULL));
  take (id, certificate);
  assert_refused (rig, id);
  gnutls_x509_privkey_deinit (key);
}

/* An authority of the very same name, and a certificate as good as any. */
static void
foreign_authority (LanRig *rig)
{
  g_autofree char *dir = g_build_filename (rig->dir, "foreign", NULL);
  g_autoptr (LoketAuthority) authority = loket_authority_open (dir, rig->clock, NULL);
  g_autoptr (SecureId) id = secure_id_new ();
  g_autofree char *text = secure_id_request (id);
  gsize size;
  guchar *data = g_base64_decode (text, &size);
  g_autoptr (GBytes) request = g_bytes_new_take (data, size);
  g_autoptr (GBytes) certificate = loket_authority_certify (
      authority, request, "x", loket_clock_now (rig->clock) + G_TIME_SPAN_DAY, NULL);
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (certificate, NULL), g_bytes_get_size (certificate));

  secure_id_take_certificate (id, base64);
  assert_refused (rig, id);
}

/* Signed by our own authority, but nobody has put that device on file. */
static void
unknown_device (LanRig *rig)
{
  g_autoptr (SecureId) id = secure_id_new ();
  g_autofree char *text = secure_id_request (id);
  gsize size;
  guchar *data = g_base64_decode (text, &size);
  g_autoptr (GBytes) request = g_bytes_new_take (data, size);
  g_autoptr (GBytes) certificate = loket_authority_certify (
      rig->authority, request, "x", loket_clock_now (rig->clock) + G_TIME_SPAN_DAY, NULL);
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (certificate, NULL), g_bytes_get_size (certificate));

  secure_id_take_certificate (id, base64);
  assert_refused (rig, id);
}

/* The hub's own certificate is for servers. */
static void
wrong_purpose (LanRig *rig)
{
  SecureId id = {.key = (char *) loket_authority_server_key (rig->authority),
                 .certificate = (char *) loket_authority_server_chain (rig->authority)};

  assert_refused (rig, &id);
}

static void
expired (LanRig *rig)
{
  g_autoptr (SecureId) id = issue (rig, "display", NULL);

  assert_welcome (rig, id);
  loket_clock_advance (rig->clock, (gint64) (LOKET_CERTIFICATE_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_refused (rig, id);
  loket_clock_advance (rig->clock, -(gint64) (LOKET_CERTIFICATE_DAYS + 2) * G_TIME_SPAN_DAY);
  assert_refused (rig, id);
}

static void
revoke_device (LanRig *rig, const char *device)
{
  g_autofree char *body = g_strdup_printf ("{\"device\":\"%s\"}", device);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_write (http, "admin", "device/revoke", NULL, body);

  g_assert_cmpuint (answer->status, ==, 200);
}

static void
revoked (LanRig *rig)
{
  g_autofree char *device = NULL;
  g_autoptr (SecureId) id = issue (rig, "display", &device);
  g_autoptr (Http) kept = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) before = http_ask (kept, "GET", "/v1/hello", NULL, NULL);
  g_autoptr (HttpAnswer) after = NULL;
  guint64 entered;

  g_assert_cmpuint (before->status, ==, 200);
  revoke_device (rig, device);
  entered = loket_hub_entered (rig->hub);
  after = http_ask (kept, "GET", "/v1/hello", NULL, NULL);
  g_assert_null (after);
  g_assert_cmpuint (loket_hub_entered (rig->hub), ==, entered);
  assert_refused (rig, id);
}

static void
revoked_while_streaming (LanRig *rig)
{
  g_autofree char *device = NULL;
  g_autoptr (SecureId) id = issue (rig, "display", &device);
  g_autoptr (SecureId) other_id = issue (rig, "counter", NULL);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (Http) other = secure_open (rig->lan, other_id);
  g_autofree char *reset = NULL;
  char *block;
  gint64 began;

  http_follow (http, "?topic=queue", NULL);
  http_follow (other, "?topic=queue", NULL);
  reset = http_next_block (http);
  g_assert_nonnull (strstr (reset, "event: reset"));
  began = g_get_monotonic_time ();
  revoke_device (rig, device);
  while ((block = http_next_block (http)) != NULL)
    g_free (block);
  g_assert_cmpint (g_get_monotonic_time () - began, <, G_TIME_SPAN_SECOND);
  g_assert_false (other->ended);
  assert_welcome (rig, other_id);
}

/* What a header says counts on the Unix socket only. */
static void
identity (LanRig *rig)
{
  g_autofree char *device = NULL;
  g_autoptr (SecureId) id = issue (rig, "kiosk", &device);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) list = http_write (http, "admin", "device/list", NULL, "{}");
  g_autoptr (HttpAnswer) call =
      http_write (http, "counter", "queue/open-counter", NULL, "{\"counter\":\"1\"}");
  g_autoptr (HttpAnswer) ticket = http_write (http, "display", "queue/take-ticket", NULL, TAKE);
  g_autofree char *taken_at = NULL;

  g_assert_cmpuint (list->status, ==, 403);
  g_assert_cmpuint (call->status, ==, 403);
  g_assert_cmpuint (ticket->status, ==, 200);
  taken_at = secure_member (ticket->body->str, "device");
  g_assert_cmpstr (taken_at, ==, device);
}

static void
operations (LanRig *rig)
{
  g_autoptr (SecureId) id = issue (rig, "kiosk", NULL);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (Http) feed = secure_open (rig->lan, id);
  g_autofree char *key = rig_new_key ();
  g_autoptr (HttpAnswer) first = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
  g_autoptr (HttpAnswer) again = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
  g_autofree char *long_body = g_strnfill (65537, ' ');
  g_autoptr (HttpAnswer) too_large = NULL;

  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (first->body->str, ==, again->body->str);
  http_follow (feed, "?after=0", NULL);
  for (gint64 seq = 1; seq <= 1; seq++) {
    g_autofree char *text = http_next_block (feed);
    g_autoptr (FeedBlock) block = feed_block_parse (text);
    g_assert_cmpint (block->id, ==, seq);
  }
  too_large = http_write (http, "kiosk", "queue/take-ticket", NULL, long_body);
  g_assert_cmpuint (too_large->status, ==, 413);
}

static void
per_device (LanRig *rig)
{
  g_autoptr (SecureId) id = issue (rig, "display", NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) http_close);

  for (guint i = 0; i < 8; i++) {
    Http *http = secure_open (rig->lan, id);
    g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
    g_ptr_array_add (open, http);
    g_assert_nonnull (answer);
  }
  assert_refused (rig, id);
}

/* Who only holds the line cannot keep others of other addresses out, and not many from his own. */
static void
per_address (LanRig *rig)
{
  g_autoptr (SecureId) id = issue (rig, "display", NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) http_close);

  for (guint i = 0; i < 32; i++)
    g_ptr_array_add (open, secure_knock (rig->lan));
  assert_refused (rig, id);
  g_ptr_array_set_size (open, 0);
  for (gboolean in = FALSE; !in;) {
    g_autoptr (Http) http = secure_open (rig->lan, id);
    in = !http->ended;
  }
  assert_welcome (rig, id);
}

static char *
seen_at (Http *admin, const char *device)
{
  g_autoptr (HttpAnswer) answer = http_write (admin, "admin", "device/list", NULL, "{}");
  const char *at = strstr (answer->body->str, device);

  g_assert_nonnull (at);
  return strstr (at, "\"seen_at\":") != NULL ? secure_member (at, "seen_at") : NULL;
}

/* Known at once, and still after the hub was started again, without a write for each request. */
static void
seen (LanRig *rig)
{
  g_autofree char *device = NULL;
  g_autoptr (SecureId) id = issue (rig, "display", &device);
  g_autoptr (Http) admin = http_open (rig->socket);
  g_autofree char *never = seen_at (admin, device);
  g_autofree char *asked = NULL;
  g_autofree char *listening = NULL;
  g_autoptr (Http) http = NULL;
  const gint64 now = loket_clock_now (rig->clock);

  g_assert_null (never);
  assert_welcome (rig, id);
  asked = seen_at (admin, device);
  g_assert_cmpint (g_ascii_strtoll (asked, NULL, 10), ==, now);
  http = secure_open (rig->lan, id);
  http_follow (http, "?topic=queue", NULL);
  for (gboolean ready = FALSE; !ready;) {
    g_autofree char *block = http_next_block (http);
    g_assert_nonnull (block);
    ready = strstr (block, "event: ready") != NULL;
  }
  loket_clock_advance (rig->clock, 4 * G_TIME_SPAN_MINUTE);
  loket_hub_look_round (rig->hub);
  listening = seen_at (admin, device);
  g_assert_cmpint (g_ascii_strtoll (listening, NULL, 10), ==, now + 4 * G_TIME_SPAN_MINUTE);
}

/* Puts an administrator on file and signs in at a counter.  Returns the token. */
static char *
sign_in (Http *http, const char *login, const char *area)
{
  g_autofree char *officer =
      g_strdup_printf ("{\"login\":\"%s\",\"name\":\"Boss\",\"roles\":[\"administrator\"],"
                       "\"password\":\"Sepeda Biru Langit\"%s%s%s}",
                       login,
                       area != NULL ? ",\"area\":\"" : "",
                       area != NULL ? area : "",
                       area != NULL ? "\"" : "");
  g_autofree char *words =
      g_strdup_printf ("{\"login\":\"%s\",\"password\":\"Sepeda Biru Langit\"}", login);
  g_autoptr (HttpAnswer) added = http_write (http, "admin", "officer/add", NULL, officer);
  g_autoptr (HttpAnswer) in = http_write (http, "counter", "session/sign-in", NULL, words);

  g_assert_cmpuint (added->status, ==, 200);
  g_assert_cmpuint (in->status, ==, 200);
  return secure_member (in->body->str, "token");
}

/* Asks at a counter as an officer, or without a token as the hub's own user. */
static HttpAnswer *
ask_as (Http *http, const char *token, const char *operation, const char *body)
{
  g_autofree char *key = rig_new_key ();
  g_autofree char *path = g_strconcat ("/v1/", operation, NULL);
  g_autofree char *headers =
      g_strdup_printf ("Content-Type: application/json\r\nLoket-Device: %s\r\n"
                       "Idempotency-Key: %s\r\n%s%s%s",
                       token != NULL ? "counter" : "admin",
                       key,
                       token != NULL ? "Authorization: Bearer " : "",
                       token != NULL ? token : "",
                       token != NULL ? "\r\n" : "");

  return http_ask (http, "POST", path, headers, body);
}

/* Has a device made and expects @status and, when refused, @why in the answer. */
static void
assert_issue (Http *http,
              const char *token,
              const char *name,
              const char *kind,
              const char *area,
              guint status,
              const char *why)
{
  g_autoptr (SecureId) id = secure_id_new ();
  g_autofree char *request = secure_id_request (id);
  g_autofree char *region = area != NULL ? g_strdup_printf ("\"area\":\"%s\",", area) : NULL;
  g_autofree char *order =
      g_strdup_printf ("{\"name\":\"%s\",\"kind\":\"%s\",%s\"request\":\"%s\"}",
                       name,
                       kind,
                       region != NULL ? region : "",
                       request);
  g_autofree char *invitation = g_strdup_printf (
      "{%s\"name\":\"%s\",\"kind\":\"%s\"}", region != NULL ? region : "", name, kind);
  g_autoptr (HttpAnswer) added = ask_as (http, token, "device/add", invitation);
  g_autoptr (HttpAnswer) issued = ask_as (http, token, "device/issue", order);

  g_assert_cmpuint (added->status, ==, status);
  g_assert_cmpuint (issued->status, ==, status);
  if (why != NULL) {
    g_assert_nonnull (strstr (added->body->str, why));
    g_assert_nonnull (strstr (issued->body->str, why));
  }
}

/* A machine of the kind admin: made by the hub's own user alone, and by itself nobody. */
static void
admin_device (LanRig *rig)
{
  g_autoptr (SecureId) id = issue (rig, "admin", NULL);
  g_autoptr (Http) own = http_open (rig->socket);
  g_autofree char *boss = sign_in (own, "boss", NULL);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) list = http_write (http, "admin", "device/list", NULL, "{}");
  g_autoptr (HttpAnswer) officer = http_write (http, "admin", "officer/list", NULL, "{}");
  g_autoptr (HttpAnswer) local = http_write (own, "admin", "device/list", NULL, "{}");

  g_assert_cmpuint (list->status, ==, 401);
  g_assert_cmpuint (officer->status, ==, 401);
  g_assert_cmpuint (local->status, ==, 200);
  assert_issue (own, boss, "Mine", "admin", NULL, 422, "admin-device");
  assert_issue (own, boss, "Board", "display", NULL, 200, NULL);
}

/* Two devices that are let in are never called the same; a revoked one is out of the way. */
static void
same_name (LanRig *rig)
{
  g_autoptr (Http) own = http_open (rig->socket);
  g_autofree char *device = NULL;
  g_autofree char *body = NULL;
  g_autoptr (SecureId) id = secure_issue (own, "display", "Board", &device);
  g_autoptr (HttpAnswer) revoked = NULL;

  assert_issue (own, NULL, "Board", "counter", NULL, 422, "device-name-taken");
  body = g_strdup_printf ("{\"device\":\"%s\"}", device);
  revoked = ask_as (own, NULL, "device/revoke", body);
  g_assert_cmpuint (revoked->status, ==, 200);
  assert_issue (own, NULL, "Board", "counter", NULL, 200, NULL);
}

/* An administrator of a sub-district has to do with its devices only. */
static void
area (LanRig *rig)
{
  g_autoptr (Http) own = http_open (rig->socket);
  g_autofree char *outside = NULL;
  g_autoptr (SecureId) id = secure_issue (own, "display", "Hall", &outside);
  g_autofree char *token = sign_in (own, "sub", "33.14.10");
  g_autofree char *body = g_strdup_printf ("{\"device\":\"%s\"}", outside);
  g_autoptr (HttpAnswer) revoked = ask_as (own, token, "device/revoke", body);
  g_autoptr (HttpAnswer) audit = ask_as (own, token, "audit/list", "{}");
  g_autoptr (HttpAnswer) list = NULL;
  g_autoptr (HttpAnswer) withdrawn = NULL;

  g_assert_cmpuint (revoked->status, ==, 403);
  g_assert_cmpuint (audit->status, ==, 422);
  g_assert_nonnull (strstr (audit->body->str, "whole-district"));
  assert_issue (own, NULL, "Elsewhere", "display", "33.14.11", 200, NULL);
  assert_issue (own, NULL, "Nowhere", "display", "33.14.", 400, "area");
  assert_issue (own, NULL, "Nowhere", "display", "33.15", 400, "area");
  assert_issue (own, token, "Outside", "display", "33.14.11", 403, NULL);
  assert_issue (own, token, "Whole", "display", NULL, 403, NULL);
  assert_issue (own, token, "Inside", "display", "33.14.10.2001", 200, NULL);
  list = ask_as (own, token, "device/list", "{}");
  g_assert_cmpuint (list->status, ==, 200);
  g_assert_nonnull (strstr (list->body->str, "Inside"));
  g_assert_null (strstr (list->body->str, "Hall"));
  g_assert_null (strstr (list->body->str, "Elsewhere"));
  withdrawn = ask_as (own, token, "device/withdraw", "{}");
  g_assert_nonnull (strstr (withdrawn->body->str, "\"withdrawn\":1"));
}

static void
run_visit (LanRig *rig, gconstpointer visit)
{
  lan_rig_visit (rig, (void (*) (LanRig *)) visit);
}

#define ADD(name, visit)                                                                           \
  g_test_add ("/hub/tls/" name,                                                                    \
              LanRig,                                                                              \
              (gconstpointer) visit,                                                               \
              lan_rig_set_up,                                                                      \
              run_visit,                                                                           \
              lan_rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-certificate", no_certificate);
  ADD ("self-signed", self_signed);
  ADD ("foreign-authority", foreign_authority);
  ADD ("unknown-device", unknown_device);
  ADD ("wrong-purpose", wrong_purpose);
  ADD ("expired", expired);
  ADD ("revoked", revoked);
  ADD ("revoked-while-streaming", revoked_while_streaming);
  ADD ("identity", identity);
  ADD ("operations", operations);
  ADD ("admin-device", admin_device);
  ADD ("same-name", same_name);
  ADD ("area", area);
  ADD ("seen", seen);
  ADD ("per-device", per_device);
  ADD ("per-address", per_address);
  return g_test_run ();
}
