/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call is a task, its body and its key; it is with the hub, waits for a hub, or pauses. */
#include "config.h"

#include "client/calls.h"

#include "core/blob.h"
#include "core/error.h"
#include "wire/json.h"
#include "wire/problem.h"

#include <string.h>

#define PATIENCE_MS 10000
#define FIRST_PAUSE_MS 20
#define LONGEST_PAUSE_MS 1000

/* An attempt under way holds a reference: a late answer finds a call that is over. */
typedef struct {
  LoketCalls *calls; /* NULL = over */
  GTask *task;
  const LoketOperation *operation;
  GBytes *body; /* NULL = nothing is sent */
  char *path;
  char *key; /* NULL = a read */
  gboolean put;
  char *token;           /* of whoever was signed in when it began; NULL = nobody */
  GCancellable *attempt; /* NULL = not with the hub */
  guint pause_ms;        /* 0 = nothing went wrong yet */
  guint pause_id;
  guint patience_id;
  GSource *cancelled;
} Call;

struct _LoketCalls {
  LoketCallsHooks hooks;
  gpointer hooks_data;
  GPtrArray *open;           /* Call */
  LoketTransport *transport; /* NULL = no hub now */
  guint patience_ms;
};

static void send_call (Call *call);

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->task);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_clear_pointer (&call->path, g_free);
  g_clear_pointer (&call->key, g_free);
  g_clear_pointer (&call->token, g_free);
  g_clear_object (&call->attempt);
}

static void
call_unref (Call *call)
{
  g_rc_box_release_full (call, call_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_unref)

/**
 * loket_calls_new:
 * @hooks: what to call; copied
 * @hooks_data: for the hooks
 *
 * Returns: (transfer full): no calls yet, and no hub
 */
LoketCalls *
loket_calls_new (const LoketCallsHooks *hooks, gpointer hooks_data)
{
  LoketCalls *self = g_new0 (LoketCalls, 1);

  self->hooks = *hooks;
  self->hooks_data = hooks_data;
  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify) call_unref);
  self->patience_ms = PATIENCE_MS;
  return self;
}

/**
 * loket_calls_free:
 * @self: (nullable) (transfer full): calls; those that are open end as cancelled
 */
void
loket_calls_free (LoketCalls *self)
{
  if (self == NULL)
    return;
  loket_calls_stop (self);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_object (&self->transport);
  g_free (self);
}

/**
 * loket_calls_set_patience:
 * @self: calls
 * @milliseconds: how long a call that begins from now on is tried
 */
void
loket_calls_set_patience (LoketCalls *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
}

/**
 * loket_calls_patience:
 * @self: calls
 *
 * Returns: milliseconds for which a call is tried
 */
guint
loket_calls_patience (LoketCalls *self)
{
  return self->patience_ms;
}

static void
end_attempt (Call *call)
{
  if (call->attempt != NULL)
    g_cancellable_cancel (call->attempt);
  g_clear_object (&call->attempt);
}

/* Takes the call off the list; its task is to be returned by whoever asked. */
static GTask *
end_call (Call *open)
{
  g_autoptr (Call) call = g_rc_box_acquire (open); /* the list lets it go below */
  GTask *task = g_steal_pointer (&call->task);

  end_attempt (call);
  g_clear_handle_id (&call->pause_id, g_source_remove);
  g_clear_handle_id (&call->patience_id, g_source_remove);
  if (call->cancelled != NULL) {
    g_source_destroy (call->cancelled);
    g_clear_pointer (&call->cancelled, g_source_unref);
  }
  g_ptr_array_remove_fast (g_steal_pointer (&call->calls)->open, call);
  return task;
}

