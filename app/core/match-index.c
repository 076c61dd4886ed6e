/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A head for each hash and a next for each row, per kind of key: four bytes each, no memory per
 * block.  What a chain holds by accident is seen by its key, which is made anew from the row. */
#include "config.h"

#include "core/match-index.h"

#include <math.h>
#include <string.h>

#define FIRST_HEADS 1024
#define ROWS_PER_HEAD 1.5 /* at most; more would make chains longer, fewer costs 36 bytes each */
#define GROWTH 1.5

typedef struct {
  guint32 next[LOKET_MATCH_N_KEYS]; /* numbers from 1 on, 0 ends */
} Links;

struct _LoketMatchIndex {
  const LoketMatchParameters *parameters;
  LoketMatchNames *names;
  GArray *rows;  /* LoketMatchRow */
  GArray *links; /* Links */
  guint32 *heads[LOKET_MATCH_N_KEYS];
  guint n_heads;  /* of each kind */
  GArray *stamps; /* guint32 for each row: the search that met it last */
  guint32 search; /* the number of the one that runs */
  GArray *found;  /* guint32, rows of the one that runs */
  GArray *block;  /* guint32, rows of the block at hand */
  LoketMatchHidden hidden;
};

static void
allocate_heads (LoketMatchIndex *index, guint n_heads)
{
  index->n_heads = n_heads;
  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++) {
    g_free (index->heads[kind]);
    index->heads[kind] = g_new0 (guint32, n_heads);
  }
}

/**
 * loket_match_index_new:
 * @parameters: the numbers; they outlive the index
 * @names: the names of all rows; they outlive the index
 * @expected: rows to come, 0 when that is not known
 *
 * Returns: (transfer full): an index without rows
 */
LoketMatchIndex *
loket_match_index_new (const LoketMatchParameters *parameters,
                       LoketMatchNames *names,
                       guint expected)
{
  LoketMatchIndex *index = g_new0 (LoketMatchIndex, 1);
  index->parameters = parameters;
  index->names = names;
  index->rows = g_array_sized_new (FALSE, FALSE, sizeof (LoketMatchRow), expected);
  index->links = g_array_sized_new (FALSE, TRUE, sizeof (Links), expected);
  index->stamps = g_array_sized_new (FALSE, TRUE, sizeof (guint32), expected);
  index->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->block = g_array_new (FALSE, FALSE, sizeof (guint32));
  allocate_heads (index, MAX ((guint) FIRST_HEADS, (guint) (expected / ROWS_PER_HEAD) + 1));
  return index;
}

/**
 * loket_match_index_free:
 * @index: (transfer full): the index
 */
void
loket_match_index_free (LoketMatchIndex *index)
{
  g_array_unref (index->rows);
  g_array_unref (index->links);
  g_array_unref (index->stamps);
  g_array_unref (index->found);
  g_array_unref (index->block);
  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    g_free (index->heads[kind]);
  g_free (index);
}

/* By the upper bits of the key, so that there may be any number of heads. */
static guint32 *
head_of (const LoketMatchIndex *index, LoketMatchKeyKind kind, guint64 key)
{
  return &index->heads[kind][((key >> 32) * index->n_heads) >> 32];
}

static const LoketMatchRow *
row_at (const LoketMatchIndex *index, guint32 number)
{
  return &g_array_index (index->rows, LoketMatchRow, number);
}

static void
link_row (LoketMatchIndex *index, guint32 number)
{
  Links *links = &g_array_index (index->links, Links, number);

  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++) {
    guint64 key = loket_match_key (kind, index->names, row_at (index, number));
    guint32 *head = head_of (index, kind, key);
    if (key == 0)
      continue;
    links->next[kind] = *head;
    *head = number + 1;
  }
}

/* Half as many heads again when there are too few; each row then moves about twice in its life. */
static void
grow (LoketMatchIndex *index)
{
  if (index->rows->len < index->n_heads * ROWS_PER_HEAD)
    return;
  allocate_heads (index, (guint) (index->n_heads * GROWTH));
  for (guint32 number = 0; number < index->rows->len; number++)
    link_row (index, number);
}

/**
 * loket_match_index_add:
 * @index: the index
 * @row: a row that was read with its names; they are counted
 *
 * Returns: the number of the row, from 0 on
 */
guint32
loket_match_index_add (LoketMatchIndex *index, const LoketMatchRow *row)
{
  guint32 number = index->rows->len;

  grow (index);
  g_array_append_vals (index->rows, row, 1);
  g_array_set_size (index->links, number + 1);
  g_array_set_size (index->stamps, number + 1);
  link_row (index, number);
  loket_match_names_count (index->names, row->name, 1);
  return number;
}

/**
 * loket_match_index_add_facts:
 * @index: the index
 * @facts: what is known of a person
 *
 * Returns: the number of its row, from 0 on
 */
guint32
loket_match_index_add_facts (LoketMatchIndex *index, const LoketFacts *facts)
{
  LoketMatchRow row;

  loket_match_row_read (index->parameters, index->names, facts, &row);
  return loket_match_index_add (index, &row);
}

/**
 * loket_match_index_size:
 * @index: the index
 *
 * Returns: how many rows it has
 */
