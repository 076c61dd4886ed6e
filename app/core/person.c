/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about people and households. */
#include "config.h"

#include "core/person.h"

#include "core/names.h"

#include <glib/gi18n.h>

#define AREA_MAX 13
#define KEPT_MAX 20000000 /* JSON of all that hung on a person */

G_DEFINE_ENUM_TYPE (LoketNikStatus,
                    loket_nik_status,
                    G_DEFINE_ENUM_VALUE (LOKET_NIK_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_NIK_UNVERIFIED, "unverified"),
                    G_DEFINE_ENUM_VALUE (LOKET_NIK_MATCHED, "matched"),
                    G_DEFINE_ENUM_VALUE (LOKET_NIK_CONFLICT, "conflict"))

G_DEFINE_ENUM_TYPE (LoketPersonSex,
                    loket_person_sex,
                    G_DEFINE_ENUM_VALUE (LOKET_PERSON_SEX_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_PERSON_SEX_FEMALE, "female"),
                    G_DEFINE_ENUM_VALUE (LOKET_PERSON_SEX_MALE, "male"))

G_DEFINE_ENUM_TYPE (LoketLifeStatus,
                    loket_life_status,
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_ALIVE, "alive"),
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_DEAD, "dead"),
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_MOVED, "moved"),
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (LOKET_LIFE_INVALID, "invalid"))

G_DEFINE_ENUM_TYPE (LoketRelation,
                    loket_relation,
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_HEAD, "head"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_HUSBAND, "husband"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_WIFE, "wife"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_CHILD, "child"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_CHILD_IN_LAW, "child_in_law"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_GRANDCHILD, "grandchild"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_PARENT, "parent"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_PARENT_IN_LAW, "parent_in_law"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_OTHER_FAMILY, "other_family"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_HELPER, "helper"),
                    G_DEFINE_ENUM_VALUE (LOKET_RELATION_OTHER, "other"))

G_DEFINE_ENUM_TYPE (LoketHouseholdKind,
                    loket_household_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_FAMILY_CARD, "family_card"),
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_DWELLING, "dwelling"))

