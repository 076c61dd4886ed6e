/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and hours of an office; office, kiosk and boards ask it whether people are served now. */
#include "config.h"

#include "core/calendar.h"

#include "core/error.h"

#include <stdlib.h>
#include <string.h>

#define MINUTE (60 * G_TIME_SPAN_SECOND)
#define DAY (24 * 60 * MINUTE)
#define JULIAN_1970 719163 /* what GDate calls 1970-01-01 */
#define LAST_DAY 3652059   /* and 9999-12-31 */
#define LOOK_AHEAD 400     /* days until "it does not open again" */
#define HOLIDAYS_MAX (256 * 1024)

/* The day number of GDate; a clock far out of its range is held at its end. */
static guint32
julian_at (gint64 local)
{
  gint64 days = local / DAY - (local % DAY < 0 ? 1 : 0);

  return (guint32) CLAMP (days + JULIAN_1970, 1, LAST_DAY);
}

static void
set_date (guint32 julian, LoketLocalTime *local)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  local->year = g_date_get_year (&date);
  local->month = (int) g_date_get_month (&date);
  local->day = g_date_get_day (&date);
  local->weekday = (int) g_date_get_weekday (&date);
}

static char *
format_day (guint32 julian)
{
  LoketLocalTime local;

  set_date (julian, &local);
  return g_strdup_printf ("%04d-%02d-%02d", local.year, local.month, local.day);
}

static gboolean
all_digits (const char *text, guint from, guint until)
{
  for (guint i = from; i < until; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static guint32
julian_of (const char *day)
{
  GDate date;
  int year, month, dom;

  if (day == NULL || strlen (day) != 10 || day[4] != '-' || day[7] != '-' ||
      !all_digits (day, 0, 4) || !all_digits (day, 5, 7) || !all_digits (day, 8, 10))
    return 0;
  year = atoi (day);
  month = atoi (day + 5);
  dom = atoi (day + 8);
  if (year < 1 || !g_date_valid_dmy ((GDateDay) dom, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) dom, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * loket_calendar_local:
 * @at: UTC microseconds
 * @utc_offset: minutes ahead of UTC
 * @local: (out caller-allocates): what calendar and clock on the wall show
 */
void
loket_calendar_local (gint64 at, gint64 utc_offset, LoketLocalTime *local)
{
  gint64 there = at + utc_offset * MINUTE;
  gint64 of_day = there % DAY + (there % DAY < 0 ? DAY : 0);

  set_date (julian_at (there), local);
  local->hour = (int) (of_day / (60 * MINUTE));
  local->minute = (int) (of_day / MINUTE % 60);
  local->second = (int) (of_day / G_TIME_SPAN_SECOND % 60);
}

/**
 * loket_calendar_day:
 * @at: UTC microseconds
 * @utc_offset: minutes ahead of UTC
 *
 * Returns: (transfer full): the business day, "2026-11-23"
 */
char *
loket_calendar_day (gint64 at, gint64 utc_offset)
{
  return format_day (julian_at (at + utc_offset * MINUTE));
}

/**
 * loket_calendar_midnight:
 * @day: a valid day
 * @utc_offset: minutes ahead of UTC
 *
 * Returns: the instant at which @day begins, UTC microseconds
 */
gint64
loket_calendar_midnight (const char *day, gint64 utc_offset)
{
  guint32 julian = julian_of (day);

  g_return_val_if_fail (julian != 0, 0);
  return ((gint64) julian - JULIAN_1970) * DAY - utc_offset * MINUTE;
}

/**
 * loket_calendar_read_day:
 * @day: (nullable): a text
 * @local: (out caller-allocates) (optional): its parts, the clock at 0
 *
 * Returns: %TRUE when @day is a day of the calendar, as "2026-11-23"
 */
gboolean
loket_calendar_read_day (const char *day, LoketLocalTime *local)
{
  guint32 julian = julian_of (day);

  if (julian == 0)
    return FALSE;
  if (local != NULL) {
    *local = (LoketLocalTime){0};
    set_date (julian, local);
  }
  return TRUE;
}

/**
 * loket_calendar_later_day:
 * @day: a valid day
 * @days: how many days later, negative for earlier
 *
 * Returns: (transfer full): that day
 */
char *
loket_calendar_later_day (const char *day, int days)
{
  guint32 julian = julian_of (day);

  g_return_val_if_fail (julian != 0, NULL);
  return format_day ((guint32) CLAMP ((gint64) julian + days, 1, LAST_DAY));
}

/**
 * loket_calendar_weekday:
 * @day: a valid day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
loket_calendar_weekday (const char *day)
{
  LoketLocalTime local = {0};

  g_return_val_if_fail (loket_calendar_read_day (day, &local), 0);
  return local.weekday;
}

static gboolean
add_holiday (LoketProfile *profile, char *line, guint number, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_autoptr (LoketHoliday) holiday = NULL;
  g_autoptr (GError) problem = NULL;

  if (g_strv_length (columns) != 3) {
    loket_set_error (
        error, LOKET_ERROR_BAD_FIELD, "holidays", "line %u: not three columns", number);
    return FALSE;
  }
  holiday = loket_holiday_new ();
  holiday->day = g_strdup (columns[0]);
  holiday->kind = g_strdup (columns[1]);
  holiday->name = g_strdup (columns[2]);
  if (!loket_record_check (&holiday->parent_instance, &problem)) {
    loket_set_error (
        error, LOKET_ERROR_BAD_FIELD, "holidays", "line %u: %s", number, problem->message);
    return FALSE;
  }
  g_list_store_append (profile->holidays, holiday);
  return TRUE;
}

/**
 * loket_profile_add_holidays:
 * @profile: a profile that nobody else has yet
 * @file: tab-separated lines "date kind name" under a line with these names; # begins a remark
 * @error: set to %LOKET_ERROR_BAD_FIELD with the number of the line
 *
 * Returns: %TRUE when all of them were added
 */
gboolean
loket_profile_add_holidays (LoketProfile *profile, GBytes *file, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  g_autofree char *text = g_strndup (data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean header = FALSE;

  if (length > HOLIDAYS_MAX) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "holidays", "the file is too long");
    return FALSE;
  }
  if (profile->holidays == NULL)
    profile->holidays = g_list_store_new (loket_holiday_get_type ());
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (*lines[i] == '\0' || *lines[i] == '#')
      continue;
    if (!header) {
      header = TRUE;
      if (strcmp (lines[i], "date\tkind\tname") == 0)
        continue;
      loket_set_error (
          error, LOKET_ERROR_BAD_FIELD, "holidays", "line %u: not date, kind, name", i + 1);
      return FALSE;
    }
    if (!add_holiday (profile, lines[i], i + 1, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_profile_knows_holidays:
 * @profile: a profile
 * @year: a year
 *
 * Returns: %TRUE when the profile has holidays of that year
 */
gboolean
loket_profile_knows_holidays (LoketProfile *profile, int year)
{
  guint n =
      profile->holidays != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->holidays)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketHoliday) holiday = g_list_model_get_item (G_LIST_MODEL (profile->holidays), i);
    if (atoi (holiday->day) == year)
      return TRUE;
  }
  return FALSE;
}

/**
 * loket_profile_holiday:
 * @profile: a profile
 * @day: a day
 *
 * Returns: (nullable) (transfer none): the holiday of that day
 */
LoketHoliday *
loket_profile_holiday (LoketProfile *profile, const char *day)
{
  guint n =
      profile->holidays != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->holidays)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketHoliday) holiday = g_list_model_get_item (G_LIST_MODEL (profile->holidays), i);
    if (strcmp (holiday->day, day) == 0)
      return holiday; /* the list keeps it alive */
  }
  return NULL;
}

