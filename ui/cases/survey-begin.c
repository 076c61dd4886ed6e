/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which form of the profile is filled about the person of an application; its page opens this one,
 * and this one goes on to the form. */
#include "config.h"

#include "ui/cases/survey-begin.h"

#include "core/office.h"
#include "core/survey-choices.h"
#include "core/survey-desk.h"
#include "ui/admin/page.h"
#include "ui/cases/desk.h"
#include "ui/cases/form-page.h"
#include "ui/cases/survey-sheet.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketSurveyBegin {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *tiles;
  /* owned */
  LoketApplicationView *view;
  GCancellable *cancellable;
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketSurveyBegin, loket_survey_begin, GTK_TYPE_BOX)

static LoketVisit *
find_visit (LoketSurveyBegin *self)
{
  GListModel *visits = G_LIST_MODEL (self->view->visits);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++) {
    g_autoptr (LoketVisit) visit = g_list_model_get_item (visits, i);
    if (visit->state == LOKET_VISIT_ASSIGNED || visit->state == LOKET_VISIT_VISITED)
      return g_steal_pointer (&visit);
  }
  return NULL;
}

/* What is about to be filled; the office knows of it from the first saving on.  Who is not sent
 * there himself types in what the two have brought back on paper. */
static LoketSurveyView *
make_view (LoketSurveyBegin *self, LoketForm *form)
{
  LoketSurveyView *view = loket_survey_view_new ();
  const LoketApplication *application = self->view->application;
  g_autoptr (LoketVisit) visit = find_visit (self);
  LoketSession *session = loket_client_session (loket_program_client (self->program));
  const char *me = session != NULL ? session->officer : NULL;

  view->survey = loket_survey_new ();
  view->survey->application = g_strdup (application->id);
  view->survey->person = g_strdup (application->person);
  view->survey->form = g_strdup (form->key);
  view->survey->state = LOKET_SURVEY_DRAFT;
  view->survey->channel = LOKET_CHANNEL_COUNTER;
  if (application->state == LOKET_APPLICATION_VERIFYING_PHONE)
    view->survey->channel = LOKET_CHANNEL_PHONE;
  if (visit != NULL) {
    const gboolean along = g_strcmp0 (me, visit->neighbour_officer) == 0;
    view->survey->visit = g_strdup (visit->id);
    view->survey->neighbour_officer =
        g_strdup (along ? visit->home_officer : visit->neighbour_officer);
    view->survey->channel = along || g_strcmp0 (me, visit->home_officer) == 0 ? LOKET_CHANNEL_FIELD
                                                                              : LOKET_CHANNEL_PAPER;
  }
  view->form = g_object_ref (form);
  view->application_number = LOKET_SOME (application->number);
  view->name = g_strdup (self->view->person->name);
  view->place = g_strdup (self->view->person->place);
  return view;
}

static void
chosen_cb (GtkWidget *button, LoketSurveyBegin *self)
{
  LoketForm *form = g_object_get_data (G_OBJECT (button), "form");
  g_autoptr (LoketSurveyView) view = make_view (self, form);

  loket_cases_desk_put (
      GTK_WIDGET (self), loket_survey_sheet_new (self->program, LOKET_RECORD (view)), NULL);
}

static void
print_cb (GtkWidget *button, LoketSurveyBegin *self)
{
  LoketForm *form = g_object_get_data (G_OBJECT (button), "form");
  g_autoptr (LoketSurveyView) view = make_view (self, form);

  loket_cases_desk_push (GTK_WIDGET (self), loket_form_page_new (self->program, view));
}

/* To take along where nobody carries a computer. */
static GtkWidget *
make_print (LoketSurveyBegin *self, LoketForm *form, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Print it empty"));
  g_autofree char *name = g_strdup_printf (_ ("Print it empty: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "form", g_object_ref (form), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (print_cb), self, 0);
  return button;
}

static void
add_form (LoketSurveyBegin *self, LoketForm *form)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = loket_program_text (self->program, form->title);

  gtk_box_append (GTK_BOX (words), loket_part_label (title, "strong"));
  if (form->intro != NULL)
    gtk_box_append (GTK_BOX (words),
                    loket_part_label (loket_program_text (self->program, form->intro), "quiet"));
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "answer");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (button), "form", g_object_ref (form), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), make_print (self, form, title));
  gtk_box_append (self->tiles, row);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketSurveyBegin) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GListModel *forms;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  forms = G_LIST_MODEL (loket_survey_choices_cast (answer)->forms);
  for (guint i = 0; i < g_list_model_get_n_items (forms); i++) {
    g_autoptr (LoketForm) form = g_list_model_get_item (forms, i);
    if (g_strv_contains ((const char *const *) self->view->kind->forms, form->key))
      add_form (self, form);
  }
  gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
}

static void
mapped_cb (LoketSurveyBegin *self)
{
  g_autoptr (LoketNothing) nothing = NULL;

  if (self->asked)
    return;
  self->asked = TRUE;
  nothing = loket_nothing_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_SURVEY_CHOICES,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

static void
loket_survey_begin_dispose (GObject *object)
{
  LoketSurveyBegin *self = LOKET_SURVEY_BEGIN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_survey_begin_parent_class)->dispose (object);
}

static void
loket_survey_begin_finalize (GObject *object)
{
  g_clear_object (&LOKET_SURVEY_BEGIN (object)->cancellable);
  G_OBJECT_CLASS (loket_survey_begin_parent_class)->finalize (object);
}

static void
loket_survey_begin_class_init (LoketSurveyBeginClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_survey_begin_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_survey_begin_finalize;
}

static void
loket_survey_begin_init (LoketSurveyBegin *self)
{
  self->cancellable = g_cancellable_new ();
  self->tiles = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self->tiles), "rows");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_survey_begin_new:
 * @program: the program
 * @view: an application whose kind has forms
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_survey_begin_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketSurveyBegin *self = g_object_new (LOKET_TYPE_SURVEY_BEGIN, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Which form about %s?"), view->person->name);

  self->program = program;
  self->view = g_object_ref (view);
  gtk_box_append (GTK_BOX (self), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (GTK_WIDGET (self->tiles)));
  return GTK_WIDGET (self);
}
