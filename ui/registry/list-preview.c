/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as an import would read them, with what is wrong with each; the page
 * that brings lists in shows it. */
#include "config.h"

#include "ui/registry/list-preview.h"

#include "core/person.h"
#include "ui/registry/list-words.h"
#include "ui/common/parts.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>

enum { LINE, NAME, SEX, BIRTH, NIK, CARD, VILLAGE, ADDRESS, N_VALUES };

/* Field of a map that the value is of. */
static const char *const fields[N_VALUES] = {
    [NAME] = "name",
    [SEX] = "sex",
    [BIRTH] = "birth_date",
    [NIK] = "nik",
    [CARD] = "family_card",
    [VILLAGE] = "village",
    [ADDRESS] = "address",
};

/* Two values stand above each other where a small screen has no room for them beside each other. */
static const struct {
  int first, second;
} columns[] = {{LINE, LINE}, {NAME, SEX}, {BIRTH, BIRTH}, {NIK, CARD}, {VILLAGE, ADDRESS}};

#define REMARKS ((int) G_N_ELEMENTS (columns))
#define REMARKS_WIDTH 200 /* px */
#define NAME_CHARS 16

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
value_of (LoketListPreviewRow *row, int value, const char *language)
{
  int sex;

  switch (value) {
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
  gtk_widget_set_size_request (box, REMARKS_WIDTH, -1);
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

/* A number keeps its line when it is missing: the other one would else be taken for it. */
static gboolean
is_shown (LoketListPreviewRow *row, int value, const char *text)
{
  return text != NULL || has_problem (row, fields[value]) || value == NIK || value == CARD;
}

static GtkWidget *
new_value (LoketListPreviewRow *row, int value, const char *language)
{
  g_autofree char *text = value_of (row, value, language);
  GtkWidget *label = loket_part_label (text != NULL ? text : "–",
                                       value == NAME                   ? "strong"
                                       : value == NIK || value == CARD ? "number"
                                                                       : "plain");

  if (value != NAME && value != VILLAGE && value != ADDRESS)
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  else
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  if (has_problem (row, fields[value]))
    gtk_widget_add_css_class (label, "odd");
  gtk_widget_set_visible (label, is_shown (row, value, text));
  return label;
}

static GtkWidget *
new_pair (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static void
add_row (GtkGrid *grid, LoketListPreviewRow *row, int at, const char *language)
{
  const char *style = row->rejected ? "left-out" : NULL;

  for (int i = 0; i < REMARKS; i++) {
    GtkWidget *cell = new_value (row, columns[i].first, language);
    if (columns[i].second != columns[i].first)
      cell = new_pair (cell, new_value (row, columns[i].second, language));
    attach (grid, cell, i, at, style);
  }
  attach (grid, new_problems (row), REMARKS, at, style);
}

static GtkWidget *
new_title (const char *title, const char *style)
{
  GtkWidget *label = loket_part_label (title, style);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  return label;
}

static void
add_titles (GtkGrid *grid)
{
  const char *titles[N_VALUES] = {[LINE] = _ ("Line"),
                                  [NAME] = _ ("Name"),
                                  [SEX] = _ ("Sex"),
                                  [BIRTH] = _ ("Born"),
                                  [NIK] = _ ("NIK"),
                                  [CARD] = _ ("Family card"),
                                  [VILLAGE] = _ ("Lives in"),
                                  [ADDRESS] = _ ("Address")};

  for (int i = 0; i < REMARKS; i++) {
    GtkWidget *cell = new_title (titles[columns[i].first], "strong");
    if (columns[i].second != columns[i].first)
      cell = new_pair (cell, new_title (titles[columns[i].second], "quiet"));
    attach (grid, cell, i, 0, "top");
  }
  attach (grid, new_title (_ ("Remarks"), "strong"), REMARKS, 0, "top");
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

  gtk_widget_add_css_class (GTK_WIDGET (grid), "preview");
  add_titles (grid);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketListPreviewRow) row = g_list_model_get_item (rows, i);
    add_row (grid, row, (int) i + 1, language);
  }
  return GTK_WIDGET (grid);
}
