/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was merged and split, or answered about doubtful pairs, and the way back: sections of the
 * register's page, and a tab of the page of a person. */
#include "config.h"

#include "ui/registry/merges.h"

#include "ui/admin/page.h"
#include "ui/admin/place.h"
#include "ui/admin/state.h"
#include "ui/registry/act.h"
#include "ui/registry/merge-row.h"
#include "ui/common/parts.h"
#include "ui/registry/person-page.h"

#include <glib/gi18n.h>

struct _LoketRegistryMerges {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkBox *place; /* the list, or what stands in its stead */
  GtkListBox *rows;
  LoketMergeRow *asked; /* the row whose undoing is under way */
  /* owned */
  char *person; /* NULL = the last ones of the officer's area */
  LoketRegistryAct *act;
  GCancellable *cancellable;
  /* state */
  gboolean answers; /* about pairs, which one officer takes back */
};

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketRegistryMerges,
                               loket_registry_merges,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

static void read_list (LoketRegistryMerges *self);

/* Undoing */

static void
proposed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketRegistryMerges *self = LOKET_REGISTRY_MERGES (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  loket_merge_row_proposed (self->asked);
  loket_admin_tell (page,
                    LOKET_NOTICE_INFORMATION,
                    _ ("The undoing is proposed. It counts once another officer has approved it."),
                    NULL);
}

static void
taken_back_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  read_list (LOKET_REGISTRY_MERGES (page));
  loket_admin_tell (page,
                    LOKET_NOTICE_INFORMATION,
                    _ ("The answer is taken back with all that it changed. The pair waits again."),
                    NULL);
}

static void
take_back (LoketRegistryMerges *self, const char *answer, const char *reason)
{
  g_autoptr (LoketPairUndo) request = loket_pair_undo_new ();

  request->answer = g_strdup (answer);
  request->reason = g_strdup (reason);
  loket_registry_act_do (self->act, &LOKET_PAIRS_UNDO, LOKET_RECORD (request), taken_back_cb);
}

static void
propose_undo (LoketRegistryMerges *self, const char *merge, const char *reason)
{
  g_autoptr (LoketUnmergeRequest) request = loket_unmerge_request_new ();

  request->merge = g_strdup (merge);
  request->reason = g_strdup (reason);
  loket_registry_act_do (self->act, &LOKET_PERSON_UNMERGE, LOKET_RECORD (request), proposed_cb);
}

static void
undo_cb (LoketMergeRow *row, const char *reason, LoketRegistryMerges *self)
{
  self->asked = row;
  loket_admin_clear (GTK_WIDGET (self));
  if (self->answers)
    take_back (self, loket_merge_row_merge (row), reason);
  else
    propose_undo (self, loket_merge_row_merge (row), reason);
}

/* The list */

static void
put (LoketRegistryMerges *self, GtkWidget *child)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->place));

  if (old != NULL)
    gtk_box_remove (self->place, old);
  self->rows = NULL;
  gtk_box_append (self->place, child);
}

static void
activated_cb (LoketRegistryMerges *self, LoketMergeRow *row)
{
  loket_merge_row_ask (row);
}

static void
show_list (LoketRegistryMerges *self, GListModel *entries)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (card, "table");
  gtk_widget_add_css_class (list, "hits");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->answers ? _ ("Answers about doubtful pairs")
                                                : _ ("Merges and splits"),
                                  -1);
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++) {
    g_autoptr (LoketRecord) entry = g_list_model_get_item (entries, i);
    GtkWidget *row =
        self->answers
            ? loket_merge_row_new_answer (self->application, loket_pair_answer_entry_cast (entry))
            : loket_merge_row_new (self->application, loket_merge_entry_cast (entry));
    g_signal_connect_object (row, "undo", G_CALLBACK (undo_cb), self, 0);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  gtk_box_append (GTK_BOX (card), list);
  put (self, loket_part_scroll (card));
  self->rows = GTK_LIST_BOX (list);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryMerges) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GListModel *entries;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  entries = G_LIST_MODEL (self->answers ? loket_pair_answers_cast (answer)->answers
                                        : loket_merge_list_cast (answer)->merges);
  if (g_list_model_get_n_items (entries) > 0)
    show_list (self, entries);
  else if (self->answers)
    put (self,
         loket_admin_state_new ("loket-pair-symbolic",
                                _ ("Nothing was answered so far."),
                                _ ("What officers say about doubtful pairs stands here, with the "
                                   "way back.")));
  else
    put (self,
         loket_admin_state_new ("loket-pair-symbolic",
                                _ ("Nothing was merged or split so far."),
                                _ ("What two officers join or take apart stands here, with the way "
                                   "back.")));
}

