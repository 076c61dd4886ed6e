/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the clerical desk have in common; nobody else includes this. */
#pragma once

#include "core/list-facts.h"
#include "core/pair-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

LoketPair *
loket_pair_get (LoketTurn *turn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListRow *
loket_pair_get_row (LoketTurn *turn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListFacts *loket_row_facts (LoketListRow *row, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketPairEntry *
loket_pair_entry_of (LoketTurn *turn, LoketPair *pair, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_pair_keep_answer (LoketTurn *turn,
                                 LoketPairOutcome *outcome,
                                 const char *reason,
                                 LoketMovedRows *moved,
                                 GError **error);
LoketRecord *loket_pair_answers_list (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_pair_undo_it (LoketTurn *turn, LoketRecord *request, GError **error);

LoketRecord *loket_pair_open (LoketTurn *turn, LoketRecord *request, GError **error);

G_END_DECLS
