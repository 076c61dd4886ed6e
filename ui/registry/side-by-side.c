/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts side by side: a row a field, a column for what stands and one for each that says something
 * of it.  The why screen and the desk of doubts lay it out with it. */
#include "config.h"

#include "ui/registry/side-by-side.h"

#include <glib/gi18n.h>

struct _LoketSideBySide {
  GtkWidget parent_instance;

  /* owned */
  GtkGrid *grid;
  /* state */
  int n_columns; /* without that of the fields */
  int row;
  int column;
};

G_DEFINE_FINAL_TYPE (LoketSideBySide, loket_side_by_side, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* Not inside a word: half a number would be misread. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Of a head: on one line, so that all heads are as high. */
static GtkWidget *
make_title (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A long reason takes more lines, not the place of the other columns. */
static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_INHERIT);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  return label;
}

static GtkWidget *
make_cell (const char *style)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (cell, "cell");
  gtk_widget_add_css_class (cell, style);
  return cell;
}

/* A picture, a colour and a word: no one of them alone has to be seen. */
static GtkWidget *
make_mark (LoketMark mark)
{
  const gboolean differs = mark == LOKET_MARK_DIFFERS;
  const char *word = differs                       ? _ ("differs")
                     : mark == LOKET_MARK_SPELLING ? _ ("same, other spelling")
                                                   : _ ("same");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   differs ? "loket-warning-symbolic" : "loket-check-symbolic",
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (box, "mark");
  gtk_widget_add_css_class (box, differs ? "differs" : "agrees");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), make_label (word, "word"));
  return box;
}

static void
loket_side_by_side_dispose (GObject *object)
{
  LoketSideBySide *self = LOKET_SIDE_BY_SIDE (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (loket_side_by_side_parent_class)->dispose (object);
}

static void
loket_side_by_side_class_init (LoketSideBySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_side_by_side_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebyside");
}

static void
loket_side_by_side_init (LoketSideBySide *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

/**
 * loket_side_by_side_new:
 * @name: what is compared, for screen readers
 *
 * Returns: (transfer floating): an empty table; columns first, then rows
 */
GtkWidget *
loket_side_by_side_new (const char *name)
{
  LoketSideBySide *self = g_object_new (LOKET_TYPE_SIDE_BY_SIDE, NULL);
  GtkWidget *corner = make_cell ("top");

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->grid, corner, 0, 0, 1, 1);
  return GTK_WIDGET (self);
}

/**
 * loket_side_by_side_add_column:
 * @self: a table
 * @title: whose word stands in the column
 * @caption: (nullable): and what else is to be known of that
 */
void
loket_side_by_side_add_column (LoketSideBySide *self, const char *title, const char *caption)
{
  GtkWidget *cell = make_cell ("top");

  gtk_box_append (GTK_BOX (cell), make_title (title, "strong"));
  if (caption != NULL)
    gtk_box_append (GTK_BOX (cell), make_title (caption, "caption"));
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_size_request (cell, 120, -1);
  gtk_grid_attach (self->grid, cell, ++self->n_columns, 0, 1, 1);
}

/**
 * loket_side_by_side_begin_row:
 * @self: a table
 * @title: of the field that the next cells are about
 */
void
loket_side_by_side_begin_row (LoketSideBySide *self, const char *title)
{
  GtkWidget *cell = make_cell ("title");

  self->row++;
  self->column = 0;
  gtk_box_append (GTK_BOX (cell), make_title (title, "field"));
  gtk_grid_attach (self->grid, cell, 0, self->row, 1, 1);
}

/**
 * loket_side_by_side_add_cell:
 * @self: a table
 * @text: (nullable): what is said; nothing is shown as a dash
 * @caption: (nullable): by whom, since when
 * @mark: how it agrees with what stands
 *
 * Fills the next column of the row.
 */
void
loket_side_by_side_add_cell (LoketSideBySide *self,
                             const char *text,
                             const char *caption,
                             LoketMark mark)
{
  const gboolean said = text != NULL && *text != '\0';
  GtkWidget *cell = make_cell (self->column == 0 ? "stands" : "says");

  gtk_box_append (GTK_BOX (cell), make_label (said ? text : "–", said ? "value" : "quiet"));
  if (said && mark != LOKET_MARK_NONE)
    gtk_box_append (GTK_BOX (cell), make_mark (mark));
  if (said && mark == LOKET_MARK_DIFFERS)
    gtk_widget_add_css_class (cell, "differs");
  if (caption != NULL)
    gtk_box_append (GTK_BOX (cell), make_caption (caption));
  gtk_grid_attach (self->grid, cell, ++self->column, self->row, 1, 1);
}
