/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posted times of applications; app/office/applications.c turns the clock with every move. */
#include "config.h"

#include "core/application-clock.h"

#include "core/calendar.h"
#include "core/clock.h"

G_DEFINE_ENUM_TYPE (LoketApplicationClock,
                    loket_application_clock,
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_STANDING, "standing"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_KEPT, "kept"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOCK_MISSED, "missed"))

/**
 * loket_application_clock_at:
 * @application: an application
 * @now: office time, UTC microseconds
 *
 * Returns: how its clock is then
 */
LoketApplicationClock
loket_application_clock_at (const LoketApplication *application, gint64 now)
{
  if (loket_application_clock_stands (application->state))
    return LOKET_APPLICATION_CLOCK_STANDING;
  if (!application->due_at.set)
    return LOKET_APPLICATION_CLOCK_NONE;
  if (application->ended_at.set)
    return application->ended_at.value <= application->due_at.value
               ? LOKET_APPLICATION_CLOCK_KEPT
               : LOKET_APPLICATION_CLOCK_MISSED;
  return now <= application->due_at.value ? LOKET_APPLICATION_CLOCK_RUNNING
                                          : LOKET_APPLICATION_CLOCK_PASSED;
}

static gboolean
has_hours (LoketProfile *profile)
{
  return profile->hours != NULL && g_list_model_get_n_items (G_LIST_MODEL (profile->hours)) > 0;
}

/* When the office closes on the last of so many working days behind @day; an office without hours
 * counts every day. */
static gint64
end_of_days (LoketProfile *profile, const char *day, gint64 days)
{
  g_autofree char *last =
      has_hours (profile) ? loket_profile_working_day_after (profile, day, (guint) days) : NULL;
  const LoketWorkday *workday = NULL;

  if (last == NULL)
    last = loket_calendar_later_day (day, (int) days);
  else
    workday = loket_profile_workday (profile, last);
  return loket_calendar_midnight (last, profile->utc_offset) +
         (workday != NULL ? workday->closes * LOKET_MINUTE : LOKET_DAY);
}

/* The hours that it stood are put behind the end: then so much of the posted time is left as there
 * was. */
static gint64
due_of (const LoketApplication *application,
        const LoketApplicationKind *kind,
        LoketProfile *profile)
{
  const gint64 from = application->clock_from.value;
  g_autofree char *day = loket_calendar_day (from, profile->utc_offset);

  if (application->listed)
    return loket_profile_add_working_time (
        profile, from, kind->listed_minutes * LOKET_MINUTE + application->clock_stood);
  return loket_profile_add_working_time (
      profile, end_of_days (profile, day, kind->unlisted_days), application->clock_stood);
}

static void
stop (LoketApplication *application, gint64 now)
{
  if (application->clock_from.set && !application->clock_stopped_at.set)
    application->clock_stopped_at = LOKET_SOME (now);
  application->due_at = LOKET_NONE;
}

static void
go_on (LoketApplication *application, LoketProfile *profile, gint64 now)
{
  if (!application->clock_stopped_at.set)
    return;
  application->clock_stood +=
      loket_profile_working_time (profile, application->clock_stopped_at.value, now);
  application->clock_stopped_at = LOKET_NONE;
}

static void
begin_anew (LoketApplication *application)
{
  application->clock_from = LOKET_NONE;
  application->clock_stopped_at = LOKET_NONE;
  application->clock_stood = 0;
  application->due_at = LOKET_NONE;
  application->ended_at = LOKET_NONE;
}

/**
 * loket_application_turn_clock:
 * @application: one that has just moved; its clock is changed
 * @before: the state that it was in
 * @kind: (nullable): its kind, %NULL when the profile has it no more: then no time is posted
 * @profile: for the calendar of the office
 * @now: office time, UTC microseconds
 *
 * The clock begins with the check of the register, which follows on complete papers at once; it
 * ends with the decision, and what that gives may wait for the person.  Whether the section alone
 * grants it only its decision knows: then @application has ended already.
 */
void
loket_application_turn_clock (LoketApplication *application,
                              LoketApplicationState before,
                              const LoketApplicationKind *kind,
                              LoketProfile *profile,
                              gint64 now)
{
  const LoketApplicationState state = application->state;

  if (loket_application_has_ended (before) && state == LOKET_APPLICATION_SUBMITTED)
    begin_anew (application);
  if (state == LOKET_APPLICATION_REGISTRY_CHECKED && !application->clock_from.set)
    application->clock_from = LOKET_SOME (now);
  if (loket_application_clock_stands (state)) {
    stop (application, now);
    return;
  }
  go_on (application, profile, now);
  if (state <= LOKET_APPLICATION_PROPOSED)
    application->ended_at = LOKET_NONE;
  if (application->clock_from.set && kind != NULL && !application->ended_at.set)
    application->due_at = LOKET_SOME (due_of (application, kind, profile));
  if ((loket_application_has_ended (state) || state == LOKET_APPLICATION_APPROVED) &&
      !application->ended_at.set)
    application->ended_at = LOKET_SOME (now);
}

/**
 * loket_application_owed_until:
 * @profile: for the calendar of the office
 * @day: today
 * @days: how long somebody has
 *
 * Returns: (transfer full): the last day, on which the office is open
 */
char *
loket_application_owed_until (LoketProfile *profile, const char *day, gint64 days)
{
  g_autofree char *last = loket_calendar_later_day (day, (int) days);
  g_autofree char *before = NULL;
  char *open = NULL;

  if (!has_hours (profile) || loket_profile_workday (profile, last) != NULL)
    return g_steal_pointer (&last);
  before = loket_calendar_later_day (day, (int) days - 1);
  open = loket_profile_working_day_after (profile, before, 1);
  return open != NULL ? open : g_steal_pointer (&last);
}
