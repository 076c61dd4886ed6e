/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue's questions: order of arrival, states, days, counters and calls. */
#include "fixture.h"

#include "core/error.h"

static gboolean
insert_all (LoketTxn *txn, gpointer data, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!loket_txn_insert (txn, records->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
add_ticket (Fixture *fixture,
            GPtrArray *records,
            gint64 number,
            LoketTicketState state,
            const char *day)
{
  LoketTicket *ticket = fixture_ticket (fixture, number);

  ticket->state = state;
  g_free (ticket->day);
  ticket->day = g_strdup (day);
  ticket->issued_at = NOON - number; /* the higher number came first */
  g_ptr_array_add (records, ticket);
}

static void
add_counter (GPtrArray *records, const char *id, char **services)
{
  LoketCounter *counter = loket_counter_new ();

  counter->id = g_strdup (id);
  counter->day = g_strdup (TODAY);
  counter->open = TRUE;
  counter->services = services;
  counter->changed_at = NOON;
  g_ptr_array_add (records, counter);
}

static void
add_call (Fixture *fixture, GPtrArray *records, LoketTicket *ticket, gint64 turn)
{
  LoketCall *call = loket_call_new ();

  call->id = loket_id_new (fixture->clock, fixture->random);
  call->day = g_strdup (TODAY);
  call->ticket = g_strdup (ticket->id);
  call->label = g_strdup (ticket->label);
  call->service = g_strdup (ticket->service);
  call->counter = g_strdup ("1");
  call->at = NOON + turn;
  call->turn = turn;
  call->number = turn;
  g_ptr_array_add (records, call);
}

static void
insert_queue (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  add_ticket (fixture, records, 1, LOKET_TICKET_ISSUED, TODAY);
  add_ticket (fixture, records, 2, LOKET_TICKET_SERVED, TODAY);
  add_ticket (fixture, records, 3, LOKET_TICKET_ISSUED, TODAY);
  add_ticket (fixture, records, 4, LOKET_TICKET_CALLED, TODAY);
  add_ticket (fixture, records, 5, LOKET_TICKET_ISSUED, "2026-11-20");
  add_ticket (fixture, records, 6, LOKET_TICKET_MISSED, "2026-11-20");
  add_ticket (fixture, records, 7, LOKET_TICKET_NO_SHOW, "2026-11-20");
  add_counter (records, "10", NULL);
  add_counter (records, "2", g_strsplit ("health data", " ", 0));
  add_counter (records, "1", g_new0 (char *, 1));
  for (gint64 turn = 1; turn <= 3; turn++)
    add_call (fixture, records, records->pdata[3], turn);
  loket_store_write_sync (fixture->store, insert_all, records, &error);
  g_assert_no_error (error);
}

static char *
labels_of (GPtrArray *tickets)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < tickets->len; i++)
    g_string_append_printf (labels, "%s ", ((LoketTicket *) tickets->pdata[i])->label);
  return g_string_free (labels, FALSE);
}

static void
assert_labels (GPtrArray *tickets, GError *error, const char *expected)
{
  g_autofree char *labels = NULL;

  g_assert_no_error (error);
  labels = labels_of (tickets);
  g_assert_cmpstr (labels, ==, expected);
  g_ptr_array_unref (tickets);
}

static gboolean
ask_about_tickets (LoketTxn *txn, gpointer data, GError **unused)
{
  static const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED};
  static const LoketTicketState held[] = {LOKET_TICKET_CALLED, LOKET_TICKET_SERVED};
  g_autoptr (GError) error = NULL;
  gint64 n;

  assert_labels (loket_txn_tickets_in_state (txn, TODAY, waiting, 1, &error), error, "A003 A001 ");
  assert_labels (loket_txn_tickets_in_state (txn, TODAY, held, 2, &error), error, "A004 A002 ");
  assert_labels (loket_txn_tickets_in_state (txn, TODAY, NULL, 0, &error), error, "");
  assert_labels (loket_txn_tickets_of_day (txn, TODAY, &error), error, "A004 A003 A002 A001 ");
  assert_labels (loket_txn_open_tickets_before (txn, TODAY, &error), error, "A006 A005 ");
  assert_labels (loket_txn_open_tickets_before (txn, "2026-11-20", &error), error, "");
  g_assert_true (loket_txn_count_waiting (txn, TODAY, "health", &n, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_true (loket_txn_count_waiting (txn, TODAY, "data", &n, &error));
  g_assert_cmpint (n, ==, 0);
  return TRUE;
}

static void
test_tickets (Fixture *fixture, gconstpointer data)
{
  insert_queue (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, ask_about_tickets, NULL, NULL));
}

