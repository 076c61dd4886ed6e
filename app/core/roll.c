/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records of the school roll check, and its words for people. */
#include "config.h"

#include "core/roll.h"

#include "core/names.h"
#include "core/nik.h"
#include "core/profile.h"

#include <glib/gi18n.h>

#define CARD_MAX 40
#define DIGEST 64 /* hexadecimal digits of a SHA-256 */
#define A_DAY 100000

G_DEFINE_ENUM_TYPE (LoketRollStatus,
                    loket_roll_status,
                    G_DEFINE_ENUM_VALUE (LOKET_ROLL_COVERED, "covered"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLL_NOT_COVERED, "not_covered"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLL_ASK, "ask"))

/* clang-format off */
#define ROW(Type) LOKET_FIELD_INTEGER (Type, row, LOKET_FIELD_PLAIN, .min = 1, .max = G_MAXINT32, .blurb = "Number of the row in the list")
#define COUNT(Type, member, text) LOKET_FIELD_INTEGER (Type, member, LOKET_FIELD_PLAIN, .max = LOKET_ROLL_ROWS, .blurb = text)

static const LoketField pupil_fields[] = {
  ROW (LoketRollPupil),
  LOKET_FIELD_TEXT (LoketRollPupil, name, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Name; absent: the row cannot be read"),
  LOKET_FIELD_DAY (LoketRollPupil, birth_date, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .blurb = "Date of birth; absent: the row cannot be read"),
  LOKET_FIELD_TEXT (LoketRollPupil, nik, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = LOKET_NIK_LENGTH, .max = LOKET_NIK_LENGTH, .blurb = "NIK; alone it answers nothing"),
  LOKET_FIELD_TEXT (LoketRollPupil, card, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1, .max = CARD_MAX, .blurb = "Number of a card; alone it answers nothing"),
};
LOKET_DEFINE_RECORD (LoketRollPupil, loket_roll_pupil, pupil_fields)

static const LoketField check_fields[] = {
  LOKET_FIELD_LIST (LoketRollCheck, pupils, LOKET_FIELD_PLAIN, loket_roll_pupil, .max = LOKET_ROLL_ROWS, .blurb = "Rows of one class"),
};
LOKET_DEFINE_RECORD (LoketRollCheck, loket_roll_check, check_fields)

static const LoketField result_fields[] = {
  ROW (LoketRollResult),
  LOKET_FIELD_ENUM (LoketRollResult, status, LOKET_FIELD_PLAIN, loket_roll_status, .blurb = "Whether there is help with school; ask: the row alone does not say"),
  LOKET_FIELD_TEXT (LoketRollResult, category, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Category of the card, where the profile shows it to that school"),
};
LOKET_DEFINE_RECORD (LoketRollResult, loket_roll_result, result_fields)

static const LoketField results_fields[] = {
  LOKET_FIELD_LIST (LoketRollResults, results, LOKET_FIELD_PLAIN, loket_roll_result, .max = LOKET_ROLL_ROWS, .blurb = "One for each row of the request, in its order"),
  COUNT (LoketRollResults, covered, "Rows with help"),
  COUNT (LoketRollResults, not_covered, "Rows without"),
  COUNT (LoketRollResults, ask, "Rows about which the office is to be asked"),
  LOKET_FIELD_DAY (LoketRollResults, day, LOKET_FIELD_PLAIN, .blurb = "For which day it holds"),
  LOKET_FIELD_INTEGER (LoketRollResults, left, LOKET_FIELD_PLAIN, .max = A_DAY, .blurb = "Pupils that this device may still ask about on that day"),
};
LOKET_DEFINE_RECORD (LoketRollResults, loket_roll_results, results_fields)

static const LoketField note_fields[] = {
  LOKET_FIELD_TEXT (LoketRollNote, facility, LOKET_FIELD_OPTIONAL, .max = LOKET_FACILITY_MAX, .blurb = "Key of the school in the profile"),
  COUNT (LoketRollNote, pupils, "Rows that were asked about"),
  COUNT (LoketRollNote, covered, "Rows with help"),
  COUNT (LoketRollNote, not_covered, "Rows without"),
  COUNT (LoketRollNote, ask, "Rows about which the office is to be asked"),
  LOKET_FIELD_TEXT (LoketRollNote, digest, LOKET_FIELD_PLAIN, .min = DIGEST, .max = DIGEST, .blurb = "HMAC-SHA-256 of the class"),
};
LOKET_DEFINE_RECORD (LoketRollNote, loket_roll_note, note_fields)
/* clang-format on */

/**
 * loket_roll_status_words:
 * @status: of a row
 *
 * Returns: (transfer none): the English msgid of what people call it
 */
const char *
loket_roll_status_words (LoketRollStatus status)
{
  switch (status) {
  case LOKET_ROLL_COVERED:
    return N_ ("covered");
  case LOKET_ROLL_NOT_COVERED:
    return N_ ("not covered");
  case LOKET_ROLL_ASK:
  default:
    return N_ ("please ask the office");
  }
}

/**
 * loket_roll_unreachable_sentence:
 *
 * What a school is told while the office cannot be reached: nothing of a class is kept for later.
 *
 * Returns: (transfer none): the English msgid
 */
const char *
loket_roll_unreachable_sentence (void)
{
  return N_ ("Class lists are checked by the office itself, and it cannot be reached now. Please "
             "try again later; nothing of the list was kept.");
}
