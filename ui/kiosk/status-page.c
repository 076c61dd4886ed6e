/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an application is, for whoever has its slip: nothing of whose it is, what is owed and
 * until when, and where to go now. */
#include "config.h"

#include "ui/kiosk/status-page.h"

#include "ui/common/big-number.h"
#include "ui/common/columns.h"
#include "ui/common/folder.h"
#include "ui/common/tile.h"
#include "ui/kiosk/papers-page.h"
#include "ui/kiosk/words.h"

struct _LoketStatusPage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
  GtkWidget *number_card;
  LoketBigNumber *number;
  GtkLabel *title_label;
  GtkWidget *progress;
  GtkWidget *state_card;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkLabel *until_label;
  GtkBox *papers;
  GtkImage *way_image;
  GtkLabel *way_label;
  GtkWidget *come_button;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (LoketStatusPage, loket_status_page, LOKET_TYPE_PAGE)

static gboolean
loket_status_page_grab_focus (GtkWidget *widget)
{
  LoketStatusPage *self = LOKET_STATUS_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->come_button) ? self->come_button
                                                                           : self->done_button);
}

static void
loket_status_page_class_init (LoketStatusPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_status_page_grab_focus;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  g_type_ensure (LOKET_TYPE_BIG_NUMBER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/status-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, columns);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, number_card);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, number);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, state_card);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, state_image);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, until_label);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, papers);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, way_image);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, way_label);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, come_button);
  gtk_widget_class_bind_template_child (widget_class, LoketStatusPage, done_button);
}

static void
loket_status_page_init (LoketStatusPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_status_page_new:
 *
 * Returns: (transfer floating): the page, of no application yet
 */
GtkWidget *
loket_status_page_new (void)
{
  return g_object_new (LOKET_TYPE_STATUS_PAGE, NULL);
}

/* Handed in, looked at, decided: pictures for whoever does not read. */
static void
show_progress (LoketStatusPage *self, LoketApplicationState state)
{
  guint reached = loket_status_page_reached (state);

  gtk_widget_set_visible (self->progress, reached > 0);
  for (GtkWidget *step = gtk_widget_get_first_child (self->progress); step != NULL;
       step = gtk_widget_get_next_sibling (step)) {
    if (reached > 0)
      gtk_widget_add_css_class (step, "reached");
    else
      gtk_widget_remove_css_class (step, "reached");
    reached -= MIN (reached, 1);
  }
}

static void
show_papers (LoketStatusPage *self, GListModel *owed, const char *language)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->papers))) != NULL)
    gtk_box_remove (self->papers, row);
  for (guint i = 0; i < g_list_model_get_n_items (owed); i++) {
    g_autoptr (LoketRequirement) paper = g_list_model_get_item (owed, i);
    gtk_box_append (self->papers, loket_papers_page_row (paper, language));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->papers), g_list_model_get_n_items (owed) > 0);
}

static void
show_state (LoketStatusPage *self,
            LoketApplicationStatus *status,
            LoketProfile *profile,
            const char *language,
            gint64 now)
{
  g_autofree char *picture = loket_picture_name (NULL, loket_status_page_picture (status->state));
  g_autofree char *until = loket_words_until (language, status, profile, now);

  gtk_image_set_from_icon_name (self->state_image, picture);
  gtk_label_set_text (self->state_label, loket_phrase_in (status->sentence, language));
  gtk_label_set_text (self->until_label, until);
  gtk_widget_set_visible (GTK_WIDGET (self->until_label), *until != '\0');
  gtk_image_set_from_icon_name (self->way_image,
                                status->come ? "loket-walk-symbolic" : "loket-home-symbolic");
  gtk_label_set_text (self->way_label, loket_phrase_in (status->way, language));
  if (status->state == LOKET_APPLICATION_INCOMPLETE)
    gtk_widget_add_css_class (self->state_card, "warning");
  else
    gtk_widget_remove_css_class (self->state_card, "warning");
}

/**
 * loket_status_page_show:
 * @self: the page
 * @status: what the office answered
 * @profile: the office
 * @language: language of the page
 * @now: office time
 */
void
loket_status_page_show (LoketStatusPage *self,
                        LoketApplicationStatus *status,
                        LoketProfile *profile,
                        const char *language,
                        gint64 now)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, status->number);

  loket_folder_class_use (self->number_card, status->service);
  g_object_set (self->number, "text", number, NULL);
  gtk_label_set_text (self->title_label,
                      status->title != NULL ? loket_phrase_in (status->title, language) : "");
  show_progress (self, status->state);
  show_state (self, status, profile, language, now);
  show_papers (self, G_LIST_MODEL (status->owed), language);
  gtk_widget_set_visible (self->come_button,
                          status->come && status->service != NULL &&
                              loket_profile_service (profile, status->service) != NULL);
}

/**
 * loket_status_page_picture:
 * @state: of an application
 *
 * Returns: (transfer none): name of the picture beside its sentence
 */
const char *
loket_status_page_picture (LoketApplicationState state)
{
  static const char *const pictures[] = {
      [LOKET_APPLICATION_DRAFT] = "folder",
      [LOKET_APPLICATION_SUBMITTED] = "folder",
      [LOKET_APPLICATION_INCOMPLETE] = "warning",
      [LOKET_APPLICATION_REGISTRY_CHECKED] = "search",
      [LOKET_APPLICATION_NEEDS_VERIFICATION] = "search",
      [LOKET_APPLICATION_VERIFYING_PHONE] = "search",
      [LOKET_APPLICATION_VERIFYING_FIELD] = "home",
      [LOKET_APPLICATION_WAITING_VILLAGE] = "clock",
      [LOKET_APPLICATION_VERIFIED] = "clock",
      [LOKET_APPLICATION_PROPOSED] = "clock",
      [LOKET_APPLICATION_APPROVED_SECTION] = "clock",
      [LOKET_APPLICATION_APPROVED] = "letter",
      [LOKET_APPLICATION_REJECTED] = "letter",
      [LOKET_APPLICATION_WITHDRAWN] = "closed",
      [LOKET_APPLICATION_EXPIRED] = "closed",
      [LOKET_APPLICATION_OBJECTED] = "officer",
      [LOKET_APPLICATION_CLOSED] = "checked",
  };

  return (guint) state < G_N_ELEMENTS (pictures) ? pictures[state] : "information";
}

/**
 * loket_status_page_reached:
 * @state: of an application
 *
 * Returns: of handed in, looked at and decided, how many are behind or in it; 0 when it ended on
 * the way
 */
guint
loket_status_page_reached (LoketApplicationState state)
{
  if (state == LOKET_APPLICATION_DRAFT || state == LOKET_APPLICATION_WITHDRAWN ||
      state == LOKET_APPLICATION_EXPIRED)
    return 0;
  if (state == LOKET_APPLICATION_SUBMITTED || state == LOKET_APPLICATION_INCOMPLETE)
    return 1;
  if (state == LOKET_APPLICATION_APPROVED || state == LOKET_APPLICATION_REJECTED ||
      state == LOKET_APPLICATION_CLOSED)
    return 3;
  return 2;
}
