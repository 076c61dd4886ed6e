/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about guarantee slips to the store; app/office/guarantees.c and claims.c ask them. */
#pragma once

#include "core/card.h"
#include "core/guarantee.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  const char *facility; /* (nullable) */
  const char *area;     /* (nullable) of the holders, and below */
  const char *day;      /* (nullable) */
  guint states;         /* bits 1 << LoketGuaranteeState; 0 = all */
  gboolean marked;      /* only those with a mark */
  gint64 told_at;       /* behind this place of a page; 0 = from the first on */
  const char *id;       /* (nullable) of that place */
} LoketGuaranteeFilter;

/* Element-type LoketGuarantee */
GPtrArray *loket_txn_guarantees (LoketTxn *txn,
                                 const LoketGuaranteeFilter *filter,
                                 guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_guarantees_with_code (LoketTxn *txn,
                                           const char *code,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_guarantee_of_visit (LoketTxn *txn,
                                       const LoketGuarantee *visit,
                                       LoketGuarantee **first,
                                       GError **error);
gboolean
loket_txn_facility_is_known (LoketTxn *txn, const char *facility, gboolean *known, GError **error);

/* What the office knows of a print that a desk has seen. */
typedef struct {
  gboolean known;
  gboolean good;     /* now */
  gint64 changed_at; /* since when it is, or is not */
} LoketPrintSeen;

gboolean
loket_txn_card_numbered (LoketTxn *txn, const char *number, LoketCard **card, GError **error);
gboolean loket_txn_print_seen (LoketTxn *txn,
                               const char *card,
                               gint64 print_number,
                               LoketPrintSeen *seen,
                               GError **error);

G_END_DECLS
