/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the template of a card has to know of an SVG drawing: its elements with their line, their
 * style as it is inherited, and where they come to lie; face-template.c reads with it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *tag; /* "rect" */
  char *id;  /* NULL = none */
  guint line;
  guint depth;       /* 0 of the root */
  GHashTable *style; /* presentation attributes and properties, inherited ones too */
  GHashTable *own;   /* its attributes */
  double matrix[6];  /* of its coordinates, as SVG writes them */
  GString *text;     /* all text in it */
} LoketSvgElement;

GPtrArray *loket_svg_read (GBytes *svg, guint *line, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_svg_attribute (const LoketSvgElement *element, const char *name);
const char *loket_svg_style (const LoketSvgElement *element, const char *name);
gboolean loket_svg_length (const char *text, double *length);
double loket_svg_scale (const LoketSvgElement *element);
gboolean loket_svg_is_only_moved (const LoketSvgElement *element);

G_END_DECLS
