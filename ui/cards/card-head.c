/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of every page about one card: number, whose, which card, how it stands; and what is
 * printed on it, to compare with the plastic.  The page of a card and its forms have it. */
#include "config.h"

#include "ui/cards/card-head.h"

#include "ui/cards/card-words.h"
#include "ui/cases/words.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

/**
 * loket_card_head_new:
 * @program: the program; its office is known
 * @view: a card
 *
 * Returns: (transfer floating): the head
 */
GtkWidget *
loket_card_head_new (LoketProgram *program, LoketCardView *view)
{
  LoketCard *card = view->card;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *state =
      loket_part_chip (loket_card_state_word (card->state), loket_card_state_style (card->state));
  g_autofree char *product = loket_card_product_word (program, card->product);
  g_autofree char *period = loket_card_period (program, card->from_day, card->until_day);
  const char *parts[] = {product, view->place, card->hamlet, period};
  g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (head, "person-head");
  gtk_widget_add_css_class (what, "row");
  gtk_box_append (GTK_BOX (what), loket_part_chip (card->number, "house"));
  gtk_box_append (GTK_BOX (what),
                  loket_part_line (view->name != NULL ? view->name : "–", "heading"));
  gtk_box_append (GTK_BOX (what), state);
  gtk_box_append (GTK_BOX (head), what);
  gtk_box_append (GTK_BOX (head), loket_part_line (facts, "lead"));
  return head;
}

/**
 * loket_card_add_fact:
 * @grid: of facts
 * @name: what is known
 * @text: (nullable): and what it is; nothing is added when there is none
 */
void
loket_card_add_fact (GtkGrid *grid, const char *name, const char *text)
{
  GtkWidget *value;
  int row = 0;

  if (text == NULL || *text == '\0')
    return;
  while (gtk_grid_get_child_at (grid, 0, row) != NULL)
    row++;
  value = loket_part_label (text, "value");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (grid, loket_part_line (name, "field"), 0, row, 1, 1);
  gtk_grid_attach (grid, value, 1, row, 1, 1);
}

/**
 * loket_card_face_part_new:
 * @program: the program; its office is known
 * @view: a card with a print
 *
 * Returns: (transfer floating): a card of what stands on the last print
 */
GtkWidget *
loket_card_face_part_new (LoketProgram *program, LoketCardView *view)
{
  LoketCardFace *face = view->face;
  GtkWidget *card = loket_part_card (_ ("What stands on the card"));
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *year = g_strdup_printf ("%d", (int) face->birth_year);
  g_auto (GStrv) lines = g_strsplit (face->address, "\n", -1);
  g_autofree char *address = g_strjoinv (", ", lines);
  g_autofree char *until = loket_cases_day (program, face->until_day);
  g_autofree char *print = g_strdup_printf ("%d", (int) face->print_number);

  gtk_widget_add_css_class (grid, "fact-grid");
  loket_card_add_fact (GTK_GRID (grid), _ ("Card"), face->title);
  loket_card_add_fact (GTK_GRID (grid), _ ("Number"), face->number);
  loket_card_add_fact (GTK_GRID (grid), _ ("Name"), face->name);
  loket_card_add_fact (GTK_GRID (grid), _ ("Year of birth"), year);
  loket_card_add_fact (GTK_GRID (grid), _ ("Address"), address);
  loket_card_add_fact (GTK_GRID (grid), _ ("Family card"), face->household);
  loket_card_add_fact (GTK_GRID (grid), _ ("Good until"), until);
  loket_card_add_fact (GTK_GRID (grid), _ ("Print number"), print);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}
