/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal before the heads: what is proposed, by whose hands so far, and what this officer may
 * do with it, or why he may not.  The page of a decision shows it while one is open. */
#include "config.h"

#include "ui/cases/ruling-hand.h"

#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/text-box.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketRulingHand {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketTextBox *note;
  LoketTextBox *consideration; /* NULL: none is needed */
  /* owned */
  LoketApplicationView *view;
  LoketDecision *decision;
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketRulingHand, loket_ruling_hand, GTK_TYPE_BOX)

enum { DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Who may */

static gboolean
asked_here (LoketRulingHand *self, const char *me)
{
  GListModel *surveys = G_LIST_MODEL (self->view->surveys);
  gboolean asked = FALSE;

  for (guint i = 0; !asked && i < g_list_model_get_n_items (surveys); i++) {
    g_autoptr (LoketSurvey) survey = g_list_model_get_item (surveys, i);
    asked = g_strcmp0 (survey->officer, me) == 0 || g_strcmp0 (survey->neighbour_officer, me) == 0;
  }
  return asked;
}

/* What the hub would say; the hub decides. */
static const char *
why_not (LoketRulingHand *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));
  const char *me = session != NULL ? session->officer : NULL;
  const char *const *roles = session != NULL ? (const char *const *) session->roles : NULL;
  const gboolean first = self->decision->state == LOKET_DECISION_PROPOSED;

  if (me == NULL)
    return _ ("Sign in as head of section or head of unit to decide.");
  if (strcmp (self->decision->proposed_by, me) == 0)
    return _ ("You have proposed this yourself. Somebody else has to decide.");
  if (g_strcmp0 (self->decision->section_by, me) == 0)
    return _ ("You have decided about this already. Now it is for the head of unit.");
  if (first && (roles == NULL || !g_strv_contains (roles, "section_head")))
    return _ ("The head of section decides about this first.");
  if (!first && (roles == NULL || !g_strv_contains (roles, "unit_head")))
    return _ ("The head of section has approved this. Now it is for the head of unit.");
  return asked_here (self, me)
             ? _ ("You have asked at this home yourself. Somebody else has to decide.")
             : NULL;
}

/* Acts */

static void
done (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  const char *news;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  switch (loket_decision_cast (answer)->state) {
  case LOKET_DECISION_ACTIVE:
    news = _ ("The decision is in force.");
    break;
  case LOKET_DECISION_REFUSED:
    news = _ ("The application is refused. Please hand over the letter with the right to object.");
    break;
  case LOKET_DECISION_RETURNED:
    news = _ ("The proposal went back to the officer.");
    break;
  case LOKET_DECISION_APPROVED_SECTION:
    news = _ ("Approved. Now it is for the head of unit.");
    break;
  case LOKET_DECISION_PROPOSED:
  case LOKET_DECISION_EXPIRED:
  case LOKET_DECISION_REVOKED:
  case LOKET_DECISION_SUPERSEDED:
  case LOKET_DECISION_WITHDRAWN:
  default:
    news = _ ("Done.");
  }
  g_signal_emit (page, signals[DECIDED], 0, news);
}

static void
ask_for (LoketRulingHand *self, LoketTextBox *box, const char *sentence)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (box));
}

static void
act (LoketRulingHand *self, const LoketOperation *operation, gboolean needs_note)
{
  g_autoptr (LoketDecisionAct) request = loket_decision_act_new ();

  request->decision = g_strdup (self->decision->id);
  request->version = LOKET_SOME (self->decision->version);
  request->note = loket_text_box_text (self->note);
  if (self->consideration != NULL)
    request->consideration = loket_text_box_text (self->consideration);
  if (needs_note && request->note == NULL) {
    ask_for (self, self->note, _ ("Please write down why."));
    return;
  }
  if (operation == &LOKET_DECISION_APPROVE && self->consideration != NULL &&
      request->consideration == NULL) {
    ask_for (self,
             self->consideration,
             _ ("Menur needs a written consideration of the head of section."));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, operation, LOKET_RECORD (request), done);
}

static void
approve_cb (LoketRulingHand *self)
{
  act (self, &LOKET_DECISION_APPROVE, FALSE);
}

static void
return_cb (LoketRulingHand *self)
{
  act (self, &LOKET_DECISION_RETURN, TRUE);
}

static void
refuse_cb (LoketRulingHand *self)
{
  act (self, &LOKET_DECISION_REFUSE, TRUE);
}

/* The card */

static void
add_said (GtkWidget *card, const char *name, const char *text)
{
  GtkWidget *part;

  if (text == NULL)
    return;
  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (part, "part");
  gtk_box_append (GTK_BOX (part), loket_part_line (name, "caption"));
  gtk_box_append (GTK_BOX (part), loket_part_label (text, "said"));
  gtk_box_append (GTK_BOX (card), part);
}

