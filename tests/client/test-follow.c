/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that the lists of a client follow a real hub: live, over a cut line, over a killed hub,
 * over the end of a day. */
#include "core/error.h"
#include "tests/client/asking.h"
#include "tests/client/bad-line.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#define TEST_TUESDAY_MORNING "2026-11-24T08:00:00+07:00"
#define TEST_TUESDAY "2026-11-24"

/* A display behind a line, and a counter that has the hub to itself. */
typedef struct {
  TestOffice *office;
  BadLine *line;
  LoketClient *counter;
  LoketClient *display;
  GString *called; /* labels, in the order of the signal */
  guint removed;   /* tickets that left the list of the display */
  guint lost;      /* times that the display lost the hub */
} Hall;

static void
called_cb (LoketClient *client, LoketCall *call, gpointer data)
{
  Hall *hall = data;

  g_string_append_printf (hall->called, "%s:%d ", call->label, (int) call->turn);
}

static void
changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer data)
{
  ((Hall *) data)->removed += removed;
}

static void
connection_cb (LoketClient *client, GParamSpec *pspec, gpointer data)
{
  if (loket_client_connection (client) == LOKET_CONNECTION_LOST)
    ((Hall *) data)->lost++;
}

static void
start_display (Hall *hall)
{
  hall->display = loket_client_new_for_socket (LOKET_DEVICE_DISPLAY, bad_line_name (hall->line));
  g_signal_connect (hall->display, "called", G_CALLBACK (called_cb), hall);
  g_signal_connect (
      loket_client_tickets (hall->display), "items-changed", G_CALLBACK (changed_cb), hall);
  g_signal_connect (hall->display, "notify::connection", G_CALLBACK (connection_cb), hall);
  loket_client_follow (hall->display, "queue");
  loket_client_start (hall->display);
}

static void
hall_init (Hall *hall)
{
  hall->office = test_office_new ();
  hall->line = bad_line_new (test_office_folder (hall->office), test_office_socket (hall->office));
  hall->called = g_string_new (NULL);
  hall->counter =
      loket_client_new_for_socket (LOKET_DEVICE_COUNTER, test_office_socket (hall->office));
  loket_client_start (hall->counter);
  open_counter (hall->counter, "1");
}

static void
hall_clear (Hall *hall)
{
  finish_client (g_steal_pointer (&hall->counter));
  finish_client (g_steal_pointer (&hall->display));
  g_clear_pointer (&hall->line, bad_line_free);
  g_clear_pointer (&hall->office, test_office_free);
  g_string_free (g_steal_pointer (&hall->called), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hall, hall_clear)

static void
take_tickets (Hall *hall, guint n_tickets)
{
  for (guint i = 0; i < n_tickets; i++) {
    g_autoptr (LoketTicket) ticket = take_ticket (hall->counter, NULL);
    g_assert_nonnull (ticket);
  }
}

static void
call_one (Hall *hall)
{
  g_autoptr (LoketTicket) ticket = call_next (hall->counter, "1");
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_CALLED);
}

static void
recall (Hall *hall, const char *ticket)
{
  g_autoptr (LoketTicketReference) reference = loket_ticket_reference_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) again = NULL;

  reference->ticket = g_strdup (ticket);
  again = ask (hall->counter,
               &LOKET_QUEUE_RECALL,
               LOKET_RECORD (g_steal_pointer (&reference)),
               NULL,
               &error);
  g_assert_no_error (error);
}

static LoketTicket *
get_ticket (Hall *hall, guint position)
{
  return g_list_model_get_item (loket_client_tickets (hall->display), position);
}

/* The lists of the display say exactly what the hub says. */
static void
assert_same_as_hub (Hall *hall)
{
  GListModel *shown = loket_client_tickets (hall->display);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) list = NULL;
  GListModel *kept;

  list =
      ask (hall->counter, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  kept = G_LIST_MODEL (loket_queue_list_cast (list)->tickets);
  wait_items (shown, g_list_model_get_n_items (kept));
  for (guint i = 0; i < g_list_model_get_n_items (kept); i++) {
    g_autoptr (LoketTicket) one = g_list_model_get_item (kept, i);
    g_autoptr (LoketTicket) other = g_list_model_get_item (shown, i);

    g_assert_cmpstr (one->label, ==, other->label);
    g_assert_cmpstr (one->id, ==, other->id);
    g_assert_cmpint (one->state, ==, other->state);
  }
}

static gboolean
holds_ticket (gpointer counter)
{
  return loket_counter_cast (counter)->ticket != NULL;
}

