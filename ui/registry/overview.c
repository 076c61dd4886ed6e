/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First tab of a person's page: what is missing or odd, then each fact with who says so. */
#include "config.h"

#include "ui/registry/person-page.h"

#include "ui/admin/words.h"
#include "ui/registry/desk.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

static void
go_on_cb (GtkWidget *button)
{
  loket_registry_desk_open (button, g_object_get_data (G_OBJECT (button), "person"));
}

static void
add_way_on (GtkWidget *hint, const char *person)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Open the other record"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (go_on_cb), NULL);
  gtk_box_append (GTK_BOX (hint), button);
}

/* The first record that this one may be the same as. */
static char *
doubted (LoketPersonView *view)
{
  GListModel *pairs = G_LIST_MODEL (view->pairs);

  for (guint i = 0; pairs != NULL && i < g_list_model_get_n_items (pairs); i++) {
    g_autoptr (LoketPersonDoubt) pair = g_list_model_get_item (pairs, i);
    if (pair->other != NULL)
      return g_strdup (pair->other);
  }
  return NULL;
}

static void
add_hints (GtkBox *box, LoketPersonView *view)
{
  for (char **hint = view->hints; hint != NULL && *hint != NULL; hint++) {
    g_autofree char *other = NULL;
    const char *sentence, *advice;
    GtkWidget *row;

    if (!loket_registry_hint (*hint, &sentence, &advice))
      continue;
    row = loket_part_hint (sentence, advice);
    if (g_str_equal (*hint, "merged"))
      other = g_strdup (view->person->merged_into);
    else if (g_str_equal (*hint, "in-doubt"))
      other = doubted (view);
    if (other != NULL)
      add_way_on (row, other);
    gtk_box_append (box, row);
  }
}

static gboolean
has_another_word (LoketFieldStory *story)
{
  GListModel *sayings = G_LIST_MODEL (story->sayings);

  for (guint i = 0; sayings != NULL && i < g_list_model_get_n_items (sayings); i++) {
    g_autoptr (LoketSaying) saying = g_list_model_get_item (sayings, i);
    if (loket_registry_saying_mark (story, saying) == LOKET_MARK_DIFFERS)
      return TRUE;
  }
  return FALSE;
}

static void
add_story (GtkGrid *grid,
           int row,
           LoketProgram *application,
           LoketPersonView *view,
           LoketFieldStory *story)
{
  g_autofree char *value =
      loket_registry_value (view, story->field, story->value, loket_program_language (application));
  g_autofree char *source = loket_registry_source (story);
  g_autofree char *day = loket_admin_day (application, story->since);
  g_autofree char *since = g_strdup_printf (_ ("since %s"), day);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = loket_part_label (*value != '\0' ? value : "–", "value");
  GtkWidget *when = loket_part_line (since, "caption");

  gtk_widget_add_css_class (right, "row");
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_size_request (text, 220, -1);
  gtk_box_append (GTK_BOX (right), loket_part_chip (source, "house"));
  gtk_box_append (GTK_BOX (right), when);
  if (has_another_word (story))
    gtk_box_append (GTK_BOX (right), loket_part_chip (_ ("lists differ"), "warning"));
  gtk_grid_attach (
      grid, loket_part_line (loket_registry_field (story->field), "field"), 0, row, 1, 1);
  gtk_grid_attach (grid, text, 1, row, 1, 1);
  gtk_grid_attach (grid, right, 2, row, 1, 1);
}

static GtkWidget *
make_facts (LoketProgram *application, LoketPersonView *view)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = gtk_grid_new ();
  GListModel *stories = G_LIST_MODEL (view->stories);

  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; stories != NULL && i < g_list_model_get_n_items (stories); i++) {
    g_autoptr (LoketFieldStory) story = g_list_model_get_item (stories, i);
    add_story (GTK_GRID (grid), (int) i, application, view, story);
  }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/**
 * loket_registry_overview_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_overview_new (LoketProgram *application, LoketPersonView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "rows");
  add_hints (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), make_facts (application, view));
  return loket_part_scroll (box);
}
