/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is made of, for keep.c, and where not everything is as usual, for the tests. */
#pragma once

#include "client/client.h"
#include "client/finder.h"
#include "client/offline.h"

G_BEGIN_DECLS

LoketClient *loket_client_new_for_places (LoketDeviceKind kind,
                                          LoketPlaces *places) G_GNUC_WARN_UNUSED_RESULT;
LoketCalls *loket_client_get_calls (LoketClient *self);
LoketOffline *loket_client_get_offline (LoketClient *self);
void loket_client_take_offline (LoketClient *self, LoketOffline *offline);
void loket_client_doubt (LoketClient *self);
gboolean loket_client_keep_by (LoketClient *self,
                               const char *dir,
                               const LoketMachine *machine,
                               GError **error);

G_END_DECLS
