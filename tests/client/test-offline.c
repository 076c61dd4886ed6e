/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk whose hub comes and goes, against a real hub: numbers, order, restarts, clocks, tasks. */
#include "client/private.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/ticket-code.h"
#include "tests/client/asking.h"
#include "tests/client/bad-line.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#include <string.h>

#define MORNING_US G_GINT64_CONSTANT (1795395600000000)
#define LIMIT_MS 20000

typedef struct {
  LoketTestDir *dir;
  TestOffice *office;
  BadLine *line;
  LoketClient *kiosk;
  LoketClockReading machine; /* what the kiosk's clocks say, when they are not the real ones */
  gboolean own_clocks;
} Kiosk;

static void
read_machine (LoketClockReading *reading, gpointer data)
{
  *reading = *(const LoketClockReading *) data;
}

static void
start_kiosk (Kiosk *k, const char *folder, gint64 lane)
{
  g_autofree char *dir = loket_test_dir_child (k->dir, folder);
  const LoketMachine machine = {read_machine, &k->machine};
  g_autoptr (GError) error = NULL;

  k->kiosk = loket_client_new_for_socket (LOKET_DEVICE_KIOSK, bad_line_name (k->line));
  loket_client_keep_by (k->kiosk, dir, k->own_clocks ? &machine : NULL, &error);
  g_assert_no_error (error);
  loket_client_set_lane (k->kiosk, lane);
  loket_offline_set_patience (loket_client_get_offline (k->kiosk), 300);
  loket_client_start (k->kiosk);
}

static gboolean
has_profile (gpointer client)
{
  return loket_client_profile (client) != NULL;
}

static void
set_up (Kiosk *k, gconstpointer data)
{
  k->dir = loket_test_dir_new ();
  k->office = test_office_new ();
  k->line = bad_line_new (test_office_folder (k->office), test_office_socket (k->office));
  k->own_clocks = data != NULL;
  if (k->own_clocks) {
    k->machine.elapsed = LOKET_HOUR;
    k->machine.wall = MORNING_US;
    g_strlcpy (k->machine.boot, "boot-1", sizeof k->machine.boot);
  }
  start_kiosk (k, "kiosk", 7);
  loket_test_wait_until (has_profile, k->kiosk, LIMIT_MS);
}

static void
tear_down (Kiosk *k, gconstpointer data)
{
  finish_client (k->kiosk);
  bad_line_free (k->line);
  test_office_free (k->office);
  loket_test_dir_free (k->dir);
}

static void
restart (Kiosk *k)
{
  finish_client (k->kiosk);
  start_kiosk (k, "kiosk", 7);
}

static void
cut (Kiosk *k)
{
  bad_line_cut (k->line);
}

static LoketTicket *
press (Kiosk *k, const char *expected)
{
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_autoptr (GError) error = NULL;
  LoketRecord *ticket;

  request->paper = TRUE;
  ticket =
      ask (k->kiosk, &LOKET_QUEUE_TAKE_TICKET, g_object_ref (LOKET_RECORD (request)), NULL, &error);
  g_assert_no_error (error);
  if (expected != NULL)
    g_assert_cmpstr (loket_ticket_cast (ticket)->label, ==, expected);
  return loket_ticket_cast (ticket);
}

static void
say_printed (Kiosk *k, LoketTicket *ticket)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();

  request->ticket = g_strdup (ticket->id);
  request->outcome = LOKET_PRINT_PRINTED;
  request->label = g_str_has_prefix (ticket->label, "A7") ? g_strdup (ticket->label) : NULL;
  loket_client_post (k->kiosk, &LOKET_QUEUE_PRINTED, LOKET_RECORD (request), NULL, NULL);
}

static gboolean
nothing_waits (gpointer client)
{
  return loket_client_connection (client) == LOKET_CONNECTION_READY &&
         loket_client_waiting (client) == 0;
}

static void
mend (Kiosk *k)
{
  bad_line_mend (k->line);
  loket_client_doubt (k->kiosk);
  loket_test_wait_until (nothing_waits, k->kiosk, LIMIT_MS);
}

