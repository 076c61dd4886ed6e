/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of the rules as people read it: who gets which card and why, and its numbers. */
#pragma once

#include "core/rules-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

/* @in_force: (nullable): the version that holds today, to tell where the numbers differ */
GtkWidget *loket_rules_text_new (LoketProgram *program,
                                 LoketRuleText *text,
                                 LoketRuleText *in_force) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
