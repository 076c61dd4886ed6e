/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vectors through the holder of lists that the programs use. */
#include "core/card-lists.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#define FLIPS 1424 /* bits of the known card */

typedef struct {
  JsonParser *parser;
  JsonObject *top;
  guint8 root[LOKET_COSE_PUBLIC];
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *hex;

  g_assert_cmpint (sodium_init (), >=, 0);
  desk->parser = json_parser_new_immutable ();
  json_parser_load_from_file (desk->parser, g_getenv ("LOKET_VECTORS"), &error);
  g_assert_no_error (error);
  desk->top = json_node_get_object (json_parser_get_root (desk->parser));
  hex = json_object_get_string_member (desk->top, "root");
  g_assert_cmpint (
      sodium_hex2bin (desk->root, sizeof desk->root, hex, strlen (hex), NULL, NULL, NULL), ==, 0);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->parser);
}

static GBytes *
file_of (Desk *desk, const char *kind, const char *name)
{
  JsonObject *files = json_object_get_object_member (desk->top, kind);
  gsize length;
  guchar *bytes;

  g_assert_true (json_object_has_member (files, name));
  bytes = g_base64_decode (json_object_get_string_member (files, name), &length);
  return g_bytes_new_take (bytes, length);
}

typedef LoketListTaken (*TakeFunc) (LoketCardLists *lists, GBytes *cwt);

/* What becomes of each list shows in the verdict. */
static void
take (Desk *desk, JsonObject *line, const char *kind, TakeFunc func, LoketCardLists *lists)
{
  JsonArray *names = json_object_get_array_member (line, kind);

  for (guint i = 0; i < json_array_get_length (names); i++) {
    g_autoptr (GBytes) cwt = file_of (desk, kind, json_array_get_string_element (names, i));
    func (lists, cwt);
  }
}

static void
check_claims (JsonObject *line, LoketCardReading *reading)
{
  JsonObject *claims;
  LoketCardClaims *read = reading->claims;

  g_assert_true (json_object_has_member (line, "claims") == (read != NULL));
  if (read == NULL)
    return;
  claims = json_object_get_object_member (line, "claims");
  g_assert_cmpuint (json_object_get_size (claims), ==, 10);
  g_assert_cmpstr (read->iss, ==, json_object_get_string_member (claims, "iss"));
  g_assert_cmpstr (read->number, ==, json_object_get_string_member (claims, "number"));
  g_assert_cmpstr (read->name, ==, json_object_get_string_member (claims, "name"));
  g_assert_cmpint (read->exp, ==, json_object_get_int_member (claims, "exp"));
  g_assert_cmpint (read->nbf, ==, json_object_get_int_member (claims, "nbf"));
  g_assert_cmpint (read->category, ==, json_object_get_int_member (claims, "category"));
  g_assert_cmpint (read->entitlements, ==, json_object_get_int_member (claims, "entitlements"));
  g_assert_cmpint (read->index, ==, json_object_get_int_member (claims, "index"));
  g_assert_cmpint (read->birth_year, ==, json_object_get_int_member (claims, "birth_year"));
  g_assert_cmpint (read->print, ==, json_object_get_int_member (claims, "print"));
}

/* Returns: how many texts it has */
static guint
check_line (Desk *desk, JsonObject *line)
{
  g_autoptr (LoketCardLists) lists = loket_card_lists_new (desk->root);
  JsonArray *texts = json_object_get_array_member (line, "texts");
  const char *verdict = json_object_get_string_member (line, "verdict");
  const gint64 now = json_object_get_int_member (line, "now");
  const guint n = json_array_get_length (texts);

  g_test_message ("case %d: %s: %s",
                  (int) json_object_get_int_member (line, "case"),
                  json_object_get_string_member (line, "name"),
                  verdict);
  take (desk, line, "trusts", loket_card_lists_take_trust, lists);
  take (desk, line, "statuses", loket_card_lists_take_status, lists);
  for (guint i = 0; i < n; i++) {
    const char *text = json_array_get_string_element (texts, i);
    g_autoptr (LoketCardReading) reading = loket_card_lists_judge (lists, text, now);
    g_assert_cmpstr (
        loket_enum_name (loket_verdict_get_type (), (int) reading->verdict), ==, verdict);
    check_claims (line, reading);
  }
  return n;
}

static void
test_every (Desk *desk, gconstpointer data)
{
  JsonArray *cases = json_object_get_array_member (desk->top, "cases");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    g_assert_cmpuint (check_line (desk, json_array_get_object_element (cases, i)), >, 0);
}

/* A table that lost its cases would pass, too. */
static void
test_whole (Desk *desk, gconstpointer data)
{
  JsonArray *cases = json_object_get_array_member (desk->top, "cases");
  g_autoptr (GHashTable) verdicts = g_hash_table_new (g_str_hash, g_str_equal);
  guint turned = 0;
  guint seen = 0;

  for (guint i = 0; i < json_array_get_length (cases); i++) {
    JsonObject *line = json_array_get_object_element (cases, i);
    seen |= 1u << json_object_get_int_member (line, "case");
    g_hash_table_add (verdicts, (gpointer) json_object_get_string_member (line, "verdict"));
    if (strstr (json_object_get_string_member (line, "name"), "every bit") != NULL)
      turned += json_array_get_length (json_object_get_array_member (line, "texts"));
  }
  g_assert_cmpuint (seen, ==, 0x1ffe); /* 1 to 12 */
  g_assert_cmpuint (g_hash_table_size (verdicts), ==, LOKET_VERDICT_NO_LIST + 1);
  g_assert_cmpuint (turned, ==, FLIPS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/core/vectors/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("every", test_every);
  TEST ("whole", test_whole);
  return g_test_run ();
}
