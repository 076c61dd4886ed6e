/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card in a list: number, whose, from where, how far, and how long it has lain here; and the
 * lists that such rows stand in. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

LoketCardLine *loket_card_row_line (GtkListBoxRow *row);

GtkWidget *loket_card_rows_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_rows_group (GtkListBox *list);
void loket_card_rows_fill (GtkListBox *list, LoketProgram *program, GListModel *lines);

G_END_DECLS
