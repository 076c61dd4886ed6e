/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the camera sees, as long as it is seen itself: on while it is on the screen, off else.
 * Photographs are taken with it and cards read. */
#include "config.h"

#include "ui/common/camera-view.h"

#include "ui/common/camera.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketCameraView {
  GtkBox parent_instance;

  /* borrowed */
  GtkPicture *picture;
  GtkLabel *state;
  GtkWidget *again;
  /* owned */
  LoketCamera *camera;
  GdkTexture *texture; /* NULL = nothing is seen yet */
  /* state */
  gboolean reads_codes;
};

G_DEFINE_FINAL_TYPE (LoketCameraView, loket_camera_view, GTK_TYPE_BOX)

enum { CODE, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* @sentence: NULL = there is a picture, which says enough */
static void
say (LoketCameraView *self, const char *sentence, gboolean again)
{
  gtk_widget_set_visible (GTK_WIDGET (self->picture), sentence == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state), sentence != NULL);
  gtk_widget_set_visible (self->again, again);
  if (sentence != NULL)
    gtk_label_set_text (self->state, sentence);
}

static void
show (LoketCameraView *self, GdkTexture *texture)
{
  const gboolean changed = (texture != NULL) != (self->texture != NULL);

  g_set_object (&self->texture, texture);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
tell_failed (LoketCameraView *self)
{
  show (self, NULL);
  say (self, _ ("No camera answers. See whether it is plugged in."), TRUE);
}

static void
frame_cb (LoketCameraView *self, GdkTexture *texture)
{
  if (self->texture == NULL)
    say (self, NULL, FALSE);
  show (self, texture);
}

static void
code_cb (LoketCameraView *self, const char *code)
{
  g_signal_emit (self, signals[CODE], 0, code);
}

static void
start (LoketCameraView *self)
{
  say (self, _ ("The camera is switched on."), FALSE);
  if (!loket_camera_start (self->camera, self->reads_codes))
    tell_failed (self);
}

static void
stop (LoketCameraView *self)
{
  loket_camera_stop (self->camera);
  show (self, NULL);
}

static void
loket_camera_view_dispose (GObject *object)
{
  LoketCameraView *self = LOKET_CAMERA_VIEW (object);

  if (self->camera != NULL)
    g_signal_handlers_disconnect_by_data (self->camera, self);
  g_clear_object (&self->camera);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (loket_camera_view_parent_class)->dispose (object);
}

static void
loket_camera_view_class_init (LoketCameraViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_camera_view_dispose;
  signals[CODE] = g_signal_new ("code",
                                LOKET_TYPE_CAMERA_VIEW,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  signals[CHANGED] = g_signal_new (
      "changed", LOKET_TYPE_CAMERA_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_camera_view_init (LoketCameraView *self)
{
  GtkWidget *picture = gtk_picture_new ();

  self->picture = GTK_PICTURE (picture);
  self->state = GTK_LABEL (loket_part_label ("", "quiet"));
  self->again = loket_part_button (_ ("Try again"), NULL, G_CALLBACK (start), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "camera");
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_COVER);
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the camera sees"), -1);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_label_set_justify (self->state, GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (GTK_WIDGET (self->state), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->state), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->again, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), picture);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self), self->again);
  g_signal_connect (self, "map", G_CALLBACK (start), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (stop), NULL);
}

/**
 * loket_camera_view_new:
 * @program: the program; its settings say which camera (`[camera] source`)
 * @reads_codes: whether codes are read
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
loket_camera_view_new (LoketProgram *program, gboolean reads_codes)
{
  LoketCameraView *self = g_object_new (LOKET_TYPE_CAMERA_VIEW, NULL);
  g_autofree char *source =
      loket_settings_text (loket_program_settings (program), "camera", "source");

  self->reads_codes = reads_codes;
  self->camera = loket_camera_new (source);
  g_signal_connect_swapped (self->camera, "frame", G_CALLBACK (frame_cb), self);
  g_signal_connect_swapped (self->camera, "code", G_CALLBACK (code_cb), self);
  g_signal_connect_swapped (self->camera, "failed", G_CALLBACK (tell_failed), self);
  say (self, _ ("The camera is switched on."), FALSE);
  return GTK_WIDGET (self);
}

/**
 * loket_camera_view_texture:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): what is seen now
 */
GdkTexture *
loket_camera_view_texture (LoketCameraView *self)
{
  return self->texture;
}
