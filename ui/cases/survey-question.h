/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of a survey form with its answer: large buttons with keys, or an entry. */
#pragma once

#include "core/form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_QUESTION (loket_survey_question_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyQuestion, loket_survey_question, LOKET, SURVEY_QUESTION, GtkBox)

/* Signals: "changed": another answer stands there; "next": a key gave the answer, or Enter was
 * pressed, so the next question is wanted. */

GtkWidget *loket_survey_question_new (LoketQuestion *question,
                                      guint number,
                                      const char *language,
                                      const char *today) G_GNUC_WARN_UNUSED_RESULT;
LoketQuestion *loket_survey_question_question (LoketSurveyQuestion *self);
char *loket_survey_question_answer (LoketSurveyQuestion *self) G_GNUC_WARN_UNUSED_RESULT;
void loket_survey_question_set_answer (LoketSurveyQuestion *self, const char *answer);
const char *loket_survey_question_fault (LoketSurveyQuestion *self);

G_END_DECLS
