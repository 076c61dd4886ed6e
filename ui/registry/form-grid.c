/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields with their names in columns, for the forms of the register; Enter goes to the next one. */
#include "config.h"

#include "ui/registry/form-grid.h"

#include "ui/common/parts.h"

/**
 * loket_form_grid_new:
 *
 * Returns: (transfer floating): an empty form of %LOKET_FORM_COLUMNS equal columns
 */
GtkWidget *
loket_form_grid_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "form-grid");
  return grid;
}

/**
 * loket_form_grid_add:
 * @grid: a form
 * @name: of the field, also for screen readers
 * @field: (transfer floating): where something is entered
 * @column: where it begins
 * @row: in which row it stands
 * @width: how many columns it takes
 *
 * Returns: (transfer none): the box with name and field, to which a hint may be added
 */
GtkWidget *
loket_form_grid_add (GtkWidget *grid,
                     const char *name,
                     GtkWidget *field,
                     int column,
                     int row,
                     int width)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (part, "part");
  gtk_widget_set_hexpand (part, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (part), loket_part_line (name, "caption"));
  gtk_box_append (GTK_BOX (part), field);
  gtk_grid_attach (GTK_GRID (grid), part, column, row, width, 1);
  return part;
}

static void
next_cb (GtkWidget *entry)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (entry));

  gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
}

/**
 * loket_form_grid_entry:
 * @grid: a form
 * @name: of the field
 * @most: characters
 * @column: where it begins
 * @row: in which row it stands
 * @width: how many columns it takes
 *
 * Returns: (transfer none): the entry
 */
GtkEditable *
loket_form_grid_entry (GtkWidget *grid, const char *name, int most, int column, int row, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), most);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  g_signal_connect (entry, "activate", G_CALLBACK (next_cb), NULL);
  loket_form_grid_add (grid, name, entry, column, row, width);
  return GTK_EDITABLE (entry);
}

/**
 * loket_form_text:
 * @entry: a field
 *
 * Returns: (transfer full) (nullable): what stands there without spaces around it; %NULL for
 * nothing
 */
char *
loket_form_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