static gboolean
ask_about_counters (LoketTxn *txn, gpointer data, GError **unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GPtrArray) counters = loket_txn_counters (txn, TODAY, &error);
  g_autoptr (LoketCounter) second = loket_txn_counter (txn, TODAY, "2", &error);
  g_autoptr (LoketCounter) none = loket_txn_counter (txn, "2026-11-22", "2", &missing);
  LoketCounter *first, *last;

  g_assert_no_error (error);
  g_assert_cmpuint (counters->len, ==, 3);
  first = counters->pdata[0];
  last = counters->pdata[2];
  g_assert_cmpstr (first->id, ==, "1");
  g_assert_cmpuint (g_strv_length (first->services), ==, 0);
  g_assert_cmpstr (last->id, ==, "10");
  g_assert_null (last->services);
  g_assert_cmpstr (second->services[0], ==, "health");
  g_assert_cmpstr (second->services[1], ==, "data");
  g_assert_null (second->services[2]);
  g_assert_null (none);
  g_assert_error (missing, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_assert_cmpstr (loket_error_parameter (missing), ==, "2");
  return TRUE;
}

static gboolean
change_counter (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketCounter) other_day = loket_counter_new ();
  g_autoptr (LoketCounter) counter = loket_txn_counter (txn, TODAY, "2", error);
  g_autoptr (LoketCounter) again = NULL;

  other_day->id = g_strdup ("2");
  other_day->day = g_strdup ("2026-11-24");
  g_assert_true (loket_txn_insert (txn, &other_day->parent_instance, NULL));
  counter->open = FALSE;
  g_assert_true (loket_txn_update (txn, &counter->parent_instance, NULL));
  g_clear_object (&counter);
  counter = loket_txn_counter (txn, "2026-11-24", "2", error);
  g_assert_cmpint (counter->changed_at, ==, 0);
  again = loket_txn_counter (txn, TODAY, "2", error);
  g_assert_cmpint (again->changed_at, ==, NOON);
  g_assert_false (again->open);
  return TRUE;
}

static void
test_counters (Fixture *fixture, gconstpointer data)
{
  insert_queue (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, ask_about_counters, NULL, NULL));
  g_assert_true (loket_store_write_sync (fixture->store, change_counter, NULL, NULL));
}

static gboolean
ask_about_calls (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) calls = loket_txn_last_calls (txn, TODAY, 2, 0, error);
  g_autoptr (GPtrArray) none = loket_txn_last_calls (txn, "2026-11-22", 2, 0, error);
  g_autoptr (GPtrArray) lately = loket_txn_last_calls (txn, TODAY, 1, LOKET_CALL_NEWS, error);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (calls->len, ==, 2);
  g_assert_cmpint (((LoketCall *) calls->pdata[0])->turn, ==, 3);
  g_assert_cmpint (((LoketCall *) calls->pdata[1])->turn, ==, 2);
  g_assert_cmpuint (lately->len, ==, 3); /* a burst is longer than what a board shows */
  return TRUE;
}

static void
test_calls (Fixture *fixture, gconstpointer data)
{
  insert_queue (fixture);
  g_assert_true (loket_store_read_sync (fixture->store, ask_about_calls, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What the desk of the queue asks the store.");
  fixture_add ("/store/queue/tickets", test_tickets);
  fixture_add ("/store/queue/counters", test_counters);
  fixture_add ("/store/queue/calls", test_calls);
  return g_test_run ();
}
