/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One print in the pane: how its card looks, and what a person says who has looked for it. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRESS_CARD (loket_press_card_get_type ())
G_DECLARE_FINAL_TYPE (LoketPressCard, loket_press_card, LOKET, PRESS_CARD, GtkBox)

/* Signal "changed": it is told, and lists are to be asked for anew. */

GtkWidget *loket_press_card_new (LoketProgram *program,
                                 LoketBatchLine *line) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_press_card_shows (LoketPressCard *self, LoketBatchLine *line);
gboolean loket_press_card_is_typed_in (LoketPressCard *self);
void loket_press_card_take_over (LoketPressCard *self, LoketPressCard *before);

G_END_DECLS
