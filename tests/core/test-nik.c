/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NIKs: faults, sex, century, doubts, masks.  All numbers here are made up (serials 9900 to 9999).
 */
#include "core/calendar.h"
#include "core/nik.h"

#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-22"

static void
test_faults (void)
{
  static const struct {
    const char *text;
    LoketNikFault fault;
  } rows[] = {
      {NULL, LOKET_NIK_NOT_16_DIGITS},
      {"", LOKET_NIK_NOT_16_DIGITS},
      {"331410311280990", LOKET_NIK_NOT_16_DIGITS},
      {"33141031128099011", LOKET_NIK_NOT_16_DIGITS},
      {"33141031128O9901", LOKET_NIK_NOT_16_DIGITS},
      {" 331410311280990", LOKET_NIK_NOT_16_DIGITS},
      {"3314103112800000", LOKET_NIK_NO_SERIAL},
      {"3314103100809901", LOKET_NIK_NO_MONTH},
      {"3314103113809901", LOKET_NIK_NO_MONTH},
      {"3314100012809901", LOKET_NIK_NO_DAY},
      {"3314103212809901", LOKET_NIK_NO_DAY},
      {"3314104012809901", LOKET_NIK_NO_DAY},
      {"3314107212809901", LOKET_NIK_NO_DAY},
      {"3314109912809901", LOKET_NIK_NO_DAY},
      {"3314103104809901", LOKET_NIK_NO_DATE},
      {"3314107104809901", LOKET_NIK_NO_DATE},
      {"3314102902819901", LOKET_NIK_NO_DATE},
      {"3314103002809901", LOKET_NIK_NO_DATE},
      {"3314102902809901", LOKET_NIK_GOOD},
      {"3314103112809901", LOKET_NIK_GOOD},
      {"3314107112809901", LOKET_NIK_GOOD},
      {"3314100101809999", LOKET_NIK_GOOD},
      {"3314104101809999", LOKET_NIK_GOOD},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketNik nik;
    LoketNikFault fault = loket_nik_read (rows[i].text, TODAY, &nik);
    g_assert_cmpint (fault, ==, rows[i].fault);
    g_assert_true ((loket_nik_fault_sentence (fault) == NULL) == (fault == LOKET_NIK_GOOD));
  }
}

