/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card in a list: number, whose, from where, how far, and how long it has lain here; handing
 * over and finding a card show it. */
#include "config.h"

#include "ui/cards/card-row.h"

#include "ui/cards/card-words.h"
#include "ui/cards/live-rows.h"
#include "ui/cases/words.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

static char *
facts_of (LoketProgram *program, LoketCardLine *line)
{
  LoketCard *card = line->card;
  g_autofree char *product = loket_card_product_word (program, card->product);
  g_autofree char *day = loket_cases_day (program, card->until_day);
  g_autofree char *until = g_strdup_printf (_ ("until %s"), day);
  const char *parts[] = {product, line->place, card->hamlet, until};

  return loket_cases_join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
make_left (LoketCardLine *line, const char *facts)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (who, "who");
  gtk_box_append (GTK_BOX (who), loket_part_chip (line->card->number, "house"));
  gtk_box_append (GTK_BOX (who), loket_part_line (line->name != NULL ? line->name : "–", "name"));
  gtk_box_append (GTK_BOX (left), who);
  gtk_box_append (GTK_BOX (left), loket_part_line (facts, "quiet"));
  gtk_widget_set_hexpand (left, TRUE);
  return left;
}

static GtkWidget *
make_right (LoketCardLine *line, const char *days)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chip = loket_part_chip (loket_card_state_word (line->card->state),
                                     loket_card_state_style (line->card->state));

  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (right), chip);
  if (days != NULL || line->renewable) {
    GtkWidget *more = loket_part_line (days != NULL ? days : _ ("can be renewed"), "quiet");
    gtk_widget_set_halign (more, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (right), more);
  }
  return right;
}

/* Screen readers read it as one sentence. */
static GtkWidget *
card_row_new (LoketProgram *program, LoketCardLine *line)
{
  GtkWidget *self = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *facts = facts_of (program, line);
  g_autofree char *days = line->days.set ? loket_card_days_word (line->days.value) : NULL;
  const char *parts[] = {
      line->card->number, line->name, facts, loket_card_state_word (line->card->state), days};
  g_autofree char *sentence = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (box, "hit");
  gtk_box_append (GTK_BOX (box), make_left (line, facts));
  gtk_box_append (GTK_BOX (box), make_right (line, days));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return self;
}

/**
 * loket_card_row_line:
 * @row: a row of a list of cards
 *
 * Returns: (transfer none): what it shows
 */
LoketCardLine *
loket_card_row_line (GtkListBoxRow *row)
{
  return loket_card_line_cast (loket_live_row_record (row));
}

/**
 * loket_card_rows_new:
 * @name: of the list, for screen readers
 *
 * Returns: (transfer floating): an empty list of cards
 */
GtkWidget *
loket_card_rows_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static const char *
place_of (GtkListBoxRow *row)
{
  const char *place = row != NULL ? loket_card_row_line (row)->place : NULL;

  return place != NULL ? place : "";
}

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  const char *place = place_of (row);
  GtkWidget *head;

  if (before != NULL && g_str_equal (place_of (before), place)) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  head = loket_part_line (*place != '\0' ? place : _ ("Without a village"), "village");
  gtk_list_box_row_set_header (row, head);
}

/**
 * loket_card_rows_group:
 * @list: of cards, sorted by village
 *
 * The name of each village stands above its cards from now on.
 */
void
loket_card_rows_group (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, head_cb, NULL, NULL);
}

static const char *
line_id (LoketRecord *record)
{
  return loket_card_line_cast (record)->card->id;
}

static GtkWidget *
make_row (LoketRecord *record, gpointer program)
{
  return card_row_new (program, loket_card_line_cast (record));
}

/**
 * loket_card_rows_fill:
 * @list: a list of cards
 * @program: the program; its office is known
 * @lines: LoketCardLine; in the place of what was there
 */
void
loket_card_rows_fill (GtkListBox *list, LoketProgram *program, GListModel *lines)
{
  static const LoketLiveRow kind = {line_id, make_row};

  loket_live_rows_fill (list, lines, &kind, program);
}
