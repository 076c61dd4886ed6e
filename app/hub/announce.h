/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the network by mDNS where the hub is; lan.c has one while it listens. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LoketAnnounce LoketAnnounce;

LoketAnnounce *
loket_announce_new (const char *store_id, const char *host, guint16 port) G_GNUC_WARN_UNUSED_RESULT;
void loket_announce_free (LoketAnnounce *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketAnnounce, loket_announce_free)

G_END_DECLS
