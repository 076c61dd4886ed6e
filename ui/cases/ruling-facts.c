/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on file for a decision: conditions, counselling, other cards; small forms add to it.  The
 * page of a decision shows it under what the rules say. */
#include "config.h"

#include "ui/cases/ruling-facts.h"

#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/text-box.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketRulingFacts {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkDropDown *kind;
  GtkEditable *from;
  GtkEditable *until;
  GtkEditable *evidence;
  LoketTextBox *talk;
  LoketTextBox *outcome;
  LoketTextBox *purpose;
  LoketTextBox *terms;
  GtkEditable *talk_until;
  /* owned */
  char *person;
  char *application;
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketRulingFacts, loket_ruling_facts, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
refuse (LoketRulingFacts *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

static void
tell (GtkWidget *page, LoketRecord *answer, const GError *error, const char *news)
{
  if (answer != NULL)
    g_signal_emit (page, signals[CHANGED], 0, news);
  else
    loket_admin_tell_problem (page, error);
}

/* Reads a day that may be left out; refuses what is none. */
static gboolean
take_day (LoketRulingFacts *self, GtkEditable *entry, char **day)
{
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *text = loket_form_text (entry);

  *day = loket_day_read (text, today);
  if (text == NULL || *day != NULL)
    return TRUE;
  refuse (self, _ ("Please enter day, month and year."), GTK_WIDGET (entry));
  return FALSE;
}

/* Whoever opens a form fills it. */
static void
opened_cb (GtkToggleButton *button, GParamSpec *pspec, GtkWidget *form)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

/* A small form that opens under its button. */
static GtkWidget *
add_form (GtkWidget *card, const char *title)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_toggle_button_new_with_label (title);

  gtk_widget_add_css_class (form, "small-form");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_bind_property (button, "active", form, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (opened_cb), form, 0);
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (GTK_BOX (card), form);
  return form;
}

static void
add_save (LoketRulingFacts *self, GtkWidget *form, const char *label, GCallback pressed)
{
  GtkWidget *button = loket_part_button (label, "loket-check-symbolic", pressed, self);

  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (form), button);
}

/* Conditions */

static void
condition_added_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  tell (page, answer, error, _ ("The condition is on file."));
}

static void
condition_ended_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  tell (page, answer, error, _ ("The condition counts no more."));
}

