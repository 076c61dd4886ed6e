/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of numbers: a name and how many of what, line by line; the comparison of two lists and
 * the trials of rules show one. */
#include "config.h"

#include "ui/registry/number-table.h"

#include "ui/registry/list-words.h"
#include "ui/common/parts.h"

#define NAME_CHARS 24 /* titles of numbers wrap before a name of so many ends in dots */
#define COLUMNS "loket-columns"
#define ROWS "loket-rows"

static guint
count_of (GtkWidget *table, const char *key)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (table), key));
}

/* Of a column: on as many lines as it takes. */
static void
add_title (GtkGrid *grid, int column, const char *words)
{
  GtkWidget *label = loket_part_label (words, "top");

  gtk_widget_add_css_class (label, "cell");
  if (column > 0) {
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  }
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static void
add_number (GtkGrid *grid, int column, int row, gint64 n, const char *style)
{
  g_autofree char *text = n > 0 ? loket_list_count (n) : g_strdup ("–");
  GtkWidget *label = loket_part_line (text, n > 0 ? style : "quiet");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "cell");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/**
 * loket_number_table_new:
 * @titles: (array length=n_titles): of the columns; the first one is that of the names
 * @n_titles: how many
 *
 * Returns: (transfer floating): a table without lines
 */
GtkWidget *
loket_number_table_new (const char *const *titles, guint n_titles)
{
  GtkWidget *table = gtk_grid_new ();

  gtk_widget_add_css_class (table, "compare");
  g_object_set_data (G_OBJECT (table), COLUMNS, GUINT_TO_POINTER (n_titles));
  for (guint i = 0; i < n_titles; i++)
    add_title (GTK_GRID (table), (int) i, titles[i]);
  return table;
}

/**
 * loket_number_table_add:
 * @table: a table
 * @name: of the line
 * @numbers: one for each column but the first
 * @odd: column of a number that somebody has to look at, 0 = none
 * @total: it sums the others up
 */
void
loket_number_table_add (GtkWidget *table,
                        const char *name,
                        const gint64 *numbers,
                        guint odd,
                        gboolean total)
{
  const char *style = total ? "strong" : "plain";
  GtkWidget *label = loket_part_line (name, style);
  const guint row = count_of (table, ROWS) + 1;

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (NAME_CHARS, (int) g_utf8_strlen (name, -1)));
  gtk_widget_add_css_class (label, "cell");
  gtk_grid_attach (GTK_GRID (table), label, 0, (int) row, 1, 1);
  for (guint i = 1; i < count_of (table, COLUMNS); i++)
    add_number (GTK_GRID (table), (int) i, (int) row, numbers[i - 1], i == odd ? "odd" : style);
  g_object_set_data (G_OBJECT (table), ROWS, GUINT_TO_POINTER (row));
}
