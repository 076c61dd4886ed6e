/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an open counter: the ticket in hand, who waits, and the hall at its foot. */
#include "config.h"

#include "ui/counter/queue-page.h"

#include "ui/counter/hall-strip.h"
#include "ui/counter/hand-card.h"
#include "ui/counter/waiting-card.h"

struct _LoketQueuePage {
  GtkBox parent_instance;

  /* template */
  LoketHandCard *hand_card;
  LoketWaitingCard *waiting_card;
  LoketHallStrip *hall_strip;
};

G_DEFINE_FINAL_TYPE (LoketQueuePage, loket_queue_page, GTK_TYPE_BOX)

static gboolean
loket_queue_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_QUEUE_PAGE (widget)->hand_card));
}

static void
loket_queue_page_class_init (LoketQueuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_queue_page_grab_focus;
  g_type_ensure (LOKET_TYPE_HAND_CARD);
  g_type_ensure (LOKET_TYPE_WAITING_CARD);
  g_type_ensure (LOKET_TYPE_HALL_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/queue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketQueuePage, hand_card);
  gtk_widget_class_bind_template_child (widget_class, LoketQueuePage, waiting_card);
  gtk_widget_class_bind_template_child (widget_class, LoketQueuePage, hall_strip);
}

static void
loket_queue_page_init (LoketQueuePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_queue_page_new:
 *
 * Returns: (transfer floating): the page, empty
 */
GtkWidget *
loket_queue_page_new (void)
{
  return g_object_new (LOKET_TYPE_QUEUE_PAGE, NULL);
}

/**
 * loket_queue_page_show:
 * @self: the page
 * @seat: the seat with its counter
 * @profile: the office
 * @language: of the windows
 * @all_services: whether to list those who wait for other counters too
 *
 * Brings everything up to date.
 *
 * Returns: how many wait for this counter
 */
guint
loket_queue_page_show (LoketQueuePage *self,
                       LoketSeat *seat,
                       LoketProfile *profile,
                       const char *language,
                       gboolean all_services)
{
  const LoketFairness fairness = loket_fairness_of (profile);
  LoketClient *client = loket_seat_client (seat);
  GListModel *tickets = loket_client_tickets (client);
  gint64 now = loket_client_now (client);
  const LoketStand stand = {loket_seat_counter (seat), loket_seat_services (seat)};
  g_autoptr (GPtrArray) ours = loket_waiting_order (tickets, &stand, &fairness, now);
  g_autoptr (GPtrArray) all = loket_waiting_order (tickets, NULL, &fairness, now);
  LoketTicket *next = ours->len > 0 ? g_ptr_array_index (ours, 0) : NULL;

  loket_hand_card_show (self->hand_card, seat, next, profile, language);
  loket_waiting_card_show (
      self->waiting_card, all_services ? all : ours, next, profile, language, now);
  loket_hall_strip_show (self->hall_strip, seat, profile, language);
  return ours->len;
}

/**
 * loket_queue_page_ask:
 * @self: the page
 * @ticket: (nullable): the ticket in hand, if it is to be cancelled; %NULL = ask no more
 *
 * To be shown after.
 */
void
loket_queue_page_ask (LoketQueuePage *self, LoketTicket *ticket)
{
  loket_hand_card_ask (self->hand_card, ticket);
}

/**
 * loket_queue_page_is_asking:
 * @self: the page
 *
 * Returns: whether it asks if the ticket in hand should be cancelled
 */
gboolean
loket_queue_page_is_asking (LoketQueuePage *self)
{
  return loket_hand_card_is_asking (self->hand_card);
}
