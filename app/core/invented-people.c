/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households one after the other, village by village. Each has draws of its own, so a change in how
 * one is made leaves the others as they are; only NIK serials hang on the order. */
#include "config.h"

#include "core/invented-people.h"

#include "core/calendar.h"
#include "core/invented-numbers.h"

#include <string.h>

enum { STREAM_PLAN = 1, STREAM_MEMBERS = 2, STREAM_VILLAGE = 3, STREAM_NEWCOMERS = 100 };

#define REUSE_AFTER 20 /* households until a freed NIK is given again */

typedef enum { ALONE, COUPLE, FAMILY, ONE_PARENT, THREE_GENERATIONS } Kind;

/* Who belongs to a household, before names and days. */
typedef struct {
  Kind kind;
  guint children;
  guint elders;
  LoketInventedPlan seen; /* by others */
} Plan;

struct _LoketInvention {
  guint64 seed;
  guint64 stream; /* added to the streams of draws: newcomers have their own */
  guint people;
  guint first_number;
  LoketLocalTime today;
  GPtrArray *villages; /* borrowed LoketRegion */
  guint *last_of;      /* number of people up to and with this village */
  LoketInventedNumbers *numbers;
  char freed_nik[LOKET_NIK_LENGTH + 1]; /* of somebody who got another: somebody later has it */
  guint freed_by;                       /* household */
  guint household;
  guint given; /* people so far */
  guint village;
  gboolean planned;
  Plan plan; /* of the next household */
  LoketInventedHousehold at_hand;
};

/* One household in the making. */
typedef struct {
  LoketInvention *invention;
  LoketChance chance;
  LoketInventedHousehold *household;
  int wife_age;
} Making;

static void
add_villages (LoketInvention *invention, const LoketRegion *region)
{
  for (guint i = 0; i < region->children->len; i++) {
    const LoketRegion *child = region->children->pdata[i];
    if (child->level >= LOKET_REGION_DESA)
      g_ptr_array_add (invention->villages, (gpointer) child);
    else
      add_villages (invention, child);
  }
}

static guint64
number_of_code (const char *code)
{
  guint64 number = 0;

  for (; *code != '\0'; code++)
    if (g_ascii_isdigit (*code))
      number = number * 10 + (guint64) (*code - '0');
  return number;
}

/* Villages differ in size, kelurahan are large; the same for every seed. */
static void
share_people (LoketInvention *invention)
{
  const guint n = invention->villages->len;
  guint64 weight = 0, all = 0;

  invention->last_of = g_new0 (guint, n);
  for (guint i = 0; i < n; i++) {
    const LoketRegion *village = invention->villages->pdata[i];
    LoketChance chance = loket_chance_of (0, STREAM_VILLAGE, number_of_code (village->code));
    weight += (guint64) loket_chance_from (&chance, 60, 150) +
              (village->level == LOKET_REGION_KELURAHAN ? 120 : 0);
    invention->last_of[i] = (guint) weight;
  }
  all = weight;
  for (guint i = 0; i < n; i++)
    invention->last_of[i] = (guint) ((guint64) invention->last_of[i] * invention->people / all);
}

/**
 * loket_invention_new:
 * @options: seed, how many people, where; a regency with one village or more
 *
 * Returns: (transfer full): people to walk through; the same options give the same people
 */
LoketInvention *
loket_invention_new (const LoketInventionOptions *options)
{
  LoketInvention *invention = g_new0 (LoketInvention, 1);

  invention->seed = options->seed;
  invention->stream = options->newcomers_after != 0 ? STREAM_NEWCOMERS : 0;
  invention->people = options->people;
  invention->first_number = options->newcomers_after + 1;
  if (!loket_calendar_read_day (options->today != NULL ? options->today : LOKET_INVENTED_TODAY,
                                &invention->today))
    g_warn_if_reached ();
  invention->villages = g_ptr_array_new ();
  add_villages (invention, options->regency);
  share_people (invention);
  invention->numbers = loket_invented_numbers_new (options->regency, options->newcomers_after != 0);
  return invention;
}

/**
 * loket_invention_free:
 * @invention: (transfer full): people
 */
void
loket_invention_free (LoketInvention *invention)
{
  loket_invented_numbers_free (invention->numbers);
  g_ptr_array_unref (invention->villages);
  g_free (invention->last_of);
  g_free (invention);
}

/**
 * loket_invention_rewind:
 * @invention: people; the next household is the first again
 */
void
loket_invention_rewind (LoketInvention *invention)
{
  invention->household = invention->given = invention->village = 0;
  invention->planned = FALSE;
  *invention->freed_nik = '\0';
  loket_invented_numbers_clear (invention->numbers);
}

/**
 * loket_invention_n_villages:
 * @invention: people
 *
 * Returns: how many villages they live in
 */
guint
loket_invention_n_villages (const LoketInvention *invention)
{
  return invention->villages->len;
}

/**
 * loket_invention_village:
 * @invention: people
 * @place: of a village, below loket_invention_n_villages()
 *
 * Returns: (transfer none): that village
 */
const LoketRegion *
loket_invention_village (const LoketInvention *invention, guint place)
{
  return invention->villages->pdata[place];
}

/* The households that every seed has: twins that are hard to tell apart among the residents, two
 * women of one name among the newcomers (registry.md 3). */
static gboolean
is_famous (const LoketInvention *invention)
{
  return invention->stream == 0 ? invention->household == 0 && invention->people >= 4
                                : invention->household < 2;
}

static guint
draw_children (LoketChance *chance)
{
  static const guint8 of_20[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5};

  return of_20[loket_chance_below (chance, G_N_ELEMENTS (of_20))];
}

