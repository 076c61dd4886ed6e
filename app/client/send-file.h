/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a file of any length to the hub in parts, each a blob; pages and the command line use it.
 */
#pragma once

#include "client/client.h"
#include "core/blob.h"

G_BEGIN_DECLS

typedef void (*LoketSendProgress) (gint64 bytes, gpointer data);

/* Parts that the hub has are not sent again, so that one begun anew goes on where it was. */
void loket_client_send_file (LoketClient *self,
                             GInputStream *stream,
                             GCancellable *cancellable,
                             LoketSendProgress progress,
                             gpointer progress_data,
                             GAsyncReadyCallback done,
                             gpointer done_data);
LoketSentFile *loket_client_send_file_finish (LoketClient *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
