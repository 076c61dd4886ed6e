/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture behind a frame, to be moved and enlarged until the face is where it belongs; the page
 * of a photograph holds one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_CROP_AREA (loket_crop_area_get_type ())
G_DECLARE_FINAL_TYPE (LoketCropArea, loket_crop_area, LOKET, CROP_AREA, GtkWidget)

GtkWidget *loket_crop_area_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_crop_area_set_texture (LoketCropArea *self, GdkTexture *texture);
void loket_crop_area_enlarge (LoketCropArea *self, double factor);
GBytes *loket_crop_area_jpeg (LoketCropArea *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
