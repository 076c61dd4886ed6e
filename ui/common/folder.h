/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of a service on a widget: the style class of its folder (look.c); whoever shows a
 * ticket or a service. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void loket_folder_class_use (GtkWidget *widget, const char *service);

G_END_DECLS
