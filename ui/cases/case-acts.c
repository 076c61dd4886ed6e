/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer may do with an application now: one button each, and a page for those that need
 * words.  The page of an application has it. */
#include "config.h"

#include "ui/cases/case-acts.h"

#include "core/application-acts.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/act-page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/papers-form.h"
#include "ui/common/wrap-layout.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define GAP 8 /* pixels between buttons */

#define LOKET_TYPE_CASE_ACTS (loket_case_acts_get_type ())
G_DECLARE_FINAL_TYPE (LoketCaseActs, loket_case_acts, LOKET, CASE_ACTS, GtkBox)

struct _LoketCaseActs {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketRegistryAct *act;
  LoketApplicationView *view;
};

G_DEFINE_FINAL_TYPE (LoketCaseActs, loket_case_acts, GTK_TYPE_BOX)

/* In the order of the buttons; the first that may be done is the primary one. */
static const struct {
  const char *act;
  const char *label;
  const char *question; /* NULL = done at once */
} ways[] = {
    {"submit", N_ ("Hand it in"), NULL},
    {"accept-list", N_ ("Accept what the list says"), NULL},
    {"verify", N_ ("Verified"), N_ ("What was found out, and by whom?")},
    {"verify-in-field", N_ ("Have it visited"), NULL},
    {"verify-by-phone", N_ ("Verify by telephone"), NULL},
    {"ask-village", N_ ("Ask the village"), NULL},
    {"not-verified",
     N_ ("Could not be verified so"),
     N_ ("Why could it not be verified this way?")},
    {"ask-verification", N_ ("Have it verified"), NULL},
    {"close", N_ ("Handed over: close it"), NULL},
    {"reopen", N_ ("Open it again"), N_ ("Why is it opened again?")},
    {"withdraw", N_ ("Withdraw the application"), N_ ("Why does the person withdraw it?")},
};

static void
acted_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCaseActs *self = LOKET_CASE_ACTS (page);

  if (answer != NULL)
    loket_cases_desk_put (page, loket_case_page_new (self->program, answer), _ ("Done."));
  else
    loket_admin_tell_problem (page, error);
}

static void
pressed_cb (GtkWidget *button, LoketCaseActs *self)
{
  const guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "way"));
  g_autoptr (LoketApplicationAct) request = NULL;

  if (ways[i].question != NULL) {
    loket_cases_desk_push (
        GTK_WIDGET (self),
        loket_act_page_new (
            self->program, self->view, ways[i].act, _ (ways[i].label), _ (ways[i].question)));
    return;
  }
  request = loket_application_act_new ();
  request->application = g_strdup (self->view->application->id);
  request->version = LOKET_SOME (self->view->application->version);
  request->act = g_strdup (ways[i].act);
  loket_registry_act_do (self->act, &LOKET_APPLICATION_MOVE, LOKET_RECORD (request), acted_cb);
}

static void
papers_cb (LoketCaseActs *self)
{
  loket_cases_desk_push (GTK_WIDGET (self), loket_papers_form_new (self->program, self->view));
}

static void
add (LoketCaseActs *self, GtkWidget *button, gboolean first)
{
  if (first)
    gtk_widget_add_css_class (button, "primary");
  gtk_box_append (GTK_BOX (self), button);
}

/* Papers come and go until a decision is proposed. */
static gboolean
takes_papers (LoketCaseActs *self)
{
  GListModel *papers = G_LIST_MODEL (self->view->papers);

  return self->view->application->state < LOKET_APPLICATION_PROPOSED &&
         g_list_model_get_n_items (papers) > 0 &&
         loket_admin_may (self->program, LOKET_MAY_TAKE_APPLICATIONS);
}

static gboolean
owes_papers (LoketCaseActs *self)
{
  return self->view->application->state == LOKET_APPLICATION_INCOMPLETE;
}

/* Back, out or to its end: nobody makes that the first thing to do. */
static gboolean
leads_on (LoketApplicationState from, const char *act)
{
  int to;

  return loket_machine_move (&loket_application_machine, (int) from, act, &to, NULL) &&
         (strcmp (act, "close") == 0 || strcmp (act, "reopen") == 0 ||
          (to > (int) from && !loket_application_has_ended ((LoketApplicationState) to)));
}

static void
fill (LoketCaseActs *self)
{
  const LoketCaller caller = loket_admin_caller (self->program);
  gboolean first = TRUE;

  if (takes_papers (self) && owes_papers (self)) {
    add (self,
         loket_part_button (
             _ ("Papers were brought"), "loket-letter-symbolic", G_CALLBACK (papers_cb), self),
         TRUE);
    first = FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    GtkWidget *button;
    if (strcmp (ways[i].act, "withdraw") == 0 && takes_papers (self) && !owes_papers (self)) {
      add (self, loket_part_button (_ ("Papers"), NULL, G_CALLBACK (papers_cb), self), first);
      first = FALSE;
    }
    if (!loket_application_caller_may (&caller, self->view->application, ways[i].act))
      continue;
    button = gtk_button_new_with_label (_ (ways[i].label));
    g_signal_connect_object (button, "clicked", G_CALLBACK (pressed_cb), self, 0);
    g_object_set_data (G_OBJECT (button), "way", GUINT_TO_POINTER (i));
    add (self, button, first && leads_on (self->view->application->state, ways[i].act));
    first = FALSE;
  }
}

static void
loket_case_acts_dispose (GObject *object)
{
  LoketCaseActs *self = LOKET_CASE_ACTS (object);

  g_clear_object (&self->act);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_case_acts_parent_class)->dispose (object);
}

static void
loket_case_acts_class_init (LoketCaseActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_case_acts_dispose;
}

static void
loket_case_acts_init (LoketCaseActs *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "case-acts");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), loket_wrap_layout_new (GAP));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * loket_case_acts_new:
 * @program: the program; its office is known
 * @view: an application
 *
 * Returns: (transfer floating): the buttons of what this officer may do with it now; perhaps none
 */
GtkWidget *
loket_case_acts_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketCaseActs *self = g_object_new (LOKET_TYPE_CASE_ACTS, NULL);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->view = g_object_ref (view);
  fill (self);
  return GTK_WIDGET (self);
}
