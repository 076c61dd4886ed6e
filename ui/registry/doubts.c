/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of doubts, a section of the register's page: all pairs that wait, and one after the
 * other to be decided.  LoketAdminPage shows it. */
#include "config.h"

#include "ui/registry/doubts.h"

#include "core/error.h"
#include "core/officer.h"
#include "ui/admin/page.h"
#include "ui/admin/place.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/registry/doubt-page.h"
#include "ui/registry/doubt-queue.h"
#include "ui/registry/pair-words.h"

#include <glib/gi18n.h>

#define QUEUE "queue"
#define PAIR "pair"

struct _LoketRegistryDoubts {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkStack *stack;
  LoketDoubtQueue *queue;
  LoketDoubtPage *page;
  /* owned */
  GCancellable *cancellable;
  GCancellable *reading;       /* the list or the pair that is being fetched */
  char *next;                  /* the next page of the list */
  LoketPairDecision *deciding; /* under way */
  LoketPairDecision *wish;     /* without an answer so far: said again under the same key */
  char *wish_key;
  char *last; /* what can be taken back: a pair put off, or */
  char *last_approval;
  /* state */
  gint64 waiting;
  gboolean go_on; /* the list is read to go on with its first pair */
};

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketRegistryDoubts,
                               loket_registry_doubts,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

static void open_pair (LoketRegistryDoubts *self, const char *pair);

static LoketClient *
client_of (LoketRegistryDoubts *self)
{
  return loket_program_client (self->application);
}

static GCancellable *
begin_reading (LoketRegistryDoubts *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  return self->reading;
}

/* All that wait */

static void
show_queue (LoketRegistryDoubts *self)
{
  loket_pages_show (self->stack, QUEUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->queue));
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryDoubts) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  g_autofree char *sentence = NULL;
  const gboolean more = self->next != NULL;
  LoketPairPage *page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    sentence = loket_problem_sentence (error, loket_program_language (self->application));
    loket_doubt_queue_show_failure (self->queue, sentence);
    show_queue (self);
    return;
  }
  page = loket_pair_page_cast (answer);
  g_free (self->next);
  self->next = g_strdup (page->next);
  if (more) {
    loket_doubt_queue_add (self->queue, page);
    return;
  }
  loket_doubt_queue_show (self->queue, page);
  self->waiting = loket_doubt_queue_waiting (self->queue);
  if (self->go_on && loket_doubt_queue_first (self->queue) != NULL)
    open_pair (self, loket_doubt_queue_first (self->queue));
  else if (self->go_on)
    show_queue (self);
  self->go_on = FALSE;
}

static char **
hints_of (LoketRegistryDoubts *self)
{
  const char *hint = loket_doubt_queue_hint (self->queue);
  const char *const hints[] = {hint, NULL};

  return hint != NULL ? g_strdupv ((char **) hints) : NULL;
}

static void
ask_list (LoketRegistryDoubts *self)
{
  g_autoptr (LoketPairQuery) query = loket_pair_query_new ();

  query->area = g_strdup (loket_doubt_queue_area (self->queue));
  query->hints = hints_of (self);
  query->after = g_strdup (self->next);
  loket_client_call (client_of (self),
                     &LOKET_PAIRS_LIST,
                     LOKET_RECORD (query),
                     NULL,
                     begin_reading (self),
                     listed_cb,
                     g_object_ref (self));
}

static void
reload (LoketRegistryDoubts *self)
{
  g_clear_pointer (&self->next, g_free);
  ask_list (self);
}

static void
more_cb (LoketRegistryDoubts *self)
{
  if (self->next != NULL)
    ask_list (self);
}

static void
leave (LoketRegistryDoubts *self)
{
  show_queue (self);
  reload (self);
}

/* One pair */

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryDoubts) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    leave (self);
    return;
  }
  loket_pages_show (self->stack, PAIR);
  loket_doubt_page_show (self->page,
                         loket_pair_view_cast (answer),
                         self->waiting,
                         loket_program_language (self->application));
}

static void
open_pair (LoketRegistryDoubts *self, const char *pair)
{
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();

  reference->pair = g_strdup (pair);
  loket_client_call (client_of (self),
                     &LOKET_PAIRS_SHOW,
                     LOKET_RECORD (reference),
                     NULL,
                     begin_reading (self),
                     opened_cb,
                     g_object_ref (self));
}

