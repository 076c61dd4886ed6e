/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What making and restoring of backups share; only backup.c and restore.c look at it. */
#pragma once

#include "store/backup.h"
#include "store/seal.h"

#include "core/audit.h"

G_BEGIN_DECLS

#define LOKET_BACKUP_BUFFER (256 * 1024)

LoketAnchor *loket_txn_anchor_with (LoketTxn *txn,
                                    const char *access_dir,
                                    gint64 at,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
