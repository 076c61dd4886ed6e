/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of buttons that every page of the kiosk has at the same places: back, start over, reading
 * aids, ask an officer. */
#include "config.h"

#include "ui/kiosk/foot.h"

struct _LoketFoot {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
};

G_DEFINE_FINAL_TYPE (LoketFoot, loket_foot, GTK_TYPE_WIDGET)

static void
loket_foot_dispose (GObject *object)
{
  g_clear_pointer (&LOKET_FOOT (object)->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_foot_parent_class)->dispose (object);
}

static void
loket_foot_class_init (LoketFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_foot_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/foot.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketFoot, body);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "foot");
}

static void
loket_foot_init (LoketFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_foot_new:
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
loket_foot_new (void)
{
  return g_object_new (LOKET_TYPE_FOOT, NULL);
}
