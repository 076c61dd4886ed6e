/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions, for other desks: what time and a withdrawn application bring about, and whether two
 * records of one person may become one. */
#pragma once

#include "core/application.h"
#include "core/decision.h"
#include "core/proposal.h"
#include "office/turn.h"

G_BEGIN_DECLS

#define LOKET_DECISIONS_TENDED 100 /* in one turn */

LoketProposal *loket_decision_findings (const LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_decisions_need_tending (LoketTurn *turn, gboolean *needs, GError **error);
gboolean loket_decisions_tend (LoketTurn *turn, GError **error);
gboolean loket_decision_follow (LoketTurn *turn,
                                LoketApplication *application,
                                const char *act,
                                const char *note,
                                GError **error);
gboolean loket_decision_reopen_review (LoketTurn *turn,
                                       const LoketApplication *application,
                                       const char *note,
                                       GError **error);
gboolean loket_decision_give_back (LoketTurn *turn,
                                   const LoketApplication *application,
                                   const char *reason,
                                   GError **error);
gboolean loket_decisions_check_merge (LoketTurn *turn,
                                      const char *winner,
                                      const char *loser,
                                      GError **error);

G_END_DECLS
