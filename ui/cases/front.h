/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands before the counter: the register's search, which goes on to the brief. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cases_front_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
