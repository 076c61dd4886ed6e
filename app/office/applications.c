/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to move an application: its machine, its clock, a step in its history; the desks of
 * applications, decisions, surveys and letters go through here. */
#include "config.h"

#include "office/applications.h"

#include "core/application-clock.h"
#include "core/error.h"
#include "office/decisions.h"
#include "office/field-work.h"
#include "store/applications.h"

#include <string.h>

/**
 * loket_application_get:
 * @turn: a turn
 * @application: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED when it is outside the area
 *   of whoever asks
 *
 * Returns: (transfer full): the application
 */
LoketApplication *
loket_application_get (LoketTurn *turn, const char *application, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_application_get_type (), application, error);

  if (record == NULL)
    return NULL;
  if (!loket_caller_covers (loket_turn_caller (turn), loket_application_cast (record)->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return NULL;
  }
  return loket_application_cast (g_steal_pointer (&record));
}

static gboolean
put_step (LoketTurn *turn,
          const LoketApplication *application,
          const char *act,
          const char *note,
          GError **error)
{
  g_autoptr (LoketApplicationStep) step = loket_application_step_new ();

  step->id = loket_turn_new_id (turn);
  step->application = g_strdup (application->id);
  step->act = g_strdup (act);
  step->state = application->state;
  step->officer = g_strdup (loket_turn_caller (turn)->officer);
  step->note = g_strdup (note);
  /* Steps of one turn stay in their order: each move has a version of its own. */
  step->at = MAX (loket_turn_now (turn), application->created_at + application->version - 1);
  return loket_turn_insert (turn, step, error);
}

/* What somebody else owes, and until when. */
static void
set_due_day (LoketTurn *turn, LoketApplication *application, const LoketApplicationKind *kind)
{
  g_clear_pointer (&application->papers_due, g_free);
  if (kind == NULL || !loket_application_clock_stands (application->state))
    return;
  application->papers_due = loket_application_owed_until (
      loket_turn_profile (turn),
      loket_turn_day (turn),
      application->state == LOKET_APPLICATION_INCOMPLETE ? kind->papers_days : kind->village_days);
}

static void
set_reason (LoketApplication *application, const char *note)
{
  if (application->state == LOKET_APPLICATION_OBJECTED)
    return;
  if (!loket_application_has_ended (application->state))
    g_clear_pointer (&application->reason, g_free);
  else if (note != NULL) {
    g_free (application->reason);
    application->reason = g_strdup (note);
  }
}

/* Whom a field check or a village is to verify is no more taken from a list: the long clock. */
static gboolean
still_listed (const LoketApplication *application, const char *act)
{
  return application->listed && strcmp (act, "ask-verification") != 0;
}

/**
 * loket_application_move:
 * @turn: a write turn
 * @before: an application as the store has it
 * @after: the same one, with what else is to change; it is moved and put on file
 * @act: of the table of moves
 * @note: (nullable): what was said
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it has moved: state, clock, step, feed and audit
 */
gboolean
loket_application_move (LoketTurn *turn,
                        LoketApplication *before,
                        LoketApplication *after,
                        const char *act,
                        const char *note,
                        GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const LoketApplicationKind *kind = loket_profile_application (profile, before->kind);
  const gint64 now = loket_turn_not_before (turn, before->changed_at);
  int state;

  if (!loket_machine_move (&loket_application_machine, (int) before->state, act, &state, error))
    return FALSE;
  after->state = (LoketApplicationState) state;
  after->listed = still_listed (after, act);
  loket_application_turn_clock (after, before->state, kind, profile, now);
  set_due_day (turn, after, kind);
  set_reason (after, note);
  after->version = before->version + 1;
  after->changed_at = now;
  if (!loket_decision_follow (turn, before, act, note, error) ||
      !loket_visits_follow (turn, before, act, error))
    return FALSE;
  return loket_turn_replace (turn, before, after, error) &&
         put_step (turn, after, act, note, error);
}

/**
 * loket_application_put:
 * @turn: a write turn
 * @application: a new one: what is asked for, and for whom
 * @act: "draft" or "submit", as which it comes into being
 * @error: set when the store fails
 *
 * Gives it its id and the next number of the office, and writes down who took it and when.
 *
 * Returns: %TRUE when it is on file with its first step
 */
gboolean
loket_application_put (LoketTurn *turn,
                       LoketApplication *application,
                       const char *act,
                       GError **error)
{
  int state;

  if (!loket_machine_move (&loket_application_machine, LOKET_NO_STATE, act, &state, error) ||
      !loket_txn_next_application_number (loket_turn_txn (turn), &application->number, error))
    return FALSE;
  application->id = loket_turn_new_id (turn);
  application->state = (LoketApplicationState) state;
  application->officer = g_strdup (loket_turn_caller (turn)->officer);
  application->version = 1;
  application->created_at = application->changed_at = loket_turn_now (turn);
  return loket_turn_insert (turn, application, error) &&
         put_step (turn, application, act, NULL, error);
}

/**
 * loket_application_do:
 * @turn: a write turn
 * @application: id
 * @act: of the table of moves: "verify", "propose", "approve-section"
 * @note: (nullable): what was said; of an end, why
 * @after: (out) (optional) (transfer full): the application as it is then
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED outside the area of whoever asks,
 *   or %LOKET_ERROR_WRONG_STATE
 *
 * Keeps the clock of domain.md 1.9 and writes the step.  Whether who asks may do it is the business
 * of the desk that calls.
 *
 * Returns: %TRUE when it has moved
 */
gboolean
loket_application_do (LoketTurn *turn,
                      const char *application,
                      const char *act,
                      const char *note,
                      LoketApplication **after,
                      GError **error)
{
  g_autoptr (LoketApplication) before = loket_application_get (turn, application, error);
  g_autoptr (LoketApplication) moved = NULL;

  if (before == NULL)
    return FALSE;
  moved = loket_application_cast (loket_record_copy (LOKET_RECORD (before)));
  if (!loket_application_move (turn, before, moved, act, note, error))
    return FALSE;
  if (after != NULL)
    *after = g_steal_pointer (&moved);
  return TRUE;
}
