/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs that are worth it, then the heaviest first: each row gets one partner at most, and only
 * one that stands clear of every other that is still free. */
#include "config.h"

#include "core/match-lists.h"

#include "core/match-hash.h"
#include "core/match-index.h"

#include <math.h>
#include <string.h>

#define SIDES 2
#define FEWEST_SHARED 0.02 /* of the villages of one list, below which the other writes others */

typedef struct {
  guint rows[SIDES];
  double weight;
  LoketMatchFlags flags;
  gboolean other_card; /* both family cards are known and are not the same */
} Pair;

/* For each row of one side the numbers of its pairs, the heaviest first. */
typedef struct {
  guint *first; /* one more than there are rows */
  guint *pairs;
} Partners;

struct _LoketMatchLists {
  const LoketMatchParameters *parameters;
  LoketMatchNames *names;
  GArray *rows[SIDES]; /* LoketMatchRow */
  GArray *pairs;       /* Pair, the heaviest first */
  Partners partners[SIDES];
  guint *linked[SIDES]; /* number of the pair from 1 on, 0 = free */
  guint64 hidden_blocks;
  guint64 comparisons;
};

/**
 * loket_match_lists_new:
 * @parameters: the numbers; they outlive the lists
 *
 * Returns: (transfer full): two empty lists
 */
LoketMatchLists *
loket_match_lists_new (const LoketMatchParameters *parameters)
{
  LoketMatchLists *lists = g_new0 (LoketMatchLists, 1);

  lists->parameters = parameters;
  lists->names = loket_match_names_new ();
  lists->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (guint side = 0; side < SIDES; side++)
    lists->rows[side] = g_array_new (FALSE, FALSE, sizeof (LoketMatchRow));
  return lists;
}

static void
forget_partners (LoketMatchLists *lists)
{
  for (guint side = 0; side < SIDES; side++) {
    g_clear_pointer (&lists->partners[side].first, g_free);
    g_clear_pointer (&lists->partners[side].pairs, g_free);
    g_clear_pointer (&lists->linked[side], g_free);
  }
}

/**
 * loket_match_lists_free:
 * @lists: (transfer full): the lists
 */
void
loket_match_lists_free (LoketMatchLists *lists)
{
  forget_partners (lists);
  loket_match_names_free (lists->names);
  g_array_unref (lists->pairs);
  for (guint side = 0; side < SIDES; side++)
    g_array_unref (lists->rows[side]);
  g_free (lists);
}

/**
 * loket_match_lists_add:
 * @lists: the lists
 * @side: which of the two
 * @facts: its next row
 *
 * Returns: the number of the row, from 0 on
 */
guint
loket_match_lists_add (LoketMatchLists *lists, LoketMatchSide side, const LoketFacts *facts)
{
  LoketMatchRow row;

  loket_match_row_read (lists->parameters, lists->names, facts, &row);
  g_array_append_val (lists->rows[side], row);
  return lists->rows[side]->len - 1;
}

static LoketMatchRow *
row_of (const LoketMatchLists *lists, guint side, guint number)
{
  return &g_array_index (lists->rows[side], LoketMatchRow, number);
}

/* A number that stands in one list again and again fills a column and names nobody. */
static void
drop_repeated_niks (LoketMatchLists *lists, guint side)
{
  guint n_rows = lists->rows[side]->len;
  g_autofree guint64 *niks = g_new0 (guint64, n_rows + 1);
  g_autoptr (GHashTable) times = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_rows; i++) {
    niks[i] = row_of (lists, side, i)->nik;
    g_hash_table_insert (
        times,
        &niks[i],
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (times, &niks[i])) + 1));
  }
  for (guint i = 0; i < n_rows; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (times, &niks[i])) >
        lists->parameters->trusted_repeats)
      row_of (lists, side, i)->nik = 0;
}

static GHashTable *
villages_of (const LoketMatchLists *lists, guint side)
{
  GHashTable *villages = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lists->rows[side]->len; i++)
    if (row_of (lists, side, i)->village != 0)
      g_hash_table_add (villages, GUINT_TO_POINTER (row_of (lists, side, i)->village));
  return villages;
}

/* One list has codes, the other has names: then their villages say nothing. */
static void
drop_foreign_villages (LoketMatchLists *lists)
{
  g_autoptr (GHashTable) left = villages_of (lists, LOKET_MATCH_LEFT);
  g_autoptr (GHashTable) right = villages_of (lists, LOKET_MATCH_RIGHT);
  guint shared = 0;
  GHashTableIter iter;
  gpointer village;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &village, NULL))
    shared += g_hash_table_contains (right, village);
  if (shared > FEWEST_SHARED * MIN (g_hash_table_size (left), g_hash_table_size (right)))
    return;
  for (guint side = 0; side < SIDES; side++)
    for (guint i = 0; i < lists->rows[side]->len; i++)
      row_of (lists, side, i)->village = 0;
}

