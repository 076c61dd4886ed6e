/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains of rows: each carries an HMAC over itself and the hash of the row before; audit.c and
 * access.c append to theirs.
 *
 * `hash` is HMAC-SHA-256, in lower-case hex, over the chain's first line and then every column but
 * itself in their order: an absent one as "n;", a number as "i123;", a text as "t5:bytes;" with its
 * length in bytes.  `previous` is the hash of the row before, "" in the first; sequence numbers
 * have no gap.  Who can change the file but not read the key cannot mend the chain. */
#include "config.h"

#include "store/chain.h"

#include "core/error.h"

#include <string.h>

static void
add_bytes (GHmac *hmac, gconstpointer bytes, gsize length)
{
  g_autofree char *head = g_strdup_printf ("t%" G_GSIZE_FORMAT ":", length);

  g_hmac_update (hmac, (const guchar *) head, (gssize) strlen (head));
  if (length > 0)
    g_hmac_update (hmac, bytes, (gssize) length);
  g_hmac_update (hmac, (const guchar *) ";", 1);
}

static void
add_value (GHmac *hmac, const LoketValue *value)
{
  char number[32];
  gsize length;
  gconstpointer bytes;

  switch (value->kind) {
  case LOKET_VALUE_NUMBER:
    g_snprintf (number, sizeof number, "i%" G_GINT64_FORMAT ";", value->number);
    g_hmac_update (hmac, (const guchar *) number, (gssize) strlen (number));
    break;
  case LOKET_VALUE_TEXT:
    add_bytes (hmac, value->text, strlen (value->text));
    break;
  case LOKET_VALUE_BYTES:
    bytes = g_bytes_get_data (value->bytes, &length);
    add_bytes (hmac, bytes, length);
    break;
  case LOKET_VALUE_NULL:
  default:
    g_hmac_update (hmac, (const guchar *) "n;", 2);
    break;
  }
}

/**
 * loket_chain_hash:
 * @chain: which chain
 * @key: its key
 * @values: (array): its columns; bytes count as the text that they are
 *
 * Returns: (transfer full): what the row's `hash` must be
 */
char *
loket_chain_hash (const LoketChain *chain, GBytes *key, const LoketValue *values)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (key, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, length);

  g_hmac_update (hmac, (const guchar *) chain->domain, (gssize) strlen (chain->domain));
  for (guint i = 0; i < chain->n_columns; i++)
    add_value (hmac, &values[i]);
  return g_strdup (g_hmac_get_string (hmac));
}

static gboolean
hash_at (LoketTxn *txn, const LoketChain *chain, gint64 seq, char **hash, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT hash FROM %s WHERE office = ?1 AND seq = ?2", chain->table);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office), LOKET_N (seq)), error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  *hash = g_strdup (row ? loket_rows_text (rows, "hash") : "");
  return TRUE;
}

/**
 * loket_chain_append:
 * @txn: a write transaction on the chain's database
 * @chain: which chain
 * @values: (array): its columns; office, seq and previous are filled in here
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when the row is in
 */
gboolean
loket_chain_append (LoketTxn *txn,
                    const LoketChain *chain,
                    LoketValue values[LOKET_CHAIN_COLUMNS],
                    GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *previous = NULL;
  g_autofree char *hash = NULL;
  LoketValue all[LOKET_CHAIN_COLUMNS + 1];
  gint64 seq;

  if (!loket_txn_next_number (txn, chain->table, "", &seq, error) ||
      !hash_at (txn, chain, seq - 1, &previous, error))
    return FALSE;
  values[0] = LOKET_T (txn->office);
  values[1] = LOKET_N (seq);
  values[chain->n_columns - 1] = LOKET_T (previous);
  hash = loket_chain_hash (chain, txn->audit_key, values);
  memcpy (all, values, chain->n_columns * sizeof *all);
  all[chain->n_columns] = LOKET_T (hash);
  g_string_printf (sql, "INSERT INTO %s (", chain->table);
  for (guint i = 0; i < chain->n_columns; i++)
    g_string_append_printf (sql, "%s, ", chain->columns[i]);
  g_string_append (sql, "hash) VALUES (?1");
  for (guint i = 2; i <= chain->n_columns + 1; i++)
    g_string_append_printf (sql, ", ?%u", i);
  g_string_append_c (sql, ')');
  return loket_engine_exec (txn->engine, sql->str, all, chain->n_columns + 1, error);
}

/**
 * loket_chain_end:
 * @txn: a transaction on the chain's database
 * @chain: which chain
 * @rows: (out): how many rows were written
 * @head: (out) (transfer full): hash of the last one, "" when there is none
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_chain_end (LoketTxn *txn, const LoketChain *chain, gint64 *rows, char **head, GError **error)
{
  return loket_txn_last_number (txn, chain->table, "", rows, error) &&
         hash_at (txn, chain, *rows, head, error);
}
