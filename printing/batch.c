/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the papers of a batch of cards on A4: what is in the bundle, and who took which card. */
#include "config.h"

#include "printing/batch.h"

#include "core/dates.h"
#include "core/text.h"
#include "printing/figure.h"
#include "printing/flow.h"

#include <glib/gi18n.h>

#define LEFT 18.0 /* mm */
#define RIGHT 15.0
#define TOP 14.0
#define BOTTOM 17.0
#define WIDTH (LOKET_A4_WIDTH - LEFT - RIGHT)
#define EDGE (LOKET_A4_WIDTH - RIGHT)

#define TITLE 15.0 /* points */
#define LARGE 22.0
#define BODY 10.5
#define SMALL 8.5

#define LABEL 52.0  /* mm for the labels of the cover */
#define COUNT 9.0   /* mm for "120." */
#define NUMBER 40.0 /* mm for the number of a card */
#define TAKER 34.0  /* mm for who took it, if somebody else */
#define SIGNATURE 36.0
#define ROW 11.0 /* mm: a thumb has room as well */

struct _LoketBatchPaper {
  const char *language;
  LoketFlow *flow;
  GPtrArray *figures; /* LoketFigure */
  char *title;
};

static const char *
words (LoketBatchPaper *paper, const char *msgid)
{
  return loket_text (paper->language, msgid);
}

static PangoLayout *
layout (LoketBatchPaper *paper, const char *text, double width, double points, LoketFlowStyle style)
{
  return loket_flow_layout (paper->flow, text, width, points, style);
}

static void
add_line (LoketBatchPaper *paper, const char *text, double points, LoketFlowStyle style, double gap)
{
  loket_flow_add (paper->flow, layout (paper, text, WIDTH, points, style), 0, gap);
}

static LoketFigure *
new_figure (LoketBatchPaper *paper)
{
  LoketFigure *figure = loket_figure_new ();

  g_ptr_array_add (paper->figures, figure);
  return figure;
}

static void
put_figure (LoketBatchPaper *paper, LoketFigure *figure, double height, double gap)
{
  loket_flow_add_drawing (paper->flow, height, gap, loket_figure_draw, figure);
}

static void
add_fact (LoketBatchPaper *paper, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  loket_flow_add (
      paper->flow, layout (paper, text, WIDTH - LABEL, BODY, LOKET_FLOW_BOLD), LABEL, 2);
  loket_flow_put_beside (paper->flow, layout (paper, label, LABEL - 2, BODY, 0), 0);
}

static char *
count_of_cards (LoketBatchPaper *paper, guint n)
{
  return g_strdup_printf (loket_text_plural (paper->language, "%u card", "%u cards", n), n);
}

