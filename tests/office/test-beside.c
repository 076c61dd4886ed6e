/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long reads beside the work of the day: a large store is backed up and restored as a test while
 * tickets are called.  What is held is the order of events, not how long anything took. */
#include "fixture.h"

#include "core/backup.h"
#include "store/txn.h"
#include "wait.h"

#include <glib/gstdio.h>

#define FILLER_ROWS 75
#define FILLER_BYTES (2 * 1024 * 1024)
#define CALLS 5

static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  static guint n;
  LoketRandom *random = data;
  g_autofree guint8 *noise = g_malloc (FILLER_BYTES);
  g_autofree char *name = g_strdup_printf ("filler-%u", n++);
  g_autofree char *text = NULL;

  loket_random_fill (random, noise, FILLER_BYTES);
  text = g_base64_encode (noise, FILLER_BYTES);
  return loket_txn_set_meta (txn, name, text, error);
}

static void
make_large (Fixture *fixture)
{
  g_autofree char *path = loket_test_dir_child (fixture->dir, "office.db");
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  for (guint i = 0; i < FILLER_ROWS; i++) {
    loket_store_write_sync (
        loket_office_store (fixture->office), fill_work, fixture->random, &error);
    g_assert_no_error (error);
  }
  fixture_reopen (fixture);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >=, FILLER_ROWS * FILLER_BYTES);
}

typedef struct {
  Fixture *fixture;
  GString *order; /* 'c' for a call that was answered, 'l' for the long read */
  guint answered;
} Day;

static void
ask (Day *day,
     const LoketOperation *operation,
     LoketDeviceKind kind,
     gpointer request,
     GAsyncReadyCallback done)
{
  const LoketCaller caller = {
      .kind = kind, .device = loket_enum_name (loket_device_kind_get_type (), (int) kind)};
  g_autofree char *key = loket_id_new (day->fixture->clock, day->fixture->random);

  loket_office_ask (day->fixture->office, operation, &caller, request, key, done, day);
}

static void
note (Day *day, GAsyncResult *result, char event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_finish (day->fixture->office, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  g_string_append_c (day->order, event);
}

static void
long_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  note (data, result, 'l');
}

static void call_next (Day *day);

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Day *day = data;

  note (day, result, 'c');
  if (++day->answered < CALLS)
    call_next (day);
}

static void
call_next (Day *day)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();

  request->counter = g_strdup ("1");
  ask (day, &LOKET_QUEUE_CALL_NEXT, LOKET_DEVICE_COUNTER, request, called_cb);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The calls are made one after the other once the long read has begun, which shows by what it puts
 * into the folder; all of them are answered before it ends. */
static void
assert_beside (Fixture *fixture, const LoketOperation *operation, const char *sign)
{
  g_autofree char *path = loket_test_dir_child (fixture->dir, sign);
  Day day = {.fixture = fixture, .order = g_string_new (NULL)};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  for (guint i = 0; i < CALLS; i++)
    g_object_unref (fixture_take (fixture, "health", LOKET_PRIORITY_NONE));
  fixture_open_counter (fixture, "1");
  ask (&day, operation, LOKET_DEVICE_ADMIN, nothing, long_cb);
  loket_test_wait_until (is_there, path, 120000);
  g_assert_cmpstr (day.order->str, ==, "");
  call_next (&day);
  while (day.order->len < CALLS + 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (day.order->str, ==, "cccccl");
  g_string_free (day.order, TRUE);
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  make_large (fixture);
  assert_beside (fixture, &LOKET_BACKUP_RUN, "backups/.work");
  assert_beside (fixture, &LOKET_BACKUP_TEST, "backups/.test.restoring");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/beside/calls-while-it-takes-long",
              Fixture,
              NULL,
              fixture_set_up,
              test_beside,
              fixture_tear_down);
  return g_test_run ();
}
