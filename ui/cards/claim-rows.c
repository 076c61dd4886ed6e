/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list of claims behind which no slip stands, each with why; the section of claims
 * puts the page upon its list. */
#include "config.h"

#include "ui/cards/claim-rows.h"

#include "core/numbers.h"
#include "core/text.h"
#include "ui/cards/houses.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define ROWS 200     /* of a page: more than anybody reads at once */
#define WHY_CHARS 20 /* before the sentence wraps */

/**
 * loket_claim_rows_odd:
 * @list: id of a list of claims
 *
 * Returns: (transfer full): the question for its rows that do not match
 */
LoketClaimRowsQuery *
loket_claim_rows_odd (const char *list)
{
  LoketClaimRowsQuery *query = loket_claim_rows_query_new ();
  g_autoptr (GStrvBuilder) outcomes = g_strv_builder_new ();

  for (int i = 0; i < LOKET_N_CLAIM_OUTCOMES; i++)
    if (i != LOKET_CLAIM_MATCHED)
      g_strv_builder_add (outcomes, loket_enum_name (loket_claim_outcome_get_type (), i));
  query->list = g_strdup (list);
  query->outcomes = g_strv_builder_end (outcomes);
  query->limit = LOKET_SOME (ROWS);
  return query;
}

static void
attach (GtkWidget *grid, GtkWidget *label, int column, int row)
{
  gtk_widget_add_css_class (label, "cell");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
add_text (GtkWidget *grid, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text != NULL && *text != '\0' ? text : "–");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  attach (grid, label, column, row);
}

static void
add_titles (GtkWidget *grid)
{
  static const char *const titles[] = {N_ ("Line"),
                                       N_ ("Why it does not match"),
                                       N_ ("Code"),
                                       N_ ("Number of the card"),
                                       N_ ("Day"),
                                       N_ ("Amount"),
                                       N_ ("The hospital's number")};

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    add_text (grid, _ (titles[i]), (int) i, 0);
    gtk_widget_add_css_class (gtk_grid_get_child_at (GTK_GRID (grid), (int) i, 0), "top");
  }
}

/* In groups as on the paper; what is no code stands as the hospital wrote it. */
static char *
code_of (const LoketClaimRow *row)
{
  g_autofree char *plain =
      row->code != NULL ? loket_guarantee_short_code_read (row->code, NULL) : NULL;

  return plain != NULL ? loket_guarantee_short_code_shown (plain) : g_strdup (row->code);
}

static void
add_row (GtkWidget *grid, LoketProgram *program, const LoketClaimRow *row, int at)
{
  const char *why =
      loket_text (loket_program_language (program), loket_claim_outcome_sentence (row->outcome));
  GtkWidget *sentence = loket_part_label (why, "strong");
  g_autofree char *code = code_of (row);
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, row->line);
  g_autofree char *day = row->day != NULL ? loket_cases_day (program, row->day) : NULL;
  g_autofree char *amount = row->amount.set ? loket_money_text (row->amount.value) : NULL;

  gtk_label_set_width_chars (GTK_LABEL (sentence), WHY_CHARS);
  gtk_widget_set_hexpand (sentence, TRUE);
  add_text (grid, line, 0, at);
  attach (grid, sentence, 1, at);
  add_text (grid, code, 2, at);
  add_text (grid, row->number, 3, at);
  add_text (grid, day, 4, at);
  add_text (grid, amount, 5, at);
  add_text (grid, row->reference, 6, at);
}

static GtkWidget *
table_new (LoketProgram *program, GListModel *rows)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "compare");
  add_titles (grid);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketClaimRow) row = g_list_model_get_item (rows, i);
    add_row (grid, program, row, (int) i + 1);
  }
  return grid;
}

static char *
lead_of (LoketProgram *program, const LoketClaimList *list)
{
  g_autofree char *house = loket_house_word (program, list->facility);
  g_autofree char *day = loket_cases_day (program, list->day);

  return g_strdup_printf (
      _ ("%s, taken in on %s: %s"), house, day, list->file_name != NULL ? list->file_name : "–");
}

/**
 * loket_claim_rows_page_new:
 * @program: the program; its office is known
 * @rows: LoketClaimRows, as the office gave them
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_claim_rows_page_new (LoketProgram *program, LoketRecord *rows)
{
  LoketClaimRows *page = loket_claim_rows_cast (rows);
  GtkWidget *self = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll_wide (table_new (program, G_LIST_MODEL (page->rows)));
  g_autofree char *lead = lead_of (program, page->list);

  gtk_widget_add_css_class (self, "section");
  gtk_widget_add_css_class (self, "person");
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_widget_add_css_class (scroll, "claim-sheet");
  gtk_box_append (GTK_BOX (self), loket_part_line (_ ("Rows that do not match"), "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_label (lead, "lead"));
  gtk_box_append (GTK_BOX (self), scroll);
  if (page->next.set) {
    g_autofree char *more =
        g_strdup_printf (_ ("Only the first %d rows are shown. The others are seen when these are "
                            "put right, or by loketctl."),
                         ROWS);
    gtk_box_append (GTK_BOX (self), loket_part_label (more, "quiet"));
  }
  return self;
}
