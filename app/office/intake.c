/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake: puts a person on file, unless somebody there may be the same and has not been looked
 * at; what the officer says against a doubt goes to the clerical desk. */
#include "config.h"

#include "office/intake.h"

#include "core/error.h"
#include "core/names.h"
#include "office/office.h"
#include "store/people.h"
#include "wire/json.h"

#include <string.h>

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "intake: %s", name);
  return FALSE;
}

static gboolean
check_names (LoketPersonSave *save, GError **error)
{
  return loket_name_check (save->name, error) &&
         (save->mother_name == NULL || loket_name_check (save->mother_name, error)) &&
         (save->father_name == NULL || loket_name_check (save->father_name, error));
}

static gboolean
check (LoketTurn *turn, LoketPersonSave *save, GError **error)
{
  return check_names (save, error) &&
         loket_intake_check_birth (save->birth_date, loket_turn_day (turn), error) &&
         loket_intake_check_village (turn, save->village, error) &&
         loket_intake_check_card (save->family_card, error) &&
         loket_intake_check_nik (
             turn, save->nik, save->birth_date, save->sex, save->nik_reason, error);
}

static gboolean
was_looked_at (LoketPersonSave *save, const char *person)
{
  return save->different_from != NULL &&
         g_strv_contains ((const char *const *) save->different_from, person);
}

/* Whoever has the NIK already; looked at again inside the turn, for two desks may be at it. */
static gboolean
check_nik_free (LoketTurn *turn, LoketPersonSave *save, GPtrArray **rivals, GError **error)
{
  *rivals = NULL;
  if (save->nik == NULL)
    return TRUE;
  *rivals = loket_txn_people_by_nik (loket_turn_txn (turn), save->nik, 10, error);
  if (*rivals == NULL)
    return FALSE;
  for (guint i = 0; i < (*rivals)->len; i++) {
    LoketPerson *rival = loket_person_cast ((*rivals)->pdata[i]);
    if (was_looked_at (save, rival->id))
      continue;
    loket_set_error (error, LOKET_ERROR_NIK_ON_FILE, rival->id, "somebody has this NIK");
    return FALSE;
  }
  return TRUE;
}

static LoketLikeness *
likeness_of (LoketTurn *turn, LoketAlike *alike, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), alike->person, error);
  g_autoptr (LoketLikeness) likeness = loket_likeness_new ();

  if (person == NULL)
    return NULL;
  likeness->person = g_strdup (alike->person);
  likeness->place = loket_place_label (turn, person->village);
  likeness->weight = alike->weight;
  likeness->hint = alike->hint;
  likeness->sure = alike->sure;
  likeness->parts = g_list_store_new (loket_field_comparison_get_type ());
  if (!loket_caller_covers (loket_turn_caller (turn), person->village))
    return g_steal_pointer (&likeness);
  likeness->hit = loket_person_hit_of (turn, person, LOKET_FOUND_SIMILAR, error);
  if (likeness->hit == NULL)
    return NULL;
  g_clear_object (&likeness->parts);
  likeness->parts = g_object_ref (alike->comparison->fields);
  return g_steal_pointer (&likeness);
}

/* Appends those who may be the same and have not been looked at. */
static gboolean
gather_unseen (LoketTurn *turn, LoketPersonSave *save, LoketIntake *answer, GError **error)
{
  GPtrArray *alikes = loket_turn_prepared (turn);

  for (guint i = 0; i < alikes->len; i++) {
    LoketAlike *alike = alikes->pdata[i];
    g_autoptr (LoketLikeness) likeness = NULL;
    if (was_looked_at (save, alike->person))
      continue;
    likeness = likeness_of (turn, alike, error);
    if (likeness == NULL)
      return FALSE;
    g_list_store_append (answer->likeness, likeness);
  }
  return TRUE;
}

static LoketNikStatus
nik_status (LoketPersonSave *save, gboolean has_rivals)
{
  if (save->nik == NULL)
    return LOKET_NIK_NONE;
  if (has_rivals)
    return LOKET_NIK_CONFLICT;
  return save->nik_seen ? LOKET_NIK_MATCHED : LOKET_NIK_UNVERIFIED;
}

