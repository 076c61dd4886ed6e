/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that came in, their rows and doubtful pairs, in bulk and one by one; app/office asks. */
#include "config.h"

#include "store/lists.h"

#include "core/error.h"
#include "store/txn-private.h"

#include <string.h>

#define ID_SIZE 24 /* LOKET_LIST_ROW_ID and its end */

#define SPEAKS "state IN ('in_review', 'applied') "

/* A row that waits for people is of the village that it names itself. */
#define VILLAGE_OF_ROW                                                                             \
  "COALESCE (CASE WHEN r.person IS NULL THEN json_extract (r.facts, '$.village') ELSE "            \
  "(SELECT p.village FROM person p WHERE p.office = r.office AND p.id = r.person) END, '') "

static const char *
row_id (char *id, gint64 batch, gint64 row)
{
  g_snprintf (id, ID_SIZE, LOKET_LIST_ROW_ID, batch, row);
  return id;
}

static const char *
state_name (LoketRowState state)
{
  return loket_enum_name (loket_row_state_get_type (), (int) state);
}

/**
 * loket_txn_list_batch:
 * @txn: a transaction
 * @id: which list
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id
 *
 * Returns: (transfer full): the list
 */
LoketListBatch *
loket_txn_list_batch (LoketTxn *txn, const char *id, GError **error)
{
  LoketRecord *batch = loket_txn_get (txn, loket_list_batch_get_type (), id, error);

  return batch != NULL ? loket_list_batch_cast (batch) : NULL;
}

/**
 * loket_txn_list_of_file:
 * @txn: a transaction
 * @sha256: of a file
 * @batch: (out) (nullable) (transfer full): the list that came in it; %NULL = none that was taken
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_list_of_file (LoketTxn *txn, const char *sha256, LoketListBatch **batch, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_list_batch_get_type (),
                         "WHERE office = ?1 AND file_sha256 = ?2 AND state <> 'aborted'",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256)),
                         error);

  *batch = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *batch = loket_list_batch_cast (g_object_ref (found->pdata[0]));
  return TRUE;
}

/**
 * loket_txn_list_batches:
 * @txn: a transaction
 * @source: (nullable): only of this source
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListBatch): lists, newest first
 */
GPtrArray *
loket_txn_list_batches (LoketTxn *txn, const char *source, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_list_batch_get_type (),
      "WHERE office = ?1 AND (?2 IS NULL OR source = ?2) ORDER BY number DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (source), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_speaking_lists:
 * @txn: a transaction
 * @source: of which source
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListBatch): its lists that have not given way as a
 *   whole, newest first: one that a later list of some villages has left standing is among them
 */
GPtrArray *
loket_txn_speaking_lists (LoketTxn *txn, const char *source, GError **error)
{
  return loket_txn_records (txn,
                            loket_list_batch_get_type (),
                            "WHERE office = ?1 AND source = ?2 AND " SPEAKS "ORDER BY number DESC",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (source)),
                            error);
}

/**
 * loket_txn_has_speaking_list:
 * @txn: a transaction
 * @source: of which source
 * @has: (out): whether loket_txn_speaking_lists() has any
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_has_speaking_list (LoketTxn *txn, const char *source, gboolean *has, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT 1 FROM list_batch WHERE office = ?1 AND source = ?2 AND " SPEAKS "LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (source)),
      error);

  return rows != NULL && loket_rows_next (rows, has, error);
}

/**
 * loket_txn_add_list_row:
 * @txn: a write transaction
 * @batch: number of the list
 * @entry: a new row of it; person and weight are not written
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is on file
 */
gboolean
loket_txn_add_list_row (LoketTxn *txn, gint64 batch, const LoketListEntry *entry, GError **error)
{
  char id[ID_SIZE];

  return loket_engine_exec (txn->engine,
                            "INSERT INTO list_row (office, id, line, state, reason, facts) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (row_id (id, batch, entry->row)),
                                          LOKET_N (entry->line),
                                          LOKET_T (state_name (entry->state)),
                                          LOKET_T (entry->reason),
                                          LOKET_T (entry->facts)),
                            error);
}

