/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say of a person, with every reason in words. */
#pragma once

#include "core/decision-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_ruling_findings_new (LoketProgram *program,
                                      LoketDecisionSuggestion *suggestion,
                                      gboolean card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
