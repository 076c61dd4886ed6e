/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one: all that hangs on the loser goes along, and can go back
 * (merge-undo.c).  Also the desk's list of merges; each act is one of two officers. */
#include "config.h"

#include "core/error.h"
#include "core/list.h"
#include "office/asker.h"
#include "office/cards.h"
#include "office/decisions.h"
#include "office/merge-private.h"
#include "office/pairs-private.h"
#include "store/pairs.h"
#include "store/people.h"
#include "office/turn-private.h"
#include "store/person-references.h"

#include <string.h>

#define LIST_LIMIT 50

/* What one record may give the other. */
static const char *const takeable[] = {
    "name",
    "nik",
    "sex",
    "birth_date",
    "birth_place",
    "mother_name",
    "father_name",
    "life_status",
    "village",
    "hamlet",
    "rt",
    "rw",
    "address",
    "phone",
    "phone_owner",
    NULL,
};

static char *
text_of (const LoketField *field, LoketPerson *person)
{
  LoketRecord *record = LOKET_RECORD (person);

  if (field->kind == LOKET_KIND_ENUM)
    return g_strdup (loket_enum_name (field->type (), (int) loket_field_number (field, record)));
  return g_strdup (loket_field_text (field, record));
}

/* A value that comes from the other record is a choice of the two officers. */
static gboolean
add_choice (LoketMoving *moving,
            const LoketField *field,
            LoketPerson *before,
            LoketPerson *after,
            GError **error)
{
  g_autoptr (LoketPersonValue) choice = loket_person_value_new ();

  choice->id = loket_turn_new_id (moving->turn);
  choice->person = g_strdup (after->id);
  choice->field = g_strdup (field->name);
  choice->value = text_of (field, after);
  choice->previous = text_of (field, before);
  choice->officer = g_strdup (moving->merge->officer);
  choice->approved_by = g_strdup (moving->merge->approved_by);
  choice->reason = g_strdup (moving->merge->reason);
  choice->at = loket_turn_now (moving->turn);
  return loket_moving_touch (moving, NULL, choice, error);
}

static gboolean
check_takeable (const char *name, GError **error)
{
  if (g_strv_contains (takeable, name))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "fields", "%s cannot be taken", name);
  return FALSE;
}

static gboolean
take_field (LoketMoving *moving,
            const char *name,
            LoketPerson *before,
            LoketPerson *after,
            LoketPerson *loser,
            GError **error)
{
  const LoketField *field = loket_record_type_find_field (loket_person_get_type (), name);

  if (!check_takeable (name, error))
    return FALSE;
  if (loket_field_same (field, LOKET_RECORD (after), LOKET_RECORD (loser)))
    return TRUE;
  loket_field_copy (field, LOKET_RECORD (loser), LOKET_RECORD (after));
  if (strcmp (name, "nik") == 0)
    after->nik_status = loser->nik_status;
  return add_choice (moving, field, before, after, error);
}

static gboolean
check_nik (LoketTurn *turn, LoketPerson *person, GError **error)
{
  gboolean taken = FALSE;

  if (person->nik == NULL || person->nik_status != LOKET_NIK_MATCHED)
    return TRUE;
  return loket_txn_nik_is_matched (loket_turn_txn (turn), person->nik, person->id, &taken, error) &&
         (!taken || loket_merge_rule ("nik-taken", error));
}

/* Two records of one person were each other's doubt about the NIK. */
static gboolean
clear_nik (LoketMoving *moving, LoketPerson *after, GError **error)
{
  LoketTxn *txn = loket_turn_txn (moving->turn);
  g_autoptr (GPtrArray) holders = NULL;
  gboolean alone = TRUE;

  if (after->nik == NULL || after->nik_status != LOKET_NIK_CONFLICT)
    return TRUE;
  holders = loket_txn_people_by_nik (txn, after->nik, 2, error);
  for (guint i = 0; holders != NULL && i < holders->len; i++)
    alone = alone && strcmp (loket_record_id (holders->pdata[i]), after->id) == 0;
  if (holders != NULL && alone)
    after->nik_status = LOKET_NIK_UNVERIFIED;
  return holders != NULL;
}

