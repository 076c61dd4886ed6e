/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes rows ready and compares two of them; the numbers stand in the parameter file. */
#include "config.h"

#include "core/match.h"

#include "core/match-hash.h"
#include "core/name-canon.h"
#include "core/names.h"
#include "core/nik.h"

#include <math.h>
#include <string.h>

#define NIK_SERIAL G_GUINT64_CONSTANT (10000)
#define NIK_DATE 1000000
#define NIK_DAY_OF_WOMEN 40
#define PHONE_DIGITS 9     /* from the end; before them +62 or 0 and the net */
#define IDENTIFIER_LEAST 6 /* shorter ones are running numbers */
#define YEARS_APART 2      /* within which a birth year is only a mistake */

G_DEFINE_ENUM_TYPE (LoketMatchDecision,
                    loket_match_decision,
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_DIFFERENT, "different"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_REVIEW, "review"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_LINK, "same"))

/* 16 digits as a number, 0 for what is none, such as 0000000000000000. */
static guint64
read_number (const char *text)
{
  char digits[LOKET_NIK_LENGTH + 1];
  guint n = 0;
  gboolean various = FALSE;

  for (; text != NULL && *text != '\0'; text++) {
    if (!g_ascii_isdigit (*text))
      continue;
    if (n == LOKET_NIK_LENGTH)
      return 0;
    various = various || (n > 0 && *text != digits[0]);
    digits[n++] = *text;
  }
  digits[n] = '\0';
  return n == LOKET_NIK_LENGTH && various ? g_ascii_strtoull (digits, NULL, 10) : 0;
}

static guint32
hash_digits (const char *text, guint least, guint most)
{
  char digits[32];
  guint n = 0;

  for (; text != NULL && *text != '\0' && n < sizeof digits; text++)
    if (g_ascii_isdigit (*text))
      digits[n++] = *text;
  if (n < least)
    return 0;
  most = MIN (most, n);
  return (guint32) loket_match_hash (digits + n - most, most);
}

/* Capitals and digits; of a place also without the word that says what kind of place it is. */
static guint32
hash_letters (const char *text, guint least)
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : NULL;
  char letters[128];
  guint n = 0;

  for (const char *c = ascii; c != NULL && *c != '\0' && n < sizeof letters; c++)
    if (g_ascii_isalnum (*c))
      letters[n++] = g_ascii_toupper (*c);
  return n >= least ? (guint32) loket_match_hash (letters, n) : 0;
}

/* A region by the digits of its code, else by the letters of its name. */
static guint32
hash_place (const char *text)
{
  static const char *const kinds[] = {"DESA ", "KELURAHAN ", "KEL. ", "DS. "};

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    return hash_digits (text, 1, 16);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (text, kinds[i], strlen (kinds[i])) == 0)
      return hash_letters (text + strlen (kinds[i]), 1);
  return hash_letters (text, 1);
}

/* An address by its words without those that every address has and without leading zeros. */
static guint32
hash_address (const char *text)
{
  static const char *const fillers[] = {"JL",
                                        "JLN",
                                        "JALAN",
                                        "DUSUN",
                                        "DSN",
                                        "DK",
                                        "DUKUH",
                                        "KP",
                                        "GANG",
                                        "GG",
                                        "NO",
                                        "RT",
                                        "RW",
                                        "DS",
                                        "DESA"};
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : NULL;
  guint64 hash = 0;

  for (const char *at = ascii; at != NULL && *at != '\0';) {
    char word[64];
    guint n = 0;
    gboolean filler = FALSE;
    while (*at != '\0' && !g_ascii_isalnum (*at))
      at++;
    while (g_ascii_isdigit (*at) && n == 0 && *at == '0')
      at++;
    for (gboolean digits = g_ascii_isdigit (*at);
         g_ascii_isalnum (*at) && !g_ascii_isdigit (*at) == !digits && n < sizeof word - 1;
         at++)
      word[n++] = g_ascii_toupper (*at);
    word[n] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
      filler = filler || strcmp (word, fillers[i]) == 0;
    if (n > 0 && !filler)
      hash = loket_match_mix (hash ^ loket_match_hash (word, n));
  }
  return (guint32) hash;
}

