/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office time of a device that may have no hub, kept across restarts; offline.c uses it. */
#pragma once

#include "client/outbox.h"

G_BEGIN_DECLS

/* Reads the clocks of the machine; tests bring their own. */
typedef void (*LoketReadMachine) (LoketClockReading *reading, gpointer data);

typedef struct {
  LoketReadMachine read; /* NULL = this machine */
  gpointer data;
} LoketMachine;

typedef struct _LoketDeviceTime LoketDeviceTime;

LoketDeviceTime *loket_device_time_new (LoketOutbox *outbox,
                                        const LoketMachine *machine) G_GNUC_WARN_UNUSED_RESULT;
void loket_device_time_free (LoketDeviceTime *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketDeviceTime, loket_device_time_free)

void loket_device_time_hear (LoketDeviceTime *self, gint64 office);
gboolean loket_device_time_has_heard (LoketDeviceTime *self);
LoketStamp loket_device_time_stamp (LoketDeviceTime *self, LoketClockReading *reading);
gboolean loket_device_time_is_sure (LoketDeviceTime *self);
gint64 loket_device_time_now (LoketDeviceTime *self);
gboolean loket_device_time_at (LoketDeviceTime *self, const LoketClockReading *reading, gint64 *at);
gboolean loket_device_time_keep (LoketDeviceTime *self, GError **error);

G_END_DECLS
