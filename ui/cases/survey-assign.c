/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends two officers to a home: one asks there, one asks the neighbours.  The page of an
 * application opens it, and the section of visits where nobody was at home. */
#include "config.h"

#include "ui/cases/survey-assign.h"

#include "core/survey-desk.h"
#include "ui/admin/page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/officer-choice.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketSurveyAssign {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketOfficerChoice *home;
  LoketOfficerChoice *neighbour;
  GtkEditable *day;
  GtkEditable *note;
  /* owned */
  LoketVisitAssign *begun; /* about whom */
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketSurveyAssign, loket_survey_assign, GTK_TYPE_BOX)

static void
assigned_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketSurveyAssign *self = LOKET_SURVEY_ASSIGN (page);
  const char *news = _ ("The visit is on the list of both officers.");
  g_autoptr (LoketApplicationRequest) request = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  if (self->begun->visit != NULL) {
    loket_cases_desk_back (page, news);
    return;
  }
  request = loket_application_request_new ();
  request->application = g_strdup (self->begun->application);
  request->purpose = LOKET_PURPOSE_FIELD_CHECK;
  loket_cases_desk_leave (
      page, &LOKET_APPLICATION_OPEN, LOKET_RECORD (request), loket_case_page_new, news);
}

static void
refuse (LoketSurveyAssign *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

static void
assign_cb (LoketSurveyAssign *self)
{
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (self->begun));
  LoketVisitAssign *request = loket_visit_assign_cast (copy);
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *day = loket_form_text (self->day);

  request->day = loket_day_read (day, today);
  request->home_officer = g_strdup (loket_officer_choice_officer (self->home));
  request->neighbour_officer = g_strdup (loket_officer_choice_officer (self->neighbour));
  request->note = loket_form_text (self->note);
  if (request->home_officer == NULL) {
    refuse (self, _ ("Please choose who asks at the home."), GTK_WIDGET (self->home));
  } else if (request->neighbour_officer == NULL) {
    refuse (self, _ ("Please choose who asks the neighbours."), GTK_WIDGET (self->neighbour));
  } else if (request->day == NULL) {
    refuse (self, _ ("Please enter day, month and year."), GTK_WIDGET (self->day));
  } else {
    loket_admin_clear (GTK_WIDGET (self));
    loket_registry_act_do (self->act, &LOKET_VISIT_ASSIGN, LOKET_RECORD (request), assigned_cb);
  }
}

static void
fill (LoketSurveyAssign *self, LoketVisitEntry *before)
{
  const LoketVisit *visit = before != NULL ? before->visit : NULL;
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *button =
      loket_part_button (_ ("Send them"), "loket-walk-symbolic", G_CALLBACK (assign_cb), self);
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *day = loket_day_to_type (today);

  self->home = LOKET_OFFICER_CHOICE (
      loket_officer_choice_new (self->program,
                                _ ("Asks at the home"),
                                visit != NULL ? visit->home_officer : NULL,
                                before != NULL ? before->home_officer_name : NULL,
                                NULL));
  self->neighbour = LOKET_OFFICER_CHOICE (
      loket_officer_choice_new (self->program,
                                _ ("Asks the neighbours"),
                                visit != NULL ? visit->neighbour_officer : NULL,
                                before != NULL ? before->neighbour_officer_name : NULL,
                                NULL));
  loket_form_grid_add (grid, _ ("Asks at the home"), GTK_WIDGET (self->home), 0, 0, 6);
  loket_form_grid_add (grid, _ ("Asks the neighbours"), GTK_WIDGET (self->neighbour), 6, 0, 6);
  self->day = loket_form_grid_entry (grid, _ ("Day"), 30, 0, 1, 6);
  gtk_editable_set_text (self->day, day);
  self->note = loket_form_grid_entry (grid, _ ("Note"), 500, 6, 1, 6);
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (GTK_BOX (self), card);
}

static gboolean
loket_survey_assign_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_survey_assign_dispose (GObject *object)
{
  LoketSurveyAssign *self = LOKET_SURVEY_ASSIGN (object);

  g_clear_object (&self->begun);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_survey_assign_parent_class)->dispose (object);
}

static void
loket_survey_assign_class_init (LoketSurveyAssignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_survey_assign_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_survey_assign_grab_focus;
}

static void
loket_survey_assign_init (LoketSurveyAssign *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
}

static GtkWidget *
make_page (LoketProgram *program,
           LoketVisitAssign *begun,
           const char *name,
           LoketVisitEntry *before)
{
  LoketSurveyAssign *self = g_object_new (LOKET_TYPE_SURVEY_ASSIGN, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Visit: %s"), name);

  self->program = program;
  self->begun = g_object_ref (begun);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self), loket_part_line (title, "heading"));
  gtk_box_append (
      GTK_BOX (self),
      loket_part_label (_ ("Two officers go: one asks at the home, one asks the neighbours."),
                        "lead"));
  fill (self, before);
  return GTK_WIDGET (self);
}

/**
 * loket_survey_assign_new:
 * @program: the program
 * @view: an application that is verified by a visit
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_survey_assign_new (LoketProgram *program, LoketApplicationView *view)
{
  g_autoptr (LoketVisitAssign) begun = loket_visit_assign_new ();

  begun->application = g_strdup (view->application->id);
  return make_page (program, begun, view->person->name, NULL);
}

/**
 * loket_survey_assign_again_new:
 * @program: the program
 * @entry: a visit for which another day or other officers are wanted
 *
 * Returns: (transfer floating): the form, with who goes now
 */
GtkWidget *
loket_survey_assign_again_new (LoketProgram *program, LoketVisitEntry *entry)
{
  g_autoptr (LoketVisitAssign) begun = loket_visit_assign_new ();

  begun->visit = g_strdup (entry->visit->id);
  begun->version = LOKET_SOME (entry->visit->version);
  return make_page (program, begun, entry->name != NULL ? entry->name : entry->place, entry);
}
