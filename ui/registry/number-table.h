/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of numbers: a name and how many of what, line by line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_number_table_new (const char *const *titles,
                                   guint n_titles) G_GNUC_WARN_UNUSED_RESULT;
/* @odd: column of a number that somebody has to look at, 0 = none; @total: it sums the others up */
void loket_number_table_add (GtkWidget *table,
                             const char *name,
                             const gint64 *numbers,
                             guint odd,
                             gboolean total);

G_END_DECLS
