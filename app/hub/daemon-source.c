/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a libmicrohttpd daemon (external epoll) from the GLib main loop; hub.c attaches it. */
#include "config.h"

#include "hub/daemon-source.h"

typedef struct {
  GSource parent;
  struct MHD_Daemon *daemon; /* borrowed */
  gpointer tag;
} DaemonSource;

static gboolean
daemon_source_prepare (GSource *source, int *timeout)
{
  MHD_UNSIGNED_LONG_LONG ms;

  *timeout = -1;
  if (MHD_get_timeout (((DaemonSource *) source)->daemon, &ms) != MHD_YES)
    return FALSE;
  *timeout = (int) MIN (ms, G_MAXINT);
  return ms == 0;
}

static gboolean
daemon_source_check (GSource *source)
{
  DaemonSource *self = (DaemonSource *) source;
  MHD_UNSIGNED_LONG_LONG ms;

  return (g_source_query_unix_fd (source, self->tag) & G_IO_IN) != 0 ||
         (MHD_get_timeout (self->daemon, &ms) == MHD_YES && ms == 0);
}

static gboolean
daemon_source_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  MHD_run (((DaemonSource *) source)->daemon);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs daemon_source_funcs = {
    .prepare = daemon_source_prepare,
    .check = daemon_source_check,
    .dispatch = daemon_source_dispatch,
};

/**
 * loket_daemon_source_new:
 * @daemon: (transfer none): a daemon with MHD_USE_EPOLL and no thread; it outlives the source
 *
 * Returns: (transfer full): a source that runs it, not attached yet
 */
GSource *
loket_daemon_source_new (struct MHD_Daemon *daemon)
{
  GSource *source = g_source_new (&daemon_source_funcs, sizeof (DaemonSource));
  DaemonSource *self = (DaemonSource *) source;
  const union MHD_DaemonInfo *info = MHD_get_daemon_info (daemon, MHD_DAEMON_INFO_EPOLL_FD);

  self->daemon = daemon;
  self->tag = g_source_add_unix_fd (source, info->epoll_fd, G_IO_IN);
  g_source_set_name (source, "loket-hub");
  return source;
}

/**
 * loket_daemon_source_want_run:
 * @source: a daemon as source
 *
 * Has the daemon run in the next turn of the main loop, although its descriptor is quiet.
 */
void
loket_daemon_source_want_run (GSource *source)
{
  g_source_set_ready_time (source, 0);
}

/**
 * loket_daemon_source_resume:
 * @source: the daemon of @connection as source
 * @connection: a connection that sleeps
 *
 * Wakes it.  MHD itself only takes note of it until it is run: 0.9.75 without a thread of its own
 * signals nobody.
 */
void
loket_daemon_source_resume (GSource *source, struct MHD_Connection *connection)
{
  MHD_resume_connection (connection);
  loket_daemon_source_want_run (source);
}
