/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that lie in the office and nobody has come for, on A4: a heading for each village, a box to
 * tick for each person who was told; the section "Hand over" prints it. */
#include "config.h"

#include "printing/unclaimed.h"

#include "core/dates.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define BODY 10.0 /* points */
#define SMALL 8.5

#define NUMBER 9.0 /* mm before a card */
#define TOLD 30.0  /* mm at the right, to be ticked */

static const char title[] = N_ ("Cards that wait to be fetched");

static void
add_head (LoketListPaper *paper, LoketProfile *profile, const char *day, guint n_cards)
{
  g_autofree char *date = loket_date_full (paper->language, day);
  g_autofree char *count = g_strdup_printf (
      loket_text_plural (paper->language, "%u card", "%u cards", n_cards), n_cards);
  g_autofree char *line = g_strdup_printf ("%s, %s", date, count);

  loket_list_paper_add_head (paper, profile, title, line);
  loket_list_paper_add_line (
      paper,
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
facts_of (LoketListPaper *paper, const LoketUnclaimedCard *card)
{
  g_autofree char *days = g_strdup_printf (
      loket_text_plural (
          paper->language, "ready for %d day", "ready for %d days", (gulong) card->days),
      (int) card->days);
  g_autofree char *hamlet =
      card->hamlet != NULL
          ? g_strdup_printf (loket_text (paper->language, N_ ("Hamlet %s")), card->hamlet)
          : NULL;
  const char *const parts[] = {hamlet, card->card, card->number, days};

  return loket_list_join (", ", parts, G_N_ELEMENTS (parts));
}

static void
add_card (LoketListPaper *paper, const LoketUnclaimedCard *card, guint position)
{
  LoketFigure *figure = loket_list_paper_figure (paper);
  g_autofree char *number = g_strdup_printf ("%u.", position);
  g_autofree char *facts = facts_of (paper, card);
  const double x = LOKET_LIST_EDGE - TOLD;
  const double width = LOKET_LIST_WIDTH - NUMBER - TOLD - 3;
  double y = 0;

  loket_figure_text (figure,
                     loket_flow_layout (paper->flow, number, NUMBER, BODY, LOKET_FLOW_PLAIN),
                     LOKET_LIST_LEFT,
                     0);
  if (card->name != NULL)
    y = loket_figure_text (
        figure,
        loket_flow_layout (paper->flow, card->name, width, BODY, LOKET_FLOW_BOLD),
        LOKET_LIST_LEFT + NUMBER,
        0);
  y = loket_figure_text (figure,
                         loket_flow_layout (paper->flow, facts, width, BODY, LOKET_FLOW_PLAIN),
                         LOKET_LIST_LEFT + NUMBER,
                         y);
  loket_figure_box (figure, x, 0, FALSE);
  loket_figure_text (figure,
                     loket_flow_layout (paper->flow,
                                        loket_text (paper->language, N_ ("Was told")),
                                        TOLD - 6,
                                        SMALL,
                                        LOKET_FLOW_PLAIN),
                     x + 5.5,
                     0.3);
  loket_figure_line (figure, LOKET_LIST_LEFT, y + 1.5, LOKET_LIST_EDGE);
  loket_list_paper_put (paper, figure, loket_figure_height (figure) + 0.5, 1.5);
}

static void
add_cards (LoketListPaper *paper, const LoketUnclaimedCard *cards, guint n_cards)
{
  for (guint i = 0; i < n_cards; i++) {
    if (cards[i].place != NULL && (i == 0 || g_strcmp0 (cards[i].place, cards[i - 1].place) != 0))
      loket_list_paper_add_heading (paper, cards[i].place, BODY + 2, 5);
    add_card (paper, &cards[i], i + 1);
  }
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
LoketListPaper *
loket_unclaimed_paper_new (const char *day,
                           const LoketUnclaimedCard *cards,
                           guint n_cards,
                           LoketProfile *profile,
                           const char *language)
{
  LoketListPaper *paper = loket_list_paper_new (language, title, day);

  add_head (paper, profile, day, n_cards);
  add_cards (paper, cards, n_cards);
  loket_flow_place (paper->flow);
  return paper;
}
