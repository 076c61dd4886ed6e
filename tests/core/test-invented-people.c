/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented people: the same for the same seed, in every village, in households that can be. */
#include "core/calendar.h"
#include "core/invented-people.h"
#include "core/name-canon.h"
#include "core/names.h"

#include <string.h>

#define PEOPLE 20000

typedef struct {
  LoketRegions *regions;
  LoketInventionOptions options;
  LoketInvention *invention;
} District;

static void
open_district (District *district, gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "regions.tsv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) file = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  file = g_bytes_new_take (text, length);
  district->regions = loket_regions_new (file, &error);
  g_assert_no_error (error);
  district->options = (LoketInventionOptions){
      .seed = 1, .people = PEOPLE, .regency = loket_regions_find (district->regions, "33.14")};
  district->invention = loket_invention_new (&district->options);
}

static void
close_district (District *district, gconstpointer unused)
{
  loket_invention_free (district->invention);
  loket_regions_free (district->regions);
}

static char *
hash_of (LoketInvention *invention)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const LoketInventedHousehold *household;

  while ((household = loket_invention_next (invention)) != NULL)
    for (guint i = 0; i < household->n_members; i++) {
      const LoketInventedPerson *person = &household->members[i];
      g_autofree char *line = g_strdup_printf ("%u %s %s %s %s %04d%02d%02d %s",
                                               person->number,
                                               person->nik,
                                               household->kk,
                                               person->name,
                                               person->mother,
                                               person->birth.year,
                                               person->birth.month,
                                               person->birth.day,
                                               household->village->code);
      g_checksum_update (checksum, (const guchar *) line, (gssize) strlen (line));
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* Who walks again, or knows the plans, meets the same people; another seed has others. */
static void
test_same_for_the_same_seed (District *district, gconstpointer unused)
{
  g_autofree char *once = hash_of (district->invention);
  g_autofree char *again = NULL, *other = NULL;
  g_autoptr (LoketInvention) second = NULL;
  LoketInventedPlan plan;

  loket_invention_rewind (district->invention);
  while (loket_invention_plan (district->invention, &plan))
    loket_invention_skip (district->invention);
  g_assert_null (loket_invention_next (district->invention));
  loket_invention_rewind (district->invention);
  again = hash_of (district->invention);
  g_assert_cmpstr (once, ==, again);
  district->options.seed = 2;
  second = loket_invention_new (&district->options);
  other = hash_of (second);
  g_assert_cmpstr (once, !=, other);
}

static void
test_every_number_of_people (District *district, gconstpointer unused)
{
  static const guint numbers[] = {1, 2, 3, 4, 5, 17, 208, 4001};

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (LoketInvention) invention = NULL;
    const LoketInventedHousehold *household;
    guint last = 0;
    district->options.people = numbers[i];
    invention = loket_invention_new (&district->options);
    while ((household = loket_invention_next (invention)) != NULL)
      for (guint k = 0; k < household->n_members; k++)
        g_assert_cmpuint (household->members[k].number, ==, ++last);
    g_assert_cmpuint (last, ==, numbers[i]);
  }
}

static void
test_plan_is_kept (District *district, gconstpointer unused)
{
  LoketInventedPlan plan;

  while (loket_invention_plan (district->invention, &plan)) {
    const LoketInventedHousehold *household = loket_invention_next (district->invention);
    g_assert_cmpuint (household->number, ==, plan.number);
    g_assert_cmpuint (household->n_members, ==, plan.n_members);
    g_assert_cmpint (household->decile, ==, plan.decile);
    g_assert_true (household->village ==
                   loket_invention_village (district->invention, plan.village));
  }
}