/**
 * loket_txn_set_list_row:
 * @txn: a write transaction
 * @batch: number of the list
 * @row: of that list, from 1
 * @state: what became of it
 * @person: (nullable): of whom it says
 * @weight: of the pair that decided
 * @reason: (nullable): what is kept of how it was decided
 * @error: set to %LOKET_ERROR_NOT_FOUND when there is no such row
 *
 * Returns: %TRUE when it stands there
 */
gboolean
loket_txn_set_list_row (LoketTxn *txn,
                        gint64 batch,
                        gint64 row,
                        LoketRowState state,
                        const char *person,
                        LoketOptional weight,
                        const char *reason,
                        GError **error)
{
  char id[ID_SIZE];

  if (!loket_engine_exec (txn->engine,
                          "UPDATE list_row SET state = ?3, person = ?4, weight = ?5, reason = ?6 "
                          "WHERE office = ?1 AND id = ?2",
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_T (row_id (id, batch, row)),
                                        LOKET_T (state_name (state)),
                                        LOKET_T (person),
                                        weight.set ? LOKET_N (weight.value) : LOKET_T (NULL),
                                        LOKET_T (reason)),
                          error))
    return FALSE;
  if (loket_engine_changes (txn->engine) == 1)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, id, "The list has no such row");
  return FALSE;
}

static gboolean
give (LoketRows *rows, LoketListEntryFunc func, gpointer data)
{
  LoketListEntry entry = {
      .row = g_ascii_strtoll (strchr (loket_rows_text (rows, "id"), '-') + 1, NULL, 10),
      .line = loket_rows_number (rows, "line"),
      .person = loket_rows_text (rows, "person"),
      .reason = loket_rows_text (rows, "reason"),
      .facts = loket_rows_text (rows, "facts"),
  };
  int state = LOKET_ROW_NEW;

  loket_enum_from_name (loket_row_state_get_type (), loket_rows_text (rows, "state"), &state);
  entry.state = (LoketRowState) state;
  if (!loket_rows_is_null (rows, "weight"))
    entry.weight = LOKET_SOME (loket_rows_number (rows, "weight"));
  return func (&entry, data);
}

/**
 * loket_txn_walk_list:
 * @txn: a transaction
 * @batch: number of the list
 * @after: begin behind this row; 0 = at the first
 * @limit: at most so many
 * @func: (scope call): called for each in turn; stops when it returns %FALSE
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_list (LoketTxn *txn,
                     gint64 batch,
                     gint64 after,
                     guint limit,
                     LoketListEntryFunc func,
                     gpointer data,
                     GError **error)
{
  char from[ID_SIZE], until[ID_SIZE];
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT id, line, state, person, weight, reason, facts FROM list_row "
                          "WHERE office = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4",
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_T (row_id (from, batch, after)),
                                        LOKET_T (row_id (until, batch + 1, 0)),
                                        LOKET_N (limit)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row && give (rows, func, data))
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  return TRUE;
}

/**
 * loket_txn_count_list_rows:
 * @txn: a transaction
 * @batch: number of the list
 * @counts: (out caller-allocates) (array fixed-size=7): how many rows are in each state
 * @error: as loket_rows_next()
 *
 * Looks at each row of the list: for the end of an import, not for a page.
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_count_list_rows (LoketTxn *txn,
                           gint64 batch,
                           gint64 counts[LOKET_N_ROW_STATES],
                           GError **error)
{
  char from[ID_SIZE], until[ID_SIZE];
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT state, COUNT(*) AS number FROM list_row "
                          "WHERE office = ?1 AND id > ?2 AND id < ?3 GROUP BY state",
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_T (row_id (from, batch, 0)),
                                        LOKET_T (row_id (until, batch + 1, 0))),
                          error);
  gboolean row;

  memset (counts, 0, LOKET_N_ROW_STATES * sizeof counts[0]);
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    int state;
    if (loket_enum_from_name (loket_row_state_get_type (), loket_rows_text (rows, "state"), &state))
      counts[state] = loket_rows_number (rows, "number");
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_txn_walk_list_villages:
 * @txn: a transaction
 * @batch: number of the list
 * @func: (scope call): called for each village of the people whom the list names, also where a
 * later list has taken its place or people have to say who is meant
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Looks at each row of the list: for long work, not for a page.
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_list_villages (LoketTxn *txn,
                              gint64 batch,
                              LoketListVillageFunc func,
                              gpointer data,
                              GError **error)
{
  char from[ID_SIZE], until[ID_SIZE];
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT " VILLAGE_OF_ROW "AS village, COUNT(*) AS people, "
      "SUM (r.state <> 'superseded') AS standing FROM list_row r "
      "WHERE r.office = ?1 AND r.id > ?2 AND r.id < ?3 AND r.state IN "
      "('auto_linked', 'linked', 'new_person', 'needs_review', 'superseded') GROUP BY 1",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (row_id (from, batch, 0)),
                    LOKET_T (row_id (until, batch + 1, 0))),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    func (loket_rows_text (rows, "village"),
          loket_rows_number (rows, "people"),
          loket_rows_number (rows, "standing"),
          data);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_txn_list_rows:
 * @txn: a transaction
 * @batch: number of the list
 * @state: (nullable): only those in this state
 * @after: (nullable): id of the row behind which to begin
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListRow): rows in their order
 */
