/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pwg2png IN.pwg OUTPREFIX: each page of a PWG or CUPS raster becomes OUTPREFIX-N.png.
 * Tests look with it at what a raster-only printer received, and zbarimg reads its codes. */
#include "config.h"

#include <cairo.h>
#include <cups/raster.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

static guint32
grey (guint8 value)
{
  return (guint32) value << 16 | (guint32) value << 8 | value;
}

static guint32
pixel_at (const cups_page_header2_t *header, const guint8 *line, guint x)
{
  gboolean ink = header->cupsColorSpace == CUPS_CSPACE_K;

  if (header->cupsBitsPerPixel == 1) {
    gboolean set = (line[x / 8] >> (7 - x % 8) & 1) != 0;

    return grey (set == ink ? 0 : 255);
  }
  if (header->cupsBitsPerPixel == 8)
    return grey (ink ? 255 - line[x] : line[x]);
  return (guint32) line[3 * x] << 16 | (guint32) line[3 * x + 1] << 8 | line[3 * x + 2];
}

static cairo_surface_t *
read_page (cups_raster_t *raster, const cups_page_header2_t *header)
{
  cairo_surface_t *page = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) header->cupsWidth, (int) header->cupsHeight);
  g_autofree guint8 *line = g_malloc (header->cupsBytesPerLine);
  guint8 *data = cairo_image_surface_get_data (page);
  int stride = cairo_image_surface_get_stride (page);

  for (guint y = 0; y < header->cupsHeight; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);

    if (cupsRasterReadPixels (raster, line, header->cupsBytesPerLine) == 0)
      break;
    for (guint x = 0; x < header->cupsWidth; x++)
      row[x] = pixel_at (header, line, x);
  }
  cairo_surface_mark_dirty (page);
  return page;
}

static int
write_pages (cups_raster_t *raster, const char *prefix)
{
  cups_page_header2_t header;

  for (guint number = 1; cupsRasterReadHeader2 (raster, &header) != 0; number++) {
    g_autofree char *name = g_strdup_printf ("%s-%u.png", prefix, number);
    cairo_surface_t *page = NULL;

    if (header.cupsBitsPerPixel != 1 && header.cupsBitsPerPixel != 8 &&
        header.cupsBitsPerPixel != 24) {
      g_printerr ("page %u: %u bits per pixel\n", number, header.cupsBitsPerPixel);
      return 1;
    }
    page = read_page (raster, &header);
    cairo_surface_write_to_png (page, name);
    cairo_surface_destroy (page);
    g_print ("%s %ux%u px, %u x %u dpi, %.2f x %.2f pt, size name \"%s\", duplex %u tumble %u\n",
             name,
             header.cupsWidth,
             header.cupsHeight,
             header.HWResolution[0],
             header.HWResolution[1],
             (double) header.cupsPageSize[0],
             (double) header.cupsPageSize[1],
             header.cupsPageSizeName,
             (guint) header.Duplex,
             (guint) header.Tumble);
  }
  return 0;
}

int
main (int argc, char **argv)
{
  cups_raster_t *raster = NULL;
  int fd = -1;
  int status = 0;

  if (argc != 3) {
    g_printerr ("usage: pwg2png IN.pwg OUTPREFIX\n");
    return 2;
  }
  fd = g_open (argv[1], O_RDONLY, 0);
  raster = fd < 0 ? NULL : cupsRasterOpen (fd, CUPS_RASTER_READ);
  if (raster == NULL) {
    g_printerr ("%s: not a raster\n", argv[1]);
    return 1;
  }
  status = write_pages (raster, argv[2]);
  cupsRasterClose (raster);
  close (fd);
  return status;
}
