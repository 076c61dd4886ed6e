/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of an application by the calendar of Sragen: 30 minutes, three working days over a
 * holiday; what was left of them when it stopped is left when it runs again. */
#include "core/application-clock.h"

#include "core/calendar.h"
#include "core/clock.h"

typedef struct {
  LoketProfile *profile;
  LoketApplicationKind *kind;
  LoketApplication *application;
} Fixture;

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", name, NULL);
  char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) file = read_file ("profile.ini");
  g_autoptr (GBytes) holidays = read_file ("holidays-2026.tsv");
  g_autoptr (GError) error = NULL;

  f->profile = loket_profile_parse (file, "sragen", &error);
  g_assert_no_error (error);
  g_assert_true (loket_profile_add_holidays (f->profile, holidays, &error));
  f->kind = loket_profile_application (f->profile, "saraswati-card");
  f->application = loket_application_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->application);
  g_clear_object (&f->profile);
}

/* "2026-12-23 10:30" on the clock of the office. */
static gint64
at (Fixture *f, const char *day, int hour, int minute)
{
  return loket_calendar_midnight (day, f->profile->utc_offset) + hour * LOKET_HOUR +
         minute * LOKET_MINUTE;
}

static void
move (Fixture *f, LoketApplicationState state, gint64 now)
{
  const LoketApplicationState before = f->application->state;

  f->application->state = state;
  loket_application_turn_clock (f->application, before, f->kind, f->profile, now);
}

static void
test_listed (Fixture *f, gconstpointer data)
{
  const gint64 start = at (f, "2026-11-23", 8, 0);

  f->application->listed = TRUE;
  move (f, LOKET_APPLICATION_SUBMITTED, start - LOKET_HOUR);
  g_assert_cmpint (
      loket_application_clock_at (f->application, start), ==, LOKET_APPLICATION_CLOCK_NONE);
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, start);
  g_assert_cmpint (f->application->due_at.value, ==, start + 30 * LOKET_MINUTE);
  g_assert_cmpint (loket_application_clock_at (f->application, start + 30 * LOKET_MINUTE),
                   ==,
                   LOKET_APPLICATION_CLOCK_RUNNING);
  g_assert_cmpint (loket_application_clock_at (f->application, start + 30 * LOKET_MINUTE + 1),
                   ==,
                   LOKET_APPLICATION_CLOCK_PASSED);
  move (f, LOKET_APPLICATION_VERIFIED, start + 5 * LOKET_MINUTE);
  g_assert_cmpint (f->application->due_at.value, ==, start + 30 * LOKET_MINUTE);
  move (f, LOKET_APPLICATION_CLOSED, start + 29 * LOKET_MINUTE);
  g_assert_cmpint (loket_application_clock_at (f->application, start + LOKET_DAY),
                   ==,
                   LOKET_APPLICATION_CLOCK_KEPT);
}

/* Three working days: over a weekend, and over Christmas, which is Friday 25 December 2026 with
 * joint leave the day before. */
static void
test_working_days (Fixture *f, gconstpointer data)
{
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, at (f, "2026-11-26", 15, 59));
  move (f, LOKET_APPLICATION_NEEDS_VERIFICATION, at (f, "2026-11-26", 15, 59));
  g_assert_cmpint (f->application->due_at.value, ==, at (f, "2026-12-01", 16, 0));
  f->application->clock_from = LOKET_SOME (at (f, "2026-12-22", 9, 0));
  move (f, LOKET_APPLICATION_VERIFYING_PHONE, at (f, "2026-12-22", 10, 0));
  g_assert_cmpint (f->application->due_at.value, ==, at (f, "2026-12-29", 16, 0));
}

