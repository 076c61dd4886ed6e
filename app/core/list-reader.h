/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a list (CSV in the wild) from bytes that come piece by piece, in constant memory; import,
 * preview and the comparison of lists call it.  How the bytes are cut changes nothing, so whoever
 * was stopped reads from the start again and passes over the rows that it has. */
#pragma once

#include "core/list-plain.h"

G_BEGIN_DECLS

typedef struct _LoketListReader LoketListReader;

/* Called for each row in turn, the refused too.  To stop, set @error and return %FALSE. */
typedef gboolean (*LoketReadRowFunc) (const LoketReadRow *row, gpointer data, GError **error);

LoketListReader *loket_list_reader_new (LoketListMap *map,
                                        const LoketRegions *regions,
                                        const char *today) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_reader_free (LoketListReader *reader);
gboolean loket_list_reader_push (LoketListReader *reader,
                                 const void *bytes,
                                 gsize length,
                                 gboolean is_last,
                                 LoketReadRowFunc take,
                                 gpointer data,
                                 GError **error);
const char *const *loket_list_reader_header (const LoketListReader *reader);
char loket_list_reader_delimiter (const LoketListReader *reader);
const char *loket_list_reader_encoding (const LoketListReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListReader, loket_list_reader_free)

G_END_DECLS
