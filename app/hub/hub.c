/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub: an office behind its doors, and who may come through those on the network; main.c runs
 * one. */
#include "config.h"

#include "hub/hub.h"

#include "core/error.h"
#include "hub/door.h"
#include "hub/exchange.h"
#include "hub/hub-private.h"
#include "hub/tls/lan.h"

#define TEND_SECONDS 5 /* how often the office looks what time has brought about */
#define STOP_MS 5000   /* for answers that a client does not take */

struct _LoketHub {
  LoketOffice *office; /* borrowed */
  LoketHubLimits limits;
  LoketDoor *unix_door;
  LoketLan *lan; /* NULL = without an authority nobody can be enrolled */
  LoketFeed *feed;
  LoketExchanges exchanges;
  guint connections;
  LoketHubDone changed;
  gpointer changed_data;
  LoketHubDone stopped;
  gpointer stopped_data;
  guint stop_watch;
  guint tend_timer;
};

/**
 * loket_hub_look_round:
 * @hub: a hub
 *
 * Takes note which devices are connected, and does what time alone brings about.
 */
void
loket_hub_look_round (LoketHub *hub)
{
  if (hub->lan != NULL)
    loket_lan_look_round (hub->lan);
  loket_office_tend (hub->office);
}

static gboolean
tend_cb (gpointer data)
{
  loket_hub_look_round (data);
  return G_SOURCE_CONTINUE;
}

static void
connections_changed_cb (int more, gpointer data)
{
  LoketHub *hub = data;

  hub->connections += (guint) more;
  if (hub->changed != NULL)
    hub->changed (hub->changed_data);
}

/**
 * loket_hub_new:
 * @office: (transfer none): the office; it outlives the hub
 * @limits: how much is let in
 *
 * The caller ignores SIGPIPE.
 *
 * Returns: (transfer full): a hub without a door yet
 */
LoketHub *
loket_hub_new (LoketOffice *office, const LoketHubLimits *limits)
{
  LoketHub *hub = g_new0 (LoketHub, 1);

  hub->office = office;
  hub->limits = *limits;
  hub->feed =
      loket_feed_new (office, limits->comment_ms != 0 ? limits->comment_ms : LOKET_FEED_COMMENT_MS);
  hub->exchanges.office = office;
  hub->exchanges.feed = hub->feed;
  hub->exchanges.waiting = limits->waiting != 0 ? limits->waiting : 1000;
  hub->tend_timer = g_timeout_add_seconds (TEND_SECONDS, tend_cb, hub);
  return hub;
}

/**
 * loket_hub_open_socket:
 * @hub: a hub
 * @path: where its Unix socket goes
 * @error: return location
 *
 * Returns: %TRUE when it serves there
 */
gboolean
loket_hub_open_socket (LoketHub *hub, const char *path, GError **error)
{
  const LoketDoorOptions options = {
      .kind = LOKET_DOOR_UNIX,
      .shared = &hub->exchanges,
      .limits = &hub->limits,
      .changed = connections_changed_cb,
      .data = hub,
  };

  g_return_val_if_fail (hub->unix_door == NULL, FALSE);

  hub->unix_door = loket_door_new (&options, error);
  return hub->unix_door != NULL && loket_door_open_unix (hub->unix_door, path, error);
}

/**
 * loket_hub_address:
 * @hub: a hub with an open door
 *
 * Returns: (transfer none): "unix:/abs/path"
 */
const char *
loket_hub_address (LoketHub *hub)
{
  return loket_door_address (hub->unix_door);
}

/**
 * loket_hub_set_authority:
 * @hub: a hub
 * @authority: (transfer none): of the office; it outlives the hub
 *
 * From now on devices can be issued certificates.
 */
void
loket_hub_set_authority (LoketHub *hub, LoketAuthority *authority)
{
  const LoketLanOptions options = {
      .office = hub->office,
      .authority = authority,
      .shared = &hub->exchanges,
      .feed = hub->feed,
      .limits = &hub->limits,
      .changed = connections_changed_cb,
      .data = hub,
  };

  g_return_if_fail (hub->lan == NULL);
  hub->lan = loket_lan_new (&options);
}

/**
 * loket_hub_listen:
 * @hub: a hub with an authority
 * @host: name or address of this machine, "0.0.0.0" for all
 * @port: 0 = any that is free
 * @error: return location
 *
 * Opens the door for enrolled devices, always with TLS.
 *
 * Returns: %TRUE when it serves there
 */
