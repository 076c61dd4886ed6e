/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of forms that somebody has to see to: handed in and to be looked over, begun, sent
 * back.  A section of the page of applications. */
#include "config.h"

#include "ui/cases/survey-forms.h"

#include "core/survey-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/survey-sheet.h"
#include "ui/cases/survey-words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_SURVEY_FORMS (loket_survey_forms_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyForms, loket_survey_forms, LOKET, SURVEY_FORMS, LoketAdminList)

struct _LoketSurveyForms {
  LoketAdminList parent_instance;

  /* owned */
  LoketSurveyEntry *entry; /* in the pane */
  char *next;              /* place of the page behind those that are seen, NULL = there is none */
};

G_DEFINE_FINAL_TYPE (LoketSurveyForms, loket_survey_forms, LOKET_TYPE_ADMIN_LIST)

/* Columns */

static char *
name_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_survey_entry_cast (record)->name);
}

static char *
form_text (LoketProgram *program, LoketRecord *record)
{
  LoketSurveyEntry *entry = loket_survey_entry_cast (record);

  return g_strdup (entry->title != NULL ? loket_program_text (program, entry->title) : entry->form);
}

static char *
place_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_survey_entry_cast (record)->place);
}

static char *
day_text (LoketProgram *program, LoketRecord *record)
{
  return loket_day_word (program, loket_survey_entry_cast (record)->day);
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_survey_state_word (loket_survey_entry_cast (record)->state));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_survey_state_style (loket_survey_entry_cast (record)->state);
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Who"), .text = name_text},
    {.title = N_ ("Form"), .text = form_text, .wide = TRUE},
    {.title = N_ ("Where"), .text = place_text, .spare = TRUE},
    {.title = N_ ("Day"), .text = day_text, .spare = TRUE},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
};

/* What is asked for */

static LoketRecord *
request (LoketAdminList *list)
{
  LoketSurveyQuery *query = loket_survey_query_new ();

  query->states = g_strsplit ("draft submitted returned", " ", -1);
  return LOKET_RECORD (query);
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketSurveyForms *self = LOKET_SURVEY_FORMS (list);

  g_free (self->next);
  self->next = g_strdup (loket_survey_page_cast (answer)->next);
}

static void
more (LoketAdminList *list)
{
  LoketSurveyForms *self = LOKET_SURVEY_FORMS (list);
  g_autoptr (LoketRecord) query = NULL;

  if (self->next == NULL)
    return;
  query = request (list);
  loket_survey_query_cast (query)->after = g_steal_pointer (&self->next);
  loket_admin_list_ask_more (list, query);
}

/* The pane */

static void
open_cb (LoketSurveyForms *self)
{
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();

  reference->survey = g_strdup (self->entry->id);
  loket_cases_desk_fetch (
      GTK_WIDGET (self), &LOKET_SURVEY_OPEN, LOKET_RECORD (reference), loket_survey_sheet_new);
}

static void
application_cb (LoketSurveyForms *self)
{
  loket_case_page_open (GTK_WIDGET (self), self->entry->application);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketSurveyForms *self = LOKET_SURVEY_FORMS (list);
  LoketProgram *program = loket_admin_list_application (list);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *title = form_text (program, record);
  g_autofree char *day = day_text (program, record);

  g_set_object (&self->entry, loket_survey_entry_cast (record));
  loket_admin_form_add_fact (form, _ ("State"), loket_survey_state_word (self->entry->state));
  loket_admin_form_add_fact (form, _ ("Form"), title);
  loket_admin_form_add_fact (form, _ ("Where"), self->entry->place);
  loket_admin_form_add_fact (form, _ ("Day"), day);
  loket_admin_form_add_fact (
      form, _ ("How it was asked"), loket_survey_channel_word (self->entry->channel));
  loket_admin_form_add_fact (form, _ ("At the home"), self->entry->officer_name);
  loket_admin_form_add_button (form, _ ("Open the form"), "primary", G_CALLBACK (open_cb), self);
  if (self->entry->application != NULL)
    loket_admin_form_add_button (
        form, _ ("Open the application"), "", G_CALLBACK (application_cb), self);
  return form;
}

static void
loket_survey_forms_dispose (GObject *object)
{
  LoketSurveyForms *self = LOKET_SURVEY_FORMS (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->next, g_free);
  G_OBJECT_CLASS (loket_survey_forms_parent_class)->dispose (object);
}

static void
loket_survey_forms_class_init (LoketSurveyFormsClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_survey_forms_dispose;
  list->title = N_ ("Forms");
  list->lead = N_ ("Handed in and to be looked over by somebody else, not handed in yet, or sent "
                   "back.");
  list->search = N_ ("Name, form or village");
  list->empty = N_ ("No form waits.");
  list->empty_advice = N_ ("Forms are filled from the page of an application.");
  list->icon = "loket-letter-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_SURVEY_LIST;
  list->member = "surveys";
  list->request = request;
  list->loaded = loaded;
  list->fresh = TRUE;
  list->more = more;
  list->detail = detail;
}

static void
loket_survey_forms_init (LoketSurveyForms *self)
{
}

/**
 * loket_survey_forms_new:
 * @program: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_survey_forms_new (LoketProgram *program)
{
  return loket_cases_desk_new (
      program, g_object_new (LOKET_TYPE_SURVEY_FORMS, "application", program, NULL));
}