/* "1954-03-02", "1954-03" or "1954"; 1 January and 31 December are what forms fill in. */
static void
read_birth (const char *text, LoketMatchRow *row)
{
  guint numbers[3] = {0, 0, 0};
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0' && n < G_N_ELEMENTS (numbers); n++) {
    char *end;
    numbers[n] = (guint) MIN (g_ascii_strtoull (at, &end, 10), 9999);
    if (end == at)
      return;
    at = *end == '-' ? end + 1 : end;
  }
  if (numbers[1] > 12 || numbers[2] > 31)
    return;
  row->birth_year = (guint16) numbers[0];
  if ((numbers[1] == 1 && numbers[2] == 1) || (numbers[1] == 12 && numbers[2] == 31) ||
      numbers[2] == 0)
    return;
  row->birth_month = (guint8) numbers[1];
  row->birth_day = (guint8) numbers[2];
}

/* Birth date and sex, where only the NIK tells them. */
static void
read_from_nik (const LoketMatchParameters *parameters, LoketMatchRow *row)
{
  guint date = (guint) (row->nik / NIK_SERIAL % NIK_DATE);
  guint day = date / 10000;
  guint month = date / 100 % 100;
  guint year = date % 100;
  gboolean woman = day > NIK_DAY_OF_WOMEN;

  day -= woman ? NIK_DAY_OF_WOMEN : 0;
  if (row->nik == 0 || day < 1 || day > 31 || month < 1 || month > 12)
    return;
  if (row->sex == LOKET_FACT_SEX_UNKNOWN) {
    row->sex = woman ? LOKET_FACT_SEX_FEMALE : LOKET_FACT_SEX_MALE;
    row->flags |= LOKET_MATCH_ROW_SEX_GUESSED;
  }
  if (row->birth_year == 0) {
    row->birth_year = (guint16) (year + (year <= parameters->century_pivot ? 2000 : 1900));
    row->birth_month = (guint8) month;
    row->birth_day = (guint8) day;
    row->flags |= LOKET_MATCH_ROW_BIRTH_FROM_NIK;
  }
}

/**
 * loket_match_row_read:
 * @parameters: the numbers
 * @names: gets the names of the row, not counted
 * @facts: what a list or the register says of one person
 * @row: (out caller-allocates): gets it ready to be compared
 *
 * What cannot be a NIK, a family card or a date counts as not said.
 */
void
loket_match_row_read (const LoketMatchParameters *parameters,
                      LoketMatchNames *names,
                      const LoketFacts *facts,
                      LoketMatchRow *row)
{
  LoketNameCanon canon;
  LoketNameCanon mother;

  memset (row, 0, sizeof *row);
  loket_name_canon_read (facts->name, &canon);
  row->name = loket_match_names_add (names, canon.canon);
  row->father = loket_match_names_add (names, canon.father);
  if (facts->mother_name != NULL) {
    loket_name_canon_read (facts->mother_name, &mother);
    row->mother = loket_match_names_add (names, mother.canon);
  }
  row->nik = read_number (facts->nik);
  row->family_card = read_number (facts->family_card);
  row->village = hash_place (facts->village);
  row->address = hash_address (facts->address);
  row->phone = hash_digits (facts->phone, PHONE_DIGITS - 1, PHONE_DIGITS);
  row->identifier = hash_letters (facts->identifier, IDENTIFIER_LEAST);
  row->sex = (guint8) facts->sex;
  row->flags = canon.dead ? LOKET_MATCH_ROW_DEAD : 0;
  read_birth (facts->birth_date, row);
  read_from_nik (parameters, row);
  if (row->sex == LOKET_FACT_SEX_UNKNOWN && canon.sex != LOKET_FACT_SEX_UNKNOWN) {
    row->sex = (guint8) canon.sex;
    row->flags |= LOKET_MATCH_ROW_SEX_GUESSED;
  }
}

