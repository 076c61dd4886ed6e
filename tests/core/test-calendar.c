/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Business days, opening hours, breaks, Ramadan and holidays of the profile that ships. */
#include "core/calendar.h"
#include "core/error.h"

#include <string.h>

#define WIB 420

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static LoketProfile *
read_sragen (gboolean with_holidays)
{
  g_autoptr (GBytes) file = read_file ("profile.ini");
  g_autoptr (GError) error = NULL;
  LoketProfile *profile = loket_profile_parse (file, "sragen", &error);

  g_assert_no_error (error);
  if (with_holidays) {
    g_autoptr (GBytes) holidays = read_file ("holidays-2026.tsv");
    loket_profile_add_holidays (profile, holidays, &error);
    g_assert_no_error (error);
  }
  return profile;
}

static gint64
instant (const char *rfc3339)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (rfc3339, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_TIME_SPAN_SECOND;
}

static void
test_day_turn (void)
{
  static const struct {
    const char *at;
    const char *day;
  } rows[] = {
      {"2026-11-23T23:59:59+07:00", "2026-11-23"},
      {"2026-11-24T00:00:00+07:00", "2026-11-24"},
      {"2026-11-24T00:00:01+07:00", "2026-11-24"},
      {"2026-11-23T17:30:00+07:00", "2026-11-23"},
      {"2026-12-31T17:00:00Z", "2027-01-01"},
      {"2028-02-29T10:00:00Z", "2028-02-29"},
      {"1969-12-31T16:59:59Z", "1969-12-31"},
      {"1900-03-01T00:00:00Z", "1900-03-01"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *day = loket_calendar_day (instant (rows[i].at), WIB);
    g_assert_cmpstr (day, ==, rows[i].day);
  }
}

/* Our own arithmetic agrees with GDateTime's at instants drawn by chance. */
static void
test_local_agrees (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < 20000; run++) {
    gint64 seconds = (gint64) g_rand_double_range (chance, -5.0e9, 2.0e10);
    int offset = 15 * g_rand_int_range (chance, -48, 57);
    g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
    g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);
    g_autofree char *expected = g_date_time_format (there, "%Y-%m-%d");
    g_autofree char *day = loket_calendar_day (seconds * G_TIME_SPAN_SECOND, offset);
    LoketLocalTime local;
    gint64 midnight = loket_calendar_midnight (day, offset);

    loket_calendar_local (seconds * G_TIME_SPAN_SECOND, offset, &local);
    g_assert_cmpstr (day, ==, expected);
    g_assert_cmpint (local.weekday, ==, g_date_time_get_day_of_week (there));
    g_assert_cmpint (local.hour, ==, g_date_time_get_hour (there));
    g_assert_cmpint (local.minute, ==, g_date_time_get_minute (there));
    g_assert_cmpint (local.second, ==, g_date_time_get_second (there));
    g_assert_cmpint (seconds * G_TIME_SPAN_SECOND - midnight,
                     ==,
                     ((local.hour * 60 + local.minute) * 60 + local.second) * G_TIME_SPAN_SECOND);
  }
}

static void
test_far_clocks (void)
{
  g_autofree char *far = loket_calendar_day (G_MAXINT64 / 2, WIB);
  g_autofree char *early = loket_calendar_day (G_MININT64 / 2, WIB);

  g_assert_cmpstr (far, ==, "9999-12-31");
  g_assert_cmpstr (early, ==, "0001-01-01");
  g_assert_false (loket_calendar_read_day ("2026-02-29", NULL));
  g_assert_false (loket_calendar_read_day ("2026-2-9", NULL));
  g_assert_false (loket_calendar_read_day (NULL, NULL));
  g_assert_true (loket_calendar_read_day ("2028-02-29", NULL));
}

