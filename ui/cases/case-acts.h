/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer may do with an application now: one button each, and the question for those that
 * need words. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_case_acts_new (LoketProgram *program,
                                LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
