/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets given without the hub: the paper wins, one press is one ticket, time is corrected. */
#include "core/device.h"
#include "core/error.h"
#include "fixture.h"
#include "store/store.h"
#include "store/txn.h"
#include "wire/json.h"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/late/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static LoketTicketRequest *
press (Fixture *f, const char *id)
{
  LoketTicketRequest *request = loket_ticket_request_new ();

  request->service = g_strdup ("health");
  request->id = id != NULL ? g_strdup (id) : loket_id_new (f->clock, f->random);
  request->paper = TRUE;
  return request;
}

static LoketTicketRequest *
late (Fixture *f, const char *id, const char *label, gint64 ago)
{
  LoketTicketRequest *request = press (f, id);

  request->label = g_strdup (label);
  request->issued_at = LOKET_SOME (loket_clock_now (f->clock) - ago);
  request->clock_ok = TRUE;
  return request;
}

static LoketTicket *
take (Fixture *f, LoketTicketRequest *owned)
{
  g_autoptr (LoketTicketRequest) request = owned;
  g_autoptr (GError) error = NULL;
  LoketTicket *ticket =
      fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);

  g_assert_no_error (error);
  return ticket;
}

static void
refuse (Fixture *f, LoketTicketRequest *owned, LoketErrorCode code, const char *parameter)
{
  g_autoptr (LoketTicketRequest) request = owned;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error));
  g_assert_error (error, LOKET_ERROR, code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static LoketTicket *
say_printed (Fixture *f, const char *ticket, const char *label)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();
  g_autoptr (GError) error = NULL;
  LoketTicket *answer;

  request->ticket = g_strdup (ticket);
  request->outcome = LOKET_PRINT_PRINTED;
  request->label = g_strdup (label);
  answer = fixture_ask (f, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_PRINTED, request, &error);
  g_assert_no_error (error);
  return answer;
}

static guint
count (Fixture *f)
{
  g_autoptr (GListStore) list = fixture_list (f, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_label_and_time_are_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = take (f, late (f, NULL, "A700", LOKET_HOUR));

  g_assert_cmpstr (ticket->label, ==, "A700");
  g_assert_cmpint (ticket->number, ==, 700);
  g_assert_cmpint (ticket->issued_at, ==, FIXTURE_MORNING - LOKET_HOUR);
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_PRINTING);
  g_assert_cmpstr (ticket->day, ==, "2026-11-23");
}

/* The order of the queue is that of the presses, not of the numbers, nor of the answers. */
static void
test_order_is_that_of_arrival (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) online = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketTicket) second = NULL;
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (GListStore) list = NULL;
  static const char *const order[] = {"A800", "A700", "A001"};

  loket_clock_advance (f->clock, LOKET_MINUTE);
  second = take (f, late (f, NULL, "A700", 2 * LOKET_MINUTE));
  first = take (f, late (f, NULL, "A800", 3 * LOKET_MINUTE));
  list = fixture_list (f, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (list), i);
    g_assert_cmpstr (ticket->label, ==, order[i]);
  }
}

/* The answer was lost, the kiosk printed A700: the one ticket takes that label, A001 is spent. */
static void
test_paper_wins (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) lost = take (f, press (f, NULL));
  g_autoptr (LoketTicket) synced = NULL;
  g_autoptr (LoketTicket) next = NULL;

  g_assert_cmpstr (lost->label, ==, "A001");
  synced = take (f, late (f, lost->id, "A700", LOKET_SECOND));
  g_assert_cmpstr (synced->id, ==, lost->id);
  g_assert_cmpstr (synced->label, ==, "A700");
  g_assert_cmpint (synced->number, ==, 700);
  g_assert_cmpint (synced->issued_at, ==, FIXTURE_MORNING - LOKET_SECOND);
  g_assert_cmpuint (count (f), ==, 1);
  next = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_assert_cmpstr (next->label, ==, "A002");
}

