/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of visits: who is visited when by whom, and what came of it; and sending two
 * officers.
 */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_survey_visits_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
