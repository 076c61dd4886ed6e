/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front and back of a card as they are printed; the function that draws the paper draws it. */
#pragma once

#include "core/card-face.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_FACE_PREVIEW (loket_face_preview_get_type ())
G_DECLARE_FINAL_TYPE (LoketFacePreview, loket_face_preview, LOKET, FACE_PREVIEW, GtkBox)

GtkWidget *loket_face_preview_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void loket_face_preview_show (LoketFacePreview *self, LoketCardFace *record);

G_END_DECLS
