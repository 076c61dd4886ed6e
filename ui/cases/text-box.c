/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for some sentences with its name over it; the forms of surveys and decisions use it. */
#include "config.h"

#include "ui/cases/text-box.h"

#include "ui/common/parts.h"

#define LINE 22 /* pixels of a line at the usual size of type: the least height only */

struct _LoketTextBox {
  GtkBox parent_instance;

  /* borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (LoketTextBox, loket_text_box, GTK_TYPE_BOX)

static gboolean
loket_text_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_TEXT_BOX (widget)->view));
}

static void
loket_text_box_class_init (LoketTextBoxClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_text_box_grab_focus;
}

static void
loket_text_box_init (LoketTextBox *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "part");
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (scroll, TRUE);
  gtk_widget_add_css_class (scroll, "entry");
  gtk_widget_add_css_class (scroll, "text-box");
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self), scroll);
}

/**
 * loket_text_box_new:
 * @name: of the field, also for screen readers
 * @hint: (nullable): what belongs there, under the name
 * @lines: that are seen at least
 *
 * Returns: (transfer floating): the field, empty
 */
GtkWidget *
loket_text_box_new (const char *name, const char *hint, int lines)
{
  LoketTextBox *self = g_object_new (LOKET_TYPE_TEXT_BOX, NULL);
  GtkWidget *scroll = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (hint != NULL)
    gtk_box_prepend (GTK_BOX (self), loket_part_label (hint, "quiet"));
  gtk_box_prepend (GTK_BOX (self), loket_part_label (name, "caption"));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), lines * LINE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * loket_text_box_set_text:
 * @self: a field
 * @text: (nullable): stands there from now on
 */
void
loket_text_box_set_text (LoketTextBox *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
}

/**
 * loket_text_box_text:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): what stands there without blanks around it; %NULL for
 * nothing
 */
char *
loket_text_box_text (LoketTextBox *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
