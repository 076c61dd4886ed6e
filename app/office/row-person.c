/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a list when a person has decided of whom it says. */
#include "config.h"

#include "office/row-person.h"

#include "office/pairs-private.h"
#include "store/people.h"

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

static int
value_of (GType type, const char *nick, int otherwise)
{
  int value;

  return nick != NULL && loket_enum_from_name (type, nick, &value) ? value : otherwise;
}

/* What a list may say of a person; the names are those of both records. */
static const char *const told[] = {
    "name",
    "sex",
    "birth_date",
    "mother_name",
    "father_name",
    "village",
    "hamlet",
    "rt",
    "rw",
    "address",
    "phone",
};

#define HOLDERS 8 /* of one NIK */

static const char *
said (LoketListFacts *facts, const char *name)
{
  return loket_field_text (loket_record_type_find_field (loket_list_facts_get_type (), name),
                           LOKET_RECORD (facts));
}

/* Lists name villages that the district does not have, and say what no field can hold; that stays
 * in the row. */
static gboolean
fits (LoketTurn *turn, const LoketField *field, const char *text)
{
  int value;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (strcmp (field->name, "village") == 0)
    return loket_regions_find (loket_office_regions (loket_turn_office (turn)), text) != NULL;
  if (field->kind == LOKET_KIND_ENUM)
    return loket_enum_from_name (field->type (), text, &value);
  return g_utf8_strlen (text, -1) <= loket_field_max (field);
}

static gboolean
is_empty (const LoketField *field, LoketPerson *person)
{
  if (field->kind == LOKET_KIND_ENUM)
    return loket_field_number (field, LOKET_RECORD (person)) == 0;
  return loket_field_text (field, LOKET_RECORD (person)) == NULL;
}

static gboolean
add_choice (LoketTurn *turn,
            LoketListRow *row,
            LoketPerson *person,
            const char *name,
            const char *text,
            GError **error)
{
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  value->id = loket_turn_new_id (turn);
  value->person = g_strdup (person->id);
  value->field = g_strdup (name);
  value->value = g_strdup (text);
  value->list_row = g_strdup (row->id);
  value->officer = g_strdup (loket_turn_caller (turn)->officer);
  value->at = loket_turn_now (turn);
  return loket_turn_insert (turn, value, error);
}

/* A NIK that nobody else on file has. */
static gboolean
fill_in_nik (LoketTurn *turn,
             LoketListRow *row,
             const char *nik,
             LoketPerson *person,
             GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (nik == NULL || person->nik != NULL)
    return TRUE;
  holders = loket_txn_people_by_nik (loket_turn_txn (turn), nik, 1, error);
  if (holders == NULL || holders->len > 0)
    return holders != NULL;
  person->nik = g_strdup (nik);
  person->nik_status = LOKET_NIK_UNVERIFIED;
  return add_choice (turn, row, person, "nik", nik, error);
}

/* An officer said of whom the row is, not that its word counts more: it fills in what nobody has
 * said yet. */
static gboolean
fill_in (LoketTurn *turn,
         LoketListRow *row,
         LoketListFacts *facts,
         LoketPerson *before,
         GError **error)
{
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));

  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    const LoketField *field = loket_record_type_find_field (loket_person_get_type (), told[i]);
    const char *text = said (facts, told[i]);
    if (!is_empty (field, before) || !fits (turn, field, text))
      continue;
    loket_field_set_from_text (field, LOKET_RECORD (after), text);
    if (!is_empty (field, after) && !add_choice (turn, row, before, told[i], text, error))
      return FALSE;
  }
  if (!fill_in_nik (turn, row, facts->nik, after, error))
    return FALSE;
  if (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)))
    return TRUE;
  after->version++;
  after->changed_at = loket_turn_now (turn);
  return loket_turn_replace_person (turn, before, after, error);
}

static gboolean
find_household (LoketTurn *turn,
                LoketListFacts *facts,
                LoketPerson *person,
                char **id,
                GError **error)
{
  g_autoptr (LoketHousehold) household = NULL;

  if (!loket_txn_household_by_card (loket_turn_txn (turn), facts->family_card, id, error))
    return FALSE;
  if (*id != NULL)
    return TRUE;
  household = loket_household_new ();
  household->id = loket_turn_new_id (turn);
  household->kind = LOKET_HOUSEHOLD_FAMILY_CARD;
  household->family_card = g_strdup (facts->family_card);
  household->village = g_strdup (person->village);
  household->hamlet = g_strdup (person->hamlet);
  household->rt = g_strdup (person->rt);
  household->rw = g_strdup (person->rw);
  household->address = g_strdup (person->address);
  household->created_at = household->changed_at = loket_turn_now (turn);
  *id = g_strdup (household->id);
  return loket_turn_insert (turn, household, error);
}

