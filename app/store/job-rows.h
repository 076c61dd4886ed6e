/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about long work to the store; app/office asks them. */
#pragma once

#include "core/job.h"
#include "store/txn.h"

G_BEGIN_DECLS

gboolean loket_txn_next_job (LoketTxn *txn, LoketJob **job, GError **error);
GPtrArray *loket_txn_jobs (LoketTxn *txn, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_job_of_result (LoketTxn *txn, const char *result, LoketJob **job, GError **error);

G_END_DECLS
