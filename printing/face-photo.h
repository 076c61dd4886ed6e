/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo on a card, cropped to its box, or a quiet stand-in; face.c draws with it. */
#pragma once

#include "core/face-template.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _LoketFacePhoto LoketFacePhoto;

LoketFacePhoto *loket_face_photo_new (GBytes *photo, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_face_photo_free (LoketFacePhoto *photo);
void loket_face_photo_draw (LoketFacePhoto *photo, const LoketFaceField *field, cairo_t *cr);
void loket_face_photo_draw_none (const LoketFaceField *field, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFacePhoto, loket_face_photo_free)

G_END_DECLS
