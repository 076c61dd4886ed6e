/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists: who is linked, who is asked about, and what holds whatever the lists. */
#include "core/match-lists.h"

#include <string.h>

#define PEOPLE 300

typedef struct {
  LoketMatchParameters *parameters;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->parameters = loket_match_parameters_built_in (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  loket_match_parameters_free (fixture->parameters);
}

static LoketFacts
person (const char *name, LoketFactSex sex, const char *birth, const char *nik, const char *card)
{
  return (LoketFacts){.name = name,
                      .sex = sex,
                      .birth_date = birth,
                      .nik = nik,
                      .family_card = card,
                      .village = "33.14.10.2003"};
}

/* Pairs two lists of @n_left and @n_right rows. */
static GArray *
pair (Fixture *fixture,
      const LoketFacts *left,
      guint n_left,
      const LoketFacts *right,
      guint n_right)
{
  g_autoptr (LoketMatchLists) lists = loket_match_lists_new (fixture->parameters);

  for (guint i = 0; i < n_left; i++)
    g_assert_cmpuint (loket_match_lists_add (lists, LOKET_MATCH_LEFT, &left[i]), ==, i);
  for (guint i = 0; i < n_right; i++)
    g_assert_cmpuint (loket_match_lists_add (lists, LOKET_MATCH_RIGHT, &right[i]), ==, i);
  return loket_match_lists_pair (lists);
}

static const LoketMatchPair *
result (const GArray *pairs, guint i)
{
  g_assert_cmpuint (i, <, pairs->len);
  return &g_array_index (pairs, LoketMatchPair, i);
}

static void
test_plain (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left[] = {
      person ("Soetjipto", LOKET_FACT_SEX_MALE, "1954-03-02", NULL, "3314101203080011"),
      person ("Hj. Siti Chotidjah", LOKET_FACT_SEX_FEMALE, "1960-07-21", "3314106107609901", NULL),
      person ("Wagiyem", LOKET_FACT_SEX_FEMALE, "1950-05-05", NULL, NULL)};
  LoketFacts right[] = {
      person ("Siti Khotijah", LOKET_FACT_SEX_FEMALE, "1960-07-21", "3314106107609901", NULL),
      person ("Ponidi", LOKET_FACT_SEX_MALE, "1971-01-30", NULL, NULL),
      person ("Sucipto", LOKET_FACT_SEX_MALE, "1954-03-02", NULL, "3314101203080011")};
  g_autoptr (GArray) pairs = pair (fixture, left, 3, right, 3);

  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_cmpuint (result (pairs, 0)->left, ==, 0);
  g_assert_cmpuint (result (pairs, 0)->right, ==, 2);
  g_assert_cmpint (result (pairs, 0)->decision, ==, LOKET_MATCH_LINK);
  g_assert_cmpuint (result (pairs, 1)->left, ==, 1);
  g_assert_cmpuint (result (pairs, 1)->right, ==, 0);
  g_assert_cmpint (result (pairs, 1)->decision, ==, LOKET_MATCH_LINK);
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  LoketFacts one = person ("Sucipto", LOKET_FACT_SEX_MALE, "1954-03-02", NULL, NULL);
  g_autoptr (GArray) none = pair (fixture, NULL, 0, NULL, 0);
  g_autoptr (GArray) left = pair (fixture, &one, 1, NULL, 0);
  g_autoptr (GArray) right = pair (fixture, NULL, 0, &one, 1);

  g_assert_cmpuint (none->len + left->len + right->len, ==, 0);
}

/* Acceptance case 5: the twins of one list and those of the other, each with its own partner; and
 * one of them alone is never linked with the other. */
static void
test_twins (Fixture *fixture, gconstpointer unused)
{
  LoketFacts twins[] = {
      person ("Dwi Lestari", LOKET_FACT_SEX_FEMALE, "2010-05-09", NULL, "3314101203080011"),
      person ("Dwi Astuti", LOKET_FACT_SEX_FEMALE, "2010-05-09", NULL, "3314101203080011")};
  g_autoptr (GArray) both = pair (fixture, twins, 2, twins, 2);
  g_autoptr (GArray) one = pair (fixture, &twins[0], 1, &twins[1], 1);

  g_assert_cmpuint (both->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpuint (result (both, i)->left, ==, result (both, i)->right);
    g_assert_cmpint (result (both, i)->decision, ==, LOKET_MATCH_LINK);
  }
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpint (result (one, i)->decision, ==, LOKET_MATCH_REVIEW);
}

/* Acceptance case 4. */
static void
test_conflict (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left = person ("Sucipto", LOKET_FACT_SEX_MALE, "1950-03-02", "3314100203509901", NULL);
  LoketFacts right =
      person ("Sucipto", LOKET_FACT_SEX_FEMALE, "1988-03-02", "3314100203509901", NULL);
  g_autoptr (GArray) pairs = pair (fixture, &left, 1, &right, 1);

  for (guint i = 0; i < pairs->len; i++)
    g_assert_cmpint (result (pairs, i)->decision, ==, LOKET_MATCH_REVIEW);
}

/* Who stands in a list twice is linked once; the other row is shown to people. */
static void
test_doubles (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left[] = {
      person ("Sucipto", LOKET_FACT_SEX_MALE, "1954-03-02", "3314100203549901", NULL),
      person ("Soetjipto", LOKET_FACT_SEX_MALE, "1954-03-02", "3314100203549901", NULL)};
  g_autoptr (GArray) pairs = pair (fixture, left, 2, left, 1);

  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_cmpint (result (pairs, 0)->decision, ==, LOKET_MATCH_LINK);
  g_assert_cmpint (result (pairs, 1)->decision, ==, LOKET_MATCH_REVIEW);
}

/* Two namesakes of one village and year, nothing else known: nobody is linked by a guess. */
static void
test_namesakes (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left = person ("Suparmi", LOKET_FACT_SEX_FEMALE, "1954", NULL, NULL);
  LoketFacts right[] = {
      person ("Suparmi", LOKET_FACT_SEX_FEMALE, "1954-02-03", NULL, "3314101203080011"),
      person ("Suparmi", LOKET_FACT_SEX_FEMALE, "1954-11-17", NULL, "3314101203080055")};
  g_autoptr (GArray) pairs = pair (fixture, &left, 1, right, 2);

  for (guint i = 0; i < pairs->len; i++)
    g_assert_cmpint (result (pairs, i)->decision, ==, LOKET_MATCH_REVIEW);
}

/* One list has codes of villages, the other names: that makes nobody a stranger. */
static void
test_foreign_villages (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left = person ("Sucipto", LOKET_FACT_SEX_MALE, "1954-03-02", "3314100203549901", NULL);
  LoketFacts right = left;
  double weight;
  g_autoptr (GArray) same = pair (fixture, &left, 1, &right, 1);
  g_autoptr (GArray) foreign = NULL;

  weight = result (same, 0)->weight;
  right.village = "Tanon";
  foreign = pair (fixture, &left, 1, &right, 1);
  g_assert_cmpint (result (foreign, 0)->decision, ==, LOKET_MATCH_LINK);
  g_assert_cmpfloat (
      result (foreign, 0)->weight,
      >,
      weight - fixture->parameters->odds[LOKET_MATCH_VILLAGE][LOKET_MATCH_SAME].weight - 0.01);
}

/* A number that fills a column joins nobody. */
static void
test_repeated_nik (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {"Sucipto", "Bambang", "Wagiyem", "Ponidi", "Suparmi"};
  LoketFacts left[G_N_ELEMENTS (names)];
  LoketFacts right[G_N_ELEMENTS (names)];
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    left[i] = person (names[i], LOKET_FACT_SEX_UNKNOWN, NULL, "3314000000000001", NULL);
    right[i] = person (names[(i + 1) % G_N_ELEMENTS (names)],
                       LOKET_FACT_SEX_UNKNOWN,
                       NULL,
                       "3314000000000001",
                       NULL);
  }
  pairs = pair (fixture, left, G_N_ELEMENTS (names), right, G_N_ELEMENTS (names));
  for (guint i = 0; i < pairs->len; i++)
    g_assert_cmpuint (result (pairs, i)->left, ==, (result (pairs, i)->right + 1) % 5);
}