/* Digits that differ, as one when two beside each other changed places; more than @most as more. */
static guint
count_other_digits (guint64 a, guint64 b, guint most)
{
  guint differing = 0;
  guint first_a = 0;
  guint first_b = 0;
  guint apart = 0;

  for (; a != b && differing <= most; a /= 10, b /= 10) {
    guint digit_a = (guint) (a % 10);
    guint digit_b = (guint) (b % 10);
    apart++;
    if (digit_a == digit_b)
      continue;
    differing++;
    if (differing == 1) {
      first_a = digit_a;
      first_b = digit_b;
      apart = 0;
    } else if (differing == 2 && apart == 1 && digit_a == first_b && digit_b == first_a &&
               a / 10 == b / 10) {
      return 1;
    }
  }
  return differing;
}

static LoketMatchLevel
compare_birth (const LoketMatchRow *a, const LoketMatchRow *b)
{
  guint years = (guint) ABS (a->birth_year - b->birth_year);
  guint date_a = a->birth_year * 10000u + a->birth_month * 100u + a->birth_day;
  guint date_b = b->birth_year * 10000u + b->birth_month * 100u + b->birth_day;

  if (a->birth_year == 0 || b->birth_year == 0)
    return LOKET_MATCH_UNKNOWN;
  if (a->birth_day == 0 || b->birth_day == 0)
    return years == 0             ? LOKET_MATCH_YEAR_ONLY
           : years <= YEARS_APART ? LOKET_MATCH_NEAR_YEAR
                                  : LOKET_MATCH_OTHER;
  if (date_a == date_b)
    return LOKET_MATCH_SAME;
  if (years == 0 && a->birth_day == b->birth_month && a->birth_month == b->birth_day)
    return LOKET_MATCH_SWAPPED;
  if (count_other_digits (date_a, date_b, 2) == 1)
    return LOKET_MATCH_DIGIT;
  if (years == 0)
    return LOKET_MATCH_SAME_YEAR;
  if (a->birth_month == b->birth_month && a->birth_day == b->birth_day)
    return LOKET_MATCH_SAME_DAY;
  return years <= YEARS_APART ? LOKET_MATCH_NEAR_YEAR : LOKET_MATCH_OTHER;
}

static LoketMatchLevel
compare_nik (const LoketMatchRow *a, const LoketMatchRow *b, LoketMatchLevel birth)
{
  if (a->nik == 0 || b->nik == 0)
    return LOKET_MATCH_UNKNOWN;
  if (a->nik == b->nik)
    return LOKET_MATCH_SAME;
  if (a->nik / NIK_SERIAL == b->nik / NIK_SERIAL)
    return LOKET_MATCH_FIRST_12;
  if (count_other_digits (a->nik, b->nik, 3) > 2)
    return LOKET_MATCH_OTHER;
  /* Strangers of like birth dates have much of a NIK in common: area, date, serial 0001. */
  return a->nik / NIK_SERIAL % NIK_DATE == b->nik / NIK_SERIAL % NIK_DATE &&
                 (birth == LOKET_MATCH_UNKNOWN || birth == LOKET_MATCH_NEAR_YEAR ||
                  birth == LOKET_MATCH_OTHER)
             ? LOKET_MATCH_CLOSE
             : LOKET_MATCH_CLOSE_SAME_BIRTH;
}

static LoketMatchLevel
compare_equal (guint64 a, guint64 b)
{
  return a == 0 || b == 0 ? LOKET_MATCH_UNKNOWN : a == b ? LOKET_MATCH_SAME : LOKET_MATCH_OTHER;
}

static LoketMatchLevel
compare_family_card (const LoketMatchRow *a, const LoketMatchRow *b)
{
  LoketMatchLevel level = compare_equal (a->family_card, b->family_card);

  return level == LOKET_MATCH_OTHER && count_other_digits (a->family_card, b->family_card, 2) == 1
             ? LOKET_MATCH_CLOSE
             : level;
}

