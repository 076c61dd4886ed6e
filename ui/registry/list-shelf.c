/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that came in: each with what became of it, its left-out rows, and how far one is that
 * is coming in.  The section of lists begins with it. */
#include "config.h"

#include "ui/registry/list-shelf.h"

#include "core/list-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"
#include "ui/registry/job-progress.h"
#include "ui/registry/job-watch.h"
#include "ui/registry/list-words.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/reject-file.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketListShelf {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkBox *rejects;    /* of the list in the pane; weak */
  GtkWidget *path;    /* where they are to be saved; weak */
  GtkDropDown *other; /* what the list is to be compared with; weak */
  /* owned */
  LoketJobWatch *jobs;
  GCancellable *cancellable;
  LoketListBatch *shown;
  GPtrArray *batches; /* that can be compared */
  GPtrArray *others;  /* of them, with which the one in the pane can be */
};

G_DEFINE_FINAL_TYPE (LoketListShelf, loket_list_shelf, LOKET_TYPE_ADMIN_LIST)

enum { BRING, COMPARE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Columns */

static char *
source_text (LoketProgram *application, LoketRecord *record)
{
  return loket_list_source_title (application, loket_list_batch_cast (record)->source);
}

static char *
rows_text (LoketProgram *application, LoketRecord *record)
{
  LoketListBatch *batch = loket_list_batch_cast (record);

  return batch->rows > 0 ? loket_list_count (batch->rows) : NULL;
}

static char *
doubt_text (LoketProgram *application, LoketRecord *record)
{
  LoketListBatch *batch = loket_list_batch_cast (record);

  return batch->in_doubt > 0 ? loket_list_count (batch->in_doubt) : NULL;
}

static char *
state_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (loket_list_state_word (loket_list_batch_cast (record)->state));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_list_state_style (loket_list_batch_cast (record)->state);
}

static char *
day_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_day (application, loket_list_batch_cast (record)->created_at);
}

static const LoketAdminColumn columns[] = {
    {N_ ("From"), .text = source_text, .wide = TRUE},
    {N_ ("Period"), "period"},
    {N_ ("Came in"), .text = day_text, .spare = TRUE},
    {N_ ("Rows"), .text = rows_text},
    {N_ ("In doubt"), .text = doubt_text, .spare = TRUE},
    {N_ ("State"), .text = state_text, .chip = state_chip},
};

/* One that is coming in */

static void
cancelled (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  loket_admin_tell (
      GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, _ ("The list is being put back."), NULL);
}

static void
cancel_cb (LoketListShelf *self)
{
  LoketJob *running = loket_job_watch_running (self->jobs);
  LoketJobReference *reference;

  if (running == NULL)
    return;
  reference = loket_job_reference_new ();
  reference->job = g_strdup (running->id);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_JOB_CANCEL, LOKET_RECORD (reference), cancelled);
}

static void
told_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListShelf) self = data;
  /* Dropped: the list itself tells what became of it. */
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, NULL);
  g_autofree char *sentence = NULL;
  LoketListBatch *batch;

  if (answer == NULL)
    return;
  batch = loket_list_status_cast (answer)->batch;
  if (batch->state == LOKET_BATCH_ABORTED) {
    sentence =
        loket_list_reason (loket_admin_list_application (LOKET_ADMIN_LIST (self)), batch->reason);
    loket_admin_tell (GTK_WIDGET (self),
                      g_strcmp0 (batch->reason, "cancelled") == 0 ? LOKET_NOTICE_INFORMATION
                                                                  : LOKET_NOTICE_WARNING,
                      sentence,
                      NULL);
    return;
  }
  sentence = loket_list_ending (batch);
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_INFORMATION,
                    sentence,
                    batch->in_doubt > 0 ? _ ("What is in doubt waits at “In doubt”.") : NULL);
}

