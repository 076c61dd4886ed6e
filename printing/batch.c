/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the papers of a batch of cards on A4: what is in the bundle, and who took which card. */
#include "config.h"

#include "printing/batch.h"

#include "core/dates.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define LARGE 22.0 /* points */
#define BODY 10.5
#define SMALL 8.5

#define LABEL 52.0  /* mm for the labels of the cover */
#define COUNT 9.0   /* mm for "120." */
#define NUMBER 40.0 /* mm for the number of a card */
#define TAKER 34.0  /* mm for who took it, if somebody else */
#define SIGNATURE 36.0
#define ROW 11.0 /* mm: a thumb has room as well */

static const char cover_title[] = N_ ("Batch of cards");
static const char list_title[] = N_ ("Cards handed over");

static const char *
words (LoketListPaper *paper, const char *msgid)
{
  return loket_text (paper->language, msgid);
}

static void
add_fact (LoketListPaper *paper, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  loket_flow_add (
      paper->flow,
      loket_flow_layout (paper->flow, text, LOKET_LIST_WIDTH - LABEL, BODY, LOKET_FLOW_BOLD),
      LABEL,
      2);
  loket_flow_put_beside (
      paper->flow, loket_flow_layout (paper->flow, label, LABEL - 2, BODY, 0), 0);
}

static char *
count_of_cards (LoketListPaper *paper, guint n)
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
add_signatures (LoketListPaper *paper, const char *left, const char *right)
{
  const double half = LOKET_LIST_WIDTH / 2 - 6;
  const double second = LOKET_LIST_LEFT + LOKET_LIST_WIDTH / 2 + 6;
  LoketFigure *figure = loket_list_paper_figure (paper);

  loket_figure_text (
      figure, loket_flow_layout (paper->flow, left, half, BODY, 0), LOKET_LIST_LEFT, 0);
  loket_figure_text (figure, loket_flow_layout (paper->flow, right, half, BODY, 0), second, 0);
  loket_figure_line (figure, LOKET_LIST_LEFT, 28, LOKET_LIST_LEFT + half);
  loket_figure_line (figure, second, 28, second + half);
  loket_figure_text (
      figure,
      loket_flow_layout (paper->flow, words (paper, N_ ("Name, day, signature")), half, SMALL, 0),
      LOKET_LIST_LEFT,
      29);
  loket_figure_text (
      figure,
      loket_flow_layout (paper->flow, words (paper, N_ ("Name, day, signature")), half, SMALL, 0),
      second,
      29);
  loket_list_paper_put (paper, figure, loket_figure_height (figure), 12);
}

/**
 * loket_batch_cover_new:
 * @facts: the batch
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the sheet that lies on the bundle; use it on one thread only
 */
