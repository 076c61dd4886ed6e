/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as words and as money. */
#include "core/numbers.h"

#include <string.h>

static void
test_words (void)
{
  static const struct {
    gint64 number;
    const char *words;
  } rows[] = {
      {0, "nol"},
      {1, "satu"},
      {10, "sepuluh"},
      {11, "sebelas"},
      {12, "dua belas"},
      {19, "sembilan belas"},
      {20, "dua puluh"},
      {21, "dua puluh satu"},
      {99, "sembilan puluh sembilan"},
      {100, "seratus"},
      {101, "seratus satu"},
      {110, "seratus sepuluh"},
      {111, "seratus sebelas"},
      {200, "dua ratus"},
      {1000, "seribu"},
      {1001, "seribu satu"},
      {1100, "seribu seratus"},
      {2000, "dua ribu"},
      {11000, "sebelas ribu"},
      {21000, "dua puluh satu ribu"},
      {101000, "seratus satu ribu"},
      {500000, "lima ratus ribu"},
      {1000000, "satu juta"},
      {1200000, "satu juta dua ratus ribu"},
      {1001000, "satu juta seribu"},
      {1000000000, "satu miliar"},
      {4140000000, "empat miliar seratus empat puluh juta"},
      {1000000000000, "satu triliun"},
      {999999999999999,
       "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan "
       "miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan "
       "ribu sembilan ratus sembilan puluh sembilan"},
      {-15, "minus lima belas"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = loket_number_words (rows[i].number);
    g_assert_cmpstr (words, ==, rows[i].words);
  }
}

/* Reads the words back by the grammar, as another hand would. */
static gint64
read_back (const char *text)
{
  static const char *const units[] = {
      "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"};
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 total = 0, group = 0, unit = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    const char *word = words[i];
    gint64 scale = g_str_equal (word, "ribu")      ? 1000
                   : g_str_equal (word, "juta")    ? 1000000
                   : g_str_equal (word, "miliar")  ? 1000000000
                   : g_str_equal (word, "triliun") ? 1000000000000
                                                   : 0;
    if (scale > 0) {
      total += (group + unit) * scale;
      group = unit = 0;
    } else if (g_str_equal (word, "seribu")) {
      total += 1000;
    } else if (g_str_equal (word, "sepuluh") || g_str_equal (word, "sebelas") ||
               g_str_equal (word, "seratus")) {
      group += g_str_equal (word, "sepuluh") ? 10 : g_str_equal (word, "sebelas") ? 11 : 100;
    } else if (g_str_equal (word, "belas")) {
      group += unit + 10;
      unit = 0;
    } else if (g_str_equal (word, "puluh") || g_str_equal (word, "ratus")) {
      group += unit * (g_str_equal (word, "puluh") ? 10 : 100);
      unit = 0;
    } else {
      for (guint k = 0; k < G_N_ELEMENTS (units); k++)
        if (g_str_equal (word, units[k]))
          unit = k;
    }
  }
  return total + group + unit;
}

static void
test_words_read_back (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);

  for (gint64 number = 0; number < 20000; number++) {
    g_autofree char *words = loket_number_words (number);
    g_assert_cmpint (read_back (words), ==, number);
  }
  for (guint run = 0; run < 20000; run++) {
    gint64 number = (gint64) g_rand_double_range (chance, 0, 999999999999999.0);
    g_autofree char *words = loket_number_words (number);
    g_assert_cmpint (read_back (words), ==, number);
  }
}

static void
test_ends (void)
{
  g_autofree char *least = loket_number_words (G_MININT64);
  g_autofree char *most = loket_number_grouped ("id", G_MAXINT64);
  g_autofree char *lowest = loket_number_grouped ("en", G_MININT64);

  g_assert_true (g_str_has_prefix (least, "minus sembilan kuintiliun dua ratus dua puluh tiga"));
  g_assert_true (g_str_has_suffix (least, "delapan ratus delapan"));
  g_assert_cmpstr (most, ==, "9.223.372.036.854.775.807");
  g_assert_cmpstr (lowest, ==, "-9,223,372,036,854,775,808");
}

static void
test_money (void)
{
  static const struct {
    gint64 rupiah;
    const char *text;
    const char *words;
  } rows[] = {
      {0, "Rp0", "nol rupiah"},
      {999, "Rp999", "sembilan ratus sembilan puluh sembilan rupiah"},
      {1000, "Rp1.000", "seribu rupiah"},
      {1234567,
       "Rp1.234.567",
       "satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh rupiah"},
      {1200000, "Rp1.200.000", "satu juta dua ratus ribu rupiah"},
      {-500000, "-Rp500.000", "minus lima ratus ribu rupiah"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = loket_money_text (rows[i].rupiah);
    g_autofree char *words = loket_money_words (rows[i].rupiah);
    g_assert_cmpstr (text, ==, rows[i].text);
    g_assert_cmpstr (words, ==, rows[i].words);
  }
}

static void
test_digits (void)
{
  static const char *const said[][4] = {
      {"0", "nol", "nol", "zero"},
      {"1", "satu", "setunggal", "one"},
      {"2", "dua", "kalih", "two"},
      {"3", "tiga", "tiga", "three"},
      {"4", "empat", "sekawan", "four"},
      {"5", "lima", "gangsal", "five"},
      {"6", "enam", "enem", "six"},
      {"7", "tujuh", "pitu", "seven"},
      {"8", "delapan", "wolu", "eight"},
      {"9", "sembilan", "sanga", "nine"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++) {
    g_assert_cmpstr (loket_digit_word ("id", said[i][0][0]), ==, said[i][1]);
    g_assert_cmpstr (loket_digit_word (NULL, said[i][0][0]), ==, said[i][1]);
    g_assert_cmpstr (loket_digit_word ("jv", said[i][0][0]), ==, said[i][2]);
    g_assert_cmpstr (loket_digit_word ("en", said[i][0][0]), ==, said[i][3]);
  }
}

static void
test_english (void)
{
  static const char *const rows[][2] = {{"0", "zero"},
                                        {"7", "seven"},
                                        {"13", "thirteen"},
                                        {"20", "twenty"},
                                        {"42", "forty-two"},
                                        {"99", "ninety-nine"},
                                        {"100", "100"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = loket_number_english ((guint) g_ascii_strtoull (rows[i][0], NULL, 10));
    g_assert_cmpstr (words, ==, rows[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/numbers/words", test_words);
  g_test_add_func ("/core/numbers/words-read-back", test_words_read_back);
  g_test_add_func ("/core/numbers/ends", test_ends);
  g_test_add_func ("/core/numbers/money", test_money);
  g_test_add_func ("/core/numbers/digits", test_digits);
  g_test_add_func ("/core/numbers/english", test_english);
  return g_test_run ();
}
