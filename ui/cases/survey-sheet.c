/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey: filled by two surveyors, handed in, looked over by somebody else.  The page of an
 * application and the list of visits open it; what is typed stays through every refusal. */
#include "config.h"

#include "ui/cases/survey-sheet.h"

#include "core/application-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/form-page.h"
#include "ui/cases/survey-questions.h"
#include "ui/cases/survey-side.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketSurveySheet {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketSurveyQuestions *questions; /* NULL: the profile has the form no more */
  LoketSurveySide *side;
  /* owned */
  LoketSurveyView *view;
  LoketRegistryAct *act;
  /* state */
  gboolean hand_in; /* once it is saved */
};

G_DEFINE_FINAL_TYPE (LoketSurveySheet, loket_survey_sheet, GTK_TYPE_BOX)

static gboolean
is_editable (LoketSurveySheet *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));
  const LoketSurvey *survey = self->view->survey;

  return self->view->form != NULL && loket_admin_may (self->program, LOKET_MAY_SURVEY) &&
         (survey->state == LOKET_SURVEY_DRAFT || survey->state == LOKET_SURVEY_RETURNED) &&
         (survey->id == NULL ||
          (session != NULL && g_strcmp0 (session->officer, survey->officer) == 0));
}

/* Saving */

static void
open_again (LoketSurveySheet *self, const char *survey, const char *news)
{
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();

  reference->survey = g_strdup (survey);
  loket_cases_desk_refetch (GTK_WIDGET (self),
                            &LOKET_SURVEY_OPEN,
                            LOKET_RECORD (reference),
                            loket_survey_sheet_new,
                            news);
}

static void
submitted_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketSurveySheet *self = LOKET_SURVEY_SHEET (page);
  LoketSurvey *survey = answer != NULL ? loket_survey_cast (answer) : NULL;
  g_autoptr (LoketApplicationRequest) request = NULL;
  const char *news;

  if (survey == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  /* Nobody was sent: only looked over it takes the application on. */
  news = survey->visit == NULL && loket_survey_is_field_check (survey)
             ? _ ("The survey is handed in. Another officer has to look it over.")
             : _ ("The survey is handed in.");
  if (survey->application == NULL) {
    open_again (self, survey->id, news);
    return;
  }
  request = loket_application_request_new ();
  request->application = g_strdup (survey->application);
  request->purpose = LOKET_PURPOSE_FIELD_CHECK;
  loket_cases_desk_leave (
      page, &LOKET_APPLICATION_OPEN, LOKET_RECORD (request), loket_case_page_new, news);
}

static void
submit (LoketSurveySheet *self)
{
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();

  reference->survey = g_strdup (self->view->survey->id);
  reference->version = LOKET_SOME (self->view->survey->version);
  loket_registry_act_do (self->act, &LOKET_SURVEY_SUBMIT, LOKET_RECORD (reference), submitted_cb);
}

static void
saved_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketSurveySheet *self = LOKET_SURVEY_SHEET (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  /* From here on the page is about what the office has. */
  g_set_object (&self->view->survey, loket_survey_cast (answer));
  if (self->hand_in)
    submit (self);
  else
    open_again (self, self->view->survey->id, _ ("Saved. It is not handed in yet."));
}

static LoketSurveySave *
gather (LoketSurveySheet *self)
{
  LoketSurveySave *save = loket_survey_save_new ();
  const LoketSurvey *survey = self->view->survey;

  save->survey = g_strdup (survey->id);
  save->form = g_strdup (survey->form);
  if (survey->id != NULL) {
    save->version = LOKET_SOME (survey->version);
  } else {
    save->application = g_strdup (survey->application);
    if (survey->application == NULL)
      save->person = g_strdup (survey->person);
    save->visit = g_strdup (survey->visit);
    save->form_version = LOKET_SOME (self->view->form->version);
  }
  save->answers = loket_survey_questions_answers (self->questions);
  loket_survey_side_gather (self->side, save);
  return save;
}

static void
refuse (LoketSurveySheet *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

static void
save (LoketSurveySheet *self, gboolean hand_in)
{
  g_autoptr (LoketSurveySave) request = NULL;
  GtkWidget *field = NULL;
  const char *fault;

  if (!is_editable (self))
    return;
  fault = loket_survey_questions_fault (self->questions, &field);
  if (fault == NULL)
    fault = loket_survey_side_fault (self->side, hand_in, &field);
  if (fault == NULL && hand_in) {
    field = loket_survey_questions_open (self->questions);
    fault = field != NULL ? _ ("This question is not answered yet.") : NULL;
  }
  if (fault != NULL) {
    refuse (self, fault, field);
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  self->hand_in = hand_in;
  request = gather (self);
  loket_registry_act_do (self->act, &LOKET_SURVEY_SAVE, LOKET_RECORD (request), saved_cb);
}

static void
save_cb (LoketSurveySheet *self)
{
  save (self, FALSE);
}

static void
hand_in_cb (LoketSurveySheet *self)
{
  save (self, TRUE);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save (LOKET_SURVEY_SHEET (widget), FALSE);
  return TRUE;
}

static gboolean
hand_in_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save (LOKET_SURVEY_SHEET (widget), TRUE);
  return TRUE;
}

/* Looking over */

static void
checked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketSurvey *survey = answer != NULL ? loket_survey_cast (answer) : NULL;

  if (survey == NULL)
    loket_admin_tell_problem (page, error);
  else
    open_again (LOKET_SURVEY_SHEET (page),
                survey->id,
                survey->state == LOKET_SURVEY_VERIFIED
                    ? _ ("The survey counts from now on.")
                    : _ ("The survey went back to the officer who filled it."));
}

