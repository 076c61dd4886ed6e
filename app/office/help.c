/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of calls for an officer: a kiosk calls, every counter hears it, one answers.  What is
 * kept says where and when; who called is nobody's business, and who went is in the audit. */
#include "config.h"

#include "office/help.h"

#include "core/device.h"
#include "core/error.h"
#include "office/turn.h"
#include "store/help.h"

/* A kiosk on the hub's own computer is in no list of devices. */
static gboolean
read_name (LoketTurn *turn, const char *device, char **name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketRecord) known =
      loket_txn_get (loket_turn_txn (turn), loket_device_get_type (), device, &failure);

  if (known != NULL)
    *name = g_strdup (loket_device_cast (known)->name);
  else if (!g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

static LoketHelpCall *
begin (LoketTurn *turn, GError **error)
{
  const char *device = loket_turn_caller (turn)->device;
  g_autoptr (LoketHelpCall) call = loket_help_call_new ();

  if (!read_name (turn, device, &call->name, error))
    return NULL;
  call->id = loket_turn_new_id (turn);
  call->day = g_strdup (loket_turn_day (turn));
  call->device = g_strdup (device);
  call->state = LOKET_HELP_CALLING;
  call->called_at = loket_turn_now (turn);
  return loket_turn_insert (turn, call, error) ? g_steal_pointer (&call) : NULL;
}

static LoketHelpCall *
end (LoketTurn *turn,
     LoketHelpCall *before,
     LoketHelpState state,
     const char *counter,
     GError **error)
{
  g_autoptr (LoketHelpCall) after =
      loket_help_call_cast (loket_record_copy (&before->parent_instance));

  after->state = state;
  after->ended_at = LOKET_SOME (loket_turn_not_before (turn, before->called_at));
  g_free (after->counter);
  after->counter = g_strdup (counter);
  return loket_turn_replace (turn, before, after, error) ? g_steal_pointer (&after) : NULL;
}

/* Pressed again while nobody has come it is the same call; one of yesterday that nobody answered
 * is given up. */
static LoketRecord *
call (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketHelpRequest *request = loket_help_request_cast (record);
  g_autoptr (LoketHelpCall) open = NULL;
  LoketHelpCall *made;

  if (!loket_txn_open_help_call (
          loket_turn_txn (turn), loket_turn_caller (turn)->device, &open, error))
    return NULL;
  if (request->gone) {
    if (open == NULL) {
      loket_set_error (error, LOKET_ERROR_NOT_FOUND, "call", "this kiosk does not call");
      return NULL;
    }
    made = end (turn, open, LOKET_HELP_GONE, NULL, error);
    return made != NULL ? LOKET_RECORD (made) : NULL;
  }
  if (open != NULL && g_strcmp0 (open->day, loket_turn_day (turn)) == 0)
    return LOKET_RECORD (g_steal_pointer (&open));
  if (open != NULL) {
    g_autoptr (LoketHelpCall) old = end (turn, open, LOKET_HELP_GONE, NULL, error);
    if (old == NULL)
      return NULL;
  }
  made = begin (turn, error);
  return made != NULL ? LOKET_RECORD (made) : NULL;
}

static LoketRecord *
answer (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketHelpAnswer *request = loket_help_answer_cast (record);
  g_autoptr (LoketRecord) found =
      loket_txn_get (loket_turn_txn (turn), loket_help_call_get_type (), request->call, error);
  LoketHelpCall *before, *after;

  if (found == NULL)
    return NULL;
  before = loket_help_call_cast (found);
  if (before->state != LOKET_HELP_CALLING) {
    const char *state = loket_enum_name (loket_help_state_get_type (), before->state);
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, state, "the call is %s", state);
    return NULL;
  }
  after = end (turn, before, LOKET_HELP_COMING, request->counter, error);
  return after != NULL ? LOKET_RECORD (after) : NULL;
}

/**
 * loket_help_feed:
 * @txn: a transaction
 * @day: the business day
 * @events: (element-type LoketEvent): where to append
 * @error: set when the store fails
 *
 * The calls of the day as events without numbers, for who hears of the queue anew.
 *
 * Returns: %TRUE when all are appended
 */
gboolean
loket_help_feed (LoketTxn *txn, const char *day, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) calls = loket_txn_help_calls_of_day (txn, day, error);

  if (calls == NULL)
    return FALSE;
  loket_feed_append (calls, FALSE, events);
  return TRUE;
}

const LoketBinding loket_help_desk[] = {
    {&LOKET_HELP_CALL, call},
    {&LOKET_HELP_ANSWER, answer},
    {NULL, NULL},
};
