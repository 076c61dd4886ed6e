/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a printed card dot by dot, wears it, and has it read by zbarimg and ZXingReader. */
#include "dots.h"

#include "sample.h"

#include <math.h>
#include <string.h>

#define MODULES 69 /* of version 13, without the quiet zone */
#define QUIET 4
#define WHITE 0xffffff

cairo_surface_t *
dots_read (const char *png)
{
  cairo_surface_t *dots = cairo_image_surface_create_from_png (png);

  g_assert_cmpint (cairo_surface_status (dots), ==, CAIRO_STATUS_SUCCESS);
  return dots;
}

guint32
dots_at (cairo_surface_t *dots, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (dots) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (dots);

  return ((const guint32 *) (gconstpointer) row)[x] & WHITE;
}

/* A corner of the code: black all along seven modules, and white before them. */
static gboolean
begins_here (cairo_surface_t *dots, int x, int y, int per_module)
{
  for (int i = 0; i < 7 * per_module; i++)
    if (dots_at (dots, x + i, y) != 0 || dots_at (dots, x, y + i) != 0 ||
        dots_at (dots, x + i, y - 1) != WHITE || dots_at (dots, x - 1, y + i) != WHITE)
      return FALSE;
  return dots_at (dots, x + 7 * per_module, y) == WHITE &&
         dots_at (dots, x, y + 7 * per_module) == WHITE;
}

static void
find_code (cairo_surface_t *dots, int per_module, int *left, int *top)
{
  const int side = MODULES * per_module;

  for (*top = 1; *top + side < cairo_image_surface_get_height (dots); (*top)++)
    for (*left = 1; *left + side < cairo_image_surface_get_width (dots); (*left)++)
      if (begins_here (dots, *left, *top, per_module) &&
          begins_here (dots, *left + (MODULES - 7) * per_module, *top, per_module))
        return;
  g_error ("there is no code whose corners lie on %d dots a module", per_module);
}

static void
assert_module (cairo_surface_t *dots, int x, int y, int per_module)
{
  const guint32 colour = dots_at (dots, x, y);

  g_assert_true (colour == 0 || colour == WHITE);
  for (int i = 0; i < per_module; i++)
    for (int k = 0; k < per_module; k++)
      g_assert_cmphex (dots_at (dots, x + i, y + k), ==, colour);
}

/* Each module is one colour throughout, and the white around the code is white. */
void
dots_assert_code_on_whole_dots (cairo_surface_t *dots, int per_module)
{
  const int side = (MODULES + 2 * QUIET) * per_module;
  int left, top;

  find_code (dots, per_module, &left, &top);
  for (int row = 0; row < MODULES; row++)
    for (int column = 0; column < MODULES; column++)
      assert_module (dots, left + column * per_module, top + row * per_module, per_module);
  for (int i = 0; i < side; i++) {
    const int x = left - QUIET * per_module, y = top - QUIET * per_module;
    g_assert_cmphex (dots_at (dots, x + i, y), ==, WHITE);
    g_assert_cmphex (dots_at (dots, x + i, y + side - 1), ==, WHITE);
    g_assert_cmphex (dots_at (dots, x, y + i), ==, WHITE);
    g_assert_cmphex (dots_at (dots, x + side - 1, y + i), ==, WHITE);
  }
}

static void
cover (cairo_surface_t *dots, cairo_t *cr)
{
  const double side = MODULES * 5;
  int left, top;

  find_code (dots, 5, &left, &top);
  cairo_arc (cr, left + 0.55 * side, top + 0.6 * side, side * sqrt (0.1 / G_PI), 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.35, 0.2, 0.1);
  cairo_fill (cr);
}

/* Writes the card as somebody holds it to a reader. */
void
dots_write_worn (cairo_surface_t *dots, DotsWear wear, const char *png)
{
  const int width = cairo_image_surface_get_width (dots);
  const int height = cairo_image_surface_get_height (dots);
  const double scale = wear == DOTS_COARSE ? 0.5 : 1;
  const int room = wear == DOTS_ROTATED ? width + height : 0;
  cairo_surface_t *worn = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                      room > 0 ? room : (int) (scale * width),
                                                      room > 0 ? room : (int) (scale * height));
  cairo_t *cr = cairo_create (worn);

  cairo_set_source_rgb (cr, 0.85, 0.85, 0.85);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (wear == DOTS_ROTATED) {
    cairo_translate (cr, room / 2.0, room / 2.0);
    cairo_rotate (cr, 17 * G_PI / 180);
    cairo_translate (cr, -width / 2.0, -height / 2.0);
  }
  cairo_set_source_surface (cr, dots, 0, 0);
  cairo_paint (cr);
  if (wear == DOTS_BLOB)
    cover (dots, cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (worn, png), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (worn);
}

/* Both as programs of their own: the library of the second one may end the process (card-token
 * 4.2). */
void
dots_assert_readers_say (const char *png, const char *text)
{
  const char *const zbar[] = {"zbarimg", "--quiet", "--raw", "--nodbus", png, NULL};
  const char *const zxing[] = {"ZXingReader", "-format", "QRCode", png, NULL};
  g_autofree char *zbar_said = sample_run (zbar);
  g_autofree char *zxing_said = sample_run (zxing);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", text);

  g_assert_cmpstr (g_strchomp (zbar_said), ==, text);
  if (strstr (zxing_said, quoted) == NULL)
    g_error ("ZXingReader does not read %s but:\n%s", text, zxing_said);
}
