/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a survey beside its questions: how it was asked, who asked the neighbours, the
 * photographs, and what to do with it. */
#pragma once

#include "core/survey-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_SIDE (loket_survey_side_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveySide, loket_survey_side, LOKET, SURVEY_SIDE, GtkBox)

/* Signals: "save"; "hand-in"; "judged" (boolean: it counts, string: else why not). */

GtkWidget *loket_survey_side_new (LoketProgram *program,
                                  LoketSurveyView *view,
                                  gboolean editable) G_GNUC_WARN_UNUSED_RESULT;
void loket_survey_side_gather (LoketSurveySide *self, LoketSurveySave *save);
const char *loket_survey_side_fault (LoketSurveySide *self, gboolean complete, GtkWidget **field);

G_END_DECLS