guint
loket_match_index_size (const LoketMatchIndex *index)
{
  return index->rows->len;
}

/**
 * loket_match_index_row:
 * @index: the index
 * @number: of a row
 *
 * Returns: (transfer none): the row, until the next one is added
 */
const LoketMatchRow *
loket_match_index_row (const LoketMatchIndex *index, guint32 number)
{
  g_return_val_if_fail (number < index->rows->len, NULL);
  return row_at (index, number);
}

/* The rows of one block, none at all of one beyond the cap: its likeness says nothing, and which of
 * them were looked at would depend on the order of rows. */
static void
collect_block (LoketMatchIndex *index, const LoketMatchProbe *probe)
{
  const Links *links = (const Links *) (gpointer) index->links->data;
  guint32 at = *head_of (index, probe->kind, probe->key);

  g_array_set_size (index->block, 0);
  for (; at != 0; at = links[at - 1].next[probe->kind]) {
    guint32 number = at - 1;
    if (loket_match_key (probe->kind, index->names, row_at (index, number)) != probe->key)
      continue;
    g_array_append_val (index->block, number);
    if (index->block->len > index->parameters->block_cap) {
      index->hidden.blocks[probe->kind]++;
      g_array_set_size (index->block, 0);
      return;
    }
  }
}

/* Each row that shares a key with @row, once. */
static void
collect (LoketMatchIndex *index, const LoketMatchRow *row)
{
  LoketMatchProbe probes[LOKET_MATCH_PROBES];
  guint n_probes = loket_match_probes (index->names, row, probes);

  g_array_set_size (index->found, 0);
  if (++index->search == 0) {
    memset (index->stamps->data, 0, index->stamps->len * sizeof (guint32));
    index->search = 1;
  }
  for (guint i = 0; i < n_probes; i++) {
    collect_block (index, &probes[i]);
    for (guint j = 0; j < index->block->len; j++) {
      guint32 number = g_array_index (index->block, guint32, j);
      guint32 *stamp = &g_array_index (index->stamps, guint32, number);
      if (*stamp != index->search)
        g_array_append_val (index->found, number);
      *stamp = index->search;
    }
  }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const LoketMatchCandidate *left = a;
  const LoketMatchCandidate *right = b;

  if (left->comparison.weight < right->comparison.weight)
    return 1;
  if (left->comparison.weight > right->comparison.weight)
    return -1;
  return (left->row > right->row) - (left->row < right->row);
}

/**
 * loket_match_index_find:
 * @index: the index
 * @row: a row that was read with the names of the index
 * @least: bits that a candidate must have
 * @candidates: (element-type LoketMatchCandidate): emptied and filled, the heaviest first
 *
 * Returns: how many rows were compared
 */
guint
loket_match_index_find (LoketMatchIndex *index,
                        const LoketMatchRow *row,
                        double least,
                        GArray *candidates)
{
  g_array_set_size (candidates, 0);
  collect (index, row);
  for (guint i = 0; i < index->found->len; i++) {
    LoketMatchCandidate candidate = {.row = g_array_index (index->found, guint32, i)};
    loket_match_compare (
        index->parameters, index->names, row, row_at (index, candidate.row), &candidate.comparison);
    if (candidate.comparison.weight >= least)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  return index->found->len;
}

/**
 * loket_match_index_best:
 * @index: the index
 * @row: a row that was read with the names of the index
 * @best: (out caller-allocates): gets the two heaviest of those that share a key
 */
void
loket_match_index_best (LoketMatchIndex *index, const LoketMatchRow *row, LoketMatchBest *best)
{
  memset (best, 0, sizeof *best);
  best->best.row = LOKET_MATCH_NO_ROW;
  best->runner_up.row = LOKET_MATCH_NO_ROW;
  best->best.comparison.weight = -INFINITY;
  best->runner_up.comparison.weight = -INFINITY;
  collect (index, row);
  best->n_compared = index->found->len;
  for (guint i = 0; i < index->found->len; i++) {
    LoketMatchCandidate candidate = {.row = g_array_index (index->found, guint32, i)};
    loket_match_compare (
        index->parameters, index->names, row, row_at (index, candidate.row), &candidate.comparison);
    if (best->best.row == LOKET_MATCH_NO_ROW || compare_candidates (&candidate, &best->best) < 0) {
      best->runner_up = best->best;
      best->best = candidate;
    } else if (best->runner_up.row == LOKET_MATCH_NO_ROW ||
               compare_candidates (&candidate, &best->runner_up) < 0) {
      best->runner_up = candidate;
    }
  }
}

/**
 * loket_match_index_hidden:
 * @index: the index
 *
 * Returns: (transfer none): what the cap left aside so far; the caller logs it
 */
const LoketMatchHidden *
loket_match_index_hidden (const LoketMatchIndex *index)
{
  return &index->hidden;
}

/**
 * loket_match_index_bytes:
 * @index: the index
 *
 * Returns: memory that its rows and heads hold, without the names
 */
gsize
loket_match_index_bytes (const LoketMatchIndex *index)
{
  return index->rows->len * (sizeof (LoketMatchRow) + sizeof (Links) + sizeof (guint32)) +
         LOKET_MATCH_N_KEYS * (gsize) index->n_heads * sizeof (guint32);
}
