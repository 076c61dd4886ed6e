/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the kiosk that depend on something: pure functions in the language
 * that gettext has, tested without a display. */
#include "config.h"

#include "ui/kiosk/words.h"

#include "core/dates.h"

#include <glib/gi18n.h>

/**
 * loket_words_people_ahead:
 * @people: how many were before the ticket when it was taken
 *
 * Returns: (transfer full): that as a sentence; "" when nobody knows
 */
char *
loket_words_people_ahead (LoketOptional people)
{
  if (!people.set)
    return g_strdup ("");
  if (people.value <= 0)
    return g_strdup (_ ("Nobody is before you"));
  return g_strdup_printf (
      ngettext ("%d person is before you", "%d people are before you", (gulong) people.value),
      (int) people.value);
}

/**
 * loket_words_posted_time:
 * @service: a service
 *
 * Returns: (transfer full): what the office promises, domain.md 1.3: "30 minutes, at most 3 days …"
 */
char *
loket_words_posted_time (LoketService *service)
{
  if (service->posted_minutes <= 0)
    return g_strdup (_ ("The service is free of charge."));
  if (!service->posted_days.set)
    return g_strdup_printf (_ ("Takes about %d minutes. Free of charge."),
                            (int) service->posted_minutes);
  return g_strdup_printf (
      _ ("Takes about %d minutes, or at most %d days if a visit is needed. Free of charge."),
      (int) service->posted_minutes,
      (int) service->posted_days.value);
}

/**
 * loket_words_opens:
 * @language: "id", "jv" or "en"
 * @hours: how it stands now
 * @profile: the office
 *
 * Returns: (transfer full): when service begins again, "" when that is not known
 */
char *
loket_words_opens (const char *language, const LoketHoursNow *hours, LoketProfile *profile)
{
  g_autofree char *day = NULL, *date = NULL, *clock = NULL;

  if (!hours->until.set)
    return g_strdup ("");
  clock = loket_clock_text (language, hours->until.value, profile->utc_offset, profile->zone);
  if (hours->state == LOKET_HOURS_BEFORE)
    return g_strdup_printf (_ ("We open today at %s."), clock);
  day = loket_calendar_day (hours->until.value, profile->utc_offset);
  date = loket_date_full (language, day);
  return g_strdup_printf (_ ("We open again on %s at %s."), date, clock);
}

/**
 * loket_words_until:
 * @language: "id", "jv" or "en"
 * @status: of an application
 * @profile: the office
 * @now: office time
 *
 * Returns: (transfer full): the last day for what is owed, or until when the office wants to be
 *   ready; "" when there is none, or when that has passed
 */
char *
loket_words_until (const char *language,
                   LoketApplicationStatus *status,
                   LoketProfile *profile,
                   gint64 now)
{
  g_autofree char *day = NULL, *date = NULL;

  if (status->until != NULL) {
    date = loket_date_full (language, status->until);
    return g_strdup_printf (_ ("Until %s."), date);
  }
  if (status->come || !status->due_at.set || status->due_at.value < now ||
      loket_application_has_ended (status->state))
    return g_strdup ("");
  day = loket_calendar_day (status->due_at.value, profile->utc_offset);
  date = loket_date_full (language, day);
  return g_strdup_printf (_ ("The office wants to be ready by %s."), date);
}
