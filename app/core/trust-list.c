/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust list as bytes, read as strictly as a card. */
#include "config.h"

#include "core/trust-list.h"

#include "core/base32.h"
#include "core/cbor.h"

#include <string.h>

#define KEYS_MAX 128
#define LAST_TIME G_GINT64_CONSTANT (4102444800) /* 2100-01-01 */
#define ISS_MAX 16
#define NAME_BYTES 10 /* of SHA-256: nobody makes another key with the same 80 bits */
#define NAME_GROUP 4  /* letters that people read out at once */

/* Keys of the CWT, and of an entry (card-token 2). */
enum {
  KEY_EXP = 4,
  KEY_IAT = 6,
  KEY_KEYS = 170,
  KEY_ISS = 1,
  KEY_PUBLIC = 2,
  KEY_USAGE = 3,
  KEY_FIRST_USE = 4,
  KEY_LAST_USE = 5,
  KEY_LAST_EXP = 6,
  KEY_STATE = 7,
};

/* clang-format off */
static const LoketField key_fields[] = {
  LOKET_FIELD_TEXT (LoketTrustedKey, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of the office"),
  LOKET_FIELD_BYTES (LoketTrustedKey, public_key, LOKET_FIELD_PLAIN, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Ed25519 key"),
  LOKET_FIELD_INTEGER (LoketTrustedKey, usage, LOKET_FIELD_PLAIN, .min = LOKET_USE_CARD, .max = LOKET_USE_STATUS, .blurb = "1 cards, 2 status lists"),
  LOKET_FIELD_INTEGER (LoketTrustedKey, first_use, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "It signs from then on"),
  LOKET_FIELD_INTEGER (LoketTrustedKey, last_use, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "It signs until then"),
  LOKET_FIELD_INTEGER (LoketTrustedKey, last_exp, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "Nothing that it signed holds longer"),
  LOKET_FIELD_INTEGER (LoketTrustedKey, state, LOKET_FIELD_PLAIN, .min = LOKET_KEY_LIVE, .max = LOKET_KEY_WITHDRAWN, .blurb = "0 live, 1 retired, 2 withdrawn"),
};
LOKET_DEFINE_RECORD (LoketTrustedKey, loket_trusted_key, key_fields)

static const LoketField list_fields[] = {
  LOKET_FIELD_INTEGER (LoketTrustList, exp, LOKET_FIELD_PLAIN, .min = 1, .max = LAST_TIME, .blurb = "It holds until then"),
  LOKET_FIELD_INTEGER (LoketTrustList, iat, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "When it was signed; the newest counts"),
  LOKET_FIELD_LIST (LoketTrustList, keys, LOKET_FIELD_PLAIN, loket_trusted_key, .max = KEYS_MAX, .blurb = "Keys"),
};
LOKET_DEFINE_RECORD (LoketTrustList, loket_trust_list, list_fields)
/* clang-format on */

static void
put_member (GByteArray *out, guint64 key, gint64 number)
{
  loket_cbor_put_number (out, key);
  loket_cbor_put_number (out, (guint64) number);
}

static void
put_key (GByteArray *out, const LoketTrustedKey *key)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (key->public_key, &length);

  loket_cbor_put_map (out, 7);
  loket_cbor_put_number (out, KEY_ISS);
  loket_cbor_put_text (out, key->iss);
  loket_cbor_put_number (out, KEY_PUBLIC);
  loket_cbor_put_bytes (out, data, length);
  put_member (out, KEY_USAGE, key->usage);
  put_member (out, KEY_FIRST_USE, key->first_use);
  put_member (out, KEY_LAST_USE, key->last_use);
  put_member (out, KEY_LAST_EXP, key->last_exp);
  put_member (out, KEY_STATE, key->state);
}

/**
 * loket_issuer_is_good:
 * @iss: a code of an office
 *
 * It becomes part of a file's name, so it is held to fewer signs than a list of another office is.
 *
 * Returns: whether a new key, or a profile, may have it
 */
gboolean
loket_issuer_is_good (const char *iss)
{
  const gsize length = strlen (iss);

  return length > 0 && length <= ISS_MAX && g_ascii_isalnum (*iss) &&
         strspn (iss, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == length;
}

/**
 * loket_public_key_parse:
 * @hex: 64 hexadecimal digits; space around them does not count
 *
 * Returns: (transfer full) (nullable): the key of %LOKET_COSE_PUBLIC bytes; %NULL when it is none
 */
GBytes *
loket_public_key_parse (const char *hex)
{
  g_autofree char *digits = g_strstrip (g_strdup (hex));
  guint8 bytes[LOKET_COSE_PUBLIC];

  if (strlen (digits) != 2 * sizeof bytes)
    return NULL;
  for (guint i = 0; i < sizeof bytes; i++) {
    const int high = g_ascii_xdigit_value (digits[2 * i]);
    const int low = g_ascii_xdigit_value (digits[2 * i + 1]);
    if (high < 0 || low < 0)
      return NULL;
    bytes[i] = (guint8) (high << 4 | low);
  }
  return g_bytes_new (bytes, sizeof bytes);
}

/**
 * loket_root_name:
 * @root_key: %LOKET_COSE_PUBLIC bytes
 *
 * Returns: (transfer full): what two people compare on the telephone before one of them trusts the
 *   key: four groups of four letters and digits, of its SHA-256
 */
char *
loket_root_name (GBytes *root_key)
{
  g_autoptr (GChecksum) sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *letters = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  guint8 digest[32];
  gsize length;
  const guint8 *bytes = g_bytes_get_data (root_key, &length);

  g_checksum_update (sha256, bytes, (gssize) length);
  length = sizeof digest;
  g_checksum_get_digest (sha256, digest, &length);
  letters = loket_base32_text (digest, NAME_BYTES);
  for (guint i = 0; letters[i] != '\0'; i += NAME_GROUP)
    g_string_append_printf (name, "%s%.*s", i > 0 ? "-" : "", NAME_GROUP, letters + i);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * loket_trust_list_payload:
 * @list: a list that loket_record_check() lets pass
 *
 * Returns: (transfer full): what the root key signs, as deterministic CBOR
 */
GBytes *
loket_trust_list_payload (const LoketTrustList *list)
{
  GByteArray *out = g_byte_array_new ();
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list->keys));

  loket_cbor_put_map (out, 3);
  put_member (out, KEY_EXP, list->exp);
  put_member (out, KEY_IAT, list->iat);
  loket_cbor_put_number (out, KEY_KEYS);
  loket_cbor_put_array (out, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) key = g_list_model_get_item (G_LIST_MODEL (list->keys), i);
    put_key (out, key);
  }
  return g_byte_array_free_to_bytes (out);
}

