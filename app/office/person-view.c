/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a person: all that is on file of him, in one answer of a bounded size. */
#include "config.h"

#include "office/person-view.h"

#include "core/error.h"
#include "core/name-canon.h"
#include "core/nik.h"
#include "store/people.h"
#include "store/person-history.h"
#include "store/person-references.h"

#include <string.h>

#define PAIRS 20
#define MERGES 20

static GListStore *
store_of (GType type)
{
  return g_list_store_new (type);
}

static LoketPersonView *
view_new (void)
{
  LoketPersonView *view = loket_person_view_new ();

  view->members = store_of (loket_member_view_get_type ());
  view->cards = store_of (loket_household_card_get_type ());
  view->stories = store_of (loket_field_story_get_type ());
  view->claims = store_of (loket_claim_get_type ());
  view->pairs = store_of (loket_person_doubt_get_type ());
  view->merges = store_of (loket_merge_view_get_type ());
  view->events = store_of (loket_person_event_get_type ());
  view->relation = LOKET_RELATION_OTHER;
  return view;
}

/**
 * loket_person_opening_clear:
 * @opening: somebody's page
 */
void
loket_person_opening_clear (LoketPersonOpening *opening)
{
  g_clear_object (&opening->person);
  g_clear_object (&opening->view);
  g_clear_pointer (&opening->claims, g_ptr_array_unref);
  g_clear_pointer (&opening->values, g_ptr_array_unref);
  g_clear_pointer (&opening->events, g_ptr_array_unref);
  g_clear_pointer (&opening->lists, g_hash_table_unref);
  g_clear_pointer (&opening->parameters, loket_match_parameters_free);
}

/**
 * loket_person_opening_begin:
 * @opening: (out caller-allocates): a page to fill
 * @turn: a turn
 * @person: whose
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED when the person is outside
 *   the caller's area
 *
 * Returns: %TRUE when it may be filled
 */
gboolean
loket_person_opening_begin (LoketPersonOpening *opening,
                            LoketTurn *turn,
                            const char *person,
                            GError **error)
{
  *opening = (LoketPersonOpening){.turn = turn, .txn = loket_turn_txn (turn)};
  opening->person = loket_txn_person (opening->txn, person, error);
  if (opening->person == NULL)
    return FALSE;
  if (!loket_caller_covers (loket_turn_caller (turn), opening->person->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return FALSE;
  }
  opening->parameters = loket_match_parameters_built_in (error);
  if (opening->parameters == NULL)
    return FALSE;
  opening->view = view_new ();
  opening->claims = g_ptr_array_new_with_free_func (g_object_unref);
  opening->events = g_ptr_array_new_with_free_func (g_object_unref);
  opening->lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return TRUE;
}

/**
 * loket_member_view_make:
 * @member: somebody in a household
 * @person: who that is
 *
 * Returns: (transfer full): what a page shows of him, with the NIK masked
 */
LoketMemberView *
loket_member_view_make (const LoketHouseholdMember *member, const LoketPerson *person)
{
  LoketMemberView *view = loket_member_view_new ();

  view->member = g_strdup (member->id);
  view->person = g_strdup (person->id);
  view->number = person->number;
  view->name = g_strdup (person->name);
  view->nik = person->nik != NULL ? loket_nik_masked (person->nik) : NULL;
  view->nik_status = person->nik_status;
  view->sex = person->sex;
  view->birth_date = g_strdup (person->birth_date);
  view->life_status = person->life_status;
  view->relation = member->relation;
  view->head = member->head;
  view->from_day = g_strdup (member->from_day);
  view->until_day = g_strdup (member->until_day);
  return view;
}

/**
 * loket_member_view_of:
 * @turn: a turn
 * @member: somebody in a household
 * @error: set when the store fails
 *
 * Returns: (transfer full): loket_member_view_make() of him
 */
LoketMemberView *
loket_member_view_of (LoketTurn *turn, LoketHouseholdMember *member, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), member->person, error);

  return person != NULL ? loket_member_view_make (member, person) : NULL;
}