static guint
count_people (const LoketMatchLists *lists)
{
  return MAX (lists->rows[LOKET_MATCH_LEFT]->len, lists->rows[LOKET_MATCH_RIGHT]->len);
}

/* Bits above chance from which on a pair may still come to something. */
static double
least_weight (const LoketMatchLists *lists)
{
  const LoketMatchParameters *parameters = lists->parameters;
  guint people = MAX (count_people (lists), parameters->fewest_people);

  return parameters->lower + log2 (people) -
         parameters->odds[LOKET_MATCH_HOUSEHOLD][LOKET_MATCH_SAME].weight;
}

static void
add_pairs_of (LoketMatchLists *lists, guint left, const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++) {
    const LoketMatchCandidate *candidate = &g_array_index (candidates, LoketMatchCandidate, i);
    LoketMatchLevel card = candidate->comparison.levels[LOKET_MATCH_FAMILY_CARD];
    Pair pair = {.rows = {left, candidate->row},
                 .weight = candidate->comparison.weight,
                 .flags = candidate->comparison.flags,
                 .other_card = card == LOKET_MATCH_OTHER || card == LOKET_MATCH_CLOSE};
    g_array_append_val (lists->pairs, pair);
  }
}

static void
find_pairs (LoketMatchLists *lists)
{
  GArray *right = lists->rows[LOKET_MATCH_RIGHT];
  g_autoptr (LoketMatchIndex) index =
      loket_match_index_new (lists->parameters, lists->names, right->len);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (LoketMatchCandidate));

  /* All names are counted before the first weight, so that the order of rows does not matter. */
  for (guint i = 0; i < right->len; i++)
    loket_match_index_add (index, row_of (lists, LOKET_MATCH_RIGHT, i));
  for (guint i = 0; i < lists->rows[LOKET_MATCH_LEFT]->len; i++)
    loket_match_names_count (lists->names, row_of (lists, LOKET_MATCH_LEFT, i)->name, 1);
  for (guint i = 0; i < lists->rows[LOKET_MATCH_LEFT]->len; i++) {
    lists->comparisons += loket_match_index_find (
        index, row_of (lists, LOKET_MATCH_LEFT, i), least_weight (lists), candidates);
    add_pairs_of (lists, i, candidates);
  }
  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    lists->hidden_blocks += loket_match_index_hidden (index)->blocks[kind];
}

/* Of what a row says, whatever its number and those of its names. */
static guint64
fingerprint (const LoketMatchLists *lists, const LoketMatchRow *row)
{
  LoketMatchRow plain;
  g_autofree char *name = loket_match_names_dup_canon (lists->names, row->name);

  memcpy (&plain, row, sizeof plain); /* with what pads it, which was cleared */
  plain.name = (guint32) loket_match_hash (name, strlen (name));
  plain.mother = 0;
  plain.father = 0;
  return loket_match_hash ((const char *) &plain, sizeof plain);
}

/* The heaviest first; of equal ones always the same, however the rows stand in their lists. */
static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  LoketMatchLists *lists = data;
  const Pair *left = a;
  const Pair *right = b;

  if (left->weight < right->weight)
    return 1;
  if (left->weight > right->weight)
    return -1;
  for (guint side = 0; side < SIDES; side++) {
    guint64 one = fingerprint (lists, row_of (lists, side, left->rows[side]));
    guint64 other = fingerprint (lists, row_of (lists, side, right->rows[side]));
    if (one != other)
      return one < other ? -1 : 1;
  }
  for (guint side = 0; side < SIDES; side++)
    if (left->rows[side] != right->rows[side])
      return left->rows[side] < right->rows[side] ? -1 : 1;
  return 0;
}

static const Pair *
pair_at (const LoketMatchLists *lists, guint number)
{
  return &g_array_index (lists->pairs, Pair, number);
}

static void
sort_pairs (LoketMatchLists *lists)
{
  forget_partners (lists);
  g_array_sort_with_data (lists->pairs, compare_pairs, lists);
  for (guint side = 0; side < SIDES; side++) {
    guint n_rows = lists->rows[side]->len;
    guint *first = g_new0 (guint, n_rows + 2);
    guint *pairs = g_new0 (guint, lists->pairs->len + 1);
    for (guint i = 0; i < lists->pairs->len; i++)
      first[pair_at (lists, i)->rows[side] + 2]++;
    for (guint i = 2; i < n_rows + 2; i++)
      first[i] += first[i - 1];
    for (guint i = 0; i < lists->pairs->len; i++)
      pairs[first[pair_at (lists, i)->rows[side] + 1]++] = i;
    lists->partners[side].first = first;
    lists->partners[side].pairs = pairs;
    lists->linked[side] = g_new0 (guint, n_rows + 1);
  }
}

