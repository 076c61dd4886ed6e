/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on file for a decision: conditions, counselling, other cards; small forms add to it. */
#pragma once

#include "core/decision-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RULING_FACTS (loket_ruling_facts_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingFacts, loket_ruling_facts, LOKET, RULING_FACTS, GtkBox)

/* Signal "changed" (string: news): something was added, so the rules may say otherwise. */

GtkWidget *loket_ruling_facts_new (LoketProgram *program,
                                   const char *person,
                                   const char *application,
                                   LoketDecisionSuggestion *suggestion) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
