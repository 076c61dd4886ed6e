/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches in both chains, newest rows first, so many rows at once; the auditor's desk asks. */
#include "config.h"

#include "store/chain.h"

#include "core/error.h"
#include "store/statement.h"

/* What a refused turn leaves (app/office/turn.c); the code follows. */
#define REFUSED "[{\"refused\":\""

static void
add_filters (LoketStatement *search, LoketAuditQuery *query, const char *quoted, const char *below)
{
  const gboolean changes = query->chain == LOKET_AUDIT_OF_CHANGES;

  if (query->officer != NULL)
    loket_statement_add (search, " AND officer = *", LOKET_T (query->officer));
  if (query->device != NULL)
    loket_statement_add (search, " AND device = *", LOKET_T (query->device));
  if (query->operation != NULL)
    loket_statement_add (search,
                         g_str_has_suffix (query->operation, "/")
                             ? " AND substr (operation, 1, length (*)) = *"
                             : " AND operation = *",
                         LOKET_T (query->operation));
  if (query->record != NULL && changes)
    loket_statement_add (search, " AND (before LIKE * OR after LIKE *)", LOKET_T (quoted));
  else if (query->record != NULL)
    loket_statement_add (search, " AND subject LIKE *", LOKET_T (below));
  if (query->refused && changes)
    loket_statement_add (search, " AND after LIKE *", LOKET_T (REFUSED "%"));
  else if (query->refused)
    loket_statement_add (search,
                         " AND (subject = '" LOKET_ACCESS_REFUSED "' OR subject LIKE *)",
                         LOKET_T (LOKET_ACCESS_FORBIDDEN "%"));
}

static char *
refusal_of (const char *after)
{
  const char *code;

  if (after == NULL || !g_str_has_prefix (after, REFUSED))
    return NULL;
  code = after + strlen (REFUSED);
  return g_strndup (code, strcspn (code, "\""));
}

/* A row of the access log that is no read. */
static char *
refusal_to_read (const char *subject)
{
  const LoketErrorCode code =
      g_str_equal (subject, LOKET_ACCESS_REFUSED) ? LOKET_ERROR_TOO_MANY : LOKET_ERROR_NOT_ALLOWED;

  if (code == LOKET_ERROR_NOT_ALLOWED && !g_str_has_prefix (subject, LOKET_ACCESS_FORBIDDEN))
    return NULL;
  return g_strdup (loket_error_code_name (code));
}

static LoketAuditEntry *
read_entry (LoketRows *rows, LoketAuditChain chain)
{
  LoketAuditEntry *entry = loket_audit_entry_new ();

  entry->row = loket_rows_number (rows, "seq");
  entry->id = g_strdup_printf ("%s/%" G_GINT64_FORMAT,
                               loket_enum_name (loket_audit_chain_get_type (), (int) chain),
                               entry->row);
  entry->at = loket_rows_number (rows, "at");
  entry->operation = g_strdup (loket_rows_text (rows, "operation"));
  entry->device = g_strdup (loket_rows_text (rows, "device"));
  entry->officer = g_strdup (loket_rows_text (rows, "officer"));
  entry->purpose = g_strdup (loket_rows_text (rows, "purpose"));
  if (chain == LOKET_AUDIT_OF_ACCESS) {
    entry->subject = g_strdup (loket_rows_text (rows, "subject"));
    entry->refused = refusal_to_read (entry->subject);
    return entry;
  }
  entry->before = g_strdup (loket_rows_text (rows, "before"));
  entry->after = g_strdup (loket_rows_text (rows, "after"));
  entry->refused = refusal_of (entry->after);
  return entry;
}

static GPtrArray *
read_entries (LoketStatement *search, LoketAuditChain chain, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketRows) rows = loket_statement_query (search, error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (entries, read_entry (rows, chain));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&entries);
}

