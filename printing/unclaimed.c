/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that lie in the office and nobody has come for, on A4: a heading for each village, a box to
 * tick for each person who was told; the section "Hand over" prints it. */
#include "config.h"

#include "printing/unclaimed.h"

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

#define NUMBER 9.0 /* mm before a card */
#define TOLD 30.0  /* mm at the right, to be ticked */

struct _LoketUnclaimedPaper {
  const char *language;
  LoketFlow *flow;
  GPtrArray *figures; /* LoketFigure */
  char *title;
};

static PangoLayout *
layout (LoketUnclaimedPaper *paper,
        const char *text,
        double width,
        double points,
        LoketFlowStyle style)
{
  return loket_flow_layout (paper->flow, text, width, points, style);
}

static void
add_line (LoketUnclaimedPaper *paper,
          const char *text,
          double points,
          LoketFlowStyle style,
          double gap)
{
  loket_flow_add (paper->flow, layout (paper, text, WIDTH, points, style), 0, gap);
}

static void
add_head (LoketUnclaimedPaper *paper, LoketProfile *profile, const char *day, guint n_cards)
{
  g_autofree char *date = loket_date_full (paper->language, day);
  g_autofree char *count = g_strdup_printf (
      loket_text_plural (paper->language, "%u card", "%u cards", n_cards), n_cards);
  g_autofree char *line = g_strdup_printf ("%s, %s", date, count);

  add_line (paper, loket_phrase_in (profile->unit, paper->language), BODY, LOKET_FLOW_PLAIN, 0);
  add_line (paper,
            loket_text (paper->language, N_ ("Cards that wait to be fetched")),
            TITLE,
            LOKET_FLOW_BOLD,
            1);
  add_line (paper, line, BODY, LOKET_FLOW_PLAIN, 0.5);
  add_line (paper,
            loket_text (paper->language,
                        N_ ("Please tell these people that their card lies ready, and tick whoever "
                            "was told. Whoever comes brings an identity card; somebody who comes "
                            "for the holder brings a letter besides.")),
            BODY,
            LOKET_FLOW_PLAIN,
            2);
}

/* Number, card, how long it has lain there.  (transfer full) */
static char *
facts_of (LoketUnclaimedPaper *paper, const LoketUnclaimedCard *card)
{
  g_autofree char *days = g_strdup_printf (
      loket_text_plural (
          paper->language, "ready for %d day", "ready for %d days", (gulong) card->days),
      (int) card->days);
  g_autofree char *hamlet =
      card->hamlet != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), card->hamlet)
          : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const parts[] = {hamlet, card->card, card->number, days};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_card (LoketUnclaimedPaper *paper, const LoketUnclaimedCard *card, guint position)
{
  LoketFigure *figure = loket_figure_new ();
  g_autofree char *number = g_strdup_printf ("%u.", position);
  g_autofree char *facts = facts_of (paper, card);
  const double x = EDGE - TOLD;
  const double width = WIDTH - NUMBER - TOLD - 3;
  double y = 0;

  g_ptr_array_add (paper->figures, figure);
  loket_figure_text (figure, layout (paper, number, NUMBER, BODY, LOKET_FLOW_PLAIN), LEFT, 0);
  if (card->name != NULL)
    y = loket_figure_text (
        figure, layout (paper, card->name, width, BODY, LOKET_FLOW_BOLD), LEFT + NUMBER, 0);
  y = loket_figure_text (
      figure, layout (paper, facts, width, BODY, LOKET_FLOW_PLAIN), LEFT + NUMBER, y);
  loket_figure_box (figure, x, 0, FALSE);
  loket_figure_text (
      figure,
      layout (
          paper, loket_text (paper->language, N_ ("Was told")), TOLD - 6, SMALL, LOKET_FLOW_PLAIN),
      x + 5.5,
      0.3);
  loket_figure_line (figure, LEFT, y + 1.5, EDGE);
  loket_flow_add_drawing (
      paper->flow, loket_figure_height (figure) + 0.5, 1.5, loket_figure_draw, figure);
}

static void
add_cards (LoketUnclaimedPaper *paper, const LoketUnclaimedCard *cards, guint n_cards)
{
  for (guint i = 0; i < n_cards; i++) {
    if (cards[i].place != NULL && (i == 0 || g_strcmp0 (cards[i].place, cards[i - 1].place) != 0)) {
      add_line (paper, cards[i].place, BODY + 2, LOKET_FLOW_BOLD, 5);
      loket_flow_keep_with_next (paper->flow);
    }
    add_card (paper, &cards[i], i + 1);
  }
}

static void
free_figure (gpointer data)
{
  loket_figure_free (data);
}

/**
 * loket_unclaimed_paper_new:
 * @day: "2026-11-25"
 * @cards: (array length=n_cards): by village
 * @n_cards: how many
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the list, set; use it on one thread only
 */
LoketUnclaimedPaper *
loket_unclaimed_paper_new (const char *day,
                           const LoketUnclaimedCard *cards,
                           guint n_cards,
                           LoketProfile *profile,
                           const char *language)
{
  const LoketFlowMargins margins = {.left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM};
  LoketUnclaimedPaper *paper = g_new0 (LoketUnclaimedPaper, 1);

  paper->language = g_intern_string (language);
  paper->flow = loket_flow_new (language, &margins);
  paper->figures = g_ptr_array_new_with_free_func (free_figure);
  paper->title =
      g_strdup_printf ("%s %s", loket_text (language, N_ ("Cards that wait to be fetched")), day);
  add_head (paper, profile, day, n_cards);
  add_cards (paper, cards, n_cards);
  loket_flow_place (paper->flow);
  return paper;
}

/**
 * loket_unclaimed_paper_free:
 * @paper: (transfer full): a list
 */
void
loket_unclaimed_paper_free (LoketUnclaimedPaper *paper)
{
  loket_flow_free (paper->flow);
  g_ptr_array_unref (paper->figures);
  g_free (paper->title);
  g_free (paper);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketUnclaimedPaper *paper = drawn;

  loket_flow_draw (paper->flow, page, cr);
  loket_flow_draw_foot (paper->flow, page, paper->title, NULL, cr);
}

/**
 * loket_unclaimed_paper_sheet:
 * @paper: a list; outlives the sheet
 *
 * Returns: what preview and spooler take
 */
LoketSheet
loket_unclaimed_paper_sheet (LoketUnclaimedPaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->title);
}
