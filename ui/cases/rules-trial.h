/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of a trial of rules: how many people would go from which card to which, village by
 * village. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

/* A LoketCasesPage of a LoketWhatIfResult. */
GtkWidget *loket_rules_trial_new (LoketProgram *program,
                                  LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void loket_rules_trial_open (GtkWidget *inside, const char *what_if);

G_END_DECLS
