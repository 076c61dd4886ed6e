/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of decisions: categories, states, hands, what is still to be done. */
#pragma once

#include "core/decision.h"
#include "core/proposal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *loket_ruling_category (LoketCategory category);
const char *loket_ruling_wish (LoketDecisionOutcome outcome, LoketCategory category);
const char *loket_ruling_flower (LoketCategory category);
const char *loket_ruling_state (LoketDecisionState state);
const char *loket_ruling_state_style (LoketDecisionState state);
const char *loket_ruling_group (LoketOutcome outcome);
const char *loket_ruling_duty (const char *duty);
char *loket_ruling_term (const char *from,
                         const char *until,
                         const char *language) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_ruling_medal (LoketCategory category) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
