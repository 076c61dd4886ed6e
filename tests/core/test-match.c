/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records field by field: levels, weights, conflicts, twins, and what decides. */
#include "core/match.h"

#include <string.h>

#define PEOPLE 40000

typedef struct {
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
  LoketMatchComparison comparison;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->parameters = loket_match_parameters_built_in (&error);
  g_assert_no_error (error);
  fixture->names = loket_match_names_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  loket_match_parameters_free (fixture->parameters);
  loket_match_names_free (fixture->names);
}

static const LoketMatchComparison *
compare (Fixture *fixture, const LoketFacts *a, const LoketFacts *b)
{
  LoketMatchComparison back;
  LoketMatchRow left;
  LoketMatchRow right;

  loket_match_row_read (fixture->parameters, fixture->names, a, &left);
  loket_match_row_read (fixture->parameters, fixture->names, b, &right);
  loket_match_compare (fixture->parameters, fixture->names, &left, &right, &fixture->comparison);
  loket_match_compare (fixture->parameters, fixture->names, &right, &left, &back);
  g_assert_cmpmem (&back, sizeof back, &fixture->comparison, sizeof back);
  return &fixture->comparison;
}

static LoketMatchDecision
decide (Fixture *fixture, const LoketFacts *a, const LoketFacts *b)
{
  return loket_match_decide (
      fixture->parameters, compare (fixture, a, b), PEOPLE, LOKET_MATCH_NO_RUNNER_UP);
}

/* Levels that a pair of texts of one field shows. */
typedef struct {
  const char *a;
  const char *b;
  LoketMatchLevel level;
} Pair;

static void
test_name_levels (Fixture *fixture, gconstpointer unused)
{
  static const Pair pairs[] = {
      {"Soetjipto", "Sucipto", LOKET_MATCH_SAME},
      {"Hj. Siti Khotijah", "Siti Chotidjah", LOKET_MATCH_SAME},
      {"Muh. Nur", "Mohammad Noor", LOKET_MATCH_ALIKE},
      {"Djoko", "Joko", LOKET_MATCH_SAME},
      {"Jusuf", "Yusuf", LOKET_MATCH_ALIKE},
      {"Sri Wahyuni", "Sriwahyuni", LOKET_MATCH_ALIKE},
      {"Lestari Sri", "Sri Lestari", LOKET_MATCH_ALIKE},
      {"Suparmi", "Supami", LOKET_MATCH_CLOSE},
      {"Sri Lestari", "Sri Lesatri", LOKET_MATCH_CLOSE},
      {"Ri Hermawan", "Sri Hermawan", LOKET_MATCH_CLOSE},
      {"Eko Rifai", "Ekorifsi", LOKET_MATCH_CLOSE},
      {"Pati Nia", "Parti Ina", LOKET_MATCH_CLOSE},
      {"Noer Ksmsiah", "Nur Komsijah", LOKET_MATCH_NEAR},
      {"Siti Aminah", "Siti Aisyah", LOKET_MATCH_SHARED},
      {"Sulassti S.", "Sulastri Suparmi", LOKET_MATCH_PART},
      {"Siti", "Siti Aminah", LOKET_MATCH_PART},
      {"Siti A.", "Siti Aminah", LOKET_MATCH_PART},
      {"Siti Aminah", "Siti Zulaikha", LOKET_MATCH_SHARED},
      {"Dwi Lestari", "Dwi Astuti", LOKET_MATCH_SHARED},
      {"Suparmi", "Bambang", LOKET_MATCH_OTHER},
      {"Suparmi", "", LOKET_MATCH_UNKNOWN},
      {"Suparmi", NULL, LOKET_MATCH_UNKNOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    LoketFacts a = {.name = pairs[i].a};
    LoketFacts b = {.name = pairs[i].b};
    g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, pairs[i].level);
  }
}

