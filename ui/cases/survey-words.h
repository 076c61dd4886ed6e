/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of surveys, visits and the change watch: states, ways, kinds. */
#pragma once

#include "core/survey.h"
#include "core/watch.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

const char *loket_survey_state_word (LoketSurveyState state);
const char *loket_survey_state_style (LoketSurveyState state);
const char *loket_survey_channel_word (LoketSurveyChannel channel);
const char *loket_visit_state_word (LoketVisitState state);
const char *loket_visit_state_style (LoketVisitState state);
const char *loket_condition_word (LoketConditionKind kind);
const char *loket_watch_kind_word (LoketWatchKind kind);
const char *loket_watch_state_word (LoketWatchState state);
const char *loket_watch_state_style (LoketWatchState state);
char *loket_day_read (const char *text, const char *today) G_GNUC_WARN_UNUSED_RESULT;
char *loket_day_to_type (const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *loket_day_word (LoketProgram *program, const char *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