static void
ended_cb (LoketListShelf *self, LoketJob *job)
{
  g_autoptr (LoketListReference) reference = loket_list_reference_new ();

  /* What went wrong while the list was taken over leaves it half way: nobody may read that as done.
   */
  if (job->state == LOKET_JOB_FAILED) {
    g_autofree char *reason = g_strjoin (": ", job->problem, job->parameter, NULL);
    g_autofree char *sentence =
        loket_list_reason (loket_admin_list_application (LOKET_ADMIN_LIST (self)), reason);
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
    return;
  }
  if (job->result == NULL)
    return;
  reference->batch = g_strdup (job->result);
  loket_client_call (loket_admin_list_client (LOKET_ADMIN_LIST (self)),
                     &LOKET_LIST_BATCH,
                     LOKET_RECORD (reference),
                     NULL,
                     self->cancellable,
                     told_cb,
                     g_object_ref (self));
}

static void
running_cb (LoketListShelf *self, LoketJob *job)
{
  /* What is being taken over goes on to its end: half of a list would be worse than all of it. */
  static const char *const early[] = {"reading", "matching", "noting", NULL};
  static const LoketJobWords words = {
      .stage = loket_list_stage_word,
      .undoing = N_ ("The list is being put back"),
      .name = N_ ("How far the list is"),
      .stop = N_ ("Stop this list"),
      .consequence = N_ ("Nothing of it is in the register yet, and nothing will be. It can be "
                         "brought in again later."),
      .yes = N_ ("Yes, stop it"),
      .early = early,
  };
  GtkWidget *progress = NULL;

  if (job != NULL) {
    progress = loket_job_progress_new (job, &words);
    g_signal_connect_object (progress, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  }
  loket_admin_list_set_banner (LOKET_ADMIN_LIST (self), progress);
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

/* The pane: what became of one */

static void
add_share (GtkBox *bar, GtkWidget *form, const char *name, gint64 n, gint64 all, const char *style)
{
  g_autofree char *count = loket_list_count (n);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_line (name, "plain");

  gtk_widget_add_css_class (line, "share");
  gtk_widget_add_css_class (swatch, style);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), loket_part_line (count, "strong"));
  gtk_box_append (GTK_BOX (form), line);
  if (n <= 0)
    return;
  gtk_widget_add_css_class (part, style);
  gtk_widget_set_size_request (part, MAX (4, (int) (280 * n / MAX (all, 1))), 12);
  gtk_box_append (bar, part);
}

/* As wide as the pane: the widest part takes what remains of it. */
static void
fill_bar (GtkWidget *bar)
{
  GtkWidget *widest = NULL;
  int most = -1;

  for (GtkWidget *part = gtk_widget_get_first_child (bar); part != NULL;
       part = gtk_widget_get_next_sibling (part)) {
    int width;
    gtk_widget_get_size_request (part, &width, NULL);
    if (width > most) {
      widest = part;
      most = width;
    }
  }
  if (widest != NULL)
    gtk_widget_set_hexpand (widest, TRUE);
}

static void
add_counts (GtkWidget *form, LoketListBatch *batch)
{
  GtkWidget *bar =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkBox *box = GTK_BOX (bar);
  const gint64 all = batch->rows;

  gtk_widget_add_css_class (bar, "shares");
  gtk_box_append (GTK_BOX (form), bar);
  add_share (box, form, _ ("Of people on file"), batch->linked, all, "linked");
  add_share (box, form, _ ("Of new people"), batch->created, all, "created");
  add_share (box, form, _ ("In doubt"), batch->in_doubt, all, "in-doubt");
  add_share (box, form, _ ("Left out"), batch->rejected, all, "rejected");
  fill_bar (bar);
}

static void
rows_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListShelf) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GListModel *rows;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rejects == NULL)
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  rows = G_LIST_MODEL (loket_list_rows_cast (answer)->rows);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketListRowLine) line = g_list_model_get_item (rows, i);
    const char *field = loket_list_field_title (line->field);
    g_autofree char *where = *field != '\0'
                                 ? g_strdup_printf (_ ("Line %d, %s"), (int) line->line, field)
                                 : g_strdup_printf (_ ("Line %d"), (int) line->line);
    gtk_box_append (self->rejects, loket_part_label (where, "strong"));
    gtk_box_append (self->rejects,
                    loket_part_label (line->reason != NULL ? line->reason : "", "quiet"));
  }
}

