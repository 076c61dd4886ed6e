/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank cards by kind and box: where they went, what lies there, and the end of the day. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_blanks_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
