/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's clock is set while it runs: noticed once, in both directions; small steps are not. */
#include "hub/clock-watch.h"

static void
jumped_cb (gint64 jump, gpointer data)
{
  gint64 *seen = data;

  g_assert_cmpint (*seen, ==, 0);
  *seen = jump;
}

static void
test_jumps (void)
{
  static const struct {
    gint64 elapsed; /* since the look before */
    gint64 clock;   /* went by so much in that time */
    gint64 jump;
  } looks[] = {{LOKET_MINUTE, LOKET_MINUTE, 0},
               {LOKET_MINUTE, 6 * LOKET_MINUTE, 0},
               {LOKET_MINUTE, LOKET_HOUR, 59 * LOKET_MINUTE},
               {LOKET_MINUTE, LOKET_MINUTE, 0},
               {LOKET_MINUTE, -LOKET_DAY, -LOKET_DAY - LOKET_MINUTE},
               {LOKET_HOUR, LOKET_HOUR, 0}};
  g_autoptr (LoketClock) clock = loket_clock_new_frozen (1795395600000000);
  gint64 seen = 0;
  gint64 elapsed = 0;
  g_autoptr (LoketClockWatch) watch = loket_clock_watch_new (clock, jumped_cb, &seen);

  loket_clock_watch_look (watch, elapsed);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    elapsed += looks[i].elapsed;
    loket_clock_advance (clock, looks[i].clock);
    seen = 0;
    loket_clock_watch_look (watch, elapsed);
    g_assert_cmpint (seen, ==, looks[i].jump);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/clock-watch/jumps", test_jumps);
  return g_test_run ();
}
