/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A libmicrohttpd daemon as a source of the GLib main loop; the hub attaches it, exchanges and
 * streams wake their connections through it. */
#pragma once

#include <glib.h>
#include <microhttpd.h>

G_BEGIN_DECLS

GSource *loket_daemon_source_new (struct MHD_Daemon *daemon) G_GNUC_WARN_UNUSED_RESULT;
void loket_daemon_source_want_run (GSource *source);
void loket_daemon_source_resume (GSource *source, struct MHD_Connection *connection);

G_END_DECLS
