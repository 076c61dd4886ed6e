/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips, stale facts and gaps, each with its rate; a row says nothing of what befell it. */
#include "config.h"

#include "core/invented-damage.h"

#include "core/invented-numbers.h"

#include <string.h>

/* Another KK of the same kecamatan that nobody has: recorded before 2005. One draw a statement: the
 * order of arguments is the compiler's own. */
static void
make_second_kk (LoketChance *chance, const char *kk, char *second)
{
  const int day = loket_chance_from (chance, 1, 28);
  const int month = loket_chance_from (chance, 1, 12);
  const int year = loket_chance_from (chance, 90, 99);
  const int serial = loket_chance_from (chance, 7000, 7999);

  g_snprintf (second, LOKET_NIK_LENGTH + 1, "%.6s%02d%02d%02d%04d", kk, day, month, year, serial);
}

/**
 * loket_invented_view:
 * @chance: what draws, for this list and this household
 * @rates: how often a list is wrong
 * @invention: where the household is from
 * @household: what is true
 * @view: (out caller-allocates): what the list has instead
 */
void
loket_invented_view (LoketChance *chance,
                     const LoketInventedRates *rates,
                     const LoketInvention *invention,
                     const LoketInventedHousehold *household,
                     LoketInventedView *view)
{
  *view = (LoketInventedView){
      .village = household->village,
      .second_from = household->n_members + 1,
      .decile = household->decile,
  };
  memcpy (view->rt, household->rt, sizeof view->rt);
  memcpy (view->rw, household->rw, sizeof view->rw);
  memcpy (view->kk,
          loket_chance_is (chance, rates->old_kk) ? household->old_kk : household->kk,
          sizeof view->kk);
  if (household->n_members > 1 && loket_chance_is (chance, rates->split)) {
    make_second_kk (chance, household->kk, view->second_kk);
    view->second_from = (guint) loket_chance_from (chance, 1, (int) household->n_members - 1);
  }
  if (loket_chance_is (chance, rates->old_village)) {
    view->village = loket_invention_village (
        invention, loket_chance_below (chance, loket_invention_n_villages (invention)));
    g_snprintf (view->rt, sizeof view->rt, "%03d", loket_chance_from (chance, 1, 20));
  }
  if (loket_chance_is (chance, rates->other_decile)) {
    const int decile = view->decile + loket_chance_from (chance, -2, 2);
    view->decile = CLAMP (decile, 1, 10);
  }
}

/**
 * loket_invented_row_plain:
 * @household: a household
 * @place: of a member
 * @row: (out caller-allocates): all that is true of that member
 */
void
loket_invented_row_plain (const LoketInventedHousehold *household,
                          guint place,
                          LoketInventedRow *row)
{
  const LoketInventedPerson *person = &household->members[place];
  const LoketInventedPerson *head = household->members;

  memset (row, 0, sizeof *row);
  row->person = person->number;
  row->household = household->number;
  memcpy (row->name, person->name, sizeof row->name);
  memcpy (row->mother, person->mother, sizeof row->mother);
  if (person->relation == LOKET_INVENTED_CHILD && head->sex == LOKET_SEX_MALE)
    memcpy (row->father, head->name, sizeof row->father);
  memcpy (row->nik, person->nik, sizeof person->nik);
  memcpy (row->kk, household->kk, sizeof row->kk);
  memcpy (row->phone, person->phone, sizeof row->phone);
  memcpy (row->rt, household->rt, sizeof row->rt);
  memcpy (row->rw, household->rw, sizeof row->rw);
  row->hamlet = household->hamlet;
  row->village = household->village;
  row->birth = person->birth;
  row->sex = person->sex;
  row->decile = household->decile;
  row->relation = person->relation;
  row->life = person->life;
}

/* One digit, two digits, or two neighbours swapped. */
static void
damage_digits (LoketChance *chance, char *digits)
{
  const guint length = (guint) strlen (digits);
  const guint at = loket_chance_below (chance, length - 1);
  const guint kind = loket_chance_below (chance, 10);
  const char first = digits[at];

  if (kind < 3 && first != digits[at + 1]) {
    digits[at] = digits[at + 1];
    digits[at + 1] = first;
    return;
  }
  digits[at] = (char) ('0' + (first - '0' + loket_chance_from (chance, 1, 9)) % 10);
  if (kind == 9)
    digits[at + 1] = (char) ('0' + (digits[at + 1] - '0' + loket_chance_from (chance, 1, 9)) % 10);
}

