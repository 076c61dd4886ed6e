/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts that pages are made of: labels, chips, rows, hints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_part_label (const char *text, const char *style) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_line (const char *text, const char *style) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_chip (const char *text, const char *style) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_hint (const char *sentence, const char *advice) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_scroll (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_scroll_wide (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_column (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_card (const char *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_button (const char *label,
                              const char *icon,
                              GCallback pressed,
                              gpointer object) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_part_seek (const char *name,
                            const char *hint,
                            GCallback look,
                            GCallback stopped,
                            gpointer object) G_GNUC_WARN_UNUSED_RESULT;
void loket_part_narrow_choice (GtkDropDown *choice);

G_END_DECLS
