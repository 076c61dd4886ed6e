/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listening socket: a Unix one that hands over each connection of the same user, or one of TCP
 * that hands over all; door.c opens it. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef struct _LoketListener LoketListener;

/* Takes over @fd, a connection that was let in. */
typedef void (*LoketListenerAccepted) (int fd, gpointer data);

LoketListener *loket_listener_new_unix (const char *path,
                                        LoketListenerAccepted accepted,
                                        gpointer data,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListener *loket_listener_new_tcp (const char *host,
                                       guint16 port,
                                       LoketListenerAccepted accepted,
                                       gpointer data,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_listener_free (LoketListener *listener);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListener, loket_listener_free)

const char *loket_listener_address (LoketListener *listener);
guint16 loket_listener_port (LoketListener *listener);
gboolean loket_listener_lets_in (uid_t peer, uid_t own);

G_END_DECLS
