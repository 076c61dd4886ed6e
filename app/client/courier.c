/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request is with the hub at a time; it is asked until it is answered, since the next one may
 * build on it.  What the hub refuses becomes a task and holds up nothing. */
#include "config.h"

#include "client/courier.h"

#include "core/error.h"
#include "core/queue.h"
#include "wire/json.h"

/* After an answer that is neither yes nor no, such as a full disk of the hub. */
#define PAUSE_SECONDS 5
/* So often a request may break the hub before it is set aside for a person. */
#define MOST_FAILURES 5

/* clang-format off */
static const LoketField task_fields[] = {
  LOKET_FIELD_TEXT (LoketTask, key, LOKET_FIELD_KEY | LOKET_FIELD_UUID),
  LOKET_FIELD_TEXT (LoketTask, operation, LOKET_FIELD_PLAIN),
  LOKET_FIELD_TEXT (LoketTask, label, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_TIME (LoketTask, at, LOKET_FIELD_PLAIN),
  LOKET_FIELD_TEXT (LoketTask, code, LOKET_FIELD_PLAIN),
  LOKET_FIELD_TEXT (LoketTask, parameter, LOKET_FIELD_OPTIONAL),
};
LOKET_DEFINE_RECORD (LoketTask, loket_task, task_fields)
/* clang-format on */

struct _LoketCourier {
  LoketOutbox *outbox; /* borrowed */
  LoketCalls *calls;   /* borrowed */
  void (*changed) (gpointer data);
  gpointer data;
  GListStore *tasks;
  LoketOutboxRow *row; /* with the hub, or paused; NULL = nothing to say */
  GCancellable *cancellable;
  guint failures; /* of this row */
  guint pause_id;
};

static void send_row (LoketCourier *self);

static char *
label_of (const LoketOutboxRow *row)
{
  const LoketOperation *operation = loket_operation_find (row->operation);
  g_autoptr (LoketRecord) request = NULL;
  const LoketField *field;

  if (operation == NULL)
    return NULL;
  request = loket_json_to_record (
      operation->request (), row->request, strlen (row->request), LOKET_JSON_ANSWER, NULL);
  field = loket_record_type_find_field (operation->request (), "label");
  return request != NULL && field != NULL ? g_strdup (loket_field_text (field, request)) : NULL;
}

static void
show_task (LoketCourier *self, const LoketOutboxRow *row)
{
  g_autoptr (LoketTask) task = loket_task_new ();

  task->key = g_strdup (row->key);
  task->operation = g_strdup (row->operation);
  task->label = label_of (row);
  task->at = row->created.at;
  task->code = g_strdup (row->code);
  task->parameter = g_strdup (row->parameter);
  g_list_store_append (self->tasks, task);
}

static void
recall_tasks (LoketCourier *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = loket_outbox_rows (self->outbox, LOKET_OUTBOX_TASK, &error);

  if (rows == NULL)
    g_message ("tasks of the outbox: %s", error->message);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    show_task (self, g_ptr_array_index (rows, i));
}

/**
 * loket_courier_new:
 * @outbox: what waits; outlives the courier
 * @calls: the way to the hub; outlives the courier
 * @changed: called when less waits or there is a new task
 * @data: for @changed
 *
 * Returns: (transfer full): a courier that stands still
 */
LoketCourier *
loket_courier_new (LoketOutbox *outbox,
                   LoketCalls *calls,
                   void (*changed) (gpointer data),
                   gpointer data)
{
  LoketCourier *self = g_new0 (LoketCourier, 1);

  self->outbox = outbox;
  self->calls = calls;
  self->changed = changed;
  self->data = data;
  self->tasks = g_list_store_new (loket_task_get_type ());
  self->cancellable = g_cancellable_new ();
  recall_tasks (self);
  return self;
}

/**
 * loket_courier_free:
 * @self: (nullable) (transfer full): a courier whose calls have ended
 */
void
loket_courier_free (LoketCourier *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->row, loket_outbox_row_free);
  g_clear_object (&self->tasks);
  g_free (self);
}

static gboolean
pause_cb (gpointer data)
{
  LoketCourier *self = data;

  self->pause_id = 0;
  send_row (self);
  return G_SOURCE_REMOVE;
}

/* Asking the hub again is harmless, forgetting is not: so a disk that cannot be written stops it.
 */
