/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the queue to the store; app/office/queue.c asks them. */
#pragma once

#include "core/queue.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Lists are (element-type LoketTicket) (transfer full), in order of arrival: issued_at, then id. */
GPtrArray *loket_txn_tickets_in_state (LoketTxn *txn,
                                       const char *day,
                                       const LoketTicketState *states,
                                       guint n_states,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_tickets_of_day (LoketTxn *txn, const char *day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_open_tickets_before (LoketTxn *txn,
                                          const char *day,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_count_waiting (LoketTxn *txn,
                                  const char *day,
                                  const char *stage,
                                  gint64 *waiting,
                                  GError **error);
LoketTicket *loket_txn_ticket_labelled (LoketTxn *txn,
                                        const char *day,
                                        const char *label,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketCounter *loket_txn_counter (LoketTxn *txn, const char *day, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_counter_of_device (LoketTxn *txn,
                                      const char *day,
                                      const char *device,
                                      LoketCounter **counter,
                                      GError **error);
GPtrArray *
loket_txn_counters (LoketTxn *txn, const char *day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_last_calls (LoketTxn *txn,
                                 const char *day,
                                 guint limit,
                                 gint64 within,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
