/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and shuts the TLS doors, and follows what the office decides about its devices; hub.c has
 * one. */
#include "config.h"

#include "hub/tls/lan.h"

#include "core/error.h"
#include "hub/announce.h"
#include "office/devices.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>

#define WRONG_SECRETS_MAX 5
#define ADDRESSES_MAX 4 /* in an invitation, so that its QR stays small */

struct _LoketLan {
  LoketLanOptions options;
  LoketHubLimits limits;
  LoketGate *gate;
  LoketDoor *devices;      /* NULL = not on the network */
  LoketDoor *enrolment;    /* shut unless an invitation is open */
  LoketAnnounce *announce; /* NULL = nobody is told */
  char *host;
  guint16 enrolment_port;
  guint enrolment_end;
  guint wrong_secrets;    /* since the last good one or invitation */
  gint64 counting_for;    /* end of the last invitation when they were counted */
  GHashTable *turned_out; /* ids of devices whose readers were cut off already */
};

static GBytes *
certify_cb (gpointer data, GBytes *request, const char *device, gint64 ends_at, GError **error)
{
  LoketLan *lan = data;

  return loket_authority_certify (lan->options.authority, request, device, ends_at, error);
}

static gboolean
is_every_address (const char *host)
{
  return strcmp (host, "0.0.0.0") == 0 || strcmp (host, "::") == 0;
}

/* Where this machine can be reached now; the addresses of a DHCP server come and go. */
static void
add_own_addresses (GPtrArray *list, guint16 port)
{
  struct ifaddrs *found = NULL;

  if (getifaddrs (&found) != 0)
    return;
  for (struct ifaddrs *at = found; at != NULL && list->len < ADDRESSES_MAX; at = at->ifa_next) {
    char text[INET_ADDRSTRLEN];

    if (at->ifa_addr == NULL || at->ifa_addr->sa_family != AF_INET ||
        (at->ifa_flags & IFF_LOOPBACK) != 0 || (at->ifa_flags & IFF_UP) == 0)
      continue;
    inet_ntop (AF_INET,
               &((const struct sockaddr_in *) (const void *) at->ifa_addr)->sin_addr,
               text,
               sizeof text);
    g_ptr_array_add (list, g_strdup_printf ("%s:%u", text, port));
  }
  freeifaddrs (found);
}

/* Called on the writer's thread: it reads only what listening has settled. */
static char **
addresses_cb (gpointer data)
{
  LoketLan *lan = data;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (lan->host == NULL)
    return NULL;
  if (is_every_address (lan->host))
    add_own_addresses (list, lan->enrolment_port);
  if (list->len == 0)
    g_ptr_array_add (list,
                     g_strdup_printf ("%s:%u",
                                      is_every_address (lan->host) ? "localhost" : lan->host,
                                      lan->enrolment_port));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

static void
tell_office (LoketLan *lan)
{
  const LoketCertifier certifier = {
      .certify = certify_cb,
      .addresses = addresses_cb,
      .ca = loket_authority_certificate (lan->options.authority),
      .pin = loket_authority_pin (lan->options.authority),
      .port = lan->devices != NULL ? loket_door_port (lan->devices) : 0,
      .data = lan,
  };

  loket_office_set_certifier (lan->options.office, &certifier);
}

static gboolean
enrolment_end_cb (gpointer data)
{
  LoketLan *lan = data;

  lan->enrolment_end = 0;
  loket_door_shut (lan->enrolment);
  return G_SOURCE_REMOVE;
}

/* The door is there only as long as somebody is expected. */
static void
follow_invitations (LoketLan *lan, gint64 last_end)
{
  const gint64 left = last_end - loket_clock_now (loket_office_clock (lan->options.office));
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&lan->enrolment_end, g_source_remove);
  if (last_end != lan->counting_for)
    lan->wrong_secrets = 0;
  lan->counting_for = last_end;
  if (left <= 0) {
    loket_door_shut (lan->enrolment);
    return;
  }
  lan->enrolment_end = g_timeout_add_full (G_PRIORITY_DEFAULT,
                                           (guint) (left / G_TIME_SPAN_MILLISECOND) + 1,
                                           enrolment_end_cb,
                                           lan,
                                           NULL);
  if (!loket_door_is_open (lan->enrolment) &&
      !loket_door_open_tcp (lan->enrolment, lan->host, lan->enrolment_port, &error))
    g_warning ("nobody can be enrolled: %s", error->message);
}

static gboolean
reload (LoketLan *lan, GError **error)
{
  g_autoptr (LoketRoll) roll = loket_office_roll (lan->options.office, error);

  if (roll == NULL)
    return FALSE;
  loket_gate_set_devices (lan->gate, roll->devices);
  for (guint i = 0; i < roll->devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (roll->devices, i);
    if (device->status == LOKET_DEVICE_REVOKED &&
        g_hash_table_add (lan->turned_out, g_strdup (device->id)))
      loket_feed_turn_out (lan->options.feed, device->id);
  }
  if (lan->devices != NULL)
    follow_invitations (lan, roll->last_end);
  return TRUE;
}

/* When the store cannot say who is welcome, nobody on the network is until it can. */
static void
devices_changed_cb (gpointer data)
{
  LoketLan *lan = data;
  g_autoptr (GError) error = NULL;

  if (reload (lan, &error))
    return;
  g_warning ("the devices cannot be read: %s", error->message);
  loket_lan_shut (lan);
}

/* 128 bits cannot be guessed, so who tries is at least a nuisance: the place is given up, and the
 * administrator sees that the new device cannot come in. */