static void
assert_household (const LoketInventedHousehold *household)
{
  const LoketInventedPerson *members = household->members;
  guint heads = 0;

  g_assert_cmpuint (household->n_members, >=, 1);
  g_assert_cmpuint (household->n_members, <=, LOKET_INVENTED_MEMBERS);
  g_assert_cmpuint (strlen (household->kk), ==, 16);
  g_assert_cmpuint (strlen (household->rt), ==, 3);
  g_assert_cmpuint (strlen (household->rw), ==, 3);
  g_assert_cmpint (household->decile, >=, 1);
  g_assert_cmpint (household->decile, <=, 10);
  for (guint i = 0; i < household->n_members; i++) {
    if (members[i].relation == LOKET_INVENTED_HEAD)
      heads++;
    if (members[i].relation == LOKET_INVENTED_CHILD)
      g_assert_cmpint (members[i].birth.year, >=, members[0].birth.year + 15);
    if (members[i].relation >= LOKET_INVENTED_PARENT)
      g_assert_cmpint (members[i].birth.year, <, members[0].birth.year);
  }
  g_assert_cmpuint (heads, ==, 1);
  g_assert_true (members[0].relation == LOKET_INVENTED_HEAD);
}

static void
test_households (District *district, gconstpointer unused)
{
  g_autoptr (GHashTable) cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LoketInventedHousehold *household;
  guint sizes[LOKET_INVENTED_MEMBERS + 1] = {0}, no_rw = 0, n = 0;

  while ((household = loket_invention_next (district->invention)) != NULL) {
    assert_household (household);
    g_assert_true (g_hash_table_add (cards, g_strdup (household->kk)));
    g_assert_true (g_hash_table_add (cards, g_strdup (household->old_kk)));
    sizes[household->n_members]++;
    no_rw += g_str_equal (household->rw, "000");
    n++;
  }
  g_assert_cmpuint (PEOPLE * 10 / n, >=, 38);
  g_assert_cmpuint (PEOPLE * 10 / n, <=, 43);
  g_assert_cmpuint (no_rw, >, 0);
  for (guint i = 1; i <= LOKET_INVENTED_MEMBERS; i++)
    g_assert_cmpuint (sizes[i], >, 0);
}

static void
test_every_village_has_people (District *district, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const LoketInventedHousehold *household;

  while ((household = loket_invention_next (district->invention)) != NULL) {
    g_assert_true (loket_regions_find (district->regions, household->village->code) ==
                   household->village);
    g_assert_cmpint (household->village->level, >=, LOKET_REGION_DESA);
    g_hash_table_add (seen, (gpointer) household->village);
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 208);
  g_assert_cmpuint (loket_invention_n_villages (district->invention), ==, 208);
}

static void
assert_nik (const LoketInventedPerson *person)
{
  const LoketInventedDay *birth = &person->birth;
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", birth->year, birth->month, birth->day);
  LoketNikDoubts doubts;
  LoketNik nik;

  g_assert_cmpint (loket_nik_read (person->nik, LOKET_INVENTED_TODAY, &nik), ==, LOKET_NIK_GOOD);
  g_assert_cmpint (nik.serial, >=, 9900);
  doubts = loket_nik_doubts (&nik, "33.14", day, &person->sex);
  if ((person->traits & LOKET_INVENTED_REUSED) != 0)
    return;
  g_assert_cmpint ((doubts & (LOKET_NIK_OTHER_BIRTH | LOKET_NIK_OTHER_SEX)) != 0,
                   ==,
                   (person->traits & LOKET_INVENTED_CORRECTED) != 0);
  g_assert_cmpint (
      (doubts & LOKET_NIK_ELSEWHERE) != 0, ==, (person->traits & LOKET_INVENTED_ELSEWHERE) != 0);
}

/* Nobody shares a NIK, it says the birth and sex unless that was corrected, and each odd case is
 * there, but rare. */