/* A family with a new card: the others speak for the one who would be doubtful alone. */
static void
test_household (Fixture *fixture, gconstpointer unused)
{
  LoketFacts left[] = {
      person ("Sucipto", LOKET_FACT_SEX_MALE, "1954-03-02", "3314100203549901", "3314101203080011"),
      person (
          "Wagiyem", LOKET_FACT_SEX_FEMALE, "1956-08-12", "3314105208569901", "3314101203080011"),
      person ("Siti", LOKET_FACT_SEX_FEMALE, "1981", NULL, "3314101203080011")};
  LoketFacts right[G_N_ELEMENTS (left)];
  g_autoptr (GArray) alone = NULL;
  g_autoptr (GArray) together = NULL;

  memcpy (right, left, sizeof right);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    right[i].family_card = "3314102209190077";
  right[2].birth_date = "1981-05-30";
  alone = pair (fixture, &left[2], 1, &right[2], 1);
  together = pair (fixture, left, 3, right, 3);
  g_assert_cmpuint (together->len, ==, 3);
  g_assert_cmpfloat (
      result (together, 2)->weight, >, (alone->len > 0 ? result (alone, 0)->weight : 0) + 1);
}

/* Invented people of few names and places, so that much agrees by chance. */
typedef struct {
  GStringChunk *texts;
  LoketFacts facts[2][PEOPLE];
} World;

