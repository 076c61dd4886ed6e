/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back from an answer about a doubtful pair: every row that it touched is as it was, and
 * the pair waits again.  What others have changed since stays; where both touched the same, nothing
 * is done. */
#include "config.h"

#include "core/error.h"
#include "office/asker.h"
#include "office/merge-private.h"
#include "office/pairs-private.h"
#include "store/pairs.h"
#include "wire/json.h"

#include <string.h>

#define LIST_LIMIT 50

/**
 * loket_pair_keep_answer:
 * @turn: the write turn in which it was said
 * @outcome: what came of it
 * @reason: (nullable): why
 * @moved: every row that it touched
 * @error: as loket_turn_insert()
 *
 * Returns: %TRUE when it is on file and can be taken back
 */
gboolean
loket_pair_keep_answer (LoketTurn *turn,
                        LoketPairOutcome *outcome,
                        const char *reason,
                        LoketMovedRows *moved,
                        GError **error)
{
  g_autoptr (LoketPairAnswer) answer = loket_pair_answer_new ();

  answer->id = loket_turn_new_id (turn);
  answer->pair = g_strdup (outcome->id);
  answer->state = outcome->state;
  answer->created = outcome->created;
  answer->reason = g_strdup (reason);
  answer->moved = loket_json_from_record (LOKET_RECORD (moved));
  answer->officer = g_strdup (loket_turn_caller (turn)->officer);
  answer->at = loket_turn_now (turn);
  return loket_turn_insert (turn, answer, error);
}

static LoketPairAnswerEntry *
make_entry (LoketTurn *turn, LoketPairAnswer *answer, LoketPair *pair, GError **error)
{
  g_autoptr (LoketPairAnswerEntry) entry = loket_pair_answer_entry_new ();
  g_autoptr (LoketPairEntry) shown = loket_pair_entry_of (turn, pair, error);

  if (shown == NULL)
    return NULL;
  entry->id = g_strdup (answer->id);
  entry->pair = g_strdup (answer->pair);
  entry->state = answer->state;
  entry->created = answer->created;
  entry->said = g_strdup (shown->said);
  entry->name = g_strdup (shown->name);
  entry->source = g_strdup (shown->source);
  entry->period = g_strdup (shown->period);
  entry->reason = g_strdup (answer->reason);
  entry->officer = loket_turn_officer_name (turn, answer->officer);
  entry->at = answer->at;
  entry->undone_by = loket_turn_officer_name (turn, answer->undone_by);
  entry->undone_reason = g_strdup (answer->undone_reason);
  entry->undone_at = answer->undone_at;
  return g_steal_pointer (&entry);
}

/**
 * loket_pair_answers_list:
 * @turn: a read turn
 * @record: a LoketPairAnswerQuery
 * @error: set when the store fails
 *
 * Returns: (transfer full): the last LoketPairAnswers of the officer's area
 */
LoketRecord *
loket_pair_answers_list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPairAnswerQuery *query = loket_pair_answer_query_cast (record);
  g_autoptr (LoketPairAnswers) list = loket_pair_answers_new ();
  g_autoptr (GPtrArray) answers = loket_txn_last_answers (
      loket_turn_txn (turn), query->limit.set ? (guint) query->limit.value : LIST_LIMIT, error);

  list->answers = g_list_store_new (loket_pair_answer_entry_get_type ());
  for (guint i = 0; answers != NULL && i < answers->len; i++) {
    LoketPairAnswer *answer = answers->pdata[i];
    g_autoptr (LoketRecord) pair =
        loket_txn_get (loket_turn_txn (turn), loket_pair_get_type (), answer->pair, error);
    g_autoptr (LoketPairAnswerEntry) entry = NULL;
    if (pair == NULL)
      return NULL;
    if (!loket_caller_covers (loket_turn_caller (turn), loket_pair_cast (pair)->village))
      continue;
    entry = make_entry (turn, answer, loket_pair_cast (pair), error);
    if (entry == NULL)
      return NULL;
    g_list_store_append (list->answers, entry);
  }
  return answers != NULL ? LOKET_RECORD (g_steal_pointer (&list)) : NULL;
}

static LoketRecord *
read_row (LoketMovedRow *row, gboolean before, GError **error)
{
  const char *json = before ? row->before : row->after;

  return loket_json_to_record (
      loket_list_batch_get_type (), json, strlen (json), LOKET_JSON_REQUEST, error);
}

