/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the administration page works out by itself: what a search finds, first passwords, and which
 * sections there are. */
#include "config.h"

#include "ui/admin/password.h"
#include "ui/admin/search.h"
#include "ui/admin/section.h"

#include <string.h>

static void
test_search_words (void)
{
  const char *row = "Sri Wahyuni sri.w Petugas depan, Operator cetak kartu 33.14.10 Aktif";

  g_assert_true (loket_admin_search_finds ("", row));
  g_assert_true (loket_admin_search_finds ("wahyu", row));
  g_assert_true (loket_admin_search_finds ("CETAK sri", row));
  g_assert_true (loket_admin_search_finds ("  sri   33.14 ", row));
  g_assert_false (loket_admin_search_finds ("sri budi", row));
  g_assert_false (loket_admin_search_finds ("wahyunis", row));
}

static void
test_search_marks (void)
{
  g_assert_true (loket_admin_search_finds ("andre", "André Wibowo"));
  g_assert_true (loket_admin_search_finds ("ANDRÉ", "andré wibowo"));
  g_assert_true (loket_admin_search_finds ("ꦱꦿꦒꦺꦤ꧀", "Kiosk ꦱꦿꦒꦺꦤ꧀"));
  g_assert_false (loket_admin_search_finds ("ꦱꦿꦒꦺꦤ꧀", "Kiosk ꦗꦮ"));
}

static void
test_search_punctuation (void)
{
  g_assert_true (loket_admin_search_finds ("(2)?", "Loket (2)?"));
  g_assert_false (loket_admin_search_finds (".*", "Loket 2"));
}

static void
test_password_shape (void)
{
  g_autoptr (LoketRandom) random = loket_random_new_seeded (7);

  for (int i = 0; i < 500; i++) {
    g_autofree char *password = loket_admin_password_new (random);
    g_autofree char *next = loket_admin_password_new (random);

    g_assert_true (g_regex_match_simple ("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", password, 0, 0));
    g_assert_null (strpbrk (password, "01louvi"));
    g_assert_cmpstr (password, !=, next);
  }
}

static void
test_sections_distinct (void)
{
  const LoketAdminSection *sections = loket_admin_sections ()->sections;

  g_assert_cmpuint (loket_admin_sections ()->n_sections, >=, 2);
  for (guint i = 0; i < loket_admin_sections ()->n_sections; i++) {
    g_assert_nonnull (sections[i].create);
    g_assert_cmpuint (sections[i].permission, <, LOKET_N_PERMISSIONS);
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (sections[i].symbol, !=, sections[j].symbol);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/admin/search/words", test_search_words);
  g_test_add_func ("/admin/search/marks", test_search_marks);
  g_test_add_func ("/admin/search/punctuation", test_search_punctuation);
  g_test_add_func ("/admin/password/shape", test_password_shape);
  g_test_add_func ("/admin/sections/distinct", test_sections_distinct);
  return g_test_run ();
}
