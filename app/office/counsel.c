/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that make somebody less able, and talks about special help: what Menur and Kenanga
 * rest on. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/error.h"
#include "office/field-work.h"
#include "store/decisions.h"

#include <string.h>

static gboolean
bad (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "%s cannot be", field);
  return FALSE;
}

/* Not before it began, and nothing that began tomorrow or in another century. */
static gboolean
check_days (LoketTurn *turn, const char *name, const char *from, const char *until, GError **error)
{
  return loket_field_check_past (turn, name, from, error) &&
         (until == NULL || strcmp (until, from) >= 0 || bad ("until_day", error));
}

/**
 * loket_condition_add:
 * @turn: a write turn
 * @record: a LoketConditionRequest
 * @error: set to %LOKET_ERROR_BAD_FIELD, to %LOKET_ERROR_NOT_FOUND for a copy that the office does
 *   not have, or as loket_person_of_area()
 *
 * Returns: (transfer full): the LoketCondition
 */
LoketRecord *
loket_condition_add (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketConditionRequest *request = loket_condition_request_cast (record);
  const char *from = request->from_day != NULL ? request->from_day : loket_turn_day (turn);
  g_autoptr (LoketPerson) person = loket_person_of_area (turn, request->person, error);
  g_autoptr (LoketCondition) condition = loket_condition_new ();

  if (person == NULL || !check_days (turn, "from_day", from, request->until_day, error) ||
      (request->copy != NULL && !loket_blob_use (turn, request->copy, error)))
    return NULL;
  condition->id = loket_turn_new_id (turn);
  condition->person = g_strdup (person->id);
  condition->kind = request->kind;
  condition->from_day = g_strdup (from);
  condition->until_day = g_strdup (request->until_day);
  condition->evidence = g_strdup (request->evidence);
  condition->copy = g_strdup (request->copy);
  condition->officer = g_strdup (loket_turn_caller (turn)->officer);
  condition->created_at = condition->changed_at = loket_turn_now (turn);
  if (!loket_turn_insert (turn, condition, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&condition));
}

/**
 * loket_condition_names_blob:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when the caller may have it
 * @error: set when the store fails
 *
 * A paper about an illness is for those who see conditions: who prepares decisions about people of
 * that area (UU 27/2022: health is specific data).
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_condition_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  *may = FALSE;
  return loket_caller_permit (caller, LOKET_MAY_PREPARE_DECISIONS) != LOKET_PERMIT_GRANTED ||
         loket_txn_condition_shows (loket_turn_txn (turn), sha256, caller->area, may, error);
}

static gboolean
check_goes_on (LoketTurn *turn, const LoketCondition *condition, GError **error)
{
  if (condition->ended_by == NULL)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_WRONG_STATE, "ended", "the condition has ended already");
  return FALSE;
}

/**
 * loket_condition_end_it:
 * @turn: a write turn
 * @record: a LoketConditionEnd
 * @error: set to %LOKET_ERROR_WRONG_STATE when somebody has ended it, to %LOKET_ERROR_BAD_FIELD for
 *   a day that cannot be, or as loket_person_of_area()
 *
 * Returns: (transfer full): the LoketCondition
 */
LoketRecord *
loket_condition_end_it (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketConditionEnd *request = loket_condition_end_cast (record);
  const char *today = loket_turn_day (turn);
  const char *until = request->until_day != NULL ? request->until_day : today;
  g_autoptr (LoketRecord) before =
      loket_txn_get (loket_turn_txn (turn), loket_condition_get_type (), request->condition, error);
  g_autoptr (LoketRecord) after = before != NULL ? loket_record_copy (before) : NULL;
  g_autoptr (LoketPerson) person = NULL;
  LoketCondition *condition;

  if (before == NULL)
    return NULL;
  condition = loket_condition_cast (after);
  person = loket_person_of_area (turn, condition->person, error);
  if (person == NULL || !check_goes_on (turn, condition, error))
    return NULL;
  if (strcmp (until, condition->from_day) < 0 || strcmp (until, today) > 0) {
    bad ("until_day", error);
    return NULL;
  }
  g_free (condition->until_day);
  condition->until_day = g_strdup (until);
  condition->ended_by = g_strdup (loket_turn_caller (turn)->officer);
  condition->changed_at = loket_turn_now (turn);
  return loket_turn_replace (turn, before, after, error) ? g_steal_pointer (&after) : NULL;
}

/* A talk about an application is one with whoever made it. */
static gboolean
check_application (LoketTurn *turn, LoketCounsellingRequest *request, GError **error)
{
  g_autoptr (LoketApplication) application = NULL;

  if (request->application == NULL)
    return TRUE;
  application = loket_application_get (turn, request->application, error);
  return application != NULL &&
         (strcmp (application->person, request->person) == 0 || bad ("application", error));
}

static char *
said (const char *text)
{
  return loket_is_said (text) ? g_strdup (text) : NULL;
}

/**
 * loket_counselling_add:
 * @turn: a write turn
 * @record: a LoketCounsellingRequest
 * @error: set to %LOKET_ERROR_BAD_FIELD, or as loket_person_of_area()
 *
 * Returns: (transfer full): the LoketCounselling
 */
LoketRecord *
loket_counselling_add (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCounsellingRequest *request = loket_counselling_request_cast (record);
  const char *day = request->day != NULL ? request->day : loket_turn_day (turn);
  g_autoptr (LoketPerson) person = loket_person_of_area (turn, request->person, error);
  g_autoptr (LoketCounselling) counselling = loket_counselling_new ();

  if (person == NULL || !check_application (turn, request, error) ||
      (!loket_is_said (request->note) && !bad ("note", error)) ||
      !check_days (turn, "day", day, request->until_day, error))
    return NULL;
  counselling->id = loket_turn_new_id (turn);
  counselling->person = g_strdup (person->id);
  counselling->application = g_strdup (request->application);
  counselling->day = g_strdup (day);
  counselling->note = g_strdup (request->note);
  counselling->outcome = said (request->outcome);
  counselling->purpose = said (request->purpose);
  counselling->conditions = said (request->conditions);
  counselling->until_day = g_strdup (request->until_day);
  counselling->officer = g_strdup (loket_turn_caller (turn)->officer);
  counselling->created_at = loket_turn_now (turn);
  if (!loket_turn_insert (turn, counselling, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&counselling));
}
