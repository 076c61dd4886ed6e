/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper's template: an SVG drawing whose art librsvg draws and whose places are filled with
 * text, lists, numbers and codes; typeset.c fills it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_PLACE_ART,       /* a group of the drawing, shown as it is */
  LOKET_PLACE_TEXT,      /* wrapped text, as high as it needs */
  LOKET_PLACE_CHECKLIST, /* one line of the text an item, each after a box to tick */
  LOKET_PLACE_BIG,       /* one line, as large as the place */
  LOKET_PLACE_QR,        /* a QR code, as large as the place */
} LoketPlaceKind;

/* All lengths in millimetres, as in the drawing. */
typedef struct {
  char *name;
  LoketPlaceKind kind;
  double x, y, width, height;
  double padding;
  double size;     /* of the type: its em */
  double align;    /* 0 left, 0.5 centre, 1 right */
  char *font;      /* a Pango font without size: "Noto Sans Bold" */
  gboolean white;  /* text on black */
  gboolean filled; /* the place is a black block */
  double stroke;   /* width of its frame, 0 = none */
  double corner;   /* radius of the block or frame */
  char *with;      /* art: the place it goes with, NULL = always */
} LoketPlace;

typedef struct _LoketTemplate LoketTemplate;

LoketTemplate *loket_template_new (GBytes *svg, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketTemplate *loket_template_new_builtin (const char *name,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_template_free (LoketTemplate *template_);
double loket_template_width (LoketTemplate *template_);
double loket_template_height (LoketTemplate *template_);
guint loket_template_n_places (LoketTemplate *template_);
const LoketPlace *loket_template_place (LoketTemplate *template_, guint i);
int loket_template_find (LoketTemplate *template_, const char *name);
void loket_template_draw_art (LoketTemplate *template_, cairo_t *cr, guint i, double y);
void
loket_template_draw_box (LoketTemplate *template_, cairo_t *cr, double x, double y, double side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketTemplate, loket_template_free)

G_END_DECLS
