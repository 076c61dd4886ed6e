/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rows of a list that were left out into a file, page after page. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

void loket_reject_file_save (LoketClient *client,
                             const char *batch,
                             const char *language,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback done,
                             gpointer done_data);
char *loket_reject_file_save_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