/* The first request was held up in the network and comes after the one that replaced it. */
static void
test_late_request_makes_no_ticket (Fixture *f, gconstpointer data)
{
  g_autofree char *id = loket_id_new (f->clock, f->random);
  g_autoptr (LoketTicket) synced = take (f, late (f, id, "A700", LOKET_SECOND));
  g_autoptr (LoketTicket) held_up = take (f, press (f, id));
  g_autoptr (LoketTicket) next = NULL;

  g_assert_cmpstr (held_up->label, ==, "A700");
  g_assert_cmpuint (count (f), ==, 1);
  next = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_assert_cmpstr (next->label, ==, "A001");
}

/* design.md 10: queue/printed alone may bring the label that was printed. */
static void
test_printed_brings_the_label (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) lost = take (f, press (f, NULL));
  g_autoptr (LoketTicket) after = say_printed (f, lost->id, "A801");
  g_autoptr (LoketTicket) again = say_printed (f, lost->id, "A801");

  g_assert_cmpstr (after->label, ==, "A801");
  g_assert_cmpint (after->state, ==, LOKET_TICKET_ISSUED);
  g_assert_cmpint (after->paper, ==, LOKET_PAPER_PRINTED);
  g_assert_cmpstr (again->label, ==, "A801");
}

static void
test_what_is_refused (Fixture *f, gconstpointer data)
{
  static const char *const labels[] = {
      "B700", "A699", "A007", "A070", "A1700", "700", "A70", "A7000000000"};
  g_autoptr (LoketTicket) first = take (f, late (f, NULL, "A700", 0));
  g_autoptr (LoketTicketRequest) no_time = late (f, NULL, "A701", 0);
  g_autoptr (LoketTicketRequest) no_label = press (f, NULL);
  g_autoptr (LoketTicketRequest) other = late (f, first->id, "B700", 0);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    refuse (f, late (f, NULL, labels[i], 0), LOKET_ERROR_BAD_FIELD, "label");
  refuse (f, late (f, NULL, "A700", 0), LOKET_ERROR_RULE, "label-taken");
  no_time->issued_at = LOKET_NONE;
  refuse (f, g_steal_pointer (&no_time), LOKET_ERROR_BAD_FIELD, "issued_at");
  no_label->issued_at = LOKET_SOME (FIXTURE_MORNING);
  refuse (f, g_steal_pointer (&no_label), LOKET_ERROR_BAD_FIELD, "issued_at");
  g_free (other->service);
  other->service = g_strdup ("education");
  refuse (f, g_steal_pointer (&other), LOKET_ERROR_ID_TAKEN, NULL);
  refuse (f, late (f, NULL, "A702", 31 * LOKET_DAY), LOKET_ERROR_BAD_FIELD, "issued_at");
  g_assert_cmpuint (count (f), ==, 1);
}

/* Another device cannot take over a ticket by its id. */
static void
test_other_device (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) first = take (f, press (f, NULL));
  g_autoptr (LoketTicketRequest) request = late (f, first->id, "A700", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_TAKE_TICKET, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_ID_TAKEN);
}

/* The kiosk was without a hub over night: those people have gone home. */
static void
test_yesterday (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = take (f, late (f, NULL, "A700", LOKET_DAY));
  g_autoptr (LoketTicket) today = take (f, late (f, NULL, "A700", 0));
  g_autoptr (LoketTicket) printed = NULL;

  g_assert_cmpstr (ticket->day, ==, "2026-11-22");
  g_assert_cmpint (ticket->state, ==, LOKET_TICKET_UNSERVED);
  g_assert_true (ticket->ended_at.set);
  g_assert_cmpstr (today->day, ==, "2026-11-23");
  printed = say_printed (f, ticket->id, "A700");
  g_assert_cmpint (printed->state, ==, LOKET_TICKET_UNSERVED);
  g_assert_cmpint (printed->paper, ==, LOKET_PAPER_PRINTED);
}

