/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of one household: ages, names, numbers, and what happened to them. */
#include "config.h"

#include "core/invented-private.h"

#include <string.h>

#define REUSE_AFTER 20 /* households until a freed NIK is given again */

/* One household in the making. */
typedef struct {
  LoketInvention *invention;
  LoketChance chance;
  LoketInventedHousehold *household;
  int wife_age;
} Making;

/* A day of the year @age years ago; never one to come. */
static LoketInventedDay
draw_birth (Making *making, int age)
{
  const LoketLocalTime *today = &making->invention->today;
  LoketInventedDay birth = {today->year - MAX (age, 0), 1, 1};

  if (birth.year == today->year) {
    if (today->month > 1)
      birth.month = loket_chance_from (&making->chance, 1, today->month - 1);
  } else {
    birth.month = loket_chance_from (&making->chance, 1, 12);
  }
  if (birth.year < today->year || birth.month < today->month)
    birth.day = loket_chance_from (
        &making->chance, 1, loket_invented_days_of_month (birth.year, birth.month));
  /* Who did not know the day was registered on the first or the last of the year. */
  if (birth.year < 1965 && loket_chance_is (&making->chance, 80)) {
    const gboolean last = loket_chance_is (&making->chance, 500);
    birth.month = last ? 12 : 1;
    birth.day = last ? 31 : 1;
  }
  return birth;
}

static LoketInventedPerson *
add_member (Making *making, LoketInventedRelation relation, LoketSex sex, int age)
{
  LoketInventedHousehold *household = making->household;
  LoketInventedPerson *person = &household->members[household->n_members++];

  person->relation = relation;
  person->sex = sex;
  person->birth = draw_birth (making, age);
  return person;
}

/* Head, wife and elders; ages follow from the eldest child. */
static void
add_adults (Making *making, const LoketInventedSketch *plan, int eldest_age)
{
  LoketChance *chance = &making->chance;
  int woman = eldest_age + loket_chance_from (chance, 18, 31);
  int man = woman + loket_chance_from (chance, -2, 8);
  gboolean woman_heads = plan->kind == LOKET_INVENTED_ONE_PARENT && loket_chance_is (chance, 700);

  if (plan->kind == LOKET_INVENTED_ALONE)
    woman_heads = plan->seen.famous || loket_chance_is (chance, 700);
  if (plan->kind == LOKET_INVENTED_ALONE || plan->kind == LOKET_INVENTED_COUPLE) {
    woman = loket_chance_from (chance, plan->kind == LOKET_INVENTED_ALONE ? 48 : 22, 88);
    man = woman + loket_chance_from (chance, -2, 8);
  }
  if (woman_heads)
    add_member (making, LOKET_INVENTED_HEAD, LOKET_SEX_FEMALE, woman);
  else
    add_member (making, LOKET_INVENTED_HEAD, LOKET_SEX_MALE, man);
  if (plan->kind != LOKET_INVENTED_ALONE && plan->kind != LOKET_INVENTED_ONE_PARENT)
    add_member (making, LOKET_INVENTED_WIFE, LOKET_SEX_FEMALE, woman);
  making->wife_age = woman;
}

static void
add_elders (Making *making, const LoketInventedSketch *plan)
{
  LoketChance *chance = &making->chance;
  const LoketInventedRelation relation =
      loket_chance_is (chance, 600) ? LOKET_INVENTED_PARENT : LOKET_INVENTED_PARENT_IN_LAW;
  const int age = making->wife_age + loket_chance_from (chance, 19, 30);
  const int other_age = age + loket_chance_from (chance, 0, 6);
  const LoketSex sex = loket_chance_is (chance, 700) ? LOKET_SEX_FEMALE : LOKET_SEX_MALE;

  if (plan->elders >= 1)
    add_member (making, relation, sex, MIN (age, 99));
  if (plan->elders == 2)
    add_member (making,
                relation,
                sex == LOKET_SEX_FEMALE ? LOKET_SEX_MALE : LOKET_SEX_FEMALE,
                MIN (other_age, 99));
}

