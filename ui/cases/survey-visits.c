/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of visits: who is visited when by whom, and what came of it.  A section of the page
 * of applications. */
#include "config.h"

#include "ui/cases/survey-visits.h"

#include "core/survey-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/route-page.h"
#include "ui/cases/survey-assign.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/text-box.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_SURVEY_VISITS (loket_survey_visits_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyVisits, loket_survey_visits, LOKET, SURVEY_VISITS, LoketAdminList)

struct _LoketSurveyVisits {
  LoketAdminList parent_instance;

  /* borrowed */
  LoketTextBox *note;
  /* owned */
  LoketVisitEntry *entry; /* in the pane */
  LoketVisit *visit;      /* of it */
};

G_DEFINE_FINAL_TYPE (LoketSurveyVisits, loket_survey_visits, LOKET_TYPE_ADMIN_LIST)

static LoketVisit *
visit_of (LoketRecord *record)
{
  return loket_visit_entry_cast (record)->visit;
}

static const char *
id_of (LoketRecord *record)
{
  return visit_of (record)->id;
}

/* Columns */

static char *
place_text (LoketProgram *program, LoketRecord *record)
{
  LoketVisitEntry *entry = loket_visit_entry_cast (record);

  if (entry->hamlet == NULL)
    return g_strdup (entry->place);
  return g_strdup_printf ("%s, %s", entry->place != NULL ? entry->place : "", entry->hamlet);
}

static char *
name_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_visit_entry_cast (record)->name);
}

static char *
day_text (LoketProgram *program, LoketRecord *record)
{
  return loket_day_word (program, visit_of (record)->day);
}

static char *
officers_text (LoketProgram *program, LoketRecord *record)
{
  LoketVisitEntry *entry = loket_visit_entry_cast (record);

  return g_strdup_printf ("%s, %s",
                          entry->home_officer_name != NULL ? entry->home_officer_name : "–",
                          entry->neighbour_officer_name != NULL ? entry->neighbour_officer_name
                                                                : "–");
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_visit_state_word (visit_of (record)->state));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_visit_state_style (visit_of (record)->state);
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Where"), .text = place_text, .wide = TRUE},
    {.title = N_ ("Who"), .text = name_text},
    {.title = N_ ("Day"), .text = day_text},
    {.title = N_ ("Home, neighbours"), .text = officers_text, .spare = TRUE},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
};

/* Acts */

static void
moved_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    loket_visit_state_word (loket_visit_cast (answer)->state),
                    NULL);
}

static void
move (LoketSurveyVisits *self, const char *act)
{
  LoketVisitMove *request = loket_visit_move_new ();

  request->visit = g_strdup (self->visit->id);
  request->version = LOKET_SOME (self->visit->version);
  request->act = g_strdup (act);
  request->note = loket_text_box_text (self->note);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_VISIT_MOVE, LOKET_RECORD (request), moved_cb);
}

static void
visited_cb (LoketSurveyVisits *self)
{
  move (self, "visit");
}

static void
not_home_cb (LoketSurveyVisits *self)
{
  move (self, "not-home");
}

static void
finish_cb (LoketSurveyVisits *self)
{
  move (self, "finish");
}

static void
cancel_cb (LoketSurveyVisits *self)
{
  move (self, "cancel");
}

static void
again_cb (LoketSurveyVisits *self)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  loket_cases_desk_push (GTK_WIDGET (self), loket_survey_assign_again_new (program, self->entry));
}

static void
route_cb (LoketSurveyVisits *self)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  loket_cases_desk_push (GTK_WIDGET (self), loket_route_page_new (program));
}

static void
open_cb (LoketSurveyVisits *self)
{
  loket_case_page_open (GTK_WIDGET (self), self->visit->application);
}

/* What came of it the two tell; that nobody needs to go says also whoever sent them, or a head. */
static gboolean
may (LoketSurveyVisits *self, const char *act)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));
  const char *officer = loket_admin_caller (program).officer;

  return g_strcmp0 (officer, self->visit->home_officer) == 0 ||
         g_strcmp0 (officer, self->visit->neighbour_officer) == 0 ||
         (g_str_equal (act, "cancel") &&
          (loket_admin_is_head (program) || g_strcmp0 (officer, self->visit->assigned_by) == 0));
}

