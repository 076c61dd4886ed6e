/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket in hand, as large as its place allows, and the acts that can be done with it. */
#include "config.h"

#include "ui/counter/hand-card.h"

#include "core/clock.h"
#include "core/speech.h"
#include "ui/common/big-number.h"
#include "ui/common/folder.h"
#include "ui/common/language.h"
#include "ui/common/tile.h"
#include "ui/counter/key-button.h"
#include "ui/counter/offer-card.h"

#include <glib/gi18n.h>

struct _LoketHandCard {
  GtkBox parent_instance;

  /* template */
  GtkWidget *empty;
  GtkLabel *empty_label;
  GtkLabel *empty_hint;
  GtkWidget *held;
  GtkWidget *folder;
  GtkLabel *letter_label;
  GtkLabel *service_label;
  GtkWidget *priority;
  GtkImage *priority_image;
  GtkLabel *priority_label;
  GtkWidget *paper;
  GtkLabel *state_label;
  LoketBigNumber *number;
  GtkLabel *waited_label;
  GtkLabel *arrived_label;
  GtkLabel *calls_label;
  GtkLabel *language_label;
  GtkWidget *serving;
  GtkLabel *serving_label;
  GtkProgressBar *serving_bar;
  GtkWidget *acts;
  GtkWidget *next_button;
  GtkWidget *recall_button;
  GtkWidget *start_button;
  GtkWidget *finish_button;
  GtkWidget *front_button;
  GtkWidget *miss_button;
  GtkWidget *cancel_button;
  GtkWidget *undo_button;
  GtkWidget *question;
  GtkLabel *question_label;
  GtkWidget *yes_button;
  GtkWidget *no_button;
  LoketOfferCard *offer_card;
  /* owned */
  char *asked; /* id of the ticket that may be cancelled, NULL = no question */
};

G_DEFINE_FINAL_TYPE (LoketHandCard, loket_hand_card, GTK_TYPE_BOX)

static gboolean
loket_hand_card_grab_focus (GtkWidget *widget)
{
  LoketHandCard *self = LOKET_HAND_CARD (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->offer_card)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->offer_card));
  return gtk_widget_grab_focus (self->asked != NULL ? self->no_button : self->next_button);
}

static void
loket_hand_card_finalize (GObject *object)
{
  LoketHandCard *self = LOKET_HAND_CARD (object);

  g_free (self->asked);
  G_OBJECT_CLASS (loket_hand_card_parent_class)->finalize (object);
}

static void
bind_ticket (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, empty);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, held);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, folder);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, letter_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, service_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, priority);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, priority_image);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, priority_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, paper);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, number);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, waited_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, arrived_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, calls_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, language_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, serving);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, serving_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, serving_bar);
}

static void
bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, acts);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, next_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, recall_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, start_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, finish_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, miss_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, front_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, question);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, question_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, yes_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, no_button);
  gtk_widget_class_bind_template_child (widget_class, LoketHandCard, offer_card);
}

