/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status list: default-deny, so that a stolen key cannot make slots that were never given. */
#include "config.h"

#include "core/status-list.h"

#include "core/cbor.h"

#include <gio/gio.h>
#include <string.h>

#define ISS_MAX 16
#define BITS_OF_A_CARD 1

/* Keys of the CWT (draft-ietf-oauth-status-list 5.2); "lst" sorts before "bits". */
enum {
  KEY_SUB = 2, /* the code of the office whose cards they are */
  KEY_EXP = 4,
  KEY_IAT = 6,
  KEY_LIST = 65533,
  KEY_TTL = 65534,
};

struct _LoketStatusList {
  char *iss;
  gint64 iat;
  guint8 *bits; /* LOKET_STATUS_BYTES, lowest bit first */
};

/**
 * loket_status_list_new:
 * @iss: code of the office
 *
 * Returns: (transfer full): a list on which no card is good
 */
LoketStatusList *
loket_status_list_new (const char *iss)
{
  LoketStatusList *list = g_new0 (LoketStatusList, 1);

  list->iss = g_strdup (iss);
  list->bits = g_malloc (LOKET_STATUS_BYTES);
  memset (list->bits, 0xff, LOKET_STATUS_BYTES);
  return list;
}

/**
 * loket_status_list_free:
 * @list: (transfer full): a list
 */
void
loket_status_list_free (LoketStatusList *list)
{
  g_free (list->iss);
  g_free (list->bits);
  g_free (list);
}

/**
 * loket_status_list_set_good:
 * @list: a list
 * @slot: which card, below 8 * %LOKET_STATUS_BYTES
 * @good: whether it is to be accepted
 */
void
loket_status_list_set_good (LoketStatusList *list, guint slot, gboolean good)
{
  const guint8 bit = (guint8) (1u << slot % 8);

  g_return_if_fail (slot / 8 < LOKET_STATUS_BYTES);
  if (good)
    list->bits[slot / 8] &= (guint8) ~bit;
  else
    list->bits[slot / 8] |= bit;
}

/**
 * loket_status_list_is_good:
 * @list: a list
 * @slot: which card
 *
 * Returns: whether it is to be accepted; a slot that no list has is not
 */
gboolean
loket_status_list_is_good (const LoketStatusList *list, guint slot)
{
  return slot / 8 < LOKET_STATUS_BYTES && (list->bits[slot / 8] >> slot % 8 & 1) == 0;
}

/**
 * loket_status_list_iss:
 * @list: a list
 *
 * Returns: (transfer none): code of the office whose cards they are
 */
const char *
loket_status_list_iss (const LoketStatusList *list)
{
  return list->iss;
}

/**
 * loket_status_list_iat:
 * @list: a list that was opened
 *
 * Returns: when it was signed, seconds since 1970
 */
gint64
loket_status_list_iat (const LoketStatusList *list)
{
  return list->iat;
}

/**
 * loket_status_list_replaces:
 * @list: a list that was opened
 * @held: (nullable): the one that a verifier has
 *
 * Returns: whether the verifier is to take it: an older one would make good again what was revoked
 */
gboolean
loket_status_list_replaces (const LoketStatusList *list, const LoketStatusList *held)
{
  return held == NULL || (strcmp (list->iss, held->iss) == 0 && list->iat > held->iat);
}

static GBytes *
pack (const LoketStatusList *list)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autofree guint8 *packed = g_malloc (LOKET_STATUS_LIST_MAX);
  gsize n_read;
  gsize n_written;
  GConverterResult result;

  /* Everything at once: what cannot be packed is longer by a few bytes only. */
  result = g_converter_convert (zip,
                                list->bits,
                                LOKET_STATUS_BYTES,
                                packed,
                                LOKET_STATUS_LIST_MAX,
                                G_CONVERTER_INPUT_AT_END,
                                &n_read,
                                &n_written,
                                NULL);
  g_return_val_if_fail (result == G_CONVERTER_FINISHED, NULL);
  return g_bytes_new (packed, n_written);
}

/**
 * loket_status_list_payload:
 * @list: a list
 * @now: seconds since 1970
 *
 * Returns: (transfer full): what the status key signs: it holds for %LOKET_STATUS_LIFE_DAYS, and is
 *   to be asked for again after a day
 */
GBytes *
loket_status_list_payload (const LoketStatusList *list, gint64 now)
{
  g_autoptr (GBytes) packed = pack (list);
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (packed, &length);

  loket_cbor_put_map (out, 5);
  loket_cbor_put_number (out, KEY_SUB);
  loket_cbor_put_text (out, list->iss);
  loket_cbor_put_number (out, KEY_EXP);
  loket_cbor_put_number (out, (guint64) now + LOKET_STATUS_LIFE_DAYS * LOKET_STATUS_DAY);
  loket_cbor_put_number (out, KEY_IAT);
  loket_cbor_put_number (out, (guint64) now);
  loket_cbor_put_number (out, KEY_LIST);
  loket_cbor_put_map (out, 2);
  loket_cbor_put_text (out, "lst");
  loket_cbor_put_bytes (out, data, length);
  loket_cbor_put_text (out, "bits");
  loket_cbor_put_number (out, BITS_OF_A_CARD);
  loket_cbor_put_number (out, KEY_TTL);
  loket_cbor_put_number (out, LOKET_STATUS_DAY);
  return g_byte_array_free_to_bytes (out);
}

