/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile that is chosen: one of several (in a group) or any number of them; the start page has its
 * counters and services in them. */
#include "config.h"

#include "ui/counter/choice-tile.h"

struct _LoketChoiceTile {
  GtkCheckButton parent_instance;

  /* template */
  GtkWidget *badge_label;
  GtkWidget *title_label;
  GtkWidget *hint_label;
  GtkWidget *mark_label;
  /* owned */
  char *key;
};

G_DEFINE_FINAL_TYPE (LoketChoiceTile, loket_choice_tile, GTK_TYPE_CHECK_BUTTON)

static void
loket_choice_tile_dispose (GObject *object)
{
  gtk_check_button_set_child (GTK_CHECK_BUTTON (object), NULL);
  G_OBJECT_CLASS (loket_choice_tile_parent_class)->dispose (object);
}

static void
loket_choice_tile_finalize (GObject *object)
{
  g_free (LOKET_CHOICE_TILE (object)->key);
  G_OBJECT_CLASS (loket_choice_tile_parent_class)->finalize (object);
}

static void
loket_choice_tile_class_init (LoketChoiceTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_choice_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_choice_tile_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/choice-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketChoiceTile, badge_label);
  gtk_widget_class_bind_template_child (widget_class, LoketChoiceTile, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketChoiceTile, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LoketChoiceTile, mark_label);
}

static void
loket_choice_tile_init (LoketChoiceTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");
}

/**
 * loket_choice_tile_new:
 * @role: %GTK_ACCESSIBLE_ROLE_RADIO for one of a group, %GTK_ACCESSIBLE_ROLE_CHECKBOX for any
 * number
 * @key: what is chosen
 * @title: that in words
 * @hint: (nullable): one line
 * @badge: a letter or digit
 *
 * Returns: (transfer floating): a tile
 */
GtkWidget *
loket_choice_tile_new (GtkAccessibleRole role,
                       const char *key,
                       const char *title,
                       const char *hint,
                       const char *badge)
{
  LoketChoiceTile *self = g_object_new (LOKET_TYPE_CHOICE_TILE, "accessible-role", role, NULL);

  self->key = g_strdup (key);
  gtk_label_set_text (GTK_LABEL (self->badge_label), badge);
  gtk_label_set_text (GTK_LABEL (self->title_label), title);
  gtk_label_set_text (GTK_LABEL (self->hint_label), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint_label, hint != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hint != NULL ? hint : "",
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * loket_choice_tile_key:
 * @self: a tile
 *
 * Returns: (transfer none): what is chosen with it
 */
const char *
loket_choice_tile_key (LoketChoiceTile *self)
{
  return self->key;
}

/**
 * loket_choice_tile_set_mark:
 * @self: a tile
 * @mark: (nullable): a word about it, such as "open"
 */
void
loket_choice_tile_set_mark (LoketChoiceTile *self, const char *mark)
{
  gtk_label_set_text (GTK_LABEL (self->mark_label), mark != NULL ? mark : "");
  gtk_widget_set_visible (self->mark_label, mark != NULL);
}
