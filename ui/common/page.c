/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a program: a question or heading, a line under it, and what belongs to it.
 * Programs derive their pages from it; style class "page". */
#include "config.h"

#include "ui/common/page.h"

typedef struct {
  /* template */
  GtkWidget *body;
  GtkWidget *titles;
  GtkWidget *heading_label;
  GtkWidget *lead_label;
  GtkWidget *content;
  /* owned */
  char *heading;
  char *lead;
} LoketPagePrivate;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (LoketPage,
                         loket_page,
                         GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (LoketPage)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum { PROP_0, PROP_HEADING, PROP_LEAD, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static LoketPagePrivate *
private_of (LoketPage *self)
{
  return loket_page_get_instance_private (self);
}

/* Once our own template stands, whatever a derived template adds goes into the content. */
static void
loket_page_add_child (GtkBuildable *buildable,
                      GtkBuilder *builder,
                      GObject *child,
                      const char *type)
{
  LoketPagePrivate *priv = private_of (LOKET_PAGE (buildable));

  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (priv->content), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = loket_page_add_child;
}

static void
loket_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketPage *self = LOKET_PAGE (object);

  switch (id) {
  case PROP_HEADING:
    g_value_set_string (value, loket_page_heading (self));
    break;
  case PROP_LEAD:
    g_value_set_string (value, loket_page_lead (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketPage *self = LOKET_PAGE (object);

  switch (id) {
  case PROP_HEADING:
    loket_page_set_heading (self, g_value_get_string (value));
    break;
  case PROP_LEAD:
    loket_page_set_lead (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_page_dispose (GObject *object)
{
  LoketPagePrivate *priv = private_of (LOKET_PAGE (object));

  g_clear_pointer (&priv->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_page_parent_class)->dispose (object);
}

static void
loket_page_finalize (GObject *object)
{
  LoketPagePrivate *priv = private_of (LOKET_PAGE (object));

  g_free (priv->heading);
  g_free (priv->lead);
  G_OBJECT_CLASS (loket_page_parent_class)->finalize (object);
}

static void
loket_page_class_init (LoketPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_page_dispose;
  object_class->finalize = loket_page_finalize;
  object_class->get_property = loket_page_get_property;
  object_class->set_property = loket_page_set_property;
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LoketPage, body);
  gtk_widget_class_bind_template_child_private (widget_class, LoketPage, titles);
  gtk_widget_class_bind_template_child_private (widget_class, LoketPage, heading_label);
  gtk_widget_class_bind_template_child_private (widget_class, LoketPage, lead_label);
  gtk_widget_class_bind_template_child_private (widget_class, LoketPage, content);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
loket_page_init (LoketPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_titles (LoketPagePrivate *priv)
{
  gboolean heading = priv->heading != NULL && *priv->heading != '\0';
  gboolean lead = priv->lead != NULL && *priv->lead != '\0';

  gtk_widget_set_visible (priv->heading_label, heading);
  gtk_widget_set_visible (priv->lead_label, lead);
  gtk_widget_set_visible (priv->titles, heading || lead);
}

/**
 * loket_page_heading:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its heading
 */
const char *
loket_page_heading (LoketPage *self)
{
  return private_of (self)->heading;
}

/**
 * loket_page_set_heading:
 * @self: a page
 * @heading: (nullable): what it asks or is about
 */
void
loket_page_set_heading (LoketPage *self, const char *heading)
{
  LoketPagePrivate *priv = private_of (self);

  if (g_strcmp0 (priv->heading, heading) == 0)
    return;
  g_free (priv->heading);
  priv->heading = g_strdup (heading);
  show_titles (priv);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

/**
 * loket_page_lead:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the line under its heading
 */
const char *
loket_page_lead (LoketPage *self)
{
  return private_of (self)->lead;
}

/**
 * loket_page_set_lead:
 * @self: a page
 * @lead: (nullable): one line that helps
 */
void
loket_page_set_lead (LoketPage *self, const char *lead)
{
  LoketPagePrivate *priv = private_of (self);

  if (g_strcmp0 (priv->lead, lead) == 0)
    return;
  g_free (priv->lead);
  priv->lead = g_strdup (lead);
  show_titles (priv);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

/**
 * loket_page_append:
 * @self: a page
 * @child: a widget that goes under the heading
 */
void
loket_page_append (LoketPage *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (private_of (self)->content), child);
}
