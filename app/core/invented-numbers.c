/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serials 9900 to 9999, which no civil registry reaches on one day (domain.md 2.1): residents take
 * them from below, newcomers from above; a day with more people goes on at 9899 and at 4999 down.
 */
#include "config.h"

#include "core/invented-numbers.h"

#include <string.h>

#define YEARS 100        /* of birth that a NIK tells apart */
#define DAYS_OF_YEAR 372 /* twelve months of 31 days */
#define RESIDENT_SERIALS 70
#define NEWCOMER_SERIALS 30
#define KK_DAYS 6997        /* a prime: consecutive households scatter over all days */
#define KK_LAST_SERIAL 8999 /* no KK looks like a NIK of here */
#define KK_FIRST_YEAR 2005  /* families were recorded by day from then on, here at least */

struct _LoketInventedNumbers {
  const LoketRegion *regency;
  gboolean newcomers;
  guint16 *taken; /* serials by kecamatan (the last: elsewhere), day of birth and sex */
  gsize n_taken;
};

/**
 * loket_invented_numbers_new:
 * @regency: whose kecamatan give numbers
 * @newcomers: whether to take other serials than those of the residents
 *
 * Returns: (transfer full): a giver of numbers
 */
LoketInventedNumbers *
loket_invented_numbers_new (const LoketRegion *regency, gboolean newcomers)
{
  LoketInventedNumbers *numbers = g_new0 (LoketInventedNumbers, 1);

  numbers->regency = regency;
  numbers->newcomers = newcomers;
  numbers->n_taken = (gsize) (regency->children->len + 1) * YEARS * DAYS_OF_YEAR * 2;
  numbers->taken = g_new0 (guint16, numbers->n_taken);
  return numbers;
}

/**
 * loket_invented_numbers_free:
 * @numbers: (transfer full): a giver of numbers
 */
void
loket_invented_numbers_free (LoketInventedNumbers *numbers)
{
  g_free (numbers->taken);
  g_free (numbers);
}

/**
 * loket_invented_numbers_clear:
 * @numbers: a giver of numbers; it begins anew
 */
void
loket_invented_numbers_clear (LoketInventedNumbers *numbers)
{
  memset (numbers->taken, 0, numbers->n_taken * sizeof *numbers->taken);
}

static guint
next_serial (LoketInventedNumbers *numbers, guint area, const LoketInventedDay *birth, LoketSex sex)
{
  const guint year = (guint) birth->year % YEARS;
  const guint day = (guint) ((birth->month - 1) * 31 + birth->day - 1);
  const gsize cell = (((gsize) area * YEARS + year) * DAYS_OF_YEAR + day) * 2 + sex;
  const guint n = numbers->taken[cell]++;

  if (numbers->newcomers)
    return n < NEWCOMER_SERIALS ? 9999 - n : 4999 - (n - NEWCOMER_SERIALS);
  return n < RESIDENT_SERIALS ? 9900 + n : 9899 - (n - RESIDENT_SERIALS);
}

static void
put_digits (char *to, guint width, guint value)
{
  for (guint i = width; i > 0; i--, value /= 10)
    to[i - 1] = (char) ('0' + value % 10);
}

/* "33.14.10" as "331410" */
static void
put_area (char *to, const char *code)
{
  for (guint n = 0; *code != '\0' && n < 6; code++)
    if (*code != '.')
      to[n++] = *code;
}

static void
put_rest (char *nik, const LoketInventedDay *birth, LoketSex sex, guint serial)
{
  put_digits (nik + 6, 2, (guint) (birth->day + (sex == LOKET_SEX_FEMALE ? 40 : 0)));
  put_digits (nik + 8, 2, (guint) birth->month);
  put_digits (nik + 10, 2, (guint) (birth->year % 100));
  put_digits (nik + 12, 4, serial);
  nik[LOKET_NIK_LENGTH] = '\0';
}

