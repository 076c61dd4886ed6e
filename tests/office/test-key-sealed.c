/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeds at rest: only their passphrase opens them, and nothing of them can be changed. */
#include "office/sealed-key.h"

#include "core/error.h"

#include <sodium.h>
#include <string.h>

#define PASSPHRASE "kunci kartu tahun 2026"

static const LoketSealCost cheap = {.passes = 1, .mebibytes = 8};

static GBytes *
make (guint32 chance, LoketSealedKind kind)
{
  g_autoptr (LoketRandom) random = loket_random_new_seeded (chance);
  g_autoptr (GError) error = NULL;
  GBytes *sealed = loket_sealed_key_new (kind, PASSPHRASE, &cheap, random, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (sealed), ==, LOKET_SEALED_KEY_BYTES);
  return sealed;
}

static void
assert_refused (GBytes *sealed, LoketSealedKind kind, const char *passphrase, const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_sealed_key_open (sealed, kind, passphrase, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

static void
test_opened (void)
{
  g_autoptr (GBytes) sealed = make (1, LOKET_SEALED_CARD);
  g_autoptr (GBytes) other = make (2, LOKET_SEALED_CARD);
  g_autoptr (GBytes) to_sign = g_bytes_new_static ("what", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSigner) signer = NULL;
  guint8 public_key[LOKET_COSE_PUBLIC];
  guint8 other_key[LOKET_COSE_PUBLIC];
  guint8 signature[LOKET_COSE_SIGNATURE];

  g_assert_true (loket_sealed_key_public (sealed, LOKET_SEALED_CARD, public_key));
  g_assert_true (loket_sealed_key_public (other, LOKET_SEALED_CARD, other_key));
  g_assert_cmpint (memcmp (public_key, other_key, sizeof public_key), !=, 0);
  signer = loket_sealed_key_open (sealed, LOKET_SEALED_CARD, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (loket_signer_sign (signer, to_sign, signature, &error));
  g_assert_cmpint (
      crypto_sign_verify_detached (signature, (const guint8 *) "what", 4, public_key), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) sealed = make (1, LOKET_SEALED_CARD);
  g_autoptr (GBytes) longer = g_bytes_new (g_bytes_get_data (sealed, NULL), 137);
  guint8 public_key[LOKET_COSE_PUBLIC];

  assert_refused (sealed, LOKET_SEALED_CARD, "kunci kartu tahun 2027", "seal-passphrase");
  assert_refused (sealed, LOKET_SEALED_CARD, "", "seal-passphrase");
  assert_refused (sealed, LOKET_SEALED_ROOT, PASSPHRASE, "sealed-key");
  assert_refused (longer, LOKET_SEALED_CARD, PASSPHRASE, "sealed-key");
  g_assert_false (loket_sealed_key_public (sealed, LOKET_SEALED_STATUS, public_key));
}

/* Each byte of head and seed counts: a changed one opens nothing, and costs no more than a thousand
 * mebibytes. */
static void
test_changed (void)
{
  g_autoptr (GBytes) sealed = make (1, LOKET_SEALED_STATUS);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  for (gsize i = 0; i < length; i++) {
    g_autofree guint8 *copy = g_memdup2 (bytes, length);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (GError) error = NULL;
    copy[i] ^= i >= 10 && i < 18 ? 0x02 : 0x80; /* a few passes or mebibytes more are cheap */
    changed = g_bytes_new (copy, length);
    g_assert_null (loket_sealed_key_open (changed, LOKET_SEALED_STATUS, PASSPHRASE, &error));
    g_assert_nonnull (error);
  }
}

/* What one keyboard writes as one letter another one writes as two. */
static void
test_letters (void)
{
  g_autoptr (LoketRandom) random = loket_random_new_seeded (3);
  g_autoptr (GBytes) sealed = loket_sealed_key_new (LOKET_SEALED_CARD,
                                                    "s\xc3\xa9"
                                                    "dulur",
                                                    &cheap,
                                                    random,
                                                    NULL);
  g_autoptr (LoketSigner) signer = loket_sealed_key_open (sealed,
                                                          LOKET_SEALED_CARD,
                                                          "se\xcc\x81"
                                                          "dulur",
                                                          NULL);

  g_assert_nonnull (signer);
  g_assert_cmpuint (loket_seal_cost.mebibytes, ==, 256);
  g_assert_cmpuint (loket_seal_cost.passes, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/office/sealed-key/opened", test_opened);
  g_test_add_func ("/office/sealed-key/refused", test_refused);
  g_test_add_func ("/office/sealed-key/changed", test_changed);
  g_test_add_func ("/office/sealed-key/letters", test_letters);
  return g_test_run ();
}
