/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes both sides of a card as PWG raster (PWG 5102.4). */
#include "config.h"

#include "printing/face-pwg.h"

#include "core/error.h"

#include <cups/raster.h>
#include <math.h>
#include <string.h>

#define PAGES 2
#define MEDIUM                                                                                     \
  "iso_id-1_53.98x85.6mm" /* of the registry of IANA; the size counts, not the name                \
                           */

static ssize_t
append (void *closure, unsigned char *data, size_t length)
{
  g_byte_array_append (closure, data, (guint) length);
  return (ssize_t) length;
}

static gboolean
write_page (cups_raster_t *raster, cups_page_header2_t *header, cairo_surface_t *dots)
{
  const guint width = (guint) cairo_image_surface_get_width (dots);
  const guint height = (guint) cairo_image_surface_get_height (dots);
  const gsize stride = (gsize) cairo_image_surface_get_stride (dots);
  const guint8 *data = cairo_image_surface_get_data (dots);
  g_autofree guint8 *line = g_malloc (3 * (gsize) width);

  header->cupsWidth = width;
  header->cupsHeight = height;
  header->cupsBytesPerLine = 3 * width;
  if (cupsRasterWriteHeader2 (raster, header) == 0)
    return FALSE;
  for (guint y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (gconstpointer) (data + y * stride);
    for (guint x = 0; x < width; x++) {
      line[3 * x] = (guint8) (row[x] >> 16);
      line[3 * x + 1] = (guint8) (row[x] >> 8);
      line[3 * x + 2] = (guint8) row[x];
    }
    if (cupsRasterWritePixels (raster, line, 3 * width) == 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_pages (LoketFace *face, cups_raster_t *raster, cups_page_header2_t *header, double dpi)
{
  for (guint page = 0; page < PAGES; page++) {
    cairo_surface_t *dots = loket_face_raster (face, page, dpi);
    const gboolean written = write_page (raster, header, dots);
    cairo_surface_destroy (dots);
    if (!written)
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_face_to_pwg:
 * @face: a card
 * @dpi: dots an inch, which the printer must have
 * @error: set to %LOKET_ERROR_INTERNAL when it could not be written
 *
 * Returns: (transfer full) (nullable): both sides in colour, upright, front first, dot by dot as
 *   loket_face_raster() draws them; to be sent as "image/pwg-raster"
 */
GBytes *
loket_face_to_pwg (LoketFace *face, double dpi, GError **error)
{
  const LoketCardMedium *medium = loket_face_medium (face);
  pwg_media_t media = {.pwg = MEDIUM,
                       .width = (int) lround (medium->width * 100),
                       .length = (int) lround (medium->height * 100)};
  cups_page_header2_t header;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cups_raster_t *raster = NULL;
  gboolean written = FALSE;

  memset (&header, 0, sizeof header);
  if (cupsRasterInitPWGHeader (
          &header, &media, "srgb_8", (int) dpi, (int) dpi, "two-sided-long-edge", "normal") != 0)
    raster = cupsRasterOpenIO (append, bytes, CUPS_RASTER_WRITE_PWG);
  if (raster != NULL) {
    written = write_pages (face, raster, &header, dpi);
    cupsRasterClose (raster);
  }
  if (written)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the dots of a card could not be written");
  return NULL;
}