static void
add_condition_cb (LoketRulingFacts *self)
{
  g_autoptr (LoketConditionRequest) request = loket_condition_request_new ();

  request->person = g_strdup (self->person);
  request->kind = (LoketConditionKind) gtk_drop_down_get_selected (self->kind);
  request->evidence = loket_form_text (self->evidence);
  if (!take_day (self, self->from, &request->from_day) ||
      !take_day (self, self->until, &request->until_day))
    return;
  if (request->evidence == NULL) {
    refuse (self,
            _ ("Please say what shows it: which paper, whose word."),
            GTK_WIDGET (self->evidence));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (
      self->act, &LOKET_CONDITION_ADD, LOKET_RECORD (request), condition_added_cb);
}

static void
end_condition_cb (GtkWidget *button, LoketRulingFacts *self)
{
  g_autoptr (LoketConditionEnd) request = loket_condition_end_new ();

  request->condition = g_strdup (g_object_get_data (G_OBJECT (button), "condition"));
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (
      self->act, &LOKET_CONDITION_END, LOKET_RECORD (request), condition_ended_cb);
}

static GtkWidget *
make_condition (LoketRulingFacts *self, LoketCondition *condition)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *word = loket_condition_word (condition->kind);
  g_autofree char *term = loket_ruling_term (
      condition->from_day, condition->until_day, loket_program_language (self->program));
  g_autofree char *name = g_strdup_printf (_ ("Is over: %s"), word);
  GtkWidget *button;

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (word, "strong"));
  if (condition->evidence != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (condition->evidence, "plain-text"));
  if (term != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (term, "quiet"));
  gtk_box_append (GTK_BOX (row), words);
  if (condition->ended_by != NULL || !loket_admin_may (self->program, LOKET_MAY_COUNSEL))
    return row;
  button = gtk_button_new_with_label (_ ("Is over"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "condition", g_strdup (condition->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (end_condition_cb), self, 0);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
add_condition_form (LoketRulingFacts *self, GtkWidget *card)
{
  GtkWidget *form = add_form (card, _ ("Add a condition"));
  GtkWidget *grid = loket_form_grid_new ();
  const char *words[LOKET_CONDITION_HOUSEHOLD_DEATH + 2] = {NULL};
  GtkWidget *kind;

  for (int i = 0; i <= LOKET_CONDITION_HOUSEHOLD_DEATH; i++)
    words[i] = loket_condition_word ((LoketConditionKind) i);
  kind = gtk_drop_down_new_from_strings (words);
  self->kind = GTK_DROP_DOWN (kind);
  loket_form_grid_add (grid, _ ("Condition"), kind, 0, 0, 12);
  self->from = loket_form_grid_entry (grid, _ ("Since (empty: today)"), 30, 0, 1, 6);
  self->until = loket_form_grid_entry (grid, _ ("Until (empty: not known)"), 30, 6, 1, 6);
  self->evidence = loket_form_grid_entry (grid, _ ("What shows it"), 200, 0, 2, 12);
  gtk_box_append (GTK_BOX (form), grid);
  add_save (self, form, _ ("Put the condition on file"), G_CALLBACK (add_condition_cb));
}

static void
add_conditions (LoketRulingFacts *self, GListModel *conditions)
{
  GtkWidget *card = loket_part_card (_ ("Conditions"));

  for (guint i = 0; i < g_list_model_get_n_items (conditions); i++) {
    g_autoptr (LoketCondition) condition = g_list_model_get_item (conditions, i);
    gtk_box_append (GTK_BOX (card), make_condition (self, condition));
  }
  if (g_list_model_get_n_items (conditions) == 0)
    gtk_box_append (GTK_BOX (card), loket_part_label (_ ("None on file."), "quiet"));
  if (loket_admin_may (self->program, LOKET_MAY_COUNSEL))
    add_condition_form (self, card);
  gtk_box_append (GTK_BOX (self), card);
}

/* Counselling */

static void
talked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  tell (page, answer, error, _ ("The talk is on file."));
}

static void
add_talk_cb (LoketRulingFacts *self)
{
  g_autoptr (LoketCounsellingRequest) request = loket_counselling_request_new ();

  request->person = g_strdup (self->person);
  request->application = g_strdup (self->application);
  request->note = loket_text_box_text (self->talk);
  request->outcome = loket_text_box_text (self->outcome);
  request->purpose = loket_text_box_text (self->purpose);
  request->conditions = loket_text_box_text (self->terms);
  if (!take_day (self, self->talk_until, &request->until_day))
    return;
  if (request->note == NULL) {
    refuse (self, _ ("Please write down what was talked about."), GTK_WIDGET (self->talk));
    return;
  }
  if (request->outcome == NULL) {
    refuse (self, _ ("Please write down what came of it."), GTK_WIDGET (self->outcome));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_COUNSELLING_ADD, LOKET_RECORD (request), talked_cb);
}

static LoketTextBox *
add_text (GtkWidget *form, const char *name)
{
  GtkWidget *box = loket_text_box_new (name, NULL, 2);

  gtk_box_append (GTK_BOX (form), box);
  return LOKET_TEXT_BOX (box);
}

static void
add_talk_form (LoketRulingFacts *self, GtkWidget *card)
{
  GtkWidget *form = add_form (card, _ ("Add a talk"));
  GtkWidget *grid = loket_form_grid_new ();

  self->talk = add_text (form, _ ("What was talked about"));
  self->outcome = add_text (form, _ ("What came of it"));
  self->purpose = add_text (form, _ ("What the help is for"));
  self->terms = add_text (form, _ ("On which conditions"));
  self->talk_until = loket_form_grid_entry (grid, _ ("Until which day"), 30, 0, 0, 6);
  gtk_box_append (GTK_BOX (form), grid);
  add_save (self, form, _ ("Put the talk on file"), G_CALLBACK (add_talk_cb));
}

static GtkWidget *
make_talk (LoketRulingFacts *self, LoketCounselling *talk)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = loket_day_word (self->program, talk->day);
  g_autofree char *term =
      loket_ruling_term (NULL, talk->until_day, loket_program_language (self->program));
  const char *const texts[] = {talk->note, talk->outcome, talk->purpose, talk->conditions, term};

  gtk_box_append (GTK_BOX (words), loket_part_label (day, "strong"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      gtk_box_append (GTK_BOX (words), loket_part_label (texts[i], "plain-text"));
  return words;
}

static void
add_talks (LoketRulingFacts *self, GListModel *talks)
{
  GtkWidget *card = loket_part_card (_ ("Counselling"));

  for (guint i = 0; i < g_list_model_get_n_items (talks); i++) {
    g_autoptr (LoketCounselling) talk = g_list_model_get_item (talks, i);
    gtk_box_append (GTK_BOX (card), make_talk (self, talk));
  }
  if (g_list_model_get_n_items (talks) == 0)
    gtk_box_append (GTK_BOX (card), loket_part_label (_ ("None on file."), "quiet"));
  if (loket_admin_may (self->program, LOKET_MAY_COUNSEL))
    add_talk_form (self, card);
  gtk_box_append (GTK_BOX (self), card);
}

/* Other cards */

static GtkWidget *
make_decision (LoketRulingFacts *self, LoketDecisionLine *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *term =
      loket_ruling_term (line->from_day, line->until_day, loket_program_language (self->program));
  g_autofree char *text = g_strdup_printf ("%s · %s%s%s",
                                           line->name,
                                           loket_ruling_category (line->category),
                                           term != NULL ? " · " : "",
                                           term != NULL ? term : "");
  GtkWidget *label = loket_part_label (text, "plain-text");

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (
      GTK_BOX (row),
      loket_part_chip (loket_ruling_state (line->state), loket_ruling_state_style (line->state)));
  return row;
}

static void
add_decisions (LoketRulingFacts *self, GListModel *decisions)
{
  GtkWidget *card;

  if (g_list_model_get_n_items (decisions) == 0)
    return;
  card = loket_part_card (_ ("Earlier decisions, and cards in the household"));
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++) {
    g_autoptr (LoketDecisionLine) line = g_list_model_get_item (decisions, i);
    gtk_box_append (GTK_BOX (card), make_decision (self, line));
  }
  gtk_box_append (GTK_BOX (self), card);
}

/* The widget */

static void
loket_ruling_facts_dispose (GObject *object)
{
  LoketRulingFacts *self = LOKET_RULING_FACTS (object);

  g_clear_object (&self->act);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->application, g_free);
  G_OBJECT_CLASS (loket_ruling_facts_parent_class)->dispose (object);
}

static void
loket_ruling_facts_class_init (LoketRulingFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_facts_dispose;
  signals[CHANGED] = g_signal_new ("changed",
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
loket_ruling_facts_init (LoketRulingFacts *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/**
 * loket_ruling_facts_new:
 * @program: the program
 * @person: id
 * @application: (nullable): id of what is decided
 * @suggestion: what is on file
 *
 * Returns: (transfer floating): that, with what this officer may add
 */
GtkWidget *
loket_ruling_facts_new (LoketProgram *program,
                        const char *person,
                        const char *application,
                        LoketDecisionSuggestion *suggestion)
{
  LoketRulingFacts *self = g_object_new (LOKET_TYPE_RULING_FACTS, NULL);

  self->program = program;
  self->person = g_strdup (person);
  self->application = g_strdup (application);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  add_conditions (self, G_LIST_MODEL (suggestion->conditions));
  add_talks (self, G_LIST_MODEL (suggestion->counsellings));
  add_decisions (self, G_LIST_MODEL (suggestion->decisions));
  return GTK_WIDGET (self);
}
