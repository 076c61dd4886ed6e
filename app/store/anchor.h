/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors: how long the audit chains are and how they end, signed, to be kept where no thief of the
 * disk comes; the office writes one a day. */
#pragma once

#include "core/audit.h"
#include "store/txn.h"

G_BEGIN_DECLS

LoketAnchor *loket_txn_anchor (LoketTxn *txn, gint64 at, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketAnchor *loket_anchor_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_anchor_write (const char *path, LoketAnchor *anchor, GError **error);
char *loket_anchor_path (const char *dir, const char *day) G_GNUC_WARN_UNUSED_RESULT;

/* Both chains, against @anchor or, when that is absent, the newest one in DIR/anchors. */
LoketAuditReport *loket_txn_verify_chains (LoketTxn *txn,
                                           const char *anchor,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
