/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the intake. */
#include "config.h"

#include "core/intake.h"

#include "core/names.h"

#define AREA_MAX 13

G_DEFINE_ENUM_TYPE (LoketHouseholdAct,
                    loket_household_act,
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_JOIN, "join"),
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_LEAVE, "leave"),
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_HEAD, "head"),
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_RELATION, "relation"),
                    G_DEFINE_ENUM_VALUE (LOKET_HOUSEHOLD_CARD, "card"))

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField save_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonSave, name, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Full name as the document writes it"),
  LOKET_FIELD_TEXT (LoketPersonSave, nik, MAY, .min = 16, .max = 16, .blurb = "NIK, 16 digits; absent = pending"),
  LOKET_FIELD_BOOLEAN (LoketPersonSave, nik_seen, LOKET_FIELD_PLAIN, .blurb = "The officer has seen it on the card"),
  LOKET_FIELD_TEXT (LoketPersonSave, nik_reason, MAY, .max = LOKET_REASON_MAX, .blurb = "Why it is right although birth or sex in it differ"),
  LOKET_FIELD_ENUM (LoketPersonSave, sex, LOKET_FIELD_PERSONAL, loket_person_sex, .blurb = "Sex"),
  LOKET_FIELD_TEXT (LoketPersonSave, birth_date, MAY, .min = 4, .max = 10, .blurb = "Birth, as much as is known: 1954-03-02, 1954-03 or 1954"),
  LOKET_FIELD_TEXT (LoketPersonSave, birth_place, MAY, .max = 60, .blurb = "Place of birth"),
  LOKET_FIELD_TEXT (LoketPersonSave, mother_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Mother"),
  LOKET_FIELD_TEXT (LoketPersonSave, father_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Father"),
  LOKET_FIELD_TEXT (LoketPersonSave, village, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketPersonSave, hamlet, MAY, .max = 60, .blurb = "Dukuh"),
  LOKET_FIELD_TEXT (LoketPersonSave, rt, MAY, .max = 4, .blurb = "RT"),
  LOKET_FIELD_TEXT (LoketPersonSave, rw, MAY, .max = 4, .blurb = "RW"),
  LOKET_FIELD_TEXT (LoketPersonSave, address, MAY, .max = 200, .blurb = "Street and number"),
  LOKET_FIELD_TEXT (LoketPersonSave, phone, MAY, .max = 24, .blurb = "Telephone, as people write it"),
  LOKET_FIELD_TEXT (LoketPersonSave, phone_owner, MAY, .max = 60, .blurb = "Whose telephone, when it is a neighbour's"),
  LOKET_FIELD_TEXT (LoketPersonSave, household, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "A household on file"),
  LOKET_FIELD_TEXT (LoketPersonSave, family_card, MAY, .min = 16, .max = 16, .blurb = "Or its KK; a new household when nobody has it"),
  LOKET_FIELD_ENUM (LoketPersonSave, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "To the head of the household"),
  LOKET_FIELD_WORDS (LoketPersonSave, different_from, LOKET_FIELD_OPTIONAL, .max = 400, .blurb = "Ids of people whom the officer has looked at: this is somebody else"),
  LOKET_FIELD_TEXT (LoketPersonSave, different_reason, MAY, .max = LOKET_REASON_MAX, .blurb = "Why it is somebody else"),
};
LOKET_DEFINE_RECORD (LoketPersonSave, loket_person_save, save_fields)

static const LoketField likeness_fields[] = {
  LOKET_FIELD_TEXT (LoketLikeness, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_TEXT (LoketLikeness, place, LOKET_FIELD_OPTIONAL, .max = 120, .blurb = "Where"),
  LOKET_FIELD_RECORD (LoketLikeness, hit, LOKET_FIELD_OPTIONAL, loket_person_hit, .blurb = "What a list shows; absent = outside the officer's area"),
  LOKET_FIELD_INTEGER (LoketLikeness, weight, LOKET_FIELD_PLAIN, .min = -1000000, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_ENUM (LoketLikeness, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "What is odd about the two"),
  LOKET_FIELD_BOOLEAN (LoketLikeness, sure, LOKET_FIELD_PLAIN, .blurb = "The program would link the two"),
  LOKET_FIELD_LIST (LoketLikeness, parts, LOKET_FIELD_PLAIN, loket_field_comparison, .blurb = "How far each field agrees"),
};
LOKET_DEFINE_RECORD (LoketLikeness, loket_likeness, likeness_fields)

static const LoketField intake_fields[] = {
  LOKET_FIELD_RECORD (LoketIntake, person, LOKET_FIELD_OPTIONAL, loket_person, .blurb = "As it is on file now; absent = nothing was stored"),
  LOKET_FIELD_LIST (LoketIntake, likeness, LOKET_FIELD_PLAIN, loket_likeness, .blurb = "Who has to be looked at before, the likeliest first"),
  LOKET_FIELD_INTEGER (LoketIntake, pairs, LOKET_FIELD_PLAIN, .blurb = "Doubts that went to the clerical desk"),
};
LOKET_DEFINE_RECORD (LoketIntake, loket_intake, intake_fields)

static const LoketField change_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonChange, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_INTEGER (LoketPersonChange, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Version that the officer has seen"),
  LOKET_FIELD_TEXT (LoketPersonChange, birth_place, MAY, .max = 60, .blurb = "Place of birth"),
  LOKET_FIELD_TEXT (LoketPersonChange, hamlet, MAY, .max = 60, .blurb = "Dukuh"),
  LOKET_FIELD_TEXT (LoketPersonChange, rt, MAY, .max = 4, .blurb = "RT"),
  LOKET_FIELD_TEXT (LoketPersonChange, rw, MAY, .max = 4, .blurb = "RW"),
  LOKET_FIELD_TEXT (LoketPersonChange, address, MAY, .max = 200, .blurb = "Street and number"),
  LOKET_FIELD_TEXT (LoketPersonChange, phone, MAY, .max = 24, .blurb = "Telephone"),
  LOKET_FIELD_TEXT (LoketPersonChange, phone_owner, MAY, .max = 60, .blurb = "Whose telephone"),
  LOKET_FIELD_WORDS (LoketPersonChange, cleared, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "Fields to empty"),
  LOKET_FIELD_TEXT (LoketPersonChange, reason, MAY, .max = LOKET_REASON_MAX, .blurb = "Why"),
};
LOKET_DEFINE_RECORD (LoketPersonChange, loket_person_change, change_fields)

static const LoketField correction_fields[] = {
  LOKET_FIELD_TEXT (LoketCorrection, field, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "name, nik, birth_date, sex, life_status, mother_name, father_name or village"),
  LOKET_FIELD_TEXT (LoketCorrection, value, MAY, .min = 1, .max = 200, .blurb = "What is right; absent = nobody knows"),
};
LOKET_DEFINE_RECORD (LoketCorrection, loket_correction, correction_fields)

static const LoketField correct_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonCorrect, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_INTEGER (LoketPersonCorrect, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Version that the officer has seen"),
  LOKET_FIELD_LIST (LoketPersonCorrect, corrections, LOKET_FIELD_PLAIN, loket_correction, .min = 1, .max = LOKET_CORRECTIONS, .blurb = "What is right instead"),
  LOKET_FIELD_TEXT (LoketPersonCorrect, reason, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 5, .max = LOKET_REASON_MAX, .blurb = "How that is known"),
};
LOKET_DEFINE_RECORD (LoketPersonCorrect, loket_person_correct, correct_fields)

static const LoketField household_change_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdChange, household, LOKET_FIELD_UUID, .blurb = "Which household"),
  LOKET_FIELD_ENUM (LoketHouseholdChange, act, LOKET_FIELD_PLAIN, loket_household_act, .blurb = "What changes"),
  LOKET_FIELD_TEXT (LoketHouseholdChange, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Of whom; not for card"),
  LOKET_FIELD_ENUM (LoketHouseholdChange, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "To the head: of the person, or for head of the one who was it"),
  LOKET_FIELD_TEXT (LoketHouseholdChange, family_card, MAY, .min = 16, .max = 16, .blurb = "Number of the new card"),
  LOKET_FIELD_DAY (LoketHouseholdChange, day, LOKET_FIELD_OPTIONAL, .blurb = "Since when; absent = today"),
  LOKET_FIELD_TEXT (LoketHouseholdChange, reason, MAY, .max = LOKET_REASON_MAX, .blurb = "Why, for the audit log"),
};
LOKET_DEFINE_RECORD (LoketHouseholdChange, loket_household_change, household_change_fields)
/* clang-format on */