static gboolean
take_number (LoketCborReader *reader, guint64 key, gint64 *number)
{
  guint64 found;

  if (!loket_cbor_read_key (reader, key) ||
      !loket_cbor_read_number (reader, (guint64) LAST_TIME, &found))
    return FALSE;
  *number = (gint64) found;
  return TRUE;
}

static gboolean
take_public_key (LoketCborReader *reader, LoketTrustedKey *key)
{
  const guint8 *bytes;
  gsize n_bytes;

  if (!loket_cbor_read_key (reader, KEY_PUBLIC) ||
      !loket_cbor_read_bytes (reader, &bytes, &n_bytes))
    return FALSE;
  key->public_key = g_bytes_new (bytes, n_bytes);
  return TRUE;
}

static gboolean
take_key (LoketCborReader *reader, LoketTrustedKey *key)
{
  return loket_cbor_read_map (reader, 7) && loket_cbor_read_key (reader, KEY_ISS) &&
         loket_cbor_read_text (reader, ISS_MAX, &key->iss) && take_public_key (reader, key) &&
         take_number (reader, KEY_USAGE, &key->usage) &&
         take_number (reader, KEY_FIRST_USE, &key->first_use) &&
         take_number (reader, KEY_LAST_USE, &key->last_use) &&
         take_number (reader, KEY_LAST_EXP, &key->last_exp) &&
         take_number (reader, KEY_STATE, &key->state) &&
         loket_record_check (LOKET_RECORD (key), NULL);
}

