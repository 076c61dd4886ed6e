/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts as a reason that somebody has written. */
#include "core/said.h"

static void
test_said (void)
{
  static const char *const words[] = {
      "PNS", "1 2 3", "Sudah wafat", "\u00e9t\u00e9", " a - b . c "};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_test_message ("%s", words[i]);
    g_assert_true (loket_is_said (words[i]));
  }
}

static void
test_not_said (void)
{
  static const char *const none[] = {
      "",
      " \n",
      "-",
      ".....",
      "ok",
      "a\u0301\u0301\u0301",            /* one letter, with marks */
      "\u0301",                         /* a mark alone */
      "\u00ad\u00ad\u00ad",             /* soft hyphens */
      "\u200b\u200b\u200b\ufeff",       /* no width */
      "\u202e\u202e\u202e",             /* turns the line around */
      "\u2800\u2800\u2800",             /* Braille without dots */
      "\u3164\u3164\u3164\u3164",       /* Hangul filler */
      "\u115f\u1160\uffa0\u115f",       /* the other fillers */
      "\U000e0041\U000e0042\U000e0043", /* tags */
  };

  g_assert_false (loket_is_said (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_test_message ("%u", i);
    g_assert_false (loket_is_said (none[i]));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/said/words", test_said);
  g_test_add_func ("/core/said/nothing-to-read", test_not_said);
  return g_test_run ();
}
