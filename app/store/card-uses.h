/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the desk of verifiers to the store: signed lists to give out, and uses of cards. */
#pragma once

#include "core/verifier-desk.h"
#include "store/txn.h"

G_BEGIN_DECLS

#define LOKET_USES_PRUNED 500 /* at once */

gboolean loket_txn_keep_status_file (LoketTxn *txn, LoketListFile *file, gint64 at, GError **error);

/* Element-type LoketListHeld: what there is; then one of them whole. */
GPtrArray *loket_txn_status_files (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListFile *
loket_txn_status_file (LoketTxn *txn, const char *iss, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Element-type LoketUseHint, newest first, of uses from @since on. */
GPtrArray *
loket_txn_uses_apart (LoketTxn *txn, gint64 since, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_uses_after_death (LoketTxn *txn, gint64 since, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_uses_above (LoketTxn *txn, gint64 since, gint64 least, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_uses_median (LoketTxn *txn, gint64 since, gint64 *median, GError **error);

/* Element-type LoketUseCount. */
GPtrArray *
loket_txn_use_counts (LoketTxn *txn, gint64 since, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_txn_prune_uses (LoketTxn *txn, gint64 before, gint64 *pruned, GError **error);

G_END_DECLS