/* Sumarni and Sumarno are a slip until the data show that both are names. */
static void
test_rivals (Fixture *fixture, gconstpointer unused)
{
  LoketFacts a = {.name = "Sumarni"};
  LoketFacts b = {.name = "Sumarno"};

  g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, LOKET_MATCH_CLOSE);
  loket_match_names_count (fixture->names, loket_match_names_add (fixture->names, "SUMARNI"), 100);
  loket_match_names_count (fixture->names, loket_match_names_add (fixture->names, "SUMARNO"), 100);
  g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, LOKET_MATCH_RIVAL);
  loket_match_names_count (
      fixture->names, loket_match_names_add (fixture->names, "SUMARNO"), 10000);
  g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, LOKET_MATCH_CLOSE);
  loket_match_names_count (
      fixture->names, loket_match_names_add (fixture->names, "SUMARNI"), 10000);
  g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, LOKET_MATCH_RIVAL);
  loket_match_names_set_total (fixture->names, 1000000000);
  g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NAME], ==, LOKET_MATCH_CLOSE);
}

static void
test_birth_levels (Fixture *fixture, gconstpointer unused)
{
  static const Pair pairs[] = {
      {"1954-03-02", "1954-03-02", LOKET_MATCH_SAME},
      {"1954-03-02", "1954-02-03", LOKET_MATCH_SWAPPED},
      {"1954-03-02", "1954-03-12", LOKET_MATCH_DIGIT},
      {"1954-03-02", "1945-03-02", LOKET_MATCH_DIGIT},
      {"1954-03-02", "1954", LOKET_MATCH_YEAR_ONLY},
      {"1954-03-02", "1954-01-01", LOKET_MATCH_YEAR_ONLY},
      {"1954-12-31", "1954-01-01", LOKET_MATCH_YEAR_ONLY},
      {"1954-01-01", "1954-01-01", LOKET_MATCH_YEAR_ONLY},
      {"1954-03-02", "1954-11-15", LOKET_MATCH_SAME_YEAR},
      {"1954-03-02", "1962-03-02", LOKET_MATCH_SAME_DAY},
      {"1954-03-02", "1955-11-15", LOKET_MATCH_NEAR_YEAR},
      {"1954", "1955", LOKET_MATCH_NEAR_YEAR},
      {"1954-03-02", "1988-11-15", LOKET_MATCH_OTHER},
      {"1954-03-02", "", LOKET_MATCH_UNKNOWN},
      {"1954-03-02", "rubbish", LOKET_MATCH_UNKNOWN},
      {"1954-03-02", "1954-13-40", LOKET_MATCH_UNKNOWN},
      {"1954-03-02", NULL, LOKET_MATCH_UNKNOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    LoketFacts a = {.birth_date = pairs[i].a};
    LoketFacts b = {.birth_date = pairs[i].b};
    g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_BIRTH], ==, pairs[i].level);
  }
}

static void
test_nik_levels (Fixture *fixture, gconstpointer unused)
{
  static const Pair pairs[] = {
      {"3314100203549901", "3314100203549901", LOKET_MATCH_SAME},
      {"3314100203549901", "3314.10.020354.9901", LOKET_MATCH_SAME},
      {"3314100203549901", "3314100203549902", LOKET_MATCH_FIRST_12},
      {"3314100203549901", "3314120203549901", LOKET_MATCH_CLOSE_SAME_BIRTH},
      {"3314100203549901", "3314100203459901", LOKET_MATCH_CLOSE_SAME_BIRTH},
      {"3314100203549901", "3314102203569901", LOKET_MATCH_CLOSE_SAME_BIRTH},
      {"3314100203549901", "3314154107889907", LOKET_MATCH_OTHER},
      {"3314100203549901", "0000000000000000", LOKET_MATCH_UNKNOWN},
      {"0000000000000000", "0000000000000000", LOKET_MATCH_UNKNOWN},
      {"3314100203549901", "331410020354990", LOKET_MATCH_UNKNOWN},
      {"3314100203549901", "33141002035499011", LOKET_MATCH_UNKNOWN},
      {"3314100203549901", NULL, LOKET_MATCH_UNKNOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    LoketFacts a = {.nik = pairs[i].a, .birth_date = "1954-03-02"};
    LoketFacts b = {.nik = pairs[i].b, .birth_date = "1954-03-02"};
    g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NIK], ==, pairs[i].level);
    b.birth_date = "1988-11-15";
    if (i == 3) /* the area, not the date */
      g_assert_cmpint (compare (fixture, &a, &b)->levels[LOKET_MATCH_NIK], ==, LOKET_MATCH_CLOSE);
  }
}

