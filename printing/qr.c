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

/* A picture of one dot a module, without the quiet zone. */
static cairo_surface_t *
draw_small (LoketQr *qr)
{
  const int n = qr->code->width;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, n, n);
  const int stride = cairo_image_surface_get_stride (surface) / 4;
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (int row = 0; row < n; row++)
    for (int column = 0; column < n; column++)
      pixels[row * stride + column] = (qr->code->data[row * n + column] & 1) != 0 ? 0 : 0xffffff;
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Where the code comes to lie on the device: quarter turns only. */
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

/* The length of @length on the device, whichever way it is turned. */
static double
device_length (cairo_t *cr, double length)
{
  double x = length, y = 0;

  cairo_user_to_device_distance (cr, &x, &y);
  return fabs (x) + fabs (y);
}

/* Page filters count dots from the lower edge, and do not agree on whether that is a whole dot or
 * half of one (Ghostscript alone, Ghostscript within CUPS): a quarter is far from both. */
static double
snap_to_page (double top, double page_height)
{
  const double below = fmod (page_height, DOT_POINTS) + DOT_POINTS / 4;

  return round ((top - below) / DOT_POINTS) * DOT_POINTS + below;
}

/**
 * loket_qr_draw_on_dots:
 * @qr: a code
 * @cr: where to draw, in black and white; may be turned by a quarter
 * @x: left edge of the quiet zone
 * @y: upper edge of the quiet zone
 * @module: side of one module in the units of @cr
 * @page_height: of the page in the units of @cr
 *
 * On pixels that are the dots of a printer, each module is whole dots and nothing is grey; on other
 * pixels, as of a screen, it is as large as on paper.  On a page it is a picture of one dot a
 * module: a filter that makes 300 dots an inch then gives all modules the same number of them,
 * where it would round each edge of a drawn shape for itself.
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
  const double side = module * loket_qr_modules (qr);
  const double wide = device_length (cr, module);
  const double height = device_length (cr, page_height);
  const double grid = pixels ? round (wide) : wide;
  double left = x, top = y, right = x + side, bottom = y + side;
  cairo_surface_t *small;

  if (pixels && fabs (wide - grid) > 0.02 * wide) {
    loket_qr_draw_exact (qr, cr, x, y, module);
    return;
  }
  cairo_user_to_device (cr, &left, &top);
  cairo_user_to_device (cr, &right, &bottom);
  left = MIN (left, right);
  top = MIN (top, bottom);
  left = pixels ? round (left) : round (left / DOT_POINTS) * DOT_POINTS;
  top = pixels ? round (top) : snap_to_page (top, height);
  small = draw_small (qr);
  cairo_save (cr);
  set_grid (cr, left, top, grid * loket_qr_modules (qr), grid);
  cairo_set_source_surface (cr, small, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (cr, 0, 0, qr->code->width, qr->code->width);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (small);
}
