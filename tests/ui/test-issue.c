/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The issuing of a number with a real hub: told how it ended, and no number left over that nobody
 * holds when an answer is lost. */
#include "core/error.h"
#include "core/office.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"
#include "ui/kiosk/issue.h"

#define KEY "0190aaaa-0000-7000-8000-0000000000aa"
#define TICKET "0190aaaa-0000-7000-8000-0000000000bb"
#define MONDAY_EIGHT G_GINT64_CONSTANT (1795395600000000)

typedef struct {
  TestOffice *office;
  LoketClient *client;
  LoketIssue *issue;
  gboolean told;
  gboolean refused;
  LoketErrorCode code;
} Fixture;

static void
told_cb (Fixture *fixture)
{
  fixture->told = TRUE;
}

static void
refused_cb (Fixture *fixture, GError *error)
{
  fixture->refused = TRUE;
  fixture->code = loket_error_code_of (error);
}

static LoketProfile *
profile_of (LoketClient *client)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *profile =
      ask (client, &LOKET_OFFICE_PROFILE, LOKET_RECORD (loket_nothing_new ()), NULL, &error);

  g_assert_no_error (error);
  return loket_profile_cast (profile);
}

static void
keep (Fixture *fixture, gint64 lane)
{
  g_autofree char *dir = g_build_filename (test_office_folder (fixture->office), "device", NULL);
  g_autoptr (GError) error = NULL;

  loket_client_keep (fixture->client, dir, &error);
  g_assert_no_error (error);
  loket_client_set_lane (fixture->client, lane);
}

/* @data: the lane of the kiosk, 0 = it keeps nothing */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketClock) clock = loket_clock_new_frozen (MONDAY_EIGHT);
  g_autoptr (LoketRandom) random = loket_random_new_seeded (7);
  g_autoptr (LoketSpooler) spooler = NULL;
  g_autoptr (LoketProfile) profile = NULL;

  fixture->office = test_office_new ();
  fixture->client =
      loket_client_new_for_socket (LOKET_DEVICE_KIOSK, test_office_socket (fixture->office));
  if (data != NULL)
    keep (fixture, GPOINTER_TO_INT (data));
  loket_client_start (fixture->client);
  profile = profile_of (fixture->client);
  spooler = loket_spooler_new (test_office_folder (fixture->office), clock, random);
  fixture->issue = loket_issue_new (fixture->client, spooler, profile, NULL);
  g_signal_connect_swapped (fixture->issue, "told", G_CALLBACK (told_cb), fixture);
  g_signal_connect_swapped (fixture->issue, "refused", G_CALLBACK (refused_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->issue);
  finish_client (fixture->client);
  test_office_free (fixture->office);
}

static void
take (Fixture *fixture, const char *service)
{
  g_autoptr (LoketTicketRequest) request = ticket_request (service);

  request->id = g_strdup (TICKET);
  request->paper = TRUE;
  loket_issue_take (fixture->issue, request, KEY);
}

static LoketTicket *
only_ticket (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = ask (
      fixture->client, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  GListModel *tickets;

  g_assert_no_error (error);
  tickets = G_LIST_MODEL (loket_queue_list_cast (answer)->tickets);
  g_assert_cmpuint (g_list_model_get_n_items (tickets), ==, 1);
  return g_list_model_get_item (tickets, 0);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = NULL;

  take (fixture, "health");
  g_assert_false (loket_issue_is_told (fixture->issue));
  loket_test_wait_until (loket_test_is_set, &fixture->told, 10000);
  g_assert_true (loket_issue_is_told (fixture->issue));
  g_assert_cmpint (loket_issue_slip (fixture->issue), ==, LOKET_SLIP_SAVED);
  g_assert_cmpstr (loket_issue_ticket (fixture->issue)->id, ==, TICKET);
  ticket = only_ticket (fixture);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_ISSUED);
  loket_issue_abandon (fixture->issue); /* too late to mean anything */
  g_assert_cmpint (loket_issue_slip (fixture->issue), ==, LOKET_SLIP_SAVED);
}