static gboolean
take_forms (LoketPersonSave *save, LoketPerson *person, GError **error)
{
  person->phone = loket_intake_phone (save->phone, error);
  if (person->phone == NULL && save->phone != NULL)
    return FALSE;
  person->rt = loket_intake_quarter ("rt", save->rt, error);
  if (person->rt == NULL && save->rt != NULL)
    return FALSE;
  person->rw = loket_intake_quarter ("rw", save->rw, error);
  return person->rw != NULL || save->rw == NULL;
}

static LoketPerson *
person_of (LoketTurn *turn, LoketPersonSave *save, gboolean has_rivals, GError **error)
{
  g_autoptr (LoketPerson) person = loket_person_new ();

  person->name = g_strstrip (g_strdup (save->name));
  person->nik = g_strdup (save->nik);
  person->nik_status = nik_status (save, has_rivals);
  person->sex = save->sex;
  person->birth_date = g_strdup (save->birth_date);
  person->birth_place = g_strdup (save->birth_place);
  person->mother_name = g_strdup (save->mother_name);
  person->father_name = g_strdup (save->father_name);
  person->village = g_strdup (save->village);
  person->hamlet = g_strdup (save->hamlet);
  person->address = g_strdup (save->address);
  person->phone_owner = g_strdup (save->phone_owner);
  person->life_status = LOKET_LIFE_ALIVE;
  person->version = 1;
  person->created_at = person->changed_at = loket_turn_now (turn);
  if (!take_forms (save, person, error) ||
      !loket_txn_next_person_number (loket_turn_txn (turn), &person->number, error))
    return NULL;
  person->id = loket_turn_new_id (turn);
  return g_steal_pointer (&person);
}

/* The others who claim the NIK are in doubt as well from now on. */
static gboolean
mark_rivals (LoketTurn *turn, GPtrArray *rivals, GError **error)
{
  for (guint i = 0; rivals != NULL && i < rivals->len; i++) {
    LoketPerson *before = loket_person_cast (rivals->pdata[i]);
    g_autoptr (LoketPerson) after = NULL;
    if (before->nik_status == LOKET_NIK_CONFLICT)
      continue;
    after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
    after->nik_status = LOKET_NIK_CONFLICT;
    after->version = before->version + 1;
    after->changed_at = loket_turn_now (turn);
    /* Past the area of the officer: a doubt about a NIK is everybody's. */
    loket_turn_note (turn, after, NULL);
    if (!loket_txn_change_person (loket_turn_txn (turn), before, after, error))
      return FALSE;
  }
  return TRUE;
}

/* The same two with the same facts are asked about once. */
static char *
hash_of_pair (const LoketPerson *person, const LoketAlike *alike)
{
  g_autofree char *facts = g_strjoin ("\n",
                                      "intake",
                                      alike->person,
                                      person->name,
                                      person->nik != NULL ? person->nik : "",
                                      person->birth_date != NULL ? person->birth_date : "",
                                      person->id,
                                      NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts, -1);
}

static gboolean
put_pair (LoketTurn *turn,
          LoketPersonSave *save,
          LoketPerson *person,
          LoketAlike *alike,
          GError **error)
{
  g_autoptr (LoketPair) pair = loket_pair_new ();

  pair->id = loket_turn_new_id (turn);
  pair->other = g_strdup (person->id);
  pair->person = g_strdup (alike->person);
  pair->weight = alike->weight;
  pair->comparison = loket_json_from_record (LOKET_RECORD (alike->comparison));
  pair->hint = alike->hint;
  pair->state = LOKET_PAIR_OPEN;
  pair->reason = g_strdup (save->different_reason);
  pair->data_hash = hash_of_pair (person, alike);
  pair->village = g_strdup (person->village);
  pair->created_at = loket_turn_now (turn);
  return loket_turn_insert (turn, pair, error);
}

static gboolean
put_pairs (LoketTurn *turn,
           LoketPersonSave *save,
           LoketPerson *person,
           gint64 *pairs,
           GError **error)
{
  GPtrArray *alikes = loket_turn_prepared (turn);

  for (guint i = 0; i < alikes->len; i++) {
    if (!put_pair (turn, save, person, alikes->pdata[i], error))
      return FALSE;
    (*pairs)++;
  }
  return TRUE;
}

