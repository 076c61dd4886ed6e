/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pair that waits, in a line: why it is asked, both names, where, of which list. */
#pragma once

#include "core/pair-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_DOUBT_ROW (loket_doubt_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketDoubtRow, loket_doubt_row, LOKET, DOUBT_ROW, GtkListBoxRow)

GtkWidget *loket_doubt_row_new (LoketPairEntry *entry,
                                GtkSizeGroup *hints) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_doubt_row_pair (LoketDoubtRow *self);

G_END_DECLS
