/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys on a token: made there, signing there, and behind the same ring as the sealed ones. */
#include "office/key-ring.h"
#include "office/token-signer.h"

#include "core/error.h"
#include "token.h"

#include <sodium.h>
#include <string.h>

#define URI "pkcs11:token=loket-test;object=card-2026"
#define NOW G_GINT64_CONSTANT (1795399200)

static void
assert_rule (const GError *error, const char *rule)
{
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

/* One key through its whole life; a card sealed by it is opened by libsodium. */
static void
test_signs (void)
{
  g_autoptr (LoketClock) clock = loket_clock_new_frozen (NOW * LOKET_SECOND);
  g_autoptr (LoketKeyRing) ring = loket_key_ring_new (clock);
  g_autoptr (LoketTrustedKey) key = loket_trusted_key_new ();
  g_autoptr (GBytes) to_sign = g_bytes_new_static ("what", 4);
  g_autoptr (GError) error = NULL;
  guint8 public_key[LOKET_COSE_PUBLIC];
  guint8 signature[LOKET_COSE_SIGNATURE];
  LoketSigner *signer;

  g_assert_true (loket_token_make_key (URI, LOKET_TEST_PIN, &error));
  g_assert_no_error (error);
  g_assert_true (loket_token_public_key (URI, public_key, &error));
  signer = loket_signer_new_token (URI, LOKET_TEST_PIN, public_key, &error);
  g_assert_no_error (error);
  key->iss = g_strdup ("3314-UPTPK");
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  key->usage = LOKET_USE_CARD;
  key->first_use = NOW - 1;
  key->last_use = key->last_exp = NOW + 86400;
  loket_key_ring_add (ring, key, signer);
  for (guint i = 0; i < 3; i++) {
    g_assert_true (loket_key_ring_sign (ring, LOKET_USE_CARD, to_sign, signature, &error));
    g_assert_no_error (error);
    g_assert_cmpint (
        crypto_sign_verify_detached (signature, (const guint8 *) "what", 4, public_key), ==, 0);
  }
  loket_key_ring_lock (ring);
  g_assert_false (loket_key_ring_sign (ring, LOKET_USE_CARD, to_sign, signature, &error));
  assert_rule (error, "keys-locked");
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  guint8 public_key[LOKET_COSE_PUBLIC] = {0};

  g_assert_false (
      loket_token_public_key ("pkcs11:token=loket-test;object=none", public_key, &error));
  assert_rule (error, "no-token");
  g_clear_error (&error);
  g_assert_false (loket_token_public_key ("pkcs11:token=none;object=card", public_key, &error));
  assert_rule (error, "no-token");
  g_clear_error (&error);
  g_assert_true (
      loket_token_make_key ("pkcs11:token=loket-test;object=other", LOKET_TEST_PIN, &error));
  /* no second one of that name */
  g_assert_false (
      loket_token_make_key ("pkcs11:token=loket-test;object=other", LOKET_TEST_PIN, &error));
  assert_rule (error, "no-token");
  g_clear_error (&error);
  /* another key than the one that is trusted */
  g_assert_null (loket_signer_new_token (
      "pkcs11:token=loket-test;object=other", LOKET_TEST_PIN, public_key, &error));
  assert_rule (error, "no-token");
  g_clear_error (&error);
  g_assert_true (
      loket_token_public_key ("pkcs11:token=loket-test;object=other", public_key, &error));
  g_assert_null (loket_signer_new_token (
      "pkcs11:token=loket-test;object=other", "000000", public_key, &error));
  assert_rule (error, "seal-passphrase");
}

/* A key is named by its token and its label; nobody writes a PIN or a library into it. */
static void
test_names (void)
{
  static const char *const bad[] = {"",
                                    "card",
                                    "pkcs11:",
                                    "pkcs11:object=card",
                                    "pkcs11:token=loket",
                                    "pkcs11:token=loket;object=card?pin-value=1234",
                                    "pkcs11:token=loket;object=card?pin-source=file:/etc/pin",
                                    "pkcs11:token=loket;object=card?module-path=/tmp/evil.so"};

  g_assert_true (loket_token_uri_is_good (URI));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i]);
    g_assert_false (loket_token_uri_is_good (bad[i]));
  }
}

int
main (int argc, char **argv)
{
  LoketTestDir *dir;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  dir = loket_test_dir_new ();
  loket_test_token_new (dir);
  g_test_add_func ("/office/token-signer/signs", test_signs);
  g_test_add_func ("/office/token-signer/refused", test_refused);
  g_test_add_func ("/office/token-signer/names", test_names);
  status = g_test_run ();
  loket_test_dir_free (dir);
  return status;
}
