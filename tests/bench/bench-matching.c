/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching on invented lists whose truth is known, beside NIK alone and plain Jaro-Winkler, and its
 * speed.  Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run, --odds and --wrong tell
 * what the parameter file is made from and who was linked wrongly. */
#include "core/invented-lists.h"
#include "core/jaro-winkler.h"
#include "core/match-index.h"
#include "core/match-lists.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define PEOPLE 40000
#define ROWS 10000
#define SMALL 20 /* times fewer */
#define SPEED_PEOPLE 1000000
#define SPEED_ROWS 50000
#define CLOSE_NAME 0.92
#define LISTS 4

/* What a list does not have, beside what all have. */
typedef enum {
  WITHOUT_NIK = 1 << 0,
  WITHOUT_CARD = 1 << 1,
  WITHOUT_VILLAGE = 1 << 2,
  WITHOUT_SEX = 1 << 3,
  WITHOUT_REST = 1 << 4, /* mother, address, telephone */
} Without;

/* One list with the person behind each row. */
typedef struct {
  GStringChunk *texts;
  GArray *facts;   /* LoketFacts */
  GArray *persons; /* guint */
} Set;

typedef struct {
  LoketRegions *regions;
  LoketMatchParameters *parameters;
  guint smaller;
  gboolean odds;
  gboolean wrong;
  gboolean missed;
} Bench;

typedef struct {
  guint linked;
  guint right;
  guint reviewed;
  guint review_right; /* of people who were not linked */
  guint rows;
  guint people; /* that both lists have */
} Score;

static void
set_init (Set *set)
{
  set->texts = g_string_chunk_new (1 << 16);
  set->facts = g_array_new (FALSE, TRUE, sizeof (LoketFacts));
  set->persons = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
set_clear (Set *set)
{
  g_string_chunk_free (set->texts);
  g_array_unref (set->facts);
  g_array_unref (set->persons);
}

static const LoketFacts *
facts_of (const Set *set, guint row)
{
  return &g_array_index (set->facts, LoketFacts, row);
}

static guint
person_of (const Set *set, guint row)
{
  return g_array_index (set->persons, guint, row);
}

static const char *
keep (Set *set, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (set->texts, text) : NULL;
}

static const char *
keep_birth (Set *set, const LoketInventedDay *birth)
{
  char text[32];

  if (birth->year == 0)
    return NULL;
  if (birth->month == 0)
    g_snprintf (text, sizeof text, "%04d", birth->year);
  else
    g_snprintf (text, sizeof text, "%04d-%02d-%02d", birth->year, birth->month, birth->day);
  return keep (set, text);
}

static gboolean
take_row (const LoketInventedRow *row, gpointer data)
{
  Set *set = (Set *) data + row->list;
  LoketFacts facts = {.id = keep (set, row->id),
                      .name = keep (set, row->name),
                      .birth_date = keep_birth (set, &row->birth),
                      .nik = keep (set, row->nik),
                      .family_card = keep (set, row->kk),
                      .village = keep (set, row->village->code),
                      .phone = keep (set, row->phone),
                      .mother_name = keep (set, row->mother),
                      .sex = row->sex == LOKET_SEX_FEMALE ? LOKET_FACT_SEX_FEMALE
                                                          : LOKET_FACT_SEX_MALE};

  g_array_append_val (set->facts, facts);
  g_array_append_val (set->persons, row->person);
  return TRUE;
}

/* Sets of all five lists; the first is the register. */
static void
invent (Bench *bench, guint seed, guint people, guint rows, Set *sets)
{
  LoketInventedRates rates;
  LoketInventedListsOptions options = {.seed = seed,
                                       .people = people,
                                       .rows = rows,
                                       .regency = loket_regions_find (bench->regions, "33.14"),
                                       .rates = &rates};

  g_assert_nonnull (options.regency);
  loket_invented_rates_default (&rates);
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    set_init (&sets[i]);
  g_assert_true (loket_invented_lists_walk (&options, take_row, sets));
}

static LoketFacts
strip (const LoketFacts *facts, guint without)
{
  LoketFacts left = *facts;

  if ((without & WITHOUT_NIK) != 0)
    left.nik = NULL;
  if ((without & WITHOUT_CARD) != 0)
    left.family_card = NULL;
  if ((without & WITHOUT_VILLAGE) != 0)
    left.village = NULL;
  if ((without & WITHOUT_SEX) != 0)
    left.sex = LOKET_FACT_SEX_UNKNOWN;
  if ((without & WITHOUT_REST) != 0) {
    left.mother_name = NULL;
    left.phone = NULL;
    left.address = NULL;
  }
  return left;
}

static void
report (Bench *bench, const char *name, double value, const char *unit, double goal, gboolean most)
{
  gboolean ok = most ? value <= goal : value >= goal;

  printf (
      "%s %.4f %s %s%g %s\n", name, value, unit, most ? "<=" : ">=", goal, ok ? "ok" : "missed");
  fflush (stdout);
  bench->missed |= !ok;
}

static void
tell (const char *name, double value, const char *unit)
{
  printf ("%s %.4f %s - ok\n", name, value, unit);
}

/* People whom both sets have. */
static GHashTable *
people_of (const Set *set)
{
  GHashTable *people = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < set->persons->len; i++)
    g_hash_table_add (people, GUINT_TO_POINTER (person_of (set, i)));
  return people;
}