static void
test_hours (void)
{
  static const struct {
    const char *at;
    LoketHoursState state;
    const char *until;
  } rows[] = {
      {"2026-11-23T07:29:59+07:00", LOKET_HOURS_BEFORE, "2026-11-23T07:30:00+07:00"},
      {"2026-11-23T07:30:00+07:00", LOKET_HOURS_OPEN, "2026-11-23T12:00:00+07:00"},
      {"2026-11-23T12:00:00+07:00", LOKET_HOURS_BREAK, "2026-11-23T13:00:00+07:00"},
      {"2026-11-23T13:00:00+07:00", LOKET_HOURS_OPEN, "2026-11-23T16:00:00+07:00"},
      {"2026-11-23T16:00:00+07:00", LOKET_HOURS_AFTER, "2026-11-24T07:30:00+07:00"},
      /* Friday */
      {"2026-11-27T11:30:00+07:00", LOKET_HOURS_BREAK, "2026-11-27T13:00:00+07:00"},
      {"2026-11-27T16:29:00+07:00", LOKET_HOURS_OPEN, "2026-11-27T16:30:00+07:00"},
      {"2026-11-27T16:30:00+07:00", LOKET_HOURS_AFTER, "2026-11-30T07:30:00+07:00"},
      {"2026-11-28T10:00:00+07:00", LOKET_HOURS_NO_WORKDAY, "2026-11-30T07:30:00+07:00"},
      /* Ramadan 1447 H: its first and last days, then Nyepi and Idulfitri until the 24th */
      {"2026-02-17T10:00:00+07:00", LOKET_HOURS_HOLIDAY, "2026-02-18T08:00:00+07:00"},
      {"2026-02-18T07:45:00+07:00", LOKET_HOURS_BEFORE, "2026-02-18T08:00:00+07:00"},
      {"2026-02-18T15:00:00+07:00", LOKET_HOURS_AFTER, "2026-02-19T08:00:00+07:00"},
      {"2026-02-20T11:45:00+07:00", LOKET_HOURS_BREAK, "2026-02-20T12:30:00+07:00"},
      {"2026-03-17T15:00:00+07:00", LOKET_HOURS_AFTER, "2026-03-25T07:30:00+07:00"},
      {"2026-03-24T10:00:00+07:00", LOKET_HOURS_HOLIDAY, "2026-03-25T07:30:00+07:00"},
      /* Christmas, its joint leave before it, a weekend after it */
      {"2026-12-23T16:00:00+07:00", LOKET_HOURS_AFTER, "2026-12-28T07:30:00+07:00"},
      {"2026-12-25T10:00:00+07:00", LOKET_HOURS_HOLIDAY, "2026-12-28T07:30:00+07:00"},
  };
  g_autoptr (LoketProfile) profile = read_sragen (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketHoursNow now;
    loket_profile_hours_at (profile, instant (rows[i].at), &now);
    g_test_message ("%s", rows[i].at);
    g_assert_cmpint (now.state, ==, rows[i].state);
    g_assert_true (now.until.set);
    g_assert_cmpint (now.until.value, ==, instant (rows[i].until));
    g_assert_true (now.holidays_known);
    g_assert_true ((now.holiday != NULL) == (rows[i].state == LOKET_HOURS_HOLIDAY));
    g_assert_true (loket_profile_is_open (profile, instant (rows[i].at)) ==
                   (rows[i].state == LOKET_HOURS_OPEN || rows[i].state == LOKET_HOURS_BREAK));
  }
}

/* Wherever one asks, service begins at `until`, and not a second before. */
static void
test_until_is_true (void)
{
  g_autoptr (LoketProfile) profile = read_sragen (TRUE);
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  const gint64 start = instant ("2026-01-01T00:00:00+07:00");

  for (guint run = 0; run < 2000; run++) {
    gint64 at = start + g_rand_int_range (chance, 0, 364 * 86400) * G_TIME_SPAN_SECOND;
    LoketHoursNow now, then, before;
    loket_profile_hours_at (profile, at, &now);
    g_assert_cmpint (now.until.value, >, at);
    loket_profile_hours_at (profile, now.until.value, &then);
    loket_profile_hours_at (profile, now.until.value - 1, &before);
    g_assert_true ((then.state == LOKET_HOURS_OPEN) != (now.state == LOKET_HOURS_OPEN));
    g_assert_true ((before.state == LOKET_HOURS_OPEN) == (now.state == LOKET_HOURS_OPEN));
  }
}

static void
test_year_without_file (void)
{
  g_autoptr (LoketProfile) profile = read_sragen (TRUE);
  g_autoptr (LoketProfile) bare = read_sragen (FALSE);
  LoketHoursNow now;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profile->holidays)), ==, 25);
  loket_profile_hours_at (profile, instant ("2027-01-01T10:00:00+07:00"), &now);
  g_assert_cmpint (now.state, ==, LOKET_HOURS_OPEN);
  g_assert_false (now.holidays_known);
  g_assert_true (loket_profile_knows_holidays (profile, 2026));
  g_assert_false (loket_profile_knows_holidays (profile, 2027));
  g_assert_false (loket_profile_knows_holidays (bare, 2026));
  g_assert_null (loket_profile_holiday (bare, "2026-12-25"));
  g_assert_cmpstr (
      loket_profile_holiday (profile, "2026-08-17")->name, ==, "Proklamasi Kemerdekaan");
}