static void
test_reading (void)
{
  static const struct {
    const char *text;
    const char *region;
    LoketSex sex;
    const char *birth; /* NULL: two years fit */
    int years[2];
  } rows[] = {
      {"3314103112809901", "33.14.10", LOKET_SEX_MALE, "1980-12-31", {1980, 0}},
      {"3314207105659902", "33.14.20", LOKET_SEX_FEMALE, "1965-05-31", {1965, 0}},
      {"3314010101109903", "33.14.01", LOKET_SEX_MALE, "2010-01-01", {2010, 0}},
      /* 106 or 6 years old: ask */
      {"3314010101209904", "33.14.01", LOKET_SEX_MALE, NULL, {1920, 2020}},
      /* born today, or a hundred years ago */
      {"3314012211269905", "33.14.01", LOKET_SEX_MALE, NULL, {1926, 2026}},
      /* tomorrow is not yet */
      {"3314012311269906", "33.14.01", LOKET_SEX_MALE, "1926-11-23", {1926, 0}},
      /* 110 today fits, 111 does not */
      {"3314012211169907", "33.14.01", LOKET_SEX_MALE, NULL, {1916, 2016}},
      {"3314012311159908", "33.14.01", LOKET_SEX_MALE, NULL, {1915, 2015}},
      {"3314012211159909", "33.14.01", LOKET_SEX_MALE, "2015-11-22", {2015, 0}},
      /* 1900 had no 29 February */
      {"3314012902009910", "33.14.01", LOKET_SEX_MALE, "2000-02-29", {2000, 0}},
      {"1606016902929911", "16.06.01", LOKET_SEX_FEMALE, "1992-02-29", {1992, 0}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketNik nik;
    g_autofree char *birth = NULL;
    g_assert_cmpint (loket_nik_read (rows[i].text, TODAY, &nik), ==, LOKET_NIK_GOOD);
    birth = loket_nik_birth (&nik);
    g_assert_cmpstr (nik.region, ==, rows[i].region);
    g_assert_cmpint (nik.sex, ==, rows[i].sex);
    g_assert_cmpstr (birth, ==, rows[i].birth);
    g_assert_cmpint (nik.years[0], ==, rows[i].years[0]);
    g_assert_cmpint (nik.years[1], ==, rows[i].years[1]);
    g_assert_cmpint (nik.serial, ==, atoi (rows[i].text + 12));
  }
}

static void
test_doubts (void)
{
  const LoketSex male = LOKET_SEX_MALE, female = LOKET_SEX_FEMALE;
  LoketNik nik, old;

  g_assert_cmpint (loket_nik_read ("3314107112809901", TODAY, &nik), ==, LOKET_NIK_GOOD);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.14", "1980-12-31", &female), ==, 0);
  g_assert_cmpint (loket_nik_doubts (&nik, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (loket_nik_doubts (&nik, "16.06", NULL, NULL), ==, LOKET_NIK_ELSEWHERE);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.1", NULL, NULL), ==, LOKET_NIK_ELSEWHERE);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.14", "1981-12-31", NULL), ==, LOKET_NIK_OTHER_BIRTH);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.14", "1980-02-30", NULL), ==, LOKET_NIK_OTHER_BIRTH);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.14", NULL, &male), ==, LOKET_NIK_OTHER_SEX);
  g_assert_cmpint (loket_nik_doubts (&nik, "33.15", "1980-12-30", &male),
                   ==,
                   LOKET_NIK_ELSEWHERE | LOKET_NIK_OTHER_BIRTH | LOKET_NIK_OTHER_SEX);
  g_assert_cmpint (loket_nik_read ("3314010101209904", TODAY, &old), ==, LOKET_NIK_GOOD);
  g_assert_cmpint (loket_nik_doubts (&old, "33.14", NULL, NULL), ==, LOKET_NIK_ASK_CENTURY);
  g_assert_cmpint (loket_nik_doubts (&old, "33.14", "1920-01-01", NULL), ==, 0);
  g_assert_cmpint (loket_nik_doubts (&old, "33.14", "2020-01-01", NULL), ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_nonnull (loket_nik_doubt_sentence (1u << i));
  g_assert_null (loket_nik_doubt_sentence (0));
}

/* Every made-up person gets back what went into the number. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < 20000; run++) {
    g_autofree char *birth =
        loket_calendar_later_day (TODAY, -g_rand_int_range (chance, 0, 110 * 365));
    LoketSex sex = g_rand_boolean (chance) ? LOKET_SEX_MALE : LOKET_SEX_FEMALE;
    LoketLocalTime date;
    g_autofree char *text = NULL;
    LoketNik nik;

    g_assert_true (loket_calendar_read_day (birth, &date));
    text = g_strdup_printf ("3314%02d%02d%02d%02d%04d",
                            g_rand_int_range (chance, 1, 21),
                            date.day + (sex == LOKET_SEX_FEMALE ? 40 : 0),
                            date.month,
                            date.year % 100,
                            g_rand_int_range (chance, 9900, 10000));
    g_assert_cmpint (loket_nik_read (text, TODAY, &nik), ==, LOKET_NIK_GOOD);
    g_assert_cmpint (loket_nik_doubts (&nik, "33.14", birth, &sex), ==, 0);
  }
}

static void
test_masks (void)
{
  static const char *const rows[][2] = {{"3314103112809902", "331410******9902"},
                                        {"331410311280990", "****************"},
                                        {"Suparmi", "****************"},
                                        {NULL, "****************"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *masked = loket_nik_masked (rows[i][0]);
    g_assert_cmpstr (masked, ==, rows[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/nik/faults", test_faults);
  g_test_add_func ("/core/nik/reading", test_reading);
  g_test_add_func ("/core/nik/doubts", test_doubts);
  g_test_add_func ("/core/nik/round-trip", test_round_trip);
  g_test_add_func ("/core/nik/masks", test_masks);
  return g_test_run ();
}
