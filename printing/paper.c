/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn sheet as PDF, as a picture and as the dots of a receipt printer; the spooler, the
 * previews and the tests use it. */
#include "config.h"

#include "printing/paper.h"

#include "core/error.h"

#include <cairo-pdf.h>
#include <math.h>

#define MM_PER_INCH 25.4
#define POINTS_PER_MM (72 / MM_PER_INCH)
#define DOTS_PER_MM 8 /* of an 80 mm receipt printer: 203.2 dpi, 576 dots in 72 mm */
#define BAND_ROWS 256 /* what the memory of small printers takes at once */
#define INK_BELOW                                                                                  \
  144 /* a pixel darker than this becomes a dot; above 128, since heads are thin                   \
       */

static cairo_status_t
append (gpointer closure, const guint8 *data, guint length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_INTERNAL, NULL, "drawing: %s", cairo_status_to_string (status));
  return FALSE;
}

static void
set_pdf_facts (cairo_surface_t *surface, const LoketSheet *sheet, gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Loket");
  if (sheet->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
}

/**
 * loket_sheet_to_pdf:
 * @sheet: what to write
 * @at: UTC microseconds that the document says it was made at; the same sheet at the same time
 *   gives the same bytes
 * @error: return location: %LOKET_ERROR_INTERNAL when it could not be drawn
 *
 * Returns: (transfer full) (nullable): a PDF with its fonts inside
 */
GBytes *
loket_sheet_to_pdf (const LoketSheet *sheet, gint64 at, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append, bytes, sheet->width * POINTS_PER_MM, sheet->height * POINTS_PER_MM);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_pdf_facts (surface, sheet, at);
  cairo_scale (cr, POINTS_PER_MM, POINTS_PER_MM);
  for (guint page = 0; page < sheet->n_pages; page++) {
    cairo_save (cr);
    sheet->draw (sheet->drawn, page, cr);
    cairo_restore (cr);
    cairo_show_page (cr);
  }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A white picture with @page on it, its left edge @left mm inside the paper. */
static cairo_surface_t *
draw_picture (const LoketSheet *sheet, guint page, double scale, double left, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -left, 0);
  sheet->draw (sheet->drawn, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * loket_sheet_to_png:
 * @sheet: what to draw
 * @page: which page, from 0
 * @dpi: dots an inch
 * @error: return location: %LOKET_ERROR_INTERNAL when it could not be drawn
 *
 * Returns: (transfer full) (nullable): the page as a PNG
 */
GBytes *
loket_sheet_to_png (const LoketSheet *sheet, guint page, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const double scale = dpi / MM_PER_INCH;
  cairo_surface_t *surface = draw_picture (
      sheet, page, scale, 0, (int) ceil (sheet->width * scale), (int) ceil (sheet->height * scale));
  const cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, bytes);

  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* One row of the picture as dots, leftmost dot in the highest bit. */
static void
append_row (GByteArray *bytes, const guint32 *pixels, guint row_bytes)
{
  for (guint i = 0; i < row_bytes; i++) {
    guint8 dots = 0;
    for (guint bit = 0; bit < 8; bit++)
      if (((pixels[8 * i + bit] >> 8) & 0xff) <
          INK_BELOW) /* all is black and white: green will do */
        dots |= (guint8) (0x80 >> bit);
    g_byte_array_append (bytes, &dots, 1);
  }
}

static void
append_picture (GByteArray *bytes, cairo_surface_t *surface)
{
  const guint row_bytes = (guint) cairo_image_surface_get_width (surface) / 8;
  const guint rows = (guint) cairo_image_surface_get_height (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  for (guint from = 0; from < rows; from += BAND_ROWS) {
    const guint n = MIN (BAND_ROWS, rows - from);
    const guint8 head[] = {0x1d,
                           'v',
                           '0',
                           0,
                           (guint8) (row_bytes & 0xff),
                           (guint8) (row_bytes >> 8),
                           (guint8) (n & 0xff),
                           (guint8) (n >> 8)};
    g_byte_array_append (bytes, head, sizeof head);
    for (guint row = from; row < from + n; row++)
      append_row (bytes, (const guint32 *) (gconstpointer) (data + row * stride), row_bytes);
  }
}

/**
 * loket_sheet_to_escpos:
 * @sheet: what to print
 *
 * Makes what a receipt printer understands (printing.md section 6): the pages as raster images in
 * bands, three lines of paper and a cut after each.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
loket_sheet_to_escpos (const LoketSheet *sheet)
{
  static const guint8 begin[] = {0x1b, '@'};
  static const guint8 cut[] = {0x1b, 'd', 3, 0x1d, 'V', 66, 0};
  GByteArray *bytes = g_byte_array_new ();
  const int width = (int) ((sheet->width - 2 * sheet->margin) * DOTS_PER_MM) / 8 * 8;
  const int height = (int) ceil (sheet->height * DOTS_PER_MM);

  g_byte_array_append (bytes, begin, sizeof begin);
  for (guint page = 0; page < sheet->n_pages; page++) {
    cairo_surface_t *surface =
        draw_picture (sheet, page, DOTS_PER_MM, sheet->margin, width, height);
    append_picture (bytes, surface);
    g_byte_array_append (bytes, cut, sizeof cut);
    cairo_surface_destroy (surface);
  }
  return g_byte_array_free_to_bytes (bytes);
}