/* Whether two rows of one list are one person who stands there twice. */
static gboolean
are_doubles (const LoketMatchLists *lists, guint side, guint a, guint b)
{
  LoketMatchComparison comparison;

  loket_match_compare (lists->parameters,
                       lists->names,
                       row_of (lists, side, a),
                       row_of (lists, side, b),
                       &comparison);
  return loket_match_decide (
             lists->parameters, &comparison, count_people (lists), LOKET_MATCH_NO_RUNNER_UP) ==
         LOKET_MATCH_LINK;
}

/* The heaviest pair that the row on @side of @number has with another one that is still free. */
static double
rival_on (const LoketMatchLists *lists, guint side, guint number)
{
  const Pair *pair = pair_at (lists, number);
  const Partners *partners = &lists->partners[side];
  guint row = pair->rows[side];
  guint other = 1 - side;

  for (guint i = partners->first[row]; i < partners->first[row + 1]; i++) {
    const Pair *rival = pair_at (lists, partners->pairs[i]);
    if (partners->pairs[i] == number || lists->linked[other][rival->rows[other]] != 0)
      continue;
    if (pair->weight - rival->weight >= lists->parameters->lead)
      return rival->weight;
    /* Which of two doubles is taken makes no difference: the heavier, or else the first. */
    if (partners->pairs[i] > number &&
        are_doubles (lists, other, pair->rows[other], rival->rows[other]))
      continue;
    return rival->weight;
  }
  return LOKET_MATCH_NO_RUNNER_UP;
}

static LoketMatchDecision
decide (const LoketMatchLists *lists, guint number)
{
  const Pair *pair = pair_at (lists, number);
  LoketMatchComparison comparison = {.weight = pair->weight, .flags = pair->flags};
  double runner_up =
      MAX (rival_on (lists, LOKET_MATCH_LEFT, number), rival_on (lists, LOKET_MATCH_RIGHT, number));

  return loket_match_decide (lists->parameters, &comparison, count_people (lists), runner_up);
}

static gboolean
is_free (const LoketMatchLists *lists, const Pair *pair)
{
  return lists->linked[LOKET_MATCH_LEFT][pair->rows[LOKET_MATCH_LEFT]] == 0 &&
         lists->linked[LOKET_MATCH_RIGHT][pair->rows[LOKET_MATCH_RIGHT]] == 0;
}

/* Again and again, since a link frees others from a rival; each round links one pair at least. */
static void
link_pairs (LoketMatchLists *lists)
{
  gboolean changed = TRUE;

  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < lists->pairs->len; i++) {
      const Pair *pair = pair_at (lists, i);
      if (!is_free (lists, pair) || decide (lists, i) != LOKET_MATCH_LINK)
        continue;
      for (guint side = 0; side < SIDES; side++)
        lists->linked[side][pair->rows[side]] = i + 1;
      changed = TRUE;
    }
  }
}

static guint64
household_of (const LoketMatchLists *lists, const Pair *pair)
{
  guint64 left = row_of (lists, LOKET_MATCH_LEFT, pair->rows[LOKET_MATCH_LEFT])->family_card;
  guint64 right = row_of (lists, LOKET_MATCH_RIGHT, pair->rows[LOKET_MATCH_RIGHT])->family_card;

  return loket_match_mix (loket_match_mix (left) ^ right);
}

/* A family whose card changed still stands together: its other members speak for each. */
static gboolean
weigh_households (LoketMatchLists *lists)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean changed = FALSE;

  for (guint i = 0; i < lists->pairs->len; i++) {
    const Pair *pair = pair_at (lists, i);
    guint64 household = household_of (lists, pair);
    guint seen;
    if (!pair->other_card || lists->linked[LOKET_MATCH_LEFT][pair->rows[LOKET_MATCH_LEFT]] != i + 1)
      continue;
    seen = GPOINTER_TO_UINT (g_hash_table_lookup (times, &household));
    g_hash_table_insert (
        times, g_memdup2 (&household, sizeof household), GUINT_TO_POINTER (seen + 1));
  }
  for (guint i = 0; i < lists->pairs->len; i++) {
    Pair *pair = &g_array_index (lists->pairs, Pair, i);
    guint64 household = household_of (lists, pair);
    gboolean itself = lists->linked[LOKET_MATCH_LEFT][pair->rows[LOKET_MATCH_LEFT]] == i + 1;
    guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (times, &household));
    if (!pair->other_card || seen <= (itself ? 1 : 0))
      continue;
    pair->weight += lists->parameters->odds[LOKET_MATCH_HOUSEHOLD][LOKET_MATCH_SAME].weight;
    changed = TRUE;
  }
  return changed;
}

