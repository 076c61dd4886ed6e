/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each device was heard of last: known at once, put down now and then; the hub says it, the
 * device desk shows it. */
#pragma once

#include "core/device.h"
#include "office/office.h"

G_BEGIN_DECLS

typedef struct _LoketSeen LoketSeen;

LoketSeen *loket_seen_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_seen_free (LoketSeen *seen);

void loket_seen_note (LoketSeen *seen, const char *device, gint64 now);
void loket_seen_show (LoketSeen *seen, LoketDevice *device);
void loket_seen_put_down (LoketSeen *seen, LoketStore *store, gint64 now);
void loket_seen_put_down_all (LoketSeen *seen, LoketStore *store);

G_END_DECLS
