/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small bar with a middle: what lies left of it speaks against, what lies right of it for.  The
 * desk of doubts shows one for each field and one for all. */
#include "config.h"

#include "ui/registry/balance.h"

/**
 * loket_balance_new:
 * @against: steps left of the middle
 * @in_favour: steps right of it
 * @most: steps that there are on a side
 *
 * A picture of what stands beside it in words: screen readers pass it over.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
loket_balance_new (int against, int in_favour, int most)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "valign",
                                 GTK_ALIGN_CENTER,
                                 NULL);

  gtk_widget_add_css_class (bar, "balance");
  for (int step = -most; step <= most; step++) {
    GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    const char *style = step == 0                       ? "middle"
                        : step < 0 && -step <= against  ? "against"
                        : step > 0 && step <= in_favour ? "for"
                                                        : "empty";

    gtk_widget_add_css_class (part, style);
    gtk_box_append (GTK_BOX (bar), part);
  }
  return bar;
}
