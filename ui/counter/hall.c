/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about the live lists: who is in hand where, who waits and in which order, what a
 * counter did today; pure.  Seat and cards ask them. */
#include "config.h"

#include "ui/counter/hall.h"

#include "core/clock.h"

typedef struct {
  const LoketFairness *fairness;
  gint64 now;
} Rule;

static gpointer
find (GListModel *model, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (model, i);

    if (g_strcmp0 (loket_record_id (record), id) == 0)
      return record; /* the list keeps it */
  }
  return NULL;
}

/**
 * loket_find_ticket:
 * @tickets: LoketTicket
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the ticket of that id, kept by the list
 */
LoketTicket *
loket_find_ticket (GListModel *tickets, const char *id)
{
  return find (tickets, id);
}

/**
 * loket_find_counter:
 * @counters: LoketCounter
 * @id: "1"
 *
 * Returns: (transfer none) (nullable): that counter, %NULL when it was not opened today
 */
LoketCounter *
loket_find_counter (GListModel *counters, const char *id)
{
  return find (counters, id);
}

/**
 * loket_find_held:
 * @tickets: LoketTicket
 * @counter: "1"
 *
 * Returns: (transfer none) (nullable): the ticket that this counter has in hand
 */
LoketTicket *
loket_find_held (GListModel *tickets, const char *counter)
{
  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);

    if (loket_ticket_is_held (ticket) && g_strcmp0 (ticket->counter, counter) == 0)
      return ticket; /* the list keeps it */
  }
  return NULL;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Rule *rule = data;
  LoketTicket *one = *(LoketTicket *const *) a, *other = *(LoketTicket *const *) b;

  if (one == other)
    return 0;
  return loket_queue_goes_before (one, other, rule->fairness, rule->now) ? -1 : 1;
}

/**
 * loket_waiting_order:
 * @tickets: LoketTicket of the day
 * @stand: (nullable): only who may be called there, %NULL = everybody
 * @fairness: the rule of the office
 * @now: office time
 *
 * Returns: (transfer full) (element-type LoketTicket): who waits, in the order in which the rule
 *   would call them if nobody else came
 */
GPtrArray *
loket_waiting_order (GListModel *tickets,
                     const LoketStand *stand,
                     const LoketFairness *fairness,
                     gint64 now)
{
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);
  Rule rule = {fairness, now};

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);

    if (loket_ticket_is_waiting (ticket) &&
        (stand == NULL || loket_queue_takes (stand, ticket, now)))
      g_ptr_array_add (waiting, g_steal_pointer (&ticket));
  }
  g_ptr_array_sort_with_data (waiting, compare_cb, &rule);
  return waiting;
}

/**
 * loket_is_aside:
 * @ticket: a ticket
 *
 * Returns: %TRUE when it waits aside, or did not come when it was called and may still
 */
gboolean
loket_is_aside (LoketTicket *ticket)
{
  return ticket->state == LOKET_TICKET_ON_HOLD || ticket->state == LOKET_TICKET_MISSED;
}

static gboolean
is_aside_for (const LoketStand *stand, LoketTicket *ticket)
{
  if (!loket_is_aside (ticket))
    return FALSE;
  return stand == NULL || g_strcmp0 (ticket->counter, stand->id) == 0 || stand->services == NULL ||
         g_strv_contains (stand->services, loket_ticket_stage (ticket));
}

static int
compare_aside_cb (gconstpointer a, gconstpointer b)
{
  LoketTicket *one = *(LoketTicket *const *) a, *other = *(LoketTicket *const *) b;
  const gboolean parked = one->state == LOKET_TICKET_ON_HOLD;

  if (one->state != other->state)
    return parked ? -1 : 1;
  if (parked && one->parked_at.value != other->parked_at.value)
    return one->parked_at.value < other->parked_at.value ? -1 : 1;
  if (one->called_at.value != other->called_at.value)
    return one->called_at.value < other->called_at.value ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

/**
 * loket_aside_order:
 * @tickets: LoketTicket of the day
 * @stand: (nullable): only of whom may be called there, or was; %NULL = everybody
 *
 * Returns: (transfer full) (element-type LoketTicket): who waits aside, then whose call nobody
 *   answered, each for the longest time first
 */
GPtrArray *
loket_aside_order (GListModel *tickets, const LoketStand *stand)
{
  GPtrArray *aside = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);

    if (is_aside_for (stand, ticket))
      g_ptr_array_add (aside, g_steal_pointer (&ticket));
  }
  g_ptr_array_sort (aside, compare_aside_cb);
  return aside;
}

/**
 * loket_figures_of:
 * @tickets: LoketTicket of the day
 * @counter: "1"
 *
 * A service that was ended by calling the next one is counted but not measured: nobody knows when
 * it was over.
 *
 * Returns: what @counter did
 */
LoketFigures
loket_figures_of (GListModel *tickets, const char *counter)
{
  LoketFigures figures = {0};
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);

    if (g_strcmp0 (ticket->counter, counter) != 0)
      continue;
    if (ticket->state == LOKET_TICKET_MISSED || ticket->state == LOKET_TICKET_NO_SHOW)
      figures.missed++;
    if (ticket->state != LOKET_TICKET_SERVED)
      continue;
    figures.served++;
    if (!ticket->started_at.set || !ticket->ended_at.set || ticket->ended_by_next)
      continue;
    figures.measured++;
    sum += ticket->ended_at.value - ticket->started_at.value - ticket->parked.value;
  }
  figures.mean_service = figures.measured > 0 ? sum / figures.measured : 0;
  return figures;
}
