/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about stays in queues and about acts that may be taken back; app/office asks them. */
#pragma once

#include "core/journey.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_segments_of_days (LoketTxn *txn,
                                       const char *from,
                                       const char *until,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_segments_of_ticket (LoketTxn *txn,
                                         const char *ticket,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_remove_segment (LoketTxn *txn, const char *id, GError **error);
gboolean loket_txn_last_act (LoketTxn *txn,
                             const char *day,
                             const char *counter,
                             LoketQueueAct **act,
                             GError **error);
gboolean loket_txn_remove_act (LoketTxn *txn, const char *id, GError **error);
gboolean loket_txn_remove_acts_before (LoketTxn *txn, const char *day, GError **error);

G_END_DECLS
