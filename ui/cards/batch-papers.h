/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that go with a batch: its cover sheet, and the list on which cards are signed for. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_BATCH_COVER,
  LOKET_BATCH_SIGNATURES,
} LoketBatchPaperKind;

GtkWidget *loket_batch_papers_new (LoketProgram *program,
                                   LoketBatchView *view,
                                   LoketBatchPaperKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