static GtkWidget *
make_proposal (LoketRulingHand *self)
{
  const LoketDecision *decision = self->decision;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const gboolean refuses = decision->outcome == LOKET_DECISION_OUTCOME_REFUSE;
  const char *word = loket_ruling_wish (decision->outcome, decision->category);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *chip = loket_part_chip (loket_ruling_state (decision->state),
                                     loket_ruling_state_style (decision->state));

  gtk_widget_add_css_class (row, "flower-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), loket_part_label (word, "flower-title"));
  gtk_box_append (GTK_BOX (words), chip);
  gtk_box_append (GTK_BOX (row),
                  loket_ruling_medal (refuses ? LOKET_CATEGORY_NONE : decision->category));
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
add_hand (GtkWidget *box, LoketRulingHand *self, LoketStepView *step)
{
  g_autofree char *at = loket_admin_time (self->program, step->at);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s",
                                           _ (loket_application_act_title (step->act)),
                                           step->officer != NULL ? step->officer : "",
                                           at);

  gtk_box_append (GTK_BOX (box), loket_part_label (line, "plain-text"));
  if (step->note != NULL)
    gtk_box_append (GTK_BOX (box), loket_part_label (step->note, "quiet"));
}

/* Steps of the application since it was proposed last. */
static void
add_hands (LoketRulingHand *self, GtkWidget *card)
{
  GListModel *steps = G_LIST_MODEL (self->view->steps);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint from = g_list_model_get_n_items (steps);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (LoketStepView) step = g_list_model_get_item (steps, i);
    if (strcmp (step->act, "propose") == 0)
      from = i;
  }
  gtk_box_append (GTK_BOX (box), loket_part_line (_ ("Who has dealt with it"), "caption"));
  for (guint i = from; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (LoketStepView) step = g_list_model_get_item (steps, i);
    add_hand (box, self, step);
  }
  gtk_box_append (GTK_BOX (card), box);
}

/* As wide as its place, with its word in the middle. */
static void
attach (GtkWidget *grid, GtkWidget *button, int column, int row, int width)
{
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), button, column, row, width, 1);
}

static void
add_acts (LoketRulingHand *self, GtkWidget *card)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *approve =
      loket_part_button (_ ("Approve"), "loket-check-symbolic", G_CALLBACK (approve_cb), self);
  GtkWidget *back = loket_part_button (_ ("Give back"), NULL, G_CALLBACK (return_cb), self);
  GtkWidget *no = loket_part_button (_ ("Refuse"), NULL, G_CALLBACK (refuse_cb), self);

  if (self->decision->category == LOKET_CATEGORY_MENUR &&
      self->decision->state == LOKET_DECISION_PROPOSED &&
      self->decision->outcome == LOKET_DECISION_OUTCOME_GRANT) {
    self->consideration = LOKET_TEXT_BOX (
        loket_text_box_new (_ ("Your consideration"), _ ("Menur needs it in writing."), 3));
    loket_text_box_set_text (self->consideration, self->decision->consideration);
    gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->consideration));
  }
  self->note = LOKET_TEXT_BOX (
      loket_text_box_new (_ ("Note"), _ ("Needed to give it back or to refuse."), 2));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "answers");
  gtk_widget_add_css_class (approve, "primary");
  attach (grid, approve, 0, 0, 2);
  attach (grid, back, 0, 1, 1);
  attach (grid, no, 1, 1, 1);
  gtk_box_append (GTK_BOX (card), grid);
}

static void
fill (LoketRulingHand *self)
{
  GtkWidget *card = loket_part_card (_ ("What is proposed"));
  const LoketDecision *decision = self->decision;
  g_autofree char *term = loket_ruling_term (
      decision->from_day, decision->until_day, loket_program_language (self->program));
  const char *why = why_not (self);

  gtk_box_append (GTK_BOX (card), make_proposal (self));
  if (decision->category != decision->suggested && decision->rules != NULL &&
      decision->outcome == LOKET_DECISION_OUTCOME_GRANT) {
    g_autofree char *line = g_strdup_printf (_ ("The rules suggested: %s"),
                                             loket_ruling_category (decision->suggested));
    gtk_box_append (GTK_BOX (card), loket_part_label (line, "caution"));
  }
  add_said (card, _ ("Reason"), decision->reason);
  add_said (card, _ ("Consideration"), decision->consideration);
  add_said (card, _ ("What the help is for"), decision->purpose);
  add_said (card, _ ("On which conditions"), decision->conditions);
  add_said (card, _ ("How long"), term);
  add_hands (self, card);
  if (why != NULL)
    gtk_box_append (GTK_BOX (card), loket_part_hint (why, NULL));
  else
    add_acts (self, card);
  gtk_box_append (GTK_BOX (self), card);
}

static void
loket_ruling_hand_dispose (GObject *object)
{
  LoketRulingHand *self = LOKET_RULING_HAND (object);

  g_clear_object (&self->view);
  g_clear_object (&self->decision);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_ruling_hand_parent_class)->dispose (object);
}

static void
loket_ruling_hand_class_init (LoketRulingHandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_hand_dispose;
  signals[DECIDED] = g_signal_new ("decided",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
}

static void
loket_ruling_hand_init (LoketRulingHand *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * loket_ruling_hand_new:
 * @program: the program
 * @view: the application
 * @decision: its open decision
 *
 * Returns: (transfer floating): that, with what this officer may do
 */
GtkWidget *
loket_ruling_hand_new (LoketProgram *program, LoketApplicationView *view, LoketDecision *decision)
{
  LoketRulingHand *self = g_object_new (LOKET_TYPE_RULING_HAND, NULL);

  self->program = program;
  self->view = g_object_ref (view);
  self->decision = g_object_ref (decision);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  fill (self);
  return GTK_WIDGET (self);
}
