/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the verifier's window: office and house, languages, sound, strong contrast; the
 * window makes it anew when one of them changes. */
#include "config.h"

#include "ui/verifier/head.h"

#include "core/text.h"
#include "ui/common/language.h"
#include "ui/common/parts.h"
#include "ui/verifier/place.h"

#include <glib/gi18n.h>

static GtkWidget *
titles_new (LoketProgram *program)
{
  LoketProfile *profile = loket_program_profile (program);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (titles, TRUE);
  gtk_widget_set_valign (titles, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (titles), loket_part_line (_ ("Check a card"), "title"));
  if (profile != NULL)
    gtk_box_append (GTK_BOX (titles),
                    loket_part_line (loket_program_text (program, profile->unit), "quiet"));
  return titles;
}

static GtkWidget *
house_new (LoketProgram *program)
{
  LoketFacility *here = loket_place_here (program);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *title =
      here != NULL ? loket_program_text (program, here->title) : _ ("Where does this desk stand?");
  GtkWidget *label = loket_part_line (title, "house-name");

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                "loket-home-symbolic",
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (button, _ ("Choose another house"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.house");
  return button;
}

static GtkWidget *
languages_new (LoketProgram *program)
{
  static const char *const all[] = {LOKET_LANGUAGES};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "segments");
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autofree char *shown = g_ascii_strup (all[i], -1);
    GtkWidget *button = gtk_toggle_button_new_with_label (shown);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.language");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", all[i]);
    gtk_widget_set_tooltip_text (button, loket_language_own_name (all[i]));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    loket_language_own_name (all[i]),
                                    -1);
    gtk_box_append (GTK_BOX (row), button);
  }
  return row;
}

static GtkWidget *
tool_new (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "tool");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
sound_cb (GtkToggleButton *button)
{
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            gtk_toggle_button_get_active (button) ? "loket-speaker-symbolic"
                                                                  : "loket-silent-symbolic");
}

/* Its picture says more than a colour whether anything will be heard. */
static GtkWidget *
sound_new (void)
{
  GtkWidget *button = tool_new ("loket-silent-symbolic", _ ("Sound"), "desk.sound");

  g_signal_connect (button, "notify::active", G_CALLBACK (sound_cb), NULL);
  return button;
}

/**
 * loket_head_new:
 * @program: the program
 *
 * Returns: (transfer floating): the bar, in the language of now
 */
GtkWidget *
loket_head_new (LoketProgram *program)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  LoketProfile *profile = loket_program_profile (program);

  gtk_widget_add_css_class (bar, "topbar");
  gtk_box_append (GTK_BOX (bar),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                "loket-card-symbolic",
                                "css-classes",
                                (const char *const[]){"emblem", NULL},
                                "valign",
                                GTK_ALIGN_CENTER,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (bar), titles_new (program));
  if (profile != NULL && profile->facilities != NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (profile->facilities)) > 0)
    gtk_box_append (GTK_BOX (bar), house_new (program));
  gtk_box_append (GTK_BOX (bar), languages_new (program));
  gtk_box_append (GTK_BOX (bar), sound_new ());
  gtk_box_append (GTK_BOX (bar),
                  tool_new ("loket-contrast-symbolic", _ ("Strong contrast"), "desk.contrast"));
  return bar;
}
