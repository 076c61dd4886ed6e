/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everybody in the family has of the office: cards and other help, a tab of a person's page.
 * Enter opens a card on the page of cards. */
#include "config.h"

#include "core/dates.h"
#include "core/operations.h"
#include "core/stock-desk.h"
#include "ui/common/problem.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"
#include "ui/registry/person-page.h"
#include "ui/registry/person-words.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_CARDS_TAB (loket_cards_tab_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardsTab, loket_cards_tab, LOKET, CARDS_TAB, GtkBox)

struct _LoketCardsTab {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *rows;
  /* owned */
  char *person;
  LoketRegistryQuestion *question;
};

G_DEFINE_FINAL_TYPE (LoketCardsTab, loket_cards_tab, GTK_TYPE_BOX)

/* What somebody has: (transfer full) (nullable). */
static char *
what_of (LoketCardsTab *self, LoketHouseholdHas *has)
{
  LoketProfile *profile = loket_program_profile (self->program);
  LoketApplicationKind *kind =
      has->kind != NULL ? loket_profile_application (profile, has->kind) : NULL;

  if (has->card != NULL) {
    g_autofree char *product = loket_card_product_word (self->program, has->card->product);
    return g_strdup_printf ("%s %s", product, has->card->number);
  }
  if (kind != NULL)
    return g_strdup (loket_program_text (self->program, kind->title));
  return g_strdup (has->kind);
}

static char *
facts_of (LoketCardsTab *self, LoketHouseholdHas *has, const char *what)
{
  const char *language = loket_program_language (self->program);
  g_autofree char *day = has->until_day != NULL ? loket_date_text (language, has->until_day) : NULL;
  g_autofree char *until = day != NULL ? g_strdup_printf (_ ("until %s"), day) : NULL;

  if (what == NULL)
    return g_strdup (_ ("has nothing of this office"));
  return until != NULL ? g_strdup_printf ("%s · %s", what, until) : g_strdup (what);
}

static GtkWidget *
make_left (LoketCardsTab *self, LoketHouseholdHas *has, const char *facts)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (who, "who");
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (who), loket_part_line (has->name, "name"));
  gtk_box_append (GTK_BOX (who),
                  loket_part_line (loket_registry_relation (has->relation), "quiet"));
  if (g_strcmp0 (has->person, self->person) == 0)
    gtk_box_append (GTK_BOX (who), loket_part_chip (_ ("this person"), "house"));
  gtk_box_append (GTK_BOX (left), who);
  gtk_box_append (GTK_BOX (left), loket_part_line (facts, "quiet"));
  return left;
}

static GtkWidget *
make_row (LoketCardsTab *self, LoketHouseholdHas *has)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *what = what_of (self, has);
  g_autofree char *facts = facts_of (self, has, what);
  const char *state = has->card != NULL ? loket_card_state_word (has->card->state) : NULL;
  g_autofree char *sentence = g_strdup_printf ("%s, %s%s%s%s%s",
                                               has->name,
                                               facts,
                                               state != NULL ? ", " : "",
                                               state != NULL ? state : "",
                                               has->twice ? ", " : "",
                                               has->twice ? _ ("twice") : "");

  gtk_widget_add_css_class (box, "hit");
  gtk_box_append (GTK_BOX (box), make_left (self, has, facts));
  if (has->nik != NULL)
    gtk_box_append (GTK_BOX (box), loket_part_line (has->nik, "nik"));
  if (has->twice)
    gtk_box_append (GTK_BOX (box), loket_part_chip (_ ("twice"), "warning"));
  if (state != NULL)
    gtk_box_append (GTK_BOX (box),
                    loket_part_chip (state, loket_card_state_style (has->card->state)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), has->card != NULL);
  if (has->card != NULL) {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.card");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", has->card->id);
  }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static void
clear (LoketCardsTab *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
}

static void
show (LoketCardsTab *self, LoketHouseholdCards *found)
{
  GListModel *all = G_LIST_MODEL (found->has);
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *list = gtk_list_box_new ();

  clear (self);
  gtk_widget_add_css_class (card, "table");
  gtk_widget_add_css_class (list, "hits");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cards of the family"), -1);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (LoketHouseholdHas) has = g_list_model_get_item (all, i);
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, has));
  }
  if (found->has_twice)
    gtk_box_append (
        self->rows,
        loket_part_hint (_ ("This family has something twice."),
                         _ ("Look below who has it, and ask the family before anything is "
                            "decided or handed over.")));
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (self->rows, card);
}

static void
say (LoketCardsTab *self, const char *sentence)
{
  GtkWidget *card = loket_part_card (NULL);

  clear (self);
  gtk_box_append (GTK_BOX (card), loket_part_label (sentence, "quiet"));
  gtk_box_append (self->rows, card);
}

/* Asking */

static void
gathered_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardsTab *self = LOKET_CARDS_TAB (page);
  g_autofree char *sentence = NULL;

  if (answer != NULL) {
    show (self, loket_household_cards_cast (answer));
    return;
  }
  sentence = loket_problem_sentence (error, loket_program_language (self->program));
  say (self, sentence);
}

static void
mapped_cb (LoketCardsTab *self)
{
  g_autoptr (LoketHouseholdCardsQuery) query = loket_household_cards_query_new ();

  query->person = g_strdup (self->person);
  loket_registry_question_ask (
      self->question, &LOKET_CARD_HOUSEHOLD, LOKET_RECORD (query), gathered_cb);
}

static void
loket_cards_tab_dispose (GObject *object)
{
  LoketCardsTab *self = LOKET_CARDS_TAB (object);

  g_clear_object (&self->question);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (loket_cards_tab_parent_class)->dispose (object);
}

static void
loket_cards_tab_class_init (LoketCardsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_cards_tab_dispose;
}

static void
loket_cards_tab_init (LoketCardsTab *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_registry_cards_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_cards_new (LoketProgram *application, LoketPersonView *view)
{
  LoketCardsTab *self = g_object_new (LOKET_TYPE_CARDS_TAB, NULL);

  self->program = application;
  self->question = loket_registry_question_new (application, GTK_WIDGET (self));
  self->person = g_strdup (view->person->id);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "rows");
  gtk_widget_set_valign (GTK_WIDGET (self->rows), GTK_ALIGN_START);
  say (self, _ ("The cards are being fetched."));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (GTK_WIDGET (self->rows)));
  return GTK_WIDGET (self);
}