GPtrArray *
loket_txn_list_rows (LoketTxn *txn,
                     gint64 batch,
                     const LoketRowState *state,
                     const char *after,
                     guint limit,
                     GError **error)
{
  char from[ID_SIZE], until[ID_SIZE];
  g_autofree char *rest = NULL;
  const char *and_state = "";
  g_autofree char *of_state = NULL;

  /* The state stands in the statement: only so its small index is found. */
  if (state != NULL)
    and_state = of_state = g_strdup_printf ("AND state = '%s' ", state_name (*state));
  rest = g_strconcat (
      "WHERE office = ?1 AND id > ?2 AND id < ?3 ", and_state, "ORDER BY id LIMIT ?4", NULL);
  return loket_txn_records (txn,
                            loket_list_row_get_type (),
                            rest,
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (after != NULL ? after : row_id (from, batch, 0)),
                                          LOKET_T (row_id (until, batch + 1, 0)),
                                          LOKET_N (limit)),
                            error);
}

/**
 * loket_txn_list_rows_of_person:
 * @txn: a transaction
 * @person: who
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListRow): what lists say of the person, in the order
 *   in which they came
 */
GPtrArray *
loket_txn_list_rows_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_list_row_get_type (),
                            "WHERE office = ?1 AND person = ?2 ORDER BY id LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (limit)),
                            error);
}

#define SUPERSEDE                                                                                  \
  "UPDATE list_row AS r SET state = 'superseded' WHERE office = ?1 AND id > ?2 AND id <= ?3 AND "

/* First those that wait for people, then the others. */
static const char *const supersede_all[] = {
    SUPERSEDE "state = 'needs_review'",
    SUPERSEDE "state NOT IN ('rejected', 'superseded')",
};

/* Where nothing is asked any more about a row, its question has gone on to one of a later list. */
static const char *const supersede_some[] = {
    SUPERSEDE "state = 'needs_review' AND (" VILLAGE_OF_ROW
              "NOT IN (SELECT value FROM json_each (?4)) OR id NOT IN (SELECT list_row FROM pair "
              "WHERE office = ?1 AND list_row > ?2 AND list_row <= ?3 "
              "AND state IN ('open', 'postponed')))",
    SUPERSEDE "state NOT IN ('needs_review', 'rejected', 'superseded') AND " VILLAGE_OF_ROW
              "NOT IN (SELECT value FROM json_each (?4))",
};