static void
test_other_levels (Fixture *fixture, gconstpointer unused)
{
  LoketFacts a = {.family_card = "3314101203080011",
                  .village = "33.14.10.2003",
                  .address = "Dk. Ngrejo RT 03/RW 001",
                  .mother_name = "Soeparmi",
                  .name = "Nur bin Sastro",
                  .phone = "+62 812-3456-7890",
                  .identifier = "DTS-0012345",
                  .sex = LOKET_FACT_SEX_MALE};
  LoketFacts b = {.family_card = "3314101203080012",
                  .village = "3314102003",
                  .address = "Dukuh NGREJO 3 rw01",
                  .mother_name = "Supami",
                  .name = "Nur bin Wiryo",
                  .phone = "081234567890",
                  .identifier = "dts0012345",
                  .sex = LOKET_FACT_SEX_FEMALE};
  const LoketMatchLevel *levels = compare (fixture, &a, &b)->levels;

  g_assert_cmpint (levels[LOKET_MATCH_FAMILY_CARD], ==, LOKET_MATCH_CLOSE);
  g_assert_cmpint (levels[LOKET_MATCH_VILLAGE], ==, LOKET_MATCH_SAME);
  g_assert_cmpint (levels[LOKET_MATCH_ADDRESS], ==, LOKET_MATCH_SAME);
  g_assert_cmpint (levels[LOKET_MATCH_MOTHER], ==, LOKET_MATCH_CLOSE);
  g_assert_cmpint (levels[LOKET_MATCH_FATHER], ==, LOKET_MATCH_OTHER);
  g_assert_cmpint (levels[LOKET_MATCH_PHONE], ==, LOKET_MATCH_SAME);
  g_assert_cmpint (levels[LOKET_MATCH_IDENTIFIER], ==, LOKET_MATCH_SAME);
  g_assert_cmpint (levels[LOKET_MATCH_SEX], ==, LOKET_MATCH_OTHER);
}

/* A NIK tells sex and birth date, a title the sex, where the list does not. */
static void
test_told_otherwise (Fixture *fixture, gconstpointer unused)
{
  LoketMatchRow row;
  LoketFacts woman = {.nik = "3314104203549901"};
  LoketFacts child = {.nik = "3314100203109901"};
  LoketFacts widow = {.name = "Ny. Sastro"};
  LoketFacts dead = {.name = "Sastro (Alm)", .sex = LOKET_FACT_SEX_MALE};

  loket_match_row_read (fixture->parameters, fixture->names, &woman, &row);
  g_assert_cmpuint (row.sex, ==, LOKET_FACT_SEX_FEMALE);
  g_assert_cmpuint (row.birth_year, ==, 1954);
  g_assert_cmpuint (row.birth_day, ==, 2);
  g_assert_cmpuint (row.flags, ==, LOKET_MATCH_ROW_SEX_GUESSED | LOKET_MATCH_ROW_BIRTH_FROM_NIK);
  loket_match_row_read (fixture->parameters, fixture->names, &child, &row);
  g_assert_cmpuint (row.birth_year, ==, 2010);
  loket_match_row_read (fixture->parameters, fixture->names, &widow, &row);
  g_assert_cmpuint (row.sex, ==, LOKET_FACT_SEX_FEMALE);
  g_assert_cmpuint (row.flags, ==, LOKET_MATCH_ROW_SEX_GUESSED);
  loket_match_row_read (fixture->parameters, fixture->names, &dead, &row);
  g_assert_cmpuint (row.flags, ==, LOKET_MATCH_ROW_DEAD);
  g_assert_cmpuint (compare (fixture, &dead, &widow)->flags, ==, LOKET_MATCH_DEATH);
}

