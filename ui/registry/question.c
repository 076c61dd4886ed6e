/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page asks the office: only the last question is answered, and none once the page is gone.
 * Pages that look something up own one each; the page stays awake meanwhile. */
#include "config.h"

#include "ui/registry/question.h"

struct _LoketRegistryQuestion {
  GObject parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *page; /* weak */
  LoketRegistryActed answered;
  /* owned */
  GCancellable *cancellable; /* of the one under way, NULL = none is */
};

G_DEFINE_FINAL_TYPE (LoketRegistryQuestion, loket_registry_question, G_TYPE_OBJECT)

static void
loket_registry_question_dispose (GObject *object)
{
  LoketRegistryQuestion *self = LOKET_REGISTRY_QUESTION (object);

  loket_registry_question_drop (self);
  g_clear_weak_pointer (&self->page);
  G_OBJECT_CLASS (loket_registry_question_parent_class)->dispose (object);
}

static void
loket_registry_question_class_init (LoketRegistryQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_registry_question_dispose;
}

static void
loket_registry_question_init (LoketRegistryQuestion *self)
{
}

/**
 * loket_registry_question_new:
 * @program: the program
 * @page: that asks, borrowed
 *
 * Returns: (transfer full): what @page asks with; it ends with the page
 */
LoketRegistryQuestion *
loket_registry_question_new (LoketProgram *program, GtkWidget *page)
{
  LoketRegistryQuestion *self = g_object_new (LOKET_TYPE_REGISTRY_QUESTION, NULL);

  self->program = program;
  g_set_weak_pointer (&self->page, page);
  return self;
}

static void
answered_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryQuestion) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  g_autoptr (GtkWidget) page = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->page == NULL)
    return;
  page = g_object_ref (self->page);
  g_clear_object (&self->cancellable);
  self->answered (page, answer, error);
}

/**
 * loket_registry_question_ask:
 * @self: what a page asks with
 * @operation: that changes nothing
 * @request: about what
 * @answered: called with the page and what came; not when something else was asked since, or the
 *   page is gone
 */
void
loket_registry_question_ask (LoketRegistryQuestion *self,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             LoketRegistryActed answered)
{
  loket_registry_question_drop (self);
  self->answered = answered;
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     operation,
                     request,
                     NULL,
                     self->cancellable,
                     answered_cb,
                     g_object_ref (self));
}

/**
 * loket_registry_question_is_open:
 * @self: a question
 *
 * Returns: whether the office has not answered yet
 */
gboolean
loket_registry_question_is_open (LoketRegistryQuestion *self)
{
  return self->cancellable != NULL;
}

/**
 * loket_registry_question_drop:
 * @self: what a page asks with
 *
 * Nobody waits for the answer any more.
 */
void
loket_registry_question_drop (LoketRegistryQuestion *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
