/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large half of the board while nobody is called: texts and pictures of the office in turn; the
 * window shows it and takes it away. */
#include "config.h"

#include "ui/display/note-view.h"

#include "ui/display/files.h"

struct _LoketNoteView {
  GtkWidget parent_instance;

  /* template */
  GtkPicture *picture;
  GtkLabel *label;

  /* borrowed, while it runs */
  LoketProgram *program;
  /* owned */
  GListModel *notes; /* LoketHallNote, NULL = it does not run */
  guint timer;
  /* state */
  guint next;
};

G_DEFINE_FINAL_TYPE (LoketNoteView, loket_note_view, GTK_TYPE_WIDGET)

static guint over_signal;

static GdkTexture *
load_picture (LoketNoteView *self, const char *name)
{
  g_autofree char *path = loket_display_file (self->program, "pictures", name);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = path != NULL ? gdk_texture_new_from_filename (path, &error) : NULL;

  if (error != NULL)
    g_message ("a picture of the hall cannot be shown: %s: %s", name, error->message);
  return texture;
}

/* FALSE when there is nothing of it on this machine. */
static gboolean
show_note (LoketNoteView *self, LoketHallNote *note)
{
  g_autoptr (GdkTexture) texture = load_picture (self, note->picture);
  const char *text =
      note->message != NULL ? loket_program_text (self->program, note->message) : NULL;

  if (texture == NULL && text == NULL)
    return FALSE;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_picture_set_alternative_text (self->picture, text);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), text != NULL);
  /* Beside a picture the text is its caption. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->label), texture == NULL);
  return TRUE;
}

static gboolean
show_next (LoketNoteView *self)
{
  while (self->next < g_list_model_get_n_items (self->notes)) {
    g_autoptr (LoketHallNote) note = g_list_model_get_item (self->notes, self->next++);
    if (show_note (self, note))
      return TRUE;
  }
  return FALSE;
}

static gboolean
timer_cb (gpointer data)
{
  LoketNoteView *self = data;

  if (show_next (self))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  g_signal_emit (self, over_signal, 0);
  return G_SOURCE_REMOVE;
}

/* It takes the place that the board has: what a note says never moves the rest of it. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, least_height), baseline, NULL);
}

static void
loket_note_view_dispose (GObject *object)
{
  LoketNoteView *self = LOKET_NOTE_VIEW (object);
  GtkWidget *child;

  loket_note_view_stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (loket_note_view_parent_class)->dispose (object);
}

static void
loket_note_view_class_init (LoketNoteViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_note_view_dispose;
  gtk_widget_class_set_css_name (widget_class, "noteview");
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/display/note-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketNoteView, picture);
  gtk_widget_class_bind_template_child (widget_class, LoketNoteView, label);
  over_signal = g_signal_new (
      "over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_note_view_init (LoketNoteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, measure, allocate));
}

/**
 * loket_note_view_begin:
 * @self: the view
 * @program: the board, whose profile has the notes
 *
 * Shows them from the first one on, each as long as the profile says.
 *
 * Returns: %FALSE when there is none, or none of them is on this machine
 */
gboolean
loket_note_view_begin (LoketNoteView *self, LoketProgram *program)
{
  LoketProfile *profile = loket_program_profile (program);

  loket_note_view_stop (self);
  if (profile == NULL || profile->hall == NULL || profile->hall->notes == NULL)
    return FALSE;
  self->program = program;
  self->notes = g_object_ref (G_LIST_MODEL (profile->hall->notes));
  self->next = 0;
  if (!show_next (self)) {
    loket_note_view_stop (self);
    return FALSE;
  }
  self->timer = g_timeout_add_seconds ((guint) profile->hall->seconds, timer_cb, self);
  return TRUE;
}

/**
 * loket_note_view_stop:
 * @self: the view
 */
void
loket_note_view_stop (LoketNoteView *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->notes);
}