static void
add_acts (LoketSurveyVisits *self, GtkWidget *form)
{
  static const struct {
    const char *act;
    const char *label;
    GCallback pressed;
  } acts[] = {
      {"visit", N_ ("Somebody was there"), G_CALLBACK (visited_cb)},
      {"not-home", N_ ("Nobody was there"), G_CALLBACK (not_home_cb)},
      {"finish", N_ ("The visit is done"), G_CALLBACK (finish_cb)},
      {"cancel", N_ ("The visit is not needed"), G_CALLBACK (cancel_cb)},
  };

  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  if (loket_machine_may (&loket_visit_machine, self->visit->state, "assign") &&
      loket_admin_may (program, LOKET_MAY_ASSIGN_VISITS))
    loket_admin_form_add_button (
        form, _ ("Another day or other officers"), "", G_CALLBACK (again_cb), self);
  self->note = LOKET_TEXT_BOX (loket_text_box_new (_ ("Note"), NULL, 2));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->note));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (loket_machine_may (&loket_visit_machine, self->visit->state, acts[i].act) &&
        may (self, acts[i].act))
      loket_admin_form_add_button (form, _ (acts[i].label), "", acts[i].pressed, self);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketSurveyVisits *self = LOKET_SURVEY_VISITS (list);
  LoketProgram *program = loket_admin_list_application (list);
  LoketVisitEntry *entry = loket_visit_entry_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *day = day_text (program, record);
  g_autofree char *tries = g_strdup_printf ("%d", (int) entry->visit->tries);

  g_set_object (&self->entry, entry);
  g_set_object (&self->visit, entry->visit);
  loket_admin_form_add_fact (form, _ ("State"), loket_visit_state_word (entry->visit->state));
  loket_admin_form_add_fact (form, _ ("Who"), entry->name);
  loket_admin_form_add_fact (form, _ ("Address"), entry->address);
  loket_admin_form_add_fact (form, _ ("Telephone"), entry->phone);
  loket_admin_form_add_fact (form, _ ("Day"), day);
  loket_admin_form_add_fact (form, _ ("At the home"), entry->home_officer_name);
  loket_admin_form_add_fact (form, _ ("Asked the neighbours"), entry->neighbour_officer_name);
  if (entry->visit->tries > 0)
    loket_admin_form_add_fact (form, _ ("Times that nobody was there"), tries);
  loket_admin_form_add_fact (form, _ ("Note"), entry->visit->note);
  if (entry->visit->application != NULL)
    loket_admin_form_add_button (
        form, _ ("Open the application"), "primary", G_CALLBACK (open_cb), self);
  add_acts (self, form);
  return form;
}

static void
loket_survey_visits_dispose (GObject *object)
{
  g_clear_object (&LOKET_SURVEY_VISITS (object)->entry);
  g_clear_object (&LOKET_SURVEY_VISITS (object)->visit);
  G_OBJECT_CLASS (loket_survey_visits_parent_class)->dispose (object);
}

static void
loket_survey_visits_class_init (LoketSurveyVisitsClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_survey_visits_dispose;
  list->title = N_ ("Visits");
  list->lead = N_ ("By day and village, in the order to go. Names are for the two who go, and for "
                   "the heads.");
  list->search = N_ ("Village, name or officer");
  list->empty = N_ ("No visit waits.");
  list->empty_advice = N_ ("Officers are sent from the page of an application.");
  list->icon = "loket-walk-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_VISIT_LIST;
  list->member = "visits";
  list->id = id_of;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_survey_visits_init (LoketSurveyVisits *self)
{
}

/**
 * loket_survey_visits_new:
 * @program: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_survey_visits_new (LoketProgram *program)
{
  LoketSurveyVisits *self = g_object_new (LOKET_TYPE_SURVEY_VISITS, "application", program, NULL);

  loket_admin_list_add_button (
      LOKET_ADMIN_LIST (self),
      loket_part_button (
          _ ("List on paper"), "loket-printer-symbolic", G_CALLBACK (route_cb), self));
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
