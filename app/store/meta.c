/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small facts about the office and its number series; every desk uses them in its works. */
#include "config.h"

#include "store/txn-private.h"

/**
 * loket_txn_get_meta:
 * @txn: a transaction
 * @name: of the fact, such as "day"
 * @error: as loket_rows_next()
 *
 * Returns: (nullable) (transfer full): what it says; %NULL without @error when it was never set
 */
char *
loket_txn_get_meta (LoketTxn *txn, const char *name, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT value FROM meta WHERE office = ?1 AND name = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (name)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error) || !row)
    return NULL;
  return g_strdup (loket_rows_text (rows, "value"));
}

/**
 * loket_txn_set_meta:
 * @txn: a write transaction
 * @name: of the fact
 * @value: what it says from now on
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is set
 */
gboolean
loket_txn_set_meta (LoketTxn *txn, const char *name, const char *value, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "INSERT INTO meta (office, name, value) VALUES (?1, ?2, ?3) "
                            "ON CONFLICT (office, name) DO UPDATE SET value = excluded.value",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (name), LOKET_T (value)),
                            error);
}

/**
 * loket_txn_next_number:
 * @txn: a write transaction
 * @scope: which series, such as the key of a service
 * @day: its business day, "" for a series that never starts again
 * @number: (out): the next number, from 1
 * @error: as loket_rows_next()
 *
 * Takes a number; a work that fails gives it back.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_txn_next_number (LoketTxn *txn,
                       const char *scope,
                       const char *day,
                       gint64 *number,
                       GError **error)
{
  return loket_engine_number (
      txn->engine,
      "INSERT INTO number_series (office, scope, day, last) VALUES (?1, ?2, ?3, 1) "
      "ON CONFLICT (office, scope, day) DO UPDATE SET last = number_series.last + 1 "
      "RETURNING last AS number",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (scope), LOKET_T (day)),
      number,
      error);
}

/**
 * loket_txn_take_numbers:
 * @txn: a write transaction
 * @scope: which series
 * @day: its business day, "" for a series that never starts again
 * @many: how many, at least 1
 * @first: (out): the first of them; the others follow it
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when they were taken
 */
gboolean
loket_txn_take_numbers (LoketTxn *txn,
                        const char *scope,
                        const char *day,
                        gint64 many,
                        gint64 *first,
                        GError **error)
{
  gint64 last;

  if (!loket_engine_number (
          txn->engine,
          "INSERT INTO number_series (office, scope, day, last) VALUES (?1, ?2, ?3, ?4) "
          "ON CONFLICT (office, scope, day) DO UPDATE SET last = number_series.last + ?4 "
          "RETURNING last AS number",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (scope), LOKET_T (day), LOKET_N (many)),
          &last,
          error))
    return FALSE;
  *first = last - many + 1;
  return TRUE;
}

/**
 * loket_txn_last_number:
 * @txn: a transaction
 * @scope: which series
 * @day: its business day or ""
 * @number: (out): the number that was taken last, 0 when none was
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_txn_last_number (LoketTxn *txn,
                       const char *scope,
                       const char *day,
                       gint64 *number,
                       GError **error)
{
  return loket_engine_number (txn->engine,
                              "SELECT last AS number FROM number_series "
                              "WHERE office = ?1 AND scope = ?2 AND day = ?3",
                              LOKET_VALUES (LOKET_T (txn->office), LOKET_T (scope), LOKET_T (day)),
                              number,
                              error);
}