/* The heaviest pair of a row with another that is free. */
static double
best_free (const LoketMatchLists *lists, guint side, guint row)
{
  const Partners *partners = &lists->partners[side];

  for (guint i = partners->first[row]; i < partners->first[row + 1]; i++) {
    const Pair *pair = pair_at (lists, partners->pairs[i]);
    if (is_free (lists, pair))
      return pair->weight;
  }
  return LOKET_MATCH_NO_RUNNER_UP;
}

/* A free pair is asked about when no other of its rows is far better; a row whose double is linked
 * already, so that people see it stands there twice. */
static gboolean
is_worth_review (const LoketMatchLists *lists, guint number)
{
  const Pair *pair = pair_at (lists, number);

  if (is_free (lists, pair))
    return pair->weight >= best_free (lists, 0, pair->rows[0]) - lists->parameters->lead &&
           pair->weight >= best_free (lists, 1, pair->rows[1]) - lists->parameters->lead;
  for (guint side = 0; side < SIDES; side++) {
    guint taken = lists->linked[side][pair->rows[side]];
    guint other = 1 - side;
    if (taken != 0 && taken != number + 1 && lists->linked[other][pair->rows[other]] == 0 &&
        are_doubles (lists, other, pair->rows[other], pair_at (lists, taken - 1)->rows[other]))
      return TRUE;
  }
  return FALSE;
}

static int
compare_results (gconstpointer a, gconstpointer b)
{
  const LoketMatchPair *left = a;
  const LoketMatchPair *right = b;

  if (left->left != right->left)
    return left->left < right->left ? -1 : 1;
  return (left->right > right->right) - (left->right < right->right);
}

static GArray *
write_results (const LoketMatchLists *lists)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (LoketMatchPair));

  for (guint i = 0; i < lists->pairs->len; i++) {
    const Pair *pair = pair_at (lists, i);
    gboolean linked = lists->linked[LOKET_MATCH_LEFT][pair->rows[LOKET_MATCH_LEFT]] == i + 1;
    LoketMatchPair result = {pair->rows[LOKET_MATCH_LEFT],
                             pair->rows[LOKET_MATCH_RIGHT],
                             pair->weight,
                             linked ? LOKET_MATCH_LINK : LOKET_MATCH_REVIEW,
                             pair->flags};
    if (linked || (decide (lists, i) != LOKET_MATCH_DIFFERENT && is_worth_review (lists, i)))
      g_array_append_val (results, result);
  }
  g_array_sort (results, compare_results);
  return results;
}

/**
 * loket_match_lists_pair:
 * @lists: the lists, complete
 *
 * Called once.
 *
 * Returns: (transfer full) (element-type LoketMatchPair): pairs by their rows; each row is in at
 *   most one that is linked, weaker ones are left out
 */
GArray *
loket_match_lists_pair (LoketMatchLists *lists)
{
  drop_repeated_niks (lists, LOKET_MATCH_LEFT);
  drop_repeated_niks (lists, LOKET_MATCH_RIGHT);
  drop_foreign_villages (lists);
  find_pairs (lists);
  sort_pairs (lists);
  link_pairs (lists);
  if (weigh_households (lists)) {
    sort_pairs (lists);
    link_pairs (lists);
  }
  return write_results (lists);
}

/**
 * loket_match_lists_compare:
 * @lists: the lists
 * @left: number of a row
 * @right: number of a row of the other list
 * @comparison: (out caller-allocates): gets levels and weights of the two, without their households
 */
void
loket_match_lists_compare (const LoketMatchLists *lists,
                           guint left,
                           guint right,
                           LoketMatchComparison *comparison)
{
  loket_match_compare (lists->parameters,
                       lists->names,
                       row_of (lists, LOKET_MATCH_LEFT, left),
                       row_of (lists, LOKET_MATCH_RIGHT, right),
                       comparison);
}

/**
 * loket_match_lists_hidden_blocks:
 * @lists: the lists, paired
 *
 * Returns: blocks that were too large to be looked at; the caller logs it
 */
guint64
loket_match_lists_hidden_blocks (const LoketMatchLists *lists)
{
  return lists->hidden_blocks;
}

/**
 * loket_match_lists_comparisons:
 * @lists: the lists, paired
 *
 * Returns: how many pairs were compared
 */
guint64
loket_match_lists_comparisons (const LoketMatchLists *lists)
{
  return lists->comparisons;
}