/* Brothers and sisters, two years or more apart, or on one day: then they are twins. */
static void
add_children (Making *making, const LoketInventedSketch *plan, int eldest_age)
{
  LoketChance *chance = &making->chance;
  int age = eldest_age;

  for (guint i = 0; i < plan->children; i++) {
    const gboolean twin = i > 0 && (plan->seen.famous || loket_chance_is (chance, 12)) &&
                          (making->household->members[making->household->n_members - 1].traits &
                           LOKET_INVENTED_TWIN) == 0;
    const LoketSex sex =
        plan->seen.famous || loket_chance_is (chance, 487) ? LOKET_SEX_FEMALE : LOKET_SEX_MALE;
    LoketInventedPerson *child;
    if (i > 0 && !twin)
      age -= loket_chance_from (chance, 2, MAX (2, MIN (6, age - 2 * (int) (plan->children - i))));
    child = add_member (making, LOKET_INVENTED_CHILD, sex, age);
    if (!twin)
      continue;
    child->birth = child[-1].birth;
    child->traits |= LOKET_INVENTED_TWIN;
    child[-1].traits |= LOKET_INVENTED_TWIN;
    if (loket_chance_is (chance, 700))
      child->sex = child[-1].sex;
  }
}

static void
name_member (Making *making, guint place, int order)
{
  LoketChance *chance = &making->chance;
  LoketInventedPerson *person = &making->household->members[place];
  const LoketInventedBearer bearer = {person->birth.year, person->sex, order};
  const int age = making->invention->today.year - person->birth.year;
  const LoketInventedPerson *before = place > 0 ? person - 1 : person;

  if (order > 1 && (person->traits & LOKET_INVENTED_TWIN) != 0 &&
      (before->traits & LOKET_INVENTED_TWIN) != 0 && before->sex == person->sex)
    loket_invented_twin_name (chance, &bearer, before->name, person->name);
  else
    loket_invented_name (chance, &bearer, person->name);
  if (person->birth.year < 1972 && loket_chance_is (chance, 120) &&
      loket_invented_respell (chance, TRUE, person->name))
    person->traits |= LOKET_INVENTED_OLD_NAME;
  if (age > 45 && loket_chance_is (chance, 20))
    loket_invented_title (chance, person->sex, FALSE, person->name);
  else if (age > 25 && making->household->decile >= 7 && loket_chance_is (chance, 40))
    loket_invented_title (chance, person->sex, TRUE, person->name);
}

static void
name_mother (Making *making, LoketInventedPerson *person)
{
  const LoketInventedPerson *head = making->household->members;
  const LoketInventedPerson *wife = head->sex == LOKET_SEX_FEMALE ? head : head + 1;
  const LoketInventedBearer bearer = {person->birth.year - 26, LOKET_SEX_FEMALE, 0};

  if (person->relation == LOKET_INVENTED_CHILD && wife->sex == LOKET_SEX_FEMALE &&
      (wife == head || wife->relation == LOKET_INVENTED_WIFE))
    g_strlcpy (person->mother, wife->name, sizeof person->mother);
  else
    loket_invented_name (&making->chance, &bearer, person->mother);
}

static void
name_members (Making *making, gboolean famous)
{
  LoketInventedHousehold *household = making->household;
  int order = 0;

  for (guint i = 0; i < household->n_members; i++) {
    LoketInventedPerson *person = &household->members[i];
    name_member (making, i, person->relation == LOKET_INVENTED_CHILD ? ++order : 0);
  }
  if (famous && household->newcomers) {
    g_strlcpy (household->members[0].name, "Kartini", LOKET_INVENTED_NAME);
  } else if (famous) {
    g_strlcpy (household->members[2].name, "Dwi Lestari", LOKET_INVENTED_NAME);
    g_strlcpy (household->members[3].name, "Dwi Astuti", LOKET_INVENTED_NAME);
  }
  for (guint i = 0; i < household->n_members; i++) {
    LoketInventedPerson *person = &household->members[i];
    name_mother (making, person);
    if ((person->traits & LOKET_INVENTED_TWIN) != 0 && i > 0 &&
        (person[-1].traits & LOKET_INVENTED_TWIN) != 0)
      g_strlcpy (person->mother, person[-1].mother, sizeof person->mother);
  }
}

