/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the officer, and the answers to it as buttons with the keys 1 to 9; each does
 * "desk.offer" with its place. */
#pragma once

#include "ui/counter/offers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_OFFER_CARD (loket_offer_card_get_type ())
G_DECLARE_FINAL_TYPE (LoketOfferCard, loket_offer_card, LOKET, OFFER_CARD, GtkBox)

void loket_offer_card_show (LoketOfferCard *self, const char *question, GPtrArray *offers);

G_END_DECLS
