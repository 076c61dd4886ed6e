/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SVG template of one side of a card: where each field of LoketCardFace goes and how it is
 * written.  Printing fills it, `loketctl profile check` says what is wrong with it, by line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ISO/IEC 7810 ID-1, lying: all lengths are millimetres. */
#define LOKET_CARD_WIDTH 85.60
#define LOKET_CARD_HEIGHT 53.98
#define LOKET_CARD_SAFE 3.0       /* from the edge: what is nearer may be cut away */
#define LOKET_CARD_QR_SIDE 32.59  /* 77 modules of 5 dots at 300 dpi (card-token 4.2) */
#define LOKET_CARD_QR_FLOOR 26.07 /* the same of 4 dots */
#define LOKET_CARD_TYPE_MIN 2.116 /* 6 points: nobody old reads less */

typedef enum {
  LOKET_FACE_FRONT,
  LOKET_FACE_BACK,
  LOKET_FACE_FAMILY, /* a back with the members of the household */
} LoketFaceSide;

typedef enum {
  LOKET_FACE_TEXT,    /* shrinks, then wraps, then is cut at a word */
  LOKET_FACE_PHOTO,   /* cropped to its box */
  LOKET_FACE_QR,      /* on whole dots */
  LOKET_FACE_MEMBERS, /* a line each */
} LoketFaceKind;

typedef struct {
  const char *name; /* "birth-year" */
  LoketFaceKind kind;
  guint line; /* of the template */
  double x, y, width, height;
  double corner; /* radius, of a photo */
  /* Of text, as the sample in the template is written: */
  double size;    /* its em */
  double leading; /* from line to line, in em */
  double align;   /* 0 left, 0.5 middle, 1 right */
  double hang;    /* 0 at the upper edge of the box, 1 at the lower one */
  double colour[3];
  char *font;   /* a Pango font without size: "Noto Sans Bold" */
  char *before; /* what stands around the value: "No. KK ", "" */
  char *after;
  char *sample; /* what the template shows in its place */
} LoketFaceField;

typedef struct _LoketFaceTemplate LoketFaceTemplate;

LoketFaceTemplate *loket_face_template_new (GBytes *svg,
                                            LoketFaceSide side,
                                            const char *file,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_face_template_free (LoketFaceTemplate *template_);
guint loket_face_template_n_fields (LoketFaceTemplate *template_);
const LoketFaceField *loket_face_template_field (LoketFaceTemplate *template_, guint i);
const LoketFaceField *loket_face_template_find (LoketFaceTemplate *template_, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFaceTemplate, loket_face_template_free)

G_END_DECLS
