/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an application's page that lead to its forms, visits, decision and letters: one
 * button each, and the card of its surveys.  case-parts.c names them. */
#include "config.h"

#include "ui/cases/ruling-parts.h"

#include "core/survey-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/desk.h"
#include "ui/cases/letters-page.h"
#include "ui/cases/ruling-page.h"
#include "ui/cases/survey-assign.h"
#include "ui/cases/survey-begin.h"
#include "ui/cases/survey-sheet.h"
#include "ui/cases/survey-words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define PROGRAM "program"
#define VIEW "view"

static LoketProgram *
program_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), PROGRAM);
}

static LoketApplicationView *
view_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), VIEW);
}

static GtkWidget *
make_button (LoketProgram *program,
             LoketApplicationView *view,
             const char *label,
             const char *icon,
             GCallback pressed)
{
  GtkWidget *button = loket_part_button (label, icon, pressed, program);

  g_signal_handlers_disconnect_by_func (button, pressed, program);
  g_signal_connect (button, "clicked", pressed, NULL);
  g_object_set_data (G_OBJECT (button), PROGRAM, program);
  g_object_set_data_full (G_OBJECT (button), VIEW, g_object_ref (view), g_object_unref);
  return button;
}

/* The decision */

static void
decide_cb (GtkWidget *button)
{
  loket_admin_clear (button);
  loket_cases_desk_push (
      button, loket_ruling_page_new (program_of (button), LOKET_RECORD (view_of (button))));
}

/**
 * loket_ruling_part_decide:
 * @program: the program
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): the way to its decision, where there can be one
 */
GtkWidget *
loket_ruling_part_decide (LoketProgram *program, LoketApplicationView *view)
{
  const LoketApplicationState state = view->application->state;
  const gboolean decided = g_list_model_get_n_items (G_LIST_MODEL (view->decisions)) > 0;
  GtkWidget *button;

  if (state != LOKET_APPLICATION_VERIFIED && !decided)
    return NULL;
  if (!loket_admin_may (program, LOKET_MAY_PREPARE_DECISIONS) &&
      !loket_admin_may (program, LOKET_MAY_REPLAY_DECISIONS))
    return NULL;
  button =
      make_button (program, view, _ ("Decision"), "loket-flower-symbolic", G_CALLBACK (decide_cb));
  if (state >= LOKET_APPLICATION_VERIFIED && state <= LOKET_APPLICATION_APPROVED_SECTION)
    gtk_widget_add_css_class (button, "primary");
  return button;
}

/* Forms */

static void
form_cb (GtkWidget *button)
{
  loket_admin_clear (button);
  loket_cases_desk_push (button, loket_survey_begin_new (program_of (button), view_of (button)));
}

/**
 * loket_ruling_part_form:
 * @program: the program
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): the way to a new form about the person
 */
GtkWidget *
loket_ruling_part_form (LoketProgram *program, LoketApplicationView *view)
{
  if (!loket_admin_may (program, LOKET_MAY_SURVEY) ||
      view->application->state >= LOKET_APPLICATION_PROPOSED || view->kind == NULL ||
      view->kind->forms == NULL)
    return NULL;
  return make_button (
      program, view, _ ("Fill a form"), "loket-letter-symbolic", G_CALLBACK (form_cb));
}

static void
open_survey_cb (GtkWidget *button)
{
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();

  reference->survey = g_strdup (g_object_get_data (G_OBJECT (button), "survey"));
  loket_cases_desk_fetch (
      button, &LOKET_SURVEY_OPEN, LOKET_RECORD (reference), loket_survey_sheet_new);
}

static GtkWidget *
make_survey (LoketProgram *program, LoketSurvey *survey)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *day = loket_day_word (program, survey->day);
  g_autofree char *text =
      g_strdup_printf ("%s · %s", loket_survey_channel_word (survey->channel), day);
  g_autofree char *name = g_strdup_printf (_ ("Open the form: %s"), text);
  GtkWidget *label = loket_part_line (text, "plain-text");
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (open), "survey", g_strdup (survey->id), g_free);
  g_signal_connect (open, "clicked", G_CALLBACK (open_survey_cb), NULL);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row),
                  loket_part_chip (loket_survey_state_word (survey->state),
                                   loket_survey_state_style (survey->state)));
  gtk_box_append (GTK_BOX (row), open);
  return row;
}

/**
 * loket_ruling_part_surveys:
 * @program: the program
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): the card of forms that were filled for it
 */
GtkWidget *
loket_ruling_part_surveys (LoketProgram *program, LoketApplicationView *view)
{
  GListModel *surveys = G_LIST_MODEL (view->surveys);
  GtkWidget *card;

  if (g_list_model_get_n_items (surveys) == 0 || !loket_admin_may (program, LOKET_MAY_SEE_SURVEYS))
    return NULL;
  card = loket_part_card (_ ("Forms"));
  for (guint i = 0; i < g_list_model_get_n_items (surveys); i++) {
    g_autoptr (LoketSurvey) survey = g_list_model_get_item (surveys, i);
    gtk_box_append (GTK_BOX (card), make_survey (program, survey));
  }
  return card;
}

/* Visits */

static void
visit_cb (GtkWidget *button)
{
  loket_admin_clear (button);
  loket_cases_desk_push (button, loket_survey_assign_new (program_of (button), view_of (button)));
}

/**
 * loket_ruling_part_visit:
 * @program: the program
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): the way to send two officers
 */
GtkWidget *
loket_ruling_part_visit (LoketProgram *program, LoketApplicationView *view)
{
  if (view->application->state != LOKET_APPLICATION_VERIFYING_FIELD ||
      !loket_admin_may (program, LOKET_MAY_ASSIGN_VISITS))
    return NULL;
  return make_button (
      program, view, _ ("Send two officers"), "loket-walk-symbolic", G_CALLBACK (visit_cb));
}

/* Letters */

static void
letters_cb (GtkWidget *button)
{
  loket_admin_clear (button);
  loket_cases_desk_push (button, loket_letters_page_new (program_of (button), view_of (button)));
}

/**
 * loket_ruling_part_letters:
 * @program: the program
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): the way to its letters
 */
GtkWidget *
loket_ruling_part_letters (LoketProgram *program, LoketApplicationView *view)
{
  if (!loket_admin_may (program, LOKET_MAY_ISSUE_LETTERS))
    return NULL;
  return make_button (
      program, view, _ ("Letters"), "loket-printer-symbolic", G_CALLBACK (letters_cb));
}
