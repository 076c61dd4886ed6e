/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under the head of the counter's window: which kiosks call for an officer, each with a key for
 * whoever goes.  It follows the live list of calls; an answered call leaves every counter. */
#include "config.h"

#include "ui/counter/help-bar.h"

#include "core/help.h"

#include <glib/gi18n.h>

struct _LoketHelpBar {
  GtkBox parent_instance;

  /* owned */
  GListModel *calls;
};

G_DEFINE_FINAL_TYPE (LoketHelpBar, loket_help_bar, GTK_TYPE_BOX)

static void
loket_help_bar_dispose (GObject *object)
{
  g_clear_object (&LOKET_HELP_BAR (object)->calls);
  G_OBJECT_CLASS (loket_help_bar_parent_class)->dispose (object);
}

static void
loket_help_bar_class_init (LoketHelpBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_help_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "helpbar");
}

static void
loket_help_bar_init (LoketHelpBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_row (LoketHelpCall *call)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *sentence = g_strdup_printf (_ ("%s calls for an officer."),
                                               call->name != NULL ? call->name : _ ("Kiosk"));
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   "loket-help-symbolic",
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *button = gtk_button_new_with_label (_ ("I go"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "row");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.go-to-kiosk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", call->id);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
show_calls (LoketHelpBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), row);
  for (guint i = 0; i < g_list_model_get_n_items (self->calls); i++) {
    g_autoptr (LoketHelpCall) call = g_list_model_get_item (self->calls, i);
    if (call->state == LOKET_HELP_CALLING)
      gtk_box_append (GTK_BOX (self), make_row (call));
  }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
changed_cb (LoketHelpBar *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GObject) call = g_list_model_get_item (self->calls, i);
    g_signal_connect_object (
        call, "notify::state", G_CALLBACK (show_calls), self, G_CONNECT_SWAPPED);
  }
  show_calls (self);
}

/**
 * loket_help_bar_new:
 * @client: follows the topic "queue"
 *
 * Returns: (transfer floating): the bar, which is seen only while a kiosk calls
 */
GtkWidget *
loket_help_bar_new (LoketClient *client)
{
  LoketHelpBar *self = g_object_new (LOKET_TYPE_HELP_BAR, NULL);

  self->calls = g_object_ref (loket_client_help_calls (client));
  g_signal_connect_object (
      self->calls, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, 0, 0, g_list_model_get_n_items (self->calls));
  return GTK_WIDGET (self);
}
