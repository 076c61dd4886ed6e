/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One visit at the kiosk: its steps, and presses that come too late or twice. */
#include "ui/kiosk/visit.h"

#define SECOND G_USEC_PER_SEC

static void
go_to_priority (LoketKioskVisit *visit)
{
  loket_kiosk_visit_begin (visit);
  loket_kiosk_visit_choose_service (visit, "health");
  loket_kiosk_visit_ready (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_PRIORITY);
}

static void
test_way_to_the_number (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  go_to_priority (visit);
  g_assert_cmpstr (loket_kiosk_visit_service (visit), ==, "health");
  g_assert_true (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_ELDERLY, "key-1", "ticket-1", 10 * SECOND));
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_WAIT);
  g_assert_cmpstr (loket_kiosk_visit_key (visit), ==, "key-1");
  g_assert_cmpstr (loket_kiosk_visit_ticket (visit), ==, "ticket-1");
  loket_kiosk_visit_show_number (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_NUMBER);
}

static void
test_late_presses_do_nothing (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  loket_kiosk_visit_choose_service (visit, "health");
  loket_kiosk_visit_ready (visit);
  loket_kiosk_visit_show_number (visit);
  g_assert_false (
      loket_kiosk_visit_choose_priority (visit, LOKET_PRIORITY_NONE, "key", "ticket", 10 * SECOND));
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_WELCOME);
  g_assert_null (loket_kiosk_visit_key (visit));
}

static void
test_double_tap (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  go_to_priority (visit);
  g_assert_true (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_NONE, "key-1", "ticket-1", 10 * SECOND));
  g_assert_false (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_NONE, "key-2", "ticket-2", 10 * SECOND + 1));
  g_assert_cmpstr (loket_kiosk_visit_key (visit), ==, "key-1");
  g_assert_cmpstr (loket_kiosk_visit_ticket (visit), ==, "ticket-1");

  loket_kiosk_visit_reset (visit);
  go_to_priority (visit);
  g_assert_false (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_NONE, "key-3", "ticket-3", 12 * SECOND - 1));
  g_assert_true (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_NONE, "key-4", "ticket-4", 12 * SECOND));
}

static void
test_back (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  g_assert_false (loket_kiosk_visit_can_go_back (visit));
  go_to_priority (visit);
  loket_kiosk_visit_go_back (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_PAPERS);
  loket_kiosk_visit_go_back (visit);
  loket_kiosk_visit_go_back (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_WELCOME);
  loket_kiosk_visit_go_back (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_WELCOME);
}

static void
test_reset_forgets (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  go_to_priority (visit);
  g_assert_true (loket_kiosk_visit_choose_priority (
      visit, LOKET_PRIORITY_INFANT, "key-1", "ticket-1", 10 * SECOND));
  g_assert_false (loket_kiosk_visit_can_go_back (visit));
  loket_kiosk_visit_reset (visit);
  g_assert_null (loket_kiosk_visit_service (visit));
  g_assert_null (loket_kiosk_visit_key (visit));
  g_assert_null (loket_kiosk_visit_ticket (visit));
  g_assert_cmpint (loket_kiosk_visit_priority (visit), ==, LOKET_PRIORITY_NONE);
}

/* How far is my application?  A slip may be shown on any page but that of a number. */
static void
test_status (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  g_assert_true (loket_kiosk_visit_look_up (visit));
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_LOOKING);
  loket_kiosk_visit_show_status (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_STATUS);
  loket_kiosk_visit_go_back (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_CODE);
  loket_kiosk_visit_go_back (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_SERVICE);
  loket_kiosk_visit_ask_for_code (visit);
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_CODE);
  loket_kiosk_visit_show_status (visit); /* late: nobody looks any more */
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_CODE);
  g_assert_true (loket_kiosk_visit_look_up (visit));
  loket_kiosk_visit_show_status (visit);
  loket_kiosk_visit_come (visit, "health");
  g_assert_cmpint (loket_kiosk_visit_step (visit), ==, LOKET_STEP_PRIORITY);
  g_assert_cmpstr (loket_kiosk_visit_service (visit), ==, "health");
  g_assert_true (
      loket_kiosk_visit_choose_priority (visit, LOKET_PRIORITY_NONE, "key", "ticket", 10 * SECOND));
  g_assert_false (loket_kiosk_visit_look_up (visit));
}

/* Wrong codes count for all visits, and are forgotten with time. */
static void
test_tries (void)
{
  g_autoptr (LoketKioskVisit) visit = loket_kiosk_visit_new ();

  for (guint i = 0; i < LOKET_KIOSK_VISIT_TRIES; i++) {
    g_assert_true (loket_kiosk_visit_may_type (visit, 10 * SECOND));
    loket_kiosk_visit_typed_wrong (visit, 10 * SECOND);
    loket_kiosk_visit_reset (visit);
  }
  g_assert_false (loket_kiosk_visit_may_type (visit, 10 * SECOND));
  g_assert_false (
      loket_kiosk_visit_may_type (visit, 10 * SECOND + LOKET_KIOSK_VISIT_TRIES_WITHIN - 1));
  g_assert_true (loket_kiosk_visit_may_type (visit, 10 * SECOND + LOKET_KIOSK_VISIT_TRIES_WITHIN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/visit/way-to-the-number", test_way_to_the_number);
  g_test_add_func ("/ui/visit/late-presses-do-nothing", test_late_presses_do_nothing);
  g_test_add_func ("/ui/visit/double-tap", test_double_tap);
  g_test_add_func ("/ui/visit/back", test_back);
  g_test_add_func ("/ui/visit/reset-forgets", test_reset_forgets);
  g_test_add_func ("/ui/visit/status", test_status);
  g_test_add_func ("/ui/visit/tries", test_tries);
  return g_test_run ();
}
