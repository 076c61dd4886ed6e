/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The why screen, a tab of a person's page: what each list says of each field beside what stands,
 * who chose it, and what speaks for its being this person (registry.md 5, N1). */
#include "config.h"

#include "ui/registry/person-page.h"

#include "ui/common/pages.h"
#include "ui/registry/side-by-side.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/weights.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_WHY_TAB (loket_why_tab_get_type ())
G_DECLARE_FINAL_TYPE (LoketWhyTab, loket_why_tab, LOKET, WHY_TAB, GtkBox)

struct _LoketWhyTab {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkBox *rows;
  /* owned */
  LoketPersonView *view;
  /* state */
  gboolean older; /* lists too that later ones have replaced */
};

G_DEFINE_FINAL_TYPE (LoketWhyTab, loket_why_tab, GTK_TYPE_BOX)

/* The lists side by side */

static void
add_columns (LoketSideBySide *table, GListModel *claims)
{
  loket_side_by_side_add_column (table, _ ("What stands"), _ ("in the register"));
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);
    g_autofree char *list = loket_registry_list (claim->source, claim->period);
    loket_side_by_side_add_column (table, list, loket_registry_row_state (claim->state));
  }
}

static LoketSaying *
saying_of (LoketFieldStory *story, const char *list_row)
{
  GListModel *sayings = G_LIST_MODEL (story->sayings);

  for (guint i = 0; sayings != NULL && i < g_list_model_get_n_items (sayings); i++) {
    LoketSaying *saying = g_list_model_get_item (sayings, i);
    if (g_strcmp0 (saying->list_row, list_row) == 0)
      return saying;
    g_object_unref (saying);
  }
  return NULL;
}

/* Of a value that is as it was first, nothing: one line under the table says so for all of them. */
static char *
why_stands (LoketProgram *application, LoketFieldStory *story)
{
  g_autofree char *chosen = NULL;

  if (story->chosen == LOKET_CHOSEN_FIRST)
    return NULL;
  chosen = loket_registry_chosen (application, story);
  if (story->reason == NULL)
    return g_steal_pointer (&chosen);
  return g_strdup_printf (_ ("%s: “%s”"), chosen, story->reason);
}

static void
add_row (LoketSideBySide *table,
         LoketProgram *application,
         LoketPersonView *view,
         LoketFieldStory *story,
         GListModel *claims)
{
  const char *language = loket_program_language (application);
  g_autofree char *stands = loket_registry_value (view, story->field, story->value, language);
  g_autofree char *why = why_stands (application, story);

  loket_side_by_side_begin_row (table, loket_registry_field (story->field));
  loket_side_by_side_add_cell (table, stands, why, LOKET_MARK_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);
    g_autoptr (LoketSaying) saying = saying_of (story, claim->list_row);
    g_autofree char *said =
        saying != NULL ? loket_registry_value (view, story->field, saying->value, language) : NULL;
    loket_side_by_side_add_cell (table,
                                 said,
                                 NULL,
                                 saying != NULL ? loket_registry_saying_mark (story, saying)
                                                : LOKET_MARK_NONE);
  }
}

static const char *
said_of (GListModel *claims, guint i, const LoketField *field)
{
  g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);

  return claim->facts != NULL ? loket_field_text (field, LOKET_RECORD (claim->facts)) : NULL;
}

/* What no field of the register holds, and lists say all the same. */
static void
add_said_row (LoketSideBySide *table, GListModel *claims, const char *member, const char *stands)
{
  const LoketField *field = loket_record_type_find_field (loket_list_facts_get_type (), member);
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    any |= said_of (claims, i, field) != NULL;
  if (!any)
    return;
  loket_side_by_side_begin_row (table, loket_registry_field (member));
  loket_side_by_side_add_cell (table, stands, NULL, LOKET_MARK_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    const char *said = said_of (claims, i, field);
    loket_side_by_side_add_cell (table,
                                 said,
                                 NULL,
                                 stands == NULL                  ? LOKET_MARK_NONE
                                 : g_strcmp0 (said, stands) == 0 ? LOKET_MARK_AGREES
                                                                 : LOKET_MARK_DIFFERS);
  }
}

static GtkWidget *
make_table (LoketProgram *application, LoketPersonView *view, GListModel *claims)
{
  GtkWidget *table = loket_side_by_side_new (_ ("What each list says"));
  GListModel *stories = G_LIST_MODEL (view->stories);
  const char *card = view->household != NULL ? view->household->family_card : NULL;

  add_columns (LOKET_SIDE_BY_SIDE (table), claims);
  for (guint i = 0; i < g_list_model_get_n_items (stories); i++) {
    g_autoptr (LoketFieldStory) story = g_list_model_get_item (stories, i);
    add_row (LOKET_SIDE_BY_SIDE (table), application, view, story, claims);
  }
  add_said_row (LOKET_SIDE_BY_SIDE (table), claims, "family_card", card);
  add_said_row (LOKET_SIDE_BY_SIDE (table), claims, "decile", NULL);
  add_said_row (LOKET_SIDE_BY_SIDE (table), claims, "programme", NULL);
  return table;
}

