/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of the register stand in: the desk of people, or the desk of applications, which
 * goes on with whom was found or put on file in its own way. */
#pragma once

#include "core/people-found.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_HOST (loket_registry_host_get_type ())
G_DECLARE_INTERFACE (LoketRegistryHost, loket_registry_host, LOKET, REGISTRY_HOST, GtkWidget)

struct _LoketRegistryHostInterface {
  GTypeInterface parent_interface;
  void (*push) (LoketRegistryHost *self, GtkWidget *page);
  void (*pop) (LoketRegistryHost *self);
  void (*ask) (LoketRegistryHost *self, LoketPersonHit *hit); /* somebody on file is meant */
  void (*saved) (LoketRegistryHost *self, const char *person, const char *news, const char *tab);
};

LoketRegistryHost *loket_registry_host_of (GtkWidget *inside);

G_END_DECLS
