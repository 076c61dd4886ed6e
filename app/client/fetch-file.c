/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches the bytes of a file that a record of the hub names, and looks whether they are those;
 * pages with photographs use it. */
#include "config.h"

#include "client/fetch-file.h"

#include "client/client-private.h"
#include "core/error.h"

#include <string.h>

#define FILE_PATIENCE_MS (60 * 1000) /* eight megabytes over a slow line */

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const char *sha256 = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *real =
      bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (bytes == NULL) {
    g_task_return_error (task, error);
  } else if (strcmp (real, sha256) == 0) {
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  } else {
    g_bytes_unref (bytes);
    g_task_return_new_error (
        task, LOKET_ERROR, LOKET_ERROR_INTERNAL, "the hub sent another file than was asked for");
  }
}

/**
 * loket_client_fetch_file:
 * @self: a client that was started
 * @sha256: of a file that a record names, which the officer who is signed in may see
 * @cancellable: (nullable): breaks it off
 * @done: called once, with the main loop running
 * @done_data: for @done
 */
void
loket_client_fetch_file (LoketClient *self,
                         const char *sha256,
                         GCancellable *cancellable,
                         GAsyncReadyCallback done,
                         gpointer done_data)
{
  GTask *task = g_task_new (self, cancellable, done, done_data);
  const LoketTransportHeads heads = {
      .token = self->session != NULL ? self->session->token : NULL,
  };

  g_task_set_source_tag (task, loket_client_fetch_file);
  g_task_set_task_data (task, g_strdup (sha256), g_free);
  loket_calls_get (self->calls,
                   g_task_new (self, cancellable, fetched_cb, task),
                   sha256,
                   &heads,
                   FILE_PATIENCE_MS);
}

/**
 * loket_client_fetch_file_finish:
 * @self: a client
 * @result: what the callback got
 * @error: set to a refusal, %LOKET_ERROR_UNREACHABLE, or %LOKET_ERROR_INTERNAL for other bytes than
 *   those
 *
 * Returns: (transfer full): the file
 */
GBytes *
loket_client_fetch_file_finish (LoketClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loket_client_fetch_file), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
