/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blobs over the real socket and over real TLS: taken whole or not at all, from whom may. */
#include "lan-rig.h"

#include "core/blob.h"
#include "store/blobs.h"

#include <string.h>

#define PATIENCE (RIG_PATIENCE_S * G_TIME_SPAN_SECOND)
#define AS_ADMIN "Loket-Device: admin\r\n"
#define PASSWORD "Rahasia Warung 7"

static char *
name_of (const char *data, gsize size)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

static char *
path_of (const char *sha256)
{
  return g_strconcat ("/v1/blob/", sha256, NULL);
}

static void
send_head (Http *http, const char *sha256, const char *headers)
{
  g_autofree char *head =
      g_strdup_printf ("PUT /v1/blob/%s HTTP/1.1\r\nHost: hub\r\n%s\r\n", sha256, headers);

  http_send (http, head, -1);
}

static HttpAnswer *
put_as (Http *http, const char *headers, const char *sha256, const char *data, gsize size)
{
  g_autofree char *all = g_strdup_printf ("%sContent-Length: %zu\r\n", headers, size);

  send_head (http, sha256, all);
  http_send (http, data, (gssize) size);
  return http_receive (http);
}

static HttpAnswer *
put (LanRig *rig, const char *sha256, const char *data, gsize size)
{
  g_autoptr (Http) http = http_open (rig->socket);

  return put_as (http, AS_ADMIN, sha256, data, size);
}

static void
assert_answer (HttpAnswer *answer, guint status, const char *part)
{
  g_assert_nonnull (answer);
  if (answer->status != status || strstr (answer->body->str, part) == NULL)
    g_test_message ("%u %s", answer->status, answer->body->str);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_nonnull (strstr (answer->body->str, part));
}

static guint
count_files (LanRig *rig, const char *folder)
{
  g_autofree char *path = g_build_filename (rig->dir, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The hub works on another thread; what it leaves is looked at until it is so. */
static void
assert_nothing_comes_in (LanRig *rig)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (count_files (rig, "incoming") > 0) {
    g_assert_cmpint (g_get_monotonic_time (), <, until);
    g_thread_yield ();
  }
}

static gboolean
is_kept (LanRig *rig, const char *sha256)
{
  g_autofree char *path = loket_blob_path (rig->dir, sha256);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
make_data (gsize size)
{
  char *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (char) (i * 7 + i / 251);
  data[size] = '\0';
  return data;
}

static void
there_and_back (LanRig *rig)
{
  const gsize size = LOKET_BLOB_MAX;
  g_autofree char *data = make_data (size);
  g_autofree char *sha256 = name_of (data, size);
  g_autofree char *path = path_of (sha256);
  g_autofree char *ask = g_strdup_printf ("{\"sha256\":[\"%s\"]}", sha256);
  g_autoptr (HttpAnswer) first = put (rig, sha256, data, size);
  g_autoptr (HttpAnswer) again = put (rig, sha256, data, size);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) back = http_ask (http, "GET", path, AS_ADMIN, NULL);
  g_autoptr (HttpAnswer) missing = http_write (http, "admin", "blob/missing", NULL, ask);

  assert_answer (first, 200, "\"here\":false");
  assert_answer (again, 200, "\"here\":true");
  assert_answer (missing, 200, "{\"sha256\":[]}");
  g_assert_cmpuint (back->status, ==, 200);
  g_assert_cmpmem (back->body->str, back->body->len, data, size);
  assert_nothing_comes_in (rig);
}

static void
test_there_and_back (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, there_and_back);
}

static void
nothing_at_all (LanRig *rig)
{
  g_autofree char *sha256 = name_of ("", 0);
  g_autoptr (HttpAnswer) answer = put (rig, sha256, "", 0);

  assert_answer (answer, 200, "\"bytes\":0");
  g_assert_true (is_kept (rig, sha256));
}

static void
test_nothing_at_all (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, nothing_at_all);
}

static void
wrong_hash (LanRig *rig)
{
  g_autofree char *sha256 = name_of ("abc", 3);
  g_autoptr (HttpAnswer) answer = put (rig, sha256, "abd", 3);

  assert_answer (answer, 400, "\"field\":\"sha256\"");
  g_assert_false (is_kept (rig, sha256));
  assert_nothing_comes_in (rig);
}

static void
test_wrong_hash (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, wrong_hash);
}

/* Announced, it is refused before a byte of it; in chunks, when it has become too long. */
static void
too_long (LanRig *rig)
{
  const gsize size = LOKET_BLOB_MAX + 1;
  g_autofree char *data = make_data (size);
  g_autofree char *sha256 = name_of (data, size);
  g_autofree char *announced = g_strdup_printf (AS_ADMIN "Content-Length: %zu\r\n", size);
  g_autofree char *chunk = g_strdup_printf ("%zx\r\n", size);
  g_autoptr (Http) one = http_open (rig->socket);
  g_autoptr (Http) two = http_open (rig->socket);
  g_autoptr (HttpAnswer) at_once = NULL;
  g_autoptr (HttpAnswer) late = NULL;

  send_head (one, sha256, announced);
  at_once = http_receive (one);
  assert_answer (at_once, 413, "8388608");
  send_head (two, sha256, AS_ADMIN "Transfer-Encoding: chunked\r\n");
  http_send (two, chunk, -1);
  http_send (two, data, (gssize) size);
  http_send (two, "\r\n0\r\n\r\n", -1);
  late = http_receive (two);
  assert_answer (late, 413, "8388608");
  g_assert_false (is_kept (rig, sha256));
  assert_nothing_comes_in (rig);
}

