/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A4 pages filled from above: blocks of text that break between lines and drawings that do not;
 * letters, forms and route lists are made of it.  All lengths in millimetres. */
#pragma once

#include "printing/paper.h"

#include <pango/pango.h>

G_BEGIN_DECLS

#define LOKET_A4_WIDTH 210.0
#define LOKET_A4_HEIGHT 297.0

typedef enum {
  LOKET_FLOW_PLAIN = 0,
  LOKET_FLOW_BOLD = 1 << 0,
  LOKET_FLOW_CENTRE = 1 << 1,
  LOKET_FLOW_RIGHT = 1 << 2,
  LOKET_FLOW_JUSTIFY = 1 << 3,
  LOKET_FLOW_UNDERLINE = 1 << 4,
  LOKET_FLOW_INDENT = 1 << 5, /* its first line */
} LoketFlowStyle;

typedef struct {
  double left, right, top, bottom; /* margins */
} LoketFlowMargins;

typedef struct _LoketFlow LoketFlow;
typedef void (*LoketFlowDraw) (cairo_t *cr, double y, gpointer data);

LoketFlow *loket_flow_new (const char *language,
                           const LoketFlowMargins *margins) G_GNUC_WARN_UNUSED_RESULT;
void loket_flow_free (LoketFlow *flow);
double loket_flow_width (LoketFlow *flow);

PangoLayout *loket_flow_layout (LoketFlow *flow,
                                const char *text,
                                double width,
                                double points,
                                LoketFlowStyle style) G_GNUC_WARN_UNUSED_RESULT;
double loket_layout_height (PangoLayout *layout);
double loket_layout_width (PangoLayout *layout);
void loket_layout_show (PangoLayout *layout, cairo_t *cr, double x, double y);

/* Blocks, in their order.  @gap is what stays free above, but not at the upper edge of a page. */
void loket_flow_add (LoketFlow *flow, PangoLayout *layout, double x, double gap);
void loket_flow_add_drawing (LoketFlow *flow,
                             double height,
                             double gap,
                             LoketFlowDraw draw,
                             gpointer data);

/* To the block that was added last. */
void loket_flow_put_beside (LoketFlow *flow, PangoLayout *layout, double x);
void loket_flow_draw_beside (LoketFlow *flow, LoketFlowDraw draw, gpointer data);
void loket_flow_keep_with_next (LoketFlow *flow);

void loket_flow_place (LoketFlow *flow);
guint loket_flow_pages (LoketFlow *flow);
void loket_flow_draw (LoketFlow *flow, guint page, cairo_t *cr);
void loket_flow_draw_foot (LoketFlow *flow,
                           guint page,
                           const char *title,
                           const char *number,
                           cairo_t *cr);
LoketSheet
loket_flow_sheet (LoketFlow *flow, LoketSheetDraw draw, gpointer drawn, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFlow, loket_flow_free)

G_END_DECLS
