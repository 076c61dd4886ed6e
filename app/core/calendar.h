/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and hours of an office: business days, local clock, opening hours, holidays.  Pure: whoever
 * asks brings the instant, UTC microseconds, and the offset of the office from UTC, minutes. */
#pragma once

#include "core/profile.h"

G_BEGIN_DECLS

typedef struct {
  int year;
  int month;
  int day;
  int weekday; /* 1 = Monday ... 7 = Sunday */
  int hour;
  int minute;
  int second;
} LoketLocalTime;

void loket_calendar_local (gint64 at, gint64 utc_offset, LoketLocalTime *local);
char *loket_calendar_day (gint64 at, gint64 utc_offset) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_calendar_midnight (const char *day, gint64 utc_offset);
gboolean loket_calendar_read_day (const char *day, LoketLocalTime *local);
char *loket_calendar_later_day (const char *day, int days) G_GNUC_WARN_UNUSED_RESULT;
int loket_calendar_weekday (const char *day);

/* The holidays of one year, a tsv file of the profile */
gboolean loket_profile_add_holidays (LoketProfile *profile, GBytes *file, GError **error);
gboolean loket_profile_knows_holidays (LoketProfile *profile, int year);
LoketHoliday *loket_profile_holiday (LoketProfile *profile, const char *day);
LoketWorkday *loket_profile_workday (LoketProfile *profile, const char *day);
char *loket_profile_working_day_after (LoketProfile *profile,
                                       const char *day,
                                       guint days) G_GNUC_WARN_UNUSED_RESULT;
char *loket_profile_last_day (LoketProfile *profile,
                              const char *day,
                              gint64 days) G_GNUC_WARN_UNUSED_RESULT;

/* Time in which people are served: within the hours, without the break */
gint64 loket_profile_working_time (LoketProfile *profile, gint64 from, gint64 until);
gint64 loket_profile_add_working_time (LoketProfile *profile, gint64 from, gint64 span);

typedef enum {
  LOKET_HOURS_OPEN,
  LOKET_HOURS_BREAK,  /* within the hours: numbers are given, counters rest */
  LOKET_HOURS_BEFORE, /* opens later today */
  LOKET_HOURS_AFTER,  /* done for today */
  LOKET_HOURS_NO_WORKDAY,
  LOKET_HOURS_HOLIDAY,
} LoketHoursState;

typedef struct {
  LoketHoursState state;
  LoketOptional until;         /* open: next break or closing; else: when service begins again */
  LoketOptional closes_at;     /* end of today's hours, when there are any */
  gboolean holidays_known;     /* FALSE: no file for this year, only weekends were looked at */
  const LoketHoliday *holiday; /* (transfer none) (nullable) */
} LoketHoursNow;

gboolean loket_profile_is_open (LoketProfile *profile, gint64 at);
gboolean loket_profile_gives_numbers (LoketProfile *profile, gint64 at, LoketOptional *again);
gboolean loket_profile_limits_numbers (LoketProfile *profile, gint64 at);
void loket_profile_hours_at (LoketProfile *profile, gint64 at, LoketHoursNow *now);

G_END_DECLS
