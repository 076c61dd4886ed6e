/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to a form: whether they fit, what they score, and what they tell the rules.  Windows
 * check while somebody types, the office checks again. */
#include "config.h"

#include "core/form.h"

#include "core/error.h"

#include <stdio.h>
#include <string.h>

static gboolean refuse (GError **error, const char *key, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, const char *key, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, key, "%s: %s", key, problem);
  return FALSE;
}

/* Where the first answer to a question stands; -1 when there is none. */
static int
find_answer (LoketAnswers *answers, const char *key)
{
  guint n =
      answers->answers != NULL ? g_list_model_get_n_items (G_LIST_MODEL (answers->answers)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFormAnswer) answer = g_list_model_get_item (G_LIST_MODEL (answers->answers), i);
    if (strcmp (answer->key, key) == 0)
      return (int) i;
  }
  return -1;
}

/**
 * loket_answers_get:
 * @answers: answers
 * @key: key of a question
 *
 * Returns: (nullable) (transfer none): what was answered; %NULL when nothing was
 */
const char *
loket_answers_get (LoketAnswers *answers, const char *key)
{
  const int index = find_answer (answers, key);
  g_autoptr (LoketFormAnswer) answer = NULL;

  if (index < 0)
    return NULL;
  answer = g_list_model_get_item (G_LIST_MODEL (answers->answers), (guint) index);
  return answer->value; /* the list keeps it alive */
}

/**
 * loket_answers_set:
 * @answers: answers that nobody else reads yet
 * @key: key of a question
 * @value: (nullable): the answer; %NULL or an empty one takes it back
 */
void
loket_answers_set (LoketAnswers *answers, const char *key, const char *value)
{
  const int index = find_answer (answers, key);
  g_autoptr (LoketFormAnswer) answer = loket_form_answer_new ();
  const gboolean given = value != NULL && *value != '\0';
  gpointer addition[] = {answer};

  answer->key = g_strdup (key);
  answer->value = g_strdup (value);
  if (answers->answers == NULL)
    answers->answers = g_list_store_new (loket_form_answer_get_type ());
  if (index >= 0)
    g_list_store_splice (answers->answers, (guint) index, 1, addition, given ? 1 : 0);
  else if (given)
    g_list_store_append (answers->answers, answer);
}

/**
 * loket_form_question:
 * @form: a form
 * @key: key of a question
 *
 * Returns: (nullable) (transfer none): that question
 */
LoketQuestion *
loket_form_question (LoketForm *form, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    if (strcmp (question->key, key) == 0)
      return question; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_form_asks:
 * @form: a form
 * @answers: what was answered so far
 * @question: one of its questions
 *
 * Returns: %FALSE when the answer to an earlier question makes this one idle
 */
gboolean
loket_form_asks (LoketForm *form, LoketAnswers *answers, LoketQuestion *question)
{
  /* An earlier question may itself depend on one before it: each step goes back, so it ends. */
  for (LoketQuestion *at = question; at != NULL && at->asked_if != NULL;
       at = loket_form_question (form, at->asked_if))
    if (g_strcmp0 (loket_answers_get (answers, at->asked_if), at->asked_if_is) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
parse_number (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, -LOKET_INTEGER_MAX, LOKET_INTEGER_MAX, number, NULL);
}

static gboolean
check_number (LoketQuestion *question, const char *value, GError **error)
{
  gint64 number;

  if (!parse_number (value, &number))
    return refuse (error, question->key, "“%s” is not a whole number", value);
  if (number < (question->least.set ? question->least.value : 0))
    return refuse (error, question->key, "is too little");
  return number <= (question->most.set ? question->most.value : LOKET_INTEGER_MAX) ||
         refuse (error, question->key, "is too much");
}

static gboolean
check_choice (LoketQuestion *question, const char *value, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (question->choices)); i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), i);
    if (strcmp (choice->key, value) == 0)
      return TRUE;
  }
  return refuse (error, question->key, "“%s” is none of its answers", value);
}

