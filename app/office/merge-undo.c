/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoing a merge or a split: column by column, what it changed goes back as it was, and what
 * others have changed since stays; where both touched the same column, nothing is done. */
#include "config.h"

#include "core/error.h"
#include "core/list.h"
#include "office/cards.h"
#include "office/merge-private.h"
#include "office/turn-private.h"
#include "store/people.h"
#include "store/person-references.h"
#include "wire/json.h"

#include <string.h>

#define MERGES_MAX 2000

/* The row of a merge while it goes back. */
typedef struct {
  LoketTurn *turn;
  LoketMerge *merge;
  LoketMovedRow *row;
  GType type;
  LoketRecord *before; /* (nullable) */
  LoketRecord *after;
  LoketRecord *current;
  gboolean answer; /* about a pair: what it made goes, and wherever it reached goes back */
} Going;

static void
going_clear (Going *going)
{
  g_clear_object (&going->before);
  g_clear_object (&going->after);
  g_clear_object (&going->current);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Going, going_clear)

static LoketRecord *
read_json (GType type, const char *json, GError **error)
{
  return loket_json_to_record (type, json, strlen (json), LOKET_JSON_REQUEST, error);
}

static gboolean
going_begin (Going *going, GError **error)
{
  going->type = strcmp (going->row->entity, "household") == 0
                    ? loket_household_get_type ()
                    : loket_person_reference_type (going->row->entity);
  if (going->type == G_TYPE_INVALID) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "a merge has touched an unknown table");
    return FALSE;
  }
  going->after = read_json (going->type, going->row->after, error);
  if (going->after == NULL)
    return FALSE;
  if (going->row->before != NULL) {
    going->before = read_json (going->type, going->row->before, error);
    if (going->before == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
going_find (Going *going, GError **error)
{
  going->current = loket_txn_get (loket_turn_txn (going->turn), going->type, going->row->id, error);
  return going->current != NULL;
}

static gboolean
touches (LoketMerge *merge, LoketMovedRow *row, gboolean *found, GError **error)
{
  g_autoptr (LoketMovedRows) rows = loket_merge_rows (merge, error);
  guint n = rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows->rows)) : 0;

  for (guint i = 0; i < n && !*found; i++) {
    g_autoptr (LoketMovedRow) other = g_list_model_get_item (G_LIST_MODEL (rows->rows), i);
    *found = strcmp (other->entity, row->entity) == 0 && strcmp (other->id, row->id) == 0;
  }
  return rows != NULL;
}

static gboolean
find_later_of (Going *going, const char *person, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) merges =
      loket_txn_merges_of_person (loket_turn_txn (going->turn), person, MERGES_MAX, error);

  for (guint i = 0; merges != NULL && i < merges->len && !*found; i++) {
    LoketMerge *other = merges->pdata[i];
    if (!other->undone_at.set && other->at > going->merge->at &&
        !touches (other, going->row, found, error))
      return FALSE;
  }
  return merges != NULL;
}

/* Whatever took the row along next had to do with a person whom it names; a pair names two. */
static gboolean
find_later (Going *going, gboolean *found, GError **error)
{
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  *found = FALSE;
  if (going->type == loket_person_get_type ())
    return find_later_of (going, going->row->id, found, error);
  for (guint i = 0; i < n && !*found; i++) {
    const LoketField *field = loket_record_type_find_field (going->type, references[i].column);
    const char *person =
        references[i].type () == going->type ? loket_field_text (field, going->after) : NULL;
    if (person != NULL && !find_later_of (going, person, found, error))
      return FALSE;
  }
  return TRUE;
}

/* Of each row the last merge is undone first: then what is found now is what this one left, but for
 * what people have done by other ways. */
static gboolean
check_no_later (Going *going, GError **error)
{
  gboolean found;

  return find_later (going, &found, error) &&
         (!found || loket_merge_rule ("undo-later-first", error));
}