static void
count_people (const Set *left, const Set *right, Score *score)
{
  g_autoptr (GHashTable) there = people_of (right);
  g_autoptr (GHashTable) here = people_of (left);
  GHashTableIter iter;
  gpointer person;

  score->rows += left->persons->len;
  g_hash_table_iter_init (&iter, here);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    score->people += g_hash_table_contains (there, person);
}

static void
print_facts (const LoketFacts *facts)
{
#define OR_NOTHING(text) ((text) != NULL ? (text) : "-")
  printf ("#   %s | %s | %s | %s | %s | %s | %d\n",
          OR_NOTHING (facts->name),
          OR_NOTHING (facts->birth_date),
          OR_NOTHING (facts->nik),
          OR_NOTHING (facts->family_card),
          OR_NOTHING (facts->village),
          OR_NOTHING (facts->mother_name),
          facts->sex);
}

static void
print_pair (const LoketMatchLists *lists,
            const Set *left,
            const Set *right,
            const LoketMatchPair *pair,
            const char *what)
{
  LoketMatchComparison comparison;

  loket_match_lists_compare (lists, pair->left, pair->right, &comparison);
  printf ("# %s %.2f flags %u", what, pair->weight, pair->flags);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    if (comparison.levels[field] != LOKET_MATCH_UNKNOWN)
      printf (" %s:%s:%.1f",
              loket_match_field_nick (field),
              loket_match_level_nick (comparison.levels[field]),
              comparison.weights[field]);
  printf ("\n");
  print_facts (facts_of (left, pair->left));
  print_facts (facts_of (right, pair->right));
}

static void
score_pairs (Bench *bench,
             const LoketMatchLists *lists,
             const GArray *pairs,
             const Set *left,
             const Set *right,
             Score *score)
{
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pairs->len; i++) {
      const LoketMatchPair *pair = &g_array_index (pairs, LoketMatchPair, i);
      gpointer person = GUINT_TO_POINTER (person_of (left, pair->left));
      gboolean right_one = person_of (left, pair->left) == person_of (right, pair->right);
      if (pass == 0 && pair->decision == LOKET_MATCH_LINK) {
        score->linked++;
        score->right += right_one;
        g_hash_table_add (linked, person);
        if (bench->wrong && !right_one)
          print_pair (lists, left, right, pair, "wrong");
      } else if (pass == 1 && pair->decision == LOKET_MATCH_REVIEW) {
        score->reviewed += g_hash_table_add (rows, GUINT_TO_POINTER (pair->left + 1));
        if (right_one && !g_hash_table_contains (linked, person))
          score->review_right += g_hash_table_add (asked, person);
        if (bench->wrong)
          print_pair (lists, left, right, pair, right_one ? "review-right" : "review-wrong");
      }
    }
}

static void
match_sets (Bench *bench, const Set *left, const Set *right, guint without, Score *score)
{
  g_autoptr (LoketMatchLists) lists = loket_match_lists_new (bench->parameters);
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < left->facts->len; i++) {
    LoketFacts facts = strip (facts_of (left, i), without);
    loket_match_lists_add (lists, LOKET_MATCH_LEFT, &facts);
  }
  for (guint i = 0; i < right->facts->len; i++)
    loket_match_lists_add (lists, LOKET_MATCH_RIGHT, facts_of (right, i));
  pairs = loket_match_lists_pair (lists);
  count_people (left, right, score);
  score_pairs (bench, lists, pairs, left, right, score);
}

