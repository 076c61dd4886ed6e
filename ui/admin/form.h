/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the pane of a list: facts, fields with their names, sentences, buttons. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_admin_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_admin_form_add_fact (GtkWidget *form, const char *name, const char *text);
void loket_admin_form_add_sentence (GtkWidget *form, const char *sentence);
void
loket_admin_form_add_field (GtkWidget *form, const char *name, GtkWidget *field, const char *hint);
GtkWidget *loket_admin_form_add_button (GtkWidget *form,
                                        const char *label,
                                        const char *style,
                                        GCallback pressed,
                                        gpointer object);

G_END_DECLS