static gboolean
is_stamp (Going *going, const LoketField *field)
{
  return going->type == loket_person_get_type () &&
         (strcmp (field->name, "version") == 0 || strcmp (field->name, "changed_at") == 0);
}

/* Only what the merge itself changed, and only where nobody has changed it again. */
static LoketRecord *
put_back (Going *going, GError **error)
{
  g_autoptr (LoketRecord) target = loket_record_copy (going->current);
  guint n;
  const LoketField *fields = loket_record_type_fields (going->type, &n);

  for (guint i = 0; i < n; i++) {
    const LoketField *field = &fields[i];
    if (!loket_field_is_column (field) || is_stamp (going, field) ||
        loket_field_same (field, going->before, going->after))
      continue;
    if (!loket_field_same (field, going->current, going->after)) {
      loket_merge_rule ("changed-since", error);
      return NULL;
    }
    loket_field_copy (field, going->before, target);
  }
  return g_steal_pointer (&target);
}

static gboolean
check_nik (LoketTurn *turn, LoketPerson *person, GError **error)
{
  gboolean taken = FALSE;

  if (person->nik == NULL || person->nik_status != LOKET_NIK_MATCHED || person->merged_into != NULL)
    return TRUE;
  return loket_txn_nik_is_matched (loket_turn_txn (turn), person->nik, person->id, &taken, error) &&
         (!taken || loket_merge_rule ("nik-taken", error));
}

/* As if nothing had been where nothing else was; else a further version of what it is now. */
static gboolean
put_person_back (Going *going, LoketPerson *target, GError **error)
{
  const gboolean untouched = loket_record_equal (going->current, going->after);

  target->version = untouched ? loket_person_cast (going->before)->version
                              : loket_person_cast (going->current)->version + 1;
  target->changed_at =
      untouched ? loket_person_cast (going->before)->changed_at : loket_turn_now (going->turn);
  return check_nik (going->turn, target, error) &&
         (going->answer ? loket_turn_put_person : loket_turn_replace_person) (
             going->turn, loket_person_cast (going->current), target, error);
}

/* Somebody else has claimed the NIK meanwhile: it is still nobody's proof. */
static gboolean
keep_doubt (Going *going, LoketPerson *target, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (!going->answer || target->nik == NULL || target->nik_status == LOKET_NIK_CONFLICT ||
      loket_person_cast (going->current)->nik_status != LOKET_NIK_CONFLICT)
    return TRUE;
  holders = loket_txn_people_by_nik (loket_turn_txn (going->turn), target->nik, 2, error);
  if (holders != NULL && holders->len > 1)
    target->nik_status = LOKET_NIK_CONFLICT;
  return holders != NULL;
}

/* A household may have got another head, a person another home since. */
static gboolean
check_membership (Going *going, LoketHouseholdMember *target, GError **error)
{
  LoketTxn *txn = loket_turn_txn (going->turn);
  const LoketHouseholdMember *current = loket_household_member_cast (going->current);
  gboolean has;

  if (target->until_day != NULL || !target->head || (current->head && current->until_day == NULL))
    return TRUE;
  return loket_txn_household_has_head (txn, target->household, &has, error) &&
         (!has || loket_merge_rule ("changed-since", error));
}

/* An answer that was given about the winner is about the winner. */
static gboolean
is_answered_since (Going *going)
{
  return going->type == loket_pair_get_type () &&
         loket_pair_cast (going->current)->state != loket_pair_cast (going->after)->state;
}

static gboolean
change_back (Going *going, GError **error)
{
  g_autoptr (LoketRecord) target = NULL;

  if (is_answered_since (going))
    return TRUE;
  target = put_back (going, error);
  if (target == NULL)
    return FALSE;
  if (going->type == loket_person_get_type ())
    return keep_doubt (going, loket_person_cast (target), error) &&
           put_person_back (going, loket_person_cast (target), error);
  if (going->type == loket_household_member_get_type () &&
      !check_membership (going, loket_household_member_cast (target), error))
    return FALSE;
  return (going->answer ? loket_turn_put
                        : loket_turn_replace) (going->turn, going->current, target, error);
}

