/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the search for people. */
#include "config.h"

#include "core/people-found.h"

#include "core/names.h"
#include "core/people-text.h"

#define AREA_MAX 13

G_DEFINE_ENUM_TYPE (LoketFoundBy,
                    loket_found_by,
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_NIK, "nik"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_FAMILY_CARD, "family_card"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_SPELLING, "spelling"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_WORDS, "words"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_BEGINNING, "beginning"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_SOUND, "sound"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_SIMILAR, "similar"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_OTHER_YEAR, "other_year"),
                    G_DEFINE_ENUM_VALUE (LOKET_FOUND_OTHER_PLACE, "other_place"))

G_DEFINE_ENUM_TYPE (LoketKin,
                    loket_kin,
                    G_DEFINE_ENUM_VALUE (LOKET_KIN_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_KIN_FATHER, "father"),
                    G_DEFINE_ENUM_VALUE (LOKET_KIN_SPOUSE, "spouse"),
                    G_DEFINE_ENUM_VALUE (LOKET_KIN_HEAD, "head"),
                    G_DEFINE_ENUM_VALUE (LOKET_KIN_MOTHER, "mother"))

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField query_fields[] = {
  LOKET_FIELD_TEXT (LoketPeopleQuery, text, LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_PEOPLE_TEXT_MAX, .blurb = "NIK, KK, “W 1234”, or a name in any spelling with village, kecamatan and year of birth"),
  LOKET_FIELD_INTEGER (LoketPeopleQuery, from, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_PEOPLE_FAR, .blurb = "Hits to pass over: next of the page before"),
  LOKET_FIELD_INTEGER (LoketPeopleQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_PEOPLE_PAGE, .blurb = "At most so many hits; absent = 20"),
};
LOKET_DEFINE_RECORD (LoketPeopleQuery, loket_people_query, query_fields)

static const LoketField look_up_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonLookUp, nik, MAY, .min = 16, .max = 16, .blurb = "NIK, 16 digits"),
  LOKET_FIELD_TEXT (LoketPersonLookUp, family_card, MAY, .min = 16, .max = 16, .blurb = "KK, 16 digits"),
  LOKET_FIELD_INTEGER (LoketPersonLookUp, number, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Number of the office's own series"),
};
LOKET_DEFINE_RECORD (LoketPersonLookUp, loket_person_look_up, look_up_fields)

static const LoketField hit_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonHit, person, LOKET_FIELD_UUID, .blurb = "Which person"),
  LOKET_FIELD_INTEGER (LoketPersonHit, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of the office's own series"),
  LOKET_FIELD_TEXT (LoketPersonHit, name, LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Full name as it is written"),
  LOKET_FIELD_TEXT (LoketPersonHit, nik, MAY, .max = 16, .blurb = "NIK, masked"),
  LOKET_FIELD_ENUM (LoketPersonHit, nik_status, LOKET_FIELD_PLAIN, loket_nik_status, .blurb = "How far the NIK can be relied on"),
  LOKET_FIELD_ENUM (LoketPersonHit, sex, LOKET_FIELD_PERSONAL, loket_person_sex, .blurb = "Sex"),
  LOKET_FIELD_TEXT (LoketPersonHit, birth_date, MAY, .min = 4, .max = 10, .blurb = "Birth, as much as is known"),
  LOKET_FIELD_TEXT (LoketPersonHit, village, LOKET_FIELD_OPTIONAL, .max = AREA_MAX, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketPersonHit, place, LOKET_FIELD_OPTIONAL, .max = 120, .blurb = "The village as a list shows it"),
  LOKET_FIELD_ENUM (LoketPersonHit, kin, LOKET_FIELD_PERSONAL, loket_kin, .blurb = "Whose name kin_name is"),
  LOKET_FIELD_TEXT (LoketPersonHit, kin_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Father, spouse, head of the family or mother"),
  LOKET_FIELD_ENUM (LoketPersonHit, life_status, LOKET_FIELD_PERSONAL, loket_life_status, .blurb = "Whether the person lives here"),
  LOKET_FIELD_TEXT (LoketPersonHit, household, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The household of now"),
  LOKET_FIELD_TEXT (LoketPersonHit, merged_into, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The person that this one is the same as"),
  LOKET_FIELD_ENUM (LoketPersonHit, found_by, LOKET_FIELD_PLAIN, loket_found_by, .blurb = "Why it is here"),
};
LOKET_DEFINE_RECORD (LoketPersonHit, loket_person_hit, hit_fields)

static const LoketField found_fields[] = {
  LOKET_FIELD_LIST (LoketPeopleFound, hits, LOKET_FIELD_PLAIN, loket_person_hit, .blurb = "The likeliest first"),
  LOKET_FIELD_BOOLEAN (LoketPeopleFound, more, LOKET_FIELD_PLAIN, .blurb = "There are more"),
  LOKET_FIELD_INTEGER (LoketPeopleFound, next, LOKET_FIELD_OPTIONAL, .blurb = "To go on with; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketPeopleFound, loket_people_found, found_fields)
/* clang-format on */
