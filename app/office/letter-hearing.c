/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an invitation to a hearing needs: something that could be taken away, and a day on which the
 * office is open and that leaves time to answer; the desk of letters (letters.c) asks. */
#include "config.h"

#include "core/calendar.h"
#include "office/letters-private.h"
#include "office/watches.h"
#include "store/decisions.h"

#include <string.h>

#define OF_ONE_PERSON 300

static gboolean
check_at_stake (LoketTurn *turn, const LoketLetterSubject *subject, GError **error)
{
  g_autoptr (GPtrArray) decisions = NULL;

  if (subject->watch != NULL)
    return TRUE;
  decisions = loket_txn_decisions_of_person (
      loket_turn_txn (turn), subject->person->id, OF_ONE_PERSON, error);
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    if (loket_decision_cast (decisions->pdata[i])->state == LOKET_DECISION_ACTIVE)
      return TRUE;
  return decisions != NULL && loket_letter_refuse ("nothing-to-hear", error);
}

/* An office without hours is open on every day that is no holiday. */
static gboolean
is_open_on (LoketProfile *profile, const char *day)
{
  if (profile->hours == NULL || g_list_model_get_n_items (G_LIST_MODEL (profile->hours)) == 0)
    return loket_profile_holiday (profile, day) == NULL;
  return loket_profile_workday (profile, day) != NULL;
}

/* About a change the resident has the days of the profile; else it is not today, at least. */
static gboolean
check_day (LoketTurn *turn, const LoketLetterSubject *subject, GError **error)
{
  const char *day = subject->request->day;
  g_autofree char *first = NULL;

  if (day == NULL)
    return TRUE;
  first = subject->watch != NULL ? loket_watch_first_due_day (turn)
                                 : loket_calendar_later_day (loket_turn_day (turn), 1);
  if (strcmp (day, first) < 0)
    return loket_letter_refuse ("hearing-too-short", error);
  return is_open_on (loket_turn_profile (turn), day) ||
         loket_letter_refuse ("hearing-closed-day", error);
}

/**
 * loket_letter_check_hearing:
 * @turn: a turn
 * @subject: what a letter is about
 * @error: set to %LOKET_ERROR_RULE "nothing-to-hear", "hearing-too-short" or "hearing-closed-day",
 *   or when the store fails
 *
 * Returns: %TRUE when it invites to no hearing, or to one that may be held
 */
gboolean
loket_letter_check_hearing (LoketTurn *turn, const LoketLetterSubject *subject, GError **error)
{
  return !subject->template_->hearing ||
         (check_at_stake (turn, subject, error) && check_day (turn, subject, error));
}