/* The number of a record that was made may stand on paper: it rests and leads to where it came
 * from.
 */
static gboolean
rest_person (Going *going, GError **error)
{
  g_autoptr (LoketRecord) target = loket_record_copy (going->current);
  LoketPerson *person = loket_person_cast (target);

  g_free (person->merged_into);
  person->merged_into = g_strdup (going->merge->winner);
  person->version++;
  person->changed_at = loket_turn_now (going->turn);
  return loket_turn_replace_person (going->turn, loket_person_cast (going->current), person, error);
}

/* Who was put on file by a wrong answer is nobody; once something hangs on the record it is
 * somebody. */
static gboolean
remove_person (Going *going, GError **error)
{
  LoketTxn *txn = loket_turn_txn (going->turn);
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  if (!loket_record_equal (going->current, going->after))
    return loket_merge_rule ("changed-since", error);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) left = loket_txn_references (txn, &references[i], going->row->id, error);
    if (left == NULL)
      return FALSE;
    if (left->len > 0)
      return loket_merge_rule ("changed-since", error);
  }
  loket_turn_note_gone (going->turn, going->current);
  return loket_txn_take_person_back (txn, loket_person_cast (going->current), error);
}

static gboolean
is_lived_in (Going *going, gboolean *lived_in, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;

  *lived_in = FALSE;
  if (going->type != loket_household_get_type ())
    return TRUE;
  members = loket_txn_household_members (loket_turn_txn (going->turn), going->row->id, error);
  *lived_in = members != NULL && members->len > 0;
  return members != NULL;
}

static gboolean
take_back (Going *going, GError **error)
{
  gboolean lived_in;

  if (going->answer && going->type == loket_person_get_type ())
    return remove_person (going, error);
  if (!is_lived_in (going, &lived_in, error))
    return FALSE;
  if (lived_in) /* others have come into it since */
    return TRUE;
  if (going->type == loket_person_get_type ())
    return loket_person_cast (going->current)->merged_into == NULL
               ? rest_person (going, error)
               : loket_merge_rule ("changed-since", error);
  if (!loket_record_equal (going->current, going->after))
    return loket_merge_rule ("changed-since", error);
  loket_turn_note_gone (going->turn, going->current);
  return loket_txn_take_back (loket_turn_txn (going->turn), going->current, error);
}

static gboolean
go_back (Going *going, GError **error)
{
  if (!going_begin (going, error) || !check_no_later (going, error) || !going_find (going, error))
    return FALSE;
  return going->before != NULL ? change_back (going, error) : take_back (going, error);
}

/**
 * loket_moved_go_back:
 * @turn: a write turn
 * @since: when it was touched, as if a merge had done it
 * @row: a row that an answer about a pair touched
 * @error: set to %LOKET_ERROR_RULE as loket_merge_undo()
 *
 * Returns: %TRUE when it is as it was
 */
gboolean
loket_moved_go_back (LoketTurn *turn, LoketMerge *since, LoketMovedRow *row, GError **error)
{
  g_auto (Going) going = {.turn = turn, .merge = since, .row = row, .answer = TRUE};

  return go_back (&going, error);
}

/* The last row first: the same order of unique values the other way round. */
static gboolean
go_all_back (LoketTurn *turn, LoketMerge *merge, GError **error)
{
  g_autoptr (LoketMovedRows) rows = loket_merge_rows (merge, error);
  guint n = rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows->rows)) : 0;

  for (guint i = n; i > 0; i--) {
    g_autoptr (LoketMovedRow) row = g_list_model_get_item (G_LIST_MODEL (rows->rows), i - 1);
    g_auto (Going) going = {.turn = turn, .merge = merge, .row = row};
    if (!go_back (&going, error))
      return FALSE;
  }
  return rows != NULL;
}

