/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verifier shows while there is no card: how one is read.  The window makes it. */
#include "config.h"

#include "ui/verifier/waiting-page.h"

#include "ui/common/parts.h"

#include <glib/gi18n.h>

static GtkWidget *
centred (const char *text, const char *style)
{
  GtkWidget *label = loket_part_label (text, style);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

static GtkWidget *
picture_new (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name",
                       icon,
                       "css-classes",
                       (const char *const[]){"picture", NULL},
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

static GtkWidget *
act_new (GtkWidget *button, const char *label, const char *icon, const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), picture_new (icon));
  gtk_widget_remove_css_class (gtk_widget_get_first_child (box), "picture");
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
frame_new (void)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (frame, "invitation");
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_widget_set_hexpand (frame, TRUE);
  return frame;
}

static void
put_in_the_middle (GtkWidget *frame, GtkWidget *middle)
{
  GtkWidget *column = loket_part_column (middle);

  gtk_widget_add_css_class (middle, "middle");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (column, TRUE);
  gtk_box_append (GTK_BOX (frame), column);
}

/**
 * loket_waiting_page_new:
 * @classes: whether this desk may check classes
 *
 * Its buttons are the actions "desk.camera", "desk.picture", "desk.paste" and "desk.roll".
 *
 * Returns: (transfer floating): the invitation to hold a card to the scanner
 */
GtkWidget *
loket_waiting_page_new (gboolean classes)
{
  GtkWidget *frame = frame_new ();
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (middle), picture_new ("loket-reader-symbolic"));
  gtk_box_append (GTK_BOX (middle), centred (_ ("Hold the card to the scanner"), "invite"));
  gtk_box_append (
      GTK_BOX (middle),
      centred (_ ("The square code on its back. No network is needed for that."), "lead"));
  gtk_widget_add_css_class (acts, "acts");
  gtk_widget_set_halign (acts, GTK_ALIGN_CENTER);
  gtk_box_append (
      GTK_BOX (acts),
      act_new (
          gtk_toggle_button_new (), _ ("With the camera"), "loket-photo-symbolic", "desk.camera"));
  gtk_box_append (
      GTK_BOX (acts),
      act_new (gtk_button_new (), _ ("Picture on file"), "loket-folder-symbolic", "desk.picture"));
  gtk_box_append (
      GTK_BOX (acts),
      act_new (gtk_button_new (), _ ("Paste the code"), "loket-receipt-symbolic", "desk.paste"));
  if (classes)
    gtk_box_append (
        GTK_BOX (acts),
        act_new (gtk_button_new (), _ ("Check a class"), "loket-education-symbolic", "desk.roll"));
  gtk_box_append (GTK_BOX (middle), acts);
  gtk_box_append (
      GTK_BOX (middle),
      centred (_ ("What stands on a card is shown for a few minutes only, and is not kept."),
               "quiet"));
  put_in_the_middle (frame, middle);
  return frame;
}

/**
 * loket_reading_page_new:
 *
 * Returns: (transfer floating): what is seen while a scanner types, so that nobody pulls the card
 *   away
 */
GtkWidget *
loket_reading_page_new (void)
{
  GtkWidget *frame = frame_new ();
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (middle), picture_new ("loket-reader-symbolic"));
  gtk_box_append (GTK_BOX (middle), centred (_ ("The card is read…"), "invite"));
  put_in_the_middle (frame, middle);
  return frame;
}
