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
  /* owned */
  char *chosen; /* id of the ticket of the lists that the menu is about */
  GPtrArray *offers;
  /* state */
  LoketMenu menu;
};

G_DEFINE_FINAL_TYPE (LoketQueuePage, loket_queue_page, GTK_TYPE_BOX)

static gboolean
loket_queue_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_QUEUE_PAGE (widget)->hand_card));
}

static void
loket_queue_page_finalize (GObject *object)
{
  LoketQueuePage *self = LOKET_QUEUE_PAGE (object);

  g_free (self->chosen);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_queue_page_parent_class)->finalize (object);
}

static void
loket_queue_page_class_init (LoketQueuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_queue_page_finalize;

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

/* A question that events have answered meanwhile is asked no more. */
static void
show_menu (LoketQueuePage *self, LoketSeat *seat, LoketProfile *profile, const char *language)
{
  LoketClient *client = loket_seat_client (seat);
  const LoketOfferGround ground = {
      .menu = self->menu,
      .counter = loket_seat_counter (seat),
      .held = loket_seat_ticket (seat),
      .chosen = self->chosen != NULL
                    ? loket_find_ticket (loket_client_tickets (client), self->chosen)
                    : NULL,
      .back_at = loket_seat_back_at (seat),
      .counters = loket_client_counters (client),
      .profile = profile,
      .language = language,
  };
  g_autofree char *question = NULL;

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  if (self->menu != LOKET_MENU_NONE) {
    self->offers = loket_offers (&ground);
    if (self->offers->len == 0) {
      loket_queue_page_open_menu (self, LOKET_MENU_NONE, NULL);
      g_clear_pointer (&self->offers, g_ptr_array_unref);
    }
  }
  if (self->offers != NULL)
    question = loket_offers_question (&ground);
  loket_hand_card_offer (self->hand_card, question, self->offers);
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
  g_autoptr (GPtrArray) aside = loket_aside_order (tickets, all_services ? NULL : &stand);
  LoketTicket *next = ours->len > 0 ? g_ptr_array_index (ours, 0) : NULL;

  show_menu (self, seat, profile, language);
  loket_hand_card_show (self->hand_card, seat, next, profile, language);
  loket_waiting_card_show (
      self->waiting_card, all_services ? all : ours, aside, next, profile, language, now);
  loket_hall_strip_show (self->hall_strip, seat, profile, language);
  return ours->len;
}

/**
 * loket_queue_page_open_menu:
 * @self: the page
 * @menu: what to ask; %LOKET_MENU_NONE = nothing any more
 * @chosen: (nullable): id of the ticket of the lists that it is about
 *
 * To be shown after.
 */
void
loket_queue_page_open_menu (LoketQueuePage *self, LoketMenu menu, const char *chosen)
{
  g_autofree char *old = self->chosen;

  self->menu = menu;
  self->chosen = g_strdup (chosen);
}

/**
 * loket_queue_page_menu:
 * @self: the page
 *
 * Returns: what it asks, %LOKET_MENU_NONE when it does not
 */
LoketMenu
loket_queue_page_menu (LoketQueuePage *self)
{
  return self->menu;
}

/**
 * loket_queue_page_offer:
 * @self: the page
 * @place: 0 for the first answer
 *
 * Returns: (transfer none) (nullable): that answer until the page is shown anew, %NULL when it
 *   cannot be given
 */
const LoketOffer *
loket_queue_page_offer (LoketQueuePage *self, guint place)
{
  const LoketOffer *offer = self->offers != NULL && place < self->offers->len
                                ? g_ptr_array_index (self->offers, place)
                                : NULL;

  return offer != NULL && !offer->refused ? offer : NULL;
}

/**
 * loket_queue_page_chosen:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): id of the ticket of the lists that it asks about
 */
const char *
loket_queue_page_chosen (LoketQueuePage *self)
{
  return self->chosen;
}

/**
 * loket_queue_page_focus_list:
 * @self: the page
 *
 * Moves the focus to who waits, and then to who waits aside.
 *
 * Returns: %TRUE when there is somebody
 */
gboolean
loket_queue_page_focus_list (LoketQueuePage *self)
{
  return loket_waiting_card_focus_list (self->waiting_card);
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
