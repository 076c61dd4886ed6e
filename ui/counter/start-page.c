/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which counter does the officer sit at, and which services and desks behind does it take?  The
 * window opens it. */
#include "config.h"

#include "ui/counter/start-page.h"

#include "ui/common/folder.h"
#include "ui/counter/choice-tile.h"
#include "ui/counter/key-button.h"
#include "ui/counter/sentences.h"

#include <glib/gi18n.h>

struct _LoketStartPage {
  LoketPage parent_instance;

  /* template */
  GtkBox *counters_box;
  GtkBox *services_box;
  GtkWidget *open_button;
  /* owned */
  LoketProfile *profile;
  char *counter;
  /* state */
  gboolean choosing; /* by the program, not by a person */
};

G_DEFINE_FINAL_TYPE (LoketStartPage, loket_start_page, LOKET_TYPE_PAGE)

static guint changed_signal;

static LoketChoiceTile *
find_tile (GtkBox *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (loket_choice_tile_key (LOKET_CHOICE_TILE (child)), key) == 0)
      return LOKET_CHOICE_TILE (child);
  return NULL;
}

static void
update (LoketStartPage *self)
{
  g_autofree char *counter = NULL, *title = NULL;

  if (self->counter != NULL) {
    counter = loket_sentence_counter (self->counter);
    title = g_strdup_printf (_ ("Open %s"), counter);
  } else {
    title = g_strdup (_ ("Open"));
  }
  g_object_set (self->open_button, "title", title, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
check_services (LoketStartPage *self, const char *const *services)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->services_box));
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *key = loket_choice_tile_key (LOKET_CHOICE_TILE (child));

    gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                 services == NULL || g_strv_contains (services, key));
  }
}

/* A person who picks a counter gets the services that the profile proposes for it. */
static void
counter_toggled_cb (GtkCheckButton *tile, LoketStartPage *self)
{
  LoketCounterPost *post;

  if (self->choosing || !gtk_check_button_get_active (tile))
    return;
  g_free (self->counter);
  self->counter = g_strdup (loket_choice_tile_key (LOKET_CHOICE_TILE (tile)));
  post = loket_profile_counter (self->profile, self->counter);
  self->choosing = TRUE;
  check_services (self, (const char *const *) post->services);
  self->choosing = FALSE;
  update (self);
}

static void
service_toggled_cb (GtkCheckButton *tile, LoketStartPage *self)
{
  if (!self->choosing)
    update (self);
}

static void
loket_start_page_dispose (GObject *object)
{
  LoketStartPage *self = LOKET_START_PAGE (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->counter, g_free);
  G_OBJECT_CLASS (loket_start_page_parent_class)->dispose (object);
}

static gboolean
loket_start_page_grab_focus (GtkWidget *widget)
{
  LoketStartPage *self = LOKET_START_PAGE (widget);

  if (self->counter != NULL && gtk_widget_grab_focus (self->open_button))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->counters_box), GTK_DIR_TAB_FORWARD);
}

static void
loket_start_page_class_init (LoketStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_start_page_dispose;
  widget_class->grab_focus = loket_start_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketStartPage, counters_box);
  gtk_widget_class_bind_template_child (widget_class, LoketStartPage, services_box);
  gtk_widget_class_bind_template_child (widget_class, LoketStartPage, open_button);
}

static void
loket_start_page_init (LoketStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_counters (LoketStartPage *self, const char *language)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->profile->counters)); i++) {
    g_autoptr (LoketCounterPost) post =
        g_list_model_get_item (G_LIST_MODEL (self->profile->counters), i);
    g_autofree char *title = loket_sentence_counter (post->id);
    g_autofree char *hint =
        loket_sentence_services (self->profile, (const char *const *) post->services, language);
    GtkWidget *tile =
        loket_choice_tile_new (GTK_ACCESSIBLE_ROLE_RADIO, post->id, title, hint, post->id);

    if (first == NULL)
      first = tile;
    else
      gtk_check_button_set_group (GTK_CHECK_BUTTON (tile), GTK_CHECK_BUTTON (first));
    g_signal_connect (tile, "toggled", G_CALLBACK (counter_toggled_cb), self);
    gtk_box_append (self->counters_box, tile);
  }
}