static GListStore *
hours_of_day (LoketProfile *profile, const char *day)
{
  guint n =
      profile->seasons != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->seasons)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketSeason) season = g_list_model_get_item (G_LIST_MODEL (profile->seasons), i);
    if (strcmp (season->first_day, day) <= 0 && strcmp (day, season->last_day) <= 0)
      return season->hours;
  }
  return profile->hours;
}

/**
 * loket_profile_workday:
 * @profile: a profile
 * @day: a valid day
 *
 * Returns: (nullable) (transfer none): the hours of that day, %NULL when the office is closed
 */
LoketWorkday *
loket_profile_workday (LoketProfile *profile, const char *day)
{
  GListStore *hours = hours_of_day (profile, day);
  int weekday = loket_calendar_weekday (day);
  guint n = hours != NULL ? g_list_model_get_n_items (G_LIST_MODEL (hours)) : 0;

  if (loket_profile_holiday (profile, day) != NULL)
    return NULL;
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketWorkday) workday = g_list_model_get_item (G_LIST_MODEL (hours), i);
    if (workday->weekday == weekday)
      return workday; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_working_day_after:
 * @profile: a profile
 * @day: a valid day, which does not count itself
 * @days: how many working days later
 *
 * Returns: (transfer full) (nullable): the day on which a deadline of @days working days ends;
 * %NULL when the office has no such day within the time that can be looked at
 */
