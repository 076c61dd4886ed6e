/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which house is this?  Asked once, when the desk hears of its office for the first time, and again
 * from the head of the window. */
#include "config.h"

#include "ui/verifier/facility-page.h"

#include "ui/common/page.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

static const char *
icon_of (LoketFacilityKind kind)
{
  switch (kind) {
  case LOKET_FACILITY_SCHOOL:
    return "loket-education-symbolic";
  case LOKET_FACILITY_OTHER:
    return "loket-hand-symbolic";
  case LOKET_FACILITY_PUSKESMAS:
  case LOKET_FACILITY_HOSPITAL:
  default:
    return "loket-health-symbolic";
  }
}

static GtkWidget *
button_new (LoketProgram *program, LoketFacility *facility)
{
  const char *title = loket_program_text (program, facility->title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (title, "strong");

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                icon_of (facility->kind),
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.facility");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", facility->key);
  return button;
}

/**
 * loket_facility_page_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the houses to choose from; a choice is the action "desk.facility"
 */
GtkWidget *
loket_facility_page_new (LoketProgram *program)
{
  GListModel *all = G_LIST_MODEL (loket_program_profile (program)->facilities);
  GtkWidget *page = g_object_new (LOKET_TYPE_PAGE,
                                  "heading",
                                  _ ("Where does this desk stand?"),
                                  "lead",
                                  _ ("It shows what a card gives in that house, for every card."),
                                  NULL);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_widget_set_vexpand (page, TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_widget_set_valign (flow, GTK_ALIGN_START);
  gtk_widget_add_css_class (flow, "houses");
  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++) {
    g_autoptr (LoketFacility) facility = g_list_model_get_item (all, i);
    GtkWidget *button = button_new (program, facility);
    gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
  loket_page_append (LOKET_PAGE (page), loket_part_scroll (flow));
  return page;
}
