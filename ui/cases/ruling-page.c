/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision about an application: what the rules suggest and why, what is on file, what officers
 * propose and approve, what was decided before.  The page of an application and the list of
 * decisions to approve open it. */
#include "config.h"

#include "ui/cases/ruling-page.h"

#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/state.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/ruling-facts.h"
#include "ui/cases/ruling-findings.h"
#include "ui/cases/ruling-hand.h"
#include "ui/cases/ruling-past.h"
#include "ui/cases/ruling-propose.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketRulingPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *left;
  GtkBox *right;
  LoketRulingPropose *form; /* NULL: nothing is to be proposed now */
  /* owned */
  LoketApplicationView *view;
  GCancellable *cancellable;
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketRulingPage, loket_ruling_page, GTK_TYPE_BOX)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static LoketRecord *
request_of (const char *application)
{
  LoketApplicationRequest *request = loket_application_request_new ();

  request->application = g_strdup (application);
  request->purpose = LOKET_PURPOSE_SERVICE;
  return LOKET_RECORD (request);
}

/* What the rules say */

static void ask (LoketRulingPage *self);

static void
facts_cb (LoketRulingPage *self, const char *news)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, news, NULL);
  ask (self);
}

static void
show_suggestion (LoketRulingPage *self, LoketDecisionSuggestion *suggestion)
{
  const LoketApplication *application = self->view->application;
  const gboolean card = self->view->kind != NULL && self->view->kind->gives == LOKET_GIVES_CARD;
  GtkWidget *facts;

  clear (self->left);
  gtk_box_append (self->left, loket_ruling_findings_new (self->program, suggestion, card));
  facts = loket_ruling_facts_new (self->program, application->person, application->id, suggestion);
  g_signal_connect_object (facts, "changed", G_CALLBACK (facts_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->left, facts);
  if (self->form != NULL)
    loket_ruling_propose_suggest (self->form, suggestion);
}

static void
suggested_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRulingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    show_suggestion (self, loket_decision_suggestion_cast (answer));
  else
    loket_admin_tell_problem (GTK_WIDGET (self), error);
}

static void
ask (LoketRulingPage *self)
{
  g_autoptr (LoketDecisionQuery) query = loket_decision_query_new ();

  query->person = g_strdup (self->view->application->person);
  query->application = g_strdup (self->view->application->id);
  loket_client_call (loket_program_client (self->program),
                     &LOKET_DECISION_SUGGEST,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     suggested_cb,
                     g_object_ref (self));
}

static void
mapped_cb (LoketRulingPage *self)
{
  if (self->asked || !loket_admin_may (self->program, LOKET_MAY_PREPARE_DECISIONS))
    return;
  self->asked = TRUE;
  ask (self);
}

/* What officers say */

/* The application as it is now stands upon the first page of the section. */
static void
decided_cb (LoketRulingPage *self, const char *news)
{
  g_autoptr (LoketRecord) request = request_of (self->view->application->id);

  loket_cases_desk_leave (
      GTK_WIDGET (self), &LOKET_APPLICATION_OPEN, request, loket_case_page_new, news);
}

static void
add_propose (LoketRulingPage *self)
{
  GtkWidget *form;

  if (self->view->application->state != LOKET_APPLICATION_VERIFIED)
    return;
  if (!loket_admin_may (self->program, LOKET_MAY_PROPOSE_DECISIONS)) {
    gtk_box_append (self->right,
                    loket_part_hint (_ ("A service officer proposes the decision."), NULL));
    return;
  }
  form = loket_ruling_propose_new (self->program, self->view);
  self->form = LOKET_RULING_PROPOSE (form);
  g_signal_connect_object (form, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->right, form);
}

static void
add_decisions (LoketRulingPage *self)
{
  GListModel *decisions = G_LIST_MODEL (self->view->decisions);
  GtkWidget *card = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++) {
    g_autoptr (LoketDecision) decision = g_list_model_get_item (decisions, i);
    if (loket_decision_is_open (decision->state) && i == 0) {
      GtkWidget *hand = loket_ruling_hand_new (self->program, self->view, decision);
      g_signal_connect_object (hand, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->right, hand);
      continue;
    }
    if (card == NULL) {
      card = loket_part_card (_ ("Decided so far"));
      gtk_box_append (self->right, card);
    }
    gtk_box_append (GTK_BOX (card), loket_ruling_past_new (self->program, decision));
  }
}

/* The page */

static GtkWidget *
make_head (LoketRulingPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const LoketApplicationView *view = self->view;
  const char *kind = view->kind != NULL ? loket_program_text (self->program, view->kind->title)
                                        : view->application->kind;
  g_autofree char *title = g_strdup_printf (_ ("Decision: %s"), view->person->name);
  g_autofree char *line =
      g_strdup_printf (_ ("Application %d · %s"), (int) view->application->number, kind);

  gtk_box_append (GTK_BOX (head), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (head), loket_part_line (line, "lead"));
  return head;
}

static void
fill (LoketRulingPage *self, GtkWidget *halves)
{
  GtkWidget *side = loket_part_scroll (GTK_WIDGET (self->right));
  GtkWidget *scroll = loket_part_scroll (GTK_WIDGET (self->left));

  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (side, "side-form");
  gtk_widget_set_hexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (halves), scroll);
  gtk_box_append (GTK_BOX (halves), side);
  if (loket_admin_may (self->program, LOKET_MAY_PREPARE_DECISIONS))
    gtk_box_append (
        self->left,
        loket_admin_state_new ("loket-clock-symbolic", _ ("The rules are being asked."), NULL));
  add_propose (self);
  add_decisions (self);
}

static gboolean
loket_ruling_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (LOKET_RULING_PAGE (widget)->right),
                                 GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_ruling_page_dispose (GObject *object)
{
  LoketRulingPage *self = LOKET_RULING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_ruling_page_parent_class)->dispose (object);
}

static void
loket_ruling_page_finalize (GObject *object)
{
  g_clear_object (&LOKET_RULING_PAGE (object)->cancellable);
  G_OBJECT_CLASS (loket_ruling_page_parent_class)->finalize (object);
}

static void
loket_ruling_page_class_init (LoketRulingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_ruling_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_ruling_page_grab_focus;
}

static void
loket_ruling_page_init (LoketRulingPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->left = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->right = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self->left), "rows");
  gtk_widget_add_css_class (GTK_WIDGET (self->right), "rows");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_ruling_page_new:
 * @program: the program; its office is known
 * @record: a LoketApplicationView
 *
 * Returns: (transfer floating): the page, which asks the rules when it is seen
 */
GtkWidget *
loket_ruling_page_new (LoketProgram *program, LoketRecord *record)
{
  LoketRulingPage *self = g_object_new (LOKET_TYPE_RULING_PAGE, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->program = program;
  self->view = g_object_ref (loket_application_view_cast (record));
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  fill (self, halves);
  gtk_box_append (GTK_BOX (self), halves);
  return GTK_WIDGET (self);
}

/**
 * loket_ruling_page_open:
 * @inside: a widget of a section of applications
 * @application: id
 *
 * Fetches the application and shows the decision about it.
 */
void
loket_ruling_page_open (GtkWidget *inside, const char *application)
{
  g_autoptr (LoketRecord) request = request_of (application);

  loket_cases_desk_fetch (inside, &LOKET_APPLICATION_OPEN, request, loket_ruling_page_new);
}
