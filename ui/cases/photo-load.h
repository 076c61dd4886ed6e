/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph from the hub, or from a file, as a picture of a given size. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

void loket_photo_load (LoketProgram *program,
                       const char *sha256,
                       int side,
                       GCancellable *cancellable,
                       GAsyncReadyCallback done,
                       gpointer done_data);
void loket_photo_read (GFile *file,
                       int side,
                       GCancellable *cancellable,
                       GAsyncReadyCallback done,
                       gpointer done_data);
GdkTexture *loket_photo_load_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GtkFileChooserNative *loket_photo_chooser_new (GtkWidget *inside) G_GNUC_WARN_UNUSED_RESULT;
char *loket_photo_problem (LoketProgram *program, const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
