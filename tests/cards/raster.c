/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ready-made card as a PWG raster of 300 dpi, what the measure of printing is compared with. */
#include "raster.h"

#include <cups/raster.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define WIDTH 638
#define HEIGHT 1011

static void
describe (cups_page_header2_t *header, guint sides)
{
  memset (header, 0, sizeof *header);
  g_strlcpy (header->MediaClass, "PwgRaster", sizeof header->MediaClass);
  g_strlcpy (header->cupsPageSizeName, "iso_id-1_53.98x85.6mm", sizeof header->cupsPageSizeName);
  header->HWResolution[0] = header->HWResolution[1] = 300;
  header->PageSize[0] = 153;
  header->PageSize[1] = 243;
  header->NumCopies = 1;
  header->Duplex = sides > 1;
  header->cupsWidth = WIDTH;
  header->cupsHeight = HEIGHT;
  header->cupsBitsPerColor = 8;
  header->cupsBitsPerPixel = 24;
  header->cupsBytesPerLine = WIDTH * 3;
  header->cupsColorOrder = CUPS_ORDER_CHUNKED;
  header->cupsColorSpace = CUPS_CSPACE_SRGB;
  header->cupsNumColors = 3;
  header->cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = sides;
}

/* Stripes and a slope: as hard to pack as a printed face. */
static void
draw_line (guint8 *line, guint y)
{
  for (guint x = 0; x < WIDTH; x++) {
    line[3 * x] = (guint8) (x / 3 + y / 5);
    line[3 * x + 1] = (guint8) ((x ^ y) & 0xf0);
    line[3 * x + 2] = (guint8) (255 - x / 4);
  }
}

/**
 * raster_card:
 * @folder: where it is made
 * @sides: 1 or 2
 *
 * Returns: (transfer full): path of what a card printer takes without any filter
 */
char *
raster_card (const char *folder, guint sides)
{
  char *path = g_build_filename (folder, "card.pwg", NULL);
  const int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  cups_raster_t *raster = cupsRasterOpen (fd, CUPS_RASTER_WRITE_PWG);
  guint8 line[WIDTH * 3];
  cups_page_header2_t header;

  describe (&header, sides);
  for (guint side = 0; side < sides; side++) {
    g_assert_true (cupsRasterWriteHeader2 (raster, &header));
    for (guint y = 0; y < HEIGHT; y++) {
      draw_line (line, y);
      g_assert_cmpuint (cupsRasterWritePixels (raster, line, sizeof line), ==, sizeof line);
    }
  }
  cupsRasterClose (raster);
  close (fd);
  return path;
}