static gboolean
gather_members (LoketPersonOpening *opening, GError **error)
{
  LoketPersonView *view = opening->view;
  g_autoptr (GPtrArray) members =
      loket_txn_household_members (opening->txn, view->household->id, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    g_autoptr (LoketMemberView) shown = NULL;
    if (member->until_day != NULL)
      continue;
    if (strcmp (member->person, opening->person->id) == 0)
      view->relation = member->relation;
    shown = loket_member_view_of (opening->turn, member, error);
    if (shown == NULL)
      return FALSE;
    g_list_store_append (view->members, shown);
  }
  return members != NULL;
}

static gboolean
gather_household (LoketPersonOpening *opening, GError **error)
{
  LoketPersonView *view = opening->view;
  g_autoptr (GPtrArray) cards = NULL;

  if (!loket_txn_household_of_person (opening->txn, opening->person->id, &view->household, error))
    return FALSE;
  if (view->household == NULL)
    return TRUE;
  opening->family_card = view->household->family_card;
  if (!gather_members (opening, error))
    return FALSE;
  cards = loket_txn_household_cards (opening->txn, view->household->id, error);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    g_list_store_append (view->cards, cards->pdata[i]);
  return cards != NULL;
}

static gboolean
append_pair (LoketPersonOpening *opening, LoketPair *pair, GError **error)
{
  g_autoptr (LoketPersonDoubt) view = loket_person_doubt_new ();
  const char *other =
      g_strcmp0 (pair->other, opening->person->id) == 0 ? pair->person : pair->other;

  view->pair = g_strdup (pair->id);
  view->hint = pair->hint;
  view->weight = pair->weight;
  view->at = pair->created_at;
  if (other != NULL) {
    g_autoptr (LoketPerson) person = loket_txn_person (opening->txn, other, error);
    if (person == NULL)
      return FALSE;
    view->other = g_strdup (other);
    if (loket_caller_covers (loket_turn_caller (opening->turn), person->village))
      view->other_name = g_strdup (person->name);
    view->other_number = person->number;
  }
  if (!loket_person_name_list (opening, pair->list_row, &view->source, &view->period, error))
    return FALSE;
  g_list_store_append (opening->view->pairs, view);
  return TRUE;
}

