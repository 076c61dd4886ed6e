/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement that grows, with its values: only what is asked for stands in it, since "column IS
 * NULL OR" would keep every index from being used.  Only app/store includes this. */
#pragma once

#include "store/txn-private.h"

G_BEGIN_DECLS

/* ?1 is the office. */
typedef struct {
  LoketTxn *txn; /* borrowed */
  GString *sql;
  GArray *values;  /* LoketValue */
  GPtrArray *kept; /* texts made for it, until it is cleared */
} LoketStatement;

LoketStatement loket_statement_new (LoketTxn *txn, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
void loket_statement_clear (LoketStatement *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketStatement, loket_statement_clear)

void loket_statement_add (LoketStatement *self, const char *sql, LoketValue value);
void loket_statement_add_text (LoketStatement *self, const char *sql, const char *text);
void loket_statement_add_kept (LoketStatement *self, const char *sql, char *text);
void loket_statement_add_area (LoketStatement *self, const char *before, const char *area);
void loket_statement_add_names (LoketStatement *self, const char *column, GType type, guint bits);

LoketRows *loket_statement_query (LoketStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_statement_records (LoketStatement *self,
                                    GType type,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