LoketListPaper *
loket_batch_cover_new (const LoketBatchPaperFacts *facts,
                       LoketProfile *profile,
                       const char *language)
{
  LoketListPaper *paper = loket_list_paper_new (language, cover_title, facts->number);
  g_autofree char *count = count_of_cards (paper, facts->n_cards);
  g_autofree char *categories = by_category (facts);
  g_autofree char *numbers = first_and_last (facts);
  g_autofree char *day = loket_date_full (language, facts->day);

  loket_list_paper_add_head (paper, profile, cover_title, NULL);
  loket_list_paper_add_line (
      paper, facts->village != NULL ? facts->village : "", LARGE, LOKET_FLOW_BOLD, 10);
  loket_list_paper_add_line (paper, count, LARGE, 0, 1);
  loket_flow_add_drawing (paper->flow, 0, 8, NULL, NULL);
  add_fact (paper, words (paper, N_ ("Batch")), facts->number);
  add_fact (paper, words (paper, N_ ("Day")), day);
  add_fact (paper, words (paper, N_ ("Categories")), categories);
  add_fact (paper, words (paper, N_ ("First and last number")), numbers);
  add_fact (paper, words (paper, N_ ("Made up by")), facts->officer);
  loket_list_paper_add_line (
      paper,
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
add_columns (LoketListPaper *paper)
{
  LoketFigure *figure = loket_list_paper_figure (paper);
  const double taker = LOKET_LIST_EDGE - SIGNATURE - TAKER, signature = LOKET_LIST_EDGE - SIGNATURE;

  loket_figure_text (
      figure,
      loket_flow_layout (paper->flow, words (paper, N_ ("Card")), NUMBER, SMALL, LOKET_FLOW_BOLD),
      LOKET_LIST_LEFT + COUNT,
      0);
  loket_figure_text (figure,
                     loket_flow_layout (paper->flow,
                                        words (paper, N_ ("Name")),
                                        taker - LOKET_LIST_LEFT - COUNT - NUMBER,
                                        SMALL,
                                        LOKET_FLOW_BOLD),
                     LOKET_LIST_LEFT + COUNT + NUMBER,
                     0);
  loket_figure_text (figure,
                     loket_flow_layout (paper->flow,
                                        words (paper, N_ ("Taken by, if not the holder")),
                                        TAKER - 2,
                                        SMALL,
                                        LOKET_FLOW_BOLD),
                     taker,
                     0);
  loket_figure_text (
      figure,
      loket_flow_layout (
          paper->flow, words (paper, N_ ("Day, signature")), SIGNATURE, SMALL, LOKET_FLOW_BOLD),
      signature,
      0);
  loket_figure_line (figure, LOKET_LIST_LEFT, loket_figure_height (figure) + 1, LOKET_LIST_EDGE);
  loket_list_paper_put (paper, figure, loket_figure_height (figure), 5);
  loket_flow_keep_with_next (paper->flow);
}

static void
add_card (LoketListPaper *paper, const LoketBatchCard *card, guint position)
{
  LoketFigure *figure = loket_list_paper_figure (paper);
  const double taker = LOKET_LIST_EDGE - SIGNATURE - TAKER, name = LOKET_LIST_LEFT + COUNT + NUMBER;
  g_autofree char *count = g_strdup_printf ("%u.", position);
  g_autofree char *where = loket_list_neighbourhood (card->rt, card->rw);
  double y = 1, number_end;

  loket_figure_text (
      figure, loket_flow_layout (paper->flow, count, COUNT, BODY, 0), LOKET_LIST_LEFT, 1);
  number_end = loket_figure_text (
      figure,
      loket_flow_layout (
          paper->flow, card->number != NULL ? card->number : "", NUMBER - 2, BODY, 0),
      LOKET_LIST_LEFT + COUNT,
      1);
  if (card->category != NULL)
    loket_figure_text (figure,
                       loket_flow_layout (paper->flow, card->category, NUMBER - 2, SMALL, 0),
                       LOKET_LIST_LEFT + COUNT,
                       number_end);
  if (card->name != NULL)
    y = loket_figure_text (
        figure,
        loket_flow_layout (paper->flow, card->name, taker - name - 2, BODY, LOKET_FLOW_BOLD),
        name,
        y);
  if (where != NULL)
    y = loket_figure_text (
        figure, loket_flow_layout (paper->flow, where, taker - name - 2, SMALL, 0), name, y);
  y = MAX (MAX (y, loket_figure_height (figure)) + 1.5, ROW);
  loket_figure_line (figure, LOKET_LIST_LEFT, y, LOKET_LIST_EDGE);
  loket_list_paper_put (paper, figure, y + 0.3, 0);
}

/* @hamlet: NULL where it is not known */
static void
add_hamlet (LoketListPaper *paper, const char *hamlet)
{
  g_autofree char *text =
      hamlet != NULL ? g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), hamlet)
                     : g_strdup (words (paper, N_ ("Hamlet not known")));

  loket_list_paper_add_heading (paper, text, BODY, 4);
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
LoketListPaper *
loket_batch_signatures_new (const LoketBatchPaperFacts *facts,
                            LoketProfile *profile,
                            const char *language)
{
  LoketListPaper *paper = loket_list_paper_new (language, list_title, facts->number);
  g_autofree char *count = count_of_cards (paper, facts->n_cards);
  g_autofree char *day = loket_date_full (language, facts->day);
  g_autofree char *line = g_strdup_printf (
      "%s, %s, %s", facts->village != NULL ? facts->village : facts->number, day, count);

  loket_list_paper_add_head (paper, profile, list_title, line);
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
