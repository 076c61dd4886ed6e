/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits of a day on A4, in the order to go: a heading for each village and hamlet, a box to tick
 * and a line to write on for each visit; surveyors take it along. */
#include "config.h"

#include "printing/route.h"

#include "core/dates.h"
#include "core/text.h"
#include "printing/figure.h"
#include "printing/flow.h"

#include <glib/gi18n.h>

#define LEFT 18.0 /* mm */
#define RIGHT 15.0
#define TOP 12.0
#define BOTTOM 17.0
#define WIDTH (LOKET_A4_WIDTH - LEFT - RIGHT)
#define EDGE (LOKET_A4_WIDTH - RIGHT)

#define TITLE 14.0 /* points */
#define BODY 10.0
#define SMALL 8.5

#define NUMBER 8.0   /* mm before a visit */
#define OUTCOME 34.0 /* mm at the right for what came of it */

struct _LoketRoutePaper {
  const char *language;
  LoketFlow *flow;
  GPtrArray *figures; /* LoketFigure */
  char *title;
};

static PangoLayout *
layout (LoketRoutePaper *paper, const char *text, double width, double points, LoketFlowStyle style)
{
  return loket_flow_layout (paper->flow, text, width, points, style);
}

static void
add_head (LoketRoutePaper *paper, LoketProfile *profile, const char *day, guint n_stops)
{
  g_autofree char *date = loket_date_full (paper->language, day);
  g_autofree char *count = g_strdup_printf (
      loket_text_plural (paper->language, "%u visit", "%u visits", n_stops), n_stops);
  g_autofree char *line = g_strdup_printf ("%s, %s", date, count);

  loket_flow_add (
      paper->flow,
      layout (
          paper, loket_phrase_in (profile->unit, paper->language), WIDTH, BODY, LOKET_FLOW_PLAIN),
      0,
      0);
  loket_flow_add (paper->flow,
                  layout (paper,
                          loket_text (paper->language, N_ ("Visits of the day")),
                          WIDTH,
                          TITLE,
                          LOKET_FLOW_BOLD),
                  0,
                  1);
  loket_flow_add (paper->flow, layout (paper, line, WIDTH, BODY, 0), 0, 0.5);
}

static void
add_heading (LoketRoutePaper *paper, const char *text, double points, double gap)
{
  loket_flow_add (paper->flow, layout (paper, text, WIDTH, points, LOKET_FLOW_BOLD), 0, gap);
  loket_flow_keep_with_next (paper->flow);
}

/* "RT 012/RW 003" with what is known of it.  (transfer full) (nullable) */
static char *
neighbourhood (const LoketRouteStop *stop)
{
  if (stop->rt == NULL && stop->rw == NULL)
    return NULL;
  return g_strconcat (stop->rt != NULL ? "RT " : "",
                      stop->rt != NULL ? stop->rt : "",
                      stop->rt != NULL && stop->rw != NULL ? "/" : "",
                      stop->rw != NULL ? "RW " : "",
                      stop->rw,
                      NULL);
}

/* The parts that are known, with a separator between.  (transfer full) */
static char *
joined (const char *separator, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
add_text (LoketRoutePaper *paper, LoketFigure *figure, const char *text, double points, double y)
{
  if (text == NULL || *text == '\0')
    return y;
  return loket_figure_text (
      figure, layout (paper, text, WIDTH - NUMBER - OUTCOME - 3, points, 0), LEFT + NUMBER, y);
}

static double
add_where (LoketRoutePaper *paper, LoketFigure *figure, const LoketRouteStop *stop, double y)
{
  g_autofree char *near = neighbourhood (stop);
  const char *const parts[] = {near, stop->address, stop->phone};
  g_autofree char *text = joined (", ", parts, G_N_ELEMENTS (parts));

  return add_text (paper, figure, text, BODY, y);
}

static double
add_who_goes (LoketRoutePaper *paper, LoketFigure *figure, const LoketRouteStop *stop, double y)
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
  g_autofree char *text = joined ("; ", parts, G_N_ELEMENTS (parts));

  y = add_text (paper, figure, text, SMALL, y);
  return add_text (paper, figure, stop->note, SMALL, y);
}

