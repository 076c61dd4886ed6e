/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First page: who we are, a greeting by the hour, and the languages, each in its own words. */
#include "config.h"

#include "ui/kiosk/welcome-page.h"

#include "core/speech.h"
#include "core/text.h"
#include "ui/common/columns.h"
#include "ui/common/language.h"
#include "ui/common/tile.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketWelcomePage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
  LoketColumns *languages;
  GtkLabel *greeting_label;
  GtkLabel *welcome_label;
  GtkLabel *pledge_label;
  /* owned */
  char *language;
};

G_DEFINE_FINAL_TYPE (LoketWelcomePage, loket_welcome_page, LOKET_TYPE_PAGE)

static void
loket_welcome_page_finalize (GObject *object)
{
  g_free (LOKET_WELCOME_PAGE (object)->language);
  G_OBJECT_CLASS (loket_welcome_page_parent_class)->finalize (object);
}

static void
loket_welcome_page_class_init (LoketWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_welcome_page_finalize;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketWelcomePage, columns);
  gtk_widget_class_bind_template_child (widget_class, LoketWelcomePage, languages);
  gtk_widget_class_bind_template_child (widget_class, LoketWelcomePage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWelcomePage, welcome_label);
  gtk_widget_class_bind_template_child (widget_class, LoketWelcomePage, pledge_label);
}

static void
loket_welcome_page_init (LoketWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A language speaks for itself: its name and its line are not in the language of the page. */
static GtkWidget *
make_language_tile (const char *language, guint number)
{
  GtkWidget *tile = loket_tile_new (loket_language_own_name (language),
                                    loket_text (language, N_ ("Touch here to begin")),
                                    "language");
  g_autofree char *digit = g_strdup_printf ("%u", number);

  g_object_set (tile, "badge", digit, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (tile), "visit.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tile), "s", language);
  return tile;
}

/**
 * loket_welcome_page_new:
 * @profile: the office
 * @language: language of the page
 * @proposed: the one that comes first, one of the office
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_welcome_page_new (LoketProfile *profile, const char *language, const char *proposed)
{
  LoketWelcomePage *self = g_object_new (LOKET_TYPE_WELCOME_PAGE, NULL);
  g_autofree char *welcome =
      g_strdup_printf (_ ("Welcome to %s"), loket_phrase_in (profile->unit, language));
  const char *pledge = loket_phrase_in (profile->pledge, language);
  guint n = 0;

  self->language = g_strdup (language);
  gtk_label_set_text (self->welcome_label, welcome);
  gtk_label_set_text (self->pledge_label, pledge != NULL ? pledge : "");
  loket_columns_append (self->languages, make_language_tile (proposed, ++n));
  for (guint i = 0; profile->languages[i] != NULL; i++)
    if (strcmp (profile->languages[i], proposed) != 0)
      loket_columns_append (self->languages, make_language_tile (profile->languages[i], ++n));
  return GTK_WIDGET (self);
}

/**
 * loket_welcome_page_set_hour:
 * @self: the page
 * @hour: of the office, 0 to 23
 */
void
loket_welcome_page_set_hour (LoketWelcomePage *self, int hour)
{
  gtk_label_set_text (self->greeting_label, loket_greeting (self->language, hour));
}
