/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile that is chosen: one of several (in a group) or any number of them; the start page has its
 * counters and services in them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_CHOICE_TILE (loket_choice_tile_get_type ())
G_DECLARE_FINAL_TYPE (LoketChoiceTile, loket_choice_tile, LOKET, CHOICE_TILE, GtkCheckButton)

GtkWidget *loket_choice_tile_new (GtkAccessibleRole role,
                                  const char *key,
                                  const char *title,
                                  const char *hint,
                                  const char *badge) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_choice_tile_key (LoketChoiceTile *self);
void loket_choice_tile_set_mark (LoketChoiceTile *self, const char *mark);

G_END_DECLS
