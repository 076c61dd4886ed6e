/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own number pad, 3 by 4, since no kiosk compositor brings a keyboard: it types into an entry.
 * Kiosk and verifier use it. */
#include "config.h"

#include "ui/common/keypad.h"

#include <string.h>

#define NIK_LENGTH 16

struct _LoketKeypad {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *grid;
  /* owned */
  GString *text;
  /* state */
  guint max_length;
};

G_DEFINE_FINAL_TYPE (LoketKeypad, loket_keypad, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TEXT, PROP_MAX_LENGTH, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint done_signal;

static void
digit_cb (GtkButton *button, LoketKeypad *self)
{
  if (self->text->len >= self->max_length)
    return;
  g_string_append (self->text, gtk_button_get_label (button));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
backspace_cb (GtkButton *button, LoketKeypad *self)
{
  if (self->text->len == 0)
    return;
  g_string_truncate (self->text, self->text->len - 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
done_cb (GtkButton *button, LoketKeypad *self)
{
  g_signal_emit (self, done_signal, 0);
}

static void
loket_keypad_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketKeypad *self = LOKET_KEYPAD (object);

  if (id == PROP_TEXT)
    g_value_set_string (value, self->text->str);
  else if (id == PROP_MAX_LENGTH)
    g_value_set_uint (value, self->max_length);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_keypad_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketKeypad *self = LOKET_KEYPAD (object);

  if (id == PROP_TEXT) {
    loket_keypad_set_text (self, g_value_get_string (value));
  } else if (id == PROP_MAX_LENGTH) {
    if (self->max_length == g_value_get_uint (value))
      return;
    self->max_length = g_value_get_uint (value);
    g_object_notify_by_pspec (object, pspec);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_keypad_dispose (GObject *object)
{
  LoketKeypad *self = LOKET_KEYPAD (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_keypad_parent_class)->dispose (object);
}

static void
loket_keypad_finalize (GObject *object)
{
  g_string_free (LOKET_KEYPAD (object)->text, TRUE);
  G_OBJECT_CLASS (loket_keypad_parent_class)->finalize (object);
}

static void
loket_keypad_class_init (LoketKeypadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_keypad_dispose;
  object_class->finalize = loket_keypad_finalize;
  object_class->get_property = loket_keypad_get_property;
  object_class->set_property = loket_keypad_set_property;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_MAX_LENGTH] =
      g_param_spec_uint ("max-length", NULL, NULL, 1, 64, NIK_LENGTH, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  done_signal = g_signal_new (
      "done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/keypad.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketKeypad, grid);
  gtk_widget_class_bind_template_callback (widget_class, digit_cb);
  gtk_widget_class_bind_template_callback (widget_class, backspace_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keypad");
}

static void
loket_keypad_init (LoketKeypad *self)
{
  self->text = g_string_new (NULL);
  self->max_length = NIK_LENGTH;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_keypad_new:
 *
 * Returns: (transfer floating): a number pad
 */
GtkWidget *
loket_keypad_new (void)
{
  return g_object_new (LOKET_TYPE_KEYPAD, NULL);
}

/**
 * loket_keypad_text:
 * @self: a number pad
 *
 * Returns: (transfer none): the digits so far
 */
const char *
loket_keypad_text (LoketKeypad *self)
{
  return self->text->str;
}

/**
 * loket_keypad_set_text:
 * @self: a number pad
 * @text: (nullable): digits to go on from
 */
void
loket_keypad_set_text (LoketKeypad *self, const char *text)
{
  if (text == NULL)
    text = "";
  if (strcmp (self->text->str, text) == 0)
    return;
  g_string_assign (self->text, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
