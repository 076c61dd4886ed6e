/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where there is nothing to show: a picture, a sentence, and what to do.  The page and
 * its lists use it. */
#include "config.h"

#include "ui/admin/state.h"

#include "ui/common/pages.h"

#define STATE "state"

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * loket_admin_state_new:
 * @icon: name of a picture
 * @sentence: what there is to know
 * @advice: (nullable): what to do
 *
 * Returns: (transfer floating): a box, to which a button may be added
 */
GtkWidget *
loket_admin_state_new (const char *icon, const char *sentence, const char *advice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = g_object_new (
      GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, "blank");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), make_label (sentence, "fact"));
  if (advice != NULL)
    gtk_box_append (GTK_BOX (box), make_label (advice, "quiet"));
  return box;
}

/**
 * loket_admin_state_show:
 * @stack: pages of which one is seen
 * @icon: name of a picture
 * @sentence: what there is to know
 * @advice: (nullable): what to do
 *
 * That is seen now, in the place of what was said so before.
 *
 * Returns: (transfer none): the box of it
 */
GtkWidget *
loket_admin_state_show (GtkStack *stack, const char *icon, const char *sentence, const char *advice)
{
  GtkWidget *old = gtk_stack_get_child_by_name (stack, STATE);
  GtkWidget *state = loket_admin_state_new (icon, sentence, advice);

  if (old != NULL)
    gtk_stack_remove (stack, old);
  loket_pages_add (stack, STATE, state);
  loket_pages_show (stack, STATE);
  return state;
}
