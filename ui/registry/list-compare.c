/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists beside each other, village by village: who is in which, who differs; a page of the
 * section of lists. */
#include "config.h"

#include "ui/registry/list-compare.h"

#include "core/operations.h"
#include "ui/admin/state.h"
#include "ui/common/problem.h"
#include "ui/registry/list-words.h"
#include "ui/registry/number-table.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

struct _LoketListCompare {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkWidget *back;
  GtkLabel *lead;
  GtkBox *place; /* what the hub said */
  /* owned */
  GCancellable *cancellable;
  char *ids[2];
  LoketListBatch *batches[2];
  LoketListReport *report;
};

G_DEFINE_FINAL_TYPE (LoketListCompare, loket_list_compare, GTK_TYPE_BOX)

enum { LEAVE, N_SIGNALS };
enum { LEFT, RIGHT };

static guint signals[N_SIGNALS];

static void
show (LoketListCompare *self, GtkWidget *content)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->place))) != NULL)
    gtk_box_remove (self->place, old);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (self->place, content);
}

static char *
village_of (LoketListReportLine *line)
{
  if (line->village == NULL)
    return g_strdup (_ ("village not known"));
  return g_strdup (line->village_name != NULL ? line->village_name : line->village);
}

static void
add_line (GtkWidget *table, const char *village, LoketListReportLine *line, gboolean total)
{
  const gint64 numbers[] = {line->left_only, line->both, line->conflicting, line->right_only};

  loket_number_table_add (table, village, numbers, 3, total);
}

static GtkWidget *
new_table (LoketListCompare *self, const char *left, const char *right)
{
  GListModel *lines = G_LIST_MODEL (self->report->villages);
  g_autofree char *only_left = g_strdup_printf (_ ("Only in %s"), left);
  g_autofree char *only_right = g_strdup_printf (_ ("Only in %s"), right);
  const char *titles[] = {
      _ ("Lives in"), only_left, _ ("In both"), _ ("Of these, said differently"), only_right};
  GtkWidget *table = loket_number_table_new (titles, G_N_ELEMENTS (titles));
  const guint n = g_list_model_get_n_items (lines);

  add_line (table, _ ("All villages"), self->report->total, TRUE);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketListReportLine) line = g_list_model_get_item (lines, i);
    g_autofree char *village = village_of (line);
    add_line (table, village, line, FALSE);
  }
  return table;
}

static void
show_lead (LoketListCompare *self)
{
  g_autofree char *waiting = loket_list_count (self->report->unresolved);
  const int days = self->report->oldest_days.set ? (int) self->report->oldest_days.value : 0;
  g_autofree char *sentence = NULL;

  if (self->report->unresolved == 0)
    sentence = g_strdup (_ ("Every row of both has found its person: the numbers are complete."));
  else if (days == 0)
    sentence =
        g_strdup_printf (_ ("%s rows are still in doubt: they are not counted yet."), waiting);
  else
    sentence = g_strdup_printf (
        _ ("%s rows are still in doubt, the oldest for %d days: they are not counted yet."),
        waiting,
        days);
  gtk_label_set_text (self->lead, sentence);
}

static void
show_report (LoketListCompare *self)
{
  g_autofree char *left =
      loket_registry_list (self->batches[LEFT]->source, self->batches[LEFT]->period);
  g_autofree char *right =
      loket_registry_list (self->batches[RIGHT]->source, self->batches[RIGHT]->period);

  show_lead (self);
  show (self, loket_part_scroll (new_table (self, left, right)));
}

static void
show_failure (LoketListCompare *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->application));

  show (self, loket_admin_state_new ("loket-problem-symbolic", sentence, NULL));
}

static void
answered_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListCompare) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    show_failure (self, error);
    return;
  }
  if (G_OBJECT_TYPE (answer) == loket_list_report_get_type ()) {
    g_set_object (&self->report, loket_list_report_cast (answer));
  } else {
    LoketListBatch *batch = loket_list_status_cast (answer)->batch;
    g_set_object (&self->batches[g_strcmp0 (batch->id, self->ids[LEFT]) == 0 ? LEFT : RIGHT],
                  batch);
  }
  if (self->report != NULL && self->batches[LEFT] != NULL && self->batches[RIGHT] != NULL)
    show_report (self);
}

static void
ask (LoketListCompare *self, const LoketOperation *operation, LoketRecord *request)
{
  loket_client_call (loket_program_client (self->application),
                     operation,
                     request,
                     NULL,
                     self->cancellable,
                     answered_cb,
                     g_object_ref (self));
}

static void
ask_all (LoketListCompare *self)
{
  g_autoptr (LoketListReportQuery) query = loket_list_report_query_new ();

  query->left = g_strdup (self->ids[LEFT]);
  query->right = g_strdup (self->ids[RIGHT]);
  ask (self, &LOKET_LIST_REPORT, LOKET_RECORD (query));
  for (int side = LEFT; side <= RIGHT; side++) {
    g_autoptr (LoketListReference) reference = loket_list_reference_new ();
    reference->batch = g_strdup (self->ids[side]);
    ask (self, &LOKET_LIST_BATCH, LOKET_RECORD (reference));
  }
}

static void
leave_cb (LoketListCompare *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
loket_list_compare_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_LIST_COMPARE (widget)->back);
}

static void
loket_list_compare_dispose (GObject *object)
{
  g_cancellable_cancel (LOKET_LIST_COMPARE (object)->cancellable);
  G_OBJECT_CLASS (loket_list_compare_parent_class)->dispose (object);
}

static void
loket_list_compare_finalize (GObject *object)
{
  LoketListCompare *self = LOKET_LIST_COMPARE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->report);
  for (int side = LEFT; side <= RIGHT; side++) {
    g_clear_object (&self->batches[side]);
    g_free (self->ids[side]);
  }
  G_OBJECT_CLASS (loket_list_compare_parent_class)->finalize (object);
}

static void
loket_list_compare_class_init (LoketListCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_list_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_list_compare_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_list_compare_grab_focus;
  signals[LEAVE] = g_signal_new (
      "leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_list_compare_init (LoketListCompare *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->back = gtk_button_new_from_icon_name ("loket-back-symbolic");
  self->lead = GTK_LABEL (loket_part_label ("", "quiet"));
  self->place = GTK_BOX (place);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lists");
  gtk_widget_add_css_class (head, "head");
  gtk_widget_add_css_class (self->back, "tool");
  gtk_widget_add_css_class (place, "card");
  gtk_widget_add_css_class (place, "table");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->back, _ ("To all lists"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("To all lists"), -1);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (titles), loket_part_line (_ ("Two lists compared"), "heading"));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (self->lead));
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), titles);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), place);
  show (self, loket_admin_state_new ("loket-clock-symbolic", _ ("One moment, please"), NULL));
}

/**
 * loket_list_compare_new:
 * @application: the program; its office is known
 * @left: id of a list
 * @right: id of another one
 *
 * Returns: (transfer floating): the page, which asks the hub
 */
GtkWidget *
loket_list_compare_new (LoketProgram *application, const char *left, const char *right)
{
  LoketListCompare *self = g_object_new (LOKET_TYPE_LIST_COMPARE, NULL);

  self->application = application;
  self->ids[LEFT] = g_strdup (left);
  self->ids[RIGHT] = g_strdup (right);
  ask_all (self);
  return GTK_WIDGET (self);
}
