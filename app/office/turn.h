/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn: what a handler gets to work with.  Only the desks of app/office include this. */
#pragma once

#include "core/officer.h"
#include "core/operations.h"
#include "office/devices.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct _LoketTurn LoketTurn;

/* Adds a capability: reads and writes through @turn only.  Returns (transfer full) the answer, or
 * %NULL with @error set and then nothing of the turn remains. */
typedef LoketRecord *(*LoketHandler) (LoketTurn *turn, LoketRecord *request, GError **error);

/* Slow work such as hashing, before the transaction and on a worker's thread, at most two at once:
 * the only writer is never held by it.  @caller may do the operation.  Returns (transfer full) what
 * loket_turn_prepared() gives to the handler, or %NULL with @error set, which is then the answer.
 */
typedef gpointer (*LoketPrepare) (LoketOffice *office,
                                  const LoketCaller *caller,
                                  LoketRecord *request,
                                  GError **error);

typedef struct {
  const LoketOperation *operation;
  LoketHandler handle;
  LoketPrepare prepare; /* (nullable) */
  GDestroyNotify free_prepared;
} LoketBinding;

/* One list of bindings a desk */
extern const LoketBinding loket_admin_desk[];
extern const LoketBinding loket_audit_desk[];
extern const LoketBinding loket_backup_desk[];
extern const LoketBinding loket_approval_desk[];
extern const LoketBinding loket_demo_desk[];
extern const LoketBinding loket_device_desk[];
extern const LoketBinding loket_officers_desk[];
extern const LoketBinding loket_queue_desk[];
extern const LoketBinding loket_session_desk[];
extern const LoketBinding loket_tend_desk[];

/* What the turn knows */
LoketTxn *loket_turn_txn (LoketTurn *turn);
LoketProfile *loket_turn_profile (LoketTurn *turn);
const LoketCaller *loket_turn_caller (LoketTurn *turn);
gint64 loket_turn_now (LoketTurn *turn);
gint64 loket_turn_not_before (LoketTurn *turn, gint64 time);
const char *loket_turn_day (LoketTurn *turn);
char *loket_turn_new_id (LoketTurn *turn) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_turn_ticket_key (LoketTurn *turn);
LoketOffice *loket_turn_office (LoketTurn *turn);
gpointer loket_turn_prepared (LoketTurn *turn);
LoketSession *loket_turn_session (LoketTurn *turn); /* (nullable), as the turn found it */
LoketOfficer *loket_turn_officer (LoketTurn *turn); /* (nullable), as the turn found him */
const LoketCertifier *loket_turn_certifier (LoketTurn *turn);

/* What the turn does: row, feed and audit at once */
gboolean loket_turn_insert (LoketTurn *turn, gpointer record, GError **error);
gboolean loket_turn_replace (LoketTurn *turn, gpointer before, gpointer after, GError **error);

/* Whether an officer or a device can be for that region. */
gboolean loket_turn_check_region (LoketTurn *turn, const char *area, GError **error);

/* What it wrote stays although the operation is refused, and the audit row names the officer that
 * it was about: for counting wrong passwords. */
void loket_turn_keep (LoketTurn *turn);
void loket_turn_set_officer (LoketTurn *turn, const char *officer);

/* An act that changes no record: what the audit row says of it, and what it was for. */
void loket_turn_note (LoketTurn *turn, gpointer record, const char *purpose);

/* Called by the dispatcher in the first write turn of a business day. */
gboolean loket_queue_begin_day (LoketTurn *turn, GError **error);

/* What time alone brings about; see loket_office_tend(). */
LoketRecord *loket_queue_tend (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_queue_needs_tending (LoketTurn *turn, gboolean *needs, GError **error);

/* The present state of the queue as feed events, appended to @events (element-type LoketEvent). */
gboolean loket_queue_state (LoketTxn *txn, const char *day, GPtrArray *events, GError **error);

G_END_DECLS
