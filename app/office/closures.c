/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of closed services: a head closes one for a while, kiosks give no number of it and say
 * why.  Whoever has a number already is served. */
#include "config.h"

#include "office/closures.h"

#include "core/closure.h"
#include "core/error.h"
#include "store/closures.h"

static gboolean
check_service (LoketTurn *turn, const char *service, GError **error)
{
  if (loket_profile_service (loket_turn_profile (turn), service) != NULL)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "service", "no such service in the profile");
  return FALSE;
}

/* NULL = it was never closed */
static gboolean
read_closure (LoketTurn *turn, const char *service, LoketClosure **closure, GError **error)
{
  g_autoptr (GError) failure = NULL;
  LoketRecord *record =
      loket_txn_get (loket_turn_txn (turn), loket_closure_get_type (), service, &failure);

  *closure = record != NULL ? loket_closure_cast (record) : NULL;
  if (failure == NULL || g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static LoketRecord *
close_service (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketServiceClosing *request = loket_service_closing_cast (record);
  g_autoptr (LoketClosure) after = loket_closure_new ();
  g_autoptr (LoketClosure) before = NULL;

  if (!check_service (turn, request->service, error))
    return NULL;
  if (request->until.set && request->until.value <= loket_turn_now (turn)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "until", "that time has passed");
    return NULL;
  }
  if (!read_closure (turn, request->service, &before, error))
    return NULL;
  after->id = g_strdup (request->service);
  after->closed = TRUE;
  after->reason = request->reason;
  after->changed_at = loket_turn_now (turn);
  after->until = request->until;
  if (!(before != NULL ? loket_turn_replace (turn, before, after, error)
                       : loket_turn_insert (turn, after, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* One that has opened by itself is opened again without harm; one that was never closed is not. */
static LoketRecord *
open_service (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketServiceOpening *request = loket_service_opening_cast (record);
  g_autoptr (LoketClosure) before = NULL;
  g_autoptr (LoketClosure) after = NULL;

  if (!check_service (turn, request->service, error) ||
      !read_closure (turn, request->service, &before, error))
    return NULL;
  if (before == NULL || !before->closed) {
    loket_set_error (error, LOKET_ERROR_RULE, "nothing-changes", "the service is open");
    return NULL;
  }
  after = loket_closure_cast (loket_record_copy (&before->parent_instance));
  after->closed = FALSE;
  after->changed_at = loket_turn_now (turn);
  after->until = LOKET_NONE;
  return loket_turn_replace (turn, before, after, error) ? LOKET_RECORD (g_steal_pointer (&after))
                                                         : NULL;
}

/**
 * loket_closure_check:
 * @turn: a turn that would give a number
 * @service: key of its service
 * @error: set to %LOKET_ERROR_RULE "service-closed" while it is closed
 *
 * Returns: %TRUE when the service gives numbers
 */
gboolean
loket_closure_check (LoketTurn *turn, const char *service, GError **error)
{
  g_autoptr (LoketClosure) closure = NULL;

  if (!read_closure (turn, service, &closure, error))
    return FALSE;
  if (closure == NULL || !loket_closure_holds (closure, loket_turn_now (turn)))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "service-closed", "the service is closed for now");
  return FALSE;
}

/**
 * loket_closure_feed:
 * @txn: a transaction
 * @events: (element-type LoketEvent): where to append
 * @error: set when the store fails
 *
 * How it stands with the services as events without numbers, for who hears of the queue anew.
 *
 * Returns: %TRUE when all are appended
 */
gboolean
loket_closure_feed (LoketTxn *txn, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) closures = loket_txn_closures (txn, error);

  if (closures == NULL)
    return FALSE;
  loket_feed_append (closures, FALSE, events);
  return TRUE;
}

const LoketBinding loket_closure_desk[] = {
    {&LOKET_QUEUE_CLOSE_SERVICE, close_service},
    {&LOKET_QUEUE_OPEN_SERVICE, open_service},
    {NULL, NULL},
};
