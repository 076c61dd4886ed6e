/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of records that are asked for again and again: what stays the same keeps its row, and with
 * it the focus, the selection and the place on the screen.  Lists of cards and of prints use it. */
#pragma once

#include "core/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  const char *(*id) (LoketRecord *record);
  GtkWidget *(*make) (LoketRecord *record, gpointer data); /* a GtkListBoxRow */
} LoketLiveRow;

void loket_live_rows_fill (GtkListBox *list,
                           GListModel *records,
                           const LoketLiveRow *kind,
                           gpointer data);
LoketRecord *loket_live_row_record (GtkListBoxRow *row);

G_END_DECLS
