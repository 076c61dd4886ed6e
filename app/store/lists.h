/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that came in, their rows and doubtful pairs: questions of imports and of whoever looks at
 * them; app/office asks. */
#pragma once

#include "core/list.h"
#include "store/txn.h"

G_BEGIN_DECLS

#define LOKET_N_ROW_STATES (LOKET_ROW_SUPERSEDED + 1)

/* A row of a list as bulk work reads it; texts last until the next one. */
typedef struct {
  gint64 row; /* of the list, from 1 */
  gint64 line;
  LoketRowState state;
  const char *person; /* nullable */
  LoketOptional weight;
  const char *reason; /* nullable */
  const char *facts;
} LoketListEntry;

typedef gboolean (*LoketListEntryFunc) (const LoketListEntry *entry, gpointer data);

/* Lists */
LoketListBatch *
loket_txn_list_batch (LoketTxn *txn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_list_of_file (LoketTxn *txn, const char *sha256, LoketListBatch **batch, GError **error);
GPtrArray *loket_txn_list_batches (LoketTxn *txn, const char *source, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_speaking_lists (LoketTxn *txn,
                                     const char *source,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_has_speaking_list (LoketTxn *txn, const char *source, gboolean *has, GError **error);

/* Their rows */
gboolean
loket_txn_add_list_row (LoketTxn *txn, gint64 batch, const LoketListEntry *entry, GError **error);
gboolean loket_txn_set_list_row (LoketTxn *txn,
                                 gint64 batch,
                                 gint64 row,
                                 LoketRowState state,
                                 const char *person,
                                 LoketOptional weight,
                                 const char *reason,
                                 GError **error);
gboolean loket_txn_walk_list (LoketTxn *txn,
                              gint64 batch,
                              gint64 after,
                              guint limit,
                              LoketListEntryFunc func,
                              gpointer data,
                              GError **error);
gboolean loket_txn_count_list_rows (LoketTxn *txn,
                                    gint64 batch,
                                    gint64 counts[LOKET_N_ROW_STATES],
                                    GError **error);
GPtrArray *loket_txn_list_rows (LoketTxn *txn,
                                gint64 batch,
                                const LoketRowState *state,
                                const char *after,
                                guint limit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_list_rows_of_person (LoketTxn *txn,
                                          const char *person,
                                          guint limit,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @village is "" where it is not known; @standing of the @people have not given way. */
typedef void (*LoketListVillageFunc) (const char *village,
                                      gint64 people,
                                      gint64 standing,
                                      gpointer data);
gboolean loket_txn_walk_list_villages (LoketTxn *txn,
                                       gint64 batch,
                                       LoketListVillageFunc func,
                                       gpointer data,
                                       GError **error);
gboolean loket_txn_supersede_list_rows (LoketTxn *txn,
                                        gint64 batch,
                                        gint64 after,
                                        gint64 up_to,
                                        const char *kept,
                                        gint64 *doubts,
                                        GError **error);

gboolean
loket_txn_forget_findings (LoketTxn *txn, gint64 batch, gint64 after, gint64 up_to, GError **error);

/* Pairs */
GPtrArray *loket_txn_list_pairs_of_person (LoketTxn *txn,
                                           const char *person,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_pair_with_hash (LoketTxn *txn, const char *data_hash, LoketPair **pair, GError **error);

typedef void (*LoketPairHashFunc) (const char *data_hash, LoketPairState state, gpointer data);
gboolean
loket_txn_walk_decided_pairs (LoketTxn *txn, LoketPairHashFunc func, gpointer data, GError **error);

G_END_DECLS
