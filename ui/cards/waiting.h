/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was granted a card that nobody has issued yet.  A section of the page of cards. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_waiting_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
