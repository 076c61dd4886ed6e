/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of a paper that stays whole: texts, boxes to tick and lines to write on; form.c and
 * route.c make them. */
#include "config.h"

#include "printing/figure.h"

#include "printing/chart.h"

#define STROKE 0.25 /* mm */
#define CROSS 0.6

typedef struct {
  PangoLayout *layout; /* nullable: a box or a line */
  double x, y;
  double until; /* right end of a line; 0 = a box */
  gboolean ticked;
  double width, height, share; /* of a bar; a height of 0 = none */
} Mark;

struct _LoketFigure {
  GArray *marks; /* Mark */
  double height;
};

static void
clear_mark (gpointer data)
{
  g_clear_object (&((Mark *) data)->layout);
}

/**
 * loket_figure_new:
 *
 * Returns: (transfer full): a figure without anything in it
 */
LoketFigure *
loket_figure_new (void)
{
  LoketFigure *figure = g_new0 (LoketFigure, 1);

  figure->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (figure->marks, clear_mark);
  return figure;
}

/**
 * loket_figure_free:
 * @figure: (transfer full): a figure
 */
void
loket_figure_free (LoketFigure *figure)
{
  g_array_unref (figure->marks);
  g_free (figure);
}

/**
 * loket_figure_height:
 * @figure: a figure
 *
 * Returns: millimetres down to the lowest of its marks
 */
double
loket_figure_height (LoketFigure *figure)
{
  return figure->height;
}

static void
add (LoketFigure *figure, const Mark *mark, double bottom)
{
  g_array_append_val (figure->marks, *mark);
  figure->height = MAX (figure->height, bottom);
}

/**
 * loket_figure_text:
 * @figure: a figure
 * @layout: (transfer full): a text, set
 * @x: its left edge
 * @y: its upper edge
 *
 * Returns: its lower edge
 */
double
loket_figure_text (LoketFigure *figure, PangoLayout *layout, double x, double y)
{
  const Mark mark = {.layout = layout, .x = x, .y = y};
  const double bottom = y + loket_layout_height (layout);

  add (figure, &mark, bottom);
  return bottom;
}

/**
 * loket_figure_box:
 * @figure: a figure
 * @x: left edge
 * @y: upper edge of the line of text that it stands before
 * @ticked: with a cross in it
 *
 * A box to tick.
 */
void
loket_figure_box (LoketFigure *figure, double x, double y, gboolean ticked)
{
  const Mark mark = {.x = x, .y = y, .ticked = ticked};

  add (figure, &mark, y + LOKET_BOX_SIDE + 1);
}

/**
 * loket_figure_line:
 * @figure: a figure
 * @x: left end
 * @y: its height
 * @until: right end
 *
 * A line to write on.
 */
void
loket_figure_line (LoketFigure *figure, double x, double y, double until)
{
  const Mark mark = {.x = x, .y = y, .until = until};

  add (figure, &mark, y + STROKE);
}

/**
 * loket_figure_bar:
 * @figure: a figure
 * @x: left edge
 * @y: upper edge
 * @width: of the whole scale
 * @height: of the bar
 * @share: see loket_chart_bar()
 */
void
loket_figure_bar (LoketFigure *figure,
                  double x,
                  double y,
                  double width,
                  double height,
                  double share)
{
  const Mark mark = {.x = x, .y = y, .width = width, .height = height, .share = share};

  add (figure, &mark, y + height);
}

static void
draw_box (cairo_t *cr, double x, double y, gboolean ticked)
{
  const double in = 0.8, side = LOKET_BOX_SIDE;

  cairo_rectangle (cr, x, y, side, side);
  cairo_stroke (cr);
  if (!ticked)
    return;
  cairo_set_line_width (cr, CROSS);
  cairo_move_to (cr, x + in, y + in);
  cairo_line_to (cr, x + side - in, y + side - in);
  cairo_move_to (cr, x + side - in, y + in);
  cairo_line_to (cr, x + in, y + side - in);
  cairo_stroke (cr);
}

static void
draw_mark (const Mark *mark, cairo_t *cr, double y)
{
  if (mark->layout != NULL) {
    loket_layout_show (mark->layout, cr, mark->x, y + mark->y);
    return;
  }
  if (mark->height > 0) {
    loket_chart_bar (cr, mark->x, y + mark->y, mark->width, mark->height, mark->share);
    return;
  }
  cairo_set_line_width (cr, STROKE);
  if (mark->until > 0) {
    cairo_move_to (cr, mark->x, y + mark->y);
    cairo_line_to (cr, mark->until, y + mark->y);
    cairo_stroke (cr);
  } else {
    draw_box (cr, mark->x, y + mark->y + 0.6, mark->ticked);
  }
}

/**
 * loket_figure_draw:
 * @cr: where to draw, in millimetres
 * @y: its upper edge
 * @figure: a figure
 *
 * For loket_flow_add_drawing().
 */
void
loket_figure_draw (cairo_t *cr, double y, gpointer figure)
{
  const GArray *marks = ((LoketFigure *) figure)->marks;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < marks->len; i++)
    draw_mark (&g_array_index (marks, Mark, i), cr, y);
}