static void
test_nik (District *district, gconstpointer unused)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) freed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LoketInventedHousehold *household;
  guint none = 0, elsewhere = 0, corrected = 0, reused = 0;

  while ((household = loket_invention_next (district->invention)) != NULL)
    for (guint i = 0; i < household->n_members; i++) {
      const LoketInventedPerson *person = &household->members[i];
      if (*person->nik == '\0') {
        none++;
        continue;
      }
      assert_nik (person);
      g_assert_true (g_hash_table_add (known, g_strdup (person->nik)));
      if (*person->old_nik != '\0')
        g_hash_table_add (freed, g_strdup (person->old_nik));
      elsewhere += (person->traits & LOKET_INVENTED_ELSEWHERE) != 0;
      corrected += (person->traits & LOKET_INVENTED_CORRECTED) != 0;
      if ((person->traits & LOKET_INVENTED_REUSED) != 0) {
        g_assert_true (g_hash_table_contains (freed, person->nik));
        reused++;
      }
    }
  g_assert_cmpuint (none, >, PEOPLE * 10 / 1000);
  g_assert_cmpuint (none, <, PEOPLE * 30 / 1000);
  g_assert_cmpuint (elsewhere, >, PEOPLE * 30 / 1000);
  g_assert_cmpuint (elsewhere, <, PEOPLE * 70 / 1000);
  g_assert_cmpuint (corrected, >, PEOPLE * 10 / 1000);
  g_assert_cmpuint (corrected, <, PEOPLE * 22 / 1000);
  g_assert_cmpuint (reused, >, 0);
  g_assert_cmpuint (reused, <, PEOPLE * 5 / 1000);
}

/* Newcomers take none of the residents' numbers. */
static void
test_newcomers (District *district, gconstpointer unused)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LoketInvention) newcomers = NULL;
  LoketInvention *both[2] = {district->invention, NULL};
  const LoketInventedHousehold *household;
  guint last = 0;

  district->options.newcomers_after = PEOPLE;
  newcomers = loket_invention_new (&district->options);
  both[1] = newcomers;
  for (guint i = 0; i < 2; i++)
    while ((household = loket_invention_next (both[i])) != NULL) {
      g_assert_cmpint (household->newcomers, ==, i == 1);
      g_assert_true (g_hash_table_add (known, g_strdup (household->kk)));
      for (guint k = 0; k < household->n_members; k++) {
        const LoketInventedPerson *person = &household->members[k];
        g_assert_cmpuint (person->number, ==, ++last);
        if (*person->nik != '\0')
          g_assert_true (g_hash_table_add (known, g_strdup (person->nik)));
        if (i == 1 && household->number < 2)
          g_assert_cmpstr (person->name, ==, "Kartini");
      }
    }
  g_assert_cmpuint (last, ==, 2 * PEOPLE);
}

static void
test_twins (District *district, gconstpointer unused)
{
  const LoketInventedHousehold *household = loket_invention_next (district->invention);
  guint pairs = 0;

  g_assert_cmpstr (household->members[2].name, ==, "Dwi Lestari");
  g_assert_cmpstr (household->members[3].name, ==, "Dwi Astuti");
  for (; household != NULL; household = loket_invention_next (district->invention))
    for (guint i = 1; i < household->n_members; i++) {
      const LoketInventedPerson *one = &household->members[i - 1];
      const LoketInventedPerson *two = &household->members[i];
      if ((one->traits & two->traits & LOKET_INVENTED_TWIN) == 0)
        continue;
      pairs++;
      g_assert_cmpmem (&one->birth, sizeof one->birth, &two->birth, sizeof two->birth);
      g_assert_cmpstr (one->mother, ==, two->mother);
      g_assert_cmpstr (one->name, !=, two->name);
    }
  g_assert_cmpuint (pairs, >, PEOPLE / 1000);
  g_assert_cmpuint (pairs, <, PEOPLE * 8 / 1000);
}

static guint
words_of (const char *name)
{
  g_autofree char *bare = loket_name_canon (name);
  guint words = 1;

  for (const char *c = bare; *c != '\0'; c++)
    words += *c == ' ';
  return words;
}

/* Mononyms among the old, two and three words among the young, old spelling before 1972, and some
 * names far more often than others. */
