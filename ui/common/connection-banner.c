/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells in plain words that the office system is not there, and that the program tries again by
 * itself; invisible while all is well. */
#include "config.h"

#include "ui/common/connection-banner.h"

#include <glib/gi18n.h>

/* A hub that a program starts for itself answers within this: no need to alarm anybody earlier. */
#define PATIENCE_SECONDS 3

struct _LoketConnectionBanner {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
  GtkWidget *label;
  /* owned */
  LoketClient *client;
  GSignalGroup *watched;
  guint patience;
};

G_DEFINE_FINAL_TYPE (LoketConnectionBanner, loket_connection_banner, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CLIENT, N_PROPS };

static GParamSpec *properties[N_PROPS];

static gboolean
patience_over_cb (gpointer data)
{
  LoketConnectionBanner *self = data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static LoketConnection
connection_of (LoketConnectionBanner *self)
{
  return self->client != NULL ? loket_client_connection (self->client) : LOKET_CONNECTION_READY;
}

static void
show_sentence (LoketConnectionBanner *self)
{
  g_autofree char *sentence = loket_connection_sentence (self->client, connection_of (self));

  gtk_label_set_text (GTK_LABEL (self->label), sentence);
}

static void
connection_cb (LoketConnectionBanner *self)
{
  LoketConnection connection = connection_of (self);

  show_sentence (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (connection == LOKET_CONNECTION_STARTING)
    self->patience = g_timeout_add_seconds (PATIENCE_SECONDS, patience_over_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self), connection == LOKET_CONNECTION_LOST);
}

static void
loket_connection_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CLIENT)
    g_value_set_object (value, LOKET_CONNECTION_BANNER (object)->client);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_connection_banner_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  LoketConnectionBanner *self = LOKET_CONNECTION_BANNER (object);

  g_return_if_fail (id == PROP_CLIENT);
  if (!g_set_object (&self->client, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->watched, self->client);
  connection_cb (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
loket_connection_banner_dispose (GObject *object)
{
  LoketConnectionBanner *self = LOKET_CONNECTION_BANNER (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->watched);
  g_clear_object (&self->client);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_connection_banner_parent_class)->dispose (object);
}

static void
loket_connection_banner_class_init (LoketConnectionBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loket_connection_banner_dispose;
  object_class->get_property = loket_connection_banner_get_property;
  object_class->set_property = loket_connection_banner_set_property;
  properties[PROP_CLIENT] =
      g_param_spec_object ("client",
                           NULL,
                           NULL,
                           LOKET_TYPE_CLIENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/loket/common/connection-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketConnectionBanner, body);
  gtk_widget_class_bind_template_child (widget_class, LoketConnectionBanner, label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "connection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
loket_connection_banner_init (LoketConnectionBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->watched = g_signal_group_new (LOKET_TYPE_CLIENT);
  g_signal_group_connect_swapped (
      self->watched, "notify::connection", G_CALLBACK (connection_cb), self);
}

/**
 * loket_connection_banner_new:
 * @application: the program, whose way to the hub it watches and whose language it speaks
 *
 * Returns: (transfer floating): a banner, not visible while all is well
 */
GtkWidget *
loket_connection_banner_new (LoketProgram *application)
{
  LoketConnectionBanner *self = g_object_new (
      LOKET_TYPE_CONNECTION_BANNER, "client", loket_program_client (application), NULL);

  g_signal_connect_object (
      application, "notify::language", G_CALLBACK (show_sentence), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * loket_connection_sentence:
 * @client: (nullable) (type LoketClient): who stands so
 * @connection: how it stands
 *
 * Returns: (transfer full): that in plain words, "" when all is well
 */
char *
loket_connection_sentence (gpointer client, LoketConnection connection)
{
  if (connection != LOKET_CONNECTION_READY && client != NULL && loket_client_can_give (client))
    return g_strdup (loket_client_is_sure (client)
                         ? _ ("No network just now. Numbers can still be taken here; only the "
                              "waiting time cannot be shown.")
                         : _ ("No network just now. Numbers can still be taken here; only the "
                              "waiting time cannot be shown. The clock of this kiosk may be wrong: "
                              "please tell an officer."));
  switch (connection) {
  case LOKET_CONNECTION_STARTING:
    return g_strdup (_ ("Getting ready. One moment, please."));
  case LOKET_CONNECTION_LOST:
    return g_strdup (_ ("The office system does not answer just now. Trying again by itself."));
  case LOKET_CONNECTION_READY:
  default:
    return g_strdup ("");
  }
}