/* The birth date that was registered first and stays in the NIK for ever (PP 40/2019 art. 30). */
static void
make_wrong (LoketChance *chance, LoketInventedPerson *person, LoketInventedDay *day, LoketSex *sex)
{
  const guint kind = loket_chance_below (chance, 100);

  if (kind < 10)
    *sex = *sex == LOKET_SEX_FEMALE ? LOKET_SEX_MALE : LOKET_SEX_FEMALE;
  else if (kind < 40 && day->day <= 12 && day->day != day->month)
    *day = (LoketInventedDay){day->year, day->day, day->month};
  else if (kind < 75)
    *day = (LoketInventedDay){
        day->year - loket_chance_from (chance, 1, 4), day->month, MIN (day->day, 28)};
  else
    day->day = day->day == 1 ? 2 : day->day - 1;
  person->traits |= LOKET_INVENTED_CORRECTED;
}

static void
give_nik (Making *making, LoketInventedPerson *person, gboolean from_here, char *nik)
{
  LoketInvention *invention = making->invention;
  LoketChance *chance = &making->chance;
  const LoketRegion *kecamatan = making->household->village->parent;
  LoketInventedDay birth = person->birth;
  LoketSex sex = person->sex;

  if (loket_chance_is (chance, 15))
    make_wrong (chance, person, &birth, &sex);
  if (!from_here && loket_chance_is (chance, 90)) {
    person->traits |= LOKET_INVENTED_ELSEWHERE;
    loket_invented_numbers_nik_elsewhere (invention->numbers, chance, &birth, sex, nik);
    return;
  }
  if (!from_here && loket_chance_is (chance, 80))
    kecamatan =
        ((const LoketRegion *)
             invention->villages->pdata[loket_chance_below (chance, invention->villages->len)])
            ->parent;
  loket_invented_numbers_nik (invention->numbers, kecamatan, &birth, sex, nik);
}

/* Two in a thousand who moved got a second NIK; the first one was given to somebody else. */
static void
number_member (Making *making, LoketInventedPerson *person)
{
  LoketInvention *invention = making->invention;
  LoketChance *chance = &making->chance;
  const gboolean child = person->relation == LOKET_INVENTED_CHILD;
  const gboolean newborn = person->birth.year == invention->today.year;

  if (loket_chance_is (chance, newborn ? 300 : 15))
    return;
  if (*invention->freed_nik != '\0' && !child &&
      making->household->number > invention->freed_by + REUSE_AFTER) {
    g_strlcpy (person->nik, invention->freed_nik, sizeof person->nik);
    person->traits |= LOKET_INVENTED_REUSED;
    *invention->freed_nik = '\0';
    return;
  }
  give_nik (making, person, child, person->nik);
  if (child || !loket_chance_is (chance, 2))
    return;
  g_strlcpy (person->old_nik, person->nik, sizeof person->old_nik);
  g_strlcpy (invention->freed_nik, person->nik, sizeof invention->freed_nik);
  invention->freed_by = making->household->number;
  person->traits &= ~(guint) (LOKET_INVENTED_ELSEWHERE | LOKET_INVENTED_CORRECTED);
  person->traits |= LOKET_INVENTED_RENUMBERED;
  give_nik (making, person, TRUE, person->nik);
}

static void
finish_member (Making *making, LoketInventedPerson *person)
{
  LoketChance *chance = &making->chance;
  const int age = making->invention->today.year - person->birth.year;
  const guint dying = age > 80 ? 80 : age > 65 ? 30 : 3;

  if (person->relation != LOKET_INVENTED_HEAD || making->household->n_members == 1) {
    if (loket_chance_is (chance, dying))
      person->life = LOKET_INVENTED_DEAD;
    else if (loket_chance_is (chance, 15))
      person->life = LOKET_INVENTED_MOVED;
  }
  /* 0840 is no operator's. */
  if (age >= 15 && loket_chance_is (chance, age > 60 ? 150 : 550))
    g_snprintf (
        person->phone, sizeof person->phone, "0840%08u", loket_chance_below (chance, 100000000));
  number_member (making, person);
}

