/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing inside a turn: counted, and each signature in the audit; the desks of cards and lists
 * call it. */
#pragma once

#include "office/key-ring.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* Seals a card: @claims->iss is that of loket_key_ring_live(). */
GBytes *loket_turn_seal_card (LoketTurn *turn,
                              LoketCardClaims *claims,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
