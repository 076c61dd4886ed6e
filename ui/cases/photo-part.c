/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of a survey: those that are on file, small, each to be seen large, and one more from
 * a file of this computer.  The page of a survey shows it; a photograph is sent when it is chosen,
 * and named when it is saved. */
#include "config.h"

#include "ui/cases/photo-part.h"

#include "client/send-file.h"
#include "core/survey.h"
#include "ui/admin/page.h"
#include "ui/cases/desk.h"
#include "ui/cases/photo-load.h"
#include "ui/cases/photo-page.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SMALL 112 /* pixels of a small one */
#define HEIGHT 84

struct _LoketPhotoPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *rows;
  GtkWidget *button;
  /* owned */
  GPtrArray *photos; /* SHA-256 of each */
  GHashTable *seen;  /* SHA-256 → GdkTexture, small */
  char *about;       /* of whom, and when */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  /* state */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (LoketPhotoPart, loket_photo_part, GTK_TYPE_BOX)

static void show_photos (LoketPhotoPart *self);

static void
remove_cb (GtkWidget *button, LoketPhotoPart *self)
{
  const guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "photo"));

  g_ptr_array_remove_index (self->photos, at);
  show_photos (self);
}

/* Small pictures */

typedef struct {
  LoketPhotoPart *part;
  char *sha256;
  GtkPicture *picture;
  GtkLabel *note;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->part);
  g_clear_object (&wanted->picture);
  g_clear_object (&wanted->note);
  g_free (wanted->sha256);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = loket_photo_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL) {
    gtk_picture_set_paintable (wanted->picture, GDK_PAINTABLE (texture));
    g_hash_table_insert (wanted->part->seen, g_strdup (wanted->sha256), g_object_ref (texture));
    return;
  }
  sentence = loket_photo_problem (wanted->part->program, error);
  gtk_label_set_text (wanted->note, sentence);
  gtk_widget_set_visible (GTK_WIDGET (wanted->note), TRUE);
}

static void
fill_picture (LoketPhotoPart *self, const char *sha256, GtkWidget *picture, GtkWidget *note)
{
  GdkTexture *texture = g_hash_table_lookup (self->seen, sha256);
  Wanted *wanted;

  if (texture != NULL) {
    gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
    return;
  }
  wanted = g_new0 (Wanted, 1);
  wanted->part = g_object_ref (self);
  wanted->sha256 = g_strdup (sha256);
  wanted->picture = g_object_ref (GTK_PICTURE (picture));
  wanted->note = g_object_ref (GTK_LABEL (note));
  loket_photo_load (self->program, sha256, SMALL, self->cancellable, loaded_cb, wanted);
}

static void
large_cb (GtkWidget *button, LoketPhotoPart *self)
{
  const guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "photo"));
  g_autofree char *title = g_strdup_printf (_ ("Photograph %u"), at + 1);

  loket_cases_desk_push (
      GTK_WIDGET (self),
      loket_photo_page_new (self->program, self->photos->pdata[at], title, self->about));
}

static GtkWidget *
make_picture (LoketPhotoPart *self, guint at, GtkWidget *note)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *picture = gtk_picture_new ();
  g_autofree char *name = g_strdup_printf (_ ("Show photograph %u large"), at + 1);

  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_set_size_request (picture, SMALL, HEIGHT);
  gtk_widget_add_css_class (button, "photo");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "photo", GUINT_TO_POINTER (at));
  g_signal_connect_object (button, "clicked", G_CALLBACK (large_cb), self, 0);
  fill_picture (self, self->photos->pdata[at], picture, note);
  return button;
}

static GtkWidget *
make_row (LoketPhotoPart *self, guint at)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note = loket_part_label ("", "caution");
  GtkWidget *button = gtk_button_new_from_icon_name ("loket-close-symbolic");
  g_autofree char *title = g_strdup_printf (_ ("Photograph %u"), at + 1);
  g_autofree char *leave_out = g_strdup_printf (_ ("Leave out photograph %u"), at + 1);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (button, "plain");
  gtk_widget_set_visible (note, FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_line (title, "strong"));
  gtk_box_append (GTK_BOX (words), note);
  gtk_box_append (GTK_BOX (row), make_picture (self, at, note));
  gtk_box_append (GTK_BOX (row), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, leave_out, -1);
  gtk_widget_set_visible (button, self->editable);
  g_object_set_data (G_OBJECT (button), "photo", GUINT_TO_POINTER (at));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
