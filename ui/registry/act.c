/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One act of an officer on a page of the register: the page rests while it is under way; what got
 * no answer is done again under the same key.  The forms of the register own one each. */
#include "config.h"

#include "ui/registry/act.h"

#include "core/error.h"

struct _LoketRegistryAct {
  GObject parent_instance;

  /* borrowed */
  GtkWidget *page;  /* weak */
  GtkWidget *focus; /* weak: where it was before the page rested */
  LoketProgram *application;
  const LoketOperation *wished; /* what got no answer */
  LoketRegistryActed acted;
  /* owned */
  LoketRecord *wish;
  char *key;
  GCancellable *cancellable;
  /* state */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LoketRegistryAct, loket_registry_act, G_TYPE_OBJECT)

static void
loket_registry_act_dispose (GObject *object)
{
  LoketRegistryAct *self = LOKET_REGISTRY_ACT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->wish);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (loket_registry_act_parent_class)->dispose (object);
}

static void
loket_registry_act_finalize (GObject *object)
{
  g_clear_object (&LOKET_REGISTRY_ACT (object)->cancellable);
  G_OBJECT_CLASS (loket_registry_act_parent_class)->finalize (object);
}

static void
loket_registry_act_class_init (LoketRegistryActClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_registry_act_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_registry_act_finalize;
}

static void
loket_registry_act_init (LoketRegistryAct *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * loket_registry_act_new:
 * @application: the program
 * @page: that rests meanwhile, borrowed
 *
 * Returns: (transfer full): what @page acts with; it ends with the page
 */
LoketRegistryAct *
loket_registry_act_new (LoketProgram *application, GtkWidget *page)
{
  LoketRegistryAct *self = g_object_new (LOKET_TYPE_REGISTRY_ACT, NULL);

  self->application = application;
  g_set_weak_pointer (&self->page, page);
  return self;
}

static void
forget (LoketRegistryAct *self)
{
  self->wished = NULL;
  g_clear_object (&self->wish);
  g_clear_pointer (&self->key, g_free);
}

/* A field that is put to rest with the focus in it would keep it, and GTK 4.8 complains. */
static void
rest (LoketRegistryAct *self, gboolean resting)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  if (resting && root != NULL) {
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
    gtk_root_set_focus (root, NULL);
  }
  gtk_widget_set_sensitive (self->page, !resting);
  /* Whoever went elsewhere meanwhile, as to another tab, stays there. */
  if (!resting && root != NULL && gtk_root_get_focus (root) == NULL && self->focus != NULL &&
      gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
}

static void
acted_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryAct) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  g_autoptr (GtkWidget) page = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->page == NULL)
    return;
  page = g_object_ref (self->page);
  self->busy = FALSE;
  rest (self, FALSE);
  if (error != NULL)
    g_message ("%s: %s", self->wished->name, error->message);
  if (answer != NULL || loket_error_code_of (error) != LOKET_ERROR_UNREACHABLE)
    forget (self);
  self->acted (page, answer, error);
}

/**
 * loket_registry_act_do:
 * @self: what a page acts with
 * @operation: what to do
 * @request: about what
 * @acted: called with the page and what came of it; not when the page is gone
 *
 * One at a time: while one is under way a second is dropped.
 */
void
loket_registry_act_do (LoketRegistryAct *self,
                       const LoketOperation *operation,
                       LoketRecord *request,
                       LoketRegistryActed acted)
{
  LoketClient *client = loket_program_client (self->application);

  if (self->busy)
    return;
  if (self->wished != operation || !loket_record_equal (self->wish, request)) {
    forget (self);
    self->wished = operation;
    self->wish = loket_record_copy (request);
    self->key = loket_client_new_key (client);
  }
  self->busy = TRUE;
  self->acted = acted;
  rest (self, TRUE);
  loket_client_call (client,
                     operation,
                     request,
                     loket_operation_needs_key (operation) ? self->key : NULL,
                     self->cancellable,
                     acted_cb,
                     g_object_ref (self));
}
