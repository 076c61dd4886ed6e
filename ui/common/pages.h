/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a window in its GtkStack, of which exactly one can be seen and heard; the windows of
 * kiosk and counter. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void loket_pages_add (GtkStack *stack, const char *name, GtkWidget *page);
void loket_pages_clear (GtkStack *stack);
gboolean loket_pages_show (GtkStack *stack, const char *name);

G_END_DECLS
