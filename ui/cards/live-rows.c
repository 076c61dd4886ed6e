/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of records that are asked for again and again: what stays the same keeps its row, and with
 * it the focus, the selection and the place on the screen.  Lists of cards and of prints use it. */
#include "config.h"

#include "ui/cards/live-rows.h"

#define RECORD "loket-record"

/**
 * loket_live_row_record:
 * @row: (nullable): a row of such a list
 *
 * Returns: (transfer none) (nullable): what it shows
 */
LoketRecord *
loket_live_row_record (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), RECORD) : NULL;
}

static const char *
row_id (const LoketLiveRow *kind, GtkListBoxRow *row)
{
  return row != NULL ? kind->id (loket_live_row_record (row)) : NULL;
}

static gboolean
is_among (GListModel *records, guint from, const LoketLiveRow *kind, const char *id)
{
  for (guint i = from; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (records, i);
    if (g_strcmp0 (kind->id (record), id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
insert (GtkListBox *list, int at, LoketRecord *record, const LoketLiveRow *kind, gpointer data)
{
  GtkWidget *row = kind->make (record, data);

  g_object_set_data_full (G_OBJECT (row), RECORD, g_object_ref (record), g_object_unref);
  gtk_list_box_insert (list, row, at);
}

/* The row at @at shows @record from here on. */
static void
put (GtkListBox *list, guint at, GListModel *records, const LoketLiveRow *kind, gpointer data)
{
  g_autoptr (LoketRecord) record = g_list_model_get_item (records, at);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) at);

  while (row != NULL && !is_among (records, at, kind, row_id (kind, row))) {
    gtk_list_box_remove (list, GTK_WIDGET (row));
    row = gtk_list_box_get_row_at_index (list, (int) at);
  }
  if (row != NULL && loket_record_equal (loket_live_row_record (row), record))
    return;
  if (row != NULL && g_strcmp0 (row_id (kind, row), kind->id (record)) == 0)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  insert (list, (int) at, record, kind, data);
}

/* The row of @id, or the one that has come into its place. */
static GtkListBoxRow *
find (GtkListBox *list, const LoketLiveRow *kind, const char *id, int at)
{
  GtkListBoxRow *row = NULL, *before = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (g_strcmp0 (row_id (kind, row), id) == 0)
      return row;
    if (i <= at)
      before = row;
  }
  return before;
}

static GtkListBoxRow *
focused_row (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (list) ? GTK_LIST_BOX_ROW (row)
                                                                         : NULL;
}

/**
 * loket_live_rows_fill:
 * @list: rows that this has made before, or none
 * @records: (element-type LoketRecord): what they show from here on
 * @kind: how records are told apart, and made into rows
 * @data: for @kind
 */
void
loket_live_rows_fill (GtkListBox *list,
                      GListModel *records,
                      const LoketLiveRow *kind,
                      gpointer data)
{
  const guint n = g_list_model_get_n_items (records);
  GtkListBoxRow *focused = focused_row (list);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list);
  const int focus_at = focused != NULL ? gtk_list_box_row_get_index (focused) : -1;
  const int selected_at = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;
  g_autofree char *focus_id = g_strdup (row_id (kind, focused));
  g_autofree char *selected_id = g_strdup (row_id (kind, selected));
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    put (list, i, records, kind, data);
  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (selected_at >= 0 && (row = find (list, kind, selected_id, selected_at)) != NULL)
    gtk_list_box_select_row (list, row);
  if (focus_at >= 0 && focused_row (list) == NULL &&
      (row = find (list, kind, focus_id, focus_at)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
