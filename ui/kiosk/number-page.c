/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number, as large as it goes, and under it what becomes of the slip; trouble with the paper
 * never hides the number. */
#include "config.h"

#include "ui/kiosk/number-page.h"

#include "core/lane.h"
#include "core/speech.h"
#include "core/wait-text.h"
#include "ui/common/big-number.h"
#include "ui/common/columns.h"
#include "ui/common/folder.h"
#include "ui/common/notice-bar.h"
#include "ui/common/tile.h"
#include "ui/kiosk/words.h"

#include <glib/gi18n.h>

struct _LoketNumberPage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
  GtkWidget *number_card;
  GtkWidget *folder_band;
  LoketBigNumber *number;
  GtkLabel *service_label;
  GtkWidget *ahead_card;
  GtkLabel *ahead_label;
  GtkWidget *slip_card;
  GtkImage *slip_image;
  GtkLabel *slip_label;
  GtkWidget *trouble;
  GtkWidget *again_tile;
  GtkWidget *without_tile;
  GtkWidget *done_button;
  LoketNoticeBar *notice;
  /* owned */
  char *language;
  LoketIssue *issue;
  GSignalGroup *watched;
};

G_DEFINE_FINAL_TYPE (LoketNumberPage, loket_number_page, LOKET_TYPE_PAGE)

static void
show_slip (LoketNumberPage *self)
{
  LoketSlipState slip = loket_issue_slip (self->issue);
  gboolean trouble = slip == LOKET_SLIP_TROUBLE;
  g_autofree char *picture = loket_picture_name (NULL, loket_number_page_picture (slip));
  g_autofree char *sentence = loket_issue_sentence (self->issue, self->language);
  g_autofree char *notice = loket_issue_notice (self->issue, self->language);
  g_autofree char *countdown = NULL;

  if (trouble)
    countdown = g_strdup_printf (_ ("%s Without an answer it goes on without paper in %u seconds."),
                                 sentence,
                                 loket_issue_seconds_left (self->issue));
  loket_notice_bar_show (self->notice, LOKET_NOTICE_INFORMATION, notice, NULL);
  gtk_label_set_text (self->slip_label, trouble ? countdown : sentence);
  gtk_image_set_from_icon_name (self->slip_image, picture);
  gtk_widget_set_visible (self->ahead_card, !trouble);
  gtk_widget_set_visible (self->trouble, trouble);
  gtk_widget_set_visible (self->done_button, !trouble);
  if (trouble)
    gtk_widget_add_css_class (self->slip_card, "warning");
  else
    gtk_widget_remove_css_class (self->slip_card, "warning");
}

static gboolean
loket_number_page_grab_focus (GtkWidget *widget)
{
  LoketNumberPage *self = LOKET_NUMBER_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->trouble) ? self->again_tile
                                                                       : self->done_button);
}

static void
loket_number_page_dispose (GObject *object)
{
  LoketNumberPage *self = LOKET_NUMBER_PAGE (object);

  g_clear_object (&self->watched);
  g_clear_object (&self->issue);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (loket_number_page_parent_class)->dispose (object);
}

static void
loket_number_page_class_init (LoketNumberPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_number_page_dispose;
  widget_class->grab_focus = loket_number_page_grab_focus;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  g_type_ensure (LOKET_TYPE_TILE);
  g_type_ensure (LOKET_TYPE_BIG_NUMBER);
  g_type_ensure (LOKET_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/number-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, columns);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, number_card);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, folder_band);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, number);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, service_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, ahead_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, ahead_card);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, slip_card);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, slip_image);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, slip_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, again_tile);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, without_tile);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, LoketNumberPage, notice);
}

static void
loket_number_page_init (LoketNumberPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->watched = g_signal_group_new (LOKET_TYPE_ISSUE);
  g_signal_group_connect_swapped (self->watched, "notify::slip", G_CALLBACK (show_slip), self);
  g_signal_group_connect_swapped (
      self->watched, "notify::seconds-left", G_CALLBACK (show_slip), self);
}

/**
 * loket_number_page_new:
 *
 * Returns: (transfer floating): the page, without a number yet
 */
GtkWidget *
loket_number_page_new (void)
{
  return g_object_new (LOKET_TYPE_NUMBER_PAGE, NULL);
}

static void
show_service (LoketNumberPage *self, LoketService *service, const char *language)
{
  loket_folder_class_use (self->number_card, service != NULL ? service->key : NULL);
  gtk_label_set_text (self->service_label,
                      service != NULL ? loket_phrase_in (service->title, language) : "");
}

/**
 * loket_number_page_show:
 * @self: the page
 * @issue: an issue that has its ticket
 * @profile: the office
 * @language: language of the page
 */
void
loket_number_page_show (LoketNumberPage *self,
                        LoketIssue *issue,
                        LoketProfile *profile,
                        const char *language)
{
  LoketTicket *ticket = loket_issue_ticket (issue);
  g_autofree char *spoken = NULL, *people = NULL, *wait = NULL, *ahead = NULL;

  g_return_if_fail (ticket != NULL);
  g_set_object (&self->issue, issue);
  g_free (self->language);
  self->language = g_strdup (language);
  g_signal_group_set_target (self->watched, issue);
  spoken = loket_label_spoken (language, loket_profile_speech_style (profile), ticket->label);
  ahead =
      loket_label_is_offline (ticket->label)
          ? g_strdup (_ ("Given without the network. Your number counts: please listen for it."))
          : NULL;
  if (ahead == NULL) {
    people = loket_words_people_ahead (ticket->people_ahead);
    wait = loket_wait_text (language, ticket);
    ahead = wait != NULL ? g_strdup_printf ("%s. %s", people, wait) : g_strdup (people);
  }
  g_object_set (self->number, "text", ticket->label, "spoken", ticket->label, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_label_set_text (self->ahead_label, ahead);
  show_service (self, loket_profile_service (profile, ticket->service), language);
  show_slip (self);
}

/**
 * loket_number_page_picture:
 * @slip: what became of the slip
 *
 * Returns: (transfer none): name of the picture beside that sentence
 */
const char *
loket_number_page_picture (LoketSlipState slip)
{
  switch (slip) {
  case LOKET_SLIP_PRINTED:
    return "checked";
  case LOKET_SLIP_TROUBLE:
    return "paper-out";
  case LOKET_SLIP_SAVED:
  case LOKET_SLIP_WITHOUT:
    return "photo";
  case LOKET_SLIP_NONE:
  case LOKET_SLIP_PRINTING:
  default:
    return "printer";
  }
}
