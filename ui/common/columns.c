/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equal cells side by side on a wide window and under each other on a tall one, so that one page
 * serves kiosks that lie and kiosks that stand. */
#include "config.h"

#include "ui/common/columns.h"

struct _LoketColumns {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *grid;
  /* state */
  guint wide;
  guint tall;
  guint in_use; /* columns that the grid has now */
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketColumns,
                               loket_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum { PROP_0, PROP_WIDE, PROP_TALL, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
loket_columns_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  if (GTK_IS_WIDGET (child))
    loket_columns_append (LOKET_COLUMNS (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = loket_columns_add_child;
}

static guint
wanted_columns (LoketColumns *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = 0, height = 0;

  if (GTK_IS_WINDOW (root)) {
    width = gtk_widget_get_width (GTK_WIDGET (root));
    height = gtk_widget_get_height (GTK_WIDGET (root));
    if (width == 0)
      gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
    if (gtk_widget_has_css_class (GTK_WIDGET (root), "low"))
      height /= 2;
  }
  return width >= height ? self->wide : self->tall;
}

/* Puts every child into its cell; cheap, and only when the number of columns changed. */
static void
arrange (LoketColumns *self, guint columns)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  guint i = 0;

  self->in_use = columns;
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkLayoutChild *cell = gtk_layout_manager_get_layout_child (layout, child);

    g_object_set (cell, "column", (int) (i % columns), "row", (int) (i / columns), NULL);
    i++;
  }
}

static gboolean
root_sized_cb (gpointer data)
{
  LoketColumns *self = data;
  guint columns = wanted_columns (self);

  if (columns != self->in_use)
    arrange (self, columns);
  return G_SOURCE_REMOVE;
}

static void
layout_cb (LoketColumns *self)
{
  /* The size of the window is known only after this layout: look again when it is over. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, root_sized_cb, g_object_ref (self), g_object_unref);
}

static void
loket_columns_realize (GtkWidget *widget)
{
  GtkNative *native;

  GTK_WIDGET_CLASS (loket_columns_parent_class)->realize (widget);
  native = gtk_widget_get_native (widget);
  g_signal_connect_object (
      gtk_native_get_surface (native), "layout", G_CALLBACK (layout_cb), widget, G_CONNECT_SWAPPED);
  root_sized_cb (widget);
}

static void
loket_columns_map (GtkWidget *widget)
{
  root_sized_cb (widget);
  GTK_WIDGET_CLASS (loket_columns_parent_class)->map (widget);
}

static void
loket_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketColumns *self = LOKET_COLUMNS (object);

  if (id == PROP_WIDE)
    g_value_set_uint (value, self->wide);
  else if (id == PROP_TALL)
    g_value_set_uint (value, self->tall);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketColumns *self = LOKET_COLUMNS (object);
  guint *number = id == PROP_WIDE ? &self->wide : &self->tall;

  g_return_if_fail (id == PROP_WIDE || id == PROP_TALL);
  if (*number == g_value_get_uint (value))
    return;
  *number = g_value_get_uint (value);
  arrange (self, wanted_columns (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
loket_columns_dispose (GObject *object)
{
  LoketColumns *self = LOKET_COLUMNS (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_columns_parent_class)->dispose (object);
}

static void
loket_columns_class_init (LoketColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_columns_dispose;
  object_class->get_property = loket_columns_get_property;
  object_class->set_property = loket_columns_set_property;
  widget_class->realize = loket_columns_realize;
  widget_class->map = loket_columns_map;
  properties[PROP_WIDE] = g_param_spec_uint ("wide", NULL, NULL, 1, 8, 2, flags);
  properties[PROP_TALL] = g_param_spec_uint ("tall", NULL, NULL, 1, 8, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
loket_columns_init (LoketColumns *self)
{
  self->wide = 2;
  self->tall = 1;
  self->in_use = 2;
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_add_css_class (self->grid, "gaps");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * loket_columns_new:
 * @wide: columns on a wide window
 * @tall: columns on a tall window
 *
 * Returns: (transfer floating): columns without a child
 */
GtkWidget *
loket_columns_new (guint wide, guint tall)
{
  return g_object_new (LOKET_TYPE_COLUMNS, "wide", wide, "tall", tall, NULL);
}

/**
 * loket_columns_append:
 * @self: columns
 * @child: what goes into the next cell
 */
void
loket_columns_append (LoketColumns *self, GtkWidget *child)
{
  guint n = 0;

  for (GtkWidget *other = gtk_widget_get_first_child (self->grid); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    n++;
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_vexpand (child, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), child, n % self->in_use, n / self->in_use, 1, 1);
}

/**
 * loket_columns_clear:
 * @self: columns
 *
 * Takes all children out.
 */
void
loket_columns_clear (LoketColumns *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}
