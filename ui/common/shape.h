/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shape the pages of a window have, as style classes, and measuring them anew. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void loket_shape_use (GtkWidget *window, int width, int height, gboolean lower_half);
void loket_shape_measure_anew (GtkApplication *application);

G_END_DECLS
