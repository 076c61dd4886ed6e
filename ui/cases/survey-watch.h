/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the change watch: what changed about people with a decision; they are heard before
 * anything is taken away. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_survey_watch_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
