/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture behind a frame, to be moved and enlarged until the face is where it belongs; the page
 * of a photograph holds one. */
#include "config.h"

#include "ui/cards/crop-area.h"

#include "core/error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <math.h>

/* Three to four, as photographs of papers are; 21 x 28 mm on a card at 300 dpi and half as much
 * again. */
#define WIDTH 384
#define HEIGHT 512
#define QUALITY "88" /* of JPEG: some 40 kB */
#define LARGEST 6.0  /* times as large as it fills the frame */
#define STEP 0.04    /* of the frame, an arrow key */

struct _LoketCropArea {
  GtkWidget parent_instance;

  GdkTexture *texture;
  double zoom; /* 1 = the picture just fills the frame */
  double x;    /* which point of the picture is in the middle of the frame, 0 to 1 */
  double y;
  double drag_x; /* where a drag began */
  double drag_y;
};

G_DEFINE_FINAL_TYPE (LoketCropArea, loket_crop_area, GTK_TYPE_WIDGET)

/* Dots of the screen a dot of the picture in a frame of @width by @height. */
static double
scale_for (LoketCropArea *self, double width, double height)
{
  return self->zoom * MAX (width / gdk_texture_get_width (self->texture),
                           height / gdk_texture_get_height (self->texture));
}

/* The frame is always full. */
static double
keep_inside (double place, double frame, double picture)
{
  const double half = frame / picture / 2;

  return half >= 0.5 ? 0.5 : CLAMP (place, half, 1 - half);
}

static void
settle (LoketCropArea *self)
{
  /* The frame has one shape at any size. */
  const double scale = scale_for (self, WIDTH, HEIGHT);

  self->x = keep_inside (self->x, WIDTH, scale * gdk_texture_get_width (self->texture));
  self->y = keep_inside (self->y, HEIGHT, scale * gdk_texture_get_height (self->texture));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move (LoketCropArea *self, double frames_x, double frames_y)
{
  const double scale = self->texture != NULL ? scale_for (self, WIDTH, HEIGHT) : 1;

  if (self->texture == NULL)
    return;
  self->x += frames_x * WIDTH / scale / gdk_texture_get_width (self->texture);
  self->y += frames_y * HEIGHT / scale / gdk_texture_get_height (self->texture);
  settle (self);
}

/* Hands and keys */

static void
drag_begin_cb (LoketCropArea *self)
{
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
drag_cb (LoketCropArea *self, double x, double y)
{
  self->x = self->drag_x;
  self->y = self->drag_y;
  move (self,
        -x / gtk_widget_get_width (GTK_WIDGET (self)),
        -y / gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
scroll_cb (LoketCropArea *self, double x, double y)
{
  loket_crop_area_enlarge (self, y < 0 ? 1.1 : 1 / 1.1);
  return TRUE;
}

static gboolean
key_cb (LoketCropArea *self, guint key)
{
  switch (key) {
  case GDK_KEY_Left:
    move (self, -STEP, 0);
    return TRUE;
  case GDK_KEY_Right:
    move (self, STEP, 0);
    return TRUE;
  case GDK_KEY_Up:
    move (self, 0, -STEP);
    return TRUE;
  case GDK_KEY_Down:
    move (self, 0, STEP);
    return TRUE;
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    loket_crop_area_enlarge (self, 1.1);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    loket_crop_area_enlarge (self, 1 / 1.1);
    return TRUE;
  default:
    return FALSE;
  }
}

/* The widget */

static void
loket_crop_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LoketCropArea *self = LOKET_CROP_AREA (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  double scale;
  graphene_rect_t whole;

  if (self->texture == NULL)
    return;
  scale = scale_for (self, (double) width, (double) height);
  graphene_rect_init (
      &whole,
      (float) ((double) width / 2 - self->x * scale * gdk_texture_get_width (self->texture)),
      (float) ((double) height / 2 - self->y * scale * gdk_texture_get_height (self->texture)),
      (float) (scale * gdk_texture_get_width (self->texture)),
      (float) (scale * gdk_texture_get_height (self->texture)));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (snapshot, self->texture, &whole);
  gtk_snapshot_pop (snapshot);
}

static GtkSizeRequestMode
loket_crop_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
loket_crop_area_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH * 3 / 4 : HEIGHT * 3 / 4;
  *minimum = *natural;
}

static void
loket_crop_area_finalize (GObject *object)
{
  g_clear_object (&LOKET_CROP_AREA (object)->texture);
  G_OBJECT_CLASS (loket_crop_area_parent_class)->finalize (object);
}

static void
loket_crop_area_class_init (LoketCropAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_crop_area_finalize;
  widget_class->snapshot = loket_crop_area_snapshot;
  widget_class->measure = loket_crop_area_measure;
  widget_class->get_request_mode = loket_crop_area_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "crop");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
listen (LoketCropArea *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
loket_crop_area_init (LoketCropArea *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      _ ("Photograph: arrow keys move it, plus and minus change its size"),
      -1);
  listen (self);
}

/**
 * loket_crop_area_new:
 *
 * Returns: (transfer floating): a frame with nothing behind it
 */
GtkWidget *
loket_crop_area_new (void)
{
  return g_object_new (LOKET_TYPE_CROP_AREA, NULL);
}

/**
 * loket_crop_area_set_texture:
 * @self: the frame
 * @texture: (nullable): what is behind it; its middle is seen, as much as fills the frame
 */
void
loket_crop_area_set_texture (LoketCropArea *self, GdkTexture *texture)
{
  g_set_object (&self->texture, texture);
  self->zoom = 1;
  self->x = 0.5;
  self->y = 0.5;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * loket_crop_area_enlarge:
 * @self: the frame
 * @factor: above 1 = larger
 */
void
loket_crop_area_enlarge (LoketCropArea *self, double factor)
{
  if (self->texture == NULL)
    return;
  self->zoom = CLAMP (self->zoom * factor, 1, LARGEST);
  settle (self);
}

static GdkPixbuf *
cut (LoketCropArea *self)
{
  const double scale = scale_for (self, WIDTH, HEIGHT);
  g_autoptr (GdkPixbuf) whole = gdk_pixbuf_get_from_texture (self->texture);
  GdkPixbuf *frame = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);

  gdk_pixbuf_fill (frame, 0xffffffff);
  gdk_pixbuf_composite (whole,
                        frame,
                        0,
                        0,
                        WIDTH,
                        HEIGHT,
                        WIDTH / 2.0 - self->x * scale * gdk_pixbuf_get_width (whole),
                        HEIGHT / 2.0 - self->y * scale * gdk_pixbuf_get_height (whole),
                        scale,
                        scale,
                        GDK_INTERP_BILINEAR,
                        255);
  return frame;
}

/**
 * loket_crop_area_jpeg:
 * @self: a frame with a picture behind it
 * @error: %LOKET_ERROR_INTERNAL when it cannot be written
 *
 * Returns: (transfer full): what is seen in the frame, 384 by 512 dots, without anything that a
 *   camera writes beside the picture, such as where it was taken
 */
GBytes *
loket_crop_area_jpeg (LoketCropArea *self, GError **error)
{
  g_autoptr (GdkPixbuf) frame = NULL;
  g_autoptr (GError) why = NULL;
  char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (self->texture != NULL, NULL);
  frame = cut (self);
  if (gdk_pixbuf_save_to_buffer (frame, &bytes, &n_bytes, "jpeg", &why, "quality", QUALITY, NULL))
    return g_bytes_new_take (bytes, n_bytes);
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "photograph: %s", why->message);
  return NULL;
}
