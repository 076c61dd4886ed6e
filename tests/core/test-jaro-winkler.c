/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jaro and Jaro-Winkler against values that Winkler and others published. */
#include "core/jaro-winkler.h"

#include <math.h>
#include <string.h>

#define TO_THREE_PLACES 0.0006

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, TO_THREE_PLACES);
}

/* Table of Winkler's report RR-2006-02 and the census code's own example pairs. */
static void
test_published (void)
{
  static const struct {
    const char *a;
    const char *b;
    double jaro;
    double winkler;
  } rows[] = {
      {"MARTHA", "MARHTA", 0.944, 0.961},
      {"DWAYNE", "DUANE", 0.822, 0.840},
      {"DIXON", "DICKSONX", 0.767, 0.813},
      {"JONES", "JOHNSON", 0.790, 0.832},
      {"ABROMS", "ABRAMS", 0.889, 0.922},
      {"MASSEY", "MASSIE", 0.889, 0.933},
      {"HARDIN", "MARTINEZ", 0.722, 0.722},
      {"JERALDINE", "GERALDINE", 0.926, 0.926},
      {"SHACKLEFORD", "SHACKELFORD", 0.970, 0.982},
      {"DUNNINGHAM", "CUNNIGHAM", 0.896, 0.896},
      {"NICHLESON", "NICHULSON", 0.926, 0.956},
      {"MICHELLE", "MICHAEL", 0.869, 0.921},
      {"ITMAN", "SMITH", 0.467, 0.467},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    gsize a = strlen (rows[i].a);
    gsize b = strlen (rows[i].b);
    assert_near (loket_jaro (rows[i].a, a, rows[i].b, b), rows[i].jaro);
    assert_near (loket_jaro_winkler (rows[i].a, a, rows[i].b, b), rows[i].winkler);
  }
}

static void
test_edges (void)
{
  g_autofree char *a = g_strnfill (100, 'a');
  g_autofree char *b = g_strnfill (64, 'a');

  assert_near (loket_jaro_winkler ("", 0, "", 0), 1);
  assert_near (loket_jaro_winkler ("SITI", 4, "", 0), 0);
  assert_near (loket_jaro_winkler ("A", 1, "A", 1), 1);
  assert_near (loket_jaro_winkler ("A", 1, "B", 1), 0);
  assert_near (loket_jaro_winkler (a, 100, b, 64), 1);
}

/* Equal is 1, nothing leaves 0 to 1, and the order of the two does not count. */
static void
test_properties (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);

  for (guint run = 0; run < 20000; run++) {
    char texts[2][80];
    gsize lengths[2];
    double there;
    double back;
    for (guint i = 0; i < 2; i++) {
      lengths[i] = (gsize) g_rand_int_range (chance, 0, 80);
      for (gsize c = 0; c < lengths[i]; c++)
        texts[i][c] = (char) ('A' + g_rand_int_range (chance, 0, 4));
    }
    there = loket_jaro_winkler (texts[0], lengths[0], texts[1], lengths[1]);
    back = loket_jaro_winkler (texts[1], lengths[1], texts[0], lengths[0]);
    g_assert_cmpfloat (there, >=, 0);
    g_assert_cmpfloat (there, <=, 1 + 1e-12);
    /* Which of several equal letters become partners may depend on the order, by very little. */
    g_assert_cmpfloat_with_epsilon (there, back, 0.07);
    assert_near (loket_jaro_winkler (texts[0], lengths[0], texts[0], lengths[0]), 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/jaro-winkler/published", test_published);
  g_test_add_func ("/core/jaro-winkler/edges", test_edges);
  g_test_add_func ("/core/jaro-winkler/properties", test_properties);
  return g_test_run ();
}
