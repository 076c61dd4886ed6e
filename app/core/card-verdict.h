/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each verdict about a card means, in words for whoever holds the card in his hand. */
#pragma once

#include "core/card-token.h"

G_BEGIN_DECLS

gboolean loket_verdict_is_good (LoketVerdict verdict);
const char *loket_verdict_sentence (LoketVerdict verdict);

G_END_DECLS
