/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of buttons that every page of the kiosk has at the same places: back, start over, reading
 * aids, ask an officer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_FOOT (loket_foot_get_type ())
G_DECLARE_FINAL_TYPE (LoketFoot, loket_foot, LOKET, FOOT, GtkWidget)

/* Its buttons activate "visit.back", "visit.restart", "visit.contrast", "visit.text-size" and
 * "visit.help"; a button whose action is off keeps its place. */

GtkWidget *loket_foot_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
