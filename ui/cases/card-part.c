/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card that an application has led to: how far it is, and the way to its page.  The page of an
 * application has it. */
#include "config.h"

#include "ui/cases/card-part.h"

#include "core/card-desk.h"
#include "core/operations.h"
#include "ui/admin/section.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_CASE_CARD (loket_case_card_get_type ())
G_DECLARE_FINAL_TYPE (LoketCaseCard, loket_case_card, LOKET, CASE_CARD, GtkBox)

struct _LoketCaseCard {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *place;
  /* owned */
  LoketApplicationView *view;
  LoketRegistryQuestion *question;
};

G_DEFINE_FINAL_TYPE (LoketCaseCard, loket_case_card, GTK_TYPE_BOX)

static gboolean
gives_card (LoketDecision *decision)
{
  return decision->category != LOKET_CATEGORY_NONE &&
         decision->outcome == LOKET_DECISION_OUTCOME_GRANT &&
         (decision->state == LOKET_DECISION_ACTIVE || decision->state == LOKET_DECISION_EXPIRED ||
          decision->state == LOKET_DECISION_REVOKED ||
          decision->state == LOKET_DECISION_SUPERSEDED);
}

static gboolean
is_of (LoketApplicationView *view, const char *decision)
{
  GListModel *all = G_LIST_MODEL (view->decisions);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (LoketDecision) one = g_list_model_get_item (all, i);
    if (decision != NULL ? g_str_equal (one->id, decision) : gives_card (one))
      return TRUE;
  }
  return FALSE;
}

static void
show (LoketCaseCard *self, GtkWidget *widget)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), old);
  gtk_box_append (GTK_BOX (self->place), widget);
}

static GtkWidget *
make_card (LoketCaseCard *self, LoketCard *card)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Open the card"));
  g_autofree char *product = loket_card_product_word (self->program, card->product);
  g_autofree char *title = g_strdup_printf ("%s %s", product, card->number);
  g_autofree char *day = loket_cases_day (self->program, card->until_day);
  g_autofree char *until = g_strdup_printf (_ ("until %s"), day);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", card->id);
  gtk_box_append (GTK_BOX (words), loket_part_label (title, "value"));
  gtk_box_append (GTK_BOX (words), loket_part_label (until, "caption"));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (
      GTK_BOX (row),
      loket_part_chip (loket_card_state_word (card->state), loket_card_state_style (card->state)));
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
listed_cb (GtkWidget *part, LoketRecord *answer, const GError *error)
{
  LoketCaseCard *self = LOKET_CASE_CARD (part);
  g_autofree char *sentence = NULL;
  GListModel *cards = answer != NULL ? G_LIST_MODEL (loket_card_list_cast (answer)->cards) : NULL;

  for (guint i = 0; cards != NULL && i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketCardLine) line = g_list_model_get_item (cards, i);
    if (is_of (self->view, line->card->decision)) {
      show (self, make_card (self, line->card));
      return;
    }
  }
  sentence = error != NULL ? loket_problem_sentence (error, loket_program_language (self->program))
                           : g_strdup (_ ("It is granted, and waits to be printed: Cards (F11)."));
  show (self, loket_part_label (sentence, "quiet"));
}

static void
mapped_cb (LoketCaseCard *self)
{
  g_autoptr (LoketCardPersonQuery) query = loket_card_person_query_new ();

  query->person = g_strdup (self->view->application->person);
  loket_registry_question_ask (
      self->question, &LOKET_CARD_OF_PERSON, LOKET_RECORD (query), listed_cb);
}

static void
loket_case_card_dispose (GObject *object)
{
  LoketCaseCard *self = LOKET_CASE_CARD (object);

  g_clear_object (&self->question);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_case_card_parent_class)->dispose (object);
}

static void
loket_case_card_class_init (LoketCaseCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_case_card_dispose;
}

static void
loket_case_card_init (LoketCaseCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "part-card");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_card_part_new:
 * @program: the program; its office is known
 * @view: an application
 *
 * Returns: (transfer floating) (nullable): its card; %NULL where none was granted, or none may be
 *   seen
 */
GtkWidget *
loket_card_part_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketCaseCard *self;

  if (!loket_admin_may (program, LOKET_MAY_SEE_CARDS) || !is_of (view, NULL))
    return NULL;
  self = g_object_new (LOKET_TYPE_CASE_CARD, NULL);
  self->program = program;
  self->question = loket_registry_question_new (program, GTK_WIDGET (self));
  self->view = g_object_ref (view);
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("The card"), "fact"));
  gtk_box_append (GTK_BOX (self), self->place);
  show (self, loket_part_label (_ ("The cards are being fetched."), "quiet"));
  return GTK_WIDGET (self);
}
