/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields with their names in columns, for the forms of the register; Enter goes to the next one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_FORM_COLUMNS 12

GtkWidget *loket_form_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_form_grid_add (GtkWidget *grid,
                                const char *name,
                                GtkWidget *field,
                                int column,
                                int row,
                                int width);
GtkEditable *
loket_form_grid_entry (GtkWidget *grid, const char *name, int most, int column, int row, int width);
char *loket_form_text (GtkEditable *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
