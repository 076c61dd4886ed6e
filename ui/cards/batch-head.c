/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the cards of a batch: which, how far, its papers, and its next step. */
#include "config.h"

#include "ui/cards/batch-head.h"

#include "core/operations.h"
#include "core/text.h"
#include "ui/admin/page.h"
#include "ui/cards/batch-papers.h"
#include "ui/cards/print-words.h"
#include "ui/cases/desk.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketBatchHead {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkLabel *title;
  GtkLabel *counts;
  GtkBox *next;
  GtkEditable *counted; /* NULL = it is not to be counted */
  /* owned */
  LoketBatchView *view; /* NULL = not known yet */
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketBatchHead, loket_batch_head, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
done_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  g_autofree char *news = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  loket_batch_head_show (LOKET_BATCH_HEAD (page), loket_batch_view_cast (answer));
  news =
      g_strdup_printf ("%s: %s",
                       gtk_label_get_text (LOKET_BATCH_HEAD (page)->title),
                       loket_print_batch_state_word (loket_batch_view_cast (answer)->batch->state));
  loket_admin_tell (page, LOKET_NOTICE_INFORMATION, news, NULL);
  g_signal_emit (page, signals[CHANGED], 0);
}

static void
act_with (LoketBatchHead *self, const LoketOperation *operation, gint64 counted)
{
  g_autoptr (LoketBatchAct) request = loket_batch_act_new ();

  loket_admin_clear (GTK_WIDGET (self));
  request->batch = g_strdup (self->view->batch->id);
  request->version = LOKET_SOME (self->view->batch->version);
  if (self->counted != NULL)
    request->counted = LOKET_SOME (counted);
  loket_registry_act_do (self->act, operation, LOKET_RECORD (request), done_cb);
}

static void
release_cb (LoketBatchHead *self)
{
  act_with (self, &LOKET_BATCH_RELEASE, 0);
}

static void
close_cb (LoketBatchHead *self)
{
  gint64 counted;

  if (!g_ascii_string_to_signed (
          gtk_editable_get_text (self->counted), 10, 0, LOKET_PRINT_PAGE, &counted, NULL)) {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("Please enter how many good cards lie there."),
                      NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->counted));
    return;
  }
  act_with (self, &LOKET_BATCH_CLOSE, counted);
}

static void
cover_cb (LoketBatchHead *self)
{
  loket_cases_desk_push (GTK_WIDGET (self),
                         loket_batch_papers_new (self->program, self->view, LOKET_BATCH_COVER));
}

static void
signatures_cb (LoketBatchHead *self)
{
  loket_cases_desk_push (
      GTK_WIDGET (self),
      loket_batch_papers_new (self->program, self->view, LOKET_BATCH_SIGNATURES));
}

static void
add_papers (LoketBatchHead *self)
{
  gtk_box_append (
      self->next,
      loket_part_button (_ ("Cover sheet"), "loket-letter-symbolic", G_CALLBACK (cover_cb), self));
  gtk_box_append (
      self->next,
      loket_part_button (
          _ ("List to sign on"), "loket-letter-symbolic", G_CALLBACK (signatures_cb), self));
}

static char *
counts_of (const LoketBatchView *view)
{
  return g_strdup_printf (
      _ ("%s · %d cards: %d good, %d spoiled, %d lost, %d not printed, %d still to do"),
      loket_print_batch_state_word (view->batch->state),
      (int) view->batch->cards,
      (int) view->good,
      (int) view->spoiled,
      (int) view->lost,
      (int) view->cancelled,
      (int) view->left);
}

static void
show_counting (LoketBatchHead *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->counted = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->counted, 5);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  g_signal_connect_object (entry, "activate", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Good cards that lie there"), -1);
  gtk_box_append (self->next, loket_part_label (_ ("Good cards that lie there"), "plain"));
  gtk_box_append (self->next, entry);
  gtk_box_append (self->next,
                  loket_part_button (
                      _ ("Close the batch"), "loket-check-symbolic", G_CALLBACK (close_cb), self));
}

static void
show_next (LoketBatchHead *self)
{
  const LoketPrintBatchState state = self->view->batch->state;
  GtkWidget *child;

  self->counted = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->next))) != NULL)
    gtk_box_remove (self->next, child);
  if (state == LOKET_PRINT_BATCH_OPEN)
    gtk_box_append (
        self->next,
        loket_part_button (
            _ ("Release it for printing"), "loket-check-symbolic", G_CALLBACK (release_cb), self));
  else if (state == LOKET_PRINT_BATCH_COUNTING && self->view->left == 0)
    show_counting (self);
  if (self->view->good > 0 && self->view->left == 0)
    add_papers (self);
}

/**
 * loket_batch_head_show:
 * @self: the head
 * @view: a batch
 */
void
loket_batch_head_show (LoketBatchHead *self, LoketBatchView *view)
{
  const gboolean same = self->view != NULL && self->view->batch->state == view->batch->state &&
                        (self->view->left == 0) == (view->left == 0);
  g_autofree char *title =
      g_strdup_printf (_ ("Batch %d · %s"),
                       (int) view->batch->number,
                       view->place != NULL ? view->place : view->batch->village);
  g_autofree char *counts = counts_of (view);

  g_set_object (&self->view, view);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->counts, counts);
  if (!same)
    show_next (self);
}

/**
 * loket_batch_head_may_print:
 * @self: the head
 *
 * Returns: whether its cards may be printed now
 */
gboolean
loket_batch_head_may_print (LoketBatchHead *self)
{
  /* Also while it is counted: one that was spoiled may be printed again. */
  return self->view != NULL && self->view->batch->state != LOKET_PRINT_BATCH_OPEN &&
         self->view->batch->state != LOKET_PRINT_BATCH_CLOSED;
}

static void
loket_batch_head_dispose (GObject *object)
{
  g_clear_object (&LOKET_BATCH_HEAD (object)->view);
  g_clear_object (&LOKET_BATCH_HEAD (object)->act);
  G_OBJECT_CLASS (loket_batch_head_parent_class)->dispose (object);
}

static void
loket_batch_head_class_init (LoketBatchHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_batch_head_dispose;
  signals[CHANGED] = g_signal_new (
      "changed", LOKET_TYPE_BATCH_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_batch_head_init (LoketBatchHead *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * loket_batch_head_new:
 * @program: the program
 *
 * Returns: (transfer floating): the head of nothing yet
 */
GtkWidget *
loket_batch_head_new (LoketProgram *program)
{
  LoketBatchHead *self = g_object_new (LOKET_TYPE_BATCH_HEAD, NULL);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->title = GTK_LABEL (loket_part_line (_ ("One moment, please"), "heading"));
  self->counts = GTK_LABEL (loket_part_label ("", "quiet"));
  self->next = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self), "batch-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "row");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->next));
  return GTK_WIDGET (self);
}
