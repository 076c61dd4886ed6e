/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What can we help you with?": one tile for each service of the profile, and one for whoever has
 * an application under way. */
#include "config.h"

#include "ui/kiosk/service-page.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"

/* More than this many tiles in two columns would be smaller than a finger. */
#define FEW_SERVICES 6

struct _LoketServicePage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
};

G_DEFINE_FINAL_TYPE (LoketServicePage, loket_service_page, LOKET_TYPE_PAGE)

static void
loket_service_page_class_init (LoketServicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LOKET_TYPE_COLUMNS);
  g_type_ensure (LOKET_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketServicePage, columns);
}

static void
loket_service_page_init (LoketServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_tile (LoketService *service, const char *language)
{
  GtkWidget *tile = loket_tile_new (loket_phrase_in (service->title, language),
                                    loket_phrase_in (service->hint, language),
                                    service->icon);

  g_object_set (tile, "badge", service->letter, "folder", service->key, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (tile), "visit.choose-service");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tile), "s", service->key);
  return tile;
}

/**
 * loket_service_page_new:
 * @profile: the office
 * @language: language of the page
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_service_page_new (LoketProfile *profile, const char *language)
{
  LoketServicePage *self = g_object_new (LOKET_TYPE_SERVICE_PAGE, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (profile->services));

  if (n > FEW_SERVICES)
    g_object_set (self->columns, "wide", 3, "tall", 2, NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    loket_columns_append (self->columns, make_tile (service, language));
  }
  return GTK_WIDGET (self);
}
