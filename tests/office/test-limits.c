/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer may look up in an hour, and that slow reads keep nobody from being called. */
#include "fixture.h"

#include "core/application-desk.h"
#include "core/error.h"
#include "office/devices.h"
#include "store/txn.h"
#include "wait.h"

#define WAIT_MS 20000
#define SLOW_READS 6 /* more than there are readers */

static GError *
look_up (Fixture *f, const char *token)
{
  g_autoptr (LoketOfficerQuery) query = loket_officer_query_new ();
  GError *error = NULL;
  g_autoptr (LoketRecord) answer =
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_OFFICER_LIST, query, &error);

  g_assert_true ((answer != NULL) == (error == NULL));
  return error;
}

static void
assert_too_many (Fixture *f, const char *token, const char *seconds)
{
  g_autoptr (GError) error = look_up (f, token);

  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  g_assert_cmpstr (loket_error_parameter (error), ==, seconds);
}

static void
assert_may (Fixture *f, const char *token)
{
  g_autoptr (GError) error = look_up (f, token);

  g_assert_no_error (error);
}

/* Rows of the access log that the chain stands for. */
static gint64
access_rows (Fixture *f)
{
  g_autoptr (LoketAuditRequest) request = loket_audit_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketAuditReport) report =
      fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_VERIFY, request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (report->faults)), ==, 0);
  return report->access_rows;
}

static void
test_look_ups (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) siti = fixture_add_officer (f, "siti", "auditor", NULL);
  g_autoptr (LoketOfficer) budi = fixture_add_officer (f, "budi", "auditor", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "siti");
  g_autofree char *other = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "budi");

  for (guint i = 0; i < LOKET_LOOK_UPS; i++)
    assert_may (f, token);
  g_assert_cmpint (access_rows (f), ==, LOKET_LOOK_UPS);
  assert_too_many (f, token, "3600");
  assert_too_many (f, token, "3600");
  g_assert_cmpint (access_rows (f), ==, LOKET_LOOK_UPS + 1);
  assert_may (f, other);

  /* A hub that starts again counts on. */
  fixture_reopen (f);
  loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
  assert_too_many (f, token, "3060");
  assert_may (f, other);
}

static void
test_next_hour (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) siti = fixture_add_officer (f, "siti", "auditor", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "siti");
  g_autofree char *again = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;

  /* What he may not have is in the same log, and was no look-up. */
  g_assert_null (
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_DEVICE_WITHDRAW, nothing, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  for (guint i = 0; i < LOKET_LOOK_UPS; i++)
    assert_may (f, token);
  assert_too_many (f, token, "3600");
  loket_clock_advance (f->clock, LOKET_HOUR);
  again = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "siti");
  assert_may (f, again);
}

static gboolean
reveal (Fixture *f, const char *token, GError **error)
{
  g_autoptr (LoketAuditReveal) request = loket_audit_reveal_new ();
  g_autoptr (LoketRecord) shown = NULL;

  request->row = 1;
  request->purpose = g_strdup ("Complaint 17 of this year");
  shown = fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_AUDIT_REVEAL, request, error);
  return shown != NULL;
}

/* A look-up that writes counts with the others. */
static void
test_look_ups_that_write (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) siti = fixture_add_officer (f, "siti", "auditor", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "siti");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < LOKET_LOOK_UPS; i++)
    assert_may (f, token);
  g_assert_true (reveal (f, token, &error));
  g_assert_no_error (error);
  g_assert_false (reveal (f, token, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  assert_too_many (f, token, "3600");
}

static GError *
show_list (Fixture *f, const char *token, gint64 from)
{
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();
  GError *error = NULL;
  g_autoptr (LoketRecord) answer = NULL;

  query->list = g_strdup ("to-check");
  if (from > 0)
    query->from = LOKET_SOME (from);
  answer = fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_WORKLIST_SHOW, query, &error);
  g_assert_true ((answer != NULL) == (error == NULL));
  return error;
}

/* A page that keeps up asks for the same again and again; whoever turns the pages copies. */
static void
test_keeps_up (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) wati = fixture_add_officer (f, "wati", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "wati");
  g_autoptr (GError) refused = NULL;

  for (guint i = 0; i <= LOKET_LOOK_UPS; i++)
    g_assert_no_error (show_list (f, token, 0));
  for (guint i = 1; i < LOKET_LOOK_UPS; i++)
    g_assert_no_error (show_list (f, token, i));
  g_assert_no_error (show_list (f, token, 0));
  refused = show_list (f, token, LOKET_LOOK_UPS);
  g_assert_error (refused, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
}

/* Reads that hang until they are let go. */
typedef struct {
  GMutex lock;
  GCond changed;
  gboolean open;
  guint done;
} Gate;

static gboolean
hang_work (LoketTxn *txn, gpointer data, GError **error)
{
  Gate *gate = data;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&gate->lock);

  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->lock);
  return TRUE;
}

static void
hung_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Gate *gate = data;

  gate->done++;
}

static gboolean
all_done (gpointer data)
{
  return ((Gate *) data)->done == 2 * SLOW_READS;
}

typedef struct {
  LoketOffice *office;
  guint events;
  gboolean done;
} Listening;

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Listening *listening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFeedPart) part = loket_office_feed_finish (listening->office, result, &error);

  g_assert_no_error (error);
  listening->events = part->events->len;
  listening->done = TRUE;
}

static guint
hear (Fixture *f)
{
  const LoketCaller display = {.kind = LOKET_DEVICE_DISPLAY, .device = "display"};
  Listening listening = {.office = f->office};

  loket_office_feed (f->office, &display, NULL, 0, heard_cb, &listening);
  loket_test_wait_until (loket_test_is_set, &listening.done, WAIT_MS);
  return listening.events;
}

/* By the order of events, not by the clock: every thread that reads for an operation hangs, those
 * for checks and backups too, and still numbers are given and called, boards hear of it, and the
 * doors know who is welcome. */
static void
test_slow_reads (Fixture *f, gconstpointer data)
{
  LoketStore *store = loket_office_store (f->office);
  Gate gate = {0};

  g_mutex_init (&gate.lock);
  g_cond_init (&gate.changed);
  fixture_open_counter (f, "1");
  for (guint i = 0; i < SLOW_READS; i++) {
    loket_store_read (store, hang_work, &gate, hung_cb, &gate);
    loket_store_read_long (store, hang_work, &gate, hung_cb, &gate);
  }
  for (guint i = 1; i <= 20; i++) {
    g_autoptr (LoketTicket) taken = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    g_autoptr (LoketTicket) called = fixture_next (f, "1", NULL);
    g_autoptr (LoketRoll) roll = loket_office_roll (f->office, NULL);

    g_assert_cmpstr (called->id, ==, taken->id);
    g_assert_nonnull (roll);
    g_assert_cmpuint (hear (f), >, 3 * i);
  }
  g_assert_cmpuint (gate.done, ==, 0);
  g_mutex_lock (&gate.lock);
  gate.open = TRUE;
  g_cond_broadcast (&gate.changed);
  g_mutex_unlock (&gate.lock);
  loket_test_wait_until (all_done, &gate, WAIT_MS);
  g_cond_clear (&gate.changed);
  g_mutex_clear (&gate.lock);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/limits/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("look-ups", test_look_ups);
  ADD ("look-ups-that-write", test_look_ups_that_write);
  ADD ("keeps-up", test_keeps_up);
  ADD ("next-hour", test_next_hour);
  ADD ("slow-reads", test_slow_reads);
  return g_test_run ();
}
