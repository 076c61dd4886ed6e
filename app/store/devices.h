/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about devices to the store; app/office/devices.c asks them. */
#pragma once

#include "core/device.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_devices (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_open_enrolments (LoketTxn *txn, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_txn_see_device (LoketTxn *txn, const char *device, gint64 at, GError **error);

G_END_DECLS
