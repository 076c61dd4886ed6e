/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A device that checks cards fetches lists from a web server: only what the root vouches for, not
 * again what is unchanged, nothing that is longer than a list may be, and from nowhere else. */
#include "client/card-keeper.h"
#include "client/list-address.h"
#include "tests/core/card-sample.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <libsoup/soup.h>
#include <sodium.h>
#include <string.h>

#define STATUS "/l/status-3314-UPTPK.cwt"

typedef struct {
  LoketTestDir *dir;
  LoketClock *clock;
  SampleKey root;
  SampleKey card;
  SampleKey status;
  char *text;
  char *address;
  SoupServer *server;
  GHashTable *files; /* path → GBytes */
  LoketCardKeeper *keeper;
  guint asked;     /* requests that were answered, for status lists */
  guint sent;      /* of these with a body */
  guint elsewhere; /* requests for what nobody should ask for */
} Web;

static char *
mark_of (GBytes *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strdup_printf ("\"%s\"", sum);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Web *web = data;
  GBytes *file = g_hash_table_lookup (web->files, path);
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  g_autofree char *mark = file != NULL ? mark_of (file) : NULL;

  web->elsewhere += g_str_has_prefix (path, "/l/") ? 0 : 1;
  if (strcmp (path, STATUS) == 0)
    web->asked++;
  if (file == NULL) {
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
    return;
  }
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", mark);
  if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), mark) == 0) {
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
    return;
  }
  if (strcmp (path, STATUS) == 0)
    web->sent++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), file);
}

static void
away_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  ((Web *) data)->asked++;
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/elsewhere");
}

static void
set_up (Web *web, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) token = NULL;
  g_autoptr (GBytes) root = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&web->root, "test-only root seed");
  sample_key (&web->card, "test-only seed");
  sample_key (&web->status, "test-only status seed");
  token = loket_card_token_seal (claims, web->card.public_key, sample_sign, &web->card, NULL);
  web->text = loket_card_token_text (SAMPLE_HOST, token);
  web->dir = loket_test_dir_new ();
  folder = loket_test_dir_child (web->dir, "lists");
  web->clock = loket_clock_new_frozen (SAMPLE_NOW * LOKET_SECOND);
  web->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  web->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (web->server, NULL, answer_cb, web, NULL);
  g_assert_true (soup_server_listen_local (web->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (web->server);
  web->address = g_strdup_printf ("http://127.0.0.1:%d/l", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  web->keeper = loket_card_keeper_new (folder, web->clock);
  root = g_bytes_new (web->root.public_key, LOKET_COSE_PUBLIC);
  g_assert_true (loket_card_keeper_trust_root (web->keeper, root, &error));
  g_assert_no_error (error);
}

static void
tear_down (Web *web, gconstpointer data)
{
  g_clear_object (&web->keeper);
  soup_server_disconnect (web->server);
  g_object_unref (web->server);
  g_hash_table_unref (web->files);
  loket_clock_unref (web->clock);
  loket_test_dir_free (web->dir);
  g_free (web->text);
  g_free (web->address);
}

static void
put_trust (Web *web)
{
  g_autoptr (LoketTrustList) trust = sample_trust (&web->card, &web->status);
  g_autoptr (GBytes) payload = loket_trust_list_payload (trust);

  g_hash_table_replace (
      web->files, g_strdup ("/l/trust.cwt"), sample_wrap (NULL, &web->root, payload));
}

static void
put_status (Web *web, const SampleKey *signer, gint64 iat, gboolean good)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GBytes) payload = NULL;

  loket_status_list_set_good (list, 0x64ab9, good);
  payload = loket_status_list_payload (list, iat);
  g_hash_table_replace (
      web->files, g_strdup (STATUS), sample_wrap (LOKET_STATUS_TYPE, signer, payload));
}

static LoketVerdict
judge (Web *web)
{
  g_autoptr (LoketCardReading) reading = loket_card_keeper_judge (web->keeper, web->text);

  return reading->verdict;
}

static gboolean
is_valid_cb (gpointer web)
{
  return judge (web) == LOKET_VERDICT_VALID;
}

static gboolean
is_revoked_cb (gpointer web)
{
  return judge (web) == LOKET_VERDICT_REVOKED;
}

typedef struct {
  Web *web;
  guint asked;
} Until;

