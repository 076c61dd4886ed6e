/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes on a guarantee slip; desks of hospitals make them, the office reads them. */
#include "config.h"

#include "core/guarantee-code.h"

#include "core/base32.h"
#include "core/calendar.h"
#include "core/error.h"
#include "core/guarantee.h"

#include <sodium.h>
#include <string.h>

#define PREFIX "LKG1"
#define ID_BYTES 16
#define HEAD_BYTES (ID_BYTES + LOKET_GUARANTEE_KID + 4 + 1 + 1 + 2 + 1) /* up to the number */
#define SEALED_MAX (HEAD_BYTES + LOKET_GUARANTEE_NUMBER)
#define ALL_MAX (SEALED_MAX + LOKET_GUARANTEE_SEAL)
#define ID_TEXT 36
#define PRINT_MAX 65535
#define ALPHABET                                                                                   \
  "23456789ABCDEFGHJKMNPQRSTUVWXYZ" /* 31: a prime, and nothing like 0, O, 1, I, L                 \
                                     */
#define LETTERS 31
#define GROUP_ENDS "\3\7" /* ABC-DEFG-HJK */

G_STATIC_ASSERT (sizeof ALPHABET == LETTERS + 1);
G_STATIC_ASSERT (LOKET_GUARANTEE_PUBLIC == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (LOKET_GUARANTEE_SEAL == crypto_sign_BYTES);

static gboolean
refuse (GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "code", "not the code of a guarantee slip");
  return FALSE;
}

static gboolean
id_to_bytes (const char *id, guint8 *bytes)
{
  guint n = 0;

  if (id == NULL || strlen (id) != ID_TEXT)
    return FALSE;
  for (guint i = 0; i < ID_TEXT; i++) {
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
append_hex (char *text, const guint8 *bytes, gsize n_bytes)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < n_bytes; i++) {
    *text++ = digits[bytes[i] >> 4];
    *text++ = digits[bytes[i] & 15];
  }
  *text = '\0';
}

static void
bytes_to_id (const guint8 *bytes, char *id)
{
  char hex[2 * ID_BYTES + 1];

  append_hex (hex, bytes, ID_BYTES);
  g_snprintf (
      id, ID_TEXT + 1, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* A key of its own for each use, so that no seal of a ticket is ever one of a slip. */
static void
derive (GBytes *device_key, const char *use, const char *text, guint8 digest[32])
{
  gsize length;
  const guint8 *data = g_bytes_get_data (device_key, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, data, length);
  gsize size = 32;

  g_hmac_update (hmac, (const guchar *) PREFIX, strlen (PREFIX));
  g_hmac_update (hmac, (const guchar *) use, (gssize) strlen (use) + 1);
  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (hmac, digest, &size);
}

/**
 * loket_guarantee_id:
 * @device_key: secret of the device
 * @number: of the card that was seen
 * @print: number of its print
 * @day: business day
 * @purpose: #LoketGuaranteePurpose
 *
 * The same card for the same purpose on the same day is the same slip, also after the program was
 * started anew and with nothing kept of the card: the id follows from them and the device's secret,
 * so that nobody else can tell what it is of.  It begins with the day as other ids do (RFC 9562).
 *
 * Returns: (transfer full): a bare lower-case UUID
 */
char *
loket_guarantee_id (GBytes *device_key,
                    const char *number,
                    gint64 print,
                    const char *day,
                    int purpose)
{
  const guint64 stamp = (guint64) loket_calendar_midnight (day, 0) / 1000;
  g_autofree char *of =
      g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %d", number, print, day, purpose);
  guint8 bytes[32];
  char id[ID_TEXT + 1];

  derive (device_key, "id", of, bytes);
  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (stamp >> (40 - 8 * i));
  bytes[6] = (guint8) (0x70 | (bytes[6] & 0x0f));
  bytes[8] = (guint8) (0x80 | (bytes[8] & 0x3f));
  bytes_to_id (bytes, id);
  return g_strdup (id);
}

static void
key_pair (GBytes *device_key, guint8 *public_key, guint8 *secret_key)
{
  guint8 seed[crypto_sign_SEEDBYTES];

  derive (device_key, "sign", "", seed);
  crypto_sign_seed_keypair (public_key, secret_key, seed);
  sodium_memzero (seed, sizeof seed);
}

/**
 * loket_guarantee_public_key:
 * @device_key: secret of the device
 *
 * Returns: (transfer full): %LOKET_GUARANTEE_PUBLIC bytes, by which the office knows its slips
 */
GBytes *
loket_guarantee_public_key (GBytes *device_key)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];

  key_pair (device_key, public_key, secret_key);
  sodium_memzero (secret_key, sizeof secret_key);
  return g_bytes_new (public_key, sizeof public_key);
}

