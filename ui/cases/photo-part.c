/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of a survey: those that are on file, and one more from a file of this computer.  The
 * page of a survey shows it; a photograph is sent when it is chosen, and named when it is saved. */
#include "config.h"

#include "ui/cases/photo-part.h"

#include "client/send-file.h"
#include "ui/admin/page.h"
#include "ui/registry/parts.h"

#include <glib/gi18n.h>

#define MOST 8 /* photographs of one survey */

struct _LoketPhotoPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *rows;
  GtkWidget *button;
  /* owned */
  GPtrArray *photos; /* SHA-256 of each */
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

static GtkWidget *
make_row (LoketPhotoPart *self, guint at)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label;
  GtkWidget *button = gtk_button_new_from_icon_name ("loket-close-symbolic");
  g_autofree char *title = g_strdup_printf (_ ("Photograph %u"), at + 1);
  g_autofree char *leave_out = g_strdup_printf (_ ("Leave out photograph %u"), at + 1);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (button, "plain");
  label = loket_part_line (title, "strong");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                "loket-photo-symbolic",
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (row), label);
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
  gtk_widget_set_visible (self->button, self->editable && self->photos->len < MOST);
}

/* One more */

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPhotoPart) self = data;
  g_autoptr (GError) error = NULL;
  LoketSentFile *sent = loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->button, TRUE);
  if (sent == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  if (sent->parts[0] != NULL && sent->parts[1] == NULL) {
    g_ptr_array_add (self->photos, g_strdup (sent->parts[0]));
    show_photos (self);
  } else {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("This file is empty, or too large for a photograph."),
                      _ ("A photograph may have 8 megabytes."));
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
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Photograph"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
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
  g_object_unref (self->cancellable);
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
  self->editable = TRUE;
  self->photos = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->button = loket_part_button (
      _ ("Add a photograph"), "loket-add-symbolic", G_CALLBACK (choose_cb), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * loket_photo_part_new:
 * @program: the program
 * @photos: (nullable): SHA-256 of those on file
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
loket_photo_part_new (LoketProgram *program, char **photos)
{
  LoketPhotoPart *self = g_object_new (LOKET_TYPE_PHOTO_PART, NULL);

  self->program = program;
  for (guint i = 0; photos != NULL && photos[i] != NULL; i++)
    g_ptr_array_add (self->photos, g_strdup (photos[i]));
  show_photos (self);
  return GTK_WIDGET (self);
}

/**
 * loket_photo_part_photos:
 * @self: the part
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): SHA-256 of each
 */
char **
loket_photo_part_photos (LoketPhotoPart *self)
{
  g_autoptr (GStrvBuilder) photos = g_strv_builder_new ();

  for (guint i = 0; i < self->photos->len; i++)
    g_strv_builder_add (photos, self->photos->pdata[i]);
  return self->photos->len > 0 ? g_strv_builder_end (photos) : NULL;
}

/**
 * loket_photo_part_set_editable:
 * @self: the part
 * @editable: %FALSE: they can be counted only
 */
void
loket_photo_part_set_editable (LoketPhotoPart *self, gboolean editable)
{
  self->editable = editable;
  show_photos (self);
}
