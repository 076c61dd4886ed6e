/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of a paper that stays whole: texts, boxes to tick, lines to write on and bars, in
 * millimetres from its upper edge and the left edge of the paper; forms and route lists are made of
 * them. */
#pragma once

#include "printing/flow.h"

G_BEGIN_DECLS

#define LOKET_BOX_SIDE 3.6

typedef struct _LoketFigure LoketFigure;

LoketFigure *loket_figure_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_figure_free (LoketFigure *figure);
double loket_figure_height (LoketFigure *figure);

double loket_figure_text (LoketFigure *figure, PangoLayout *layout, double x, double y);
void loket_figure_box (LoketFigure *figure, double x, double y, gboolean ticked);
void loket_figure_line (LoketFigure *figure, double x, double y, double until);
void loket_figure_bar (LoketFigure *figure,
                       double x,
                       double y,
                       double width,
                       double height,
                       double share);
void loket_figure_draw (cairo_t *cr, double y, gpointer figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFigure, loket_figure_free)

G_END_DECLS
