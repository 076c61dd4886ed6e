/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the kiosk that depend on something: pure functions in the language
 * that gettext has, tested without a display. */
#include "config.h"

#include "ui/kiosk/words.h"

#include "core/dates.h"

#include <glib/gi18n.h>
#include <string.h>

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
 * loket_words_gives_numbers:
 * @language: "id", "jv" or "en"
 * @profile: the office
 * @now: office time at which no numbers are given
 * @again: when they are given again
 *
 * Returns: (transfer full): when that is, "" when it is not known
 */
char *
loket_words_gives_numbers (const char *language,
                           LoketProfile *profile,
                           gint64 now,
                           LoketOptional again)
{
  g_autofree char *today = loket_calendar_day (now, profile->utc_offset);
  g_autofree char *day = NULL, *date = NULL, *clock = NULL;

  if (!again.set)
    return g_strdup ("");
  day = loket_calendar_day (again.value, profile->utc_offset);
  clock = loket_clock_text (language, again.value, profile->utc_offset, profile->zone);
  if (strcmp (day, today) == 0)
    return g_strdup_printf (_ ("Numbers are given from %s today."), clock);
  date = loket_date_full (language, day);
  return g_strdup_printf (_ ("Numbers are given again on %s from %s."), date, clock);
}

/**
 * loket_words_closed:
 * @language: "id", "jv" or "en"
 * @closure: of a service that gives no numbers now
 * @profile: the office
 * @now: office time
 *
 * Returns: (transfer full): that it is closed and, when it is known, until when
 */
char *
loket_words_closed (const char *language,
                    const LoketClosure *closure,
                    LoketProfile *profile,
                    gint64 now)
{
  g_autofree char *today = loket_calendar_day (now, profile->utc_offset);
  g_autofree char *day = NULL, *date = NULL, *clock = NULL;

  if (!closure->until.set)
    return g_strdup (_ ("Closed for now."));
  day = loket_calendar_day (closure->until.value, profile->utc_offset);
  clock = loket_clock_text (language, closure->until.value, profile->utc_offset, profile->zone);
  if (strcmp (day, today) == 0)
    return g_strdup_printf (_ ("Closed until %s."), clock);
  date = loket_date_full (language, day);
  return g_strdup_printf (_ ("Closed until %s, %s."), date, clock);
}

/**
 * loket_words_closed_why:
 * @closure: of a service that gives no numbers now
 * @closed: what loket_words_closed() says of it
 *
 * Returns: (transfer full): why, until when as far as that is known, and what to do
 */
char *
loket_words_closed_why (const LoketClosure *closure, const char *closed)
{
  static const char *const why[] = {
      [LOKET_CLOSURE_OFFICER] = N_ ("The officer for it is away."),
      [LOKET_CLOSURE_EQUIPMENT] = N_ ("A machine for it is being repaired."),
      [LOKET_CLOSURE_SYSTEM] = N_ ("Its data cannot be reached just now."),
      [LOKET_CLOSURE_SUPPLIES] = N_ ("What is needed for it has run out."),
      [LOKET_CLOSURE_OTHER] = NULL,
  };
  const char *reason = why[closure->reason] != NULL ? _ (why[closure->reason]) : NULL;
  const char *until = closure->until.set ? closed : NULL;
  const char *parts[3] = {NULL};
  g_autofree char *known = NULL;
  guint n = 0;

  if (reason != NULL)
    parts[n++] = reason;
  if (until != NULL)
    parts[n++] = until;
  known = g_strjoinv (" ", (char **) parts);
  return g_strdup_printf (
      "%s%s%s", known, n > 0 ? "\n" : "", _ ("Please choose another service, or ask an officer."));
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
