/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of every page about one card: number, whose, which card, how it stands. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_card_head_new (LoketProgram *program,
                                LoketCardView *view) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_add_fact (GtkGrid *grid, const char *name, const char *text);
GtkWidget *loket_card_face_part_new (LoketProgram *program,
                                     LoketCardView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