static LoketHousehold *
new_household (LoketTurn *turn, LoketPersonSave *save, LoketPerson *person, GError **error)
{
  g_autoptr (LoketHousehold) household = loket_household_new ();

  household->id = loket_turn_new_id (turn);
  household->kind = LOKET_HOUSEHOLD_FAMILY_CARD;
  household->family_card = g_strdup (save->family_card);
  household->village = g_strdup (person->village);
  household->hamlet = g_strdup (person->hamlet);
  household->rt = g_strdup (person->rt);
  household->rw = g_strdup (person->rw);
  household->address = g_strdup (person->address);
  household->created_at = household->changed_at = loket_turn_now (turn);
  if (!loket_turn_insert (turn, household, error))
    return NULL;
  return g_steal_pointer (&household);
}

/* The household that the person belongs to, new if nobody has its card; %NULL without an error when
 * the request names none. */
static LoketHousehold *
household_of (LoketTurn *turn, LoketPersonSave *save, LoketPerson *person, GError **error)
{
  g_autofree char *id = g_strdup (save->household);
  LoketRecord *household;

  if (id == NULL && save->family_card == NULL)
    return NULL;
  if (id == NULL &&
      !loket_txn_household_by_card (loket_turn_txn (turn), save->family_card, &id, error))
    return NULL;
  if (id == NULL)
    return new_household (turn, save, person, error);
  household = loket_txn_get (loket_turn_txn (turn), loket_household_get_type (), id, error);
  return household != NULL ? loket_household_cast (household) : NULL;
}

static gboolean
put_in_household (LoketTurn *turn, LoketPersonSave *save, LoketPerson *person, GError **error)
{
  g_autoptr (LoketHousehold) household = NULL;

  if (save->household == NULL && save->family_card == NULL)
    return TRUE;
  household = household_of (turn, save, person, error);
  return household != NULL &&
         loket_intake_join (
             turn, household, person->id, save->relation, loket_turn_day (turn), error);
}

static gboolean
put_on_file (LoketTurn *turn, LoketPersonSave *save, LoketPerson *person, GError **error)
{
  return loket_turn_insert (turn, person, error) &&
         loket_txn_add_person_words (loket_turn_txn (turn), person, error) &&
         (save->nik_reason == NULL || person->nik == NULL ||
          loket_intake_put_value (
              turn, person->id, "nik", NULL, person->nik, save->nik_reason, error)) &&
         put_in_household (turn, save, person, error);
}

/**
 * loket_intake_save:
 * @turn: a write turn
 * @record: a LoketPersonSave
 * @error: set to %LOKET_ERROR_BAD_FIELD, %LOKET_ERROR_RULE, or %LOKET_ERROR_NIK_ON_FILE with the id
 *   of the person who has the NIK
 *
 * Returns: (transfer full): a LoketIntake: with the person, or with those who may be the same
 */
LoketRecord *
loket_intake_save (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonSave *save = loket_person_save_cast (record);
  g_autoptr (LoketIntake) answer = loket_intake_new ();
  g_autoptr (GPtrArray) rivals = NULL;
  g_autoptr (LoketPerson) person = NULL;

  answer->likeness = g_list_store_new (loket_likeness_get_type ());
  if (save->household != NULL && save->family_card != NULL) {
    rule ("one-household", error);
    return NULL;
  }
  if (!check (turn, save, error) || !check_nik_free (turn, save, &rivals, error) ||
      !gather_unseen (turn, save, answer, error))
    return NULL;
  if (g_list_model_get_n_items (G_LIST_MODEL (answer->likeness)) > 0)
    return LOKET_RECORD (g_steal_pointer (&answer));
  person = person_of (turn, save, rivals != NULL && rivals->len > 0, error);
  if (person == NULL || !mark_rivals (turn, rivals, error) ||
      !put_on_file (turn, save, person, error) ||
      !put_pairs (turn, save, person, &answer->pairs, error))
    return NULL;
  answer->person = g_steal_pointer (&person);
  return LOKET_RECORD (g_steal_pointer (&answer));
}
