/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of sessions through the dispatcher, on a frozen clock. */
#include "core/error.h"
#include "fixture.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static LoketSession *
ask_who (Fixture *f, LoketDeviceKind kind, const char *token, GError **error)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  return fixture_ask_as (f, kind, token, &LOKET_SESSION_WHO, nothing, error);
}

static void
assert_in (Fixture *f, const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSession) session = ask_who (f, LOKET_DEVICE_COUNTER, token, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
}

static void
assert_out (Fixture *f, LoketDeviceKind kind, const char *token)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask_who (f, kind, token, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
}

static void
test_sign_in (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", "33.14.10");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSession) session =
      fixture_try_sign_in (f, LOKET_DEVICE_COUNTER, "Ani", FIXTURE_PASSWORD, &error);
  g_autoptr (LoketSession) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (session->token), ==, 43);
  g_assert_cmpstr (session->officer, ==, officer->id);
  g_assert_cmpstr (session->name, ==, "Officer ani");
  g_assert_cmpstr (session->roles[0], ==, "data_desk");
  g_assert_cmpstr (session->area, ==, "33.14.10");
  g_assert_cmpint (session->ends_at - session->started_at, ==, 12 * LOKET_HOUR);
  g_assert_cmpint (session->locks_at.value - session->started_at, ==, 10 * LOKET_MINUTE);
  again = ask_who (f, LOKET_DEVICE_COUNTER, session->token, &error);
  g_assert_no_error (error);
  g_assert_null (again->token);
  g_assert_cmpstr (again->login, ==, "ani");
  assert_out (f, LOKET_DEVICE_COUNTER, NULL);
  assert_out (f, LOKET_DEVICE_COUNTER, "AAAA");
}

/* A token that was read off one machine is of no use on another. */
static void
test_bound_to_device (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "hospital_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");

  assert_in (f, token);
  assert_out (f, LOKET_DEVICE_VERIFIER, token);
  assert_in (f, token);
}

static void
test_lock_when_idle (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");

  for (guint i = 0; i < 5; i++) {
    loket_clock_advance (f->clock, 10 * LOKET_MINUTE - LOKET_SECOND);
    assert_in (f, token);
  }
  fixture_reopen (f);
  loket_clock_advance (f->clock, 10 * LOKET_MINUTE - LOKET_SECOND);
  assert_in (f, token);
  loket_clock_advance (f->clock, 10 * LOKET_MINUTE);
  assert_out (f, LOKET_DEVICE_COUNTER, token);
  assert_out (f, LOKET_DEVICE_COUNTER, token);
}

/* Work at the queue is use too; once the session is locked it needs a sign-in like all else. */
static void
test_queue_is_use (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "service_officer", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup ("1");
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketCounter) counter = NULL;
    loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
    counter =
        fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
    g_assert_no_error (error);
  }
  assert_in (f, token);
  loket_clock_advance (f->clock, 11 * LOKET_MINUTE);
  g_assert_null (
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_QUEUE_OPEN_COUNTER, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
  assert_out (f, LOKET_DEVICE_COUNTER, token);
}

static void
test_end (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");

  for (guint i = 0; i < 12 * 60 / 8 - 1; i++) {
    loket_clock_advance (f->clock, 8 * LOKET_MINUTE);
    assert_in (f, token);
  }
  loket_clock_advance (f->clock, 8 * LOKET_MINUTE);
  assert_out (f, LOKET_DEVICE_COUNTER, token);
}

static void
test_sign_out (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  g_autofree char *other = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSession) ended =
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_SESSION_SIGN_OUT, nothing, &error);

  g_assert_no_error (error);
  g_assert_true (ended->ended_at.set);
  assert_out (f, LOKET_DEVICE_COUNTER, token);
  assert_in (f, other);
}

