/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed about somebody since a decision; the look of the change watch asks. */
#pragma once

#include "core/decision.h"
#include "core/watch.h"
#include "office/turn.h"
#include "office/watch-coverage.h"

G_BEGIN_DECLS

gboolean loket_watch_find (LoketTurn *turn,
                           LoketDecision *decision,
                           LoketWatchCoverage *coverage,
                           GPtrArray *watches,
                           GError **error);

G_END_DECLS
