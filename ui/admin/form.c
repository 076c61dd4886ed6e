/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the pane of a list: facts, fields with their names, sentences, buttons; the
 * sections of the administration page are made of it. */
#include "config.h"

#include "ui/admin/form.h"

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * loket_admin_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
loket_admin_form_new (void)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (form, "sheet");
  return form;
}

static GtkWidget *
add_part (GtkWidget *form, const char *name)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (part, "part");
  gtk_box_append (GTK_BOX (part), make_label (name, "caption"));
  gtk_box_append (GTK_BOX (form), part);
  return part;
}

/**
 * loket_admin_form_add_fact:
 * @form: a form
 * @name: what is known
 * @text: (nullable): and what it is; nothing is added when it is empty
 */
void
loket_admin_form_add_fact (GtkWidget *form, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (add_part (form, name)), make_label (text, NULL));
}

/**
 * loket_admin_form_add_sentence:
 * @form: a form
 * @sentence: to be read
 */
void
loket_admin_form_add_sentence (GtkWidget *form, const char *sentence)
{
  gtk_box_append (GTK_BOX (form), make_label (sentence, "quiet"));
}

/**
 * loket_admin_form_add_field:
 * @form: a form
 * @name: of the field, also for screen readers
 * @field: (transfer floating): where something is entered
 * @hint: (nullable): what may be entered
 */
void
loket_admin_form_add_field (GtkWidget *form, const char *name, GtkWidget *field, const char *hint)
{
  GtkWidget *part = add_part (form, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (part), field);
  if (hint == NULL)
    return;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  gtk_box_append (GTK_BOX (part), make_label (hint, "caption"));
}

/**
 * loket_admin_form_add_button:
 * @form: a form
 * @label: what it does
 * @style: (nullable): style class such as "primary"; "" is none too
 * @pressed: called with @object
 * @object: a GObject, borrowed
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
loket_admin_form_add_button (GtkWidget *form,
                             const char *label,
                             const char *style,
                             GCallback pressed,
                             gpointer object)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (style != NULL && *style != '\0')
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", pressed, object, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), button);
  return button;
}
