/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How something stands, said so that it cannot be overlooked: picture, word, sentences; above the
 * rows of a section. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @kind is a style class: "good", "warning", "problem", or "busy" with a spinner for a picture. */
GtkWidget *loket_admin_verdict_new (const char *kind,
                                    const char *word,
                                    const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
void loket_admin_verdict_add (GtkWidget *verdict, const char *sentence, const char *style);
void loket_admin_verdict_set_large (GtkWidget *verdict, const char *text);

G_END_DECLS
