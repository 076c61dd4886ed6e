/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the cards of a batch: which, how far, its papers, and its next step. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_BATCH_HEAD (loket_batch_head_get_type ())
G_DECLARE_FINAL_TYPE (LoketBatchHead, loket_batch_head, LOKET, BATCH_HEAD, GtkBox)

/* Signal "changed": the batch has gone on. */

GtkWidget *loket_batch_head_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void loket_batch_head_show (LoketBatchHead *self, LoketBatchView *view);
gboolean loket_batch_head_may_print (LoketBatchHead *self);

G_END_DECLS