static guint
place_of (const LoketRegion *regency, const LoketRegion *kecamatan)
{
  guint place = 0;

  while (place < regency->children->len && regency->children->pdata[place] != kecamatan)
    place++;
  return place;
}

/**
 * loket_invented_numbers_nik:
 * @numbers: a giver of numbers
 * @kecamatan: of first registration, in the regency
 * @birth: as it was registered
 * @sex: as it was registered
 * @nik: (out caller-allocates): room for 17 octets
 */
void
loket_invented_numbers_nik (LoketInventedNumbers *numbers,
                            const LoketRegion *kecamatan,
                            const LoketInventedDay *birth,
                            LoketSex sex,
                            char *nik)
{
  put_area (nik, kecamatan->code);
  put_rest (
      nik, birth, sex, next_serial (numbers, place_of (numbers->regency, kecamatan), birth, sex));
}

/**
 * loket_invented_numbers_nik_elsewhere:
 * @numbers: a giver of numbers
 * @chance: what draws the regency: of the same province mostly, else of the next
 * @birth: as it was registered
 * @sex: as it was registered
 * @nik: (out caller-allocates): room for 17 octets
 */
void
loket_invented_numbers_nik_elsewhere (LoketInventedNumbers *numbers,
                                      LoketChance *chance,
                                      const LoketInventedDay *birth,
                                      LoketSex sex,
                                      char *nik)
{
  const guint own = (guint) g_ascii_strtoull (numbers->regency->code + 3, NULL, 10);
  guint regency = 1 + loket_chance_below (chance, 28);

  put_area (nik, numbers->regency->code);
  if (loket_chance_is (chance, 250))
    nik[1] = nik[1] == '5' ? '4' : '5';
  else if (regency == own)
    regency++;
  put_digits (nik + 2, 2, regency);
  put_digits (nik + 4, 2, 1 + loket_chance_below (chance, 15));
  put_rest (nik, birth, sex, next_serial (numbers, numbers->regency->children->len, birth, sex));
}

/**
 * loket_invented_days_of_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: its days
 */
int
loket_invented_days_of_month (int year, int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/* The day that lies @days after the first of @year, counted as a calendar does. */
static LoketInventedDay
later_day (int year, guint days)
{
  LoketInventedDay day = {year, 1, 1};

  for (; days >= (g_date_is_leap_year ((GDateYear) day.year) ? 366u : 365u); day.year++)
    days -= g_date_is_leap_year ((GDateYear) day.year) ? 366u : 365u;
  for (; days >= (guint) loket_invented_days_of_month (day.year, day.month); day.month++)
    days -= (guint) loket_invented_days_of_month (day.year, day.month);
  day.day += (int) days;
  return day;
}

/**
 * loket_invented_numbers_kk:
 * @numbers: a giver of numbers
 * @kecamatan: where the family was recorded
 * @household: number of the household
 * @generation: 0 for the KK it has, 1 for one before, 2 for a part of it that lives on its own
 * @kk: (out caller-allocates): room for 17 octets
 */
void
loket_invented_numbers_kk (const LoketInventedNumbers *numbers,
                           const LoketRegion *kecamatan,
                           guint household,
                           guint generation,
                           char *kk)
{
  const guint scattered = (guint) (((guint64) household * 2654435761u + generation * 1999u +
                                    (numbers->newcomers ? 977u : 0u)) %
                                   KK_DAYS);
  const guint serial = household / KK_DAYS % 300 + 300 * (2 * generation + numbers->newcomers);
  const LoketInventedDay day = later_day (KK_FIRST_YEAR, scattered);

  put_area (kk, kecamatan->code);
  put_digits (kk + 6, 2, (guint) day.day);
  put_digits (kk + 8, 2, (guint) day.month);
  put_digits (kk + 10, 2, (guint) (day.year % 100));
  put_digits (kk + 12, 4, KK_LAST_SERIAL - serial);
  kk[LOKET_NIK_LENGTH] = '\0';
}
