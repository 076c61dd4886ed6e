/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The camera of this seat: pictures as they come, and the QR codes that are held before it.  Pages
 * that take a photograph or read a card hold one as long as they are seen.  Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_CAMERA (loket_camera_get_type ())
G_DECLARE_FINAL_TYPE (LoketCamera, loket_camera, LOKET, CAMERA, GObject)

/* Signals: "frame" (GdkTexture *): the newest picture; "code" (const char *): a QR code that was
 * read, once until another one or none is seen; "failed": no pictures will come any more. */

LoketCamera *loket_camera_new (const char *source) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_camera_start (LoketCamera *self, gboolean reads_codes);
void loket_camera_stop (LoketCamera *self);
gboolean loket_camera_is_on (LoketCamera *self);

G_END_DECLS
