/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One application in a list: number, what, whose, how far, and whether it is late; the lists that
 * such rows stand in, and where the focus goes in a section with a list. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_case_row_new (LoketProgram *program,
                               LoketApplicationRow *row) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_case_due_new (const char *text, gboolean red) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_case_row_application (GtkListBoxRow *row);
LoketApplicationRow *loket_case_row_record (GtkListBoxRow *row);

GtkWidget *loket_case_list_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void loket_case_list_fill (GtkListBox *list, LoketProgram *program, GListModel *rows);

gboolean loket_case_section_has_focus (GtkWidget *section);
gboolean loket_case_section_grab_focus (GtkWidget *section, GtkListBox *list);

G_END_DECLS