/* The loser is at rest by now, so that it does not claim its NIK any more. */
static gboolean
take_fields (LoketMoving *moving,
             char **fields,
             LoketPerson *before,
             LoketPerson *loser,
             GError **error)
{
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (!take_field (moving, fields[i], before, after, loser, error))
      return FALSE;
  if (!clear_nik (moving, after, error))
    return FALSE;
  if (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)))
    return TRUE;
  after->version++;
  after->changed_at = loket_turn_now (moving->turn);
  return check_nik (moving->turn, after, error) &&
         loket_moving_touch (moving, before, after, error);
}

static gboolean
rest (LoketMoving *moving, LoketPerson *loser, LoketPerson *winner, GError **error)
{
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (loser)));

  after->merged_into = g_strdup (winner->id);
  after->version++;
  after->changed_at = loket_turn_now (moving->turn);
  return loket_moving_touch (moving, loser, after, error);
}

static LoketHouseholdKind
kind_of (LoketTurn *turn, const char *household)
{
  /* Dropped: a household that is not there would have failed its foreign key. */
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_household_get_type (), household, NULL);

  return record != NULL ? loket_household_cast (record)->kind : LOKET_HOUSEHOLD_FAMILY_CARD;
}

/* Where the winner lives already: in the same household, else in one of the same kind. */
static LoketHouseholdMember *
find_rival (LoketTurn *turn, GPtrArray *winners, LoketHouseholdMember *member)
{
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < winners->len; i++) {
      LoketHouseholdMember *own = winners->pdata[i];
      const gboolean same = strcmp (own->household, member->household) == 0;
      if (own->until_day == NULL &&
          (pass == 0 ? same : kind_of (turn, own->household) == kind_of (turn, member->household)))
        return own;
    }
  }
  return NULL;
}

