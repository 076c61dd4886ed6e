/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When keys are locked by themselves: with the session of whoever unlocked them, and the day. */
#pragma once

#include "office/turn.h"

G_BEGIN_DECLS

/* See loket_turn_keys() in turn.h, which looks first whether the shift is over. */
gint64 loket_keys_until (LoketTurn *turn, const LoketKeyShift *shift);
void loket_keys_forget_officer (LoketTurn *turn, const char *officer);

G_END_DECLS
