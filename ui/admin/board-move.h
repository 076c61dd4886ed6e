/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form by which a supervisor sends a number to another queue or counter; board.c opens it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_BOARD_MOVE (loket_board_move_get_type ())
G_DECLARE_FINAL_TYPE (LoketBoardMove, loket_board_move, LOKET, BOARD_MOVE, GtkBox)

/* Signal "move" (LoketTicketMove): it was confirmed. */

GtkWidget *loket_board_move_new (LoketProgram *application,
                                 GListModel *posts,
                                 const char *label) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_board_move_foot (LoketBoardMove *self);

G_END_DECLS