static void
replace_text (char **text, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

/* One membership of two in the same household goes on, since the earlier day and as head if one of
 * them was. */
static gboolean
strengthen (LoketMoving *moving,
            LoketHouseholdMember *own,
            LoketHouseholdMember *member,
            GError **error)
{
  g_autoptr (LoketRecord) after = loket_record_copy (LOKET_RECORD (own));
  LoketHouseholdMember *stronger = loket_household_member_cast (after);

  if (strcmp (member->from_day, own->from_day) < 0)
    replace_text (&stronger->from_day, member->from_day);
  if (member->head) {
    stronger->head = TRUE;
    stronger->relation = LOKET_RELATION_HEAD;
  }
  return loket_record_equal (LOKET_RECORD (own), after) ||
         loket_moving_touch (moving, own, stronger, error);
}

/* A person lives in one household of a kind at a time: where the winner lives counts. */
static gboolean
move_membership (LoketMoving *moving,
                 LoketHouseholdMember *member,
                 GPtrArray *winners,
                 GError **error)
{
  LoketHouseholdMember *own =
      member->until_day == NULL ? find_rival (moving->turn, winners, member) : NULL;
  const gboolean same = own != NULL && strcmp (own->household, member->household) == 0;
  const char *today = loket_turn_day (moving->turn);
  g_autoptr (LoketRecord) after = loket_record_copy (LOKET_RECORD (member));
  LoketHouseholdMember *moved = loket_household_member_cast (after);

  replace_text (&moved->person, moving->merge->winner);
  if (own != NULL)
    moved->until_day =
        g_strdup (same || strcmp (today, member->from_day) < 0 ? member->from_day : today);
  return loket_moving_touch (moving, member, moved, error) &&
         (!same || strengthen (moving, own, member, error));
}

static gboolean
is_waiting (const LoketPair *pair)
{
  return pair->state == LOKET_PAIR_OPEN || pair->state == LOKET_PAIR_POSTPONED;
}

static void
settle (LoketMoving *moving, LoketPair *pair, LoketPairState state)
{
  pair->state = state;
  replace_text (&pair->decided_by, moving->merge->officer);
  pair->decided_at = LOKET_SOME (loket_turn_now (moving->turn));
}

/* The same question about the winner waits already. */
static gboolean
is_asked (LoketPair *pair, GPtrArray *winners)
{
  for (guint i = 0; i < winners->len; i++) {
    LoketPair *own = winners->pdata[i];
    if (is_waiting (own) && g_strcmp0 (own->list_row, pair->list_row) == 0 &&
        g_strcmp0 (own->other, pair->other) == 0 && g_strcmp0 (own->person, pair->person) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_between (const LoketPair *pair, const LoketMerge *merge)
{
  return (g_strcmp0 (pair->other, merge->winner) == 0 &&
          g_strcmp0 (pair->person, merge->loser) == 0) ||
         (g_strcmp0 (pair->other, merge->loser) == 0 &&
          g_strcmp0 (pair->person, merge->winner) == 0);
}

static gboolean
move_pair (LoketMoving *moving,
           const LoketField *field,
           LoketPair *pair,
           LoketPerson *winner,
           GPtrArray *winners,
           GError **error)
{
  g_autoptr (LoketRecord) after = loket_record_copy (LOKET_RECORD (pair));
  LoketPair *moved = loket_pair_cast (after);

  if (is_between (pair, moving->merge)) {
    settle (moving, moved, LOKET_PAIR_SAME);
    return loket_moving_touch (moving, pair, moved, error);
  }
  loket_field_take_text (field, after, g_strdup (winner->id));
  if (strcmp (field->name, "person") == 0)
    replace_text (&moved->village, winner->village);
  if (is_waiting (moved) && is_asked (moved, winners))
    settle (moving, moved, LOKET_PAIR_SETTLED);
  return loket_moving_touch (moving, pair, moved, error);
}

static gboolean
move_plainly (LoketMoving *moving, const LoketField *field, LoketRecord *record, GError **error)
{
  g_autoptr (LoketRecord) after = loket_record_copy (record);

  loket_field_take_text (field, after, g_strdup (moving->merge->winner));
  return loket_moving_touch (moving, record, after, error);
}

static gboolean
move_references (LoketMoving *moving,
                 const LoketPersonReference *reference,
                 LoketPerson *winner,
                 GError **error)
{
  LoketTxn *txn = loket_turn_txn (moving->turn);
  const GType type = reference->type ();
  const LoketField *field = loket_record_type_find_field (type, reference->column);
  g_autoptr (GPtrArray) winners = loket_txn_references (txn, reference, winner->id, error);
  g_autoptr (GPtrArray) records =
      winners != NULL ? loket_txn_references (txn, reference, moving->merge->loser, error) : NULL;
  gboolean moved = records != NULL;

  for (guint i = 0; moved && i < records->len; i++) {
    if (type == loket_household_member_get_type ())
      moved = move_membership (moving, records->pdata[i], winners, error);
    else if (type == loket_pair_get_type ())
      moved = move_pair (moving, field, records->pdata[i], winner, winners, error);
    else
      moved = move_plainly (moving, field, records->pdata[i], error);
  }
  return moved;
}

static gboolean
move_all (LoketMoving *moving, LoketPerson *winner, GError **error)
{
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  for (guint i = 0; i < n; i++)
    if (references[i].kind == LOKET_REFERENCE_MOVES &&
        !move_references (moving, &references[i], winner, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_both (LoketTurn *turn,
           LoketMergeRequest *request,
           LoketPerson **winner,
           LoketPerson **loser,
           GError **error)
{
  if (strcmp (request->winner, request->loser) == 0)
    return loket_merge_rule ("same-person", error);
  *winner = loket_merge_person (turn, request->winner, error);
  *loser = *winner != NULL ? loket_merge_person (turn, request->loser, error) : NULL;
  return *loser != NULL &&
         loket_decisions_check_merge (turn, request->winner, request->loser, error) &&
         loket_cards_check_merge (turn, request->winner, request->loser, error);
}

static gboolean
check_merge (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketMergeRequest *request = loket_merge_request_cast (record);
  g_autoptr (LoketPerson) winner = NULL;
  g_autoptr (LoketPerson) loser = NULL;

  for (guint i = 0; request->fields != NULL && request->fields[i] != NULL; i++)
    if (!check_takeable (request->fields[i], error))
      return FALSE;
  return find_both (turn, request, &winner, &loser, error);
}

/* Carried out in the turn of the second officer. */
static LoketRecord *
merge (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketMergeRequest *request = loket_merge_request_cast (record);
  g_autoptr (LoketPerson) winner = NULL;
  g_autoptr (LoketPerson) loser = NULL;
  g_auto (LoketMoving) moving = {0};

  if (!find_both (turn, request, &winner, &loser, error))
    return NULL;
  loket_moving_begin (&moving, turn, LOKET_MERGE_JOIN, request->reason);
  moving.merge->winner = g_strdup (winner->id);
  moving.merge->loser = g_strdup (loser->id);
  if (!move_all (&moving, winner, error) || !rest (&moving, loser, winner, error) ||
      !take_fields (&moving, request->fields, winner, loser, error) ||
      !clear_nik (&moving, loser, error) ||
      !loket_cards_follow_merge (turn, request->winner, error) ||
      !loket_moving_finish (&moving, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&moving.merge));
}

static LoketMergeEntry *
make_entry (LoketTurn *turn, LoketMerge *merge, GError **error)
{
  g_autoptr (LoketPerson) winner = loket_txn_person (loket_turn_txn (turn), merge->winner, error);
  g_autoptr (LoketPerson) loser =
      winner != NULL ? loket_txn_person (loket_turn_txn (turn), merge->loser, error) : NULL;
  g_autoptr (LoketMovedRows) rows = loser != NULL ? loket_merge_rows (merge, error) : NULL;
  LoketMergeEntry *entry;

  if (rows == NULL)
    return NULL;
  entry = loket_merge_entry_new ();
  entry->id = g_strdup (merge->id);
  entry->kind = merge->kind;
  entry->winner = g_strdup (winner->id);
  entry->winner_name = g_strdup (winner->name);
  entry->winner_number = winner->number;
  entry->loser = g_strdup (loser->id);
  entry->loser_name = g_strdup (loser->name);
  entry->loser_number = loser->number;
  entry->reason = g_strdup (merge->reason);
  entry->moved = g_list_model_get_n_items (G_LIST_MODEL (rows->rows));
  entry->officer = loket_turn_officer_name (turn, merge->officer);
  entry->approved_by = loket_turn_officer_name (turn, merge->approved_by);
  entry->at = merge->at;
  entry->undone_by = loket_turn_officer_name (turn, merge->undone_by);
  entry->undone_approved_by = loket_turn_officer_name (turn, merge->undone_approved_by);
  entry->undone_at = merge->undone_at;
  return entry;
}

static gboolean
covers (LoketTurn *turn, const char *person)
{
  /* Dropped: what cannot be looked up is not shown. */
  g_autoptr (LoketPerson) found = loket_txn_person (loket_turn_txn (turn), person, NULL);

  return found != NULL && loket_caller_covers (loket_turn_caller (turn), found->village);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketMergeQuery *query = loket_merge_query_cast (record);
  const guint limit = query->limit.set ? (guint) query->limit.value : LIST_LIMIT;
  g_autoptr (GPtrArray) merges =
      query->person != NULL
          ? loket_txn_merges_of_person (loket_turn_txn (turn), query->person, limit, error)
          : loket_txn_last_merges (loket_turn_txn (turn), limit, error);
  g_autoptr (LoketMergeList) answer = loket_merge_list_new ();

  answer->merges = g_list_store_new (loket_merge_entry_get_type ());
  for (guint i = 0; merges != NULL && i < merges->len; i++) {
    LoketMerge *merge = merges->pdata[i];
    g_autoptr (LoketMergeEntry) entry = NULL;
    if (!covers (turn, merge->winner) || !covers (turn, merge->loser))
      continue;
    entry = make_entry (turn, merge, error);
    if (entry == NULL)
      return NULL;
    g_list_store_append (answer->merges, entry);
  }
  return merges != NULL ? LOKET_RECORD (g_steal_pointer (&answer)) : NULL;
}

const LoketBinding loket_merge_desk[] = {
    {&LOKET_PERSON_MERGE, merge, .check = check_merge},
    {&LOKET_PERSON_UNMERGE, loket_merge_undo, .check = loket_merge_check_undo},
    {&LOKET_PERSON_SPLIT, loket_merge_split, .check = loket_merge_check_split},
    {&LOKET_MERGE_LIST, list},
    {NULL, NULL},
};
