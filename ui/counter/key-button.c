/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button for an act that is done many times a day: picture, words, and the key that does the
 * same; shows a spinner while its act is under way. */
#include "config.h"

#include "ui/counter/key-button.h"

#include "ui/common/tile.h"

struct _LoketKeyButton {
  GtkButton parent_instance;

  /* template */
  GtkWidget *image;
  GtkWidget *spinner;
  GtkWidget *title_label;
  GtkWidget *hint_label;
  GtkWidget *key_label;
  /* owned */
  char *texts[4]; /* by property */
  /* state */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (LoketKeyButton, loket_key_button, GTK_TYPE_BUTTON)

enum { PROP_TITLE = 1, PROP_HINT, PROP_PICTURE, PROP_KEY, PROP_WORKING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static const char *
text_of (LoketKeyButton *self, guint id)
{
  const char *text = self->texts[id - 1];

  return text != NULL ? text : "";
}

static void
update (LoketKeyButton *self)
{
  g_autofree char *picture = loket_picture_name (NULL, text_of (self, PROP_PICTURE));

  gtk_label_set_text (GTK_LABEL (self->title_label), text_of (self, PROP_TITLE));
  gtk_label_set_text (GTK_LABEL (self->hint_label), text_of (self, PROP_HINT));
  gtk_label_set_text (GTK_LABEL (self->key_label), text_of (self, PROP_KEY));
  gtk_widget_set_visible (self->hint_label, *text_of (self, PROP_HINT) != '\0');
  gtk_widget_set_visible (self->key_label, *text_of (self, PROP_KEY) != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), picture);
  gtk_widget_set_visible (self->image, !self->working);
  gtk_widget_set_visible (self->spinner, self->working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->working);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text_of (self, PROP_TITLE),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text_of (self, PROP_HINT),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  text_of (self, PROP_KEY),
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, self->working, -1);
}

static void
loket_key_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketKeyButton *self = LOKET_KEY_BUTTON (object);

  if (id == PROP_WORKING)
    g_value_set_boolean (value, self->working);
  else if (id >= PROP_TITLE && id <= PROP_KEY)
    g_value_set_string (value, self->texts[id - 1]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_key_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketKeyButton *self = LOKET_KEY_BUTTON (object);

  if (id == PROP_WORKING) {
    if (self->working == g_value_get_boolean (value))
      return;
    self->working = g_value_get_boolean (value);
  } else {
    g_return_if_fail (id >= PROP_TITLE && id <= PROP_KEY);
    if (g_strcmp0 (self->texts[id - 1], g_value_get_string (value)) == 0)
      return;
    g_free (self->texts[id - 1]);
    self->texts[id - 1] = g_value_dup_string (value);
  }
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
loket_key_button_dispose (GObject *object)
{
  gtk_button_set_child (GTK_BUTTON (object), NULL);
  G_OBJECT_CLASS (loket_key_button_parent_class)->dispose (object);
}

static void
loket_key_button_finalize (GObject *object)
{
  LoketKeyButton *self = LOKET_KEY_BUTTON (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (loket_key_button_parent_class)->finalize (object);
}

static void
loket_key_button_class_init (LoketKeyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = {NULL, "title", "hint", "picture", "key"};
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_key_button_dispose;
  object_class->finalize = loket_key_button_finalize;
  object_class->get_property = loket_key_button_get_property;
  object_class->set_property = loket_key_button_set_property;
  for (guint id = PROP_TITLE; id <= PROP_KEY; id++)
    properties[id] = g_param_spec_string (names[id], NULL, NULL, NULL, flags);
  properties[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/key-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketKeyButton, image);
  gtk_widget_class_bind_template_child (widget_class, LoketKeyButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, LoketKeyButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketKeyButton, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LoketKeyButton, key_label);
}

static void
loket_key_button_init (LoketKeyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "act");
  update (self);
}
