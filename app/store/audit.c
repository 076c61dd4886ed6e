/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit chain: who did what, each row sealed to the one before; app/office writes one a turn.
 *
 * `hash` is HMAC-SHA-256, in lower-case hex, over the line "loket-audit-1\n" and then every column
 * but itself in the order office, seq, at, operation, device, officer, purpose, key, before, after,
 * previous: an absent one as "n;", a number as "i123;", a text as "t5:bytes;" with its length in
 * bytes.  `previous` is the hash of the row before, "" in the first; sequence numbers have no gap.
 * The key is DIR/keys/audit.key: who can change the file but not read the key cannot mend the
 * chain.
 */
#include "config.h"

#include "store/txn-private.h"

#include "core/error.h"

#include <string.h>

#define AUDIT_SCOPE "audit"
#define AUDIT_DOMAIN "loket-audit-1\n"

static const char *const audit_columns[] = {"office",
                                            "seq",
                                            "at",
                                            "operation",
                                            "device",
                                            "officer",
                                            "purpose",
                                            "key",
                                            "before",
                                            "after",
                                            "previous"};

#define N_AUDIT_COLUMNS G_N_ELEMENTS (audit_columns)

static void
add_to_hmac (GHmac *hmac, const LoketValue *value)
{
  g_autofree char *head = NULL;

  if (value->kind == LOKET_VALUE_NUMBER)
    head = g_strdup_printf ("i%" G_GINT64_FORMAT ";", value->number);
  else if (value->kind == LOKET_VALUE_TEXT)
    head = g_strdup_printf ("t%" G_GSIZE_FORMAT ":", strlen (value->text));
  else
    head = g_strdup ("n;");
  g_hmac_update (hmac, (const guchar *) head, (gssize) strlen (head));
  if (value->kind == LOKET_VALUE_TEXT) {
    g_hmac_update (hmac, (const guchar *) value->text, (gssize) strlen (value->text));
    g_hmac_update (hmac, (const guchar *) ";", 1);
  }
}

static char *
hash_of (LoketTxn *txn, const LoketValue values[N_AUDIT_COLUMNS])
{
  gsize length;
  const guchar *key = g_bytes_get_data (txn->audit_key, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, key, length);

  g_hmac_update (hmac, (const guchar *) AUDIT_DOMAIN, (gssize) strlen (AUDIT_DOMAIN));
  for (guint i = 0; i < N_AUDIT_COLUMNS; i++)
    add_to_hmac (hmac, &values[i]);
  return g_strdup (g_hmac_get_string (hmac));
}

static gboolean
hash_at (LoketTxn *txn, gint64 seq, char **hash, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT hash FROM audit WHERE office = ?1 AND seq = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (seq)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  *hash = g_strdup (row ? loket_rows_text (rows, "hash") : "");
  return TRUE;
}

/**
 * loket_txn_audit:
 * @txn: a write transaction
 * @row: what to put down
 * @error: as loket_rows_next()
 *
 * Appends a row to the audit chain.
 *
 * Returns: %TRUE when it is in
 */
gboolean
loket_txn_audit (LoketTxn *txn, const LoketAuditRow *row, GError **error)
{
  g_autofree char *previous = NULL;
  g_autofree char *hash = NULL;
  LoketValue values[N_AUDIT_COLUMNS + 1];
  gint64 seq;

  if (!loket_txn_next_number (txn, AUDIT_SCOPE, "", &seq, error) ||
      !hash_at (txn, seq - 1, &previous, error))
    return FALSE;
  values[0] = LOKET_T (txn->office);
  values[1] = LOKET_N (seq);
  values[2] = LOKET_N (row->at);
  values[3] = LOKET_T (row->operation);
  values[4] = LOKET_T (row->device);
  values[5] = LOKET_T (row->officer);
  values[6] = LOKET_T (row->purpose);
  values[7] = LOKET_T (row->key);
  values[8] = LOKET_T (row->before);
  values[9] = LOKET_T (row->after);
  values[10] = LOKET_T (previous);
  hash = hash_of (txn, values);
  values[11] = LOKET_T (hash);
  return loket_engine_exec (txn->engine,
                            "INSERT INTO audit (office, seq, at, operation, device, officer, "
                            "purpose, key, before, after, previous, hash) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                            values,
                            G_N_ELEMENTS (values),
                            error);
}

static gboolean
is_number_column (guint i)
{
  return i == 1 || i == 2;
}

/* %NULL when the row is the one that was written after @previous with number @seq. */
static const char *
fault_of_row (LoketTxn *txn, LoketRows *rows, gint64 seq, const char *previous)
{
  LoketValue values[N_AUDIT_COLUMNS];
  g_autofree char *hash = NULL;

  for (guint i = 0; i < N_AUDIT_COLUMNS; i++)
    values[i] = is_number_column (i) ? LOKET_N (loket_rows_number (rows, audit_columns[i]))
                                     : LOKET_T (loket_rows_text (rows, audit_columns[i]));
  if (values[1].number != seq)
    return "is missing";
  if (strcmp (loket_rows_text (rows, "previous"), previous) != 0)
    return "does not follow the row before it";
  hash = hash_of (txn, values);
  return strcmp (loket_rows_text (rows, "hash"), hash) == 0 ? NULL : "was changed";
}

static gboolean
report (GError **error, gint64 seq, const char *fault)
{
  loket_set_error (error,
                   LOKET_ERROR_INTERNAL,
                   NULL,
                   "Row %" G_GINT64_FORMAT " of the audit chain %s",
                   seq,
                   fault);
  return FALSE;
}

/**
 * loket_txn_audit_verify:
 * @txn: a transaction
 * @rows: (out): how many rows the chain has, up to the first fault
 * @error: set to %LOKET_ERROR_INTERNAL with the number of the first row that is missing, was
 *   changed or stands in another place
 *
 * Returns: %TRUE when the whole chain is as it was written
 */
gboolean
loket_txn_audit_verify (LoketTxn *txn, gint64 *rows, GError **error)
{
  g_autofree char *previous = g_strdup ("");
  g_autoptr (LoketRows) found =
      loket_engine_query (txn->engine,
                          "SELECT office, seq, at, operation, device, officer, purpose, key, "
                          "before, after, previous, hash FROM audit WHERE office = ?1 ORDER BY seq",
                          LOKET_VALUES (LOKET_T (txn->office)),
                          error);
  gint64 last;
  gboolean row;

  *rows = 0;
  if (found == NULL || !loket_rows_next (found, &row, error))
    return FALSE;
  while (row) {
    const char *fault = fault_of_row (txn, found, *rows + 1, previous);
    if (fault != NULL)
      return report (error, *rows + 1, fault);
    g_free (previous);
    previous = g_strdup (loket_rows_text (found, "hash"));
    *rows += 1;
    if (!loket_rows_next (found, &row, error))
      return FALSE;
  }
  if (!loket_txn_last_number (txn, AUDIT_SCOPE, "", &last, error))
    return FALSE;
  return last == *rows || report (error, *rows + 1, "is missing");
}
