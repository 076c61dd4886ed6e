/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card's face with everything that it is drawn from: the templates of the office and the
 * photograph, fetched once each.  Preview and printing use the same. */
#pragma once

#include "printing/face.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

void loket_face_load (LoketProgram *program,
                      LoketCardFace *record,
                      GCancellable *cancellable,
                      GAsyncReadyCallback done,
                      gpointer done_data);
LoketFace *loket_face_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
