/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer wants done, with all that has to be said for it; pure.  The seat carries it out,
 * offers are made of it. */
#include "config.h"

#include "ui/counter/wish.h"

#include "core/journey.h"

/**
 * loket_wish_clear:
 * @wish: a wish
 *
 * Lets go of what it owns.
 */
void
loket_wish_clear (LoketWish *wish)
{
  g_free (wish->ticket);
  g_free (wish->counter);
  g_free (wish->queue);
  *wish = (LoketWish){0};
}

static LoketRecord *
ask_reference (const char *ticket)
{
  LoketTicketReference *request = loket_ticket_reference_new ();

  request->ticket = g_strdup (ticket);
  return LOKET_RECORD (request);
}

static LoketRecord *
ask_move (const LoketWish *wish, const char *counter, const char *ticket)
{
  LoketTicketMove *request = loket_ticket_move_new ();

  request->ticket = g_strdup (ticket);
  request->counter = g_strdup (wish->act == LOKET_ACT_TRANSFER ? wish->counter : counter);
  request->stage = g_strdup (wish->queue);
  request->reason = wish->reason;
  return LOKET_RECORD (request);
}

static LoketRecord *
ask_walk_in (const LoketWish *wish, const char *counter)
{
  LoketWalkIn *request = loket_walk_in_new ();

  request->counter = g_strdup (counter);
  request->service = g_strdup (wish->queue);
  return LOKET_RECORD (request);
}

static LoketRecord *
ask_pause (const LoketWish *wish, const char *counter)
{
  LoketPause *request = loket_pause_new ();

  request->counter = g_strdup (counter);
  request->minutes = wish->minutes;
  return LOKET_RECORD (request);
}

static LoketRecord *
ask_counter (const char *counter)
{
  LoketCounterRequest *request = loket_counter_request_new ();

  request->counter = g_strdup (counter);
  return LOKET_RECORD (request);
}

/**
 * loket_wish_request:
 * @wish: what is wanted; not to open a counter
 * @counter: who wants it
 * @held: (nullable): the ticket in hand
 *
 * Returns: (transfer full): what its operation is asked with
 */
LoketRecord *
loket_wish_request (const LoketWish *wish, const char *counter, LoketTicket *held)
{
  const GType type = loket_act_operation (wish->act)->request ();
  const char *ticket = wish->ticket != NULL ? wish->ticket : held != NULL ? held->id : NULL;

  if (type == loket_ticket_reference_get_type ())
    return ask_reference (ticket);
  if (type == loket_ticket_move_get_type ())
    return ask_move (wish, counter, ticket);
  if (type == loket_walk_in_get_type ())
    return ask_walk_in (wish, counter);
  if (type == loket_pause_get_type ())
    return ask_pause (wish, counter);
  return ask_counter (counter);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * loket_wish_text:
 * @wish: what is wanted
 *
 * Returns: (transfer full): the same text for the same wish, another one for any other
 */
char *
loket_wish_text (const LoketWish *wish)
{
  return g_strdup_printf ("%d|%s|%s|%s|%d|%" G_GINT64_FORMAT,
                          wish->act,
                          or_empty (wish->ticket),
                          or_empty (wish->counter),
                          or_empty (wish->queue),
                          (int) wish->reason,
                          wish->minutes);
}