/* Labels of the hub's tickets in the order of its queue, with a mark for what is not callable. */
static char *
hub_list (Kiosk *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *tickets;

  answer = ask (k->kiosk, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  tickets = G_LIST_MODEL (loket_queue_list_cast (answer)->tickets);
  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    g_string_append_printf (text,
                            "%s%s%s",
                            i > 0 ? " " : "",
                            ticket->label,
                            ticket->state == LOKET_TICKET_ISSUED      ? ""
                            : ticket->state == LOKET_TICKET_CANCELLED ? "x"
                                                                      : "?");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_hub(k, expected)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed = hub_list (k);                                                        \
    g_assert_cmpstr (listed, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_online (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = press (k, "A001");

  say_printed (k, ticket);
  loket_test_wait_until (nothing_waits, k->kiosk, LIMIT_MS);
  assert_hub (k, "A001");
}

static void
test_cut (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) before = press (k, "A001");
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;
  g_autoptr (LoketTicket) after = NULL;
  LoketTicketCode code;

  say_printed (k, before);
  loket_test_wait_until (nothing_waits, k->kiosk, LIMIT_MS);
  cut (k);
  first = press (k, "A700");
  second = press (k, "A701");
  g_assert_cmpint (second->issued_at, >, first->issued_at);
  g_assert_cmpstr (first->day, ==, TEST_MONDAY);
  g_assert_cmpint (first->state, ==, LOKET_TICKET_PRINTING);
  g_assert_true (loket_ticket_code_read (first->code, &code, NULL));
  g_assert_cmpstr (code.id, ==, first->id);
  say_printed (k, second);
  g_assert_cmpuint (loket_client_waiting (k->kiosk), ==, 3);
  mend (k);
  after = press (k, "A002");
  assert_hub (k, "A001 A700? A701 A002?");
}

/* The hub gave A001, nobody heard of it, A700 was printed. */
static void
test_lost_answer (Kiosk *k, gconstpointer data)
{
  g_auto (Asking) asking = {0};
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_autoptr (LoketTicket) next = NULL;

  bad_line_lose_next_answer (k->line);
  asking_start (&asking, k->kiosk, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  loket_test_wait_until ((LoketTestPredicate) bad_line_has_lost, k->line, LIMIT_MS);
  cut (k);
  asking_wait (&asking);
  g_assert_no_error (asking.error);
  g_assert_cmpstr (loket_ticket_cast (asking.record)->label, ==, "A700");
  mend (k);
  assert_hub (k, "A700");
  next = press (k, "A002");
}

/* The program ends with requests in the outbox: the next run says them and goes on in the lane. */
static void
test_restart (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;

  cut (k);
  first = press (k, "A700");
  say_printed (k, first);
  restart (k);
  g_assert_cmpuint (loket_client_waiting (k->kiosk), ==, 2);
  g_assert_cmpstr (loket_client_day (k->kiosk), ==, TEST_MONDAY);
  g_assert_nonnull (loket_client_profile (k->kiosk));
  second = press (k, "A701");
  say_printed (k, second);
  restart (k);
  mend (k);
  assert_hub (k, "A700 A701");
}

/* Killed between press and number: nobody has that number, so nobody is called by it. */
static void
test_interrupted (Kiosk *k, gconstpointer data)
{
  g_autofree char *dir = loket_test_dir_child (k->dir, "kiosk");
  g_autofree char *path = g_build_filename (dir, "outbox.db", NULL);
  g_autoptr (LoketOutboxRow) row = g_new0 (LoketOutboxRow, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketOutbox) outbox = NULL;

  finish_client (k->kiosk);
  row->key = g_strdup ("0190aaaa-0000-7000-8000-0000000000aa");
  row->operation = g_strdup ("queue/take-ticket");
  row->request = g_strdup ("{\"service\":\"health\",\"paper\":true,"
                           "\"id\":\"0190aaaa-0000-7000-8000-0000000000aa\"}");
  outbox = loket_outbox_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (loket_outbox_add (outbox, row, &error));
  g_clear_pointer (&outbox, loket_outbox_close);
  start_kiosk (k, "kiosk", 7);
  mend (k);
  assert_hub (k, "A001x");
}

/* Two kiosks with one lane by mistake: the second A700 is a task, on view until it is seen to. */
static void
test_task (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (LoketTask) task = NULL;
  g_autoptr (GError) error = NULL;

  cut (k);
  ticket = press (k, "A700");
  mend (k);
  finish_client (k->kiosk);
  start_kiosk (k, "other", 7);
  loket_test_wait_until (has_profile, k->kiosk, LIMIT_MS);
  cut (k);
  g_clear_object (&ticket);
  ticket = press (k, "A700");
  mend (k);
  wait_items (loket_client_tasks (k->kiosk), 1);
  finish_client (k->kiosk);
  start_kiosk (k, "other", 7);
  wait_ready (k->kiosk);
  wait_items (loket_client_tasks (k->kiosk), 1);
  task = g_list_model_get_item (loket_client_tasks (k->kiosk), 0);
  g_assert_cmpstr (task->operation, ==, "queue/take-ticket");
  g_assert_cmpstr (task->label, ==, "A700");
  g_assert_cmpstr (task->code, ==, "rule");
  g_assert_true (loket_client_dismiss_task (k->kiosk, task, &error));
  g_assert_no_error (error);
  wait_items (loket_client_tasks (k->kiosk), 0);
  assert_hub (k, "A700?");
}

/* Without a lane a kiosk gives no numbers of its own, and a refusal is the answer of the press. */
static void
test_no_lane (Kiosk *k, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;

  answer = ask (
      k->kiosk, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (ticket_request ("lottery")), NULL, &error);
  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_assert_cmpuint (loket_client_waiting (k->kiosk), ==, 0);

  loket_client_set_lane (k->kiosk, 0);
  g_object_set (k->kiosk, "patience", 200, NULL);
  cut (k);
  answer = ask (
      k->kiosk, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (ticket_request ("health")), NULL, &error);
  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE);
}

/* The machine restarts while offline with a dead battery: no number twice, the day stays, the time
 * is said to be unsure, and once the hub is back the queue goes by the true time after all. */
static void
test_1970 (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) before = NULL;
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;
  g_autoptr (LoketTicket) walked_in = NULL;
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *tickets;
  g_autoptr (LoketTicket) synced = NULL;

  cut (k);
  before = press (k, "A700");
  g_assert_true (loket_client_is_sure (k->kiosk));
  finish_client (k->kiosk);
  k->machine = (LoketClockReading){.elapsed = 5, .wall = 0, .boot = "boot-2"};
  start_kiosk (k, "kiosk", 7);
  first = press (k, "A701");
  g_assert_false (loket_client_is_sure (k->kiosk));
  g_assert_cmpstr (first->day, ==, TEST_MONDAY);
  g_assert_cmpint (first->issued_at, >, before->issued_at);
  k->machine.elapsed += LOKET_SECOND;
  k->machine.wall = MORNING_US + 2 * LOKET_DAY; /* somebody sets the clock, and sets it wrong */
  second = press (k, "A702");
  g_assert_cmpint (second->issued_at, ==, first->issued_at + LOKET_SECOND);
  g_assert_cmpstr (second->day, ==, TEST_MONDAY);
  k->machine.elapsed += LOKET_SECOND;
  mend (k);
  g_assert_true (loket_client_is_sure (k->kiosk));
  answer = ask (k->kiosk, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  tickets = G_LIST_MODEL (loket_queue_list_cast (answer)->tickets);
  g_assert_cmpuint (g_list_model_get_n_items (tickets), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    if (g_str_equal (ticket->label, "A702"))
      g_assert_cmpint (ticket->issued_at, <=, loket_client_now (k->kiosk) - LOKET_SECOND);
    g_assert_cmpstr (ticket->day, ==, TEST_MONDAY);
  }
}

/* Two days ahead after a restart: the number goes on, the hub puts the person into today. */
static void
test_two_days_ahead (Kiosk *k, gconstpointer data)
{
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;

  cut (k);
  first = press (k, "A700");
  finish_client (k->kiosk);
  k->machine =
      (LoketClockReading){.elapsed = 5, .wall = MORNING_US + 2 * LOKET_DAY, .boot = "boot-2"};
  start_kiosk (k, "kiosk", 7);
  second = press (k, "A701");
  g_assert_false (loket_client_is_sure (k->kiosk));
  /* And restarted once more, so that nothing can be corrected afterwards. */
  finish_client (k->kiosk);
  k->machine = (LoketClockReading){.elapsed = 5, .wall = 0, .boot = "boot-3"};
  start_kiosk (k, "kiosk", 7);
  mend (k);
  g_assert_cmpuint (g_list_model_get_n_items (loket_client_tasks (k->kiosk)), ==, 0);
  assert_hub (k, "A700? A701?");
}

#define ADD(path, clocks, function)                                                                \
  g_test_add ("/client/offline/" path, Kiosk, clocks, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("online", NULL, test_online);
  ADD ("cut", NULL, test_cut);
  ADD ("lost-answer", NULL, test_lost_answer);
  ADD ("restart", NULL, test_restart);
  ADD ("interrupted", NULL, test_interrupted);
  ADD ("task", NULL, test_task);
  ADD ("no-lane", NULL, test_no_lane);
  ADD ("1970", "own", test_1970);
  ADD ("two-days-ahead", "own", test_two_days_ahead);
  return g_test_run ();
}
