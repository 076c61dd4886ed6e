/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sockets of the hub: a Unix one bound for its own user only, also where the path is longer
 * than an address can hold, and one of TCP; door.c opens them. */
#include "config.h"

#include "hub/listener.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define BACKLOG 512
#define ACCEPTS_A_TURN 64 /* then the connections that are open get their turn */
#define REST_MS 100       /* pause when the process has no descriptor left */
#define SOCKET_MODE (S_IRUSR | S_IWUSR)

struct _LoketListener {
  char *path;    /* of a Unix socket; NULL = it is one of TCP */
  guint16 port;  /* of TCP */
  char *address; /* "unix:/abs/path" or "https://HOST:PORT" */
  int fd;
  guint watch;
  guint rest;
  dev_t device; /* of the socket that was bound: only that one is removed at the end */
  ino_t inode;
  LoketListenerAccepted accepted;
  gpointer data;
};

/**
 * loket_listener_lets_in:
 * @peer: user at the other end
 * @own: user of the hub
 *
 * Returns: %TRUE for the hub's own user and for root, who could be anybody anyway
 */
gboolean
loket_listener_lets_in (uid_t peer, uid_t own)
{
  return peer == own || peer == 0;
}

/* An address holds 107 bytes; a longer path is reached through its open folder. */
static gboolean
make_address (const char *path, int *folder, struct sockaddr_un *address, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *reached = NULL;

  *folder = -1;
  if (strlen (path) >= sizeof address->sun_path) {
    *folder = open (dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (*folder < 0) {
      loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", dir, g_strerror (errno));
      return FALSE;
    }
    reached = g_strdup_printf ("/proc/self/fd/%d/%s", *folder, name);
  } else {
    reached = g_strdup (path);
  }
  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (g_strlcpy (address->sun_path, reached, sizeof address->sun_path) >=
      sizeof address->sun_path) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: name too long for a socket", path);
    return FALSE;
  }
  return TRUE;
}

static gboolean
somebody_answers (const struct sockaddr_un *address)
{
  const int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  gboolean answers;

  if (fd < 0)
    return FALSE;
  answers = connect (fd, (const struct sockaddr *) address, sizeof *address) == 0 ||
            errno == EAGAIN || errno == EINPROGRESS;
  close (fd);
  return answers;
}

/* Only a socket that nobody listens on is taken away: never a file, never another hub's door. */
static gboolean
remove_stale (const char *path, const struct sockaddr_un *address, GError **error)
{
  struct stat status;

  if (lstat (address->sun_path, &status) != 0)
    return TRUE;
  if (!S_ISSOCK (status.st_mode)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: exists and is no socket", path);
    return FALSE;
  }
  if (somebody_answers (address)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: another hub serves there", path);
    return FALSE;
  }
  if (unlink (address->sun_path) != 0 && errno != ENOENT) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", path, g_strerror (errno));
    return FALSE;
  }
  return TRUE;
}

