/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of forms: what was begun, handed in and sent back. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_survey_forms_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
