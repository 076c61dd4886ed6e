/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How right the forecasts were that people were given, as a table; the supervisor's board shows it.
 */
#pragma once

#include "core/waits.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_board_score_new (LoketProgram *application,
                                  LoketForecastScore *score) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
