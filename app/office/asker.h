/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, worked out from the token inside each transaction, and whether that is allowed; the
 * dispatcher in office.c goes through it for every operation. */
#pragma once

#include "core/officer.h"
#include "core/operations.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Without use a session is locked after this, and it ends after that (store.md 3). */
#define LOKET_SESSION_IDLE (10 * LOKET_MINUTE)
#define LOKET_SESSION_LENGTH (12 * LOKET_HOUR)
/* Use is noted this often at most, so a lock may come that much early, never late. */
#define LOKET_SESSION_TOUCH (15 * LOKET_SECOND)

typedef struct {
  LoketCaller caller; /* its texts belong to the members below */
  char *device;
  char *certificate;
  char *token;
  LoketSession *session; /* (nullable) valid in this transaction */
  LoketOfficer *officer; /* (nullable) its officer */
} LoketAsker;

void loket_asker_init (LoketAsker *asker, const LoketCaller *caller);
void loket_asker_clear (LoketAsker *asker);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketAsker, loket_asker_clear)

gboolean loket_asker_resolve (LoketAsker *asker, LoketTxn *txn, gint64 now, GError **error);
gboolean loket_asker_needs_touch (const LoketAsker *asker, gint64 now);

gboolean loket_caller_check_early (const LoketCaller *caller,
                                   const LoketOperation *operation,
                                   GError **error);
gboolean loket_asker_check (const LoketAsker *asker,
                            const LoketOperation *operation,
                            LoketRecord *request,
                            GError **error);
gboolean loket_caller_check_area (const LoketCaller *caller, LoketRecord *record, GError **error);

char *loket_token_sha256 (const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