static void
loket_hand_card_class_init (LoketHandCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_hand_card_finalize;
  widget_class->grab_focus = loket_hand_card_grab_focus;
  g_type_ensure (LOKET_TYPE_BIG_NUMBER);
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  g_type_ensure (LOKET_TYPE_OFFER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/hand-card.ui");
  bind_ticket (widget_class);
  bind_acts (widget_class);
}

static void
loket_hand_card_init (LoketHandCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_service (LoketHandCard *self, LoketService *service, const char *language)
{
  loket_folder_class_use (self->folder, service != NULL ? service->key : NULL);
  if (service == NULL)
    return;
  gtk_label_set_text (self->letter_label, service->letter);
  gtk_label_set_text (self->service_label, loket_phrase_in (service->title, language));
}

/* Behind the first desk it says which one this is. */
static void
show_stage (LoketHandCard *self, LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  g_autofree char *both = NULL;

  if (ticket->stage == NULL)
    return;
  both = g_strdup_printf ("%s — %s",
                          gtk_label_get_text (self->service_label),
                          loket_sentence_queue (profile, ticket->stage, language));
  gtk_label_set_text (self->service_label, both);
}

/* Calm until the published time is over. */
static void
show_serving (LoketHandCard *self,
              LoketTicket *ticket,
              LoketService *service,
              const char *language,
              gint64 now)
{
  gint64 posted = service != NULL ? service->posted_minutes : 0;
  gint64 spent =
      ticket->started_at.set ? MAX (now - ticket->started_at.value - ticket->parked.value, 0) : 0;
  gboolean over = posted > 0 && spent >= posted * LOKET_MINUTE;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (self->serving, ticket->state == LOKET_TICKET_SERVING && posted > 0);
  if (!gtk_widget_get_visible (self->serving))
    return;
  sentence = loket_sentence_serving (language, spent, posted);
  gtk_label_set_text (self->serving_label, sentence);
  gtk_progress_bar_set_fraction (self->serving_bar,
                                 MIN ((double) spent / (double) (posted * LOKET_MINUTE), 1.0));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->serving_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (over)
    gtk_widget_add_css_class (self->serving, "over");
  else
    gtk_widget_remove_css_class (self->serving, "over");
}

static void
show_marks (LoketHandCard *self, LoketTicket *ticket)
{
  const char *word = loket_sentence_priority (ticket->priority);
  g_autofree char *picture =
      loket_picture_name (NULL, loket_sentence_priority_picture (ticket->priority));

  gtk_widget_set_visible (self->priority, word != NULL);
  gtk_widget_set_visible (self->paper, ticket->paper == LOKET_PAPER_WITHOUT);
  if (word == NULL)
    return;
  gtk_label_set_text (self->priority_label, word);
  gtk_image_set_from_icon_name (self->priority_image, picture);
}

static void
show_ticket (LoketHandCard *self,
             LoketTicket *ticket,
             LoketProfile *profile,
             const char *language,
             gint64 now)
{
  LoketService *service = loket_profile_service (profile, ticket->service);
  const char *code = loket_enum_name (loket_language_get_type (), (int) ticket->language);
  g_autofree char *waited = loket_sentence_waited (ticket, language, now);
  g_autofree char *arrived = loket_sentence_arrived (profile, language, ticket->issued_at);
  g_autofree char *calls = g_strdup_printf (
      ngettext ("%d time", "%d times", (gulong) ticket->calls), (int) ticket->calls);

  show_service (self, service, language);
  show_stage (self, ticket, profile, language);
  show_marks (self, ticket);
  gtk_label_set_text (self->state_label, loket_sentence_state (ticket->state));
  g_object_set (self->number, "text", ticket->label, NULL);
  gtk_label_set_text (self->waited_label, waited);
  gtk_label_set_text (self->arrived_label, arrived);
  gtk_label_set_text (self->calls_label, calls);
  gtk_label_set_text (self->language_label, loket_language_own_name (code));
  show_serving (self, ticket, service, language, now);
}

static void
show_next (LoketHandCard *self,
           LoketTicket *held,
           LoketTicket *next,
           LoketProfile *profile,
           const char *language,
           gint64 now)
{
  g_autofree char *why = NULL, *hint = NULL, *empty_hint = NULL;

  if (next != NULL)
    why = loket_sentence_why (next, profile, language, now);
  if (next != NULL && held != NULL)
    hint = g_strdup_printf (_ ("Finishes %s, then calls %s"), held->label, next->label);
  else if (next != NULL)
    hint = g_strdup_printf ("%s: %s", next->label, why);
  else
    hint = g_strdup (_ ("Nobody is waiting"));
  g_object_set (self->next_button, "hint", hint, NULL);
  empty_hint = next != NULL ? g_strdup_printf (_ ("Next is %s: %s."), next->label, why)
                            : g_strdup (_ ("Nobody is waiting for this counter just now."));
  gtk_label_set_text (self->empty_hint, empty_hint);
}

static void
show_break (LoketHandCard *self, LoketSeat *seat, LoketProfile *profile, const char *language)
{
  gint64 back_at = loket_seat_back_at (seat);
  g_autofree char *clock =
      back_at != 0 ? loket_sentence_arrived (profile, language, back_at) : NULL;
  g_autofree char *title =
      clock != NULL ? g_strdup_printf (_ ("On a break until %s"), clock) : NULL;

  gtk_label_set_text (self->empty_label, title != NULL ? title : _ ("No number in hand"));
}

static void
show_working (LoketHandCard *self, LoketAct doing)
{
  g_object_set (self->next_button, "working", doing == LOKET_ACT_NEXT, NULL);
  g_object_set (self->recall_button, "working", doing == LOKET_ACT_RECALL, NULL);
  g_object_set (self->start_button, "working", doing == LOKET_ACT_START, NULL);
  g_object_set (self->finish_button, "working", doing == LOKET_ACT_FINISH, NULL);
  g_object_set (self->miss_button, "working", doing == LOKET_ACT_MISS, NULL);
  g_object_set (self->undo_button, "working", doing == LOKET_ACT_UNDO, NULL);
  g_object_set (self->yes_button, "working", doing == LOKET_ACT_CANCEL, NULL);
}

static void
show_question (LoketHandCard *self, LoketTicket *held)
{
  g_autofree char *question = NULL;

  if (self->asked != NULL && (held == NULL || g_strcmp0 (held->id, self->asked) != 0))
    g_clear_pointer (&self->asked, g_free);
  gtk_widget_set_visible (
      self->acts, self->asked == NULL && !gtk_widget_get_visible (GTK_WIDGET (self->offer_card)));
  gtk_widget_set_visible (self->question, self->asked != NULL);
  if (self->asked == NULL)
    return;
  question =
      g_strdup_printf (_ ("Cancel %s? The person goes away without being served."), held->label);
  gtk_label_set_text (self->question_label, question);
}

/**
 * loket_hand_card_show:
 * @self: the card
 * @seat: the seat
 * @next: (nullable): who would be called next
 * @profile: the office
 * @language: of the windows
 */
void
loket_hand_card_show (LoketHandCard *self,
                      LoketSeat *seat,
                      LoketTicket *next,
                      LoketProfile *profile,
                      const char *language)
{
  gint64 now = loket_client_now (loket_seat_client (seat));
  LoketTicket *held = loket_seat_ticket (seat);

  gtk_widget_set_visible (self->held, held != NULL);
  gtk_widget_set_visible (self->front_button, held != NULL && held->state == LOKET_TICKET_SERVING);
  gtk_widget_set_visible (self->empty, held == NULL);
  if (held != NULL)
    show_ticket (self, held, profile, language, now);
  show_next (self, held, next, profile, language, now);
  show_break (self, seat, profile, language);
  show_question (self, held);
  show_working (self, loket_seat_doing (seat));
}

/**
 * loket_hand_card_offer:
 * @self: the card
 * @question: (nullable): what is asked
 * @offers: (element-type LoketOffer) (nullable): the answers; %NULL = ask no more
 *
 * Asks in place of the acts; to be shown after.
 */
void
loket_hand_card_offer (LoketHandCard *self, const char *question, GPtrArray *offers)
{
  gtk_widget_set_visible (GTK_WIDGET (self->offer_card), offers != NULL);
  if (offers != NULL)
    loket_offer_card_show (self->offer_card, question, offers);
}

/**
 * loket_hand_card_ask:
 * @self: the card
 * @ticket: (nullable): the ticket in hand, if it is to be cancelled; %NULL = ask no more
 *
 * Asks in place of the acts whether @ticket should be cancelled; to be shown after.
 */
void
loket_hand_card_ask (LoketHandCard *self, LoketTicket *ticket)
{
  g_free (self->asked);
  self->asked = ticket != NULL ? g_strdup (ticket->id) : NULL;
}

/**
 * loket_hand_card_is_asking:
 * @self: the card
 *
 * Returns: whether it asks
 */
gboolean
loket_hand_card_is_asking (LoketHandCard *self)
{
  return self->asked != NULL;
}