static void
end_row (LoketCourier *self, gboolean written, GError *error)
{
  if (!written) {
    g_warning ("the outbox cannot be written: %s", error->message);
    self->pause_id = g_timeout_add_seconds (PAUSE_SECONDS, pause_cb, self);
    return;
  }
  g_clear_pointer (&self->row, loket_outbox_row_free);
  self->failures = 0;
  self->changed (self->data);
  loket_courier_go (self);
}

/* That a slip is given up needs no task when there is nothing to give up any more. */
static gboolean
is_of_no_consequence (const LoketOutboxRow *row)
{
  g_autoptr (LoketRecord) request = NULL;

  if (g_strcmp0 (row->operation, LOKET_QUEUE_PRINTED.name) != 0)
    return FALSE;
  request = loket_json_to_record (loket_printed_request_get_type (),
                                  row->request,
                                  strlen (row->request),
                                  LOKET_JSON_ANSWER,
                                  NULL);
  return request != NULL && loket_printed_request_cast (request)->outcome == LOKET_PRINT_ABANDONED;
}

static void
refuse (LoketCourier *self, const GError *problem)
{
  LoketOutboxRow *row = self->row;
  g_autoptr (GError) error = NULL;
  gboolean written;

  g_message ("%s was refused: %s", row->operation, problem->message);
  if (is_of_no_consequence (row)) {
    written = loket_outbox_remove (self->outbox, row->key, &error);
    end_row (self, written, error);
    return;
  }
  g_free (row->code);
  row->code = g_strdup (loket_error_code_name (loket_error_code_of (problem)));
  g_free (row->parameter);
  row->parameter = g_strdup (loket_error_parameter (problem));
  written = loket_outbox_set_state (
      self->outbox, row->key, LOKET_OUTBOX_TASK, row->code, row->parameter, &error);
  if (written)
    show_task (self, row);
  end_row (self, written, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketCourier *self = data;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = g_task_propagate_pointer (G_TASK (result), &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL) {
    gboolean written = loket_outbox_remove (self->outbox, self->row->key, &error);
    end_row (self, written, error);
  } else if (loket_error_is_refusal (loket_error_code_of (problem)) ||
             ++self->failures >= MOST_FAILURES) {
    refuse (self, problem);
  } else {
    self->pause_id = g_timeout_add_seconds (PAUSE_SECONDS, pause_cb, self);
  }
}

static void
send_row (LoketCourier *self)
{
  const LoketOperation *operation = loket_operation_find (self->row->operation);
  const LoketTransportHeads heads = {.key = self->row->key};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) request = NULL;

  if (operation == NULL)
    loket_set_error (&error, LOKET_ERROR_UNKNOWN_OPERATION, self->row->operation, "not known");
  else
    request = loket_json_to_record (operation->request (),
                                    self->row->request,
                                    strlen (self->row->request),
                                    LOKET_JSON_REQUEST,
                                    &error);
  if (request == NULL) {
    refuse (self, error);
    return;
  }
  loket_calls_add (self->calls,
                   g_task_new (NULL, self->cancellable, answered_cb, self),
                   operation,
                   request,
                   &heads,
                   LOKET_CALLS_FOR_EVER);
}

/**
 * loket_courier_go:
 * @self: a courier
 *
 * Says all that waits, one after the other, as long as it takes.
 */
void
loket_courier_go (LoketCourier *self)
{
  g_autoptr (GError) error = NULL;

  if (self->row != NULL)
    return;
  self->row = loket_outbox_first_waiting (self->outbox, &error);
  if (self->row != NULL)
    send_row (self);
  else if (error != NULL)
    g_warning ("the outbox cannot be read: %s", error->message);
}

/**
 * loket_courier_tasks:
 * @self: a courier
 *
 * Returns: (transfer none): LoketTask, what was refused, oldest first
 */
GListModel *
loket_courier_tasks (LoketCourier *self)
{
  return G_LIST_MODEL (self->tasks);
}

/**
 * loket_courier_dismiss:
 * @self: a courier
 * @key: of a task that a person has seen to
 * @error: set when the outbox cannot be written
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_courier_dismiss (LoketCourier *self, const char *key, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++) {
    g_autoptr (LoketTask) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

    if (g_strcmp0 (task->key, key) != 0)
      continue;
    if (!loket_outbox_remove (self->outbox, key, error))
      return FALSE;
    g_list_store_remove (self->tasks, i);
    self->changed (self->data);
    return TRUE;
  }
  return TRUE;
}
