/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a page of prints: number, name, how far; rows under way are marked. */
#include "config.h"

#include "ui/cards/press-rows.h"

#include "ui/admin/state.h"
#include "ui/cards/live-rows.h"
#include "ui/cards/print-words.h"
#include "ui/cases/case-row.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketPressRows {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkListBox *rows;
  GtkWidget *empty;
  /* owned */
  GListModel *lines; /* LoketBatchLine, NULL = not known yet */
};

G_DEFINE_FINAL_TYPE (LoketPressRows, loket_press_rows, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static LoketBatchLine *
line_of (GtkListBoxRow *row)
{
  return row != NULL ? loket_batch_line_cast (loket_live_row_record (row)) : NULL;
}

static const char *
line_id (LoketRecord *record)
{
  return loket_batch_line_cast (record)->print->id;
}

static GtkWidget *
make_row (LoketRecord *record, gpointer unused)
{
  const LoketBatchLine *line = loket_batch_line_cast (record);
  const LoketCardPrint *print = line->print;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *state = loket_printing_state_word (print->state);
  const char *cause =
      print->cause != LOKET_PRINT_CAUSE_FIRST ? loket_print_cause_word (print->cause) : NULL;
  const char *facts[] = {line->hamlet, cause, print->reason};
  g_autofree char *fact = loket_cases_join (facts, G_N_ELEMENTS (facts));
  const char *parts[] = {print->number, line->name, state, fact};
  g_autofree char *name = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (box, "hit");
  gtk_widget_add_css_class (who, "who");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (who), loket_part_chip (print->number, "house"));
  gtk_box_append (GTK_BOX (who), loket_part_line (line->name != NULL ? line->name : "", "name"));
  gtk_box_append (GTK_BOX (words), who);
  if (*fact != '\0')
    gtk_box_append (GTK_BOX (words), loket_part_line (fact, "quiet"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box),
                  loket_part_chip (state, loket_printing_state_style (print->state)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
activated_cb (LoketPressRows *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, line_of (row));
}

/**
 * loket_press_rows_show:
 * @self: the rows
 * @lines: (element-type LoketBatchLine): what they show
 *
 * The row that had the focus keeps it, and that which was chosen stays so.
 */
void
loket_press_rows_show (LoketPressRows *self, GListModel *lines)
{
  static const LoketLiveRow kind = {line_id, make_row};

  g_set_object (&self->lines, lines);
  loket_live_rows_fill (self->rows, lines, &kind, NULL);
  gtk_widget_set_visible (self->empty, g_list_model_get_n_items (lines) == 0);
  if (gtk_list_box_get_selected_row (self->rows) == NULL)
    gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
}

/**
 * loket_press_rows_mark:
 * @self: the rows
 * @run: marks what it prints now
 */
void
loket_press_rows_mark (LoketPressRows *self, LoketCardRun *run)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (loket_card_run_is_under_way (run, line_of (row)->print->id))
      gtk_widget_add_css_class (GTK_WIDGET (row), "under-way");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (row), "under-way");
}

/**
 * loket_press_rows_find:
 * @self: the rows
 * @print: id of a print
 *
 * Returns: (transfer none) (nullable): its line
 */
LoketBatchLine *
loket_press_rows_find (LoketPressRows *self, const char *print)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_strcmp0 (line_of (row)->print->id, print) == 0)
      return line_of (row);
  return NULL;
}

/**
 * loket_press_rows_select:
 * @self: the rows
 * @line: one of them
 */
void
loket_press_rows_select (LoketPressRows *self, LoketBatchLine *line)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (line_of (row) == line)
      gtk_list_box_select_row (self->rows, row);
}

/**
 * loket_press_rows_first:
 * @self: the rows
 *
 * Returns: (transfer none) (nullable): the line that was chosen, else the first
 */
LoketBatchLine *
loket_press_rows_first (LoketPressRows *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  return line_of (row != NULL ? row : gtk_list_box_get_row_at_index (self->rows, 0));
}

/**
 * loket_press_rows_prints:
 * @self: the rows
 * @is: which
 *
 * Returns: (transfer full) (element-type LoketCardPrint): prints of such a state, in their order
 */
GPtrArray *
loket_press_rows_prints (LoketPressRows *self, LoketPressIs is)
{
  GPtrArray *prints = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->lines != NULL && i < g_list_model_get_n_items (self->lines); i++) {
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (self->lines, i);
    if (is (line->print->state))
      g_ptr_array_add (prints, g_object_ref (line->print));
  }
  return prints;
}

/**
 * loket_press_rows_count:
 * @self: the rows
 * @is: which
 *
 * Returns: how many prints are of such a state
 */
guint
loket_press_rows_count (LoketPressRows *self, LoketPressIs is)
{
  g_autoptr (GPtrArray) prints = loket_press_rows_prints (self, is);

  return prints->len;
}

static gboolean
loket_press_rows_grab_focus (GtkWidget *widget)
{
  return loket_case_section_grab_focus (widget, LOKET_PRESS_ROWS (widget)->rows);
}

static void
loket_press_rows_finalize (GObject *object)
{
  g_clear_object (&LOKET_PRESS_ROWS (object)->lines);
  G_OBJECT_CLASS (loket_press_rows_parent_class)->finalize (object);
}

static void
loket_press_rows_class_init (LoketPressRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_press_rows_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_press_rows_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  LOKET_TYPE_PRESS_ROWS,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  loket_batch_line_get_type ());
}

static void
loket_press_rows_init (LoketPressRows *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * loket_press_rows_new:
 * @program: the program
 *
 * Returns: (transfer floating): rows of nothing yet
 */
GtkWidget *
loket_press_rows_new (LoketProgram *program)
{
  LoketPressRows *self = g_object_new (LOKET_TYPE_PRESS_ROWS, NULL);
  GtkWidget *rows = loket_case_list_new (_ ("Cards"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll (box);

  self->program = program;
  self->rows = GTK_LIST_BOX (rows);
  self->empty = loket_admin_state_new ("loket-check-symbolic",
                                       _ ("No card waits here."),
                                       _ ("Issue one in the section of what is to be printed."));
  g_signal_connect_object (
      rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_add_css_class (scroll, "table");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (self), scroll);
  return GTK_WIDGET (self);
}
