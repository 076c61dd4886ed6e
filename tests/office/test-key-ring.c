/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ring of keys: which key signs when, and that nothing signs once it is locked. */
#include "office/key-ring.h"

#include "core/error.h"

#include <sodium.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795399200)

typedef struct {
  LoketClock *clock;
  LoketKeyRing *ring;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_assert_cmpint (sodium_init (), >=, 0);
  desk->clock = loket_clock_new_frozen (NOW * LOKET_SECOND);
  desk->ring = loket_key_ring_new (desk->clock);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  loket_key_ring_free (desk->ring);
  loket_clock_unref (desk->clock);
}

/* Puts in a key for that use that signs from then on for 400 days. */
static LoketTrustedKey *
add (Desk *desk, guint8 seed, LoketKeyUse use, gint64 first_use, LoketKeyState state)
{
  guint8 bytes[LOKET_SEED_BYTES] = {seed};
  guint8 public_key[LOKET_COSE_PUBLIC];
  LoketSigner *signer = loket_signer_new_seed (bytes, public_key);
  LoketTrustedKey *key = loket_trusted_key_new ();

  key->iss = g_strdup ("3314-UPTPK");
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  key->usage = use;
  key->first_use = first_use;
  key->last_use = first_use + 400 * 86400;
  key->last_exp = key->last_use;
  key->state = state;
  loket_key_ring_add (desk->ring, key, signer);
  return key;
}

static void
assert_signs (Desk *desk, LoketKeyUse use, GBytes *public_key)
{
  g_autoptr (GBytes) to_sign = g_bytes_new_static ("what", 4);
  g_autoptr (GError) error = NULL;
  guint8 signature[LOKET_COSE_SIGNATURE];
  const LoketTrustedKey *live = loket_key_ring_live (desk->ring, use);
  const gboolean is_signed = loket_key_ring_sign (desk->ring, use, to_sign, signature, &error);

  g_assert_true (is_signed == (public_key != NULL));
  g_assert_true ((live != NULL) == is_signed);
  if (!is_signed) {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "keys-locked");
    return;
  }
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (live->public_key, public_key));
  g_assert_cmpint (crypto_sign_verify_detached (
                       signature, (const guint8 *) "what", 4, g_bytes_get_data (public_key, NULL)),
                   ==,
                   0);
}

static void
test_locked (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) card = add (desk, 1, LOKET_USE_CARD, NOW - 86400, LOKET_KEY_LIVE);
  const LoketTrustedKey *live = loket_key_ring_live (desk->ring, LOKET_USE_CARD);

  assert_signs (desk, LOKET_USE_CARD, card->public_key);
  assert_signs (desk, LOKET_USE_STATUS, NULL);
  g_assert_true (loket_key_ring_holds (desk->ring, card));
  loket_key_ring_lock (desk->ring);
  assert_signs (desk, LOKET_USE_CARD, NULL);
  g_assert_false (loket_key_ring_holds (desk->ring, card));
  /* Whoever asked before still reads what he got. */
  g_assert_cmpstr (live->iss, ==, "3314-UPTPK");
}

/* The newest key that may sign does; one for another use, of another time or retired does not. */
static void
test_which (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) old =
      add (desk, 1, LOKET_USE_CARD, NOW - 300 * 86400, LOKET_KEY_LIVE);
  g_autoptr (LoketTrustedKey) next =
      add (desk, 2, LOKET_USE_CARD, NOW + 10 * 86400, LOKET_KEY_LIVE);
  g_autoptr (LoketTrustedKey) retired = add (desk, 3, LOKET_USE_CARD, NOW - 1, LOKET_KEY_RETIRED);
  g_autoptr (LoketTrustedKey) status = add (desk, 4, LOKET_USE_STATUS, NOW - 1, LOKET_KEY_LIVE);

  assert_signs (desk, LOKET_USE_CARD, old->public_key);
  assert_signs (desk, LOKET_USE_STATUS, status->public_key);
  loket_clock_advance (desk->clock, 11 * LOKET_DAY);
  assert_signs (desk, LOKET_USE_CARD, next->public_key);
  loket_clock_advance (desk->clock, 400 * LOKET_DAY);
  assert_signs (desk, LOKET_USE_CARD, NULL);
}

/* The same key again is the same key. */
static void
test_again (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) one = add (desk, 1, LOKET_USE_CARD, NOW - 1, LOKET_KEY_LIVE);
  const LoketTrustedKey *live = loket_key_ring_live (desk->ring, LOKET_USE_CARD);
  g_autoptr (LoketTrustedKey) again = add (desk, 1, LOKET_USE_CARD, NOW - 1, LOKET_KEY_LIVE);

  g_assert_true (loket_key_ring_live (desk->ring, LOKET_USE_CARD) == live);
  loket_key_ring_lock (desk->ring);
  loket_key_ring_add (
      desk->ring, again, loket_signer_new_seed ((const guint8[32]){1}, (guint8[32]){0}));
  g_assert_true (loket_key_ring_live (desk->ring, LOKET_USE_CARD) == live);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/office/key-ring/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("locked", test_locked);
  TEST ("which", test_which);
  TEST ("again", test_again);
  return g_test_run ();
}