static void
place_household (Making *making)
{
  LoketInventedHousehold *household = making->household;
  LoketChance *chance = &making->chance;
  const guint rw = loket_chance_is (chance, 30) ? 0 : 1 + loket_chance_skewed (chance, 12);

  household->hamlet = loket_invented_hamlet (chance);
  g_snprintf (household->rt, sizeof household->rt, "%03u", 1 + loket_chance_skewed (chance, 30));
  g_snprintf (household->rw, sizeof household->rw, "%03u", rw);
  loket_invented_numbers_kk (
      making->invention->numbers, household->village->parent, household->number, 0, household->kk);
  loket_invented_numbers_kk (making->invention->numbers,
                             household->village->parent,
                             household->number,
                             1,
                             household->old_kk);
}

static void
make_members (Making *making, const LoketInventedSketch *plan)
{
  const int n = (int) plan->children;
  const int eldest_age =
      plan->seen.famous ? 14
                        : loket_chance_from (&making->chance, MIN (27, 2 * MAX (n - 1, 0)), 28);

  add_adults (making, plan, eldest_age);
  add_children (making, plan, eldest_age);
  add_elders (making, plan);
  name_members (making, plan->seen.famous);
}

/* A newborn of a young wife, a parent of a head who is not old, or else a relative: lists know them
 * before the register does. Without a number of their own. */
static void
add_joiner (Making *making)
{
  LoketInventedHousehold *household = making->household;
  const int year = making->invention->today.year;
  const int woman = year - household->members[household->n_members > 1].birth.year;
  const int head = year - household->members[0].birth.year;
  const guint place = household->n_members;
  LoketInventedPerson *person;

  if (place > 1 && household->members[1].relation == LOKET_INVENTED_WIFE && woman < 43)
    person = add_member (making, LOKET_INVENTED_CHILD, LOKET_SEX_FEMALE, 0);
  else if (head < 62)
    person = add_member (making, LOKET_INVENTED_PARENT, LOKET_SEX_FEMALE, head + 24);
  else
    person = add_member (making,
                         LOKET_INVENTED_OTHER_RELATION,
                         LOKET_SEX_FEMALE,
                         loket_chance_from (&making->chance, 8, 30));
  if (loket_chance_is (&making->chance, 450))
    person->sex = LOKET_SEX_MALE;
  household->n_members--;
  household->joined = TRUE;
  name_member (making, place, person->relation == LOKET_INVENTED_CHILD ? 1 : 0);
  name_mother (making, person);
  number_member (making, person);
}

/**
 * loket_invention_fill:
 * @invention: people; its household at hand has its place and number, and gets its members
 * @chance: the draws of this household
 */
void
loket_invention_fill (LoketInvention *invention, LoketChance chance)
{
  LoketInventedHousehold *household = &invention->at_hand;
  Making making = {.invention = invention, .chance = chance, .household = household};

  place_household (&making);
  make_members (&making, &invention->plan);
  for (guint i = 0; i < household->n_members; i++) {
    household->members[i].number = invention->first_number + invention->given + i;
    finish_member (&making, &household->members[i]);
  }
  if (invention->plan.seen.joined)
    add_joiner (&making);
}

/**
 * loket_invented_relation_text:
 * @relation: to the head of the household
 * @sex: of the person
 *
 * Returns: (transfer none): the word of a KK, in Indonesian
 */
const char *
loket_invented_relation_text (LoketInventedRelation relation, LoketSex sex)
{
  switch (relation) {
  case LOKET_INVENTED_HEAD:
    return "Kepala Keluarga";
  case LOKET_INVENTED_WIFE:
    return sex == LOKET_SEX_FEMALE ? "Istri" : "Suami";
  case LOKET_INVENTED_CHILD:
    return "Anak";
  case LOKET_INVENTED_PARENT:
    return "Orang Tua";
  case LOKET_INVENTED_PARENT_IN_LAW:
    return "Mertua";
  case LOKET_INVENTED_OTHER_RELATION:
  default:
    return "Famili Lain";
  }
}
