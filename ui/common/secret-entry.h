/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a password: its title, the field, a button that shows what was typed, and a word when
 * caps lock is on.  Whatever page asks for one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_SECRET_ENTRY (loket_secret_entry_get_type ())
G_DECLARE_FINAL_TYPE (LoketSecretEntry, loket_secret_entry, LOKET, SECRET_ENTRY, GtkBox)

/* Property "title" (string).  Signals "changed", "activate" (Return was pressed in it). */

const char *loket_secret_entry_text (LoketSecretEntry *self);
void loket_secret_entry_clear (LoketSecretEntry *self);

G_END_DECLS
