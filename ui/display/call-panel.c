/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large half of the board: the number that is called, and where to go; the window fills it. */
#include "config.h"

#include "ui/display/call-panel.h"

#include "core/speech.h"
#include "ui/common/big-number.h"
#include "ui/common/folder.h"

#include <glib/gi18n.h>

/* Seen from the corner of an eye, slow enough for people with epilepsy: WCAG 2.3.1 allows three
 * flashes a second, this is one, and only the frame of the panel takes part. */
#define FLASH_MS 500
#define FLASHES 6 /* changes: three times on and off */

struct _LoketCallPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *call_box;
  GtkWidget *number;
  GtkLabel *counter_label;
  GtkLabel *service_label;
  GtkWidget *band;
  GtkLabel *again_label;
  GtkLabel *welcome_label;
  GtkLabel *hint_label;

  /* state */
  guint flash_id;
  guint flashes_left;
};

G_DEFINE_FINAL_TYPE (LoketCallPanel, loket_call_panel, GTK_TYPE_WIDGET)

static gboolean
flash_cb (gpointer data)
{
  LoketCallPanel *self = data;

  self->flashes_left--;
  if (self->flashes_left % 2 == 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "flash");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "flash");
  if (self->flashes_left > 0)
    return G_SOURCE_CONTINUE;
  self->flash_id = 0;
  return G_SOURCE_REMOVE;
}

static void
loket_call_panel_dispose (GObject *object)
{
  LoketCallPanel *self = LOKET_CALL_PANEL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->flash_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (loket_call_panel_parent_class)->dispose (object);
}

static void
loket_call_panel_class_init (LoketCallPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_call_panel_dispose;
  g_type_ensure (LOKET_TYPE_BIG_NUMBER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "callpanel");
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/display/call-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, call_box);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, number);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, counter_label);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, service_label);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, band);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, again_label);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, welcome_label);
  gtk_widget_class_bind_template_child (widget_class, LoketCallPanel, hint_label);
}

static void
loket_call_panel_init (LoketCallPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_nobody (LoketCallPanel *self, LoketProgram *application)
{
  LoketProfile *profile = loket_program_profile (application);

  gtk_label_set_label (self->welcome_label, _ ("Welcome"));
  gtk_label_set_label (self->hint_label,
                       profile != NULL
                           ? _ ("Please take a number at the machine. Your number will be called "
                                "and shown here.")
                           : _ ("The office is getting ready. One moment, please."));
}

/**
 * loket_call_panel_show:
 * @self: the panel
 * @application: the program, for the names of services
 * @call: (nullable): what to show, %NULL for a welcome
 */
void
loket_call_panel_show (LoketCallPanel *self, LoketProgram *application, LoketCall *call)
{
  LoketProfile *profile = loket_program_profile (application);
  LoketService *service =
      call != NULL && profile != NULL ? loket_profile_service (profile, call->service) : NULL;
  g_autofree char *counter = NULL, *sentence = NULL;

  gtk_widget_set_visible (self->call_box, call != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->welcome_label), call == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), call == NULL);
  if (call == NULL) {
    show_nobody (self, application);
    return;
  }
  counter = g_strdup_printf (_ ("Counter %s"), call->counter);
  sentence = loket_call_sentence (loket_program_language (application),
                                  profile != NULL ? loket_profile_speech_style (profile)
                                                  : LOKET_SPEECH_DIGITS,
                                  call->label,
                                  call->counter);
  loket_big_number_set_text (LOKET_BIG_NUMBER (self->number), call->label);
  g_object_set (self->number, "spoken", sentence, NULL);
  gtk_label_set_label (self->counter_label, counter);
  gtk_label_set_label (self->service_label,
                       service != NULL ? loket_program_text (application, service->title) : "");
  gtk_label_set_label (self->again_label, call->turn > 1 ? _ ("Called again") : _ ("Now calling"));
  loket_folder_class_use (self->band, call->service);
}

/**
 * loket_call_panel_mark:
 * @self: the panel
 * @announcing: whether its call is being announced
 *
 * Marks it for that time, so that who looks up late sees which number is meant.
 */
void
loket_call_panel_mark (LoketCallPanel *self, gboolean announcing)
{
  if (announcing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "calling");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "calling");
}

/**
 * loket_call_panel_flash:
 * @self: the panel
 *
 * Draws the eye to a new call: three times on and off in three seconds.
 */
void
loket_call_panel_flash (LoketCallPanel *self)
{
  g_clear_handle_id (&self->flash_id, g_source_remove);
  self->flashes_left = FLASHES;
  gtk_widget_add_css_class (GTK_WIDGET (self), "flash");
  self->flashes_left--;
  self->flash_id = g_timeout_add (FLASH_MS, flash_cb, self);
}
