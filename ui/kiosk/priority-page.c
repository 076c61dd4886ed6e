/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who goes ahead by law (UU 25/2009 art. 29): asked kindly, and nobody has to prove it. */
#include "config.h"

#include "ui/kiosk/priority-page.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"

struct _LoketPriorityPage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
};

G_DEFINE_FINAL_TYPE (LoketPriorityPage, loket_priority_page, LOKET_TYPE_PAGE)

static void
loket_priority_page_class_init (LoketPriorityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LOKET_TYPE_COLUMNS);
  g_type_ensure (LOKET_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/priority-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketPriorityPage, columns);
}

static void
loket_priority_page_init (LoketPriorityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_priority_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_priority_page_new (void)
{
  return g_object_new (LOKET_TYPE_PRIORITY_PAGE, NULL);
}
