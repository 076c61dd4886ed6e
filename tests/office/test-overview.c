/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supervisor watches: counters, queues past the promise, printers and machines in trouble.
 */
#include "core/clock.h"
#include "core/device.h"
#include "core/help.h"
#include "core/journey.h"
#include "core/operations.h"
#include "core/overview.h"
#include "fixture.h"
#include "office/devices.h"
#include "store/txn.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/overview/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

#define KIOSK "01987000-0000-7000-8000-000000000001"

static LoketQueueOverview *
look (Fixture *f)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  LoketQueueOverview *overview =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OVERVIEW, nothing, &error);

  g_assert_no_error (error);
  return overview;
}

/* "paper:2 cap:1 …" of all alarms in their order. */
static char *
troubles (Fixture *f)
{
  g_autoptr (LoketQueueOverview) overview = look (f);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (overview->alarms)); i++) {
    g_autoptr (LoketHallAlarm) alarm = g_list_model_get_item (G_LIST_MODEL (overview->alarms), i);
    g_string_append_printf (text,
                            "%s%s:%d",
                            i > 0 ? " " : "",
                            loket_enum_name (loket_trouble_get_type (), (int) alarm->trouble),
                            (int) alarm->count);
  }
  return g_string_free (text, FALSE);
}

static void
assert_troubles (Fixture *f, const char *expected)
{
  g_autofree char *found = troubles (f);

  g_assert_cmpstr (found, ==, expected);
}

static LoketHallPost *
post_of (Fixture *f, const char *counter)
{
  g_autoptr (LoketQueueOverview) overview = look (f);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (overview->posts)); i++) {
    g_autoptr (LoketHallPost) post = g_list_model_get_item (G_LIST_MODEL (overview->posts), i);
    if (g_strcmp0 (post->counter, counter) == 0)
      return g_steal_pointer (&post);
  }
  g_assert_not_reached ();
}

static void
test_counters (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketHallPost) closed = post_of (f, "1");
  g_autoptr (LoketHallPost) idle = NULL;
  g_autoptr (LoketHallPost) called = NULL;
  g_autoptr (LoketHallPost) serving = NULL;
  g_autoptr (LoketTicket) taken = NULL;
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (LoketTicket) begun = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (closed->open);
  g_assert_false (closed->since.set);
  fixture_open_counter (f, "1");
  idle = post_of (f, "1");
  g_assert_true (idle->open);
  g_assert_null (idle->ticket);
  g_assert_cmpint (idle->since.value, ==, loket_clock_now (f->clock));
  taken = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  next = fixture_next (f, "1", &error);
  g_assert_no_error (error);
  called = post_of (f, "1");
  g_assert_cmpstr (called->label, ==, taken->label);
  g_assert_cmpstr (called->stage, ==, "health");
  g_assert_false (called->serving);
  g_assert_cmpint (called->since.value, ==, next->called_at.value);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  begun = fixture_act (f, &LOKET_QUEUE_START, next->id, &error);
  g_assert_no_error (error);
  serving = post_of (f, "1");
  g_assert_true (serving->serving);
  g_assert_cmpint (serving->since.value, ==, loket_clock_now (f->clock));
}

static void
test_pause_ends_by_itself (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketPause) request = loket_pause_new ();
  g_autoptr (LoketCounter) paused = NULL;
  g_autoptr (LoketHallPost) during = NULL;
  g_autoptr (LoketHallPost) after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_counter (f, "1");
  request->counter = g_strdup ("1");
  request->minutes = 10;
  paused = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_PAUSE_COUNTER, request, &error);
  g_assert_no_error (error);
  during = post_of (f, "1");
  g_assert_cmpint (during->back_at.value, ==, loket_clock_now (f->clock) + 10 * LOKET_MINUTE);
  loket_clock_advance (f->clock, 10 * LOKET_MINUTE);
  after = post_of (f, "1");
  g_assert_true (after->open);
  g_assert_false (after->back_at.set);
}

/* Whoever opens a counter from elsewhere does not sit there: it belongs to who calls from it. */
static void
test_opened_from_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) opened = NULL;
  g_autoptr (LoketCounter) taken = NULL;
  g_autoptr (LoketCounter) again = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("1");
  request->elsewhere = TRUE;
  opened = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_true (opened->open);
  g_assert_null (opened->device);
  request->elsewhere = FALSE;
  taken = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_nonnull (taken->device);
  request->elsewhere = TRUE;
  again = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->device, ==, taken->device);
}

static void
test_queues (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;

  assert_troubles (f, "");
  first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  assert_troubles (f, "closed:1");
  fixture_open_counter (f, "1");
  assert_troubles (f, "");
  loket_clock_advance (f->clock, 30 * LOKET_MINUTE);
  second = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  loket_clock_advance (f->clock, 30 * LOKET_MINUTE - 1);
  assert_troubles (f, "");
  loket_clock_advance (f->clock, 1);
  assert_troubles (f, "cap:1");
  loket_clock_advance (f->clock, 30 * LOKET_MINUTE);
  assert_troubles (f, "cap:2");
}

static LoketTicket *
take_slip (Fixture *f)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;
  LoketTicket *ticket;

  request->service = g_strdup ("health");
  request->paper = TRUE;
  ticket = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);
  g_assert_no_error (error);
  return ticket;
}

