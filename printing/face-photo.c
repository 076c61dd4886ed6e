/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a photo with librsvg, which knows JPEG and PNG, and crops it as SVG's "slice" does. */
#include "config.h"

#include "printing/face-photo.h"

#include "core/error.h"

#include <librsvg/rsvg.h>
#include <string.h>

#define BYTES_MAX (8 * 1024 * 1024)
#define TRAILER_MAX 65536 /* that cameras put behind a picture */
#define SIDE_MAX 8000     /* dots: a small file may hold a picture that fills the memory */

struct _LoketFacePhoto {
  char *data; /* the picture as a data URI */
};

static guint
two_bytes (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

/* From the head of a PNG (ISO/IEC 15948, 11.2.2). */
static gboolean
measure_png (const guint8 *data, gsize length, guint *width, guint *height)
{
  if (length < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0)
    return FALSE;
  if (two_bytes (data + 16) != 0 || two_bytes (data + 20) != 0)
    return FALSE;
  *width = two_bytes (data + 18);
  *height = two_bytes (data + 22);
  return TRUE;
}

/* From the frame of a JPEG (ITU-T T.81, B.2.2). */
static gboolean
measure_jpeg (const guint8 *data, gsize length, guint *width, guint *height)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 < length && data[at] == 0xff) {
    const guint8 marker = data[at + 1];
    const gboolean frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      *height = two_bytes (data + at + 5);
      *width = two_bytes (data + at + 7);
      return TRUE;
    }
    at += marker == 0xff ? 1 : 2 + (gsize) two_bytes (data + at + 2);
  }
  return FALSE;
}

/* A picture whose end is missing is drawn with a black or grey rest. */
static gboolean
has_end (const guint8 *data, gsize length, gboolean png)
{
  static const guint8 jpeg_end[] = {0xff, 0xd9};
  const gsize from = length > TRAILER_MAX ? length - TRAILER_MAX : 0;

  return memmem (data + from, length - from, png ? (const void *) "IEND" : jpeg_end, png ? 4 : 2) !=
         NULL;
}

static RsvgHandle *
wrap (const char *data, double width, double height)
{
  char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *svg = NULL;

  g_ascii_formatd (w, sizeof w, "%.4f", width);
  g_ascii_formatd (h, sizeof h, "%.4f", height);
  svg = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%s\" "
                         "height=\"%s\" viewBox=\"0 0 %s %s\"><image width=\"%s\" height=\"%s\" "
                         "preserveAspectRatio=\"xMidYMid slice\" xlink:href=\"%s\"/></svg>",
                         w,
                         h,
                         w,
                         h,
                         w,
                         h,
                         data);
  return rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), NULL);
}

static gboolean
refuse (const char *why, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "photo", "the photo %s", why);
  return FALSE;
}

/* librsvg passes over a picture that it cannot read, so its ink is asked for. */
static gboolean
shows_something (const char *data, GError **error)
{
  const RsvgRectangle whole = {.width = 8, .height = 8};
  RsvgHandle *handle = wrap (data, 8, 8);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 8, 8);
  cairo_t *cr = cairo_create (surface);
  gboolean seen = FALSE;

  if (handle != NULL && rsvg_handle_render_document (handle, cr, &whole, NULL)) {
    cairo_surface_flush (surface);
    seen = cairo_image_surface_get_data (
               surface)[4 * cairo_image_surface_get_stride (surface) + 4] != 0;
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_clear_object (&handle);
  return seen || refuse ("cannot be read", error);
}

static gboolean
is_good_size (GBytes *photo, gboolean *png, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (photo, &length);
  guint width = 0, height = 0;

  if (length > BYTES_MAX)
    return refuse ("is longer than 8 MiB", error);
  *png = measure_png (data, length, &width, &height);
  if (!*png && !measure_jpeg (data, length, &width, &height))
    return refuse ("is neither JPEG nor PNG", error);
  if (width == 0 || height == 0 || width > SIDE_MAX || height > SIDE_MAX)
    return refuse ("is too large or has no size", error);
  if (!has_end (data, length, *png))
    return refuse ("is not whole", error);
  return TRUE;
}

/**
 * loket_face_photo_new:
 * @photo: JPEG or PNG
 * @error: set to %LOKET_ERROR_BAD_FIELD "photo" when it cannot be read
 *
 * Returns: (transfer full) (nullable): the photo
 */
LoketFacePhoto *
loket_face_photo_new (GBytes *photo, GError **error)
{
  LoketFacePhoto *self;
  g_autofree char *base64 = NULL;
  g_autofree char *data = NULL;
  gboolean png = FALSE;

  if (!is_good_size (photo, &png, error))
    return NULL;
  base64 = g_base64_encode (g_bytes_get_data (photo, NULL), g_bytes_get_size (photo));
  data = g_strdup_printf ("data:image/%s;base64,%s", png ? "png" : "jpeg", base64);
  if (!shows_something (data, error))
    return NULL;
  self = g_new0 (LoketFacePhoto, 1);
  self->data = g_steal_pointer (&data);
  return self;
}

/**
 * loket_face_photo_free:
 * @photo: (transfer full): a photo
 */
void
loket_face_photo_free (LoketFacePhoto *photo)
{
  g_free (photo->data);
  g_free (photo);
}

static void
trace_box (const LoketFaceField *field, cairo_t *cr)
{
  const double r = MIN (field->corner, MIN (field->width, field->height) / 2);
  const double left = field->x + r, right = field->x + field->width - r;
  const double top = field->y + r, bottom = field->y + field->height - r;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, top, r, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, r, 0, G_PI_2);
  cairo_arc (cr, left, bottom, r, G_PI_2, G_PI);
  cairo_arc (cr, left, top, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * loket_face_photo_draw:
 * @photo: a photo
 * @field: its box, whose corners may be round
 * @cr: where to draw, in millimetres
 *
 * Fills the box; what is too much on two sides is cut away.
 */
void
loket_face_photo_draw (LoketFacePhoto *photo, const LoketFaceField *field, cairo_t *cr)
{
  const RsvgRectangle box = {
      .x = field->x, .y = field->y, .width = field->width, .height = field->height};
  RsvgHandle *handle = wrap (photo->data, field->width, field->height);
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  trace_box (field, cr);
  cairo_clip (cr);
  if (handle == NULL || !rsvg_handle_render_document (handle, cr, &box, &error))
    g_warning ("photo: %s", error != NULL ? error->message : "cannot be read");
  cairo_restore (cr);
  g_clear_object (&handle);
}

/**
 * loket_face_photo_draw_none:
 * @field: box of a photo
 * @cr: where to draw, in millimetres
 *
 * Draws the outline of nobody, for cards without a photo.
 */
void
loket_face_photo_draw_none (const LoketFaceField *field, cairo_t *cr)
{
  const double w = field->width, h = field->height;
  const double head = 0.19 * w;

  cairo_save (cr);
  trace_box (field, cr);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0.955, 0.955, 0.945);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.83, 0.83, 0.81);
  cairo_translate (cr, field->x + w / 2, field->y + h);
  cairo_arc (cr, 0, -0.60 * h, head, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, -0.38 * w, 0);
  cairo_curve_to (cr, -0.38 * w, -0.30 * h, -0.20 * w, -0.36 * h, 0, -0.36 * h);
  cairo_curve_to (cr, 0.20 * w, -0.36 * h, 0.38 * w, -0.30 * h, 0.38 * w, 0);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}
