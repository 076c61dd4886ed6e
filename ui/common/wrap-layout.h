/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children side by side at their natural width, on as many lines as that takes: for rows of buttons
 * whose words are longer in one language than in another. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_WRAP_LAYOUT (loket_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LoketWrapLayout, loket_wrap_layout, LOKET, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *loket_wrap_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
