/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of people: what it does, and what a list shows of somebody; counters use it. */
#include "config.h"

#include "office/people.h"

#include "core/nik.h"
#include "core/region.h"
#include "office/intake.h"
#include "office/office.h"
#include "store/people.h"

#include <string.h>

/**
 * loket_place_label:
 * @turn: a turn
 * @village: (nullable): code of a region
 *
 * Returns: (transfer full) (nullable): how a list shows it; its code when the district has no such
 *   place
 */
char *
loket_place_label (LoketTurn *turn, const char *village)
{
  const LoketRegions *regions = loket_office_regions (loket_turn_office (turn));
  const LoketRegion *region = loket_regions_find (regions, village);

  return region != NULL ? loket_regions_label (regions, region) : g_strdup (village);
}

static gboolean
is_partner (LoketRelation relation)
{
  return relation == LOKET_RELATION_HEAD || relation == LOKET_RELATION_HUSBAND ||
         relation == LOKET_RELATION_WIFE;
}

/* Husband or wife of @own, else the head of the family, unless that is @own. */
static LoketHouseholdMember *
find_kin (GPtrArray *members, LoketHouseholdMember *own, LoketKin *kin)
{
  LoketHouseholdMember *head = NULL;

  for (guint i = 0; i < members->len; i++) {
    LoketHouseholdMember *other = loket_household_member_cast (members->pdata[i]);
    if (other->until_day != NULL || strcmp (other->person, own->person) == 0)
      continue;
    if (is_partner (own->relation) && is_partner (other->relation)) {
      *kin = LOKET_KIN_SPOUSE;
      return other;
    }
    if (other->head)
      head = other;
  }
  *kin = head != NULL ? LOKET_KIN_HEAD : LOKET_KIN_NONE;
  return head;
}

static LoketHouseholdMember *
find_own (GPtrArray *members, const char *person)
{
  for (guint i = 0; i < members->len; i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    if (member->until_day == NULL && strcmp (member->person, person) == 0)
      return member;
  }
  return NULL;
}

static gboolean
name_kin (LoketTurn *turn, LoketPersonHit *hit, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) members = loket_txn_household_members (txn, hit->household, error);
  g_autoptr (LoketPerson) person = NULL;
  LoketHouseholdMember *own;
  LoketHouseholdMember *other;

  if (members == NULL)
    return FALSE;
  own = find_own (members, hit->person);
  other = own != NULL ? find_kin (members, own, &hit->kin) : NULL;
  if (other == NULL)
    return TRUE;
  person = loket_txn_person (txn, other->person, error);
  if (person == NULL)
    return FALSE;
  hit->kin_name = g_strdup (person->name);
  return TRUE;
}

/* Father, else spouse or head of the family, else mother. */
static gboolean
take_kin (LoketTurn *turn, LoketPerson *person, LoketPersonHit *hit, GError **error)
{
  if (person->father_name != NULL) {
    hit->kin = LOKET_KIN_FATHER;
    hit->kin_name = g_strdup (person->father_name);
    return TRUE;
  }
  if (hit->household != NULL && !name_kin (turn, hit, error))
    return FALSE;
  if (hit->kin_name == NULL && person->mother_name != NULL) {
    hit->kin = LOKET_KIN_MOTHER;
    hit->kin_name = g_strdup (person->mother_name);
  }
  return TRUE;
}

/**
 * loket_person_hit_of:
 * @turn: a turn
 * @person: somebody on file
 * @found_by: why he is shown
 * @error: set when the store fails
 *
 * Returns: (transfer full): what a list shows of him: enough to tell him from his namesakes, with
 *   the NIK masked
 */
LoketPersonHit *
loket_person_hit_of (LoketTurn *turn, LoketPerson *person, LoketFoundBy found_by, GError **error)
{
  g_autoptr (LoketPersonHit) hit = loket_person_hit_new ();
  g_autoptr (LoketHousehold) household = NULL;

  if (!loket_txn_household_of_person (loket_turn_txn (turn), person->id, &household, error))
    return NULL;
  hit->person = g_strdup (person->id);
  hit->number = person->number;
  hit->name = g_strdup (person->name);
  hit->nik = person->nik != NULL ? loket_nik_masked (person->nik) : NULL;
  hit->nik_status = person->nik_status;
  hit->sex = person->sex;
  hit->birth_date = g_strdup (person->birth_date);
  hit->village = g_strdup (person->village);
  hit->place = loket_place_label (turn, person->village);
  hit->life_status = person->life_status;
  hit->household = household != NULL ? g_strdup (household->id) : NULL;
  hit->merged_into = g_strdup (person->merged_into);
  hit->found_by = found_by;
  if (!take_kin (turn, person, hit, error))
    return NULL;
  return g_steal_pointer (&hit);
}

const LoketBinding loket_people_desk[] = {
    {&LOKET_PERSON_SEARCH, loket_people_search},
    {&LOKET_PERSON_LOOK_UP, loket_people_look_up},
    {&LOKET_PERSON_OPEN, loket_person_open},
    {&LOKET_HOUSEHOLD_OPEN, loket_household_open},
    {&LOKET_PERSON_FILE, loket_person_own_file},
    {&LOKET_PERSON_ACCESS, loket_person_looked_at},
    {&LOKET_PERSON_SAVE, loket_intake_save, loket_intake_compare, loket_intake_compared_free},
    {&LOKET_PERSON_CHANGE, loket_intake_change},
    {&LOKET_PERSON_CORRECT, loket_intake_correct, .check = loket_intake_check_correct},
    {&LOKET_HOUSEHOLD_CHANGE, loket_household_change_it},
    {NULL, NULL},
};
