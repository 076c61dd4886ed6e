/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what an act on a card will do, asks why, and does it; what is typed stays through every
 * refusal. */
#pragma once

#include "ui/cards/card-acts.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_ACT_PAGE (loket_card_act_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardActPage, loket_card_act_page, LOKET, CARD_ACT_PAGE, GtkBox)

GtkWidget *loket_card_act_page_new (LoketProgram *program,
                                    LoketCardView *view,
                                    const LoketCardActKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
