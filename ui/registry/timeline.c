/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened with a record, a tab of a person's page: newest first. */
#include "config.h"

#include "ui/registry/person-page.h"

#include "ui/admin/words.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

static void
add_event (GtkGrid *grid,
           int row,
           LoketProgram *application,
           LoketPersonView *view,
           LoketPersonEvent *event)
{
  g_autofree char *day = loket_admin_day (application, event->at);
  g_autofree char *what = loket_registry_event (view, event, loket_program_language (application));
  g_autofree char *list =
      event->kind == LOKET_EVENT_VALUE ? loket_registry_list (event->source, event->period) : NULL;
  const char *who = event->officer != NULL ? event->officer : list;
  GtkWidget *sentence = loket_part_label (what, "value");

  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_grid_attach (grid, loket_part_line (day, "field"), 0, row, 1, 1);
  gtk_grid_attach (grid, sentence, 1, row, 1, 1);
  if (who != NULL)
    gtk_grid_attach (grid, loket_part_chip (who, "house"), 2, row, 1, 1);
}

/**
 * loket_registry_timeline_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_timeline_new (LoketProgram *application, LoketPersonView *view)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = gtk_grid_new ();
  GListModel *events = G_LIST_MODEL (view->events);

  gtk_widget_add_css_class (grid, "fact-grid");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++) {
    g_autoptr (LoketPersonEvent) event = g_list_model_get_item (events, i);
    add_event (GTK_GRID (grid), (int) i, application, view, event);
  }
  gtk_box_append (GTK_BOX (card), grid);
  if (view->more)
    gtk_box_append (GTK_BOX (card),
                    loket_part_label (_ ("There is more than is listed here."), "quiet"));
  return loket_part_scroll (card);
}
