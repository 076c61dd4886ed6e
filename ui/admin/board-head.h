/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the counters of the supervisor's board: alarms, when there are any, and the
 * queues in which somebody waits. */
#pragma once

#include "core/overview.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_board_head_new (LoketProgram *application,
                                 LoketQueueOverview *overview) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
