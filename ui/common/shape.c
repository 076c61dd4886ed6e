/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shape the pages of a window have, as style classes, and measuring them anew; for
 * LoketProgram. */
#include "config.h"

#include "ui/common/shape.h"

static void
set_class (GtkWidget *window, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (window, name);
  else
    gtk_widget_remove_css_class (window, name);
}

/**
 * loket_shape_use:
 * @window: a window
 * @width: its pixels
 * @height: its pixels
 * @lower_half: whether its pages have only the lower half of them
 *
 * Pages may look different on a screen that stands: style class "tall" of the window; and where
 * they have its lower half only, which lies again: "low".
 */
void
loket_shape_use (GtkWidget *window, int width, int height, gboolean lower_half)
{
  set_class (window, "low", lower_half);
  set_class (window, "tall", !lower_half && height > width);
}

static void
forget_sizes (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    forget_sizes (child);
  gtk_widget_queue_resize (widget);
}

/**
 * loket_shape_measure_anew:
 * @application: a program with another style sheet
 *
 * GTK 4.8 measures a window before it looks for what a new sheet has changed: half of it by sizes
 * that it remembers of the old one, and complains.
 */
void
loket_shape_measure_anew (GtkApplication *application)
{
  for (GList *each = gtk_application_get_windows (application); each != NULL; each = each->next)
    forget_sizes (each->data);
}
