/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A counter in the storm: an officer who does all that a counter can do, drawn from the seed. */
#include "tests/lan/storm.h"

#include "core/error.h"
#include "core/journey.h"
#include "tests/client/asking.h"

static void send_act (StormCounter *counter);

static gboolean
again_cb (gpointer data)
{
  send_act (data);
  return G_SOURCE_REMOVE;
}

static void
hold (StormCounter *counter, LoketTicket *ticket)
{
  g_clear_pointer (&counter->held, g_free);
  if (loket_ticket_is_held (ticket)) {
    counter->held = g_strdup (ticket->id);
    g_free (counter->queue);
    counter->queue = g_strdup (loket_ticket_stage (ticket));
    counter->state = ticket->state;
  }
}

static void
take_undone (StormCounter *counter, LoketUndone *undone)
{
  if (undone->counter->ticket == NULL) {
    g_clear_pointer (&counter->held, g_free);
    return;
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (undone->tickets)); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (undone->tickets), i);
    if (g_strcmp0 (ticket->id, undone->counter->ticket) == 0)
      hold (counter, ticket);
  }
  /* An act about somebody else leaves the hand as it is. */
  g_assert_cmpstr (counter->held, ==, undone->counter->ticket);
}

/* Somebody else was quicker, or nobody is there: nothing changed.  With what it holds a counter is
 * alone, so there nothing may be refused. */
static void
take_refusal (StormCounter *counter, const GError *error)
{
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY)) {
    counter->idle = TRUE;
    return;
  }
  if (counter->held != NULL && counter->operation != &LOKET_QUEUE_UNDO)
    g_error ("counter %s, %s: %s", counter->id, counter->operation->name, error->message);
  g_assert_true (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_RULE) ||
                 g_error_matches (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE));
  counter->storm->refused++;
}

static void
count_act (Storm *storm, const LoketOperation *operation)
{
  const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (storm->done, operation));

  g_hash_table_insert (storm->done, (gpointer) operation, GUINT_TO_POINTER (before + 1));
}

static void
take_answer (StormCounter *counter, LoketRecord *answer)
{
  counter->idle = FALSE;
  count_act (counter->storm, counter->operation);
  if (counter->operation == &LOKET_QUEUE_UNDO)
    take_undone (counter, loket_undone_cast (answer));
  else if (counter->operation != &LOKET_QUEUE_RETURN)
    hold (counter, loket_ticket_cast (answer));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  StormCounter *counter = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE) ||
      g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BUSY)) {
    counter->storm->repeated++;
    g_timeout_add (100, again_cb, counter);
    return;
  }
  if (answer != NULL)
    take_answer (counter, answer);
  else
    take_refusal (counter, error);
  counter->operation = NULL;
  g_clear_object (&counter->request);
  g_clear_pointer (&counter->key, g_free);
  g_timeout_add (storm_office_seconds (counter->storm, 0, 4), storm_counter_act, counter);
}

static void
send_act (StormCounter *counter)
{
  loket_client_call (counter->client,
                     counter->operation,
                     counter->request,
                     counter->key,
                     NULL,
                     answered_cb,
                     counter);
}

static void
begin_act (StormCounter *counter, const LoketOperation *operation, LoketRecord *request)
{
  counter->operation = operation;
  counter->request = request;
  counter->key = loket_client_new_key (counter->client);
  send_act (counter);
}

static void
ask_counter (StormCounter *counter, const LoketOperation *operation)
{
  begin_act (counter, operation, LOKET_RECORD (counter_request (counter->id)));
}

static void
ask_ticket (StormCounter *counter, const LoketOperation *operation)
{
  LoketTicketReference *request = loket_ticket_reference_new ();

  request->ticket = g_strdup (counter->held);
  begin_act (counter, operation, LOKET_RECORD (request));
}

static void
ask_move (StormCounter *counter,
          const LoketOperation *operation,
          const char *ticket,
          const char *stage)
{
  LoketTicketMove *request = loket_ticket_move_new ();

  request->ticket = g_strdup (ticket);
  request->stage = g_strdup (stage);
  request->reason = LOKET_QUEUE_REASON_OTHER;
  if (stage == NULL && operation != &LOKET_QUEUE_PARK)
    request->counter = g_strdup (counter->id);
  begin_act (counter, operation, LOKET_RECORD (request));
}

