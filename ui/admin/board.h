/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page that a supervisor keeps open: queues, counters, alarms. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_board_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