static void
test_lists (void)
{
  g_auto (Hall) hall = {0};
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) again = NULL;
  g_autoptr (LoketCounter) counter = NULL;

  hall_init (&hall);
  take_tickets (&hall, 2);
  start_display (&hall);
  g_assert_false (loket_client_is_current (hall.display));
  wait_current (hall.display);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_tickets (hall.display)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_counters (hall.display)), ==, 1);
  first = get_ticket (&hall, 0);
  g_assert_cmpint (first->state, ==, LOKET_TICKET_ISSUED);

  take_tickets (&hall, 1);
  call_one (&hall);
  wait_items (loket_client_calls (hall.display), 1);
  again = get_ticket (&hall, 0);
  g_assert_true (first == again);
  g_assert_cmpint (first->state, ==, LOKET_TICKET_CALLED);
  counter = g_list_model_get_item (loket_client_counters (hall.display), 0);
  loket_test_wait_until (holds_ticket, counter, 5000);
  g_assert_cmpstr (counter->ticket, ==, first->id);
  assert_same_as_hub (&hall);
}

static void
test_called (void)
{
  g_auto (Hall) hall = {0};
  g_autoptr (LoketTicket) first = NULL;

  hall_init (&hall);
  take_tickets (&hall, 3);
  call_one (&hall);
  start_display (&hall);
  wait_current (hall.display);
  g_assert_cmpstr (hall.called->str, ==, "");
  call_one (&hall);
  wait_items (loket_client_calls (hall.display), 2);
  g_assert_cmpstr (hall.called->str, ==, "A002:1 ");
  first = get_ticket (&hall, 1);
  recall (&hall, first->id);
  wait_items (loket_client_calls (hall.display), 3);
  g_assert_cmpstr (hall.called->str, ==, "A002:1 A002:2 ");
}

static void
test_resume (void)
{
  g_auto (Hall) hall = {0};

  hall_init (&hall);
  take_tickets (&hall, 3);
  start_display (&hall);
  wait_current (hall.display);
  call_one (&hall);
  wait_items (loket_client_calls (hall.display), 1);
  for (guint round = 1; round <= 3; round++) {
    bad_line_cut (hall.line);
    wait_lost (hall.display);
    g_assert_false (loket_client_is_current (hall.display));
    take_tickets (&hall, 2);
    call_one (&hall);
    bad_line_mend (hall.line);
    wait_current (hall.display);
    wait_items (loket_client_calls (hall.display), 1 + round);
    assert_same_as_hub (&hall);
  }
  g_assert_cmpstr (hall.called->str, ==, "A001:1 A002:1 A003:1 A004:1 ");
  g_assert_cmpuint (hall.removed, ==, 0);
  g_assert_cmpuint (hall.lost, ==, 3);
}

static void
test_killed_hub (void)
{
  g_auto (Hall) hall = {0};

  hall_init (&hall);
  take_tickets (&hall, 3);
  start_display (&hall);
  wait_current (hall.display);
  call_one (&hall);
  wait_items (loket_client_calls (hall.display), 1);
  test_office_kill (hall.office);
  test_office_open (hall.office, TEST_MORNING);
  call_one (&hall);
  take_tickets (&hall, 1);
  wait_items (loket_client_calls (hall.display), 2);
  assert_same_as_hub (&hall);
  g_assert_cmpstr (hall.called->str, ==, "A001:1 A002:1 ");
  g_assert_cmpuint (hall.removed, ==, 0);
}

static void
test_silence (void)
{
  g_auto (Hall) hall = {0};

  hall_init (&hall);
  start_display (&hall);
  wait_current (hall.display);
  bad_line_set_silent (hall.line, TRUE);
  g_object_set (hall.display, "silence", 100, NULL);
  wait_lost (hall.display);
  bad_line_set_silent (hall.line, FALSE);
  wait_current (hall.display);
  take_tickets (&hall, 1);
  wait_items (loket_client_tickets (hall.display), 1);
  g_assert_cmpuint (hall.removed, ==, 0);
}

static void
test_other_store (void)
{
  g_auto (Hall) hall = {0};
  g_autoptr (LoketTicket) ticket = NULL;

  hall_init (&hall);
  take_tickets (&hall, 3);
  start_display (&hall);
  wait_current (hall.display);
  test_office_close (hall.office);
  wait_lost (hall.display);
  test_office_change_store (hall.office);
  test_office_open (hall.office, TEST_MORNING);
  open_counter (hall.counter, "1");
  take_tickets (&hall, 1);
  wait_current (hall.display);
  assert_same_as_hub (&hall);
  ticket = get_ticket (&hall, 0);
  g_assert_cmpstr (ticket->label, ==, "A001");
  g_assert_cmpuint (hall.removed, ==, 3);
  g_assert_cmpstr (hall.called->str, ==, "");
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *) data += 1;
}

