/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which printer takes a paper of the desk, or that it is saved as a file, and what becomes of it.
 */
#pragma once

#include "printing/paper.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRINT_PART (loket_print_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketPrintPart, loket_print_part, LOKET, PRINT_PART, GtkBox)

/* Signal "print": somebody wants the paper, or its file; answer it with loket_print_part_print ().
 */

GtkWidget *loket_print_part_new (LoketProgram *application,
                                 const char *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_print_part_new_for_slips (LoketProgram *application,
                                           const char *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_print_part_new_for_cards (LoketProgram *application,
                                           const char *title) G_GNUC_WARN_UNUSED_RESULT;
void loket_print_part_add_choice (LoketPrintPart *self, GtkWidget *choice);
gboolean loket_print_part_saves (LoketPrintPart *self);
const char *loket_print_part_queue (LoketPrintPart *self);
void loket_print_part_print (LoketPrintPart *self,
                             GBytes *pdf,
                             const LoketSheet *sheet,
                             const char *name);

G_END_DECLS