static void
ask_rejects (LoketListShelf *self, LoketListBatch *batch)
{
  g_autoptr (LoketListRowsQuery) query = loket_list_rows_query_new ();

  query->batch = g_strdup (batch->id);
  query->state = g_strdup ("rejected");
  loket_client_call (loket_admin_list_client (LOKET_ADMIN_LIST (self)),
                     &LOKET_LIST_ROWS,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     rows_cb,
                     g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListShelf) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = loket_reject_file_save_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (path != NULL) {
    sentence = g_strdup_printf (_ ("The rows that were left out are in %s."), path);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      sentence,
                      _ ("Send them back to whoever made the list; numbers stand in it unmasked."));
  } else if (error->domain == G_IO_ERROR) {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("The file could not be written there."),
                      _ ("Choose another folder."));
  } else {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
  }
}

static void
save_cb (LoketListShelf *self)
{
  LoketProgram *application = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  if (self->shown == NULL || self->path == NULL)
    return;
  loket_reject_file_save (loket_program_client (application),
                          self->shown->id,
                          loket_program_language (application),
                          gtk_editable_get_text (GTK_EDITABLE (self->path)),
                          self->cancellable,
                          saved_cb,
                          g_object_ref (self));
}

static char *
suggest_path (LoketListBatch *batch)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%s.csv", batch->source, batch->period, _ ("left-out"));

  return g_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);
}

static void
add_rejects (LoketListShelf *self, GtkWidget *form, LoketListBatch *batch)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *path = gtk_entry_new ();
  g_autofree char *suggested = suggest_path (batch);

  gtk_widget_add_css_class (box, "left-out-rows");
  gtk_box_append (GTK_BOX (box), loket_part_label (_ ("Rows that were left out"), "fact"));
  gtk_box_append (GTK_BOX (form), box);
  gtk_editable_set_text (GTK_EDITABLE (path), suggested);
  loket_admin_form_add_field (form, _ ("Save all of them as a file"), path, NULL);
  loket_admin_form_add_button (form, _ ("Save the rows"), NULL, G_CALLBACK (save_cb), self);
  g_set_weak_pointer (&self->path, path);
  g_set_weak_pointer (&self->rejects, GTK_BOX (box));
  ask_rejects (self, batch);
}

static void
decide_cb (LoketListShelf *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), LOKET_TYPE_ADMIN_PAGE);

  if (page != NULL)
    loket_admin_page_show (LOKET_ADMIN_PAGE (page), "doubts");
}

static void
compare_cb (LoketListShelf *self)
{
  const guint at =
      self->other != NULL ? gtk_drop_down_get_selected (self->other) : GTK_INVALID_LIST_POSITION;

  if (self->shown != NULL && at < self->others->len)
    g_signal_emit (
        self, signals[COMPARE], 0, loket_record_id (self->others->pdata[at]), self->shown->id);
}

static gboolean
can_compare (LoketListBatch *batch)
{
  return batch->state == LOKET_BATCH_IN_REVIEW || batch->state == LOKET_BATCH_APPLIED ||
         batch->state == LOKET_BATCH_CLOSED;
}

static void
add_compare (LoketListShelf *self, GtkWidget *form, LoketListBatch *batch)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop;

  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < self->batches->len; i++) {
    LoketListBatch *other = self->batches->pdata[i];
    g_autofree char *text = loket_registry_list (other->source, other->period);
    if (strcmp (other->id, batch->id) == 0 || !can_compare (other))
      continue;
    gtk_string_list_append (words, text);
    g_ptr_array_add (self->others, g_object_ref (other));
  }
  if (self->others->len == 0)
    return;
  drop = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  g_set_weak_pointer (&self->other, GTK_DROP_DOWN (drop));
  loket_part_narrow_choice (self->other);
  loket_admin_form_add_field (form, _ ("Compare it with"), drop, NULL);
  loket_admin_form_add_button (form, _ ("Compare both lists"), NULL, G_CALLBACK (compare_cb), self);
}

