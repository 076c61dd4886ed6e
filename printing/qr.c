/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes as vector shapes on whole dots; slips, letters and card faces draw with it. */
#include "config.h"

#include "printing/qr.h"

#include "core/error.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

#define CARD_VERSION 13 /* 69 modules on a side (card-token 2) */
#define DOT_POINTS 0.24 /* of a printer with 300 dots an inch */
#define HAIR 0.04       /* points: a filter that fills each dot it touches touches no other */

struct _LoketQr {
  QRcode *code;
};

/**
 * loket_qr_new:
 * @text: what the code says
 * @error: return location: %LOKET_ERROR_TOO_LARGE when no QR code can hold it
 *
 * A quarter of the code may be rubbed off (level Q): slips live in pockets.
 *
 * Returns: (transfer full) (nullable): the code, without its quiet zone
 */
LoketQr *
loket_qr_new (const char *text, GError **error)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
  LoketQr *qr;

  if (code == NULL) {
    loket_set_error (error, LOKET_ERROR_TOO_LARGE, NULL, "the text does not fit in a QR code");
    return NULL;
  }
  qr = g_new0 (LoketQr, 1);
  qr->code = code;
  return qr;
}

static QRcode *
encode_card (const char *text, gsize n_prefix, QRecLevel level)
{
  const gsize n_body = strlen (text) - n_prefix;
  QRinput *input = QRinput_new2 (CARD_VERSION, level);
  QRcode *code = NULL;

  if (QRinput_append (input, QR_MODE_8, (int) n_prefix, (const guint8 *) text) == 0 &&
      QRinput_append (input, QR_MODE_AN, (int) n_body, (const guint8 *) text + n_prefix) == 0)
    code = QRcode_encodeInput (input);
  QRinput_free (input);
  if (code != NULL && code->version != CARD_VERSION)
    g_clear_pointer (&code, QRcode_free);
  return code;
}

/**
 * loket_qr_new_card:
 * @text: of a sealed card: an address with "#", and what is behind that in capitals and digits
 * @error: set to %LOKET_ERROR_TOO_LARGE when it is no such text, or too long for one
 *
 * Always of one size, version 13: a quarter of it may be rubbed off (level Q), or some less (M)
 * where the name is long.  Two segments of their own, for libqrencode does not always part them
 * well (card-token 4.1).
 *
 * Returns: (transfer full) (nullable): the code, without its quiet zone
 */
LoketQr *
loket_qr_new_card (const char *text, GError **error)
{
  const char *mark = strchr (text, '#');
  const gsize n_prefix = mark != NULL ? (gsize) (mark - text) + 1 : 0;
  QRcode *code = NULL;
  LoketQr *qr;

  if (mark != NULL && mark[1] != '\0')
    code = encode_card (text, n_prefix, QR_ECLEVEL_Q);
  if (mark != NULL && mark[1] != '\0' && code == NULL)
    code = encode_card (text, n_prefix, QR_ECLEVEL_M);
  if (code == NULL) {
    loket_set_error (error, LOKET_ERROR_TOO_LARGE, NULL, "no code of a card can hold the text");
    return NULL;
  }
  qr = g_new0 (LoketQr, 1);
  qr->code = code;
  return qr;
}

/**
 * loket_qr_free:
 * @qr: (transfer full): a code
 */
void
loket_qr_free (LoketQr *qr)
{
  QRcode_free (qr->code);
  g_free (qr);
}

/**
 * loket_qr_modules:
 * @qr: a code
 *
 * Returns: the modules on a side, both quiet zones included
 */
guint
loket_qr_modules (LoketQr *qr)
{
  return (guint) qr->code->width + 2 * LOKET_QR_QUIET;
}

/**
 * loket_qr_module_for:
 * @qr: a code
 * @side: millimetres that there are for it, quiet zones included
 *
 * Returns: the largest module, in steps of an eighth of a millimetre (one dot of a receipt
 *   printer), with which it fits
 */
double
loket_qr_module_for (LoketQr *qr, double side)
{
  return floor (side / loket_qr_modules (qr) * 8 + 0.001) / 8;
}

/* On pixels each module must be the same whole number of them, or readers fail on thin lines. */
static void
snap_to_pixels (cairo_t *cr, double *x, double *y, double *module)
{
  double dx = *module, dy = 0;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return;
  cairo_user_to_device (cr, x, y);
  cairo_user_to_device_distance (cr, &dx, &dy);
  *x = round (*x);
  *y = round (*y);
  *module = MAX (1, floor (dx + 0.05));
  cairo_identity_matrix (cr);
}

