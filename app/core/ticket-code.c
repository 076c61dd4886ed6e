/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the QR on a ticket; office and kiosk write it, counters read it from a scanner. */
#include "config.h"

#include "core/ticket-code.h"

#include "core/base32.h"
#include "core/error.h"

#include <string.h>

#define PREFIX "LKT1"
#define ID_BYTES 16
#define SEALED_BYTES (ID_BYTES + 1)
#define SEAL_BYTES 8
#define ALL_BYTES (SEALED_BYTES + SEAL_BYTES)      /* 25: five groups of Base32, no padding bits */
#define CODE_LENGTH (LOKET_TICKET_CODE_LENGTH - 4) /* without the prefix */
#define SHA256_BYTES 32

static gboolean
id_to_bytes (const char *id, guint8 *bytes)
{
  guint n = 0;

  if (id == NULL || strlen (id) != 36)
    return FALSE;
  for (guint i = 0; i < 36; i++) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (id[i] != '-')
        return FALSE;
      continue;
    }
    if (!g_ascii_isxdigit (id[i]) || g_ascii_isupper (id[i]))
      return FALSE;
    bytes[n / 2] = (guint8) ((n % 2 != 0 ? bytes[n / 2] << 4 : 0) | g_ascii_xdigit_value (id[i]));
    n++;
  }
  return TRUE;
}

static void
bytes_to_id (const guint8 *bytes, char *id)
{
  static const char digits[] = "0123456789abcdef";
  guint at = 0;

  for (guint i = 0; i < ID_BYTES; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      id[at++] = '-';
    id[at++] = digits[bytes[i] >> 4];
    id[at++] = digits[bytes[i] & 15];
  }
  id[at] = '\0';
}

/* The first eight bytes of HMAC-SHA-256 over id and letter. */
static void
make_seal (GBytes *key, const guint8 *sealed, guint8 *seal)
{
  gsize key_length;
  const guint8 *key_data = g_bytes_get_data (key, &key_length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, key_data, key_length);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;

  g_hmac_update (hmac, sealed, SEALED_BYTES);
  g_hmac_get_digest (hmac, digest, &length);
  memcpy (seal, digest, SEAL_BYTES);
}

/**
 * loket_ticket_code_text:
 * @id: id of the ticket, a bare lower-case UUID
 * @letter: letter of the service, A to Z
 * @key: secret of the device that gives the number
 *
 * Returns: (transfer full) (nullable): the text for the QR, %NULL when @id is no UUID
 */
char *
loket_ticket_code_text (const char *id, char letter, GBytes *key)
{
  guint8 bytes[ALL_BYTES] = {0};
  g_autofree char *code = NULL;

  g_return_val_if_fail (g_ascii_isupper (letter) && key != NULL, NULL);
  if (!id_to_bytes (id, bytes))
    return NULL;
  bytes[ID_BYTES] = (guint8) letter;
  make_seal (key, bytes, bytes + SEALED_BYTES);
  code = loket_base32_text (bytes, ALL_BYTES);
  return g_strconcat (PREFIX, code, NULL);
}

/**
 * loket_ticket_code_read:
 * @text: what a scanner read, without its line end
 * @code: (out caller-allocates): what it says
 * @error: set to %LOKET_ERROR_BAD_FIELD when @text is no ticket code
 *
 * Accepts exactly what loket_ticket_code_text() writes.  The seal is not checked here, since the
 * key depends on the device that the ticket came from.
 *
 * Returns: %TRUE when @text is a ticket code
 */
gboolean
loket_ticket_code_read (const char *text, LoketTicketCode *code, GError **error)
{
  guint8 bytes[ALL_BYTES];
  gsize n_bytes;

  if (text == NULL || strnlen (text, LOKET_TICKET_CODE_LENGTH + 1) != LOKET_TICKET_CODE_LENGTH ||
      !g_str_has_prefix (text, PREFIX) ||
      !loket_base32_read (text + strlen (PREFIX), CODE_LENGTH, bytes, &n_bytes) ||
      !g_ascii_isupper (bytes[ID_BYTES])) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "code", "not the code of a ticket");
    return FALSE;
  }
  bytes_to_id (bytes, code->id);
  code->letter = (char) bytes[ID_BYTES];
  memcpy (code->seal, bytes + SEALED_BYTES, SEAL_BYTES);
  return TRUE;
}

/**
 * loket_ticket_code_is_sealed_by:
 * @code: what was read
 * @key: secret of a device
 *
 * Takes the same time whatever the seal, so that nobody can guess it byte by byte.
 *
 * Returns: %TRUE when the device with @key gave that number
 */
gboolean
loket_ticket_code_is_sealed_by (const LoketTicketCode *code, GBytes *key)
{
  guint8 bytes[SEALED_BYTES] = {0};
  guint8 seal[SEAL_BYTES];
  volatile guint8 differs = 0;

  g_return_val_if_fail (key != NULL, FALSE);
  if (!id_to_bytes (code->id, bytes))
    return FALSE;
  bytes[ID_BYTES] = (guint8) code->letter;
  make_seal (key, bytes, seal);
  for (guint i = 0; i < SEAL_BYTES; i++)
    differs = (guint8) (differs | (seal[i] ^ code->seal[i]));
  return differs == 0;
}