static gboolean
join (LoketTurn *turn, LoketListFacts *facts, LoketPerson *person, GError **error)
{
  g_autoptr (LoketHouseholdMember) member = loket_household_member_new ();
  g_autofree char *household = NULL;
  gboolean has_head;

  if (!find_household (turn, facts, person, &household, error) ||
      !loket_txn_household_has_head (loket_turn_txn (turn), household, &has_head, error))
    return FALSE;
  member->id = loket_turn_new_id (turn);
  member->household = g_strdup (household);
  member->person = g_strdup (person->id);
  member->relation =
      (LoketRelation) value_of (loket_relation_get_type (), facts->relation, LOKET_RELATION_OTHER);
  member->head = member->relation == LOKET_RELATION_HEAD && !has_head;
  member->from_day = g_strdup (loket_turn_day (turn));
  return loket_turn_insert (turn, member, error);
}

/* The family that the row names, for whoever has none yet. */
static gboolean
join_household (LoketTurn *turn, LoketListFacts *facts, LoketPerson *person, GError **error)
{
  g_autoptr (LoketHousehold) own = NULL;

  if (facts->family_card == NULL || strlen (facts->family_card) != 16)
    return TRUE;
  if (!loket_txn_household_of_person (loket_turn_txn (turn), person->id, &own, error))
    return FALSE;
  return own != NULL || join (turn, facts, person, error);
}

/**
 * loket_row_link:
 * @turn: a write turn
 * @row: a row that was in doubt
 * @person: of whom it says, as an officer has decided
 * @weight: of the pair that was decided, hundredths of a bit
 * @error: as loket_turn_replace()
 *
 * Fills in what nobody has said of the person yet, and the family of whoever has none.
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
  g_autoptr (LoketListFacts) facts = loket_row_facts (row, error);

  return facts != NULL &&
         settle_row (turn, row, LOKET_ROW_LINKED, person->id, LOKET_SOME (weight), error) &&
         fill_in (turn, row, facts, person, error) && join_household (turn, facts, person, error);
}

static LoketPerson *
person_of_facts (LoketTurn *turn, LoketListFacts *facts)
{
  LoketPerson *person = loket_person_new ();

  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    const LoketField *field = loket_record_type_find_field (loket_person_get_type (), told[i]);
    const char *text = said (facts, told[i]);
    if (fits (turn, field, text))
      loket_field_set_from_text (field, LOKET_RECORD (person), text);
  }
  person->id = loket_turn_new_id (turn);
  person->nik = g_strdup (facts->nik);
  person->nik_status = facts->nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->life_status = (LoketLifeStatus) value_of (
      loket_life_status_get_type (), facts->life_status, LOKET_LIFE_ALIVE);
  person->version = 1;
  person->created_at = person->changed_at = loket_turn_now (turn);
  return person;
}

/* Wherever the holder lives: the two officers of two areas have the same NIK on their tables. */
static gboolean
doubt_nik (LoketTurn *turn, LoketPerson *holder, GError **error)
{
  g_autoptr (LoketPerson) after = NULL;

  if (holder->nik_status == LOKET_NIK_CONFLICT)
    return TRUE;
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (holder)));
  after->nik_status = LOKET_NIK_CONFLICT;
  after->changed_at = loket_turn_now (turn);
  loket_turn_note_gone (turn, holder);
  if (!loket_txn_change_person (loket_turn_txn (turn), holder, after, error))
    return FALSE;
  loket_turn_note (turn, after, NULL);
  return TRUE;
}

/* A NIK that two people have is nobody's proof until somebody has cleared that up. */
static gboolean
check_nik (LoketTurn *turn, LoketPerson *person, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (person->nik == NULL)
    return TRUE;
  holders = loket_txn_people_by_nik (loket_turn_txn (turn), person->nik, HOLDERS, error);
  for (guint i = 0; holders != NULL && i < holders->len; i++) {
    person->nik_status = LOKET_NIK_CONFLICT;
    if (!doubt_nik (turn, holders->pdata[i], error))
      return FALSE;
  }
  return holders != NULL;
}

/**
 * loket_row_new_person:
 * @turn: a write turn
 * @row: a row that says of nobody on file
 * @error: as loket_turn_insert()
 *
 * Returns: (transfer full): the person who was put on file for it, in the family that it names
 */
LoketPerson *
loket_row_new_person (LoketTurn *turn, LoketListRow *row, GError **error)
{
  g_autoptr (LoketListFacts) facts = loket_row_facts (row, error);
  g_autoptr (LoketPerson) person = NULL;

  if (facts == NULL)
    return NULL;
  person = person_of_facts (turn, facts);
  if (!check_nik (turn, person, error) || !loket_turn_insert_person (turn, person, error) ||
      !settle_row (turn, row, LOKET_ROW_NEW_PERSON, person->id, LOKET_NONE, error) ||
      !join_household (turn, facts, person, error))
    return NULL;
  return g_steal_pointer (&person);
}