static void
damage_nik (LoketChance *chance,
            const LoketInventedRates *rates,
            const LoketInventedNeighbours *neighbours,
            const LoketInventedPerson *person,
            LoketInventedRow *row)
{
  const guint drawn = loket_chance_below (chance, 1000);
  const guint neighbour = loket_chance_below (chance, MAX (neighbours->n, 1));

  if (*person->old_nik != '\0' && loket_chance_is (chance, 500))
    memcpy (row->nik, person->old_nik, sizeof person->old_nik);
  if (drawn < rates->no_nik) {
    const guint kind = loket_chance_below (chance, 100);
    g_strlcpy (row->nik, kind < 6 ? LOKET_INVENTED_NO_NIK : kind < 12 ? "-" : "", sizeof row->nik);
  } else if (drawn < rates->no_nik + rates->wrong_nik) {
    if (*row->nik != '\0')
      damage_digits (chance, row->nik);
  } else if (drawn < rates->no_nik + rates->wrong_nik + rates->other_nik && neighbours->n > 0) {
    g_strlcpy (row->nik, neighbours->nik[neighbour % LOKET_INVENTED_NEIGHBOURS], sizeof row->nik);
  }
}

/* The first or the last of the year, day and month swapped, or one of the three wrong. */
static void
damage_birth (LoketChance *chance, LoketInventedDay *birth)
{
  const guint kind = loket_chance_below (chance, 100);

  if (kind < 25 && birth->day <= 12 && birth->day != birth->month) {
    *birth = (LoketInventedDay){birth->year, birth->day, birth->month};
    return;
  }
  if (kind < 45)
    *birth = (LoketInventedDay){birth->year, 1, 1};
  else if (kind < 50)
    *birth = (LoketInventedDay){birth->year, 12, 31};
  else if (kind < 65)
    birth->month = birth->month % 12 + 1;
  else if (kind < 80)
    birth->year += loket_chance_is (chance, 700) ? loket_chance_from (chance, -3, -1) : -10;
  else
    birth->day = 1 + (birth->day + loket_chance_from (chance, 0, 25)) % 28;
  birth->day = MIN (birth->day, loket_invented_days_of_month (birth->year, birth->month));
}

static void
damage_name (LoketChance *chance, const LoketInventedRates *rates, LoketInventedRow *row)
{
  if (loket_chance_is (chance, rates->old_spelling))
    loket_invented_respell (chance, FALSE, row->name);
  if (loket_chance_is (chance, rates->short_form))
    loket_invented_shorten (chance, row->name);
  if (loket_chance_is (chance, rates->typo))
    loket_invented_misspell (chance, row->name);
  if (*row->mother != '\0' && loket_chance_is (chance, rates->typo))
    loket_invented_misspell (chance, row->mother);
  if (row->life == LOKET_INVENTED_DEAD && loket_chance_is (chance, 200)) {
    char alive[LOKET_INVENTED_NAME];
    memcpy (alive, row->name, sizeof alive);
    g_strlcpy (row->name, row->sex == LOKET_SEX_FEMALE ? "Almh. " : "Alm. ", sizeof row->name);
    g_strlcat (row->name, alive, sizeof row->name);
  }
}

/**
 * loket_invented_row_damage:
 * @chance: what draws, for this list and this person
 * @rates: how often a list is wrong
 * @neighbours: whose NIK may land here
 * @person: whom the row is about
 * @row: a plain row of a list; it comes out as that list has it
 */
void
loket_invented_row_damage (LoketChance *chance,
                           const LoketInventedRates *rates,
                           const LoketInventedNeighbours *neighbours,
                           const LoketInventedPerson *person,
                           LoketInventedRow *row)
{
  damage_name (chance, rates, row);
  damage_nik (chance, rates, neighbours, person, row);
  if (loket_chance_is (chance, rates->wrong_birth))
    damage_birth (chance, &row->birth);
  else if (row->list == LOKET_INVENTED_AGENCY && loket_chance_is (chance, rates->year_only))
    row->birth.month = row->birth.day = 0;
  if (loket_chance_is (chance, rates->wrong_sex))
    row->sex = row->sex == LOKET_SEX_FEMALE ? LOKET_SEX_MALE : LOKET_SEX_FEMALE;
  if (loket_chance_is (chance, rates->no_kk))
    *row->kk = '\0';
  else if (loket_chance_is (chance, rates->wrong_kk))
    damage_digits (chance, row->kk);
  if (loket_chance_is (chance, 300))
    *row->phone = '\0';
  if (loket_chance_is (chance, 100))
    *row->mother = '\0';
}

/**
 * loket_invented_neighbours_meet:
 * @neighbours: the people met last
 * @nik: of one more, "" for none
 */
void
loket_invented_neighbours_meet (LoketInventedNeighbours *neighbours, const char *nik)
{
  if (*nik == '\0')
    return;
  g_strlcpy (
      neighbours->nik[neighbours->n % LOKET_INVENTED_NEIGHBOURS], nik, sizeof neighbours->nik[0]);
  neighbours->n++;
}
