/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about cards, slots and photographs to the store; the desks of cards ask them. */
#pragma once

#include "core/blank-stock.h"
#include "core/card.h"
#include "core/decision.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Which cards, from which line on; what is NULL or 0 is not asked for. */
typedef struct {
  const char *area;
  const char *product;
  const char *number; /* how it begins */
  guint states;       /* bits 1 << LoketCardState */
  gint64 from;
  guint limit;
} LoketCardFilter;

/* Element-type LoketCard */
GPtrArray *loket_txn_cards (LoketTxn *txn,
                            const LoketCardFilter *filter,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_cards_of_person (LoketTxn *txn,
                                      const char *person,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_live_cards (LoketTxn *txn, const char *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_cards_of_decision (LoketTxn *txn,
                                        const char *decision,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_cards_unclaimed (LoketTxn *txn,
                                      const LoketCardFilter *filter,
                                      gint64 before,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_cards_run_out (LoketTxn *txn, const char *day, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_cards_to_resume (LoketTxn *txn, const char *day, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Element-type LoketDecision: granted, and no card on its way. */
GPtrArray *loket_txn_cards_waiting (LoketTxn *txn,
                                    const LoketCardFilter *filter,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Element-type LoketStatusSlot. */
GPtrArray *
loket_txn_slots_of_card (LoketTxn *txn, const char *card, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_skip_slots (LoketTxn *txn, GError **error);

/* Element-type LoketCardHandover, newest first. */
GPtrArray *
loket_txn_handovers (LoketTxn *txn, const char *card, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* SHA-256 of the newest picture of a person; %NULL when there is none. */
gboolean loket_txn_photo_of (LoketTxn *txn, const char *person, char **photo, GError **error);
gboolean loket_txn_card_names_blob (LoketTxn *txn,
                                    const char *sha256,
                                    const char *area,
                                    gboolean *names,
                                    GError **error);

G_END_DECLS
