/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paper of an application in a form: owed, original seen, copy or not needed, with a scan or
 * photograph; digits choose. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PAPER_ROW (loket_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketPaperRow, loket_paper_row, LOKET, PAPER_ROW, GtkBox)

GtkWidget *loket_paper_row_new (LoketProgram *program,
                                LoketPaperView *paper) G_GNUC_WARN_UNUSED_RESULT;
LoketPaperSaid *loket_paper_row_said (LoketPaperRow *self) G_GNUC_WARN_UNUSED_RESULT;
void loket_paper_row_take (LoketPaperRow *self, LoketPaperRow *other);
const char *loket_paper_row_key (LoketPaperRow *self);
gboolean loket_paper_row_is_changed (LoketPaperRow *self);
const char *loket_paper_row_fault (LoketPaperRow *self, GtkWidget **field);

G_END_DECLS
