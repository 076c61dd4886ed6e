/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter as it is printed: its pages on the screen, the printer, the archive. */
#pragma once

#include "core/letter-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LETTER_SHEET (loket_letter_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LoketLetterSheet, loket_letter_sheet, LOKET, LETTER_SHEET, GtkBox)

/* Signal "changed": its PDF is on file, or it is void. */

GtkWidget *loket_letter_sheet_new (LoketProgram *program,
                                   LoketLetterView *view) G_GNUC_WARN_UNUSED_RESULT;
void loket_letter_sheet_keep (LoketLetterSheet *self);

G_END_DECLS
