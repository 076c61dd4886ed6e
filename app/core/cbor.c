/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader that takes only what the writer beside it gives: a general library also takes lengths
 * that are not the shortest, indefinite ones and keys twice, whatever was signed (card-token.c). */
#include "config.h"

#include "core/cbor.h"

#include <string.h>

/* RFC 8949 3.1 */
enum {
  MAJOR_NUMBER = 0,
  MAJOR_BYTES = 2,
  MAJOR_TEXT = 3,
  MAJOR_ARRAY = 4,
  MAJOR_MAP = 5,
};

/**
 * loket_cbor_reader_init:
 * @reader: (out caller-allocates): a reader at the first byte
 * @bytes: (array length=n_bytes): what to read; must outlive @reader and what it gives
 * @n_bytes: how many
 */
void
loket_cbor_reader_init (LoketCborReader *reader, const guint8 *bytes, gsize n_bytes)
{
  reader->at = bytes;
  reader->end = n_bytes > 0 ? bytes + n_bytes : bytes; /* of nothing there may be no address */
}

static gsize
left (const LoketCborReader *reader)
{
  return (gsize) (reader->end - reader->at);
}

/* The least number that needs @n_bytes bytes behind the first one. */
static guint64
least_of (guint n_bytes)
{
  return n_bytes == 1 ? 24 : G_GUINT64_CONSTANT (1) << (4 * n_bytes);
}

/* The shortest form only; nothing indefinite. */
static gboolean
read_head (LoketCborReader *reader, guint major, guint64 *value)
{
  guint short_form;
  guint n_bytes;

  if (left (reader) == 0 || reader->at[0] >> 5 != major)
    return FALSE;
  short_form = *reader->at++ & 31;
  *value = short_form;
  if (short_form < 24)
    return TRUE;
  if (short_form > 27)
    return FALSE;
  n_bytes = 1u << (short_form - 24);
  if (left (reader) < n_bytes)
    return FALSE;
  *value = 0;
  for (guint i = 0; i < n_bytes; i++)
    *value = *value << 8 | *reader->at++;
  return *value >= least_of (n_bytes);
}

/**
 * loket_cbor_read_number:
 * @reader: a reader
 * @max: greatest number that is meant
 * @number: (out): a whole number from 0
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_number (LoketCborReader *reader, guint64 max, guint64 *number)
{
  return read_head (reader, MAJOR_NUMBER, number) && *number <= max;
}

/**
 * loket_cbor_read_bytes:
 * @reader: a reader
 * @bytes: (out) (transfer none) (array length=n_bytes): a string of bytes
 * @n_bytes: (out): how many
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_bytes (LoketCborReader *reader, const guint8 **bytes, gsize *n_bytes)
{
  guint64 length;

  if (!read_head (reader, MAJOR_BYTES, &length) || length > left (reader))
    return FALSE;
  *bytes = reader->at;
  *n_bytes = (gsize) length;
  reader->at += length;
  return TRUE;
}

static gboolean
is_plain (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/**
 * loket_cbor_read_text:
 * @reader: a reader
 * @max: most bytes
 * @text: (out) (transfer full): UTF-8 without control characters
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_text (LoketCborReader *reader, gsize max, char **text)
{
  g_autofree char *found = NULL;
  guint64 length;

  if (!read_head (reader, MAJOR_TEXT, &length) || length > max || length > left (reader) ||
      !g_utf8_validate_len ((const char *) reader->at, (gsize) length, NULL))
    return FALSE;
  found = g_strndup ((const char *) reader->at, (gsize) length);
  reader->at += length;
  if (!is_plain (found))
    return FALSE;
  *text = g_steal_pointer (&found);
  return TRUE;
}

/**
 * loket_cbor_read_array:
 * @reader: a reader
 * @max: most items
 * @n_items: (out): how many follow
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_array (LoketCborReader *reader, guint64 max, guint64 *n_items)
{
  return read_head (reader, MAJOR_ARRAY, n_items) && *n_items <= max;
}

/**
 * loket_cbor_read_map:
 * @reader: a reader
 * @n_members: how many it is to have
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_map (LoketCborReader *reader, guint64 n_members)
{
  guint64 found;

  return read_head (reader, MAJOR_MAP, &found) && found == n_members;
}

/**
 * loket_cbor_read_key:
 * @reader: a reader
 * @key: the key that must come next; whoever asks for them in rising order gets no other order and
 *   none twice
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_key (LoketCborReader *reader, guint64 key)
{
  guint64 found;

  return read_head (reader, MAJOR_NUMBER, &found) && found == key;
}

/**
 * loket_cbor_read_literal:
 * @reader: a reader
 * @bytes: (array length=n_bytes): what must come next, byte for byte
 * @n_bytes: how many
 *
 * Returns: %FALSE when the next thing is anything else
 */
gboolean
loket_cbor_read_literal (LoketCborReader *reader, const guint8 *bytes, gsize n_bytes)
{
  if (left (reader) < n_bytes || memcmp (reader->at, bytes, n_bytes) != 0)
    return FALSE;
  reader->at += n_bytes;
  return TRUE;
}

/**
 * loket_cbor_is_read:
 * @reader: a reader
 *
 * Returns: whether nothing is left
 */
gboolean
loket_cbor_is_read (const LoketCborReader *reader)
{
  return left (reader) == 0;
}

static void
put_head (GByteArray *out, guint major, guint64 value)
{
  guint8 head[9];
  guint n_bytes = 0;

  if (value >= 24)
    for (n_bytes = 1; n_bytes < 8 && value >> (8 * n_bytes) != 0; n_bytes *= 2)
      continue;
  head[0] = (guint8) (major << 5 |
                      (n_bytes == 0 ? (guint) value : 24 + (guint) g_bit_nth_lsf (n_bytes, -1)));
  for (guint i = 0; i < n_bytes; i++)
    head[1 + i] = (guint8) (value >> (8 * (n_bytes - 1 - i)));
  g_byte_array_append (out, head, 1 + n_bytes);
}

/**
 * loket_cbor_put_number:
 * @out: where to append
 * @number: a whole number from 0
 */
void
loket_cbor_put_number (GByteArray *out, guint64 number)
{
  put_head (out, MAJOR_NUMBER, number);
}

/**
 * loket_cbor_put_text:
 * @out: where to append
 * @text: UTF-8
 */
void
loket_cbor_put_text (GByteArray *out, const char *text)
{
  const gsize length = strlen (text);

  put_head (out, MAJOR_TEXT, length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

/**
 * loket_cbor_put_bytes:
 * @out: where to append
 * @bytes: (array length=n_bytes): a string of bytes
 * @n_bytes: how many
 */
void
loket_cbor_put_bytes (GByteArray *out, const guint8 *bytes, gsize n_bytes)
{
  put_head (out, MAJOR_BYTES, n_bytes);
  g_byte_array_append (out, bytes, (guint) n_bytes);
}

/**
 * loket_cbor_put_array:
 * @out: where to append
 * @n_items: how many items will follow
 */
void
loket_cbor_put_array (GByteArray *out, guint64 n_items)
{
  put_head (out, MAJOR_ARRAY, n_items);
}

/**
 * loket_cbor_put_map:
 * @out: where to append
 * @n_members: how many keys with their values will follow, keys in rising order
 */
void
loket_cbor_put_map (GByteArray *out, guint64 n_members)
{
  put_head (out, MAJOR_MAP, n_members);
}
