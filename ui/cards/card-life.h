/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a card: what its state means for the holder, its prints, who took it, and what this
 * officer may do with it now. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_LIFE (loket_card_life_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardLife, loket_card_life, LOKET, CARD_LIFE, GtkBox)

GtkWidget *loket_card_life_new (LoketProgram *program,
                                LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_life_open (GtkWidget *inside, const char *card);

G_END_DECLS
