/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The officer's proposal: which card or none, why, on which terms. */
#pragma once

#include "core/application-desk.h"
#include "core/decision-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RULING_PROPOSE (loket_ruling_propose_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingPropose, loket_ruling_propose, LOKET, RULING_PROPOSE, GtkBox)

/* Signal "decided" (string: news): the proposal is on file. */

GtkWidget *loket_ruling_propose_new (LoketProgram *program,
                                     LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;
void loket_ruling_propose_suggest (LoketRulingPropose *self, LoketDecisionSuggestion *suggestion);

G_END_DECLS