char *
loket_profile_working_day_after (LoketProfile *profile, const char *day, guint days)
{
  g_autofree char *at = g_strdup (day);
  guint seen = 0;

  for (guint i = 0; seen < days; i++) {
    g_autofree char *next = loket_calendar_later_day (at, 1);
    if (i > LOOK_AHEAD + 8 * days)
      return NULL;
    if (loket_profile_workday (profile, next) != NULL)
      seen++;
    g_free (at);
    at = g_steal_pointer (&next);
  }
  return g_steal_pointer (&at);
}

/* One stretch in which people are served. */
typedef struct {
  gint64 from;
  gint64 until;
} Stretch;

/* The stretches of a day in their order; an office without hours serves the whole day. */
static guint
stretches_of (LoketProfile *profile, const char *day, Stretch stretches[2])
{
  const gint64 midnight = loket_calendar_midnight (day, profile->utc_offset);
  const LoketWorkday *workday = NULL;

  if (profile->hours == NULL || g_list_model_get_n_items (G_LIST_MODEL (profile->hours)) == 0) {
    stretches[0] = (Stretch){midnight, midnight + G_TIME_SPAN_DAY};
    return 1;
  }
  workday = loket_profile_workday (profile, day);
  if (workday == NULL)
    return 0;
  stretches[0] = (Stretch){midnight + workday->opens * MINUTE, midnight + workday->closes * MINUTE};
  if (!workday->break_starts.set || !workday->break_ends.set)
    return 1;
  stretches[1] = (Stretch){midnight + workday->break_ends.value * MINUTE, stretches[0].until};
  stretches[0].until = midnight + workday->break_starts.value * MINUTE;
  return 2;
}

/**
 * loket_profile_working_time:
 * @profile: a profile
 * @from: UTC microseconds
 * @until: UTC microseconds
 *
 * Returns: microseconds in which people were served between the two; 0 when @until is not later
 */
gint64
loket_profile_working_time (LoketProfile *profile, gint64 from, gint64 until)
{
  gint64 sum = 0;

  for (gint64 at = from; at < until;) {
    g_autofree char *day = loket_calendar_day (at, profile->utc_offset);
    Stretch stretches[2];
    const guint n = stretches_of (profile, day, stretches);
    for (guint i = 0; i < n; i++)
      sum += MAX (MIN (stretches[i].until, until) - MAX (stretches[i].from, from), 0);
    at = loket_calendar_midnight (day, profile->utc_offset) + G_TIME_SPAN_DAY;
  }
  return sum;
}

/**
 * loket_profile_add_working_time:
 * @profile: a profile
 * @from: UTC microseconds
 * @span: microseconds in which people are served
 *
 * Returns: when so much has passed since @from, at the latest when the office closes on the day on
 *   which it has; where the office opens no more, so much later by the clock
 */
gint64
loket_profile_add_working_time (LoketProfile *profile, gint64 from, gint64 span)
{
  gint64 at = from;
  gint64 left = span;
  guint closed = 0;

  while (left > 0 && closed <= LOOK_AHEAD) {
    g_autofree char *day = loket_calendar_day (at, profile->utc_offset);
    Stretch stretches[2];
    const guint n = stretches_of (profile, day, stretches);
    for (guint i = 0; i < n; i++) {
      const gint64 begins = MAX (stretches[i].from, from);
      if (begins + left <= stretches[i].until)
        return begins + left;
      left -= MAX (stretches[i].until - begins, 0);
    }
    closed = n == 0 ? closed + 1 : 0;
    at = loket_calendar_midnight (day, profile->utc_offset) + G_TIME_SPAN_DAY;
  }
  return left > 0 ? from + span : from;
}

/**
 * loket_profile_last_day:
 * @profile: a profile
 * @day: a valid day, which does not count itself
 * @days: how many working days somebody has
 *
 * Returns: (transfer full): the last of them; in an office without hours every day counts
 */
char *
loket_profile_last_day (LoketProfile *profile, const char *day, gint64 days)
{
  char *last = loket_profile_working_day_after (profile, day, (guint) days);

  return last != NULL ? last : loket_calendar_later_day (day, (int) days);
}

/* When service begins next after @day, at the opening of a later working day. */
static LoketOptional
next_opening (LoketProfile *profile, const char *day)
{
  g_autofree char *at = loket_profile_working_day_after (profile, day, 1);

  if (at == NULL)
    return LOKET_NONE;
  return LOKET_SOME (loket_calendar_midnight (at, profile->utc_offset) +
                     loket_profile_workday (profile, at)->opens * MINUTE);
}

