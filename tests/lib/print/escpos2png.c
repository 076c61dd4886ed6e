/* SPDX-License-Identifier: GPL-3.0-or-later */
/* escpos2png IN.bin OUT.png: the raster images (GS v 0) of an ESC/POS job, stacked as the paper
 * would show them. Lists the other commands it meets. Tests look with it at tickets, and zbarimg
 * reads their codes. */
#include "config.h"

#include <cairo.h>
#include <gio/gio.h>

#define ESC 0x1b
#define GS 0x1d

typedef struct {
  guint width;      /* dots, 0 before the first image */
  GByteArray *dots; /* one byte a dot, 1 = black */
} Paper;

/* Length of the image command at @data, 0 when it is cut short or of another width. */
static gsize
take_image (Paper *paper, const guint8 *data, gsize left)
{
  guint bytes = data[4] | (guint) data[5] << 8;
  guint rows = data[6] | (guint) data[7] << 8;
  gsize length = 8 + (gsize) bytes * rows;

  if (length > left || bytes == 0 || (paper->width != 0 && bytes * 8 != paper->width)) {
    g_printerr ("an image is cut short, empty or of another width\n");
    return 0;
  }
  paper->width = bytes * 8;
  for (gsize i = 8; i < length; i++)
    for (int bit = 7; bit >= 0; bit--) {
      guint8 dot = data[i] >> bit & 1;

      g_byte_array_append (paper->dots, &dot, 1);
    }
  return length;
}

/* Length of the command at @data, 0 on an error. */
static gsize
take_command (Paper *paper, const guint8 *data, gsize left)
{
  if (left >= 8 && data[0] == GS && data[1] == 'v' && data[2] == '0')
    return take_image (paper, data, left);
  if (left >= 2 && data[0] == ESC) {
    g_print ("ESC %c\n", data[1]);
    return data[1] == '@' ? 2 : 3;
  }
  if (left >= 2 && data[0] == GS) {
    g_print ("GS %c\n", data[1]);
    return data[1] == 'V' && left > 2 && data[2] < 0x41 ? 3 : 4;
  }
  return 1;
}

static int
write_paper (const Paper *paper, const char *path)
{
  guint height = paper->dots->len / paper->width;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) paper->width, (int) height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  for (guint y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);

    for (guint x = 0; x < paper->width; x++)
      row[x] = paper->dots->data[(gsize) y * paper->width + x] != 0 ? 0 : 0xffffff;
  }
  cairo_surface_mark_dirty (surface);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%ux%u dots\n", paper->width, height);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) dots = g_byte_array_new ();
  g_autofree char *bytes = NULL;
  Paper paper = {.dots = dots};
  gsize length = 0;

  if (argc != 3) {
    g_printerr ("usage: escpos2png IN.bin OUT.png\n");
    return 2;
  }
  if (!g_file_get_contents (argv[1], &bytes, &length, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  for (gsize i = 0; i < length;) {
    gsize taken = take_command (&paper, (const guint8 *) bytes + i, length - i);

    if (taken == 0)
      return 1;
    i += taken;
  }
  if (paper.width == 0) {
    g_printerr ("no image\n");
    return 1;
  }
  return write_paper (&paper, argv[2]);
}
