/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that office time goes on between two answers and that no slow answer sets it wrong. */
#include "client/office-time.h"

static void
test_unknown (void)
{
  LoketOfficeTime time = {0};
  gint64 before = g_get_real_time ();

  g_assert_cmpint (loket_office_time_at (&time, 5), >=, before);
}

static void
test_runs_on (void)
{
  LoketOfficeTime time = {0};

  loket_office_time_hear (&time, 1000000, 10, 20);
  g_assert_cmpint (loket_office_time_at (&time, 20), ==, 1000000);
  g_assert_cmpint (loket_office_time_at (&time, 120), ==, 1000100);
}

static void
test_slow_answer (void)
{
  LoketOfficeTime time = {0};

  loket_office_time_hear (&time, 1000000, 10, 20);
  loket_office_time_hear (&time, 1000030, 40, 5000);
  g_assert_cmpint (loket_office_time_at (&time, 5000), ==, 1004980);
}

static void
test_clock_moved (void)
{
  LoketOfficeTime time = {0};

  loket_office_time_hear (&time, 1000000, 10, 20);
  loket_office_time_hear (&time, 5000000, 30, 40);
  g_assert_cmpint (loket_office_time_at (&time, 40), ==, 5000000);
  loket_office_time_hear (&time, 2000000, 50, 60);
  g_assert_cmpint (loket_office_time_at (&time, 60), ==, 2000010);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/office-time/unknown", test_unknown);
  g_test_add_func ("/client/office-time/runs-on", test_runs_on);
  g_test_add_func ("/client/office-time/slow-answer", test_slow_answer);
  g_test_add_func ("/client/office-time/clock-moved", test_clock_moved);
  return g_test_run ();
}
