/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves that an officer makes by himself, and by which roles; and what time alone brings about.
 * What belongs to a decision is moved by the desk of decisions. */
#include "config.h"

#include "office/application-private.h"

#include "core/application-acts.h"
#include "core/calendar.h"
#include "core/error.h"
#include "office/decisions.h"
#include "office/hands.h"
#include "office/standings.h"

#include <string.h>

#define EXPIRED_AT_ONCE 50 /* in one turn */
#define TENDED_DAY "applications-tended"

/**
 * loket_application_check_version:
 * @application: an application
 * @version: that somebody looked at
 * @error: set to %LOKET_ERROR_CHANGED
 *
 * Returns: %TRUE when nobody has changed it since
 */
gboolean
loket_application_check_version (const LoketApplication *application,
                                 gint64 version,
                                 GError **error)
{
  g_autofree char *now = NULL;

  if (application->version == version)
    return TRUE;
  now = g_strdup_printf ("%" G_GINT64_FORMAT, application->version);
  loket_set_error (error, LOKET_ERROR_CHANGED, now, "the application was changed meanwhile");
  return FALSE;
}

static const LoketApplicationWay *
find_act (const LoketApplicationAct *request, GError **error)
{
  const LoketApplicationWay *way = loket_application_way (request->act);

  if (way == NULL)
    loket_set_error (
        error, LOKET_ERROR_BAD_FIELD, "act", "%s is no move of this desk", request->act);
  return way;
}

static gboolean
check_act (LoketTurn *turn,
           const LoketApplicationAct *request,
           const LoketApplicationWay *way,
           GError **error)
{
  if ((way->roles & loket_turn_caller (turn)->roles) == 0) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "%s is for other roles", request->act);
    return FALSE;
  }
  if (way->needs_note && request->note == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "reason-needed", "%s needs a note", request->act);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_place (LoketTurn *turn,
             const LoketApplication *application,
             const LoketApplicationWay *way,
             GError **error)
{
  if (loket_application_is_of_place (way, loket_turn_caller (turn), application))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the village was not asked");
  return FALSE;
}

/* Whoever decided what is objected to does not bring the objection to an end by himself. */
static gboolean
check_ends_objection (LoketTurn *turn,
                      LoketApplication *application,
                      const LoketApplicationAct *request,
                      GError **error)
{
  if (application->reviews == NULL ||
      (strcmp (request->act, "withdraw") != 0 && strcmp (request->act, "not-verified") != 0))
    return TRUE;
  return loket_hands_check (turn, application, NULL, LOKET_HAND_PROPOSES, error);
}

/* The word of a list is accepted while a list has the person, whatever was found before. */
static gboolean
look_up_again (LoketTurn *turn, LoketApplication *application, GError **error)
{
  if (!loket_standing_is_listed (turn, application->person, &application->listed, error))
    return FALSE;
  if (!application->listed)
    loket_set_error (error, LOKET_ERROR_RULE, "not-listed", "no list that counts has the person");
  return application->listed;
}

/* What is opened again must not run beside another one, and a review still be in time. */
static gboolean
check_reopen (LoketTurn *turn, LoketApplication *application, const char *note, GError **error)
{
  return loket_application_check_alone (turn, application->person, application->kind, error) &&
         loket_decision_reopen_review (turn, application, note, error);
}

static gboolean
do_act (LoketTurn *turn,
        LoketApplication *before,
        const LoketApplicationAct *request,
        LoketApplication **after,
        GError **error)
{
  g_autoptr (LoketApplication) moved =
      loket_application_cast (loket_record_copy (LOKET_RECORD (before)));

  if (loket_machine_may (&loket_application_machine, (int) before->state, request->act) &&
      ((strcmp (request->act, "accept-list") == 0 && !look_up_again (turn, moved, error)) ||
       (strcmp (request->act, "reopen") == 0 &&
        !check_reopen (turn, before, request->note, error))))
    return FALSE;
  if (!loket_application_move (turn, before, moved, request->act, request->note, error))
    return FALSE;
  *after = g_steal_pointer (&moved);
  return TRUE;
}

/**
 * loket_application_act:
 * @turn: a write turn
 * @record: a LoketApplicationAct
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED, %LOKET_ERROR_CHANGED,
 *   %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_BAD_FIELD or %LOKET_ERROR_RULE
 *
 * Returns: (transfer full): a LoketApplicationView
 */
LoketRecord *
loket_application_act (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApplicationAct *request = loket_application_act_cast (record);
  g_autoptr (LoketApplication) before = NULL;
  g_autoptr (LoketApplication) after = NULL;
  const LoketApplicationWay *way = find_act (request, error);

  if (way == NULL || !check_act (turn, request, way, error))
    return NULL;
  before = loket_application_get (turn, request->application, error);
  if (before == NULL ||
      (request->version.set &&
       !loket_application_check_version (before, request->version.value, error)) ||
      !check_place (turn, before, way, error) ||
      !check_ends_objection (turn, before, request, error) ||
      !do_act (turn, before, request, &after, error) ||
      (way->goes_on && !loket_application_advance (turn, &after, error)))
    return NULL;
  return loket_application_view_of (turn, after, error);
}

static gboolean
is_over (LoketTurn *turn, const LoketApplication *application)
{
  const LoketApplicationKind *kind =
      loket_profile_application (loket_turn_profile (turn), application->kind);
  g_autofree char *last = loket_calendar_later_day (application->papers_due,
                                                    kind != NULL ? (int) kind->expire_days : 0);

  return strcmp (last, loket_turn_day (turn)) < 0;
}

/**
 * loket_application_needs_tending:
 * @turn: a read turn
 * @needs: (inout): set to %TRUE when this day's applications were not looked over yet
 * @error: set when the store fails
 *
 * Returns: %TRUE when it could be found out
 */
gboolean
loket_application_needs_tending (LoketTurn *turn, gboolean *needs, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *day = loket_txn_get_meta (loket_turn_txn (turn), TENDED_DAY, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  *needs |= g_strcmp0 (day, loket_turn_day (turn)) != 0;
  return TRUE;
}

/**
 * loket_application_tend:
 * @turn: a write turn of the office itself
 * @error: set when the store fails
 *
 * Once a day: nobody waits any more for papers that never came.
 *
 * Returns: %TRUE when it is done, or so many of them that the rest is for the next turn
 */
gboolean
loket_application_tend (LoketTurn *turn, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) overdue =
      loket_txn_overdue_papers (txn, loket_turn_day (turn), G_MAXINT32, error);
  guint n = 0;

  for (guint i = 0; overdue != NULL && i < overdue->len && n < EXPIRED_AT_ONCE; i++) {
    LoketApplication *application = overdue->pdata[i];
    if (!is_over (turn, application))
      continue;
    n++;
    if (!loket_application_do (turn, application->id, "expire", NULL, NULL, error))
      return FALSE;
  }
  if (overdue == NULL)
    return FALSE;
  return n == EXPIRED_AT_ONCE || loket_txn_set_meta (txn, TENDED_DAY, loket_turn_day (turn), error);
}
