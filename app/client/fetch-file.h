/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches the bytes of a file that a record of the hub names: photographs, scans, letters. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

void loket_client_fetch_file (LoketClient *self,
                              const char *sha256,
                              GCancellable *cancellable,
                              GAsyncReadyCallback done,
                              gpointer done_data);
GBytes *loket_client_fetch_file_finish (LoketClient *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
