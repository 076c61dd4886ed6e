/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device keeps, as its two files share it: offline.c and press.c. */
#pragma once

#include "client/courier.h"
#include "client/offline.h"
#include "core/clock.h"

G_BEGIN_DECLS

struct _LoketOffline {
  LoketOutbox *outbox;
  LoketDeviceTime *time;
  LoketCourier *courier;
  LoketCalls *calls; /* borrowed */
  GBytes *ticket_key;
  LoketClock *clock; /* of the keys only */
  LoketRandom *random;
  LoketOfflineHooks hooks;
  gpointer hooks_data;
  LoketProfile *profile; /* NULL = never heard of */
  char *profile_json;
  char *day; /* the last that a hub told of, NULL = none */
  char *store_id;
  gint64 lane;
  guint patience_ms;
  gboolean down; /* the hub was there and is gone */
  GCancellable *cancellable;
};

LoketOutboxRow *loket_offline_make_row (LoketOffline *self,
                                        const char *key,
                                        const LoketOperation *operation,
                                        LoketRecord *request,
                                        LoketOutboxState state) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_offline_abandon (LoketOffline *self, const char *key, const char *ticket, GError **error);
void loket_offline_go (LoketOffline *self);
void loket_offline_changed (LoketOffline *self);

G_END_DECLS
