/* SPDX-License-Identifier: GPL-3.0-or-later */
/* COSE_Sign1, tag 18, algorithm -8, key id in the protected header, nothing in the other one. */
#include "config.h"

#include "core/cose.h"

#include "core/cbor.h"

#include <sodium.h>
#include <string.h>

#define CONTEXT "Signature1" /* RFC 9052 4.4 */
#define LABEL_TYPE 16        /* RFC 9596 */

static const guint8 tag_and_array[] = {0xd2, 0x84}; /* COSE_Sign1: an array of four */
static const guint8 algorithm[] = {0x01, 0x27};     /* 1: -8, EdDSA */

G_STATIC_ASSERT (LOKET_COSE_PUBLIC == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (LOKET_COSE_SIGNATURE == crypto_sign_BYTES);

/**
 * loket_cose_kid:
 * @public_key: %LOKET_COSE_PUBLIC bytes
 * @kid: (out caller-allocates): %LOKET_COSE_KID bytes that name it; two keys may share them
 */
void
loket_cose_kid (const guint8 *public_key, guint8 *kid)
{
  guint8 digest[crypto_hash_sha256_BYTES];

  crypto_hash_sha256 (digest, public_key, LOKET_COSE_PUBLIC);
  memcpy (kid, digest, LOKET_COSE_KID);
}

/* The protected header, a string of bytes with a map in it. */
static void
put_header (GByteArray *out, const char *type, const guint8 *kid)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();

  loket_cbor_put_map (header, type != NULL ? 3 : 2);
  g_byte_array_append (header, algorithm, sizeof algorithm);
  loket_cbor_put_number (header, 4);
  loket_cbor_put_bytes (header, kid, LOKET_COSE_KID);
  if (type != NULL) {
    loket_cbor_put_number (header, LABEL_TYPE);
    loket_cbor_put_text (header, type);
  }
  loket_cbor_put_bytes (out, header->data, header->len);
}

/**
 * loket_cose_to_sign:
 * @type: (nullable): media type of what is signed; %NULL = a card or a trust list
 * @kid: %LOKET_COSE_KID bytes
 * @payload: (array length=n_payload): what is signed
 * @n_payload: how many bytes
 *
 * Returns: (transfer full): the bytes that a key signs (RFC 9052 4.4)
 */
GBytes *
loket_cose_to_sign (const char *type, const guint8 *kid, const guint8 *payload, gsize n_payload)
{
  GByteArray *out = g_byte_array_new ();

  loket_cbor_put_array (out, 4);
  loket_cbor_put_text (out, CONTEXT);
  put_header (out, type, kid);
  loket_cbor_put_bytes (out, NULL, 0);
  loket_cbor_put_bytes (out, payload, n_payload);
  return g_byte_array_free_to_bytes (out);
}

/**
 * loket_cose_join:
 * @type: (nullable): as it was signed
 * @kid: %LOKET_COSE_KID bytes
 * @payload: (array length=n_payload): what was signed
 * @n_payload: how many bytes
 * @signature: %LOKET_COSE_SIGNATURE bytes
 *
 * Returns: (transfer full): all of it as one COSE_Sign1
 */
GBytes *
loket_cose_join (const char *type,
                 const guint8 *kid,
                 const guint8 *payload,
                 gsize n_payload,
                 const guint8 *signature)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, tag_and_array, sizeof tag_and_array);
  put_header (out, type, kid);
  loket_cbor_put_map (out, 0);
  loket_cbor_put_bytes (out, payload, n_payload);
  loket_cbor_put_bytes (out, signature, LOKET_COSE_SIGNATURE);
  return g_byte_array_free_to_bytes (out);
}

static gboolean
read_header (LoketCborReader *outer, const char *type, const guint8 **kid)
{
  LoketCborReader header;
  const guint8 *bytes;
  gsize n_bytes;
  g_autofree char *found = NULL;

  if (!loket_cbor_read_bytes (outer, &bytes, &n_bytes))
    return FALSE;
  loket_cbor_reader_init (&header, bytes, n_bytes);
  if (!loket_cbor_read_map (&header, type != NULL ? 3 : 2) ||
      !loket_cbor_read_literal (&header, algorithm, sizeof algorithm) ||
      !loket_cbor_read_key (&header, 4) || !loket_cbor_read_bytes (&header, kid, &n_bytes) ||
      n_bytes != LOKET_COSE_KID)
    return FALSE;
  if (type != NULL &&
      (!loket_cbor_read_key (&header, LABEL_TYPE) ||
       !loket_cbor_read_text (&header, strlen (type), &found) || strcmp (found, type) != 0))
    return FALSE;
  return loket_cbor_is_read (&header);
}

/**
 * loket_cose_read:
 * @type: (nullable): what it must say that it is; %NULL = nothing
 * @bytes: (array length=n_bytes): what came; must outlive @cose
 * @n_bytes: how many
 * @cose: (out caller-allocates): its parts
 *
 * Takes the one shape that loket_cose_join() gives; whether it is signed is asked afterwards.
 *
 * Returns: %FALSE when it is anything else
 */
gboolean
loket_cose_read (const char *type, const guint8 *bytes, gsize n_bytes, LoketCose *cose)
{
  LoketCborReader reader;
  gsize n_signature;

  loket_cbor_reader_init (&reader, bytes, n_bytes);
  return loket_cbor_read_literal (&reader, tag_and_array, sizeof tag_and_array) &&
         read_header (&reader, type, &cose->kid) && loket_cbor_read_map (&reader, 0) &&
         loket_cbor_read_bytes (&reader, &cose->payload, &cose->n_payload) &&
         loket_cbor_read_bytes (&reader, &cose->signature, &n_signature) &&
         n_signature == LOKET_COSE_SIGNATURE && loket_cbor_is_read (&reader);
}

/**
 * loket_cose_is_signed_by:
 * @type: (nullable): as it was read
 * @cose: what was read
 * @public_key: %LOKET_COSE_PUBLIC bytes
 *
 * libsodium refuses a signature whose second half was raised by the order of the group, and keys of
 * small order.
 *
 * Returns: whether the holder of that key signed it
 */
gboolean
loket_cose_is_signed_by (const char *type, const LoketCose *cose, const guint8 *public_key)
{
  g_autoptr (GBytes) signed_ = loket_cose_to_sign (type, cose->kid, cose->payload, cose->n_payload);
  gsize length;
  const guint8 *data = g_bytes_get_data (signed_, &length);

  return crypto_sign_verify_detached (cose->signature, data, length, public_key) == 0;
}