static const char *const first_names[] = {"Siti",
                                          "Sri",
                                          "Dwi",
                                          "Tri",
                                          "Moch.",
                                          "Nur",
                                          "Eko",
                                          "Agus",
                                          "Suparmi",
                                          "Soetjipto",
                                          "Rina",
                                          "Rini"};
static const char *const last_names[] = {"", "Lestari", "Astuti", "Wahyuni", "Sutrisno", "Rahajoe"};

static const char *text (World *world, const char *format, ...) G_GNUC_PRINTF (2, 3);

static const char *
text (World *world, const char *format, ...)
{
  va_list arguments;
  g_autofree char *made = NULL;

  va_start (arguments, format);
  made = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_string_chunk_insert_const (world->texts, made);
}

static const char *
chosen (GRand *chance, const char *const *texts, guint n_texts)
{
  return texts[g_rand_int_range (chance, 0, (int) n_texts)];
}

static LoketFacts
invent (World *world, GRand *chance)
{
  LoketFacts facts = {0};
  int day = g_rand_int_range (chance, 1, 29);
  int month = g_rand_int_range (chance, 1, 13);
  int year = g_rand_int_range (chance, 50, 54);

  facts.name = text (world,
                     "%s %s",
                     chosen (chance, first_names, G_N_ELEMENTS (first_names)),
                     chosen (chance, last_names, G_N_ELEMENTS (last_names)));
  facts.sex = (LoketFactSex) g_rand_int_range (chance, 0, 3);
  facts.birth_date = text (world, "19%02d-%02d-%02d", year, month, day);
  if (g_rand_boolean (chance))
    facts.nik =
        text (world, "331410%02d%02d%02d%04d", day, month, year, g_rand_int_range (chance, 1, 4));
  if (g_rand_boolean (chance))
    facts.family_card = text (world, "33141012030800%02d", g_rand_int_range (chance, 1, 60));
  facts.village = text (world, "33.14.10.200%d", g_rand_int_range (chance, 1, 4));
  return facts;
}