static void
slip (Fixture *f, LoketPrintOutcome outcome)
{
  g_autoptr (LoketTicket) taken = take_slip (f);
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();
  g_autoptr (LoketTicket) said = NULL;
  g_autoptr (GError) error = NULL;

  request->ticket = g_strdup (taken->id);
  request->outcome = outcome;
  said = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_PRINTED, request, &error);
  g_assert_no_error (error);
  loket_clock_advance (f->clock, LOKET_SECOND);
}

/* Until one comes out again; who walked away says nothing. */
static void
test_printer (Fixture *f, gconstpointer data)
{
  fixture_open_counter (f, "1");
  slip (f, LOKET_PRINT_PRINTED);
  assert_troubles (f, "");
  slip (f, LOKET_PRINT_WITHOUT_PAPER);
  slip (f, LOKET_PRINT_ABANDONED);
  slip (f, LOKET_PRINT_WITHOUT_PAPER);
  assert_troubles (f, "paper:2");
  slip (f, LOKET_PRINT_PRINTED);
  assert_troubles (f, "");
}

static void
test_printer_that_says_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = NULL;

  fixture_open_counter (f, "1");
  ticket = take_slip (f);
  loket_clock_advance (f->clock, 2 * LOKET_MINUTE - 1);
  assert_troubles (f, "");
  loket_clock_advance (f->clock, 1);
  assert_troubles (f, "paper:1");
}

static void
test_help (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketHelpRequest) request = loket_help_request_new ();
  g_autoptr (LoketHelpAnswer) answer = loket_help_answer_new ();
  g_autoptr (LoketHelpCall) call = NULL;
  g_autoptr (LoketHelpCall) coming = NULL;
  g_autoptr (GError) error = NULL;

  call = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_HELP_CALL, request, &error);
  g_assert_no_error (error);
  assert_troubles (f, "help:1");
  answer->call = g_strdup (call->id);
  answer->counter = g_strdup ("1");
  coming = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_HELP_ANSWER, answer, &error);
  g_assert_no_error (error);
  assert_troubles (f, "");
}

static gboolean
insert_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_insert (txn, LOKET_RECORD (data), error);
}

static void
insert_device (Fixture *f, const char *id, LoketDeviceKind kind, LoketDeviceStatus status)
{
  g_autoptr (LoketDevice) device = loket_device_new ();
  g_autoptr (GError) error = NULL;

  device->id = g_strdup (id);
  device->name = g_strdup ("Kiosk at the door");
  device->kind = kind;
  device->status = status;
  device->cert_sha256 = g_strnfill (64, id[35]);
  device->enrolled_at = FIXTURE_MORNING;
  device->ends_at = FIXTURE_MORNING + 365 * LOKET_DAY;
  loket_store_write_sync (loket_office_store (f->office), insert_work, device, &error);
  g_assert_no_error (error);
}

static void
test_machine_is_silent (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketQueueOverview) overview = NULL;
  g_autoptr (LoketHallAlarm) alarm = NULL;

  insert_device (f, KIOSK, LOKET_DEVICE_KIOSK, LOKET_DEVICE_ACTIVE);
  insert_device (
      f, "01987000-0000-7000-8000-000000000002", LOKET_DEVICE_KIOSK, LOKET_DEVICE_REVOKED);
  insert_device (
      f, "01987000-0000-7000-8000-000000000003", LOKET_DEVICE_COUNTER, LOKET_DEVICE_ACTIVE);
  assert_troubles (f, "");
  loket_clock_advance (f->clock, 3 * LOKET_MINUTE);
  overview = look (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (overview->alarms)), ==, 1);
  alarm = g_list_model_get_item (G_LIST_MODEL (overview->alarms), 0);
  g_assert_cmpint (alarm->trouble, ==, LOKET_TROUBLE_SILENT);
  g_assert_cmpstr (alarm->device, ==, KIOSK);
  g_assert_cmpstr (alarm->name, ==, "Kiosk at the door");
  g_assert_false (alarm->since.set);
  loket_office_saw_device (f->office, KIOSK);
  assert_troubles (f, "");
  loket_clock_advance (f->clock, 3 * LOKET_MINUTE);
  assert_troubles (f, "silent:1");
}

static void
set_up_with_hours (Fixture *f, gconstpointer data)
{
  f->keeps_hours = TRUE;
  fixture_set_up (f, data);
}

/* A machine that is off when nobody comes is nobody's trouble. */
static void
test_silent_after_hours (Fixture *f, gconstpointer data)
{
  insert_device (f, KIOSK, LOKET_DEVICE_DISPLAY, LOKET_DEVICE_ACTIVE);
  loket_clock_advance (f->clock, LOKET_HOUR);
  assert_troubles (f, "silent:1");
  loket_clock_advance (f->clock, 12 * LOKET_HOUR);
  assert_troubles (f, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counters", test_counters);
  ADD ("pause-ends-by-itself", test_pause_ends_by_itself);
  ADD ("opened-from-elsewhere", test_opened_from_elsewhere);
  ADD ("queues", test_queues);
  ADD ("printer", test_printer);
  ADD ("printer-that-says-nothing", test_printer_that_says_nothing);
  ADD ("help", test_help);
  ADD ("machine-is-silent", test_machine_is_silent);
  g_test_add ("/office/overview/silent-after-hours",
              Fixture,
              NULL,
              set_up_with_hours,
              test_silent_after_hours,
              fixture_tear_down);
  return g_test_run ();
}
