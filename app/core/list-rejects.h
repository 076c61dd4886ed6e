/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of rejected rows that goes back to whoever sent the list; the import writes it. */
#pragma once

#include "core/list-plain.h"

G_BEGIN_DECLS

void loket_list_rejects_begin (GString *csv, const char *const *header, const char *language);
void loket_list_rejects_add (GString *csv,
                             const char *const *header,
                             const LoketListMap *map,
                             const LoketReadRow *row,
                             const char *language);
char *loket_list_row_reason (const LoketReadRow *row,
                             const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