static gboolean
check_day (LoketQuestion *question, const char *value, GError **error)
{
  guint year, month, day;
  int length = 0;

  if (strlen (value) != 10 || strspn (value, "0123456789-") != 10 ||
      sscanf (value, "%4u-%2u-%2u%n", &year, &month, &day, &length) != 3 || length != 10 ||
      month < 1 || month > 12 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return refuse (error, question->key, "“%s” is not a day such as 2026-11-22", value);
  return TRUE;
}

static gboolean
check_value (LoketQuestion *question, const char *value, GError **error)
{
  switch (question->kind) {
  case LOKET_QUESTION_YES_NO:
    return strcmp (value, "yes") == 0 || strcmp (value, "no") == 0 ||
           refuse (error, question->key, "“%s” is neither yes nor no", value);
  case LOKET_QUESTION_NUMBER:
  case LOKET_QUESTION_MONEY:
    return check_number (question, value, error);
  case LOKET_QUESTION_CHOICE:
    return check_choice (question, value, error);
  case LOKET_QUESTION_DAY:
    return check_day (question, value, error);
  case LOKET_QUESTION_TEXT:
  default:
    return TRUE;
  }
}

/* Every answer belongs to a question that was asked, once, and is one that it can have. */
static gboolean
check_answers (LoketForm *form, LoketAnswers *answers, GError **error)
{
  guint n =
      answers->answers != NULL ? g_list_model_get_n_items (G_LIST_MODEL (answers->answers)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFormAnswer) answer = g_list_model_get_item (G_LIST_MODEL (answers->answers), i);
    LoketQuestion *question = loket_form_question (form, answer->key);
    if (question == NULL)
      return refuse (error, answer->key, "the form does not ask this");
    if (find_answer (answers, answer->key) != (int) i)
      return refuse (error, answer->key, "is answered twice");
    if (!check_value (question, answer->value, error))
      return FALSE;
    if (!loket_form_asks (form, answers, question))
      return refuse (error, answer->key, "was not to be asked, by an earlier answer");
  }
  return TRUE;
}

/**
 * loket_form_check:
 * @form: a form
 * @answers: what was answered
 * @complete: whether all of it must be there: a draft may have gaps
 * @error: set to %LOKET_ERROR_BAD_FIELD with the key of the question
 *
 * Returns: %TRUE when the answers are those of this form and version, and fit
 */
gboolean
loket_form_check (LoketForm *form, LoketAnswers *answers, gboolean complete, GError **error)
{
  if (!loket_record_check (&answers->parent_instance, error))
    return FALSE;
  if (strcmp (answers->form, form->key) != 0 || answers->version != form->version)
    return refuse (error, "form", "these answers are of another form, or of another version of it");
  if (!check_answers (form, answers, error))
    return FALSE;
  if (!complete)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    if (!question->optional && loket_form_asks (form, answers, question) &&
        loket_answers_get (answers, question->key) == NULL)
      return refuse (error, question->key, "is not answered yet");
  }
  return TRUE;
}

/* The number that was answered, divided by what the question names; FALSE when one is missing. */
static gboolean
read_number (LoketAnswers *answers, LoketQuestion *question, gint64 *number)
{
  const char *value = loket_answers_get (answers, question->key);
  const char *per = question->per != NULL ? loket_answers_get (answers, question->per) : NULL;
  gint64 divisor = 1;

  if (value == NULL || !parse_number (value, number) ||
      (question->per != NULL && (per == NULL || !parse_number (per, &divisor) || divisor < 1)))
    return FALSE;
  *number /= divisor;
  return TRUE;
}

static gboolean
can_count (LoketQuestion *question)
{
  return question->counts != NULL || question->below.set || question->from.set;
}

