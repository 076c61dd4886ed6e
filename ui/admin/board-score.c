/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How right the forecasts were that people were given, as a table; the supervisor's board shows it.
 */
#include "config.h"

#include "ui/admin/board-score.h"

#include "core/clock.h"
#include "core/dates.h"
#include "ui/admin/board-words.h"
#include "ui/admin/form.h"

#include <glib/gi18n.h>

static void
add_cell (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column < 2 ? 0 : 1);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
share_text (gint64 part, gint64 all)
{
  return g_strdup_printf ("%d %%", (int) ((100 * part + all / 2) / all));
}

static char *
error_text (LoketProgram *application, gint64 error)
{
  const gint64 minutes = (error + LOKET_MINUTE / 2) / LOKET_MINUTE;

  return loket_minutes_range_text (loket_program_language (application), minutes, minutes);
}

static void
add_group (GtkGrid *grid, int row, LoketProgram *application, const LoketScoreGroup *group)
{
  g_autofree char *day = loket_date_short (group->day);
  g_autofree char *n = g_strdup_printf ("%d", (int) group->forecasts);
  g_autofree char *inside = share_text (group->inside, group->forecasts);
  g_autofree char *error = error_text (application, group->mean_error);

  add_cell (grid, 0, row, day, "plain");
  add_cell (grid, 1, row, loket_board_queue (application, group->service), "plain");
  add_cell (grid, 2, row, n, "plain");
  add_cell (grid, 3, row, inside, "strong");
  add_cell (grid, 4, row, error, "plain");
}

static GtkWidget *
make_table (LoketProgram *application, GListModel *groups)
{
  const char *titles[] = {_ ("Day"), _ ("Service"), _ ("Called"), _ ("In the range"), _ ("Off by")};
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "board");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_cell (GTK_GRID (grid), (int) i, 0, titles[i], "quiet");
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++) {
    g_autoptr (LoketScoreGroup) group = g_list_model_get_item (groups, i);
    add_group (GTK_GRID (grid), (int) i + 1, application, group);
  }
  return grid;
}

/**
 * loket_board_score_new:
 * @application: the program
 * @score: of some days
 *
 * Returns: (transfer floating): what stands in the pane
 */
GtkWidget *
loket_board_score_new (LoketProgram *application, LoketForecastScore *score)
{
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *inside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *error = NULL;

  if (score->forecasts == 0) {
    loket_admin_form_add_sentence (form, _ ("Nobody who was given a forecast was called yet."));
    return form;
  }
  inside = share_text (score->inside, score->forecasts);
  kept = share_text (score->kept, score->forecasts);
  error = error_text (application, score->mean_error.value);
  loket_admin_form_add_fact (form, _ ("Called within the range; eight in ten are meant"), inside);
  loket_admin_form_add_fact (form, _ ("Called by the longer time on the slip"), kept);
  loket_admin_form_add_fact (form, _ ("Off by, on average"), error);
  gtk_box_append (GTK_BOX (form), make_table (application, G_LIST_MODEL (score->groups)));
  return form;
}
