/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The device's clock without a hub: 1970, two days ahead, steps back, restarts. */
#include "core/clock.h"
#include "core/device-clock.h"

#include <string.h>

#define MORNING G_GINT64_CONSTANT (1795395600000000)
#define BOOT_A "aaaaaaaa-0000-4000-8000-000000000000"
#define BOOT_B "bbbbbbbb-0000-4000-8000-000000000000"

static LoketClockReading
reading (const char *boot, gint64 elapsed, gint64 wall)
{
  LoketClockReading reading = {.elapsed = elapsed, .wall = wall};

  g_strlcpy (reading.boot, boot, sizeof reading.boot);
  return reading;
}

/* A hub said that it is eight; the clock of this machine is an hour slow. */
static LoketClockAnchor
said_at_eight (void)
{
  return (LoketClockAnchor){.office = MORNING,
                            .machine = reading (BOOT_A, LOKET_HOUR, MORNING - LOKET_HOUR),
                            .sure = TRUE};
}

static void
test_same_run (void)
{
  const LoketClockAnchor anchor = said_at_eight ();
  const gint64 walls[] = {0, MORNING, MORNING + 2 * LOKET_DAY, MORNING - LOKET_DAY};

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++) {
    const LoketClockReading now = reading (BOOT_A, 3 * LOKET_HOUR, walls[i]);
    const LoketStamp stamp = loket_device_clock_stamp (&anchor, &now, MORNING);
    g_assert_cmpint (stamp.at, ==, MORNING + 2 * LOKET_HOUR);
    g_assert_true (stamp.sure);
    g_assert_false (stamp.held);
  }
}

static void
test_restart (void)
{
  const LoketClockAnchor anchor = said_at_eight ();
  const LoketClockReading now = reading (BOOT_B, 10, MORNING + LOKET_HOUR);
  const LoketStamp stamp = loket_device_clock_stamp (&anchor, &now, MORNING);

  g_assert_cmpint (stamp.at, ==, MORNING + 2 * LOKET_HOUR);
  g_assert_false (stamp.sure);
  g_assert_false (stamp.held);
}

/* The battery is dead: the last known time goes on, by what elapses, and never stands still. */
static void
test_1970 (void)
{
  const LoketClockAnchor anchor = said_at_eight ();
  LoketClockReading now = reading (BOOT_B, 10, 0);
  LoketStamp stamp = loket_device_clock_stamp (&anchor, &now, MORNING + LOKET_MINUTE);
  LoketClockAnchor provisional;

  g_assert_cmpint (stamp.at, ==, MORNING + LOKET_MINUTE + 1);
  g_assert_false (stamp.sure);
  g_assert_true (stamp.held);

  provisional = loket_device_clock_anchor (&stamp, &now);
  now = reading (BOOT_B, 10 + LOKET_HOUR, 0);
  stamp = loket_device_clock_stamp (&provisional, &now, stamp.at);
  g_assert_cmpint (stamp.at, ==, MORNING + LOKET_MINUTE + 1 + LOKET_HOUR);
  g_assert_false (stamp.sure);
}

/* Two days ahead after a restart cannot be told from two days off: it is said to be unsure.  What
 * is set back afterwards in the same run moves nothing. */
static void
test_two_days_ahead (void)
{
  const LoketClockAnchor anchor = said_at_eight ();
  LoketClockReading now = reading (BOOT_B, 10, MORNING - LOKET_HOUR + 2 * LOKET_DAY);
  LoketStamp stamp = loket_device_clock_stamp (&anchor, &now, MORNING);
  LoketClockAnchor provisional = loket_device_clock_anchor (&stamp, &now);

  g_assert_cmpint (stamp.at, ==, MORNING + 2 * LOKET_DAY);
  g_assert_false (stamp.sure);
  now = reading (BOOT_B, 10 + LOKET_MINUTE, MORNING);
  stamp = loket_device_clock_stamp (&provisional, &now, stamp.at);
  g_assert_cmpint (stamp.at, ==, MORNING + 2 * LOKET_DAY + LOKET_MINUTE);
}

/* Steps back at every restart: every stamp is still later than the one before. */
static void
test_back_steps (void)
{
  LoketClockAnchor anchor = said_at_eight ();
  gint64 latest = MORNING;

  for (guint restart = 0; restart < 50; restart++) {
    g_autofree char *boot = g_strdup_printf ("%08u-0000-4000-8000-000000000000", restart);

    for (guint press = 0; press < 5; press++) {
      const LoketClockReading now = reading (boot, press, MORNING - (gint64) restart * LOKET_HOUR);
      const LoketStamp stamp = loket_device_clock_stamp (&anchor, &now, latest);

      g_assert_cmpint (stamp.at, >, latest);
      g_assert_false (stamp.sure);
      latest = stamp.at;
      anchor = loket_device_clock_anchor (&stamp, &now);
    }
  }
}

static void
test_never_heard (void)
{
  const LoketClockReading now = reading (BOOT_A, 5, MORNING);
  const LoketStamp stamp = loket_device_clock_stamp (NULL, &now, 0);

  g_assert_cmpint (stamp.at, ==, MORNING);
  g_assert_false (stamp.sure);
}

/* Two stamps in one microsecond are no wrong clock. */
static void
test_one_microsecond (void)
{
  const LoketClockAnchor anchor = said_at_eight ();
  const LoketStamp stamp = loket_device_clock_stamp (&anchor, &anchor.machine, MORNING);

  g_assert_cmpint (stamp.at, ==, MORNING + 1);
  g_assert_true (stamp.sure);
  g_assert_false (stamp.held);
}

static void
test_jump (void)
{
  const LoketClockReading before = reading (BOOT_A, 0, MORNING);
  static const struct {
    const char *boot;
    gint64 wall;
    gint64 jump;
  } cases[] = {{BOOT_A, MORNING + LOKET_HOUR, 0},
               {BOOT_A, MORNING + LOKET_HOUR + 5 * LOKET_MINUTE, 0},
               {BOOT_A, MORNING + LOKET_HOUR - 5 * LOKET_MINUTE, 0},
               {BOOT_A, MORNING + LOKET_HOUR + 6 * LOKET_MINUTE, 6 * LOKET_MINUTE},
               {BOOT_A, MORNING - LOKET_HOUR, -2 * LOKET_HOUR},
               {BOOT_B, 0, 0}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LoketClockReading after = reading (cases[i].boot, LOKET_HOUR, cases[i].wall);
    g_assert_cmpint (loket_device_clock_jump (&before, &after), ==, cases[i].jump);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/device-clock/same-run", test_same_run);
  g_test_add_func ("/core/device-clock/restart", test_restart);
  g_test_add_func ("/core/device-clock/1970", test_1970);
  g_test_add_func ("/core/device-clock/two-days-ahead", test_two_days_ahead);
  g_test_add_func ("/core/device-clock/back-steps", test_back_steps);
  g_test_add_func ("/core/device-clock/never-heard", test_never_heard);
  g_test_add_func ("/core/device-clock/one-microsecond", test_one_microsecond);
  g_test_add_func ("/core/device-clock/jump", test_jump);
  return g_test_run ();
}
