/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form drawn from the profile's questions, group by group, with a live count of what holds
 * and what is open; the page of a survey shows it.  A question that an earlier answer makes
 * needless is not seen. */
#include "config.h"

#include "ui/cases/survey-questions.h"

#include "ui/cases/survey-question.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketSurveyQuestions {
  GtkBox parent_instance;

  /* borrowed */
  GtkBox *groups;
  GtkLabel *count;
  GtkLabel *open;
  /* owned */
  LoketForm *form;
  GPtrArray *questions; /* LoketSurveyQuestion, borrowed, in the order of the form */
};

G_DEFINE_FINAL_TYPE (LoketSurveyQuestions, loket_survey_questions, GTK_TYPE_BOX)

/* Answers of what is not asked stay on the page, in case it is asked again, and are not given. */
static LoketAnswers *
gather (LoketSurveyQuestions *self, gboolean good_only)
{
  LoketAnswers *answers = loket_answers_new ();

  answers->form = g_strdup (self->form->key);
  answers->version = self->form->version;
  answers->answers = g_list_store_new (loket_form_answer_get_type ());
  for (guint i = 0; i < self->questions->len; i++) {
    LoketSurveyQuestion *each = self->questions->pdata[i];
    LoketQuestion *question = loket_survey_question_question (each);
    g_autofree char *answer = NULL;
    if (!loket_form_asks (self->form, answers, question) ||
        (good_only && loket_survey_question_fault (each) != NULL))
      continue;
    answer = loket_survey_question_answer (each);
    if (answer != NULL)
      loket_answers_set (answers, question->key, answer);
  }
  return answers;
}

static guint
count_open (LoketSurveyQuestions *self, LoketAnswers *answers)
{
  guint open = 0;

  for (guint i = 0; i < self->questions->len; i++) {
    LoketQuestion *question = loket_survey_question_question (self->questions->pdata[i]);
    if (!question->optional && loket_form_asks (self->form, answers, question) &&
        loket_answers_get (answers, question->key) == NULL)
      open++;
  }
  return open;
}

static void
show_counts (LoketSurveyQuestions *self, LoketAnswers *answers)
{
  LoketFormScore score;
  const guint open = count_open (self, answers);
  g_autofree char *holds = NULL;
  g_autofree char *left = NULL;

  loket_form_score (self->form, answers, &score);
  holds = g_strdup_printf (_ ("Criteria that hold: %d of %d"), (int) score.score, (int) score.most);
  left = open == 0 ? g_strdup (_ ("All questions are answered."))
                   : g_strdup_printf (_ ("Questions still open: %u"), open);
  gtk_label_set_text (self->count, holds);
  gtk_widget_set_visible (GTK_WIDGET (self->count), score.most > 0);
  gtk_label_set_text (self->open, left);
}

static void
update (LoketSurveyQuestions *self)
{
  g_autoptr (LoketAnswers) answers = gather (self, TRUE);

  for (guint i = 0; i < self->questions->len; i++)
    gtk_widget_set_visible (
        self->questions->pdata[i],
        loket_form_asks (
            self->form, answers, loket_survey_question_question (self->questions->pdata[i])));
  show_counts (self, answers);
}

/* After a key has answered: the next question that is seen. */
static void
next_cb (LoketSurveyQuestions *self, GtkWidget *from)
{
  gboolean passed = FALSE;

  for (guint i = 0; i < self->questions->len; i++) {
    GtkWidget *each = self->questions->pdata[i];
    if (passed && gtk_widget_get_visible (each)) {
      gtk_widget_grab_focus (each);
      return;
    }
    passed = passed || each == from;
  }
}

static GtkWidget *
make_group (LoketSurveyQuestions *self, const char *key, const char *language)
{
  GListModel *groups = G_LIST_MODEL (self->form->groups);
  const char *title = NULL;
  GtkWidget *card;

  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (groups); i++) {
    g_autoptr (LoketQuestionGroup) group = g_list_model_get_item (groups, i);
    if (g_strcmp0 (group->key, key) == 0)
      title = loket_phrase_in (group->phrase, language);
  }
  card = loket_part_card (title);
  gtk_box_append (self->groups, card);
  return card;
}