static void
invent_world (World *world, guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);

  world->texts = g_string_chunk_new (4096);
  for (guint i = 0; i < PEOPLE; i++) {
    world->facts[0][i] = invent (world, chance);
    world->facts[1][i] =
        g_rand_int_range (chance, 0, 3) > 0 ? world->facts[0][i] : invent (world, chance);
    if (g_rand_int_range (chance, 0, 4) == 0)
      world->facts[1][i].nik = NULL;
    if (g_rand_int_range (chance, 0, 4) == 0)
      world->facts[1][i].name = invent (world, chance).name;
  }
}

/* Whatever the lists: at most one link a row, none with a conflict or of twins, none below the
 * bound, and no free row is asked about beside a far better one. */
static void
test_properties (Fixture *fixture, gconstpointer unused)
{
  for (guint32 seed = 1; seed <= 10; seed++) {
    World world;
    g_autoptr (GArray) pairs = NULL;
    guint links[2][PEOPLE] = {0};
    invent_world (&world, seed);
    pairs = pair (fixture, world.facts[0], PEOPLE, world.facts[1], PEOPLE);
    g_assert_cmpuint (pairs->len, >, PEOPLE / 4);
    for (guint i = 0; i < pairs->len; i++) {
      const LoketMatchPair *there = result (pairs, i);
      g_assert_cmpint (there->decision, !=, LOKET_MATCH_DIFFERENT);
      if (there->decision != LOKET_MATCH_LINK)
        continue;
      g_assert_cmpuint (there->flags & (LOKET_MATCH_CONFLICT | LOKET_MATCH_TWINS), ==, 0);
      g_assert_cmpuint (++links[0][there->left], ==, 1);
      g_assert_cmpuint (++links[1][there->right], ==, 1);
    }
    g_string_chunk_free (world.texts);
  }
}

/* Who is linked with whom does not depend on the order of rows; reviews neither. */
static void
test_order (Fixture *fixture, gconstpointer unused)
{
  for (guint32 seed = 1; seed <= 10; seed++) {
    World world;
    LoketFacts turned[2][PEOPLE];
    g_autoptr (GArray) pairs = NULL;
    g_autoptr (GArray) again = NULL;
    g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
    invent_world (&world, seed);
    for (guint side = 0; side < 2; side++)
      for (guint i = 0; i < PEOPLE; i++)
        turned[side][i] = world.facts[side][PEOPLE - 1 - i];
    pairs = pair (fixture, world.facts[0], PEOPLE, world.facts[1], PEOPLE);
    again = pair (fixture, turned[0], PEOPLE, turned[1], PEOPLE);
    g_assert_cmpuint (pairs->len, ==, again->len);
    for (guint i = 0; i < pairs->len; i++) {
      const LoketMatchPair *there = result (pairs, i);
      g_hash_table_add (
          found, GUINT_TO_POINTER ((there->left * PEOPLE + there->right) * 4 + there->decision));
    }
    for (guint i = 0; i < again->len; i++) {
      const LoketMatchPair *there = result (again, i);
      guint left = PEOPLE - 1 - there->left;
      guint right = PEOPLE - 1 - there->right;
      g_assert_true (g_hash_table_contains (
          found, GUINT_TO_POINTER ((left * PEOPLE + right) * 4 + there->decision)));
    }
    g_string_chunk_free (world.texts);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/core/match-lists/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("plain", test_plain);
  ADD ("empty", test_empty);
  ADD ("twins", test_twins);
  ADD ("conflict", test_conflict);
  ADD ("doubles", test_doubles);
  ADD ("namesakes", test_namesakes);
  ADD ("foreign-villages", test_foreign_villages);
  ADD ("repeated-nik", test_repeated_nik);
  ADD ("household", test_household);
  ADD ("properties", test_properties);
  ADD ("order", test_order);
  return g_test_run ();
}
