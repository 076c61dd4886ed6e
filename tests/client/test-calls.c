/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks calls against a real hub: answers, refusals, keys, lost answers, a killed hub, cancel. */
#include "core/error.h"
#include "core/office.h"
#include "tests/client/asking.h"
#include "tests/client/bad-line.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#define MORNING_US G_GINT64_CONSTANT (1795395600000000)
#define KEY "0190aaaa-0000-7000-8000-0000000000aa"

static LoketClient *
new_client (LoketDeviceKind kind, const char *socket)
{
  LoketClient *client = loket_client_new_for_socket (kind, socket);

  loket_client_start (client);
  return client;
}

static void
test_answer (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicket) ticket = NULL;

  g_assert_cmpint (loket_client_connection (client), ==, LOKET_CONNECTION_STARTING);
  g_assert_null (loket_client_day (client));
  ticket = take_ticket (client, NULL);
  g_assert_cmpstr (ticket->service, ==, "health");
  g_assert_cmpint (ticket->number, ==, 1);
  g_assert_cmpint (loket_client_connection (client), ==, LOKET_CONNECTION_READY);
  g_assert_cmpstr (loket_client_day (client), ==, TEST_MONDAY);
  g_assert_cmpint (loket_client_now (client), >=, ticket->issued_at);
  g_assert_cmpint (loket_client_now (client), <, MORNING_US + 60 * G_TIME_SPAN_SECOND);
  finish_client (client);
}

static void
test_many_at_once (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  Asking askings[30] = {0};
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (askings); i++)
    asking_start (
        &askings[i], client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (askings); i++) {
    asking_wait (&askings[i]);
    g_assert_no_error (askings[i].error);
    sum += loket_ticket_cast (askings[i].record)->number;
    asking_clear (&askings[i]);
  }
  g_assert_cmpint (sum, ==, 30 * 31 / 2);
  finish_client (client);
}

static void
assert_refused (LoketClient *client,
                const LoketOperation *operation,
                gpointer request,
                LoketErrorCode code,
                const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;

  answer = ask (client, operation, request, NULL, &error);
  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static void
test_refusals (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *counter = new_client (LOKET_DEVICE_COUNTER, test_office_socket (office));
  LoketClient *display = new_client (LOKET_DEVICE_DISPLAY, test_office_socket (office));

  assert_refused (
      counter, &LOKET_QUEUE_CALL_NEXT, counter_request ("1"), LOKET_ERROR_COUNTER_CLOSED, "1");
  open_counter (counter, "1");
  assert_refused (
      counter, &LOKET_QUEUE_CALL_NEXT, counter_request ("1"), LOKET_ERROR_QUEUE_EMPTY, "1");
  assert_refused (
      counter, &LOKET_QUEUE_TAKE_TICKET, ticket_request (""), LOKET_ERROR_BAD_FIELD, "service");
  assert_refused (
      display, &LOKET_QUEUE_TAKE_TICKET, ticket_request ("health"), LOKET_ERROR_NOT_ALLOWED, NULL);
  finish_client (counter);
  finish_client (display);
}

static void
test_same_key (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicket) first = take_ticket (client, KEY);
  g_autoptr (LoketTicket) again = take_ticket (client, KEY);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) other = NULL;

  g_assert_true (loket_record_equal (LOKET_RECORD (first), LOKET_RECORD (again)));
  other =
      ask (client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (ticket_request ("data")), KEY, &error);
  g_assert_null (other);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
  g_assert_cmpuint (count_tickets (client), ==, 1);
  finish_client (client);
}

static void
test_lost_answer (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  g_autoptr (BadLine) line =
      bad_line_new (test_office_folder (office), test_office_socket (office));
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, bad_line_name (line));
  g_autoptr (LoketTicket) ticket = NULL;

  wait_ready (client);
  bad_line_lose_next_answer (line);
  ticket = take_ticket (client, NULL);
  g_assert_true (bad_line_has_lost (line));
  g_assert_cmpint (ticket->number, ==, 1);
  g_assert_cmpuint (count_tickets (client), ==, 1);
  finish_client (client);
}