static void
assert_refused (Fixture *f,
                const char *login,
                const char *password,
                LoketErrorCode code,
                const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_try_sign_in (f, LOKET_DEVICE_COUNTER, login, password, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

/* Five are free, then each costs twice the wait; the right one helps only after it. */
static void
test_delays (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  static const char *const waits[] = {
      "5", "10", "20", "40", "80", "160", "320", "640", "900", "900"};
  g_autofree char *token = NULL;
  g_autofree char *elsewhere = NULL;

  for (guint i = 0; i < 5; i++)
    assert_refused (f, "ani", "wrong", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    assert_refused (f, "ani", FIXTURE_PASSWORD, LOKET_ERROR_TOO_MANY, waits[i]);
    loket_clock_advance (f->clock, g_ascii_strtoll (waits[i], NULL, 10) * LOKET_SECOND - 1);
    assert_refused (f, "ani", FIXTURE_PASSWORD, LOKET_ERROR_TOO_MANY, "1");
    loket_clock_advance (f->clock, 1);
    assert_refused (f, "ani", "wrong again", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  }
  /* Nobody is shut out by a guesser at another machine. */
  elsewhere = fixture_sign_in (f, LOKET_DEVICE_VERIFIER, "ani");
  g_assert_nonnull (elsewhere);
  loket_clock_advance (f->clock, 900 * LOKET_SECOND);
  token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  assert_refused (f, "ani", "wrong", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  assert_in (f, token);
}

/* Nobody learns from an answer which logins there are. */
static void
test_unknown_login_is_the_same (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    assert_refused (f, "nobody", FIXTURE_PASSWORD, LOKET_ERROR_SIGN_IN_FAILED, NULL);
  assert_refused (f, "nobody", FIXTURE_PASSWORD, LOKET_ERROR_TOO_MANY, "5");
  assert_refused (f, "nobody else", FIXTURE_PASSWORD, LOKET_ERROR_SIGN_IN_FAILED, NULL);
}

static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");

  for (guint i = 0; i < 5; i++)
    assert_refused (f, "ani", "wrong", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  loket_clock_advance (f->clock, -20 * LOKET_HOUR);
  assert_refused (f, "ani", FIXTURE_PASSWORD, LOKET_ERROR_TOO_MANY, "5");
  assert_in (f, token);
}

static LoketSession *
change (Fixture *f, const char *token, const char *old, const char *new, GError **error)
{
  g_autoptr (LoketPasswordChange) request = loket_password_change_new ();

  request->old_password = g_strdup (old);
  request->password = g_strdup (new);
  return fixture_ask_as (
      f, LOKET_DEVICE_COUNTER, token, &LOKET_SESSION_CHANGE_PASSWORD, request, error);
}

static void
assert_no_change (Fixture *f,
                  const char *token,
                  const char *old,
                  const char *new,
                  LoketErrorCode code,
                  const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (change (f, token, old, new, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static void
test_own_password (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  g_autofree char *other = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSession) session = NULL;

  assert_no_change (f, token, FIXTURE_PASSWORD, "short", LOKET_ERROR_RULE, "short-password");
  assert_no_change (f, token, FIXTURE_PASSWORD, "1234567890", LOKET_ERROR_RULE, "weak-password");
  assert_no_change (f, token, FIXTURE_PASSWORD, "ani-2026-ani", LOKET_ERROR_RULE, "weak-password");
  assert_no_change (f, token, FIXTURE_PASSWORD, "!Password2026", LOKET_ERROR_RULE, "weak-password");
  assert_no_change (
      f, token, FIXTURE_PASSWORD, FIXTURE_PASSWORD, LOKET_ERROR_RULE, "same-password");
  assert_no_change (f, token, "wrong", "Sepeda Biru Langit", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  session = change (f, token, FIXTURE_PASSWORD, "Sepeda Biru Langit", &error);
  g_assert_no_error (error);
  assert_in (f, token);
  assert_out (f, LOKET_DEVICE_COUNTER, other);
  assert_refused (f, "ani", FIXTURE_PASSWORD, LOKET_ERROR_SIGN_IN_FAILED, NULL);
}

static gboolean
file_holds (const char *dir, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) &&
         memmem (bytes, length, text, strlen (text)) != NULL;
}

/* Neither the files nor the log of writes has a token or a password, in whatever row. */
static void
test_secrets_are_not_stored (Fixture *f, gconstpointer data)
{
  const char *dir = loket_test_dir_path (f->dir);
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  static const char *const files[] = {"office.db", "office.db-wal"};

  assert_refused (f, "Kata Sandi Saya", "Kata Sandi Saya", LOKET_ERROR_SIGN_IN_FAILED, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_assert_false (file_holds (dir, files[i], token));
    g_assert_false (file_holds (dir, files[i], FIXTURE_PASSWORD));
    g_assert_false (file_holds (dir, files[i], "ata Sandi Saya"));
  }
  g_assert_true (file_holds (dir, "office.db-wal", officer->id) ||
                 file_holds (dir, "office.db", officer->id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sign-in", test_sign_in);
  ADD ("bound-to-device", test_bound_to_device);
  ADD ("lock-when-idle", test_lock_when_idle);
  ADD ("queue-is-use", test_queue_is_use);
  ADD ("end", test_end);
  ADD ("sign-out", test_sign_out);
  ADD ("delays", test_delays);
  ADD ("unknown-login-is-the-same", test_unknown_login_is_the_same);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("own-password", test_own_password);
  ADD ("secrets-are-not-stored", test_secrets_are_not_stored);
  return g_test_run ();
}
