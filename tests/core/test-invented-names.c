/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as lists write them: the changes that happen, and that each keeps to what it may do. */
#include "core/invented-names.h"
#include "core/name-canon.h"
#include "core/names.h"

#include <string.h>

static void
test_respell (void)
{
  static const char *const pairs[][2] = {
      {"Sucipto", "Soetjipto"},
      {"Suharto", "Soeharto"},
      {"Joko", "Djoko"},
      {"Sri Wahyuni", "Sri Wahjoeni"},
      {"Khotijah", "Chotidjah"},
      {"Syaifudin", "Sjaifoedin"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    LoketChance chance = loket_chance_of (1, 2, i);
    char name[LOKET_INVENTED_NAME];
    g_autofree char *before = loket_name_canon (pairs[i][0]);
    g_autofree char *after = NULL;
    g_strlcpy (name, pairs[i][0], sizeof name);
    g_assert_true (loket_invented_respell (&chance, TRUE, name));
    g_assert_cmpstr (name, ==, pairs[i][1]);
    after = loket_name_canon (name);
    g_assert_cmpstr (before, ==, after);
    g_assert_true (loket_invented_respell (&chance, TRUE, name));
    g_assert_cmpstr (name, ==, pairs[i][0]);
  }
}

static void
test_respell_nothing (void)
{
  LoketChance chance = loket_chance_of (1, 2, 3);
  char name[LOKET_INVENTED_NAME] = "Samin";

  g_assert_false (loket_invented_respell (&chance, FALSE, name));
  g_assert_cmpstr (name, ==, "Samin");
}

/* Whether one can be made from the other by one letter changed, put in, left out or swapped. */
static gboolean
is_one_slip (const char *one, const char *two)
{
  const gsize n = strlen (one), m = strlen (two);
  gsize head = 0, tail = 0;

  while (head < n && head < m && g_ascii_tolower (one[head]) == g_ascii_tolower (two[head]))
    head++;
  while (tail < n - head && tail < m - head &&
         g_ascii_tolower (one[n - tail - 1]) == g_ascii_tolower (two[m - tail - 1]))
    tail++;
  return n - head - tail <= 2 && m - head - tail <= 2 && MAX (n, m) - MIN (n, m) <= 1;
}

static void
test_misspell (void)
{
  static const char *const names[] = {"Sri", "Suparmi", "Dwi Lestari", "Nur'aini", "H. Slamet"};
  guint changed = 0;

  for (guint i = 0; i < 5000; i++) {
    LoketChance chance = loket_chance_of (7, 2, i);
    const char *plain = names[i % G_N_ELEMENTS (names)];
    char name[LOKET_INVENTED_NAME];
    g_strlcpy (name, plain, sizeof name);
    loket_invented_misspell (&chance, name);
    g_assert_true (is_one_slip (plain, name));
    g_assert_true (loket_name_check (name, NULL));
    changed += strcmp (name, plain) != 0;
  }
  g_assert_cmpuint (changed, >, 4700);
}

static void
test_shorten (void)
{
  static const char *const cases[][2] = {
      {"Abdul Aziz", "Abd. Aziz"},
      {"Ahmad Fauzi", "Achmad Fauzi"},
      {"Sri Wahyuni", "Sriwahyuni"},
      {"Eko Nur Prasetyo", "Eko Nur P."},
  };
  LoketChance chance = loket_chance_of (1, 1, 1);
  char name[LOKET_INVENTED_NAME] = "Suparmi";

  g_assert_false (loket_invented_shorten (&chance, name));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_strlcpy (name, cases[i][0], sizeof name);
    g_assert_true (loket_invented_shorten (&chance, name));
    g_assert_cmpstr (name, ==, cases[i][1]);
  }
  g_strlcpy (name, "Muhammad Iqbal", sizeof name);
  g_assert_true (loket_invented_shorten (&chance, name));
  g_assert_cmpstr (name, !=, "Muhammad Iqbal");
  g_assert_true (g_str_has_prefix (name, "M"));
  g_assert_true (g_str_has_suffix (name, " Iqbal"));
}

static void
test_titles (void)
{
  for (guint i = 0; i < 200; i++) {
    LoketChance chance = loket_chance_of (3, 1, i);
    char name[LOKET_INVENTED_NAME] = "Sutrisno";
    g_autofree char *bare = NULL;
    loket_invented_title (&chance, LOKET_SEX_MALE, i % 2 == 0, name);
    g_assert_cmpstr (name, !=, "Sutrisno");
    bare = loket_name_canon (name);
    g_assert_cmpstr (bare, ==, "SUTRISNO");
  }
}

static void
test_twins_share_a_word (void)
{
  const LoketInventedBearer bearer = {2012, LOKET_SEX_FEMALE, 2};

  for (guint i = 0; i < 500; i++) {
    LoketChance chance = loket_chance_of (5, 1, i);
    char name[LOKET_INVENTED_NAME];
    loket_invented_twin_name (&chance, &bearer, "Dwi Lestari", name);
    g_assert_true (g_str_has_prefix (name, "Dwi "));
    g_assert_cmpstr (name, !=, "Dwi Lestari");
  }
}

/* These numbers may never change: files of an older version could not be made again. */
static void
test_chance_is_fixed (void)
{
  LoketChance chance = loket_chance_of (1, 2, 3);
  guint below[10] = {0};

  g_assert_cmpuint (loket_chance_next (&chance), ==, G_GUINT64_CONSTANT (17172388476859105455));
  g_assert_cmpuint (loket_chance_next (&chance), ==, G_GUINT64_CONSTANT (10670162914097411724));
  for (guint i = 0; i < 10000; i++)
    below[loket_chance_below (&chance, 10)]++;
  for (guint i = 0; i < 10; i++) {
    g_assert_cmpuint (below[i], >, 900);
    g_assert_cmpuint (below[i], <, 1100);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/invented-names/chance-is-fixed", test_chance_is_fixed);
  g_test_add_func ("/core/invented-names/respell", test_respell);
  g_test_add_func ("/core/invented-names/respell-nothing", test_respell_nothing);
  g_test_add_func ("/core/invented-names/misspell", test_misspell);
  g_test_add_func ("/core/invented-names/shorten", test_shorten);
  g_test_add_func ("/core/invented-names/titles", test_titles);
  g_test_add_func ("/core/invented-names/twins-share-a-word", test_twins_share_a_word);
  return g_test_run ();
}
