/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster above what is read at the desk: all room that the rest does not need is the poster's.
 * The page of a verdict has it.
 *
 * The first child is the poster, the second one scrolls where there is too little room, and those
 * after it stand at the end.  A box cannot do that: it asks a child that scrolls how high it would
 * like to be without saying how wide it is, and lines that wrap are then not counted. */
#include "config.h"

#include "ui/verifier/poster-layout.h"

#define SCROLLED_MIN 40 /* pixels: then at least something of it can be scrolled to */

struct _LoketPosterLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketPosterLayout, loket_poster_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
loket_poster_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Of the scrolled child with all that it holds in sight. */
static int
whole_height (GtkWidget *child, int width)
{
  return height_of (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child)), width);
}

static void
loket_poster_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *poster = gtk_widget_get_first_child (widget);
  GtkWidget *scrolled = gtk_widget_get_next_sibling (poster);

  *minimum = *natural = 0;
  for (GtkWidget *child = poster; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int least, usual;
    gtk_widget_measure (child, orientation, for_size, &least, &usual, NULL, NULL);
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    } else {
      *minimum += child == scrolled ? MAX (least, SCROLLED_MIN) : usual;
      *natural += child == scrolled ? whole_height (child, for_size) : usual;
    }
  }
  *natural = MAX (*natural, *minimum);
}

static void
loket_poster_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  GtkWidget *poster = gtk_widget_get_first_child (widget);
  GtkWidget *scrolled = gtk_widget_get_next_sibling (poster);
  GtkAllocation at = {0, 0, width, 0};
  int poster_height = height_of (poster, width), rest = height - poster_height, whole;

  for (GtkWidget *child = gtk_widget_get_next_sibling (scrolled); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rest -= height_of (child, width);
  whole = MIN (whole_height (scrolled, width), rest);
  poster_height += rest - whole;
  for (GtkWidget *child = poster; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    at.height = child == poster     ? poster_height
                : child == scrolled ? MAX (whole, 0)
                                    : height_of (child, width);
    gtk_widget_size_allocate (child, &at, -1);
    at.y += at.height;
  }
}

static void
loket_poster_layout_class_init (LoketPosterLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = loket_poster_layout_get_request_mode;
  layout_class->measure = loket_poster_layout_measure;
  layout_class->allocate = loket_poster_layout_allocate;
}

static void
loket_poster_layout_init (LoketPosterLayout *self)
{
}

/**
 * loket_poster_layout_new:
 *
 * Returns: (transfer full): a layout for gtk_widget_set_layout_manager() of a widget with a poster,
 * a #GtkScrolledWindow and perhaps more
 */
GtkLayoutManager *
loket_poster_layout_new (void)
{
  return g_object_new (LOKET_TYPE_POSTER_LAYOUT, NULL);
}