/* Family card, village and address are one proof, not three. */
static void
test_place_counts_once (Fixture *fixture, gconstpointer unused)
{
  LoketFacts a = {
      .family_card = "3314101203080011", .village = "3314102003", .address = "Ngrejo 3"};
  LoketFacts moved = {
      .family_card = "3314121203080055", .village = "3314122001", .address = "Krajan 1"};
  LoketFacts new_card = {
      .family_card = "3314101110230044", .village = "3314102003", .address = "Ngrejo 3"};
  const LoketMatchOdds (*odds)[LOKET_MATCH_N_LEVELS] = fixture->parameters->odds;
  double card = odds[LOKET_MATCH_FAMILY_CARD][LOKET_MATCH_SAME].weight;

  g_assert_cmpfloat_with_epsilon (compare (fixture, &a, &a)->weight, card, 1e-9);
  g_assert_cmpfloat_with_epsilon (compare (fixture, &a, &moved)->weight,
                                  odds[LOKET_MATCH_VILLAGE][LOKET_MATCH_OTHER].weight,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (compare (fixture, &a, &new_card)->weight,
                                  odds[LOKET_MATCH_FAMILY_CARD][LOKET_MATCH_OTHER].weight +
                                      odds[LOKET_MATCH_VILLAGE][LOKET_MATCH_SAME].weight,
                                  1e-9);
}

static void
test_common_names_weigh_less (Fixture *fixture, gconstpointer unused)
{
  LoketFacts common = {.name = "Suparmi"};
  LoketFacts rare = {.name = "Tjitroprawiro"};
  LoketFacts common_part = {.name = "Suparmi Wijaya"};
  LoketFacts rare_part = {.name = "Tjitroprawiro Wijaya"};
  double heavy;

  loket_match_names_count (fixture->names, loket_match_names_add (fixture->names, "SUPARMI"), 600);
  loket_match_names_count (
      fixture->names, loket_match_names_add (fixture->names, "BAMBANG"), 40000);
  heavy = compare (fixture, &rare, &rare)->weight;
  g_assert_cmpfloat (compare (fixture, &common, &common)->weight, <, heavy - 5);
  heavy = compare (fixture, &rare, &rare_part)->weight;
  g_assert_cmpfloat (compare (fixture, &common, &common_part)->weight, <, heavy - 5);
}

static const LoketFacts sucipto = {.name = "Sucipto",
                                   .sex = LOKET_FACT_SEX_MALE,
                                   .birth_date = "1954-03-02",
                                   .nik = "3314100203549901",
                                   .family_card = "3314101203080011",
                                   .village = "33.14.10.2003"};

static void
test_decisions (Fixture *fixture, gconstpointer unused)
{
  LoketFacts old_spelling = {.name = "Soetjipto",
                             .sex = LOKET_FACT_SEX_MALE,
                             .birth_date = "1954-03-02",
                             .village = "33.14.10.2003"};
  LoketFacts stranger = {.name = "Suparmi",
                         .sex = LOKET_FACT_SEX_FEMALE,
                         .birth_date = "1978-11-20",
                         .village = "33.14.12.2001"};
  const LoketMatchComparison *comparison;

  g_assert_cmpint (decide (fixture, &sucipto, &old_spelling), ==, LOKET_MATCH_LINK);
  comparison = &fixture->comparison;
  g_assert_cmpint (
      loket_match_decide (fixture->parameters, comparison, PEOPLE, comparison->weight - 2.9),
      ==,
      LOKET_MATCH_REVIEW);
  g_assert_cmpint (
      loket_match_decide (fixture->parameters, comparison, PEOPLE, comparison->weight - 3.1),
      ==,
      LOKET_MATCH_LINK);
  g_assert_cmpint (decide (fixture, &sucipto, &stranger), ==, LOKET_MATCH_DIFFERENT);
}

/* Acceptance case 4: the same NIK of a man of 1950 and a woman of 1988. */
static void
test_conflict (Fixture *fixture, gconstpointer unused)
{
  LoketFacts man = sucipto;
  LoketFacts woman = {.name = "Kartini",
                      .sex = LOKET_FACT_SEX_FEMALE,
                      .birth_date = "1988-04-21",
                      .nik = sucipto.nik};
  LoketFacts older = sucipto;
  LoketFacts other_sex = sucipto;

  g_assert_cmpuint (compare (fixture, &man, &woman)->flags, ==, LOKET_MATCH_CONFLICT);
  g_assert_cmpint (decide (fixture, &man, &woman), !=, LOKET_MATCH_LINK);
  older.birth_date = "1951-03-02";
  g_assert_cmpuint (compare (fixture, &man, &older)->flags, ==, LOKET_MATCH_CONFLICT);
  g_assert_cmpint (decide (fixture, &man, &older), ==, LOKET_MATCH_REVIEW);
  older.birth_date = "1952-03-02";
  g_assert_cmpuint (compare (fixture, &man, &older)->flags, ==, 0);
  other_sex.sex = LOKET_FACT_SEX_FEMALE;
  g_assert_cmpuint (compare (fixture, &man, &other_sex)->flags, ==, LOKET_MATCH_CONFLICT);
  g_assert_cmpint (decide (fixture, &man, &other_sex), ==, LOKET_MATCH_REVIEW);
}

/* Acceptance case 5. */
static void
test_twins (Fixture *fixture, gconstpointer unused)
{
  static const char *const pairs[][2] = {{"Dwi Lestari", "Dwi Astuti"},
                                         {"Hasan", "Husein"},
                                         {"Rina Wati", "Rini Wati"},
                                         {"Siti", "Siti Aminah"},
                                         {"Sumarni", "Bambang"}};

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    LoketFacts a = {.name = pairs[i][0],
                    .sex = LOKET_FACT_SEX_FEMALE,
                    .birth_date = "2010-05-09",
                    .nik = "3314104905109901",
                    .family_card = "3314101203080011",
                    .village = "33.14.10.2003",
                    .mother_name = "Sumarni"};
    LoketFacts b = a;
    b.name = pairs[i][1];
    b.nik = "3314104905109902";
    g_assert_cmpuint (compare (fixture, &a, &b)->flags, ==, LOKET_MATCH_TWINS);
    g_assert_cmpint (decide (fixture, &a, &b), !=, LOKET_MATCH_LINK);
  }
}

/* Acceptance case 3: a placeholder is no NIK. */
static void
test_placeholder (Fixture *fixture, gconstpointer unused)
{
  LoketFacts a = {.name = "Kartini", .nik = "0000000000000000"};

  g_assert_cmpint (decide (fixture, &a, &a), ==, LOKET_MATCH_DIFFERENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/core/match/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("name-levels", test_name_levels);
  ADD ("rivals", test_rivals);
  ADD ("birth-levels", test_birth_levels);
  ADD ("nik-levels", test_nik_levels);
  ADD ("other-levels", test_other_levels);
  ADD ("told-otherwise", test_told_otherwise);
  ADD ("place-counts-once", test_place_counts_once);
  ADD ("common-names-weigh-less", test_common_names_weigh_less);
  ADD ("decisions", test_decisions);
  ADD ("conflict", test_conflict);
  ADD ("twins", test_twins);
  ADD ("placeholder", test_placeholder);
  return g_test_run ();
}
