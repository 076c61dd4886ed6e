/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys from chance with a seed, sealed with one pass over 8 MiB. */
#include "keys.h"

#include "office/sealed-key.h"

#include <sodium.h>
#include <string.h>

void
ceremony_begin (Ceremony *ceremony, guint8 seed)
{
  g_assert_cmpint (sodium_init (), >=, 0);
  memset (ceremony->root, seed, sizeof ceremony->root);
  ceremony->list = loket_trust_list_new ();
  ceremony->list->keys = g_list_store_new (loket_trusted_key_get_type ());
}

void
ceremony_end (Ceremony *ceremony)
{
  g_clear_object (&ceremony->list);
}

LoketKeyDelivery *
ceremony_delivery (void)
{
  LoketKeyDelivery *delivery = loket_key_delivery_new ();

  delivery->keys = g_list_store_new (loket_new_key_get_type ());
  return delivery;
}

/* From an hour before the morning of the fixture on, for 400 days. */
LoketTrustedKey *
ceremony_add (Ceremony *ceremony,
              LoketKeyDelivery *delivery,
              guint32 chance,
              const char *iss,
              LoketKeyUse usage)
{
  static const LoketSealCost cheap = {.passes = 1, .mebibytes = 8};
  const LoketSealedKind kind = usage == LOKET_USE_CARD ? LOKET_SEALED_CARD : LOKET_SEALED_STATUS;
  g_autoptr (LoketRandom) random = loket_random_new_seeded (chance);
  g_autoptr (LoketNewKey) key = loket_new_key_new ();
  LoketTrustedKey *line = loket_trusted_key_new ();
  guint8 public_key[LOKET_COSE_PUBLIC];

  key->sealed = loket_sealed_key_new (kind, KEYS_PASSPHRASE, &cheap, random, NULL);
  g_assert_true (loket_sealed_key_public (key->sealed, kind, public_key));
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  g_list_store_append (delivery->keys, key);
  line->iss = g_strdup (iss);
  line->public_key = g_bytes_ref (key->public_key);
  line->usage = usage;
  line->first_use = FIXTURE_MORNING / LOKET_SECOND - 3600;
  line->last_use = line->first_use + G_GINT64_CONSTANT (400) * 86400;
  line->last_exp = line->last_use + G_GINT64_CONSTANT (1826) * 86400;
  g_list_store_append (ceremony->list->keys, line);
  return line;
}

void
ceremony_sign (Ceremony *ceremony, LoketKeyDelivery *delivery, gint64 iat)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  guint8 kid[LOKET_COSE_KID];
  guint8 signature[LOKET_COSE_SIGNATURE];
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) to_sign = NULL;
  gsize length;
  const guint8 *data;

  ceremony->list->iat = iat;
  ceremony->list->exp = iat + G_GINT64_CONSTANT (800) * 86400;
  crypto_sign_seed_keypair (public_key, secret, ceremony->root);
  loket_cose_kid (public_key, kid);
  payload = loket_trust_list_payload (ceremony->list);
  data = g_bytes_get_data (payload, &length);
  to_sign = loket_cose_to_sign (NULL, kid, data, length);
  crypto_sign_detached (
      signature, NULL, g_bytes_get_data (to_sign, NULL), g_bytes_get_size (to_sign), secret);
  g_clear_pointer (&delivery->root, g_bytes_unref);
  g_clear_pointer (&delivery->trust, g_bytes_unref);
  delivery->root = g_bytes_new (public_key, sizeof public_key);
  delivery->trust = loket_cose_join (NULL, kid, data, length, signature);
}

void
fixture_make_keys (Fixture *fixture)
{
  Ceremony ceremony;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketKeyList) answer = NULL;

  ceremony_begin (&ceremony, 1);
  g_object_unref (ceremony_add (&ceremony, delivery, 1, KEYS_ISS, LOKET_USE_CARD));
  g_object_unref (ceremony_add (&ceremony, delivery, 2, KEYS_ISS, LOKET_USE_STATUS));
  ceremony_sign (&ceremony, delivery, loket_clock_now (fixture->clock) / LOKET_SECOND);
  answer = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_KEY_TAKE_IN, delivery, &error);
  g_assert_no_error (error);
  ceremony_end (&ceremony);
}

LoketKeyList *
fixture_unlock_keys (Fixture *fixture, const char *token)
{
  g_autoptr (LoketKeyUnlocking) request = loket_key_unlocking_new ();
  g_autoptr (GError) error = NULL;
  LoketKeyList *answer;

  request->password = g_strdup (KEYS_PASSPHRASE);
  answer = fixture_ask_as (fixture,
                           token != NULL ? LOKET_DEVICE_COUNTER : LOKET_DEVICE_ADMIN,
                           token,
                           &LOKET_KEY_UNLOCK,
                           request,
                           &error);
  g_assert_no_error (error);
  return answer;
}

guint
keys_unlocked (LoketKeyList *keys)
{
  guint unlocked = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (keys->keys)); i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (G_LIST_MODEL (keys->keys), i);
    unlocked += key->unlocked ? 1 : 0;
  }
  return unlocked;
}