/* The name of a parent: another person's mother has the same name often enough. */
static LoketMatchLevel
compare_parent (const LoketMatchNames *names,
                const LoketMatchParameters *parameters,
                guint32 a,
                guint32 b)
{
  double unused;
  LoketMatchLevel level = loket_match_names_compare (names, parameters, a, b, &unused);

  if (level == LOKET_MATCH_ALIKE)
    return LOKET_MATCH_SAME;
  if (level == LOKET_MATCH_PART)
    return LOKET_MATCH_CLOSE;
  return level == LOKET_MATCH_NEAR || level == LOKET_MATCH_SHARED || level == LOKET_MATCH_RIVAL
             ? LOKET_MATCH_OTHER
             : level;
}

/* By the file, but a name that is common in the data at hand weighs less, a rare one more. */
static double
weigh_name (const LoketMatchParameters *parameters, LoketMatchLevel level, double frequency)
{
  const LoketMatchOdds *odds = &parameters->odds[LOKET_MATCH_NAME][level];
  double usual = parameters->odds[LOKET_MATCH_NAME][LOKET_MATCH_SAME].u;

  if (level != LOKET_MATCH_SAME && level != LOKET_MATCH_ALIKE && level != LOKET_MATCH_PART)
    return odds->weight;
  return odds->weight - log2 (frequency / usual);
}

/* Family card, village and address say the same thing: where they agree, only the strongest
 * counts; and who moved did so once. */
static void
count_place_once (LoketMatchComparison *comparison)
{
  double *card = &comparison->weights[LOKET_MATCH_FAMILY_CARD];
  double *village = &comparison->weights[LOKET_MATCH_VILLAGE];
  double *address = &comparison->weights[LOKET_MATCH_ADDRESS];
  double best = MAX (MAX (*card, *village), *address);
  double worst = MIN (MIN (*card, *village), *address);

  if (best > 0) {
    /* An old family card in the same village is a doubt of its own. */
    gboolean doubt = *card < 0;
    *card = *card >= best || doubt ? *card : 0;
    *village = *village >= best && *card < best ? *village : 0;
    *address = *address >= best && *card < best && *village < best ? *address : 0;
  } else {
    *card = *card <= worst ? *card : 0;
    *village = *village <= worst && *card > worst ? *village : 0;
    *address = *address <= worst && *card > worst && *village > worst ? *address : 0;
  }
}

static gboolean
is_conflict (const LoketMatchRow *a, const LoketMatchRow *b, const LoketMatchLevel *levels)
{
  guint8 guessed = (guint8) ((a->flags | b->flags) & LOKET_MATCH_ROW_SEX_GUESSED);

  if (levels[LOKET_MATCH_NIK] != LOKET_MATCH_SAME)
    return FALSE;
  return (levels[LOKET_MATCH_SEX] == LOKET_MATCH_OTHER && guessed == 0) ||
         (a->birth_year != 0 && b->birth_year != 0 &&
          ABS (a->birth_year - b->birth_year) > YEARS_APART);
}

/* One family, one birth date, and no reason to take the other name for a slip. */
static gboolean
are_twins (const LoketMatchLevel *levels)
{
  LoketMatchLevel name = levels[LOKET_MATCH_NAME];
  LoketMatchLevel nik = levels[LOKET_MATCH_NIK];

  if (levels[LOKET_MATCH_FAMILY_CARD] != LOKET_MATCH_SAME ||
      levels[LOKET_MATCH_BIRTH] != LOKET_MATCH_SAME ||
      levels[LOKET_MATCH_MOTHER] == LOKET_MATCH_OTHER || name == LOKET_MATCH_UNKNOWN ||
      name == LOKET_MATCH_SAME || name == LOKET_MATCH_ALIKE)
    return FALSE;
  /* Twins got their NIK one after the other; a slip in a name is none of a twin but then. */
  if (name == LOKET_MATCH_CLOSE || name == LOKET_MATCH_PART)
    return nik == LOKET_MATCH_FIRST_12;
  if (name == LOKET_MATCH_RIVAL || name == LOKET_MATCH_NEAR)
    return nik != LOKET_MATCH_SAME;
  return TRUE;
}

