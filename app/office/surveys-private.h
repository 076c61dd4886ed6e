/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of surveys share; only they include it. */
#pragma once

#include "core/survey-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

LoketForm *
loket_survey_form (LoketTurn *turn, const char *key, LoketOptional version, GError **error);
LoketAnswers *loket_survey_answers (LoketSurvey *survey) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_survey_open (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_survey_list (LoketTurn *turn, LoketRecord *record, GError **error);

G_END_DECLS