static void
open_cb (LoketRegistryDoubts *self, const char *pair)
{
  loket_admin_clear (GTK_WIDGET (self));
  loket_doubt_page_set_last (self->page, NULL, FALSE);
  open_pair (self, pair);
}

/* What was decided */

static char *
sentence_of (LoketPairView *view, LoketPairDecision *decision, LoketPairOutcome *outcome)
{
  const char *said = view->said->name, *known = view->known->name;

  if (outcome->approval != NULL)
    return g_strdup_printf (
        _ ("“%s” and “%s”: proposed as one person. A second officer has to approve it."),
        said,
        known);
  switch (decision->judgement) {
  case LOKET_JUDGE_SAME:
    return g_strdup_printf (_ ("“%s” is “%s”: the row now stands with that person."), said, known);
  case LOKET_JUDGE_DIFFERENT:
    return outcome->created
               ? g_strdup_printf (_ ("“%s” is somebody new and was put on file."), said)
               : g_strdup_printf (
                     _ ("“%s” and “%s” are two people: not asked again."), said, known);
  case LOKET_JUDGE_LATER:
  default:
    return g_strdup_printf (_ ("“%s” was put off: it comes back tomorrow."), said);
  }
}

static void
keep_last (LoketRegistryDoubts *self, LoketPairOutcome *outcome)
{
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer (&self->last_approval, g_free);
  if (outcome->state == LOKET_PAIR_POSTPONED) {
    self->last = g_strdup (outcome->id);
    self->last_approval = g_strdup (outcome->approval);
  }
}

static void
forget_wish (LoketRegistryDoubts *self)
{
  g_clear_object (&self->wish);
  g_clear_pointer (&self->wish_key, g_free);
}

static void
decided (LoketRegistryDoubts *self, LoketPairDecision *decision, LoketPairOutcome *outcome)
{
  LoketPairView *view = loket_doubt_page_view (self->page);
  g_autofree char *sentence = sentence_of (view, decision, outcome);

  loket_admin_clear (GTK_WIDGET (self));
  keep_last (self, outcome);
  loket_doubt_page_set_last (self->page, sentence, self->last != NULL);
  if (outcome->state != LOKET_PAIR_POSTPONED)
    self->waiting = MAX (self->waiting - 1, 0);
  if (outcome->next != NULL) {
    open_pair (self, outcome->next);
    return;
  }
  leave (self);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

/* Somebody else was first, or the person has changed: the office says so, and the work goes on. */
static void
refused (LoketRegistryDoubts *self, LoketPairDecision *decision, const GError *error)
{
  const LoketErrorCode code = loket_error_code_of (error);

  if (code == LOKET_ERROR_RULE && g_strcmp0 (loket_error_parameter (error), "reason-needed") == 0) {
    loket_doubt_page_ask_reason (self->page, decision->judgement);
    return;
  }
  loket_admin_tell_problem (GTK_WIDGET (self), error);
  if (code == LOKET_ERROR_ALREADY_DECIDED || code == LOKET_ERROR_NOT_FOUND) {
    self->go_on = TRUE;
    reload (self);
  } else if (code == LOKET_ERROR_WRONG_STATE) {
    open_pair (self, decision->pair);
  } else {
    loket_doubt_page_resume (self->page);
  }
}

static void
decided_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryDoubts) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  g_autoptr (LoketPairDecision) decision = g_steal_pointer (&self->deciding);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL || loket_error_code_of (error) != LOKET_ERROR_UNREACHABLE)
    forget_wish (self);
  if (answer != NULL)
    decided (self, decision, loket_pair_outcome_cast (answer));
  else
    refused (self, decision, error);
}

static void
judged_cb (LoketRegistryDoubts *self, int judgement, const char *reason)
{
  LoketPairView *view = loket_doubt_page_view (self->page);
  LoketPairDecision *decision;

  if (self->deciding != NULL || view == NULL)
    return;
  decision = self->deciding = loket_pair_decision_new ();
  decision->pair = g_strdup (view->id);
  decision->judgement = (LoketJudgement) judgement;
  decision->reason = g_strdup (reason);
  decision->version = view->known->version;
  decision->area = g_strdup (loket_doubt_queue_area (self->queue));
  decision->hints = hints_of (self);
  if (self->wish == NULL ||
      !loket_record_equal (LOKET_RECORD (self->wish), LOKET_RECORD (decision))) {
    forget_wish (self);
    self->wish = loket_pair_decision_cast (loket_record_copy (LOKET_RECORD (decision)));
    self->wish_key = loket_client_new_key (client_of (self));
  }
  loket_doubt_page_rest (self->page);
  loket_client_call (client_of (self),
                     &LOKET_PAIRS_DECIDE,
                     LOKET_RECORD (decision),
                     self->wish_key,
                     self->cancellable,
                     decided_cb,
                     g_object_ref (self));
}

