/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a letter that somebody shows is one of this office: by the code on it, or its number. The
 * desk of letters (letters.c) answers with it. */
#include "config.h"

#include "office/letters-private.h"
#include "store/letters.h"

#include <string.h>

#define YEAR_DIGITS 4

/* The year of a series stands in each of its numbers, wherever the profile puts it. */
static gboolean
find_numbered (LoketTurn *turn, const char *number, LoketLetter **letter, GError **error)
{
  gint64 tried = 0;

  *letter = NULL;
  for (const char *at = number; *letter == NULL && *at != '\0'; at++) {
    g_autofree char *digits = g_strndup (at, YEAR_DIGITS);
    const gint64 year = g_ascii_strtoll (digits, NULL, 10);
    if (strspn (digits, "0123456789") != YEAR_DIGITS || year < 2000 || year == tried)
      continue;
    tried = year;
    if (!loket_txn_letter_numbered (loket_turn_txn (turn), year, number, letter, error))
      return FALSE;
  }
  return TRUE;
}

static void
tell (LoketTurn *turn, LoketLetterChecked *answer, const LoketLetter *letter)
{
  const LoketLetterTemplate *template_ =
      loket_letter_book_find (loket_office_letters (loket_turn_office (turn)), letter->kind);

  answer->issued = TRUE;
  answer->number = g_strdup (letter->number);
  answer->kind = g_strdup (letter->kind);
  answer->title = template_ != NULL ? g_object_ref (template_->title) : NULL;
  answer->day = g_strdup (letter->day);
  answer->state = letter->state;
}

/**
 * loket_letter_check_text:
 * @turn: a turn, of an officer of any area
 * @record: a LoketLetterCheck
 * @error: set when the store fails
 *
 * A code whose day is not that of the letter was not made by this office.
 *
 * Returns: (transfer full): a LoketLetterChecked
 */
LoketRecord *
loket_letter_check_text (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const char *text = loket_letter_check_cast (record)->text;
  g_autoptr (LoketLetterChecked) answer = loket_letter_checked_new ();
  g_autoptr (LoketLetter) letter = NULL;
  g_autofree char *office_id = NULL;
  g_autofree char *day = NULL;
  g_autofree char *number = NULL;

  if (!loket_letter_code_read (text, &office_id, &day, &number))
    number = g_strstrip (g_strdup (text));
  answer->elsewhere =
      office_id != NULL && strcmp (office_id, loket_turn_profile (turn)->office_id) != 0;
  if (!answer->elsewhere && !find_numbered (turn, number, &letter, error))
    return NULL;
  if (letter != NULL && (day == NULL || strcmp (day, letter->day) == 0))
    tell (turn, answer, letter);
  return LOKET_RECORD (g_steal_pointer (&answer));
}
