/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights of a comparison in plain words, each with a bar; the why screen and the desk of
 * doubts show them. */
#include "config.h"

#include "ui/registry/weights.h"

#include "core/person-desk.h"
#include "ui/registry/match-words.h"

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Steps to the left speak against it, to the right for it. */
static GtkWidget *
make_bar (int steps)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "valign",
                                 GTK_ALIGN_CENTER,
                                 NULL);

  gtk_widget_add_css_class (bar, "bar");
  for (int step = -LOKET_STRENGTH_MOST; step <= LOKET_STRENGTH_MOST; step++) {
    GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    if (step == 0)
      gtk_widget_add_css_class (part, "middle");
    else if (step < 0 && step >= steps)
      gtk_widget_add_css_class (part, "against");
    else if (step > 0 && step <= steps)
      gtk_widget_add_css_class (part, "for");
    else
      gtk_widget_add_css_class (part, "empty");
    gtk_box_append (GTK_BOX (bar), part);
  }
  return bar;
}

/**
 * loket_weights_new:
 * @parts: LoketFieldComparison, how each field agrees
 *
 * Returns: (transfer floating): a row each; what this window has no words for is left out
 */
GtkWidget *
loket_weights_new (GListModel *parts)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_widget_add_css_class (grid, "weights");
  for (guint i = 0; parts != NULL && i < g_list_model_get_n_items (parts); i++) {
    g_autoptr (LoketFieldComparison) part = g_list_model_get_item (parts, i);
    const char *sign = loket_registry_sign (part->field, part->level);
    GtkWidget *sentence;
    if (sign == NULL)
      continue;
    sentence = make_label (sign, "sign");
    gtk_widget_set_hexpand (sentence, TRUE);
    gtk_grid_attach (GTK_GRID (grid), sentence, 0, row, 1, 1);
    gtk_grid_attach (
        GTK_GRID (grid), make_bar (loket_registry_strength_steps (part->weight)), 1, row, 1, 1);
    gtk_grid_attach (GTK_GRID (grid),
                     make_label (loket_registry_strength (part->weight), "strength"),
                     2,
                     row,
                     1,
                     1);
    row++;
  }
  return grid;
}
