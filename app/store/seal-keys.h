/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the desk of keys to the store. */
#pragma once

#include "core/key-desk.h"
#include "core/status-list.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_seal_keys (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_keep_seed (LoketTxn *txn, GBytes *public_key, GBytes *sealed, GError **error);
gboolean loket_txn_seed (LoketTxn *txn, GBytes *public_key, GBytes **sealed, GError **error);
gboolean loket_txn_newest_trust_list (LoketTxn *txn, LoketTrustFile **trust, GError **error);

char **loket_txn_status_issuers (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_fill_status_list (LoketTxn *txn, LoketStatusList *list, gint64 *given, GError **error);

G_END_DECLS
