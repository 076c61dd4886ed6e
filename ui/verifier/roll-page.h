/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school sees of a class that it checks. */
#pragma once

#include "ui/common/program.h"
#include "ui/verifier/desk-roll.h"

G_BEGIN_DECLS

GtkWidget *loket_roll_page_new (LoketProgram *program,
                                LoketDeskRoll *roll) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
