/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the counter's window: office, counter, clock, reading aids. */
#include "config.h"

#include "ui/counter/top-bar.h"

#include "ui/common/clock-label.h"
#include "ui/counter/sentences.h"

struct _LoketTopBar {
  GtkBox parent_instance;

  /* template */
  GtkLabel *unit_label;
  GtkLabel *regency_label;
  GtkWidget *plate;
  GtkLabel *counter_label;
  GtkLabel *services_label;
  GtkWidget *close_button;
  GtkWidget *officer_button;
  GtkWidget *registry_button;
  GtkWidget *cases_button;
  GtkWidget *cards_button;
  GtkLabel *officer_label;
  GtkWidget *lock_button;
  GtkWidget *proposals_button;
  GtkBox *clock_place;
};

G_DEFINE_FINAL_TYPE (LoketTopBar, loket_top_bar, GTK_TYPE_BOX)

static void
loket_top_bar_class_init (LoketTopBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/top-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, unit_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, regency_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, plate);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, counter_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, services_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, close_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, officer_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, registry_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, cases_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, cards_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, officer_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, lock_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, proposals_button);
  gtk_widget_class_bind_template_child (widget_class, LoketTopBar, clock_place);
}

static void
loket_top_bar_init (LoketTopBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_top_bar_new:
 * @application: the program
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
loket_top_bar_new (LoketProgram *application)
{
  LoketTopBar *self = g_object_new (LOKET_TYPE_TOP_BAR, NULL);
  LoketProfile *profile = loket_program_profile (application);

  gtk_box_append (self->clock_place, loket_clock_label_new (application));
  if (profile != NULL) {
    gtk_label_set_text (self->unit_label, loket_program_text (application, profile->unit));
    gtk_label_set_text (self->regency_label, loket_program_text (application, profile->regency));
  }
  return GTK_WIDGET (self);
}

/**
 * loket_top_bar_show:
 * @self: the bar
 * @counter: (nullable): the counter that is open here
 * @services: (nullable): its services in words
 * @working: whether somebody may work at it now
 */
void
loket_top_bar_show (LoketTopBar *self, const char *counter, const char *services, gboolean working)
{
  g_autofree char *title = counter != NULL ? loket_sentence_counter (counter) : NULL;

  gtk_widget_set_visible (self->plate, counter != NULL);
  gtk_widget_set_visible (self->close_button, counter != NULL && working);
  if (counter == NULL)
    return;
  gtk_label_set_text (self->counter_label, title);
  gtk_label_set_text (self->services_label, services);
}

/**
 * loket_top_bar_show_officer:
 * @self: the bar
 * @name: (nullable): of the officer who is signed in
 * @n_proposals: how many wait for that officer
 */
void
loket_top_bar_show_officer (LoketTopBar *self, const char *name, guint n_proposals)
{
  g_autofree char *proposals = loket_sentence_proposals (n_proposals);

  gtk_widget_set_visible (self->officer_button, name != NULL);
  gtk_widget_set_visible (self->registry_button, name != NULL);
  gtk_widget_set_visible (self->cases_button, name != NULL);
  gtk_widget_set_visible (self->cards_button, name != NULL);
  gtk_widget_set_visible (self->lock_button, name != NULL);
  gtk_widget_set_visible (self->proposals_button, name != NULL && n_proposals > 0);
  gtk_button_set_label (GTK_BUTTON (self->proposals_button), proposals);
  if (name == NULL)
    return;
  gtk_label_set_text (self->officer_label, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->officer_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
