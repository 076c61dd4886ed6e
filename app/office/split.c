/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record turns out to be of two people: what is the other one's becomes a record of its own. */
#include "config.h"

#include "core/error.h"
#include "core/list.h"
#include "office/merge-private.h"
#include "store/people.h"
#include "store/person-references.h"

#include <string.h>

/* A NIK that somebody else claims too is nobody's for certain. */
static gboolean
set_nik (LoketTurn *turn, LoketPerson *person, const char *nik, GError **error)
{
  g_autoptr (GPtrArray) others = NULL;

  if (nik == NULL)
    return TRUE;
  others = loket_txn_people_by_nik (loket_turn_txn (turn), nik, 1, error);
  if (others == NULL)
    return FALSE;
  person->nik = g_strdup (nik);
  person->nik_status = others->len > 0 ? LOKET_NIK_CONFLICT : LOKET_NIK_UNVERIFIED;
  return TRUE;
}

static LoketPerson *
make_person (LoketTurn *turn, LoketSplitRequest *request, LoketPerson *origin, GError **error)
{
  g_autoptr (LoketPerson) person = loket_person_new ();

  person->id = loket_turn_new_id (turn);
  person->name = g_strdup (request->name);
  person->sex = request->sex;
  person->birth_date = g_strdup (request->birth_date);
  person->mother_name = g_strdup (request->mother_name);
  person->village = g_strdup (origin->village);
  person->version = 1;
  person->created_at = person->changed_at = loket_turn_now (turn);
  return set_nik (turn, person, request->nik, error) ? g_steal_pointer (&person) : NULL;
}

static LoketRecord *
get_own (LoketMoving *moving, GType type, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record = loket_txn_get (loket_turn_txn (moving->turn), type, id, error);
  const LoketField *field = loket_record_type_find_field (type, "person");

  if (record == NULL)
    return NULL;
  if (g_strcmp0 (loket_field_text (field, record), moving->merge->winner) == 0)
    return g_steal_pointer (&record);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, id, "it does not hang on this person");
  return NULL;
}

static gboolean
move_chosen (LoketMoving *moving, GType type, char **ids, GError **error)
{
  const LoketField *field = loket_record_type_find_field (type, "person");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    g_autoptr (LoketRecord) before = get_own (moving, type, ids[i], error);
    g_autoptr (LoketRecord) after = before != NULL ? loket_record_copy (before) : NULL;

    if (after == NULL)
      return FALSE;
    loket_field_take_text (field, after, g_strdup (moving->merge->loser));
    if (!loket_moving_touch (moving, before, after, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_choice (LoketSplitRequest *request)
{
  return (request->list_rows != NULL && *request->list_rows != NULL) ||
         (request->memberships != NULL && *request->memberships != NULL) ||
         (request->values != NULL && *request->values != NULL);
}

/**
 * loket_merge_check_split:
 * @turn: the turn of the first officer
 * @record: a LoketSplitRequest
 * @error: set to %LOKET_ERROR_RULE "nothing-to-split", or as loket_merge_person()
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_merge_check_split (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSplitRequest *request = loket_split_request_cast (record);
  g_autoptr (LoketPerson) origin = loket_merge_person (turn, request->person, error);

  return origin != NULL && (has_choice (request) || loket_merge_rule ("nothing-to-split", error));
}

/**
 * loket_merge_split:
 * @turn: the turn of the second officer
 * @record: a LoketSplitRequest
 * @error: set to %LOKET_ERROR_RULE "nothing-to-split", or as loket_merge_person()
 *
 * The new record begins with what the officers say of the other person; what the old one says stays
 * with it until somebody corrects it.
 *
 * Returns: (transfer full): the LoketMerge that can be undone; its loser is the new person
 */
LoketRecord *
loket_merge_split (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSplitRequest *request = loket_split_request_cast (record);
  g_autoptr (LoketPerson) origin = loket_merge_person (turn, request->person, error);
  g_autoptr (LoketPerson) person = NULL;
  g_auto (LoketMoving) moving = {0};

  if (origin == NULL)
    return NULL;
  if (!has_choice (request)) {
    loket_merge_rule ("nothing-to-split", error);
    return NULL;
  }
  person = make_person (turn, request, origin, error);
  if (person == NULL)
    return NULL;
  loket_moving_begin (&moving, turn, LOKET_MERGE_SPLIT, request->reason);
  moving.merge->winner = g_strdup (origin->id);
  moving.merge->loser = g_strdup (person->id);
  if (!loket_moving_touch (&moving, NULL, person, error) ||
      !move_chosen (&moving, loket_list_row_get_type (), request->list_rows, error) ||
      !move_chosen (&moving, loket_household_member_get_type (), request->memberships, error) ||
      !move_chosen (&moving, loket_person_value_get_type (), request->values, error) ||
      !loket_moving_finish (&moving, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&moving.merge));
}
