/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists in memory, paired; “list match” and “list compare” write down what they find in it. */
#pragma once

#include "core/match-lists.h"
#include "core/region.h"

G_BEGIN_DECLS

/* One of the two, row by row; texts are borrowed from the pair. */
typedef struct {
  GPtrArray *ids; /* as the list has them, or numbers of rows from 1 */
  GArray *facts;  /* LoketFacts: only what two lists can contradict each other in */
  guint n_rows;   /* the unusable too */
  guint n_unusable;
  guint first_unusable; /* its line */
  char *first_reason;
} LoketOneList;

typedef struct {
  LoketMatchParameters *parameters;
  LoketRegions *regions; /* NULL without a profile: then villages are compared by what is written */
  LoketMatchLists *lists;
  GStringChunk *texts;
  LoketOneList sides[2]; /* by LoketMatchSide */
  GArray *pairs;         /* LoketMatchPair, by their rows */
} LoketTwoLists;

LoketTwoLists *loket_two_lists_read (const char *const *words,
                                     const char *language,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_two_lists_free (LoketTwoLists *two);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketTwoLists, loket_two_lists_free)

G_END_DECLS
