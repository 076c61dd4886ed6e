/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub: libmicrohttpd driven from the GLib main loop, behind doors that listener.c opens;
 * main.c runs one. */
#include "config.h"

#include "hub/hub.h"

#include "core/error.h"
#include "hub/daemon-source.h"
#include "hub/exchange.h"
#include "hub/listener.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define CONNECTION_MEMORY (32 * 1024)
#define LOG_EVERY_US (10 * G_USEC_PER_SEC)
#define TEND_SECONDS 5 /* how often the office looks what time has brought about */
#define STOP_MS 5000   /* for answers that a client does not take */

struct _LoketHub {
  LoketOffice *office; /* borrowed */
  struct MHD_Daemon *daemon;
  GSource *source;
  LoketListener *listener;
  LoketFeed *feed;
  LoketExchanges exchanges;
  guint connections;
  LoketHubDone changed;
  gpointer changed_data;
  LoketHubDone stopped;
  gpointer stopped_data;
  guint stop_watch;
  guint tend_timer;
  gint64 logged_at; /* monotonic */
  guint unlogged;
};

static enum MHD_Result
handle_cb (void *data,
           struct MHD_Connection *connection,
           const char *url,
           const char *method,
           const char *version,
           const char *body,
           size_t *body_size,
           void **context)
{
  LoketHub *hub = data;
  const gsize size = *body_size;

  if (*context == NULL) {
    *context = loket_exchange_new (&hub->exchanges, connection, method, url);
    return loket_exchange_start (*context);
  }
  if (size == 0)
    return loket_exchange_proceed (*context);
  *body_size = 0;
  return loket_exchange_take_body (*context, body, size);
}

/* A NUL would cut the path short, and another operation would answer. */
static size_t
unescape_cb (void *data, struct MHD_Connection *connection, char *text)
{
  return strstr (text, "%00") != NULL ? strlen (text) : MHD_http_unescape (text);
}

static gboolean
tend_cb (gpointer data)
{
  LoketHub *hub = data;

  loket_office_tend (hub->office);
  return G_SOURCE_CONTINUE;
}

static void
completed_cb (void *data,
              struct MHD_Connection *connection,
              void **context,
              enum MHD_RequestTerminationCode code)
{
  if (*context != NULL)
    loket_exchange_done (*context);
  *context = NULL;
}

static void
connection_cb (void *data,
               struct MHD_Connection *connection,
               void **context,
               enum MHD_ConnectionNotificationCode code)
{
  LoketHub *hub = data;

  if (code == MHD_CONNECTION_NOTIFY_STARTED)
    hub->connections++;
  else
    hub->connections--;
  if (hub->changed != NULL)
    hub->changed (hub->changed_data);
}

/* MHD has a line for every broken pipe: one in ten seconds is enough to see that it happens. */
G_GNUC_PRINTF (2, 0)
static void
log_cb (void *data, const char *format, va_list arguments)
{
  LoketHub *hub = data;
  const gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  /* It tries options of TCP on our Unix socket, in vain and to no harm. */
  if (strstr (format, "option to") != NULL || strstr (format, "push the data") != NULL)
    return;
  if (hub->logged_at != 0 && now - hub->logged_at < LOG_EVERY_US) {
    hub->unlogged++;
    return;
  }
  text = g_strchomp (g_strdup_vprintf (format, arguments));
  g_message ("http: %s (%u more not shown)", text, hub->unlogged);
  hub->logged_at = now;
  hub->unlogged = 0;
}

/* MHD takes the socket over, also when it lets nobody else in and closes it. */
static void
accepted_cb (int fd, gpointer data)
{
  LoketHub *hub = data;
  const struct sockaddr_un address = {.sun_family = AF_UNIX};

  MHD_add_connection (hub->daemon, fd, (const struct sockaddr *) &address, sizeof (sa_family_t));
  loket_daemon_source_want_run (hub->source);
}

static struct MHD_Daemon *
start_daemon (LoketHub *hub, const LoketHubLimits *limits)
{
  return MHD_start_daemon (MHD_USE_EPOLL | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME |
                               MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ERROR_LOG,
                           0,
                           NULL,
                           NULL,
                           handle_cb,
                           hub,
                           MHD_OPTION_EXTERNAL_LOGGER,
                           log_cb,
                           hub,
                           MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                           (size_t) CONNECTION_MEMORY,
                           MHD_OPTION_CONNECTION_LIMIT,
                           limits->connections != 0 ? limits->connections : 1000u,
                           MHD_OPTION_CONNECTION_TIMEOUT,
                           limits->idle_s != 0 ? limits->idle_s : 30u,
                           MHD_OPTION_NOTIFY_COMPLETED,
                           completed_cb,
                           hub,
                           MHD_OPTION_NOTIFY_CONNECTION,
                           connection_cb,
                           hub,
                           MHD_OPTION_UNESCAPE_CALLBACK,
                           unescape_cb,
                           hub,
                           MHD_OPTION_SIGPIPE_HANDLED_BY_APP,
                           1,
                           MHD_OPTION_END);
}

/**
 * loket_hub_new:
 * @office: (transfer none): the office; it outlives the hub
 * @limits: how much is let in
 * @error: return location
 *
 * The caller ignores SIGPIPE.
 *
 * Returns: (transfer full) (nullable): a hub without a door yet
 */
LoketHub *
loket_hub_new (LoketOffice *office, const LoketHubLimits *limits, GError **error)
{
  g_autoptr (LoketHub) hub = g_new0 (LoketHub, 1);

  hub->office = office;
  hub->feed =
      loket_feed_new (office, limits->comment_ms != 0 ? limits->comment_ms : LOKET_FEED_COMMENT_MS);
  hub->exchanges.office = office;
  hub->exchanges.feed = hub->feed;
  hub->exchanges.waiting = limits->waiting != 0 ? limits->waiting : 1000;
  hub->daemon = start_daemon (hub, limits);
  if (hub->daemon == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the HTTP server did not start");
    return NULL;
  }
  hub->source = loket_daemon_source_new (hub->daemon);
  g_source_attach (hub->source, NULL);
  hub->exchanges.source = hub->source;
  hub->tend_timer = g_timeout_add_seconds (TEND_SECONDS, tend_cb, hub);
  return g_steal_pointer (&hub);
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
  g_return_val_if_fail (hub->listener == NULL, FALSE);

  hub->listener = loket_listener_new_unix (path, accepted_cb, hub, error);
  return hub->listener != NULL;
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
  return loket_listener_address (hub->listener);
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
  g_clear_pointer (&hub->listener, loket_listener_free);
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
  g_clear_pointer (&hub->listener, loket_listener_free);
  hub->changed = NULL;
  hub->exchanges.stopping = TRUE;
  if (hub->feed != NULL)
    loket_feed_end (hub->feed);
  while (hub->exchanges.asking > 0 || loket_office_is_tending (hub->office))
    g_main_context_iteration (NULL, TRUE);
  if (hub->source != NULL) {
    g_source_destroy (hub->source);
    g_source_unref (hub->source);
  }
  if (hub->daemon != NULL) {
    MHD_run (hub->daemon);
    MHD_stop_daemon (hub->daemon);
  }
  g_clear_pointer (&hub->feed, loket_feed_free);
  g_free (hub);
}
