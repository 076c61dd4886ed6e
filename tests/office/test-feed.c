/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed, hello, the check, the demonstration: what the office tells besides the queue desk. */
#include "core/error.h"
#include "core/office.h"
#include "fixture.h"
#include "wire/json.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

typedef struct {
  GMainLoop *loop;
  LoketFeedPart *part;
} Waiting;

static void
feed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  waiting->part = loket_office_feed_finish (NULL, result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (waiting->loop);
}

static LoketFeedPart *
read_feed_as (Fixture *f, LoketDeviceKind kind, gint64 after)
{
  const LoketCaller caller = {.kind = kind, .device = "listener"};
  const char *const topics[] = {"queue", NULL};
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = {.loop = loop};

  loket_office_feed (f->office, &caller, topics, after, feed_cb, &waiting);
  g_main_loop_run (loop);
  return waiting.part;
}

static LoketFeedPart *
read_feed (Fixture *f, gint64 after)
{
  return read_feed_as (f, LOKET_DEVICE_DISPLAY, after);
}

/* A device hears only the topics that it may: an administrator's nothing of the queue. */
static void
test_topics_need_permission (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketFeedPart) state = read_feed_as (f, LOKET_DEVICE_ADMIN, -1);
  g_autoptr (LoketFeedPart) rows = read_feed_as (f, LOKET_DEVICE_VERIFIER, 0);

  g_assert_true (state->reset);
  g_assert_cmpuint (state->events->len, ==, 0);
  g_assert_false (rows->reset);
  g_assert_cmpuint (rows->events->len, ==, 0);
  g_assert_cmpint (rows->up_to, ==, 1);
}

static void
test_state_then_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketFeedPart) state = NULL;
  g_autoptr (LoketFeedPart) rows = NULL;
  g_autoptr (LoketFeedPart) none = NULL;
  g_autoptr (LoketTicket) first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) second = NULL;
  LoketEvent *event;

  state = read_feed (f, -1);
  g_assert_true (state->reset);
  g_assert_cmpuint (state->events->len, ==, 1);
  event = g_ptr_array_index (state->events, 0);
  g_assert_cmpstr (event->entity, ==, "ticket");
  g_assert_cmpstr (event->id, ==, first->id);

  second = fixture_take (f, "education", LOKET_PRIORITY_NONE);
  rows = read_feed (f, state->up_to);
  g_assert_false (rows->reset);
  g_assert_cmpuint (rows->events->len, ==, 1);
  event = g_ptr_array_index (rows->events, 0);
  g_assert_cmpstr (event->id, ==, second->id);
  g_assert_cmpint (event->seq, ==, state->up_to + 1);
  g_assert_cmpint (event->at, ==, FIXTURE_MORNING);

  none = read_feed (f, rows->up_to);
  g_assert_cmpuint (none->events->len, ==, 0);
  g_assert_cmpint (none->up_to, ==, rows->up_to);
}

static void
test_number_from_another_store_is_reset (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketFeedPart) part = read_feed (f, 123456);

  g_assert_true (part->reset);
}

static void
test_chunks (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketFeedPart) start = read_feed (f, -1);
  gint64 after = start->up_to;
  guint seen = 0;

  for (guint i = 0; i < 600; i++) {
    g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  }
  for (;;) {
    g_autoptr (LoketFeedPart) part = read_feed (f, after);
    for (guint i = 0; i < part->events->len; i++) {
      LoketEvent *event = g_ptr_array_index (part->events, i);
      g_assert_cmpint (event->seq, ==, ++after);
      seen++;
    }
    if (part->events->len == 0)
      break;
  }
  g_assert_cmpuint (seen, ==, 600);
}

static void
note_told (gint64 last_seq, gpointer data)
{
  *(gint64 *) data = last_seq;
}

static void
test_told_after_commit (Fixture *f, gconstpointer data)
{
  gint64 told = -1;
  g_autoptr (LoketTicket) ticket = NULL;

  loket_office_set_told (f->office, note_told, &told);
  ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  while (told < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (told, >=, 1);
}

static void
test_hello (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketHello) hello = loket_office_hello (f->office);

  g_assert_cmpint (hello->time, ==, FIXTURE_MORNING);
  g_assert_cmpstr (hello->day, ==, "2026-11-23");
  g_assert_true (loket_record_check (LOKET_RECORD (hello), NULL));
}

static void
test_profile (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  profile = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_OFFICE_PROFILE, nothing, &error);
  g_assert_no_error (error);
  g_assert_true (
      loket_record_equal (LOKET_RECORD (profile), LOKET_RECORD (loket_office_profile (f->office))));
}

static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_ADMIN_CHECK, nothing, &error);
  g_assert_no_error (error);
  g_assert_true (report->healthy);
  g_assert_null (report->problem);
  g_assert_cmpint (report->tickets, ==, 1);
  g_assert_cmpint (report->audit_rows, ==, 1);
  g_assert_null (fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_ADMIN_CHECK, nothing, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketDemoRequest) request = loket_demo_request_new ();
  g_autoptr (LoketDemoReport) report = NULL;
  g_autoptr (GListStore) list = NULL;
  g_autoptr (GError) error = NULL;
  guint served = 0;

  loket_clock_advance (f->clock, 3 * LOKET_HOUR);
  request->seed = 7;
  request->tickets = 60;
  report = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_DEMO_TICKETS, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->tickets, ==, 60);
  list = fixture_list (f, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 60);
  for (guint i = 0; i < 60; i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (list), i);
    g_assert_true (loket_record_check (LOKET_RECORD (ticket), NULL));
    g_assert_cmpint (ticket->issued_at, <=, loket_clock_now (f->clock));
    served += ticket->state == LOKET_TICKET_SERVED;
  }
  g_assert_cmpuint (served, >, 5);
  g_assert_cmpuint (served, <, 60);
  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_DEMO_TICKETS, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("feed/state-then-rows", test_state_then_rows);
  ADD ("feed/number-from-another-store-is-reset", test_number_from_another_store_is_reset);
  ADD ("feed/topics-need-permission", test_topics_need_permission);
  ADD ("feed/chunks", test_chunks);
  ADD ("feed/told-after-commit", test_told_after_commit);
  ADD ("hello", test_hello);
  ADD ("profile", test_profile);
  ADD ("check", test_check);
  ADD ("demo", test_demo);
  return g_test_run ();
}
