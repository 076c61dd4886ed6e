/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One application in a list: number, what, whose, how far, and whether it is late; worklists, the
 * search and the brief show it. */
#include "config.h"

#include "ui/cases/case-row.h"

#include "ui/admin/words.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define RECORD "loket-row"

/* When it is to be done, or was to be. */
static char *
when_due (LoketProgram *program, LoketApplicationRow *row)
{
  g_autofree char *day = row->day != NULL ? loket_cases_day (program, row->day) : NULL;
  g_autofree char *due = row->due_at.set ? loket_admin_time (program, row->due_at.value) : NULL;
  const char *when = due != NULL ? due : day;

  if (when == NULL)
    return NULL;
  return row->red ? g_strdup_printf (_ ("Too late: %s"), when)
                  : g_strdup_printf (_ ("until %s"), when);
}

/**
 * loket_case_due_new:
 * @text: when something is to be done, or was to be
 * @red: it is too late
 *
 * Returns: (transfer floating): that, with a clock where it is too late
 */
GtkWidget *
loket_case_due_new (const char *text, gboolean red)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "due");
  if (red) {
    gtk_widget_add_css_class (box, "red");
    gtk_box_append (GTK_BOX (box),
                    g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name",
                                  "loket-clock-symbolic",
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL));
  }
  gtk_box_append (GTK_BOX (box), loket_part_line (text, red ? "strong" : "quiet"));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

static GtkWidget *
make_left (LoketApplicationRow *row, const char *number, const char *kind)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *parts[] = {kind, row->place};
  g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (who, "who");
  if (*number != '\0')
    gtk_box_append (GTK_BOX (who), loket_part_chip (number, "house"));
  gtk_box_append (GTK_BOX (who), loket_part_line (row->name != NULL ? row->name : "", "name"));
  gtk_box_append (GTK_BOX (left), who);
  gtk_box_append (GTK_BOX (left), loket_part_line (facts, "quiet"));
  gtk_widget_set_hexpand (left, TRUE);
  return left;
}

/**
 * loket_case_row_new:
 * @program: the program; its office is known
 * @row: a line of a list
 *
 * Returns: (transfer floating): the row, which screen readers read as one sentence
 */
GtkWidget *
loket_case_row_new (LoketProgram *program, LoketApplicationRow *row)
{
  GtkWidget *self = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number =
      row->number.set ? loket_cases_number (row->number.value) : g_strdup ("");
  g_autofree char *kind = loket_cases_kind (program, row->kind);
  g_autofree char *due = when_due (program, row);
  const char *state = loket_cases_state (row->state);
  const char *parts[] = {number, row->name, kind, row->place, state, due};
  g_autofree char *sentence = loket_cases_join (parts, G_N_ELEMENTS (parts));
  GtkWidget *chip = loket_part_chip (state, "");

  gtk_widget_add_css_class (box, "hit");
  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (right), chip);
  if (due != NULL)
    gtk_box_append (GTK_BOX (right), loket_case_due_new (due, row->red));
  gtk_box_append (GTK_BOX (box), make_left (row, number, kind));
  gtk_box_append (GTK_BOX (box), right);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_object_set_data_full (G_OBJECT (self), RECORD, g_object_ref (row), g_object_unref);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return self;
}

/**
 * loket_case_row_record:
 * @row: a row of loket_case_row_new()
 *
 * Returns: (transfer none): what it shows
 */
LoketApplicationRow *
loket_case_row_record (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), RECORD);
}

/**
 * loket_case_row_application:
 * @row: a row of loket_case_row_new()
 *
 * Returns: (transfer none): id of the application that it shows, or that what it shows belongs to
 */
const char *
loket_case_row_application (GtkListBoxRow *row)
{
  LoketApplicationRow *record = loket_case_row_record (row);

  return record->application != NULL ? record->application : record->id;
}

/**
 * loket_case_list_new:
 * @name: of the list, for screen readers
 *
 * Returns: (transfer floating): an empty list of applications
 */
GtkWidget *
loket_case_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/**
 * loket_case_list_fill:
 * @list: a list of applications
 * @program: the program; its office is known
 * @rows: LoketApplicationRow; in the place of what was there
 */
void
loket_case_list_fill (GtkListBox *list, LoketProgram *program, GListModel *rows)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (rows, i);
    gtk_list_box_append (list, loket_case_row_new (program, row));
  }
}

/**
 * loket_case_section_has_focus:
 * @section: a section with a list
 *
 * Returns: whether the focus is in it, or on it while it waits for its rows
 */
gboolean
loket_case_section_has_focus (GtkWidget *section)
{
  GtkRoot *root = gtk_widget_get_root (section);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == section || gtk_widget_is_ancestor (focus, section));
}

/**
 * loket_case_section_grab_focus:
 * @section: a GtkBox with a list; its class calls this as its grab_focus
 * @list: the list
 *
 * The marked row takes the focus; until there are rows, and when there are none, the section
 * itself.
 *
 * Returns: whether the focus is there
 */
gboolean
loket_case_section_grab_focus (GtkWidget *section, GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_set_focusable (section, TRUE);
  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_BOX))->grab_focus (section);
}
