/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a NIK (domain.md 2.1); it has no check digit, so sense is all there is to check. */
#include "config.h"

#include "core/nik.h"

#include "core/calendar.h"

#include <glib/gi18n.h>
#include <string.h>

#define FEMALE_DAYS 40 /* added to the day of birth */
#define OLDEST 110     /* years */

G_DEFINE_ENUM_TYPE (LoketSex,
                    loket_sex,
                    G_DEFINE_ENUM_VALUE (LOKET_SEX_FEMALE, "female"),
                    G_DEFINE_ENUM_VALUE (LOKET_SEX_MALE, "male"))

static int
two_digits (const char *text)
{
  return (text[0] - '0') * 10 + (text[1] - '0');
}

static gboolean
is_date (int year, int month, int day)
{
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Whether somebody born then is alive and 0 to 110 years old. */
static gboolean
fits (int year, int month, int day, const LoketLocalTime *today)
{
  int age = today->year - year;

  if (today->month < month || (today->month == month && today->day < day))
    age--;
  return is_date (year, month, day) && age >= 0 && age <= OLDEST;
}

/* The years with these last two digits that fit, of the century of today and the two before it. */
static void
find_years (LoketNik *nik, int two_digit_year, const LoketLocalTime *today)
{
  const int century = today->year / 100 * 100;

  nik->n_years = 0;
  for (int start = century - 200; start <= century; start += 100)
    if (nik->n_years < 2 && fits (start + two_digit_year, nik->month, nik->day, today))
      nik->years[nik->n_years++] = start + two_digit_year;
}

/**
 * loket_nik_read:
 * @text: (nullable): what was typed
 * @today: a valid day: the century follows from it
 * @nik: (out caller-allocates): what the number says, when it is good
 *
 * Returns: %LOKET_NIK_GOOD, or what no NIK can be
 */
LoketNikFault
loket_nik_read (const char *text, const char *today, LoketNik *nik)
{
  LoketLocalTime now = {0};
  int day;

  g_return_val_if_fail (loket_calendar_read_day (today, &now), LOKET_NIK_NO_DATE);
  *nik = (LoketNik){0};
  if (text == NULL || strlen (text) != LOKET_NIK_LENGTH ||
      strspn (text, "0123456789") != LOKET_NIK_LENGTH)
    return LOKET_NIK_NOT_16_DIGITS;
  nik->serial = two_digits (text + 12) * 100 + two_digits (text + 14);
  if (nik->serial == 0)
    return LOKET_NIK_NO_SERIAL;
  nik->month = two_digits (text + 8);
  if (nik->month < 1 || nik->month > 12)
    return LOKET_NIK_NO_MONTH;
  day = two_digits (text + 6);
  nik->sex = day > FEMALE_DAYS ? LOKET_SEX_FEMALE : LOKET_SEX_MALE;
  nik->day = nik->sex == LOKET_SEX_FEMALE ? day - FEMALE_DAYS : day;
  if (nik->day < 1 || nik->day > 31)
    return LOKET_NIK_NO_DAY;
  find_years (nik, two_digits (text + 10), &now);
  if (nik->n_years == 0)
    return LOKET_NIK_NO_DATE;
  g_snprintf (nik->region, sizeof nik->region, "%.2s.%.2s.%.2s", text, text + 2, text + 4);
  return LOKET_NIK_GOOD;
}

/**
 * loket_nik_fault_sentence:
 * @fault: what is wrong with a number
 *
 * Returns: (nullable) (transfer none): the English msgid of what to tell the person; %NULL when it
 * is good
 */
const char *
loket_nik_fault_sentence (LoketNikFault fault)
{
  switch (fault) {
  case LOKET_NIK_NOT_16_DIGITS:
    return N_ ("A NIK has 16 digits. Please count again.");
  case LOKET_NIK_NO_SERIAL:
    return N_ ("The last four digits of a NIK are never 0000.");
  case LOKET_NIK_NO_MONTH:
    return N_ ("Digits 9 and 10 of a NIK are the month of birth, 01 to 12.");
  case LOKET_NIK_NO_DAY:
    return N_ ("Digits 7 and 8 of a NIK are the day of birth: 01 to 31, or 41 to 71 for women.");
  case LOKET_NIK_NO_DATE:
    return N_ ("The date of birth in this NIK does not exist.");
  case LOKET_NIK_GOOD:
  default:
    return NULL;
  }
}

/**
 * loket_nik_doubt_sentence:
 * @doubt: one doubt
 *
 * Returns: (nullable) (transfer none): the English msgid of what to ask the officer
 */
const char *
loket_nik_doubt_sentence (LoketNikDoubts doubt)
{
  switch (doubt) {
  case LOKET_NIK_ELSEWHERE:
    return N_ ("This NIK was first registered in another regency. Did the person move here?");
  case LOKET_NIK_OTHER_BIRTH:
    return N_ ("The date of birth differs from the NIK. Was it corrected later?");
  case LOKET_NIK_OTHER_SEX:
    return N_ ("The sex differs from the NIK. Please check the identity card.");
  case LOKET_NIK_ASK_CENTURY:
    return N_ ("Two years of birth fit this NIK. Please ask which one is right.");
  case LOKET_NIK_UNKNOWN_REGION:
    return N_ ("The district has no kecamatan with the code in this NIK. Please check it.");
  default:
    return NULL;
  }
}

/**
 * loket_nik_birth:
 * @nik: what a number says
 *
 * Returns: (transfer full) (nullable): the date of birth, "1980-12-31"; %NULL when two years fit
 */
char *
loket_nik_birth (const LoketNik *nik)
{
  if (nik->n_years != 1)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", nik->years[0], nik->month, nik->day);
}

static gboolean
is_birth (const LoketNik *nik, const char *birth)
{
  LoketLocalTime date = {0};

  if (!loket_calendar_read_day (birth, &date) || date.month != nik->month || date.day != nik->day)
    return FALSE;
  for (int i = 0; i < nik->n_years; i++)
    if (date.year == nik->years[i])
      return TRUE;
  return FALSE;
}

/**
 * loket_nik_doubts:
 * @nik: what a number says
 * @regency: (nullable): code of the office's regency, "33.14"
 * @birth: (nullable): date of birth as given, when it is known
 * @sex: (nullable): sex as given, when it is known
 *
 * Whether the kecamatan exists is for whoever has the region table: see loket_regions_find().
 *
 * Returns: what an officer should give a reason for; 0 when nothing
 */
LoketNikDoubts
loket_nik_doubts (const LoketNik *nik, const char *regency, const char *birth, const LoketSex *sex)
{
  LoketNikDoubts doubts = 0;

  if (regency != NULL &&
      (!g_str_has_prefix (nik->region, regency) || nik->region[strlen (regency)] != '.'))
    doubts |= LOKET_NIK_ELSEWHERE;
  if (birth != NULL && !is_birth (nik, birth))
    doubts |= LOKET_NIK_OTHER_BIRTH;
  if (sex != NULL && *sex != nik->sex)
    doubts |= LOKET_NIK_OTHER_SEX;
  if (birth == NULL && nik->n_years > 1)
    doubts |= LOKET_NIK_ASK_CENTURY;
  return doubts;
}

/**
 * loket_nik_masked:
 * @text: (nullable): a NIK or KK number
 *
 * Returns: (transfer full): what may be shown: "331410******0002"; stars only when it is no such
 *   number
 */
char *
loket_nik_masked (const char *text)
{
  if (text == NULL || strlen (text) != LOKET_NIK_LENGTH ||
      strspn (text, "0123456789") != LOKET_NIK_LENGTH)
    return g_strdup ("****************");
  return g_strdup_printf ("%.6s******%s", text, text + 12);
}