static void
test_standing (Fixture *f, gconstpointer data)
{
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, at (f, "2026-11-23", 9, 0));
  move (f, LOKET_APPLICATION_NEEDS_VERIFICATION, at (f, "2026-11-23", 9, 0));
  g_assert_cmpint (f->application->due_at.value, ==, at (f, "2026-11-26", 16, 0));
  move (f, LOKET_APPLICATION_WAITING_VILLAGE, at (f, "2026-11-23", 10, 0));
  g_assert_false (f->application->due_at.set);
  g_assert_cmpint (loket_application_clock_at (f->application, at (f, "2027-11-23", 10, 0)),
                   ==,
                   LOKET_APPLICATION_CLOCK_STANDING);
  /* Thirty hours for the village: as much is left on Friday at ten as on Monday at ten. */
  move (f, LOKET_APPLICATION_VERIFIED, at (f, "2026-11-27", 10, 0));
  g_assert_cmpint (f->application->clock_stood, ==, 30 * LOKET_HOUR);
  g_assert_false (f->application->clock_stopped_at.set);
  g_assert_cmpint (f->application->due_at.value, ==, at (f, "2026-12-02", 16, 0));
  /* A second time is added. */
  move (f, LOKET_APPLICATION_NEEDS_VERIFICATION, at (f, "2026-11-27", 11, 0));
  move (f, LOKET_APPLICATION_INCOMPLETE, at (f, "2026-11-27", 12, 0));
  move (f, LOKET_APPLICATION_SUBMITTED, at (f, "2026-11-30", 12, 0));
  g_assert_cmpint (f->application->clock_stood, ==, 38 * LOKET_HOUR);
  g_assert_cmpint (f->application->clock_from.value, ==, at (f, "2026-11-23", 9, 0));
  g_assert_cmpint (f->application->due_at.value, ==, at (f, "2026-12-04", 8, 0));
}

typedef struct {
  const char *day;
  int hour, minute;
} When;

/* Complete, stopped, running again, and when it is due then. */
static const struct {
  const char *name;
  gboolean listed;
  When complete, stops, runs, due;
} stops[] = {
    {"one hour left, over a weekend",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-26", 15, 0},
     {"2026-11-30", 15, 0},
     {"2026-11-30", 16, 0}},
    {"one hour left, back after closing",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-26", 15, 0},
     {"2026-11-27", 18, 0},
     {"2026-11-30", 8, 30}},
    {"one hour left, back on a Saturday",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-26", 15, 0},
     {"2026-11-28", 10, 0},
     {"2026-11-30", 8, 30}},
    {"stopped in the break, back in it",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-26", 12, 10},
     {"2026-11-26", 12, 50},
     {"2026-11-26", 16, 0}},
    {"stopped at night, back the same night",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-25", 20, 0},
     {"2026-11-25", 21, 0},
     {"2026-11-26", 16, 0}},
    {"over Christmas, joint leave and a weekend",
     FALSE,
     {"2026-12-18", 9, 0}, /* due on Wednesday the 23rd */
     {"2026-12-23", 14, 0},
     {"2026-12-28", 9, 0},
     {"2026-12-28", 11, 0}},
    {"left on the first day, over Christmas",
     FALSE,
     {"2026-12-22", 9, 0}, /* due on Tuesday the 29th */
     {"2026-12-22", 15, 0},
     {"2026-12-28", 15, 0},
     {"2026-12-31", 16, 0}},
    {"too late already, and no more than that",
     FALSE,
     {"2026-11-23", 9, 0},
     {"2026-11-27", 8, 30},
     {"2026-11-30", 8, 30},
     {"2026-11-27", 16, 30}},
    {"ten minutes left, another day",
     TRUE,
     {"2026-11-23", 9, 0},
     {"2026-11-23", 9, 20},
     {"2026-11-24", 15, 0},
     {"2026-11-24", 15, 10}},
    {"ten minutes left, over a weekend",
     TRUE,
     {"2026-11-27", 16, 0},
     {"2026-11-27", 16, 20},
     {"2026-11-28", 12, 0},
     {"2026-11-30", 7, 40}},
    {"ten minutes left, over Christmas and the break",
     TRUE,
     {"2026-12-23", 11, 20},
     {"2026-12-23", 11, 40},
     {"2026-12-28", 11, 55},
     {"2026-12-28", 13, 5}},
    {"never stopped for an hour of opening",
     TRUE,
     {"2026-11-23", 9, 0},
     {"2026-11-23", 9, 5},
     {"2026-11-23", 9, 5},
     {"2026-11-23", 9, 30}},
};

static gint64
when (Fixture *f, const When *w)
{
  return at (f, w->day, w->hour, w->minute);
}

