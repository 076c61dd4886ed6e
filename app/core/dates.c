/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, clocks and lengths of time as people read them (domain.md 6.3); paper, boards and windows
 * use it. */
#include "config.h"

#include "core/dates.h"

#include "core/calendar.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MINUTES_A_DAY (24 * 60)

typedef enum {
  INDONESIAN,
  KRAMA,
  ENGLISH,
  N_TABLES,
} Table;

static const char *const weekdays[N_TABLES][7] = {
    {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"},
    {"Senen", "Selasa", "Rebo", "Kemis", "Jemuwah", "Setu", "Ngahad"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
};

/* Krama takes the months from Indonesian. */
static const char *const months[N_TABLES][12] = {
    {"Januari",
     "Februari",
     "Maret",
     "April",
     "Mei",
     "Juni",
     "Juli",
     "Agustus",
     "September",
     "Oktober",
     "November",
     "Desember"},
    {"Januari",
     "Februari",
     "Maret",
     "April",
     "Mei",
     "Juni",
     "Juli",
     "Agustus",
     "September",
     "Oktober",
     "November",
     "Desember"},
    {"January",
     "February",
     "March",
     "April",
     "May",
     "June",
     "July",
     "August",
     "September",
     "October",
     "November",
     "December"},
};

static Table
table_of (const char *language)
{
  if (g_strcmp0 (language, "jv") == 0)
    return KRAMA;
  return g_strcmp0 (language, "en") == 0 ? ENGLISH : INDONESIAN;
}

/**
 * loket_weekday_name:
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: (transfer none): its name
 */
const char *
loket_weekday_name (const char *language, int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");
  return weekdays[table_of (language)][weekday - 1];
}

/**
 * loket_month_name:
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 * @month: 1 to 12
 *
 * Returns: (transfer none): its name
 */
const char *
loket_month_name (const char *language, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return months[table_of (language)][month - 1];
}

/**
 * loket_date_text:
 * @language: (nullable): "id", "jv" or "en"
 * @day: a valid day, "2026-11-22"
 *
 * Returns: (transfer full): "22 November 2026"
 */
char *
loket_date_text (const char *language, const char *day)
{
  LoketLocalTime local = {0};

  g_return_val_if_fail (loket_calendar_read_day (day, &local), NULL);
  return g_strdup_printf (
      "%d %s %d", local.day, loket_month_name (language, local.month), local.year);
}

/**
 * loket_date_full:
 * @language: (nullable): "id", "jv" or "en"
 * @day: a valid day, "2026-11-22"
 *
 * Returns: (transfer full): "Minggu, 22 November 2026"
 */
char *
loket_date_full (const char *language, const char *day)
{
  g_autofree char *date = loket_date_text (language, day);

  return g_strdup_printf (
      "%s, %s", loket_weekday_name (language, loket_calendar_weekday (day)), date);
}

/**
 * loket_date_short:
 * @day: a valid day, "2026-11-22"
 *
 * Returns: (transfer full): "22-11-2026", as on an identity card
 */
char *
loket_date_short (const char *day)
{
  LoketLocalTime local = {0};

  g_return_val_if_fail (loket_calendar_read_day (day, &local), NULL);
  return g_strdup_printf ("%02d-%02d-%04d", local.day, local.month, local.year);
}

/**
 * loket_clock_text:
 * @language: (nullable): "en" has a colon, all others a point
 * @at: UTC microseconds
 * @utc_offset: minutes ahead of UTC
 * @zone: (nullable): name of the office's time, "WIB"
 *
 * Returns: (transfer full): "07.30 WIB"
 */
char *
loket_clock_text (const char *language, gint64 at, gint64 utc_offset, const char *zone)
{
  LoketLocalTime local;

  loket_calendar_local (at, utc_offset, &local);
  return g_strdup_printf ("%02d%c%02d%s%s",
                          local.hour,
                          table_of (language) == ENGLISH ? ':' : '.',
                          local.minute,
                          zone != NULL ? " " : "",
                          zone != NULL ? zone : "");
}

static char *
fill_in (const char *sentence, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "{n}", number, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
minutes_text (const char *language, gint64 n)
{
  return fill_in (loket_text_plural (language, "{n} minute", "{n} minutes", (guint64) n), n);
}

static char *
hours_text (const char *language, gint64 n)
{
  return fill_in (loket_text_plural (language, "{n} hour", "{n} hours", (guint64) n), n);
}

static char *
days_text (const char *language, gint64 n)
{
  return fill_in (loket_text_plural (language, "{n} day", "{n} days", (guint64) n), n);
}

/**
 * loket_duration_text:
 * @language: (nullable): "id", "jv" or "en"
 * @microseconds: a length of time; less than none is none
 *
 * Returns: (transfer full): it in at most two units: "1 jam 20 menit", "3 hari"
 */
char *
loket_duration_text (const char *language, gint64 microseconds)
{
  const gint64 minutes = MAX (microseconds, 0) / G_TIME_SPAN_MINUTE;
  const gint64 hours = minutes / 60;
  g_autofree char *big = NULL;
  g_autofree char *small = NULL;

  if (minutes < 1)
    return g_strdup (loket_text (language, N_ ("less than a minute")));
  if (hours < 1)
    return minutes_text (language, minutes);
  if (minutes >= MINUTES_A_DAY) {
    big = days_text (language, minutes / MINUTES_A_DAY);
    if (hours % 24 > 0)
      small = hours_text (language, hours % 24);
  } else {
    big = hours_text (language, hours);
    if (minutes % 60 > 0)
      small = minutes_text (language, minutes % 60);
  }
  return small != NULL ? g_strdup_printf ("%s %s", big, small) : g_steal_pointer (&big);
}

/**
 * loket_minutes_range_text:
 * @language: (nullable): "id", "jv" or "en"
 * @from: minutes
 * @until: minutes, not less than @from
 *
 * Returns: (transfer full): a wait as the range that it is: "10–20 menit"; one number when both
 * ends are the same
 */
char *
loket_minutes_range_text (const char *language, gint64 from, gint64 until)
{
  g_autofree char *ends = NULL;
  g_autoptr (GString) text = NULL;

  if (until <= from)
    return from < 1 ? g_strdup (loket_text (language, N_ ("less than a minute")))
                    : minutes_text (language, from);
  ends = g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, from, until);
  text = g_string_new (
      loket_text_plural (language, "{n} minute", "{n} minutes", (guint64) MAX (until, 2)));
  g_string_replace (text, "{n}", ends, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
