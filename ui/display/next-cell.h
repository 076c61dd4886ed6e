/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service at the foot of the board: its letter and name, its next numbers, how many wait. */
#pragma once

#include "core/profile.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_NEXT_CELL (loket_next_cell_get_type ())
G_DECLARE_FINAL_TYPE (LoketNextCell, loket_next_cell, LOKET, NEXT_CELL, GtkWidget)

GtkWidget *loket_next_cell_new (LoketProgram *application,
                                LoketService *service) G_GNUC_WARN_UNUSED_RESULT;
void loket_next_cell_fill (LoketNextCell *self, GPtrArray *waiting);

G_END_DECLS
