/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libmicrohttpd behind one listening socket; its calls go on to the exchange, and before that to
 * the gate when the door has TLS.  hub.c opens the doors. */
#include "config.h"

#include "hub/door.h"

#include "core/error.h"
#include "hub/daemon-source.h"
#include "hub/listener.h"

#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#define CONNECTION_MEMORY (32 * 1024)
#define LOG_EVERY_US (10 * G_USEC_PER_SEC)
#define PRIORITIES "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

struct _LoketDoor {
  LoketDoorKind kind;
  LoketExchanges *shared;    /* borrowed */
  LoketAuthority *authority; /* borrowed */
  LoketGate *gate;           /* borrowed */
  void (*changed) (int more, gpointer data);
  gpointer data;
  struct MHD_Daemon *daemon;
  GSource *source;
  LoketListener *listener;
  gint64 logged_at; /* monotonic */
  guint unlogged;
};

static LoketGuest *
guest_of (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

  return info != NULL ? info->socket_context : NULL;
}

/* %FALSE for a connection of a device that was revoked since its handshake. */
static gboolean
find_origin (LoketDoor *door, struct MHD_Connection *connection, LoketOrigin *origin)
{
  *origin = (LoketOrigin){.source = door->source, .enrolling = door->kind == LOKET_DOOR_ENROLMENT};
  if (door->kind == LOKET_DOOR_DEVICES) {
    LoketGuest *guest = guest_of (connection);
    origin->peer = guest != NULL ? loket_guest_peer (guest) : NULL;
    origin->certificate = guest != NULL ? loket_guest_certificate (guest) : NULL;
    return origin->peer != NULL;
  }
  return TRUE;
}

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
  LoketDoor *door = data;
  const gsize size = *body_size;
  LoketOrigin origin;

  if (*context == NULL) {
    if (!find_origin (door, connection, &origin))
      return MHD_NO;
    *context = loket_exchange_new (door->shared, &origin, connection, method, url);
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
receive (LoketDoor *door, struct MHD_Connection *connection, void **context)
{
  const union MHD_ConnectionInfo *session =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  const union MHD_ConnectionInfo *fd =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  const union MHD_ConnectionInfo *address =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

  *context = loket_gate_receive (door->gate,
                                 session->tls_session,
                                 fd->connect_fd,
                                 address->client_addr,
                                 door->kind == LOKET_DOOR_ENROLMENT);
}

static void
connection_cb (void *data,
               struct MHD_Connection *connection,
               void **context,
               enum MHD_ConnectionNotificationCode code)
{
  LoketDoor *door = data;

  if (code == MHD_CONNECTION_NOTIFY_STARTED && door->gate != NULL) {
    receive (door, connection, context);
  } else if (code == MHD_CONNECTION_NOTIFY_CLOSED && *context != NULL) {
    loket_guest_leave (*context);
    *context = NULL;
  }
  door->changed (code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1, door->data);
}

/* MHD has a line for every broken pipe: one in ten seconds is enough to see that it happens. */
G_GNUC_PRINTF (2, 0)
static void
log_cb (void *data, const char *format, va_list arguments)
{
  LoketDoor *door = data;
  const gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  /* It tries options of TCP on our Unix socket, in vain and to no harm. */
  if (strstr (format, "option to") != NULL || strstr (format, "push the data") != NULL)
    return;
  if (door->logged_at != 0 && now - door->logged_at < LOG_EVERY_US) {
    door->unlogged++;
    return;
  }
  text = g_strchomp (g_strdup_vprintf (format, arguments));
  g_message ("http: %s (%u more not shown)", text, door->unlogged);
  door->logged_at = now;
  door->unlogged = 0;
}

/* MHD takes the socket over, also when it lets nobody else in and closes it. */
static void
accepted_unix_cb (int fd, gpointer data)
{
  LoketDoor *door = data;
  const struct sockaddr_un address = {.sun_family = AF_UNIX};

  MHD_add_connection (door->daemon, fd, (const struct sockaddr *) &address, sizeof (sa_family_t));
  loket_daemon_source_want_run (door->source);
}

static void
accepted_tcp_cb (int fd, gpointer data)
{
  LoketDoor *door = data;
  struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
  socklen_t length = sizeof address;

  if (getpeername (fd, (struct sockaddr *) &address, &length) != 0 ||
      loket_gate_is_crowded (door->gate, (const struct sockaddr *) &address)) {
    close (fd);
    return;
  }
  MHD_add_connection (door->daemon, fd, (const struct sockaddr *) &address, length);
  loket_daemon_source_want_run (door->source);
}

/* The same for all doors; those of TLS name their key and certificate first. */
static struct MHD_Daemon *
start_daemon (LoketDoor *door, const LoketHubLimits *limits)
{
  const gboolean tls = door->authority != NULL;
  const struct MHD_OptionItem tls_options[] = {
      {MHD_OPTION_HTTPS_MEM_KEY,
       0,
       tls ? (char *) loket_authority_server_key (door->authority) : NULL},
      {MHD_OPTION_HTTPS_MEM_CERT,
       0,
       tls ? (char *) loket_authority_server_chain (door->authority) : NULL},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (char *) PRIORITIES},
      {MHD_OPTION_END, 0, NULL},
  };
  const struct MHD_OptionItem no_options[] = {{MHD_OPTION_END, 0, NULL}};

  return MHD_start_daemon (MHD_USE_EPOLL | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME |
                               MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ERROR_LOG |
                               (tls ? MHD_USE_TLS : 0),
                           0,
                           NULL,
                           NULL,
                           handle_cb,
                           door,
                           MHD_OPTION_EXTERNAL_LOGGER,
                           log_cb,
                           door,
                           MHD_OPTION_ARRAY,
                           tls ? tls_options : no_options,
                           MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                           (size_t) CONNECTION_MEMORY,
                           MHD_OPTION_CONNECTION_LIMIT,
                           limits->connections != 0 ? limits->connections : 1000u,
                           MHD_OPTION_CONNECTION_TIMEOUT,
                           limits->idle_s != 0 ? limits->idle_s : 30u,
                           MHD_OPTION_NOTIFY_COMPLETED,
                           completed_cb,
                           door,
                           MHD_OPTION_NOTIFY_CONNECTION,
                           connection_cb,
                           door,
                           MHD_OPTION_UNESCAPE_CALLBACK,
                           unescape_cb,
                           door,
                           MHD_OPTION_SIGPIPE_HANDLED_BY_APP,
                           1,
                           MHD_OPTION_END);
}