static gboolean
is_asked_cb (gpointer data)
{
  const Until *until = data;

  return until->web->asked >= until->asked;
}

/* Looks again, and again once that was answered: the second answer comes behind the whole first. */
static void
fetch_whole (Web *web)
{
  for (guint i = 0; i < 2; i++) {
    Until until = {web, web->asked + 1};
    loket_card_keeper_fetch (web->keeper);
    loket_test_wait_until (is_asked_cb, &until, 10000);
  }
}

static void
begin (Web *web)
{
  put_trust (web);
  put_status (web, &web->status, SAMPLE_NOW - 7200, TRUE);
  g_assert_true (loket_card_keeper_set_address (web->keeper, web->address));
  loket_test_wait_until (is_valid_cb, web, 10000);
}

static void
test_unchanged (Web *web, gconstpointer data)
{
  begin (web);
  g_assert_cmpuint (web->sent, ==, 1);
  fetch_whole (web);
  g_assert_cmpuint (web->sent, ==, 1); /* it was not sent again */
  put_status (web, &web->status, SAMPLE_NOW - 3600, FALSE);
  loket_card_keeper_fetch (web->keeper);
  loket_test_wait_until (is_revoked_cb, web, 10000);
  g_assert_cmpuint (web->sent, ==, 2);
}

/* Whoever has the web server has no list that counts. */
static void
test_wrong_bytes (Web *web, gconstpointer data)
{
  SampleKey other;

  begin (web);
  sample_key (&other, "test-only other status seed");
  put_status (web, &other, SAMPLE_NOW, FALSE);
  fetch_whole (web);
  g_assert_cmpint (judge (web), ==, LOKET_VERDICT_VALID);
  g_assert_cmpuint (web->sent, >=, 3); /* what does not count is asked for again each time */
  g_hash_table_replace (web->files, g_strdup (STATUS), g_bytes_new_static ("<html>", 6));
  fetch_whole (web);
  g_hash_table_remove (web->files, STATUS);
  fetch_whole (web);
  g_assert_cmpint (judge (web), ==, LOKET_VERDICT_VALID);
}

static gboolean
came_cb (const char *name, GBytes *bytes, gpointer data)
{
  g_string_append_printf (data, "%s %" G_GSIZE_FORMAT "\n", name, g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
has_last_cb (gpointer came)
{
  return strstr (((GString *) came)->str, "last.cwt") != NULL;
}

/* As long as a list may be, and a byte more; what comes behind is asked for all the same. */
static void
test_too_long (Web *web, gconstpointer data)
{
  static const struct {
    const char *name;
    gsize length;
  } files[] = {{"trust.cwt", LOKET_TRUST_LIST_MAX + 1},
               {"status-A.cwt", LOKET_STATUS_LIST_MAX},
               {"status-B.cwt", LOKET_STATUS_LIST_MAX + 1},
               {"last.cwt", 1}};
  g_autoptr (GString) came = g_string_new (NULL);
  g_autofree char *expected =
      g_strdup_printf ("status-A.cwt %d\nlast.cwt 1\n", (int) LOKET_STATUS_LIST_MAX);
  LoketListAddress *address = loket_list_address_new (web->address, came_cb, came);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_hash_table_replace (web->files,
                          g_strconcat ("/l/", files[i].name, NULL),
                          g_bytes_new_take (g_malloc0 (files[i].length), files[i].length));
    loket_list_address_ask (address, files[i].name);
  }
  loket_test_wait_until (has_last_cb, came, 10000);
  g_assert_cmpstr (came->str, ==, expected);
  loket_list_address_free (address);
}

static void
test_sent_away (Web *web, gconstpointer data)
{
  begin (web);
  soup_server_add_handler (web->server, STATUS, away_cb, web, NULL);
  fetch_whole (web);
  g_assert_cmpuint (web->elsewhere, ==, 0);
  g_assert_cmpint (judge (web), ==, LOKET_VERDICT_VALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/client/card-web/" path, Web, NULL, set_up, func, tear_down)
  TEST ("unchanged", test_unchanged);
  TEST ("wrong-bytes", test_wrong_bytes);
  TEST ("too-long", test_too_long);
  TEST ("sent-away", test_sent_away);
  return g_test_run ();
}
