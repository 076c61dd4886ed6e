/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next, as queue.md 4 promises it: head start for priority, and a hard cap. */
#include "config.h"

#include "core/queue-policy.h"

#include "core/clock.h"

#include <string.h>

/**
 * loket_fairness_of:
 * @profile: a profile
 *
 * Returns: the head start and the cap that it promises
 */
LoketFairness
loket_fairness_of (LoketProfile *profile)
{
  return (LoketFairness){.head_start = profile->head_start * LOKET_MINUTE,
                         .cap = profile->waiting_cap * LOKET_MINUTE};
}

/**
 * loket_place_of:
 * @ticket: a ticket
 *
 * Returns: what the rule looks at; its id is the ticket's own
 */
LoketPlace
loket_place_of (LoketTicket *ticket)
{
  return (LoketPlace){.id = ticket->id,
                      .arrival = ticket->issued_at,
                      .priority = ticket->priority != LOKET_PRIORITY_NONE,
                      .first = ticket->first,
                      .behind = ticket->behind.value};
}

static gint64
counted_arrival (const LoketPlace *place, const LoketFairness *fairness)
{
  return place->arrival - (place->priority ? fairness->head_start : 0);
}

static gboolean
is_before (const LoketPlace *a, gint64 arrival_a, const LoketPlace *b, gint64 arrival_b)
{
  if (arrival_a != arrival_b)
    return arrival_a < arrival_b;
  if (a->id == NULL || b->id == NULL)
    return a->id != NULL;
  return strcmp (a->id, b->id) < 0;
}

/**
 * loket_place_goes_before:
 * @a: somebody who waits
 * @b: another one
 * @fairness: head start and cap
 * @now: office time
 *
 * Order of arrival, priority counting as the head start older; who has waited the cap goes first;
 * ties by lower id.  So nobody who came more than the head start after a person is called before
 * that person (queue.md 4).  Aside from that rule stand those whom another desk sent back, who go
 * first, and those who did not answer a call: they let their number of calls pass.
 *
 * Returns: %TRUE when a counter that takes both calls @a before @b
 */
gboolean
loket_place_goes_before (const LoketPlace *a,
                         const LoketPlace *b,
                         const LoketFairness *fairness,
                         gint64 now)
{
  const gboolean capped_a = now - a->arrival >= fairness->cap;
  const gboolean capped_b = now - b->arrival >= fairness->cap;

  if (a->first != b->first)
    return a->first;
  if (a->behind != b->behind)
    return a->behind < b->behind;
  if (capped_a != capped_b)
    return capped_a;
  if (capped_a)
    return is_before (a, a->arrival, b, b->arrival);
  return is_before (a, counted_arrival (a, fairness), b, counted_arrival (b, fairness));
}

/**
 * loket_queue_goes_before:
 * @a: a waiting ticket
 * @b: another one
 * @fairness: head start and cap
 * @now: office time
 *
 * Returns: %TRUE when a counter that takes both calls @a before @b
 */
gboolean
loket_queue_goes_before (LoketTicket *a, LoketTicket *b, const LoketFairness *fairness, gint64 now)
{
  const LoketPlace place_a = loket_place_of (a);
  const LoketPlace place_b = loket_place_of (b);

  return loket_place_goes_before (&place_a, &place_b, fairness, now);
}

/**
 * loket_queue_takes:
 * @stand: a counter
 * @ticket: a waiting ticket
 * @now: office time
 *
 * Returns: %TRUE when that counter may call it: it takes its queue, and the ticket is kept for no
 *   other one
 */
gboolean
loket_queue_takes (const LoketStand *stand, LoketTicket *ticket, gint64 now)
{
  if (ticket->only_counter != NULL && (!ticket->only_until.set || now < ticket->only_until.value))
    return g_strcmp0 (ticket->only_counter, stand->id) == 0;
  return stand->services == NULL || g_strv_contains (stand->services, loket_ticket_stage (ticket));
}

/**
 * loket_queue_next:
 * @waiting: (element-type LoketTicket): tickets that may be called
 * @stand: the counter that calls
 * @fairness: head start and cap
 * @now: office time
 *
 * Returns: (nullable) (transfer none): the ticket to call, %NULL when nobody waits for these
 */
LoketTicket *
loket_queue_next (GPtrArray *waiting,
                  const LoketStand *stand,
                  const LoketFairness *fairness,
                  gint64 now)
{
  LoketTicket *best = NULL;

  for (guint i = 0; i < waiting->len; i++) {
    LoketTicket *ticket = g_ptr_array_index (waiting, i);
    if (loket_queue_takes (stand, ticket, now) &&
        (best == NULL || loket_queue_goes_before (ticket, best, fairness, now)))
      best = ticket;
  }
  return best;
}

/**
 * loket_queue_ahead:
 * @waiting: (element-type LoketTicket): tickets that may be called
 * @ticket: one of them, or one about to join them
 * @fairness: head start and cap
 *
 * Returns: how many of @ticket's own queue would be called before it, if nobody else came
 */
gint64
loket_queue_ahead (GPtrArray *waiting, LoketTicket *ticket, const LoketFairness *fairness)
{
  gint64 ahead = 0;

  for (guint i = 0; i < waiting->len; i++) {
    LoketTicket *other = g_ptr_array_index (waiting, i);
    if (strcmp (other->id, ticket->id) != 0 &&
        strcmp (loket_ticket_stage (other), loket_ticket_stage (ticket)) == 0 &&
        loket_queue_goes_before (other, ticket, fairness, ticket->issued_at))
      ahead++;
  }
  return ahead;
}