/* A clock that nobody trusts puts nobody into another day or the future. */
static void
test_unsure_clock (Fixture *f, gconstpointer data)
{
  static const gint64 ago[] = {
      2 * LOKET_DAY, -2 * LOKET_DAY, 56 * 365 * LOKET_DAY, -LOKET_MINUTE, 400 * LOKET_DAY};

  for (guint i = 0; i < G_N_ELEMENTS (ago); i++) {
    g_autofree char *label = g_strdup_printf ("A70%u", i);
    g_autoptr (LoketTicketRequest) request = late (f, NULL, label, ago[i]);
    g_autoptr (LoketTicket) ticket = NULL;

    request->clock_ok = FALSE;
    ticket = take (f, g_steal_pointer (&request));
    g_assert_cmpstr (ticket->day, ==, "2026-11-23");
    g_assert_cmpint (ticket->issued_at, ==, FIXTURE_MORNING);
    g_assert_cmpint (ticket->state, ==, LOKET_TICKET_PRINTING);
  }
}

/* The hub itself never gives a number of a lane. */
static void
test_hub_keeps_off_the_lanes (Fixture *f, gconstpointer data)
{
  g_autofree char *last = NULL;

  for (guint i = 1; i <= 701; i++) {
    g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    g_free (last);
    last = g_strdup (ticket->label);
    if (i == 699)
      g_assert_cmpstr (last, ==, "A699");
  }
  g_assert_cmpstr (last, ==, "A1001");
}

/* Kiosks on the network */

typedef struct {
  LoketDevice *device;
  gboolean known;
} Row;

static gboolean
row_work (LoketTxn *txn, gpointer data, GError **error)
{
  Row *row = data;

  return row->known ? loket_txn_update (txn, LOKET_RECORD (row->device), error)
                    : loket_txn_insert (txn, LOKET_RECORD (row->device), error);
}

static void
write_row (Fixture *f, LoketDevice *device, gboolean known)
{
  Row row = {device, known};
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (f->office), row_work, &row, &error);
  g_assert_no_error (error);
}

static LoketDevice *
add_kiosk (Fixture *f, gint64 lane)
{
  LoketDevice *device = loket_device_new ();

  device->id = loket_id_new (f->clock, f->random);
  device->name = g_strdup ("Kiosk");
  device->kind = LOKET_DEVICE_KIOSK;
  device->lane = lane != 0 ? LOKET_SOME (lane) : LOKET_NONE;
  device->cert_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, device->id, -1);
  device->enrolled_at = FIXTURE_MORNING;
  device->ends_at = FIXTURE_MORNING + LOKET_DAY;
  write_row (f, device, FALSE);
  return device;
}

static void
put_out (Fixture *f, LoketDevice *device)
{
  device->status = LOKET_DEVICE_REVOKED;
  device->revoked_at = LOKET_SOME (FIXTURE_MORNING);
  write_row (f, device, TRUE);
}

static LoketTicket *
ask_on (Fixture *f,
        LoketDevice *device,
        const LoketOperation *operation,
        gpointer request,
        GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_KIOSK, .device = device->id};
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GBytes) answer =
      loket_office_ask_sync (f->office, operation, &caller, request, key, error);
  LoketRecord *ticket;

  if (answer == NULL)
    return NULL;
  ticket = loket_json_to_record (loket_ticket_get_type (),
                                 g_bytes_get_data (answer, NULL),
                                 g_bytes_get_size (answer),
                                 LOKET_JSON_ANSWER,
                                 error);
  return ticket != NULL ? loket_ticket_cast (ticket) : NULL;
}

static LoketTicket *
take_on (Fixture *f, LoketDevice *device, LoketTicketRequest *owned, GError **error)
{
  g_autoptr (LoketTicketRequest) request = owned;

  return ask_on (f, device, &LOKET_QUEUE_TAKE_TICKET, request, error);
}

