/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, clocks and lengths of time in three languages. */
#include "core/dates.h"

#define WIB 420
#define MINUTE G_TIME_SPAN_MINUTE

static void
test_days (void)
{
  static const char *const rows[][4] = {
      {"2026-11-22",
       "Minggu, 22 November 2026",
       "Ngahad, 22 November 2026",
       "Sunday, 22 November 2026"},
      {"2026-08-17", "Senin, 17 Agustus 2026", "Senen, 17 Agustus 2026", "Monday, 17 August 2026"},
      {"2027-01-01", "Jumat, 1 Januari 2027", "Jemuwah, 1 Januari 2027", "Friday, 1 January 2027"},
      {"2028-02-29",
       "Selasa, 29 Februari 2028",
       "Selasa, 29 Februari 2028",
       "Tuesday, 29 February 2028"},
      {"2026-05-20", "Rabu, 20 Mei 2026", "Rebo, 20 Mei 2026", "Wednesday, 20 May 2026"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *id = loket_date_full ("id", rows[i][0]);
    g_autofree char *jv = loket_date_full ("jv", rows[i][0]);
    g_autofree char *en = loket_date_full ("en", rows[i][0]);
    g_assert_cmpstr (id, ==, rows[i][1]);
    g_assert_cmpstr (jv, ==, rows[i][2]);
    g_assert_cmpstr (en, ==, rows[i][3]);
  }
}

static void
test_short_day (void)
{
  g_autofree char *day = loket_date_short ("2026-01-09");
  g_autofree char *text = loket_date_text ("fr", "2026-12-09");

  g_assert_cmpstr (day, ==, "09-01-2026");
  g_assert_cmpstr (text, ==, "9 Desember 2026");
}

static void
test_clock (void)
{
  const gint64 at = 1795307400 * G_TIME_SPAN_SECOND; /* 2026-11-22T00:30:00Z */
  g_autofree char *id = loket_clock_text ("id", at, WIB, "WIB");
  g_autofree char *en = loket_clock_text ("en", at, WIB, "WIB");
  g_autofree char *bare = loket_clock_text ("jv", at, WIB, NULL);

  g_assert_cmpstr (id, ==, "07.30 WIB");
  g_assert_cmpstr (en, ==, "07:30 WIB");
  g_assert_cmpstr (bare, ==, "07.30");
}

static void
test_durations (void)
{
  static const struct {
    gint64 minutes;
    const char *id;
    const char *jv;
    const char *en;
  } rows[] = {
      {-5, "kurang dari 1 menit", "kirang saking 1 menit", "less than a minute"},
      {0, "kurang dari 1 menit", "kirang saking 1 menit", "less than a minute"},
      {1, "1 menit", "1 menit", "1 minute"},
      {59, "59 menit", "59 menit", "59 minutes"},
      {60, "1 jam", "1 jam", "1 hour"},
      {80, "1 jam 20 menit", "1 jam 20 menit", "1 hour 20 minutes"},
      {1440, "1 hari", "1 dinten", "1 day"},
      {1441, "1 hari", "1 dinten", "1 day"},
      {3 * 1440 + 125, "3 hari 2 jam", "3 dinten 2 jam", "3 days 2 hours"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *id = loket_duration_text ("id", rows[i].minutes * MINUTE);
    g_autofree char *jv = loket_duration_text ("jv", rows[i].minutes * MINUTE);
    g_autofree char *en = loket_duration_text ("en", rows[i].minutes * MINUTE);
    g_assert_cmpstr (id, ==, rows[i].id);
    g_assert_cmpstr (jv, ==, rows[i].jv);
    g_assert_cmpstr (en, ==, rows[i].en);
  }
}

static void
test_ranges (void)
{
  g_autofree char *id = loket_minutes_range_text ("id", 10, 20);
  g_autofree char *one = loket_minutes_range_text ("en", 1, 1);
  g_autofree char *none = loket_minutes_range_text ("id", 0, 0);
  g_autofree char *en = loket_minutes_range_text ("en", 0, 1);

  g_assert_cmpstr (id, ==, "10–20 menit");
  g_assert_cmpstr (one, ==, "1 minute");
  g_assert_cmpstr (none, ==, "kurang dari 1 menit");
  g_assert_cmpstr (en, ==, "0–1 minutes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/dates/days", test_days);
  g_test_add_func ("/core/dates/short-day", test_short_day);
  g_test_add_func ("/core/dates/clock", test_clock);
  g_test_add_func ("/core/dates/durations", test_durations);
  g_test_add_func ("/core/dates/ranges", test_ranges);
  return g_test_run ();
}
