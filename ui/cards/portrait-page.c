/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photograph for a person's cards: from the camera or a file, cut to the frame, sent once. */
#include "config.h"

#include "ui/cards/portrait-page.h"

#include "client/send-file.h"
#include "ui/admin/page.h"
#include "ui/common/camera-view.h"
#include "ui/cards/crop-area.h"
#include "ui/cases/desk.h"
#include "ui/cases/photo-load.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SIDE 2400 /* pixels of a file's picture that are kept: more no card shows */
#define LARGER 1.15

struct _LoketPortraitPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketCameraView *camera;
  LoketCropArea *crop;
  GtkWidget *take;
  GtkWidget *file;
  GtkWidget *larger;
  GtkWidget *smaller;
  GtkWidget *use;
  /* owned */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  /* state */
  gboolean chosen; /* there is a picture in the frame */
  gboolean sending;
};

G_DEFINE_FINAL_TYPE (LoketPortraitPage, loket_portrait_page, GTK_TYPE_BOX)

enum { SENT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
update (LoketPortraitPage *self)
{
  gtk_widget_set_sensitive (self->take, loket_camera_view_texture (self->camera) != NULL);
  gtk_widget_set_sensitive (self->larger, self->chosen);
  gtk_widget_set_sensitive (self->smaller, self->chosen);
  gtk_widget_set_sensitive (self->use, self->chosen && !self->sending);
}

static void
show (LoketPortraitPage *self, GdkTexture *texture)
{
  loket_admin_clear (GTK_WIDGET (self));
  loket_crop_area_set_texture (self->crop, texture);
  self->chosen = TRUE;
  update (self);
  gtk_widget_grab_focus (self->use);
}

static void
take_cb (LoketPortraitPage *self)
{
  GdkTexture *texture = loket_camera_view_texture (self->camera);

  if (texture != NULL)
    show (self, texture);
}

static void
larger_cb (LoketPortraitPage *self)
{
  loket_crop_area_enlarge (self->crop, LARGER);
}

static void
smaller_cb (LoketPortraitPage *self)
{
  loket_crop_area_enlarge (self->crop, 1 / LARGER);
}

/* A file */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPortraitPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = loket_photo_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL) {
    show (self, texture);
    return;
  }
  g_message ("a photograph was not read: %s", error->message);
  sentence = loket_photo_problem (self->program, error);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, _ ("Choose another file."));
}

static void
chosen_cb (LoketPortraitPage *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    loket_photo_read (file, SIDE, self->cancellable, read_cb, g_object_ref (self));
}

static void
file_cb (LoketPortraitPage *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = loket_photo_chooser_new (GTK_WIDGET (self));
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Sending */

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPortraitPage) self = data;
  g_autoptr (GError) error = NULL;
  LoketSentFile *sent = loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sending = FALSE;
  update (self);
  if (sent == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  g_signal_emit (self, signals[SENT], 0, sent->sha256);
  loket_sent_file_free (sent);
}

static void
use_cb (LoketPortraitPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (!self->chosen || self->sending)
    return;
  jpeg = loket_crop_area_jpeg (self->crop, &error);
  if (jpeg == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  stream = g_memory_input_stream_new_from_bytes (jpeg);
  self->sending = TRUE;
  update (self);
  loket_client_send_file (loket_program_client (self->program),
                          stream,
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

static void
back_cb (LoketPortraitPage *self)
{
  loket_cases_desk_pop (GTK_WIDGET (self));
}

/* The page */

static void
loket_portrait_page_dispose (GObject *object)
{
  LoketPortraitPage *self = LOKET_PORTRAIT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (loket_portrait_page_parent_class)->dispose (object);
}

static void
loket_portrait_page_finalize (GObject *object)
{
  g_clear_object (&LOKET_PORTRAIT_PAGE (object)->cancellable);
  G_OBJECT_CLASS (loket_portrait_page_parent_class)->finalize (object);
}

static void
loket_portrait_page_class_init (LoketPortraitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_portrait_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_portrait_page_finalize;
  signals[SENT] = g_signal_new ("sent",
                                LOKET_TYPE_PORTRAIT_PAGE,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
loket_portrait_page_init (LoketPortraitPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "portrait");
}

static GtkWidget *
make_camera (LoketPortraitPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Camera"));
  GtkWidget *camera = loket_camera_view_new (self->program, FALSE);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->camera = LOKET_CAMERA_VIEW (camera);
  self->take = loket_part_button (
      _ ("Take the photograph"), "loket-photo-symbolic", G_CALLBACK (take_cb), self);
  self->file =
      loket_part_button (_ ("Choose a file"), "loket-folder-symbolic", G_CALLBACK (file_cb), self);
  g_signal_connect_object (camera, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (camera, TRUE);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), self->take);
  gtk_box_append (GTK_BOX (row), self->file);
  gtk_box_append (GTK_BOX (card), camera);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

static GtkWidget *
make_frame (LoketPortraitPage *self)
{
  GtkWidget *card = loket_part_card (_ ("As it will be on the card"));
  GtkWidget *crop = loket_crop_area_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->crop = LOKET_CROP_AREA (crop);
  self->larger = loket_part_button (_ ("Larger"), NULL, G_CALLBACK (larger_cb), self);
  self->smaller = loket_part_button (_ ("Smaller"), NULL, G_CALLBACK (smaller_cb), self);
  self->use = loket_part_button (
      _ ("Use this photograph"), "loket-check-symbolic", G_CALLBACK (use_cb), self);
  gtk_widget_add_css_class (self->use, "primary");
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), self->larger);
  gtk_box_append (GTK_BOX (row), self->smaller);
  gtk_box_append (GTK_BOX (card), crop);
  gtk_box_append (
      GTK_BOX (card),
      loket_part_label (_ ("Move it until the whole face stands in the middle, looking straight."),
                        "quiet"));
  gtk_box_append (GTK_BOX (card), row);
  gtk_box_append (GTK_BOX (card), self->use);
  return card;
}

/**
 * loket_portrait_page_new:
 * @program: the program
 * @whose: name of the person
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_portrait_page_new (LoketProgram *program, const char *whose)
{
  LoketPortraitPage *self = g_object_new (LOKET_TYPE_PORTRAIT_PAGE, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("Photograph: %s"), whose);
  GtkWidget *heading = loket_part_line (title, "heading");
  GtkWidget *back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), self);

  self->program = program;
  gtk_widget_add_css_class (head, "row");
  gtk_widget_add_css_class (halves, "halves");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (halves), make_camera (self));
  gtk_box_append (GTK_BOX (halves), make_frame (self));
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), halves);
  update (self);
  return GTK_WIDGET (self);
}