static void
test_killed_hub (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");

  for (guint round = 1; round <= 3; round++) {
    Asking askings[5] = {0};
    gint64 highest = 0;

    wait_ready (client);
    for (guint i = 0; i < G_N_ELEMENTS (askings); i++)
      asking_start (
          &askings[i], client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
    /* Each round is broken off later than the one before. */
    for (guint i = 0; i < (round - 1) * 6; i++)
      g_main_context_iteration (NULL, FALSE);
    test_office_kill (office);
    test_office_open (office, TEST_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS (askings); i++) {
      asking_wait (&askings[i]);
      g_assert_no_error (askings[i].error);
      highest = MAX (highest, loket_ticket_cast (askings[i].record)->number);
      asking_clear (&askings[i]);
    }
    g_assert_cmpint (highest, ==, 5 * round);
    g_assert_cmpuint (count_tickets (client), ==, 5 * round);
  }
  finish_client (client);
}

static void
test_waits_for_start (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client =
      loket_client_new_for_socket (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_auto (Asking) asking = {0};

  test_office_close (office);
  asking_start (&asking, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  loket_client_start (client);
  test_office_open (office, TEST_MORNING);
  asking_wait (&asking);
  g_assert_no_error (asking.error);
  finish_client (client);
}

static void
test_unreachable (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *socket = loket_test_dir_child (dir, "nobody.sock");
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, socket);
  gint64 begin = g_get_monotonic_time ();
  guint patience;

  g_object_set (client, "patience", 150, NULL);
  g_object_get (client, "patience", &patience, NULL);
  g_assert_cmpuint (patience, ==, 150);
  assert_refused (
      client, &LOKET_QUEUE_TAKE_TICKET, ticket_request ("health"), LOKET_ERROR_UNREACHABLE, NULL);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 150 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (loket_client_connection (client), ==, LOKET_CONNECTION_STARTING);
  finish_client (client);
}

/* A hub that takes the request but never answers. */
static void
test_unreachable_silent (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  g_autoptr (BadLine) line =
      bad_line_new (test_office_folder (office), test_office_socket (office));
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, bad_line_name (line));

  wait_ready (client);
  g_object_set (client, "patience", 150, NULL);
  bad_line_set_silent (line, TRUE);
  assert_refused (
      client, &LOKET_QUEUE_TAKE_TICKET, ticket_request ("health"), LOKET_ERROR_UNREACHABLE, NULL);
  finish_client (client);
}

static void
test_cancel (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) under_way = g_cancellable_new ();
  g_auto (Asking) never_sent = {0};
  g_auto (Asking) dropped = {0};
  g_autoptr (LoketTicket) next = NULL;

  wait_ready (client);
  g_cancellable_cancel (before);
  asking_start (
      &never_sent, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, before);
  asking_wait (&never_sent);
  g_assert_error (never_sent.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_tickets (client), ==, 0);

  asking_start (
      &dropped, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, under_way);
  g_cancellable_cancel (under_way);
  asking_wait (&dropped);
  g_assert_error (dropped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  next = take_ticket (client, NULL);
  g_assert_nonnull (next);
  finish_client (client);
}

static void
test_stop_ends_calls (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_auto (Asking) waiting = {0};
  g_auto (Asking) sent = {0};
  g_auto (Asking) late = {0};

  asking_start (&waiting, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  wait_ready (client);
  asking_start (&sent, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  loket_client_stop (client);
  asking_start (&late, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  asking_wait (&waiting);
  asking_wait (&sent);
  asking_wait (&late);
  g_assert_error (sent.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  finish_client (client);
}

static void
test_long_path (void)
{
  g_autofree char *name = g_strnfill (120, 'x');
  g_autofree char *folder = g_build_filename (name, name, NULL);
  g_autoptr (TestOffice) office = test_office_new_under (folder);
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_autoptr (LoketTicket) ticket = NULL;

  g_assert_cmpuint (strlen (test_office_socket (office)), >, 240);
  ticket = take_ticket (client, NULL);
  g_assert_cmpint (ticket->number, ==, 1);
  finish_client (client);
}

static void
test_dispose_without_stop (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));

  g_assert_finalize_object (client);
  client = new_client (LOKET_DEVICE_KIOSK, test_office_socket (office));
  loket_client_follow (client, "queue");
  wait_current (client);
  g_assert_finalize_object (client);
  client = loket_client_new_for_socket (LOKET_DEVICE_KIOSK, test_office_socket (office));
  g_assert_finalize_object (client);
}

static void
count_cb (LoketClient *client, guint *count)
{
  (*count)++;
}

static LoketSession *
sign_in (LoketClient *client)
{
  LoketSignIn *request = loket_sign_in_new ();
  g_autoptr (GError) error = NULL;
  LoketRecord *session;

  request->login = g_strdup ("boss");
  request->password = g_strdup ("Sepeda Biru Langit");
  session = ask (client, &LOKET_SESSION_SIGN_IN, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  return loket_session_cast (session);
}

static void
add_boss (const char *socket)
{
  LoketClient *client = new_client (LOKET_DEVICE_ADMIN, socket);
  LoketOfficerRequest *request = loket_officer_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) officer = NULL;

  request->login = g_strdup ("boss");
  request->name = g_strdup ("Boss");
  request->roles = g_strsplit ("administrator", " ", -1);
  request->password = g_strdup ("Sepeda Biru Langit");
  officer = ask (client, &LOKET_OFFICER_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  finish_client (client);
}

static LoketRecord *
list_officers (LoketClient *client, GError **error)
{
  return ask (client, &LOKET_OFFICER_LIST, LOKET_RECORD (loket_officer_query_new ()), NULL, error);
}

/* The session goes with every call, and the window hears when it is over. */
static void
test_session (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  LoketClient *client = new_client (LOKET_DEVICE_COUNTER, test_office_socket (office));
  g_autoptr (LoketSession) session = NULL;
  g_autoptr (LoketRecord) none = NULL;
  g_autoptr (LoketRecord) list = NULL;
  g_autoptr (LoketRecord) ended = NULL;
  g_autoptr (LoketRecord) over = NULL;
  g_autoptr (GError) error = NULL;
  guint needed = 0;

  g_signal_connect (client, "sign-in-needed", G_CALLBACK (count_cb), &needed);
  add_boss (test_office_socket (office));
  none = list_officers (client, &error);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
  g_assert_cmpuint (needed, ==, 1);
  g_clear_error (&error);
  session = sign_in (client);
  loket_client_set_session (client, session);
  list = list_officers (client, &error);
  g_assert_no_error (error);
  g_assert_true (loket_client_session (client) == session);
  ended = ask (client, &LOKET_SESSION_SIGN_OUT, LOKET_RECORD (loket_nothing_new ()), NULL, &error);
  g_assert_no_error (error);
  over = list_officers (client, &error);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
  g_assert_null (loket_client_session (client));
  g_assert_cmpuint (needed, ==, 2);
  finish_client (client);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/calls/answer", test_answer);
  g_test_add_func ("/client/calls/many-at-once", test_many_at_once);
  g_test_add_func ("/client/calls/refusals", test_refusals);
  g_test_add_func ("/client/calls/same-key", test_same_key);
  g_test_add_func ("/client/calls/lost-answer", test_lost_answer);
  g_test_add_func ("/client/calls/killed-hub", test_killed_hub);
  g_test_add_func ("/client/calls/waits-for-start", test_waits_for_start);
  g_test_add_func ("/client/calls/unreachable", test_unreachable);
  g_test_add_func ("/client/calls/unreachable-silent", test_unreachable_silent);
  g_test_add_func ("/client/calls/cancel", test_cancel);
  g_test_add_func ("/client/calls/stop-ends-calls", test_stop_ends_calls);
  g_test_add_func ("/client/calls/long-path", test_long_path);
  g_test_add_func ("/client/calls/session", test_session);
  g_test_add_func ("/client/calls/dispose-without-stop", test_dispose_without_stop);
  return g_test_run ();
}