static void
kid_bytes (GBytes *public_key, guint8 *kid)
{
  guint8 digest[crypto_hash_sha256_BYTES];
  gsize length;
  const guint8 *data = g_bytes_get_data (public_key, &length);

  crypto_hash_sha256 (digest, data, length);
  memcpy (kid, digest, LOKET_GUARANTEE_KID);
}

/**
 * loket_guarantee_kid:
 * @public_key: %LOKET_GUARANTEE_PUBLIC bytes
 *
 * Returns: (transfer full): what names it, hexadecimal
 */
char *
loket_guarantee_kid (GBytes *public_key)
{
  guint8 kid[LOKET_GUARANTEE_KID];
  char *text = g_malloc (2 * LOKET_GUARANTEE_KID + 1);

  kid_bytes (public_key, kid);
  append_hex (text, kid, sizeof kid);
  return text;
}

/* A number is written in capitals, digits and hyphens (core/card.c), and never empty. */
static gboolean
is_number (const char *number, gsize length)
{
  if (length == 0 || length > LOKET_GUARANTEE_NUMBER)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (number[i]) && !g_ascii_isupper (number[i]) &&
        strchr ("-./", number[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_possible (const LoketGuaranteeCode *code)
{
  return code->at >= 0 && code->at <= G_MAXUINT32 && code->purpose >= 0 &&
         code->purpose < LOKET_N_GUARANTEE_PURPOSES && code->days >= 0 &&
         code->days <= LOKET_GUARANTEE_DAYS_MAX && code->print >= 1 && code->print <= PRINT_MAX &&
         is_number (code->number, strnlen (code->number, sizeof code->number));
}

/* What is signed, as bytes; how many. */
static gsize
put_sealed (const LoketGuaranteeCode *code, const guint8 *kid, guint8 *bytes)
{
  const gsize length = strlen (code->number);
  guint8 *at = bytes + ID_BYTES;

  id_to_bytes (code->id, bytes);
  memcpy (at, kid, LOKET_GUARANTEE_KID);
  at += LOKET_GUARANTEE_KID;
  for (guint i = 0; i < 4; i++)
    *at++ = (guint8) (code->at >> (24 - 8 * i));
  *at++ = (guint8) code->purpose;
  *at++ = (guint8) code->days;
  *at++ = (guint8) (code->print >> 8);
  *at++ = (guint8) code->print;
  *at++ = (guint8) length;
  memcpy (at, code->number, length);
  return HEAD_BYTES + length;
}

/* Nobody's signature under another kind of text holds here. */
static gsize
to_sign (const guint8 *sealed, gsize n_sealed, guint8 *message)
{
  memcpy (message, PREFIX, strlen (PREFIX));
  memcpy (message + strlen (PREFIX), sealed, n_sealed);
  return strlen (PREFIX) + n_sealed;
}

/**
 * loket_guarantee_text:
 * @code: what is to be signed; its kid and seal are not looked at
 * @device_key: secret of the device
 *
 * Returns: (transfer full) (nullable): the text for the QR, %NULL when @code cannot be
 */
char *
loket_guarantee_text (const LoketGuaranteeCode *code, GBytes *device_key)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  guint8 bytes[ALL_MAX] = {0}, message[SEALED_MAX + 4];
  guint8 kid[LOKET_GUARANTEE_KID];
  g_autoptr (GBytes) public_bytes = NULL;
  g_autofree char *body = NULL;
  gsize n_sealed;

  if (!is_possible (code) || !id_to_bytes (code->id, bytes))
    return NULL;
  key_pair (device_key, public_key, secret_key);
  public_bytes = g_bytes_new (public_key, sizeof public_key);
  kid_bytes (public_bytes, kid);
  n_sealed = put_sealed (code, kid, bytes);
  crypto_sign_detached (
      bytes + n_sealed, NULL, message, to_sign (bytes, n_sealed, message), secret_key);
  sodium_memzero (secret_key, sizeof secret_key);
  body = loket_base32_text (bytes, n_sealed + LOKET_GUARANTEE_SEAL);
  return g_strconcat (PREFIX, body, NULL);
}

/**
 * loket_guarantee_text_is:
 * @text: (nullable): what somebody scanned or typed
 *
 * Returns: whether it looks like the text of a QR of a slip, right or wrong
 */
gboolean
loket_guarantee_text_is (const char *text)
{
  return text != NULL && g_str_has_prefix (text, PREFIX) &&
         strlen (text) > LOKET_GUARANTEE_CODE + 2;
}

static gint64
big_endian (const guint8 *bytes, guint n)
{
  gint64 number = 0;

  for (guint i = 0; i < n; i++)
    number = number << 8 | bytes[i];
  return number;
}

static gboolean
read_bytes (const guint8 *bytes, gsize n_bytes, LoketGuaranteeCode *code)
{
  const guint8 *at = bytes + ID_BYTES;
  gsize length;

  if (n_bytes < HEAD_BYTES + 1 + LOKET_GUARANTEE_SEAL)
    return FALSE;
  length = bytes[HEAD_BYTES - 1];
  if (length > LOKET_GUARANTEE_NUMBER || n_bytes != HEAD_BYTES + length + LOKET_GUARANTEE_SEAL)
    return FALSE;
  bytes_to_id (bytes, code->id);
  append_hex (code->kid, at, LOKET_GUARANTEE_KID);
  at += LOKET_GUARANTEE_KID;
  code->at = big_endian (at, 4);
  code->purpose = at[4];
  code->days = at[5];
  code->print = big_endian (at + 6, 2);
  memcpy (code->number, bytes + HEAD_BYTES, length);
  memcpy (code->seal, bytes + HEAD_BYTES + length, LOKET_GUARANTEE_SEAL);
  return is_number (code->number, length) && is_possible (code);
}

/**
 * loket_guarantee_text_read:
 * @text: what a scanner read, without its line end
 * @code: (out caller-allocates): what it says
 * @error: set to %LOKET_ERROR_BAD_FIELD when @text is no text of a slip
 *
 * Accepts exactly what loket_guarantee_text() writes.  The signature is not checked here, since the
 * key depends on the device.
 *
 * Returns: %TRUE when @text is the text of a slip
 */
gboolean
loket_guarantee_text_read (const char *text, LoketGuaranteeCode *code, GError **error)
{
  guint8 bytes[ALL_MAX + 2];
  gsize length, n_bytes;

  *code = (LoketGuaranteeCode){0};
  if (text == NULL || !g_str_has_prefix (text, PREFIX))
    return refuse (error);
  text += strlen (PREFIX);
  length = strnlen (text, LOKET_GUARANTEE_TEXT);
  if (length * 5 / 8 > ALL_MAX || !loket_base32_read (text, length, bytes, &n_bytes) ||
      !read_bytes (bytes, n_bytes, code))
    return refuse (error);
  return TRUE;
}

/**
 * loket_guarantee_is_sealed_by:
 * @code: what was read
 * @public_key: of a device
 *
 * Returns: %TRUE when the device with that key has signed it
 */
gboolean
loket_guarantee_is_sealed_by (const LoketGuaranteeCode *code, GBytes *public_key)
{
  guint8 bytes[ALL_MAX], message[SEALED_MAX + 4];
  guint8 kid[LOKET_GUARANTEE_KID];
  char name[sizeof code->kid];
  gsize n_sealed;

  if (public_key == NULL || g_bytes_get_size (public_key) != LOKET_GUARANTEE_PUBLIC ||
      !is_possible (code) || !id_to_bytes (code->id, bytes))
    return FALSE;
  kid_bytes (public_key, kid);
  append_hex (name, kid, sizeof kid);
  n_sealed = put_sealed (code, kid, bytes);
  return strcmp (name, code->kid) == 0 &&
         crypto_sign_verify_detached (code->seal,
                                      message,
                                      to_sign (bytes, n_sealed, message),
                                      g_bytes_get_data (public_key, NULL)) == 0;
}

/* Weights 1 to 9 of a prime number of letters: one letter wrong, or two neighbours in each other's
 * place, never give the same check letter. */
static char
check_letter (const char *code)
{
  guint sum = 0;

  for (guint i = 0; i + 1 < LOKET_GUARANTEE_CODE; i++)
    sum += (i + 1) * (guint) (strchr (ALPHABET, code[i]) - ALPHABET);
  return ALPHABET[sum % LETTERS];
}

/**
 * loket_guarantee_short_code:
 * @id: of a slip
 *
 * Nine letters out of 31 follow from the id, so that a desk needs nobody to give it one, and nobody
 * finds another one by counting; the tenth checks them.
 *
 * Returns: (transfer full): the code for voice and fingers
 */
char *
loket_guarantee_short_code (const char *id)
{
  g_autofree char *of = g_strconcat (PREFIX, id, NULL);
  guint8 digest[crypto_hash_sha256_BYTES];
  guint64 bits = 0;
  char *code = g_malloc0 (LOKET_GUARANTEE_CODE + 1);

  crypto_hash_sha256 (digest, (const guint8 *) of, strlen (of));
  for (guint i = 0; i < sizeof bits; i++)
    bits = bits << 8 | digest[i];
  for (guint i = 0; i + 1 < LOKET_GUARANTEE_CODE; i++, bits /= LETTERS)
    code[i] = ALPHABET[bits % LETTERS];
  code[LOKET_GUARANTEE_CODE - 1] = check_letter (code);
  return code;
}

/**
 * loket_guarantee_short_code_shown:
 * @code: a short code
 *
 * Returns: (transfer full): it as paper and screen show it: "K7Q-2MXF-9BD"
 */
char *
loket_guarantee_short_code_shown (const char *code)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; code[i] != '\0'; i++) {
    if (i > 0 && strchr (GROUP_ENDS, (int) i) != NULL)
      g_string_append_c (shown, '-');
    g_string_append_c (shown, code[i]);
  }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * loket_guarantee_short_code_read:
 * @text: (nullable): what somebody typed; small letters, blanks and hyphens do not matter
 * @error: set to %LOKET_ERROR_BAD_FIELD when it is none, or mistyped
 *
 * Returns: (transfer full): the code, plain
 */
char *
loket_guarantee_short_code_read (const char *text, GError **error)
{
  char code[LOKET_GUARANTEE_CODE + 1] = {0};
  guint n = 0;

  for (; text != NULL && *text != '\0'; text++) {
    const char letter = g_ascii_toupper (*text);
    if (letter == '-' || letter == ' ')
      continue;
    if (n == LOKET_GUARANTEE_CODE || strchr (ALPHABET, letter) == NULL) {
      refuse (error);
      return NULL;
    }
    code[n++] = letter;
  }
  if (n < LOKET_GUARANTEE_CODE || check_letter (code) != code[LOKET_GUARANTEE_CODE - 1]) {
    refuse (error);
    return NULL;
  }
  return g_strdup (code);
}