static void
add_outcome (LoketRoutePaper *paper, LoketFigure *figure)
{
  const char *const outcomes[] = {
      loket_text (paper->language, N_ ("Done")),
      loket_text (paper->language, N_ ("Nobody home")),
  };
  const double x = EDGE - OUTCOME;

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    loket_figure_box (figure, x, i * 6.0, FALSE);
    loket_figure_text (
        figure, layout (paper, outcomes[i], OUTCOME - 6, SMALL, 0), x + 5.5, i * 6.0 + 0.3);
  }
}

static void
add_stop (LoketRoutePaper *paper, const LoketRouteStop *stop, guint position)
{
  LoketFigure *figure = loket_figure_new ();
  g_autofree char *number = g_strdup_printf ("%u.", position);
  g_autofree char *application =
      stop->application != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Application %s")), stop->application)
          : NULL;
  const char *const parts[] = {stop->name, application};
  g_autofree char *name = joined (" / ", parts, G_N_ELEMENTS (parts));
  double y = 0;

  g_ptr_array_add (paper->figures, figure);
  loket_figure_text (figure, layout (paper, number, NUMBER, BODY, 0), LEFT, 0);
  if (*name != '\0')
    y = loket_figure_text (
        figure,
        layout (paper, name, WIDTH - NUMBER - OUTCOME - 3, BODY, LOKET_FLOW_BOLD),
        LEFT + NUMBER,
        0);
  y = add_where (paper, figure, stop, y);
  y = add_who_goes (paper, figure, stop, y);
  add_outcome (paper, figure);
  loket_figure_line (figure, LEFT + NUMBER, MAX (y, 11) + 6, EDGE);
  loket_flow_add_drawing (
      paper->flow, loket_figure_height (figure) + 1, 2.5, loket_figure_draw, figure);
}

static void
add_stops (LoketRoutePaper *paper, const LoketRouteStop *stops, guint n_stops)
{
  for (guint i = 0; i < n_stops; i++) {
    const gboolean there = i == 0 || g_strcmp0 (stops[i].place, stops[i - 1].place) != 0;
    if (there && stops[i].place != NULL)
      add_heading (paper, stops[i].place, BODY + 2, 6);
    if (stops[i].hamlet != NULL &&
        (there || g_strcmp0 (stops[i].hamlet, stops[i - 1].hamlet) != 0)) {
      g_autofree char *hamlet =
          g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), stops[i].hamlet);
      add_heading (paper, hamlet, BODY, 3);
    }
    add_stop (paper, &stops[i], i + 1);
  }
}

static void
free_figure (gpointer data)
{
  loket_figure_free (data);
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
LoketRoutePaper *
loket_route_paper_new (const char *day,
                       const LoketRouteStop *stops,
                       guint n_stops,
                       LoketProfile *profile,
                       const char *language)
{
  const LoketFlowMargins margins = {.left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM};
  LoketRoutePaper *paper = g_new0 (LoketRoutePaper, 1);

  paper->language = g_intern_string (language);
  paper->flow = loket_flow_new (language, &margins);
  paper->figures = g_ptr_array_new_with_free_func (free_figure);
  paper->title = g_strdup_printf ("%s %s", loket_text (language, N_ ("Visits of the day")), day);
  add_head (paper, profile, day, n_stops);
  add_stops (paper, stops, n_stops);
  loket_flow_place (paper->flow);
  return paper;
}

/**
 * loket_route_paper_free:
 * @paper: (transfer full): a list
 */
void
loket_route_paper_free (LoketRoutePaper *paper)
{
  loket_flow_free (paper->flow);
  g_ptr_array_unref (paper->figures);
  g_free (paper->title);
  g_free (paper);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketRoutePaper *paper = drawn;

  loket_flow_draw (paper->flow, page, cr);
  loket_flow_draw_foot (paper->flow, page, paper->title, NULL, cr);
}

/**
 * loket_route_paper_sheet:
 * @paper: a list; outlives the sheet
 *
 * Returns: what preview and spooler take
 */
LoketSheet
loket_route_paper_sheet (LoketRoutePaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->title);
}
