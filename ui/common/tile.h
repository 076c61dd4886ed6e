/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The big button of kiosk and counter: picture, title, hint, folder colour with its letter.
 * The colour is never alone: the letter and the picture say the same. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_TILE (loket_tile_get_type ())
G_DECLARE_FINAL_TYPE (LoketTile, loket_tile, LOKET, TILE, GtkButton)

/* Properties: "title", "hint", "picture" (name in ui/common/icons: "health"), "badge" (a letter or
 * digit), "folder" (key of a service, for its colour). */

GtkWidget *
loket_tile_new (const char *title, const char *hint, const char *picture) G_GNUC_WARN_UNUSED_RESULT;

char *loket_picture_name (GObject *unused, const char *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
