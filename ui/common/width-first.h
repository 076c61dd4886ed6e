/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For what is read from the top to the bottom: its width never depends on the height that there is,
 * so a page of many texts is laid out quickly. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_WIDTH_FIRST (loket_width_first_get_type ())
G_DECLARE_FINAL_TYPE (LoketWidthFirst, loket_width_first, LOKET, WIDTH_FIRST, GtkLayoutManager)

GtkLayoutManager *loket_width_first_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
