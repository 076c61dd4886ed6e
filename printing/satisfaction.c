/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of satisfaction (SKM) on A4: index and grade, a bar for each of the nine elements, and
 * what each service got; the section "Satisfaction" of the administration saves it. */
#include "config.h"

#include "printing/satisfaction.h"

#include "core/dates.h"
#include "core/questionnaire.h"
#include "core/rating-report.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define BODY 10.0 /* points */
#define INDEX 26.0
#define SMALL 8.5

/* Millimetres */
#define TITLE 62.0
#define BAR 72.0
#define BAR_HEIGHT 4.0
#define COLUMN 18.0
#define ROW_GAP 1.6

static const char title[] = N_ ("Satisfaction of people (SKM)");

static double
put_text (LoketListPaper *paper,
          LoketFigure *figure,
          const char *text,
          double x,
          double width,
          LoketFlowStyle style)
{
  return loket_figure_text (
      figure, loket_flow_layout (paper->flow, text, width, BODY, style), x, 0);
}

static void
add_index (LoketListPaper *paper, LoketRatingGroup *office)
{
  g_autofree char *index = loket_mean_text (paper->language, office->index);
  g_autofree char *grade =
      g_strdup_printf ("%s – %s",
                       loket_grade_letter (office->grade),
                       loket_text (paper->language, loket_grade_word (office->grade)));
  g_autofree char *count = g_strdup_printf (
      loket_text_plural (paper->language, "%d answer", "%d answers", (gulong) office->ratings),
      (int) office->ratings);

  loket_list_paper_add_line (paper, index, INDEX, LOKET_FLOW_BOLD, 5);
  loket_list_paper_add_line (
      paper,
      office->index.set ? grade : loket_text (paper->language, loket_grade_word (LOKET_GRADE_NONE)),
      BODY + 2,
      LOKET_FLOW_BOLD,
      0.5);
  loket_list_paper_add_line (paper, count, BODY, LOKET_FLOW_PLAIN, 0.5);
}

static void
add_element (LoketListPaper *paper, LoketElementScore *score)
{
  LoketFigure *figure = loket_list_paper_figure (paper);
  const char *name = loket_text (paper->language, loket_element_title (score->element));
  g_autofree char *numbered = g_strdup_printf ("U%d %s", (int) score->element + 1, name);
  g_autofree char *mean = loket_mean_text (paper->language, score->mean);
  g_autofree char *count = g_strdup_printf ("n = %" G_GINT64_FORMAT, score->n);
  double x = LOKET_LIST_LEFT;

  put_text (paper, figure, numbered, x, TITLE - 2, LOKET_FLOW_PLAIN);
  x += TITLE;
  loket_figure_bar (figure, x, 0.3, BAR, BAR_HEIGHT, loket_mean_share (score->mean));
  x += BAR + 3;
  put_text (paper, figure, mean, x, COLUMN, LOKET_FLOW_BOLD);
  x += COLUMN;
  put_text (paper, figure, count, x, LOKET_LIST_EDGE - x, LOKET_FLOW_PLAIN);
  loket_list_paper_put (paper, figure, loket_figure_height (figure), ROW_GAP);
}

static void
add_elements (LoketListPaper *paper, LoketRatingGroup *office)
{
  loket_list_paper_add_heading (
      paper, loket_text (paper->language, N_ ("The nine elements, from 1 to 4")), BODY + 2, 6);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (office->elements)); i++) {
    g_autoptr (LoketElementScore) score =
        g_list_model_get_item (G_LIST_MODEL (office->elements), i);
    add_element (paper, score);
  }
}

static void
add_row (LoketListPaper *paper, const char *const cells[4], LoketFlowStyle style)
{
  static const double widths[] = {84, 24, 42, 27};
  LoketFigure *figure = loket_list_paper_figure (paper);
  double x = LOKET_LIST_LEFT;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    put_text (paper, figure, cells[i], x, widths[i] - 2, style);
    x += widths[i];
  }
  loket_figure_line (figure, LOKET_LIST_LEFT, loket_figure_height (figure) + 0.8, LOKET_LIST_EDGE);
  loket_list_paper_put (paper, figure, loket_figure_height (figure), 1);
}

static void
add_service (LoketListPaper *paper, LoketRatingGroup *group, LoketProfile *profile)
{
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, group->ratings);
  g_autofree char *quick = loket_mean_text (paper->language, group->overall_mean);
  g_autofree char *index = loket_mean_text (paper->language, group->index);
  g_autofree char *graded = g_strdup_printf ("%s %s", index, loket_grade_letter (group->grade));
  const char *const cells[] = {loket_rating_group_title (group, profile, paper->language),
                               count,
                               quick,
                               group->index.set ? graded : index};

  add_row (paper, cells, LOKET_FLOW_PLAIN);
}

static void
add_services (LoketListPaper *paper, LoketRatingSummary *summary, LoketProfile *profile)
{
  const char *const heads[] = {loket_text (paper->language, N_ ("Service")),
                               loket_text (paper->language, N_ ("Answers")),
                               loket_text (paper->language, N_ ("Quick answers, mean")),
                               loket_text (paper->language, N_ ("Index"))};

  if (g_list_model_get_n_items (G_LIST_MODEL (summary->services)) == 0)
    return;
  loket_list_paper_add_heading (
      paper, loket_text (paper->language, N_ ("By service")), BODY + 2, 6);
  add_row (paper, heads, LOKET_FLOW_BOLD);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (summary->services)); i++) {
    g_autoptr (LoketRatingGroup) group =
        g_list_model_get_item (G_LIST_MODEL (summary->services), i);
    add_service (paper, group, profile);
  }
}

/**
 * loket_satisfaction_paper_new:
 * @summary: of a period
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the report, set; use it on one thread only
 */
LoketListPaper *
loket_satisfaction_paper_new (LoketRatingSummary *summary,
                              LoketProfile *profile,
                              const char *language)
{
  g_autofree char *from = loket_date_text (language, summary->from_day);
  g_autofree char *until = loket_date_text (language, summary->until_day);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, until);
  LoketListPaper *paper = loket_list_paper_new (language, title, days);

  loket_list_paper_add_head (paper, profile, title, days);
  add_index (paper, summary->office);
  add_elements (paper, summary->office);
  add_services (paper, summary, profile);
  loket_list_paper_add_line (
      paper,
      loket_text (language,
                  N_ ("Counted as PermenPANRB 14/2017 has it: the mean of the nine means, times "
                      "25. A–D from 88.31, 76.61, 65.00 and 25.00. Means are of whole months that "
                      "are over, with five or "
                      "more answers in each, so that nobody is picked out.")),
      SMALL,
      LOKET_FLOW_PLAIN,
      6);
  loket_flow_place (paper->flow);
  return paper;
}
