/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about calls for an officer to the store; app/office/help.c asks them. */
#pragma once

#include "core/help.h"
#include "store/txn.h"

G_BEGIN_DECLS

gboolean
loket_txn_open_help_call (LoketTxn *txn, const char *device, LoketHelpCall **call, GError **error);
GPtrArray *loket_txn_help_calls_of_day (LoketTxn *txn,
                                        const char *day,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