static void
test_what_is_left (Fixture *f, gconstpointer data)
{
  static const LoketApplicationState waits[] = {LOKET_APPLICATION_WAITING_VILLAGE,
                                                LOKET_APPLICATION_INCOMPLETE};

  for (guint i = 0; i < 2 * G_N_ELEMENTS (stops); i++) {
    const gsize row = i / 2;
    g_test_message ("%s", stops[row].name);
    g_clear_object (&f->application);
    f->application = loket_application_new ();
    f->application->listed = stops[row].listed;
    move (f, LOKET_APPLICATION_REGISTRY_CHECKED, when (f, &stops[row].complete));
    move (f, waits[i % 2], when (f, &stops[row].stops));
    g_assert_false (f->application->due_at.set);
    move (f, LOKET_APPLICATION_VERIFIED, when (f, &stops[row].runs));
    g_assert_cmpint (f->application->due_at.value, ==, when (f, &stops[row].due));
  }
}

/* An office that says nothing of its hours counts all of them. */
static void
test_no_hours (Fixture *f, gconstpointer data)
{
  const gint64 start = at (f, "2026-11-28", 20, 0);

  g_list_store_remove_all (f->profile->hours);
  f->application->listed = TRUE;
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, start);
  move (f, LOKET_APPLICATION_INCOMPLETE, start + 20 * LOKET_MINUTE);
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, start + 3 * LOKET_DAY);
  g_assert_cmpint (f->application->due_at.value, ==, start + 3 * LOKET_DAY + 10 * LOKET_MINUTE);
}

/* Granted in twenty minutes, handed over the next morning: in time.  Returned, it goes on. */
static void
test_granted (Fixture *f, gconstpointer data)
{
  const gint64 start = at (f, "2026-11-23", 8, 0);
  const gint64 morning = start + LOKET_DAY;

  f->application->listed = TRUE;
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, start);
  move (f, LOKET_APPLICATION_APPROVED_SECTION, start + 15 * LOKET_MINUTE);
  g_assert_false (f->application->ended_at.set);
  move (f, LOKET_APPLICATION_APPROVED, start + 20 * LOKET_MINUTE);
  g_assert_cmpint (
      loket_application_clock_at (f->application, morning), ==, LOKET_APPLICATION_CLOCK_KEPT);
  move (f, LOKET_APPLICATION_CLOSED, morning);
  g_assert_cmpint (f->application->ended_at.value, ==, start + 20 * LOKET_MINUTE);
  g_assert_cmpint (
      loket_application_clock_at (f->application, morning), ==, LOKET_APPLICATION_CLOCK_KEPT);
  f->application->state = LOKET_APPLICATION_APPROVED_SECTION;
  move (f, LOKET_APPLICATION_VERIFIED, morning);
  g_assert_false (f->application->ended_at.set);
  g_assert_cmpint (
      loket_application_clock_at (f->application, morning), ==, LOKET_APPLICATION_CLOCK_PASSED);
}

/* Opened again it begins anew. */
static void
test_again (Fixture *f, gconstpointer data)
{
  move (f, LOKET_APPLICATION_REGISTRY_CHECKED, at (f, "2026-11-23", 9, 0));
  move (f, LOKET_APPLICATION_WITHDRAWN, at (f, "2026-12-23", 9, 0));
  g_assert_cmpint (
      loket_application_clock_at (f->application, 0), ==, LOKET_APPLICATION_CLOCK_MISSED);
  move (f, LOKET_APPLICATION_SUBMITTED, at (f, "2026-12-28", 9, 0));
  g_assert_false (f->application->clock_from.set);
  g_assert_false (f->application->ended_at.set);
  g_assert_false (f->application->due_at.set);
}

static void
test_owed_until (Fixture *f, gconstpointer data)
{
  g_autofree char *week = loket_application_owed_until (f->profile, "2026-11-23", 7);
  g_autofree char *weekend = loket_application_owed_until (f->profile, "2026-11-21", 7);
  g_autofree char *christmas = loket_application_owed_until (f->profile, "2026-12-18", 7);

  g_assert_cmpstr (week, ==, "2026-11-30");
  g_assert_cmpstr (weekend, ==, "2026-11-30");
  g_assert_cmpstr (christmas, ==, "2026-12-28");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/core/application-clock/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("listed", test_listed);
  ADD ("working-days", test_working_days);
  ADD ("standing", test_standing);
  ADD ("again", test_again);
  ADD ("granted", test_granted);
  ADD ("no-hours", test_no_hours);
  ADD ("what-is-left", test_what_is_left);
  ADD ("owed-until", test_owed_until);
  return g_test_run ();
}
