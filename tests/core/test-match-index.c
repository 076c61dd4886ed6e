/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of rows: who is found, in what order, what a cap hides, and that growing loses none. */
#include "core/match-index.h"

#include <math.h>

typedef struct {
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
  LoketMatchIndex *index;
  GArray *candidates;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->parameters = loket_match_parameters_built_in (&error);
  g_assert_no_error (error);
  fixture->names = loket_match_names_new ();
  fixture->index = loket_match_index_new (fixture->parameters, fixture->names, 0);
  fixture->candidates = g_array_new (FALSE, FALSE, sizeof (LoketMatchCandidate));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_array_unref (fixture->candidates);
  loket_match_index_free (fixture->index);
  loket_match_names_free (fixture->names);
  loket_match_parameters_free (fixture->parameters);
}

static const LoketFacts sucipto = {.name = "Sucipto",
                                   .sex = LOKET_FACT_SEX_MALE,
                                   .birth_date = "1954-03-02",
                                   .village = "Tanon"};

static guint
find (Fixture *fixture, const LoketFacts *facts, double least)
{
  LoketMatchRow row;

  loket_match_row_read (fixture->parameters, fixture->names, facts, &row);
  return loket_match_index_find (fixture->index, &row, least, fixture->candidates);
}

static void
test_find (Fixture *fixture, gconstpointer unused)
{
  LoketFacts sought = sucipto;
  LoketFacts sutarno = {.name = "Sutarno", .birth_date = "1954-03-02", .village = "Gemolong"};
  LoketFacts far = {.name = "Bambang", .birth_date = "1988-11-20", .village = "Masaran"};
  LoketMatchBest best;
  LoketMatchRow row;
  const LoketMatchCandidate *first;

  sought.name = "Soetjipto";
  g_assert_cmpuint (find (fixture, &sought, -INFINITY), ==, 0);
  g_assert_cmpuint (loket_match_index_add_facts (fixture->index, &far), ==, 0);
  g_assert_cmpuint (loket_match_index_add_facts (fixture->index, &sutarno), ==, 1);
  g_assert_cmpuint (loket_match_index_add_facts (fixture->index, &sucipto), ==, 2);
  g_assert_cmpuint (loket_match_index_size (fixture->index), ==, 3);
  g_assert_cmpuint (find (fixture, &sought, -INFINITY), ==, 2);
  g_assert_cmpuint (fixture->candidates->len, ==, 2);
  first = &g_array_index (fixture->candidates, LoketMatchCandidate, 0);
  g_assert_cmpuint (first[0].row, ==, 2);
  g_assert_cmpuint (first[1].row, ==, 1);
  g_assert_cmpuint (find (fixture, &sought, first[0].comparison.weight), ==, 2);
  g_assert_cmpuint (fixture->candidates->len, ==, 1);
  loket_match_row_read (fixture->parameters, fixture->names, &sought, &row);
  loket_match_index_best (fixture->index, &row, &best);
  g_assert_cmpuint (best.best.row, ==, 2);
  g_assert_cmpuint (best.runner_up.row, ==, 1);
  g_assert_cmpuint (best.n_compared, ==, 2);
  loket_match_row_read (fixture->parameters, fixture->names, &far, &row);
  loket_match_index_best (fixture->index, &row, &best);
  g_assert_cmpuint (best.best.row, ==, 0);
  g_assert_cmpuint (best.runner_up.row, ==, LOKET_MATCH_NO_ROW);
}

/* A block beyond the cap is left aside as a whole and told of. */
static void
test_cap (Fixture *fixture, gconstpointer unused)
{
  LoketFacts filler = {.birth_date = "1954-03-02"};
  guint cap = fixture->parameters->block_cap;

  for (guint i = 0; i < cap; i++)
    loket_match_index_add_facts (fixture->index, &filler);
  g_assert_cmpuint (find (fixture, &filler, -INFINITY), ==, cap);
  g_assert_cmpuint (
      loket_match_index_hidden (fixture->index)->blocks[LOKET_MATCH_KEY_BIRTH], ==, 0);
  loket_match_index_add_facts (fixture->index, &filler);
  g_assert_cmpuint (find (fixture, &filler, -INFINITY), ==, 0);
  g_assert_cmpuint (
      loket_match_index_hidden (fixture->index)->blocks[LOKET_MATCH_KEY_BIRTH], ==, 1);
  filler.name = "Sucipto";
  loket_match_index_add_facts (fixture->index, &filler);
  g_assert_cmpuint (find (fixture, &filler, -INFINITY), ==, 1);
}

/* Whatever the number of rows, each finds itself and nobody is compared twice. */
static void
test_growth (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *nik = g_strdup_printf ("331410%02u%02u54%04u", i % 28 + 1, i % 12 + 1, i + 1);
    LoketFacts facts = {.name = "Sucipto", .nik = nik, .birth_date = NULL};
    g_assert_cmpuint (loket_match_index_add_facts (fixture->index, &facts), ==, i);
  }
  for (guint i = 0; i < 5000; i += 7) {
    LoketMatchBest best;
    guint n_found;
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    loket_match_index_best (fixture->index, loket_match_index_row (fixture->index, i), &best);
    g_assert_cmpuint (best.best.row, ==, i);
    n_found = loket_match_index_find (
        fixture->index, loket_match_index_row (fixture->index, i), -INFINITY, fixture->candidates);
    g_assert_cmpuint (n_found, ==, fixture->candidates->len);
    for (guint j = 0; j < n_found; j++)
      g_assert_true (g_hash_table_add (
          seen,
          GUINT_TO_POINTER (g_array_index (fixture->candidates, LoketMatchCandidate, j).row + 1)));
  }
  g_assert_cmpuint (loket_match_index_bytes (fixture->index) / 5000, <=, 180);
}

/* A row stays small: a million of them are kept (docs/matching.md). */
static void
test_row_is_small (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (sizeof (LoketMatchRow), <=, 64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/core/match-index/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("find", test_find);
  ADD ("cap", test_cap);
  ADD ("growth", test_growth);
  ADD ("row-is-small", test_row_is_small);
  return g_test_run ();
}
