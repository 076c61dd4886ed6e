/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cards were used for, and which uses somebody should look at. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_uses_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
