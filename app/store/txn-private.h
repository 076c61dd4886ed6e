/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transaction from the inside: the connection it runs on; only app/store looks at it. */
#pragma once

#include "store/engine.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct _LoketRecordSql LoketRecordSql;

/* One for each connection, used again for each of its transactions by that connection's thread. */
struct _LoketTxn {
  LoketEngine *engine; /* owned */
  char *office;
  char *dir; /* nullable: folder of the office, for access.db and the keys */
  GBytes *audit_key;
  GHashTable *record_sql; /* GType → LoketRecordSql */
  gint64 told;            /* sequence number of the last event of this work, 0 = none */
  gint64 told_at_mark;
  GHashTable
      *renamed;     /* nullable: numbers of people who are found otherwise since they are watched */
  gint64 pruned_at; /* when kept answers were thrown away last */
};

LoketTxn *loket_txn_new (LoketEngine *engine, const char *office, GBytes *audit_key);
void loket_txn_free (LoketTxn *txn);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketTxn, loket_txn_free)

gboolean loket_txn_run_work (LoketTxn *txn, LoketStoreWork work, gpointer data, GError **error);

GHashTable *loket_txn_new_record_sql (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_records (LoketTxn *txn,
                              GType type,
                              const char *rest,
                              const LoketValue *values,
                              guint n_values,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_txn_record (LoketTxn *txn,
                               GType type,
                               const char *rest,
                               const LoketValue *values,
                               guint n_values,
                               const char *what,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
