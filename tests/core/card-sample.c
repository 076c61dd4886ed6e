/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The known card, its keys and lists. */
#include "card-sample.h"

#include <sodium.h>
#include <string.h>

/* The seed is SHA-256 of some words, as that of the known card is. */
void
sample_key (SampleKey *key, const char *words)
{
  guint8 seed[32];

  crypto_hash_sha256 (seed, (const guint8 *) words, strlen (words));
  crypto_sign_seed_keypair (key->public_key, key->secret, seed);
}

gboolean
sample_sign (GBytes *to_sign, guint8 *signature, gpointer key, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (to_sign, &length);

  crypto_sign_detached (signature, NULL, data, length, ((SampleKey *) key)->secret);
  return TRUE;
}

/* Signs whatever it is given. */
GBytes *
sample_wrap (const char *type, const SampleKey *key, GBytes *payload)
{
  g_autoptr (GBytes) to_sign = NULL;
  guint8 kid[LOKET_COSE_KID];
  guint8 signature[LOKET_COSE_SIGNATURE];
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);

  loket_cose_kid (key->public_key, kid);
  to_sign = loket_cose_to_sign (type, kid, data, length);
  sample_sign (to_sign, signature, (gpointer) key, NULL);
  return loket_cose_join (type, kid, data, length, signature);
}

LoketCardClaims *
sample_claims (void)
{
  LoketCardClaims *claims = loket_card_claims_new ();

  claims->iss = g_strdup ("3314-UPTPK");
  claims->exp = 1893430800;
  claims->nbf = 1767200400;
  claims->number = g_strdup ("3314-26-0012345");
  claims->name = g_strdup ("SITI NURHALIZA WIDYANINGRUM");
  claims->category = LOKET_CARD_MENUR;
  claims->entitlements = 47;
  claims->index = 0x64ab9;
  claims->birth_year = 1987;
  claims->print = 1;
  return claims;
}

LoketTrustedKey *
sample_trusted (const SampleKey *key, const char *iss, LoketKeyUse usage)
{
  LoketTrustedKey *trusted = loket_trusted_key_new ();

  trusted->iss = g_strdup (iss);
  trusted->public_key = g_bytes_new (key->public_key, sizeof key->public_key);
  trusted->usage = usage;
  trusted->first_use = 1700000000;
  trusted->last_use = 1850000000;
  trusted->last_exp = 1950000000;
  trusted->state = LOKET_KEY_LIVE;
  return trusted;
}

LoketTrustList *
sample_trust (const SampleKey *card, const SampleKey *status)
{
  LoketTrustList *list = loket_trust_list_new ();
  g_autoptr (LoketTrustedKey) one = sample_trusted (card, "3314-UPTPK", LOKET_USE_CARD);
  g_autoptr (LoketTrustedKey) other = sample_trusted (status, "3314-UPTPK", LOKET_USE_STATUS);

  list->iat = SAMPLE_NOW;
  list->exp = SAMPLE_NOW + 400 * 86400;
  list->keys = g_list_store_new (loket_trusted_key_get_type ());
  g_list_store_append (list->keys, one);
  g_list_store_append (list->keys, other);
  return list;
}

/* Returns: (transfer full): the bytes that pairs of digits stand for */
GBytes *
sample_from_hex (const char *hex)
{
  GByteArray *out = g_byte_array_new ();

  for (; hex[0] != '\0'; hex += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
    g_byte_array_append (out, &byte, 1);
  }
  return g_byte_array_free_to_bytes (out);
}

/* Returns: (transfer full): @bytes with the first @from_hex, which must be there, made @to_hex */
GBytes *
sample_splice (GBytes *bytes, const char *from_hex, const char *to_hex)
{
  g_autoptr (GBytes) from = sample_from_hex (from_hex);
  g_autoptr (GBytes) to = sample_from_hex (to_hex);
  GByteArray *out = g_byte_array_new ();
  gsize length;
  gsize n_from;
  gsize n_to;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const guint8 *from_data = g_bytes_get_data (from, &n_from);
  const guint8 *to_data = g_bytes_get_data (to, &n_to);
  const guint8 *place = memmem (data, length, from_data, n_from);

  g_assert_nonnull (place);
  g_byte_array_append (out, data, (guint) (place - data));
  g_byte_array_append (out, to_data, (guint) n_to);
  g_byte_array_append (out, place + n_from, (guint) (data + length - place - n_from));
  return g_byte_array_free_to_bytes (out);
}
