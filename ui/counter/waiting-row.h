/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One waiting number in the list of the counter. */
#pragma once

#include "ui/counter/sentences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_WAITING_ROW (loket_waiting_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketWaitingRow, loket_waiting_row, LOKET, WAITING_ROW, GtkListBoxRow)

GtkWidget *loket_waiting_row_new (LoketTicket *ticket,
                                  LoketProfile *profile,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
LoketTicket *loket_waiting_row_ticket (LoketWaitingRow *self);
void loket_waiting_row_show (LoketWaitingRow *self, gint64 now);

G_END_DECLS
