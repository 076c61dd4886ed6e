/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person has asked for, a tab of the page: the newest first; Enter opens one on the page of
 * applications. */
#include "config.h"

#include "ui/registry/person-page.h"

#include "core/application-desk.h"
#include "ui/admin/words.h"
#include "ui/common/problem.h"
#include "ui/common/parts.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_APPLICATIONS_TAB (loket_applications_tab_get_type ())
G_DECLARE_FINAL_TYPE (LoketApplicationsTab, loket_applications_tab, LOKET, APPLICATIONS_TAB, GtkBox)

struct _LoketApplicationsTab {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkListBox *rows;
  GtkLabel *state;
  /* owned */
  char *person;
  LoketRegistryQuestion *question;
};

G_DEFINE_FINAL_TYPE (LoketApplicationsTab, loket_applications_tab, GTK_TYPE_BOX)

static void
say (LoketApplicationsTab *self, const char *sentence)
{
  gtk_label_set_text (self->state, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), sentence != NULL);
}

static const char *
title_of_state (const char *state)
{
  int value;

  return loket_enum_from_name (loket_application_state_get_type (), state, &value)
             ? _ (loket_application_state_title ((LoketApplicationState) value))
             : state;
}

static const char *
title_of_kind (LoketApplicationsTab *self, const char *key)
{
  LoketProfile *profile = loket_program_profile (self->program);
  LoketApplicationKind *kind = key != NULL ? loket_profile_application (profile, key) : NULL;

  return kind != NULL ? loket_program_text (self->program, kind->title) : key;
}

static GtkWidget *
make_row (LoketApplicationsTab *self, LoketApplicationRow *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = loket_admin_day (self->program, record->since);
  g_autofree char *since = g_strdup_printf (_ ("since %s"), day);
  const char *kind = title_of_kind (self, record->kind);
  const char *state = title_of_state (record->state);
  g_autofree char *number = g_strdup_printf ("P %d", (int) record->number.value);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s, %s", number, kind, state, since);

  gtk_widget_add_css_class (box, "hit");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_line (kind, "name"));
  gtk_box_append (GTK_BOX (words), loket_part_line (since, "quiet"));
  gtk_box_append (GTK_BOX (box), loket_part_chip (number, "house"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), loket_part_chip (state, record->red ? "warning" : ""));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.case");
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (row), "s", record->application != NULL ? record->application : record->id);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static void
show (LoketApplicationsTab *self, GListModel *found)
{
  const guint n = found != NULL ? g_list_model_get_n_items (found) : 0;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (old));
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (found, i);
    gtk_list_box_append (self->rows, make_row (self, row));
  }
  say (self, n == 0 ? _ ("This person has not asked for anything yet.") : NULL);
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketApplicationsTab *self = LOKET_APPLICATIONS_TAB (page);
  g_autofree char *sentence = NULL;

  if (answer != NULL) {
    show (self, G_LIST_MODEL (loket_application_list_cast (answer)->applications));
    return;
  }
  sentence = loket_problem_sentence (error, loket_program_language (self->program));
  say (self, sentence);
}

static void
mapped_cb (LoketApplicationsTab *self)
{
  g_autoptr (LoketApplicationQuery) query = loket_application_query_new ();

  query->person = g_strdup (self->person);
  loket_registry_question_ask (
      self->question, &LOKET_APPLICATION_LIST, LOKET_RECORD (query), listed_cb);
}

static void
loket_applications_tab_dispose (GObject *object)
{
  LoketApplicationsTab *self = LOKET_APPLICATIONS_TAB (object);

  g_clear_object (&self->question);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (loket_applications_tab_parent_class)->dispose (object);
}

static void
loket_applications_tab_class_init (LoketApplicationsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_applications_tab_dispose;
}

static void
loket_applications_tab_init (LoketApplicationsTab *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_registry_applications_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_applications_new (LoketProgram *application, LoketPersonView *view)
{
  LoketApplicationsTab *self = g_object_new (LOKET_TYPE_APPLICATIONS_TAB, NULL);
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *state = loket_part_label (_ ("The applications are being fetched."), "quiet");

  self->program = application;
  self->question = loket_registry_question_new (application, GTK_WIDGET (self));
  self->person = g_strdup (view->person->id);
  self->rows = GTK_LIST_BOX (rows);
  self->state = GTK_LABEL (state);
  gtk_widget_add_css_class (rows, "hits");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Applications"), -1);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), rows);
  gtk_box_append (GTK_BOX (card), state);
  gtk_box_append (GTK_BOX (self), loket_part_scroll (card));
  return GTK_WIDGET (self);
}
