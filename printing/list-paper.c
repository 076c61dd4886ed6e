/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on A4: what it is above, then a piece for each thing that stays whole; the foot of each
 * page names it.  Routes, cards that wait and the papers of a batch are set on it. */
#include "config.h"

#include "printing/list-paper.h"

#include "core/text.h"

#define TOP 12.0 /* mm */
#define BOTTOM 17.0
#define TITLE 14.0 /* points */
#define BODY 10.0

static void
free_figure (gpointer data)
{
  loket_figure_free (data);
}

/**
 * loket_list_paper_new:
 * @language: "id", "jv" or "en"
 * @title: what it is, a msgid
 * @which: which one: a day, a number
 *
 * Returns: (transfer full): an empty list; use it on one thread only
 */
LoketListPaper *
loket_list_paper_new (const char *language, const char *title, const char *which)
{
  const LoketFlowMargins margins = {.left = LOKET_LIST_LEFT,
                                    .right = LOKET_A4_WIDTH - LOKET_LIST_EDGE,
                                    .top = TOP,
                                    .bottom = BOTTOM};
  LoketListPaper *paper = g_new0 (LoketListPaper, 1);

  paper->language = g_intern_string (language);
  paper->flow = loket_flow_new (language, &margins);
  paper->figures = g_ptr_array_new_with_free_func (free_figure);
  paper->title = g_strdup_printf ("%s %s", loket_text (language, title), which);
  return paper;
}

/**
 * loket_list_paper_free:
 * @paper: (transfer full): a #LoketListPaper
 */
void
loket_list_paper_free (gpointer paper)
{
  LoketListPaper *self = paper;

  loket_flow_free (self->flow);
  g_ptr_array_unref (self->figures);
  g_free (self->title);
  g_free (self);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketListPaper *paper = drawn;

  loket_flow_draw (paper->flow, page, cr);
  loket_flow_draw_foot (paper->flow, page, paper->title, NULL, cr);
}

/**
 * loket_list_paper_sheet:
 * @paper: a list, set; outlives the sheet
 *
 * Returns: what preview and spooler take
 */
LoketSheet
loket_list_paper_sheet (LoketListPaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->title);
}

/**
 * loket_list_paper_add_head:
 * @paper: an empty list
 * @profile: the office
 * @title: what it is, a msgid
 * @line: (nullable): what stands below: a day, how many
 */
void
loket_list_paper_add_head (LoketListPaper *paper,
                           LoketProfile *profile,
                           const char *title,
                           const char *line)
{
  loket_list_paper_add_line (
      paper, loket_phrase_in (profile->unit, paper->language), BODY, LOKET_FLOW_PLAIN, 0);
  loket_list_paper_add_line (paper, loket_text (paper->language, title), TITLE, LOKET_FLOW_BOLD, 1);
  if (line != NULL)
    loket_list_paper_add_line (paper, line, BODY, LOKET_FLOW_PLAIN, 0.5);
}

/**
 * loket_list_paper_add_line:
 * @paper: a list
 * @text: goes over the whole width
 * @points: size of its letters
 * @style: how they look
 * @gap: millimetres that stay free above
 */
void
loket_list_paper_add_line (LoketListPaper *paper,
                           const char *text,
                           double points,
                           LoketFlowStyle style,
                           double gap)
{
  loket_flow_add (
      paper->flow, loket_flow_layout (paper->flow, text, LOKET_LIST_WIDTH, points, style), 0, gap);
}

/**
 * loket_list_paper_add_heading:
 * @paper: a list
 * @text: stays on the page of what follows
 * @points: size of its letters
 * @gap: millimetres that stay free above
 */
void
loket_list_paper_add_heading (LoketListPaper *paper, const char *text, double points, double gap)
{
  loket_list_paper_add_line (paper, text, points, LOKET_FLOW_BOLD, gap);
  loket_flow_keep_with_next (paper->flow);
}

/**
 * loket_list_paper_figure:
 * @paper: a list
 *
 * Returns: (transfer none): an empty piece of it, for loket_list_paper_put()
 */
LoketFigure *
loket_list_paper_figure (LoketListPaper *paper)
{
  LoketFigure *figure = loket_figure_new ();

  g_ptr_array_add (paper->figures, figure);
  return figure;
}

/**
 * loket_list_paper_put:
 * @paper: a list
 * @figure: a piece of it, complete
 * @height: in millimetres
 * @gap: millimetres that stay free above
 */
void
loket_list_paper_put (LoketListPaper *paper, LoketFigure *figure, double height, double gap)
{
  loket_flow_add_drawing (paper->flow, height, gap, loket_figure_draw, figure);
}

/**
 * loket_list_join:
 * @separator: stands between two
 * @parts: (array length=n_parts) (element-type utf8): %NULL and empty ones are left out
 * @n_parts: how many
 *
 * Returns: (transfer full): what is known of them
 */
char *
loket_list_join (const char *separator, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * loket_list_neighbourhood:
 * @rt: (nullable): "012"
 * @rw: (nullable): "003"
 *
 * Returns: (transfer full) (nullable): "RT 012/RW 003", with what is known of it
 */
char *
loket_list_neighbourhood (const char *rt, const char *rw)
{
  if (rt == NULL && rw == NULL)
    return NULL;
  return g_strconcat (rt != NULL ? "RT " : "",
                      rt != NULL ? rt : "",
                      rt != NULL && rw != NULL ? "/" : "",
                      rw != NULL ? "RW " : "",
                      rw,
                      NULL);
}
