/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way from one person to another: each is written down as it was and as it was left,
 * so that merge-undo.c can bring it back. */
#include "config.h"

#include "core/error.h"
#include "office/asker.h"
#include "office/merge-private.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/officers.h"
#include "store/person-references.h"
#include "wire/json.h"

#include <string.h>

/**
 * loket_merge_rule:
 * @name: name of a rule
 * @error: set to %LOKET_ERROR_RULE with it
 *
 * Returns: %FALSE
 */
gboolean
loket_merge_rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "merge: %s", name);
  return FALSE;
}

/* The first officer proposes only what is of his area; the second one is looked at by each write.
 */
static gboolean
check_proposer_covers (LoketTurn *turn, LoketPerson *person, GError **error)
{
  const char *proposer = loket_turn_proposer (turn);
  g_autoptr (LoketOfficer) officer = NULL;

  if (proposer == NULL)
    return TRUE;
  officer = loket_txn_officer (loket_turn_txn (turn), proposer, error);
  if (officer == NULL)
    return FALSE;
  return loket_caller_check_area (
      &(const LoketCaller){.area = officer->area}, LOKET_RECORD (person), error);
}

/**
 * loket_merge_covers:
 * @turn: the turn of a second officer
 * @person: a person
 * @error: set to %LOKET_ERROR_NOT_ALLOWED
 *
 * Returns: %TRUE when both officers are for the person's area
 */
gboolean
loket_merge_covers (LoketTurn *turn, LoketPerson *person, GError **error)
{
  return loket_caller_check_area (loket_turn_caller (turn), LOKET_RECORD (person), error) &&
         check_proposer_covers (turn, person, error);
}

/**
 * loket_merge_person:
 * @turn: a write turn of a second officer
 * @id: a person
 * @error: set to %LOKET_ERROR_NOT_FOUND, to %LOKET_ERROR_RULE "person-rests", or to
 *   %LOKET_ERROR_NOT_ALLOWED when one of the two officers is not for the person's area
 *
 * Returns: (transfer full): the person, who is not merged into another one
 */
LoketPerson *
loket_merge_person (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_person_get_type (), id, error);

  if (record == NULL || !loket_merge_covers (turn, loket_person_cast (record), error))
    return NULL;
  if (loket_person_cast (record)->merged_into != NULL) {
    loket_merge_rule ("person-rests", error);
    return NULL;
  }
  return loket_person_cast (g_steal_pointer (&record));
}

/**
 * loket_field_same:
 * @field: of the type of both
 * @a: a record
 * @b: another one
 *
 * Returns: %TRUE when both say the same there
 */
gboolean
loket_field_same (const LoketField *field, LoketRecord *a, LoketRecord *b)
{
  if (loket_field_is_set (field, a) != loket_field_is_set (field, b))
    return FALSE;
  if (!loket_field_is_set (field, a))
    return TRUE;
  if (loket_field_is_number (field))
    return loket_field_number (field, a) == loket_field_number (field, b);
  if (field->kind == LOKET_KIND_WORDS)
    return g_strv_equal ((const char *const *) loket_field_words (field, a),
                         (const char *const *) loket_field_words (field, b));
  if (field->kind == LOKET_KIND_BYTES)
    return g_bytes_equal (loket_field_bytes (field, a), loket_field_bytes (field, b));
  return g_strcmp0 (loket_field_text (field, a), loket_field_text (field, b)) == 0;
}

/**
 * loket_field_copy:
 * @field: a column of the type of both
 * @from: a record
 * @to: a record that nobody else knows yet
 *
 * Makes @to say there what @from says.
 */
void
loket_field_copy (const LoketField *field, LoketRecord *from, LoketRecord *to)
{
  if (loket_field_is_optional_number (field))
    G_STRUCT_MEMBER (LoketOptional, to, field->offset) =
        G_STRUCT_MEMBER (LoketOptional, from, field->offset);
  else if (loket_field_is_number (field))
    loket_field_set_number (field, to, loket_field_number (field, from));
  else if (field->kind == LOKET_KIND_WORDS)
    loket_field_take_words (field, to, g_strdupv (loket_field_words (field, from)));
  else if (field->kind == LOKET_KIND_BYTES)
    loket_field_take_bytes (
        field,
        to,
        loket_field_is_set (field, from) ? g_bytes_ref (loket_field_bytes (field, from)) : NULL);
  else
    loket_field_take_text (field, to, g_strdup (loket_field_text (field, from)));
}

/**
 * loket_moving_begin:
 * @moving: (out caller-allocates): a merge or split that begins
 * @turn: a write turn of a second officer
 * @kind: which of the two
 * @reason: (nullable): why
 */
