/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a list when a person has decided of whom it says. */
#include "config.h"

#include "office/row-person.h"

#include "office/pairs-private.h"

#include <string.h>

static gboolean
settle_row (LoketTurn *turn,
            LoketListRow *before,
            LoketRowState state,
            const char *person,
            LoketOptional weight,
            GError **error)
{
  g_autoptr (LoketListRow) after = loket_list_row_cast (loket_record_copy (LOKET_RECORD (before)));

  after->state = state;
  g_free (after->person);
  after->person = g_strdup (person);
  after->weight = weight;
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_row_link:
 * @turn: a write turn
 * @row: a row that was in doubt
 * @person: of whom it says, as an officer has decided
 * @weight: of the pair that was decided, hundredths of a bit
 * @error: as loket_turn_replace()
 *
 * Returns: %TRUE when the row is one of that person's
 */
gboolean
loket_row_link (LoketTurn *turn,
                LoketListRow *row,
                LoketPerson *person,
                gint64 weight,
                GError **error)
{
  return settle_row (turn, row, LOKET_ROW_LINKED, person->id, LOKET_SOME (weight), error);
}

static int
value_of (GType type, const char *nick, int otherwise)
{
  int value;

  return nick != NULL && loket_enum_from_name (type, nick, &value) ? value : otherwise;
}

static char *
code_of_village (LoketTurn *turn, const char *village)
{
  const LoketRegions *regions = loket_office_regions (loket_turn_office (turn));

  return regions != NULL && village != NULL && loket_regions_find (regions, village) != NULL
             ? g_strdup (village)
             : NULL;
}

static LoketPerson *
person_of_facts (LoketTurn *turn, LoketListFacts *facts)
{
  LoketPerson *person = loket_person_new ();

  person->id = loket_turn_new_id (turn);
  person->name = g_strdup (facts->name);
  person->nik = g_strdup (facts->nik);
  person->nik_status = facts->nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->sex = (LoketPersonSex) value_of (
      loket_person_sex_get_type (), facts->sex, LOKET_PERSON_SEX_UNKNOWN);
  person->birth_date = g_strdup (facts->birth_date);
  person->mother_name = g_strdup (facts->mother_name);
  person->father_name = g_strdup (facts->father_name);
  person->life_status = (LoketLifeStatus) value_of (
      loket_life_status_get_type (), facts->life_status, LOKET_LIFE_ALIVE);
  person->village = code_of_village (turn, facts->village);
  person->hamlet = g_strdup (facts->hamlet);
  person->rt = g_strdup (facts->rt);
  person->rw = g_strdup (facts->rw);
  person->address = g_strdup (facts->address);
  person->phone = g_strdup (facts->phone);
  person->version = 1;
  person->created_at = person->changed_at = loket_turn_now (turn);
  return person;
}

/**
 * loket_row_new_person:
 * @turn: a write turn
 * @row: a row that says of nobody on file
 * @error: as loket_turn_insert()
 *
 * Returns: (transfer full): the person who was put on file for it
 */
LoketPerson *
loket_row_new_person (LoketTurn *turn, LoketListRow *row, GError **error)
{
  g_autoptr (LoketListFacts) facts = loket_row_facts (row, error);
  g_autoptr (LoketPerson) person = NULL;

  if (facts == NULL)
    return NULL;
  person = person_of_facts (turn, facts);
  if (!loket_turn_insert_person (turn, person, error) ||
      !settle_row (turn, row, LOKET_ROW_NEW_PERSON, person->id, LOKET_NONE, error))
    return NULL;
  return g_steal_pointer (&person);
}