/* The first baseline: the NIK decides, nothing else. */
static void
match_by_nik (const Set *left, const Set *right, Score *score)
{
  g_autoptr (GHashTable) by_nik = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < right->facts->len; i++)
    if (facts_of (right, i)->nik != NULL)
      g_hash_table_insert (by_nik, (gpointer) facts_of (right, i)->nik, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < left->facts->len; i++) {
    const char *nik = facts_of (left, i)->nik;
    guint found = nik != NULL && strcmp (nik, LOKET_INVENTED_NO_NIK) != 0
                      ? GPOINTER_TO_UINT (g_hash_table_lookup (by_nik, nik))
                      : 0;
    score->linked += found != 0;
    score->right += found != 0 && person_of (right, found - 1) == person_of (left, i);
  }
  count_people (left, right, score);
}

/* The second: the most alike of those with the same birth date and sex, by Jaro-Winkler of the
 * names as they are written. */
static void
match_by_jaro_winkler (const Set *left, const Set *right, Score *score)
{
  g_autoptr (GHashTable) by_birth =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < right->facts->len; i++) {
    const char *birth = facts_of (right, i)->birth_date;
    GArray *rows = birth != NULL ? g_hash_table_lookup (by_birth, birth) : NULL;
    if (birth != NULL && rows == NULL) {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_birth, (gpointer) birth, rows);
    }
    if (rows != NULL)
      g_array_append_val (rows, i);
  }
  for (guint i = 0; i < left->facts->len; i++) {
    const LoketFacts *facts = facts_of (left, i);
    GArray *rows =
        facts->birth_date != NULL ? g_hash_table_lookup (by_birth, facts->birth_date) : NULL;
    double best = 0;
    guint best_row = 0;
    for (guint j = 0; rows != NULL && j < rows->len; j++) {
      guint row = g_array_index (rows, guint, j);
      const LoketFacts *other = facts_of (right, row);
      double likeness =
          loket_jaro_winkler (facts->name, strlen (facts->name), other->name, strlen (other->name));
      if (facts->sex == other->sex && likeness > best) {
        best = likeness;
        best_row = row;
      }
    }
    score->linked += best >= CLOSE_NAME;
    score->right += best >= CLOSE_NAME && person_of (right, best_row) == person_of (left, i);
  }
  count_people (left, right, score);
}

static double
share (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : 1;
}

/* Ours and the two baselines. */
typedef struct {
  Score ours;
  Score by_nik;
  Score plain;
} Scores;

/* The four lists of one seed, each against the register; adds to @scores. */
static void
measure_seed (Bench *bench, guint seed, Scores *scores)
{
  Set sets[LOKET_INVENTED_LISTS];
  Score ours = {0};

  invent (bench, seed, PEOPLE / bench->smaller, ROWS / bench->smaller, sets);
  for (guint i = 1; i < LOKET_INVENTED_LISTS; i++) {
    match_sets (bench, &sets[i], &sets[0], 0, &ours);
    match_by_nik (&sets[i], &sets[0], &scores->by_nik);
    match_by_jaro_winkler (&sets[i], &sets[0], &scores->plain);
  }
  printf ("# seed %u, four lists of %u rows against %u people: "
          "precision %.5f recall %.4f review %.4f recall after review %.4f\n",
          seed,
          ours.rows / LISTS,
          sets[0].facts->len,
          share (ours.right, ours.linked),
          share (ours.right, ours.people),
          share (ours.reviewed, ours.rows),
          share (ours.right + ours.review_right, ours.people));
  scores->ours.linked += ours.linked;
  scores->ours.right += ours.right;
  scores->ours.reviewed += ours.reviewed;
  scores->ours.review_right += ours.review_right;
  scores->ours.rows += ours.rows;
  scores->ours.people += ours.people;
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    set_clear (&sets[i]);
}

