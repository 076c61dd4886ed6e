/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls and the way through several desks have in common; app/office/calling.c has it. */
#pragma once

#include "office/queue-work.h"

G_BEGIN_DECLS

LoketCounter *
loket_calling_counter (LoketTurn *turn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_calling_hold (LoketQueueWork *work, LoketCounter *before, const char *ticket, GError **error);
gboolean loket_calling_let_go (LoketQueueWork *work, LoketTicket *ticket, GError **error);
gboolean loket_calling_finish_held (LoketQueueWork *work, LoketCounter *counter, GError **error);
LoketTicket *loket_calling_call (LoketQueueWork *work,
                                 LoketTicket *before,
                                 LoketCounter *counter,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
