/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on A4: what it is above, then a piece for each thing that stays whole; the foot of each
 * page names it.  Routes, cards that wait and the papers of a batch are set on it. */
#pragma once

#include "core/profile.h"
#include "printing/figure.h"

G_BEGIN_DECLS

#define LOKET_LIST_LEFT 18.0 /* mm */
#define LOKET_LIST_EDGE (LOKET_A4_WIDTH - 15.0)
#define LOKET_LIST_WIDTH (LOKET_LIST_EDGE - LOKET_LIST_LEFT)

typedef struct {
  const char *language; /* of the catalogues */
  LoketFlow *flow;
  GPtrArray *figures; /* LoketFigure */
  char *title;
} LoketListPaper;

LoketListPaper *loket_list_paper_new (const char *language,
                                      const char *title,
                                      const char *which) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_paper_free (gpointer paper);
LoketSheet loket_list_paper_sheet (LoketListPaper *paper);

void loket_list_paper_add_head (LoketListPaper *paper,
                                LoketProfile *profile,
                                const char *title,
                                const char *line);
void loket_list_paper_add_line (LoketListPaper *paper,
                                const char *text,
                                double points,
                                LoketFlowStyle style,
                                double gap);
void
loket_list_paper_add_heading (LoketListPaper *paper, const char *text, double points, double gap);
LoketFigure *loket_list_paper_figure (LoketListPaper *paper);
void loket_list_paper_put (LoketListPaper *paper, LoketFigure *figure, double height, double gap);

char *loket_list_join (const char *separator, const char *const *parts, guint n_parts);
char *loket_list_neighbourhood (const char *rt, const char *rw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListPaper, loket_list_paper_free)

G_END_DECLS
