/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One operation by the client: with whose session, under which key, and how long it is tried. */
#include "config.h"

#include "client/client-private.h"

#define LONG_PATIENCE_MS (30 * 60 * 1000)

/* What takes the hub minutes is waited for. */
static guint
patience_for (LoketClient *self, const LoketOperation *operation)
{
  const guint patience = loket_calls_patience (self->calls);

  return operation->flags & LOKET_LONG ? MAX (patience, LONG_PATIENCE_MS) : patience;
}

/**
 * loket_client_call:
 * @self: a client
 * @operation: what to do
 * @request: (transfer none): its request, of the type that @operation names
 * @key: (nullable): idempotency key of a write; %NULL makes a new one
 * @cancellable: (nullable): drops the call; what the hub has done by then stays done
 * @done: called once, with the main loop running
 * @done_data: for @done
 *
 * Sends one operation until it is answered, or for as long as the "patience" of the client.
 */
void
loket_client_call (LoketClient *self,
                   const LoketOperation *operation,
                   LoketRecord *request,
                   const char *key,
                   GCancellable *cancellable,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  g_autofree char *made = NULL;
  LoketTransportHeads heads = {.token = self->session != NULL ? self->session->token : NULL};
  GTask *task;

  g_return_if_fail (LOKET_IS_CLIENT (self) && operation != NULL);
  g_return_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (request, operation->request ()));

  task = g_task_new (self, cancellable, done, done_data);
  g_task_set_source_tag (task, loket_client_call);
  if (self->stopped) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the client was stopped");
    g_object_unref (task);
    return;
  }
  if (loket_operation_needs_key (operation))
    heads.key = key != NULL ? key : (made = loket_client_new_key (self));
  if (operation == &LOKET_QUEUE_TAKE_TICKET && loket_client_can_give (self)) {
    loket_offline_take (self->offline, task, loket_ticket_request_cast (request), heads.key);
    return;
  }
  loket_calls_add (self->calls, task, operation, request, &heads, patience_for (self, operation));
}

/**
 * loket_client_call_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: the refusal or problem of the hub with code and parameter, %LOKET_ERROR_UNREACHABLE when
 *   no answer came in time, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, of the type that the operation names
 */
LoketRecord *
loket_client_call_finish (LoketClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
