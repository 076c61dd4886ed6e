/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes as vector shapes on whole dots; slips, letters and card faces draw with it. */
#include "config.h"

#include "printing/qr.h"

#include "core/error.h"

#include <math.h>
#include <qrencode.h>

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
