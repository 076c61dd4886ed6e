/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number as large as its place allows, readable across the hall: "A012".
 * Kiosk, counter and display show the ticket with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_BIG_NUMBER (loket_big_number_get_type ())
G_DECLARE_FINAL_TYPE (LoketBigNumber, loket_big_number, LOKET, BIG_NUMBER, GtkWidget)

/* Properties: "text" (string), "spoken" (string, how a screen reader says it; absent = text). */

GtkWidget *loket_big_number_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_big_number_text (LoketBigNumber *self);
void loket_big_number_set_text (LoketBigNumber *self, const char *text);

G_END_DECLS
