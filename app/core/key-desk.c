/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about keys. */
#include "config.h"

#include "core/key-desk.h"

/* clang-format off */
static const LoketField signature_fields[] = {
  LOKET_FIELD_TEXT (LoketSignature, kid, LOKET_FIELD_PLAIN, .blurb = "Name of the key that signed"),
  LOKET_FIELD_INTEGER (LoketSignature, usage, LOKET_FIELD_PLAIN, .blurb = "1 a card, 2 a status list"),
  LOKET_FIELD_TEXT (LoketSignature, iss, LOKET_FIELD_PLAIN, .blurb = "Code of the office"),
  LOKET_FIELD_TEXT (LoketSignature, number, LOKET_FIELD_OPTIONAL, .blurb = "Number of the card"),
  LOKET_FIELD_INTEGER (LoketSignature, print, LOKET_FIELD_OPTIONAL, .blurb = "Which print of it"),
  LOKET_FIELD_INTEGER (LoketSignature, index, LOKET_FIELD_OPTIONAL, .blurb = "Slot in the status list"),
};
LOKET_DEFINE_RECORD (LoketSignature, loket_signature, signature_fields)
/* clang-format on */

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
