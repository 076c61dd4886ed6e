/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several cards on one sheet of paper, fronts and mirrored backs, with marks to cut along; for
 * offices without a card printer. */
#pragma once

#include "printing/face.h"

G_BEGIN_DECLS

/* What an office sets for its printer, in millimetres, upright. */
typedef struct {
  double width;
  double height;
  double margin;        /* that the printer cannot reach */
  double gap;           /* between two cards */
  double bleed;         /* ground beyond the edge of a card; half the gap at most is of use */
  gboolean flips_short; /* it turns the sheet over its short edge */
} LoketCardPaper;

extern const LoketCardPaper loket_card_paper_a4;

typedef struct _LoketCardSheet LoketCardSheet;

guint loket_card_paper_places (const LoketCardPaper *paper);
LoketCardSheet *loket_card_sheet_new (const LoketCardPaper *paper,
                                      GPtrArray *faces) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_sheet_free (LoketCardSheet *sheet);
LoketSheet loket_card_sheet_sheet (LoketCardSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCardSheet, loket_card_sheet_free)

G_END_DECLS
