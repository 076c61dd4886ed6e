/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a page of prints: number, name, how far; rows under way are marked. */
#pragma once

#include "core/card-desk.h"
#include "ui/cards/run.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRESS_ROWS (loket_press_rows_get_type ())
G_DECLARE_FINAL_TYPE (LoketPressRows, loket_press_rows, LOKET, PRESS_ROWS, GtkBox)

/* Signal "chosen" (LoketBatchLine *): a row was chosen. */

typedef gboolean (*LoketPressIs) (LoketPrintingState state);

GtkWidget *loket_press_rows_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_rows_show (LoketPressRows *self, GListModel *lines);
void loket_press_rows_mark (LoketPressRows *self, LoketCardRun *run);
LoketBatchLine *loket_press_rows_find (LoketPressRows *self, const char *print);
void loket_press_rows_select (LoketPressRows *self, LoketBatchLine *line);
LoketBatchLine *loket_press_rows_first (LoketPressRows *self);
guint loket_press_rows_count (LoketPressRows *self, LoketPressIs is);
GPtrArray *loket_press_rows_prints (LoketPressRows *self,
                                    LoketPressIs is) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
