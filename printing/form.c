/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form on A4: questions with boxes and lines, what the neighbours say, two signatures.
 * Which answers count does not stand on it, so that nobody asks for them. */
#include "config.h"

#include "printing/form.h"

#include "core/dates.h"
#include "core/numbers.h"
#include "core/text.h"
#include "printing/figure.h"
#include "printing/flow.h"
#include "printing/qr.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEFT 18.0 /* mm */
#define RIGHT 15.0
#define TOP 12.0
#define BOTTOM 17.0
#define WIDTH (LOKET_A4_WIDTH - LEFT - RIGHT)
#define EDGE (LOKET_A4_WIDTH - RIGHT)

#define TITLE 13.0 /* points */
#define BODY 9.5
#define SMALL 8.0

#define QR_SIDE 22.0
#define NUMBER 8.0 /* mm before a question */
#define LINE 7.0   /* mm between lines to write on */
#define COLUMN 5.5 /* mm between a box and its words */
#define SPACE 4.0  /* mm between two answers */
#define LABEL 38.0 /* mm of the labels of who is asked */
#define TEXT_LINES 2
#define NEIGHBOUR_LINES 4
#define SIGNATURE 17.0 /* mm for a signature */

struct _LoketFormPaper {
  const char *language;
  LoketForm *form;
  LoketFormSubject subject; /* borrowed while it is set */
  LoketFlow *flow;
  GPtrArray *figures; /* LoketFigure */
  LoketQr *qr;        /* nullable */
  char *code_text;    /* "bps14 v1 · 1207" */
  char *title;
};

/**
 * loket_form_code:
 * @office_id: "33.14"
 * @form: a form
 * @application: (nullable): its number
 *
 * Returns: (transfer full): "LKF1 33.14 bps14 1 1207"
 */
char *
loket_form_code (const char *office_id, LoketForm *form, const char *application)
{
  return g_strdup_printf ("LKF1 %s %s %" G_GINT64_FORMAT " %s",
                          office_id,
                          form->key,
                          form->version,
                          application != NULL ? application : "-");
}

static PangoLayout *
layout (LoketFormPaper *paper, const char *text, double width, double points, LoketFlowStyle style)
{
  return loket_flow_layout (paper->flow, text, width, points, style);
}

static const char *
in (LoketFormPaper *paper, LoketPhrase *phrase)
{
  return loket_phrase_in (phrase, paper->language);
}

static LoketFigure *
new_figure (LoketFormPaper *paper)
{
  LoketFigure *figure = loket_figure_new ();

  g_ptr_array_add (paper->figures, figure);
  return figure;
}

static void
put (LoketFormPaper *paper, LoketFigure *figure, double gap)
{
  loket_flow_add_drawing (
      paper->flow, loket_figure_height (figure), gap, loket_figure_draw, figure);
}

/* Right of the head, which leaves room for it; its quiet zone may lie in the margin. */
static void
draw_code (LoketFormPaper *paper, cairo_t *cr)
{
  const double module = loket_qr_module_for (paper->qr, QR_SIDE);
  const double quiet = LOKET_QR_QUIET * module;
  const double side = module * loket_qr_modules (paper->qr);

  loket_qr_draw_exact (paper->qr, cr, EDGE - side + quiet, TOP - quiet, module);
}

static void
add_head (LoketFormPaper *paper, LoketProfile *profile)
{
  LoketFigure *figure = new_figure (paper);
  const double width = WIDTH - QR_SIDE - 4;
  double y = 0;

  if (profile->government != NULL)
    y = loket_figure_text (figure, layout (paper, profile->government, width, SMALL, 0), LEFT, y);
  y = loket_figure_text (
      figure, layout (paper, in (paper, profile->unit), width, BODY, LOKET_FLOW_BOLD), LEFT, y);
  y = loket_figure_text (
      figure,
      layout (paper, in (paper, paper->form->title), width, TITLE, LOKET_FLOW_BOLD),
      LEFT,
      y + 3);
  if (paper->form->legal_basis != NULL)
    y = loket_figure_text (
        figure, layout (paper, paper->form->legal_basis, width, SMALL, 0), LEFT, y);
  loket_figure_text (
      figure, layout (paper, paper->code_text, width, SMALL, 0), LEFT, MAX (y, QR_SIDE - 8));
  put (paper, figure, 0);
}

