/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits, in the order in which the rule of the office would call them, and who is next and why;
 * below them who waits aside or did not come.  A row that is pressed does "desk.choose". */
#include "config.h"

#include "ui/counter/waiting-card.h"

#include "ui/counter/waiting-row.h"

#include <glib/gi18n.h>

struct _LoketWaitingCard {
  GtkBox parent_instance;

  /* template */
  GtkLabel *count_label;
  GtkLabel *next_label;
  GtkListBox *list;
  GtkListBox *aside_list;
  GtkWidget *empty_label;
  /* owned */
  GListStore *waiting;
  GListStore *aside;
  LoketProfile *profile;
  char *language;
};

G_DEFINE_FINAL_TYPE (LoketWaitingCard, loket_waiting_card, GTK_TYPE_BOX)

static GtkWidget *
make_row_cb (gpointer item, gpointer data)
{
  LoketWaitingCard *self = data;

  return loket_waiting_row_new (item, self->profile, self->language);
}

/* What can be done with it is asked beside. */
static void
row_activated_cb (GtkListBox *list, LoketWaitingRow *row)
{
  gtk_widget_activate_action (
      GTK_WIDGET (list), "desk.choose", "s", loket_waiting_row_ticket (row)->id);
}

static void
head_row_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  LoketTicketState state = loket_waiting_row_ticket (LOKET_WAITING_ROW (row))->state;
  GtkWidget *head;

  if (before != NULL && loket_waiting_row_ticket (LOKET_WAITING_ROW (before))->state == state) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  head = gtk_label_new (state == LOKET_TICKET_ON_HOLD ? _ ("Waiting aside") : _ ("Did not come"));
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "caption");
  gtk_list_box_row_set_header (row, head);
}

static void
loket_waiting_card_dispose (GObject *object)
{
  LoketWaitingCard *self = LOKET_WAITING_CARD (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  if (self->aside_list != NULL)
    gtk_list_box_bind_model (self->aside_list, NULL, NULL, NULL, NULL);
  self->aside_list = NULL;
  g_clear_object (&self->waiting);
  g_clear_object (&self->aside);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (loket_waiting_card_parent_class)->dispose (object);
}

static void
loket_waiting_card_class_init (LoketWaitingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_waiting_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/waiting-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, list);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, aside_list);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
loket_waiting_card_init (LoketWaitingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->waiting = g_list_store_new (loket_ticket_get_type ());
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->waiting), make_row_cb, self, NULL);
  self->aside = g_list_store_new (loket_ticket_get_type ());
  gtk_list_box_bind_model (self->aside_list, G_LIST_MODEL (self->aside), make_row_cb, self, NULL);
  gtk_list_box_set_header_func (self->aside_list, head_row_cb, NULL, NULL);
}

/**
 * loket_waiting_card_new:
 *
 * Returns: (transfer floating): the card, empty
 */
GtkWidget *
loket_waiting_card_new (void)
{
  return g_object_new (LOKET_TYPE_WAITING_CARD, NULL);
}

static gboolean
is_at (GListStore *store, guint position, LoketTicket *ticket)
{
  g_autoptr (LoketTicket) there = g_list_model_get_item (G_LIST_MODEL (store), position);

  return there == ticket;
}

/* Only what differs between the ends is made anew, so that rows keep their place and focus. */
static void
arrange (GListStore *store, GPtrArray *tickets)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint shorter = MIN (before, tickets->len), head = 0, tail = 0;

  while (head < shorter && is_at (store, head, g_ptr_array_index (tickets, head)))
    head++;
  while (tail < shorter - head &&
         is_at (store, before - 1 - tail, g_ptr_array_index (tickets, tickets->len - 1 - tail)))
    tail++;
  if (before == head + tail && tickets->len == head + tail)
    return;
  g_list_store_splice (
      store, head, before - head - tail, tickets->pdata + head, tickets->len - head - tail);
}

static void
show_rows (GtkListBox *list, gint64 now)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (LOKET_IS_WAITING_ROW (row))
      loket_waiting_row_show (LOKET_WAITING_ROW (row), now);
}

static void
show_head (LoketWaitingCard *self, guint waiting, LoketTicket *next, gint64 now)
{
  g_autofree char *count = NULL;
  g_autofree char *why = NULL, *sentence = NULL;

  count = waiting > 0
              ? g_strdup_printf (
                    ngettext ("%u person is waiting", "%u people are waiting", waiting), waiting)
              : g_strdup (_ ("Nobody is waiting"));
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), next != NULL);
  if (next == NULL)
    return;
  why = loket_sentence_why (next, self->profile, self->language, now);
  sentence = g_strdup_printf (_ ("Next: %s — %s"), next->label, why);
  gtk_label_set_text (self->next_label, sentence);
}

/**
 * loket_waiting_card_show:
 * @self: the card
 * @waiting: (element-type LoketTicket): who waits, in the order of the rule
 * @aside: (element-type LoketTicket): who waits aside, then who did not come
 * @next: (nullable): who would be called to this counter
 * @profile: the office, the same at every call
 * @language: of the windows, the same at every call
 * @now: office time
 */
void
loket_waiting_card_show (LoketWaitingCard *self,
                         GPtrArray *waiting,
                         GPtrArray *aside,
                         LoketTicket *next,
                         LoketProfile *profile,
                         const char *language,
                         gint64 now)
{
  g_set_object (&self->profile, profile);
  if (self->language == NULL)
    self->language = g_strdup (language);
  arrange (self->waiting, waiting);
  arrange (self->aside, aside);
  show_head (self, waiting->len, next, now);
  gtk_widget_set_visible (GTK_WIDGET (self->list), waiting->len > 0);
  gtk_widget_set_visible (self->empty_label, waiting->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->aside_list), aside->len > 0);
  show_rows (self->list, now);
  show_rows (self->aside_list, now);
}

/**
 * loket_waiting_card_focus_list:
 * @self: the card
 *
 * Moves the focus to the first row; from the upper list, to the first of the lower one.
 *
 * Returns: %TRUE when there is a row
 */
gboolean
loket_waiting_card_focus_list (LoketWaitingCard *self)
{
  GtkListBoxRow *waiting = gtk_list_box_get_row_at_index (self->list, 0);
  GtkListBoxRow *aside = gtk_list_box_get_row_at_index (self->aside_list, 0);
  GtkListBoxRow *row = waiting;

  if (aside != NULL && (waiting == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->list))))
    row = aside;
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
