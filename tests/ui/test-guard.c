/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works at a counter, with a real hub: sign-in, idleness, lock and the next officer, an own
 * password, and an end that comes from the office. */
#include "core/error.h"
#include "core/office.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"
#include "ui/counter/guard.h"

#define PASSWORD "warung kopi pagi"
#define OTHER "sawah hijau luas"

typedef struct {
  TestOffice *office;
  LoketClient *admin;
  LoketClient *client;
  LoketGuard *guard;
  gboolean refused;
  LoketErrorCode code;
  LoketGuardState awaited;
} Fixture;

static gboolean
is_as_awaited (gpointer data)
{
  Fixture *f = data;

  return loket_guard_state (f->guard) == f->awaited;
}

static void
await (Fixture *f, LoketGuardState state)
{
  f->awaited = state;
  loket_test_wait_until (is_as_awaited, f, 20000);
}

static void
refused_cb (Fixture *f, GError *error)
{
  f->refused = TRUE;
  f->code = loket_error_code_of (error);
}

static LoketClient *
connect_as (Fixture *f, LoketDeviceKind kind)
{
  LoketClient *client = loket_client_new_for_socket (kind, test_office_socket (f->office));

  loket_client_start (client);
  wait_ready (client);
  return client;
}

static char *
add_officer (Fixture *f, const char *login, gboolean must_change)
{
  LoketOfficerRequest *request = loket_officer_request_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->login = g_strdup (login);
  request->name = g_strdup (login);
  request->roles = g_strsplit ("service_officer", " ", -1);
  request->password = g_strdup (PASSWORD);
  request->must_change = must_change;
  answer = ask (f->admin, &LOKET_OFFICER_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  return g_strdup (loket_officer_cast (answer)->id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = test_office_new ();
  f->admin = connect_as (f, LOKET_DEVICE_ADMIN);
}

static void
sit_down (Fixture *f)
{
  f->client = connect_as (f, LOKET_DEVICE_COUNTER);
  f->guard = loket_guard_new (f->client, 1);
  g_signal_connect_swapped (f->guard, "refused", G_CALLBACK (refused_cb), f);
}

static void
note_gone (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* A session that is being ended keeps the guard until that is answered or given up. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  gboolean gone = FALSE;

  g_object_set_data_full (G_OBJECT (f->guard), "gone", &gone, note_gone);
  g_object_run_dispose (G_OBJECT (f->guard));
  g_object_unref (f->guard);
  loket_test_wait_until (loket_test_is_set, &gone, 20000);
  finish_client (f->client);
  finish_client (f->admin);
  test_office_free (f->office);
}

static void
assert_waits (Fixture *f, LoketGuardState state, LoketGuardReason reason)
{
  g_assert_cmpint (loket_guard_state (f->guard), ==, state);
  g_assert_cmpint (loket_guard_reason (f->guard), ==, reason);
  g_assert_false (loket_guard_lets_work (f->guard));
  g_assert_null (loket_guard_session (f->guard));
}

static void
test_unstaffed (Fixture *f, gconstpointer data)
{
  sit_down (f);
  g_assert_cmpint (loket_guard_state (f->guard), ==, LOKET_GUARD_UNSTAFFED);
  g_assert_true (loket_guard_lets_work (f->guard));
}

static void
test_lock_and_come_back (Fixture *f, gconstpointer data)
{
  g_autofree char *siti = add_officer (f, "siti", FALSE);

  sit_down (f);
  assert_waits (f, LOKET_GUARD_OUT, LOKET_GUARD_NO_REASON);
  loket_guard_sign_in (f->guard, "siti", OTHER);
  loket_test_wait_until (loket_test_is_set, &f->refused, 20000);
  g_assert_cmpint (f->code, ==, LOKET_ERROR_SIGN_IN_FAILED);
  loket_guard_sign_in (f->guard, "siti", PASSWORD);
  await (f, LOKET_GUARD_IN);
  for (guint i = 0; i < 59; i++)
    loket_guard_tick (f->guard);
  loket_guard_touch (f->guard);
  for (guint i = 0; i < 59; i++)
    loket_guard_tick (f->guard);
  g_assert_cmpint (loket_guard_state (f->guard), ==, LOKET_GUARD_IN);
  loket_guard_tick (f->guard);
  assert_waits (f, LOKET_GUARD_LOCKED, LOKET_GUARD_BY_IDLENESS);
  g_assert_cmpstr (loket_guard_last_login (f->guard), ==, "siti");
  loket_guard_sign_in (f->guard, "siti", PASSWORD);
  await (f, LOKET_GUARD_IN);
  loket_guard_lock (f->guard);
  assert_waits (f, LOKET_GUARD_LOCKED, LOKET_GUARD_BY_HAND);
  loket_guard_give_up_seat (f->guard);
  assert_waits (f, LOKET_GUARD_OUT, LOKET_GUARD_NO_REASON);
}

static void
test_own_password (Fixture *f, gconstpointer data)
{
  g_autofree char *joko = add_officer (f, "joko", TRUE);

  sit_down (f);
  loket_guard_sign_in (f->guard, "joko", PASSWORD);
  await (f, LOKET_GUARD_NEW_PASSWORD);
  g_assert_false (loket_guard_lets_work (f->guard));
  loket_guard_change_password (f->guard, PASSWORD, OTHER);
  await (f, LOKET_GUARD_IN);
  g_assert_nonnull (loket_guard_session (f->guard)->token);
  loket_guard_sign_out (f->guard);
  assert_waits (f, LOKET_GUARD_OUT, LOKET_GUARD_BY_HAND);
  g_assert_null (loket_guard_last_login (f->guard));
}

/* Whatever is asked next brings it to light; here the word that somebody is still here. */
static void
test_ended_by_office (Fixture *f, gconstpointer data)
{
  g_autofree char *siti = add_officer (f, "siti", FALSE);
  LoketOfficerStatusRequest *request = loket_officer_status_request_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  sit_down (f);
  loket_guard_sign_in (f->guard, "siti", PASSWORD);
  await (f, LOKET_GUARD_IN);
  request->officer = g_strdup (siti);
  request->status = LOKET_OFFICER_LOCKED;
  answer = ask (f->admin, &LOKET_OFFICER_SET_STATUS, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 60; i++) {
    loket_guard_touch (f->guard);
    loket_guard_tick (f->guard);
  }
  await (f, LOKET_GUARD_LOCKED);
  assert_waits (f, LOKET_GUARD_LOCKED, LOKET_GUARD_BY_OFFICE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ui/guard/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("unstaffed", test_unstaffed);
  ADD ("lock-and-come-back", test_lock_and_come_back);
  ADD ("own-password", test_own_password);
  ADD ("ended-by-office", test_ended_by_office);
  return g_test_run ();
}
