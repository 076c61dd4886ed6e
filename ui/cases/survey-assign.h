/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends two officers to a home: one asks there, one asks the neighbours. */
#pragma once

#include "core/application-desk.h"
#include "core/survey-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_ASSIGN (loket_survey_assign_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyAssign, loket_survey_assign, LOKET, SURVEY_ASSIGN, GtkBox)

GtkWidget *loket_survey_assign_new (LoketProgram *program,
                                    LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_survey_assign_again_new (LoketProgram *program,
                                          LoketVisitEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
