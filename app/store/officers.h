/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about officers, sessions and proposals to the store; app/office asks them. */
#pragma once

#include "core/officer.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Officers; what is not there is %LOKET_ERROR_NOT_FOUND. */
LoketOfficer *
loket_txn_officer (LoketTxn *txn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketOfficer *loket_txn_officer_by_login (LoketTxn *txn,
                                          const char *login,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_has_officers (LoketTxn *txn, gboolean *any, GError **error);
GPtrArray *loket_txn_officers (LoketTxn *txn, const char *area, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_set_password (LoketTxn *txn,
                                 const char *officer,
                                 const char *hash,
                                 const char *by,
                                 gint64 at,
                                 GError **error);
gboolean loket_txn_share_hands (LoketTxn *txn,
                                const char *one,
                                const char *other,
                                gboolean *share,
                                GError **error);
gboolean loket_txn_password (LoketTxn *txn, const char *officer, char **hash, GError **error);

/* Sessions by the SHA-256 of their token. */
gboolean loket_txn_set_session_token (LoketTxn *txn,
                                      const char *session,
                                      const char *token_sha256,
                                      GError **error);
LoketSession *loket_txn_session (LoketTxn *txn,
                                 const char *token_sha256,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_touch_session (LoketTxn *txn, const char *session, gint64 at, GError **error);
gboolean loket_txn_end_sessions (LoketTxn *txn,
                                 const char *officer,
                                 const char *but,
                                 gint64 at,
                                 GError **error);

/* Wrong passwords in a row; 0 when there were none. */
typedef struct {
  gint64 failures;
  gint64 last_at;
} LoketFailures;

gboolean loket_txn_failures (LoketTxn *txn,
                             const char *login_mac,
                             const char *device,
                             LoketFailures *failures,
                             GError **error);
gboolean loket_txn_count_failure (LoketTxn *txn,
                                  const char *login_mac,
                                  const char *device,
                                  gint64 at,
                                  GError **error);
gboolean loket_txn_forget_failures (LoketTxn *txn,
                                    const char *login_mac,
                                    const char *device,
                                    GError **error);

/* Proposals, oldest first. */
GPtrArray *
loket_txn_approvals (LoketTxn *txn, gboolean decided, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_approval_of (LoketTxn *txn,
                                const char *operation,
                                const char *result,
                                LoketApproval **approval,
                                GError **error);

G_END_DECLS
