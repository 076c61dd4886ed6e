/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desks of surveys, visits and the change watch share: whom it is about, who may, which
 * version was seen. */
#include "config.h"

#include "office/field-work.h"

#include "core/error.h"
#include "office/applications.h"
#include "store/officers.h"
#include "store/pairs.h"

#include <string.h>

/**
 * loket_field_refuse:
 * @rule: name of a line of LOKET_RULES
 * @error: set to %LOKET_ERROR_RULE
 *
 * Returns: %FALSE
 */
gboolean
loket_field_refuse (const char *rule, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "refused: %s", rule);
  return FALSE;
}

/**
 * loket_field_covers:
 * @turn: a turn
 * @village: (nullable): where somebody lives
 * @error: set to %LOKET_ERROR_NOT_ALLOWED
 *
 * Returns: %TRUE when that is in the area of whoever asks
 */
gboolean
loket_field_covers (LoketTurn *turn, const char *village, GError **error)
{
  if (loket_caller_covers (loket_turn_caller (turn), village))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
  return FALSE;
}

/**
 * loket_field_person:
 * @turn: a turn
 * @application: (nullable): an application
 * @person: (nullable): a person; absent: whose application it is
 * @error: set to %LOKET_ERROR_BAD_FIELD, %LOKET_ERROR_NOT_FOUND or %LOKET_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full): the record that goes on of whom the work in the field is about
 */
LoketPerson *
loket_field_person (LoketTurn *turn, const char *application, const char *person, GError **error)
{
  g_autoptr (LoketApplication) of = NULL;
  g_autoptr (LoketPerson) applicant = NULL;
  g_autoptr (LoketPerson) found = NULL;

  if (application == NULL && person == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "person", "neither person nor application");
    return NULL;
  }
  if (application != NULL) {
    of = loket_application_get (turn, application, error);
    applicant =
        of != NULL ? loket_txn_living_person (loket_turn_txn (turn), of->person, error) : NULL;
    if (applicant == NULL)
      return NULL;
  }
  found = person != NULL ? loket_txn_living_person (loket_turn_txn (turn), person, error)
                         : g_object_ref (applicant);
  if (found == NULL)
    return NULL;
  if (applicant != NULL && strcmp (applicant->id, found->id) != 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "person", "the application is another's");
    return NULL;
  }
  return loket_field_covers (turn, found->village, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * loket_field_check_version:
 * @seen: what whoever acts has seen; absent: he did not look
 * @present: of the record
 * @error: set to %LOKET_ERROR_CHANGED with @present
 *
 * Returns: %TRUE when nobody else was faster
 */
gboolean
loket_field_check_version (LoketOptional seen, gint64 present, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, present);

  if (!seen.set || seen.value == present)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_CHANGED, text, "another version is on file");
  return FALSE;
}

/**
 * loket_field_check_past:
 * @turn: a turn
 * @field: of the request, that has it
 * @day: on which something was asked or began
 * @error: set to %LOKET_ERROR_BAD_FIELD with @field
 *
 * Returns: %TRUE when that was today or before, and not so long ago that somebody mistyped it
 */
gboolean
loket_field_check_past (LoketTurn *turn, const char *field, const char *day, GError **error)
{
  if (strcmp (day, loket_turn_day (turn)) <= 0 && strcmp (day, LOKET_FIELD_FIRST_DAY) >= 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "%s cannot be", field);
  return FALSE;
}

/**
 * loket_field_check_officer:
 * @turn: a turn
 * @officer: id
 * @field: of the request, that names him
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_RULE "no-surveyor"
 *
 * Returns: %TRUE when he works here and may make surveys
 */
gboolean
loket_field_check_officer (LoketTurn *turn, const char *officer, const char *field, GError **error)
{
  g_autoptr (LoketOfficer) found = loket_txn_officer (loket_turn_txn (turn), officer, error);
  guint roles = 0;

  if (found == NULL)
    return FALSE;
  if (found->status == LOKET_OFFICER_ACTIVE &&
      loket_roles_from_words ((const char *const *) found->roles, &roles) &&
      (roles & loket_permission_roles (LOKET_MAY_SURVEY)) != 0)
    return TRUE;
  return loket_field_refuse ("no-surveyor", error);
}

/**
 * loket_field_application_number:
 * @turn: a turn
 * @application: (nullable): id
 * @number: (out): what people call it by, absent for none
 * @error: set to %LOKET_ERROR_NOT_FOUND or %LOKET_ERROR_NOT_ALLOWED
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_field_application_number (LoketTurn *turn,
                                const char *application,
                                LoketOptional *number,
                                GError **error)
{
  g_autoptr (LoketApplication) found = NULL;

  *number = LOKET_NONE;
  if (application == NULL)
    return TRUE;
  found = loket_application_get (turn, application, error);
  if (found == NULL)
    return FALSE;
  *number = LOKET_SOME (found->number);
  return TRUE;
}

/**
 * loket_field_states:
 * @type: an enumeration of states
 * @words: (nullable): nicks of them
 * @states: (out): bits 1 << state; 0 = none was named
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when each is a state
 */
gboolean
loket_field_states (GType type, char **words, guint *states, GError **error)
{
  *states = 0;
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    int state;
    if (!loket_enum_from_name (type, words[i], &state)) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "states", "%s is no state", words[i]);
      return FALSE;
    }
    *states |= 1u << state;
  }
  return TRUE;
}

/**
 * loket_field_is_head:
 * @turn: a turn
 *
 * Returns: %TRUE when whoever asks is head of a section or of the office
 */
gboolean
loket_field_is_head (LoketTurn *turn)
{
  return (loket_turn_caller (turn)->roles &
          (LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))) != 0;
}

/**
 * loket_survey_get:
 * @turn: a turn
 * @survey: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): the survey
 */
LoketSurvey *
loket_survey_get (LoketTurn *turn, const char *survey, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_survey_get_type (), survey, error);

  if (record == NULL || !loket_field_covers (turn, loket_survey_cast (record)->village, error))
    return NULL;
  return loket_survey_cast (g_steal_pointer (&record));
}

/**
 * loket_visit_get:
 * @turn: a turn
 * @visit: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): the visit
 */
LoketVisit *
loket_visit_get (LoketTurn *turn, const char *visit, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_visit_get_type (), visit, error);

  if (record == NULL || !loket_field_covers (turn, loket_visit_cast (record)->village, error))
    return NULL;
  return loket_visit_cast (g_steal_pointer (&record));
}
