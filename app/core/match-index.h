/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in memory, found by any of their keys: the register that a list is held against, or one of
 * two lists.  Import adds each new person at once, so that the next row can find it. */
#pragma once

#include "core/match-keys.h"

G_BEGIN_DECLS

typedef struct _LoketMatchIndex LoketMatchIndex;

typedef struct {
  guint32 row; /* its number in the index */
  LoketMatchComparison comparison;
} LoketMatchCandidate;

#define LOKET_MATCH_NO_ROW G_MAXUINT32

/* The best two of those that were found; @row is %LOKET_MATCH_NO_ROW where there is none. */
typedef struct {
  LoketMatchCandidate best;
  LoketMatchCandidate runner_up;
  guint n_compared;
} LoketMatchBest;

/* What the cap left aside since the index was made: blocks too large to be looked at, by kind. */
typedef struct {
  guint64 blocks[LOKET_MATCH_N_KEYS];
} LoketMatchHidden;

LoketMatchIndex *loket_match_index_new (const LoketMatchParameters *parameters,
                                        LoketMatchNames *names,
                                        guint expected) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_index_free (LoketMatchIndex *index);
guint32 loket_match_index_add (LoketMatchIndex *index, const LoketMatchRow *row);
guint32 loket_match_index_add_facts (LoketMatchIndex *index, const LoketFacts *facts);
guint loket_match_index_size (const LoketMatchIndex *index);
const LoketMatchRow *loket_match_index_row (const LoketMatchIndex *index, guint32 number);
guint loket_match_index_find (LoketMatchIndex *index,
                              const LoketMatchRow *row,
                              double least,
                              GArray *candidates);
void
loket_match_index_best (LoketMatchIndex *index, const LoketMatchRow *row, LoketMatchBest *best);
const LoketMatchHidden *loket_match_index_hidden (const LoketMatchIndex *index);
gsize loket_match_index_bytes (const LoketMatchIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMatchIndex, loket_match_index_free)

G_END_DECLS
