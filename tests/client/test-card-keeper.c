/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device that checks cards keeps: from a stick, over a restart, and never by a root that no
 * person has compared. */
#include "client/card-keeper.h"
#include "core/error.h"
#include "tests/core/card-sample.h"
#include "tests/lib/test-dir.h"

#include <sodium.h>
#include <string.h>

typedef struct {
  LoketTestDir *dir;
  char *stick;
  char *own;
  char *text;
  LoketClock *clock;
  SampleKey root;
  SampleKey card;
  SampleKey status;
  LoketCardKeeper *keeper;
  guint changes;
} Desk;

static void
changed_cb (LoketCardKeeper *keeper, Desk *desk)
{
  desk->changes++;
}

static void
open_keeper (Desk *desk)
{
  g_clear_object (&desk->keeper);
  desk->keeper = loket_card_keeper_new (desk->own, desk->clock);
  g_signal_connect (desk->keeper, "changed", G_CALLBACK (changed_cb), desk);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) token = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&desk->root, "test-only root seed");
  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  token = loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  desk->text = loket_card_token_text (SAMPLE_HOST, token);
  desk->dir = loket_test_dir_new ();
  desk->stick = loket_test_dir_child (desk->dir, "stick");
  desk->own = loket_test_dir_child (desk->dir, "own");
  g_assert_cmpint (g_mkdir_with_parents (desk->stick, 0700), ==, 0);
  desk->clock = loket_clock_new_frozen (SAMPLE_NOW * LOKET_SECOND);
  open_keeper (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->keeper);
  loket_clock_unref (desk->clock);
  loket_test_dir_free (desk->dir);
  g_free (desk->stick);
  g_free (desk->own);
  g_free (desk->text);
}

static void
put (Desk *desk, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (desk->stick, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
}

static void
put_root (Desk *desk, const SampleKey *root)
{
  GString *hex = g_string_new (NULL);
  g_autoptr (GBytes) line = NULL;

  for (guint i = 0; i < LOKET_COSE_PUBLIC; i++)
    g_string_append_printf (hex, "%02x", root->public_key[i]);
  line = g_string_free_to_bytes (hex);
  put (desk, "root.pub", line);
}

static void
put_lists (Desk *desk, const SampleKey *root, gint64 iat, gboolean good)
{
  g_autoptr (LoketTrustList) trust = sample_trust (&desk->card, &desk->status);
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GBytes) trust_payload = loket_trust_list_payload (trust);
  g_autoptr (GBytes) trust_cwt = sample_wrap (NULL, root, trust_payload);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  loket_status_list_set_good (list, 0x64ab9, good);
  payload = loket_status_list_payload (list, iat);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  put (desk, "trust.cwt", trust_cwt);
  put (desk, "status-3314-UPTPK.cwt", cwt);
}

static LoketVerdict
judge (Desk *desk)
{
  g_autoptr (LoketCardReading) reading = loket_card_keeper_judge (desk->keeper, desk->text);

  return reading->verdict;
}

static void
assert_refused (Desk *desk, const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_card_keeper_take_folder (desk->keeper, desk->stick, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

static guint
take (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  guint taken = 0;

  g_assert_true (loket_card_keeper_take_folder (desk->keeper, desk->stick, &taken, &error));
  g_assert_no_error (error);
  return taken;
}

static void
trust_stick (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) root = loket_card_keeper_peek_folder (desk->keeper, desk->stick, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  g_assert_true (loket_card_keeper_trust_root (desk->keeper, root, &error));
  g_assert_no_error (error);
}

static void
test_stick (Desk *desk, gconstpointer data)
{
  put_root (desk, &desk->root);
  put_lists (desk, &desk->root, SAMPLE_NOW - 7200, TRUE);
  assert_refused (desk, "root-not-trusted");
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  trust_stick (desk);
  g_assert_null (loket_card_keeper_peek_folder (desk->keeper, desk->stick, NULL));
  g_assert_cmpuint (take (desk), ==, 2);
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_VALID);
  g_assert_cmpuint (take (desk), ==, 0);
  g_assert_cmpuint (desk->changes, ==, 2);
  open_keeper (desk);
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_VALID);
  put_lists (desk, &desk->root, SAMPLE_NOW - 3600, FALSE);
  g_assert_cmpuint (take (desk), ==, 1);
  put_lists (desk, &desk->root, SAMPLE_NOW - 7200, TRUE); /* an old stick */
  g_assert_cmpuint (take (desk), ==, 0);
  open_keeper (desk);
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_REVOKED);
}

/* Another root's lists do not count until somebody says so, and then the former ones do not. */
static void
test_other_root (Desk *desk, gconstpointer data)
{
  SampleKey other;

  put_root (desk, &desk->root);
  assert_refused (desk, "no-lists");
  trust_stick (desk);
  assert_refused (desk, "no-lists");
  put_lists (desk, &desk->root, SAMPLE_NOW, TRUE);
  g_assert_cmpuint (take (desk), ==, 2);
  sample_key (&other, "test-only other root");
  put_root (desk, &other);
  put_lists (desk, &other, SAMPLE_NOW, FALSE);
  trust_stick (desk);
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  put_lists (desk, &desk->root, SAMPLE_NOW, FALSE);
  assert_refused (desk, "lists-refused");
  put_lists (desk, &other, SAMPLE_NOW, FALSE);
  g_assert_cmpuint (take (desk), ==, 2);
  g_assert_cmpint (judge (desk), ==, LOKET_VERDICT_REVOKED);
}

static void
test_addresses (Desk *desk, gconstpointer data)
{
  g_assert_true (loket_card_keeper_set_address (desk->keeper, "https://kartu.example.go.id/l"));
  g_assert_true (loket_card_keeper_set_address (desk->keeper, NULL));
  g_assert_false (loket_card_keeper_set_address (desk->keeper, "http://kartu.example.go.id/"));
  g_assert_false (loket_card_keeper_set_address (desk->keeper, "file:///tmp"));
  g_assert_false (loket_card_keeper_set_address (desk->keeper, "https://a:b@example.go.id/"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func)                                                                           \
  g_test_add ("/client/card-keeper/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("stick", test_stick);
  TEST ("other-root", test_other_root);
  TEST ("addresses", test_addresses);
  return g_test_run ();
}
