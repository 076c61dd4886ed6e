/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader types, told from what fingers type. */
#include "ui/kiosk/scan.h"

/* Presses the keys of @text, @gap ms apart; returns whose the last one was. */
static LoketScanKey
type (LoketScan *scan, const char *text, guint32 *at, guint32 gap)
{
  LoketScanKey whose = LOKET_SCAN_NONE;

  for (guint i = 0; text[i] != '\0'; i++) {
    *at += gap;
    if (g_ascii_isupper (text[i]))
      loket_scan_key (scan, GDK_KEY_Shift_L, *at);
    whose = loket_scan_key (scan, gdk_unicode_to_keyval ((guint32) text[i]), *at);
  }
  return whose;
}

static void
test_code (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new ();
  guint32 at = 1000;

  for (guint round = 0; round < 2; round++) {
    g_assert_cmpint (type (scan, "LKA1ABCdef234", &at, 12), ==, LOKET_SCAN_HELD);
    g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, at + 5), ==, LOKET_SCAN_DONE);
    g_assert_cmpstr (loket_scan_text (scan), ==, "LKA1ABCDEF234");
  }
}

/* A number pad has digits only: they are the visitor's. */
static void
test_fingers (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new ();
  guint32 at = 1000;

  g_assert_cmpint (type (scan, "1234567", &at, 5), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, at + 5), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_KP_5, at + 10), ==, LOKET_SCAN_NONE);
}

/* A reader that stops in the middle holds nothing back for ever. */
static void
test_broken_off (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new ();
  guint32 at = 1000;

  g_assert_cmpint (type (scan, "LKA1", &at, 12), ==, LOKET_SCAN_HELD);
  at += LOKET_SCAN_GAP_MS + 1;
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_3, at), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (type (scan, "LKA", &at, 12), ==, LOKET_SCAN_HELD);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, at), ==, LOKET_SCAN_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/scan/code", test_code);
  g_test_add_func ("/ui/scan/fingers", test_fingers);
  g_test_add_func ("/ui/scan/broken-off", test_broken_off);
  return g_test_run ();
}
