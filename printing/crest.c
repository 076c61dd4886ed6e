/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crest beside a letterhead, from the SVG or PNG of the profile; letters draw it. */
#include "config.h"

#include "printing/crest.h"

#include <librsvg/rsvg.h>
#include <string.h>

#define SIDE_MAX 4000 /* dots of a picture */

struct _LoketCrest {
  RsvgHandle *drawing;      /* nullable */
  cairo_surface_t *picture; /* nullable */
};

typedef struct {
  const guint8 *data;
  gsize length;
} Rest;

static cairo_status_t
read_some (gpointer closure, guint8 *data, guint length)
{
  Rest *rest = closure;

  if (length > rest->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, rest->data, length);
  rest->data += length;
  rest->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_png (const guint8 *data, gsize length)
{
  Rest rest = {.data = data, .length = length};
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_some, &rest);

  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS &&
      cairo_image_surface_get_width (picture) > 0 &&
      cairo_image_surface_get_width (picture) <= SIDE_MAX &&
      cairo_image_surface_get_height (picture) > 0 &&
      cairo_image_surface_get_height (picture) <= SIDE_MAX)
    return picture;
  cairo_surface_destroy (picture);
  return NULL;
}

/**
 * loket_crest_new:
 * @file: SVG or PNG
 *
 * Returns: (transfer full) (nullable): the crest, when it can be read
 */
LoketCrest *
loket_crest_new (GBytes *file)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);
  LoketCrest *crest = g_new0 (LoketCrest, 1);

  if (length > 8 && memcmp (data, "\x89PNG", 4) == 0)
    crest->picture = read_png (data, length);
  else
    crest->drawing = rsvg_handle_new_from_data (data, length, NULL); /* none is no mistake */
  if (crest->picture != NULL || crest->drawing != NULL)
    return crest;
  loket_crest_free (crest);
  return NULL;
}

/**
 * loket_crest_free:
 * @crest: (transfer full): a crest
 */
void
loket_crest_free (LoketCrest *crest)
{
  g_clear_object (&crest->drawing);
  g_clear_pointer (&crest->picture, cairo_surface_destroy);
  g_free (crest);
}

static void
draw_picture (LoketCrest *crest, cairo_t *cr, double x, double y, double width, double height)
{
  const double wide = cairo_image_surface_get_width (crest->picture);
  const double high = cairo_image_surface_get_height (crest->picture);
  const double scale = MIN (width / wide, height / high);

  cairo_save (cr);
  cairo_translate (cr, x + (width - wide * scale) / 2, y + (height - high * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, crest->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * loket_crest_draw:
 * @crest: a crest
 * @cr: where to draw, in millimetres
 * @x: left edge of its place
 * @y: upper edge
 * @width: of the place; the crest keeps its shape
 * @height: of the place
 */
void
loket_crest_draw (LoketCrest *crest, cairo_t *cr, double x, double y, double width, double height)
{
  const RsvgRectangle place = {.x = x, .y = y, .width = width, .height = height};
  g_autoptr (GError) error = NULL;

  if (crest->picture != NULL)
    draw_picture (crest, cr, x, y, width, height);
  else if (!rsvg_handle_render_document (crest->drawing, cr, &place, &error))
    g_warning ("crest: %s", error->message);
}