gboolean
loket_hub_listen (LoketHub *hub, const char *host, guint16 port, GError **error)
{
  g_return_val_if_fail (hub->lan != NULL, FALSE);
  return loket_lan_listen (hub->lan, host, port, error);
}

/**
 * loket_hub_lan_address:
 * @hub: a hub that listens on the network
 *
 * Returns: (transfer none): "https://HOST:PORT"
 */
const char *
loket_hub_lan_address (LoketHub *hub)
{
  return loket_lan_address (hub->lan);
}

/**
 * loket_hub_entered:
 * @hub: a hub
 *
 * Returns: how many requests have come past the doors to the router
 */
guint64
loket_hub_entered (LoketHub *hub)
{
  return hub->exchanges.entered;
}

/**
 * loket_hub_enrolment_port:
 * @hub: a hub that listens on the network
 *
 * Returns: the port for devices without a certificate
 */
guint16
loket_hub_enrolment_port (LoketHub *hub)
{
  return loket_lan_enrolment_port (hub->lan);
}

/**
 * loket_hub_is_enrolling:
 * @hub: a hub that listens on the network
 *
 * Returns: %TRUE while a device without a certificate may come
 */
gboolean
loket_hub_is_enrolling (LoketHub *hub)
{
  return loket_lan_is_enrolling (hub->lan);
}

/**
 * loket_hub_connections:
 * @hub: a hub
 *
 * Returns: how many connections are open
 */
guint
loket_hub_connections (LoketHub *hub)
{
  return hub->connections;
}

/**
 * loket_hub_set_changed:
 * @hub: a hub
 * @changed: (nullable): called when the number of connections changed
 * @data: for @changed
 */
void
loket_hub_set_changed (LoketHub *hub, LoketHubDone changed, gpointer data)
{
  hub->changed = changed;
  hub->changed_data = data;
}

static void
shut_doors (LoketHub *hub)
{
  if (hub->unix_door != NULL)
    loket_door_shut (hub->unix_door);
  if (hub->lan != NULL)
    loket_lan_shut (hub->lan);
}

typedef struct {
  LoketHub *hub;
  gint64 until; /* monotonic */
} Stopping;

static gboolean
stop_cb (gpointer data)
{
  Stopping *stopping = data;
  LoketHub *hub = stopping->hub;

  if (hub->exchanges.under_way + hub->exchanges.asking +
              (guint) loket_office_is_tending (hub->office) >
          0 &&
      g_get_monotonic_time () < stopping->until)
    return G_SOURCE_CONTINUE;
  hub->stop_watch = 0;
  hub->stopped (hub->stopped_data);
  return G_SOURCE_REMOVE;
}

/**
 * loket_hub_stop:
 * @hub: a hub
 * @stopped: called once, when everything under way was answered, or after 5 s
 * @data: for @stopped
 *
 * Closes the doors, lets requests under way come to their answers and feed readers to their end.
 */
void
loket_hub_stop (LoketHub *hub, LoketHubDone stopped, gpointer data)
{
  Stopping *stopping;

  if (hub->stop_watch != 0)
    return;
  stopping = g_new0 (Stopping, 1);
  stopping->hub = hub;
  stopping->until = g_get_monotonic_time () + STOP_MS * G_TIME_SPAN_MILLISECOND;
  hub->stopped = stopped;
  hub->stopped_data = data;
  hub->exchanges.stopping = TRUE;
  g_clear_handle_id (&hub->tend_timer, g_source_remove);
  shut_doors (hub);
  loket_feed_end (hub->feed);
  hub->stop_watch = g_timeout_add_full (G_PRIORITY_LOW, 5, stop_cb, stopping, g_free);
}

/**
 * loket_hub_free:
 * @hub: (nullable) (transfer full): a hub
 *
 * Waits for what the office is doing for it; MHD must not end with connections asleep.
 */
void
loket_hub_free (LoketHub *hub)
{
  if (hub == NULL)
    return;
  g_clear_handle_id (&hub->stop_watch, g_source_remove);
  g_clear_handle_id (&hub->tend_timer, g_source_remove);
  shut_doors (hub);
  hub->changed = NULL;
  hub->exchanges.stopping = TRUE;
  if (hub->feed != NULL)
    loket_feed_end (hub->feed);
  while (hub->exchanges.asking > 0 || loket_office_is_tending (hub->office))
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&hub->unix_door, loket_door_free);
  g_clear_pointer (&hub->lan, loket_lan_free);
  g_clear_pointer (&hub->feed, loket_feed_free);
  g_free (hub);
}
