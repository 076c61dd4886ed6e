/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands one card over: is it the right one, who takes it, and by which paper. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_HAND_PAGE (loket_hand_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketHandPage, loket_hand_page, LOKET, HAND_PAGE, GtkBox)

GtkWidget *loket_hand_page_new (LoketProgram *program,
                                LoketCardView *view,
                                const char *code) G_GNUC_WARN_UNUSED_RESULT;
char *loket_hand_why_not (LoketProgram *program, LoketCardView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
