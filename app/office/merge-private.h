/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What merging, splitting and undoing have in common: every row that is touched is written down as
 * it was and as it was left. */
#pragma once

#include "core/merge-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* One merge or split under way. */
typedef struct {
  LoketTurn *turn;
  LoketMerge *merge;
  LoketMovedRows *moved;
} LoketMoving;

void
loket_moving_begin (LoketMoving *moving, LoketTurn *turn, LoketMergeKind kind, const char *reason);
void loket_moving_clear (LoketMoving *moving);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketMoving, loket_moving_clear)
gboolean loket_moving_touch (LoketMoving *moving, gpointer before, gpointer after, GError **error);
gboolean loket_moving_finish (LoketMoving *moving, GError **error);

gboolean loket_moved_add (LoketMovedRows *moved, gpointer before, gpointer after, GError **error);
gboolean
loket_moved_go_back (LoketTurn *turn, LoketMerge *since, LoketMovedRow *row, GError **error);
LoketMovedRows *loket_merge_rows (LoketMerge *merge, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_merge_rule (const char *name, GError **error);
gboolean loket_merge_covers (LoketTurn *turn, LoketPerson *person, GError **error);
LoketPerson *
loket_merge_person (LoketTurn *turn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_field_same (const LoketField *field, LoketRecord *a, LoketRecord *b);
void loket_field_copy (const LoketField *field, LoketRecord *from, LoketRecord *to);

LoketRecord *loket_merge_undo (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_merge_check_undo (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_merge_check_split (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_merge_split (LoketTurn *turn, LoketRecord *request, GError **error);

G_END_DECLS
