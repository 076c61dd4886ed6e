/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits, in the order in which the rule of the office would call them, and who is next and why.
 */
#pragma once

#include "ui/counter/seat.h"
#include "ui/counter/sentences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_WAITING_CARD (loket_waiting_card_get_type ())
G_DECLARE_FINAL_TYPE (LoketWaitingCard, loket_waiting_card, LOKET, WAITING_CARD, GtkBox)

GtkWidget *loket_waiting_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_waiting_card_show (LoketWaitingCard *self,
                              GPtrArray *waiting,
                              GPtrArray *aside,
                              LoketTicket *next,
                              LoketProfile *profile,
                              const char *language,
                              gint64 now);
gboolean loket_waiting_card_focus_list (LoketWaitingCard *self);

G_END_DECLS
