/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs two lists: who of the one is who of the other.  `loketctl list match` writes what it finds;
 * the register is not asked. */
#pragma once

#include "core/match.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_MATCH_LEFT,
  LOKET_MATCH_RIGHT,
} LoketMatchSide;

typedef struct {
  guint left; /* numbers of rows, from 0 on */
  guint right;
  double weight;
  LoketMatchDecision decision; /* linked or to be reviewed */
  LoketMatchFlags flags;
} LoketMatchPair;

typedef struct _LoketMatchLists LoketMatchLists;

LoketMatchLists *
loket_match_lists_new (const LoketMatchParameters *parameters) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_lists_free (LoketMatchLists *lists);
guint loket_match_lists_add (LoketMatchLists *lists, LoketMatchSide side, const LoketFacts *facts);
GArray *loket_match_lists_pair (LoketMatchLists *lists) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_lists_compare (const LoketMatchLists *lists,
                                guint left,
                                guint right,
                                LoketMatchComparison *comparison);
guint64 loket_match_lists_hidden_blocks (const LoketMatchLists *lists);
guint64 loket_match_lists_comparisons (const LoketMatchLists *lists);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMatchLists, loket_match_lists_free)

G_END_DECLS