static void
judge_cb (LoketSurveySheet *self, gboolean good, const char *reason)
{
  g_autoptr (LoketSurveyCheck) check = loket_survey_check_new ();

  check->survey = g_strdup (self->view->survey->id);
  check->version = LOKET_SOME (self->view->survey->version);
  check->good = good;
  check->reason = g_strdup (reason);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_SURVEY_CHECK, LOKET_RECORD (check), checked_cb);
}

/* On paper: as it stands here now */

static void
print_cb (LoketSurveySheet *self)
{
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (self->view));
  LoketSurveyView *view = loket_survey_view_cast (copy);
  g_autoptr (LoketSurveySave) now = gather (self);

  g_clear_object (&view->answers);
  view->answers = g_object_ref (now->answers);
  g_free (view->survey->neighbour_note);
  view->survey->neighbour_note = g_strdup (now->neighbour_note);
  if (now->day != NULL) {
    g_free (view->survey->day);
    view->survey->day = g_strdup (now->day);
  }
  loket_cases_desk_push (GTK_WIDGET (self), loket_form_page_new (self->program, view));
}

/* The page */

static GtkWidget *
make_head (LoketSurveySheet *self)
{
  const LoketSurvey *survey = self->view->survey;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *who = self->view->place != NULL
                             ? g_strdup_printf ("%s, %s", self->view->name, self->view->place)
                             : g_strdup (self->view->name);
  GtkWidget *title = loket_part_line (
      self->view->form != NULL ? loket_program_text (self->program, self->view->form->title)
                               : survey->form,
      "heading");

  gtk_widget_add_css_class (line, "row");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line),
                  loket_part_chip (loket_survey_state_word (survey->state),
                                   loket_survey_state_style (survey->state)));
  if (self->view->form != NULL) {
    GtkWidget *print =
        loket_part_button (_ ("Print"), "loket-printer-symbolic", G_CALLBACK (print_cb), self);
    gtk_widget_set_hexpand (print, TRUE);
    gtk_widget_set_halign (print, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (line), print);
  }
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), loket_part_line (who != NULL ? who : "", "lead"));
  return head;
}

static GtkWidget *
make_questions (LoketSurveySheet *self)
{
  const char *today = loket_client_day (loket_program_client (self->program));

  if (self->view->form == NULL)
    return loket_part_hint (_ ("This version of the form is not in the profile any more."),
                            _ ("What was answered is kept; it can be read in the audit."));
  self->questions = LOKET_SURVEY_QUESTIONS (loket_survey_questions_new (
      self->view->form, self->view->answers, loket_program_language (self->program), today));
  loket_survey_questions_set_editable (self->questions, is_editable (self));
  return GTK_WIDGET (self->questions);
}

static GtkWidget *
make_side (LoketSurveySheet *self)
{
  GtkWidget *side = loket_survey_side_new (self->program, self->view, is_editable (self));

  self->side = LOKET_SURVEY_SIDE (side);
  g_signal_connect_object (side, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (side, "hand-in", G_CALLBACK (hand_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (side, "judged", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
  return side;
}

static gboolean
loket_survey_sheet_grab_focus (GtkWidget *widget)
{
  LoketSurveySheet *self = LOKET_SURVEY_SHEET (widget);

  return is_editable (self) ? gtk_widget_grab_focus (GTK_WIDGET (self->questions))
                            : gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

static void
loket_survey_sheet_dispose (GObject *object)
{
  LoketSurveySheet *self = LOKET_SURVEY_SHEET (object);

  g_clear_object (&self->view);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_survey_sheet_parent_class)->dispose (object);
}

static void
loket_survey_sheet_class_init (LoketSurveySheetClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_survey_sheet_dispose;
  widget->grab_focus = loket_survey_sheet_grab_focus;
  gtk_widget_class_add_binding (widget, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
loket_survey_sheet_init (LoketSurveySheet *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  /* Before a field for sentences makes a new line of it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (hand_in_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * loket_survey_sheet_new:
 * @program: the program; its office is known
 * @record: a LoketSurveyView
 *
 * Returns: (transfer floating): the page of that survey
 */
GtkWidget *
loket_survey_sheet_new (LoketProgram *program, LoketRecord *record)
{
  LoketSurveySheet *self = g_object_new (LOKET_TYPE_SURVEY_SHEET, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *questions;

  self->program = program;
  self->view = g_object_ref (loket_survey_view_cast (record));
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_vexpand (halves, TRUE);
  questions = make_questions (self);
  gtk_widget_set_hexpand (questions, TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (halves), questions);
  gtk_box_append (GTK_BOX (halves), make_side (self));
  gtk_box_append (GTK_BOX (self), halves);
  return GTK_WIDGET (self);
}