static gboolean
gather_pairs (LoketPersonOpening *opening, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      loket_txn_open_pairs_of_person (opening->txn, opening->person->id, PAIRS + 1, error);

  if (pairs == NULL)
    return FALSE;
  opening->view->more |= pairs->len > PAIRS;
  for (guint i = 0; i < MIN (pairs->len, (guint) PAIRS); i++)
    if (!append_pair (opening, loket_pair_cast (pairs->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
gather_merges (LoketPersonOpening *opening, GError **error)
{
  g_autoptr (GPtrArray) merges =
      loket_txn_merges_of_person (opening->txn, opening->person->id, MERGES + 1, error);

  if (merges == NULL)
    return FALSE;
  opening->view->more |= merges->len > MERGES;
  for (guint i = 0; i < MIN (merges->len, (guint) MERGES); i++) {
    LoketMerge *merge = loket_merge_cast (merges->pdata[i]);
    g_autoptr (LoketMergeView) view = loket_merge_view_new ();
    view->merge = g_strdup (merge->id);
    view->kind = merge->kind;
    view->winner = g_strdup (merge->winner);
    view->loser = g_strdup (merge->loser);
    view->reason = g_strdup (merge->reason);
    view->officer = loket_turn_officer_name (opening->turn, merge->officer);
    view->approved_by = loket_turn_officer_name (opening->turn, merge->approved_by);
    view->at = merge->at;
    view->undone_at = merge->undone_at;
    view->undone_by = loket_turn_officer_name (opening->turn, merge->undone_by);
    g_list_store_append (opening->view->merges, view);
  }
  return TRUE;
}

static gboolean
is_said_dead (LoketPersonOpening *opening)
{
  for (guint i = 0; i < opening->claims->len; i++) {
    const LoketClaim *claim = opening->claims->pdata[i];
    if (claim->facts != NULL && loket_list_facts_say_dead (claim->facts))
      return TRUE;
  }
  return FALSE;
}

static void
give_hints (LoketPersonOpening *opening)
{
  const LoketPerson *person = opening->person;
  g_autoptr (GStrvBuilder) hints = g_strv_builder_new ();
  const struct {
    gboolean holds;
    const char *hint;
  } all[] = {
      {person->nik_status == LOKET_NIK_NONE, "nik-pending"},
      {person->nik_status == LOKET_NIK_UNVERIFIED, "nik-unverified"},
      {person->nik_status == LOKET_NIK_CONFLICT, "nik-conflict"},
      {person->birth_date == NULL, "no-birth-date"},
      {person->birth_date != NULL && strlen (person->birth_date) < 10, "birth-date-not-whole"},
      {person->sex == LOKET_PERSON_SEX_UNKNOWN, "no-sex"},
      {person->village == NULL, "no-village"},
      {opening->view->household == NULL, "no-household"},
      {person->life_status == LOKET_LIFE_ALIVE && is_said_dead (opening), "said-dead"},
      {person->merged_into != NULL, "merged"},
      {g_list_model_get_n_items (G_LIST_MODEL (opening->view->pairs)) > 0, "in-doubt"},
  };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].holds) {
      g_strv_builder_add (hints, all[i].hint);
      any = TRUE;
    }
  opening->view->hints = any ? g_strv_builder_end (hints) : NULL;
}

/**
 * loket_person_view_of:
 * @turn: a turn
 * @person: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED when the person is outside
 *   the caller's area
 *
 * Returns: (transfer full): all that is on file of the person
 */
LoketPersonView *
loket_person_view_of (LoketTurn *turn, const char *person, GError **error)
{
  g_auto (LoketPersonOpening) opening;

  if (!loket_person_opening_begin (&opening, turn, person, error))
    return NULL;
  opening.values = loket_txn_person_values (opening.txn, person, NULL, error);
  if (opening.values == NULL || !gather_household (&opening, error) ||
      !loket_person_gather_claims (&opening, error) || !gather_pairs (&opening, error) ||
      !gather_merges (&opening, error) || !loket_person_tell_stories (&opening, error) ||
      !loket_person_tell_events (&opening, error))
    return NULL;
  give_hints (&opening);
  opening.view->place = loket_place_label (turn, opening.person->village);
  opening.view->person = g_object_ref (opening.person);
  return g_steal_pointer (&opening.view);
}

/**
 * loket_purpose_check:
 * @purpose: what a record is opened for
 * @note: (nullable): what else there is to say of it
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when it says enough
 */
gboolean
loket_purpose_check (LoketPurpose purpose, const char *note, GError **error)
{
  if (purpose != LOKET_PURPOSE_OTHER || (note != NULL && strlen (note) >= LOKET_PURPOSE_MIN))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "note", "another purpose needs a sentence");
  return FALSE;
}

/**
 * loket_person_open:
 * @turn: a read turn
 * @record: a LoketPersonRequest; the look-up with its purpose is in the access log already
 * @error: as loket_person_view_of(); %LOKET_ERROR_BAD_FIELD when the purpose says nothing
 *
 * Returns: (transfer full): a LoketPersonView
 */
LoketRecord *
loket_person_open (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonRequest *request = loket_person_request_cast (record);
  LoketPersonView *view = NULL;

  if (loket_purpose_check (request->purpose, request->note, error))
    view = loket_person_view_of (turn, request->person, error);
  return view != NULL ? LOKET_RECORD (view) : NULL;
}