/* "Melati 12, Menur 3", in the order in which they come. */
static char *
by_category (const LoketBatchPaperFacts *facts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < facts->n_cards; i++)
    if (facts->cards[i].category != NULL &&
        !g_ptr_array_find_with_equal_func (names, facts->cards[i].category, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) facts->cards[i].category);
  for (guint k = 0; k < names->len; k++) {
    guint n = 0;
    for (guint i = 0; i < facts->n_cards; i++)
      n += g_strcmp0 (facts->cards[i].category, names->pdata[k]) == 0;
    g_string_append_printf (text, "%s%s %u", k > 0 ? ", " : "", (char *) names->pdata[k], n);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
first_and_last (const LoketBatchPaperFacts *facts)
{
  const char *first = facts->n_cards > 0 ? facts->cards[0].number : NULL;
  const char *last = facts->n_cards > 0 ? facts->cards[facts->n_cards - 1].number : NULL;

  return first != NULL && last != NULL ? g_strdup_printf ("%s – %s", first, last) : NULL;
}

/* A line to sign on, with what it is for below. */
static void
add_signatures (LoketBatchPaper *paper, const char *left, const char *right)
{
  const double half = WIDTH / 2 - 6;
  const double second = LEFT + WIDTH / 2 + 6;
  LoketFigure *figure = new_figure (paper);

  loket_figure_text (figure, layout (paper, left, half, BODY, 0), LEFT, 0);
  loket_figure_text (figure, layout (paper, right, half, BODY, 0), second, 0);
  loket_figure_line (figure, LEFT, 28, LEFT + half);
  loket_figure_line (figure, second, 28, second + half);
  loket_figure_text (
      figure, layout (paper, words (paper, N_ ("Name, day, signature")), half, SMALL, 0), LEFT, 29);
  loket_figure_text (figure,
                     layout (paper, words (paper, N_ ("Name, day, signature")), half, SMALL, 0),
                     second,
                     29);
  put_figure (paper, figure, loket_figure_height (figure), 12);
}

static void
free_figure (gpointer data)
{
  loket_figure_free (data);
}

static LoketBatchPaper *
new_paper (const char *language, const char *title, const LoketBatchPaperFacts *facts)
{
  const LoketFlowMargins margins = {.left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM};
  LoketBatchPaper *paper = g_new0 (LoketBatchPaper, 1);

  paper->language = g_intern_string (language);
  paper->flow = loket_flow_new (language, &margins);
  paper->figures = g_ptr_array_new_with_free_func (free_figure);
  paper->title = g_strdup_printf ("%s %s", loket_text (language, title), facts->number);
  return paper;
}

static void
add_head (LoketBatchPaper *paper, LoketProfile *profile, const char *title)
{
  add_line (paper, loket_phrase_in (profile->unit, paper->language), BODY, 0, 0);
  add_line (paper, words (paper, title), TITLE, LOKET_FLOW_BOLD, 1);
}

/**
 * loket_batch_cover_new:
 * @facts: the batch
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the sheet that lies on the bundle; use it on one thread only
 */
LoketBatchPaper *
loket_batch_cover_new (const LoketBatchPaperFacts *facts,
                       LoketProfile *profile,
                       const char *language)
{
  LoketBatchPaper *paper = new_paper (language, N_ ("Batch of cards"), facts);
  g_autofree char *count = count_of_cards (paper, facts->n_cards);
  g_autofree char *categories = by_category (facts);
  g_autofree char *numbers = first_and_last (facts);
  g_autofree char *day = loket_date_full (language, facts->day);

  add_head (paper, profile, N_ ("Batch of cards"));
  add_line (paper, facts->village != NULL ? facts->village : "", LARGE, LOKET_FLOW_BOLD, 10);
  add_line (paper, count, LARGE, 0, 1);
  loket_flow_add_drawing (paper->flow, 0, 8, NULL, NULL);
  add_fact (paper, words (paper, N_ ("Batch")), facts->number);
  add_fact (paper, words (paper, N_ ("Day")), day);
  add_fact (paper, words (paper, N_ ("Categories")), categories);
  add_fact (paper, words (paper, N_ ("First and last number")), numbers);
  add_fact (paper, words (paper, N_ ("Made up by")), facts->officer);
  add_line (paper,
            words (paper,
                   N_ ("Count the cards when you take them over. The list behind this sheet names "
                       "each of them; what is not handed out comes back with it.")),
            BODY,
            0,
            10);
  add_signatures (paper, words (paper, N_ ("Given out by")), words (paper, N_ ("Taken over by")));
  loket_flow_place (paper->flow);
  return paper;
}

static void
add_columns (LoketBatchPaper *paper)
{
  LoketFigure *figure = new_figure (paper);
  const double taker = EDGE - SIGNATURE - TAKER, signature = EDGE - SIGNATURE;

  loket_figure_text (figure,
                     layout (paper, words (paper, N_ ("Card")), NUMBER, SMALL, LOKET_FLOW_BOLD),
                     LEFT + COUNT,
                     0);
  loket_figure_text (
      figure,
      layout (
          paper, words (paper, N_ ("Name")), taker - LEFT - COUNT - NUMBER, SMALL, LOKET_FLOW_BOLD),
      LEFT + COUNT + NUMBER,
      0);
  loket_figure_text (figure,
                     layout (paper,
                             words (paper, N_ ("Taken by, if not the holder")),
                             TAKER - 2,
                             SMALL,
                             LOKET_FLOW_BOLD),
                     taker,
                     0);
  loket_figure_text (
      figure,
      layout (paper, words (paper, N_ ("Day, signature")), SIGNATURE, SMALL, LOKET_FLOW_BOLD),
      signature,
      0);
  loket_figure_line (figure, LEFT, loket_figure_height (figure) + 1, EDGE);
  put_figure (paper, figure, loket_figure_height (figure), 5);
  loket_flow_keep_with_next (paper->flow);
}

/* "RT 012/RW 003", with what is known of it. */
static char *
neighbourhood (const LoketBatchCard *card)
{
  g_autofree char *rt = card->rt != NULL ? g_strconcat ("RT ", card->rt, NULL) : NULL;
  g_autofree char *rw = card->rw != NULL ? g_strconcat ("RW ", card->rw, NULL) : NULL;

  if (rt != NULL && rw != NULL)
    return g_strconcat (rt, "/", rw, NULL);
  return g_strdup (rt != NULL ? rt : rw);
}

static void
add_card (LoketBatchPaper *paper, const LoketBatchCard *card, guint position)
{
  LoketFigure *figure = new_figure (paper);
  const double taker = EDGE - SIGNATURE - TAKER, name = LEFT + COUNT + NUMBER;
  g_autofree char *count = g_strdup_printf ("%u.", position);
  g_autofree char *where = neighbourhood (card);
  double y = 1, number_end;

  loket_figure_text (figure, layout (paper, count, COUNT, BODY, 0), LEFT, 1);
  number_end = loket_figure_text (
      figure,
      layout (paper, card->number != NULL ? card->number : "", NUMBER - 2, BODY, 0),
      LEFT + COUNT,
      1);
  if (card->category != NULL)
    loket_figure_text (
        figure, layout (paper, card->category, NUMBER - 2, SMALL, 0), LEFT + COUNT, number_end);
  if (card->name != NULL)
    y = loket_figure_text (
        figure, layout (paper, card->name, taker - name - 2, BODY, LOKET_FLOW_BOLD), name, y);
  if (where != NULL)
    y = loket_figure_text (figure, layout (paper, where, taker - name - 2, SMALL, 0), name, y);
  y = MAX (MAX (y, loket_figure_height (figure)) + 1.5, ROW);
  loket_figure_line (figure, LEFT, y, EDGE);
  put_figure (paper, figure, y + 0.3, 0);
}

/* @hamlet: NULL where it is not known */
static void
add_hamlet (LoketBatchPaper *paper, const char *hamlet)
{
  g_autofree char *text =
      hamlet != NULL ? g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), hamlet)
                     : g_strdup (words (paper, N_ ("Hamlet not known")));

  add_line (paper, text, BODY, LOKET_FLOW_BOLD, 4);
  loket_flow_keep_with_next (paper->flow);
}