static void
add_questions (LoketSurveyQuestions *self,
               LoketAnswers *answers,
               const char *language,
               const char *today)
{
  GListModel *questions = G_LIST_MODEL (self->form->questions);
  GtkWidget *card = NULL;
  const char *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (questions, i);
    GtkWidget *row = loket_survey_question_new (question, i + 1, language, today);
    if (card == NULL || g_strcmp0 (group, question->group) != 0)
      card = make_group (self, question->group, language);
    group = question->group;
    if (answers != NULL)
      loket_survey_question_set_answer (LOKET_SURVEY_QUESTION (row),
                                        loket_answers_get (answers, question->key));
    g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (card), row);
    g_ptr_array_add (self->questions, row);
  }
}

static gboolean
loket_survey_questions_grab_focus (GtkWidget *widget)
{
  LoketSurveyQuestions *self = LOKET_SURVEY_QUESTIONS (widget);
  GtkWidget *open = loket_survey_questions_open (self);

  if (open == NULL && self->questions->len > 0)
    open = self->questions->pdata[0];
  return open != NULL && gtk_widget_grab_focus (open);
}

static void
loket_survey_questions_dispose (GObject *object)
{
  LoketSurveyQuestions *self = LOKET_SURVEY_QUESTIONS (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_survey_questions_parent_class)->dispose (object);
}

static void
loket_survey_questions_class_init (LoketSurveyQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_survey_questions_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_survey_questions_grab_focus;
}

static void
loket_survey_questions_init (LoketSurveyQuestions *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->questions = g_ptr_array_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->count = GTK_LABEL (loket_part_line ("", "strong"));
  self->open = GTK_LABEL (loket_part_line ("", "quiet"));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "questions");
  gtk_widget_add_css_class (GTK_WIDGET (self->groups), "rows");
  gtk_widget_add_css_class (line, "counts");
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->open));
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), loket_part_scroll (GTK_WIDGET (self->groups)));
}

/**
 * loket_survey_questions_new:
 * @form: what is asked
 * @answers: (nullable): what was answered so far
 * @language: of the reader
 * @today: business day
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_survey_questions_new (LoketForm *form,
                            LoketAnswers *answers,
                            const char *language,
                            const char *today)
{
  LoketSurveyQuestions *self = g_object_new (LOKET_TYPE_SURVEY_QUESTIONS, NULL);

  self->form = g_object_ref (form);
  if (form->intro != NULL)
    gtk_box_append (self->groups,
                    loket_part_label (loket_phrase_in (form->intro, language), "lead"));
  add_questions (self, answers, language, today);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * loket_survey_questions_answers:
 * @self: a form
 *
 * Returns: (transfer full): what stands there of what is asked
 */
LoketAnswers *
loket_survey_questions_answers (LoketSurveyQuestions *self)
{
  return gather (self, FALSE);
}

/**
 * loket_survey_questions_fault:
 * @self: a form
 * @question: (out) (optional): where it is
 *
 * Returns: (transfer none) (nullable): why one of the answers cannot be kept, %NULL when all can
 */
const char *
loket_survey_questions_fault (LoketSurveyQuestions *self, GtkWidget **question)
{
  for (guint i = 0; i < self->questions->len; i++) {
    const char *fault = loket_survey_question_fault (self->questions->pdata[i]);
    if (fault == NULL || !gtk_widget_get_visible (self->questions->pdata[i]))
      continue;
    if (question != NULL)
      *question = self->questions->pdata[i];
    return fault;
  }
  return NULL;
}

/**
 * loket_survey_questions_open:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the first question that needs an answer and has none
 */
GtkWidget *
loket_survey_questions_open (LoketSurveyQuestions *self)
{
  for (guint i = 0; i < self->questions->len; i++) {
    LoketSurveyQuestion *each = self->questions->pdata[i];
    g_autofree char *answer = loket_survey_question_answer (each);
    if (answer == NULL && gtk_widget_get_visible (GTK_WIDGET (each)) &&
        !loket_survey_question_question (each)->optional)
      return GTK_WIDGET (each);
  }
  return NULL;
}

/**
 * loket_survey_questions_set_editable:
 * @self: a form
 * @editable: %FALSE when it was handed in: it can be read and scrolled, not changed
 */
void
loket_survey_questions_set_editable (LoketSurveyQuestions *self, gboolean editable)
{
  for (guint i = 0; i < self->questions->len; i++)
    gtk_widget_set_sensitive (self->questions->pdata[i], editable);
}