static void
look_at_workday (LoketProfile *profile,
                 const char *day,
                 const LoketWorkday *workday,
                 gint64 at,
                 LoketHoursNow *now)
{
  const gint64 midnight = loket_calendar_midnight (day, profile->utc_offset);
  const gint64 opens = midnight + workday->opens * MINUTE;
  const gint64 closes = midnight + workday->closes * MINUTE;
  const gint64 rests = midnight + workday->break_starts.value * MINUTE;
  const gint64 resumes = midnight + workday->break_ends.value * MINUTE;
  const gboolean has_break = workday->break_starts.set && workday->break_ends.set;

  now->closes_at = LOKET_SOME (closes);
  if (at < opens) {
    now->state = LOKET_HOURS_BEFORE;
    now->until = LOKET_SOME (opens);
  } else if (at >= closes) {
    now->state = LOKET_HOURS_AFTER;
    now->until = next_opening (profile, day);
  } else if (has_break && at >= rests && at < resumes) {
    now->state = LOKET_HOURS_BREAK;
    now->until = LOKET_SOME (resumes);
  } else {
    now->state = LOKET_HOURS_OPEN;
    now->until = LOKET_SOME (has_break && at < rests ? rests : closes);
  }
}

/**
 * loket_profile_hours_at:
 * @profile: a profile
 * @at: UTC microseconds
 * @now: (out caller-allocates): whether people are served, until when, and when again
 */
void
loket_profile_hours_at (LoketProfile *profile, gint64 at, LoketHoursNow *now)
{
  g_autofree char *day = loket_calendar_day (at, profile->utc_offset);
  const LoketWorkday *workday = loket_profile_workday (profile, day);

  *now = (LoketHoursNow){0};
  now->holiday = loket_profile_holiday (profile, day);
  now->holidays_known = loket_profile_knows_holidays (profile, atoi (day));
  if (workday != NULL) {
    look_at_workday (profile, day, workday, at, now);
    return;
  }
  now->state = now->holiday != NULL ? LOKET_HOURS_HOLIDAY : LOKET_HOURS_NO_WORKDAY;
  now->until = next_opening (profile, day);
}

/**
 * loket_profile_is_open:
 * @profile: a profile
 * @at: UTC microseconds
 *
 * Returns: %TRUE within the hours of the office, the break included: numbers are given then too;
 *   always %TRUE when the profile names no hours at all
 */
gboolean
loket_profile_is_open (LoketProfile *profile, gint64 at)
{
  LoketHoursNow now;

  if (profile->hours == NULL || g_list_model_get_n_items (G_LIST_MODEL (profile->hours)) == 0)
    return TRUE;
  loket_profile_hours_at (profile, at, &now);
  return now.state == LOKET_HOURS_OPEN || now.state == LOKET_HOURS_BREAK;
}

/* When numbers of that day are given for the first time. */
static gint64
first_number (LoketProfile *profile, const char *day, const LoketWorkday *workday)
{
  const gint64 minutes = workday->first_ticket.set ? workday->first_ticket.value : workday->opens;

  return loket_calendar_midnight (day, profile->utc_offset) + minutes * MINUTE;
}

/**
 * loket_profile_limits_numbers:
 * @profile: a profile
 * @at: UTC microseconds
 *
 * Returns: whether that day has hours of its own in which numbers are given: then no machine gives
 *   one outside them
 */
gboolean
loket_profile_limits_numbers (LoketProfile *profile, gint64 at)
{
  g_autofree char *day = loket_calendar_day (at, profile->utc_offset);
  const LoketWorkday *workday = loket_profile_workday (profile, day);

  return workday != NULL && workday->first_ticket.set;
}

/**
 * loket_profile_gives_numbers:
 * @profile: a profile
 * @at: UTC microseconds
 * @again: (out) (optional): when numbers are given again while they are not; absent: nobody knows
 *
 * Returns: whether numbers are given: in the hours that the day has for that, else while the office
 *   is open
 */
gboolean
loket_profile_gives_numbers (LoketProfile *profile, gint64 at, LoketOptional *again)
{
  g_autofree char *day = loket_calendar_day (at, profile->utc_offset);
  g_autofree char *next = NULL;
  const LoketWorkday *workday = loket_profile_workday (profile, day);
  const gint64 first = workday != NULL ? first_number (profile, day, workday) : 0;
  const gint64 midnight = loket_calendar_midnight (day, profile->utc_offset);

  if (workday != NULL && workday->first_ticket.set
          ? at >= first && at < midnight + workday->last_ticket.value * MINUTE
          : loket_profile_is_open (profile, at))
    return TRUE;
  if (again == NULL)
    return FALSE;
  next = workday != NULL && at < first ? g_strdup (day)
                                       : loket_profile_working_day_after (profile, day, 1);
  *again = next != NULL
               ? LOKET_SOME (first_number (profile, next, loket_profile_workday (profile, next)))
               : LOKET_NONE;
  return FALSE;
}
