/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed status lists as they were published, and what cards were used for. */
#include "config.h"

#include "store/card-uses.h"

#include "core/clock.h"
#include "store/txn-private.h"

/**
 * loket_txn_keep_status_file:
 * @txn: a write transaction
 * @file: a status list that was signed
 * @at: now
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it has taken the place of the one before
 */
gboolean
loket_txn_keep_status_file (LoketTxn *txn, LoketListFile *file, gint64 at, GError **error)
{
  const LoketValue cwt = {.kind = LOKET_VALUE_BYTES, .bytes = file->cwt};

  return loket_engine_exec (
      txn->engine,
      "INSERT INTO status_file (office, iss, iat, cwt, kept_at) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (office, iss) DO UPDATE SET iat = excluded.iat, cwt = excluded.cwt, "
      "kept_at = excluded.kept_at",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (file->iss), LOKET_N (file->iat), cwt, LOKET_N (at)),
      error);
}

/* One row as a record. */
typedef gpointer (*ReadRow) (LoketRows *rows);

static GPtrArray *
collect (LoketRows *rows, ReadRow read, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = TRUE;

  if (rows == NULL)
    return NULL;
  while (loket_rows_next (rows, &row, error)) {
    if (!row)
      return g_steal_pointer (&found);
    g_ptr_array_add (found, read (rows));
  }
  return NULL;
}

static gpointer
read_held (LoketRows *rows)
{
  LoketListHeld *held = loket_list_held_new ();

  held->iss = g_strdup (loket_rows_text (rows, "iss"));
  held->iat = loket_rows_number (rows, "iat");
  return held;
}

/**
 * loket_txn_status_files:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListHeld): which status lists were published, by code
 */
GPtrArray *
loket_txn_status_files (LoketTxn *txn, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT iss, iat FROM status_file WHERE office = ?1 ORDER BY iss",
                          LOKET_VALUES (LOKET_T (txn->office)),
                          error);

  return collect (rows, read_held, error);
}

static gpointer
read_file (LoketRows *rows)
{
  LoketListFile *file = loket_list_file_new ();

  file->iss = g_strdup (loket_rows_text (rows, "iss"));
  file->iat = loket_rows_number (rows, "iat");
  file->cwt = loket_rows_bytes (rows, "cwt");
  return file;
}

/**
 * loket_txn_status_file:
 * @txn: a transaction
 * @iss: code that loket_txn_status_files() named in the same transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full): its newest list
 */
LoketListFile *
loket_txn_status_file (LoketTxn *txn, const char *iss, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT iss, iat, cwt FROM status_file WHERE office = ?1 AND iss = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (iss)),
                          error);
  g_autoptr (GPtrArray) found = collect (rows, read_file, error);

  return found != NULL && found->len > 0 ? loket_list_file_cast (g_object_ref (found->pdata[0]))
                                         : NULL;
}

static LoketUseHint *
read_hint (LoketRows *rows, LoketUseHintKind kind)
{
  LoketUseHint *hint = loket_use_hint_new ();

  hint->kind = kind;
  hint->iss = g_strdup (loket_rows_text (rows, "iss"));
  hint->number = g_strdup (loket_rows_text (rows, "number"));
  hint->at = loket_rows_number (rows, "at");
  return hint;
}

static gpointer
read_apart (LoketRows *rows)
{
  LoketUseHint *hint = read_hint (rows, LOKET_HINT_TWO_PLACES);

  hint->facility = g_strdup (loket_rows_text (rows, "facility"));
  hint->other = g_strdup (loket_rows_text (rows, "other"));
  return hint;
}

/**
 * loket_txn_uses_apart:
 * @txn: a transaction
 * @since: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketUseHint): cards that were used at two facilities
 *   within %LOKET_HINT_APART seconds; once for each direction between two places
 */
GPtrArray *
loket_txn_uses_apart (LoketTxn *txn, gint64 since, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT a.iss AS iss, a.number AS number, a.facility AS facility, b.facility AS other, "
      "MAX(a.at) AS at FROM card_use AS a JOIN card_use AS b ON b.office = a.office "
      "AND b.iss = a.iss AND b.number = a.number AND b.facility <> a.facility "
      "AND b.at <= a.at AND b.at >= a.at - ?3 "
      "WHERE a.office = ?1 AND a.at >= ?2 AND a.number IS NOT NULL "
      "GROUP BY a.iss, a.number, a.facility, b.facility ORDER BY at DESC, number LIMIT ?4",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_N (since),
                    LOKET_N (LOKET_HINT_APART * LOKET_SECOND),
                    LOKET_N (LOKET_HINTS_MAX)),
      error);

  return collect (rows, read_apart, error);
}

static gpointer
read_death (LoketRows *rows)
{
  LoketUseHint *hint = read_hint (rows, LOKET_HINT_AFTER_DEATH);

  hint->facility = g_strdup (loket_rows_text (rows, "facility"));
  return hint;
}

/**
 * loket_txn_uses_after_death:
 * @txn: a transaction
 * @since: UTC microseconds
 * @error: as loket_rows_next()
 *
 * When the register hears of a death, no piece of the card is good from that moment on: a use after
 * the last of them was put aside is one that nobody can have made himself.
 *
 * Returns: (transfer full) (element-type LoketUseHint): the last such use of each card and place
 */