/* Label and what is known, else a line to write on. */
static double
add_known (LoketFormPaper *paper,
           LoketFigure *figure,
           const char *label,
           const char *text,
           double y)
{
  const double bottom =
      loket_figure_text (figure, layout (paper, label, LABEL - 2, BODY, 0), LEFT, y);

  if (text != NULL) {
    const double end =
        loket_figure_text (figure, layout (paper, text, WIDTH - LABEL, BODY, 0), LEFT + LABEL, y);
    return MAX (bottom, end) + 1;
  }
  loket_figure_line (figure, LEFT + LABEL, y + 4.6, EDGE);
  return MAX (bottom, y + 4.6) + 1.8;
}

static void
add_subject (LoketFormPaper *paper)
{
  const LoketFormSubject *subject = &paper->subject;
  LoketFigure *figure = new_figure (paper);
  g_autofree char *day =
      subject->day != NULL ? loket_date_full (paper->language, subject->day) : NULL;
  double y = 0;

  y = add_known (
      paper, figure, loket_text (paper->language, N_ ("Application")), subject->application, y);
  y = add_known (paper, figure, loket_text (paper->language, N_ ("Name")), subject->name, y);
  y = add_known (paper, figure, loket_text (paper->language, N_ ("Address")), subject->address, y);
  add_known (paper, figure, loket_text (paper->language, N_ ("Day")), day, y);
  put (paper, figure, 3);
  if (paper->form->intro == NULL)
    return;
  loket_flow_add (
      paper->flow, layout (paper, in (paper, paper->form->intro), WIDTH, BODY, 0), 0, 2.5);
}

/* Answers side by side in columns as wide as the longest needs. */
static double
add_boxes (LoketFormPaper *paper, LoketFigure *figure, GPtrArray *answers, int ticked, double y)
{
  const double room = WIDTH - NUMBER;
  double widest = 12, height = 0;
  guint columns;

  for (guint i = 0; i < answers->len; i++) {
    g_autoptr (PangoLayout) text = layout (paper, answers->pdata[i], room - COLUMN, BODY, 0);
    widest = MAX (widest, loket_layout_width (text) + 0.5);
  }
  columns = MAX (1, (guint) ((room + SPACE) / (widest + COLUMN + SPACE)));
  for (guint i = 0; i < answers->len; i++) {
    const double x = LEFT + NUMBER + (i % columns) * (widest + COLUMN + SPACE);
    PangoLayout *text = layout (paper, answers->pdata[i], widest + 0.5, BODY, 0);
    if (i > 0 && i % columns == 0) {
      y += height + 0.6;
      height = 0;
    }
    height = MAX (height, loket_layout_height (text));
    loket_figure_box (figure, x, y, (int) i == ticked);
    loket_figure_text (figure, text, x + COLUMN, y);
  }
  return y + height;
}

static double
add_line (LoketFormPaper *paper,
          LoketFigure *figure,
          const char *unit,
          const char *said,
          double width,
          double y)
{
  double x = LEFT + NUMBER;

  if (unit != NULL) {
    loket_figure_text (figure, layout (paper, unit, 12, BODY, 0), x, y);
    x += 8;
  }
  if (said != NULL)
    loket_figure_text (figure, layout (paper, said, WIDTH - NUMBER, BODY, LOKET_FLOW_BOLD), x, y);
  loket_figure_line (figure, x, y + 4.8, x + width);
  return y + 5;
}

/* What was said, or lines to write on. */
static double
add_words (LoketFormPaper *paper,
           LoketFigure *figure,
           const char *said,
           double indent,
           int lines,
           double y)
{
  const double width = WIDTH - indent;

  if (said != NULL)
    return loket_figure_text (
        figure, layout (paper, said, width, BODY, LOKET_FLOW_BOLD), LEFT + indent, y);
  for (int i = 0; i < lines; i++)
    loket_figure_line (figure, LEFT + indent, y + 5 + i * LINE, EDGE);
  return y + 5 + (lines - 1) * LINE;
}

/* The answers that a question offers, as keys and in words. */
static void
list_answers (LoketFormPaper *paper, LoketQuestion *question, GPtrArray *keys, GPtrArray *words)
{
  if (question->kind == LOKET_QUESTION_YES_NO) {
    g_ptr_array_add (keys, g_strdup ("yes"));
    g_ptr_array_add (words, g_strdup (loket_text (paper->language, N_ ("Yes"))));
    g_ptr_array_add (keys, g_strdup ("no"));
    g_ptr_array_add (words, g_strdup (loket_text (paper->language, N_ ("No"))));
    return;
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (question->choices)); i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), i);
    g_ptr_array_add (keys, g_strdup (choice->key));
    g_ptr_array_add (words, g_strdup (in (paper, choice->phrase)));
  }
}