static void
test_new_day (void)
{
  g_auto (Hall) hall = {0};
  guint days = 0;

  hall_init (&hall);
  take_tickets (&hall, 2);
  call_one (&hall);
  start_display (&hall);
  g_signal_connect (hall.display, "notify::day", G_CALLBACK (count_cb), &days);
  wait_current (hall.display);
  g_assert_cmpstr (loket_client_day (hall.display), ==, TEST_MONDAY);
  test_office_close (hall.office);
  test_office_open (hall.office, TEST_TUESDAY_MORNING);
  wait_lost (hall.display);
  wait_current (hall.display);
  g_assert_cmpstr (loket_client_day (hall.display), ==, TEST_TUESDAY);
  g_assert_cmpuint (days, ==, 2);
  wait_items (loket_client_tickets (hall.display), 0);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_calls (hall.display)), ==, 0);
  take_tickets (&hall, 1);
  wait_items (loket_client_tickets (hall.display), 1);
  assert_same_as_hub (&hall);
}

static gboolean
is_tuesday (gpointer client)
{
  return g_strcmp0 (loket_client_day (client), TEST_TUESDAY) == 0;
}

/* A slow machine may need longer than the seconds left of Monday until the display is current:
 * then the office opens again, earlier. */
static void
show_before_midnight (Hall *hall)
{
  static const char *const openings[] = {
      TEST_MONDAY "T23:59:59+07:00", TEST_MONDAY "T23:59:54+07:00", TEST_MONDAY "T23:59:20+07:00"};

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++) {
    test_office_close (hall->office);
    test_office_open (hall->office, openings[i]);
    g_clear_object (&hall->display);
    start_display (hall);
    wait_current (hall->display);
    if (g_strcmp0 (loket_client_day (hall->display), TEST_MONDAY) == 0)
      return;
  }
  g_assert_cmpstr (loket_client_day (hall->display), ==, TEST_MONDAY);
}

/* Nobody takes a ticket at midnight that would tell of the new day. */
static void
test_midnight (void)
{
  g_auto (Hall) hall = {0};

  hall_init (&hall);
  show_before_midnight (&hall);
  loket_test_wait_until (is_tuesday, hall.display, 60000);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_counters (hall.display)), ==, 0);
}

static void
test_follow_later (void)
{
  g_auto (Hall) hall = {0};

  hall_init (&hall);
  take_tickets (&hall, 2);
  start_display (&hall);
  wait_items (loket_client_tickets (hall.display), 2);
  loket_client_follow (hall.counter, "queue");
  loket_client_follow (hall.counter, "queue");
  wait_current (hall.counter);
  wait_items (loket_client_tickets (hall.counter), 2);
  loket_client_follow (hall.counter, "office");
  g_assert_false (loket_client_is_current (hall.counter));
  wait_current (hall.counter);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_tickets (hall.counter)), ==, 2);
}

static gboolean
is_staffed (gpointer client)
{
  return loket_client_is_staffed (client);
}

static void
change_cb (LoketClient *client, guint *count)
{
  ++*count;
}

/* A counter that nobody touches learns that whoever works there signs in from now on. */
static void
test_first_officer (void)
{
  g_auto (Hall) hall = {0};
  LoketClient *admin;
  LoketOfficerRequest *request = loket_officer_request_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  hall_init (&hall);
  start_display (&hall);
  wait_current (hall.display);
  g_signal_connect (hall.display, "office-changed", G_CALLBACK (change_cb), &changes);
  g_assert_false (loket_client_is_staffed (hall.display));
  admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, test_office_socket (hall.office));
  loket_client_start (admin);
  request->login = g_strdup ("siti");
  request->name = g_strdup ("Siti Aminah");
  request->password = g_strdup ("warung kopi pagi");
  request->roles = g_strsplit ("reception", " ", -1);
  answer = ask (admin, &LOKET_OFFICER_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  loket_test_wait_until (is_staffed, hall.display, 8000);
  g_assert_cmpuint (changes, ==, 1);
  finish_client (admin);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/follow/lists", test_lists);
  g_test_add_func ("/client/follow/called", test_called);
  g_test_add_func ("/client/follow/resume", test_resume);
  g_test_add_func ("/client/follow/killed-hub", test_killed_hub);
  g_test_add_func ("/client/follow/silence", test_silence);
  g_test_add_func ("/client/follow/other-store", test_other_store);
  g_test_add_func ("/client/follow/new-day", test_new_day);
  g_test_add_func ("/client/follow/midnight", test_midnight);
  g_test_add_func ("/client/follow/follow-later", test_follow_later);
  g_test_add_func ("/client/follow/first-officer", test_first_officer);
  return g_test_run ();
}
