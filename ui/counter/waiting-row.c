/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One waiting number in the list of the counter. */
#include "config.h"

#include "ui/counter/waiting-row.h"

#include "core/clock.h"
#include "ui/common/folder.h"
#include "ui/common/tile.h"

struct _LoketWaitingRow {
  GtkListBoxRow parent_instance;

  /* template */
  GtkLabel *letter_label;
  GtkLabel *number_label;
  GtkLabel *service_label;
  GtkImage *priority_image;
  GtkLabel *reason_label;
  GtkWidget *paper_label;
  GtkLabel *waited_label;
  /* owned */
  LoketTicket *ticket;
  LoketProfile *profile;
  char *language;
};

G_DEFINE_FINAL_TYPE (LoketWaitingRow, loket_waiting_row, GTK_TYPE_LIST_BOX_ROW)

static void
loket_waiting_row_finalize (GObject *object)
{
  LoketWaitingRow *self = LOKET_WAITING_ROW (object);

  g_clear_object (&self->ticket);
  g_clear_object (&self->profile);
  g_free (self->language);
  G_OBJECT_CLASS (loket_waiting_row_parent_class)->finalize (object);
}

static void
loket_waiting_row_class_init (LoketWaitingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_waiting_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/waiting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, letter_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, service_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, priority_image);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, paper_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWaitingRow, waited_label);
}

static void
loket_waiting_row_init (LoketWaitingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_waiting_row_new:
 * @ticket: a ticket that waits, in the queue or aside, or whose call nobody answered
 * @profile: the office
 * @language: of the windows
 *
 * Returns: (transfer floating): its row, without the time yet
 */
GtkWidget *
loket_waiting_row_new (LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  LoketWaitingRow *self = g_object_new (LOKET_TYPE_WAITING_ROW, NULL);
  LoketService *service = loket_profile_service (profile, ticket->service);
  const char *priority = loket_sentence_priority (ticket->priority);
  g_autofree char *picture =
      loket_picture_name (NULL, loket_sentence_priority_picture (ticket->priority));

  self->ticket = g_object_ref (ticket);
  self->profile = g_object_ref (profile);
  self->language = g_strdup (language);
  loket_folder_class_use (GTK_WIDGET (self), ticket->service);
  gtk_label_set_text (self->letter_label, service != NULL ? service->letter : "");
  gtk_label_set_text (self->number_label, ticket->label);
  gtk_widget_set_visible (GTK_WIDGET (self->priority_image), priority != NULL);
  gtk_image_set_from_icon_name (self->priority_image, picture);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->priority_image), priority);
  return GTK_WIDGET (self);
}

/**
 * loket_waiting_row_ticket:
 * @self: a row
 *
 * Returns: (transfer none): its ticket
 */
LoketTicket *
loket_waiting_row_ticket (LoketWaitingRow *self)
{
  return self->ticket;
}

/**
 * loket_waiting_row_show:
 * @self: a row
 * @now: office time
 *
 * Brings its time up to date; the row of who waits longer than the office wants is marked.
 */
void
loket_waiting_row_show (LoketWaitingRow *self, gint64 now)
{
  const LoketFairness fairness = loket_fairness_of (self->profile);
  LoketTicket *ticket = self->ticket;
  const gboolean aside = loket_is_aside (ticket);
  const char *queue =
      loket_sentence_queue (self->profile, loket_ticket_stage (ticket), self->language);
  g_autofree char *time = aside ? loket_sentence_aside (ticket, self->language, now)
                                : loket_sentence_waited (ticket, self->language, now);
  g_autofree char *all = loket_sentence_row (ticket, queue, self->language, now);

  gtk_label_set_text (self->service_label, queue);
  gtk_label_set_text (self->waited_label, time);
  gtk_label_set_text (self->reason_label, loket_sentence_reason (ticket->reason));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), ticket->state == LOKET_TICKET_ON_HOLD);
  gtk_widget_set_visible (self->paper_label, ticket->paper == LOKET_PAPER_WITHOUT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  if (!aside && now - ticket->issued_at >= fairness.cap)
    gtk_widget_add_css_class (GTK_WIDGET (self), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "long");
}
