/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in the box of a card's template: it shrinks, then wraps, then is cut at a word; face.c
 * writes with it. */
#pragma once

#include "core/card-face.h"
#include "core/face-template.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct {
  double size; /* em in mm that it came to */
  guint lines;
  gboolean cut; /* not all of it is there */
} LoketFaceFit;

LoketFaceFit loket_face_text_draw (PangoContext *context,
                                   const LoketFaceField *field,
                                   const char *text,
                                   cairo_t *cr);
void loket_face_members_draw (PangoContext *context,
                              const LoketFaceField *field,
                              GListStore *members,
                              const char *language,
                              cairo_t *cr);

G_END_DECLS