G_DEFINE_ENUM_TYPE (LoketMergeKind,
                    loket_merge_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_MERGE_JOIN, "join"),
                    G_DEFINE_ENUM_VALUE (LOKET_MERGE_SPLIT, "split"))

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField person_fields[] = {
  LOKET_FIELD_TEXT (LoketPerson, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which person"),
  LOKET_FIELD_INTEGER (LoketPerson, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of the office's own series"),
  LOKET_FIELD_TEXT (LoketPerson, name, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Full name as it is written"),
  LOKET_FIELD_TEXT (LoketPerson, nik, MAY, .min = 16, .max = 16, .blurb = "NIK, 16 digits"),
  LOKET_FIELD_ENUM (LoketPerson, nik_status, LOKET_FIELD_PLAIN, loket_nik_status, .blurb = "How far the NIK can be relied on"),
  LOKET_FIELD_ENUM (LoketPerson, sex, LOKET_FIELD_PERSONAL, loket_person_sex, .blurb = "Sex"),
  LOKET_FIELD_TEXT (LoketPerson, birth_date, MAY, .min = 4, .max = 10, .blurb = "Birth, as much as is known: 1954-03-02, 1954-03 or 1954"),
  LOKET_FIELD_TEXT (LoketPerson, birth_place, MAY, .max = 60, .blurb = "Place of birth"),
  LOKET_FIELD_TEXT (LoketPerson, mother_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Mother"),
  LOKET_FIELD_TEXT (LoketPerson, father_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Father"),
  LOKET_FIELD_ENUM (LoketPerson, life_status, LOKET_FIELD_PERSONAL, loket_life_status, .blurb = "Whether the person lives here"),
  LOKET_FIELD_TEXT (LoketPerson, village, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketPerson, hamlet, MAY, .max = 60, .blurb = "Dukuh"),
  LOKET_FIELD_TEXT (LoketPerson, rt, MAY, .max = 4, .blurb = "RT, three digits, maybe a letter"),
  LOKET_FIELD_TEXT (LoketPerson, rw, MAY, .max = 4, .blurb = "RW, three digits, 000 too"),
  LOKET_FIELD_TEXT (LoketPerson, address, MAY, .max = 200, .blurb = "Street and number"),
  LOKET_FIELD_TEXT (LoketPerson, phone, MAY, .max = 20, .blurb = "Telephone, +62…"),
  LOKET_FIELD_TEXT (LoketPerson, phone_owner, MAY, .max = 60, .blurb = "Whose telephone, when it is a neighbour's"),
  LOKET_FIELD_TEXT (LoketPerson, merged_into, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The person that this one is the same as"),
  LOKET_FIELD_INTEGER (LoketPerson, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Goes up with each change"),
  LOKET_FIELD_TIME (LoketPerson, created_at, LOKET_FIELD_PLAIN, .blurb = "Since when on file"),
  LOKET_FIELD_TIME (LoketPerson, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketPerson, loket_person, person_fields, "person", NULL)

static const LoketField household_fields[] = {
  LOKET_FIELD_TEXT (LoketHousehold, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which household"),
  LOKET_FIELD_ENUM (LoketHousehold, kind, LOKET_FIELD_PLAIN, loket_household_kind, .blurb = "Family card or dwelling"),
  LOKET_FIELD_TEXT (LoketHousehold, family_card, MAY, .min = 16, .max = 16, .blurb = "KK as of now, 16 digits"),
  LOKET_FIELD_TEXT (LoketHousehold, village, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketHousehold, hamlet, MAY, .max = 60, .blurb = "Dukuh"),
  LOKET_FIELD_TEXT (LoketHousehold, rt, MAY, .max = 4, .blurb = "RT"),
  LOKET_FIELD_TEXT (LoketHousehold, rw, MAY, .max = 4, .blurb = "RW"),
  LOKET_FIELD_TEXT (LoketHousehold, address, MAY, .max = 200, .blurb = "Street and number"),
  LOKET_FIELD_TIME (LoketHousehold, created_at, LOKET_FIELD_PLAIN, .blurb = "Since when on file"),
  LOKET_FIELD_TIME (LoketHousehold, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketHousehold, loket_household, household_fields, "household", NULL)

static const LoketField household_card_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdCard, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which line of the history"),
  LOKET_FIELD_TEXT (LoketHouseholdCard, household, LOKET_FIELD_UUID, .blurb = "Whose"),
  LOKET_FIELD_TEXT (LoketHouseholdCard, family_card, LOKET_FIELD_PERSONAL, .min = 16, .max = 16, .blurb = "KK, 16 digits"),
  LOKET_FIELD_DAY (LoketHouseholdCard, from_day, LOKET_FIELD_PLAIN, .blurb = "First known here"),
  LOKET_FIELD_DAY (LoketHouseholdCard, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Replaced; absent = still"),
};
LOKET_DEFINE_ENTITY (LoketHouseholdCard, loket_household_card, household_card_fields, "household_card", NULL)

static const LoketField household_member_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdMember, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which membership"),
  LOKET_FIELD_TEXT (LoketHouseholdMember, household, LOKET_FIELD_UUID, .blurb = "Of which household"),
  LOKET_FIELD_TEXT (LoketHouseholdMember, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_ENUM (LoketHouseholdMember, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "To the head"),
  LOKET_FIELD_BOOLEAN (LoketHouseholdMember, head, LOKET_FIELD_PLAIN, .blurb = "Head of the family"),
  LOKET_FIELD_DAY (LoketHouseholdMember, from_day, LOKET_FIELD_PLAIN, .blurb = "Since when known"),
  LOKET_FIELD_DAY (LoketHouseholdMember, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Left it; absent = still"),
  LOKET_FIELD_TEXT (LoketHouseholdMember, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who said so; absent = a list"),
};
LOKET_DEFINE_ENTITY (LoketHouseholdMember, loket_household_member, household_member_fields, "household_member", NULL)

static const LoketField person_value_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonValue, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which choice"),
  LOKET_FIELD_TEXT (LoketPersonValue, person, LOKET_FIELD_UUID, .blurb = "Of whom"),
  LOKET_FIELD_TEXT (LoketPersonValue, field, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Field of the person"),
  LOKET_FIELD_TEXT (LoketPersonValue, value, MAY, .max = 200, .blurb = "From then on; absent = emptied"),
  LOKET_FIELD_TEXT (LoketPersonValue, previous, MAY, .max = 200, .blurb = "Until then; absent = was empty"),
  LOKET_FIELD_TEXT (LoketPersonValue, list_row, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Row of the list that says so"),
  LOKET_FIELD_TEXT (LoketPersonValue, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who chose it; absent = the rule of the sources"),
  LOKET_FIELD_TEXT (LoketPersonValue, approved_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Second officer"),
  LOKET_FIELD_TEXT (LoketPersonValue, reason, MAY, .max = 500, .blurb = "Why"),
  LOKET_FIELD_TIME (LoketPersonValue, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketPersonValue, loket_person_value, person_value_fields, "person_value", NULL)

static const LoketField merge_fields[] = {
  LOKET_FIELD_TEXT (LoketMerge, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which merge"),
  LOKET_FIELD_ENUM (LoketMerge, kind, LOKET_FIELD_PLAIN, loket_merge_kind, .blurb = "Two became one, or one became two"),
  LOKET_FIELD_TEXT (LoketMerge, winner, LOKET_FIELD_UUID, .blurb = "Person that goes on"),
  LOKET_FIELD_TEXT (LoketMerge, loser, LOKET_FIELD_UUID, .blurb = "Person that rests from then on"),
  LOKET_FIELD_TEXT (LoketMerge, moved, LOKET_FIELD_PERSONAL, .min = 2, .max = KEPT_MAX, .blurb = "Every row that was touched, as it was and as it was left, JSON"),
  LOKET_FIELD_TEXT (LoketMerge, reason, MAY, .max = 500, .blurb = "Why they are one"),
  LOKET_FIELD_TEXT (LoketMerge, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who proposed it"),
  LOKET_FIELD_TEXT (LoketMerge, approved_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Second officer"),
  LOKET_FIELD_TIME (LoketMerge, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketMerge, undone_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who proposed to undo it"),
  LOKET_FIELD_TEXT (LoketMerge, undone_approved_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Second officer of that"),
  LOKET_FIELD_TIME (LoketMerge, undone_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was undone"),
};
LOKET_DEFINE_ENTITY (LoketMerge, loket_merge, merge_fields, "merge", NULL)
/* clang-format on */

/**
 * loket_person_field_title:
 * @field: name of a member of #LoketPerson, or of what lists say of a person
 *
 * Returns: (transfer none): what people call it, for loket_text() and gettext; @field itself when
 *   it has no name
 */
const char *
loket_person_field_title (const char *field)
{
  static const struct {
    const char *field;
    const char *title;
  } titles[] = {
      {"name", N_ ("Name")},
      {"nik", N_ ("NIK")},
      {"birth_date", N_ ("Date of birth")},
      {"sex", N_ ("Sex")},
      {"birth_place", N_ ("Place of birth")},
      {"mother_name", N_ ("Mother")},
      {"father_name", N_ ("Father")},
      {"life_status", N_ ("Situation")},
      {"village", N_ ("Lives in")},
      {"hamlet", N_ ("Hamlet")},
      {"rt", N_ ("RT")},
      {"rw", N_ ("RW")},
      {"address", N_ ("Address")},
      {"phone", N_ ("Telephone")},
      {"phone_owner", N_ ("Whose telephone")},
      {"family_card", N_ ("Family card")},
      {"relation", N_ ("In the family")},
      {"decile", N_ ("Decile")},
      {"programme", N_ ("Programme")},
      {"identifier", N_ ("Other number")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].field, field) == 0)
      return titles[i].title;
  return field;
}

/**
 * loket_relation_title:
 * @relation: what somebody is in a family
 *
 * Returns: (transfer none): what people call it, for loket_text() and gettext
 */
const char *
loket_relation_title (LoketRelation relation)
{
  static const char *const words[] = {
      [LOKET_RELATION_HEAD] = N_ ("Head of the family"),
      [LOKET_RELATION_HUSBAND] = N_ ("Husband"),
      [LOKET_RELATION_WIFE] = N_ ("Wife"),
      [LOKET_RELATION_CHILD] = N_ ("Child"),
      [LOKET_RELATION_CHILD_IN_LAW] = N_ ("Child-in-law"),
      [LOKET_RELATION_GRANDCHILD] = N_ ("Grandchild"),
      [LOKET_RELATION_PARENT] = N_ ("Father or mother"),
      [LOKET_RELATION_PARENT_IN_LAW] = N_ ("Parent-in-law"),
      [LOKET_RELATION_OTHER_FAMILY] = N_ ("Other relative"),
      [LOKET_RELATION_HELPER] = N_ ("Household help"),
      [LOKET_RELATION_OTHER] = N_ ("Other"),
  };

  g_return_val_if_fail (relation < G_N_ELEMENTS (words), "");
  return words[relation];
}
