/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that every page of the kiosk has at the same places: back, start over, listen, reading
 * aids, ask an officer. */
#include "config.h"

#include "ui/kiosk/foot.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"

#include <glib/gi18n.h>

/* In one row on a wide window, in two on a tall one. */
#define KEYS 8

typedef struct {
  GtkWidget *button;
  GtkWidget *image;
  GtkWidget *label;
} Key;

struct _LoketFoot {
  GtkWidget parent_instance;

  /* borrowed: of its columns */
  Key listen;
  Key volume;
};

G_DEFINE_FINAL_TYPE (LoketFoot, loket_foot, GTK_TYPE_WIDGET)

static void
loket_foot_dispose (GObject *object)
{
  GtkWidget *columns = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (columns != NULL)
    gtk_widget_unparent (columns);
  G_OBJECT_CLASS (loket_foot_parent_class)->dispose (object);
}

static void
loket_foot_class_init (LoketFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_foot_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "foot");
}

static void
name_key (Key *key, const char *picture, const char *name)
{
  g_autofree char *icon = loket_picture_name (NULL, picture);

  /* Nothing is measured anew for nothing. */
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (key->label)), name) == 0)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (key->image), icon);
  gtk_label_set_text (GTK_LABEL (key->label), name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (key->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static Key
add_key (LoketColumns *columns, const char *picture, const char *name, const char *action)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Key key = {
      .button = gtk_button_new (),
      .image =
          g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL),
      .label = gtk_label_new (NULL),
  };

  gtk_widget_set_valign (body, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (key.label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (key.label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (key.label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (body), key.image);
  gtk_box_append (GTK_BOX (body), key.label);
  gtk_button_set_child (GTK_BUTTON (key.button), body);
  gtk_widget_add_css_class (key.button, "target");
  gtk_widget_set_hexpand (key.button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (key.button), action);
  name_key (&key, picture, name);
  loket_columns_append (columns, key.button);
  return key;
}

static void
loket_foot_init (LoketFoot *self)
{
  LoketColumns *columns = LOKET_COLUMNS (loket_columns_new (KEYS, KEYS / 2));

  gtk_widget_set_parent (GTK_WIDGET (columns), GTK_WIDGET (self));
  add_key (columns, "back", _ ("Back"), "visit.back");
  add_key (columns, "restart", _ ("Start over"), "visit.restart");
  self->listen = add_key (columns, "speaker", _ ("Listen"), "visit.listen");
  self->volume = add_key (columns, "volume", _ ("Loudness"), "visit.volume");
  add_key (columns, "text-size", _ ("Larger text"), "visit.text-size");
  add_key (columns, "contrast", _ ("Strong contrast"), "visit.contrast");
  add_key (columns, "disabled", _ ("Lower keys"), "visit.reach");
  add_key (columns, "help", _ ("Ask an officer"), "visit.help");
}

/**
 * loket_foot_new:
 *
 * Returns: (transfer floating): the keys
 */
GtkWidget *
loket_foot_new (void)
{
  return g_object_new (LOKET_TYPE_FOOT, NULL);
}

/**
 * loket_foot_show_sound:
 * @self: the keys
 * @sound: what the voice does
 * @volume: how loud it is, 1 to 5
 */
void
loket_foot_show_sound (LoketFoot *self, LoketSound sound, guint volume)
{
  g_autofree char *loudness = g_strdup_printf (_ ("Loudness %u of 5"), volume);

  if (sound == LOKET_SOUND_NONE)
    name_key (&self->listen, "silent", _ ("No sound here"));
  else if (sound == LOKET_SOUND_SPEAKING)
    name_key (&self->listen, "silent", _ ("Stop speaking"));
  else
    name_key (&self->listen, "speaker", _ ("Listen"));
  name_key (&self->volume, "volume", loudness);
}