static void
test_names (District *district, gconstpointer unused)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LoketInventedHousehold *household;
  guint old = 0, old_single = 0, young = 0, young_single = 0, old_spelling = 0, most = 0;

  while ((household = loket_invention_next (district->invention)) != NULL)
    for (guint i = 0; i < household->n_members; i++) {
      const LoketInventedPerson *person = &household->members[i];
      const gboolean single = words_of (person->name) == 1;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, person->name)) + 1;
      g_assert_true (loket_name_check (person->name, NULL));
      g_assert_true (loket_name_check (person->mother, NULL));
      g_hash_table_replace (names, g_strdup (person->name), GUINT_TO_POINTER (n));
      most = MAX (most, n);
      old += person->birth.year < 1965;
      old_single += person->birth.year < 1965 && single;
      young += person->birth.year >= 2003;
      young_single += person->birth.year >= 2003 && single;
      old_spelling += (person->traits & LOKET_INVENTED_OLD_NAME) != 0;
      g_assert_true (person->birth.year < 1972 || (person->traits & LOKET_INVENTED_OLD_NAME) == 0);
    }
  g_assert_cmpuint (old_single * 100 / old, >=, 70);
  g_assert_cmpuint (young_single * 100 / young, <=, 3);
  g_assert_cmpuint (old_spelling, >, PEOPLE * 5 / 1000);
  g_assert_cmpuint (most, >, PEOPLE * 2 / 1000);
  g_assert_cmpuint (g_hash_table_size (names), >, PEOPLE / 3);
}

/* Some households have one more, whom the register does not have: of the age of a newborn, of a
 * parent, or of a relative of an old head. */
static void
test_joiners (District *district, gconstpointer unused)
{
  const LoketInventedHousehold *household;
  guint kinds[LOKET_INVENTED_OTHER_RELATION + 1] = {0};
  LoketInventedPlan plan;

  while (loket_invention_plan (district->invention, &plan)) {
    const LoketInventedPerson *person;
    household = loket_invention_next (district->invention);
    g_assert_cmpint (household->joined, ==, plan.joined);
    if (!household->joined)
      continue;
    person = &household->members[household->n_members];
    kinds[person->relation]++;
    g_assert_cmpuint (person->number, ==, 0);
    g_assert_true (loket_name_check (person->name, NULL));
    if (person->relation == LOKET_INVENTED_CHILD) {
      g_assert_cmpint (person->birth.year, ==, 2026);
      g_assert_cmpstr (person->mother, ==, household->members[1].name);
    } else if (person->relation == LOKET_INVENTED_PARENT) {
      g_assert_cmpint (person->birth.year, <, household->members[0].birth.year);
    }
  }
  g_assert_cmpuint (kinds[LOKET_INVENTED_CHILD], >, 50);
  g_assert_cmpuint (kinds[LOKET_INVENTED_PARENT], >, 50);
  g_assert_cmpuint (kinds[LOKET_INVENTED_OTHER_RELATION], >, 10);
}

static void
test_lives (District *district, gconstpointer unused)
{
  const LoketInventedHousehold *household;
  LoketLocalTime today;
  guint lives[3] = {0};

  g_assert_true (loket_calendar_read_day (LOKET_INVENTED_TODAY, &today));
  while ((household = loket_invention_next (district->invention)) != NULL)
    for (guint i = 0; i < household->n_members; i++) {
      const LoketInventedDay *birth = &household->members[i].birth;
      g_assert_cmpint (birth->year * 10000 + birth->month * 100 + birth->day,
                       <=,
                       today.year * 10000 + today.month * 100 + today.day);
      g_assert_cmpint (birth->year, >=, today.year - 110);
      lives[household->members[i].life]++;
    }
  g_assert_cmpuint (lives[LOKET_INVENTED_DEAD], >, PEOPLE * 2 / 1000);
  g_assert_cmpuint (lives[LOKET_INVENTED_DEAD], <, PEOPLE * 20 / 1000);
  g_assert_cmpuint (lives[LOKET_INVENTED_MOVED], >, PEOPLE * 5 / 1000);
}

int
main (int argc, char **argv)
{
#define ADD(name, test)                                                                            \
  g_test_add ("/core/invented-people/" name, District, NULL, open_district, test, close_district)
  g_test_init (&argc, &argv, NULL);
  ADD ("same-for-the-same-seed", test_same_for_the_same_seed);
  ADD ("every-number-of-people", test_every_number_of_people);
  ADD ("plan-is-kept", test_plan_is_kept);
  ADD ("households", test_households);
  ADD ("every-village-has-people", test_every_village_has_people);
  ADD ("nik", test_nik);
  ADD ("newcomers", test_newcomers);
  ADD ("twins", test_twins);
  ADD ("names", test_names);
  ADD ("joiners", test_joiners);
  ADD ("lives", test_lives);
  return g_test_run ();
}
