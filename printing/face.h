/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front and back of a card, drawn from its face record and the templates of the office; the preview
 * of the counter, the PDF for the printer and the dots of the proof come from the same function. */
#pragma once

#include "core/card-claims.h"
#include "core/card-face.h"
#include "core/face-template.h"
#include "printing/paper.h"

G_BEGIN_DECLS

#define LOKET_FACE_DPI 300 /* of card printers */

typedef struct _LoketFaceDesign LoketFaceDesign;
typedef struct _LoketFace LoketFace;

/* What a printer is given to print on, upright, in millimetres.  The card lies in its middle, and
 * its ground runs @bleed beyond the edge. */
typedef struct {
  double width;
  double height;
  double bleed;
} LoketCardMedium;

extern const LoketCardMedium loket_card_medium_id1;

gboolean loket_card_medium_parse (const char *text, LoketCardMedium *medium);

LoketFaceDesign *loket_face_design_new (GBytes *front,
                                        GBytes *back,
                                        LoketFaceSide back_side,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_face_design_free (LoketFaceDesign *design);

LoketFace *loket_face_new (LoketFaceDesign *design,
                           LoketCardFace *record,
                           GBytes *photo,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_face_free (LoketFace *face);
void loket_face_set_medium (LoketFace *face, const LoketCardMedium *medium);
const LoketCardMedium *loket_face_medium (LoketFace *face);

void loket_face_draw (LoketFace *face, guint page, cairo_t *cr, double bleed, double page_height);
LoketSheet loket_face_sheet (LoketFace *face);
LoketSheet loket_face_preview (LoketFace *face);
cairo_surface_t *
loket_face_raster (LoketFace *face, guint page, double dpi) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_face_to_png (LoketFace *face, guint page, double dpi, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFaceDesign, loket_face_design_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFace, loket_face_free)

G_END_DECLS