/**
 * loket_door_new:
 * @options: what it is for
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: (transfer full) (nullable): a door that is shut
 */
LoketDoor *
loket_door_new (const LoketDoorOptions *options, GError **error)
{
  g_autoptr (LoketDoor) door = g_new0 (LoketDoor, 1);

  door->kind = options->kind;
  door->shared = options->shared;
  door->authority = options->authority;
  door->gate = options->gate;
  door->changed = options->changed;
  door->data = options->data;
  door->daemon = start_daemon (door, options->limits);
  if (door->daemon == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the HTTP server did not start");
    return NULL;
  }
  door->source = loket_daemon_source_new (door->daemon);
  g_source_attach (door->source, NULL);
  return g_steal_pointer (&door);
}

/**
 * loket_door_open_unix:
 * @door: a door that is shut
 * @path: where its Unix socket goes
 * @error: return location
 *
 * Returns: %TRUE when it is open
 */
gboolean
loket_door_open_unix (LoketDoor *door, const char *path, GError **error)
{
  g_return_val_if_fail (door->listener == NULL, FALSE);

  door->listener = loket_listener_new_unix (path, accepted_unix_cb, door, error);
  return door->listener != NULL;
}

/**
 * loket_door_open_tcp:
 * @door: a door that is shut, with TLS
 * @host: a name or address of this machine, "0.0.0.0" for all
 * @port: 0 = any that is free
 * @error: return location
 *
 * Returns: %TRUE when it is open
 */
gboolean
loket_door_open_tcp (LoketDoor *door, const char *host, guint16 port, GError **error)
{
  g_return_val_if_fail (door->listener == NULL && door->gate != NULL, FALSE);

  door->listener = loket_listener_new_tcp (host, port, accepted_tcp_cb, door, error);
  return door->listener != NULL;
}

/**
 * loket_door_is_open:
 * @door: (nullable): a door
 *
 * Returns: %TRUE when somebody may come
 */
gboolean
loket_door_is_open (LoketDoor *door)
{
  return door != NULL && door->listener != NULL;
}

/**
 * loket_door_address:
 * @door: an open door
 *
 * Returns: (transfer none): "unix:/abs/path" or "https://HOST:PORT"
 */
const char *
loket_door_address (LoketDoor *door)
{
  return loket_listener_address (door->listener);
}

/**
 * loket_door_port:
 * @door: an open door with TLS
 *
 * Returns: its port
 */
guint16
loket_door_port (LoketDoor *door)
{
  return loket_listener_port (door->listener);
}

/**
 * loket_door_shut:
 * @door: a door
 *
 * Nobody more comes in; those inside go on.
 */
void
loket_door_shut (LoketDoor *door)
{
  g_clear_pointer (&door->listener, loket_listener_free);
}

/**
 * loket_door_free:
 * @door: (nullable) (transfer full): a door behind which the office does nothing any more
 */
void
loket_door_free (LoketDoor *door)
{
  if (door == NULL)
    return;
  loket_door_shut (door);
  if (door->source != NULL) {
    g_source_destroy (door->source);
    g_source_unref (door->source);
  }
  if (door->daemon != NULL) {
    MHD_run (door->daemon);
    MHD_stop_daemon (door->daemon);
  }
  g_free (door);
}
