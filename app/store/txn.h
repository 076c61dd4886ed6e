/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a work may do inside its transaction: records, feed, audit, answers under their keys. */
#pragma once

#include "core/audit.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Records, by their tables of fields.  The table of a record's type has the columns `office` and
 * one for each field that loket_field_is_column(); the key is (office, KEY field), or
 * (office, day, id) for entities that exist once a day: those whose key is no UUID (counter).
 * What is not there is %LOKET_ERROR_NOT_FOUND with its id as the parameter. */
gboolean loket_txn_insert (LoketTxn *txn, LoketRecord *record, GError **error);
gboolean loket_txn_update (LoketTxn *txn, LoketRecord *record, GError **error);
LoketRecord *
loket_txn_get (LoketTxn *txn, GType type, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A refusal is undone, but its answer is kept: see loket_txn_keep_answer(). */
gboolean loket_txn_mark (LoketTxn *txn, GError **error);
gboolean loket_txn_undo_to_mark (LoketTxn *txn, GError **error);

/* Feed: gives the event its sequence number from a row updated in the same transaction. */
gboolean loket_txn_tell (LoketTxn *txn,
                         const char *topic,
                         const char *entity,
                         const char *id,
                         const char *json,
                         gint64 at,
                         GError **error);
GPtrArray *loket_txn_events_after (LoketTxn *txn,
                                   gint64 after,
                                   const char *const *topics,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
#define LOKET_EVENTS_PRUNED 500 /* at once */
gboolean loket_txn_prune_events (LoketTxn *txn, gint64 before, gint64 *pruned, GError **error);
gint64 loket_txn_last_seq (LoketTxn *txn, GError **error);
gint64 loket_txn_first_seq (LoketTxn *txn, GError **error);

/* Audit: one row a write turn, chained by HMAC-SHA-256 over the previous hash and every column. */
typedef struct {
  gint64 at;
  const char *operation;
  const char *device;
  const char *officer; /* nullable */
  const char *purpose; /* nullable */
  const char *key;     /* nullable: the idempotency key */
  const char *before;  /* nullable: JSON array of the records as they were */
  const char *after;   /* nullable: JSON array of the records as they are */
} LoketAuditRow;

gboolean loket_txn_audit (LoketTxn *txn, const LoketAuditRow *row, GError **error);
gboolean loket_txn_audit_verify (LoketTxn *txn, gint64 *rows, GError **error);
gboolean loket_txn_audit_end (LoketTxn *txn, gint64 *rows, char **head, GError **error);
#define LOKET_AUDIT_LOOKED_AT 20000 /* rows by one search; it goes on from there */
GPtrArray *loket_txn_audit_rows (LoketTxn *txn,
                                 LoketAuditQuery *query,
                                 gint64 from,
                                 gint64 until,
                                 LoketOptional *next,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketAuditEntry *
loket_txn_audit_row (LoketTxn *txn, gint64 row, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Answers under their keys (idempotency), kept 45 days. */
typedef struct {
  char *operation;
  char *device;
  char *request_sha256; /* keyed, of the request and who asked: see app/office/dispatch.c */
  char *error_code;     /* nullable: the answer is this refusal */
  char *parameter;      /* nullable: of the refusal */
  char *reply;          /* nullable: the answer, JSON, byte for byte */
} LoketKeptAnswer;

void loket_kept_answer_free (LoketKeptAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketKeptAnswer, loket_kept_answer_free)

gboolean
loket_txn_find_answer (LoketTxn *txn, const char *key, LoketKeptAnswer **answer, GError **error);
gboolean loket_txn_keep_answer (LoketTxn *txn,
                                const char *key,
                                const LoketKeptAnswer *answer,
                                gint64 at,
                                GError **error);

/* Small facts about the office: "day" is the business day, which never goes back.  What was never
 * set is %NULL without an error. */
char *
loket_txn_get_meta (LoketTxn *txn, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_set_meta (LoketTxn *txn, const char *name, const char *value, GError **error);

/* Number series: one row per scope and day, UPDATE … RETURNING; starts at 1. */
gboolean loket_txn_next_number (LoketTxn *txn,
                                const char *scope,
                                const char *day,
                                gint64 *number,
                                GError **error);
gboolean loket_txn_take_numbers (LoketTxn *txn,
                                 const char *scope,
                                 const char *day,
                                 gint64 many,
                                 gint64 *first,
                                 GError **error);
gboolean loket_txn_last_number (LoketTxn *txn,
                                const char *scope,
                                const char *day,
                                gint64 *number,
                                GError **error);

/* A long read that has written by another way sees that from here on. */
void loket_txn_refresh (LoketTxn *txn);

/* Looks the whole file over: SQLite's own check, foreign keys, audit chain, feed. */
LoketCheckReport *loket_txn_check (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