show_photos (LoketPhotoPart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < self->photos->len; i++)
    gtk_box_append (self->rows, make_row (self, i));
  if (self->photos->len == 0)
    gtk_box_append (self->rows, loket_part_label (_ ("No photograph yet."), "quiet"));
  gtk_widget_set_visible (self->button,
                          self->editable && self->photos->len < LOKET_SURVEY_PHOTOS_MAX);
}

/* One more */

static gboolean
has (LoketPhotoPart *self, const char *sha256)
{
  return g_ptr_array_find_with_equal_func (self->photos, sha256, g_str_equal, NULL);
}

/* Only what is a picture is taken. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  LoketPhotoPart *self = wanted->part;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = loket_photo_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->button, TRUE);
  if (texture == NULL) {
    sentence = loket_photo_problem (self->program, error);
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, _ ("Choose another file."));
    return;
  }
  g_hash_table_insert (self->seen, g_strdup (wanted->sha256), g_object_ref (texture));
  if (!has (self, wanted->sha256))
    g_ptr_array_add (self->photos, g_strdup (wanted->sha256));
  show_photos (self);
}

static void
look_at (LoketPhotoPart *self, const char *sha256)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->part = g_object_ref (self);
  wanted->sha256 = g_strdup (sha256);
  loket_photo_load (self->program, sha256, SMALL, self->cancellable, looked_cb, wanted);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPhotoPart) self = data;
  g_autoptr (GError) error = NULL;
  LoketSentFile *sent = loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sent == NULL) {
    gtk_widget_set_sensitive (self->button, TRUE);
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  if (sent->parts[0] != NULL && sent->parts[1] == NULL) {
    look_at (self, sent->parts[0]);
  } else {
    gtk_widget_set_sensitive (self->button, TRUE);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("This file is empty, or too large for a photograph."),
                      _ ("A photograph may have four megabytes."));
  }
  loket_sent_file_free (sent);
}

static void
send (LoketPhotoPart *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  if (stream == NULL) {
    g_message ("a photograph was not read: %s", error->message);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("There is no such file, or it may not be read."),
                      _ ("Choose the file again."));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->button, FALSE);
  loket_client_send_file (loket_program_client (self->program),
                          G_INPUT_STREAM (stream),
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

static void
chosen_cb (LoketPhotoPart *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    send (self, file);
}

static void
choose_cb (LoketPhotoPart *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = loket_photo_chooser_new (GTK_WIDGET (self));
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The widget */

static void
loket_photo_part_dispose (GObject *object)
{
  LoketPhotoPart *self = LOKET_PHOTO_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (loket_photo_part_parent_class)->dispose (object);
}

static void
loket_photo_part_finalize (GObject *object)
{
  LoketPhotoPart *self = LOKET_PHOTO_PART (object);

  g_ptr_array_unref (self->photos);
  g_hash_table_unref (self->seen);
  g_object_unref (self->cancellable);
  g_free (self->about);
  G_OBJECT_CLASS (loket_photo_part_parent_class)->finalize (object);
}

static void
loket_photo_part_class_init (LoketPhotoPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_photo_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_photo_part_finalize;
}

static void
loket_photo_part_init (LoketPhotoPart *self)
{
  self->photos = g_ptr_array_new_with_free_func (g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->button = loket_part_button (
      _ ("Add a photograph"), "loket-add-symbolic", G_CALLBACK (choose_cb), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "photos");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "photos");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * loket_photo_part_new:
 * @program: the program
 * @photos: (nullable): SHA-256 of those on file
 * @about: (nullable): of whom they are, and when they were taken
 * @editable: %FALSE: they can be looked at only
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
loket_photo_part_new (LoketProgram *program, char **photos, const char *about, gboolean editable)
{
  LoketPhotoPart *self = g_object_new (LOKET_TYPE_PHOTO_PART, NULL);

  self->program = program;
  self->about = g_strdup (about);
  self->editable = editable;
  for (guint i = 0; photos != NULL && photos[i] != NULL; i++)
    g_ptr_array_add (self->photos, g_strdup (photos[i]));
  show_photos (self);
  return GTK_WIDGET (self);
}

/**
 * loket_photo_part_photos:
 * @self: the part
 *
 * Returns: (transfer full) (array zero-terminated=1): SHA-256 of each
 */
char **
loket_photo_part_photos (LoketPhotoPart *self)
{
  g_autoptr (GStrvBuilder) photos = g_strv_builder_new ();

  for (guint i = 0; i < self->photos->len; i++)
    g_strv_builder_add (photos, self->photos->pdata[i]);
  return g_strv_builder_end (photos);
}
