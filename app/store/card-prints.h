/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about prints, their batches and blank cards to the store. */
#pragma once

#include "core/card-print.h"
#include "core/stock-desk.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  const char *area;
  const char *batch;
  const char *device;  /* that sent it */
  const char *village; /* exactly */
  const char *product;
  guint states;    /* bits 1 << LoketPrintingState */
  gboolean loose;  /* in no batch */
  gboolean undone; /* the last one of a card that waits for a good one, in no batch that is open */
  guint limit;
} LoketPrintFilter;

/* Element-type LoketCardPrint: those of a batch by place, others by hamlet and name of the holder.
 */
GPtrArray *loket_txn_prints (LoketTxn *txn,
                             const LoketPrintFilter *filter,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_prints_of_card (LoketTxn *txn,
                                     const char *card,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_prints_with_tag (LoketTxn *txn,
                                      const char *tag,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_print_at_slot (LoketTxn *txn,
                                  const char *iss,
                                  gint64 slot,
                                  LoketCardPrint **print,
                                  GError **error);
gboolean loket_txn_queue_is_busy (LoketTxn *txn,
                                  const char *device,
                                  const char *queue,
                                  gboolean *busy,
                                  GError **error);
gboolean loket_txn_reprints_since (LoketTxn *txn, gint64 since, gint64 *reprints, GError **error);
gboolean loket_txn_open_prints (LoketTxn *txn, gint64 *open, GError **error);

/* Element-type LoketPrintBatch, newest first. */
GPtrArray *loket_txn_batches (LoketTxn *txn,
                              const char *area,
                              guint states,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How many prints of a batch are in each state. */
gboolean loket_txn_batch_counts (LoketTxn *txn,
                                 const char *batch,
                                 gint64 counts[LOKET_PRINTING_CANCELLED + 1],
                                 GError **error);

/* Element-type LoketBlankStock, by kind and box. */
GPtrArray *loket_txn_stock (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_stock_line (LoketTxn *txn,
                               const char *blank,
                               const char *box,
                               LoketBlankStock **line,
                               GError **error);
gboolean loket_txn_blanks_out (LoketTxn *txn,
                               const char *blank,
                               const char *box,
                               gint64 *out,
                               GError **error);
gboolean loket_txn_blank_day (LoketTxn *txn, const char *day, gboolean *closed, GError **error);
gboolean loket_txn_blank_used (LoketTxn *txn,
                               const char *print,
                               LoketBlankMovement **movement,
                               GError **error);

G_END_DECLS
