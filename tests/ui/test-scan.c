/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader types, told from what fingers type. */
#include "ui/common/scan.h"

#include <string.h>

/* Presses the keys of @text, @gap ms apart; returns whose the last one was. */
static LoketScanKey
type (LoketScan *scan, const char *text, guint32 *at, guint32 gap)
{
  LoketScanKey whose = LOKET_SCAN_NONE;

  for (guint i = 0; text[i] != '\0'; i++) {
    *at += gap;
    if (g_ascii_isupper (text[i]))
      loket_scan_key (scan, GDK_KEY_Shift_L, 0, 0, *at);
    whose = loket_scan_key (scan, gdk_unicode_to_keyval ((guint32) text[i]), 0, 0, *at);
  }
  return whose;
}

static void
test_code (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_SLIP);
  guint32 at = 1000;

  for (guint round = 0; round < 2; round++) {
    g_assert_cmpint (type (scan, "LKA1ABCdef234", &at, 12), ==, LOKET_SCAN_HELD);
    g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, 0, 0, at + 5), ==, LOKET_SCAN_DONE);
    g_assert_cmpstr (loket_scan_text (scan), ==, "LKA1ABCDEF234");
  }
}

/* A number pad has digits only: they are the visitor's. */
static void
test_fingers (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_SLIP);
  guint32 at = 1000;

  g_assert_cmpint (type (scan, "1234567", &at, 5), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, 0, 0, at + 5), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_KP_5, 0, 0, at + 10), ==, LOKET_SCAN_NONE);
}

/* A reader that stops in the middle holds nothing back for ever. */
static void
test_broken_off (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_SLIP);
  guint32 at = 1000;

  g_assert_cmpint (type (scan, "LKA1", &at, 12), ==, LOKET_SCAN_HELD);
  at += LOKET_SCAN_GAP_MS + 1;
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_3, 0, 0, at), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (type (scan, "LKA", &at, 12), ==, LOKET_SCAN_HELD);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, 0, 0, at), ==, LOKET_SCAN_NONE);
}

/* What a reader that sends American keys makes of @text on a computer that takes its keyboard for
 * another one: the places of the keys are right, their values are @typed. */
static void
scan_on (LoketScan *scan, const char *text, const char *typed)
{
  static const char *const rows[] = {
      "1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\zxcvbnm,./"};
  static const char *const shifted[] = {
      "!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"~", "|ZXCVBNM<>?"};
  static const guint firsts[] = {10, 24, 38, 51};
  guint32 at = 1000;

  for (guint i = 0; text[i] != '\0'; i++) {
    for (guint r = 0; r < G_N_ELEMENTS (rows); r++) {
      const char *plain = strchr (rows[r], text[i]);
      const char *upper = strchr (shifted[r], text[i]);
      const guint place = plain != NULL   ? (guint) (plain - rows[r])
                          : upper != NULL ? (guint) (upper - shifted[r])
                                          : G_MAXUINT;
      if (place == G_MAXUINT)
        continue;
      g_assert_cmpint (loket_scan_key (scan,
                                       gdk_unicode_to_keyval ((guint32) typed[i % strlen (typed)]),
                                       firsts[r] + place,
                                       upper != NULL ? GDK_SHIFT_MASK : 0,
                                       at += 4),
                       ==,
                       LOKET_SCAN_HELD);
      break;
    }
  }
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, 36, 0, at + 4), ==, LOKET_SCAN_DONE);
}

/* card-token.md 3, case 2: the same keys under other layouts, one of them without Latin letters. */
static void
test_layouts (void)
{
  static const char code[] = "https://kartu.example.go.id/v#2KCETIQBE4YZAQWM2345670";
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_ANY);

  for (const char *const *typed = (const char *const[]){code, "httpM!!k", "zyq", "\x7f", NULL};
       *typed != NULL;
       typed++) {
    scan_on (scan, code, *typed);
    g_assert_cmpstr (loket_scan_text (scan), ==, code);
  }
}

/* A megabyte of keys takes no megabyte, and is told from a code. */
static void
test_too_long (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_ANY);
  guint32 at = 1000;

  for (guint i = 0; i < 1000000; i++)
    g_assert_cmpint (loket_scan_key (scan, GDK_KEY_a, 38, 0, ++at), ==, LOKET_SCAN_HELD);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Return, 36, 0, ++at), ==, LOKET_SCAN_DONE);
  g_assert_cmpuint (loket_scan_length (scan), >, 4296);
  g_assert_cmpuint (loket_scan_length (scan), <, 10000);
}

/* What was read, or broken off, is behind us: the next key may be of fingers. */
static void
test_over (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_ANY);

  g_assert_false (loket_scan_goes_on (scan, 1000));
  loket_scan_key (scan, GDK_KEY_a, 38, 0, 1000);
  g_assert_true (loket_scan_goes_on (scan, 1010));
  g_assert_false (loket_scan_goes_on (scan, 1001 + LOKET_SCAN_GAP_MS));
  scan_on (scan, "https://kartu", "https://kartu");
  g_assert_false (loket_scan_goes_on (scan, 1060));
}

/* Shortcuts of the window are the officer's. */
static void
test_shortcut (void)
{
  g_autoptr (LoketScan) scan = loket_scan_new (LOKET_SCAN_ANY);

  g_assert_cmpint (
      loket_scan_key (scan, GDK_KEY_f, 41, GDK_CONTROL_MASK, 1000), ==, LOKET_SCAN_NONE);
  g_assert_cmpint (loket_scan_key (scan, GDK_KEY_Escape, 9, 0, 1010), ==, LOKET_SCAN_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/scan/code", test_code);
  g_test_add_func ("/ui/scan/fingers", test_fingers);
  g_test_add_func ("/ui/scan/broken-off", test_broken_off);
  g_test_add_func ("/ui/scan/layouts", test_layouts);
  g_test_add_func ("/ui/scan/too-long", test_too_long);
  g_test_add_func ("/ui/scan/over", test_over);
  g_test_add_func ("/ui/scan/shortcut", test_shortcut);
  return g_test_run ();
}
