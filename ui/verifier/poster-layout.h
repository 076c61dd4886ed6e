/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster above what is read at the desk: all room that the rest does not need is the poster's. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_POSTER_LAYOUT (loket_poster_layout_get_type ())
G_DECLARE_FINAL_TYPE (LoketPosterLayout,
                      loket_poster_layout,
                      LOKET,
                      POSTER_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *loket_poster_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
