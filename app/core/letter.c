/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of letters: fields, states, moves. */
#include "config.h"

#include "core/letter.h"

#define BODY_MAX 40000

G_DEFINE_ENUM_TYPE (LoketLetterState,
                    loket_letter_state,
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ISSUED, "issued"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ARCHIVED, "archived"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_VOID, "void"))

/* clang-format off */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "issue", LOKET_LETTER_ISSUED},
  {LOKET_LETTER_ISSUED, "archive", LOKET_LETTER_ARCHIVED},
  {LOKET_LETTER_ISSUED, "void", LOKET_LETTER_VOID},
  {LOKET_LETTER_ARCHIVED, "void", LOKET_LETTER_VOID},
};
const LoketMachine loket_letter_machine = {
  "letter", loket_letter_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField letter_fields[] = {
  LOKET_FIELD_TEXT (LoketLetter, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which letter"),
  LOKET_FIELD_INTEGER (LoketLetter, year, LOKET_FIELD_PLAIN, .min = 2000, .max = 9999, .blurb = "Year of the series"),
  LOKET_FIELD_INTEGER (LoketLetter, series, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number within the year, without holes"),
  LOKET_FIELD_TEXT (LoketLetter, number, LOKET_FIELD_PLAIN, .min = 1, .max = 80, .blurb = "As it stands on the paper"),
  LOKET_FIELD_TEXT (LoketLetter, kind, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Key of the profile's letters"),
  LOKET_FIELD_TEXT (LoketLetter, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it is about"),
  LOKET_FIELD_TEXT (LoketLetter, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that it tells"),
  LOKET_FIELD_TEXT (LoketLetter, visit, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Visit that it assigns"),
  LOKET_FIELD_TEXT (LoketLetter, watch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Change that the hearing is about"),
  LOKET_FIELD_TEXT (LoketLetter, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Person that it is about"),
  LOKET_FIELD_TEXT (LoketLetter, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_ENUM (LoketLetter, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "Its language"),
  LOKET_FIELD_DAY (LoketLetter, day, LOKET_FIELD_PLAIN, .blurb = "Day that stands on it"),
  LOKET_FIELD_TEXT (LoketLetter, body, LOKET_FIELD_PERSONAL, .min = 2, .max = BODY_MAX, .blurb = "Every text that is printed, JSON"),
  LOKET_FIELD_TEXT (LoketLetter, signatory, LOKET_FIELD_PLAIN, .min = 1, .max = 120, .blurb = "Who signs"),
  LOKET_FIELD_TEXT (LoketLetter, signatory_title, LOKET_FIELD_PLAIN, .min = 1, .max = 120, .blurb = "What that person is"),
  LOKET_FIELD_ENUM (LoketLetter, state, LOKET_FIELD_PLAIN, loket_letter_state, .blurb = "How far it is"),
  LOKET_FIELD_TEXT (LoketLetter, pdf, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the PDF on file"),
  LOKET_FIELD_TEXT (LoketLetter, reason, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Why it is void"),
  LOKET_FIELD_TEXT (LoketLetter, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who made it"),
  LOKET_FIELD_TIME (LoketLetter, created_at, LOKET_FIELD_PLAIN, .blurb = "When it got its number"),
  LOKET_FIELD_TIME (LoketLetter, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketLetter, loket_letter, letter_fields, "letter", "applications")
/* clang-format on */
