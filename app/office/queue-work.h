/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One act of a counter: what it changes, and what is kept of that so that it can be taken back. */
#pragma once

#include "core/journey.h"
#include "office/turn.h"

G_BEGIN_DECLS

typedef struct _LoketQueueWork LoketQueueWork;

LoketQueueWork *loket_queue_work_new (LoketTurn *turn,
                                      const LoketOperation *operation) G_GNUC_WARN_UNUSED_RESULT;
void loket_queue_work_free (LoketQueueWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketQueueWork, loket_queue_work_free)

LoketTurn *loket_queue_work_turn (LoketQueueWork *work);
gboolean loket_queue_work_move (LoketQueueWork *work,
                                LoketTicket *before,
                                LoketTicket *after,
                                GError **error);
gboolean loket_queue_work_change (LoketQueueWork *work,
                                  LoketTicket *before,
                                  LoketTicket *after,
                                  GError **error);
gboolean loket_queue_work_counter (LoketQueueWork *work,
                                   LoketCounter *before,
                                   LoketCounter *after,
                                   GError **error);
gboolean loket_queue_work_begin (LoketQueueWork *work, LoketTicket *ticket, GError **error);
gboolean loket_queue_work_call (LoketQueueWork *work, LoketCall *call, GError **error);
gboolean loket_queue_work_stay (LoketQueueWork *work,
                                LoketTicket *ticket,
                                LoketStay outcome,
                                GError **error);
gboolean loket_queue_work_keep (LoketQueueWork *work, const char *counter, GError **error);

LoketRecord *loket_queue_undo (LoketTurn *turn, LoketRecord *record, GError **error);

G_END_DECLS