/* Returns the id of one whom the counter sees in that state: any of them, or NULL. */
char *
storm_counter_finds (StormCounter *counter, LoketTicketState state)
{
  GListModel *tickets = loket_client_tickets (counter->client);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    if (ticket->state == state)
      g_ptr_array_add (ids, ticket->id);
  }
  if (ids->len == 0)
    return NULL;
  return g_strdup (ids->pdata[g_rand_int_range (counter->storm->chance, 0, (gint32) ids->len)]);
}

static void
walk_in (StormCounter *counter)
{
  LoketWalkIn *request = loket_walk_in_new ();

  request->counter = g_strdup (counter->id);
  request->service = g_strdup ("health");
  begin_act (counter, &LOKET_QUEUE_WALK_IN, LOKET_RECORD (request));
}

/* Nobody is at the counter. */
static void
act_free (StormCounter *counter)
{
  Storm *storm = counter->storm;
  g_autofree char *parked = NULL, *missed = NULL, *waiting = NULL;

  if (storm_happens (storm, storm->closing ? 60 : 15))
    parked = storm_counter_finds (counter, LOKET_TICKET_ON_HOLD);
  if (!storm->closing && storm_happens (storm, 20))
    missed = storm_counter_finds (counter, LOKET_TICKET_MISSED);
  if (!storm->closing && storm_happens (storm, 4))
    waiting = storm_counter_finds (counter, LOKET_TICKET_ISSUED);
  if (parked != NULL)
    ask_move (counter, &LOKET_QUEUE_RESUME, parked, NULL);
  else if (missed != NULL)
    ask_move (counter, &LOKET_QUEUE_RETURN, missed, NULL);
  else if (waiting != NULL)
    ask_move (counter, &LOKET_QUEUE_CALL, waiting, NULL);
  else if (!storm->closing && storm_happens (storm, 2))
    walk_in (counter);
  else if (!storm->closing && storm_happens (storm, 6))
    ask_counter (counter, &LOKET_QUEUE_UNDO);
  else
    ask_counter (counter, &LOKET_QUEUE_CALL_NEXT);
}

static void
act_called (StormCounter *counter)
{
  const int what = g_rand_int_range (counter->storm->chance, 0, 100);

  if (what < 12)
    ask_ticket (counter, &LOKET_QUEUE_RECALL);
  else if (what < 22 && !counter->storm->closing)
    ask_ticket (counter, &LOKET_QUEUE_MISS);
  else if (what < 28 && !counter->storm->closing)
    ask_counter (counter, &LOKET_QUEUE_UNDO);
  else
    ask_ticket (counter, &LOKET_QUEUE_START);
}

static void
send_on (StormCounter *counter)
{
  static const char *const stages[] = {"data-desk", "card-press", "health", "data"};
  guint i = (guint) g_rand_int_range (counter->storm->chance, 0, G_N_ELEMENTS (stages));

  if (g_str_equal (stages[i], counter->queue))
    i = (i + 1) % G_N_ELEMENTS (stages);
  ask_move (counter, &LOKET_QUEUE_TRANSFER, counter->held, stages[i]);
}

static void
act_serving (StormCounter *counter)
{
  const int what = g_rand_int_range (counter->storm->chance, 0, 100);

  if (counter->storm->closing || what < 45)
    ask_ticket (counter, &LOKET_QUEUE_FINISH);
  else if (what < 65)
    ask_counter (counter, &LOKET_QUEUE_CALL_NEXT);
  else if (what < 77)
    ask_move (counter, &LOKET_QUEUE_PARK, counter->held, NULL);
  else if (what < 92)
    send_on (counter);
  else
    ask_counter (counter, &LOKET_QUEUE_UNDO);
}

gboolean
storm_counter_act (gpointer data)
{
  StormCounter *counter = data;

  if (counter->storm->over)
    return G_SOURCE_REMOVE;
  if (counter->held == NULL)
    act_free (counter);
  else if (counter->state == LOKET_TICKET_CALLED)
    act_called (counter);
  else
    act_serving (counter);
  return G_SOURCE_REMOVE;
}

void
storm_counter_start (StormCounter *counter, const char *services)
{
  LoketCounterRequest *request = counter_request (counter->id);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (services != NULL)
    request->services = g_strsplit (services, ";", -1);
  counter->client = loket_client_new_for_device (counter->papers);
  loket_client_follow (counter->client, "queue");
  loket_client_start (counter->client);
  wait_current (counter->client);
  answer = ask (counter->client, &LOKET_QUEUE_OPEN_COUNTER, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
}
