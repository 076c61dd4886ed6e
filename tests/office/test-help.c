/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of calls for an officer: one call a kiosk, one answer a call, and who may. */
#include "core/clock.h"
#include "core/error.h"
#include "core/help.h"
#include "fixture.h"

#define ADD(name, function)                                                                        \
  g_test_add ("/office/help/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static LoketHelpCall *
call (Fixture *f, LoketDeviceKind kind, gboolean gone, GError **error)
{
  g_autoptr (LoketHelpRequest) request = loket_help_request_new ();

  request->gone = gone;
  return fixture_ask (f, kind, &LOKET_HELP_CALL, request, error);
}

static LoketHelpCall *
answer (Fixture *f, LoketDeviceKind kind, const char *id, GError **error)
{
  g_autoptr (LoketHelpAnswer) request = loket_help_answer_new ();

  request->call = g_strdup (id);
  request->counter = g_strdup ("2");
  return fixture_ask (f, kind, &LOKET_HELP_ANSWER, request, error);
}

static void
test_call_and_answer (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketHelpCall) first = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_autoptr (LoketHelpCall) again = NULL, coming = NULL, next = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (first->state, ==, LOKET_HELP_CALLING);
  g_assert_cmpint (first->called_at, ==, FIXTURE_MORNING);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  again = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, ==, first->id);
  coming = answer (f, LOKET_DEVICE_COUNTER, first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (coming->state, ==, LOKET_HELP_COMING);
  g_assert_cmpint (coming->ended_at.value, ==, FIXTURE_MORNING + LOKET_MINUTE);
  g_assert_cmpstr (coming->counter, ==, "2");
  g_assert_null (answer (f, LOKET_DEVICE_COUNTER, first->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_clear_error (&error);
  next = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, !=, first->id);
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketHelpCall) made = NULL, gone = NULL;

  g_assert_null (call (f, LOKET_DEVICE_KIOSK, TRUE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  made = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_assert_no_error (error);
  gone = call (f, LOKET_DEVICE_KIOSK, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gone->id, ==, made->id);
  g_assert_cmpint (gone->state, ==, LOKET_HELP_GONE);
  g_assert_null (answer (f, LOKET_DEVICE_COUNTER, made->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

/* Nobody answered before the office closed: the next morning's call is another one. */
static void
test_of_yesterday (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketHelpCall) old = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_autoptr (LoketHelpCall) next = NULL;

  g_assert_no_error (error);
  loket_clock_advance (f->clock, 24 * LOKET_HOUR);
  next = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, !=, old->id);
  g_assert_cmpstr (next->day, !=, old->day);
  g_assert_null (answer (f, LOKET_DEVICE_COUNTER, old->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

static void
test_who_may (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketHelpCall) made = NULL;

  g_assert_null (call (f, LOKET_DEVICE_VERIFIER, FALSE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  made = call (f, LOKET_DEVICE_KIOSK, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (answer (f, LOKET_DEVICE_KIOSK, made->id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (answer (f, LOKET_DEVICE_COUNTER, "01938f5e-0000-7000-8000-000000000000", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("call-and-answer", test_call_and_answer);
  ADD ("gone", test_gone);
  ADD ("of-yesterday", test_of_yesterday);
  ADD ("who-may", test_who_may);
  return g_test_run ();
}
