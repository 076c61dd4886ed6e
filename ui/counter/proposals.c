/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a second officer, as far as the one who is signed in has a say or a part in it;
 * the page of proposals and the head of the window show it. */
#include "config.h"

#include "ui/counter/proposals.h"

struct _LoketProposals {
  GObject parent_instance;

  /* owned */
  LoketClient *client;
  GCancellable *cancellable;
  GListStore *list;
  /* state */
  gboolean busy; /* a decision is under way */
};

G_DEFINE_FINAL_TYPE (LoketProposals, loket_proposals, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_DECIDED, SIGNAL_REFUSED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
loket_proposals_dispose (GObject *object)
{
  LoketProposals *self = LOKET_PROPOSALS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (loket_proposals_parent_class)->dispose (object);
}

static void
loket_proposals_finalize (GObject *object)
{
  LoketProposals *self = LOKET_PROPOSALS (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (loket_proposals_parent_class)->finalize (object);
}

static void
loket_proposals_class_init (LoketProposalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GSignalFlags flags = G_SIGNAL_RUN_LAST;

  object_class->dispose = loket_proposals_dispose;
  object_class->finalize = loket_proposals_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DECIDED] = g_signal_new (
      "decided", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, loket_approval_get_type ());
  signals[SIGNAL_REFUSED] =
      g_signal_new ("refused", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loket_proposals_init (LoketProposals *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = g_list_store_new (loket_approval_get_type ());
}

/* What one officer may see is nothing for the next. */
static void
session_cb (LoketProposals *self)
{
  if (loket_client_session (self->client) != NULL) {
    loket_proposals_refresh (self);
    return;
  }
  g_list_store_remove_all (self->list);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * loket_proposals_new:
 * @client: the way to the hub
 *
 * Returns: (transfer full): the proposals, asked for whenever somebody signs in
 */
LoketProposals *
loket_proposals_new (LoketClient *client)
{
  LoketProposals *self = g_object_new (LOKET_TYPE_PROPOSALS, NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (
      client, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * loket_proposals_list:
 * @self: proposals
 *
 * Returns: (transfer none): LoketApproval that wait, oldest first
 */
GListModel *
loket_proposals_list (LoketProposals *self)
{
  return G_LIST_MODEL (self->list);
}

/**
 * loket_proposals_is_own:
 * @self: proposals
 * @approval: one of them
 *
 * Returns: %TRUE when the officer who is signed in made it, so that another one decides
 */
gboolean
loket_proposals_is_own (LoketProposals *self, LoketApproval *approval)
{
  LoketSession *session = loket_client_session (self->client);

  return session != NULL && g_strcmp0 (session->officer, approval->proposed_by) == 0;
}

/**
 * loket_proposals_count:
 * @self: proposals
 *
 * Returns: how many wait for the officer who is signed in
 */
guint
loket_proposals_count (LoketProposals *self)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++) {
    g_autoptr (LoketApproval) approval = g_list_model_get_item (G_LIST_MODEL (self->list), i);

    count += loket_proposals_is_own (self, approval) ? 0 : 1;
  }
  return count;
}

/**
 * loket_proposals_is_busy:
 * @self: proposals
 *
 * Returns: %TRUE while a decision is under way
 */
gboolean
loket_proposals_is_busy (LoketProposals *self)
{
  return self->busy;
}

/* Rows that are made anew under somebody's hands would take the focus away. */
static gboolean
is_as_before (LoketProposals *self, GPtrArray *found)
{
  if (found->len != g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return FALSE;
  for (guint i = 0; i < found->len; i++) {
    g_autoptr (LoketApproval) before = g_list_model_get_item (G_LIST_MODEL (self->list), i);
    const LoketApproval *now = g_ptr_array_index (found, i);

    if (g_strcmp0 (before->id, now->id) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketProposals) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    g_message ("proposals: %s", error->message);
    return;
  }
  /* Asked for by somebody who has gone since. */
  if (loket_client_session (self->client) == NULL)
    return;
  model = G_LIST_MODEL (loket_approval_list_cast (answer)->approvals);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (found, g_list_model_get_item (model, i));
  if (is_as_before (self, found))
    return;
  g_list_store_splice (self->list,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       found->pdata,
                       found->len);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * loket_proposals_refresh:
 * @self: proposals
 *
 * Asks the office what waits now.
 */
void
loket_proposals_refresh (LoketProposals *self)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();

  if (loket_client_session (self->client) == NULL ||
      loket_client_session (self->client)->must_change)
    return;
  loket_client_call (self->client,
                     &LOKET_APPROVAL_LIST,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketProposals) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->busy = FALSE;
  if (answer != NULL)
    g_signal_emit (self, signals[SIGNAL_DECIDED], 0, answer);
  else
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  loket_proposals_refresh (self);
}

static void
decide (LoketProposals *self, const LoketOperation *operation, LoketApproval *approval)
{
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  if (self->busy)
    return;
  decision->approval = g_strdup (approval->id);
  self->busy = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  loket_client_call (self->client,
                     operation,
                     LOKET_RECORD (decision),
                     NULL,
                     self->cancellable,
                     decided_cb,
                     g_object_ref (self));
}

/**
 * loket_proposals_approve:
 * @self: proposals
 * @approval: one that another officer made; it is carried out at once
 */
void
loket_proposals_approve (LoketProposals *self, LoketApproval *approval)
{
  decide (self, &LOKET_APPROVAL_APPROVE, approval);
}

/**
 * loket_proposals_refuse:
 * @self: proposals
 * @approval: any of them; one's own is taken back
 */
void
loket_proposals_refuse (LoketProposals *self, LoketApproval *approval)
{
  decide (self, &LOKET_APPROVAL_REFUSE, approval);
}
