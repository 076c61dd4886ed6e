/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding an application: by its number, by the code of the slip, or among the newest. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cases_find_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
