/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which form of the profile is filled about the person of an application. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SURVEY_BEGIN (loket_survey_begin_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyBegin, loket_survey_begin, LOKET, SURVEY_BEGIN, GtkBox)

GtkWidget *loket_survey_begin_new (LoketProgram *program,
                                   LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