static gboolean
patience_cb (gpointer data)
{
  Call *call = data;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  call->patience_id = 0;
  loket_set_error (
      &error, LOKET_ERROR_UNREACHABLE, NULL, "%s: no answer in time", call->operation->name);
  task = end_call (call);
  g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = end_call (data);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static gboolean
paused_cb (gpointer data)
{
  Call *call = data;

  call->pause_id = 0;
  send_call (call);
  return G_SOURCE_REMOVE;
}

/* Again, with the same key, after a pause that grows.  The first one is short: most often just a
 * kept-alive connection had ended. */
static void
send_later (Call *call)
{
  call->pause_ms =
      call->pause_ms == 0 ? FIRST_PAUSE_MS : MIN (call->pause_ms * 2, LONGEST_PAUSE_MS);
  call->pause_id = g_timeout_add (call->pause_ms, paused_cb, call);
}

/* What a hub answers wrongly is no fault of what a person entered. */
static void
return_answer (GTask *task, const LoketOperation *operation, GBytes *body)
{
  g_autoptr (GError) problem = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  LoketRecord *record;
  GError *error = NULL;

  if (operation->answer == NULL) {
    g_task_return_pointer (task, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
    return;
  }
  record = loket_json_to_record (
      operation->answer (), text != NULL ? text : "", length, LOKET_JSON_ANSWER, &problem);
  if (record != NULL) {
    g_task_return_pointer (task, record, g_object_unref);
    return;
  }
  loket_set_error (&error,
                   LOKET_ERROR_INTERNAL,
                   NULL,
                   "%s: the answer cannot be read: %s",
                   operation->name,
                   problem->message);
  g_task_return_error (task, error);
}

static void
take_answer (Call *call, LoketAnswer *answer)
{
  const LoketOperation *operation = call->operation;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;
  const char *text;

  if (answer->status == 200) {
    task = end_call (call);
    return_answer (task, operation, answer->body);
    return;
  }
  text = g_bytes_get_data (answer->body, &length);
  loket_problem_to_error (text != NULL ? text : "", length, answer->status, &problem);
  if (g_error_matches (problem, LOKET_ERROR, LOKET_ERROR_BUSY)) {
    send_later (call);
    return;
  }
  if (g_error_matches (problem, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED))
    call->calls->hooks.sign_in_needed (call->token, call->calls->hooks_data);
  /* The hook may have stopped the client, which ends all calls. */
  if (call->calls == NULL)
    return;
  task = end_call (call);
  g_task_return_error (task, g_steal_pointer (&problem));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketAnswer) answer = NULL;
  LoketCalls *self = call->calls;

  answer = loket_transport_ask_finish (LOKET_TRANSPORT (source), result, &error);
  if (self == NULL || call->attempt == NULL ||
      call->attempt != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&call->attempt);
  if (answer != NULL) {
    self->hooks.answered (answer, self->hooks_data);
    take_answer (call, answer);
    return;
  }
  g_debug ("%s: no answer: %s", call->operation->name, error->message);
  send_later (call);
  self->hooks.unanswered (self->hooks_data);
}

/* Without a hub the call waits until there is one. */
static void
send_call (Call *call)
{
  LoketCalls *self = call->calls;
  const LoketTransportHeads heads = {.key = call->key, .token = call->token, .put = call->put};

  if (self->transport == NULL) {
    self->hooks.unanswered (self->hooks_data);
    return;
  }
  call->attempt = g_cancellable_new ();
  loket_transport_ask (self->transport,
                       call->path,
                       call->body,
                       &heads,
                       call->attempt,
                       asked_cb,
                       g_rc_box_acquire (call));
}

/**
 * loket_calls_set_transport:
 * @self: calls
 * @transport: (nullable): the way to a hub that answers, %NULL when there is none
 *
 * Calls that wait are sent over it.  Those that were with the hub that is gone end by themselves
 * and are sent again.
 */
void
loket_calls_set_transport (LoketCalls *self, LoketTransport *transport)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) call_unref);

  if (!g_set_object (&self->transport, transport) || transport == NULL)
    return;
  for (guint i = 0; i < self->open->len; i++) {
    Call *call = g_ptr_array_index (self->open, i);
    if (call->attempt == NULL)
      g_ptr_array_add (waiting, g_rc_box_acquire (call));
  }
  for (guint i = 0; i < waiting->len; i++) {
    Call *call = g_ptr_array_index (waiting, i);
    g_clear_handle_id (&call->pause_id, g_source_remove);
    send_call (call);
  }
}

