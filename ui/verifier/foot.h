/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the verifier's window: how old the lists are, whether the office answers, the time.
 */
#pragma once

#include "client/card-keeper.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_foot_new (LoketProgram *program,
                           LoketCardKeeper *keeper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