/* One byte more than there may be: whatever packs a million zeros goes no further. */
static gboolean
unpack (const guint8 *packed, gsize n_packed, guint8 *bits)
{
  g_autoptr (GConverter) unzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8 *found = g_malloc (LOKET_STATUS_BYTES + 1);
  gsize n_read;
  gsize n_written;

  if (g_converter_convert (unzip,
                           packed,
                           n_packed,
                           found,
                           LOKET_STATUS_BYTES + 1,
                           G_CONVERTER_INPUT_AT_END,
                           &n_read,
                           &n_written,
                           NULL) != G_CONVERTER_FINISHED ||
      n_read != n_packed || n_written != LOKET_STATUS_BYTES)
    return FALSE;
  memcpy (bits, found, LOKET_STATUS_BYTES);
  return TRUE;
}

static gboolean
take_text_key (LoketCborReader *reader, const char *name)
{
  g_autofree char *found = NULL;

  return loket_cbor_read_text (reader, strlen (name), &found) && strcmp (found, name) == 0;
}

static gboolean
take_list (LoketCborReader *reader, LoketStatusList *list)
{
  const guint8 *packed;
  gsize n_packed;

  return loket_cbor_read_key (reader, KEY_LIST) && loket_cbor_read_map (reader, 2) &&
         take_text_key (reader, "lst") && loket_cbor_read_bytes (reader, &packed, &n_packed) &&
         take_text_key (reader, "bits") && loket_cbor_read_key (reader, BITS_OF_A_CARD) &&
         unpack (packed, n_packed, list->bits);
}

static gboolean
take_all (LoketCborReader *reader, LoketStatusList *list)
{
  guint64 exp;
  guint64 iat;
  guint64 ttl;

  if (!loket_cbor_read_map (reader, 5) || !loket_cbor_read_key (reader, KEY_SUB) ||
      !loket_cbor_read_text (reader, ISS_MAX, &list->iss) ||
      !loket_cbor_read_key (reader, KEY_EXP) ||
      !loket_cbor_read_number (reader, G_MAXUINT32, &exp) ||
      !loket_cbor_read_key (reader, KEY_IAT) ||
      !loket_cbor_read_number (reader, G_MAXUINT32, &iat) || !take_list (reader, list) ||
      !loket_cbor_read_key (reader, KEY_TTL) || !loket_cbor_read_number (reader, G_MAXUINT32, &ttl))
    return FALSE;
  list->iat = (gint64) iat;
  return exp > iat && loket_cbor_is_read (reader);
}

static gboolean
may_sign (const LoketTrustedKey *key, const LoketStatusList *list)
{
  return strcmp (key->iss, list->iss) == 0 && list->iat >= key->first_use &&
         list->iat <= key->last_use;
}

/* One key may be that of several codes of an office; all of @keys have its name. */
static LoketStatusList *
read_for (const LoketCose *cose, GPtrArray *keys)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new (NULL);
  LoketCborReader reader;

  loket_cbor_reader_init (&reader, cose->payload, cose->n_payload);
  if (!take_all (&reader, list))
    return NULL;
  for (guint i = 0; i < keys->len; i++) {
    const LoketTrustedKey *key = keys->pdata[i];
    if (may_sign (key, list) &&
        loket_cose_is_signed_by (LOKET_STATUS_TYPE, cose, g_bytes_get_data (key->public_key, NULL)))
      return g_steal_pointer (&list);
  }
  return NULL;
}

/**
 * loket_status_list_open:
 * @cwt: what came
 * @trusted: which keys may sign one
 *
 * Returns: (transfer full) (nullable): the list; %NULL when no key that may signed it, that
 *   key is of another office, or it is not what loket_status_list_payload() writes.  Whether
 *   it is newer than another is the caller's.
 */
LoketStatusList *
loket_status_list_open (GBytes *cwt, const LoketTrustList *trusted)
{
  g_autoptr (GPtrArray) keys = NULL;
  LoketCose cose;
  gsize length;
  const guint8 *data = g_bytes_get_data (cwt, &length);

  if (length > LOKET_STATUS_LIST_MAX || !loket_cose_read (LOKET_STATUS_TYPE, data, length, &cose))
    return NULL;
  keys = loket_trust_list_find (trusted, cose.kid, LOKET_USE_STATUS);
  for (guint i = 0; i < keys->len; i++) {
    const LoketTrustedKey *key = keys->pdata[i];
    if (loket_cose_is_signed_by (
            LOKET_STATUS_TYPE, &cose, g_bytes_get_data (key->public_key, NULL)))
      return read_for (&cose, keys);
  }
  return NULL;
}
