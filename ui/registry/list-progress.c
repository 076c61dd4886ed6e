/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an import is: what is being done, a bar, and a way to stop it before it is taken over;
 * stands over the lists while one comes in. */
#include "config.h"

#include "ui/registry/list-progress.h"

#include "ui/admin/confirm.h"
#include "ui/registry/list-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketListProgress {
  GtkBox parent_instance;

  /* borrowed */
  GtkLabel *stage_label;
  GtkLabel *count_label;
  GtkProgressBar *bar;
  GtkWidget *stop;
  /* owned */
  LoketJob *job; /* changes in place */
};

G_DEFINE_FINAL_TYPE (LoketListProgress, loket_list_progress, GTK_TYPE_BOX)

enum { CANCEL, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What is being taken over goes on to its end: half of a list would be worse than all of it. */
static gboolean
can_stop (LoketJob *job)
{
  static const char *const early[] = {"reading", "matching", "noting", NULL};

  return job->state == LOKET_JOB_RUNNING && job->stage != NULL &&
         g_strv_contains (early, job->stage);
}

static void
update (LoketListProgress *self)
{
  LoketJob *job = self->job;
  const double part = job->total > 0 ? (double) job->done / (double) job->total : 0;
  g_autofree char *percent = g_strdup_printf ("%d %%", (int) (CLAMP (part, 0, 1) * 100));

  gtk_label_set_text (self->stage_label,
                      job->state == LOKET_JOB_UNDOING ? _ ("The list is being put back")
                                                      : loket_list_stage_word (job->stage));
  gtk_label_set_text (self->count_label, job->total > 0 ? percent : "");
  gtk_progress_bar_set_fraction (self->bar, CLAMP (part, 0, 1));
  gtk_widget_set_visible (self->stop, can_stop (job));
}

static void
cancel_cb (LoketListProgress *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
loket_list_progress_dispose (GObject *object)
{
  g_clear_object (&LOKET_LIST_PROGRESS (object)->job);
  G_OBJECT_CLASS (loket_list_progress_parent_class)->dispose (object);
}

static void
loket_list_progress_class_init (LoketListProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_list_progress_dispose;
  signals[CANCEL] = g_signal_new (
      "cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_list_progress_init (LoketListProgress *self)
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
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How far the list is"), -1);
  self->stop =
      loket_admin_confirm_new (_ ("Stop this list"),
                               _ ("Nothing of it is in the register yet, and nothing will be. It "
                                  "can be brought in again later."),
                               _ ("Yes, stop it"));
  gtk_widget_set_halign (self->stop, GTK_ALIGN_START);
  g_signal_connect_object (
      self->stop, "confirmed", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), stage);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), bar);
  gtk_box_append (GTK_BOX (self), self->stop);
}

/**
 * loket_list_progress_new:
 * @job: a live import
 *
 * Returns: (transfer floating): how far it is, from here on
 */
GtkWidget *
loket_list_progress_new (LoketJob *job)
{
  LoketListProgress *self = g_object_new (LOKET_TYPE_LIST_PROGRESS, NULL);

  self->job = g_object_ref (job);
  g_signal_connect_object (job, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
