/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of the register stand in: the desk of people, or the desk of applications. */
#include "config.h"

#include "ui/registry/host.h"

G_DEFINE_INTERFACE (LoketRegistryHost, loket_registry_host, GTK_TYPE_WIDGET)

static void
loket_registry_host_default_init (LoketRegistryHostInterface *iface)
{
}

/**
 * loket_registry_host_of:
 * @inside: a widget of one of its pages
 *
 * Returns: (transfer none): what the page stands in
 */
LoketRegistryHost *
loket_registry_host_of (GtkWidget *inside)
{
  GtkWidget *host = gtk_widget_get_ancestor (inside, LOKET_TYPE_REGISTRY_HOST);

  g_return_val_if_fail (host != NULL, NULL);
  return LOKET_REGISTRY_HOST (host);
}
