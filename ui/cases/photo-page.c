/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photograph as large as the page is, or a sentence why it is not seen; the photographs of a
 * survey open it, Escape leaves it. */
#include "config.h"

#include "ui/cases/photo-page.h"

#include "ui/admin/state.h"
#include "ui/cases/desk.h"
#include "ui/cases/photo-load.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SIDE 2000 /* pixels, as many as the largest screens have */

struct _LoketPhotoPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *place;
  GtkWidget *back;
  /* owned */
  char *sha256;
  char *name; /* what a screen reader says */
  GCancellable *cancellable;
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketPhotoPage, loket_photo_page, GTK_TYPE_BOX)

static void
show (LoketPhotoPage *self, GtkWidget *widget)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->place));

  if (old != NULL)
    gtk_box_remove (self->place, old);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_box_append (self->place, widget);
}

static void
show_picture (LoketPhotoPage *self, GdkTexture *texture)
{
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), self->name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  show (self, picture);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPhotoPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = loket_photo_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL) {
    show_picture (self, texture);
    return;
  }
  sentence = loket_photo_problem (self->program, error);
  show (self, loket_admin_state_new ("loket-photo-symbolic", sentence, NULL));
}

static void
mapped_cb (LoketPhotoPage *self)
{
  if (self->asked)
    return;
  self->asked = TRUE;
  loket_photo_load (
      self->program, self->sha256, SIDE, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
back_cb (LoketPhotoPage *self)
{
  loket_cases_desk_pop (GTK_WIDGET (self));
}

static gboolean
loket_photo_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_PHOTO_PAGE (widget)->back);
}

static void
loket_photo_page_dispose (GObject *object)
{
  g_cancellable_cancel (LOKET_PHOTO_PAGE (object)->cancellable);
  G_OBJECT_CLASS (loket_photo_page_parent_class)->dispose (object);
}

static void
loket_photo_page_finalize (GObject *object)
{
  LoketPhotoPage *self = LOKET_PHOTO_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->sha256);
  g_free (self->name);
  G_OBJECT_CLASS (loket_photo_page_parent_class)->finalize (object);
}

static void
loket_photo_page_class_init (LoketPhotoPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_photo_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_photo_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_photo_page_grab_focus;
}

static void
loket_photo_page_init (LoketPhotoPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->place = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "photo-place");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_photo_page_new:
 * @program: the program
 * @sha256: of the photograph
 * @title: which one: "Photograph 1"
 * @about: (nullable): of whom and when
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_photo_page_new (LoketProgram *program,
                      const char *sha256,
                      const char *title,
                      const char *about)
{
  LoketPhotoPage *self = g_object_new (LOKET_TYPE_PHOTO_PAGE, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->program = program;
  self->sha256 = g_strdup (sha256);
  self->name = about != NULL ? g_strdup_printf ("%s: %s", title, about) : g_strdup (title);
  self->back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), self);
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (head, "row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_line (title, "heading"));
  if (about != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_line (about, "lead"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
  show (self,
        loket_admin_state_new ("loket-photo-symbolic", _ ("The photograph is fetched."), NULL));
  return GTK_WIDGET (self);
}
