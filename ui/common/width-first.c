/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box beside others, or one in the middle of a place, is asked how wide it wants to be at the
 * height that there is.  GTK's box answers by trying a dozen widths, each of its boxes tries a
 * dozen for each of these, and a label tries a dozen more: thousands of texts are set for one page
 * (GTK 4.8, gtk_box_layout_measure() and gtk_label_measure()).  What is read from the top to the
 * bottom takes the width that it is given, and then as much height as it needs. */
#include "config.h"

#include "ui/common/width-first.h"

struct _LoketWidthFirst {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketWidthFirst, loket_width_first, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
loket_width_first_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
loket_width_first_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_measure (child,
                        orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                        minimum,
                        natural,
                        minimum_baseline,
                        natural_baseline);
}

static void
loket_width_first_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
loket_width_first_class_init (LoketWidthFirstClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = loket_width_first_get_request_mode;
  manager_class->measure = loket_width_first_measure;
  manager_class->allocate = loket_width_first_allocate;
}

static void
loket_width_first_init (LoketWidthFirst *self)
{
}

/**
 * loket_width_first_new:
 *
 * Returns: (transfer full): a layout manager for a widget with one child, which fills it
 */
GtkLayoutManager *
loket_width_first_new (void)
{
  return g_object_new (LOKET_TYPE_WIDTH_FIRST, NULL);
}
