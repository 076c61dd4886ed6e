/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an application begins: for whom, for what, with which papers, bound to the ticket in service
 * at the counter. */
#include "config.h"

#include "office/application-private.h"

#include "core/error.h"
#include "office/standings.h"
#include "store/people.h"
#include "store/queue.h"

#include <string.h>

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "an application cannot begin so");
  return FALSE;
}

static LoketPerson *
person_of (LoketTurn *turn, const LoketApplicationBegin *request, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), request->person, error);

  if (person == NULL)
    return NULL;
  if (!loket_caller_covers (loket_turn_caller (turn), person->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return NULL;
  }
  if (person->merged_into != NULL) {
    rule ("person-rests", error);
    return NULL;
  }
  return g_steal_pointer (&person);
}

/**
 * loket_application_check_alone:
 * @turn: a turn
 * @person: id
 * @kind: of application
 * @error: set to %LOKET_ERROR_RULE "application-open"
 *
 * Returns: %TRUE when the person has no open application of that kind
 */
gboolean
loket_application_check_alone (LoketTurn *turn,
                               const char *person,
                               const char *kind,
                               GError **error)
{
  gboolean has;

  if (!loket_txn_has_open_application (loket_turn_txn (turn), person, kind, &has, error))
    return FALSE;
  return !has || rule ("application-open", error);
}

static gboolean
is_being_served (const LoketTicket *ticket)
{
  return ticket->state == LOKET_TICKET_SERVING || ticket->state == LOKET_TICKET_CALLED ||
         ticket->state == LOKET_TICKET_ON_HOLD;
}

/* The counter that the request names, else the one that is served from this device. */
static gboolean
find_counter (LoketTurn *turn,
              const LoketApplicationBegin *request,
              LoketCounter **counter,
              GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  const char *day = loket_turn_day (turn);
  g_autoptr (GError) failure = NULL;

  if (request->counter == NULL)
    return loket_txn_counter_of_device (txn, day, loket_turn_caller (turn)->device, counter, error);
  *counter = loket_txn_counter (txn, day, request->counter, &failure);
  if (*counter != NULL || g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whether a counter holds it today: a number that was passed on is held by the next one. */
static gboolean
look_at_ticket (LoketTurn *turn, const char *id, gboolean *served, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketRecord) found = loket_txn_get (txn, loket_ticket_get_type (), id, error);
  const LoketTicket *ticket;
  g_autoptr (LoketCounter) counter = NULL;
  g_autoptr (GError) failure = NULL;

  *served = FALSE;
  if (found == NULL)
    return FALSE;
  ticket = loket_ticket_cast (found);
  if (strcmp (ticket->day, loket_turn_day (turn)) != 0 || ticket->counter == NULL ||
      !is_being_served (ticket))
    return TRUE;
  counter = loket_txn_counter (txn, ticket->day, ticket->counter, &failure);
  *served = counter != NULL && g_strcmp0 (counter->ticket, id) == 0;
  if (counter != NULL || g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * loket_application_check_ticket:
 * @turn: a turn
 * @ticket: (nullable): id that somebody names, %NULL when nobody came with a number
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_RULE "ticket-not-served"
 *
 * Returns: %TRUE when a counter of the office serves it today
 */
gboolean
loket_application_check_ticket (LoketTurn *turn, const char *ticket, GError **error)
{
  gboolean served;

  if (ticket == NULL)
    return TRUE;
  return look_at_ticket (turn, ticket, &served, error) &&
         (served || rule ("ticket-not-served", error));
}

/* The ticket that the request names, else the one that the counter holds. */
static gboolean
find_ticket (LoketTurn *turn, const LoketApplicationBegin *request, char **ticket, GError **error)
{
  g_autoptr (LoketCounter) counter = NULL;
  gboolean served;

  if (request->ticket != NULL) {
    *ticket = g_strdup (request->ticket);
    return loket_application_check_ticket (turn, *ticket, error);
  }
  if (!find_counter (turn, request, &counter, error))
    return FALSE;
  if (counter == NULL || counter->ticket == NULL)
    return TRUE;
  if (!look_at_ticket (turn, counter->ticket, &served, error))
    return FALSE;
  *ticket = served ? g_strdup (counter->ticket) : NULL;
  return TRUE;
}

static LoketApplication *
application_of (LoketTurn *turn,
                const LoketApplicationBegin *request,
                const LoketPerson *person,
                const LoketApplicationKind *kind,
                GError **error)
{
  g_autoptr (LoketApplication) application = loket_application_new ();

  if (!find_ticket (turn, request, &application->ticket, error) ||
      !loket_standing_is_listed (turn, person->id, &application->listed, error))
    return NULL;
  application->kind = g_strdup (kind->key);
  application->service = g_strdup (kind->service);
  application->person = g_strdup (person->id);
  application->village = g_strdup (person->village);
  application->origin = request->origin;
  application->note = g_strdup (request->note);
  return g_steal_pointer (&application);
}

/**
 * loket_application_begin:
 * @turn: a write turn
 * @record: a LoketApplicationBegin
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED outside the area of the officer,
 *   %LOKET_ERROR_BAD_FIELD for an unknown kind or paper, %LOKET_ERROR_RULE when the person has an
 *   open one of that kind, or when the ticket that is named is not being served
 *
 * Returns: (transfer full): a LoketApplicationView
 */
LoketRecord *
loket_application_begin (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApplicationBegin *request = loket_application_begin_cast (record);
  LoketApplicationKind *kind = loket_profile_application (loket_turn_profile (turn), request->kind);
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketApplication) application = NULL;

  if (kind == NULL || request->origin == LOKET_ORIGIN_REVIEW) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     kind == NULL ? "kind" : "origin",
                     "nobody can apply for that at the counter");
    return NULL;
  }
  person = person_of (turn, request, error);
  if (person == NULL ||
      !loket_application_check_alone (turn, request->person, request->kind, error))
    return NULL;
  application = application_of (turn, request, person, kind, error);
  if (application == NULL ||
      !loket_application_put (turn, application, request->draft ? "draft" : "submit", error) ||
      !loket_application_put_papers (turn, application, kind, request->papers, error) ||
      (!request->draft && !loket_application_advance (turn, &application, error)))
    return NULL;
  return loket_application_view_of (turn, application, error);
}