static int
draw_decile (LoketChance *chance)
{
  static const guint16 up_to[] = {130, 260, 380, 500, 600, 700, 790, 870, 940};
  const guint drawn = loket_chance_below (chance, 1000);
  guint decile = 0;

  while (decile < G_N_ELEMENTS (up_to) && drawn >= up_to[decile])
    decile++;
  return (int) decile + 1;
}

static Plan
draw_plan (LoketInvention *invention)
{
  LoketChance chance =
      loket_chance_of (invention->seed, invention->stream + STREAM_PLAN, invention->household);
  const guint drawn = loket_chance_below (&chance, 1000);
  Plan plan = {0};

  plan.kind = drawn < 60    ? ALONE
              : drawn < 150 ? COUPLE
              : drawn < 750 ? FAMILY
              : drawn < 820 ? ONE_PARENT
                            : THREE_GENERATIONS;
  plan.seen.decile = draw_decile (&chance);
  plan.seen.famous = is_famous (invention);
  if (plan.seen.famous) {
    plan.kind = invention->stream == 0 ? FAMILY : ALONE;
    plan.seen.decile = 1;
  }
  if (plan.kind >= FAMILY)
    plan.children = plan.seen.famous ? 2 : draw_children (&chance);
  if (plan.kind == THREE_GENERATIONS)
    plan.elders = loket_chance_is (&chance, 400) ? 2 : 1;
  return plan;
}

/* Nobody is left for more than this. */
static void
cut_plan (Plan *plan, guint left)
{
  guint adults = plan->kind == ALONE || plan->kind == ONE_PARENT ? 1 : 2;

  if (left == 1) {
    plan->kind = ALONE;
    adults = 1;
  }
  plan->children = MIN (plan->children, left - adults);
  plan->elders = MIN (plan->elders, left - adults - plan->children);
  plan->seen.n_members = adults + plan->children + plan->elders;
}

static gboolean
make_plan (LoketInvention *invention)
{
  if (invention->planned)
    return TRUE;
  if (invention->given >= invention->people)
    return FALSE;
  while (invention->village + 1 < invention->villages->len &&
         invention->given >= invention->last_of[invention->village])
    invention->village++;
  invention->plan = draw_plan (invention);
  cut_plan (&invention->plan, invention->people - invention->given);
  invention->plan.seen.number = invention->household;
  invention->plan.seen.village = invention->village;
  invention->planned = TRUE;
  return TRUE;
}

/**
 * loket_invention_plan:
 * @invention: people
 * @plan: (out caller-allocates): what is known of the next household; it stays the next
 *
 * Returns: %FALSE when there is none
 */
gboolean
loket_invention_plan (LoketInvention *invention, LoketInventedPlan *plan)
{
  if (!make_plan (invention))
    return FALSE;
  *plan = invention->plan.seen;
  return TRUE;
}

/**
 * loket_invention_skip:
 * @invention: people; the next household is passed over. Who did that must rewind before
 *   loket_invention_next(): NIK serials follow from all people before
 */
void
loket_invention_skip (LoketInvention *invention)
{
  if (!make_plan (invention))
    return;
  invention->household++;
  invention->given += invention->plan.seen.n_members;
  invention->planned = FALSE;
}

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
add_adults (Making *making, const Plan *plan, int eldest_age)
{
  LoketChance *chance = &making->chance;
  int woman = eldest_age + loket_chance_from (chance, 18, 31);
  int man = woman + loket_chance_from (chance, -2, 8);
  gboolean woman_heads = plan->kind == ONE_PARENT && loket_chance_is (chance, 700);

  if (plan->kind == ALONE)
    woman_heads = plan->seen.famous || loket_chance_is (chance, 700);
  if (plan->kind == ALONE || plan->kind == COUPLE) {
    woman = loket_chance_from (chance, plan->kind == ALONE ? 48 : 22, 88);
    man = woman + loket_chance_from (chance, -2, 8);
  }
  if (woman_heads)
    add_member (making, LOKET_INVENTED_HEAD, LOKET_SEX_FEMALE, woman);
  else
    add_member (making, LOKET_INVENTED_HEAD, LOKET_SEX_MALE, man);
  if (plan->kind != ALONE && plan->kind != ONE_PARENT)
    add_member (making, LOKET_INVENTED_WIFE, LOKET_SEX_FEMALE, woman);
  making->wife_age = woman;
}

static void
add_elders (Making *making, const Plan *plan)
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
add_children (Making *making, const Plan *plan, int eldest_age)
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
make_members (Making *making, const Plan *plan)
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

/**
 * loket_invention_next:
 * @invention: people
 *
 * Returns: (nullable) (transfer none): the next household, until the next call; %NULL at the end
 */
const LoketInventedHousehold *
loket_invention_next (LoketInvention *invention)
{
  LoketInventedHousehold *household = &invention->at_hand;
  Making making = {.invention = invention, .household = household};

  if (!make_plan (invention))
    return NULL;
  memset (household, 0, sizeof *household);
  household->number = invention->household;
  household->newcomers = invention->stream != 0;
  household->village = invention->villages->pdata[invention->village];
  household->decile = invention->plan.seen.decile;
  making.chance =
      loket_chance_of (invention->seed, invention->stream + STREAM_MEMBERS, invention->household);
  place_household (&making);
  make_members (&making, &invention->plan);
  for (guint i = 0; i < household->n_members; i++) {
    household->members[i].number = invention->first_number + invention->given + i;
    finish_member (&making, &household->members[i]);
  }
  loket_invention_skip (invention);
  return household;
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
  default:
    return "Mertua";
  }
}