/* Targets of complaints count working days: 3, 5, 14 and 60 (domain.md 5.2). */
/* Numbers from 07.00 to 15.30 on Mondays; on all other days while the office is open. */
static void
test_hours_for_numbers (void)
{
  static const struct {
    const char *at;
    const char *again; /* NULL = numbers are given */
  } rows[] = {
      {"2026-11-23T06:59:59+07:00", "2026-11-23T07:00:00+07:00"},
      {"2026-11-23T07:00:00+07:00", NULL},
      {"2026-11-23T15:29:59+07:00", NULL},
      {"2026-11-23T15:30:00+07:00", "2026-11-24T07:30:00+07:00"},
      {"2026-11-24T07:29:00+07:00", "2026-11-24T07:30:00+07:00"},
      {"2026-11-24T15:59:00+07:00", NULL},
      {"2026-11-27T16:30:00+07:00", "2026-11-30T07:00:00+07:00"},
      {"2026-11-29T10:00:00+07:00", "2026-11-30T07:00:00+07:00"},
  };
  g_autoptr (LoketProfile) profile = read_sragen (TRUE);
  g_autoptr (LoketWorkday) monday = g_list_model_get_item (G_LIST_MODEL (profile->hours), 0);

  monday->first_ticket = LOKET_SOME (7 * 60);
  monday->last_ticket = LOKET_SOME (15 * 60 + 30);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketOptional again = LOKET_NONE;
    const gboolean gives = loket_profile_gives_numbers (profile, instant (rows[i].at), &again);
    g_test_message ("%s", rows[i].at);
    g_assert_true (gives == (rows[i].again == NULL));
    g_assert_true (again.set == !gives);
    if (again.set)
      g_assert_cmpint (again.value, ==, instant (rows[i].again));
  }
  g_assert_true (loket_profile_limits_numbers (profile, instant ("2026-11-23T20:00:00+07:00")));
  g_assert_false (loket_profile_limits_numbers (profile, instant ("2026-11-24T20:00:00+07:00")));
  g_list_store_remove_all (profile->hours);
  g_assert_true (loket_profile_gives_numbers (profile, 0, NULL));
}

static void
test_working_days (void)
{
  static const struct {
    const char *from;
    guint days;
    const char *until;
  } rows[] = {
      {"2026-11-23", 0, "2026-11-23"},
      {"2026-11-23", 3, "2026-11-26"},
      {"2026-11-26", 3, "2026-12-01"},
      {"2026-12-22", 2, "2026-12-28"},
      {"2026-03-17", 1, "2026-03-25"},
      {"2026-01-01", 5, "2026-01-08"},
      {"2026-01-15", 1, "2026-01-19"},
  };
  g_autoptr (LoketProfile) profile = read_sragen (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *until = loket_profile_working_day_after (profile, rows[i].from, rows[i].days);
    g_assert_cmpstr (until, ==, rows[i].until);
  }
  g_list_store_remove_all (profile->hours);
  g_assert_null (loket_profile_working_day_after (profile, "2026-11-23", 1));
  g_assert_true (loket_profile_is_open (profile, 0));
}

static void
test_bad_holidays (void)
{
  static const char *const files[] = {
      "2026-01-01\tlibur_nasional\tTahun Baru\n",
      "date\tkind\tname\n2026-02-30\tlibur_nasional\tNever\n",
      "date\tkind\tname\n2026-01-01\tlibur_nasional\n",
      "date\tkind\tname\n2026-01-01\tlibur_nasional\t\n",
      "date\tkind\tname\n2026-01-01\tlibur_nasional\t\xff\n",
  };
  g_autoptr (LoketProfile) profile = read_sragen (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) file = g_bytes_new_static (files[i], strlen (files[i]));
    g_autoptr (GError) error = NULL;
    g_assert_false (loket_profile_add_holidays (profile, file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

/* 21 working days over Lebaran: Nyepi, Idulfitri and their days off, and Good Friday do not count.
 */
static void
test_last_day (void)
{
  g_autoptr (LoketProfile) sragen = read_sragen (TRUE);
  g_autoptr (LoketProfile) bare = loket_profile_new ();
  g_autofree char *lebaran = loket_profile_last_day (sragen, "2026-03-05", 21);
  g_autofree char *every = loket_profile_last_day (bare, "2026-03-05", 21);

  g_assert_cmpstr (lebaran, ==, "2026-04-13");
  g_assert_cmpstr (every, ==, "2026-03-26");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calendar/day-turn", test_day_turn);
  g_test_add_func ("/core/calendar/local-agrees", test_local_agrees);
  g_test_add_func ("/core/calendar/far-clocks", test_far_clocks);
  g_test_add_func ("/core/calendar/hours", test_hours);
  g_test_add_func ("/core/calendar/hours-for-numbers", test_hours_for_numbers);
  g_test_add_func ("/core/calendar/until-is-true", test_until_is_true);
  g_test_add_func ("/core/calendar/year-without-file", test_year_without_file);
  g_test_add_func ("/core/calendar/working-days", test_working_days);
  g_test_add_func ("/core/calendar/bad-holidays", test_bad_holidays);
  g_test_add_func ("/core/calendar/last-day", test_last_day);
  return g_test_run ();
}
