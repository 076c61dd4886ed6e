/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form drawn from the profile's questions, group by group, with a live count. */
#pragma once

#include "core/form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_QUESTIONS (loket_survey_questions_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyQuestions, loket_survey_questions, LOKET, SURVEY_QUESTIONS, GtkBox)

GtkWidget *loket_survey_questions_new (LoketForm *form,
                                       LoketAnswers *answers,
                                       const char *language,
                                       const char *today) G_GNUC_WARN_UNUSED_RESULT;
LoketAnswers *loket_survey_questions_answers (LoketSurveyQuestions *self) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_survey_questions_fault (LoketSurveyQuestions *self, GtkWidget **question);
GtkWidget *loket_survey_questions_open (LoketSurveyQuestions *self);
void loket_survey_questions_set_editable (LoketSurveyQuestions *self, gboolean editable);

G_END_DECLS
