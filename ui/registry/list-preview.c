/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as an import would read them, with what is wrong with each; the page
 * that brings lists in shows it. */
#include "config.h"

#include "ui/registry/list-preview.h"

#include "core/person.h"
#include "ui/registry/list-words.h"
#include "ui/registry/parts.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>

enum { LINE, NAME, BIRTH, NIK, CARD, SEX, VILLAGE, ADDRESS, PROBLEM, N_COLUMNS };

/* Field of a map that stands in the column. */
static const char *const fields[N_COLUMNS] = {
    [NAME] = "name",
    [BIRTH] = "birth_date",
    [NIK] = "nik",
    [CARD] = "family_card",
    [SEX] = "sex",
    [VILLAGE] = "village",
    [ADDRESS] = "address",
};

static void
attach (GtkGrid *grid, GtkWidget *cell, int column, int row, const char *style)
{
  gtk_widget_add_css_class (cell, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  gtk_grid_attach (grid, cell, column, row, 1, 1);
}

static gboolean
has_problem (LoketListPreviewRow *row, const char *field)
{
  GListModel *problems = G_LIST_MODEL (row->problems);

  for (guint i = 0; field != NULL && i < g_list_model_get_n_items (problems); i++) {
    g_autoptr (LoketListProblemLine) problem = g_list_model_get_item (problems, i);
    if (g_strcmp0 (problem->field, field) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
value_of (LoketListPreviewRow *row, int column, const char *language)
{
  int sex;

  switch (column) {
  case LINE:
    return g_strdup_printf ("%d", (int) row->line);
  case NAME:
    return g_strdup (row->name);
  case BIRTH:
    return loket_registry_birth (row->birth_date, language);
  case NIK:
    return g_strdup (row->nik);
  case CARD:
    return g_strdup (row->family_card);
  case SEX:
    if (row->sex == NULL || !loket_enum_from_name (loket_person_sex_get_type (), row->sex, &sex))
      return NULL;
    return g_strdup (loket_registry_sex ((LoketPersonSex) sex));
  case VILLAGE:
    return g_strdup (row->village_name != NULL ? row->village_name : row->village);
  case ADDRESS:
  default:
    return g_strdup (row->address);
  }
}

/* A picture, a word and a colour: what is left out, and what is taken all the same. */
static GtkWidget *
new_problems (LoketListPreviewRow *row)
{
  GListModel *problems = G_LIST_MODEL (row->problems);
  const guint n = g_list_model_get_n_items (problems);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, 220, -1);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketListProblemLine) problem = g_list_model_get_item (problems, i);
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    const char *field = loket_list_field_title (problem->field);
    g_autofree char *words =
        *field != '\0' ? g_strdup_printf ("%s: %s", field, loket_list_problem_words (problem))
                       : g_strdup (loket_list_problem_words (problem));

    gtk_widget_add_css_class (line, "problem-line");
    gtk_widget_add_css_class (line, problem->refused ? "refused" : "noted");
    gtk_box_append (
        GTK_BOX (line),
        g_object_new (GTK_TYPE_IMAGE,
                      "icon-name",
                      problem->refused ? "loket-close-symbolic" : "loket-warning-symbolic",
                      "valign",
                      GTK_ALIGN_START,
                      "accessible-role",
                      GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      NULL));
    gtk_box_append (GTK_BOX (line), loket_part_label (words, "words"));
    gtk_box_append (GTK_BOX (box), line);
  }
  if (n == 0)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (GTK_TYPE_LABEL,
                                  "label",
                                  _ ("nothing to remark"),
                                  "xalign",
                                  0.0,
                                  "vexpand",
                                  TRUE,
                                  "css-classes",
                                  (const char *const[]){"quiet", NULL},
                                  NULL));
  return box;
}

static void
add_row (GtkGrid *grid, LoketListPreviewRow *row, int at, const char *language)
{
  const char *style = row->rejected ? "left-out" : NULL;

  for (int column = LINE; column < PROBLEM; column++) {
    g_autofree char *value = value_of (row, column, language);
    GtkWidget *label = loket_part_label (value != NULL ? value : "–",
                                         column == NAME                    ? "strong"
                                         : column == NIK || column == CARD ? "number"
                                                                           : "plain");

    if (column == NIK || column == CARD || column == BIRTH)
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
    if (column == NAME || column == ADDRESS)
      gtk_label_set_width_chars (GTK_LABEL (label), 15);
    if (has_problem (row, fields[column]))
      gtk_widget_add_css_class (label, "odd");
    attach (grid, label, column, at, style);
  }
  attach (grid, new_problems (row), PROBLEM, at, style);
}

/**
 * loket_list_preview_new_table:
 * @preview: what an import would read
 * @language: of the window
 *
 * Returns: (transfer floating): a table, a row of the list in each row
 */
GtkWidget *
loket_list_preview_new_table (LoketListPreview *preview, const char *language)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GListModel *rows = G_LIST_MODEL (preview->rows);
  const char *titles[N_COLUMNS] = {[LINE] = _ ("Line"),
                                   [NAME] = _ ("Name"),
                                   [BIRTH] = _ ("Born"),
                                   [NIK] = _ ("NIK"),
                                   [CARD] = _ ("Family card"),
                                   [SEX] = _ ("Sex"),
                                   [VILLAGE] = _ ("Village"),
                                   [ADDRESS] = _ ("Address"),
                                   [PROBLEM] = _ ("Remarks")};

  gtk_widget_add_css_class (GTK_WIDGET (grid), "preview");
  for (int column = 0; column < N_COLUMNS; column++)
    attach (grid, loket_part_line (titles[column], "strong"), column, 0, "top");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketListPreviewRow) row = g_list_model_get_item (rows, i);
    add_row (grid, row, (int) i + 1, language);
  }
  return GTK_WIDGET (grid);
}