/* Taking back what was put off, or proposed and not approved yet */

static void
reopen_last (LoketRegistryDoubts *self)
{
  g_autofree char *pair = g_steal_pointer (&self->last);

  g_clear_pointer (&self->last_approval, g_free);
  loket_doubt_page_set_last (self->page, NULL, FALSE);
  if (pair != NULL)
    open_pair (self, pair);
}

static void
withdrawn_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryDoubts) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    loket_admin_tell_problem (GTK_WIDGET (self), error);
  else
    reopen_last (self);
}

static void
undo_cb (LoketRegistryDoubts *self)
{
  g_autoptr (LoketApprovalDecision) decision = NULL;

  if (self->deciding != NULL || self->last == NULL)
    return;
  if (self->last_approval == NULL) {
    reopen_last (self);
    return;
  }
  decision = loket_approval_decision_new ();
  decision->approval = g_strdup (self->last_approval);
  loket_client_call (client_of (self),
                     &LOKET_APPROVAL_REFUSE,
                     LOKET_RECORD (decision),
                     NULL,
                     self->cancellable,
                     withdrawn_cb,
                     g_object_ref (self));
}

/* The widget */

static gboolean
loket_registry_doubts_back (LoketAdminPlace *place)
{
  LoketRegistryDoubts *self = LOKET_REGISTRY_DOUBTS (place);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), PAIR) != 0)
    return FALSE;
  if (!loket_doubt_page_back (self->page))
    leave (self);
  return TRUE;
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = loket_registry_doubts_back;
}

static gboolean
loket_registry_doubts_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
      gtk_stack_get_visible_child (LOKET_REGISTRY_DOUBTS (widget)->stack));
}

static void
loket_registry_doubts_dispose (GObject *object)
{
  LoketRegistryDoubts *self = LOKET_REGISTRY_DOUBTS (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->deciding);
  forget_wish (self);
  G_OBJECT_CLASS (loket_registry_doubts_parent_class)->dispose (object);
}

static void
loket_registry_doubts_finalize (GObject *object)
{
  LoketRegistryDoubts *self = LOKET_REGISTRY_DOUBTS (object);

  g_clear_object (&self->cancellable);
  g_free (self->next);
  g_free (self->last);
  g_free (self->last_approval);
  G_OBJECT_CLASS (loket_registry_doubts_parent_class)->finalize (object);
}

static void
loket_registry_doubts_class_init (LoketRegistryDoubtsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_registry_doubts_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_registry_doubts_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_registry_doubts_grab_focus;
}

static void
listen (LoketRegistryDoubts *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
loket_registry_doubts_init (LoketRegistryDoubts *self)
{
  GtkWidget *stack = gtk_stack_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  self->queue = LOKET_DOUBT_QUEUE (loket_doubt_queue_new ());
  self->page = LOKET_DOUBT_PAGE (loket_doubt_page_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (stack, TRUE);
  loket_pages_add (self->stack, QUEUE, GTK_WIDGET (self->queue));
  loket_pages_add (self->stack, PAIR, GTK_WIDGET (self->page));
  loket_pages_show (self->stack, QUEUE);
  gtk_box_append (GTK_BOX (self), stack);
  listen (self, self->queue, "open", G_CALLBACK (open_cb));
  listen (self, self->queue, "filtered", G_CALLBACK (reload));
  listen (self, self->queue, "reload", G_CALLBACK (reload));
  listen (self, self->queue, "more", G_CALLBACK (more_cb));
  listen (self, self->page, "judged", G_CALLBACK (judged_cb));
  listen (self, self->page, "undo", G_CALLBACK (undo_cb));
  listen (self, self->page, "leave", G_CALLBACK (leave));
}

/**
 * loket_registry_doubts_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, which reads what waits
 */
GtkWidget *
loket_registry_doubts_new (LoketProgram *application)
{
  LoketRegistryDoubts *self = g_object_new (LOKET_TYPE_REGISTRY_DOUBTS, NULL);

  self->application = application;
  reload (self);
  return GTK_WIDGET (self);
}