static double
add_offered (LoketFormPaper *paper,
             LoketFigure *figure,
             LoketQuestion *question,
             const char *said,
             double y)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int ticked = -1;

  list_answers (paper, question, keys, words);
  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (said, keys->pdata[i]) == 0)
      ticked = (int) i;
  return add_boxes (paper, figure, words, ticked, y);
}

static double
add_money (LoketFormPaper *paper, LoketFigure *figure, const char *said, double y)
{
  g_autofree char *sum =
      said != NULL ? loket_number_grouped (NULL, g_ascii_strtoll (said, NULL, 10)) : NULL;

  return add_line (paper, figure, "Rp", sum, 50, y);
}

static double
add_day (LoketFormPaper *paper, LoketFigure *figure, const char *said, double y)
{
  g_autofree char *day = said != NULL ? loket_date_text (paper->language, said) : NULL;

  return add_line (paper, figure, NULL, day, 50, y);
}

static double
add_answer (LoketFormPaper *paper, LoketFigure *figure, LoketQuestion *question, double y)
{
  LoketAnswers *answers = paper->subject.answers;
  const char *said = answers != NULL ? loket_answers_get (answers, question->key) : NULL;

  switch (question->kind) {
  case LOKET_QUESTION_YES_NO:
  case LOKET_QUESTION_CHOICE:
    return add_offered (paper, figure, question, said, y);
  case LOKET_QUESTION_MONEY:
    return add_money (paper, figure, said, y);
  case LOKET_QUESTION_NUMBER:
    return add_line (paper, figure, NULL, said, 30, y);
  case LOKET_QUESTION_DAY:
    return add_day (paper, figure, said, y);
  case LOKET_QUESTION_TEXT:
  default:
    return add_words (paper, figure, said, NUMBER, TEXT_LINES, y);
  }
}

static guint
position_of (LoketForm *form, const char *key)
{
  GListModel *questions = G_LIST_MODEL (form->questions);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (questions, i);
    if (strcmp (question->key, key) == 0)
      return i + 1;
  }
  return 0;
}

/* What people call an answer of a question with fixed ones. */
static char *
answer_words (LoketFormPaper *paper, LoketQuestion *question, const char *answer)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (question->kind == LOKET_QUESTION_YES_NO || question->choices != NULL)
    list_answers (paper, question, keys, words);
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (keys->pdata[i], answer) == 0)
      return g_strdup (words->pdata[i]);
  return g_strdup (answer);
}

/* "Only if 3 is “Yes”", else what helps to ask.  (transfer full) (nullable) */
static char *
hint_of (LoketFormPaper *paper, LoketQuestion *question)
{
  LoketQuestion *earlier =
      question->asked_if != NULL ? loket_form_question (paper->form, question->asked_if) : NULL;
  const char *help = question->help != NULL ? in (paper, question->help) : NULL;
  g_autofree char *answer = NULL;
  g_autofree char *only = NULL;

  if (earlier == NULL)
    return g_strdup (help);
  answer = answer_words (paper, earlier, question->asked_if_is);
  only = g_strdup_printf (loket_text (paper->language, N_ ("Only if the answer to %u is “%s”.")),
                          position_of (paper->form, question->asked_if),
                          answer);
  return g_strjoin (" ", only, help, NULL);
}

static void
add_question (LoketFormPaper *paper, LoketQuestion *question, guint position)
{
  LoketFigure *figure = new_figure (paper);
  g_autofree char *number = g_strdup_printf ("%u.", position);
  g_autofree char *hint = hint_of (paper, question);
  double y;

  loket_figure_text (figure, layout (paper, number, NUMBER, BODY, 0), LEFT, 0);
  y = loket_figure_text (figure,
                         layout (paper, in (paper, question->phrase), WIDTH - NUMBER, BODY, 0),
                         LEFT + NUMBER,
                         0);
  if (hint != NULL)
    y = loket_figure_text (
        figure, layout (paper, hint, WIDTH - NUMBER, SMALL, 0), LEFT + NUMBER, y);
  add_answer (paper, figure, question, y + 0.6);
  put (paper, figure, 2.2);
}

static void
add_heading (LoketFormPaper *paper, const char *text)
{
  loket_flow_add (paper->flow, layout (paper, text, WIDTH, BODY + 1, LOKET_FLOW_BOLD), 0, 4);
  loket_flow_keep_with_next (paper->flow);
}

static void
add_group_heading (LoketFormPaper *paper, const char *key)
{
  GListModel *groups = G_LIST_MODEL (paper->form->groups);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++) {
    g_autoptr (LoketQuestionGroup) group = g_list_model_get_item (groups, i);
    if (g_strcmp0 (group->key, key) == 0)
      add_heading (paper, in (paper, group->phrase));
  }
}