GPtrArray *
loket_txn_uses_after_death (LoketTxn *txn, gint64 since, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT u.iss AS iss, u.number AS number, u.facility AS facility, MAX(u.at) AS at "
      "FROM card_use AS u JOIN card AS c ON c.office = u.office AND c.number = u.number "
      "JOIN person AS p ON p.office = c.office AND p.id = c.person AND p.life_status = 'dead' "
      "WHERE u.office = ?1 AND u.at >= ?2 AND u.number IS NOT NULL "
      "AND EXISTS (SELECT 1 FROM card_print AS r WHERE r.office = u.office AND r.card = c.id "
      "AND r.iss = u.iss) "
      "AND NOT EXISTS (SELECT 1 FROM status_slot AS s WHERE s.office = u.office "
      "AND s.card = c.id AND (s.good = 1 OR s.changed_at > u.at)) "
      "GROUP BY u.iss, u.number, u.facility ORDER BY at DESC, number LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (since), LOKET_N (LOKET_HINTS_MAX)),
      error);

  return collect (rows, read_death, error);
}

static gpointer
read_above (LoketRows *rows)
{
  LoketUseHint *hint = read_hint (rows, LOKET_HINT_FAR_MORE);

  hint->uses = LOKET_SOME (loket_rows_number (rows, "uses"));
  return hint;
}

/**
 * loket_txn_uses_above:
 * @txn: a transaction
 * @since: UTC microseconds
 * @least: uses
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketUseHint): cards that were used at least so often
 */
GPtrArray *
loket_txn_uses_above (LoketTxn *txn, gint64 since, gint64 least, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT iss, number, COUNT(*) AS uses, MAX(at) AS at FROM card_use "
      "WHERE office = ?1 AND at >= ?2 AND number IS NOT NULL GROUP BY iss, number "
      "HAVING COUNT(*) >= ?3 ORDER BY at DESC, number LIMIT ?4",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_N (since), LOKET_N (least), LOKET_N (LOKET_HINTS_MAX)),
      error);

  return collect (rows, read_above, error);
}

/**
 * loket_txn_uses_median:
 * @txn: a transaction
 * @since: UTC microseconds
 * @median: (out): how often the card in the middle was used; 0 when none was
 * @error: as loket_rows_next()
 *
 * One card that is used every hour moves the mean and not the middle.
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_uses_median (LoketTxn *txn, gint64 since, gint64 *median, GError **error)
{
  g_autoptr (LoketRows) rows = NULL;
  gint64 all = 0;
  gint64 seen = 0;
  gboolean row = TRUE;

  *median = 0;
  if (!loket_engine_number (
          txn->engine,
          "SELECT COUNT(*) AS number FROM (SELECT DISTINCT iss, number FROM card_use "
          "WHERE office = ?1 AND at >= ?2 AND number IS NOT NULL) AS used",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (since)),
          &all,
          error))
    return FALSE;
  rows = loket_engine_query (
      txn->engine,
      "SELECT uses, COUNT(*) AS cards FROM (SELECT COUNT(*) AS uses FROM card_use "
      "WHERE office = ?1 AND at >= ?2 AND number IS NOT NULL GROUP BY iss, number) AS used "
      "GROUP BY uses ORDER BY uses",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (since)),
      error);
  while (rows != NULL && loket_rows_next (rows, &row, error)) {
    if (!row || 2 * seen >= all)
      return TRUE;
    seen += loket_rows_number (rows, "cards");
    *median = loket_rows_number (rows, "uses");
  }
  return FALSE;
}

static gpointer
read_count (LoketRows *rows)
{
  LoketUseCount *count = loket_use_count_new ();
  int purpose = LOKET_CARD_PURPOSE_OTHER;

  count->facility = g_strdup (loket_rows_text (rows, "facility"));
  loket_enum_from_name (
      loket_card_purpose_get_type (), loket_rows_text (rows, "purpose"), &purpose);
  count->purpose = (LoketCardPurpose) purpose;
  count->uses = loket_rows_number (rows, "uses");
  return count;
}

/**
 * loket_txn_use_counts:
 * @txn: a transaction
 * @since: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketUseCount): uses by place and purpose
 */
GPtrArray *
loket_txn_use_counts (LoketTxn *txn, gint64 since, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT facility, purpose, COUNT(*) AS uses FROM card_use WHERE office = ?1 AND at >= ?2 "
      "GROUP BY facility, purpose ORDER BY facility, purpose LIMIT 1000",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (since)),
      error);

  return collect (rows, read_count, error);
}

/**
 * loket_txn_prune_uses:
 * @txn: a write transaction
 * @before: UTC microseconds
 * @pruned: (out): how many went; %LOKET_USES_PRUNED: ask again
 * @error: as loket_rows_next()
 *
 * Forgets the oldest uses, at most some hundred at once so that no ticket waits for it.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_txn_prune_uses (LoketTxn *txn, gint64 before, gint64 *pruned, GError **error)
{
  if (!loket_engine_exec (
          txn->engine,
          "DELETE FROM card_use WHERE office = ?1 AND id IN (SELECT id FROM card_use "
          "WHERE office = ?1 AND at < ?2 ORDER BY at LIMIT ?3)",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (before), LOKET_N (LOKET_USES_PRUNED)),
          error))
    return FALSE;
  *pruned = loket_engine_changes (txn->engine);
  return TRUE;
}
