/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the counters of the supervisor's board: alarms, when there are any, and the
 * queues in which somebody waits. */
#include "config.h"

#include "ui/admin/board-head.h"

#include "core/clock.h"
#include "core/dates.h"
#include "ui/admin/board-words.h"
#include "ui/admin/verdict.h"

#include <glib/gi18n.h>

static void
add_alarms (GtkBox *head, LoketProgram *application, LoketQueueOverview *overview)
{
  GListModel *alarms = G_LIST_MODEL (overview->alarms);
  const guint n = g_list_model_get_n_items (alarms);
  g_autofree char *word = NULL;
  GtkWidget *verdict;
  gboolean grave = FALSE;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketHallAlarm) alarm = g_list_model_get_item (alarms, i);
    grave = grave || loket_board_is_grave (alarm);
  }
  word = g_strdup_printf (ngettext ("%u thing to see to", "%u things to see to", n), n);
  verdict = loket_admin_verdict_new (grave ? "problem" : "warning", word, NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketHallAlarm) alarm = g_list_model_get_item (alarms, i);
    g_autofree char *sentence = loket_board_alarm (application, alarm, overview->cap);
    loket_admin_verdict_add (verdict, sentence, loket_board_is_grave (alarm) ? "strong" : "plain");
  }
  gtk_box_append (head, verdict);
}

/* Queues */

static void
add_cell (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE); /* beside the pane there is little width */
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_titles (GtkGrid *grid, const char *cap)
{
  const char *titles[] = {_ ("Queue"),
                          _ ("Waiting"),
                          _ ("Longest"),
                          cap,
                          _ ("Who comes now waits"),
                          _ ("With one more counter")};

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_cell (grid, (int) i, 0, titles[i], "quiet");
}

static void
add_queue (GtkGrid *grid, int row, LoketProgram *application, const LoketQueueWait *queue)
{
  g_autofree char *waiting = g_strdup_printf ("%d", (int) queue->waiting);
  g_autofree char *longest =
      loket_duration_text (loket_program_language (application), queue->longest.value);
  g_autofree char *past = g_strdup_printf ("%d", (int) queue->past_cap);
  g_autofree char *wait = loket_board_wait (application, queue);
  g_autofree char *hint = loket_board_hint (application, queue);

  add_cell (grid, 0, row, loket_board_queue (application, queue->stage), "strong");
  add_cell (grid, 1, row, waiting, "strong");
  add_cell (grid, 2, row, longest, "plain");
  add_cell (grid, 3, row, queue->past_cap > 0 ? past : "–", "plain");
  add_cell (grid, 4, row, wait, "plain");
  add_cell (grid, 5, row, hint, "plain");
}

static GtkWidget *
make_queues (LoketProgram *application, LoketQueueOverview *overview)
{
  const int minutes = (int) (overview->cap / LOKET_MINUTE);
  /* Translators: head of a column: how many wait longer than that */
  g_autofree char *cap = g_strdup_printf (_ ("Over %d min"), minutes);
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_widget_add_css_class (grid, "board");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (overview->queues)); i++) {
    g_autoptr (LoketQueueWait) queue = g_list_model_get_item (G_LIST_MODEL (overview->queues), i);
    if (queue->waiting == 0)
      continue;
    if (row++ == 0)
      add_titles (GTK_GRID (grid), cap);
    add_queue (GTK_GRID (grid), row, application, queue);
  }
  if (row == 0)
    add_cell (GTK_GRID (grid), 0, 0, _ ("Nobody waits."), "plain");
  return grid;
}

/**
 * loket_board_head_new:
 * @application: the program
 * @overview: the hall as it stands
 *
 * Returns: (transfer floating): nothing that can be pressed, so that it may be exchanged at any
 * time
 */
GtkWidget *
loket_board_head_new (LoketProgram *application, LoketQueueOverview *overview)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_alarms (GTK_BOX (head), application, overview);
  gtk_box_append (GTK_BOX (head), make_queues (application, overview));
  return head;
}
