/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card that an application has led to, on its page. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_card_part_new (LoketProgram *program,
                                LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