static void
add_questions (LoketFormPaper *paper)
{
  GListModel *questions = G_LIST_MODEL (paper->form->questions);
  g_autofree char *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (questions, i);
    if (question->group != NULL && g_strcmp0 (question->group, group) != 0) {
      add_group_heading (paper, question->group);
      g_free (group);
      group = g_strdup (question->group);
    }
    add_question (paper, question, i + 1);
  }
}

static gboolean
is_for_two (LoketFormPaper *paper)
{
  return strcmp (paper->form->use, "counter") != 0;
}

static void
add_neighbours (LoketFormPaper *paper)
{
  LoketFigure *figure = new_figure (paper);

  add_heading (paper, loket_text (paper->language, N_ ("What the neighbours say")));
  add_words (paper, figure, paper->subject.neighbour_note, 0, NEIGHBOUR_LINES, 0);
  put (paper, figure, 1);
}

static void
add_signature (LoketFormPaper *paper,
               LoketFigure *figure,
               const char *title,
               const char *name,
               double x)
{
  const double width = WIDTH / 2 - 8;
  const double y =
      loket_figure_text (figure, layout (paper, title, width, BODY, 0), x, 0) + SIGNATURE;

  loket_figure_line (figure, x, y, x + width);
  if (name != NULL)
    loket_figure_text (figure, layout (paper, name, width, BODY, 0), x, y + 0.5);
}

static void
add_signatures (LoketFormPaper *paper)
{
  LoketFigure *figure = new_figure (paper);

  if (is_for_two (paper)) {
    add_signature (paper,
                   figure,
                   loket_text (paper->language, N_ ("Surveyor at the home")),
                   paper->subject.home_officer,
                   LEFT);
    add_signature (paper,
                   figure,
                   loket_text (paper->language, N_ ("Surveyor with the neighbours")),
                   paper->subject.neighbour_officer,
                   LEFT + WIDTH / 2 + 8);
  } else {
    add_signature (paper,
                   figure,
                   loket_text (paper->language, N_ ("Officer")),
                   paper->subject.home_officer,
                   LEFT + WIDTH / 2 + 8);
  }
  put (paper, figure, 6);
}

static void
free_figure (gpointer data)
{
  loket_figure_free (data);
}

/**
 * loket_form_paper_new:
 * @form: (transfer none): what is asked
 * @subject: who is asked, as far as it is known
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the form, set; use it on one thread only
 */
LoketFormPaper *
loket_form_paper_new (LoketForm *form,
                      const LoketFormSubject *subject,
                      LoketProfile *profile,
                      const char *language)
{
  const LoketFlowMargins margins = {.left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM};
  LoketFormPaper *paper = g_new0 (LoketFormPaper, 1);
  g_autofree char *code = loket_form_code (profile->office_id, form, subject->application);

  paper->language = g_intern_string (language);
  paper->form = g_object_ref (form);
  paper->subject = *subject;
  paper->flow = loket_flow_new (language, &margins);
  paper->figures = g_ptr_array_new_with_free_func (free_figure);
  paper->qr = loket_qr_new (code, NULL); /* no code is better than no paper */
  paper->code_text = g_strdup_printf ("%s v%" G_GINT64_FORMAT "%s%s",
                                      form->key,
                                      form->version,
                                      subject->application != NULL ? " / " : "",
                                      subject->application != NULL ? subject->application : "");
  paper->title = g_strdup_printf ("%s %s", in (paper, form->title), paper->code_text);
  add_head (paper, profile);
  add_subject (paper);
  add_questions (paper);
  if (is_for_two (paper))
    add_neighbours (paper);
  add_signatures (paper);
  paper->subject = (LoketFormSubject){0};
  loket_flow_place (paper->flow);
  return paper;
}

/**
 * loket_form_paper_free:
 * @paper: (transfer full): a form
 */
void
loket_form_paper_free (LoketFormPaper *paper)
{
  loket_flow_free (paper->flow);
  g_ptr_array_unref (paper->figures);
  g_clear_pointer (&paper->qr, loket_qr_free);
  g_object_unref (paper->form);
  g_free (paper->code_text);
  g_free (paper->title);
  g_free (paper);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketFormPaper *paper = drawn;

  loket_flow_draw (paper->flow, page, cr);
  if (page == 0 && paper->qr != NULL)
    draw_code (paper, cr);
  loket_flow_draw_foot (paper->flow, page, paper->code_text, NULL, cr);
}

/**
 * loket_form_paper_sheet:
 * @paper: a form; outlives the sheet
 *
 * Returns: what preview and spooler take
 */
LoketSheet
loket_form_paper_sheet (LoketFormPaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->title);
}