static void
enrolment_refused_cb (gpointer data)
{
  LoketLan *lan = data;

  if (++lan->wrong_secrets < WRONG_SECRETS_MAX)
    return;
  lan->wrong_secrets = 0;
  g_message ("%d wrong secrets: the open invitations are void", WRONG_SECRETS_MAX);
  loket_door_shut (lan->enrolment);
  loket_office_withdraw_invitations (lan->options.office);
}

/**
 * loket_lan_new:
 * @options: what it is made of
 *
 * From now on the office can sign certificates, also without a door on the network.
 *
 * Returns: (transfer full): not on the network yet
 */
LoketLan *
loket_lan_new (const LoketLanOptions *options)
{
  LoketLan *lan = g_new0 (LoketLan, 1);

  lan->options = *options;
  lan->limits = *options->limits;
  lan->options.limits = &lan->limits;
  lan->turned_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lan->gate = loket_gate_new (options->authority,
                              lan->limits.per_device != 0 ? lan->limits.per_device : 8,
                              lan->limits.per_address != 0 ? lan->limits.per_address : 32);
  options->shared->devices_changed = devices_changed_cb;
  options->shared->enrolment_refused = enrolment_refused_cb;
  options->shared->data = lan;
  tell_office (lan);
  return lan;
}

static LoketDoor *
make_door (LoketLan *lan, LoketDoorKind kind, GError **error)
{
  const LoketDoorOptions options = {
      .kind = kind,
      .shared = lan->options.shared,
      .limits = &lan->limits,
      .authority = lan->options.authority,
      .gate = lan->gate,
      .changed = lan->options.changed,
      .data = lan->options.data,
  };

  return loket_door_new (&options, error);
}

/* The port is settled before anybody is invited, since invitations name it. */
static gboolean
settle_enrolment_port (LoketLan *lan, guint16 port, GError **error)
{
  const guint16 beside = port != 0 && port < G_MAXUINT16 ? port + 1 : 0;

  lan->enrolment = make_door (lan, LOKET_DOOR_ENROLMENT, error);
  if (lan->enrolment == NULL)
    return FALSE;
  if (!loket_door_open_tcp (lan->enrolment, lan->host, beside, NULL) &&
      !loket_door_open_tcp (lan->enrolment, lan->host, 0, error))
    return FALSE;
  lan->enrolment_port = loket_door_port (lan->enrolment);
  loket_door_shut (lan->enrolment);
  return TRUE;
}

static void
announce (LoketLan *lan)
{
  g_autoptr (LoketHello) hello = loket_office_hello (lan->options.office);

  lan->announce = loket_announce_new (hello->store_id, lan->host, loket_door_port (lan->devices));
}

/**
 * loket_lan_listen:
 * @lan: not on the network yet
 * @host: name or address of this machine, "0.0.0.0" for all
 * @port: 0 = any that is free
 * @error: return location
 *
 * Returns: %TRUE when enrolled devices may come
 */
gboolean
loket_lan_listen (LoketLan *lan, const char *host, guint16 port, GError **error)
{
  g_return_val_if_fail (lan->devices == NULL, FALSE);

  lan->host = g_strdup (host);
  lan->devices = make_door (lan, LOKET_DOOR_DEVICES, error);
  if (lan->devices == NULL || !loket_door_open_tcp (lan->devices, host, port, error) ||
      !settle_enrolment_port (lan, loket_door_port (lan->devices), error) || !reload (lan, error))
    return FALSE;
  tell_office (lan);
  announce (lan);
  return TRUE;
}

/**
 * loket_lan_address:
 * @lan: on the network
 *
 * Returns: (transfer none): "https://HOST:PORT"
 */
const char *
loket_lan_address (LoketLan *lan)
{
  return loket_door_address (lan->devices);
}

/**
 * loket_lan_enrolment_port:
 * @lan: on the network
 *
 * Returns: the port for devices without a certificate
 */
guint16
loket_lan_enrolment_port (LoketLan *lan)
{
  return lan->enrolment_port;
}

/**
 * loket_lan_is_enrolling:
 * @lan: a lan
 *
 * Returns: %TRUE while a device without a certificate may come
 */
gboolean
loket_lan_is_enrolling (LoketLan *lan)
{
  return loket_door_is_open (lan->enrolment);
}

/**
 * loket_lan_look_round:
 * @lan: a lan
 *
 * Tells the office which devices are connected; called every few seconds.
 */
void
loket_lan_look_round (LoketLan *lan)
{
  loket_gate_look_round (lan->gate, lan->options.office);
}

/**
 * loket_lan_shut:
 * @lan: a lan
 *
 * Nobody more comes in.
 */
void
loket_lan_shut (LoketLan *lan)
{
  g_clear_handle_id (&lan->enrolment_end, g_source_remove);
  g_clear_pointer (&lan->announce, loket_announce_free);
  if (lan->devices != NULL)
    loket_door_shut (lan->devices);
  if (lan->enrolment != NULL)
    loket_door_shut (lan->enrolment);
}

/**
 * loket_lan_free:
 * @lan: (nullable) (transfer full): a lan for which the office does nothing any more
 */
void
loket_lan_free (LoketLan *lan)
{
  if (lan == NULL)
    return;
  loket_lan_shut (lan);
  loket_office_set_certifier (lan->options.office, NULL);
  lan->options.shared->devices_changed = NULL;
  g_clear_pointer (&lan->devices, loket_door_free);
  g_clear_pointer (&lan->enrolment, loket_door_free);
  g_clear_pointer (&lan->gate, loket_gate_free);
  g_hash_table_unref (lan->turned_out);
  g_free (lan->host);
  g_free (lan);
}
