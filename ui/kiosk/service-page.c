/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What can we help you with?": one tile for each service of the profile, and one for whoever has
 * an application under way. */
#include "config.h"

#include "ui/kiosk/service-page.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"
#include "ui/kiosk/words.h"

/* More than this many tiles in two columns would be smaller than a finger. */
#define FEW_SERVICES 6

struct _LoketServicePage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
  /* owned */
  GHashTable *tiles; /* by the key of their service; they are the columns' */
};

G_DEFINE_FINAL_TYPE (LoketServicePage, loket_service_page, LOKET_TYPE_PAGE)

static void
loket_service_page_finalize (GObject *object)
{
  g_hash_table_unref (LOKET_SERVICE_PAGE (object)->tiles);
  G_OBJECT_CLASS (loket_service_page_parent_class)->finalize (object);
}

static void
loket_service_page_class_init (LoketServicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_service_page_finalize;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  g_type_ensure (LOKET_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketServicePage, columns);
}

static void
loket_service_page_init (LoketServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
 * loket_service_page_show:
 * @self: the page
 * @profile: the office
 * @language: language of the page
 * @closures: (element-type LoketClosure): services that were ever closed
 * @now: office time
 *
 * Who gives no numbers now says so in place of what it is for.  Its tile can be pressed all the
 * same: the next page says why, aloud too.
 */
void
loket_service_page_show (LoketServicePage *self,
                         LoketProfile *profile,
                         const char *language,
                         GListModel *closures,
                         gint64 now)
{
  for (guint i = 0; i < g_list_model_get_n_items (closures); i++) {
    g_autoptr (LoketClosure) closure = g_list_model_get_item (closures, i);
    LoketService *service = loket_profile_service (profile, closure->id);
    g_autofree char *closed = NULL;

    if (service == NULL)
      continue;
    if (loket_closure_holds (closure, now))
      closed = loket_words_closed (language, closure, profile, now);
    g_object_set (g_hash_table_lookup (self->tiles, service->key),
                  "hint",
                  closed != NULL ? closed : loket_phrase_in (service->hint, language),
                  "picture",
                  closed != NULL ? "closed" : service->icon,
                  NULL);
  }
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
    GtkWidget *tile = make_tile (service, language);

    loket_columns_append (self->columns, tile);
    g_hash_table_insert (self->tiles, g_strdup (service->key), tile);
  }
  return GTK_WIDGET (self);
}
