/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file holds what: a choice for each field, made from a map and read back as one;
 * the page that brings lists in shows it. */
#include "config.h"

#include "ui/registry/list-columns.h"

#include "core/list-map.h"
#include "ui/registry/list-words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SECTION "columns"
#define ACROSS 4

/* What people are told apart by; the rest stays as the map has it. */
static const char *const fields[] =
    {"name", "birth_date", "nik", "family_card", "sex", "village", "address", "mother_name"};

struct _LoketListColumns {
  GtkBox parent_instance;

  /* borrowed */
  GtkDropDown *drops[G_N_ELEMENTS (fields)];
  /* owned */
  GKeyFile *map;
  GPtrArray *names[G_N_ELEMENTS (fields)]; /* of the columns that can be chosen; the first, NULL */
};

G_DEFINE_FINAL_TYPE (LoketListColumns, loket_list_columns, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
selected_cb (LoketListColumns *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The columns of the file; what the map joins of several ones can be kept too. */
static GtkDropDown *
new_drop (LoketListColumns *self, guint at, GListModel *header)
{
  g_autofree char *now = g_key_file_get_string (self->map, SECTION, fields[at], NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GPtrArray *names = self->names[at] = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *drop;
  guint selected = 0;

  gtk_string_list_append (words, _ ("not in this list"));
  g_ptr_array_add (names, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (header); i++) {
    g_autoptr (LoketListColumn) column = g_list_model_get_item (header, i);
    if (g_strcmp0 (column->name, now) == 0)
      selected = names->len;
    gtk_string_list_append (words, column->name);
    g_ptr_array_add (names, g_strdup (column->name));
  }
  if (now != NULL && selected == 0) {
    selected = names->len;
    gtk_string_list_append (words, now);
    g_ptr_array_add (names, g_strdup (now));
  }
  drop = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
  gtk_widget_set_hexpand (drop, TRUE);
  loket_part_narrow_choice (GTK_DROP_DOWN (drop));
  return GTK_DROP_DOWN (drop);
}

static GtkWidget *
new_field (LoketListColumns *self, guint at, GListModel *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = loket_list_field_title (fields[at]);

  self->drops[at] = new_drop (self, at, header);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->drops[at]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (
      self->drops[at], "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), loket_part_line (title, "caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->drops[at]));
  return box;
}

static void
loket_list_columns_finalize (GObject *object)
{
  LoketListColumns *self = LOKET_LIST_COLUMNS (object);

  g_key_file_unref (self->map);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (&self->names[i], g_ptr_array_unref);
  G_OBJECT_CLASS (loket_list_columns_parent_class)->finalize (object);
}

static void
loket_list_columns_class_init (LoketListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_list_columns_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_list_columns_init (LoketListColumns *self)
{
  self->map = g_key_file_new ();
}

/**
 * loket_list_columns_new:
 * @preview: of a file, with the columns that it has and the map that it was read by
 *
 * Returns: (transfer floating): a choice for each field
 */
GtkWidget *
loket_list_columns_new (LoketListPreview *preview)
{
  LoketListColumns *self = g_object_new (LOKET_TYPE_LIST_COLUMNS, NULL);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  /* Dropped: a map that cannot be read is as good as none; then nothing is chosen. */
  if (preview->map != NULL)
    g_key_file_load_from_data (self->map, preview->map, (gsize) -1, G_KEY_FILE_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "choose-columns");
  gtk_grid_set_column_homogeneous (grid, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_grid_attach (grid,
                     new_field (self, i, G_LIST_MODEL (preview->header)),
                     (int) (i % ACROSS),
                     (int) (i / ACROSS),
                     1,
                     1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (grid));
  return GTK_WIDGET (self);
}

/**
 * loket_list_columns_map:
 * @self: the choices
 *
 * Returns: (transfer full): the text of a map that says the same
 */
char *
loket_list_columns_map (LoketListColumns *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const guint selected = gtk_drop_down_get_selected (self->drops[i]);
    const char *name = selected < self->names[i]->len ? self->names[i]->pdata[selected] : NULL;

    if (name != NULL)
      g_key_file_set_string (self->map, SECTION, fields[i], name);
    else
      /* Dropped: it was not there. */
      g_key_file_remove_key (self->map, SECTION, fields[i], NULL);
  }
  return g_key_file_to_data (self->map, NULL, NULL);
}