static gboolean
take_all (LoketCborReader *reader, LoketTrustList *list)
{
  guint64 n;

  if (!loket_cbor_read_map (reader, 3) || !take_number (reader, KEY_EXP, &list->exp) ||
      !take_number (reader, KEY_IAT, &list->iat) || !loket_cbor_read_key (reader, KEY_KEYS) ||
      !loket_cbor_read_array (reader, KEYS_MAX, &n))
    return FALSE;
  list->keys = g_list_store_new (loket_trusted_key_get_type ());
  for (guint64 i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) key = loket_trusted_key_new ();
    if (!take_key (reader, key))
      return FALSE;
    g_list_store_append (list->keys, key);
  }
  return loket_cbor_is_read (reader);
}

static LoketTrustList *
read_payload (const LoketCose *cose)
{
  g_autoptr (LoketTrustList) list = loket_trust_list_new ();
  LoketCborReader reader;

  loket_cbor_reader_init (&reader, cose->payload, cose->n_payload);
  return take_all (&reader, list) ? g_steal_pointer (&list) : NULL;
}

/**
 * loket_trust_list_peek:
 * @cwt: what came
 *
 * For showing what stands in it, or where a person vouches for the file itself: nobody looks who
 * signed it.
 *
 * Returns: (transfer full) (nullable): the list; %NULL when it is not what
 *   loket_trust_list_payload() writes
 */
LoketTrustList *
loket_trust_list_peek (GBytes *cwt)
{
  LoketCose cose;
  gsize length;
  const guint8 *data = g_bytes_get_data (cwt, &length);

  if (length > LOKET_TRUST_LIST_MAX || !loket_cose_read (NULL, data, length, &cose))
    return NULL;
  return read_payload (&cose);
}

/**
 * loket_trust_list_open:
 * @cwt: what came
 * @root_key: %LOKET_COSE_PUBLIC bytes of the key that signs trust lists
 *
 * Returns: (transfer full) (nullable): the list; %NULL when the root did not sign it or it is not
 *   what loket_trust_list_payload() writes.  Whether it is newer than another is the caller's.
 */
LoketTrustList *
loket_trust_list_open (GBytes *cwt, const guint8 *root_key)
{
  guint8 kid[LOKET_COSE_KID];
  LoketCose cose;
  gsize length;
  const guint8 *data = g_bytes_get_data (cwt, &length);

  loket_cose_kid (root_key, kid);
  if (length > LOKET_TRUST_LIST_MAX || !loket_cose_read (NULL, data, length, &cose) ||
      memcmp (cose.kid, kid, sizeof kid) != 0 || !loket_cose_is_signed_by (NULL, &cose, root_key))
    return NULL;
  return read_payload (&cose);
}

/**
 * loket_trust_list_find:
 * @list: a trust list
 * @kid: %LOKET_COSE_KID bytes
 * @usage: what the key is to have signed
 *
 * Returns: (transfer full) (element-type LoketTrustedKey): keys of that name and use that are not
 *   withdrawn; there may be several, since a name is only four bytes
 */
GPtrArray *
loket_trust_list_find (const LoketTrustList *list, const guint8 *kid, LoketKeyUse usage)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list->keys));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) key = g_list_model_get_item (G_LIST_MODEL (list->keys), i);
    guint8 name[LOKET_COSE_KID];

    if (key->usage != (gint64) usage || key->state == LOKET_KEY_WITHDRAWN)
      continue; /* before its name is worked out: a list may have many */
    loket_cose_kid (g_bytes_get_data (key->public_key, NULL), name);
    if (memcmp (name, kid, sizeof name) == 0)
      g_ptr_array_add (found, g_steal_pointer (&key));
  }
  return found;
}
