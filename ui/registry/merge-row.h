/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One merge or split, or one answer about a pair: who, when, why, and under it the question why it
 * was wrong. */
#pragma once

#include "core/merge-desk.h"
#include "core/pair-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_MERGE_ROW (loket_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketMergeRow, loket_merge_row, LOKET, MERGE_ROW, GtkListBoxRow)

/* Signal "undo" (string: reason): an officer wants it undone. */

GtkWidget *loket_merge_row_new (LoketProgram *application,
                                LoketMergeEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_merge_row_new_answer (LoketProgram *application,
                                       LoketPairAnswerEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_merge_row_merge (LoketMergeRow *self);
void loket_merge_row_ask (LoketMergeRow *self);
gboolean loket_merge_row_back (LoketMergeRow *self);
void loket_merge_row_proposed (LoketMergeRow *self);

G_END_DECLS
