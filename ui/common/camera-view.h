/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the camera sees, as long as it is seen itself: on while it is on the screen, off else.
 * Photographs are taken with it and cards read. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CAMERA_VIEW (loket_camera_view_get_type ())
G_DECLARE_FINAL_TYPE (LoketCameraView, loket_camera_view, LOKET, CAMERA_VIEW, GtkBox)

/* Signals: "code" (const char *): a QR code was held before it; "changed": it can or cannot be
 * photographed any more. */

GtkWidget *loket_camera_view_new (LoketProgram *program,
                                  gboolean reads_codes) G_GNUC_WARN_UNUSED_RESULT;
GdkTexture *loket_camera_view_texture (LoketCameraView *self);

G_END_DECLS
