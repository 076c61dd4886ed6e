/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, their sealed seeds, trust lists, and which slots of a status list are good. */
#include "config.h"

#include "store/seal-keys.h"

#include "store/txn-private.h"

static LoketValue
bytes_value (GBytes *bytes)
{
  return (LoketValue){.kind = LOKET_VALUE_BYTES, .bytes = bytes};
}

/**
 * loket_txn_seal_keys:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketSealKey): all keys of the office, oldest first
 */
GPtrArray *
loket_txn_seal_keys (LoketTxn *txn, GError **error)
{
  return loket_txn_records (txn,
                            loket_seal_key_get_type (),
                            "WHERE office = ?1 ORDER BY usage, first_use, id",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error);
}

/**
 * loket_txn_keep_seed:
 * @txn: a write transaction
 * @public_key: of a key
 * @sealed: its seed under a passphrase
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is kept; one under another passphrase takes the place of the first
 */
gboolean
loket_txn_keep_seed (LoketTxn *txn, GBytes *public_key, GBytes *sealed, GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "INSERT INTO seal_seed (office, public_key, sealed) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (office, public_key) DO UPDATE SET sealed = excluded.sealed",
      LOKET_VALUES (LOKET_T (txn->office), bytes_value (public_key), bytes_value (sealed)),
      error);
}

/**
 * loket_txn_seed:
 * @txn: a transaction
 * @public_key: of a key
 * @sealed: (out) (nullable) (transfer full): its seed under a passphrase
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_seed (LoketTxn *txn, GBytes *public_key, GBytes **sealed, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT sealed FROM seal_seed WHERE office = ?1 AND public_key = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), bytes_value (public_key)),
                          error);
  gboolean row;

  *sealed = NULL;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row)
    *sealed = loket_rows_bytes (rows, "sealed");
  return TRUE;
}

/**
 * loket_txn_newest_trust_list:
 * @txn: a transaction
 * @trust: (out) (nullable) (transfer full): the trust list that counts
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_newest_trust_list (LoketTxn *txn, LoketTrustFile **trust, GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_records (txn,
                                                   loket_trust_file_get_type (),
                                                   "WHERE office = ?1 ORDER BY iat DESC LIMIT 1",
                                                   LOKET_VALUES (LOKET_T (txn->office)),
                                                   error);

  *trust = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *trust = g_object_ref (found->pdata[0]);
  return TRUE;
}

/**
 * loket_txn_status_issuers:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (array zero-terminated=1): codes of the office under which slots were
 *   given
 */
char **
loket_txn_status_issuers (LoketTxn *txn, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT DISTINCT iss FROM status_slot WHERE office = ?1 ORDER BY iss",
                          LOKET_VALUES (LOKET_T (txn->office)),
                          error);
  gboolean row = TRUE;

  if (rows == NULL)
    return NULL;
  for (;;) {
    if (!loket_rows_next (rows, &row, error))
      return NULL;
    if (!row)
      return g_strv_builder_end (builder);
    g_strv_builder_add (builder, loket_rows_text (rows, "iss"));
  }
}

/**
 * loket_txn_fill_status_list:
 * @txn: a transaction
 * @list: a list on which no card is good
 * @given: (out): how many slots were given
 * @error: as loket_rows_next()
 *
 * Sets what is good; whatever was never given stays refused.
 *
 * Returns: %TRUE when the list is as the office has it
 */
gboolean
loket_txn_fill_status_list (LoketTxn *txn, LoketStatusList *list, gint64 *given, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT slot, good FROM status_slot WHERE office = ?1 AND iss = ?2",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (loket_status_list_iss (list))),
      error);
  gboolean row = TRUE;

  *given = 0;
  if (rows == NULL)
    return FALSE;
  while (loket_rows_next (rows, &row, error)) {
    if (!row)
      return TRUE;
    (*given)++;
    loket_status_list_set_good (
        list, (guint) loket_rows_number (rows, "slot"), loket_rows_number (rows, "good") != 0);
  }
  return FALSE;
}
