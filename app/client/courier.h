/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says to the hub what waits in the outbox, in order and with the same keys; offline.c uses it. */
#pragma once

#include "client/calls.h"
#include "client/outbox.h"
#include "client/task.h"

G_BEGIN_DECLS

typedef struct _LoketCourier LoketCourier;

LoketCourier *loket_courier_new (LoketOutbox *outbox,
                                 LoketCalls *calls,
                                 void (*changed) (gpointer data),
                                 gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void loket_courier_free (LoketCourier *self);

void loket_courier_go (LoketCourier *self);
GListModel *loket_courier_tasks (LoketCourier *self);
gboolean loket_courier_dismiss (LoketCourier *self, const char *key, GError **error);

G_END_DECLS
