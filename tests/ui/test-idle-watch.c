/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch for visitors who walked away, second by second, without waiting. */
#include "ui/kiosk/idle-watch.h"

static void
count_cb (guint *count)
{
  ++*count;
}

static void
tick (LoketIdleWatch *watch, guint times)
{
  while (times-- > 0)
    loket_idle_watch_tick (watch);
}

static void
test_asks_then_gives_up (void)
{
  g_autoptr (LoketIdleWatch) watch = loket_idle_watch_new (60, 20);
  guint given_up = 0;

  g_signal_connect_swapped (watch, "given-up", G_CALLBACK (count_cb), &given_up);
  loket_idle_watch_start (watch);
  tick (watch, 59);
  g_assert_false (loket_idle_watch_is_asking (watch));
  tick (watch, 1);
  g_assert_true (loket_idle_watch_is_asking (watch));
  g_assert_cmpuint (loket_idle_watch_seconds_left (watch), ==, 20);
  tick (watch, 19);
  g_assert_cmpuint (loket_idle_watch_seconds_left (watch), ==, 1);
  g_assert_cmpuint (given_up, ==, 0);
  tick (watch, 1);
  g_assert_cmpuint (given_up, ==, 1);
  g_assert_false (loket_idle_watch_is_asking (watch));
}

static void
test_touch (void)
{
  g_autoptr (LoketIdleWatch) watch = loket_idle_watch_new (60, 20);

  loket_idle_watch_start (watch);
  tick (watch, 59);
  loket_idle_watch_touch (watch);
  tick (watch, 59);
  g_assert_false (loket_idle_watch_is_asking (watch));
  tick (watch, 1);
  loket_idle_watch_touch (watch); /* only an answer counts now */
  g_assert_true (loket_idle_watch_is_asking (watch));
  loket_idle_watch_start (watch);
  g_assert_false (loket_idle_watch_is_asking (watch));
  loket_idle_watch_stop (watch);
}

/* WCAG 2.2.1 */
static void
test_usual_seconds (void)
{
  g_assert_cmpuint (LOKET_IDLE_ASKING_SECONDS, >=, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/idle-watch/asks-then-gives-up", test_asks_then_gives_up);
  g_test_add_func ("/ui/idle-watch/touch", test_touch);
  g_test_add_func ("/ui/idle-watch/usual-seconds", test_usual_seconds);
  return g_test_run ();
}