/* The visitor is gone before the answer: the number comes, and is given up at once. */
static void
test_abandoned_on_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = NULL;

  take (fixture, "health");
  loket_issue_abandon (fixture->issue);
  loket_test_wait_until (loket_test_is_set, &fixture->told, 10000);
  g_assert_false (fixture->refused);
  g_assert_cmpint (loket_issue_slip (fixture->issue), ==, LOKET_SLIP_NONE);
  ticket = only_ticket (fixture);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_CANCELLED);
  g_assert_cmpint (ticket->paper, ==, LOKET_PAPER_ABANDONED);
}

/* The hub gave the number, but its answer never came. */
static void
test_lost_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) given = NULL;
  g_autoptr (LoketTicket) ticket = NULL;

  request->id = g_strdup (TICKET);
  request->paper = TRUE;
  given = ask (fixture->client,
               &LOKET_QUEUE_TAKE_TICKET,
               g_object_ref (LOKET_RECORD (request)),
               KEY,
               &error);
  g_assert_no_error (error);
  test_office_kill (fixture->office);
  g_object_set (fixture->client, "patience", 200, NULL);
  loket_issue_take (fixture->issue, request, KEY);
  loket_test_wait_until (loket_test_is_set, &fixture->refused, 10000);
  g_assert_cmpint (fixture->code, ==, LOKET_ERROR_UNREACHABLE);
  g_assert_false (fixture->told);
  loket_issue_abandon (fixture->issue);
  test_office_open (fixture->office, TEST_MORNING);
  g_object_set (fixture->client, "patience", 10000, NULL);
  loket_test_wait_until (loket_test_is_set, &fixture->told, 20000);
  ticket = only_ticket (fixture);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_CANCELLED);
}

/* There never was a number: that the hub does not know it is as good as an answer. */
static void
test_nothing_to_give_up (Fixture *fixture, gconstpointer data)
{
  take (fixture, "cards");
  loket_test_wait_until (loket_test_is_set, &fixture->refused, 10000);
  g_assert_cmpint (fixture->code, ==, LOKET_ERROR_BAD_FIELD);
  loket_issue_abandon (fixture->issue);
  loket_test_wait_until (loket_test_is_set, &fixture->told, 10000);
}

static gboolean
knows_the_office (gpointer data)
{
  return loket_client_can_give (data);
}

static gboolean
has_said_all (gpointer data)
{
  return loket_client_waiting (data) == 0;
}

/* A kiosk with a lane and no hub: the slip comes out all the same, the outbox has the rest, and the
 * hub hears of both when it is back. */
static void
test_without_the_hub (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = NULL;

  loket_test_wait_until (knows_the_office, fixture->client, 10000);
  test_office_kill (fixture->office);
  take (fixture, "health");
  loket_test_wait_until (loket_test_is_set, &fixture->told, 20000);
  g_assert_false (fixture->refused);
  g_assert_cmpint (loket_issue_slip (fixture->issue), ==, LOKET_SLIP_SAVED);
  g_assert_cmpstr (loket_issue_ticket (fixture->issue)->label, ==, "A700");
  g_assert_cmpuint (loket_client_waiting (fixture->client), ==, 2);
  test_office_open (fixture->office, TEST_MORNING);
  loket_test_wait_until (has_said_all, fixture->client, 20000);
  ticket = only_ticket (fixture);
  g_assert_cmpstr (ticket->id, ==, TICKET);
  g_assert_cmpstr (ticket->label, ==, "A700");
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_ISSUED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/issue/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/ui/issue/abandoned-on-the-way",
              Fixture,
              NULL,
              set_up,
              test_abandoned_on_the_way,
              tear_down);
  g_test_add ("/ui/issue/lost-answer", Fixture, NULL, set_up, test_lost_answer, tear_down);
  g_test_add (
      "/ui/issue/nothing-to-give-up", Fixture, NULL, set_up, test_nothing_to_give_up, tear_down);
  g_test_add ("/ui/issue/without-the-hub",
              Fixture,
              GINT_TO_POINTER (7),
              set_up,
              test_without_the_hub,
              tear_down);
  return g_test_run ();
}
