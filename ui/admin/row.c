/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the lists of the administration page, by their columns; LoketAdminList makes them. */
#include "config.h"

#include "ui/admin/row.h"

#include "ui/admin/words.h"

#include <glib/gi18n.h>

/* As the kind of the member is read. */
static char *
member_text (LoketProgram *application, LoketRecord *record, const char *member)
{
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (record), member);
  char **words;

  g_return_val_if_fail (field != NULL, g_strdup (""));
  if (!loket_field_is_set (field, record))
    return g_strdup ("");
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    return g_strdup (loket_field_text (field, record));
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
    return g_strdup_printf ("%" G_GINT64_FORMAT, loket_field_number (field, record));
  case LOKET_KIND_TIME:
    return loket_admin_time (application, loket_field_number (field, record));
  case LOKET_KIND_ENUM:
    return g_strdup (loket_enum_name (field->type (), (int) loket_field_number (field, record)));
  case LOKET_KIND_BOOLEAN:
    return g_strdup (loket_field_number (field, record) != 0 ? _ ("yes") : _ ("no"));
  case LOKET_KIND_WORDS:
    words = loket_field_words (field, record);
    return words != NULL ? g_strjoinv (", ", words) : g_strdup ("");
  case LOKET_KIND_BYTES:
  case LOKET_KIND_RECORD:
  case LOKET_KIND_LIST:
  default:
    g_return_val_if_reached (g_strdup (""));
  }
}

/**
 * loket_admin_cell_text:
 * @application: the program
 * @column: of a list
 * @record: an entry
 *
 * Returns: (transfer full): what stands there, in the language of the window
 */
char *
loket_admin_cell_text (LoketProgram *application,
                       const LoketAdminColumn *column,
                       LoketRecord *record)
{
  char *text = column->text != NULL ? column->text (application, record)
                                    : member_text (application, record, column->member);

  return text != NULL ? text : g_strdup ("");
}

/**
 * loket_admin_row_text:
 * @application: the program
 * @columns: of a list
 * @n_columns: how many
 * @record: an entry
 * @between: goes between two columns
 *
 * Returns: (transfer full): all that can be read in its row
 */
char *
loket_admin_row_text (LoketProgram *application,
                      const LoketAdminColumn *columns,
                      guint n_columns,
                      LoketRecord *record,
                      const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *cell = loket_admin_cell_text (application, &columns[i], record);
    if (*cell != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", cell);
  }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_cell (const LoketAdminColumn *column, const char *text, const char *chip)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column->wide ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column->wide);
  if (column->wide)
    gtk_label_set_width_chars (GTK_LABEL (label), 10);
  if (chip != NULL && *text != '\0') {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (label, "chip");
    if (*chip != '\0')
      gtk_widget_add_css_class (label, chip);
    gtk_box_append (GTK_BOX (box), label);
    return box;
  }
  return label;
}

/**
 * loket_admin_row_new:
 * @application: the program
 * @columns: of a list
 * @n_columns: how many
 * @record: an entry
 * @widths: one group a column, that makes a table of the rows
 *
 * Returns: (transfer floating): its row, which screen readers read as one sentence
 */
GtkWidget *
loket_admin_row_new (LoketProgram *application,
                     const LoketAdminColumn *columns,
                     guint n_columns,
                     LoketRecord *record,
                     GtkSizeGroup **widths)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text = loket_admin_row_text (application, columns, n_columns, record, ", ");

  gtk_widget_add_css_class (box, "cells");
  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *cell_text = loket_admin_cell_text (application, &columns[i], record);
    GtkWidget *cell = make_cell (
        &columns[i], cell_text, columns[i].chip != NULL ? columns[i].chip (record) : NULL);

    if (i == 0)
      gtk_widget_add_css_class (cell, "strong");
    gtk_size_group_add_widget (widths[i], cell);
    gtk_box_append (GTK_BOX (box), cell);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/**
 * loket_admin_row_head:
 * @head: (transfer none): where the titles go
 * @columns: of a list
 * @n_columns: how many
 * @widths: one group a column
 */
void
loket_admin_row_head (GtkBox *head,
                      const LoketAdminColumn *columns,
                      guint n_columns,
                      GtkSizeGroup **widths)
{
  for (guint i = 0; i < n_columns; i++) {
    GtkWidget *cell = make_cell (&columns[i], _ (columns[i].title), NULL);

    gtk_size_group_add_widget (widths[i], cell);
    gtk_box_append (head, cell);
  }
}

/**
 * loket_admin_row_spare:
 * @row: a row, or the box of the titles
 * @columns: of a list
 * @n_columns: how many
 * @narrow: %TRUE when the pane needs the place of the columns that can be spared
 */
void
loket_admin_row_spare (GtkWidget *row,
                       const LoketAdminColumn *columns,
                       guint n_columns,
                       gboolean narrow)
{
  GtkWidget *box = GTK_IS_LIST_BOX_ROW (row) ? gtk_widget_get_first_child (row) : row;
  GtkWidget *cell = gtk_widget_get_first_child (box);

  for (guint i = 0; i < n_columns && cell != NULL; i++) {
    gtk_widget_set_visible (cell, !narrow || !columns[i].spare);
    cell = gtk_widget_get_next_sibling (cell);
  }
}
