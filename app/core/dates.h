/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, clocks and lengths of time as people read them, in three languages from own tables. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_date_text (const char *language, const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *loket_date_full (const char *language, const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *loket_date_short (const char *day) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_weekday_name (const char *language, int weekday);
const char *loket_month_name (const char *language, int month);
char *loket_clock_text (const char *language, gint64 at, gint64 utc_offset, const char *zone)
    G_GNUC_WARN_UNUSED_RESULT;
char *loket_duration_text (const char *language, gint64 microseconds) G_GNUC_WARN_UNUSED_RESULT;
char *loket_minutes_range_text (const char *language,
                                gint64 from,
                                gint64 until) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
