/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of one PUT /v1/blob/SHA256: asked for before the first of them is taken, written as
 * they come, on the disk and on file before the answer.  A line that breaks leaves nothing. */
#include "config.h"

#include "hub/upload.h"

#include "core/error.h"
#include "office/blobs.h"
#include "wire/json.h"

struct _LoketUpload {
  LoketOffice *office; /* borrowed */
  char *sha256;
  gboolean here;       /* the office has it: the bytes are passed over */
  LoketBlobFile *file; /* NULL before the first byte, and when it is here */
  /* of whoever sends it, for the end */
  char *token;
  char *device;
  char *certificate;
  LoketDeviceKind kind;
};

/**
 * loket_upload_new:
 * @office: the office
 * @sha256: what will come
 *
 * Returns: (transfer full): an upload of which nothing is there yet
 */
LoketUpload *
loket_upload_new (LoketOffice *office, const char *sha256)
{
  LoketUpload *self = g_new0 (LoketUpload, 1);

  self->office = office;
  self->sha256 = g_strdup (sha256);
  return self;
}

/**
 * loket_upload_free:
 * @self: (nullable) (transfer full): an upload; what is not on file by now is gone
 */
void
loket_upload_free (LoketUpload *self)
{
  if (self == NULL)
    return;
  loket_blob_file_free (self->file);
  g_free (self->sha256);
  g_free (self->token);
  g_free (self->device);
  g_free (self->certificate);
  g_free (self);
}

/**
 * loket_upload_begin:
 * @self: an upload
 * @caller: who sends it
 * @bytes: how long it will be, at most
 * @done: called on the caller's main context
 * @done_data: for @done
 *
 * Asks whether it may come.
 */
void
loket_upload_begin (LoketUpload *self,
                    const LoketCaller *caller,
                    gint64 bytes,
                    GAsyncReadyCallback done,
                    gpointer done_data)
{
  g_autoptr (LoketBlob) blob = loket_blob_new ();

  blob->sha256 = g_strdup (self->sha256);
  blob->bytes = bytes;
  loket_office_ask (
      self->office, &loket_blob_announce, caller, LOKET_RECORD (blob), NULL, done, done_data);
}

/**
 * loket_upload_begin_finish:
 * @self: an upload
 * @result: what the callback got
 * @error: set to why it may not
 *
 * Returns: %TRUE when it may come
 */
gboolean
loket_upload_begin_finish (LoketUpload *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) answer = loket_office_ask_finish (self->office, result, error);
  g_autoptr (LoketRecord) blob = NULL;

  if (answer == NULL)
    return FALSE;
  blob = loket_json_to_record (loket_blob_get_type (),
                               g_bytes_get_data (answer, NULL),
                               g_bytes_get_size (answer),
                               LOKET_JSON_ANSWER,
                               error);
  if (blob == NULL)
    return FALSE;
  self->here = loket_blob_cast (blob)->here;
  return TRUE;
}

/**
 * loket_upload_take:
 * @self: an upload that may come
 * @data: its next bytes
 * @size: how many
 * @error: set to %LOKET_ERROR_TOO_LARGE, %LOKET_ERROR_STORE_FULL or %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when they are written
 */
gboolean
loket_upload_take (LoketUpload *self, const char *data, gsize size, GError **error)
{
  if (self->here)
    return TRUE;
  if (self->file == NULL)
    self->file = loket_blob_file_new (loket_store_dir (loket_office_store (self->office)), error);
  return self->file != NULL && loket_blob_file_append (self->file, data, size, error);
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LoketUpload *self = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *answer = loket_office_ask_finish (self->office, result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
arrive (GTask *task)
{
  LoketUpload *self = g_task_get_task_data (task);
  const LoketCaller caller = {.kind = self->kind,
                              .device = self->device,
                              .certificate = self->certificate,
                              .token = self->token};
  g_autoptr (LoketBlobArrival) arrival = loket_blob_arrival_new ();

  arrival->sha256 = g_strdup (self->sha256);
  if (self->file != NULL) {
    arrival->bytes = loket_blob_file_size (self->file);
    arrival->path = g_strdup (loket_blob_file_path (self->file));
  }
  loket_office_ask (
      self->office, &loket_blob_arrive, &caller, LOKET_RECORD (arrival), NULL, arrived_cb, task);
}

static void
close_on_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LoketUpload *self = data;
  GError *error = NULL;

  if (loket_blob_file_close (self->file, self->sha256, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    arrive (task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * loket_upload_end:
 * @self: an upload of which all has been taken; it lives until @done
 * @caller: who sent it
 * @done: called on the caller's main context
 * @done_data: for @done
 *
 * Checks its hash, waits for the disk, and puts it on file.
 */
void
loket_upload_end (LoketUpload *self,
                  const LoketCaller *caller,
                  GAsyncReadyCallback done,
                  gpointer done_data)
{
  GTask *task = g_task_new (NULL, NULL, done, done_data);
  g_autoptr (GTask) closing = NULL;
  GError *error = NULL;

  self->kind = caller->kind;
  self->device = g_strdup (caller->device);
  self->certificate = g_strdup (caller->certificate);
  self->token = g_strdup (caller->token);
  g_task_set_task_data (task, self, NULL);
  if (self->here) {
    arrive (task);
    return;
  }
  /* Nothing at all is a blob too. */
  if (!loket_upload_take (self, "", 0, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  closing = g_task_new (NULL, NULL, closed_cb, task);
  g_task_set_task_data (closing, self, NULL);
  g_task_run_in_thread (closing, close_on_worker);
}

/**
 * loket_upload_end_finish:
 * @self: an upload
 * @result: what the callback got
 * @error: set to why it was not taken
 *
 * Returns: (transfer full): the answer, JSON
 */
GBytes *
loket_upload_end_finish (LoketUpload *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
