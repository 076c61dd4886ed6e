/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GET /v1/hello with a limit of time: what listens but does not answer is no hub. */
#include "config.h"

#include "client/greeting.h"

#include "core/error.h"
#include "wire/json.h"

#define LIMIT_MS 5000

typedef struct {
  GCancellable *attempt;
  gulong cancelled_id;
  guint limit_id;
} Asking;

/**
 * loket_greeting_free:
 * @greeting: (nullable) (transfer full): what a hub said about itself
 */
void
loket_greeting_free (LoketGreeting *greeting)
{
  if (greeting == NULL)
    return;
  g_clear_object (&greeting->hello);
  g_free (greeting);
}

static void
asking_free (Asking *asking)
{
  g_clear_handle_id (&asking->limit_id, g_source_remove);
  g_clear_object (&asking->attempt);
  g_free (asking);
}

static LoketGreeting *
read_greeting (const LoketAnswer *answer, GError **error)
{
  g_autoptr (LoketRecord) hello = NULL;
  LoketGreeting *greeting;
  gsize length;
  const char *text = g_bytes_get_data (answer->body, &length);

  if (answer->status != 200 || text == NULL) {
    loket_set_error (
        error, LOKET_ERROR_UNREACHABLE, NULL, "hello was answered with %u", answer->status);
    return NULL;
  }
  hello = loket_json_to_record (loket_hello_get_type (), text, length, LOKET_JSON_ANSWER, error);
  if (hello == NULL)
    return NULL;
  greeting = g_new0 (LoketGreeting, 1);
  greeting->hello = loket_hello_cast (g_steal_pointer (&hello));
  greeting->sent = answer->sent;
  greeting->received = answer->received;
  return greeting;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketAnswer) answer = NULL;
  LoketGreeting *greeting;

  answer = loket_transport_ask_finish (LOKET_TRANSPORT (source), result, &error);
  g_cancellable_disconnect (g_task_get_cancellable (task), asking->cancelled_id);
  g_clear_handle_id (&asking->limit_id, g_source_remove);
  greeting = answer != NULL ? read_greeting (answer, &error) : NULL;
  if (greeting != NULL)
    g_task_return_pointer (task, greeting, (GDestroyNotify) loket_greeting_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
limit_cb (gpointer data)
{
  Asking *asking = data;

  asking->limit_id = 0;
  g_cancellable_cancel (asking->attempt);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer attempt)
{
  g_cancellable_cancel (attempt);
}

/**
 * loket_greeting_ask:
 * @transport: the way to the hub
 * @cancellable: (nullable): breaks it off
 * @done: called once
 * @done_data: for @done
 */
void
loket_greeting_ask (LoketTransport *transport,
                    GCancellable *cancellable,
                    GAsyncReadyCallback done,
                    gpointer done_data)
{
  GTask *task = g_task_new (transport, cancellable, done, done_data);
  Asking *asking = g_new0 (Asking, 1);

  g_task_set_source_tag (task, loket_greeting_ask);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  asking->attempt = g_cancellable_new ();
  asking->limit_id = g_timeout_add (LIMIT_MS, limit_cb, asking);
  if (cancellable != NULL)
    asking->cancelled_id = g_cancellable_connect (
        cancellable, G_CALLBACK (cancelled_cb), g_object_ref (asking->attempt), g_object_unref);
  loket_transport_ask (transport, "/v1/hello", NULL, NULL, asking->attempt, asked_cb, task);
}

/**
 * loket_greeting_ask_finish:
 * @transport: the way to the hub
 * @result: what the callback was given
 * @error: any error of the connection; when it was not @cancellable, the hub does not answer
 *
 * Returns: (transfer full) (nullable): what the hub said
 */
LoketGreeting *
loket_greeting_ask_finish (LoketTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
