/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that every page of the kiosk has at the same places: back, start over, listen, reading
 * aids, ask an officer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the key of the voice does when it is pressed now. */
typedef enum {
  LOKET_SOUND_SILENT,   /* says the page */
  LOKET_SOUND_SPEAKING, /* stops what is said */
  LOKET_SOUND_NONE,     /* nothing could be heard: it tries again */
} LoketSound;

#define LOKET_TYPE_FOOT (loket_foot_get_type ())
G_DECLARE_FINAL_TYPE (LoketFoot, loket_foot, LOKET, FOOT, GtkWidget)

/* Its keys activate "visit.back", "visit.restart", "visit.listen", "visit.volume",
 * "visit.text-size", "visit.contrast", "visit.reach" and "visit.help"; a key whose action is off
 * keeps its place. */

GtkWidget *loket_foot_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_foot_show_sound (LoketFoot *self, LoketSound sound, guint volume);

G_END_DECLS
