/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base32 without padding, strictly: one text for the same bytes, and no other. */
#include "config.h"

#include "core/base32.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; /* RFC 4648 6 */

/**
 * loket_base32_text:
 * @bytes: (array length=n_bytes): some bytes
 * @n_bytes: how many
 *
 * Returns: (transfer full): them as upper-case letters and digits, eight for five bytes
 */
char *
loket_base32_text (const guint8 *bytes, gsize n_bytes)
{
  char *text = g_malloc ((n_bytes * 8 + 4) / 5 + 1);
  guint bits = 0;
  guint n_bits = 0;
  gsize at = 0;

  for (gsize i = 0; i < n_bytes; i++) {
    bits = (bits << 8 | bytes[i]) & 0xfff;
    for (n_bits += 8; n_bits >= 5; n_bits -= 5)
      text[at++] = alphabet[bits >> (n_bits - 5) & 31];
  }
  if (n_bits > 0)
    text[at++] = alphabet[bits << (5 - n_bits) & 31];
  text[at] = '\0';
  return text;
}

static int
value_of (char letter)
{
  if (letter >= 'A' && letter <= 'Z')
    return letter - 'A';
  return letter >= '2' && letter <= '7' ? letter - '2' + 26 : -1;
}

/**
 * loket_base32_read:
 * @text: (array length=length): letters and digits, not ended by a NUL
 * @length: how many
 * @bytes: (out caller-allocates): at least @length * 5 / 8 bytes
 * @n_bytes: (out): how many they are
 *
 * Takes exactly what loket_base32_text() writes: lower case, padding, a length that no bytes give
 * and bits left over that are not zero are refused.
 *
 * Returns: %FALSE when @text is no Base32
 */
gboolean
loket_base32_read (const char *text, gsize length, guint8 *bytes, gsize *n_bytes)
{
  const gsize rest = length % 8;
  guint bits = 0;
  guint n_bits = 0;
  gsize at = 0;

  if (rest == 1 || rest == 3 || rest == 6)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    const int value = value_of (text[i]);
    if (value < 0)
      return FALSE;
    bits = (bits << 5 | (guint) value) & 0xfff;
    n_bits += 5;
    if (n_bits >= 8) {
      n_bits -= 8;
      bytes[at++] = (guint8) (bits >> n_bits);
    }
  }
  *n_bytes = at;
  return (bits & ((1u << n_bits) - 1)) == 0;
}
