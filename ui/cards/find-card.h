/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a card: by its code, its number, or whose it is. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_find_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