/**
 * loket_batch_signatures_new:
 * @facts: the batch
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the list on which each card is signed for, with a heading for each
 *   hamlet; use it on one thread only
 */
LoketBatchPaper *
loket_batch_signatures_new (const LoketBatchPaperFacts *facts,
                            LoketProfile *profile,
                            const char *language)
{
  LoketBatchPaper *paper = new_paper (language, N_ ("Cards handed over"), facts);
  g_autofree char *count = count_of_cards (paper, facts->n_cards);
  g_autofree char *day = loket_date_full (language, facts->day);
  g_autofree char *line = g_strdup_printf (
      "%s, %s, %s", facts->village != NULL ? facts->village : facts->number, day, count);

  add_head (paper, profile, N_ ("Cards handed over"));
  add_line (paper, line, BODY, 0, 0.5);
  add_columns (paper);
  for (guint i = 0; i < facts->n_cards; i++) {
    const LoketBatchCard *card = &facts->cards[i];
    if (i == 0 ? card->hamlet != NULL : g_strcmp0 (card->hamlet, facts->cards[i - 1].hamlet) != 0)
      add_hamlet (paper, card->hamlet);
    add_card (paper, card, i + 1);
  }
  add_signatures (
      paper, words (paper, N_ ("Handed out by")), words (paper, N_ ("Brought back, counted")));
  loket_flow_place (paper->flow);
  return paper;
}

/**
 * loket_batch_paper_free:
 * @paper: (transfer full): a cover or list
 */
void
loket_batch_paper_free (LoketBatchPaper *paper)
{
  loket_flow_free (paper->flow);
  g_ptr_array_unref (paper->figures);
  g_free (paper->title);
  g_free (paper);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketBatchPaper *paper = drawn;

  loket_flow_draw (paper->flow, page, cr);
  loket_flow_draw_foot (paper->flow, page, paper->title, NULL, cr);
}

/**
 * loket_batch_paper_sheet:
 * @paper: a cover or list; outlives the sheet
 *
 * Returns: what preview and spooler take
 */
LoketSheet
loket_batch_paper_sheet (LoketBatchPaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->title);
}