static void
measure_quality (Bench *bench, guint seeds)
{
  Scores scores = {0};
  const Score *ours = &scores.ours;
  const Score *by_nik = &scores.by_nik;
  const Score *plain = &scores.plain;

  for (guint seed = 1; seed <= seeds; seed++)
    measure_seed (bench, seed, &scores);
  report (bench, "precision", share (ours->right, ours->linked), "share", 0.997, FALSE);
  report (bench, "recall", share (ours->right, ours->people), "share", 0.965, FALSE);
  report (bench, "review", share (ours->reviewed, ours->rows), "share", 0.065, TRUE);
  tell ("recall-after-review", share (ours->right + ours->review_right, ours->people), "share");
  tell ("nik-only-precision", share (by_nik->right, by_nik->linked), "share");
  tell ("nik-only-recall", share (by_nik->right, by_nik->people), "share");
  tell ("jaro-winkler-precision", share (plain->right, plain->linked), "share");
  tell ("jaro-winkler-recall", share (plain->right, plain->people), "share");
}

/* Lists that lack columns, and two lists that are both wrong here and there. */
static void
measure_poor_lists (Bench *bench, guint seed)
{
  static const struct {
    const char *name;
    guint without;
    guint right; /* the set on the right, 0 = register */
  } cases[] = {
      {"no-nik", WITHOUT_NIK, 0},
      {"no-card", WITHOUT_CARD | WITHOUT_REST, 0},
      {"no-village", WITHOUT_VILLAGE | WITHOUT_REST, 0},
      {"no-sex", WITHOUT_SEX, 0},
      {"no-nik-card", WITHOUT_NIK | WITHOUT_CARD | WITHOUT_REST, 0},
      {"no-nik-village", WITHOUT_NIK | WITHOUT_VILLAGE | WITHOUT_REST, 0},
      {"name-birth-sex", WITHOUT_NIK | WITHOUT_CARD | WITHOUT_VILLAGE | WITHOUT_REST, 0},
      {"list-with-list", 0, 2},
      {"list-with-list-no-nik", WITHOUT_NIK, 2},
  };
  Set sets[LOKET_INVENTED_LISTS];

  invent (bench, seed, PEOPLE / bench->smaller, ROWS / bench->smaller, sets);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Score score = {0};
    g_autofree char *name = g_strdup_printf ("%s-precision", cases[i].name);
    match_sets (bench, &sets[1], &sets[cases[i].right], cases[i].without, &score);
    printf ("# %s: recall %.4f review %.4f after review %.4f\n",
            cases[i].name,
            share (score.right, score.people),
            share (score.reviewed, score.rows),
            share (score.right + score.review_right, score.people));
    report (bench, name, share (score.right, score.linked), "share", 0.99, FALSE);
  }
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    set_clear (&sets[i]);
}

/* How often each level is seen with two records of one person and with those of two who share a
 * key: what m and u of the parameter file come from. */
static void
print_odds (Bench *bench, guint seed)
{
  static guint counts[2][LOKET_MATCH_N_FIELDS][LOKET_MATCH_N_LEVELS];
  guint known[2][LOKET_MATCH_N_FIELDS] = {0};
  Set sets[LOKET_INVENTED_LISTS];
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);

  memset (counts, 0, sizeof counts);
  invent (bench, seed, PEOPLE, ROWS, sets);
  for (guint list = 1; list < LOKET_INVENTED_LISTS; list++) {
    g_autoptr (LoketMatchLists) lists = loket_match_lists_new (bench->parameters);
    g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
    for (guint i = 0; i < sets[0].facts->len; i++) {
      loket_match_lists_add (lists, LOKET_MATCH_RIGHT, facts_of (&sets[0], i));
      g_hash_table_insert (
          rows, GUINT_TO_POINTER (person_of (&sets[0], i)), GUINT_TO_POINTER (i + 1));
    }
    for (guint i = 0; i < sets[list].facts->len; i++) {
      guint right = GPOINTER_TO_UINT (
          g_hash_table_lookup (rows, GUINT_TO_POINTER (person_of (&sets[list], i))));
      loket_match_lists_add (lists, LOKET_MATCH_LEFT, facts_of (&sets[list], i));
      for (guint draw = 0; draw < 100; draw++) {
        LoketMatchComparison comparison;
        guint stranger = (guint) g_rand_int_range (chance, 0, (int) sets[0].facts->len);
        gboolean same = draw == 0;
        if (same && right == 0)
          continue;
        loket_match_lists_compare (lists, i, same ? right - 1 : stranger, &comparison);
        for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
          if (comparison.levels[field] != LOKET_MATCH_UNKNOWN) {
            counts[same ? 0 : 1][field][comparison.levels[field]]++;
            known[same ? 0 : 1][field]++;
          }
      }
    }
  }
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    for (guint level = 0; level < LOKET_MATCH_N_LEVELS; level++)
      if (counts[0][field][level] + counts[1][field][level] > 0)
        printf ("# [%s] %s=%.5f %.8f\n",
                loket_match_field_nick (field),
                loket_match_level_nick (level),
                share (counts[0][field][level], known[0][field]),
                share (counts[1][field][level], known[1][field]));
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    set_clear (&sets[i]);
}