/* Each time it is looked at: other officers may have decided meanwhile. */
static void
read_list (LoketRegistryMerges *self)
{
  g_autoptr (LoketPairAnswerQuery) answers = loket_pair_answer_query_new ();
  g_autoptr (LoketMergeQuery) merges = loket_merge_query_new ();

  merges->person = g_strdup (self->person);
  loket_client_call (loket_program_client (self->application),
                     self->answers ? &LOKET_PAIRS_ANSWERS : &LOKET_MERGE_LIST,
                     self->answers ? LOKET_RECORD (answers) : LOKET_RECORD (merges),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

/* The widget */

static gboolean
back (LoketAdminPlace *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (place));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, LOKET_TYPE_MERGE_ROW) : NULL;

  return row != NULL && loket_merge_row_back (LOKET_MERGE_ROW (row));
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

static gboolean
loket_registry_merges_grab_focus (GtkWidget *widget)
{
  LoketRegistryMerges *self = LOKET_REGISTRY_MERGES (widget);
  GtkListBoxRow *row = self->rows != NULL ? gtk_list_box_get_row_at_index (self->rows, 0) : NULL;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
loket_registry_merges_dispose (GObject *object)
{
  LoketRegistryMerges *self = LOKET_REGISTRY_MERGES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->act);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (loket_registry_merges_parent_class)->dispose (object);
}

static void
loket_registry_merges_finalize (GObject *object)
{
  g_clear_object (&LOKET_REGISTRY_MERGES (object)->cancellable);
  G_OBJECT_CLASS (loket_registry_merges_parent_class)->finalize (object);
}

static void
loket_registry_merges_class_init (LoketRegistryMergesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_registry_merges_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_registry_merges_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_registry_merges_grab_focus;
}

static void
loket_registry_merges_init (LoketRegistryMerges *self)
{
  self->cancellable = g_cancellable_new ();
  self->place = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_vexpand (GTK_WIDGET (self->place), TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  g_signal_connect (self, "map", G_CALLBACK (read_list), NULL);
}

static LoketRegistryMerges *
make (LoketProgram *application, const char *person)
{
  LoketRegistryMerges *self = g_object_new (LOKET_TYPE_REGISTRY_MERGES, NULL);

  self->application = application;
  self->person = g_strdup (person);
  self->act = loket_registry_act_new (application, GTK_WIDGET (self));
  return self;
}

static void
add_head (LoketRegistryMerges *self, const char *title, const char *words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_box_append (GTK_BOX (head), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (head), loket_part_label (words, "quiet"));
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
}

/**
 * loket_registry_merges_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, which reads the last ones
 */
GtkWidget *
loket_registry_merges_new (LoketProgram *application)
{
  LoketRegistryMerges *self = make (application, NULL);

  add_head (
      self,
      _ ("Merged"),
      _ ("The last records that two officers joined or took apart. What was wrong is undone by "
         "two officers as well."));
  return GTK_WIDGET (self);
}

/**
 * loket_registry_answers_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section with the last answers about doubtful pairs
 */
GtkWidget *
loket_registry_answers_new (LoketProgram *application)
{
  LoketRegistryMerges *self = make (application, NULL);

  self->answers = TRUE;
  add_head (self,
            _ ("Answered"),
            _ ("The last answers about doubtful pairs. A wrong one is taken back with all that it "
               "changed, and the pair waits again."));
  return GTK_WIDGET (self);
}

/**
 * loket_registry_merged_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab: what was merged into this person, or split off
 */
GtkWidget *
loket_registry_merged_new (LoketProgram *application, LoketPersonView *view)
{
  LoketRegistryMerges *self = make (application, view->person->id);

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
  return GTK_WIDGET (self);
}
