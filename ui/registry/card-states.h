/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a card stands, in a word, and what the office calls it. */
#pragma once

#include "core/card.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

const char *loket_card_state_word (LoketCardState state);
const char *loket_card_state_style (LoketCardState state);
char *loket_card_product_word (LoketProgram *program,
                               const char *product) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
