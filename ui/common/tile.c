/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The big button of kiosk and counter: picture, title, hint, folder colour with its letter.
 * The colour is never alone: the letter and the picture say the same. */
#include "config.h"

#include "ui/common/tile.h"

#include "ui/common/folder.h"

struct _LoketTile {
  GtkButton parent_instance;

  /* template */
  GtkWidget *band;
  GtkWidget *image;
  GtkWidget *title_label;
  GtkWidget *hint_label;
  GtkWidget *badge_label;
  /* owned */
  char *texts[5]; /* by property */
};

G_DEFINE_FINAL_TYPE (LoketTile, loket_tile, GTK_TYPE_BUTTON)

enum { PROP_TITLE = 1, PROP_HINT, PROP_PICTURE, PROP_BADGE, PROP_FOLDER, N_PROPS };

static GParamSpec *properties[N_PROPS];

static char **
text_of (LoketTile *self, guint id)
{
  return &self->texts[id - 1];
}

static gboolean
is_given (LoketTile *self, guint id)
{
  const char *text = *text_of (self, id);

  return text != NULL && *text != '\0';
}

/* Title and hint are read as name and description; the letter is not read again. */
static void
name_for_readers (LoketTile *self)
{
  const char *title = *text_of (self, PROP_TITLE), *hint = *text_of (self, PROP_HINT);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hint != NULL ? hint : "",
                                  -1);
}

static void
loket_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id >= PROP_TITLE && id < N_PROPS)
    g_value_set_string (value, *text_of (LOKET_TILE (object), id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketTile *self = LOKET_TILE (object);

  g_return_if_fail (id >= PROP_TITLE && id < N_PROPS);
  if (g_strcmp0 (*text_of (self, id), g_value_get_string (value)) == 0)
    return;
  g_free (*text_of (self, id));
  *text_of (self, id) = g_value_dup_string (value);
  if (id == PROP_FOLDER)
    loket_folder_class_use (GTK_WIDGET (self), g_value_get_string (value));
  gtk_widget_set_visible (self->band, is_given (self, PROP_FOLDER));
  gtk_widget_set_visible (self->hint_label, is_given (self, PROP_HINT));
  gtk_widget_set_visible (self->image, is_given (self, PROP_PICTURE));
  gtk_widget_set_visible (self->badge_label, is_given (self, PROP_BADGE));
  name_for_readers (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
loket_tile_dispose (GObject *object)
{
  gtk_button_set_child (GTK_BUTTON (object), NULL);
  G_OBJECT_CLASS (loket_tile_parent_class)->dispose (object);
}

static void
loket_tile_finalize (GObject *object)
{
  LoketTile *self = LOKET_TILE (object);

  for (guint id = PROP_TITLE; id < N_PROPS; id++)
    g_free (*text_of (self, id));
  G_OBJECT_CLASS (loket_tile_parent_class)->finalize (object);
}

static void
loket_tile_class_init (LoketTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = {NULL, "title", "hint", "picture", "badge", "folder"};
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_tile_dispose;
  object_class->finalize = loket_tile_finalize;
  object_class->get_property = loket_tile_get_property;
  object_class->set_property = loket_tile_set_property;
  for (guint id = PROP_TITLE; id < N_PROPS; id++)
    properties[id] = g_param_spec_string (names[id], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/tile.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketTile, band);
  gtk_widget_class_bind_template_child (widget_class, LoketTile, image);
  gtk_widget_class_bind_template_child (widget_class, LoketTile, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTile, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LoketTile, badge_label);
  gtk_widget_class_bind_template_callback (widget_class, loket_picture_name);
}

static void
loket_tile_init (LoketTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  gtk_widget_add_css_class (GTK_WIDGET (self), "target");
}

/**
 * loket_tile_new:
 * @title: few words
 * @hint: (nullable): one line
 * @picture: (nullable): name of a picture of ui/common/icons
 *
 * Returns: (transfer floating): a tile
 */
GtkWidget *
loket_tile_new (const char *title, const char *hint, const char *picture)
{
  return g_object_new (LOKET_TYPE_TILE, "title", title, "hint", hint, "picture", picture, NULL);
}

/**
 * loket_picture_name:
 * @unused: the object that a template calls it for
 * @picture: (nullable): name of a picture as profiles have it: "health"
 *
 * Returns: (transfer full) (nullable): its name in the icon theme
 */
char *
loket_picture_name (GObject *unused, const char *picture)
{
  return picture != NULL && *picture != '\0' ? g_strdup_printf ("loket-%s-symbolic", picture)
                                             : NULL;
}
