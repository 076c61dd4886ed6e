/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of closed services, as the desk of the queue and the feed need it. */
#pragma once

#include "office/turn.h"

G_BEGIN_DECLS

gboolean loket_closure_check (LoketTurn *turn, const char *service, GError **error);
gboolean loket_closure_feed (LoketTxn *txn, GPtrArray *events, GError **error);

G_END_DECLS