/* Seconds of one processor: matching waits for nothing, and the machine may have other work. */
static double
processor_time (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

/* A quarterly list against a whole district; the index is built within the time. */
static void
measure_speed (Bench *bench)
{
  Set sets[LOKET_INVENTED_LISTS];
  LoketMatchNames *names = loket_match_names_new ();
  g_autoptr (LoketMatchIndex) index = NULL;
  guint64 compared = 0;
  guint people;
  double start;
  double built;
  double matched;

  invent (bench, 1, SPEED_PEOPLE / bench->smaller, SPEED_ROWS / bench->smaller, sets);
  people = sets[0].facts->len;
  start = processor_time ();
  index = loket_match_index_new (bench->parameters, names, people);
  for (guint i = 0; i < people; i++)
    loket_match_index_add_facts (index, facts_of (&sets[0], i));
  built = processor_time () - start;
  for (guint i = 0; i < sets[1].facts->len; i++) {
    LoketMatchRow row;
    LoketMatchBest best;
    loket_match_row_read (bench->parameters, names, facts_of (&sets[1], i), &row);
    loket_match_index_best (index, &row, &best);
    compared += best.n_compared;
  }
  matched = processor_time () - start;
  printf ("# %u rows against %u people\n", sets[1].facts->len, people);
  report (bench, "match-whole", matched, "s", 20, TRUE);
  tell ("index-build", built, "s");
  tell ("comparisons", (double) compared / sets[1].facts->len, "a-row");
  tell ("comparison", (matched - built) * 1e9 / (double) compared, "ns");
  report (bench,
          "index-memory",
          (double) (loket_match_index_bytes (index) + loket_match_names_bytes (names)) / people,
          "bytes-a-person",
          180,
          TRUE);
  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    if (loket_match_index_hidden (index)->blocks[kind] > 0)
      printf ("# cap hid %" G_GUINT64_FORMAT " blocks of kind %u\n",
              loket_match_index_hidden (index)->blocks[kind],
              kind);
  g_clear_pointer (&index, loket_match_index_free);
  loket_match_names_free (names);
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    set_clear (&sets[i]);
}

static gboolean
load (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;
  g_autoptr (GBytes) file = NULL;

  g_assert_true (
      g_file_get_contents (LOKET_PROFILES "/sragen/regions.tsv", &text, &length, &error));
  file = g_bytes_new_take (text, length);
  bench->regions = loket_regions_new (file, &error);
  g_assert_no_error (error);
  bench->parameters = loket_match_parameters_built_in (&error);
  g_assert_no_error (error);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Bench bench = {.smaller = 1};
  gboolean speed = TRUE;
  gboolean quality = TRUE;
  guint seeds = 3;

  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--small") == 0)
      bench.smaller = SMALL;
    else if (strcmp (argv[i], "--odds") == 0)
      bench.odds = TRUE;
    else if (strcmp (argv[i], "--wrong") == 0)
      bench.wrong = TRUE;
    else if (strcmp (argv[i], "--no-speed") == 0)
      speed = FALSE;
    else if (strcmp (argv[i], "--only-speed") == 0)
      quality = FALSE;
  }
  if (bench.smaller > 1 || bench.wrong)
    seeds = 1;
  load (&bench);
  if (bench.odds)
    print_odds (&bench, 1);
  if (!bench.odds && quality)
    measure_quality (&bench, seeds);
  if (!bench.odds && quality)
    measure_poor_lists (&bench, 1);
  if (!bench.odds && speed)
    measure_speed (&bench);
  loket_match_parameters_free (bench.parameters);
  loket_regions_free (bench.regions);
  return bench.missed && bench.smaller == 1 ? 1 : 0;
}
