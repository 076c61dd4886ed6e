/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what hangs on a person: merging and splitting move by it, and a test holds it
 * against the foreign keys of the schema, so that no table is ever forgotten. */
#pragma once

#include "core/person.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_REFERENCE_MOVES, /* goes along with the person */
  LOKET_REFERENCE_STAYS, /* is about the record itself: who was merged into whom */
} LoketReferenceKind;

typedef struct {
  const char *column;
  GType (*type) (void); /* of the records in that table */
  LoketReferenceKind kind;
} LoketPersonReference;

const LoketPersonReference *loket_person_references (guint *n_references);
GType loket_person_reference_type (const char *entity);

GPtrArray *loket_txn_references (LoketTxn *txn,
                                 const LoketPersonReference *reference,
                                 const char *person,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a merge made is not there any more once it is undone; the audit chain still tells of it. */
gboolean loket_txn_take_back (LoketTxn *txn, LoketRecord *record, GError **error);

GPtrArray *loket_txn_merges_of_person (LoketTxn *txn,
                                       const char *person,
                                       guint limit,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
loket_txn_last_merges (LoketTxn *txn, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_txn_nik_is_matched (LoketTxn *txn,
                                   const char *nik,
                                   const char *but,
                                   gboolean *matched,
                                   GError **error);

G_END_DECLS