static void
watch_cancellable (Call *call, GCancellable *cancellable)
{
  if (cancellable == NULL)
    return;
  call->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (call->cancelled, G_SOURCE_FUNC (cancelled_cb), call, NULL);
  g_source_attach (call->cancelled, g_main_context_get_thread_default ());
}

static void
add (LoketCalls *self, Call *call, const LoketTransportHeads *heads, guint patience_ms)
{
  call->calls = self;
  call->key = g_strdup (heads->key);
  call->token = g_strdup (heads->token);
  if (patience_ms != LOKET_CALLS_FOR_EVER)
    call->patience_id = g_timeout_add (patience_ms, patience_cb, call);
  watch_cancellable (call, g_task_get_cancellable (call->task));
  g_ptr_array_add (self->open, call);
  send_call (call);
}

/**
 * loket_calls_add:
 * @self: calls
 * @task: (transfer full): returned with the LoketRecord of the answer, or an error
 * @operation: what to do
 * @request: its request
 * @heads: key and token; copied, so the call stays that of the officer who began it
 * @patience_ms: how long it is tried, or %LOKET_CALLS_FOR_EVER
 *
 * Sends a call, now or as soon as there is a hub, until it is answered.
 */
void
loket_calls_add (LoketCalls *self,
                 GTask *task,
                 const LoketOperation *operation,
                 LoketRecord *request,
                 const LoketTransportHeads *heads,
                 guint patience_ms)
{
  g_autofree char *body = loket_json_from_record (request);
  const gsize length = strlen (body);
  Call *call;

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  call = g_rc_box_new0 (Call);
  call->task = task;
  call->operation = operation;
  call->body = g_bytes_new_take (g_steal_pointer (&body), length);
  call->path = g_strconcat ("/v1/", operation->name, NULL);
  add (self, call, heads, patience_ms);
}

/* What a PUT of a blob is called in messages, and what it answers; a GET answers bytes. */
static const LoketOperation put_blob = {.name = "blob", .answer = loket_blob_get_type};
static const LoketOperation get_blob = {.name = "blob"};

static Call *
new_blob_call (GTask *task, const LoketOperation *operation, const char *sha256)
{
  Call *call = g_rc_box_new0 (Call);

  call->task = task;
  call->operation = operation;
  call->path = g_strconcat ("/v1/blob/", sha256, NULL);
  return call;
}

/**
 * loket_calls_put:
 * @self: calls
 * @task: (transfer full): returned with the LoketBlob of the answer, or an error
 * @sha256: the name of a blob
 * @bytes: the blob
 * @heads: token; copied
 * @patience_ms: how long it is tried, or %LOKET_CALLS_FOR_EVER
 *
 * Sends bytes, now or as soon as there is a hub, until they are taken.
 */
void
loket_calls_put (LoketCalls *self,
                 GTask *task,
                 const char *sha256,
                 GBytes *bytes,
                 const LoketTransportHeads *heads,
                 guint patience_ms)
{
  Call *call;

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  call = new_blob_call (task, &put_blob, sha256);
  call->body = g_bytes_ref (bytes);
  call->put = TRUE;
  add (self, call, heads, patience_ms);
}

/**
 * loket_calls_get:
 * @self: calls
 * @task: (transfer full): returned with the GBytes of the blob, or an error
 * @sha256: the name of a blob
 * @heads: token; copied
 * @patience_ms: how long it is tried, or %LOKET_CALLS_FOR_EVER
 *
 * Asks for bytes, now or as soon as there is a hub.
 */
void
loket_calls_get (LoketCalls *self,
                 GTask *task,
                 const char *sha256,
                 const LoketTransportHeads *heads,
                 guint patience_ms)
{
  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  add (self, new_blob_call (task, &get_blob, sha256), heads, patience_ms);
}

/**
 * loket_calls_stop:
 * @self: calls
 *
 * Every open call ends with %G_IO_ERROR_CANCELLED.
 */
void
loket_calls_stop (LoketCalls *self)
{
  while (self->open->len > 0) {
    g_autoptr (GTask) task = end_call (g_ptr_array_index (self->open, self->open->len - 1));

    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the client was stopped");
  }
  g_clear_object (&self->transport);
}