/**
 * loket_txn_supersede_list_rows:
 * @txn: a write transaction
 * @batch: number of a list whose place a later one has taken
 * @after: behind this row
 * @up_to: to this one
 * @kept: (nullable): JSON array of the villages, "" being those that are not known, of which the
 *   later one does not speak; %NULL = it has taken the place of the whole list
 * @doubts: (out): how many of them waited for people
 * @error: as loket_rows_next()
 *
 * Those that were refused stay refused; of whom the others say stays with them.  What is asked
 * about them nobody needs to answer any more.  Rows of villages that are kept go on as they are.
 *
 * Returns: %TRUE when they are marked
 */
gboolean
loket_txn_supersede_list_rows (LoketTxn *txn,
                               gint64 batch,
                               gint64 after,
                               gint64 up_to,
                               const char *kept,
                               gint64 *doubts,
                               GError **error)
{
  const char *const *statements = kept != NULL ? supersede_some : supersede_all;
  char from[ID_SIZE], until[ID_SIZE];
  const LoketValue values[] = {LOKET_T (txn->office),
                               LOKET_T (row_id (from, batch, after)),
                               LOKET_T (row_id (until, batch, up_to)),
                               LOKET_T (kept)};
  const guint n = kept != NULL ? 4 : 3;

  if (!loket_engine_exec (txn->engine, statements[0], values, n, error))
    return FALSE;
  *doubts = loket_engine_changes (txn->engine);
  return loket_engine_exec (txn->engine, statements[1], values, n, error) &&
         loket_engine_exec (txn->engine,
                            "UPDATE pair SET state = 'settled' WHERE office = ?1 "
                            "AND list_row > ?2 AND list_row <= ?3 "
                            "AND state IN ('open', 'postponed') AND EXISTS (SELECT 1 FROM list_row "
                            "r WHERE r.office = pair.office AND r.id = pair.list_row "
                            "AND r.state = 'superseded')",
                            values,
                            3,
                            error);
}

/**
 * loket_txn_forget_findings:
 * @txn: a write transaction
 * @batch: number of a list that is not applied
 * @after: behind this row
 * @up_to: to this one
 * @error: as loket_rows_next()
 *
 * The rows stay, and say of nobody.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
loket_txn_forget_findings (LoketTxn *txn, gint64 batch, gint64 after, gint64 up_to, GError **error)
{
  char from[ID_SIZE], until[ID_SIZE];

  return loket_engine_exec (
      txn->engine,
      "UPDATE list_row SET person = NULL, weight = NULL, reason = NULL WHERE office = ?1 "
      "AND id > ?2 AND id <= ?3 AND state = 'new'",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (row_id (from, batch, after)),
                    LOKET_T (row_id (until, batch, up_to))),
      error);
}

/**
 * loket_txn_list_pairs_of_person:
 * @txn: a transaction
 * @person: who
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPair): every question whether a row of a list or
 *   another record is that person, oldest first
 */
GPtrArray *
loket_txn_list_pairs_of_person (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (txn,
                            loket_pair_get_type (),
                            "WHERE office = ?1 AND person = ?2 ORDER BY created_at, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
                            error);
}

/**
 * loket_txn_pair_with_hash:
 * @txn: a transaction
 * @data_hash: of what is known of both
 * @pair: (out) (nullable) (transfer full): the question that was asked about it; %NULL = none
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_pair_with_hash (LoketTxn *txn, const char *data_hash, LoketPair **pair, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_pair_get_type (),
                         "WHERE office = ?1 AND data_hash = ?2",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (data_hash)),
                         error);

  *pair = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *pair = loket_pair_cast (g_object_ref (found->pdata[0]));
  return TRUE;
}

/**
 * loket_txn_walk_decided_pairs:
 * @txn: a transaction
 * @func: (scope call): called for each pair of which an officer has said same or different
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_decided_pairs (LoketTxn *txn, LoketPairHashFunc func, gpointer data, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT data_hash, state FROM pair WHERE office = ?1 "
                          "AND state IN ('same', 'different')",
                          LOKET_VALUES (LOKET_T (txn->office)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    const gboolean same = strcmp (loket_rows_text (rows, "state"), "same") == 0;
    func (loket_rows_text (rows, "data_hash"), same ? LOKET_PAIR_SAME : LOKET_PAIR_DIFFERENT, data);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}
