/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listens to the machine's Avahi, over its D-Bus interface, for hubs that announce themselves.
 * Anybody on the network can announce anything: who is believed is seen by the certificate. */
#include "config.h"

#include "client/hints.h"

#include "core/office.h"

#define AVAHI "org.freedesktop.Avahi"
#define AVAHI_SERVER AVAHI ".Server"
#define AVAHI_BROWSER AVAHI ".ServiceBrowser"
#define EVERY_INTERFACE (-1)
/* An IPv6 address of the link needs its interface beside it, which no address line has. */
#define IPV4 0
#define HINTS_MAX 8 /* whoever announces many hubs does not keep a device busy */

struct _LoketHints {
  GCancellable *cancellable;
  GDBusConnection *bus; /* of its own: what it asked for ends with it */
  guint watch;
  guint heard;
  GHashTable *addresses; /* of a service -> "HOST:PORT" */
};

/* A service that was heard of and is being looked up. */
typedef struct {
  LoketHints *hints;
  char *service;
} Resolving;

static void
hints_clear (gpointer data)
{
  LoketHints *self = data;

  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_hash_table_unref (self->addresses);
}

static void
hints_unref (LoketHints *self)
{
  g_rc_box_release_full (self, hints_clear);
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Resolving *resolving = data;
  LoketHints *self = resolving->hints;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *address;
  guint16 port;

  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(iissssisqaayu)"))) {
    g_variant_get_child (answer, 7, "&s", &address);
    g_variant_get_child (answer, 8, "q", &port);
    if (g_hostname_is_ip_address (address) && g_hash_table_size (self->addresses) < HINTS_MAX)
      g_hash_table_insert (self->addresses,
                           g_steal_pointer (&resolving->service),
                           g_strdup_printf ("%s:%u", address, port));
  }
  g_free (resolving->service);
  g_free (resolving);
  hints_unref (self);
}

static void
resolve (LoketHints *self, const char *service, GVariant *item)
{
  Resolving *resolving = g_new0 (Resolving, 1);
  int interface;
  int protocol;
  const char *name;
  const char *type;
  const char *domain;

  g_variant_get (item, "(ii&s&s&su)", &interface, &protocol, &name, &type, &domain, NULL);
  resolving->hints = g_rc_box_acquire (self);
  resolving->service = g_strdup (service);
  g_dbus_connection_call (
      self->bus,
      AVAHI,
      "/",
      AVAHI_SERVER,
      "ResolveService",
      g_variant_new ("(iisssiu)", interface, protocol, name, type, domain, IPV4, 0),
      NULL,
      G_DBUS_CALL_FLAGS_NONE,
      -1,
      self->cancellable,
      resolved_cb,
      resolving);
}

static void
heard_cb (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *signal,
          GVariant *parameters,
          gpointer data)
{
  LoketHints *self = data;
  g_autofree char *service = NULL;
  int link;
  int protocol;
  const char *name;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iisssu)")))
    return;
  g_variant_get (parameters, "(ii&s&s&su)", &link, &protocol, &name, NULL, NULL, NULL);
  service = g_strdup_printf ("%d %d %s", link, protocol, name);
  if (g_str_equal (signal, "ItemNew"))
    resolve (self, service, parameters);
  else if (g_str_equal (signal, "ItemRemove"))
    g_hash_table_remove (self->addresses, service);
}

static void
browsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketHints *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL && !g_cancellable_is_cancelled (self->cancellable))
    g_message ("mDNS cannot be asked for the hub: %s", error->message);
  hints_unref (self);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  LoketHints *self = data;

  g_dbus_connection_call (
      bus,
      AVAHI,
      "/",
      AVAHI_SERVER,
      "ServiceBrowserNew",
      g_variant_new ("(iissu)", EVERY_INTERFACE, IPV4, LOKET_HINT_SERVICE, "", 0),
      NULL,
      G_DBUS_CALL_FLAGS_NONE,
      -1,
      self->cancellable,
      browsed_cb,
      g_rc_box_acquire (self));
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  LoketHints *self = data;

  g_hash_table_remove_all (self->addresses);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketHints *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (!g_cancellable_is_cancelled (self->cancellable)) {
    if (bus == NULL) {
      g_debug ("mDNS cannot be asked for the hub: %s", error->message);
    } else {
      self->bus = g_steal_pointer (&bus);
      /* Before it browses: what Avahi knows already it says at once. */
      self->heard = g_dbus_connection_signal_subscribe (self->bus,
                                                        AVAHI,
                                                        AVAHI_BROWSER,
                                                        NULL,
                                                        NULL,
                                                        NULL,
                                                        G_DBUS_SIGNAL_FLAGS_NONE,
                                                        heard_cb,
                                                        self,
                                                        NULL);
      self->watch = g_bus_watch_name_on_connection (
          self->bus, AVAHI, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, self, NULL);
    }
  }
  hints_unref (self);
}

/**
 * loket_hints_new:
 *
 * Listens from now on; where there is no Avahi there will be no hints.
 *
 * Returns: (transfer full): hints, none yet
 */
LoketHints *
loket_hints_new (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  LoketHints *self = g_rc_box_new0 (LoketHints);

  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  if (address != NULL)
    g_dbus_connection_new_for_address (address,
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                       NULL,
                                       self->cancellable,
                                       connected_cb,
                                       g_rc_box_acquire (self));
  return self;
}

/**
 * loket_hints_free:
 * @self: (nullable) (transfer full): hints
 */
void
loket_hints_free (LoketHints *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->bus != NULL) {
    g_dbus_connection_signal_unsubscribe (self->bus, self->heard);
    g_bus_unwatch_name (self->watch);
    g_dbus_connection_close (self->bus, NULL, NULL, NULL);
  }
  hints_unref (self);
}

/**
 * loket_hints_addresses:
 * @self: hints
 *
 * Returns: (transfer full) (element-type utf8): "HOST:PORT" of each hub that is announced now, each
 *   once
 */
GPtrArray *
loket_hints_addresses (LoketHints *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer address;

  g_hash_table_iter_init (&iter, self->addresses);
  while (g_hash_table_iter_next (&iter, NULL, &address))
    if (!g_ptr_array_find_with_equal_func (list, address, g_str_equal, NULL))
      g_ptr_array_add (list, g_strdup (address));
  return list;
}
