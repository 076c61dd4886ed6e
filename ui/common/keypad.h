/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own number pad, 3 by 4, since no kiosk compositor brings a keyboard: it types into an entry.
 * Kiosk and verifier use it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_KEYPAD (loket_keypad_get_type ())
G_DECLARE_FINAL_TYPE (LoketKeypad, loket_keypad, LOKET, KEYPAD, GtkWidget)

/* Properties: "text" (string, the digits so far), "max-length" (uint, 16 as in a NIK).
 * Signal "done": the person pressed the tick. */

GtkWidget *loket_keypad_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_keypad_text (LoketKeypad *self);
void loket_keypad_set_text (LoketKeypad *self, const char *text);

G_END_DECLS
