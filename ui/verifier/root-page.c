/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose lists count at this desk: the short name of a root, to be compared on the telephone.  Shown
 * before lists of somebody new are taken. */
#include "config.h"

#include "ui/verifier/root-page.h"

#include "core/key-desk.h"
#include "ui/common/page.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

static GtkWidget *
act_new (const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "large");
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

/**
 * loket_root_page_new:
 * @program: the program
 * @root: key that nobody vouched for here yet
 *
 * Returns: (transfer floating): its name and a question; the answers are the actions "desk.trust"
 *   and "desk.clear"
 */
GtkWidget *
loket_root_page_new (LoketProgram *program, GBytes *root)
{
  LoketProfile *profile = loket_program_profile (program);
  g_autofree char *name = loket_root_name (root);
  GtkWidget *page = g_object_new (
      LOKET_TYPE_PAGE,
      "heading",
      _ ("Are these the lists of your office?"),
      "lead",
      _ ("Call the office and let it read out the name of its root. Take a number that you know, "
         "not one that came with the lists."),
      NULL);
  GtkWidget *card = loket_part_card (_ ("Name of the root"));
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *shown = loket_part_label (name, "root-name");

  gtk_label_set_selectable (GTK_LABEL (shown), TRUE);
  gtk_box_append (GTK_BOX (card), shown);
  if (profile != NULL && profile->phone != NULL) {
    g_autofree char *phone = g_strdup_printf (_ ("The office by telephone: %s"), profile->phone);
    gtk_box_append (GTK_BOX (card), loket_part_label (phone, "strong"));
  }
  gtk_widget_add_css_class (acts, "acts");
  gtk_box_append (GTK_BOX (acts), act_new (_ ("It is the same"), "desk.trust", "primary"));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("It differs: do not take them"), "desk.clear", NULL));
  loket_page_append (LOKET_PAGE (page), card);
  loket_page_append (LOKET_PAGE (page), acts);
  gtk_widget_add_css_class (page, "root-page");
  return page;
}
