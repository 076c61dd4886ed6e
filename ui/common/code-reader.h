/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes in pictures: those of a camera as they come, or one from a file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LoketCodeReader LoketCodeReader;

LoketCodeReader *loket_code_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_code_reader_free (LoketCodeReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCodeReader, loket_code_reader_free)

char *loket_code_reader_read (LoketCodeReader *self,
                              const guint8 *dots,
                              int channels,
                              int width,
                              int height,
                              gsize stride) G_GNUC_WARN_UNUSED_RESULT;

void loket_code_reader_read_file (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback done,
                                  gpointer done_data);
char *loket_code_reader_read_file_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
