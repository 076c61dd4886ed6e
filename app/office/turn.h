/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn: what a handler gets to work with.  Only the desks of app/office include this. */
#pragma once

#include "core/operations.h"
#include "office/office.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct _LoketTurn LoketTurn;

/* Adds a capability: reads and writes through @turn only.  Returns (transfer full) the answer, or
 * %NULL with @error set and then nothing of the turn remains. */
typedef LoketRecord *(*LoketHandler) (LoketTurn *turn, LoketRecord *request, GError **error);

typedef struct {
  const LoketOperation *operation;
  LoketHandler handle;
} LoketBinding;

/* One list of bindings a desk */
extern const LoketBinding loket_admin_desk[];
extern const LoketBinding loket_demo_desk[];
extern const LoketBinding loket_queue_desk[];

/* What the turn knows */
LoketTxn *loket_turn_txn (LoketTurn *turn);
LoketProfile *loket_turn_profile (LoketTurn *turn);
const LoketCaller *loket_turn_caller (LoketTurn *turn);
gint64 loket_turn_now (LoketTurn *turn);
gint64 loket_turn_not_before (LoketTurn *turn, gint64 time);
const char *loket_turn_day (LoketTurn *turn);
char *loket_turn_new_id (LoketTurn *turn) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_turn_ticket_key (LoketTurn *turn);

/* What the turn does: row, feed and audit at once */
gboolean loket_turn_insert (LoketTurn *turn, gpointer record, GError **error);
gboolean loket_turn_replace (LoketTurn *turn, gpointer before, gpointer after, GError **error);

/* Called by the dispatcher in the first write turn of a business day. */
gboolean loket_queue_begin_day (LoketTurn *turn, GError **error);

/* What time alone brings about; see loket_office_tend(). */
LoketRecord *loket_queue_tend (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_queue_needs_tending (LoketTurn *turn, gboolean *needs, GError **error);

/* The present state of the queue as feed events, appended to @events (element-type LoketEvent). */
gboolean loket_queue_state (LoketTxn *txn, const char *day, GPtrArray *events, GError **error);

G_END_DECLS
