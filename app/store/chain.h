/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chain of rows, each sealed to the one before by an HMAC; audit.c and access.c have one each. */
#pragma once

#include "core/audit.h"
#include "store/txn-private.h"

G_BEGIN_DECLS

#define LOKET_CHAIN_COLUMNS 12 /* at most, without `hash` */

/* The columns begin with office, seq and at, the numbers, and end with previous; the table has
 * `hash` besides. */
typedef struct {
  LoketAuditChain which;
  const char *table;  /* also the scope of its number series */
  const char *domain; /* first line under the HMAC */
  const char *columns[LOKET_CHAIN_COLUMNS];
  guint n_columns;
} LoketChain;

/* What an anchor says of a chain. */
typedef struct {
  gint64 rows;
  const char *head; /* "" when there were none */
} LoketChainEnd;

extern const LoketChain loket_audit_chain;
extern const LoketChain loket_access_chain;

LoketTxn *
loket_access_reader (LoketTxn *txn, const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *loket_chain_hash (const LoketChain *chain,
                        GBytes *key,
                        const LoketValue *values) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_chain_append (LoketTxn *txn,
                             const LoketChain *chain,
                             LoketValue values[LOKET_CHAIN_COLUMNS],
                             GError **error);
gboolean
loket_chain_end (LoketTxn *txn, const LoketChain *chain, gint64 *rows, char **head, GError **error);
gboolean loket_chain_verify (LoketTxn *txn,
                             const LoketChain *chain,
                             const LoketChainEnd *anchored,
                             LoketAuditReport *report,
                             gint64 *rows,
                             GError **error);

G_END_DECLS