/* The mode is set before bind(): there is no moment in which others could connect. */
static gboolean
bind_and_listen (LoketListener *listener, const struct sockaddr_un *address, GError **error)
{
  struct stat status;

  listener->fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener->fd < 0 || fchmod (listener->fd, SOCKET_MODE) != 0 ||
      bind (listener->fd, (const struct sockaddr *) address, sizeof *address) != 0 ||
      lstat (address->sun_path, &status) != 0) {
    loket_set_error (
        error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", listener->path, g_strerror (errno));
    return FALSE;
  }
  listener->device = status.st_dev;
  listener->inode = status.st_ino;
  if (listen (listener->fd, BACKLOG) != 0) {
    loket_set_error (
        error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", listener->path, g_strerror (errno));
    return FALSE;
  }
  return TRUE;
}

static gboolean
peer_may_enter (int fd)
{
  struct ucred peer;
  socklen_t length = sizeof peer;

  return getsockopt (fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
         loket_listener_lets_in (peer.uid, geteuid ());
}

static void watch_again (LoketListener *listener);

static gboolean
rested_cb (gpointer data)
{
  LoketListener *listener = data;

  listener->rest = 0;
  watch_again (listener);
  return G_SOURCE_REMOVE;
}

static gboolean
accept_cb (int fd, GIOCondition condition, gpointer data)
{
  LoketListener *listener = data;

  for (int i = 0; i < ACCEPTS_A_TURN; i++) {
    const int peer = accept4 (fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (peer < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)) {
      g_message ("no descriptor left for another connection: resting");
      listener->watch = 0;
      listener->rest = g_timeout_add (REST_MS, rested_cb, listener);
      return G_SOURCE_REMOVE;
    }
    if (peer < 0)
      return G_SOURCE_CONTINUE;
    if (listener->path == NULL || peer_may_enter (peer))
      listener->accepted (peer, listener->data);
    else
      close (peer);
  }
  return G_SOURCE_CONTINUE;
}

static void
watch_again (LoketListener *listener)
{
  listener->watch = g_unix_fd_add (listener->fd, G_IO_IN, accept_cb, listener);
}

/**
 * loket_listener_new_unix:
 * @path: where the socket goes; a relative one counts from the working folder
 * @accepted: takes each connection that was let in
 * @data: for @accepted
 * @error: return location
 *
 * Opens a Unix socket with mode 0600 and listens on the default main context.  A socket that
 * nobody serves is replaced; the caller holds the lock of the folder.
 *
 * Returns: (transfer full) (nullable): the open door; %NULL with %LOKET_ERROR_INTERNAL
 */
LoketListener *
loket_listener_new_unix (const char *path,
                         LoketListenerAccepted accepted,
                         gpointer data,
                         GError **error)
{
  g_autoptr (LoketListener) listener = g_new0 (LoketListener, 1);
  struct sockaddr_un address;
  int folder;
  gboolean open;

  listener->fd = -1;
  listener->path = g_canonicalize_filename (path, NULL);
  listener->address = g_strconcat ("unix:", listener->path, NULL);
  listener->accepted = accepted;
  listener->data = data;
  open = make_address (listener->path, &folder, &address, error) &&
         remove_stale (listener->path, &address, error) &&
         bind_and_listen (listener, &address, error);
  if (folder >= 0)
    close (folder);
  if (!open)
    return NULL;
  watch_again (listener);
  return g_steal_pointer (&listener);
}

static gboolean
bind_tcp (LoketListener *listener, const struct addrinfo *at)
{
  const int on = 1;

  listener->fd = socket (at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener->fd < 0)
    return FALSE;
  setsockopt (listener->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt (listener->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* kept by its children */
  return bind (listener->fd, at->ai_addr, at->ai_addrlen) == 0 &&
         listen (listener->fd, BACKLOG) == 0;
}

static guint16
read_port (int fd)
{
  struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
  socklen_t length = sizeof address;

  getsockname (fd, (struct sockaddr *) &address, &length);
  return g_ntohs (address.ss_family == AF_INET6
                      ? ((const struct sockaddr_in6 *) (const void *) &address)->sin6_port
                      : ((const struct sockaddr_in *) (const void *) &address)->sin_port);
}

/**
 * loket_listener_new_tcp:
 * @host: name or address of this machine
 * @port: 0 = any that is free
 * @accepted: takes each connection
 * @data: for @accepted
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the open socket; %NULL with %LOKET_ERROR_INTERNAL
 */
LoketListener *
loket_listener_new_tcp (const char *host,
                        guint16 port,
                        LoketListenerAccepted accepted,
                        gpointer data,
                        GError **error)
{
  const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
  g_autoptr (LoketListener) listener = g_new0 (LoketListener, 1);
  g_autofree char *service = g_strdup_printf ("%u", port);
  struct addrinfo *list = NULL;
  gboolean open;

  listener->fd = -1;
  listener->accepted = accepted;
  listener->data = data;
  open = getaddrinfo (host, service, &hints, &list) == 0 && bind_tcp (listener, list);
  if (list != NULL)
    freeaddrinfo (list);
  if (!open) {
    loket_set_error (
        error, LOKET_ERROR_INTERNAL, NULL, "%s:%u: %s", host, port, g_strerror (errno));
    return NULL;
  }
  listener->port = read_port (listener->fd);
  listener->address = g_strdup_printf (
      strchr (host, ':') != NULL ? "https://[%s]:%u" : "https://%s:%u", host, listener->port);
  watch_again (listener);
  return g_steal_pointer (&listener);
}

/**
 * loket_listener_port:
 * @listener: a door
 *
 * Returns: its port, 0 for a Unix socket
 */
guint16
loket_listener_port (LoketListener *listener)
{
  return listener->port;
}

/**
 * loket_listener_free:
 * @listener: (nullable) (transfer full): a door
 *
 * Closes it and removes its socket, unless somebody else put another one there.
 */
void
loket_listener_free (LoketListener *listener)
{
  struct stat status;

  if (listener == NULL)
    return;
  g_clear_handle_id (&listener->watch, g_source_remove);
  g_clear_handle_id (&listener->rest, g_source_remove);
  if (listener->inode != 0 && lstat (listener->path, &status) == 0 &&
      status.st_ino == listener->inode && status.st_dev == listener->device)
    unlink (listener->path);
  if (listener->fd >= 0)
    close (listener->fd);
  g_free (listener->address);
  g_free (listener->path);
  g_free (listener);
}

/**
 * loket_listener_address:
 * @listener: a door
 *
 * Returns: (transfer none): how it is named in the `ready` line, "unix:/abs/path" or
 *   "https://HOST:PORT"
 */
const char *
loket_listener_address (LoketListener *listener)
{
  return listener->address;
}