void
loket_moving_begin (LoketMoving *moving, LoketTurn *turn, LoketMergeKind kind, const char *reason)
{
  moving->turn = turn;
  moving->merge = loket_merge_new ();
  moving->merge->id = loket_turn_new_id (turn);
  moving->merge->kind = kind;
  moving->merge->reason = g_strdup (reason);
  moving->merge->officer = g_strdup (loket_turn_proposer (turn));
  moving->merge->approved_by = g_strdup (loket_turn_caller (turn)->officer);
  moving->merge->at = loket_turn_now (turn);
  moving->moved = loket_moved_rows_new ();
  moving->moved->rows = g_list_store_new (loket_moved_row_get_type ());
}

/**
 * loket_moving_clear:
 * @moving: a merge or split
 */
void
loket_moving_clear (LoketMoving *moving)
{
  g_clear_object (&moving->merge);
  g_clear_object (&moving->moved);
}

/* What cannot be read back would make the merge one that cannot be undone. */
static gboolean
check_readable (LoketRecord *record, const char *json, GError **error)
{
  g_autoptr (LoketRecord) again =
      loket_json_to_record (G_OBJECT_TYPE (record), json, strlen (json), LOKET_JSON_REQUEST, error);

  if (again == NULL || loket_record_equal (again, record))
    return again != NULL;
  loket_set_error (error,
                   LOKET_ERROR_INTERNAL,
                   NULL,
                   "a row of %s does not come back as it was",
                   loket_record_type_entity (G_OBJECT_TYPE (record)));
  return FALSE;
}

/**
 * loket_moved_add:
 * @moved: rows that were touched so far
 * @before: (nullable) (type LoketRecord): a row as it was, %NULL for a new one
 * @after: (type LoketRecord): as it was left
 * @error: set when it would not come back as it was
 *
 * Returns: %TRUE when it is written down
 */
gboolean
loket_moved_add (LoketMovedRows *moved, gpointer before, gpointer after, GError **error)
{
  g_autoptr (LoketMovedRow) row = loket_moved_row_new ();

  row->entity = g_strdup (loket_record_type_entity (G_OBJECT_TYPE (after)));
  row->id = g_strdup (loket_record_id (after));
  row->after = loket_json_from_record (after);
  if (before != NULL)
    row->before = loket_json_from_record (before);
  g_list_store_append (moved->rows, row);
  return before == NULL || check_readable (before, row->before, error);
}

/**
 * loket_moving_touch:
 * @moving: a merge or split
 * @before: (nullable) (type LoketRecord): a row as the store has it, %NULL for a new one
 * @after: (type LoketRecord): as it shall be
 * @error: as loket_turn_replace()
 *
 * Returns: %TRUE when it is so, and written down
 */
gboolean
loket_moving_touch (LoketMoving *moving, gpointer before, gpointer after, GError **error)
{
  if (before != NULL && G_OBJECT_TYPE (after) == loket_person_get_type ())
    return loket_turn_replace_person (moving->turn, before, after, error) &&
           loket_moved_add (moving->moved, before, after, error);
  if (before == NULL && G_OBJECT_TYPE (after) == loket_person_get_type ())
    return loket_turn_insert_person (moving->turn, after, error) &&
           loket_moved_add (moving->moved, NULL, after, error);
  return (before != NULL ? loket_turn_replace (moving->turn, before, after, error)
                         : loket_turn_insert (moving->turn, after, error)) &&
         loket_moved_add (moving->moved, before, after, error);
}

/* A clock that was set back puts no later merge before an earlier one. */
static gboolean
set_time (LoketMoving *moving, GError **error)
{
  g_autoptr (GPtrArray) last = loket_txn_last_merges (loket_turn_txn (moving->turn), 1, error);

  if (last == NULL)
    return FALSE;
  if (last->len > 0)
    moving->merge->at = MAX (moving->merge->at, loket_merge_cast (last->pdata[0])->at + 1);
  return TRUE;
}

/**
 * loket_moving_finish:
 * @moving: a merge or split with its winner and loser
 * @error: as loket_turn_insert()
 *
 * Returns: %TRUE when it is on file and can be undone
 */
gboolean
loket_moving_finish (LoketMoving *moving, GError **error)
{
  if (!set_time (moving, error))
    return FALSE;
  moving->merge->moved = loket_json_from_record (LOKET_RECORD (moving->moved));
  return loket_turn_insert (moving->turn, moving->merge, error);
}

/**
 * loket_merge_rows:
 * @merge: a merge or split
 * @error: set when it was damaged
 *
 * Returns: (transfer full): the rows that it touched
 */
LoketMovedRows *
loket_merge_rows (LoketMerge *merge, GError **error)
{
  LoketRecord *rows = loket_json_to_record (
      loket_moved_rows_get_type (), merge->moved, strlen (merge->moved), LOKET_JSON_REQUEST, error);

  return rows != NULL ? loket_moved_rows_cast (rows) : NULL;
}
