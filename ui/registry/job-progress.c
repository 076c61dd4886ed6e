/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: what is being done, a bar, and a way to stop it; stands over the lists
 * while one comes in, and over the rules while a version is tried. */
#include "config.h"

#include "ui/registry/job-progress.h"

#include "ui/admin/confirm.h"

#include <glib/gi18n.h>

struct _LoketJobProgress {
  GtkBox parent_instance;

  /* borrowed */
  GtkLabel *stage_label;
  GtkLabel *count_label;
  GtkProgressBar *bar;
  GtkWidget *stop;
  const LoketJobWords *words;
  /* owned */
  LoketJob *job; /* changes in place */
};

G_DEFINE_FINAL_TYPE (LoketJobProgress, loket_job_progress, GTK_TYPE_BOX)

enum { CANCEL, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
can_stop (LoketJobProgress *self)
{
  const LoketJob *job = self->job;

  return job->state == LOKET_JOB_RUNNING &&
         (self->words->early == NULL ||
          (job->stage != NULL && g_strv_contains (self->words->early, job->stage)));
}

static void
update (LoketJobProgress *self)
{
  LoketJob *job = self->job;
  const double part = job->total > 0 ? (double) job->done / (double) job->total : 0;
  g_autofree char *percent = g_strdup_printf ("%d %%", (int) (CLAMP (part, 0, 1) * 100));

  gtk_label_set_text (self->stage_label,
                      job->state == LOKET_JOB_UNDOING ? _ (self->words->undoing)
                                                      : self->words->stage (job->stage));
  gtk_label_set_text (self->count_label, job->total > 0 ? percent : "");
  gtk_progress_bar_set_fraction (self->bar, CLAMP (part, 0, 1));
  gtk_widget_set_visible (self->stop, can_stop (self));
}

static void
cancel_cb (LoketJobProgress *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
loket_job_progress_dispose (GObject *object)
{
  g_clear_object (&LOKET_JOB_PROGRESS (object)->job);
  G_OBJECT_CLASS (loket_job_progress_parent_class)->dispose (object);
}

static void
loket_job_progress_class_init (LoketJobProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_job_progress_dispose;
  signals[CANCEL] = g_signal_new (
      "cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_job_progress_init (LoketJobProgress *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *stage = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  self->stage_label = GTK_LABEL (stage);
  self->count_label = GTK_LABEL (count);
  self->bar = GTK_PROGRESS_BAR (bar);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "progress");
  gtk_widget_add_css_class (line, "row");
  gtk_widget_add_css_class (stage, "strong");
  gtk_widget_set_hexpand (stage, TRUE);
  gtk_label_set_xalign (self->stage_label, 0);
  gtk_label_set_ellipsize (self->stage_label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), stage);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), bar);
}

/**
 * loket_job_progress_new:
 * @job: live long work
 * @words: static: what is said of it
 *
 * Returns: (transfer floating): how far it is, from here on
 */
GtkWidget *
loket_job_progress_new (LoketJob *job, const LoketJobWords *words)
{
  LoketJobProgress *self = g_object_new (LOKET_TYPE_JOB_PROGRESS, NULL);

  self->job = g_object_ref (job);
  self->words = words;
  self->stop = loket_admin_confirm_new (_ (words->stop), _ (words->consequence), _ (words->yes));
  gtk_widget_set_halign (self->stop, GTK_ALIGN_START);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words->name), -1);
  g_signal_connect_object (
      self->stop, "confirmed", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->stop);
  g_signal_connect_object (job, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