static LoketTicket *
print_on (Fixture *f,
          LoketDevice *device,
          const char *ticket,
          LoketPrintOutcome outcome,
          const char *label,
          GError **error)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();

  request->ticket = g_strdup (ticket);
  request->outcome = outcome;
  request->label = g_strdup (label);
  return ask_on (f, device, &LOKET_QUEUE_PRINTED, request, error);
}

static void
test_printed_by_another (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketDevice) first = add_kiosk (f, 7);
  g_autoptr (LoketDevice) second = add_kiosk (f, 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTicket) ticket = take_on (f, first, press (f, NULL), &error);
  g_autoptr (LoketTicket) after = NULL;

  g_assert_no_error (error);
  g_assert_null (print_on (f, second, ticket->id, LOKET_PRINT_ABANDONED, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (print_on (f, second, ticket->id, LOKET_PRINT_PRINTED, "A800", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  after = print_on (f, first, ticket->id, LOKET_PRINT_PRINTED, "A700", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->label, ==, "A700");
  g_assert_cmpint (after->state, ==, LOKET_TICKET_ISSUED);
}

/* Nobody takes the numbers of another's lane, and who has no lane takes none. */
static void
test_lanes_are_held (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketDevice) first = add_kiosk (f, 7);
  g_autoptr (LoketDevice) second = add_kiosk (f, 8);
  g_autoptr (LoketDevice) third = add_kiosk (f, 0);
  const struct {
    LoketDevice *device;
    const char *label;
  } wrong[] = {{first, "A851"}, {second, "A751"}, {first, "A900"}, {third, "A751"}};
  g_autoptr (LoketTicket) own = NULL;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (take_on (f, wrong[i].device, late (f, NULL, wrong[i].label, 0), &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "other-lane");
  }
  own = take_on (f, second, late (f, NULL, "A851", 0), &failure);
  g_assert_no_error (failure);
  g_assert_cmpstr (own->label, ==, "A851");
}

/* The answer was lost, the kiosk was put out and enrolled anew: its press is still one ticket. */
static void
test_enrolled_anew (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketDevice) before = add_kiosk (f, 7);
  g_autoptr (LoketDevice) other = add_kiosk (f, 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTicket) lost = take_on (f, before, press (f, NULL), &error);
  g_autoptr (LoketDevice) anew = NULL;
  g_autoptr (LoketTicket) synced = NULL;
  g_autoptr (LoketTicket) printed = NULL;

  g_assert_no_error (error);
  put_out (f, before);
  anew = add_kiosk (f, 7);
  g_assert_null (take_on (f, other, late (f, lost->id, "A800", 0), &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_ID_TAKEN);
  g_clear_error (&error);
  synced = take_on (f, anew, late (f, lost->id, "A700", 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (synced->id, ==, lost->id);
  g_assert_cmpstr (synced->label, ==, "A700");
  g_assert_cmpuint (count (f), ==, 1);
  printed = print_on (f, anew, lost->id, LOKET_PRINT_PRINTED, "A700", &error);
  g_assert_no_error (error);
  g_assert_cmpint (printed->state, ==, LOKET_TICKET_ISSUED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("label-and-time-are-kept", test_label_and_time_are_kept);
  ADD ("order-is-that-of-arrival", test_order_is_that_of_arrival);
  ADD ("paper-wins", test_paper_wins);
  ADD ("late-request-makes-no-ticket", test_late_request_makes_no_ticket);
  ADD ("printed-brings-the-label", test_printed_brings_the_label);
  ADD ("what-is-refused", test_what_is_refused);
  ADD ("other-device", test_other_device);
  ADD ("yesterday", test_yesterday);
  ADD ("unsure-clock", test_unsure_clock);
  ADD ("hub-keeps-off-the-lanes", test_hub_keeps_off_the_lanes);
  ADD ("printed-by-another", test_printed_by_another);
  ADD ("lanes-are-held", test_lanes_are_held);
  ADD ("enrolled-anew", test_enrolled_anew);
  return g_test_run ();
}
