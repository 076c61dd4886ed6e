/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children side by side at their natural width, on as many lines as that takes; rows of buttons use
 * it. */
#include "config.h"

#include "ui/common/wrap-layout.h"

struct _LoketWrapLayout {
  GtkLayoutManager parent_instance;

  /* state */
  int spacing; /* pixels, between children and between lines */
};

G_DEFINE_FINAL_TYPE (LoketWrapLayout, loket_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
loket_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Line by line; returns the height of all lines together. */
static int
place (LoketWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation at;
    int least, usual;
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
    at.width = MIN (usual, MAX (width, least));
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, at.width, NULL, &at.height, NULL, NULL);
    if (x > 0 && x + at.width > width) {
      y += line + self->spacing;
      x = line = 0;
    }
    at.x = x;
    at.y = y;
    if (allocate)
      gtk_widget_size_allocate (child, &at, -1);
    x += at.width + self->spacing;
    line = MAX (line, at.height);
  }
  return y + line;
}

static void
measure_width (LoketWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, usual;
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural += usual + (*natural > 0 ? self->spacing : 0);
  }
}

static void
loket_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  LoketWrapLayout *self = LOKET_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = place (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
loket_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  place (LOKET_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
loket_wrap_layout_class_init (LoketWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = loket_wrap_layout_get_request_mode;
  layout_class->measure = loket_wrap_layout_measure;
  layout_class->allocate = loket_wrap_layout_allocate;
}

static void
loket_wrap_layout_init (LoketWrapLayout *self)
{
}

/**
 * loket_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout for gtk_widget_set_layout_manager()
 */
GtkLayoutManager *
loket_wrap_layout_new (int spacing)
{
  LoketWrapLayout *self = g_object_new (LOKET_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
