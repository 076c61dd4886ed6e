/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deterministic CBOR (RFC 8949 4.2.1): written in one way, and read in no other.  What is signed on
 * a card, in a status list and in a trust list is written in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is still to be read; it borrows the bytes. */
typedef struct {
  const guint8 *at;
  const guint8 *end;
} LoketCborReader;

void loket_cbor_reader_init (LoketCborReader *reader, const guint8 *bytes, gsize n_bytes);
gboolean loket_cbor_read_number (LoketCborReader *reader, guint64 max, guint64 *number);
gboolean loket_cbor_read_text (LoketCborReader *reader, gsize max, char **text);
gboolean loket_cbor_read_bytes (LoketCborReader *reader, const guint8 **bytes, gsize *n_bytes);
gboolean loket_cbor_read_array (LoketCborReader *reader, guint64 max, guint64 *n_items);
gboolean loket_cbor_read_map (LoketCborReader *reader, guint64 n_members);
gboolean loket_cbor_read_key (LoketCborReader *reader, guint64 key);
gboolean loket_cbor_read_literal (LoketCborReader *reader, const guint8 *bytes, gsize n_bytes);
gboolean loket_cbor_is_read (const LoketCborReader *reader);

void loket_cbor_put_number (GByteArray *out, guint64 number);
void loket_cbor_put_text (GByteArray *out, const char *text);
void loket_cbor_put_bytes (GByteArray *out, const guint8 *bytes, gsize n_bytes);
void loket_cbor_put_array (GByteArray *out, guint64 n_items);
void loket_cbor_put_map (GByteArray *out, guint64 n_members);

G_END_DECLS
