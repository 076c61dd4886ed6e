/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asked for what he may not have: a row of the access log for each, up to a number; the
 * dispatcher says it. */
#pragma once

#include "core/error.h"
#include "core/operations.h"
#include "office/asker.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Rows that the refusals of one device may make in an hour; what is more is counted, and the count
 * is a row too.  A device that asks without end does not fill the disk. */
#define LOKET_REFUSALS_HOUR 20

typedef struct _LoketRefusals LoketRefusals;

LoketRefusals *loket_refusals_new (LoketStore *store) G_GNUC_WARN_UNUSED_RESULT;
void loket_refusals_free (LoketRefusals *refusals, gint64 now);

void loket_refusals_note (LoketRefusals *refusals,
                          const LoketOperation *operation,
                          const LoketCaller *caller,
                          gint64 now);
void loket_refusals_tell (LoketRefusals *refusals, gint64 now);

G_END_DECLS
