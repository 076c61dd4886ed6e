/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a password: its title, the field, a button that shows what was typed, and a word when
 * caps lock is on.  Whatever page asks for one. */
#include "config.h"

#include "ui/common/secret-entry.h"

struct _LoketSecretEntry {
  GtkBox parent_instance;

  /* template */
  GtkWidget *title_label;
  GtkWidget *entry;
  GtkToggleButton *show_button;
  GtkWidget *caps_label;
  /* borrowed */
  GdkDevice *keyboard; /* while it is on a screen */
};

G_DEFINE_FINAL_TYPE (LoketSecretEntry, loket_secret_entry, GTK_TYPE_BOX)

enum { PROP_TITLE = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint changed_signal, activate_signal;

static void
caps_cb (LoketSecretEntry *self)
{
  gboolean here = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  gtk_widget_set_visible (self->caps_label,
                          here && self->keyboard != NULL &&
                              gdk_device_get_caps_lock_state (self->keyboard));
}

static void
show_cb (LoketSecretEntry *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  gtk_text_set_visibility (GTK_TEXT (text), gtk_toggle_button_get_active (self->show_button));
}

static void
entry_changed_cb (LoketSecretEntry *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
entry_activate_cb (LoketSecretEntry *self)
{
  g_signal_emit (self, activate_signal, 0);
}

static void
loket_secret_entry_realize (GtkWidget *widget)
{
  LoketSecretEntry *self = LOKET_SECRET_ENTRY (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (loket_secret_entry_parent_class)->realize (widget);
  self->keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  if (self->keyboard != NULL)
    g_signal_connect_object (
        self->keyboard, "notify::caps-lock-state", G_CALLBACK (caps_cb), self, G_CONNECT_SWAPPED);
  caps_cb (self);
}

static void
loket_secret_entry_unrealize (GtkWidget *widget)
{
  LoketSecretEntry *self = LOKET_SECRET_ENTRY (widget);

  if (self->keyboard != NULL)
    g_signal_handlers_disconnect_by_func (self->keyboard, caps_cb, self);
  self->keyboard = NULL;
  GTK_WIDGET_CLASS (loket_secret_entry_parent_class)->unrealize (widget);
}

static gboolean
loket_secret_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_SECRET_ENTRY (widget)->entry);
}

static void
loket_secret_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketSecretEntry *self = LOKET_SECRET_ENTRY (object);

  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->title_label), g_value_get_string (value));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
}

static void
loket_secret_entry_class_init (LoketSecretEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = loket_secret_entry_set_property;
  widget_class->realize = loket_secret_entry_realize;
  widget_class->unrealize = loket_secret_entry_unrealize;
  widget_class->grab_focus = loket_secret_entry_grab_focus;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  activate_signal =
      g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/secret-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketSecretEntry, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketSecretEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, LoketSecretEntry, show_button);
  gtk_widget_class_bind_template_child (widget_class, LoketSecretEntry, caps_label);
}

static void
loket_secret_entry_init (LoketSecretEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->show_button, "toggled", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "state-flags-changed", G_CALLBACK (caps_cb), self);
}

/**
 * loket_secret_entry_text:
 * @self: a field
 *
 * Returns: (transfer none): what was typed
 */
const char *
loket_secret_entry_text (LoketSecretEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * loket_secret_entry_clear:
 * @self: a field, which hides its text again
 */
void
loket_secret_entry_clear (LoketSecretEntry *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_toggle_button_set_active (self->show_button, FALSE);
}
