/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an open counter: the ticket in hand, who waits, and the hall at its foot. */
#pragma once

#include "ui/counter/offers.h"
#include "ui/counter/seat.h"
#include "ui/counter/sentences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_QUEUE_PAGE (loket_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketQueuePage, loket_queue_page, LOKET, QUEUE_PAGE, GtkBox)

GtkWidget *loket_queue_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint loket_queue_page_show (LoketQueuePage *self,
                             LoketSeat *seat,
                             LoketProfile *profile,
                             const char *language,
                             gboolean all_services);
void loket_queue_page_open_menu (LoketQueuePage *self, LoketMenu menu, const char *chosen);
LoketMenu loket_queue_page_menu (LoketQueuePage *self);
const LoketOffer *loket_queue_page_offer (LoketQueuePage *self, guint place);
const char *loket_queue_page_chosen (LoketQueuePage *self);
gboolean loket_queue_page_focus_list (LoketQueuePage *self);
void loket_queue_page_ask (LoketQueuePage *self, LoketTicket *ticket);
gboolean loket_queue_page_is_asking (LoketQueuePage *self);

G_END_DECLS
