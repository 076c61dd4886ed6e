/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about keys. */
#include "config.h"

#include "core/key-desk.h"

#include "core/status-list.h"

#define LAST_TIME G_GINT64_CONSTANT (4102444800) /* 2100-01-01 */
#define ISS_MAX 16
#define SEALED_MAX 1024
#define TOKEN_MAX 500
#define PASSPHRASE_MAX 200
#define KEYS_MAX 128
#define OFFICER_NAME_MAX 120

G_DEFINE_ENUM_TYPE (LoketBackEnd,
                    loket_back_end,
                    G_DEFINE_ENUM_VALUE (LOKET_BACK_END_SEALED, "sealed"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACK_END_TOKEN, "token"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACK_END_ELSEWHERE, "elsewhere"))

/* clang-format off */
static const LoketField seal_key_fields[] = {
  LOKET_FIELD_TEXT (LoketSealKey, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Id"),
  LOKET_FIELD_TEXT (LoketSealKey, kid, LOKET_FIELD_NAME, .min = LOKET_KEY_ID_LENGTH, .max = LOKET_KEY_ID_LENGTH, .blurb = "Its name: first bytes of SHA-256 over the public key"),
  LOKET_FIELD_TEXT (LoketSealKey, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of the office"),
  LOKET_FIELD_BYTES (LoketSealKey, public_key, LOKET_FIELD_PLAIN, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Ed25519 key"),
  LOKET_FIELD_INTEGER (LoketSealKey, usage, LOKET_FIELD_PLAIN, .min = LOKET_USE_CARD, .max = LOKET_USE_STATUS, .blurb = "1 cards, 2 status lists"),
  LOKET_FIELD_INTEGER (LoketSealKey, first_use, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "It signs from then on"),
  LOKET_FIELD_INTEGER (LoketSealKey, last_use, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "It signs until then"),
  LOKET_FIELD_INTEGER (LoketSealKey, last_exp, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "Nothing that it signed holds longer"),
  LOKET_FIELD_INTEGER (LoketSealKey, state, LOKET_FIELD_PLAIN, .min = LOKET_KEY_LIVE, .max = LOKET_KEY_WITHDRAWN, .blurb = "0 live, 1 retired, 2 withdrawn"),
  LOKET_FIELD_ENUM (LoketSealKey, back_end, LOKET_FIELD_PLAIN, loket_back_end, .blurb = "Where its secret half is"),
  LOKET_FIELD_TEXT (LoketSealKey, token, LOKET_FIELD_OPTIONAL, .max = TOKEN_MAX, .blurb = "PKCS#11 URI of it"),
  LOKET_FIELD_TIME (LoketSealKey, taken_at, LOKET_FIELD_PLAIN, .blurb = "When the office took it in"),
  LOKET_FIELD_BOOLEAN (LoketSealKey, unlocked, LOKET_FIELD_DERIVED, .blurb = "It can sign now"),
};
LOKET_DEFINE_ENTITY (LoketSealKey, loket_seal_key, seal_key_fields, "seal_key", NULL)

static const LoketField trust_file_fields[] = {
  LOKET_FIELD_TEXT (LoketTrustFile, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Id"),
  LOKET_FIELD_INTEGER (LoketTrustFile, iat, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "When it was signed"),
  LOKET_FIELD_BYTES (LoketTrustFile, root, LOKET_FIELD_PLAIN, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Public key that signed it"),
  LOKET_FIELD_BYTES (LoketTrustFile, cwt, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_TRUST_LIST_MAX, .blurb = "The list"),
  LOKET_FIELD_TIME (LoketTrustFile, taken_at, LOKET_FIELD_PLAIN, .blurb = "When the office took it in"),
};
LOKET_DEFINE_ENTITY (LoketTrustFile, loket_trust_file, trust_file_fields, "trust_list", NULL)

static const LoketField key_list_fields[] = {
  LOKET_FIELD_TIME (LoketKeyList, at, LOKET_FIELD_PLAIN, .blurb = "Office time"),
  LOKET_FIELD_TEXT (LoketKeyList, iss, LOKET_FIELD_OPTIONAL, .max = ISS_MAX, .blurb = "Code of the office by its profile"),
  LOKET_FIELD_BYTES (LoketKeyList, root, LOKET_FIELD_OPTIONAL, .max = LOKET_COSE_PUBLIC, .blurb = "Public key that signs trust lists"),
  LOKET_FIELD_BYTES (LoketKeyList, trust, LOKET_FIELD_OPTIONAL, .max = LOKET_TRUST_LIST_MAX, .blurb = "The trust list"),
  LOKET_FIELD_INTEGER (LoketKeyList, trust_iat, LOKET_FIELD_OPTIONAL, .blurb = "When it was signed"),
  LOKET_FIELD_TEXT (LoketKeyList, unlocked_by, LOKET_FIELD_OPTIONAL, .blurb = "Id of the officer who unlocked them"),
  LOKET_FIELD_TEXT (LoketKeyList, unlocked_name, LOKET_FIELD_OPTIONAL, .max = OFFICER_NAME_MAX, .blurb = "Name of that officer"),
  LOKET_FIELD_TIME (LoketKeyList, unlocked_until, LOKET_FIELD_OPTIONAL, .blurb = "They are locked by then at the latest"),
  LOKET_FIELD_INTEGER (LoketKeyList, status_iat, LOKET_FIELD_OPTIONAL, .blurb = "When the newest status list was signed"),
  LOKET_FIELD_INTEGER (LoketKeyList, sealed_today, LOKET_FIELD_PLAIN, .blurb = "Cards sealed today"),
  LOKET_FIELD_INTEGER (LoketKeyList, seals_a_day, LOKET_FIELD_PLAIN, .blurb = "More than so many cards a day are not sealed"),
  LOKET_FIELD_LIST (LoketKeyList, keys, LOKET_FIELD_PLAIN, loket_seal_key, .max = KEYS_MAX, .blurb = "Keys"),
};
LOKET_DEFINE_RECORD (LoketKeyList, loket_key_list, key_list_fields)

static const LoketField new_key_fields[] = {
  LOKET_FIELD_BYTES (LoketNewKey, public_key, LOKET_FIELD_PLAIN, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Ed25519 key"),
  LOKET_FIELD_BYTES (LoketNewKey, sealed, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = SEALED_MAX, .blurb = "Its seed under a passphrase"),
  LOKET_FIELD_TEXT (LoketNewKey, token, LOKET_FIELD_OPTIONAL, .max = TOKEN_MAX, .blurb = "PKCS#11 URI of it"),
};
LOKET_DEFINE_RECORD (LoketNewKey, loket_new_key, new_key_fields)

static const LoketField key_delivery_fields[] = {
  LOKET_FIELD_BYTES (LoketKeyDelivery, root, LOKET_FIELD_PLAIN, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Public key that signed the list"),
  LOKET_FIELD_BYTES (LoketKeyDelivery, trust, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_TRUST_LIST_MAX, .blurb = "The trust list"),
  LOKET_FIELD_LIST (LoketKeyDelivery, keys, LOKET_FIELD_OPTIONAL, loket_new_key, .max = KEYS_MAX, .blurb = "Keys that are new"),
};
LOKET_DEFINE_RECORD (LoketKeyDelivery, loket_key_delivery, key_delivery_fields)

static const LoketField key_unlocking_fields[] = {
  LOKET_FIELD_TEXT (LoketKeyUnlocking, password, LOKET_FIELD_SECRET, .min = 1, .max = PASSPHRASE_MAX, .blurb = "Passphrase of the seals, PIN of the token"),
};
LOKET_DEFINE_RECORD (LoketKeyUnlocking, loket_key_unlocking, key_unlocking_fields)

static const LoketField publishing_fields[] = {
  LOKET_FIELD_TEXT (LoketPublishing, password, LOKET_FIELD_SECRET | LOKET_FIELD_OPTIONAL, .min = 1, .max = PASSPHRASE_MAX, .blurb = "Unlocks for this once; absent: what is unlocked signs"),
};
LOKET_DEFINE_RECORD (LoketPublishing, loket_publishing, publishing_fields)

static const LoketField published_file_fields[] = {
  LOKET_FIELD_TEXT (LoketPublishedFile, name, LOKET_FIELD_PLAIN, .max = 64, .blurb = "What the file is to be called"),
  LOKET_FIELD_BYTES (LoketPublishedFile, bytes, LOKET_FIELD_PLAIN, .max = LOKET_STATUS_LIST_MAX, .blurb = "What stands in it"),
  LOKET_FIELD_TEXT (LoketPublishedFile, iss, LOKET_FIELD_OPTIONAL, .max = ISS_MAX, .blurb = "Whose status list it is"),
  LOKET_FIELD_INTEGER (LoketPublishedFile, iat, LOKET_FIELD_OPTIONAL, .blurb = "When it was signed, seconds since 1970"),
  LOKET_FIELD_INTEGER (LoketPublishedFile, given, LOKET_FIELD_OPTIONAL, .blurb = "Slots that are given"),
  LOKET_FIELD_INTEGER (LoketPublishedFile, slots, LOKET_FIELD_OPTIONAL, .blurb = "Slots that there are"),
};
LOKET_DEFINE_RECORD (LoketPublishedFile, loket_published_file, published_file_fields)

static const LoketField publication_fields[] = {
  LOKET_FIELD_LIST (LoketPublication, files, LOKET_FIELD_PLAIN, loket_published_file, .max = KEYS_MAX, .blurb = "Files to put where verifiers find them"),
};
LOKET_DEFINE_RECORD (LoketPublication, loket_publication, publication_fields)

static const LoketField signature_fields[] = {
  LOKET_FIELD_TEXT (LoketSignature, kid, LOKET_FIELD_PLAIN, .blurb = "Name of the key that signed"),
  LOKET_FIELD_INTEGER (LoketSignature, usage, LOKET_FIELD_PLAIN, .blurb = "1 a card, 2 a status list"),
  LOKET_FIELD_TEXT (LoketSignature, iss, LOKET_FIELD_PLAIN, .blurb = "Code of the office"),
  LOKET_FIELD_TEXT (LoketSignature, number, LOKET_FIELD_OPTIONAL, .blurb = "Number of the card"),
  LOKET_FIELD_INTEGER (LoketSignature, print, LOKET_FIELD_OPTIONAL, .blurb = "Which print of it"),
  LOKET_FIELD_INTEGER (LoketSignature, index, LOKET_FIELD_OPTIONAL, .blurb = "Slot in the status list"),
  LOKET_FIELD_INTEGER (LoketSignature, iat, LOKET_FIELD_OPTIONAL, .blurb = "When a status list was signed"),
};
LOKET_DEFINE_RECORD (LoketSignature, loket_signature, signature_fields)
/* clang-format on */

/**
 * loket_seal_key_trusted:
 * @key: a key on file
 *
 * Returns: (transfer full): what the trust list says of it
 */
LoketTrustedKey *
loket_seal_key_trusted (const LoketSealKey *key)
{
  LoketTrustedKey *trusted = loket_trusted_key_new ();

  trusted->iss = g_strdup (key->iss);
  trusted->public_key = g_bytes_ref (key->public_key);
  trusted->usage = key->usage;
  trusted->first_use = key->first_use;
  trusted->last_use = key->last_use;
  trusted->last_exp = key->last_exp;
  trusted->state = key->state;
  return trusted;
}

/**
 * loket_key_id:
 * @public_key: %LOKET_COSE_PUBLIC bytes
 *
 * Returns: (transfer full): the name of the key as people write it: "868a8789"
 */
char *
loket_key_id (GBytes *public_key)
{
  guint8 kid[LOKET_COSE_KID];

  loket_cose_kid (g_bytes_get_data (public_key, NULL), kid);
  return g_strdup_printf ("%02x%02x%02x%02x", kid[0], kid[1], kid[2], kid[3]);
}