static GtkWidget *
loket_list_shelf_detail (LoketAdminList *list, LoketRecord *record)
{
  LoketListShelf *self = LOKET_LIST_SHELF (list);
  LoketProgram *application = loket_admin_list_application (list);
  LoketListBatch *batch = loket_list_batch_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *came = loket_admin_time (application, batch->created_at);
  g_autofree char *reason = NULL;

  g_set_object (&self->shown, batch);
  loket_admin_form_add_fact (form, _ ("Period"), batch->period);
  if (batch->state == LOKET_BATCH_ABORTED) {
    reason = loket_list_reason (application, batch->reason);
    gtk_box_append (GTK_BOX (form), loket_part_hint (reason, NULL));
  }
  loket_admin_form_add_fact (form, _ ("File"), batch->file_name);
  loket_admin_form_add_fact (form, _ ("Came in"), came);
  if (batch->rows > 0)
    add_counts (form, batch);
  if (batch->in_doubt > 0 && loket_admin_may (application, LOKET_MAY_JUDGE_PAIRS))
    loket_admin_form_add_button (
        form, _ ("Decide what is in doubt"), "primary", G_CALLBACK (decide_cb), self);
  if (can_compare (batch))
    add_compare (self, form, batch);
  if (batch->rejected > 0 && loket_admin_may (application, LOKET_MAY_SEE_LIST_ROWS))
    add_rejects (self, form, batch);
  return form;
}

static void
loket_list_shelf_loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketListShelf *self = LOKET_LIST_SHELF (list);
  GListModel *batches = G_LIST_MODEL (loket_list_batches_cast (answer)->batches);

  g_ptr_array_set_size (self->batches, 0);
  for (guint i = 0; i < g_list_model_get_n_items (batches); i++) {
    g_autoptr (LoketListBatch) batch = g_list_model_get_item (batches, i);
    if (can_compare (batch))
      g_ptr_array_add (self->batches, g_steal_pointer (&batch));
  }
}

/* The widget */

static void
bring_cb (LoketListShelf *self)
{
  g_signal_emit (self, signals[BRING], 0);
}

static void
loket_list_shelf_constructed (GObject *object)
{
  LoketListShelf *self = LOKET_LIST_SHELF (object);

  G_OBJECT_CLASS (loket_list_shelf_parent_class)->constructed (object);
  self->jobs =
      loket_job_watch_new (loket_admin_list_client (LOKET_ADMIN_LIST (self)), &LOKET_LIST_IMPORT);
  g_signal_connect_object (self->jobs, "running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->jobs, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  loket_admin_list_add_add (
      LOKET_ADMIN_LIST (self), _ ("Bring in a list"), G_CALLBACK (bring_cb), self);
  loket_job_watch_look (self->jobs);
}

static void
loket_list_shelf_dispose (GObject *object)
{
  LoketListShelf *self = LOKET_LIST_SHELF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->jobs);
  g_clear_object (&self->shown);
  g_clear_weak_pointer (&self->rejects);
  g_clear_weak_pointer (&self->path);
  g_clear_weak_pointer (&self->other);
  G_OBJECT_CLASS (loket_list_shelf_parent_class)->dispose (object);
}

static void
loket_list_shelf_finalize (GObject *object)
{
  LoketListShelf *self = LOKET_LIST_SHELF (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->batches);
  g_ptr_array_unref (self->others);
  G_OBJECT_CLASS (loket_list_shelf_parent_class)->finalize (object);
}

static void
loket_list_shelf_class_init (LoketListShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->constructed = loket_list_shelf_constructed;
  object_class->dispose = loket_list_shelf_dispose;
  object_class->finalize = loket_list_shelf_finalize;
  signals[BRING] =
      g_signal_new ("bring", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMPARE] = g_signal_new ("compare",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_STRING);
  list_class->title = N_ ("Lists");
  list_class->search = N_ ("From whom, period or state");
  list_class->empty = N_ ("No list has come in yet.");
  list_class->empty_advice =
      N_ ("Bring in what an agency or a village has sent: first you see how it would be read.");
  list_class->icon = "loket-letter-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_LIST_BATCHES;
  list_class->member = "batches";
  list_class->loaded = loket_list_shelf_loaded;
  list_class->detail = loket_list_shelf_detail;
}

static void
loket_list_shelf_init (LoketListShelf *self)
{
  self->cancellable = g_cancellable_new ();
  self->batches = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * loket_list_shelf_new:
 * @application: the program
 *
 * Returns: (transfer floating): the lists
 */
GtkWidget *
loket_list_shelf_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_LIST_SHELF, "application", application, NULL);
}
