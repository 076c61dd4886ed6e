/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket in hand, as large as its place allows, and the acts that can be done with it. */
#pragma once

#include "ui/counter/seat.h"
#include "ui/counter/sentences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_HAND_CARD (loket_hand_card_get_type ())
G_DECLARE_FINAL_TYPE (LoketHandCard, loket_hand_card, LOKET, HAND_CARD, GtkBox)

void loket_hand_card_show (LoketHandCard *self,
                           LoketSeat *seat,
                           LoketTicket *next,
                           LoketProfile *profile,
                           const char *language);
void loket_hand_card_offer (LoketHandCard *self, const char *question, GPtrArray *offers);
void loket_hand_card_ask (LoketHandCard *self, LoketTicket *ticket);
gboolean loket_hand_card_is_asking (LoketHandCard *self);

G_END_DECLS
