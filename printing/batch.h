/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that go with a batch of cards: a cover sheet for the bundle and, for a village, the
 * list on which each card is signed for. */
#pragma once

#include "printing/list-paper.h"

G_BEGIN_DECLS

/* One card.  What is NULL is left out. */
typedef struct {
  const char *number;
  const char *name;
  const char *category; /* in words */
  const char *hamlet;
  const char *rt;
  const char *rw;
} LoketBatchCard;

typedef struct {
  const char *number;          /* of the batch */
  const char *day;             /* "2026-11-23" */
  const char *village;         /* "Gawan, Kec. Tanon" */
  const char *officer;         /* who made it up */
  const LoketBatchCard *cards; /* by hamlet, in the order of the bundle */
  guint n_cards;
} LoketBatchPaperFacts;

LoketListPaper *loket_batch_cover_new (const LoketBatchPaperFacts *facts,
                                       LoketProfile *profile,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
LoketListPaper *loket_batch_signatures_new (const LoketBatchPaperFacts *facts,
                                            LoketProfile *profile,
                                            const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