static void
test_too_long (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, too_long);
}

static void
line_breaks (LanRig *rig)
{
  const gsize size = 1 << 20;
  const gint64 until = g_get_monotonic_time () + PATIENCE;
  g_autofree char *data = make_data (size);
  g_autofree char *sha256 = name_of (data, size);
  Http *http = http_open (rig->socket);
  g_autofree char *headers = g_strdup_printf (AS_ADMIN "Content-Length: %zu\r\n", size);
  g_autoptr (HttpAnswer) again = NULL;

  send_head (http, sha256, headers);
  http_send (http, data, (gssize) size / 2);
  while (count_files (rig, "incoming") == 0)
    g_assert_cmpint (g_get_monotonic_time (), <, until);
  http_close (http);
  assert_nothing_comes_in (rig);
  g_assert_false (is_kept (rig, sha256));
  again = put (rig, sha256, data, size);
  assert_answer (again, 200, "\"here\":false");
}

static void
test_line_breaks (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, line_breaks);
}

static void
not_so (LanRig *rig)
{
  g_autofree char *sha256 = name_of ("x", 1);
  g_autofree char *path = path_of (sha256);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) method = http_ask (http, "POST", path, AS_ADMIN, "{}");
  g_autofree char *allow = http_header (method, "Allow");
  g_autoptr (HttpAnswer) absent = http_ask (http, "GET", path, AS_ADMIN, NULL);
  g_autoptr (HttpAnswer) name = http_ask (http, "GET", "/v1/blob/../../x", AS_ADMIN, NULL);

  g_assert_cmpuint (method->status, ==, 405);
  g_assert_cmpstr (allow, ==, "GET, PUT");
  g_assert_cmpuint (absent->status, ==, 404);
  g_assert_cmpuint (name->status, ==, 404);
}

static void
test_not_so (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, not_so);
}

/* A bearer's header, or NULL. */
static char *
sign_in (LanRig *rig, Http *http, const char *role)
{
  g_autoptr (Http) own = http_open (rig->socket);
  g_autofree char *officer =
      g_strdup_printf ("{\"login\":\"%s\",\"name\":\"Officer\",\"roles\":[\"%s\"],"
                       "\"password\":\"" PASSWORD "\"}",
                       role,
                       role);
  g_autofree char *body =
      g_strdup_printf ("{\"login\":\"%s\",\"password\":\"" PASSWORD "\"}", role);
  g_autoptr (HttpAnswer) added = http_write (own, "admin", "officer/add", NULL, officer);
  g_autoptr (HttpAnswer) session = http_write (http, "counter", "session/sign-in", NULL, body);
  g_autofree char *token = NULL;

  g_assert_cmpuint (added->status, ==, 200);
  g_assert_cmpuint (session->status, ==, 200);
  token = secure_member (session->body->str, "token");
  return g_strdup_printf ("Authorization: Bearer %s\r\n", token);
}

/* Over the network: who takes papers in may, an auditor not, on a counter. */
static void
who_may (LanRig *rig)
{
  const gsize size = 3 << 20;
  g_autofree char *data = make_data (size);
  g_autofree char *sha256 = name_of (data, size);
  g_autoptr (Http) own = http_open (rig->socket);
  g_autoptr (SecureId) counter_id = secure_issue (own, "counter", "Loket 1", NULL);
  g_autoptr (SecureId) kiosk_id = secure_issue (own, "kiosk", "Kios 1", NULL);
  g_autoptr (Http) counter = secure_open (rig->lan, counter_id);
  g_autoptr (Http) kiosk = secure_open (rig->lan, kiosk_id);
  g_autoptr (HttpAnswer) by_kiosk = put_as (kiosk, "", sha256, data, size);
  g_autoptr (HttpAnswer) by_nobody = put_as (counter, "", sha256, data, size);
  g_autofree char *auditor = sign_in (rig, counter, "auditor");
  g_autoptr (HttpAnswer) by_auditor = put_as (counter, auditor, sha256, data, size);
  g_autofree char *data_desk = sign_in (rig, counter, "data_desk");
  g_autoptr (HttpAnswer) by_data_desk = NULL;

  assert_answer (by_kiosk, 403, "not-allowed");
  assert_answer (by_nobody, 401, "sign-in-needed");
  assert_answer (by_auditor, 403, "not-allowed");
  g_assert_false (is_kept (rig, sha256));
  by_data_desk = put_as (counter, data_desk, sha256, data, size);
  assert_answer (by_data_desk, 200, "\"here\":false");
  g_assert_true (is_kept (rig, sha256));
}

static void
test_who_may (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, who_may);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/hub/upload/" path, LanRig, NULL, lan_rig_set_up, function, lan_rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("there-and-back", test_there_and_back);
  ADD ("nothing-at-all", test_nothing_at_all);
  ADD ("wrong-hash", test_wrong_hash);
  ADD ("too-long", test_too_long);
  ADD ("line-breaks", test_line_breaks);
  ADD ("not-so", test_not_so);
  ADD ("who-may", test_who_may);
  return g_test_run ();
}
