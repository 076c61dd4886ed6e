/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey: filled by two surveyors, handed in, looked over by somebody else. */
#pragma once

#include "core/survey-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_SHEET (loket_survey_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveySheet, loket_survey_sheet, LOKET, SURVEY_SHEET, GtkBox)

/* A LoketCasesPage of a LoketSurveyView; one without an id is begun with the first saving. */
GtkWidget *loket_survey_sheet_new (LoketProgram *program,
                                   LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
