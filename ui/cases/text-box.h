/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for some sentences; the forms of surveys and decisions use it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_TEXT_BOX (loket_text_box_get_type ())
G_DECLARE_FINAL_TYPE (LoketTextBox, loket_text_box, LOKET, TEXT_BOX, GtkBox)

GtkWidget *
loket_text_box_new (const char *name, const char *hint, int lines) G_GNUC_WARN_UNUSED_RESULT;
void loket_text_box_set_text (LoketTextBox *self, const char *text);
char *loket_text_box_text (LoketTextBox *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
