/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services that give no numbers for a while, and the hours in which numbers are given. */
#include "core/clock.h"
#include "core/closure.h"
#include "core/error.h"
#include "core/journey.h"
#include "core/operations.h"
#include "core/profile.h"
#include "journeys.h"

#define ADD(name, function)                                                                        \
  g_test_add ("/office/closures/" name, Fixture, NULL, set_up, function, fixture_tear_down)

/* Monday: open from 07.30 to 16.00, numbers from 07.00 to 15.30. */
static void
with_hours (LoketProfile *profile)
{
  g_autoptr (LoketWorkday) monday = g_list_model_get_item (G_LIST_MODEL (profile->hours), 0);

  monday->first_ticket = LOKET_SOME (7 * 60);
  monday->last_ticket = LOKET_SOME (15 * 60 + 30);
  profile->refuse_outside_hours = TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->keeps_hours = TRUE;
  f->change_profile = with_hours;
  fixture_set_up (f, data);
}

static LoketClosure *
close_service (Fixture *f, LoketDeviceKind kind, const char *key, gint64 until, GError **error)
{
  g_autoptr (LoketServiceClosing) request = loket_service_closing_new ();

  request->service = g_strdup (key);
  request->reason = LOKET_CLOSURE_EQUIPMENT;
  request->until = until > 0 ? LOKET_SOME (until) : LOKET_NONE;
  return fixture_ask (f, kind, &LOKET_QUEUE_CLOSE_SERVICE, request, error);
}

static LoketClosure *
open_service (Fixture *f, const char *key, GError **error)
{
  g_autoptr (LoketServiceOpening) request = loket_service_opening_new ();

  request->service = g_strdup (key);
  return fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_SERVICE, request, error);
}

static void
assert_no_number (Fixture *f, const char *service, const char *rule)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;

  request->service = g_strdup (service);
  journey_assert_refused (
      fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error), &error, rule);
}

static void
assert_number (Fixture *f, const char *service)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, service, LOKET_PRIORITY_NONE);

  g_assert_nonnull (ticket);
}

static void
test_closed_then_open (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) before = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketWalkIn) walk_in = loket_walk_in_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketClosure) closed = NULL, opened = NULL;
  g_autoptr (LoketTicket) called = NULL, walked = NULL;

  g_assert_null (open_service (f, "health", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_clear_error (&error);
  closed = close_service (f, LOKET_DEVICE_COUNTER, "health", 0, &error);
  g_assert_no_error (error);
  g_assert_true (closed->closed);
  g_assert_cmpint (closed->changed_at, ==, FIXTURE_MORNING);
  assert_no_number (f, "health", "service-closed");
  assert_number (f, "education");

  /* Who has a number is called, and an officer serves whom he wants. */
  fixture_open_counter (f, "1");
  called = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (called->id, ==, before->id);
  fixture_open_counter (f, "2");
  walk_in->counter = g_strdup ("2");
  walk_in->service = g_strdup ("health");
  walked = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_WALK_IN, walk_in, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (walked->label, ==, "A002");

  opened = open_service (f, "health", &error);
  g_assert_no_error (error);
  g_assert_false (opened->closed);
  g_assert_cmpint (opened->reason, ==, LOKET_CLOSURE_EQUIPMENT);
  assert_number (f, "health");
}

static void
test_opens_by_itself (Fixture *f, gconstpointer data)
{
  const gint64 until = FIXTURE_MORNING + LOKET_HOUR;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketClosure) closed =
      close_service (f, LOKET_DEVICE_COUNTER, "health", until, &error);

  g_assert_no_error (error);
  loket_clock_advance (f->clock, LOKET_HOUR - 1);
  assert_no_number (f, "health", "service-closed");
  loket_clock_advance (f->clock, 1);
  assert_number (f, "health");
  g_assert_null (close_service (f, LOKET_DEVICE_COUNTER, "health", until, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* A closure without an end outlasts the night, and the hub. */
static void
test_lasts_until_opened (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketClosure) closed = close_service (f, LOKET_DEVICE_COUNTER, "health", 0, &error);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketClosure) on_board = NULL;
  g_autoptr (LoketBoard) board = NULL;

  g_assert_no_error (error);
  loket_clock_advance (f->clock, 24 * LOKET_HOUR);
  fixture_reopen (f);
  assert_no_number (f, "health", "service-closed");
  board = fixture_ask (f, LOKET_DEVICE_DISPLAY, &LOKET_QUEUE_BOARD, nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (board->closures)), ==, 1);
  on_board = g_list_model_get_item (G_LIST_MODEL (board->closures), 0);
  g_assert_cmpstr (on_board->id, ==, "health");
  g_assert_true (on_board->closed);
}

static void
test_who_may (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *login, *role;
    gboolean may;
  } officers[] = {{"ani", "section_head", TRUE}, {"budi", "service_officer", FALSE}};
  g_autoptr (LoketServiceClosing) request = loket_service_closing_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (close_service (f, LOKET_DEVICE_KIOSK, "health", 0, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (close_service (f, LOKET_DEVICE_COUNTER, "card-press", 0, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  request->service = g_strdup ("health");
  for (guint i = 0; i < G_N_ELEMENTS (officers); i++) {
    g_autoptr (LoketOfficer) officer =
        fixture_add_officer (f, officers[i].login, officers[i].role, NULL);
    g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, officers[i].login);
    g_autoptr (LoketClosure) closed = fixture_ask_as (
        f, LOKET_DEVICE_COUNTER, token, &LOKET_QUEUE_CLOSE_SERVICE, request, &error);
    g_assert_true ((closed != NULL) == officers[i].may);
    if (closed == NULL)
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  }
}

/* Numbers before the doors open, none shortly before they close; an officer serves all the same. */
static void
test_hours_for_numbers (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketWalkIn) walk_in = loket_walk_in_new ();
  g_autoptr (LoketTicket) walked = NULL;
  g_autoptr (GError) error = NULL;

  loket_clock_advance (f->clock, -LOKET_HOUR - 1);
  assert_no_number (f, "health", "ticket-hours");
  loket_clock_advance (f->clock, 1);
  assert_number (f, "health");
  loket_clock_advance (f->clock, 8 * LOKET_HOUR + 30 * LOKET_MINUTE - 1);
  assert_number (f, "health");
  loket_clock_advance (f->clock, 1);
  assert_no_number (f, "health", "ticket-hours");
  fixture_open_counter (f, "1");
  walk_in->counter = g_strdup ("1");
  walk_in->service = g_strdup ("health");
  walked = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_WALK_IN, walk_in, &error);
  g_assert_no_error (error);
  /* Tuesday has no hours of its own for numbers: those of the office count. */
  loket_clock_advance (f->clock, 24 * LOKET_HOUR + 29 * LOKET_MINUTE);
  assert_number (f, "health");
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_no_number (f, "health", "hours");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("closed-then-open", test_closed_then_open);
  ADD ("opens-by-itself", test_opens_by_itself);
  ADD ("lasts-until-opened", test_lasts_until_opened);
  ADD ("who-may", test_who_may);
  ADD ("hours-for-numbers", test_hours_for_numbers);
  return g_test_run ();
}
