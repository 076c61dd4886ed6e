/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button for an act that is done many times a day: picture, words, and the key that does the
 * same; shows a spinner while its act is under way. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_KEY_BUTTON (loket_key_button_get_type ())
G_DECLARE_FINAL_TYPE (LoketKeyButton, loket_key_button, LOKET, KEY_BUTTON, GtkButton)

/* Properties: "title", "hint", "picture", "key" (what is printed on the key: "F2"), "working"
 * (boolean). */

G_END_DECLS
