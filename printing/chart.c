/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, drawn by the same function on a screen and on paper; windows give pixels, papers
 * millimetres. */
#include "config.h"

#include "printing/chart.h"

#define STROKE 0.08 /* of the height */
#define THIRDS 3    /* of a scale of four */

/**
 * loket_chart_bar:
 * @cr: where to draw, with the colour of the bar as its source
 * @x: left edge
 * @y: upper edge
 * @width: of the whole scale
 * @height: of the bar
 * @share: how much of the scale it takes, 0 to 1
 *
 * A bar of a scale from 1 to 4, with a stroke at each whole number.
 */
void
loket_chart_bar (cairo_t *cr, double x, double y, double width, double height, double share)
{
  const double stroke = height * STROKE;

  cairo_save (cr);
  cairo_set_line_width (cr, stroke);
  cairo_rectangle (cr, x, y, width * CLAMP (share, 0, 1), height);
  cairo_fill (cr);
  cairo_rectangle (cr, x + stroke / 2, y + stroke / 2, width - stroke, height - stroke);
  cairo_stroke (cr);
  for (int i = 1; i < THIRDS; i++) {
    cairo_move_to (cr, x + width * i / THIRDS, y + height * 0.7);
    cairo_line_to (cr, x + width * i / THIRDS, y + height);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}