static void
add_first (GtkBox *box, LoketProgram *application, LoketPersonView *view)
{
  GListModel *stories = G_LIST_MODEL (view->stories);

  for (guint i = 0; i < g_list_model_get_n_items (stories); i++) {
    g_autoptr (LoketFieldStory) story = g_list_model_get_item (stories, i);
    g_autofree char *chosen = NULL;
    g_autofree char *sentence = NULL;
    if (story->chosen != LOKET_CHOSEN_FIRST)
      continue;
    chosen = loket_registry_chosen (application, story);
    sentence = g_strdup_printf (_ ("Where nothing is said of it, a value stands %s."), chosen);
    gtk_box_append (box, loket_part_label (sentence, "caption"));
    return;
  }
}

/* Why a list is said of this person */

static void
picked_cb (GtkToggleButton *button, GtkStack *stack)
{
  if (gtk_toggle_button_get_active (button))
    loket_pages_show (stack, g_object_get_data (G_OBJECT (button), "name"));
}

static GtkWidget *
make_choice (GtkStack *stack, const char *name, const char *list, GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (list);

  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (picked_cb), stack, 0);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  return button;
}

static GtkWidget *
make_weights_card (GListModel *claims)
{
  GtkWidget *card = loket_part_card (_ ("Why these lists are said of this person"));
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *first = NULL;

  gtk_widget_add_css_class (choices, "segments");
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);
    g_autofree char *list = loket_registry_list (claim->source, claim->period);
    GtkWidget *choice = make_choice (GTK_STACK (stack), claim->list_row, list, first);
    loket_pages_add (
        GTK_STACK (stack), claim->list_row, loket_weights_new (G_LIST_MODEL (claim->parts)));
    gtk_box_append (GTK_BOX (choices), choice);
    if (first == NULL)
      first = choice;
  }
  gtk_box_append (
      GTK_BOX (card),
      loket_part_label (_ ("Each sign that both sides tell, as they stand today."), "quiet"));
  gtk_box_append (GTK_BOX (card), choices);
  gtk_box_append (GTK_BOX (card), stack);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
  return card;
}

/* The tab */

/* What a later list of the same source has replaced is left out until somebody asks for it. */
static GListModel *
claims_of (LoketWhyTab *self, guint *n_older)
{
  GListModel *all = G_LIST_MODEL (self->view->claims);
  GListStore *claims = g_list_store_new (loket_claim_get_type ());

  *n_older = 0;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (all, i);
    if (claim->state == LOKET_ROW_SUPERSEDED)
      ++*n_older;
    if (claim->state != LOKET_ROW_SUPERSEDED || self->older)
      g_list_store_append (claims, claim);
  }
  return G_LIST_MODEL (claims);
}

static void fill (LoketWhyTab *self);

static void
older_cb (LoketWhyTab *self)
{
  self->older = TRUE;
  fill (self);
}

static void
add_older (LoketWhyTab *self, guint n_older)
{
  g_autofree char *label =
      g_strdup_printf (ngettext ("Show %u older list", "Show %u older lists", n_older), n_older);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (older_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, button);
}

static void
fill (LoketWhyTab *self)
{
  GtkWidget *card = loket_part_card (NULL);
  guint n_older;
  g_autoptr (GListModel) claims = claims_of (self, &n_older);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
  gtk_widget_add_css_class (card, "table");
  if (g_list_model_get_n_items (claims) == 0)
    gtk_box_append (self->rows,
                    loket_part_label (_ ("No list names this person yet: all of it was told at a "
                                         "counter."),
                                      "lead"));
  gtk_box_append (GTK_BOX (card), make_table (self->application, self->view, claims));
  gtk_box_append (self->rows, card);
  add_first (self->rows, self->application, self->view);
  if (n_older > 0 && !self->older)
    add_older (self, n_older);
  if (g_list_model_get_n_items (claims) > 0)
    gtk_box_append (self->rows, make_weights_card (claims));
}

static void
loket_why_tab_dispose (GObject *object)
{
  g_clear_object (&LOKET_WHY_TAB (object)->view);
  G_OBJECT_CLASS (loket_why_tab_parent_class)->dispose (object);
}

static void
loket_why_tab_class_init (LoketWhyTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_why_tab_dispose;
}

static void
loket_why_tab_init (LoketWhyTab *self)
{
  GtkWidget *scroll;

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "rows");
  scroll = loket_part_scroll_wide (GTK_WIDGET (self->rows));
  gtk_widget_set_hexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (self), scroll);
}

/**
 * loket_registry_why_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_why_new (LoketProgram *application, LoketPersonView *view)
{
  LoketWhyTab *self = g_object_new (LOKET_TYPE_WHY_TAB, NULL);

  self->application = application;
  self->view = g_object_ref (view);
  fill (self);
  return GTK_WIDGET (self);
}
