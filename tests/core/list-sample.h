/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads lists that tests write down, in one piece or many, and says each row as one line of text.
 */
#pragma once

#include "core/list-reader.h"

G_BEGIN_DECLS

LoketListMap *sample_map (const char *columns);
LoketRegions *sample_regions (void);
char *sample_row_text (const LoketReadRow *row);
char *sample_read (LoketListMap *map,
                   const LoketRegions *regions,
                   const void *bytes,
                   gsize length,
                   gsize piece,
                   GError **error);

G_END_DECLS
