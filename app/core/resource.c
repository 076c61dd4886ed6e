/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers the resource of core once, whoever asks first, on whatever thread. */
#include "config.h"

#include "core/resource.h"

#include "core/core-resources.h"

static gpointer
register_resource (gpointer unused)
{
  loket_core_register_resource ();
  return loket_core_get_resource ();
}

/**
 * loket_core_file:
 * @path: "/loket/po/id.mo"
 * @error: set when there is none
 *
 * Returns: (transfer full): its content
 */
GBytes *
loket_core_file (const char *path, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  GResource *resource = g_once (&once, register_resource, NULL);

  return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}
