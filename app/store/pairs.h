/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about doubtful pairs and the rows they are of; the clerical desk asks them. */
#pragma once

#include "core/pair-desk.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* One kind of pair of a region, the heaviest first.  A place is behind the last pair of a page. */
typedef struct {
  LoketPairState state;
  LoketPairHint hint;
  const char *area; /* (nullable) and below; %NULL = everywhere */
  gint64 batch;     /* number of a list, 0 = all */
  gint64 rested;    /* only decided (that is: postponed) up to then; 0 = whenever */
  gboolean has_place;
  gint64 weight;
  const char *id;
} LoketPairFilter;

GPtrArray *loket_txn_pairs (LoketTxn *txn,
                            const LoketPairFilter *filter,
                            guint limit,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_pair_counts (LoketTxn *txn, const char *area, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_pairs_of_row (LoketTxn *txn,
                                   const char *list_row,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_pairs_between (LoketTxn *txn,
                                    const char *one,
                                    const char *other,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Element-type LoketPairAnswer, newest first. */
GPtrArray *
loket_txn_last_answers (LoketTxn *txn, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Rows of lists. */
LoketListBatch *loket_txn_batch_of_row (LoketTxn *txn,
                                        const char *list_row,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_rows_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Element-type LoketPairMember: who lives with a person, or on a family card. */
GPtrArray *loket_txn_pair_members (LoketTxn *txn,
                                   const char *person,
                                   const char *family_card,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* KK of the family that a person lives in now, %NULL when there is none. */
gboolean
loket_txn_family_card_of (LoketTxn *txn, const char *person, char **family_card, GError **error);

/* The record that goes on: follows merged_into to its end. */
LoketPerson *
loket_txn_living_person (LoketTxn *txn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