static void
add_services (LoketStartPage *self, const char *language)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->profile->services)); i++) {
    g_autoptr (LoketService) service =
        g_list_model_get_item (G_LIST_MODEL (self->profile->services), i);
    GtkWidget *tile = loket_choice_tile_new (GTK_ACCESSIBLE_ROLE_CHECKBOX,
                                             service->key,
                                             loket_phrase_in (service->title, language),
                                             loket_phrase_in (service->hint, language),
                                             service->letter);

    loket_folder_class_use (tile, service->key);
    g_signal_connect (tile, "toggled", G_CALLBACK (service_toggled_cb), self);
    gtk_box_append (self->services_box, tile);
  }
}

/* Below the services, since fewer counters take them. */
static void
add_stages (LoketStartPage *self, const char *language)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->profile->stages)); i++) {
    g_autoptr (LoketQueueStage) stage =
        g_list_model_get_item (G_LIST_MODEL (self->profile->stages), i);
    GtkWidget *tile = loket_choice_tile_new (GTK_ACCESSIBLE_ROLE_CHECKBOX,
                                             stage->key,
                                             loket_phrase_in (stage->title, language),
                                             _ ("Who is sent on to this desk"),
                                             "›");

    g_signal_connect (tile, "toggled", G_CALLBACK (service_toggled_cb), self);
    gtk_box_append (self->services_box, tile);
  }
}

/**
 * loket_start_page_new:
 * @profile: the office
 * @language: of the windows
 *
 * Returns: (transfer floating): the page, nothing chosen yet
 */
GtkWidget *
loket_start_page_new (LoketProfile *profile, const char *language)
{
  LoketStartPage *self = g_object_new (LOKET_TYPE_START_PAGE, NULL);

  self->profile = g_object_ref (profile);
  add_counters (self, language);
  add_services (self, language);
  add_stages (self, language);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * loket_start_page_mark_open:
 * @self: the page
 * @counters: LoketCounter of the day
 *
 * Shows which counters are open already.
 */
void
loket_start_page_mark_open (LoketStartPage *self, GListModel *counters)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->counters_box));
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    LoketChoiceTile *tile = LOKET_CHOICE_TILE (child);
    LoketCounter *counter = loket_find_counter (counters, loket_choice_tile_key (tile));

    loket_choice_tile_set_mark (tile, counter != NULL && counter->open ? _ ("Open now") : NULL);
  }
}

/**
 * loket_start_page_set_working:
 * @self: the page
 * @working: whether the counter is being opened
 */
void
loket_start_page_set_working (LoketStartPage *self, gboolean working)
{
  g_object_set (self->open_button, "working", working, NULL);
}

/**
 * loket_start_page_choose:
 * @self: the page
 * @counter: (nullable): a counter; one that the profile does not have is passed over
 * @services: (nullable): its services and desks behind, %NULL = all
 */
void
loket_start_page_choose (LoketStartPage *self, const char *counter, const char *const *services)
{
  LoketChoiceTile *tile = find_tile (self->counters_box, counter);

  if (tile == NULL)
    return;
  self->choosing = TRUE;
  g_free (self->counter);
  self->counter = g_strdup (counter);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tile), TRUE);
  check_services (self, services);
  self->choosing = FALSE;
  update (self);
}

/**
 * loket_start_page_counter:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the chosen counter
 */
const char *
loket_start_page_counter (LoketStartPage *self)
{
  return self->counter;
}

/**
 * loket_start_page_services:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): the chosen services and desks behind, %NULL = all of them
 */
char **
loket_start_page_services (LoketStartPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean all = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->services_box));
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (builder, loket_choice_tile_key (LOKET_CHOICE_TILE (child)));
    else
      all = FALSE;
  }
  return all ? NULL : g_strv_builder_end (builder);
}

/**
 * loket_start_page_is_complete:
 * @self: the page
 *
 * Returns: %TRUE when a counter and at least one service or desk are chosen
 */
gboolean
loket_start_page_is_complete (LoketStartPage *self)
{
  g_auto (GStrv) services = loket_start_page_services (self);

  return self->counter != NULL && (services == NULL || services[0] != NULL);
}
