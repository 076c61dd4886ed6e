/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that go with a batch: its cover sheet, and the list on which cards are signed for.
 * Only good cards stand on them. */
#include "config.h"

#include "ui/cards/batch-papers.h"

#include "printing/batch.h"
#include "ui/cases/desk.h"
#include "ui/cases/paper-pages.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

static void
back_cb (GtkWidget *page)
{
  loket_cases_desk_pop (page);
}

static GArray *
good_cards (LoketBatchView *view, const char *category)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (LoketBatchCard));
  GListModel *lines = G_LIST_MODEL (view->lines);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    /* The list keeps them as long as we look. */
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (lines, i);
    const LoketBatchCard card = {.number = line->print->number,
                                 .name = line->name,
                                 .category = category,
                                 .hamlet = line->hamlet};
    if (line->print->state == LOKET_PRINTING_GOOD)
      g_array_append_val (cards, card);
  }
  return cards;
}

static LoketListPaper *
draw (LoketProgram *program, LoketBatchView *view, LoketBatchPaperKind kind)
{
  LoketProfile *profile = loket_program_profile (program);
  LoketClient *client = loket_program_client (program);
  LoketCardProduct *product = loket_profile_card (profile, view->batch->product);
  LoketSession *session = loket_client_session (client);
  g_autoptr (GArray) cards = good_cards (
      view, product != NULL ? loket_program_text (program, product->title) : view->batch->product);
  g_autofree char *number = g_strdup_printf ("%d", (int) view->batch->number);
  const LoketBatchPaperFacts facts = {
      .number = number,
      .day = loket_client_day (client),
      .village = view->place,
      .officer = session != NULL ? session->name : NULL,
      .cards = (const LoketBatchCard *) (gpointer) cards->data,
      .n_cards = cards->len,
  };

  return kind == LOKET_BATCH_COVER
             ? loket_batch_cover_new (&facts, profile, loket_program_language (program))
             : loket_batch_signatures_new (&facts, profile, loket_program_language (program));
}

/**
 * loket_batch_papers_new:
 * @program: the program; its office is known
 * @view: a batch with its lines
 * @kind: which paper
 *
 * Returns: (transfer floating): a page with the paper as it is printed
 */
GtkWidget *
loket_batch_papers_new (LoketProgram *program, LoketBatchView *view, LoketBatchPaperKind kind)
{
  LoketListPaper *paper = draw (program, view, kind);
  const LoketSheet sheet = loket_list_paper_sheet (paper);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = loket_part_line (
      kind == LOKET_BATCH_COVER ? _ ("Cover sheet") : _ ("List to sign on"), "heading");
  GtkWidget *back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), page);
  GtkWidget *pages = loket_paper_pages_new (
      program, &sheet, loket_list_paper_free, loket_client_now (loket_program_client (program)));
  g_autofree char *name = g_strdup_printf (
      "batch-%d%s", (int) view->batch->number, kind == LOKET_BATCH_COVER ? "" : "-list");

  loket_paper_pages_add_printer (LOKET_PAPER_PAGES (pages), _ ("Print the paper"), name);
  gtk_widget_add_css_class (page, "section");
  gtk_widget_add_css_class (page, "person");
  gtk_widget_add_css_class (head, "row");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (pages, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (page), head);
  gtk_box_append (GTK_BOX (page), pages);
  return page;
}
