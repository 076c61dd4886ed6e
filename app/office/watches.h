/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change watch: when it has to look, and how; the tending and the desk use it. */
#pragma once

#include "core/decision.h"
#include "core/watch.h"
#include "office/turn.h"

G_BEGIN_DECLS

extern const LoketOperation loket_watch_look_operation;
extern const LoketJobWork loket_watch_look_work;

char *loket_watch_told (LoketTurn *turn,
                        const LoketWatch *watch,
                        const char *language,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_watch_first_due_day (LoketTurn *turn) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_watch_needs_look (LoketTurn *turn, gboolean *needs, GError **error);
LoketRecord *loket_watch_begin_look (LoketTurn *turn, LoketRecord *request, GError **error);

/* What a decision asks that ends because of a change. */
gboolean loket_watch_check_heard (LoketTurn *turn,
                                  const char *watch,
                                  const char *decision,
                                  gboolean answered,
                                  GError **error);
gboolean
loket_watch_check_none_waits (LoketTurn *turn, const LoketDecision *decision, GError **error);
gboolean loket_watches_lapse (LoketTurn *turn,
                              const LoketDecision *decision,
                              const char *reason,
                              GError **error);
gboolean loket_watch_end (LoketTurn *turn, const char *watch, const char *reason, GError **error);

G_END_DECLS
