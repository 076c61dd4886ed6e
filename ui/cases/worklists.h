/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for the roles of the officer: counts, age, what is late; and the lines of each. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cases_worklists_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
