/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a file of any length to the hub in parts: reads one, asks whether the hub has it, sends it;
 * then the next.  A part that gets no answer is sent again by calls.c. */
#include "config.h"

#include "client/send-file.h"

#include "client/client-private.h"
#include "core/error.h"

#include <string.h>

#define PART_PATIENCE_MS (10 * 60 * 1000) /* over a slow line */

typedef struct {
  GInputStream *stream;
  LoketSendProgress progress;
  gpointer progress_data;
  GChecksum *checksum; /* of the whole */
  GPtrArray *parts;
  gint64 bytes;
  char *buffer;
  GBytes *part;
  char *sha256; /* of the part */
} Sending;

static void read_part (GTask *task);

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->stream);
  g_checksum_free (sending->checksum);
  g_clear_pointer (&sending->parts, g_ptr_array_unref);
  g_clear_pointer (&sending->part, g_bytes_unref);
  g_free (sending->buffer);
  g_free (sending->sha256);
  g_free (sending);
}

static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
end (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  LoketSentFile *sent = g_new0 (LoketSentFile, 1);

  g_ptr_array_add (sending->parts, NULL);
  sent->parts = (char **) g_ptr_array_free (g_steal_pointer (&sending->parts), FALSE);
  sent->sha256 = g_strdup (g_checksum_get_string (sending->checksum));
  sent->bytes = sending->bytes;
  g_task_return_pointer (task, sent, (GDestroyNotify) loket_sent_file_free);
  g_object_unref (task);
}

static void
take_part (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_ptr_array_add (sending->parts, g_steal_pointer (&sending->sha256));
  sending->bytes += (gint64) g_bytes_get_size (sending->part);
  g_clear_pointer (&sending->part, g_bytes_unref);
  if (sending->progress != NULL)
    sending->progress (sending->bytes, sending->progress_data);
  read_part (task);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (LoketRecord) blob = g_task_propagate_pointer (G_TASK (result), &error);

  if (blob == NULL)
    fail (task, error);
  else
    take_part (task);
}

static void
put_part (GTask *task)
{
  LoketClient *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  const LoketTransportHeads heads = {
      .token = self->session != NULL ? self->session->token : NULL,
  };
  GTask *putting = g_task_new (self, g_task_get_cancellable (task), put_cb, task);

  loket_calls_put (self->calls, putting, sending->sha256, sending->part, &heads, PART_PATIENCE_MS);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (LoketRecord) missing =
      loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  char **names;

  if (missing == NULL) {
    fail (task, error);
    return;
  }
  names = loket_blob_names_cast (missing)->sha256;
  if (names != NULL && names[0] != NULL)
    put_part (task);
  else
    take_part (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (LoketBlobQuery) query = loket_blob_query_new ();
  GError *error = NULL;
  gsize size;

  if (!g_input_stream_read_all_finish (sending->stream, result, &size, &error)) {
    fail (task, error);
    return;
  }
  if (size == 0) {
    end (task);
    return;
  }
  g_checksum_update (sending->checksum, (const guchar *) sending->buffer, (gssize) size);
  sending->part = g_bytes_new (sending->buffer, size);
  sending->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sending->part);
  query->sha256 = g_strsplit (sending->sha256, " ", -1);
  loket_client_call (g_task_get_source_object (task),
                     &LOKET_BLOB_MISSING,
                     LOKET_RECORD (query),
                     NULL,
                     g_task_get_cancellable (task),
                     asked_cb,
                     task);
}

static void
read_part (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_input_stream_read_all_async (sending->stream,
                                 sending->buffer,
                                 LOKET_BLOB_PART,
                                 G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task),
                                 read_cb,
                                 task);
}

/**
 * loket_client_send_file:
 * @self: a client that was started
 * @stream: (transfer none): what to send, to its end
 * @cancellable: (nullable): ends it; parts that came through stay for a day
 * @progress: (nullable): told of each part: bytes so far
 * @progress_data: for @progress
 * @done: called once, with the main loop running
 * @done_data: for @done
 *
 * Sends a file in parts, one after the other.  A request then names them.
 */
void
loket_client_send_file (LoketClient *self,
                        GInputStream *stream,
                        GCancellable *cancellable,
                        LoketSendProgress progress,
                        gpointer progress_data,
                        GAsyncReadyCallback done,
                        gpointer done_data)
{
  GTask *task = g_task_new (self, cancellable, done, done_data);
  Sending *sending = g_new0 (Sending, 1);

  sending->stream = g_object_ref (stream);
  sending->progress = progress;
  sending->progress_data = progress_data;
  sending->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sending->parts = g_ptr_array_new_with_free_func (g_free);
  sending->buffer = g_malloc (LOKET_BLOB_PART);
  g_task_set_source_tag (task, loket_client_send_file);
  g_task_set_task_data (task, sending, sending_free);
  read_part (task);
}

/**
 * loket_client_send_file_finish:
 * @self: a client
 * @result: what the callback got
 * @error: set to why not: a refusal, %LOKET_ERROR_UNREACHABLE, or what the stream said
 *
 * Returns: (transfer full): the parts in their order, and what they are together
 */
LoketSentFile *
loket_client_send_file_finish (LoketClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loket_client_send_file), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
