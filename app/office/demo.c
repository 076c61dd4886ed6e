/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration desk: an invented morning, the same for the same seed. */
#include "config.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/queue.h"
#include "office/queue-private.h"
#include "office/turn.h"
#include "store/queue.h"

typedef struct {
  LoketTurn *turn;
  GRand *chance;
  gint64 at;         /* arrival of the next person */
  gint64 free_at[3]; /* when each demonstration counter is free again */
} Morning;

/* UU 25/2009 art. 29 names them; an office for poor people sees many. */
static LoketPriority
draw_priority (GRand *chance)
{
  static const LoketPriority drawn[] = {
      LOKET_PRIORITY_ELDERLY,
      LOKET_PRIORITY_ELDERLY,
      LOKET_PRIORITY_DISABLED,
      LOKET_PRIORITY_PREGNANT,
      LOKET_PRIORITY_INFANT,
  };

  if (g_rand_double (chance) > 0.25)
    return LOKET_PRIORITY_NONE;
  return drawn[g_rand_int_range (chance, 0, G_N_ELEMENTS (drawn))];
}

/* Service by the counter that is free first, as long as that lies in the past. */
static void
serve (Morning *morning, LoketTicket *ticket)
{
  guint first = 0;
  gint64 called;

  for (guint i = 1; i < G_N_ELEMENTS (morning->free_at); i++)
    if (morning->free_at[i] < morning->free_at[first])
      first = i;
  called = MAX (morning->free_at[first], ticket->issued_at);
  morning->free_at[first] = called + g_rand_int_range (morning->chance, 3, 15) * LOKET_MINUTE;
  if (morning->free_at[first] > loket_turn_now (morning->turn))
    return;
  ticket->state = LOKET_TICKET_SERVED;
  ticket->counter = g_strdup_printf ("%u", first + 1);
  ticket->calls = 1;
  ticket->called_at = LOKET_SOME (called);
  ticket->started_at = LOKET_SOME (called + LOKET_MINUTE / 2);
  ticket->ended_at = LOKET_SOME (morning->free_at[first]);
}

static gboolean
add_ticket (Morning *morning, GError **error)
{
  LoketProfile *profile = loket_turn_profile (morning->turn);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (profile->services));
  g_autoptr (LoketService) service = g_list_model_get_item (
      G_LIST_MODEL (profile->services), (guint) g_rand_int_range (morning->chance, 0, (gint32) n));
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();
  const char *day = loket_turn_day (morning->turn);

  if (!loket_queue_next_number (morning->turn, service->key, &ticket->number, error))
    return FALSE;
  ticket->id = loket_turn_new_id (morning->turn);
  ticket->day = g_strdup (day);
  ticket->service = g_strdup (service->key);
  ticket->label = loket_ticket_label (service->letter, ticket->number);
  ticket->priority = draw_priority (morning->chance);
  ticket->language = (LoketLanguage) g_rand_int_range (morning->chance, 0, 2);
  ticket->state = LOKET_TICKET_ISSUED;
  ticket->device = g_strdup ("demo");
  ticket->issued_at = morning->at;
  serve (morning, ticket);
  return loket_turn_insert (morning->turn, ticket, error);
}

static LoketRecord *
demo_tickets (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDemoRequest *request = loket_demo_request_cast (record);
  g_autoptr (GPtrArray) present =
      loket_txn_tickets_of_day (loket_turn_txn (turn), loket_turn_day (turn), error);
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) request->seed);
  gint64 gap = 180 * LOKET_MINUTE / request->tickets;
  Morning morning = {.turn = turn, .chance = chance};
  LoketDemoReport *report;

  if (present == NULL)
    return NULL;
  if (present->len > 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "demo", "the day has tickets of its own");
    return NULL;
  }
  morning.at = loket_turn_now (turn) - 180 * LOKET_MINUTE;
  for (gint64 i = 0; i < request->tickets; i++) {
    morning.at +=
        (gint64) g_rand_int_range (chance, 0, (gint32) MIN (2 * gap / 1000, G_MAXINT32)) * 1000;
    morning.at = MIN (morning.at, loket_turn_now (turn));
    if (!add_ticket (&morning, error))
      return NULL;
  }
  report = loket_demo_report_new ();
  report->tickets = request->tickets;
  return LOKET_RECORD (report);
}

const LoketBinding loket_demo_desk[] = {
    {&LOKET_DEMO_TICKETS, demo_tickets},
    {NULL, NULL},
};
