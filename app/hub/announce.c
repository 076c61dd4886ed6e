/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the machine's Avahi, over its D-Bus interface, to announce the hub.  Where there is no Avahi
 * nothing is announced and nothing is the worse for it; where it comes later it is asked then. */
#include "config.h"

#include "hub/announce.h"

#include "core/office.h"

#include <string.h>

#define AVAHI "org.freedesktop.Avahi"
#define AVAHI_SERVER AVAHI ".Server"
#define AVAHI_GROUP AVAHI ".EntryGroup"
#define EVERY_INTERFACE (-1)
#define IPV4 0
#define IPV6 1
#define GROUP_COLLISION 3 /* AVAHI_ENTRY_GROUP_COLLISION */
#define NAMES_MAX 9       /* hubs of one store on one network; a second one is a mistake already */

struct _LoketAnnounce {
  char *store; /* the short form */
  int protocol;
  guint16 port;
  guint names; /* tried so far */
  GCancellable *cancellable;
  GDBusConnection *bus; /* of its own: what it asked for ends with it */
  guint watch;
  guint collision;
  char *group; /* object path at Avahi, NULL = none */
};

static void publish (LoketAnnounce *self);

static void
announce_clear (gpointer data)
{
  LoketAnnounce *self = data;

  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_free (self->group);
  g_free (self->store);
}

static void
announce_unref (LoketAnnounce *self)
{
  g_rc_box_release_full (self, announce_clear);
}

static void
call (LoketAnnounce *self,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments,
      GAsyncReadyCallback done)
{
  g_dbus_connection_call (self->bus,
                          AVAHI,
                          path,
                          interface,
                          method,
                          arguments,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          self->cancellable,
                          done,
                          g_rc_box_acquire (self));
}

/* Takes the answer of a call; NULL when the hub has gone on without it. */
static GVariant *
take_answer (LoketAnnounce *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL && !g_cancellable_is_cancelled (self->cancellable))
    g_message ("mDNS does not name this hub: %s", error->message);
  return answer;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketAnnounce *self = data;
  g_autoptr (GVariant) answer = take_answer (self, source, result);

  announce_unref (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketAnnounce *self = data;
  g_autoptr (GVariant) answer = take_answer (self, source, result);

  if (answer != NULL && self->group != NULL)
    call (self, self->group, AVAHI_GROUP, "Commit", NULL, committed_cb);
  announce_unref (self);
}

static GVariant *
bytes_of (const char *text)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1);
}

/* Of the office it says its store and nothing else: no name of a place or a person. */
static void
publish (LoketAnnounce *self)
{
  g_autofree char *store = g_strconcat (LOKET_HINT_STORE, self->store, NULL);
  g_autofree char *name = self->names == 0
                              ? g_strdup_printf ("Loket %s", self->store)
                              : g_strdup_printf ("Loket %s #%u", self->store, self->names + 1);
  GVariantBuilder facts;

  g_variant_builder_init (&facts, G_VARIANT_TYPE ("aay"));
  g_variant_builder_add_value (&facts, bytes_of (store));
  g_variant_builder_add_value (&facts, bytes_of (LOKET_HINT_VERSION LOKET_VERSION));
  self->names++;
  call (self,
        self->group,
        AVAHI_GROUP,
        "AddService",
        g_variant_new ("(iiussssqaay)",
                       EVERY_INTERFACE,
                       self->protocol,
                       0,
                       name,
                       LOKET_HINT_SERVICE,
                       "",
                       "",
                       self->port,
                       &facts),
        added_cb);
}

static void
reset_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketAnnounce *self = data;
  g_autoptr (GVariant) answer = take_answer (self, source, result);

  if (answer != NULL && self->group != NULL)
    publish (self);
  announce_unref (self);
}

/* Somebody else on the network has that name already. */
static void
state_cb (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *signal,
          GVariant *parameters,
          gpointer data)
{
  LoketAnnounce *self = data;
  const char *why;
  int state;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(is)")))
    return;
  g_variant_get (parameters, "(i&s)", &state, &why);
  if (state == GROUP_COLLISION && self->group != NULL && self->names < NAMES_MAX)
    call (self, self->group, AVAHI_GROUP, "Reset", NULL, reset_cb);
}

static void
grouped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketAnnounce *self = data;
  g_autoptr (GVariant) answer = take_answer (self, source, result);

  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(o)"))) {
    g_free (self->group);
    g_variant_get (answer, "(o)", &self->group);
    self->names = 0;
    publish (self);
  }
  announce_unref (self);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  call (data, "/", AVAHI_SERVER, "EntryGroupNew", NULL, grouped_cb);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  LoketAnnounce *self = data;

  g_clear_pointer (&self->group, g_free);
  g_message ("no Avahi on this machine: mDNS does not name this hub");
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketAnnounce *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (!g_cancellable_is_cancelled (self->cancellable)) {
    if (bus == NULL) {
      g_message ("no system bus: mDNS does not name this hub: %s", error->message);
    } else {
      self->bus = g_steal_pointer (&bus);
      self->collision = g_dbus_connection_signal_subscribe (self->bus,
                                                            AVAHI,
                                                            AVAHI_GROUP,
                                                            "StateChanged",
                                                            NULL,
                                                            NULL,
                                                            G_DBUS_SIGNAL_FLAGS_NONE,
                                                            state_cb,
                                                            self,
                                                            NULL);
      self->watch = g_bus_watch_name_on_connection (
          self->bus, AVAHI, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, self, NULL);
    }
  }
  announce_unref (self);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_str_equal (host, "localhost");
}

/**
 * loket_announce_new:
 * @store_id: id of the store
 * @host: name or address where the hub listens
 * @port: its port for devices
 *
 * Announces it until it is freed, as well as this machine can.  On the loopback nobody is told.
 *
 * Returns: (transfer full) (nullable): the announcement; %NULL when there is nothing to tell
 */
LoketAnnounce *
loket_announce_new (const char *store_id, const char *host, guint16 port)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  const gsize length = strlen (store_id);
  LoketAnnounce *self;

  if (address == NULL || is_loopback (host))
    return NULL;
  self = g_rc_box_new0 (LoketAnnounce);
  self->store = g_strdup (store_id + length - MIN (length, LOKET_HINT_STORE_DIGITS));
  self->protocol = strchr (host, ':') != NULL ? IPV6 : IPV4;
  self->port = port;
  self->cancellable = g_cancellable_new ();
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
 * loket_announce_free:
 * @self: (nullable) (transfer full): an announcement; the network is told that it is over
 */
void
loket_announce_free (LoketAnnounce *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->bus != NULL) {
    g_dbus_connection_signal_unsubscribe (self->bus, self->collision);
    g_bus_unwatch_name (self->watch);
    /* Avahi ends what a connection asked for when the connection ends. */
    g_dbus_connection_close (self->bus, NULL, NULL, NULL);
  }
  announce_unref (self);
}