/* The list has a doubt again.  Other answers have counted on since, so it is counted back. */
static void
count_back (LoketListBatch *now, const LoketListBatch *before, const LoketListBatch *after)
{
  now->in_doubt += before->in_doubt - after->in_doubt;
  now->linked += before->linked - after->linked;
  now->created += before->created - after->created;
  if (now->in_doubt > 0 && now->state == LOKET_BATCH_APPLIED)
    now->state = LOKET_BATCH_IN_REVIEW;
}

static gboolean
list_back (LoketTurn *turn, LoketMovedRow *row, GError **error)
{
  g_autoptr (LoketRecord) before = read_row (row, TRUE, error);
  g_autoptr (LoketRecord) after = before != NULL ? read_row (row, FALSE, error) : NULL;
  g_autoptr (LoketRecord) current =
      after != NULL
          ? loket_txn_get (loket_turn_txn (turn), loket_list_batch_get_type (), row->id, error)
          : NULL;
  g_autoptr (LoketRecord) target = NULL;

  if (current == NULL)
    return FALSE;
  if (loket_list_batch_cast (current)->state == LOKET_BATCH_ABORTED) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "aborted", "the list was taken back");
    return FALSE;
  }
  if (loket_record_equal (current, after))
    return loket_turn_put (turn, current, before, error);
  target = loket_record_copy (current);
  count_back (loket_list_batch_cast (target),
              loket_list_batch_cast (before),
              loket_list_batch_cast (after));
  loket_list_batch_cast (target)->changed_at = loket_turn_now (turn);
  return loket_turn_put (turn, current, target, error);
}

/* The last row first, as after a merge. */
static gboolean
go_back (LoketTurn *turn, LoketPairAnswer *answer, LoketPair *pair, GError **error)
{
  g_autoptr (LoketMerge) since = loket_merge_new ();
  g_autoptr (LoketMovedRows) moved = NULL;
  guint n;

  since->at = answer->at;
  since->winner = g_strdup (pair->person);
  since->moved = g_strdup (answer->moved);
  moved = loket_merge_rows (since, error);
  n = moved != NULL ? g_list_model_get_n_items (G_LIST_MODEL (moved->rows)) : 0;
  for (guint i = n; i > 0; i--) {
    g_autoptr (LoketMovedRow) row = g_list_model_get_item (G_LIST_MODEL (moved->rows), i - 1);
    if (!(strcmp (row->entity, "list_batch") == 0 ? list_back (turn, row, error)
                                                  : loket_moved_go_back (turn, since, row, error)))
      return FALSE;
  }
  return moved != NULL;
}

static gboolean
mark_undone (LoketTurn *turn, LoketPairAnswer *before, const char *reason, GError **error)
{
  g_autoptr (LoketPairAnswer) after =
      loket_pair_answer_cast (loket_record_copy (LOKET_RECORD (before)));

  after->undone_by = g_strdup (loket_turn_caller (turn)->officer);
  after->undone_reason = g_strdup (reason);
  after->undone_at = LOKET_SOME (loket_turn_now (turn));
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_pair_undo_it:
 * @turn: a write turn
 * @record: a LoketPairUndo
 * @error: set to %LOKET_ERROR_RULE "already-undone", or as loket_merge_undo(); nothing is done then
 *
 * One officer gave the answer, so one takes it back.
 *
 * Returns: (transfer full): a LoketPairOutcome: the pair as it waits again
 */
LoketRecord *
loket_pair_undo_it (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPairUndo *request = loket_pair_undo_cast (record);
  g_autoptr (LoketRecord) found =
      loket_txn_get (loket_turn_txn (turn), loket_pair_answer_get_type (), request->answer, error);
  LoketPairAnswer *answer = found != NULL ? loket_pair_answer_cast (found) : NULL;
  g_autoptr (LoketPair) pair = answer != NULL ? loket_pair_get (turn, answer->pair, error) : NULL;
  g_autoptr (LoketPair) after = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;

  if (pair == NULL)
    return NULL;
  if (answer->undone_at.set || pair->state != answer->state) {
    loket_merge_rule (answer->undone_at.set ? "already-undone" : "changed-since", error);
    return NULL;
  }
  if (!go_back (turn, answer, pair, error) || !mark_undone (turn, answer, request->reason, error))
    return NULL;
  after = loket_pair_get (turn, answer->pair, error);
  if (after == NULL)
    return NULL;
  outcome = loket_pair_outcome_new ();
  outcome->id = g_strdup (after->id);
  outcome->state = after->state;
  return LOKET_RECORD (g_steal_pointer (&outcome));
}