/* The oldest of the rows that one search looks at, and whether there are rows before it. */
static gboolean
find_floor (LoketTxn *txn,
            const char *table,
            gint64 before,
            gint64 *oldest,
            gboolean *more,
            GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT min(seq) AS oldest, count(*) AS n FROM (SELECT seq FROM %s "
                       "WHERE office = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT %d) AS looked_at",
                       table,
                       LOKET_AUDIT_LOOKED_AT);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office), LOKET_N (before)), error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  *more = loket_rows_number (rows, "n") == LOKET_AUDIT_LOOKED_AT;
  *oldest = *more ? loket_rows_number (rows, "oldest") : G_MININT64;
  return TRUE;
}

static GPtrArray *
search_chain (LoketTxn *txn,
              LoketAuditQuery *query,
              gint64 from,
              gint64 until,
              LoketOptional *next,
              GError **error)
{
  const gboolean changes = query->chain == LOKET_AUDIT_OF_CHANGES;
  const char *table = changes ? loket_audit_chain.table : loket_access_chain.table;
  const gint64 before = query->before.set ? query->before.value : G_MAXINT64;
  const gint64 limit = query->limit.set ? query->limit.value : LOKET_AUDIT_PAGE;
  g_autofree char *quoted = g_strdup_printf ("%%\"%s\"%%", query->record);
  g_autofree char *below = g_strdup_printf ("%%/%s", query->record);
  g_auto (LoketStatement) search =
      loket_statement_new (txn, "SELECT seq, at, operation, device, officer, purpose, ");
  GPtrArray *entries;
  gboolean more;
  gint64 oldest;

  if (!find_floor (txn, table, before, &oldest, &more, error))
    return NULL;
  g_string_append_printf (
      search.sql, "%s FROM %s WHERE office = ?1", changes ? "before, after" : "subject", table);
  loket_statement_add (&search, " AND seq < *", LOKET_N (before));
  loket_statement_add (&search, " AND seq >= *", LOKET_N (oldest));
  loket_statement_add (&search, " AND at >= *", LOKET_N (from));
  loket_statement_add (&search, " AND at < *", LOKET_N (until));
  add_filters (&search, query, quoted, below);
  g_string_append_printf (search.sql, " ORDER BY seq DESC LIMIT %" G_GINT64_FORMAT, limit);
  entries = read_entries (&search, query->chain, error);
  if (entries != NULL && entries->len == limit)
    *next = LOKET_SOME (((LoketAuditEntry *) entries->pdata[limit - 1])->row);
  else
    *next = more ? LOKET_SOME (oldest) : LOKET_NONE;
  return entries;
}

/**
 * loket_txn_audit_rows:
 * @txn: a transaction of a reader, or of the writer for the chain of changes
 * @query: which rows; its days are not looked at, and its officer is an id
 * @from: from this time on
 * @until: and before this one, UTC microseconds
 * @next: (out): the `before` to go on with: a search looks at so many rows at once, whatever it
 *   finds, so that it never holds up anybody else
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketAuditEntry): some of them, newest first, not masked
 */
GPtrArray *
loket_txn_audit_rows (LoketTxn *txn,
                      LoketAuditQuery *query,
                      gint64 from,
                      gint64 until,
                      LoketOptional *next,
                      GError **error)
{
  g_autoptr (LoketTxn) access = NULL;

  if (query->chain == LOKET_AUDIT_OF_CHANGES)
    return search_chain (txn, query, from, until, next, error);
  access = loket_access_reader (txn, txn->dir, error);
  return access != NULL ? search_chain (access, query, from, until, next, error) : NULL;
}

/**
 * loket_txn_audit_row:
 * @txn: a transaction
 * @row: number of a row of the chain of changes
 * @error: set to %LOKET_ERROR_NOT_FOUND when there is none
 *
 * Returns: (transfer full): the row, not masked
 */
LoketAuditEntry *
loket_txn_audit_row (LoketTxn *txn, gint64 row, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT seq, at, operation, device, officer, purpose, before, after "
                          "FROM audit WHERE office = ?1 AND seq = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (row)),
                          error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row);
  gboolean there;

  if (rows == NULL || !loket_rows_next (rows, &there, error))
    return NULL;
  if (there)
    return read_entry (rows, LOKET_AUDIT_OF_CHANGES);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, number, "The audit chain has no row %s", number);
  return NULL;
}
