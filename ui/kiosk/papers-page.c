/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which papers the chosen service needs, with a picture each, before a number is taken. */
#include "config.h"

#include "ui/kiosk/papers-page.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"
#include "ui/kiosk/words.h"

#include <glib/gi18n.h>

#define ANY_PAPER "folder" /* for what the profile has no picture of */

struct _LoketPapersPage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *papers;
  GtkLabel *posted_label;
  GtkWidget *ready_button;
};

G_DEFINE_FINAL_TYPE (LoketPapersPage, loket_papers_page, LOKET_TYPE_PAGE)

static gboolean
loket_papers_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_PAPERS_PAGE (widget)->ready_button);
}

static void
loket_papers_page_class_init (LoketPapersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_papers_page_grab_focus;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/papers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketPapersPage, papers);
  gtk_widget_class_bind_template_child (widget_class, LoketPapersPage, posted_label);
  gtk_widget_class_bind_template_child (widget_class, LoketPapersPage, ready_button);
}

static void
loket_papers_page_init (LoketPapersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_papers_page_new:
 *
 * Returns: (transfer floating): the page, without a service yet
 */
GtkWidget *
loket_papers_page_new (void)
{
  return g_object_new (LOKET_TYPE_PAPERS_PAGE, NULL);
}

/**
 * loket_papers_page_row:
 * @paper: a paper
 * @language: language of the page
 *
 * Returns: (transfer floating): it with its picture
 */
GtkWidget *
loket_papers_page_row (LoketRequirement *paper, const char *language)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (loket_phrase_in (paper->phrase, language));
  g_autofree char *picture =
      loket_picture_name (NULL, paper->icon != NULL ? paper->icon : ANY_PAPER);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name",
                                   picture,
                                   "valign",
                                   GTK_ALIGN_CENTER,
                                   NULL);

  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "paper");
  gtk_widget_add_css_class (image, "medal");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/**
 * loket_papers_page_show:
 * @self: the page
 * @service: the chosen service
 * @language: language of the page
 */
void
loket_papers_page_show (LoketPapersPage *self, LoketService *service, const char *language)
{
  GListModel *papers = G_LIST_MODEL (service->papers);
  g_autofree char *heading =
      g_strdup_printf (_ ("Papers to bring: %s"), loket_phrase_in (service->title, language));
  g_autofree char *posted = loket_words_posted_time (service);

  loket_page_set_heading (LOKET_PAGE (self), heading);
  gtk_label_set_text (self->posted_label, posted);
  loket_columns_clear (self->papers);
  for (guint i = 0; papers != NULL && i < g_list_model_get_n_items (papers); i++) {
    g_autoptr (LoketRequirement) paper = g_list_model_get_item (papers, i);
    loket_columns_append (self->papers, loket_papers_page_row (paper, language));
  }
}
