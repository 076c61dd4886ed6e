/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which villages a list speaks: who is not in it is missing only there.  The look of the change
 * watch keeps one for as long as it lasts. */
#pragma once

#include "core/list.h"
#include "office/turn.h"

G_BEGIN_DECLS

typedef struct _LoketWatchCoverage LoketWatchCoverage;

LoketWatchCoverage *loket_watch_coverage_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_watch_coverage_free (LoketWatchCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketWatchCoverage, loket_watch_coverage_free)

gboolean loket_watch_coverage_find (LoketWatchCoverage *self,
                                    LoketTurn *turn,
                                    LoketListBatch *before,
                                    const char *village,
                                    gint64 since,
                                    LoketListBatch **found,
                                    GError **error);

G_END_DECLS
