/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form on paper: empty to take along, or as it was filled. */
#pragma once

#include "core/survey-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_form_page_new (LoketProgram *program,
                                LoketSurveyView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
