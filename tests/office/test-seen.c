/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a device was heard of last: shown at once, put down at most every few minutes, kept over a
 * restart. */
#include "fixture.h"

#include "core/device.h"
#include "office/devices.h"
#include "store/txn.h"
#include "wait.h"

/* One device of any certificate, as the store holds it. */
static gboolean
insert_work (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketDevice) device = loket_device_new ();

  device->id = g_strdup (data);
  device->name = g_strdup ("Board");
  device->kind = LOKET_DEVICE_DISPLAY;
  device->cert_sha256 = g_strnfill (64, '0');
  device->enrolled_at = FIXTURE_MORNING;
  device->ends_at = FIXTURE_MORNING;
  return loket_txn_insert (txn, LOKET_RECORD (device), error);
}

static gint64
shown (Fixture *fixture)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketDeviceList) list =
      fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_DEVICE_LIST, nothing, &error);
  g_autoptr (LoketDevice) device = NULL;

  g_assert_no_error (error);
  device = g_list_model_get_item (G_LIST_MODEL (list->devices), 0);
  return device->seen_at.set ? device->seen_at.value : 0;
}

typedef struct {
  gint64 at;
} Kept;

static gboolean
kept_work (LoketTxn *txn, gpointer data, GError **error)
{
  Kept *kept = data;
  g_autoptr (LoketDevice) device = loket_device_cast (
      loket_txn_get (txn, loket_device_get_type (), "01987000-0000-7000-8000-000000000001", error));

  kept->at = device->seen_at.set ? device->seen_at.value : 0;
  return TRUE;
}

static gint64
kept (Fixture *fixture)
{
  Kept kept = {0};

  g_assert_true (
      loket_store_read_sync (loket_office_store (fixture->office), kept_work, &kept, NULL));
  return kept.at;
}

static gboolean
is_quiet (gpointer data)
{
  Fixture *fixture = data;

  return !loket_office_is_tending (fixture->office) &&
         loket_store_waiting (loket_office_store (fixture->office)) == 0;
}

static void
tend (Fixture *fixture)
{
  loket_office_tend (fixture->office);
  loket_test_wait_until (is_quiet, fixture, 10000);
  /* Behind all writes that were given before. */
  g_assert_true (
      loket_store_write_sync (loket_office_store (fixture->office), kept_work, &(Kept){0}, NULL));
}

static void
test_now_and_then (Fixture *fixture, gconstpointer data)
{
  static char id[] = "01987000-0000-7000-8000-000000000001";

  g_assert_true (
      loket_store_write_sync (loket_office_store (fixture->office), insert_work, id, NULL));
  g_assert_cmpint (shown (fixture), ==, 0);
  loket_office_saw_device (fixture->office, id);
  g_assert_cmpint (shown (fixture), ==, FIXTURE_MORNING);
  tend (fixture);
  g_assert_cmpint (kept (fixture), ==, FIXTURE_MORNING);

  loket_clock_advance (fixture->clock, 2 * LOKET_MINUTE);
  loket_office_saw_device (fixture->office, id);
  tend (fixture);
  g_assert_cmpint (shown (fixture), ==, FIXTURE_MORNING + 2 * LOKET_MINUTE);
  g_assert_cmpint (kept (fixture), ==, FIXTURE_MORNING);

  loket_clock_advance (fixture->clock, LOKET_MINUTE);
  tend (fixture);
  g_assert_cmpint (kept (fixture), ==, FIXTURE_MORNING + 2 * LOKET_MINUTE);
}

static void
test_end_of_office (Fixture *fixture, gconstpointer data)
{
  static char id[] = "01987000-0000-7000-8000-000000000001";

  g_assert_true (
      loket_store_write_sync (loket_office_store (fixture->office), insert_work, id, NULL));
  loket_office_saw_device (fixture->office, id);
  tend (fixture);
  loket_clock_advance (fixture->clock, LOKET_MINUTE);
  loket_office_saw_device (fixture->office, id);
  fixture_reopen (fixture);
  g_assert_cmpint (shown (fixture), ==, FIXTURE_MORNING + LOKET_MINUTE);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/seen/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("now-and-then", test_now_and_then);
  ADD ("end-of-office", test_end_of_office);
  return g_test_run ();
}
