/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub: carries operations and the feed of an office over HTTP; main.c runs one, tests too.
 * Main thread only, on the default main context. */
#pragma once

#include "hub/tls/authority.h"

G_BEGIN_DECLS

typedef struct _LoketHub LoketHub;

/* 0 = the value of the house. */
typedef struct {
  guint connections; /* open at once at one door: 1,000 */
  guint per_device;  /* connections of one device: 8 */
  guint per_address; /* connections from one address that have not shown a certificate: 32 */
  guint idle_s;      /* a connection that does nothing is closed: 30 */
  guint comment_ms;  /* a feed reader that hears nothing gets a comment: 15,000 */
  guint waiting;     /* writes in the queue of the store, above which writes are refused: 1,000 */
} LoketHubLimits;

typedef void (*LoketHubDone) (gpointer data);

LoketHub *loket_hub_new (LoketOffice *office,
                         const LoketHubLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_hub_open_socket (LoketHub *hub, const char *path, GError **error);
void loket_hub_set_authority (LoketHub *hub, LoketAuthority *authority);
gboolean loket_hub_listen (LoketHub *hub, const char *host, guint16 port, GError **error);
const char *loket_hub_lan_address (LoketHub *hub);
const char *loket_hub_address (LoketHub *hub);
guint loket_hub_connections (LoketHub *hub);
void loket_hub_set_changed (LoketHub *hub, LoketHubDone changed, gpointer data);
void loket_hub_stop (LoketHub *hub, LoketHubDone stopped, gpointer data);
void loket_hub_free (LoketHub *hub);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketHub, loket_hub_free)

G_END_DECLS
