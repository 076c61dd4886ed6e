/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next, as queue.md 4 promises it: head start for priority, and a hard cap. */
#include "config.h"

#include "core/queue-policy.h"

#include <string.h>

static gint64
counted_arrival (LoketTicket *ticket, const LoketFairness *fairness)
{
  return ticket->issued_at - (ticket->priority != LOKET_PRIORITY_NONE ? fairness->head_start : 0);
}

static gboolean
is_before (LoketTicket *a, gint64 arrival_a, LoketTicket *b, gint64 arrival_b)
{
  return arrival_a != arrival_b ? arrival_a < arrival_b : strcmp (a->id, b->id) < 0;
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
  gboolean capped_a = now - a->issued_at >= fairness->cap;
  gboolean capped_b = now - b->issued_at >= fairness->cap;

  if (capped_a != capped_b)
    return capped_a;
  if (capped_a)
    return is_before (a, a->issued_at, b, b->issued_at);
  return is_before (a, counted_arrival (a, fairness), b, counted_arrival (b, fairness));
}

static gboolean
takes (const char *const *services, LoketTicket *ticket)
{
  return services == NULL || g_strv_contains (services, ticket->service);
}

/**
 * loket_queue_next:
 * @waiting: (element-type LoketTicket): tickets that may be called
 * @services: (nullable) (array zero-terminated=1): services that the counter takes, %NULL = all
 * @fairness: head start and cap
 * @now: office time
 *
 * Order of arrival, a priority ticket counting as the head start older; a ticket that has waited
 * the cap goes first; ties by lower id.  So nobody who came more than the head start after a
 * person is called before that person.
 *
 * Returns: (nullable) (transfer none): the ticket to call, %NULL when nobody waits for these
 */
LoketTicket *
loket_queue_next (GPtrArray *waiting,
                  const char *const *services,
                  const LoketFairness *fairness,
                  gint64 now)
{
  LoketTicket *best = NULL;

  for (guint i = 0; i < waiting->len; i++) {
    LoketTicket *ticket = g_ptr_array_index (waiting, i);
    if (takes (services, ticket) &&
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
 * Returns: how many of @ticket's own service would be called before it, if nobody else came
 */
gint64
loket_queue_ahead (GPtrArray *waiting, LoketTicket *ticket, const LoketFairness *fairness)
{
  gint64 ahead = 0;

  for (guint i = 0; i < waiting->len; i++) {
    LoketTicket *other = g_ptr_array_index (waiting, i);
    if (strcmp (other->id, ticket->id) != 0 && strcmp (other->service, ticket->service) == 0 &&
        loket_queue_goes_before (other, ticket, fairness, ticket->issued_at))
      ahead++;
  }
  return ahead;
}
