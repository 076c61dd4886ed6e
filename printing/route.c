/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits of a day on A4, in the order to go: a heading for each village and hamlet, a box to tick
 * and a line to write on for each visit; surveyors take it along. */
#include "config.h"

#include "printing/route.h"

#include "core/dates.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define BODY 10.0 /* points */
#define SMALL 8.5

#define NUMBER 8.0   /* mm before a visit */
#define OUTCOME 34.0 /* mm at the right for what came of it */

static const char title[] = N_ ("Visits of the day");

static void
add_head (LoketListPaper *paper, LoketProfile *profile, const char *day, guint n_stops)
{
  g_autofree char *date = loket_date_full (paper->language, day);
  g_autofree char *count = g_strdup_printf (
      loket_text_plural (paper->language, "%u visit", "%u visits", n_stops), n_stops);
  g_autofree char *line = g_strdup_printf ("%s, %s", date, count);

  loket_list_paper_add_head (paper, profile, title, line);
}

static double
add_text (LoketListPaper *paper, LoketFigure *figure, const char *text, double points, double y)
{
  if (text == NULL || *text == '\0')
    return y;
  return loket_figure_text (
      figure,
      loket_flow_layout (paper->flow, text, LOKET_LIST_WIDTH - NUMBER - OUTCOME - 3, points, 0),
      LOKET_LIST_LEFT + NUMBER,
      y);
}

static double
add_where (LoketListPaper *paper, LoketFigure *figure, const LoketRouteStop *stop, double y)
{
  g_autofree char *near = loket_list_neighbourhood (stop->rt, stop->rw);
  const char *const parts[] = {near, stop->address, stop->phone};
  g_autofree char *text = loket_list_join (", ", parts, G_N_ELEMENTS (parts));

  return add_text (paper, figure, text, BODY, y);
}

static double
add_who_goes (LoketListPaper *paper, LoketFigure *figure, const LoketRouteStop *stop, double y)
{
  g_autofree char *home =
      stop->home_officer != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Home: %s")), stop->home_officer)
          : NULL;
  g_autofree char *neighbours =
      stop->neighbour_officer != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Neighbours: %s")),
                             stop->neighbour_officer)
          : NULL;
  const char *const parts[] = {home, neighbours};
  g_autofree char *text = loket_list_join ("; ", parts, G_N_ELEMENTS (parts));

  y = add_text (paper, figure, text, SMALL, y);
  return add_text (paper, figure, stop->note, SMALL, y);
}

static void
add_outcome (LoketListPaper *paper, LoketFigure *figure)
{
  const char *const outcomes[] = {
      loket_text (paper->language, N_ ("Done")),
      loket_text (paper->language, N_ ("Nobody home")),
  };
  const double x = LOKET_LIST_EDGE - OUTCOME;

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    loket_figure_box (figure, x, i * 6.0, FALSE);
    loket_figure_text (figure,
                       loket_flow_layout (paper->flow, outcomes[i], OUTCOME - 6, SMALL, 0),
                       x + 5.5,
                       i * 6.0 + 0.3);
  }
}

static void
add_stop (LoketListPaper *paper, const LoketRouteStop *stop, guint position)
{
  LoketFigure *figure = loket_list_paper_figure (paper);
  g_autofree char *number = g_strdup_printf ("%u.", position);
  g_autofree char *application =
      stop->application != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Application %s")), stop->application)
          : NULL;
  const char *const parts[] = {stop->name, application};
  g_autofree char *name = loket_list_join (" / ", parts, G_N_ELEMENTS (parts));
  double y = 0;

  loket_figure_text (
      figure, loket_flow_layout (paper->flow, number, NUMBER, BODY, 0), LOKET_LIST_LEFT, 0);
  if (*name != '\0')
    y = loket_figure_text (
        figure,
        loket_flow_layout (
            paper->flow, name, LOKET_LIST_WIDTH - NUMBER - OUTCOME - 3, BODY, LOKET_FLOW_BOLD),
        LOKET_LIST_LEFT + NUMBER,
        0);
  y = add_where (paper, figure, stop, y);
  y = add_who_goes (paper, figure, stop, y);
  add_outcome (paper, figure);
  loket_figure_line (figure, LOKET_LIST_LEFT + NUMBER, MAX (y, 11) + 6, LOKET_LIST_EDGE);
  loket_list_paper_put (paper, figure, loket_figure_height (figure) + 1, 2.5);
}

static void
add_stops (LoketListPaper *paper, const LoketRouteStop *stops, guint n_stops)
{
  for (guint i = 0; i < n_stops; i++) {
    const gboolean there = i == 0 || g_strcmp0 (stops[i].place, stops[i - 1].place) != 0;
    if (there && stops[i].place != NULL)
      loket_list_paper_add_heading (paper, stops[i].place, BODY + 2, 6);
    if (stops[i].hamlet != NULL &&
        (there || g_strcmp0 (stops[i].hamlet, stops[i - 1].hamlet) != 0)) {
      g_autofree char *hamlet =
          g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), stops[i].hamlet);
      loket_list_paper_add_heading (paper, hamlet, BODY, 3);
    }
    add_stop (paper, &stops[i], i + 1);
  }
}

/**
 * loket_route_paper_new:
 * @day: "2026-11-25"
 * @stops: (array length=n_stops): the visits in the order to go
 * @n_stops: how many
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the list, set; use it on one thread only
 */
LoketListPaper *
loket_route_paper_new (const char *day,
                       const LoketRouteStop *stops,
                       guint n_stops,
                       LoketProfile *profile,
                       const char *language)
{
  LoketListPaper *paper = loket_list_paper_new (language, title, day);

  add_head (paper, profile, day, n_stops);
  add_stops (paper, stops, n_stops);
  loket_flow_place (paper->flow);
  return paper;
}
