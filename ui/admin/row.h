/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the lists of the administration page, by their columns. */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

char *loket_admin_cell_text (LoketProgram *application,
                             const LoketAdminColumn *column,
                             LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *loket_admin_row_text (LoketProgram *application,
                            const LoketAdminColumn *columns,
                            guint n_columns,
                            LoketRecord *record,
                            const char *between) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_admin_row_new (LoketProgram *application,
                                const LoketAdminColumn *columns,
                                guint n_columns,
                                LoketRecord *record,
                                GtkSizeGroup **widths) G_GNUC_WARN_UNUSED_RESULT;
void loket_admin_row_head (GtkBox *head,
                           const LoketAdminColumn *columns,
                           guint n_columns,
                           GtkSizeGroup **widths);
void loket_admin_row_spare (GtkWidget *row,
                            const LoketAdminColumn *columns,
                            guint n_columns,
                            gboolean narrow);

G_END_DECLS
