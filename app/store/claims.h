/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about lists of claims to the store; app/office/claims.c asks them. */
#pragma once

#include "core/claim.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  const char *list;      /* (nullable) */
  const char *facility;  /* (nullable) */
  const char *from_day;  /* (nullable) */
  const char *until_day; /* (nullable) */
} LoketClaimFilter;

gboolean loket_txn_claim_of_file (LoketTxn *txn,
                                  const char *facility,
                                  const char *sha256,
                                  LoketClaimList **list,
                                  GError **error);
gboolean loket_txn_claim_of_slip (LoketTxn *txn, const char *guarantee, char **row, GError **error);
gboolean loket_txn_mark_claimed (LoketTxn *txn, const char *list, gint64 at, GError **error);

/* Element-type LoketClaimList, LoketClaimTotal, LoketClaimRow */
GPtrArray *loket_txn_claim_lists (LoketTxn *txn,
                                  const LoketClaimFilter *filter,
                                  guint limit,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_claim_totals (LoketTxn *txn,
                                   const LoketClaimFilter *filter,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_claim_rows (LoketTxn *txn,
                                 const char *list,
                                 guint outcomes,
                                 gint64 after,
                                 guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