static void
trace_modules (LoketQr *qr, cairo_t *cr, double x, double y, double module)
{
  const int width = qr->code->width;

  x += LOKET_QR_QUIET * module;
  y += LOKET_QR_QUIET * module;
  for (int row = 0; row < width; row++) {
    const guint8 *line = qr->code->data + row * width;
    for (int from = 0; from < width; from++) {
      int to = from;
      while (to < width && (line[to] & 1) != 0)
        to++;
      if (to > from)
        cairo_rectangle (cr, x + from * module, y + row * module, (to - from) * module, module);
      from = to;
    }
  }
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/**
 * loket_qr_draw:
 * @qr: a code
 * @cr: where to draw, in black; the paper is left white
 * @x: left edge of the quiet zone
 * @y: upper edge of the quiet zone
 * @module: side of one module in the units of @cr, rounded down to whole pixels on pixels
 */
void
loket_qr_draw (LoketQr *qr, cairo_t *cr, double x, double y, double module)
{
  cairo_save (cr);
  snap_to_pixels (cr, &x, &y, &module);
  trace_modules (qr, cr, x, y, module);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * loket_qr_draw_exact:
 * @qr: a code
 * @cr: where to draw, in black; the paper is left white
 * @x: left edge of the quiet zone
 * @y: upper edge of the quiet zone
 * @module: side of one module in the units of @cr
 *
 * As large on the screen as on paper, for pages that are shown small before they are printed.
 */
void
loket_qr_draw_exact (LoketQr *qr, cairo_t *cr, double x, double y, double module)
{
  cairo_save (cr);
  trace_modules (qr, cr, x, y, module);
  cairo_fill (cr);
  cairo_restore (cr);
}

static gboolean
is_dark (LoketQr *qr, int row, int column)
{
  return (qr->code->data[row * qr->code->width + column] & 1) != 0;
}

/* Runs along rows and columns, each a hair smaller than its modules, and the holes between four of
 * them: together the code without seams that reaches into no dot beside it. */
static void
trace_inside (LoketQr *qr, cairo_t *cr, double hair)
{
  const int n = qr->code->width;

  for (int line = 0; line < n; line++) {
    for (int upright = 0; upright < 2; upright++) {
      for (int from = 0; from < n; from++) {
        int to = from;
        while (to < n && (upright ? is_dark (qr, to, line) : is_dark (qr, line, to)))
          to++;
        if (to > from && upright)
          cairo_rectangle (cr, line + hair, from + hair, 1 - 2 * hair, to - from - 2 * hair);
        else if (to > from)
          cairo_rectangle (cr, from + hair, line + hair, to - from - 2 * hair, 1 - 2 * hair);
        from = to;
      }
    }
  }
  for (int row = 1; row < n; row++)
    for (int column = 1; column < n; column++)
      if (is_dark (qr, row, column) && is_dark (qr, row - 1, column) &&
          is_dark (qr, row, column - 1) && is_dark (qr, row - 1, column - 1))
        cairo_rectangle (cr, column - 2 * hair, row - 2 * hair, 4 * hair, 4 * hair);
}

/* Quarter turns only: which way the modules run on the device. */
static void
set_grid (cairo_t *cr, double left, double top, double side, double module)
{
  cairo_matrix_t now, grid;
  double scale;

  cairo_get_matrix (cr, &now);
  scale = MAX (MAX (fabs (now.xx), fabs (now.xy)), 1e-9);
  cairo_matrix_init (&grid,
                     round (now.xx / scale) * module,
                     round (now.yx / scale) * module,
                     round (now.xy / scale) * module,
                     round (now.yy / scale) * module,
                     left + (now.xx < -scale / 2 || now.xy < -scale / 2 ? side : 0),
                     top + (now.yx < -scale / 2 || now.yy < -scale / 2 ? side : 0));
  cairo_set_matrix (cr, &grid);
  cairo_translate (cr, LOKET_QR_QUIET, LOKET_QR_QUIET);
}

/**
 * loket_qr_draw_on_dots:
 * @qr: a code
 * @cr: where to draw, in black; may be turned by a quarter.  The paper is left white
 * @x: left edge of the quiet zone
 * @y: upper edge of the quiet zone
 * @module: side of one module in the units of @cr
 * @page_height: of the page in the units of @cr, for pages count their dots from below
 *
 * On pixels that are the dots of a printer, each module is whole dots and nothing is grey; on other
 * pixels, as of a screen, it is as large as on paper.  On a page it lies on the dots of a printer
 * with 300 dots an inch, however its filter rounds.
 */
void
loket_qr_draw_on_dots (LoketQr *qr,
                       cairo_t *cr,
                       double x,
                       double y,
                       double module,
                       double page_height)
{
  const gboolean pixels =
      cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  double left = x, top = y, dx = module, dy = 0, right, bottom, dot, below = 0,
         height = page_height;
  double w = 0;

  cairo_user_to_device_distance (cr, &dx, &dy);
  dx = fabs (dx) + fabs (dy);
  right = x + module * loket_qr_modules (qr);
  bottom = y + module * loket_qr_modules (qr);
  cairo_user_to_device (cr, &left, &top);
  cairo_user_to_device (cr, &right, &bottom);
  left = MIN (left, right);
  top = MIN (top, bottom);
  cairo_user_to_device_distance (cr, &height, &w);
  dot = pixels ? 1 : DOT_POINTS;
  if (pixels && fabs (dx - round (dx)) > 0.02 * dx) {
    loket_qr_draw_exact (qr, cr, x, y, module);
    return;
  }
  if (pixels)
    dx = round (dx);
  else
    below = fmod (fabs (height) + fabs (w), dot);
  left = round (left / dot) * dot;
  top = round ((top - below) / dot) * dot + below;
  cairo_save (cr);
  set_grid (cr, left, top, dx * loket_qr_modules (qr), dx);
  if (pixels)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  trace_inside (qr, cr, pixels ? 0 : HAIR / dx);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill (cr);
  cairo_restore (cr);
}