/* Who was merged into the new record since leads to it. */
static gboolean
check_no_merge_since (LoketTurn *turn, LoketMerge *merge, GError **error)
{
  g_autoptr (GPtrArray) merges =
      loket_txn_merges_of_person (loket_turn_txn (turn), merge->loser, MERGES_MAX, error);

  for (guint i = 0; merges != NULL && i < merges->len; i++) {
    LoketMerge *other = merges->pdata[i];
    if (!other->undone_at.set && other->at > merge->at)
      return loket_merge_rule ("undo-later-first", error);
  }
  return merges != NULL;
}

/* What came to the new record of a split by itself would hang on one that rests. */
static gboolean
check_nothing_left (LoketTurn *turn, LoketMerge *merge, GError **error)
{
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  if (merge->kind != LOKET_MERGE_SPLIT)
    return TRUE;
  if (!check_no_merge_since (turn, merge, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) left = NULL;
    if (references[i].kind != LOKET_REFERENCE_MOVES)
      continue;
    left = loket_txn_references (loket_turn_txn (turn), &references[i], merge->loser, error);
    if (left == NULL)
      return FALSE;
    if (left->len > 0)
      return loket_merge_rule ("changed-since", error);
  }
  return TRUE;
}

/* The one that would go on has to be there to go on. */
static gboolean
check_people (LoketTurn *turn, LoketMerge *merge, GError **error)
{
  g_autoptr (LoketPerson) loser = NULL;
  g_autoptr (LoketPerson) winner = NULL;

  if (merge->undone_at.set)
    return loket_merge_rule ("already-undone", error);
  winner = loket_txn_person (loket_turn_txn (turn), merge->winner, error);
  if (winner == NULL)
    return FALSE;
  /* A winner that rests by now has lost a later merge. */
  if (winner->merged_into != NULL)
    return loket_merge_rule ("undo-later-first", error);
  loser = loket_txn_person (loket_turn_txn (turn), merge->loser, error);
  return loser != NULL && loket_merge_covers (turn, winner, error) &&
         loket_merge_covers (turn, loser, error);
}

/**
 * loket_merge_check_undo:
 * @turn: the turn of the first officer
 * @record: a LoketUnmergeRequest
 * @error: set to %LOKET_ERROR_RULE "already-undone" or "undo-later-first"
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_merge_check_undo (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketRecord) merge = loket_txn_get (loket_turn_txn (turn),
                                                 loket_merge_get_type (),
                                                 loket_unmerge_request_cast (record)->merge,
                                                 error);

  return merge != NULL && check_people (turn, loket_merge_cast (merge), error);
}

/**
 * loket_merge_undo:
 * @turn: the turn of the second officer
 * @record: a LoketUnmergeRequest
 * @error: set to %LOKET_ERROR_RULE "already-undone", "undo-later-first" when a later merge has
 * taken some of it along, "changed-since" when somebody has changed just what would have to go
 * back, "nik-taken" when somebody else has the NIK by now; nothing is done then
 *
 * Returns: (transfer full): the LoketMerge, undone
 */
LoketRecord *
loket_merge_undo (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketUnmergeRequest *request = loket_unmerge_request_cast (record);
  g_autoptr (LoketRecord) before =
      loket_txn_get (loket_turn_txn (turn), loket_merge_get_type (), request->merge, error);
  g_autoptr (LoketRecord) after = NULL;
  LoketMerge *merge;

  if (before == NULL)
    return NULL;
  merge = loket_merge_cast (before);
  if (!check_people (turn, merge, error) || !go_all_back (turn, merge, error) ||
      !check_nothing_left (turn, merge, error) ||
      !loket_cards_follow_undo (turn, merge->winner, error) ||
      !loket_cards_follow_undo (turn, merge->loser, error))
    return NULL;
  after = loket_record_copy (before);
  merge = loket_merge_cast (after);
  merge->undone_by = g_strdup (loket_turn_proposer (turn));
  merge->undone_approved_by = g_strdup (loket_turn_caller (turn)->officer);
  merge->undone_at = LOKET_SOME (loket_turn_now (turn));
  return loket_turn_replace (turn, before, after, error) ? g_steal_pointer (&after) : NULL;
}