/**
 * loket_match_compare:
 * @parameters: the numbers
 * @names: those that both rows were read with
 * @a: a row
 * @b: another
 * @comparison: (out caller-allocates): gets levels, weights, their sum and flags, the same for (b,
 * a)
 */
void
loket_match_compare (const LoketMatchParameters *parameters,
                     const LoketMatchNames *names,
                     const LoketMatchRow *a,
                     const LoketMatchRow *b,
                     LoketMatchComparison *comparison)
{
  LoketMatchLevel *levels = comparison->levels;
  double frequency;

  memset (comparison, 0, sizeof *comparison);
  levels[LOKET_MATCH_NAME] =
      loket_match_names_compare (names, parameters, a->name, b->name, &frequency);
  levels[LOKET_MATCH_BIRTH] = compare_birth (a, b);
  levels[LOKET_MATCH_NIK] = compare_nik (a, b, levels[LOKET_MATCH_BIRTH]);
  levels[LOKET_MATCH_SEX] = compare_equal (a->sex, b->sex);
  levels[LOKET_MATCH_FAMILY_CARD] = compare_family_card (a, b);
  levels[LOKET_MATCH_VILLAGE] = compare_equal (a->village, b->village);
  /* Hamlets of one name are in many villages. */
  if (levels[LOKET_MATCH_VILLAGE] != LOKET_MATCH_OTHER)
    levels[LOKET_MATCH_ADDRESS] = compare_equal (a->address, b->address);
  levels[LOKET_MATCH_MOTHER] = compare_parent (names, parameters, a->mother, b->mother);
  levels[LOKET_MATCH_FATHER] = compare_parent (names, parameters, a->father, b->father);
  levels[LOKET_MATCH_PHONE] = compare_equal (a->phone, b->phone);
  levels[LOKET_MATCH_IDENTIFIER] = compare_equal (a->identifier, b->identifier);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    comparison->weights[field] = parameters->odds[field][levels[field]].weight;
  if (levels[LOKET_MATCH_NAME] != LOKET_MATCH_UNKNOWN)
    comparison->weights[LOKET_MATCH_NAME] =
        weigh_name (parameters, levels[LOKET_MATCH_NAME], frequency);
  count_place_once (comparison);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    comparison->weight += comparison->weights[field];
  if (is_conflict (a, b, levels))
    comparison->flags |= LOKET_MATCH_CONFLICT;
  if (are_twins (levels))
    comparison->flags |= LOKET_MATCH_TWINS;
  if (((a->flags | b->flags) & LOKET_MATCH_ROW_DEAD) != 0)
    comparison->flags |= LOKET_MATCH_DEATH;
}

/**
 * loket_match_decide:
 * @parameters: the numbers
 * @comparison: of the two records
 * @n_people: how many one of them was sought among; the more, the more agree by chance
 * @runner_up: weight of the next best pair of either record, or %LOKET_MATCH_NO_RUNNER_UP
 *
 * Returns: linked only when far enough above chance and above the runner-up, without a conflict and
 *   without a sign of twins
 */
LoketMatchDecision
loket_match_decide (const LoketMatchParameters *parameters,
                    const LoketMatchComparison *comparison,
                    guint n_people,
                    double runner_up)
{
  double above = comparison->weight - log2 (MAX (n_people, parameters->fewest_people));

  if (above < parameters->lower)
    return LOKET_MATCH_DIFFERENT;
  if (above < parameters->upper || comparison->weight - runner_up < parameters->lead ||
      (comparison->flags & (LOKET_MATCH_CONFLICT | LOKET_MATCH_TWINS)) != 0)
    return LOKET_MATCH_REVIEW;
  return LOKET_MATCH_LINK;
}
