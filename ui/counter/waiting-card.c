/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits, in the order in which the rule of the office would call them, and who is next and why.
 */
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
  GtkWidget *scrolled;
  GtkWidget *empty_label;
  /* owned */
  GListStore *waiting;
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

static void
loket_waiting_card_dispose (GObject *object)
{
  LoketWaitingCard *self = LOKET_WAITING_CARD (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->waiting);
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
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingCard, empty_label);
}

static void
loket_waiting_card_init (LoketWaitingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->waiting = g_list_store_new (loket_ticket_get_type ());
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->waiting), make_row_cb, self, NULL);
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
is_at (LoketWaitingCard *self, guint position, LoketTicket *ticket)
{
  g_autoptr (LoketTicket) there = g_list_model_get_item (G_LIST_MODEL (self->waiting), position);

  return there == ticket;
}

/* Only what differs between the ends is made anew, so that rows keep their place and focus. */
static void
arrange (LoketWaitingCard *self, GPtrArray *waiting)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->waiting));
  guint shorter = MIN (before, waiting->len), head = 0, tail = 0;

  while (head < shorter && is_at (self, head, g_ptr_array_index (waiting, head)))
    head++;
  while (tail < shorter - head &&
         is_at (self, before - 1 - tail, g_ptr_array_index (waiting, waiting->len - 1 - tail)))
    tail++;
  if (before == head + tail && waiting->len == head + tail)
    return;
  g_list_store_splice (
      self->waiting, head, before - head - tail, waiting->pdata + head, waiting->len - head - tail);
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
 * @next: (nullable): who would be called to this counter
 * @profile: the office, the same at every call
 * @language: of the windows, the same at every call
 * @now: office time
 */
void
loket_waiting_card_show (LoketWaitingCard *self,
                         GPtrArray *waiting,
                         LoketTicket *next,
                         LoketProfile *profile,
                         const char *language,
                         gint64 now)
{
  g_set_object (&self->profile, profile);
  if (self->language == NULL)
    self->language = g_strdup (language);
  arrange (self, waiting);
  show_head (self, waiting->len, next, now);
  gtk_widget_set_visible (self->scrolled, waiting->len > 0);
  gtk_widget_set_visible (self->empty_label, waiting->len == 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (LOKET_IS_WAITING_ROW (row))
      loket_waiting_row_show (LOKET_WAITING_ROW (row), now);
}
