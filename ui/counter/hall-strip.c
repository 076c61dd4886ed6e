/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the queue page: what this counter did today, and what the other counters have in
 * hand. */
#include "config.h"

#include "ui/counter/hall-strip.h"

#include "core/dates.h"

#include <glib/gi18n.h>

struct _LoketHallStrip {
  GtkBox parent_instance;

  /* template */
  GtkLabel *served_label;
  GtkLabel *missed_label;
  GtkLabel *mean_label;
  GtkBox *others;
};

G_DEFINE_FINAL_TYPE (LoketHallStrip, loket_hall_strip, GTK_TYPE_BOX)

static void
loket_hall_strip_class_init (LoketHallStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/hall-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketHallStrip, served_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHallStrip, missed_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHallStrip, mean_label);
  gtk_widget_class_bind_template_child (widget_class, LoketHallStrip, others);
}

static void
loket_hall_strip_init (LoketHallStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_figures (LoketHallStrip *self, LoketFigures figures, const char *language)
{
  g_autofree char *served = g_strdup_printf ("%u", figures.served);
  g_autofree char *missed = g_strdup_printf ("%u", figures.missed);
  g_autofree char *mean =
      figures.measured > 0 ? loket_duration_text (language, figures.mean_service) : g_strdup ("–");

  gtk_label_set_text (self->served_label, served);
  gtk_label_set_text (self->missed_label, missed);
  gtk_label_set_text (self->mean_label, mean);
}

static GtkWidget *
add_other (LoketHallStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL), *what = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (what, "fact");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (self->others, box);
  return box;
}

static void
show_other (GtkWidget *box, const char *id, LoketCounter *counter, GListModel *tickets)
{
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *what = gtk_widget_get_next_sibling (name);
  gboolean open = counter != NULL && counter->open;
  LoketTicket *held = loket_find_held (tickets, id);
  g_autofree char *title = loket_sentence_counter (id);

  gtk_label_set_text (GTK_LABEL (name), title);
  gtk_label_set_text (GTK_LABEL (what),
                      held != NULL                   ? held->label
                      : open && counter->back_at.set ? _ ("on a break")
                      : open                         ? _ ("free")
                                                     : _ ("closed"));
  if (held != NULL)
    gtk_widget_remove_css_class (what, "quiet");
  else
    gtk_widget_add_css_class (what, "quiet");
}

/* Labels are used again: there are few, and they change often. */
static void
show_others (LoketHallStrip *self, LoketProfile *profile, LoketClient *client, const char *own)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->others));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->counters)); i++) {
    g_autoptr (LoketCounterPost) post = g_list_model_get_item (G_LIST_MODEL (profile->counters), i);

    if (g_strcmp0 (post->id, own) == 0)
      continue;
    if (box == NULL)
      box = add_other (self);
    show_other (box,
                post->id,
                loket_find_counter (loket_client_counters (client), post->id),
                loket_client_tickets (client));
    box = gtk_widget_get_next_sibling (box);
  }
}

/**
 * loket_hall_strip_show:
 * @self: the strip
 * @seat: the seat with its counter
 * @profile: the office
 * @language: of the windows
 */
void
loket_hall_strip_show (LoketHallStrip *self,
                       LoketSeat *seat,
                       LoketProfile *profile,
                       const char *language)
{
  LoketClient *client = loket_seat_client (seat);
  const char *own = loket_seat_counter (seat);

  show_figures (self, loket_figures_of (loket_client_tickets (client), own), language);
  show_others (self, profile, client, own);
}