/* Whether the answer counts; unknown when there is none. */
static LoketTruth
counts (LoketAnswers *answers, LoketQuestion *question)
{
  const char *value = loket_answers_get (answers, question->key);
  gint64 number;

  if (question->counts != NULL)
    return value == NULL
               ? LOKET_TRUTH_UNKNOWN
               : loket_truth_of (g_strv_contains ((const char *const *) question->counts, value));
  if (!read_number (answers, question, &number))
    return LOKET_TRUTH_UNKNOWN;
  return loket_truth_of (question->below.set ? number < question->below.value
                                             : number >= question->from.value);
}

/**
 * loket_form_score:
 * @form: a form
 * @answers: answers that fit it
 * @score: (out): how many count
 */
void
loket_form_score (LoketForm *form, LoketAnswers *answers, LoketFormScore *score)
{
  *score = (LoketFormScore){0, 0, 0};
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    LoketTruth one;
    if (!can_count (question) || !loket_form_asks (form, answers, question))
      continue;
    one = counts (answers, question);
    score->most++;
    score->score += one == LOKET_TRUTH_YES ? 1 : 0;
    score->open += one == LOKET_TRUTH_UNKNOWN ? 1 : 0;
  }
}

static void
feed_input (LoketAnswers *answers, LoketQuestion *question, LoketRuleInputs *inputs)
{
  const LoketField *field =
      loket_record_type_find_field (loket_rule_inputs_get_type (), question->feeds);
  const char *value = loket_answers_get (answers, question->key);
  gint64 number;

  if (field == NULL || value == NULL)
    return;
  if (field->kind != LOKET_KIND_ENUM) {
    if (read_number (answers, question, &number) && number >= field->min &&
        number <= loket_field_max (field))
      loket_field_set_number (field, &inputs->parent_instance, number);
    return;
  }
  /* What is written is there: a purpose, an end date. */
  loket_field_set_number (field,
                          &inputs->parent_instance,
                          question->kind == LOKET_QUESTION_YES_NO && strcmp (value, "no") == 0
                              ? LOKET_TRUTH_NO
                              : LOKET_TRUTH_YES);
}

/* The conditions are known when one was found or all were asked for: half a list of noes is not
 * “none”. */
static void
feed_conditions (LoketForm *form, LoketAnswers *answers, LoketRuleInputs *inputs)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint asked = 0, answered = 0, found = 0;

  for (guint i = 0; inputs->conditions != NULL && inputs->conditions[i] != NULL; i++)
    g_strv_builder_add (words, inputs->conditions[i]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    const char *value = loket_answers_get (answers, question->key);
    if (question->condition == NULL || !loket_form_asks (form, answers, question))
      continue;
    asked++;
    answered += value != NULL ? 1 : 0;
    if (g_strcmp0 (value, "yes") != 0)
      continue;
    found++;
    if (inputs->conditions == NULL ||
        !g_strv_contains ((const char *const *) inputs->conditions, question->condition))
      g_strv_builder_add (words, question->condition);
  }
  if (asked == 0 || (found == 0 && answered < asked))
    return;
  g_strfreev (inputs->conditions);
  inputs->conditions = g_strv_builder_end (words);
}

/**
 * loket_form_feed:
 * @form: a form
 * @answers: answers that fit it
 * @inputs: rule inputs that nobody else reads yet
 *
 * Puts into the inputs what the form says that its answers tell; what was not answered changes
 * nothing there.  A score is told only when nothing of it is open.
 */
void
loket_form_feed (LoketForm *form, LoketAnswers *answers, LoketRuleInputs *inputs)
{
  const LoketField *field =
      form->score_feeds != NULL
          ? loket_record_type_find_field (loket_rule_inputs_get_type (), form->score_feeds)
          : NULL;
  LoketFormScore score;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    if (question->feeds != NULL && loket_form_asks (form, answers, question))
      feed_input (answers, question, inputs);
  }
  feed_conditions (form, answers, inputs);
  loket_form_score (form, answers, &score);
  if (field != NULL && score.most > 0 && score.open == 0 && score.score <= loket_field_max (field))
    loket_field_set_number (field, &inputs->parent_instance, score.score);
}
